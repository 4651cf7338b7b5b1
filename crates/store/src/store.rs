//! The store as the rest of the program holds it.

use std::sync::Arc;

use crate::artifact::Artifacts;
use crate::database::{Database, Engine};
use crate::error::StoreError;
use crate::value::Micros;

/// The database and the artifacts beside it. Cheap to clone.
///
/// It knows nothing of the domain: ids, JSON texts, codes, hashes. Instants come from the caller.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) db: Database,
    artifacts: Arc<Artifacts>,
}

impl Store {
    /// Opens the database at `url` (`sqlite:FILE` or `postgres://…`), makes it if absent and
    /// brings its schema up to date.
    pub async fn open(url: &str, artifacts: Artifacts, now: Micros) -> Result<Self, StoreError> {
        let db = Database::open(url, now).await?;
        Ok(Self { db, artifacts: Arc::new(artifacts) })
    }

    /// The files.
    #[must_use]
    pub fn artifacts(&self) -> &Artifacts {
        &self.artifacts
    }

    /// Which engine holds the rows.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.db.engine
    }

    /// Closes every connection of every clone; later calls fail as unavailable.
    pub async fn close(self) -> Result<(), StoreError> {
        self.db.close().await
    }
}
