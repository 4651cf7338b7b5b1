//! The nodes of a homogeneous distributed object (R 8).

use serde::{Deserialize, Serialize};

use super::CompositionRefusal;
use crate::{Clause, Work, Works};

/// One node of so many must be tested at least.
const ONE_OF: u32 = 10;

/// How many nodes an object has: at least one of them central.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Counted", into = "Counted")]
pub struct NodeCount {
    central: u32,
    total: u32,
}

/// What is done at the nodes beside the central ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NodeComposition {
    /// The works at each of them.
    pub works: Works,
    /// How many of them at least: a tenth of all nodes, rounded up, or all where there are fewer.
    pub at_least: u32,
    /// How many there are to choose from.
    pub available: u32,
    /// R 8.
    pub clause: Clause,
}

/// The nodes picked for a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeChoice {
    /// How many, without the central ones.
    pub chosen: u32,
    /// Whether the applicant agrees to them.
    pub consent: Consent,
}

/// The applicant's consent to the nodes picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// Given.
    Given,
    /// Not given, or not yet.
    NotGiven,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    central: u32,
    total: u32,
}

impl NodeCount {
    /// So many central nodes among so many in all.
    ///
    /// # Errors
    /// No central node, or more of them than nodes.
    pub const fn new(central: u32, total: u32) -> Result<NodeCount, CompositionRefusal> {
        if central == 0 {
            return Err(CompositionRefusal::NoCentralNode);
        }
        if central > total {
            return Err(CompositionRefusal::MoreCentralThanAll { central, total });
        }
        Ok(NodeCount { central, total })
    }

    /// The central nodes.
    pub const fn central(self) -> u32 {
        self.central
    }

    /// All nodes, the central ones among them.
    pub const fn total(self) -> u32 {
        self.total
    }

    /// The nodes beside the central ones.
    pub const fn others(self) -> u32 {
        self.total - self.central
    }
}

impl NodeComposition {
    /// Whether these nodes satisfy R 8: enough of them, and with the applicant's consent.
    ///
    /// # Errors
    /// Too few, more than there are, or no consent.
    pub fn accept(&self, choice: NodeChoice) -> Result<(), CompositionRefusal> {
        let NodeChoice { chosen, consent } = choice;
        if chosen < self.at_least {
            return Err(CompositionRefusal::TooFewNodes { chosen, at_least: self.at_least });
        }
        if chosen > self.available {
            return Err(CompositionRefusal::TooManyNodes { chosen, available: self.available });
        }
        match consent {
            Consent::Given => Ok(()),
            Consent::NotGiven => Err(CompositionRefusal::NoConsent),
        }
    }
}

impl TryFrom<Counted> for NodeCount {
    type Error = CompositionRefusal;

    fn try_from(counted: Counted) -> Result<Self, Self::Error> {
        NodeCount::new(counted.central, counted.total)
    }
}

impl From<NodeCount> for Counted {
    fn from(count: NodeCount) -> Self {
        Counted { central: count.central, total: count.total }
    }
}

/// What is done at the other nodes: code and functions, as far as the test has them at all.
pub(super) fn composition(count: NodeCount, central: Works) -> Option<NodeComposition> {
    let works = [Work::SourceCode, Work::Functions].into_iter().filter(|w| central.contains(*w));
    (count.others() > 0).then(|| NodeComposition {
        works: works.collect(),
        at_least: count.total.div_ceil(ONE_OF).min(count.others()),
        available: count.others(),
        clause: Clause::rules(8),
    })
}
