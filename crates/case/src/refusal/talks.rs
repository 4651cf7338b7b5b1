//! Reasons about contract, term and agreements (R 14–18, R 20, R 21, R 29).

use std::collections::BTreeSet;

use jiff::civil::Date;
use order::Works;

use crate::{
    payload::{AccessItem, ContractWay},
    refusal::{Message, Slot},
};

/// Reasons about contract, term and agreements (R 14–18, R 20, R 21, R 29).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TalkReason {
    /// The contract is concluded: the application cannot be taken back any more.
    ContractStands,
    /// There is no contract to end.
    NoContract,
    /// The contract is concluded in another way (R 14, R 29).
    WrongWay {
        /// What was expected.
        expected: ContractWay,
    },
    /// The papers were sent before.
    PapersSent,
    /// The provider has not sent the papers.
    PapersNotSent,
    /// The applicant answered before.
    AnsweredBefore,
    /// The applicant has not answered yet.
    NotAnswered,
    /// The last day for the draft contract has passed (R 15).
    DraftContractLate {
        /// The last day, or last version.
        last: Date,
    },
    /// Only purchases through the procurement portal are cancelled so (R 15).
    NotThroughPortal,
    /// The draft contract was posted (R 15).
    DraftContractPosted,
    /// The last day for the draft contract has not passed (R 15).
    DraftContractAwaited {
        /// The last day, or last version.
        last: Date,
    },
    /// A term has at least one working day.
    TermNotPositive,
    /// The term stands.
    TermStands,
    /// No term is proposed.
    TermNotProposed,
    /// The applicant has not declined the term (R 16).
    TermNotDeclined,
    /// The authorised body was asked before.
    TermAskedBefore,
    /// The authorised body was not asked (R 16).
    TermNotAsked,
    /// The test is not suspended (R 18).
    NotSuspended,
    /// The additional agreement stands already (R 18).
    AgreedBefore,
    /// Without a corrected questionnaire there are no grounds (R 20).
    NoCorrection,
    /// An additional agreement changes the term or the cost (R 20).
    AgreesNothing,
    /// The applicant asked for no interim retest (R 21).
    InterimNotAsked,
    /// The applicant asked for other works (R 21).
    InterimOthersAsked {
        /// What was asked for.
        asked: Works,
    },
    /// Name at least one item of access (R 17).
    NothingNamed,
    /// An additional agreement on the term comes first (R 18).
    AgreementMissing,
    /// Access is still not provided (R 17).
    AccessMissing {
        /// Which.
        items: BTreeSet<AccessItem>,
    },
}

impl TalkReason {
    pub(super) fn message(&self) -> Message<'_> {
        match self {
            TalkReason::ContractStands => Message::new("refusal-contract-stands"),
            TalkReason::NoContract => Message::new("refusal-no-contract"),
            TalkReason::WrongWay { expected } => Message::new("refusal-wrong-way")
                .with("expected", Slot::Key(format!("way-{}", expected.code()))),
            TalkReason::PapersSent => Message::new("refusal-papers-sent"),
            TalkReason::PapersNotSent => Message::new("refusal-papers-not-sent"),
            TalkReason::AnsweredBefore => Message::new("refusal-answered-before"),
            TalkReason::NotAnswered => Message::new("refusal-not-answered"),
            TalkReason::DraftContractLate { last } => {
                Message::new("refusal-draft-contract-late").with("last", Slot::Date(*last))
            }
            TalkReason::NotThroughPortal => Message::new("refusal-not-through-portal"),
            TalkReason::DraftContractPosted => Message::new("refusal-draft-contract-posted"),
            TalkReason::DraftContractAwaited { last } => {
                Message::new("refusal-draft-contract-awaited").with("last", Slot::Date(*last))
            }
            TalkReason::TermNotPositive => Message::new("refusal-term-not-positive"),
            TalkReason::TermStands => Message::new("refusal-term-stands"),
            TalkReason::TermNotProposed => Message::new("refusal-term-not-proposed"),
            TalkReason::TermNotDeclined => Message::new("refusal-term-not-declined"),
            TalkReason::TermAskedBefore => Message::new("refusal-term-asked-before"),
            TalkReason::TermNotAsked => Message::new("refusal-term-not-asked"),
            TalkReason::NotSuspended => Message::new("refusal-not-suspended"),
            TalkReason::AgreedBefore => Message::new("refusal-agreed-before"),
            TalkReason::NoCorrection => Message::new("refusal-no-correction"),
            TalkReason::AgreesNothing => Message::new("refusal-agrees-nothing"),
            TalkReason::InterimNotAsked => Message::new("refusal-interim-not-asked"),
            TalkReason::InterimOthersAsked { asked } => {
                Message::new("refusal-interim-others-asked").with("asked", Slot::Works(*asked))
            }
            TalkReason::NothingNamed => Message::new("refusal-nothing-named"),
            TalkReason::AgreementMissing => Message::new("refusal-agreement-missing"),
            TalkReason::AccessMissing { items } => Message::new("refusal-access-missing").with(
                "items",
                Slot::Keys(items.iter().map(|i| format!("access-{}", i.code())).collect()),
            ),
        }
    }
}
