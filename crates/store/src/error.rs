//! What can go wrong with the store, told alike for both engines.

use std::io::ErrorKind;
use std::path::PathBuf;

use sea_orm::sqlx;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr};

use crate::value::{Hash, Micros};

/// Text at the head of what our triggers say when they refuse.
pub(crate) const IMMUTABLE_MARK: &str = "append-only";

/// Somebody else changed the thing after the caller had read it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} was changed meanwhile: expected revision {expected}, found {found}")]
pub struct Conflict {
    /// Which thing, e.g. `form questionnaire 2`.
    pub what: String,
    /// The revision that the caller had read.
    pub expected: i64,
    /// The revision that stands.
    pub found: i64,
    /// Who made the standing revision, where known.
    pub by: Option<String>,
    /// When the standing revision was made, where known.
    pub at: Option<Micros>,
}

/// Why the store could not do what it was asked. Every variant means: nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A row that should be there is not.
    #[error("{what} {id} was not found")]
    NotFound {
        /// What was looked for.
        what: &'static str,
        /// Its key.
        id: String,
    },
    /// An optimistic update lost.
    #[error(transparent)]
    Conflict(#[from] Conflict),
    /// A unique key is taken.
    #[error("there is one already: {detail}")]
    Exists {
        /// The engine's words.
        detail: String,
    },
    /// A row refers to one that is not there.
    #[error("it refers to something that is not in the store: {detail}")]
    Reference {
        /// The engine's words.
        detail: String,
    },
    /// A trigger refused to change what is written once.
    #[error("it was written once and for all: {detail}")]
    Immutable {
        /// The trigger's words.
        detail: String,
    },
    /// New events do not continue the chain that stands.
    #[error("the events of case {case_id} do not continue its chain at {seq}: {detail}")]
    Chain {
        /// The case.
        case_id: uuid::Uuid,
        /// The first event that does not fit.
        seq: i64,
        /// What was expected and found.
        detail: String,
    },
    /// Too many at once, or a lock was not free in time: try again.
    #[error("the store is busy: {detail}")]
    Busy {
        /// The engine's words.
        detail: String,
    },
    /// No room left on the disk or in the quota.
    #[error("no room left in {place}")]
    Full {
        /// Where.
        place: String,
    },
    /// The database or the object store does not answer.
    #[error("{place} cannot be reached: {detail}")]
    Unavailable {
        /// Which part.
        place: String,
        /// The system's words.
        detail: String,
    },
    /// The database's address is none that the store knows.
    #[error("expected sqlite:FILE or postgres://…, found {found}")]
    Address {
        /// The scheme as given; never the whole address, it may hold a password.
        found: String,
    },
    /// The database was migrated by a newer or a changed program.
    #[error("migration {name}: {detail}")]
    Migration {
        /// The migration.
        name: String,
        /// What differs.
        detail: String,
    },
    /// Something is larger than its limit.
    #[error("{what} is larger than {limit} bytes")]
    TooLarge {
        /// What.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
    /// An artifact that should be there is not.
    #[error("artifact {hash} was not found")]
    NoArtifact {
        /// Its name.
        hash: Hash,
    },
    /// An artifact is not what it was when it was put.
    #[error("artifact {hash} is damaged: {detail}")]
    Damaged {
        /// Its name.
        hash: Hash,
        /// What was expected and found.
        detail: String,
    },
    /// The key that an artifact was sealed with is not in the ring.
    #[error("artifact {hash} is sealed with key {key_id}, which the key ring {ring} does not hold")]
    NoKey {
        /// The artifact.
        hash: Hash,
        /// The key's id.
        key_id: String,
        /// The ring's file.
        ring: String,
    },
    /// The key ring's file cannot be used.
    #[error("key ring {}: {detail}", path.display())]
    KeyRing {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// A backup cannot be read, or does not fit.
    #[error("backup {place}: {detail}")]
    Backup {
        /// The file.
        place: String,
        /// What is wrong with it.
        detail: String,
    },
    /// A file or folder cannot be used.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// The system's words.
        source: std::io::Error,
    },
    /// What the caller gave does not fit the store.
    #[error("{what}: {detail}")]
    Input {
        /// What was given.
        what: &'static str,
        /// What was expected and found.
        detail: String,
    },
    /// The engine failed in a way that has no name of its own here.
    #[error("database: {0}")]
    Database(DbErr),
}

impl StoreError {
    /// The error of an operation on `path`: no room has its own variant.
    pub(crate) fn file(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        let path = path.into();
        let full = [ErrorKind::StorageFull, ErrorKind::QuotaExceeded].contains(&source.kind());
        if full {
            Self::Full { place: path.display().to_string() }
        } else {
            Self::File { path, source }
        }
    }

    /// Whether the same call may succeed a little later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::Unavailable { .. })
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if let Some(named) = constraint(&error) {
            return named;
        }
        if let DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) = &error {
            return no_connection();
        }
        let classified = match sqlx_error(&error) {
            Some(sqlx::Error::Database(inner)) => {
                by_code(&inner.code().unwrap_or_default(), inner.message())
            }
            Some(sqlx::Error::PoolTimedOut) => Some(no_connection()),
            Some(sqlx::Error::Io(inner)) => Some(unavailable(&inner.to_string())),
            Some(sqlx::Error::PoolClosed) => Some(unavailable("the store was closed")),
            Some(sqlx::Error::WorkerCrashed) => Some(unavailable("the database thread ended")),
            Some(_) | None => None,
        };
        classified.unwrap_or(Self::Database(error))
    }
}

fn no_connection() -> StoreError {
    let detail = "no connection became free, or could be made, in time".to_owned();
    StoreError::Busy { detail }
}

fn unavailable(detail: &str) -> StoreError {
    StoreError::Unavailable { place: "database".to_owned(), detail: detail.to_owned() }
}

fn constraint(error: &DbErr) -> Option<StoreError> {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(detail)) => Some(StoreError::Exists { detail }),
        Some(SqlErr::ForeignKeyConstraintViolation(detail)) => {
            Some(StoreError::Reference { detail })
        }
        Some(_) | None => None,
    }
}

fn sqlx_error(error: &DbErr) -> Option<&sqlx::Error> {
    let (DbErr::Conn(inner) | DbErr::Exec(inner) | DbErr::Query(inner)) = error else {
        return None;
    };
    match inner {
        RuntimeErr::SqlxError(inner) => Some(inner),
        RuntimeErr::Internal(_) => None,
    }
}

/// SQLite's extended result code as a number, or PostgreSQL's five-letter SQLSTATE.
fn by_code(code: &str, message: &str) -> Option<StoreError> {
    let detail = message.to_owned();
    if message.contains(IMMUTABLE_MARK) {
        return Some(StoreError::Immutable { detail });
    }
    if code.len() == 5 {
        return by_sqlstate(code, detail);
    }
    match code.parse::<u32>().ok()? & 0xff {
        5 | 6 => Some(StoreError::Busy { detail }),
        13 => Some(StoreError::Full { place: "database".to_owned() }),
        8 | 10 | 11 | 14 | 26 => Some(unavailable(message)),
        _ => None,
    }
}

fn by_sqlstate(code: &str, detail: String) -> Option<StoreError> {
    match code {
        "40001" | "40P01" | "55P03" | "57014" | "53300" => Some(StoreError::Busy { detail }),
        "22021" => Some(StoreError::Input { what: "text", detail }),
        "53100" => Some(StoreError::Full { place: "database".to_owned() }),
        _ if code.starts_with("08") || code.starts_with("57P") => Some(unavailable(&detail)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_engines_get_the_same_names() {
        let name = |code, message| match by_code(code, message) {
            Some(StoreError::Busy { .. }) => "busy",
            Some(StoreError::Full { .. }) => "full",
            Some(StoreError::Unavailable { .. }) => "unavailable",
            Some(StoreError::Immutable { .. }) => "immutable",
            Some(_) => "another",
            None => "none",
        };
        let rows = [
            ("5", "database is locked", "busy"),
            ("517", "database is locked", "busy"),
            ("40P01", "deadlock detected", "busy"),
            ("13", "database or disk is full", "full"),
            ("53100", "could not extend file", "full"),
            ("1811", "append-only: case_event", "immutable"),
            ("P0001", "append-only: case_event", "immutable"),
            ("57P01", "terminating connection", "unavailable"),
            ("26", "file is not a database", "unavailable"),
            ("22021", "invalid byte sequence for encoding \"UTF8\": 0x00", "another"),
            ("42601", "syntax error", "none"),
            ("", "", "none"),
        ];
        for (code, message, expected) in rows {
            assert_eq!(name(code, message), expected, "{code} {message}");
        }
    }
}
