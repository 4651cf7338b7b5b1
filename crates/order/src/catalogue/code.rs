//! The code of a line in a catalogue, as findings, documents and addresses cite it.

use std::{fmt, str::FromStr};

use language::Lang;
use serde::{Deserialize, Serialize};

use crate::{Act, Clause};

/// A code: `MA1-23` (row 23), `MA4-9.3` (process 9, requirement 3), `MA1-G2` (the second group).
///
/// Codes are ordered as their lines stand in the Order: `MA4-9.3` before `MA4-10.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EntryCode {
    appendix: Clause,
    number: u8,
    part: u8,
    group: u8,
}

/// A text that is no code of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no code of a catalogue: expected for example MA1-23, MA4-9.3, MA1-G2 or RA3-1")]
pub struct EntryCodeError(pub String);

impl EntryCode {
    /// The appendix in which the line stands: `MA 1`.
    pub const fn appendix(self) -> Clause {
        self.appendix
    }

    /// The row's number in its appendix; 0 for a group that the Order does not number.
    pub const fn number(self) -> u8 {
        self.number
    }

    /// The number of the requirement inside the row; 0 for the row itself.
    pub const fn part(self) -> u8 {
        self.part
    }

    /// The line as a reader cites it: `пункт 9.3 приложения 4 к Методике`.
    pub fn cite(self, lang: Lang) -> String {
        if self.group > 0 {
            return self.appendix.cite(lang);
        }
        let (row, appendix) = (self.row(), self.appendix.number());
        let rules = self.appendix.act() == Act::RulesAppendix;
        match (lang, rules) {
            (Lang::Kk, true) => format!("Қағидаларға {appendix}-қосымшаның {row}-тармағы"),
            (Lang::Kk, false) => format!("Әдістемеге {appendix}-қосымшаның {row}-тармағы"),
            (Lang::Ru, true) => format!("пункт {row} приложения {appendix} к Правилам"),
            (Lang::Ru, false) => format!("пункт {row} приложения {appendix} к Методике"),
            (Lang::En, true) => format!("Rules, appendix {appendix}, item {row}"),
            (Lang::En, false) => format!("Methodology, appendix {appendix}, item {row}"),
        }
    }

    fn row(self) -> String {
        match self.part {
            0 => self.number.to_string(),
            part => format!("{}.{part}", self.number),
        }
    }
}

impl fmt::Display for EntryCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}-", self.appendix.act().code(), self.appendix.number())?;
        match self.group {
            0 => out.write_str(&self.row()),
            group => write!(out, "G{group}"),
        }
    }
}

impl FromStr for EntryCode {
    type Err = EntryCodeError;

    fn from_str(source: &str) -> Result<Self, Self::Err> {
        parse(source).ok_or_else(|| EntryCodeError(source.to_owned()))
    }
}

impl TryFrom<String> for EntryCode {
    type Error = EntryCodeError;

    fn try_from(source: String) -> Result<Self, Self::Error> {
        source.parse()
    }
}

impl From<EntryCode> for String {
    fn from(code: EntryCode) -> Self {
        code.to_string()
    }
}

fn parse(source: &str) -> Option<EntryCode> {
    let (appendix, line) = source.split_once('-')?;
    let appendix = match appendix.strip_prefix("MA") {
        Some(digits) => Clause::methodology_appendix(number(digits)?),
        None => Clause::rules_appendix(number(appendix.strip_prefix("RA")?)?),
    };
    if let Some(group) = line.strip_prefix('G') {
        return Some(EntryCode { appendix, number: 0, part: 0, group: number(group)? });
    }
    let (row, part) = match line.split_once('.') {
        Some((row, part)) => (row, number(part)?),
        None => (line, 0),
    };
    Some(EntryCode { appendix, number: number(row)?, part, group: 0 })
}

/// A number from 1 to 255 without sign or leading zeros, so that a code has one spelling.
fn number(digits: &str) -> Option<u8> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    plain.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(source: &str) -> EntryCode {
        source.parse().unwrap()
    }

    #[test]
    fn codes_stand_in_the_orders_order() {
        let order =
            ["MA1-G1", "MA1-G2", "MA1-9", "MA1-10", "MA4-9", "MA4-9.3", "MA4-10.1", "RA3-1"];
        for pair in order.windows(2) {
            assert!(code(pair[0]) < code(pair[1]), "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for source in [
            "",
            "MA1",
            "MA1-",
            "MA-1",
            "M1-1",
            "MA1-01",
            "MA1-+1",
            "MA1-0",
            "MA1-1.",
            "MA1-1.2.3",
            "MA1-256",
            "MA1-G",
            "MA1-G1.1",
            "ma1-1",
            "MA 1-1",
            "RA0-1",
        ] {
            assert_eq!(source.parse::<EntryCode>(), Err(EntryCodeError(source.to_owned())));
        }
    }

    /// A line is cited by its row and its appendix: MA 4, RA 3.
    #[test]
    fn a_code_is_cited_in_the_readers_language() {
        let cases = [
            ("MA4-9.3", Lang::Kk, "Әдістемеге 4-қосымшаның 9.3-тармағы"),
            ("MA4-9.3", Lang::Ru, "пункт 9.3 приложения 4 к Методике"),
            ("MA4-9.3", Lang::En, "Methodology, appendix 4, item 9.3"),
            ("RA3-16", Lang::Kk, "Қағидаларға 3-қосымшаның 16-тармағы"),
            ("RA3-16", Lang::Ru, "пункт 16 приложения 3 к Правилам"),
            ("RA3-16", Lang::En, "Rules, appendix 3, item 16"),
            ("MA1-G2", Lang::En, "Methodology, appendix 1"),
        ];
        for (source, lang, cited) in cases {
            assert_eq!(code(source).cite(lang), cited);
        }
    }

    proptest! {
        #[test]
        fn a_code_reads_back_what_it_writes(
            act in "(MA|RA)", appendix in 1u8.., number in 1u8.., part in 0u8..,
        ) {
            let tail = if part == 0 { String::new() } else { format!(".{part}") };
            let source = format!("{act}{appendix}-{number}{tail}");
            prop_assert_eq!(code(&source).to_string(), source);
        }

        #[test]
        fn any_text_is_a_code_of_one_spelling_or_refused(source in "[MRAG0-9.+ -]{0,12}|.*") {
            if let Ok(code) = source.parse::<EntryCode>() {
                prop_assert_eq!(code.to_string(), source);
            }
        }
    }
}
