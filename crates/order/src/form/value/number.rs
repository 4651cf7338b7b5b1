//! How many, how big, how often.

use std::{fmt, iter::Sum};

use super::super::error::{Expected, Mismatch};

/// The most that a cell of amounts may say.
pub const AMOUNT_MAX: u32 = 1_000_000_000;
/// The largest size that a row may state, in Mbyte.
pub const MEGABYTES_MAX: u64 = 1_000_000_000;
/// The most requests per second that a row may state.
pub const RATE_MAX: u64 = 1_000_000_000;

const AMOUNT_UNITS: [&str; 7] = ["шт", "дана", "ед", "бірлік", "pcs", "бет", "стр"];
const MEGABYTE_UNITS: [&str; 5] = ["мбайт", "мб", "mbyte", "mb", "мегабайт"];
const RATE_UNITS: [&str; 8] =
    ["rps", "req/s", "запр/с", "запросов/с", "запр/сек", "сұрау/с", "/с", "/s"];

/// How many pieces, accounts, users or pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(u32);

/// A size in millionths of a Mbyte, which is bytes where 1 Mbyte is 1,000,000 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Megabytes(u64);

/// Requests (packets) per second, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rate(u64);

impl Amount {
    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Megabytes {
    /// The size in bytes of which 1,000,000 are one Mbyte.
    pub const fn bytes(self) -> u64 {
        self.0
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl Sum for Megabytes {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        Megabytes(sizes.fold(0, |sum, size| sum.saturating_add(size.0)))
    }
}

impl Rate {
    /// Thousandths of a request per second.
    pub const fn in_thousandths(self) -> u64 {
        self.0
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

impl fmt::Display for Megabytes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(out, self.0, 6)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(out, self.0, 3)
    }
}

/// Reads a whole number of at least `least`: `1 000`, `3 шт.`.
pub(in super::super) fn amount(text: &str, least: u32) -> Result<Amount, Mismatch> {
    let expected = || Expected::Whole { least: least.into(), most: AMOUNT_MAX.into() };
    fixed(text, &AMOUNT_UNITS, 0)
        .and_then(|number| u32::try_from(number).ok())
        .filter(|number| (least..=AMOUNT_MAX).contains(number))
        .map(Amount)
        .ok_or_else(|| Mismatch::new(expected(), text))
}

/// Reads a size in Mbyte: `12,5`, `0.004 МБ`.
pub(in super::super) fn megabytes(text: &str) -> Result<Megabytes, Mismatch> {
    fixed(text, &MEGABYTE_UNITS, 6)
        .filter(|millionths| *millionths <= MEGABYTES_MAX * 1_000_000)
        .map(Megabytes)
        .ok_or_else(|| Mismatch::new(Expected::Megabytes, text))
}

/// Reads requests per second: `100`, `0,5`, `1 000 rps`.
pub(in super::super) fn rate(text: &str) -> Result<Rate, Mismatch> {
    fixed(text, &RATE_UNITS, 3)
        .filter(|thousandths| *thousandths <= RATE_MAX * 1_000)
        .map(Rate)
        .ok_or_else(|| Mismatch::new(Expected::Rate, text))
}

/// A number that is not negative, times ten to `places`: spaces group its digits, a comma or a
/// point divides its fraction, one of the units may follow. Further places are rounded up, so that
/// nothing becomes nothing but 0 itself.
pub(super) fn fixed(text: &str, units: &[&str], places: usize) -> Option<u64> {
    let lower = text.trim().to_lowercase();
    let number = lower.trim_end_matches('.');
    let number = units.iter().find_map(|unit| number.strip_suffix(unit)).unwrap_or(number);
    let compact: String = number.chars().filter(|char| !char.is_whitespace()).collect();
    let (whole, fraction) = compact.split_once([',', '.']).unwrap_or((&compact, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let divided = compact.len() > whole.len();
    if whole.is_empty() || !digits(whole) || !digits(fraction) || (divided && fraction.is_empty()) {
        return None;
    }
    let kept = &fraction[..fraction.len().min(places)];
    let number: u64 = format!("{whole}{kept:0<places$}").parse().ok()?;
    let beyond = fraction[kept.len()..].bytes().any(|byte| byte != b'0');
    if beyond && places == 0 {
        return None;
    }
    number.checked_add(u64::from(beyond))
}

fn decimal(out: &mut fmt::Formatter<'_>, number: u64, places: u32) -> fmt::Result {
    let (whole, rest) = (number / 10_u64.pow(places), number % 10_u64.pow(places));
    if rest == 0 {
        return write!(out, "{whole}");
    }
    let rest = format!("{rest:0width$}", width = usize::try_from(places).unwrap_or_default());
    write!(out, "{whole}.{}", rest.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_a_whole_number_in_its_bounds() {
        // RA 2 tables 5.1, 5.8, 5.9, 6
        let rows = [
            ("1", Some(1)),
            (" 1 000 ", Some(1_000)),
            ("1\u{a0}000", Some(1_000)),
            ("3 шт.", Some(3)),
            ("2,0", Some(2)),
            ("2,5", None),
            ("0", None),
            ("-1", None),
            ("+1", None),
            ("1000000001", None),
            ("99999999999999999999999999", None),
            ("два", None),
            ("=1+1", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(amount(text, 1).ok().map(Amount::get), expected, "{text}");
        }
        assert_eq!(amount("0", 0).unwrap().get(), 0);
    }

    #[test]
    fn a_size_is_read_with_comma_or_point_to_the_byte() {
        // M 12, RA 2 tables 5.11 and 5.12
        let rows = [
            ("12,5", Some(12_500_000)),
            ("12.5 МБ", Some(12_500_000)),
            ("1 024 Мбайт", Some(1_024_000_000)),
            ("0.000001", Some(1)),
            ("0.0000001", Some(1)),
            ("0", Some(0)),
            ("0,0", Some(0)),
            ("1,024.5", None),
            ("12,", None),
            ("12 ГБ", None),
            ("-1", None),
            ("1e3", None),
        ];
        for (text, expected) in rows {
            assert_eq!(megabytes(text).ok().map(Megabytes::bytes), expected, "{text}");
        }
        assert_eq!(megabytes("12,50").unwrap().to_string(), "12.5");
        let sum: Megabytes = ["0,1", "0.2"].into_iter().flat_map(megabytes).sum();
        assert_eq!(sum.to_string(), "0.3");
    }

    #[test]
    fn requests_per_second_may_be_a_fraction() {
        // M 24
        let rows = [
            ("100", Some("100")),
            ("0,5", Some("0.5")),
            ("1 000 rps", Some("1000")),
            ("50 запр/с", Some("50")),
            ("много", None),
            ("1000000001", None),
        ];
        for (text, expected) in rows {
            let found = rate(text).ok().map(|rate| rate.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
