//! Dates in figures.

use jiff::civil::{Date, date as day};

use super::super::error::{Expected, Mismatch};

/// The earliest day that a form may name.
pub(in super::super) const EARLIEST: Date = day(1970, 1, 1);

/// Reads `31.12.2025`, `31/12/2025` or `2025-12-31`, with `г.` or `ж.` after it or not.
pub(in super::super) fn date(text: &str) -> Result<Date, Mismatch> {
    let figures = text.trim().trim_end_matches(['г', 'ж', '.', ' ']);
    read(figures).ok_or_else(|| Mismatch::new(Expected::Date, text))
}

fn read(figures: &str) -> Option<Date> {
    let parts: Vec<&str> = figures.split(['.', '/', '-']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = match (first.len(), last.len()) {
        (4, 1..=2) => (first, last),
        (1..=2, 4) if !figures.contains('-') => (last, first),
        _ => return None,
    };
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if ![first, month, last].into_iter().all(|part| plain(part)) || month.len() > 2 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (date.year() >= 1000).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_the_customary_figures() {
        // RA 1, RA 2 tables 5.11 and 6
        let rows = [
            ("31.12.2025", Some(day(2025, 12, 31))),
            ("1.2.2025", Some(day(2025, 2, 1))),
            ("31/12/2025", Some(day(2025, 12, 31))),
            ("2025-12-31", Some(day(2025, 12, 31))),
            ("31.12.2025 г.", Some(day(2025, 12, 31))),
            ("31.12.2025 ж.", Some(day(2025, 12, 31))),
            ("29.02.2024", Some(day(2024, 2, 29))),
            ("29.02.2025", None),
            ("31.12.25", None),
            ("45291", None),
            ("12.2025", None),
            ("+1.02.2025", None),
            ("31-12-2025", None),
            ("0000-01-01", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(date(text).ok(), expected, "{text}");
        }
    }
}
