//! A sealed file on its way: complete before it gets its name, gone if it never does.

use std::io::SeekFrom;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tokio::fs::{File, OpenOptions};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};
use uuid::Uuid;

use super::Stored;
use super::key_ring::KeyRing;
use super::place::Source;
use super::seal::{CHUNK_BYTES, HEAD_BYTES, Place, Sealer};
use crate::error::StoreError;
use crate::value::Hash;

/// How spool files end.
const SUFFIX: &str = "spool";

pub(super) struct Spool {
    path: PathBuf,
    file: File,
    sealer: Sealer,
    hasher: Sha256,
    size: u64,
    limit: u64,
    /// Content not sealed yet: at most one chunk, since the last one is marked.
    rest: Vec<u8>,
}

impl Spool {
    pub(super) async fn create(
        folder: &Path,
        ring: &KeyRing,
        limit: u64,
    ) -> Result<Self, StoreError> {
        let sealer = Sealer::new(ring)?;
        let path = folder.join(Uuid::new_v4().to_string()).with_extension(SUFFIX);
        let mut options = OpenOptions::new();
        let file = options.write(true).create_new(true).mode(0o600).open(&path).await;
        let file = file.map_err(|error| StoreError::file(&path, error))?;
        let (hasher, rest) = (Sha256::new(), Vec::with_capacity(CHUNK_BYTES));
        let mut spool = Self { path, file, sealer, hasher, size: 0, limit, rest };
        spool.put(&[0; HEAD_BYTES]).await?;
        Ok(spool)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) async fn write(&mut self, mut content: &[u8]) -> Result<(), StoreError> {
        self.size += content.len() as u64;
        if self.size > self.limit {
            return Err(StoreError::TooLarge { what: "file", limit: self.limit });
        }
        self.hasher.update(content);
        while !content.is_empty() {
            if self.rest.len() == CHUNK_BYTES {
                self.seal_rest(Place::Inner).await?;
            }
            let (now, later) = content.split_at(content.len().min(CHUNK_BYTES - self.rest.len()));
            self.rest.extend_from_slice(now);
            content = later;
        }
        Ok(())
    }

    /// Seals what is left and the head, and makes the file durable.
    pub(super) async fn finish(&mut self) -> Result<Stored, StoreError> {
        self.seal_rest(Place::Last).await?;
        let hash = Hash(self.hasher.finalize_reset().into());
        let head = self.sealer.head(hash, self.size)?;
        let back = self.file.seek(SeekFrom::Start(0)).await;
        back.map_err(|error| StoreError::file(&self.path, error))?;
        self.put(&head).await?;
        let durable = match self.file.flush().await {
            Ok(()) => self.file.sync_all().await,
            Err(error) => Err(error),
        };
        durable.map_err(|error| StoreError::file(&self.path, error))?;
        Ok(Stored { hash, size: self.size })
    }

    async fn seal_rest(&mut self, place: Place) -> Result<(), StoreError> {
        let sealed = self.sealer.chunk(&self.rest, place)?;
        self.rest.clear();
        self.put(&sealed).await
    }

    async fn put(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.file.write_all(bytes).await.map_err(|error| StoreError::file(&self.path, error))
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // Absent when it was moved under its name; whatever else stays is cleared at the start.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// A sealed file that comes from elsewhere, on its way.
pub(super) struct CopyOf {
    path: PathBuf,
}

impl CopyOf {
    pub(super) async fn make(folder: &Path, from: &Path) -> Result<Self, StoreError> {
        let path = folder.join(Uuid::new_v4().to_string()).with_extension(SUFFIX);
        let copy = Self { path };
        let file = File::open(from).await.map_err(|error| StoreError::file(from, error))?;
        self::copy(&mut Source::File(file, from.to_owned()), &copy.path).await?;
        Ok(copy)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for CopyOf {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Copies all bytes into a new file and makes it durable; answers how many and their hash.
pub(super) async fn copy(source: &mut Source, to: &Path) -> Result<(u64, Hash), StoreError> {
    let place = |error| StoreError::file(to, error);
    let mut options = OpenOptions::new();
    let file = options.write(true).create_new(true).mode(0o600).open(to).await;
    let mut file = file.map_err(place)?;
    let (mut hasher, mut count) = (Sha256::new(), 0);
    loop {
        let part = source.next(CHUNK_BYTES).await?;
        if part.is_empty() {
            break;
        }
        hasher.update(&part);
        count += part.len() as u64;
        file.write_all(&part).await.map_err(place)?;
    }
    file.flush().await.map_err(place)?;
    file.sync_all().await.map_err(place)?;
    Ok((count, Hash(hasher.finalize().into())))
}

/// Removes every spool file of a folder.
pub(super) fn clear(folder: &Path) -> Result<u64, StoreError> {
    let place = |error| StoreError::file(folder, error);
    let mut cleared = 0;
    for entry in std::fs::read_dir(folder).map_err(place)? {
        let path = entry.map_err(place)?.path();
        if path.extension().is_some_and(|suffix| suffix == SUFFIX) {
            std::fs::remove_file(&path).map_err(|error| StoreError::file(path, error))?;
            cleared += 1;
        }
    }
    Ok(cleared)
}
