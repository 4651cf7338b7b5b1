//! A clause of the Order, as code, refusals, pages and documents cite it.

use std::{fmt, str::FromStr};

use language::{Lang, Text};
use serde::{Deserialize, Serialize};

/// The part of the Order that a clause stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Annex 1, the Methodology («Әдістеме»): `M`.
    Methodology,
    /// Annex 2, the Rules («Қағидалар»): `R`.
    Rules,
    /// An appendix to the Methodology: `MA`.
    MethodologyAppendix,
    /// An appendix to the Rules: `RA`.
    RulesAppendix,
}

/// A clause: `R 25`, `M 10.1.5` (clause 10, item 1, part 5), `MA 3`, `RA 2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Clause {
    act: Act,
    number: u8,
    item: u8,
    part: u8,
}

/// A text that names no clause.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' names no clause: expected for example R 25, M 10.1.5, MA 3 or RA 2")]
pub struct ClauseError(pub String);

impl Act {
    /// The abbreviation used in code and data.
    pub const fn code(self) -> &'static str {
        match self {
            Act::Methodology => "M",
            Act::Rules => "R",
            Act::MethodologyAppendix => "MA",
            Act::RulesAppendix => "RA",
        }
    }
}

impl Clause {
    /// A clause of the Rules.
    pub const fn rules(number: u8) -> Self {
        Clause { act: Act::Rules, number, item: 0, part: 0 }
    }

    /// A clause of the Methodology.
    pub const fn methodology(number: u8) -> Self {
        Clause { act: Act::Methodology, number, item: 0, part: 0 }
    }

    /// An appendix to the Rules.
    pub const fn rules_appendix(number: u8) -> Self {
        Clause { act: Act::RulesAppendix, number, item: 0, part: 0 }
    }

    /// An appendix to the Methodology.
    pub const fn methodology_appendix(number: u8) -> Self {
        Clause { act: Act::MethodologyAppendix, number, item: 0, part: 0 }
    }

    /// The same clause, narrowed to an item: `Clause::rules(14).item(2)` is `R 14.2`.
    pub const fn item(self, item: u8) -> Self {
        Clause { item, ..self }
    }

    /// The same item, narrowed to a part.
    pub const fn part(self, part: u8) -> Self {
        Clause { part, ..self }
    }

    /// The part of the Order.
    pub const fn act(self) -> Act {
        self.act
    }

    /// The clause's number.
    pub const fn number(self) -> u8 {
        self.number
    }

    /// The clause as a reader of the language cites it: `Қағидалардың 25-тармағы`.
    pub fn cite(self, lang: Lang) -> String {
        let number = self.digits();
        match (self.act, lang) {
            (Act::Rules, Lang::Kk) => format!("Қағидалардың {number}-тармағы"),
            (Act::Rules, Lang::Ru) => format!("пункт {number} Правил"),
            (Act::Rules, Lang::En) => format!("Rules, clause {number}"),
            (Act::Methodology, Lang::Kk) => format!("Әдістеменің {number}-тармағы"),
            (Act::Methodology, Lang::Ru) => format!("пункт {number} Методики"),
            (Act::Methodology, Lang::En) => format!("Methodology, clause {number}"),
            (Act::MethodologyAppendix, Lang::Kk) => format!("Әдістемеге {number}-қосымша"),
            (Act::MethodologyAppendix, Lang::Ru) => format!("приложение {number} к Методике"),
            (Act::MethodologyAppendix, Lang::En) => format!("Methodology, appendix {number}"),
            (Act::RulesAppendix, Lang::Kk) => format!("Қағидаларға {number}-қосымша"),
            (Act::RulesAppendix, Lang::Ru) => format!("приложение {number} к Правилам"),
            (Act::RulesAppendix, Lang::En) => format!("Rules, appendix {number}"),
        }
    }

    /// The clause as readers of each language cite it.
    pub fn cite_text(self) -> Text {
        Text::new(self.cite(Lang::Kk), self.cite(Lang::Ru), self.cite(Lang::En))
    }

    fn digits(self) -> String {
        match (self.item, self.part) {
            (0, _) => self.number.to_string(),
            (item, 0) => format!("{}.{item}", self.number),
            (item, part) => format!("{}.{item}.{part}", self.number),
        }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.act.code(), self.digits())
    }
}

impl FromStr for Clause {
    type Err = ClauseError;

    fn from_str(source: &str) -> Result<Self, Self::Err> {
        parse(source).ok_or_else(|| ClauseError(source.to_owned()))
    }
}

impl TryFrom<String> for Clause {
    type Error = ClauseError;

    fn try_from(source: String) -> Result<Self, Self::Error> {
        source.parse()
    }
}

impl From<Clause> for String {
    fn from(clause: Clause) -> Self {
        clause.to_string()
    }
}

fn parse(source: &str) -> Option<Clause> {
    let (act, digits) = source.split_once(' ')?;
    let act = match act {
        "M" => Act::Methodology,
        "R" => Act::Rules,
        "MA" => Act::MethodologyAppendix,
        "RA" => Act::RulesAppendix,
        _ => return None,
    };
    let mut numbers = digits.split('.').map(|digit| digit.parse::<u8>().ok().filter(|n| *n > 0));
    let number = numbers.next()??;
    let item = numbers.next().map_or(Some(0), |item| item)?;
    let part = numbers.next().map_or(Some(0), |part| part)?;
    numbers.next().is_none().then_some(Clause { act, number, item, part })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_reads_back_what_it_writes() {
        for source in ["R 25", "M 10.1.5", "R 14.2", "MA 3", "RA 4"] {
            assert_eq!(source.parse::<Clause>().unwrap().to_string(), source);
        }
    }

    #[test]
    fn what_names_no_clause_is_refused() {
        for source in ["", "R", "R 0", "R 25.", "X 1", "R 1.2.3.4", "R 999"] {
            assert!(source.parse::<Clause>().is_err(), "{source}");
        }
    }
}
