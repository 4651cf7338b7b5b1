//! What the catalogues are made of: groups of entries, documents, changes.

use language::Text;
use serde::{Deserialize, Serialize};

use super::EntryCode;
use crate::{Clause, Works};

/// Entries that stand together: a group of functions (MA 1), a function (MA 3), a process (MA 4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `MA1-G1`, `MA3-1`, `MA4-13`.
    pub code: EntryCode,
    /// The appendix.
    pub clause: Clause,
    /// The name that the Order gives the group.
    pub title: Text,
    /// Its entries, in the Order's order.
    pub entries: Vec<Entry>,
}

/// One thing to be judged: a function, a category of manual testing, a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `MA1-23`, `MA4-9.3`.
    pub code: EntryCode,
    /// The appendix.
    pub clause: Clause,
    /// The group in which it stands.
    pub group: EntryCode,
    /// The name; a requirement of MA 3 or MA 4 has that of its function or process.
    pub title: Text,
    /// What the Order requires, one item of a list a line.
    pub requirement: Text,
    /// The objects to which it applies.
    pub scope: Scope,
}

/// The objects to which an entry applies.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Every test object.
    #[default]
    Every,
    /// Objects of which a state body is the owner, holder or customer (M 17.2, M 20).
    StateBody,
    /// Objects of state bodies and local executive bodies, and critical objects (MA 1, 67–70).
    StateOrCritical,
}

/// What makes an object subject to entries that do not apply to every object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Its owner, holder or customer is a state body.
    StateBody,
    /// Its owner, holder or customer is a local executive body.
    LocalExecutiveBody,
    /// It is a critical object of the information and communication infrastructure.
    CriticalObject,
}

/// A document of the information security documentation (RA 3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// `RA3-1` … `RA3-16`.
    pub code: EntryCode,
    /// The appendix.
    pub clause: Clause,
    /// The document's name.
    pub title: Text,
}

/// A change of an object's functioning or functionality (RA 4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `RA4-1` … `RA4-10`.
    pub code: EntryCode,
    /// The appendix.
    pub clause: Clause,
    /// What has changed.
    pub title: Text,
    /// The works to be carried out again after the change.
    pub works: Works,
}

impl Scope {
    /// Whether an entry of this scope applies to an object of these standings.
    ///
    /// A local executive body is a state body too.
    pub fn covers(self, standings: &[Standing]) -> bool {
        match self {
            Scope::Every => true,
            Scope::StateBody => standings.iter().any(|standing| match standing {
                Standing::StateBody | Standing::LocalExecutiveBody => true,
                Standing::CriticalObject => false,
            }),
            Scope::StateOrCritical => !standings.is_empty(),
        }
    }

    /// The scope in words; nothing where every object is meant.
    pub fn note(self) -> Option<Text> {
        match self {
            Scope::Every => None,
            Scope::StateBody => Some(Text::new(
                "мемлекеттік орган меншік иесі (иеленушісі) және (немесе) тапсырыс берушісі болып \
                 табылатын сынақ объектілері үшін",
                "для объектов испытаний, собственником (владельцем) и (или) заказчиком которых \
                 является государственный орган",
                "for test objects of which a state body is the owner (holder) and/or the customer",
            )),
            Scope::StateOrCritical => Some(Text::new(
                "мемлекеттік органдардың, жергілікті атқарушы органдардың ақпараттандыру \
                 объектілері және ақпараттық-коммуникациялық инфрақұрылымның аса маңызды \
                 объектілері үшін",
                "для объектов информатизации государственных органов, местных исполнительных \
                 органов и критически важных объектов информационно-коммуникационной \
                 инфраструктуры",
                "for informatization objects of state bodies and local executive bodies, and for \
                 critical ICT infrastructure objects",
            )),
        }
    }
}
