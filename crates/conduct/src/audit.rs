//! Proving the chains: of every case, and of the audit log.

use case::{Event, Recorded};
use store::{CaseEvent, ChainReport, Hash};

use crate::{Conduct, error::ConductError, record};

impl Conduct {
    /// Proves every chain as of one moment; the report names the first broken link of each.
    ///
    /// # Errors
    /// The store could not.
    pub async fn prove_chains(&self) -> Result<ChainReport, ConductError> {
        Ok(self.store.audit_chains(hash_of).await?)
    }
}

/// What an event's row hashes to, or why it cannot be read.
fn hash_of(row: &CaseEvent) -> Result<Hash, String> {
    let recorded = record::read(row).map_err(|error| error.to_string())?;
    if recorded.event.kind() != row.kind {
        let (expected, found) = (recorded.event.kind(), &row.kind);
        return Err(format!("its content is '{expected}', it stands as '{found}'"));
    }
    let before = (recorded.seq > 1).then(|| before(&recorded));
    let events: [Event; 1] = [recorded.event.clone()];
    let again = case::record(before.as_ref(), &events, &recorded.author, recorded.at_us)
        .map_err(|broken| broken.to_string())?;
    let hash = again.first().map(|record| Hash(record.hash.0));
    hash.ok_or_else(|| "it has no encoding".to_owned())
}

/// The link before, as far as the next one's hash depends on it.
fn before(recorded: &Recorded) -> Recorded {
    Recorded { seq: recorded.seq - 1, hash: recorded.prev_hash, ..recorded.clone() }
}
