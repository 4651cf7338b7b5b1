//! One database behind one address: SQLite or PostgreSQL, chosen at run time.
//!
//! # The one way to write
//! Every write goes through [`Database::write`]: `BEGIN IMMEDIATE` on SQLite, so that a
//! transaction never has to upgrade its lock; then [`lock_case`] takes the case's row, which is
//! what makes PostgreSQL's writers wait for each other. `begin`, `begin_with_config` and
//! `transaction` of SeaORM are banned: with them 305 of 320 concurrent appends failed.
//!
//! On SQLite one connection writes, so writers queue in the pool, in order, instead of polling
//! the file's lock; readers have connections of their own and never wait (WAL).

use std::time::Duration;

use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{self, ConnectOptions as _, Connection as _};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction,
    EntityTrait, IsolationLevel, QuerySelect, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use uuid::Uuid;

use crate::error::StoreError;
use crate::migration;
use crate::row::{CaseRow, case_row};
use crate::value::Micros;

/// Longest wait for a connection or a lock.
pub const WAIT_SECONDS_MAX: u64 = 30;
/// Connections to PostgreSQL that write; more would only wait for the same rows.
pub const POSTGRES_WRITERS_MAX: u32 = 8;
/// Connections to PostgreSQL that read, so that readers never wait behind writers.
pub const POSTGRES_READERS_MAX: u32 = 8;
/// Reading connections to SQLite.
pub const SQLITE_READERS_MAX: u32 = 4;

/// Which engine is behind the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file beside the program.
    Sqlite,
    /// A server.
    Postgres,
}

/// The open database.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    pub(crate) engine: Engine,
    writer: DatabaseConnection,
    reader: DatabaseConnection,
}

impl Database {
    /// Connects and brings the schema up to date.
    pub(crate) async fn open(url: &str, now: Micros) -> Result<Self, StoreError> {
        let database = match engine_of(url)? {
            Engine::Sqlite => Self::sqlite(url).await?,
            Engine::Postgres => Self::postgres(url).await?,
        };
        migration::up(&database, now).await?;
        Ok(database)
    }

    async fn sqlite(url: &str) -> Result<Self, StoreError> {
        let writer = connect(sqlite_options(url, 1, Access::Write)).await?;
        let reader = connect(sqlite_options(url, SQLITE_READERS_MAX, Access::Read)).await?;
        Ok(Self { engine: Engine::Sqlite, writer, reader })
    }

    async fn postgres(url: &str) -> Result<Self, StoreError> {
        probe(url).await?;
        let writer = connect(postgres_options(url, POSTGRES_WRITERS_MAX)).await?;
        let reader = connect(postgres_options(url, POSTGRES_READERS_MAX)).await?;
        Ok(Self { engine: Engine::Postgres, writer, reader })
    }

    /// Begins a writing transaction; what is not committed is rolled back when dropped.
    pub(crate) async fn write(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.writer.begin_with_options(options).await?)
    }

    /// Begins a reading transaction that sees one moment of the whole database.
    pub(crate) async fn snapshot(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = match self.engine {
            Engine::Sqlite => TransactionOptions::default(),
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                sqlite_transaction_mode: None,
            },
        };
        Ok(self.reader.begin_with_options(options).await?)
    }

    /// For single reads.
    pub(crate) fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Closes every connection; later calls fail as unavailable.
    pub(crate) async fn close(self) -> Result<(), StoreError> {
        self.reader.close().await?;
        Ok(self.writer.close().await?)
    }
}

/// Takes the case's row for this transaction: whoever else writes to the case waits.
pub(crate) async fn lock_case(
    tx: &DatabaseTransaction,
    id: Uuid,
) -> Result<Option<CaseRow>, StoreError> {
    Ok(case_row::Entity::find_by_id(id).lock_exclusive().one(tx).await?)
}

#[derive(Clone, Copy)]
enum Access {
    Read,
    Write,
}

fn engine_of(url: &str) -> Result<Engine, StoreError> {
    let scheme = url.split(':').next().unwrap_or_default();
    match scheme {
        "sqlite" if !url.contains(":memory:") => Ok(Engine::Sqlite),
        "postgres" | "postgresql" => Ok(Engine::Postgres),
        "sqlite" => Err(StoreError::Address { found: "sqlite::memory:".to_owned() }),
        other => Err(StoreError::Address { found: other.chars().take(40).collect() }),
    }
}

fn options(url: &str, connections_max: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections_max)
        .min_connections(0)
        .acquire_timeout(Duration::from_secs(WAIT_SECONDS_MAX))
        .connect_timeout(Duration::from_secs(WAIT_SECONDS_MAX))
        .sqlx_logging(false);
    options
}

fn postgres_options(url: &str, connections_max: u32) -> ConnectOptions {
    let mut options = options(url, connections_max);
    options.map_sqlx_postgres_opts(|o| {
        o.application_name("synaq").options([("lock_timeout", format!("{WAIT_SECONDS_MAX}s"))])
    });
    options
}

fn sqlite_options(url: &str, connections_max: u32, access: Access) -> ConnectOptions {
    let mut options = options(url, connections_max);
    options.map_sqlx_sqlite_opts(move |o| {
        let o = o
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(WAIT_SECONDS_MAX))
            .foreign_keys(true)
            .pragma("recursive_triggers", "on");
        match access {
            Access::Read => o.pragma("query_only", "on"),
            Access::Write => o,
        }
    });
    options
}

async fn connect(options: ConnectOptions) -> Result<DatabaseConnection, StoreError> {
    let connected = sea_orm::Database::connect(options).await;
    connected.map_err(|error| {
        let named = StoreError::from(error);
        let StoreError::Database(inner) = named else { return named };
        StoreError::Unavailable { place: "database".to_owned(), detail: inner.to_string() }
    })
}

/// Connects once past the pool, which would try for a while and then not say why it failed.
async fn probe(url: &str) -> Result<(), StoreError> {
    let options: PgConnectOptions = url
        .parse()
        .map_err(|_| StoreError::Address { found: "an address that cannot be read".to_owned() })?;
    let place = format!("PostgreSQL at {}:{}", options.get_host(), options.get_port());
    let unavailable = |error: sqlx::Error| StoreError::Unavailable {
        place: place.clone(),
        detail: error.to_string(),
    };
    options.connect().await.map_err(unavailable)?.close().await.map_err(unavailable)
}

/// Runs several statements without parameters.
pub(crate) async fn script(tx: &DatabaseTransaction, sql: &str) -> Result<(), StoreError> {
    tx.execute_unprepared(sql).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_its_engine_or_is_refused_without_its_password() {
        assert_eq!(engine_of("sqlite:///var/lib/synaq/synaq.db").ok(), Some(Engine::Sqlite));
        assert_eq!(engine_of("postgres://u:p@host/synaq").ok(), Some(Engine::Postgres));
        assert_eq!(engine_of("postgresql://host/synaq").ok(), Some(Engine::Postgres));
        let said = engine_of("mysql://u:secret@host/synaq").unwrap_err().to_string();
        assert_eq!(said, "expected sqlite:FILE or postgres://…, found mysql");
        assert!(engine_of("sqlite::memory:").is_err());
        assert!(engine_of("").is_err());
    }
}
