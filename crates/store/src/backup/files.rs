//! The files of a backup.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tokio::io::AsyncReadExt;

use super::{ARTIFACTS, MANIFEST, Manifest, ROWS};
use crate::error::StoreError;
use crate::value::Hash;

const READ_BYTES: usize = 64 * 1024;

pub(super) fn rows_path(folder: &Path, table: &str) -> PathBuf {
    folder.join(ROWS).join(table).with_extension("jsonl")
}

pub(super) fn artifact_path(folder: &Path, hash: Hash) -> PathBuf {
    folder.join(ARTIFACTS).join(hash.to_string())
}

/// Where a backup to `dest` is made before it is complete.
pub(super) fn partial_of(dest: &Path) -> Result<PathBuf, StoreError> {
    let exists = |path: &Path| path.try_exists().map_err(|error| StoreError::file(path, error));
    let partial = dest.with_extension("partial");
    for path in [dest, &partial] {
        if exists(path)? {
            return Err(unfit(path, "it is there already: name a folder that is not"));
        }
    }
    Ok(partial)
}

pub(super) fn make(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder).map_err(|error| StoreError::file(folder, error))
}

pub(super) fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(|error| StoreError::file(to, error))
}

/// Removes what was made of a backup that failed.
pub(super) fn discard(partial: &Path) {
    if let Err(error) = fs::remove_dir_all(partial) {
        tracing::warn!(folder = %partial.display(), %error, "a failed backup was left behind");
    }
}

pub(super) fn write_manifest(folder: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    let path = folder.join(MANIFEST);
    let text = serde_json::to_string_pretty(manifest);
    let text = text.map_err(|error| unfit(&path, &error.to_string()))?;
    let mut file = File::create_new(&path).map_err(|error| StoreError::file(&path, error))?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    written.map_err(|error| StoreError::file(&path, error))
}

pub(super) fn read_text(path: &Path, bytes_max: u64) -> Result<String, StoreError> {
    let place = |error| StoreError::file(path, error);
    let mut text = String::new();
    File::open(path).map_err(place)?.take(bytes_max).read_to_string(&mut text).map_err(place)?;
    Ok(text)
}

/// Checks that a file is what the manifest says.
pub(super) async fn prove(path: &Path, expected: Hash) -> Result<(), StoreError> {
    let place = |error| StoreError::file(path, error);
    let mut file = tokio::fs::File::open(path).await.map_err(place)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; READ_BYTES];
    loop {
        match file.read(&mut buffer).await.map_err(place)? {
            0 => break,
            read => hasher.update(&buffer[..read]),
        }
    }
    let found = Hash(hasher.finalize().into());
    if found != expected {
        return Err(unfit(path, &format!("expected the hash {expected}, found {found}")));
    }
    Ok(())
}

pub(super) fn unfit(path: &Path, detail: &str) -> StoreError {
    StoreError::Backup { place: path.display().to_string(), detail: detail.to_owned() }
}
