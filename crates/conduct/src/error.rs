//! What can go wrong with a use case.

use case::Refusal;
use language::Text;
use order::form::FormError;
use store::{Conflict, StoreError, WriteError};

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
    #[error(transparent)]
    Conflict(Conflict),
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
            return ConductError::Conflict(conflict);
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
