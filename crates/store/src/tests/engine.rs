//! A fresh store of each engine, and what every test of cases begins with.

use sea_orm::{ConnectionTrait, DatabaseConnection};
use tempfile::TempDir;
use uuid::Uuid;

use super::setup::{postgres_url, skipped, variable};
use crate::{
    Artifacts, CaseAsk, CaseEvent, CaseProjection, CaseRow, CaseView, CaseWrite, Engine, Hash,
    KeyRing, Micros, NewAccount, NewEvent, OrganisationNames, Store, Written,
};

/// The instant at which tests begin.
pub(super) const NOW: Micros = Micros(1_795_334_400_000_000);

/// How an address names a schema.
const SCHEMA: &str = "options[search_path]=";

/// A store of its own, gone at the end.
pub(super) struct TestStore {
    pub(super) store: Store,
    pub(super) url: String,
    pub(super) folder: TempDir,
}

/// Two organisations and an account, which cases refer to.
pub(super) struct People {
    pub(super) applicant: Uuid,
    pub(super) provider: Uuid,
    pub(super) account: Uuid,
}

pub(super) async fn sqlite() -> TestStore {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("synaq.db").display());
    open(folder, url).await
}

pub(super) async fn postgres() -> Option<TestStore> {
    let schema = format!("t{}", Uuid::new_v4().simple());
    let url = postgres_schema(postgres_url()?, &schema).await;
    Some(open(tempfile::tempdir().unwrap(), url).await)
}

/// The server's address, within a new schema.
async fn postgres_schema(url: &str, schema: &str) -> String {
    let server = connect(url).await;
    server.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    server.close().await.unwrap();
    let and = if url.contains('?') { '&' } else { '?' };
    format!("{url}{and}{SCHEMA}{schema}")
}

async fn open(folder: TempDir, url: String) -> TestStore {
    let store = Store::open(&url, artifacts(&folder), NOW).await.unwrap();
    TestStore { store, url, folder }
}

/// Artifacts in the test's folder.
pub(super) fn artifacts(folder: &TempDir) -> Artifacts {
    let ring = KeyRing::open_or_create(&folder.path().join("keys.json")).unwrap();
    Artifacts::folder(&folder.path().join("artifacts"), ring).unwrap()
}

/// A connection past the store, for what only an intruder would do.
pub(super) async fn connect(url: &str) -> DatabaseConnection {
    sea_orm::Database::connect(url).await.unwrap()
}

impl Drop for TestStore {
    /// A server that others share is left as it was found.
    fn drop(&mut self) {
        let (Some(server), Some((_, schema))) =
            (variable("SYNAQ_TEST_POSTGRES"), self.url.split_once(SCHEMA))
        else {
            return;
        };
        let sql =
            format!("DROP SCHEMA {schema} CASCADE; DROP SCHEMA IF EXISTS {schema}_fresh CASCADE");
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(async {
                let server = connect(&server).await;
                server.execute_unprepared(&sql).await.unwrap();
            });
        });
        if dropping.join().is_err() {
            skipped("tidying", "a schema was left behind on the server");
        }
    }
}

impl TestStore {
    /// The address of another database on the same engine, with nothing in it.
    pub(super) async fn fresh_url(&self) -> String {
        match (self.store.engine(), postgres_url()) {
            (Engine::Postgres, Some(url)) => {
                let (_, schema) = self.url.split_once(SCHEMA).unwrap();
                postgres_schema(url, &format!("{schema}_fresh")).await
            }
            (Engine::Postgres, None) | (Engine::Sqlite, _) => {
                format!("sqlite:{}", self.folder.path().join("fresh.db").display())
            }
        }
    }

    pub(super) async fn people(&self) -> People {
        let people =
            People { applicant: Uuid::new_v4(), provider: Uuid::new_v4(), account: Uuid::new_v4() };
        for (id, kind) in [(people.applicant, "applicant"), (people.provider, "sts")] {
            self.store.add_organisation(id, kind, names(kind), NOW).await.unwrap();
        }
        self.store.add_account(account(people.account, "asel", &people), NOW).await.unwrap();
        people
    }

    /// A case with `events` events.
    pub(super) async fn case(&self, people: &People, events: i64) -> CaseRow {
        let ask = CaseAsk::new(Uuid::new_v4(), NOW);
        let write = |view: &CaseView| Ok::<_, ()>(opening(people, view, events));
        match self.store.write_case(&ask, write).await.unwrap() {
            Written::Now { row, .. } => row,
            Written::Before { .. } => unreachable!("an act without a key"),
        }
    }
}

pub(super) fn names(name: &str) -> OrganisationNames {
    let name = || name.to_owned();
    OrganisationNames { bin: None, kk: name(), ru: name(), en: name() }
}

pub(super) fn account(id: Uuid, login: &str, people: &People) -> NewAccount {
    NewAccount {
        id,
        login: login.to_owned(),
        name: "Әсел".to_owned(),
        password: "$argon2id$…".to_owned(),
        organisation: people.applicant,
        roles: Vec::new(),
        must_change: false,
    }
}

/// A case's first write.
pub(super) fn opening(people: &People, view: &CaseView, events: i64) -> CaseWrite {
    CaseWrite {
        events: next_events(view, events),
        row: Some(projection(people)),
        ..CaseWrite::default()
    }
}

pub(super) fn projection(people: &People) -> CaseProjection {
    CaseProjection {
        number: None,
        title: "Электрондық үкімет порталы".to_owned(),
        provider: people.provider,
        applicant: people.applicant,
        edition: "605".to_owned(),
        stage: "draft".to_owned(),
        turn: "applicant".to_owned(),
        due: None,
        detail: "{}".to_owned(),
        search: "Электрондық үкімет порталы".to_owned(),
    }
}

/// Events that continue the case's chain.
pub(super) fn next_events(view: &CaseView, count: i64) -> Vec<NewEvent> {
    let (mut prev, mut events) = (view.last_hash(), Vec::new());
    for seq in view.last_seq() + 1..=view.last_seq() + count {
        let payload = format!("{{\"n\":{seq},\"said\":\"Қабылданды\"}}");
        let hash = test_hash(prev, seq, NOW, "asel", &payload);
        let event = NewEvent {
            seq,
            at: NOW,
            author: "asel".to_owned(),
            kind: "tested".to_owned(),
            version: 1,
            payload,
            prev_hash: prev,
            hash,
        };
        prev = hash;
        events.push(event);
    }
    events
}

fn test_hash(prev: Hash, seq: i64, at: Micros, author: &str, payload: &str) -> Hash {
    Hash::of(format!("{prev} {seq} {} {author} {payload}", at.0).as_bytes())
}

/// What the tests' events hash to.
#[expect(clippy::unnecessary_wraps, reason = "the shape that the store asks for")]
pub(super) fn hash_of(event: &CaseEvent) -> Result<Hash, String> {
    Ok(test_hash(event.prev_hash, event.seq, event.at_us, &event.author, &event.payload))
}
