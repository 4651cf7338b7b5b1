//! Migrations, and the triggers that keep what is written once.

use sea_orm::{ConnectionTrait, Statement};

use super::engine::{
    NOW, TestStore, artifacts, connect, hash_of, postgres as in_postgres, sqlite as in_sqlite,
};
use super::on_both_engines;
use crate::{Change, NewAudit, NewReview, SaveFinding, SaveForm, SignForm, Store, StoreError};

on_both_engines! {
    migrating_again_changes_nothing,
    many_programs_may_start_at_once,
    a_database_of_a_newer_program_is_refused,
    a_released_migration_that_changed_is_noticed,
    what_is_written_once_cannot_be_changed_or_removed,
    a_broken_chain_is_named_with_its_first_link,
    a_chain_cut_off_at_its_end_is_noticed,
}

#[tokio::test]
async fn sqlite_is_set_up_so_that_what_is_acknowledged_is_on_the_disk() {
    let test = in_sqlite().await;
    let (tx, snapshot) = (test.store.db.write().await.unwrap(), test.store.db.snapshot().await);
    let rows = [("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1)];
    for (name, expected) in rows {
        assert_eq!(pragma(&tx, name).await, expected, "{name}");
    }
    assert_eq!(pragma(&tx, "query_only").await, 0);
    assert_eq!(pragma(&snapshot.unwrap(), "query_only").await, 1, "readers cannot write");
    assert!(test.folder.path().join("synaq.db-wal").exists(), "readers do not wait for writers");
}

#[tokio::test]
async fn texts_sort_by_their_bytes_whatever_the_server_speaks() {
    let Some(test) = in_postgres().await else { return };
    let raw = connect(&test.url).await;
    let sql = "SELECT table_name || '.' || column_name FROM information_schema.columns \
               WHERE table_schema = current_schema() AND data_type = 'text' \
               AND table_name <> 'schema_migration' AND collation_name IS DISTINCT FROM 'C'";
    let statement = Statement::from_string(raw.get_database_backend(), sql);
    let rows = raw.query_all_raw(statement).await.unwrap();
    let names: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    assert_eq!(names, Vec::<String>::new());
}

async fn pragma(on: &sea_orm::DatabaseTransaction, name: &str) -> i64 {
    let statement = Statement::from_string(on.get_database_backend(), format!("PRAGMA {name}"));
    on.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

async fn migrating_again_changes_nothing(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 2).await;
    let again = Store::open(&test.url, artifacts(&test.folder), NOW).await.unwrap();
    assert_eq!(again.case(case.id).await.unwrap(), Some(case));
    again.close().await.unwrap();
}

async fn many_programs_may_start_at_once(test: TestStore) {
    let fresh = test.fresh_url().await;
    let starts = (0..4).map(|_| {
        let (url, artifacts) = (fresh.clone(), artifacts(&test.folder));
        tokio::spawn(async move { Store::open(&url, artifacts, NOW).await.map(|_| ()) })
    });
    for start in starts.collect::<Vec<_>>() {
        start.await.unwrap().unwrap();
    }
}

async fn a_database_of_a_newer_program_is_refused(test: TestStore) {
    let raw = connect(&test.url).await;
    let newer = "INSERT INTO schema_migration (name, sha256, at_us) VALUES ('0999_later', '', 0)";
    raw.execute_unprepared(newer).await.unwrap();
    raw.execute_unprepared(
        "UPDATE schema_migration SET sha256 = (SELECT sha256 FROM \
         schema_migration WHERE name = '0001_initial')",
    )
    .await
    .unwrap();
    let refused = Store::open(&test.url, artifacts(&test.folder), NOW).await.unwrap_err();
    let expected = "migration 0999_later: the database has it, this program does not: use a \
                    newer program";
    assert_eq!(refused.to_string(), expected);
}

async fn a_released_migration_that_changed_is_noticed(test: TestStore) {
    let raw = connect(&test.url).await;
    let zeros = crate::Hash::ZERO;
    let sql = format!("UPDATE schema_migration SET sha256 = '{zeros}'");
    raw.execute_unprepared(&sql).await.unwrap();
    let refused = Store::open(&test.url, artifacts(&test.folder), NOW).await;
    assert!(matches!(refused, Err(StoreError::Migration { .. })));
}

async fn what_is_written_once_cannot_be_changed_or_removed(test: TestStore) {
    fill(&test).await;
    let raw = connect(&test.url).await;
    let rows = [
        "UPDATE case_event SET payload = '{}'",
        "UPDATE case_event SET seq = seq + 10 WHERE seq = 1",
        "DELETE FROM case_event",
        "UPDATE finding_review SET verdict = 'false-positive'",
        "DELETE FROM finding_review",
        "UPDATE audit SET actor = 'nobody'",
        "DELETE FROM audit",
        "UPDATE form_version SET body = '{}' WHERE state = 'signed'",
        "UPDATE form_version SET state = 'draft' WHERE state = 'signed'",
        "DELETE FROM form_version WHERE state = 'signed'",
    ];
    for sql in rows {
        let refused = raw.execute_unprepared(sql).await.unwrap_err();
        assert!(matches!(StoreError::from(refused), StoreError::Immutable { .. }), "{sql}");
    }
    raw.execute_unprepared("UPDATE form_version SET body = '{}' WHERE state = 'draft'")
        .await
        .unwrap();
    if test.store.engine() == crate::Engine::Postgres {
        for table in ["case_event", "finding_review", "audit", "form_version"] {
            assert!(raw.execute_unprepared(&format!("TRUNCATE {table}")).await.is_err(), "{table}");
        }
    }
    assert_eq!(test.store.audit_chains(hash_of).await.unwrap().broken, []);
}

async fn a_broken_chain_is_named_with_its_first_link(test: TestStore) {
    let people = test.people().await;
    let (whole, bad) = (test.case(&people, 3).await, test.case(&people, 5).await);
    let entries = ["read", "read", "read"].map(|action| NewAudit {
        actor: "asel".to_owned(),
        action: action.to_owned(),
        object: format!("case:{}", whole.id),
        detail: "{}".to_owned(),
    });
    test.store.audit(NOW, entries.to_vec()).await.unwrap();
    let raw = connect(&test.url).await;
    disarm(&test, &raw).await;
    let change = "UPDATE case_event SET payload = '{\"n\":0}' WHERE seq = 4 AND case_id = $1";
    let backend = raw.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, change, [bad.id.into()]);
    raw.execute_raw(statement).await.unwrap();
    raw.execute_unprepared("UPDATE audit SET actor = 'nobody' WHERE seq = 2").await.unwrap();
    let broken = test.store.audit_chains(hash_of).await.unwrap().broken;
    let said: Vec<_> = broken.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with(&format!("case {}, link 4: its content hashes to", bad.id)));
    assert!(said[1].starts_with("audit log, link 2: its content hashes to"));
}

async fn a_chain_cut_off_at_its_end_is_noticed(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 3).await;
    let raw = connect(&test.url).await;
    disarm(&test, &raw).await;
    raw.execute_unprepared("DELETE FROM case_event WHERE seq = 3").await.unwrap();
    let broken = test.store.audit_chains(hash_of).await.unwrap().broken;
    let expected = format!("case {}, link 3: expected 3 links, found 2", case.id);
    assert_eq!(broken[0].to_string(), expected);
}

/// Takes the triggers away, as only an administrator of the database could.
async fn disarm(test: &TestStore, raw: &sea_orm::DatabaseConnection) {
    for table in ["case_event", "audit"] {
        for act in ["update", "delete"] {
            let on = match test.store.engine() {
                crate::Engine::Sqlite => String::new(),
                crate::Engine::Postgres => format!(" ON {table}"),
            };
            let sql = format!("DROP TRIGGER {table}_no_{act}{on}");
            raw.execute_unprepared(&sql).await.unwrap();
        }
    }
}

async fn fill(test: &TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 3).await;
    let finding = uuid::Uuid::new_v4();
    let sign = Change::SignForm(SignForm {
        kind: text("application"),
        base_rev: 1,
        sha256: crate::Hash::of(b"{\"a\":1}"),
        author: text("asel"),
    });
    let review = Change::ReviewFinding(NewReview {
        round: 0,
        finding,
        base_rev: 1,
        verdict: text("confirmed"),
        reason: text("seen"),
        state: text("confirmed"),
        author: text("executor"),
    });
    let changes = vec![save(), sign, save(), found(finding), review];
    test.store.change_case(case.id, NOW, changes).await.unwrap();
    let (actor, action, object, detail) = (text("asel"), text("read"), text("case"), text("{}"));
    test.store.audit(NOW, vec![NewAudit { actor, action, object, detail }]).await.unwrap();
}

fn save() -> Change {
    Change::SaveForm(SaveForm {
        kind: text("application"),
        base_rev: 0,
        body: text("{\"a\":1}"),
        author: text("asel"),
    })
}

fn found(id: uuid::Uuid) -> Change {
    Change::SaveFinding(SaveFinding {
        round: 0,
        id,
        work: text("source"),
        fingerprint: text("f"),
        base_rev: 0,
        body: text("{}"),
        state: text("open"),
        search: String::new(),
        author: text("executor"),
    })
}

fn text(text: &str) -> String {
    text.to_owned()
}
