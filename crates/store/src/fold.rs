//! Folding for search: one form for texts that a reader would call the same.
//!
//! SQLite's `lower` knows no Cyrillic, so the folded text is made here and kept in a column of
//! its own. Kazakh letters fold to the Russian ones that people type when the Kazakh keyboard is
//! not at hand (қ → к, ә → а), so «кайт» and «қайт» both find «Қайтарылды».

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Most characters that a folded text keeps.
pub const FOLDED_CHARS_MAX: usize = 20_000;

/// `text` for the search column or for a question to it: NFKC, lower case, no marks over
/// letters, ё → е, Kazakh letters as their Russian look-alikes, every run of spaces one space.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text.nfkc().flat_map(char::to_lowercase).map(fold_letter);
    for letter in letters.filter(|c| !is_combining_mark(*c)).take(FOLDED_CHARS_MAX) {
        match (letter.is_whitespace() || letter.is_control(), folded.ends_with(' ')) {
            (true, true) => {}
            (true, false) => folded.push(' '),
            (false, _) => folded.push(letter),
        }
    }
    folded.trim().to_owned()
}

/// The folded texts of `parts`, one after the other: what a row is found by.
#[must_use]
pub fn fold_all<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    fold(&parts.into_iter().collect::<Vec<_>>().join(" "))
}

fn fold_letter(letter: char) -> char {
    match letter {
        'ё' => 'е',
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' | 'й' => 'и',
        '«' | '»' | '“' | '”' | '„' => '"',
        '‘' | '’' | 'ʼ' => '\'',
        '–' | '—' | '‑' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn kazakh_and_russian_fold_to_what_people_type() {
        let rows = [
            ("Қайтарылды", "каитарылды"),
            ("ӘЛІПБИ ҒҢӨҰҮҺІ", "алипби гноуухи"),
            ("Учёт  \u{a0}Ещё", "учет еще"),
            ("Й и\u{306}", "и и"),
            ("ﬁle Ⅷ", "file viii"),
            ("«Цифрлық» – жүйе", "\"цифрлык\" - жуие"),
        ];
        for (text, folded) in rows {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in ".{0,200}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
