//! A house of its own for a test: store, artifacts, keys, use cases, clock, people.

use std::{path::Path, sync::Arc};

use conduct::{Conduct, signer::TestSigner};
use jiff::civil::{Date, date};
use rehearsal::{Cast, HandClock, House, Scene};
use store::{Artifacts, KeyRing, Micros, Store};
use tempfile::TempDir;

use crate::PASSWORD;

/// A Monday on which both editions' procedures are open.
const FIRST_DAY: Date = date(2026, 3, 2);

/// Everything that a test of the use cases or of the portal stands on; gone at the end.
pub struct TestHouse {
    /// The use cases.
    pub conduct: Arc<Conduct>,
    /// Their clock: it stands until it is moved.
    pub clock: HandClock,
    /// The people.
    pub cast: Cast,
    /// The database's address.
    pub url: String,
    folder: TempDir,
}

impl TestHouse {
    /// A house on SQLite.
    pub async fn sqlite() -> TestHouse {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("synaq.db").display());
        TestHouse::on(url, folder).await
    }

    /// A house on PostgreSQL; none, and a loud word, where there is no server.
    pub async fn postgres() -> Option<TestHouse> {
        let url = crate::postgres()?;
        Some(TestHouse::on(url, tempfile::tempdir().unwrap()).await)
    }

    /// The folder in which artifacts, keys and the SQLite database lie.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where tests of the state technical service are played.
    pub fn service(&self) -> Scene<'_> {
        self.scene(&self.cast.service)
    }

    /// Where a laboratory's tests are played.
    pub fn laboratory(&self) -> Scene<'_> {
        self.scene(&self.cast.laboratory)
    }

    fn scene<'a>(&'a self, house: &'a House) -> Scene<'a> {
        Scene { conduct: &self.conduct, clock: &self.clock, cast: &self.cast, house }
    }

    async fn on(url: String, folder: TempDir) -> TestHouse {
        let clock = HandClock::on(FIRST_DAY);
        let now = Micros::from(clock.now());
        let ring = KeyRing::open_or_create(&folder.path().join("ring.json")).unwrap();
        let artifacts = Artifacts::folder(&folder.path().join("artifacts"), ring).unwrap();
        let store = Store::open(&url, artifacts, now).await.unwrap();
        let conduct = Conduct::new(store, TestSigner::generate(), clock.for_conduct());
        let cast = Cast::hire(&conduct, now, PASSWORD).await.unwrap();
        TestHouse { conduct: Arc::new(conduct), clock, cast, url, folder }
    }
}
