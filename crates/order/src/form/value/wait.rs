//! Lengths of time with their units.

use std::fmt;

use super::{
    super::error::{Expected, Mismatch},
    number::fixed,
};

/// The longest wait that a row may state.
pub const WAIT_MILLISECONDS_MAX: u64 = 24 * 60 * 60 * 1_000;

/// Units by their usual spellings in three languages, in milliseconds.
const UNITS: [(&[&str], u64); 4] = [
    (
        &[
            "мс",
            "мсек",
            "миллисекунд",
            "миллисекунда",
            "миллисекунды",
            "ms",
            "msec",
            "millisecond",
            "milliseconds",
        ],
        1,
    ),
    (&["с", "сек", "секунд", "секунда", "секунды", "s", "sec", "second", "seconds"], 1_000),
    (&["м", "мин", "минут", "минута", "минуты", "m", "min", "minute", "minutes"], 60_000),
    (&["ч", "час", "часа", "часов", "сағ", "сағат", "h", "hour", "hours"], 3_600_000),
];

/// A length of time, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Wait(u64);

/// Whether a wait's unit was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Unit {
    /// It was.
    Written,
    /// It was not: the number is read as seconds.
    Assumed,
}

impl Wait {
    /// The milliseconds.
    pub const fn milliseconds(self) -> u64 {
        self.0
    }
}

impl fmt::Display for Wait {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => out.write_str("0 s"),
            ms if ms % 1_000 == 0 => write!(out, "{} s", ms / 1_000),
            ms => write!(out, "{ms} ms"),
        }
    }
}

/// Reads `5 с`, `500 мс`, `1,5 min`, `1 мин 30 с`; a bare number is seconds.
pub(in super::super) fn wait(text: &str) -> Result<(Wait, Unit), Mismatch> {
    read(&text.trim().to_lowercase())
        .filter(|(wait, _)| wait.0 <= WAIT_MILLISECONDS_MAX)
        .ok_or_else(|| Mismatch::new(Expected::Wait, text))
}

fn read(text: &str) -> Option<(Wait, Unit)> {
    if let Some(milliseconds) = fixed(text, &[], 3) {
        return Some((Wait(milliseconds), Unit::Assumed));
    }
    let mut rest = text;
    let mut sum: u64 = 0;
    while !rest.is_empty() {
        let end = rest.find(char::is_alphabetic)?;
        let (number, tail) = rest.split_at(end);
        let end = tail.find(|char: char| !char.is_alphabetic()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(end);
        sum = sum.checked_add(milliseconds(number, unit)?)?;
        rest = tail.trim_start_matches(['.', ' ', '\u{a0}']);
    }
    (sum > 0 || text.contains('0')).then_some((Wait(sum), Unit::Written))
}

fn milliseconds(number: &str, unit: &str) -> Option<u64> {
    let (_, factor) = UNITS.iter().find(|(spellings, _)| spellings.contains(&unit))?;
    let thousandths = fixed(number, &[], 3)?;
    Some(thousandths.checked_mul(*factor)?.div_ceil(1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_read_with_its_unit_and_without_one_as_seconds() {
        // M 24, RA 2 tables 5.9 and 5.10
        let rows = [
            ("5 с", Some((5_000, Unit::Written))),
            ("5 сек.", Some((5_000, Unit::Written))),
            ("500 мс", Some((500, Unit::Written))),
            ("500ms", Some((500, Unit::Written))),
            ("1,5 мин", Some((90_000, Unit::Written))),
            ("1 мин 30 с", Some((90_000, Unit::Written))),
            ("2 минут", Some((120_000, Unit::Written))),
            ("1 сағат", Some((3_600_000, Unit::Written))),
            ("24 h", Some((86_400_000, Unit::Written))),
            ("25 h", None),
            ("5", Some((5_000, Unit::Assumed))),
            ("0,25", Some((250, Unit::Assumed))),
            ("5 дней", None),
            ("с", None),
            ("5 с 3", None),
            ("-5 с", None),
            ("", None),
        ];
        for (text, expected) in rows {
            let found = wait(text).ok().map(|(wait, unit)| (wait.milliseconds(), unit));
            assert_eq!(found, expected, "{text}");
        }
    }
}
