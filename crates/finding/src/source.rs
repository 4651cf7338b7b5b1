//! The text of a foreign JSON file: its size, its encoding, and where it breaks.

use std::borrow::Cow;

/// Where a text breaks, both counted from 1; the column in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// The text of a file in UTF-8 or UTF-16, without its byte order mark.
///
/// # Errors
/// The position of the first byte that is in neither encoding.
pub(crate) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Position> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'{', 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, b'{', ..] => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

/// What the JSON parser said, without the position that it adds.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.rsplit_once(" at line ").map_or(said.clone(), |(reason, _)| reason.to_owned())
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, Position> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        Position { line, column: before.len() - start + 1 }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, Position> {
    let units = bytes.chunks(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        _ => 0xd800,
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut position = Position { line: 1, column: 1 };
    for decoded in char::decode_utf16(units) {
        let c = decoded.map_err(|_| position)?;
        position = match c {
            '\n' => Position { line: position.line + 1, column: 1 },
            _ => Position { column: position.column + 1, ..position },
        };
        text.push(c);
    }
    Ok(Cow::Owned(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_utf_8_and_utf_16_with_and_without_a_mark() {
        let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        let le = |text: &str| units(text).iter().flat_map(|u| u.to_le_bytes()).collect::<Vec<_>>();
        let be = |text: &str| units(text).iter().flat_map(|u| u.to_be_bytes()).collect::<Vec<_>>();
        for bytes in [
            "{қ}".as_bytes().to_vec(),
            "\u{feff}{қ}".as_bytes().to_vec(),
            le("{қ}"),
            le("\u{feff}{қ}"),
            be("{қ}"),
            be("\u{feff}{қ}"),
        ] {
            assert_eq!(text(&bytes).unwrap(), "{қ}", "{bytes:x?}");
        }
    }

    #[test]
    fn what_is_in_no_encoding_is_refused_with_its_place() {
        assert_eq!(text(b"{\n \xff}"), Err(Position { line: 2, column: 2 }));
        assert_eq!(text(&[0xff, 0xfe, b'{', 0, b'x']), Err(Position { line: 1, column: 2 }));
    }
}
