//! Identification numbers: BIN of a legal entity, IIN of a person.

use std::fmt;

use jiff::civil::Date;

use super::super::{
    checked::Identifiers,
    error::{Expected, Mismatch},
};

const DIGITS: usize = 12;
/// The weights of the check digit, and those of the second pass where the first gives 10.
const WEIGHTS: [[u32; 11]; 2] =
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]];

/// A business identification number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bin(String);

/// An individual identification number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iin(String);

/// The number of an applicant: an organisation's BIN or a person's IIN.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApplicantId {
    /// A legal entity, a branch or a joint enterprise.
    Bin(Bin),
    /// A person.
    Iin(Iin),
}

impl Bin {
    /// Reads a BIN. Its year of registration has two digits only, so no day bounds it.
    ///
    /// # Errors
    /// What keeps the text from being a BIN.
    pub fn parse(text: &str, identifiers: Identifiers) -> Result<Bin, Mismatch> {
        let digits = digits(text, Expected::Bin)?;
        match identifiers {
            Identifiers::Strict => bin_structure(&digits)?,
            Identifiers::TestAllowed => {}
        }
        Ok(Bin(shown(&digits)))
    }

    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Iin {
    /// Reads an IIN.
    ///
    /// # Errors
    /// What keeps the text from being the IIN of a person born by `today`.
    pub fn parse(text: &str, identifiers: Identifiers, today: Date) -> Result<Iin, Mismatch> {
        let digits = digits(text, Expected::Iin)?;
        match identifiers {
            Identifiers::Strict => iin_structure(&digits, today)?,
            Identifiers::TestAllowed => {}
        }
        Ok(Iin(shown(&digits)))
    }

    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ApplicantId {
    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        match self {
            ApplicantId::Bin(bin) => bin.as_str(),
            ApplicantId::Iin(iin) => iin.as_str(),
        }
    }

    /// Whether the number would also be accepted outside a test environment.
    pub fn is_regular(&self, today: Date) -> bool {
        match self {
            ApplicantId::Bin(bin) => Bin::parse(bin.as_str(), Identifiers::Strict).is_ok(),
            ApplicantId::Iin(iin) => Iin::parse(iin.as_str(), Identifiers::Strict, today).is_ok(),
        }
    }
}

impl fmt::Display for Bin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for Iin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for ApplicantId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// A BIN or an IIN: the fifth digit, a day's first or an entity's type, tells them apart.
pub(in super::super) fn applicant_id(
    text: &str,
    identifiers: Identifiers,
    today: Date,
) -> Result<ApplicantId, Mismatch> {
    let digits = digits(text, Expected::ApplicantId)?;
    if digits[4] >= 4 {
        Bin::parse(text, identifiers).map(ApplicantId::Bin)
    } else {
        Iin::parse(text, identifiers, today).map(ApplicantId::Iin)
    }
}

fn digits(text: &str, expected: Expected) -> Result<[u8; DIGITS], Mismatch> {
    let chars = text.chars().filter(|char| !char.is_whitespace() && *char != '-');
    let digits: Option<Vec<u8>> =
        chars.take(DIGITS + 1).map(|char| u8::try_from(char.to_digit(10)?).ok()).collect();
    digits.and_then(|digits| digits.try_into().ok()).ok_or_else(|| Mismatch::new(expected, text))
}

fn shown(digits: &[u8]) -> String {
    digits.iter().map(u8::to_string).collect()
}

fn bin_structure(digits: &[u8; DIGITS]) -> Result<(), Mismatch> {
    let wrong = |expected| Err(Mismatch::new(expected, &shown(digits)));
    if !(1..=12).contains(&two(digits, 2)) {
        return wrong(Expected::RegistrationMonth);
    }
    if !(4..=6).contains(&digits[4]) {
        return wrong(Expected::EntityType);
    }
    if digits[5] > 3 {
        return wrong(Expected::EntityAttribute);
    }
    check_digit(digits)
}

fn iin_structure(digits: &[u8; DIGITS], today: Date) -> Result<(), Mismatch> {
    let wrong = |expected| Err(Mismatch::new(expected, &shown(digits)));
    // Foreigners' numbers are known with 0 as the seventh digit, which leaves the century open.
    let centuries: &[i16] = match digits[6] {
        0 => &[1900, 2000],
        1 | 2 => &[1800],
        3 | 4 => &[1900],
        5 | 6 => &[2000],
        _ => return wrong(Expected::CenturyDigit),
    };
    let born = |century: &i16| {
        let (month, day) = (i8::try_from(two(digits, 2)).ok()?, i8::try_from(two(digits, 4)).ok()?);
        Date::new(century + i16::from(two(digits, 0)), month, day).ok()
    };
    if !centuries.iter().filter_map(born).any(|day| day <= today) {
        return wrong(Expected::BirthDate);
    }
    check_digit(digits)
}

fn two(digits: &[u8; DIGITS], at: usize) -> u8 {
    digits[at] * 10 + digits[at + 1]
}

fn check_digit(digits: &[u8; DIGITS]) -> Result<(), Mismatch> {
    let sum = |weights: &[u32; 11]| {
        digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum::<u32>()
    };
    let expected = WEIGHTS.iter().map(|weights| sum(weights) % 11).find(|check| *check < 10);
    match expected.and_then(|check| u8::try_from(check).ok()) {
        None => Err(Mismatch::new(Expected::AssignableNumber, &shown(digits))),
        Some(check) if check != digits[DIGITS - 1] => {
            Err(Mismatch::new(Expected::CheckDigit(check), &shown(digits)))
        }
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn strict(text: &str) -> Result<ApplicantId, Expected> {
        applicant_id(text, Identifiers::Strict, date(2026, 11, 22)).map_err(|it| it.expected)
    }

    #[test]
    fn an_applicants_number_is_checked_to_its_last_digit() {
        // RA 1: the applicant's BIN; of a person the IIN.
        let rows = [
            ("240140000011", Ok("bin")),
            ("240141000027", Ok("bin")),
            ("240150000036", Ok("bin")),
            ("000740000728", Ok("bin")),
            ("9001 0130 0007", Ok("iin")),
            ("851231400011", Ok("iin")),
            ("900101300811", Ok("iin")),
            ("900101300008", Err(Expected::CheckDigit(7))),
            ("900101300801", Err(Expected::AssignableNumber)),
            ("240140000012", Err(Expected::CheckDigit(1))),
            ("241340000011", Err(Expected::RegistrationMonth)),
            ("240170000011", Err(Expected::EntityType)),
            ("240144000011", Err(Expected::EntityAttribute)),
            ("900231300007", Err(Expected::BirthDate)),
            ("270101500007", Err(Expected::BirthDate)),
            ("900101700007", Err(Expected::CenturyDigit)),
            ("90010130000", Err(Expected::ApplicantId)),
            ("9001013000071", Err(Expected::ApplicantId)),
            ("90010130000x", Err(Expected::ApplicantId)),
            ("٩٠٠١٠١٣٠٠٠٠٧", Err(Expected::ApplicantId)),
            ("", Err(Expected::ApplicantId)),
        ];
        for (text, expected) in rows {
            let found = strict(text).map(|id| match id {
                ApplicantId::Bin(_) => "bin",
                ApplicantId::Iin(_) => "iin",
            });
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_number_that_neither_pass_gives_a_digit_is_not_assignable() {
        // Both passes give 10 for these eleven digits, so no twelfth digit fits.
        for last in 0..10 {
            let text = format!("90010130080{last}");
            assert_eq!(strict(&text), Err(Expected::AssignableNumber), "{text}");
        }
    }

    #[test]
    fn a_test_certificates_number_is_accepted_only_where_tests_are_allowed() {
        let today = date(2026, 11, 22);
        for text in ["123456789011", "123456789012", "123456789021"] {
            assert!(strict(text).is_err(), "{text}");
            let id = applicant_id(text, Identifiers::TestAllowed, today).unwrap();
            assert!(!id.is_regular(today), "{text}");
        }
        assert!(applicant_id("12345678901", Identifiers::TestAllowed, today).is_err());
    }
}
