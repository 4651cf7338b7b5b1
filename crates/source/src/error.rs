//! Why no inventory can be made at all.

use std::io;

use language::{Arg, Lang, Text};

use crate::{
    message::{self, shown},
    meter::{COMPRESSION_RATIO_MAX, UNPACKED_BYTES_MAX},
    origin::ENTRIES_MAX,
};

/// Why a run ended without a result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text().of(Lang::En))]
pub enum InventoryError {
    /// The caller stopped it.
    Cancelled,
    /// The folder or archive cannot be opened or read.
    Unreadable {
        /// Its name.
        name: String,
        /// Why.
        reason: Text,
    },
    /// The file is no archive of a kind that is read.
    NotArchive {
        /// Its name.
        name: String,
    },
    /// The archive is damaged from its beginning.
    Damaged {
        /// Its name.
        name: String,
        /// Why.
        reason: Text,
    },
    /// More entries than [`ENTRIES_MAX`].
    TooManyEntries {
        /// The archive's or folder's name.
        name: String,
    },
    /// More bytes than [`UNPACKED_BYTES_MAX`].
    TooManyBytes {
        /// The archive's or folder's name.
        name: String,
    },
    /// An archive that unpacks to more than [`COMPRESSION_RATIO_MAX`] times its size.
    Bomb {
        /// Its name.
        name: String,
    },
}

impl InventoryError {
    /// The error for a reader.
    pub fn text(&self) -> Text {
        match self {
            InventoryError::Cancelled => message::text("error-cancelled", &[]),
            InventoryError::Unreadable { name, reason } => {
                message::text_with("error-unreadable", reason, &[named(name)])
            }
            InventoryError::NotArchive { name } => {
                message::text("error-not-archive", &[named(name)])
            }
            InventoryError::Damaged { name, reason } => {
                message::text_with("error-damaged", reason, &[named(name)])
            }
            InventoryError::TooManyEntries { name } => {
                message::text("error-entries", &[named(name), ("max", ENTRIES_MAX.into())])
            }
            InventoryError::TooManyBytes { name } => {
                let max = i64::try_from(UNPACKED_BYTES_MAX / 1_000_000).unwrap_or(i64::MAX);
                message::text("error-bytes", &[named(name), ("max", max.into())])
            }
            InventoryError::Bomb { name } => {
                let max = i64::try_from(COMPRESSION_RATIO_MAX).unwrap_or(i64::MAX);
                message::text("error-bomb", &[named(name), ("max", max.into())])
            }
        }
    }

    pub(crate) fn unreadable(name: &str, error: &io::Error) -> InventoryError {
        InventoryError::Unreadable { name: name.to_owned(), reason: message::reason(error) }
    }
}

fn named(name: &str) -> (&'static str, Arg) {
    ("name", shown(name).into())
}
