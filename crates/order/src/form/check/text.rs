//! What any text of a form must be before it is read: bounded, and free of control characters.

use super::super::{
    error::{Expected, Found},
    field::FieldKind,
    place::Place,
    report::Report,
    table::ColumnKind,
};

/// The longest text of one line, in characters.
pub const LINE_CHARS_MAX: usize = 1_000;
/// The longest text of a column of long texts, in characters.
pub const LONG_TEXT_CHARS_MAX: usize = 10_000;
/// The longest cell that holds values, in characters: room for a list.
pub const CELL_CHARS_MAX: usize = 10_000;
/// The longest field of several lines, in characters.
pub const FIELD_CHARS_MAX: usize = 20_000;

/// The longest cell of a kind, in characters.
pub(super) fn cell_chars_max(kind: ColumnKind) -> usize {
    match kind {
        ColumnKind::Text => LINE_CHARS_MAX,
        ColumnKind::LongText => LONG_TEXT_CHARS_MAX,
        ColumnKind::Quantity
        | ColumnKind::Count
        | ColumnKind::Addresses
        | ColumnKind::Networks
        | ColumnKind::Phones
        | ColumnKind::YesNo
        | ColumnKind::Status
        | ColumnKind::PortEndpoints
        | ColumnKind::Endpoints
        | ColumnKind::Protocols
        | ColumnKind::Rate
        | ColumnKind::Wait
        | ColumnKind::Megabytes
        | ColumnKind::Date => CELL_CHARS_MAX,
    }
}

/// The longest field of a kind, in characters.
pub(super) fn field_chars_max(kind: FieldKind) -> usize {
    match kind {
        FieldKind::Lines => FIELD_CHARS_MAX,
        FieldKind::Line
        | FieldKind::ApplicantId
        | FieldKind::Bic
        | FieldKind::Iban
        | FieldKind::BeneficiaryCode
        | FieldKind::Email
        | FieldKind::Phones
        | FieldKind::Date => LINE_CHARS_MAX,
    }
}

/// The text without blanks at its ends, `None` where it is wrong: too long, or with a character
/// that no reader sees. What begins with `=`, `+`, `-` or `@` is text like any other.
pub(super) fn plain<'a>(
    report: &mut Report,
    place: Place,
    text: &'a str,
    chars_max: usize,
) -> Option<&'a str> {
    let chars = text.chars().count();
    if chars > chars_max {
        report.error(place, Expected::CharsAtMost(chars_max), Found::Chars(chars));
        return None;
    }
    if let Some((index, char)) = text.chars().enumerate().find(|(_, char)| is_control(*char)) {
        let found = Found::Control { code: u32::from(char), position: index + 1 };
        report.error(place, Expected::PlainText, found);
        return None;
    }
    Some(text.trim())
}

/// Control characters, and those that turn the direction of the text about them: what is signed
/// must be what is seen.
fn is_control(char: char) -> bool {
    let turning = matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (char.is_control() && !matches!(char, '\n' | '\r' | '\t')) || turning
}
