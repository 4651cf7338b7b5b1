//! Reasons about protocols and retests (R 22, R 25–27, R 32, R 33, R 35).

use jiff::civil::Date;
use order::{Work, Works};

use crate::{
    refusal::{Message, Slot},
    value::RegisterNumber,
};

/// Reasons about protocols and retests (R 22, R 25–27, R 32, R 33, R 35).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResultReason {
    /// The work is not done: no protocol yet (R 22).
    WorkUndone {
        /// The work.
        work: Work,
    },
    /// Protocols are issued after all works are done (R 22).
    WorksUndone {
        /// The works.
        works: Works,
    },
    /// There is no draft.
    NoDraft {
        /// The work.
        work: Work,
    },
    /// The draft was reviewed before.
    Reviewed {
        /// The work.
        work: Work,
    },
    /// The draft is not reviewed.
    NotReviewed {
        /// The work.
        work: Work,
    },
    /// The protocol is signed.
    Signed {
        /// The work.
        work: Work,
    },
    /// The executor signs before the head.
    ExecutorFirst {
        /// The work.
        work: Work,
    },
    /// One person cannot act twice on a protocol.
    SamePerson {
        /// The work.
        work: Work,
    },
    /// The state technical service signs electronically (R 22).
    PaperSignature,
    /// Protocols are not signed by executor and head.
    Unsigned {
        /// The works.
        works: Works,
    },
    /// Each protocol has one register number.
    NumbersDiffer {
        /// The works.
        works: Works,
    },
    /// The register number is taken.
    NumberTaken {
        /// The number.
        number: RegisterNumber,
    },
    /// Protocols of the state technical service are placed in the cabinet (R 22).
    Electronic,
    /// The receipt is recorded.
    ReceivedBefore,
    /// Protocols cannot be received before their issue.
    ReceivedTooEarly {
        /// The day of issue.
        issued: Date,
    },
    /// At most two retests (R 25, R 32).
    RequestsUsedUp {
        /// The most.
        max: u32,
    },
    /// The window has passed (R 25, R 32).
    WindowMissed {
        /// The last day, or last version.
        last: Date,
    },
    /// The window is open (R 25, R 32).
    WindowOpen {
        /// The last day, or last version.
        last: Date,
    },
    /// The receipt of the protocols is not recorded yet (R 32).
    WindowNotOpened,
    /// Name the works to be tested again (R 25).
    NothingToRetest,
    /// Only works with nonconformities are tested again (R 25, R 32).
    Conforming {
        /// The works.
        works: Works,
    },
    /// The request bears a comparison table (R 25, R 32).
    ComparisonMissing,
    /// The request bears the source of the changed software (R 26).
    SourceMissing,
    /// One extension only (R 25, R 32).
    ExtensionUsed,
    /// An extension of at most so many days (R 25, R 32).
    ExtensionTooLong {
        /// The most.
        max: u16,
    },
    /// An extension is asked for before the time is over (R 25, R 32).
    ExtensionLate {
        /// The last day, or last version.
        last: Date,
    },
}

impl ResultReason {
    pub(super) fn message(&self) -> Message<'_> {
        match self {
            ResultReason::WorkUndone { work } => {
                Message::new("refusal-work-undone").with("work", Slot::Work(*work))
            }
            ResultReason::WorksUndone { works } => {
                Message::new("refusal-works-undone").with("works", Slot::Works(*works))
            }
            ResultReason::NoDraft { work } => {
                Message::new("refusal-no-draft").with("work", Slot::Work(*work))
            }
            ResultReason::Reviewed { work } => {
                Message::new("refusal-reviewed").with("work", Slot::Work(*work))
            }
            ResultReason::NotReviewed { work } => {
                Message::new("refusal-not-reviewed").with("work", Slot::Work(*work))
            }
            ResultReason::Signed { work } => {
                Message::new("refusal-signed").with("work", Slot::Work(*work))
            }
            ResultReason::ExecutorFirst { work } => {
                Message::new("refusal-executor-first").with("work", Slot::Work(*work))
            }
            ResultReason::SamePerson { work } => {
                Message::new("refusal-same-person").with("work", Slot::Work(*work))
            }
            ResultReason::PaperSignature => Message::new("refusal-paper-signature"),
            ResultReason::Unsigned { works } => {
                Message::new("refusal-unsigned").with("works", Slot::Works(*works))
            }
            ResultReason::NumbersDiffer { works } => {
                Message::new("refusal-numbers-differ").with("works", Slot::Works(*works))
            }
            ResultReason::NumberTaken { number } => {
                Message::new("refusal-number-taken").with("number", Slot::Word(&number.0))
            }
            ResultReason::Electronic => Message::new("refusal-electronic"),
            ResultReason::ReceivedBefore => Message::new("refusal-received-before"),
            ResultReason::ReceivedTooEarly { issued } => {
                Message::new("refusal-received-too-early").with("issued", Slot::Date(*issued))
            }
            ResultReason::RequestsUsedUp { max } => {
                Message::new("refusal-requests-used-up").with("max", Slot::Number(i64::from(*max)))
            }
            ResultReason::WindowMissed { last } => {
                Message::new("refusal-window-missed").with("last", Slot::Date(*last))
            }
            ResultReason::WindowOpen { last } => {
                Message::new("refusal-window-open").with("last", Slot::Date(*last))
            }
            ResultReason::WindowNotOpened => Message::new("refusal-window-not-opened"),
            ResultReason::NothingToRetest => Message::new("refusal-nothing-to-retest"),
            ResultReason::Conforming { works } => {
                Message::new("refusal-conforming").with("works", Slot::Works(*works))
            }
            ResultReason::ComparisonMissing => Message::new("refusal-comparison-missing"),
            ResultReason::SourceMissing => Message::new("refusal-source-missing"),
            ResultReason::ExtensionUsed => Message::new("refusal-extension-used"),
            ResultReason::ExtensionTooLong { max } => Message::new("refusal-extension-too-long")
                .with("max", Slot::Number(i64::from(*max))),
            ResultReason::ExtensionLate { last } => {
                Message::new("refusal-extension-late").with("last", Slot::Date(*last))
            }
        }
    }
}
