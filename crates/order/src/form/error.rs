//! What is wrong in a form: the place, what was expected there, and what was found.

use std::fmt;

use jiff::civil::Date;
use language::{Arg, Lang, short_date};

use super::{messages::message, place::Place};

/// The longest piece of a found text that a message repeats, in characters.
pub const FOUND_CHARS_MAX: usize = 80;

/// An error in a form: it keeps the form from being accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// Where.
    pub place: Place,
    /// What should stand there.
    pub expected: Expected,
    /// What stands there.
    pub found: Found,
}

/// A value that could not be read: what was expected, and the piece that is not it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {}, found '{found}'", .expected.text(Lang::En))]
pub struct Mismatch {
    /// What was expected.
    pub expected: Expected,
    /// The piece found.
    pub found: String,
}

/// What should have stood at a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expected {
    /// Anything at all.
    Filled,
    /// A text without control characters.
    PlainText,
    /// A text of at most so many characters.
    CharsAtMost(usize),
    /// A table of at most so many rows.
    RowsAtMost(usize),
    /// A row of so many cells.
    Cells(usize),
    /// A row identity that no other row has.
    OwnIdentity,
    /// The organisation's name or the person's.
    ApplicantName,
    /// The name of the person whose IIN is given.
    PersonOfIin,
    /// One kind of work or more.
    SomeWork,
    /// A whole number between two bounds, both included.
    Whole {
        /// The least.
        least: u64,
        /// The most.
        most: u64,
    },
    /// A business identification number.
    Bin,
    /// An individual identification number.
    Iin,
    /// A business or individual identification number.
    ApplicantId,
    /// The check digit that the first eleven digits give.
    CheckDigit(u8),
    /// A number whose first eleven digits may be assigned.
    AssignableNumber,
    /// A year and month of registration in the first four digits.
    RegistrationMonth,
    /// The type of the legal entity, 4, 5 or 6, as the fifth digit.
    EntityType,
    /// The attribute of the legal entity, 0 to 3, as the sixth digit.
    EntityAttribute,
    /// A day of birth in the first six digits.
    BirthDate,
    /// The century and sex, 0 to 6, as the seventh digit.
    CenturyDigit,
    /// An account of Kazakhstan.
    Iban,
    /// The check digits that the account's other characters give.
    IbanCheckDigits(String),
    /// A bank identification code.
    Bic,
    /// A beneficiary code.
    BeneficiaryCode,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A day.
    Date,
    /// A day not later than this.
    NotLaterThan(Date),
    /// A day not earlier than this.
    NotEarlierThan(Date),
    /// Yes or no.
    YesNo,
    /// Existing or planned.
    Status,
    /// A size in Mbyte.
    Megabytes,
    /// Requests per second.
    Rate,
    /// A length of time.
    Wait,
    /// An IP address, a range or a network.
    Address,
    /// A range whose ends are of one family and in order.
    OrderedRange,
    /// A port.
    Port,
    /// A network.
    Network,
    /// The address of the network in which the given one lies.
    NetworkAddress(String),
    /// A mask or prefix length of the address's family.
    Mask,
    /// An address and port, or a URL.
    PortEndpoint,
    /// An address, or a URL.
    Endpoint,
    /// An address without user name and password.
    NoCredentials,
    /// A protocol's name.
    Protocol,
    /// At most so many values in one cell.
    ValuesAtMost(usize),
}

/// What stood at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A text, shortened to [`FOUND_CHARS_MAX`].
    Text(String),
    /// So many characters.
    Chars(usize),
    /// So many rows.
    Rows(usize),
    /// So many cells.
    Cells(usize),
    /// A control character, by its code point, at a position from 1.
    Control {
        /// The code point.
        code: u32,
        /// The position, from 1.
        position: usize,
    },
}

impl FormError {
    /// The place in words.
    pub fn place(&self, lang: Lang) -> String {
        self.place.text(lang)
    }

    /// The whole error in words: place, expected, found.
    pub fn message(&self, lang: Lang) -> String {
        let args = [
            ("place", Arg::from(self.place.text(lang))),
            ("expected", self.expected.text(lang).into()),
            ("found", self.found.text(lang).into()),
        ];
        message(lang, "form-error", &args)
    }

    /// The error without its place, for showing beside the cell.
    pub fn short_message(&self, lang: Lang) -> String {
        let args = [
            ("expected", Arg::from(self.expected.text(lang))),
            ("found", self.found.text(lang).into()),
        ];
        message(lang, "form-error-short", &args)
    }
}

impl Mismatch {
    pub(super) fn new(expected: Expected, found: &str) -> Self {
        Mismatch { expected, found: shortened(found) }
    }
}

impl Expected {
    /// What was expected, in words.
    pub fn text(&self, lang: Lang) -> String {
        message(lang, &format!("expected-{}", self.key()), &self.args())
    }

    /// The message's key after `expected-`.
    fn key(&self) -> &'static str {
        match self {
            Expected::Filled => "filled",
            Expected::PlainText => "plain-text",
            Expected::CharsAtMost(_) => "chars-at-most",
            Expected::RowsAtMost(_) => "rows-at-most",
            Expected::Cells(_) => "cells",
            Expected::OwnIdentity => "own-identity",
            Expected::ApplicantName => "applicant-name",
            Expected::PersonOfIin => "person-of-iin",
            Expected::SomeWork => "some-work",
            Expected::Whole { .. } => "whole",
            Expected::Bin => "bin",
            Expected::Iin => "iin",
            Expected::ApplicantId => "applicant-id",
            Expected::CheckDigit(_) => "check-digit",
            Expected::AssignableNumber => "assignable-number",
            Expected::RegistrationMonth => "registration-month",
            Expected::EntityType => "entity-type",
            Expected::EntityAttribute => "entity-attribute",
            Expected::BirthDate => "birth-date",
            Expected::CenturyDigit => "century-digit",
            Expected::Iban => "iban",
            Expected::IbanCheckDigits(_) => "iban-check-digits",
            Expected::Bic => "bic",
            Expected::BeneficiaryCode => "beneficiary-code",
            Expected::Email => "email",
            Expected::Phone => "phone",
            Expected::Date => "date",
            Expected::NotLaterThan(_) => "not-later-than",
            Expected::NotEarlierThan(_) => "not-earlier-than",
            Expected::YesNo => "yes-no",
            Expected::Status => "status",
            Expected::Megabytes => "megabytes",
            Expected::Rate => "rate",
            Expected::Wait => "wait",
            Expected::Address => "address",
            Expected::OrderedRange => "ordered-range",
            Expected::Port => "port",
            Expected::Network => "network",
            Expected::NetworkAddress(_) => "network-address",
            Expected::Mask => "mask",
            Expected::PortEndpoint => "port-endpoint",
            Expected::Endpoint => "endpoint",
            Expected::NoCredentials => "no-credentials",
            Expected::Protocol => "protocol",
            Expected::ValuesAtMost(_) => "values-at-most",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
        if let Expected::CharsAtMost(n)
        | Expected::RowsAtMost(n)
        | Expected::Cells(n)
        | Expected::ValuesAtMost(n) = self
        {
            return vec![("n", (*n).into())];
        }
        if let Expected::Whole { least, most } = self {
            return vec![("least", number(*least)), ("most", number(*most))];
        }
        if let Expected::NotLaterThan(day) | Expected::NotEarlierThan(day) = self {
            return vec![("date", short_date(*day).into())];
        }
        if let Expected::CheckDigit(digit) = self {
            return vec![("digit", u32::from(*digit).into())];
        }
        if let Expected::IbanCheckDigits(text) | Expected::NetworkAddress(text) = self {
            return vec![("text", text.as_str().into())];
        }
        Vec::new()
    }
}

impl Found {
    /// A found text: `Nothing` where it is blank.
    pub fn of(text: &str) -> Found {
        if text.trim().is_empty() { Found::Nothing } else { Found::Text(shortened(text.trim())) }
    }

    /// What was found, in words.
    pub fn text(&self, lang: Lang) -> String {
        let (key, args): (_, Vec<(&str, Arg)>) = match self {
            Found::Nothing => ("found-nothing", Vec::new()),
            Found::Text(text) => ("found-text", vec![("text", text.as_str().into())]),
            Found::Chars(n) => ("found-chars", vec![("n", (*n).into())]),
            Found::Rows(n) => ("found-rows", vec![("n", (*n).into())]),
            Found::Cells(n) => ("found-cells", vec![("n", (*n).into())]),
            Found::Control { code, position } => (
                "found-control",
                vec![("code", format!("U+{code:04X}").into()), ("position", (*position).into())],
            ),
        };
        message(lang, key, &args)
    }
}

impl fmt::Display for FormError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message(Lang::En))
    }
}

/// The text in visible characters, cut at [`FOUND_CHARS_MAX`].
fn shortened(text: &str) -> String {
    let visible = |char: char| if char.is_control() { ' ' } else { char };
    let mut out: String = text.chars().take(FOUND_CHARS_MAX).map(visible).collect();
    if text.chars().nth(FOUND_CHARS_MAX).is_some() {
        out.push('…');
    }
    out
}
