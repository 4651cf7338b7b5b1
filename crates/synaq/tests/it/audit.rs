//! `synaq audit`, `backup`, `restore` and `keys rotate` over an installation with cases.

use std::{fs, path::Path, sync::Arc};

use conduct::{Conduct, signer::TestSigner};
use sea_orm::{ConnectionTrait as _, Database};
use store::{Artifacts, KeyRing, Micros, Store};
use testkit::{Cast, Object, PASSWORD, Scene, TestClock};

use crate::program::{answer, arg, failure};

/// The use cases over a data folder, as the program opens it.
pub(crate) async fn conduct_over(data: &Path) -> Conduct {
    open(data, &clock()).await
}

fn clock() -> TestClock {
    TestClock::on(jiff::civil::date(2026, 3, 2))
}

async fn open(data: &Path, clock: &TestClock) -> Conduct {
    fs::create_dir_all(data.join("keys")).unwrap();
    let ring = KeyRing::open_or_create(&data.join("keys/ring.json")).unwrap();
    let artifacts = Artifacts::folder(&data.join("artifacts"), ring).unwrap();
    let url = format!("sqlite:{}", data.join("synaq.db").display());
    let store = Store::open(&url, artifacts, Micros::from(clock.now())).await.unwrap();
    Conduct::new(store, TestSigner::generate(), clock.for_conduct())
}

/// A data folder with two submitted applications.
async fn installation(data: &Path) {
    let clock = clock();
    let conduct = Arc::new(open(data, &clock).await);
    let cast = Cast::hire(&conduct, Micros::from(clock.now()), PASSWORD).await.unwrap();
    let scene = Scene { conduct: &conduct, clock: &clock, cast: &cast, house: &cast.laboratory };
    for name in ["«Мысал» порталы", "«Үлгі» жүйесі"] {
        scene.open(Object::sample(name, "есеп"), None).await.unwrap().apply().await.unwrap();
    }
    conduct.store().clone().close().await.unwrap();
}

/// What only somebody who owns the database's file can do.
async fn tamper(data: &Path, sql: &str) {
    let url = format!("sqlite:{}", data.join("synaq.db").display());
    let database = Database::connect(url).await.unwrap();
    database.execute_unprepared(sql).await.unwrap();
    database.close().await.unwrap();
}

#[tokio::test]
async fn an_audit_proves_an_intact_installation() {
    let outer = tempfile::tempdir().unwrap();
    let data = outer.path();
    installation(data).await;
    let (code, said) = answer(&["audit", "--data", arg(data), "--artifacts"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.starts_with("2 cases with 4 events, "), "{said}");
    assert!(said.contains("every chain holds\n"), "{said}");
    assert!(said.ends_with("artifacts are whole, 0 are not\n"), "{said}");
}

#[tokio::test]
async fn an_audit_names_the_first_link_that_somebody_changed() {
    let rows = [
        (
            "UPDATE case_event SET payload = replace(payload, 'legal-entity', 'person') \
             WHERE seq = 2",
            "link 2: its content hashes to",
        ),
        (
            "UPDATE case_event SET author = replace(author, 'applicant', 'head') WHERE seq = 1",
            "link 1: its content hashes to",
        ),
        ("UPDATE case_event SET kind = 'opened' WHERE seq = 2", "link 2: its content is"),
        ("UPDATE case_event SET at_us = at_us - 1 WHERE seq = 2", "link 2: its content hashes to"),
    ];
    for (sql, expected) in rows {
        let outer = tempfile::tempdir().unwrap();
        let data = outer.path();
        installation(data).await;
        tamper(data, &format!("{} {sql}", triggers(data).await)).await;
        let (code, said) = answer(&["audit", "--data", arg(data)]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("broken: case ") && said.contains(expected), "{sql}: {said}");
    }
}

#[tokio::test]
async fn an_audit_sees_a_changed_and_a_shortened_audit_log() {
    let rows = [
        ("UPDATE audit SET actor = 'nobody' WHERE seq = 2", "audit log, link 2"),
        ("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)", "audit log, link "),
    ];
    for (sql, expected) in rows {
        let outer = tempfile::tempdir().unwrap();
        let data = outer.path();
        installation(data).await;
        tamper(data, &format!("{} {sql}", triggers(data).await)).await;
        let (code, said) = answer(&["audit", "--data", arg(data)]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains(expected), "{sql}: {said}");
    }
}

/// Drops every trigger of the database: what an intruder does first.
async fn triggers(data: &Path) -> String {
    let url = format!("sqlite:{}", data.join("synaq.db").display());
    let database = Database::connect(url).await.unwrap();
    let statement = sea_orm::Statement::from_string(
        sea_orm::DatabaseBackend::Sqlite,
        "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    );
    let rows = database.query_all_raw(statement).await.unwrap();
    database.close().await.unwrap();
    let names = rows.iter().map(|row| row.try_get::<String>("", "name").unwrap());
    names.map(|name| format!("DROP TRIGGER {name};")).collect()
}

#[tokio::test]
async fn a_backup_is_restored_into_an_empty_place_and_proved() {
    let outer = tempfile::tempdir().unwrap();
    let (data, copy) = (outer.path().join("data"), outer.path().join("copy"));
    let fresh = outer.path().join("fresh");
    installation(&data).await;
    let (code, said) = answer(&["backup", "--data", arg(&data), arg(&copy)]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("the keys are not in it"), "{said}");
    assert_eq!(failure(&["backup", "--data", arg(&data), arg(&copy)]).0, 2, "it is there");

    let (code, said) = failure(&["restore", arg(&copy), "--data", arg(&fresh)]);
    assert_eq!(code, 2);
    assert!(said.contains("there is no key ring"), "{said}");
    fs::copy(data.join("keys/ring.json"), fresh.join("keys/ring.json")).unwrap();
    assert_eq!(answer(&["restore", arg(&copy), "--data", arg(&fresh)]).0, 0);
    let (code, restored) = answer(&["audit", "--data", arg(&fresh), "--artifacts"]);
    assert_eq!(code, 0, "{restored}");
    assert_eq!(restored, answer(&["audit", "--data", arg(&data), "--artifacts"]).1);
    let (code, said) = failure(&["restore", arg(&copy), "--data", arg(&fresh)]);
    assert_eq!(code, 2);
    assert!(said.contains("not empty"), "{said}");
}

#[tokio::test]
async fn a_new_key_seals_everything_and_the_old_one_opens_old_backups() {
    let outer = tempfile::tempdir().unwrap();
    let (data, copy) = (outer.path().join("data"), outer.path().join("copy"));
    let fresh = outer.path().join("fresh");
    installation(&data).await;
    assert_eq!(answer(&["backup", "--data", arg(&data), arg(&copy)]).0, 0);
    let (code, said) = answer(&["keys", "rotate", "--data", arg(&data)]);
    assert_eq!(code, 0);
    assert!(said.contains("seals from now on"), "{said}");
    assert_eq!(answer(&["audit", "--data", arg(&data), "--artifacts"]).0, 0);
    fs::create_dir_all(fresh.join("keys")).unwrap();
    fs::copy(data.join("keys/ring.json"), fresh.join("keys/ring.json")).unwrap();
    assert_eq!(answer(&["restore", arg(&copy), "--data", arg(&fresh)]).0, 0);
    assert_eq!(answer(&["audit", "--data", arg(&fresh), "--artifacts"]).0, 0);
}
