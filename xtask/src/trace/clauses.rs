//! The list of clauses, and how a clause is written.

use std::{fmt, str::FromStr};

use serde::Deserialize;

/// The Order's parts, in the order of the page.
const ACTS: [&str; 4] = ["M", "R", "MA", "RA"];

/// A clause: `R 25`, `M 10.1.5`, `MA 3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Clause {
    act: usize,
    /// Number, item, part; 0 where there is none.
    numbers: [u8; 3],
}

/// The list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Clauses {
    /// What obliges.
    pub(super) clause: Vec<Entry>,
    /// Clauses that define or introduce: cited, not proved.
    #[serde(default)]
    introduces: Vec<Clause>,
}

/// A clause with what it obliges.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// The clause.
    pub(super) id: Clause,
    /// In Kazakh.
    kk: String,
    /// In Russian.
    ru: String,
    /// In English.
    pub(super) en: String,
}

impl Clauses {
    /// Reads the list; a clause may stand once, in order, with its obligation in three languages.
    pub(super) fn parse(text: &str) -> anyhow::Result<Self> {
        let clauses: Clauses = toml::from_str(text)?;
        for pair in clauses.clause.windows(2) {
            anyhow::ensure!(pair[0].id < pair[1].id, "{} stands after {}", pair[1].id, pair[0].id);
        }
        for entry in &clauses.clause {
            let complete = [&entry.kk, &entry.ru, &entry.en].iter().all(|text| !text.is_empty());
            anyhow::ensure!(complete, "{} lacks a language", entry.id);
        }
        Ok(clauses)
    }

    /// Whether the clause stands in the list.
    pub(super) fn obliges(&self, id: Clause) -> bool {
        self.clause.iter().any(|entry| entry.id == id)
    }

    /// Whether the clause, or the wider one that it is an item of, is known.
    pub(super) fn knows(&self, id: Clause) -> bool {
        let listed =
            self.clause.iter().map(|entry| entry.id).chain(self.introduces.iter().copied());
        listed.into_iter().any(|known| id.proves(known))
    }
}

impl Clause {
    /// Whether a test of this clause proves the other: the same, or a wider one.
    pub(crate) fn proves(self, other: Clause) -> bool {
        let same = self.numbers.iter().zip(other.numbers).all(|(a, b)| *a == b || b == 0);
        self.act == other.act && same
    }

    /// The clause `R 14.2` of `Clause::rules(14).item(2)`.
    pub(super) fn of(act: &str, numbers: [u8; 3]) -> Option<Clause> {
        let act = ACTS.iter().position(|known| *known == act)?;
        (numbers[0] > 0).then_some(Clause { act, numbers })
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", ACTS[self.act], self.numbers[0])?;
        self.numbers[1..].iter().filter(|n| **n > 0).try_for_each(|number| write!(out, ".{number}"))
    }
}

impl FromStr for Clause {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || format!("'{text}' names no clause");
        let (act, digits) = text.split_once(' ').ok_or_else(error)?;
        let mut numbers = [0; 3];
        for (index, digit) in digits.split('.').enumerate() {
            let place = numbers.get_mut(index).ok_or_else(error)?;
            *place = digit.parse().ok().filter(|number| *number > 0).ok_or_else(error)?;
        }
        Clause::of(act, numbers).ok_or_else(error)
    }
}

impl TryFrom<String> for Clause {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(text: &str) -> Clause {
        text.parse().unwrap()
    }

    #[test]
    fn a_clause_reads_back_what_it_writes() {
        for text in ["R 25", "M 10.1.5", "MA 3", "RA 2"] {
            assert_eq!(clause(text).to_string(), text);
        }
        for text in ["R", "R 0", "X 1", "R 1.2.3.4", "R 999", "R 1."] {
            assert!(text.parse::<Clause>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_test_of_an_item_proves_the_clause_and_not_the_reverse() {
        assert!(clause("R 14.1").proves(clause("R 14")));
        assert!(!clause("R 14").proves(clause("R 14.1")));
        assert!(!clause("R 14").proves(clause("M 14")));
    }

    #[test]
    fn the_projects_own_list_is_in_order_and_complete() {
        Clauses::parse(include_str!("../../../docs/clauses.toml")).unwrap();
    }
}
