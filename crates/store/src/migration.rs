//! The schema's steps, in order. A released step never changes: its hash is kept.
//!
//! Expand, then contract: a step adds what the new program needs and keeps what the old one
//! reads; a later release removes what nobody reads any more. So a program of the release before
//! still works on the new schema.

use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};

use crate::database::{Database, Engine, script};
use crate::error::{IMMUTABLE_MARK, StoreError};
use crate::row::{SchemaMigration, schema_migration};
use crate::value::{Hash, Micros};

/// One step of the schema.
struct Migration {
    name: &'static str,
    /// Portable SQL with `{uuid}`, `{text}` and `{zeros}` to fill in.
    sql: &'static str,
    /// Tables that are written once: triggers refuse change and removal.
    append_only: &'static [&'static str],
    /// Tables where triggers refuse change and removal of rows in this state (`state` column).
    fixed_in_state: &'static [(&'static str, &'static str)],
}

const MIGRATIONS: &[Migration] = &[Migration {
    name: "0001_initial",
    sql: include_str!("../migrations/0001_initial.sql"),
    append_only: &["case_event", "finding_review", "audit"],
    fixed_in_state: &[("form_version", "signed")],
}];

const OWN_TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migration (\
    name text NOT NULL PRIMARY KEY, sha256 text NOT NULL, at_us bigint NOT NULL)";

/// Brings the schema up to date; does nothing when it is.
pub(crate) async fn up(database: &Database, now: Micros) -> Result<(), StoreError> {
    let tx = database.write().await?;
    if database.engine == Engine::Postgres {
        script(&tx, "SELECT pg_advisory_xact_lock(7302837)").await?;
    }
    script(&tx, OWN_TABLE).await?;
    let applied = schema_migration::Entity::find().all(&tx).await?;
    check_known(&applied)?;
    for migration in MIGRATIONS {
        let sha256 = Hash::of(migration.sql.as_bytes());
        match applied.iter().find(|a| a.name == migration.name) {
            Some(same) if same.sha256 == sha256 => {}
            Some(_) => return Err(changed(migration.name)),
            None => apply(&tx, database.engine, migration, now).await?,
        }
    }
    tx.commit().await?;
    Ok(())
}

fn check_known(applied: &[SchemaMigration]) -> Result<(), StoreError> {
    let unknown = applied.iter().find(|a| MIGRATIONS.iter().all(|m| m.name != a.name));
    match unknown {
        None => Ok(()),
        Some(row) => Err(StoreError::Migration {
            name: row.name.clone(),
            detail: "the database has it, this program does not: use a newer program".to_owned(),
        }),
    }
}

fn changed(name: &str) -> StoreError {
    StoreError::Migration {
        name: name.to_owned(),
        detail: "its text differs from the one that was run on this database".to_owned(),
    }
}

async fn apply(
    tx: &DatabaseTransaction,
    engine: Engine,
    migration: &Migration,
    now: Micros,
) -> Result<(), StoreError> {
    script(tx, &fill(migration.sql, engine)).await?;
    if engine == Engine::Postgres {
        script(tx, &refusing_function()).await?;
    }
    for table in migration.append_only {
        script(tx, &refusing_triggers(engine, table, None)).await?;
    }
    for (table, state) in migration.fixed_in_state {
        script(tx, &refusing_triggers(engine, table, Some(state))).await?;
    }
    let row = SchemaMigration {
        name: migration.name.to_owned(),
        sha256: Hash::of(migration.sql.as_bytes()),
        at_us: now,
    };
    row.into_active_model().insert(tx).await?;
    Ok(())
}

fn fill(sql: &str, engine: Engine) -> String {
    let (uuid, text) = match engine {
        Engine::Sqlite => ("uuid_text", "text"),
        Engine::Postgres => ("uuid", "text COLLATE \"C\""),
    };
    let sql = sql.replace("{uuid}", uuid).replace("{text}", text);
    sql.replace("{zeros}", &Hash::ZERO.to_string())
}

fn refusing_function() -> String {
    format!(
        "CREATE OR REPLACE FUNCTION synaq_refuse() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION '{IMMUTABLE_MARK}: %', TG_TABLE_NAME; END $$"
    )
}

/// Triggers that refuse UPDATE and DELETE (and TRUNCATE on PostgreSQL) of all rows or of those
/// whose `state` is the given one.
fn refusing_triggers(engine: Engine, table: &str, state: Option<&str>) -> String {
    let when = state.map_or_else(String::new, |s| format!("WHEN (OLD.state = '{s}')"));
    let refuse = match engine {
        Engine::Sqlite => format!("BEGIN SELECT RAISE(ABORT, '{IMMUTABLE_MARK}: {table}'); END;"),
        Engine::Postgres => "EXECUTE FUNCTION synaq_refuse();".to_owned(),
    };
    let mut sql = String::new();
    for act in ["UPDATE", "DELETE"] {
        let name = format!("{table}_no_{}", act.to_lowercase());
        sql.push_str(&format!(
            "CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW {when} {refuse}\n"
        ));
    }
    if engine == Engine::Postgres {
        sql.push_str(&format!(
            "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} \
             FOR EACH STATEMENT {refuse}\n"
        ));
    }
    sql
}
