//! E-mail addresses and telephone numbers.

use std::{fmt, str::FromStr};

use super::{
    super::error::{Expected, Mismatch},
    bounded,
    endpoint::is_host_name,
    pieces,
};

const EMAIL_CHARS_MAX: usize = 254;
const LOCAL_PART_CHARS_MAX: usize = 64;

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// A telephone number with its country code, and an extension where there is one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    number: String,
    extension: Option<String>,
}

impl Email {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = Mismatch;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        email(text)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Phone {
    /// The number as `+77011234567`.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The extension.
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }
}

impl FromStr for Phone {
    type Err = Mismatch;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        phone(text).ok_or_else(|| Mismatch::new(Expected::Phone, text))
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.number.get(..2), self.number.get(2..5), self.number.get(5..)) {
            (Some("+7"), Some(code), Some(rest)) if rest.len() == 7 => {
                write!(out, "+7 {code} {} {} {}", &rest[..3], &rest[3..5], &rest[5..])?;
            }
            _ => out.write_str(&self.number)?,
        }
        match &self.extension {
            Some(extension) => write!(out, " ({extension})"),
            None => Ok(()),
        }
    }
}

/// Reads an e-mail address.
pub(in super::super) fn email(text: &str) -> Result<Email, Mismatch> {
    let text = text.trim();
    let fits = |(local, domain): (&str, &str)| {
        let chars = |char: char| char.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~-.".contains(char);
        !local.is_empty()
            && local.chars().count() <= LOCAL_PART_CHARS_MAX
            && local.chars().all(chars)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && domain.contains('.')
            && is_host_name(domain)
    };
    if text.chars().count() <= EMAIL_CHARS_MAX && text.rsplit_once('@').is_some_and(fits) {
        return Ok(Email(text.to_owned()));
    }
    Err(Mismatch::new(Expected::Email, text))
}

/// Reads a list of telephone numbers.
pub(in super::super) fn phones(text: &str) -> Result<Vec<Phone>, Mismatch> {
    let phones = pieces(text).map(str::parse).collect::<Result<Vec<Phone>, _>>()?;
    bounded(phones, Expected::Phone, text)
}

/// A number after an optional label (`моб.:`), before an optional extension (`вн. 12`).
fn phone(text: &str) -> Option<Phone> {
    let start = text.find(|char: char| char.is_ascii_digit() || matches!(char, '+' | '('))?;
    let label = |char: char| char.is_alphabetic() || " .:-–—".contains(char);
    if !text[..start].chars().all(label) {
        return None;
    }
    let rest = &text[start..];
    let end = rest.find(char::is_alphabetic).unwrap_or(rest.len());
    let extension = extension(&rest[end..])?;
    Some(Phone { number: number(rest[..end].trim_end_matches([' ', '(']))?, extension })
}

/// The digits after a word: `вн. 12`, `ішкі 12`, `ext 12`; nothing where there is no word.
fn extension(text: &str) -> Option<Option<String>> {
    if text.is_empty() {
        return Some(None);
    }
    let word = |char: char| char.is_alphabetic() || matches!(char, '.' | ':' | ' ');
    let digits = text.trim_start_matches(word).trim_end_matches([')', ' ', '.']);
    let fits = (1..=6).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
    fits.then(|| Some(digits.to_owned()))
}

/// The number with its country code: `+`, or the 8 and 7 of Kazakhstan.
fn number(text: &str) -> Option<String> {
    let international = text.starts_with('+');
    let mut digits = String::new();
    for char in text.chars().skip(usize::from(international)) {
        match char {
            '0'..='9' => digits.push(char),
            ' ' | '\u{a0}' | '(' | ')' | '-' | '–' | '—' | '.' | '/' => {}
            _ => return None,
        }
    }
    let country = |digits: &str| digits.starts_with("77") || digits.starts_with("76");
    if international {
        let length = if digits.starts_with('7') { 11..=11 } else { 8..=15 };
        return (length.contains(&digits.len()) && !digits.starts_with('0'))
            .then(|| format!("+{digits}"));
    }
    if digits.len() == 10 {
        digits.insert(0, '7');
    } else if digits.len() == 11 && digits.starts_with('8') {
        digits.replace_range(..1, "7");
    }
    (digits.len() == 11 && country(&digits)).then(|| format!("+{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_read_as_people_in_kazakhstan_write_it() {
        // RA 1, RA 2 table 5.3
        let rows = [
            ("+7 701 123 45 67", "+7 701 123 45 67"),
            ("8 (701) 123-45-67", "+7 701 123 45 67"),
            ("87011234567", "+7 701 123 45 67"),
            ("7011234567", "+7 701 123 45 67"),
            ("8 (7172) 74-99-99", "+7 717 274 99 99"),
            ("+7 (7172) 74 99 99 вн. 1203", "+7 717 274 99 99 (1203)"),
            ("+7 (7172) 74-99-99 (ішкі 12)", "+7 717 274 99 99 (12)"),
            ("моб.: 8-701-123-45-67", "+7 701 123 45 67"),
            ("+49 30 901820", "+4930901820"),
        ];
        for (text, shown) in rows {
            assert_eq!(text.parse::<Phone>().unwrap().to_string(), shown, "{text}");
        }
        for text in ["", "телефон", "123", "8 900 123 45 67", "+7 701 123 45", "+7 701 123 45 6x"]
        {
            assert!(text.parse::<Phone>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_list_of_numbers_names_the_piece_that_is_none() {
        assert_eq!(phones("+7 701 123 45 67; 8 7172 74 99 99").unwrap().len(), 2);
        assert_eq!(phones("+7 701 123 45 67, 12").unwrap_err().found, "12");
    }

    #[test]
    fn an_email_address_has_a_name_and_a_domain() {
        // RA 1
        let rows = [
            ("name@example.kz", true),
            ("aigul.s+test@mail.gov.kz", true),
            ("аты@пошта.қаз", true),
            ("name@localhost", false),
            ("name@@example.kz", false),
            ("na me@example.kz", false),
            (".name@example.kz", false),
            ("na..me@example.kz", false),
            ("name@example..kz", false),
            ("@example.kz", false),
            ("name", false),
        ];
        for (text, fits) in rows {
            assert_eq!(email(text).is_ok(), fits, "{text}");
        }
    }
}
