//! Backup and restore, within an engine and from one to the other.

use std::fs;
use std::path::Path;

use uuid::Uuid;

use super::engine::{NOW, TestStore, hash_of, postgres, sqlite};
use super::on_both_engines;
use crate::{
    Change, Hash, KeyRing, NewAttachment, NewAudit, NewJob, Page, SaveForm, SaveSetting, SignForm,
    StoreError, WholeCase,
};

on_both_engines! {
    a_backup_restores_into_sqlite,
    a_backup_restores_into_postgres,
    a_backup_that_was_changed_is_refused_before_anything_is_written,
    a_backup_names_artifacts_that_are_missing,
    only_an_empty_store_is_restored_into,
}

async fn a_backup_restores_into_sqlite(test: TestStore) {
    check_restore(test, sqlite().await).await;
}

async fn a_backup_restores_into_postgres(test: TestStore) {
    if let Some(into) = postgres().await {
        check_restore(test, into).await;
    }
}

async fn check_restore(from: TestStore, into: TestStore) {
    let before = fill(&from).await;
    let dest = from.folder.path().join("backup");
    let copied = send(from.store.backup(&dest, NOW)).await.unwrap();
    assert_eq!((copied.artifacts, copied.missing.as_slice()), (2, [].as_slice()));
    // The keys are kept apart from the backup, and come back apart from it.
    let keys = into.folder.path().join("keys.json");
    fs::copy(from.folder.path().join("keys.json"), &keys).unwrap();
    let files = crate::Artifacts::folder(
        &into.folder.path().join("artifacts"),
        KeyRing::open(&keys).unwrap(),
    );
    let into = crate::Store::open(&into.url, files.unwrap(), NOW).await.unwrap();
    assert_eq!(send(into.restore(&dest)).await.unwrap(), copied);
    let after = into.whole_case(before.row.id).await.unwrap().unwrap();
    assert_eq!(after, before);
    let report = send(into.audit_chains(hash_of)).await.unwrap();
    assert_eq!((report.audit_entries, report.broken), (2, Vec::new()));
    assert_eq!(send(into.artifacts().verify()).await.unwrap().whole, 2);
    assert_eq!(send(into.artifacts().reseal()).await.unwrap(), 0);
    assert_eq!(into.jobs("waiting", Page::default()).await.unwrap().total, 1);
    // Life goes on: the chains are continued, what is written once still is.
    into.audit(NOW, vec![entry("later")]).await.unwrap();
    let report = into.audit_chains(hash_of).await.unwrap();
    assert_eq!((report.audit_entries, report.broken), (3, Vec::new()));
}

/// Callers run these on tasks that move between threads.
fn send<F: Future + Send>(future: F) -> F {
    future
}

async fn a_backup_that_was_changed_is_refused_before_anything_is_written(test: TestStore) {
    fill(&test).await;
    let dest = test.folder.path().join("backup");
    test.store.backup(&dest, NOW).await.unwrap();
    let artifact = fs::read_dir(dest.join("artifacts")).unwrap().next().unwrap().unwrap().path();
    let rows: [(&Path, &str); 5] = [
        (&dest.join("rows/case_event.jsonl"), "expected the hash"),
        (&artifact, "expected the hash"),
        (&dest.join("manifest.json"), "key must be a string"),
        (&dest.join("rows/organisation.jsonl"), "expected the hash"),
        (&dest.join("rows/audit.jsonl"), "expected the hash"),
    ];
    for (path, expected) in rows {
        let good = fs::read(path).unwrap();
        let mut bad = good.clone();
        bad[2] ^= 1;
        fs::write(path, bad).unwrap();
        let into = sqlite().await;
        let said = into.store.restore(&dest).await.unwrap_err().to_string();
        assert!(said.contains(expected), "{}: {said}", path.display());
        assert_eq!(into.store.artifacts().list().await.unwrap(), []);
        fs::write(path, good).unwrap();
    }
    let said = sqlite().await.store.restore(Path::new("/nowhere")).await.unwrap_err().to_string();
    assert!(said.starts_with("/nowhere/manifest.json: "), "{said}");
}

async fn a_backup_names_artifacts_that_are_missing(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 1).await;
    let lost = Hash::of(b"lost");
    test.store.change_case(case.id, NOW, vec![attach(lost)]).await.unwrap();
    let dest = test.folder.path().join("backup");
    assert_eq!(test.store.backup(&dest, NOW).await.unwrap().missing, [lost]);
    let again = test.store.backup(&dest, NOW).await.unwrap_err().to_string();
    assert!(again.contains("it is there already"), "{again}");
}

async fn only_an_empty_store_is_restored_into(test: TestStore) {
    test.people().await;
    let dest = test.folder.path().join("backup");
    test.store.backup(&dest, NOW).await.unwrap();
    let refused = test.store.restore(&dest).await.unwrap_err();
    assert!(matches!(refused, StoreError::Backup { .. }));
    let expected = "the store is not empty: it has rows in organisation";
    assert!(refused.to_string().ends_with(expected), "{refused}");
}

async fn fill(test: &TestStore) -> WholeCase {
    let people = test.people().await;
    let case = test.case(&people, 120).await;
    let files = test.store.artifacts();
    let one = files.put_bytes("бір").await.unwrap();
    files.put_bytes(vec![9; 300_000]).await.unwrap();
    let body = "{\"атауы\":\"Портал «ë»\\u0000\"}";
    let save = Change::SaveForm(SaveForm {
        kind: "application".to_owned(),
        base_rev: 0,
        body: body.to_owned(),
        author: "asel".to_owned(),
    });
    let sign = Change::SignForm(SignForm {
        kind: "application".to_owned(),
        base_rev: 1,
        sha256: Hash::of(body.as_bytes()),
        author: "asel".to_owned(),
    });
    let member = Change::AddMember { account: people.account, post: "owner".to_owned() };
    let changes = vec![save, sign, attach(one.hash), member];
    test.store.change_case(case.id, NOW, changes).await.unwrap();
    let job = NewJob {
        dedup: "mail".to_owned(),
        kind: "mail".to_owned(),
        payload: "{}".to_owned(),
        run_at: NOW,
        attempts_max: 3,
    };
    test.store.enqueue(NOW, vec![job]).await.unwrap();
    let setting = SaveSetting {
        name: "price-list".to_owned(),
        effective_from: "2026-01-01".parse().unwrap(),
        base_rev: 0,
        body: "{}".to_owned(),
        author: "admin".to_owned(),
    };
    test.store.save_setting(setting, NOW).await.unwrap();
    test.store.audit(NOW, vec![entry("open"), entry("read")]).await.unwrap();
    test.store.whole_case(case.id).await.unwrap().unwrap()
}

fn attach(artifact: Hash) -> Change {
    Change::Attach(NewAttachment {
        id: Uuid::new_v4(),
        kind: "scheme".to_owned(),
        name: "Сызба.pdf".to_owned(),
        artifact,
        size: 6,
        media_type: "application/pdf".to_owned(),
        author: "asel".to_owned(),
    })
}

fn entry(action: &str) -> NewAudit {
    NewAudit {
        actor: "asel".to_owned(),
        action: action.to_owned(),
        object: "case".to_owned(),
        detail: "{}".to_owned(),
    }
}
