//! The five kinds of work of which a test is made (M 3).

use std::fmt;

use language::{Lang, Text};
use serde::{Deserialize, Serialize};

use crate::Clause;

/// A kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Work {
    /// Source code analysis (M 4–15).
    SourceCode,
    /// Testing of information security functions (M 16–21).
    Functions,
    /// Load testing (M 22–29).
    Load,
    /// Survey of the network infrastructure (M 30–34).
    Network,
    /// Survey of information security processes (M 35–39).
    Processes,
}

impl Work {
    /// All kinds, in the Order's order.
    pub const ALL: [Work; 5] =
        [Work::SourceCode, Work::Functions, Work::Load, Work::Network, Work::Processes];

    /// The stable code used in addresses, data and files.
    pub const fn code(self) -> &'static str {
        match self {
            Work::SourceCode => "source-code",
            Work::Functions => "functions",
            Work::Load => "load",
            Work::Network => "network",
            Work::Processes => "processes",
        }
    }

    /// The kind whose code this is.
    pub fn from_code(code: &str) -> Option<Work> {
        Work::ALL.into_iter().find(|work| work.code() == code)
    }

    /// The clause that begins the kind's chapter.
    pub const fn clause(self) -> Clause {
        Clause::methodology(match self {
            Work::SourceCode => 4,
            Work::Functions => 16,
            Work::Load => 22,
            Work::Network => 30,
            Work::Processes => 35,
        })
    }

    /// The kind's name, as the Order and its usual translations write it.
    pub fn name(self) -> Text {
        let (kk, ru, en) = match self {
            Work::SourceCode => {
                ("бастапқы кодтарды талдау", "анализ исходных кодов", "source code analysis")
            }
            Work::Functions => (
                "ақпараттық қауіпсіздік функцияларын сынау",
                "испытание функций информационной безопасности",
                "testing of information security functions",
            ),
            Work::Load => ("жүктемелік сынау", "нагрузочное испытание", "load testing"),
            Work::Network => (
                "желілік инфрақұрылымды зерттеп-қарау",
                "обследование сетевой инфраструктуры",
                "network infrastructure survey",
            ),
            Work::Processes => (
                "ақпараттық қауіпсіздікті қамтамасыз ету процестерін зерттеп-қарау",
                "обследование процессов обеспечения информационной безопасности",
                "survey of information security processes",
            ),
        };
        Text::new(kk, ru, en)
    }
}

impl fmt::Display for Work {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

/// A set of kinds of work, kept in the Order's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Work>", into = "Vec<Work>")]
pub struct Works(u8);

impl Works {
    /// No work.
    pub const NONE: Works = Works(0);
    /// All five.
    pub const ALL: Works = Works(0b1_1111);

    /// Whether the kind is in the set.
    pub fn contains(self, work: Work) -> bool {
        self.0 & bit(work) != 0
    }

    /// The set with the kind.
    #[must_use]
    pub fn with(self, work: Work) -> Works {
        Works(self.0 | bit(work))
    }

    /// The set without the kind.
    #[must_use]
    pub fn without(self, work: Work) -> Works {
        Works(self.0 & !bit(work))
    }

    /// Every kind that is in one set or the other.
    #[must_use]
    pub fn union(self, other: Works) -> Works {
        Works(self.0 | other.0)
    }

    /// Whether every kind of this set is in the other.
    pub fn is_subset(self, other: Works) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many kinds it holds.
    pub fn len(self) -> usize {
        self.iter().count()
    }

    /// The kinds, in the Order's order.
    pub fn iter(self) -> impl Iterator<Item = Work> {
        Work::ALL.into_iter().filter(move |work| self.contains(*work))
    }

    /// The kinds' names with commas between them.
    pub fn names(self, lang: Lang) -> String {
        self.iter().map(|work| work.name().of(lang).to_owned()).collect::<Vec<_>>().join(", ")
    }
}

impl FromIterator<Work> for Works {
    fn from_iter<I: IntoIterator<Item = Work>>(works: I) -> Self {
        works.into_iter().fold(Works::NONE, Works::with)
    }
}

impl From<Vec<Work>> for Works {
    fn from(works: Vec<Work>) -> Self {
        works.into_iter().collect()
    }
}

impl From<Works> for Vec<Work> {
    fn from(works: Works) -> Self {
        works.iter().collect()
    }
}

fn bit(work: Work) -> u8 {
    match work {
        Work::SourceCode => 1,
        Work::Functions => 2,
        Work::Load => 4,
        Work::Network => 8,
        Work::Processes => 16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Edition, Unit, catalogue::Catalogue};

    /// M 3, R 3: a test is made of five kinds of work, in this order; each begins with its own
    /// clause: M 4, M 16, M 22, M 30, M 35.
    #[test]
    fn a_test_is_made_of_five_kinds_of_work_each_with_its_chapter() {
        let clauses = Work::ALL.map(|work| work.clause().to_string());
        assert_eq!(clauses, ["M 4", "M 16", "M 22", "M 30", "M 35"]);
        let codes = Work::ALL.map(Work::code);
        assert_eq!(codes, ["source-code", "functions", "load", "network", "processes"]);
        assert!(Work::ALL.into_iter().all(|work| work.name().is_complete()));
        assert_eq!(Works::ALL.iter().count(), 5);
    }

    /// M 32, M 33: the network is surveyed by its functions, for each segment. M 37, M 38: the
    /// processes are surveyed by theirs, for the object as a whole.
    #[test]
    fn surveys_go_through_their_checklists_by_segment_and_by_object() {
        let catalogue = Catalogue::of(Edition::N605);
        let rows = [(Work::Network, 28, Unit::Segment), (Work::Processes, 95, Unit::Object)];
        for (work, entries, unit) in rows {
            assert_eq!(catalogue.checklist(work).len(), entries, "{work}");
            assert_eq!(Unit::of(work), unit, "{work}");
        }
    }

    #[test]
    fn a_set_of_works_keeps_the_order_of_the_order() {
        let works: Works = [Work::Network, Work::SourceCode].into_iter().collect();
        assert_eq!(works.iter().collect::<Vec<_>>(), [Work::SourceCode, Work::Network]);
        assert!(works.is_subset(Works::ALL) && !Works::ALL.is_subset(works));
        assert_eq!(works.without(Work::Network).len(), 1);
    }
}
