//! Which works a test is made of (R 4–9), and what a state body's object adds (M 4, 7, 8, 20).

mod exclusion;
mod nodes;

use language::Text;
use serde::{Deserialize, Serialize};

use crate::{Clause, ObjectKind, Work, Works};

pub use exclusion::{ExclusionRoute, Ground};
pub use nodes::{Consent, NodeChoice, NodeComposition, NodeCount};

/// What decides the composition of an object's test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectFacts {
    /// Its kind.
    pub kind: ObjectKind,
    /// Whether it is one system or many like nodes.
    pub distribution: Distribution,
    /// Whose it is.
    pub ownership: Ownership,
    /// Whether it is integrated with another object.
    pub integration: Integration,
}

/// How an object is spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Distribution {
    /// One system, or nodes that differ from each other.
    Single,
    /// A homogeneous distributed object: like nodes around central ones (R 2.9, R 8).
    Homogeneous(NodeCount),
}

/// Whether a state body is the object's owner, possessor or customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ownership {
    /// A state body owns, possesses or ordered it.
    StateBody,
    /// No state body does.
    Other,
}

/// Integration with another informatization object (R 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Integration {
    /// Neither existing nor planned.
    None,
    /// Existing.
    Existing,
    /// Planned.
    Planned,
}

/// What the works include beyond their plain form, for a state body's object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extra {
    /// Source code analysis looks for undeclared capabilities too (M 4).
    UndeclaredCapabilities,
    /// Weaknesses are looked for by hand as well as with a tool (M 7).
    ManualSourceReview,
    /// Backdoors are searched for in libraries with open source (M 8).
    BackdoorSearch,
    /// Functions are also tested by manual penetration (M 20).
    ManualPenetration,
}

/// Of what a test is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composition {
    /// The works for the object, or for its central nodes.
    pub central: Works,
    /// The works for the other nodes of a homogeneous distributed object.
    pub nodes: Option<NodeComposition>,
    /// The clause that sets the works: R 4, R 6 or R 7.
    pub clause: Clause,
    /// R 9, where the components that provide an integration belong to the object.
    pub integration_components: Option<Clause>,
    /// What a state body's object adds.
    pub extras: Vec<Extra>,
}

/// Why a composition, or a change of it, is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", crate::refusal::english(&self.text()))]
pub enum CompositionRefusal {
    /// A homogeneous distributed object without a central node (R 8).
    NoCentralNode,
    /// More central nodes than nodes (R 8).
    MoreCentralThanAll {
        /// Central nodes.
        central: u32,
        /// All nodes.
        total: u32,
    },
    /// Fewer nodes chosen than a tenth of all (R 8).
    TooFewNodes {
        /// Nodes chosen.
        chosen: u32,
        /// Nodes needed.
        at_least: u32,
    },
    /// More nodes chosen than there are (R 8).
    TooManyNodes {
        /// Nodes chosen.
        chosen: u32,
        /// Nodes beside the central ones.
        available: u32,
    },
    /// The applicant has not agreed to the nodes (R 8).
    NoConsent,
    /// The work is not part of the test (R 5).
    NotInTest {
        /// The work.
        work: Work,
    },
    /// Source code analysis of a state body's object is never excluded (R 5).
    StateBodySource,
    /// Absent source code is a ground for source code analysis alone (R 5).
    GroundMismatch {
        /// The work for which it was given.
        work: Work,
    },
    /// Nothing would be left of the test (R 5).
    NothingLeft,
}

/// Of what the object's test is made.
pub fn composition(facts: &ObjectFacts) -> Composition {
    let central = works_of(facts.kind);
    Composition {
        central,
        nodes: match facts.distribution {
            Distribution::Single => None,
            Distribution::Homogeneous(count) => nodes::composition(count, central),
        },
        clause: clause_of(facts.kind),
        integration_components: match facts.integration {
            Integration::None => None,
            Integration::Existing | Integration::Planned => Some(Clause::rules(9)),
        },
        extras: match facts.ownership {
            Ownership::StateBody => Extra::ALL.to_vec(),
            Ownership::Other => Vec::new(),
        },
    }
}

impl Composition {
    /// Every work of the test.
    pub fn works(&self) -> Works {
        self.nodes.map_or(self.central, |nodes| self.central.union(nodes.works))
    }

    /// What a work includes beyond its plain form.
    pub fn extras_of(&self, work: Work) -> impl Iterator<Item = Extra> {
        self.extras.iter().copied().filter(move |extra| extra.work() == work)
    }
}

impl Extra {
    /// All of them.
    pub const ALL: [Extra; 4] = [
        Extra::UndeclaredCapabilities,
        Extra::ManualSourceReview,
        Extra::BackdoorSearch,
        Extra::ManualPenetration,
    ];

    /// The clause that asks for it.
    pub const fn clause(self) -> Clause {
        Clause::methodology(match self {
            Extra::UndeclaredCapabilities => 4,
            Extra::ManualSourceReview => 7,
            Extra::BackdoorSearch => 8,
            Extra::ManualPenetration => 20,
        })
    }

    /// The work that it belongs to.
    pub const fn work(self) -> Work {
        match self {
            Extra::UndeclaredCapabilities | Extra::ManualSourceReview | Extra::BackdoorSearch => {
                Work::SourceCode
            }
            Extra::ManualPenetration => Work::Functions,
        }
    }

    /// What it is.
    pub fn title(self) -> Text {
        let (kk, ru, en) = match self {
            Extra::UndeclaredCapabilities => (
                "декларацияланбаған мүмкіндіктерді анықтау",
                "выявление недекларированных возможностей",
                "search for undeclared capabilities",
            ),
            Extra::ManualSourceReview => (
                "бастапқы кодты қолмен талдау",
                "анализ исходного кода ручным методом",
                "analysis of the source code by hand",
            ),
            Extra::BackdoorSearch => (
                "ашық бастапқы коды бар кітапханаларда бэкдорларды іздеу",
                "поиск бэкдоров в библиотеках с открытым исходным кодом",
                "search for backdoors in open-source libraries",
            ),
            Extra::ManualPenetration => (
                "енуге қолмен тестілеу",
                "ручное тестирование на проникновение",
                "manual penetration testing",
            ),
        };
        Text::new(kk, ru, en)
    }
}

fn works_of(kind: ObjectKind) -> Works {
    match kind {
        ObjectKind::General => Works::ALL,
        ObjectKind::PlatformSoftware => Works::ALL.without(Work::Network),
        ObjectKind::Platform => Works::ALL.without(Work::Load),
    }
}

const fn clause_of(kind: ObjectKind) -> Clause {
    Clause::rules(match kind {
        ObjectKind::General => 4,
        ObjectKind::PlatformSoftware => 6,
        ObjectKind::Platform => 7,
    })
}

#[cfg(test)]
mod tests;
