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

    /// The clause as a reader of the language cites it: `Қағидалардың 25-тармағы`,
    /// `Қағидалардың 10-тармағының 1) тармақшасы`.
    pub fn cite(self, lang: Lang) -> String {
        match (self.act, lang) {
            (Act::Rules, Lang::Kk) => format!("Қағидалардың {}", self.place(lang)),
            (Act::Rules, Lang::Ru) => format!("{} Правил", self.place(lang)),
            (Act::Rules, Lang::En) => format!("Rules, {}", self.place(lang)),
            (Act::Methodology, Lang::Kk) => format!("Әдістеменің {}", self.place(lang)),
            (Act::Methodology, Lang::Ru) => format!("{} Методики", self.place(lang)),
            (Act::Methodology, Lang::En) => format!("Methodology, {}", self.place(lang)),
            (Act::MethodologyAppendix, Lang::Kk) => format!("Әдістемеге {}-қосымша", self.number),
            (Act::MethodologyAppendix, Lang::Ru) => {
                format!("приложение {} к Методике", self.number)
            }
            (Act::MethodologyAppendix, Lang::En) => {
                format!("Methodology, appendix {}", self.number)
            }
            (Act::RulesAppendix, Lang::Kk) => format!("Қағидаларға {}-қосымша", self.number),
            (Act::RulesAppendix, Lang::Ru) => format!("приложение {} к Правилам", self.number),
            (Act::RulesAppendix, Lang::En) => format!("Rules, appendix {}", self.number),
        }
    }

    /// The place within its act: clause, item, part.
    fn place(self, lang: Lang) -> String {
        let Clause { number, item, part, .. } = self;
        match (lang, item, part) {
            (Lang::Kk, 0, _) => format!("{number}-тармағы"),
            (Lang::Kk, _, 0) => format!("{number}-тармағының {item}) тармақшасы"),
            (Lang::Kk, _, _) => format!("{number}-тармағы {item}) тармақшасының {part}-бөлігі"),
            (Lang::Ru, 0, _) => format!("пункт {number}"),
            (Lang::Ru, _, 0) => format!("подпункт {item}) пункта {number}"),
            (Lang::Ru, _, _) => format!("часть {part} подпункта {item}) пункта {number}"),
            (Lang::En, 0, _) => format!("clause {number}"),
            (Lang::En, _, 0) => format!("clause {number}, item {item})"),
            (Lang::En, _, _) => format!("clause {number}, item {item}), part {part}"),
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

    /// R 10.1, M 11.2.4: citations are those of Kazakhstan's legal writing.
    #[test]
    fn a_clause_is_cited_as_each_language_writes_it() {
        let rows = [
            ("R 25", "Қағидалардың 25-тармағы", "пункт 25 Правил", "Rules, clause 25"),
            (
                "R 10.1",
                "Қағидалардың 10-тармағының 1) тармақшасы",
                "подпункт 1) пункта 10 Правил",
                "Rules, clause 10, item 1)",
            ),
            (
                "M 11.2.4",
                "Әдістеменің 11-тармағы 2) тармақшасының 4-бөлігі",
                "часть 4 подпункта 2) пункта 11 Методики",
                "Methodology, clause 11, item 2), part 4",
            ),
            ("MA 3", "Әдістемеге 3-қосымша", "приложение 3 к Методике", "Methodology, appendix 3"),
        ];
        for (clause, kk, ru, en) in rows {
            let clause: Clause = clause.parse().unwrap();
            let found = Lang::ALL.map(|lang| clause.cite(lang));
            assert_eq!(found, [kk, ru, en].map(str::to_owned));
        }
    }

    #[test]
    fn what_names_no_clause_is_refused() {
        for source in ["", "R", "R 0", "R 25.", "X 1", "R 1.2.3.4", "R 999"] {
            assert!(source.parse::<Clause>().is_err(), "{source}");
        }
    }
}
