//! Foreign text made fit for paper: no control characters, no glyph that no font has, and places
//! where a long path, address or hash may break.

use serde_json::Value;

use crate::pdf::has_glyph;

/// The mark of a possible break; the templates turn it into a break and set no character for it.
pub(crate) const BREAK: char = '\u{200b}';
/// Where a text may break, in letters.
struct Limits {
    /// A token of up to this many is never broken.
    token: usize,
    /// An unbroken run with Latin letters or digits longer than this is broken into pieces.
    run: usize,
    /// A run of other letters longer than this is broken too: no real word is so long.
    word: usize,
}

/// In a text over the page's width.
const WIDE: Limits = Limits { token: 16, run: 24, word: 34 };
/// In a cell of a table of many columns.
const NARROW: Limits = Limits { token: 9, run: 11, word: 34 };
/// The length of a piece of a broken run.
const PIECE_LETTERS: usize = 8;
/// From this many letters a Kazakh word in a narrow column is given soft hyphens.
const HYPHENATED_LETTERS_MIN: usize = 10;
const SOFT_HYPHEN: char = '\u{ad}';

/// Cleans every string of a value and marks its breaks.
pub(crate) fn clean_value(value: &mut Value) {
    match value {
        Value::String(text) => *text = breakable(&clean(text)),
        Value::Array(items) => items.iter_mut().for_each(clean_value),
        Value::Object(fields) => fields.values_mut().for_each(clean_value),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text without control and direction characters; what no font can show is written as its
/// code point, `⟨U+1F600⟩`, so that nothing is lost and the PDF stays valid.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\n' | '\u{2028}' | '\u{2029}' | '\r' => out.push('\n'),
            '\t' | '\u{a0}' => out.push(' '),
            SOFT_HYPHEN => out.push(SOFT_HYPHEN),
            BREAK => out.push(BREAK),
            letter if letter.is_control() || is_invisible(letter) => {}
            letter if letter == ' ' || has_glyph(letter) => out.push(letter),
            letter => out.push_str(&format!("<U+{:04X}>", u32::from(letter))),
        }
    }
    out
}

/// The text with possible breaks in its long tokens.
pub(crate) fn breakable(text: &str) -> String {
    broken(text, &WIDE)
}

/// A text for a narrow cell: long Kazakh words get soft hyphens, other long tokens more breaks.
pub(crate) fn narrow(text: &str) -> String {
    broken(&hyphenate_kazakh(text), &NARROW)
}

fn broken(text: &str, limits: &Limits) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        for (index, token) in line.split(' ').enumerate() {
            if index > 0 {
                out.push(' ');
            }
            push_token(&mut out, token, limits);
        }
    }
    out
}

/// Soft hyphens between the syllables of long Kazakh words.
fn hyphenate_kazakh(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word: Vec<char> = Vec::new();
    for letter in text.chars() {
        if is_cyrillic(letter) {
            word.push(letter);
        } else {
            push_word(&mut out, &word);
            word.clear();
            out.push(letter);
        }
    }
    push_word(&mut out, &word);
    out
}

fn push_token(out: &mut String, token: &str, limits: &Limits) {
    if token.chars().count() <= limits.token {
        out.push_str(token);
        return;
    }
    let letters: Vec<char> = token.chars().collect();
    let mut start = 0;
    for (index, letter) in letters.iter().enumerate() {
        let last = index + 1 == letters.len();
        if last || is_separator(*letter) {
            push_run(out, &letters[start..=index], limits);
            start = index + 1;
            if !last && *letter != BREAK && letters[index + 1] != BREAK {
                out.push(BREAK);
            }
        }
    }
}

fn push_run(out: &mut String, run: &[char], limits: &Limits) {
    let latin = run.iter().any(char::is_ascii_alphanumeric);
    let max = if latin { limits.run } else { limits.word };
    if run.len() <= max {
        out.extend(run);
        return;
    }
    for (index, piece) in run.chunks(PIECE_LETTERS).enumerate() {
        if index > 0 {
            out.push(BREAK);
        }
        out.extend(piece);
    }
}

/// Kazakh divides before a consonant that begins a syllable: `қам-ты-лым`.
fn push_word(out: &mut String, word: &[char]) {
    if word.len() < HYPHENATED_LETTERS_MIN {
        out.extend(word);
        return;
    }
    for (index, letter) in word.iter().enumerate() {
        if divides(word, index) {
            out.push(SOFT_HYPHEN);
        }
        out.push(*letter);
    }
}

fn divides(word: &[char], index: usize) -> bool {
    let begins = |at: usize| word.get(at).copied().is_some_and(is_vowel);
    let enough = index >= 3 && word.len() - index >= 3;
    enough
        && word[..index].iter().copied().any(is_vowel)
        && !is_vowel(word[index])
        && !matches!(word[index], 'ь' | 'ъ')
        && begins(index + 1)
}

fn is_vowel(letter: char) -> bool {
    "аәеёиоөуұүыіэюяАӘЕЁИОӨУҰҮЫІЭЮЯ".contains(letter)
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52f}')
}

fn is_separator(letter: char) -> bool {
    letter == BREAK || "/\\._-:@?&=,;%#|+)(]['\"~".contains(letter)
}

/// Characters that show nothing or turn the direction of what follows.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{200c}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn control_and_direction_characters_are_gone_and_line_ends_stay() {
        assert_eq!(clean("a\u{0}b\u{1b}[31m\r\nc\td\u{202e}e"), "ab[31m\nc de");
    }

    #[test]
    fn what_no_font_has_is_written_as_its_code_point() {
        assert_eq!(clean("ok 😀 Қ"), "ok <U+1F600> Қ");
        assert_eq!(clean("\u{e000}"), "<U+E000>");
    }

    #[test]
    fn long_tokens_may_break_and_short_ones_may_not() {
        let rows = [
            ("сынақ объектісі", "сынақ объектісі"),
            ("src/main.rs", "src/main.rs"),
            ("crates/order/src/lib.rs", "crates/|order/|src/|lib.|rs"),
            ("0123456789abcdef0123456789abcdef", "01234567|89abcdef|01234567|89abcdef"),
            ("телекоммуникациялық", "телекоммуникациялық"),
        ];
        for (text, expected) in rows {
            assert_eq!(breakable(text), expected.replace('|', "\u{200b}"), "{text}");
        }
    }

    #[test]
    fn a_narrow_cell_breaks_sooner() {
        let rows = [
            ("10.10.2.1-10.10.2.64", "10.|10.|2.|1-|10.|10.|2.|64"),
            ("internationalization", "internat|ionaliza|tion"),
            ("PostgreSQL", "PostgreSQL"),
            ("жабдық", "жабдық"),
        ];
        for (text, expected) in rows {
            assert_eq!(narrow(text), expected.replace('|', "\u{200b}"), "{text}");
            assert_eq!(breakable(&clean(&narrow(text))), narrow(text), "{text}");
        }
    }

    #[test]
    fn long_kazakh_words_are_divided_by_syllables() {
        let divided = hyphenate_kazakh("телекоммуникациялық желі");
        assert_eq!(divided.replace('\u{ad}', "-"), "теле-ком-му-ни-ка-ция-лық желі");
        assert_eq!(hyphenate_kazakh("қызмет"), "қызмет");
    }

    proptest! {
        #[test]
        fn cleaning_loses_no_visible_letter(text in "[а-яәғқңөұүһіa-z0-9 /.]{0,200}") {
            let cleaned = breakable(&clean(&text));
            prop_assert_eq!(cleaned.replace(BREAK, ""), text);
        }

        #[test]
        fn any_text_can_be_cleaned_twice(text in "\\PC*") {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once.clone());
        }
    }
}
