//! The legal day of an instant: terms are counted in Kazakhstan's days.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz,
};

/// Hours by which Kazakhstan is ahead of UTC: one time zone since 1 March 2024.
const KAZAKHSTAN_HOURS: i8 = 5;

/// The day on which an instant falls in Kazakhstan.
///
/// No case of this project is older than the single time zone, so the offset is fixed.
pub fn legal_day(at: Timestamp) -> Date {
    local_datetime(at).date()
}

/// The day and hour of an instant in Kazakhstan.
pub fn local_datetime(at: Timestamp) -> DateTime {
    tz::TimeZone::fixed(tz::offset(KAZAKHSTAN_HOURS)).to_datetime(at)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_begins_five_hours_before_that_of_utc() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(legal_day(at("2026-11-22T18:59:59Z")), date(2026, 11, 22));
        assert_eq!(legal_day(at("2026-11-22T19:00:00Z")), date(2026, 11, 23));
    }
}
