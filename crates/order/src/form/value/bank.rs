//! Bank details: account (IBAN of Kazakhstan), bank code (BIC), beneficiary code.

use std::{fmt, str::FromStr};

use super::super::error::{Expected, Mismatch};

const IBAN_CHARS: usize = 20;

/// An account of Kazakhstan: `KZ`, 2 check digits, 3 digits of the bank, 13 letters or digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

/// The code of a bank of Kazakhstan (ISO 9362).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bic(String);

/// The beneficiary code: residence and sector of the economy, two digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BeneficiaryCode(String);

impl Iban {
    /// The twenty characters without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The three digits of the bank.
    pub fn bank(&self) -> &str {
        self.0.get(4..7).unwrap_or_default()
    }
}

impl FromStr for Iban {
    type Err = Mismatch;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let code = compact(text);
        let wrong = |expected| Err(Mismatch::new(expected, text));
        let digits = |part: Option<&str>| {
            part.is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        if code.len() != IBAN_CHARS
            || !code.starts_with("KZ")
            || !digits(code.get(2..7))
            || !code.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            return wrong(Expected::Iban);
        }
        let check = check_digits(&code[4..]);
        if code[2..4] != check {
            return wrong(Expected::IbanCheckDigits(check));
        }
        Ok(Iban(code))
    }
}

impl Bic {
    /// The code's 8 or 11 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Bic {
    type Err = Mismatch;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let code = compact(text);
        let bank = code.bytes().take(4).all(|byte| byte.is_ascii_alphabetic());
        let rest = code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let country = code.get(4..6) == Some("KZ");
        if bank && rest && country && (code.len() == 8 || code.len() == 11) {
            return Ok(Bic(code));
        }
        Err(Mismatch::new(Expected::Bic, text))
    }
}

impl BeneficiaryCode {
    /// The two digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BeneficiaryCode {
    type Err = Mismatch;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let code = compact(text);
        let bytes = code.as_bytes();
        // Residence is 1 or 2, the sector 0 to 9.
        if matches!(bytes, [b'1' | b'2', b'0'..=b'9']) {
            return Ok(BeneficiaryCode(code));
        }
        Err(Mismatch::new(Expected::BeneficiaryCode, text))
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for Bic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for BeneficiaryCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

fn compact(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect::<String>().to_ascii_uppercase()
}

/// The check digits of an account's characters after them: 98 less the number modulo 97.
fn check_digits(rest: &str) -> String {
    let number = rest.chars().chain("KZ00".chars()).filter_map(|char| char.to_digit(36));
    let remainder = number.fold(0, |remainder: u32, value| {
        let shift = if value > 9 { 100 } else { 10 };
        (remainder * shift + value) % 97
    });
    format!("{:02}", 98 - remainder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_checked_modulo_97() {
        // RA 1: the applicant's bank details.
        let rows = [
            ("KZ86125KZT5004100100", Ok("125")),
            ("kz86 125K ZT50 0410 0100", Ok("125")),
            ("KZ87125KZT5004100100", Err(Expected::IbanCheckDigits("86".to_owned()))),
            ("KZ86125KZT500410010", Err(Expected::Iban)),
            ("KZ86A25KZT5004100100", Err(Expected::Iban)),
            ("DE86125KZT5004100100", Err(Expected::Iban)),
            ("KZ86125KZT50041001ж", Err(Expected::Iban)),
            ("", Err(Expected::Iban)),
        ];
        for (text, expected) in rows {
            let found = text.parse::<Iban>();
            let found = found.as_ref().map(Iban::bank).map_err(|it| it.expected.clone());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn bank_and_beneficiary_codes_have_their_forms() {
        // RA 1
        for (text, fits) in
            [("HSBKKZKX", true), ("kkmfkz2a", true), ("CASPKZKAXXX", true), ("HSBKRUKX", false)]
        {
            assert_eq!(text.parse::<Bic>().is_ok(), fits, "{text}");
        }
        for (text, fits) in [("17", true), ("11", true), ("7", false), ("37", false), ("1x", false)]
        {
            assert_eq!(text.parse::<BeneficiaryCode>().is_ok(), fits, "{text}");
        }
    }
}
