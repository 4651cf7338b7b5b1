//! Why an act of a rehearsal was not done.

use conduct::ConductError;

/// An act that was refused or failed.
#[derive(Debug, thiserror::Error)]
#[error("{act}: {source}")]
pub struct RehearsalError {
    /// Which act.
    pub act: String,
    /// Why.
    #[source]
    pub source: Box<ConductError>,
}

impl RehearsalError {
    /// An act and why it was not done.
    pub fn new(act: impl Into<String>, source: impl Into<ConductError>) -> Self {
        RehearsalError { act: act.into(), source: Box::new(source.into()) }
    }
}

/// Names the act in which something went wrong.
pub(crate) trait During<T> {
    /// The same result, with the act's name where it failed.
    fn during(self, act: &str) -> Result<T, RehearsalError>;
}

impl<T, E: Into<ConductError>> During<T> for Result<T, E> {
    fn during(self, act: &str) -> Result<T, RehearsalError> {
        self.map_err(|error| RehearsalError::new(act, error))
    }
}
