//! No room left: a clear word, nothing half there, nothing lost.

use std::path::{Path, PathBuf};
use std::process::Command;

use sea_orm::ConnectionTrait;
use tempfile::TempDir;

use super::engine::{NOW, artifacts, hash_of, next_events, sqlite};
use super::setup::skipped;
use crate::{Artifacts, CaseAsk, CaseWrite, KeyRing, Store, StoreError, WriteError};

/// A small disk of its own.
struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    /// `None` when this process may not mount.
    fn mount(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let options = format!("size={size}");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &options, "synaq-test"]).arg(folder.path());
        match mount.output() {
            Ok(done) if done.status.success() => Some(Self { folder }),
            Ok(_) | Err(_) => {
                skipped("a full disk", "this process may not mount one");
                None
            }
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.folder.path()).output();
    }
}

#[tokio::test]
async fn an_artifact_that_finds_no_room_leaves_nothing_behind() {
    let Some(disk) = SmallDisk::mount("1m") else { return };
    let keys = tempfile::tempdir().unwrap();
    let ring = KeyRing::create(&keys.path().join("keys.json")).unwrap();
    let files = Artifacts::folder(&disk.path("artifacts"), ring).unwrap();
    let kept = files.put_bytes(vec![1; 300_000]).await.unwrap();
    let full = files.put_bytes(vec![2; 2_000_000]).await.unwrap_err();
    assert!(matches!(full, StoreError::Full { .. }), "{full}");
    assert_eq!(files.list().await.unwrap(), [kept.hash]);
    assert_eq!(files_in(&disk.path("artifacts/spool")), 0);
    assert_eq!(files.put_bytes(vec![3; 300_000]).await.unwrap().size, 300_000);
    assert_eq!(files.verify().await.unwrap().broken, []);
}

#[tokio::test]
async fn a_database_on_a_full_disk_refuses_and_keeps_what_it_had() {
    let Some(disk) = SmallDisk::mount("2m") else { return };
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", disk.path("synaq.db").display());
    let store = Store::open(&url, artifacts(&folder), NOW).await.unwrap();
    let there = super::engine::TestStore { store, url, folder };
    let people = there.people().await;
    let case = there.case(&people, 1).await;
    let mut kept = 1;
    let refused = loop {
        let ask = CaseAsk::new(case.id, NOW);
        let write = there.store.write_case(&ask, |view| {
            let mut events = next_events(view, 1);
            events[0].payload = "x".repeat(50_000);
            Ok::<_, ()>(CaseWrite { events, ..CaseWrite::default() })
        });
        match write.await {
            Ok(_) => kept += 1,
            Err(WriteError::Refused(())) => unreachable!("nothing refuses"),
            Err(WriteError::Store(error)) => break error,
        }
    };
    assert!(matches!(refused, StoreError::Full { .. }), "{refused}");
    let events = there.store.case_events(case.id, 0).await.unwrap();
    assert_eq!(events.len(), kept);
}

#[tokio::test]
async fn a_database_at_its_limit_refuses_and_goes_on_when_there_is_room() {
    let test = sqlite().await;
    let people = test.people().await;
    let case = test.case(&people, 1).await;
    let limit = |pages: i64| format!("PRAGMA max_page_count = {pages}");
    let writer = test.store.db.write().await.unwrap();
    writer.execute_unprepared(&limit(1)).await.unwrap();
    writer.commit().await.unwrap();
    let ask = CaseAsk::new(case.id, NOW);
    let big = |view: &crate::CaseView| {
        let mut row = super::engine::projection(&people);
        row.detail = format!("\"{}\"", "x".repeat(1_000_000));
        let events = next_events(view, 1);
        Ok::<_, ()>(CaseWrite { events, row: Some(row), ..CaseWrite::default() })
    };
    let refused = test.store.write_case(&ask, big).await;
    assert!(matches!(refused, Err(WriteError::Store(StoreError::Full { .. }))));
    let writer = test.store.db.write().await.unwrap();
    writer.execute_unprepared(&limit(1_000_000)).await.unwrap();
    writer.commit().await.unwrap();
    test.store.write_case(&ask, big).await.unwrap();
    assert_eq!(test.store.audit_chains(hash_of).await.unwrap().broken, []);
}

#[tokio::test]
async fn a_backup_that_finds_no_room_leaves_nothing_behind() {
    let Some(disk) = SmallDisk::mount("1m") else { return };
    let test = sqlite().await;
    test.store.artifacts().put_bytes(vec![1; 2_000_000]).await.unwrap();
    let full = test.store.backup(&disk.path("backup"), NOW).await.unwrap_err();
    assert!(matches!(full, StoreError::Full { .. }), "{full}");
    assert_eq!(files_in(disk.folder.path()), 0);
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("synaq.db");
    std::fs::write(&path, "no database ".repeat(1000)).unwrap();
    let url = format!("sqlite:{}", path.display());
    let refused = Store::open(&url, artifacts(&folder), NOW).await.unwrap_err();
    assert!(refused.to_string().contains("file is not a database"), "{refused}");
    // Nobody listens there; the address holds a password that must not be said.
    let url = "postgres://u:secret@127.0.0.1:1/synaq";
    let refused = Store::open(url, artifacts(&folder), NOW).await.unwrap_err();
    assert!(matches!(refused, StoreError::Unavailable { .. }), "{refused}");
    assert!(!refused.to_string().contains("secret"), "{refused}");
}

fn files_in(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}
