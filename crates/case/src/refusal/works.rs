//! Reasons about works, their exclusion and the source (R 5, R 19, R 21, M 13–15).

use jiff::civil::Date;
use order::{Work, Works};

use crate::refusal::{Message, Slot};

/// Reasons about works, their exclusion and the source (R 5, R 19, R 21, M 13–15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkReason {
    /// The work does not belong to the test.
    NotInTest {
        /// The work.
        work: Work,
    },
    /// The work is not under way.
    NotInRound {
        /// The work.
        work: Work,
    },
    /// Source code analysis of a state body's object is never left out (R 5).
    StateSource,
    /// A test has at least one work (R 5).
    LastWork,
    /// The exclusion was asked for before (R 5).
    AskedBefore {
        /// The work.
        work: Work,
    },
    /// The exclusion was decided (R 5).
    DecidedBefore {
        /// The work.
        work: Work,
    },
    /// Nobody asked to leave the work out (R 5).
    NotAsked {
        /// The work.
        work: Work,
    },
    /// The authorised body has not asked to verify (R 5).
    VerificationNotAsked {
        /// The work.
        work: Work,
    },
    /// The opinion was given (R 5).
    OpinionGiven {
        /// The work.
        work: Work,
    },
    /// The provider's opinion comes first (R 5).
    OpinionMissing {
        /// The work.
        work: Work,
    },
    /// The work is done.
    Done {
        /// The work.
        work: Work,
    },
    /// Nobody is responsible for the work.
    NoExecutor {
        /// The work.
        work: Work,
    },
    /// Another executor is responsible for the work.
    NotExecutor {
        /// The work.
        work: Work,
    },
    /// The work was started before.
    Started {
        /// The work.
        work: Work,
    },
    /// The work was not started.
    NotStarted {
        /// The work.
        work: Work,
    },
    /// The work was finished before.
    Finished {
        /// The work.
        work: Work,
    },
    /// The work is not finished.
    NotFinished {
        /// The work.
        work: Work,
    },
    /// A negative result names what does not conform.
    CodesMissing,
    /// Nobody reviews the own work.
    OwnWork {
        /// The work.
        work: Work,
    },
    /// The source is accepted by an act first (M 13).
    SourceNotAccepted,
    /// An act names at least one archive (M 13).
    ArchivesMissing,
    /// The test has no source code analysis (M 13).
    NoSourceWork,
    /// There is no such act (M 13).
    ActUnknown {
        /// Which act.
        act: u32,
    },
    /// The source is sealed on a positive result (M 14).
    SourceNegative,
    /// The source was sealed before (M 14).
    SealedBefore,
    /// The source is no longer kept (M 15).
    DisposedBefore,
    /// The source is kept at least until then (M 15).
    KeptUntil {
        /// The last day, or last version.
        last: Date,
    },
    /// An interim retest was asked for and awaits its agreement (R 21).
    InterimPending,
    /// An interim retest is asked for before the term ends (R 21).
    TermOver {
        /// The last day, or last version.
        last: Date,
    },
    /// Name at least one work.
    WorksMissing,
    /// Only finished works are tested again (R 21).
    NotDoneYet {
        /// The works.
        works: Works,
    },
}

impl WorkReason {
    pub(super) fn message(&self) -> Message<'_> {
        match self {
            WorkReason::NotInTest { work } => {
                Message::new("refusal-not-in-test").with("work", Slot::Work(*work))
            }
            WorkReason::NotInRound { work } => {
                Message::new("refusal-not-in-round").with("work", Slot::Work(*work))
            }
            WorkReason::StateSource => Message::new("refusal-state-source"),
            WorkReason::LastWork => Message::new("refusal-last-work"),
            WorkReason::AskedBefore { work } => {
                Message::new("refusal-asked-before").with("work", Slot::Work(*work))
            }
            WorkReason::DecidedBefore { work } => {
                Message::new("refusal-decided-before").with("work", Slot::Work(*work))
            }
            WorkReason::NotAsked { work } => {
                Message::new("refusal-not-asked").with("work", Slot::Work(*work))
            }
            WorkReason::VerificationNotAsked { work } => {
                Message::new("refusal-verification-not-asked").with("work", Slot::Work(*work))
            }
            WorkReason::OpinionGiven { work } => {
                Message::new("refusal-opinion-given").with("work", Slot::Work(*work))
            }
            WorkReason::OpinionMissing { work } => {
                Message::new("refusal-opinion-missing").with("work", Slot::Work(*work))
            }
            WorkReason::Done { work } => {
                Message::new("refusal-done").with("work", Slot::Work(*work))
            }
            WorkReason::NoExecutor { work } => {
                Message::new("refusal-no-executor").with("work", Slot::Work(*work))
            }
            WorkReason::NotExecutor { work } => {
                Message::new("refusal-not-executor").with("work", Slot::Work(*work))
            }
            WorkReason::Started { work } => {
                Message::new("refusal-started").with("work", Slot::Work(*work))
            }
            WorkReason::NotStarted { work } => {
                Message::new("refusal-not-started").with("work", Slot::Work(*work))
            }
            WorkReason::Finished { work } => {
                Message::new("refusal-finished").with("work", Slot::Work(*work))
            }
            WorkReason::NotFinished { work } => {
                Message::new("refusal-not-finished").with("work", Slot::Work(*work))
            }
            WorkReason::CodesMissing => Message::new("refusal-codes-missing"),
            WorkReason::OwnWork { work } => {
                Message::new("refusal-own-work").with("work", Slot::Work(*work))
            }
            WorkReason::SourceNotAccepted => Message::new("refusal-source-not-accepted"),
            WorkReason::ArchivesMissing => Message::new("refusal-archives-missing"),
            WorkReason::NoSourceWork => Message::new("refusal-no-source-work"),
            WorkReason::ActUnknown { act } => {
                Message::new("refusal-act-unknown").with("act", Slot::Number(i64::from(*act)))
            }
            WorkReason::SourceNegative => Message::new("refusal-source-negative"),
            WorkReason::SealedBefore => Message::new("refusal-sealed-before"),
            WorkReason::DisposedBefore => Message::new("refusal-disposed-before"),
            WorkReason::KeptUntil { last } => {
                Message::new("refusal-kept-until").with("last", Slot::Date(*last))
            }
            WorkReason::InterimPending => Message::new("refusal-interim-pending"),
            WorkReason::TermOver { last } => {
                Message::new("refusal-term-over").with("last", Slot::Date(*last))
            }
            WorkReason::WorksMissing => Message::new("refusal-works-missing"),
            WorkReason::NotDoneYet { works } => {
                Message::new("refusal-not-done-yet").with("works", Slot::Works(*works))
            }
        }
    }
}
