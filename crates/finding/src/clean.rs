//! Foreign texts made fit for pages and papers: control characters seen, lengths bounded.
//!
//! A control character becomes `U+FFFD`, so that an expert sees that something stood there; so do
//! the marks that reverse the direction of text, with which source is made to look like what it is
//! not. A formula (`=…`) is text and stays as it is: whoever writes cells writes it as text.

use std::borrow::Cow;

/// What a title, a rule or a name may have.
pub(crate) const LINE_CHARS_MAX: usize = 500;
/// What a description, a recommendation or a snippet may have.
pub(crate) const BLOCK_CHARS_MAX: usize = 20_000;

/// The longest text that is worked on before it is cut to its characters, in bytes.
pub(crate) const BLOCK_BYTES_MAX: usize = BLOCK_CHARS_MAX * WIDTH_BYTES_MAX;

/// The most bytes that a character has in UTF-8.
const WIDTH_BYTES_MAX: usize = 4;
const REPLACEMENT: char = '\u{fffd}';

/// Cleans texts and remembers whether it had to.
#[derive(Debug, Default)]
pub(crate) struct Cleaner {
    /// A control character was replaced.
    pub(crate) controls: bool,
    /// A text was cut.
    pub(crate) cut: bool,
}

impl Cleaner {
    /// A text of one line: breaks and tabs become spaces, the ends are trimmed.
    pub(crate) fn line(&mut self, text: &str) -> String {
        let text = self.clipped(text, LINE_CHARS_MAX);
        let joined: Cow<'_, str> = if text.contains(['\n', '\r', '\t', '\u{2028}', '\u{2029}']) {
            Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
        } else {
            Cow::Borrowed(text)
        };
        let kept = self.replace(joined.trim(), LINE_CHARS_MAX, is_unwanted_in_line);
        kept.trim_end().to_owned()
    }

    /// A text of many lines: line breaks become `\n`, tabs stay.
    pub(crate) fn block(&mut self, text: &str) -> String {
        let text = self.clipped(text, BLOCK_CHARS_MAX);
        let text: Cow<'_, str> = if text.contains(['\r', '\u{2028}', '\u{2029}']) {
            Cow::Owned(text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n"))
        } else {
            Cow::Borrowed(text)
        };
        self.replace(&text, BLOCK_CHARS_MAX, is_unwanted)
    }

    /// What may matter of a text of any length, found without reading all of it.
    fn clipped<'a>(&mut self, text: &'a str, chars_max: usize) -> &'a str {
        let kept = clip(text, chars_max * WIDTH_BYTES_MAX);
        self.cut |= kept.len() < text.len();
        kept
    }

    fn replace(&mut self, text: &str, chars_max: usize, unwanted: fn(char) -> bool) -> String {
        let end = text.char_indices().nth(chars_max).map_or(text.len(), |(at, _)| at);
        self.cut |= end < text.len();
        let kept = &text[..end];
        if !kept.contains(unwanted) {
            return kept.to_owned();
        }
        self.controls = true;
        kept.replace(unwanted, REPLACEMENT.encode_utf8(&mut [0; 4]))
    }
}

/// The beginning of a text, at most so many bytes, cut between characters.
pub(crate) fn clip(text: &str, bytes_max: usize) -> &str {
    let mut end = bytes_max.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A character that no text of one line may hold.
pub(crate) fn is_unwanted_in_line(c: char) -> bool {
    matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}') || is_unwanted(c)
}

/// A control character other than a line feed or a tab, or a mark of direction or byte order.
fn is_unwanted(c: char) -> bool {
    let direction =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    direction || c == '\u{feff}' || (c.is_control() && c != '\n' && c != '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_character_is_replaced_and_a_formula_stays() {
        for (text, line, block, controls) in [
            ("=1+1", "=1+1", "=1+1", false),
            ("a\u{0}b", "a\u{fffd}b", "a\u{fffd}b", true),
            ("a\u{202e}b", "a\u{fffd}b", "a\u{fffd}b", true),
            ("\u{1b}[31mred", "\u{fffd}[31mred", "\u{fffd}[31mred", true),
            (" a\r\n\tb ", "a b", " a\n\tb ", false),
        ] {
            let mut cleaner = Cleaner::default();
            assert_eq!(cleaner.line(text), line);
            assert_eq!(cleaner.block(text), block);
            assert_eq!(cleaner.controls, controls, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        let mut cleaner = Cleaner::default();
        assert_eq!(cleaner.line(&"қ".repeat(600)).chars().count(), LINE_CHARS_MAX);
        assert!(cleaner.cut);
    }
}
