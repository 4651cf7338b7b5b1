//! A clock that is set by hand.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use conduct::Clock;
use jiff::{Timestamp, civil::Date, tz};
use order::{Calendar, legal_day};

const MINUTE_US: i64 = 60_000_000;
/// Ten o'clock in Kazakhstan, by UTC.
const TEN: i8 = 5;

/// A clock that stands until it is moved. Copies show the same time.
#[derive(Debug, Clone)]
pub struct HandClock(Arc<AtomicI64>);

impl HandClock {
    /// A clock that shows this instant.
    pub fn at(instant: Timestamp) -> Self {
        HandClock(Arc::new(AtomicI64::new(instant.as_microsecond())))
    }

    /// A clock that shows ten in the morning of this day in Kazakhstan.
    pub fn on(day: Date) -> Self {
        HandClock::at(morning(day))
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The legal day that it shows.
    pub fn today(&self) -> Date {
        legal_day(self.now())
    }

    /// Sets it to an instant.
    pub fn set(&self, instant: Timestamp) {
        self.0.store(instant.as_microsecond(), Ordering::SeqCst);
    }

    /// Sets it to ten in the morning of a day in Kazakhstan.
    pub fn set_day(&self, day: Date) {
        self.set(morning(day));
    }

    /// Moves it on by minutes.
    pub fn pass_minutes(&self, minutes: i64) {
        self.0.fetch_add(minutes * MINUTE_US, Ordering::SeqCst);
    }

    /// Moves it on to the morning of a later working day.
    pub fn pass_working_days(&self, days: u32) {
        self.set_day(Calendar::official().add_working_days(self.today(), days));
    }

    /// The clock as the use cases take it.
    pub fn for_conduct(&self) -> Clock {
        let clock = self.clone();
        Arc::new(move || clock.now())
    }
}

fn morning(day: Date) -> Timestamp {
    let at = day.at(TEN, 0, 0, 0).to_zoned(tz::TimeZone::UTC);
    at.map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_clock_stands_until_it_is_moved_and_knows_working_days() {
        let clock = HandClock::on(date(2026, 11, 20));
        let shown = clock.for_conduct();
        assert_eq!(clock.today(), date(2026, 11, 20));
        clock.pass_minutes(5);
        assert_eq!(shown().to_string(), "2026-11-20T05:05:00Z");
        clock.pass_working_days(1);
        assert_eq!(clock.today(), date(2026, 11, 23));
    }
}
