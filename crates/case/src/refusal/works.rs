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
        use WorkReason as R;
        match self {
            R::NotInTest { work } => {
                Message::new("refusal-not-in-test").with("work", Slot::Work(*work))
            }
            R::NotInRound { work } => {
                Message::new("refusal-not-in-round").with("work", Slot::Work(*work))
            }
            R::StateSource => Message::new("refusal-state-source"),
            R::LastWork => Message::new("refusal-last-work"),
            R::AskedBefore { work } => {
                Message::new("refusal-asked-before").with("work", Slot::Work(*work))
            }
            R::DecidedBefore { work } => {
                Message::new("refusal-decided-before").with("work", Slot::Work(*work))
            }
            R::NotAsked { work } => {
                Message::new("refusal-not-asked").with("work", Slot::Work(*work))
            }
            R::VerificationNotAsked { work } => {
                Message::new("refusal-verification-not-asked").with("work", Slot::Work(*work))
            }
            R::OpinionGiven { work } => {
                Message::new("refusal-opinion-given").with("work", Slot::Work(*work))
            }
            R::OpinionMissing { work } => {
                Message::new("refusal-opinion-missing").with("work", Slot::Work(*work))
            }
            R::Done { work } => Message::new("refusal-done").with("work", Slot::Work(*work)),
            R::NoExecutor { work } => {
                Message::new("refusal-no-executor").with("work", Slot::Work(*work))
            }
            R::NotExecutor { work } => {
                Message::new("refusal-not-executor").with("work", Slot::Work(*work))
            }
            R::Started { work } => Message::new("refusal-started").with("work", Slot::Work(*work)),
            R::NotStarted { work } => {
                Message::new("refusal-not-started").with("work", Slot::Work(*work))
            }
            R::Finished { work } => {
                Message::new("refusal-finished").with("work", Slot::Work(*work))
            }
            R::NotFinished { work } => {
                Message::new("refusal-not-finished").with("work", Slot::Work(*work))
            }
            R::CodesMissing => Message::new("refusal-codes-missing"),
            R::OwnWork { work } => Message::new("refusal-own-work").with("work", Slot::Work(*work)),
            R::SourceNotAccepted => Message::new("refusal-source-not-accepted"),
            R::ArchivesMissing => Message::new("refusal-archives-missing"),
            R::NoSourceWork => Message::new("refusal-no-source-work"),
            R::ActUnknown { act } => {
                Message::new("refusal-act-unknown").with("act", Slot::Number(i64::from(*act)))
            }
            R::SourceNegative => Message::new("refusal-source-negative"),
            R::SealedBefore => Message::new("refusal-sealed-before"),
            R::DisposedBefore => Message::new("refusal-disposed-before"),
            R::KeptUntil { last } => {
                Message::new("refusal-kept-until").with("last", Slot::Date(*last))
            }
            R::InterimPending => Message::new("refusal-interim-pending"),
            R::TermOver { last } => {
                Message::new("refusal-term-over").with("last", Slot::Date(*last))
            }
            R::WorksMissing => Message::new("refusal-works-missing"),
            R::NotDoneYet { works } => {
                Message::new("refusal-not-done-yet").with("works", Slot::Works(*works))
            }
        }
    }
}
