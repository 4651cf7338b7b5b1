//! Reasons after the protocols (R 28, R 34, R 36–42).

use jiff::civil::Date;
use order::Works;

use crate::refusal::{Message, Slot};

/// Reasons after the protocols (R 28, R 34, R 36–42).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AfterReason {
    /// No protocol of these works was issued, or it was withdrawn.
    NotIssued {
        /// The works.
        works: Works,
    },
    /// Name at least one work.
    WorksMissing,
    /// A laboratory duplicates lost or damaged protocols only (R 34).
    OnlyLostOrDamaged,
    /// There is no such request.
    Unknown {
        /// The number.
        number: u32,
    },
    /// It is settled already.
    Settled {
        /// The number.
        number: u32,
    },
    /// One duplicate for each protocol asked for.
    DuplicatesDiffer {
        /// The works.
        works: Works,
    },
    /// The object is in production already (R 36).
    InProduction,
    /// The protocols served for production until then (R 36).
    TooOld {
        /// The last day, or last version.
        last: Date,
    },
    /// That day lies before the protocols' issue.
    BeforeIssue {
        /// The day of issue.
        issued: Date,
    },
    /// The validity has not run out (R 36).
    StillValid,
    /// A report names what it gives (R 37).
    ReportEmpty,
    /// A laboratory's report bears its signature (R 37).
    ReportUnsigned,
    /// Contract data are given for laboratories only (R 37.2).
    ContractOfLab,
    /// This party gives no such notice (R 38, R 39, R 40).
    WrongSource,
    /// No protocol is in force.
    NothingInForce,
    /// The list of changes has no such row (RA 4).
    ChangeUnknown {
        /// The number.
        number: u32,
    },
    /// Name the changes by the list (R 38, RA 4).
    ChangesMissing,
    /// These protocols are not in force.
    NotInForce {
        /// The works.
        works: Works,
    },
    /// The list does not name these works for the changes (R 40, RA 4).
    NotByMatrix {
        /// The works.
        works: Works,
    },
    /// What is withdrawn is tested again (R 40).
    RetestIncomplete {
        /// The works.
        works: Works,
    },
    /// No withdrawal asks for a new application (R 41).
    NoGrounds,
    /// A case cannot follow itself.
    SameCase,
}

impl AfterReason {
    pub(super) fn message(&self) -> Message<'_> {
        match self {
            AfterReason::NotIssued { works } => {
                Message::new("refusal-not-issued").with("works", Slot::Works(*works))
            }
            AfterReason::WorksMissing => Message::new("refusal-works-missing-after"),
            AfterReason::OnlyLostOrDamaged => Message::new("refusal-only-lost-or-damaged"),
            AfterReason::Unknown { number } => {
                Message::new("refusal-unknown").with("number", Slot::Number(i64::from(*number)))
            }
            AfterReason::Settled { number } => {
                Message::new("refusal-settled").with("number", Slot::Number(i64::from(*number)))
            }
            AfterReason::DuplicatesDiffer { works } => {
                Message::new("refusal-duplicates-differ").with("works", Slot::Works(*works))
            }
            AfterReason::InProduction => Message::new("refusal-in-production"),
            AfterReason::TooOld { last } => {
                Message::new("refusal-too-old").with("last", Slot::Date(*last))
            }
            AfterReason::BeforeIssue { issued } => {
                Message::new("refusal-before-issue").with("issued", Slot::Date(*issued))
            }
            AfterReason::StillValid => Message::new("refusal-still-valid"),
            AfterReason::ReportEmpty => Message::new("refusal-report-empty"),
            AfterReason::ReportUnsigned => Message::new("refusal-report-unsigned"),
            AfterReason::ContractOfLab => Message::new("refusal-contract-of-lab"),
            AfterReason::WrongSource => Message::new("refusal-wrong-source"),
            AfterReason::NothingInForce => Message::new("refusal-nothing-in-force"),
            AfterReason::ChangeUnknown { number } => Message::new("refusal-change-unknown")
                .with("number", Slot::Number(i64::from(*number))),
            AfterReason::ChangesMissing => Message::new("refusal-changes-missing"),
            AfterReason::NotInForce { works } => {
                Message::new("refusal-not-in-force").with("works", Slot::Works(*works))
            }
            AfterReason::NotByMatrix { works } => {
                Message::new("refusal-not-by-matrix").with("works", Slot::Works(*works))
            }
            AfterReason::RetestIncomplete { works } => {
                Message::new("refusal-retest-incomplete").with("works", Slot::Works(*works))
            }
            AfterReason::NoGrounds => Message::new("refusal-no-grounds"),
            AfterReason::SameCase => Message::new("refusal-same-case"),
        }
    }
}
