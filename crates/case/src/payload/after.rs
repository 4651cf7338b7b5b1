//! After the protocols: duplicates, validity, registry, changes, withdrawal, complaints
//! (R 28, R 34, R 36–42).

use std::collections::BTreeSet;

use jiff::civil::Date;
use order::{Clause, Works};
use serde::{Deserialize, Serialize};

use crate::value::{AttestedForm, DocumentRef, SignatureId};

/// A request for duplicates of protocols (R 28, R 34).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DuplicateRequest {
    /// Of which works' protocols.
    pub works: Works,
    /// Why.
    pub why: DuplicateWhy,
    /// The owner's reasons in words.
    pub reason: String,
}

/// Why a duplicate is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "because", rename_all = "kebab-case", deny_unknown_fields)]
pub enum DuplicateWhy {
    /// The protocols were lost.
    Lost,
    /// The protocols were damaged.
    Damaged,
    /// Data of the questionnaire changed (R 28 only).
    QuestionnaireChanged {
        /// The updated questionnaire.
        questionnaire: AttestedForm,
    },
}

/// Why the protocols' validity ended before a date did it (R 36).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValidityEnd {
    /// Why.
    pub why: Finish,
    /// Since which day.
    pub since: Date,
}

/// What ends the validity of protocols (R 36).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finish {
    /// The object went out of production.
    ProductionEnded,
    /// The object's modernisation started.
    ModernisationBegun,
}

/// Data that the provider gives to the authorised body (R 37).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegistryItem {
    /// The application (R 37.1).
    Application,
    /// The contract's date and number, for laboratories (R 37.2).
    Contract,
    /// The object's name (R 37.3).
    Object,
    /// The owner's name (R 37.4).
    Owner,
    /// Register number, date and result of each protocol (R 37.5).
    Protocols,
    /// The location of servers and network equipment (R 37.6).
    Location,
    /// The approved questionnaire (R 37.7).
    Questionnaire,
}

/// A report to the authorised body's portal (R 37).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistryReport {
    /// What was reported.
    pub items: BTreeSet<RegistryItem>,
    /// The laboratory's signature under the report.
    pub signature: Option<SignatureId>,
    /// The receipt of the authorised body's portal, where it gave one.
    pub receipt: Option<String>,
}

/// A row of the list of changes (RA 4), 1 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChangeNumber(pub u8);

/// What makes the provider consider a withdrawal (R 38, R 39, R 40).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewCause {
    /// What it is.
    pub why: ChangeWhy,
    /// The description, the nonconformities or the results of the analysis.
    pub document: DocumentRef,
}

/// Where the information comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ChangeWhy {
    /// The owner's notice of changes, with the updated questionnaire (R 38).
    Owner {
        /// The changes by the list, as the owner sees them.
        changes: BTreeSet<ChangeNumber>,
        /// The updated questionnaire.
        questionnaire: AttestedForm,
    },
    /// Nonconformities that the authorised body found (R 39).
    AuthorisedBody,
    /// A change of the source that the immutability analysis showed (R 40, M 42).
    Immutability,
}

/// The decision on a review (R 40).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewRuling {
    /// Which review, counted from 1.
    pub review: u32,
    /// The changes by the list, as the provider finds them.
    pub changes: BTreeSet<ChangeNumber>,
    /// The decision.
    pub ruling: Ruling,
}

/// What the provider decides (R 40).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ruling {
    /// No protocol is withdrawn.
    Keep {
        /// Why.
        reason: String,
    },
    /// Protocols are withdrawn.
    Withdraw {
        /// The works whose protocols are withdrawn.
        works: Works,
        /// The works to be tested again.
        retest: Works,
        /// Why.
        reason: String,
    },
}

/// A complaint about the results of protocols (R 42).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Complaint {
    /// About which works' protocols.
    pub works: Works,
    /// The complaint.
    pub document: DocumentRef,
}

/// The authorised body's decision on a complaint (R 42).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintRuling {
    /// Which complaint, counted from 1.
    pub complaint: u32,
    /// The decision.
    pub outcome: ComplaintOutcome,
    /// The decision's text.
    pub document: DocumentRef,
}

/// How a complaint ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ComplaintOutcome {
    /// The complaint was satisfied.
    Upheld,
    /// It was satisfied in part.
    PartlyUpheld,
    /// It was dismissed.
    Dismissed,
}

impl RegistryItem {
    /// All items, in the Order's order.
    pub const ALL: [RegistryItem; 7] = [
        RegistryItem::Application,
        RegistryItem::Contract,
        RegistryItem::Object,
        RegistryItem::Owner,
        RegistryItem::Protocols,
        RegistryItem::Location,
        RegistryItem::Questionnaire,
    ];

    /// The clause's item.
    pub const fn clause(self) -> Clause {
        Clause::rules(37).item(match self {
            RegistryItem::Application => 1,
            RegistryItem::Contract => 2,
            RegistryItem::Object => 3,
            RegistryItem::Owner => 4,
            RegistryItem::Protocols => 5,
            RegistryItem::Location => 6,
            RegistryItem::Questionnaire => 7,
        })
    }
}
