//! What can go wrong with a use case.

use case::Refusal;
use jiff::Timestamp;
use language::Text;
use order::form::FormError;
use store::{StoreError, WriteError};

use crate::{access::Denied, acts::AnswerError, signer::SignatureError};

/// Why a use case did not do what it was asked. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ConductError {
    /// There is no such thing, or none that this person may know of.
    #[error("not found")]
    NotFound,
    /// The person may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The Order or the state of the case refuses.
    #[error("refused: {0:?}")]
    Refused(Box<Refusal>),
    /// Somebody else changed the same thing meanwhile.
    #[error("{what} was changed meanwhile")]
    Conflict {
        /// Which thing.
        what: String,
        /// When the standing version was made, where known.
        at: Option<Timestamp>,
    },
    /// No room is left.
    #[error("no room left in {place}")]
    Full {
        /// Where.
        place: String,
    },
    /// What was sent broke off or cannot be kept.
    #[error("what was sent cannot be kept: {detail}")]
    BrokenInput {
        /// What happened.
        detail: String,
    },
    /// Something is larger than it may be.
    #[error("larger than {bytes_max} bytes")]
    TooLarge {
        /// The limit.
        bytes_max: u64,
    },
    /// An answer cannot be taken.
    #[error(transparent)]
    Answer(#[from] AnswerError),
    /// A form has errors.
    #[error("a form has {} errors", .0.len())]
    Form(Vec<FormError>),
    /// Something else that the person can mend, in words.
    #[error("{}", .0.en)]
    Told(Box<Text>),
    /// The signature does not hold.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// The store could not.
    #[error(transparent)]
    Store(StoreError),
    /// A paper could not be made.
    #[error(transparent)]
    Document(#[from] document::DocumentError),
    /// What is stored does not fit this program.
    #[error("stored data cannot be read: {0}")]
    Stored(String),
}

impl ConductError {
    /// Something that the person can mend.
    pub fn told(text: Text) -> Self {
        ConductError::Told(Box::new(text))
    }

    /// Stored data that do not fit.
    pub(crate) fn stored(reason: impl std::fmt::Display) -> Self {
        ConductError::Stored(reason.to_string())
    }
}

impl From<Refusal> for ConductError {
    fn from(refusal: Refusal) -> Self {
        ConductError::Refused(Box::new(refusal))
    }
}

impl From<StoreError> for ConductError {
    fn from(error: StoreError) -> Self {
        if let StoreError::Conflict(conflict) = error {
            let at = conflict.at.map(store::Micros::timestamp);
            return ConductError::Conflict { what: conflict.what, at };
        }
        if let StoreError::Full { place } = error {
            return ConductError::Full { place };
        }
        if let StoreError::TooLarge { limit, .. } = error {
            return ConductError::TooLarge { bytes_max: limit };
        }
        if let StoreError::Input { detail, .. } = error {
            return ConductError::BrokenInput { detail };
        }
        if let StoreError::NotFound { .. } = error {
            return ConductError::NotFound;
        }
        ConductError::Store(error)
    }
}

impl From<WriteError<ConductError>> for ConductError {
    fn from(error: WriteError<ConductError>) -> Self {
        match error {
            WriteError::Refused(refused) => refused,
            WriteError::Store(store) => store.into(),
        }
    }
}
