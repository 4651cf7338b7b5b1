//! Cells: their addresses, and their values as the text that a form expects.

use calamine::{DataRef, ExcelDateTime};

/// The longest text of a cell, in UTF-16 units, as Excel counts.
pub(super) const CELL_LETTERS_MAX: usize = 32_767;

/// The address of a cell, both numbers from 0: `C7`.
pub(super) fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        let letter = u8::try_from(rest % 26).unwrap_or_default() + b'A';
        letters.push(char::from(letter));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    let column: String = letters.into_iter().rev().collect();
    format!("{column}{}", u64::from(row) + 1)
}

/// A value as text; `Err` is an error value such as `#REF!`.
pub(super) fn text(value: &DataRef<'_>) -> Result<String, String> {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => float(*number),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::DateTime(at) => date_time(*at),
        DataRef::DateTimeIso(text) => iso_date(text),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => return Err(error.to_string()),
    })
}

/// The text as it may stand in a cell: without the characters that XML cannot carry.
pub(super) fn writable(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let fits = |letter: &char| {
        matches!(letter, '\n' | '\t') || !(letter.is_control() || is_noncharacter(*letter))
    };
    text.chars().filter(fits).collect()
}

/// How long Excel finds a text.
pub(super) fn letters(text: &str) -> usize {
    text.encode_utf16().count()
}

fn is_noncharacter(letter: char) -> bool {
    matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// A number without an exponent and without a fraction that is none.
fn float(number: f64) -> String {
    if number == 0.0 { "0".to_owned() } else { format!("{number}") }
}

/// A date as the forms write it, with the time where there is one; a length of time as `h:mm:ss`.
fn date_time(at: ExcelDateTime) -> String {
    if at.is_duration() {
        let seconds = (at.as_f64() * 86_400.0).round();
        if !(0.0..1e12).contains(&seconds) {
            return float(at.as_f64());
        }
        let (hours, rest) = ((seconds / 3600.0).floor(), seconds % 3600.0);
        return format!("{hours}:{:02}:{:02}", (rest / 60.0).floor(), rest % 60.0);
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let date = format!("{day:02}.{month:02}.{year:04}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        (hour, minute, _) => format!("{date} {hour:02}:{minute:02}"),
    }
}

/// `2026-11-22T00:00:00` as `22.11.2026`.
fn iso_date(text: &str) -> String {
    let date = text.split('T').next().unwrap_or(text);
    match date.parse::<jiff::civil::Date>() {
        Ok(date) => language::short_date(date),
        Err(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, ExcelDateTimeType};

    use super::*;

    #[test]
    fn an_address_is_written_as_excel_writes_it() {
        let rows = [
            (0, 0, "A1"),
            (6, 2, "C7"),
            (0, 25, "Z1"),
            (9, 26, "AA10"),
            (0, 701, "ZZ1"),
            (1, 702, "AAA2"),
        ];
        for (row, column, expected) in rows {
            assert_eq!(address(row, column), expected);
        }
    }

    #[test]
    fn values_become_the_text_that_a_form_expects() {
        let date = ExcelDateTime::new(46_348.0, ExcelDateTimeType::DateTime, false);
        let moment = ExcelDateTime::new(46_348.5, ExcelDateTimeType::DateTime, false);
        let length = ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false);
        let rows = [
            (DataRef::Int(12), "12"),
            (DataRef::Float(12.0), "12"),
            (DataRef::Float(12.5), "12.5"),
            (DataRef::Float(87_011_234_567.0), "87011234567"),
            (DataRef::Float(0.0), "0"),
            (DataRef::Bool(true), "yes"),
            (DataRef::DateTime(date), "22.11.2026"),
            (DataRef::DateTime(moment), "22.11.2026 12:00"),
            (DataRef::DateTime(length), "36:00:00"),
            (DataRef::DateTimeIso("2026-11-22T00:00:00".to_owned()), "22.11.2026"),
            (DataRef::SharedString("10.0.0.1"), "10.0.0.1"),
            (DataRef::Empty, ""),
        ];
        for (value, expected) in rows {
            assert_eq!(text(&value).unwrap(), expected, "{value:?}");
        }
        assert_eq!(text(&DataRef::Error(CellErrorType::Ref)), Err("#REF!".to_owned()));
    }

    #[test]
    fn what_xml_cannot_carry_is_left_out() {
        assert_eq!(writable("a\u{0}b\r\nc\u{1f}\td"), "ab\nc\td");
    }
}
