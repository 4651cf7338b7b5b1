//! During the test: access, agreements, exclusion, source, works, protocols, retests
//! (R 5, R 16–22, R 25–27, R 32, R 33, M 13).

use std::collections::BTreeSet;

use jiff::civil::Date;
use order::{Clause, Work, Works};
use serde::{Deserialize, Serialize};

use crate::value::{Digest, DocumentRef, RegisterNumber};

/// What the applicant provides for the test (R 17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessItem {
    /// A work place (R 17.1).
    WorkPlace,
    /// Physical access to equipment, the network and the object (R 17.1).
    PhysicalAccess,
    /// Photo and video recording (R 17.1).
    Recording,
    /// Documents and support contracts (R 17.1).
    Documents,
    /// A demonstration of the functions (R 17.2).
    Demonstration,
}

/// An additional agreement to the contract (R 18, R 20, R 21).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Date,
    /// What it agrees.
    pub purpose: AgreementPurpose,
    /// The agreement itself.
    pub document: DocumentRef,
}

/// What an additional agreement agrees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "for", rename_all = "kebab-case", deny_unknown_fields)]
pub enum AgreementPurpose {
    /// The term is longer by the time of the suspension (R 18).
    Suspension,
    /// The questionnaire was corrected: a longer term, another cost, or both (R 20).
    Questionnaire {
        /// By how many working days the term is longer.
        working_days: u16,
        /// The new cost in tiyn, where it changes.
        tiyn: Option<u64>,
    },
    /// Works are tested again before the term ends, free of charge (R 21, M 6).
    InterimRetest {
        /// The works.
        works: Works,
    },
}

/// A request to leave a work out of the test (R 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExclusionRequest {
    /// The work.
    pub work: Work,
    /// Why it cannot be done.
    pub reason: String,
    /// The request.
    pub document: DocumentRef,
}

/// What the provider found when it verified the grounds of a request (R 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "grounds", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Opinion {
    /// The grounds hold.
    Founded {
        /// In the provider's words.
        text: String,
    },
    /// They do not.
    Unfounded {
        /// In the provider's words.
        text: String,
    },
}

/// The authorised body's decision on an exclusion (R 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExclusionRuling {
    /// The work is left out.
    Excluded,
    /// The work stays.
    Kept,
}

/// An act of acceptance of the source code (M 13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceAct {
    /// What was accepted.
    pub archives: Vec<Archive>,
    /// The act.
    pub document: DocumentRef,
}

/// An accepted archive of source code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// Its name.
    pub name: String,
    /// Its size.
    pub size_bytes: u64,
    /// Its hash.
    pub digest: Digest,
}

/// The result of a work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "result", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Verdict {
    /// Positive.
    Conforms,
    /// Nonconformities were found.
    DoesNotConform {
        /// The codes of the requirements or findings concerned.
        codes: BTreeSet<String>,
    },
}

/// What a second person says of a work or of a protocol's draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "review", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ReviewVerdict {
    /// It stands.
    Approved,
    /// It goes back.
    SentBack {
        /// Why.
        reason: String,
    },
}

/// As whom a protocol is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signer {
    /// The executor.
    Executor,
    /// The head.
    Head,
}

/// A protocol at its issue (R 22, R 35, R 37.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuedProtocol {
    /// The work.
    pub work: Work,
    /// The register number.
    pub number: RegisterNumber,
    /// The result.
    pub verdict: Verdict,
    /// The protocol.
    pub document: DocumentRef,
}

/// What follows from the issued protocols.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Every protocol is positive.
    Positive,
    /// Nonconformities may be removed within the window (R 25, R 32).
    Remediation,
    /// A negative conclusion: a new test (R 27, R 33).
    Negative,
    /// The window or the requests are used up: a new test (R 25, R 32).
    Lapsed,
}

/// A request for a retest (R 25, R 26, R 32).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetestRequest {
    /// The works to be tested again.
    pub works: Works,
    /// The comparison table with the results of the corrections.
    pub comparison: Option<DocumentRef>,
    /// Whether the software was changed.
    pub software: SoftwareChange,
}

/// Whether software was changed to remove nonconformities (R 26).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "software", rename_all = "kebab-case", deny_unknown_fields)]
pub enum SoftwareChange {
    /// It was not.
    Unchanged,
    /// It was, and its source is attached.
    Changed {
        /// The source.
        source: Option<DocumentRef>,
    },
}

/// What the one extension of a retest made longer (R 25, R 32).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extended {
    /// The window in which the retest is requested.
    Window,
    /// The retest itself.
    Retest,
}

impl AccessItem {
    /// All items, in the Order's order.
    pub const ALL: [AccessItem; 5] = [
        AccessItem::WorkPlace,
        AccessItem::PhysicalAccess,
        AccessItem::Recording,
        AccessItem::Documents,
        AccessItem::Demonstration,
    ];

    /// The stable code used in data and messages.
    pub const fn code(self) -> &'static str {
        match self {
            AccessItem::WorkPlace => "work-place",
            AccessItem::PhysicalAccess => "physical-access",
            AccessItem::Recording => "recording",
            AccessItem::Documents => "documents",
            AccessItem::Demonstration => "demonstration",
        }
    }

    /// The clause that names the item.
    pub const fn clause(self) -> Clause {
        match self {
            AccessItem::WorkPlace
            | AccessItem::PhysicalAccess
            | AccessItem::Recording
            | AccessItem::Documents => Clause::rules(17).item(1),
            AccessItem::Demonstration => Clause::rules(17).item(2),
        }
    }
}

impl Verdict {
    /// Whether it is positive.
    pub fn conforms(&self) -> bool {
        match self {
            Verdict::Conforms => true,
            Verdict::DoesNotConform { .. } => false,
        }
    }
}

impl Outcome {
    /// The stable code used in data and messages.
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Positive => "positive",
            Outcome::Remediation => "remediation",
            Outcome::Negative => "negative",
            Outcome::Lapsed => "lapsed",
        }
    }
}
