//! Files, named by the SHA-256 of their content, sealed before they leave the program.
//!
//! A file is sealed into a spool file first, then moved under its name at once: nobody ever sees
//! half an artifact, and the plain content never lies on a disk. The same content twice is one
//! artifact. `docs` of the format: the `seal` module.

mod key_ring;
mod place;
mod read;
mod seal;
mod spool;

use std::path::{Path, PathBuf};

use bytes::Bytes;
use futures::{Stream, StreamExt, stream};

pub use key_ring::{KeyId, KeyRing};
pub use place::S3;
pub use read::ArtifactReader;

use crate::error::StoreError;
use crate::value::Hash;
use place::Place;
use seal::{HEAD_BYTES, key_of, sealed_bytes};
use spool::Spool;

/// Folder of the spool files within an artifact folder.
const SPOOL: &str = "spool";

/// The files: put, read, proved, sealed anew.
#[derive(Debug)]
pub struct Artifacts {
    place: Place,
    spool: PathBuf,
    ring: KeyRing,
}

/// An artifact that was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its name: SHA-256 of its content.
    pub hash: Hash,
    /// Bytes of its content.
    pub size: u64,
}

/// What reading every artifact showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many are whole.
    pub whole: u64,
    /// Those that are not, and why.
    pub broken: Vec<(Hash, String)>,
}

impl Artifacts {
    /// Artifacts in a folder, which is made if absent.
    pub fn folder(folder: &Path, ring: KeyRing) -> Result<Self, StoreError> {
        let spool = folder.join(SPOOL);
        make_folder(&spool)?;
        Ok(Self { place: Place::Folder(folder.to_owned()), spool, ring })
    }

    /// Artifacts in an object store; `spool` is a folder for those on their way.
    pub fn s3(config: &S3, spool: &Path, ring: KeyRing) -> Result<Self, StoreError> {
        make_folder(spool)?;
        Ok(Self { place: Place::s3(config)?, spool: spool.to_owned(), ring })
    }

    /// Artifacts in memory, for tests; `spool` is a folder for those on their way.
    pub fn memory(spool: &Path, ring: KeyRing) -> Result<Self, StoreError> {
        make_folder(spool)?;
        Ok(Self { place: Place::memory(), spool: spool.to_owned(), ring })
    }

    /// Keeps a file of at most `limit` bytes. When it answers, the file is durable.
    ///
    /// An error of the stream itself comes back as [`StoreError::Input`].
    pub async fn put<S>(&self, content: S, limit: u64) -> Result<Stored, StoreError>
    where
        S: Stream<Item = std::io::Result<Bytes>> + Send,
    {
        let (spool, stored) = self.spool(content, limit).await?;
        if self.place.size(stored.hash).await? != Some(sealed_bytes(stored.size)) {
            self.place.take(stored.hash, spool.path()).await?;
        }
        Ok(stored)
    }

    /// Keeps a file that is in memory already.
    pub async fn put_bytes(&self, content: impl Into<Bytes>) -> Result<Stored, StoreError> {
        let content = content.into();
        let limit = content.len() as u64;
        self.put(stream::iter([Ok(content)]), limit).await
    }

    /// Opens a file; its content comes in parts, so that its size does not matter.
    pub async fn read(&self, hash: Hash) -> Result<ArtifactReader, StoreError> {
        ArtifactReader::open(&self.ring, hash, self.place.read(hash).await?).await
    }

    /// A whole file of at most `limit` bytes.
    pub async fn bytes(&self, hash: Hash, limit: u64) -> Result<Vec<u8>, StoreError> {
        let mut reader = self.read(hash).await?;
        if reader.size() > limit {
            return Err(StoreError::TooLarge { what: "artifact", limit });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(reader.size()).unwrap_or(0));
        while let Some(part) = reader.next().await? {
            bytes.extend_from_slice(&part);
        }
        Ok(bytes)
    }

    /// Whether there is an artifact with this name.
    pub async fn has(&self, hash: Hash) -> Result<bool, StoreError> {
        Ok(self.place.size(hash).await?.is_some())
    }

    /// Every artifact's name, in order.
    pub async fn list(&self) -> Result<Vec<Hash>, StoreError> {
        Ok(self.place.list().await?.into_iter().collect())
    }

    /// The key that an artifact is sealed with.
    pub async fn key_id(&self, hash: Hash) -> Result<KeyId, StoreError> {
        let head = self.place.read(hash).await?.next(HEAD_BYTES).await?;
        let detail = || "its head is not one of an artifact".to_owned();
        key_of(&head).ok_or_else(|| StoreError::Damaged { hash, detail: detail() })
    }

    /// Reads every artifact to its end.
    pub async fn verify(&self) -> Result<Verified, StoreError> {
        let mut verified = Verified::default();
        for hash in self.place.list().await? {
            match self.read_through(hash).await {
                Ok(()) => verified.whole += 1,
                Err(error) if error.is_transient() => return Err(error),
                Err(error) => verified.broken.push((hash, error.to_string())),
            }
        }
        Ok(verified)
    }

    /// Seals with the current key every artifact that another key sealed; answers how many.
    /// May be broken off and begun again at any time.
    pub async fn reseal(&self) -> Result<u64, StoreError> {
        let mut resealed = 0;
        for hash in self.place.list().await? {
            if self.key_id(hash).await? == self.ring.current() {
                continue;
            }
            let reader = self.read(hash).await?;
            let limit = reader.size();
            let (spool, stored) = self.spool(reader.into_stream(), limit).await?;
            self.place.take(stored.hash, spool.path()).await?;
            resealed += 1;
        }
        Ok(resealed)
    }

    /// Removes spool files that a program left behind when it was killed; answers how many. Call
    /// it at the start, while no other program uses the folder.
    pub fn clear_spool(&self) -> Result<u64, StoreError> {
        spool::clear(&self.spool)
    }

    /// Copies the sealed bytes of an artifact into a new file; answers how many and their hash.
    pub(crate) async fn copy_sealed(
        &self,
        hash: Hash,
        to: &Path,
    ) -> Result<(u64, Hash), StoreError> {
        let mut source = self.place.read(hash).await?;
        spool::copy(&mut source, to).await
    }

    /// Takes over an artifact from a file of sealed bytes.
    pub(crate) async fn take_sealed(&self, hash: Hash, from: &Path) -> Result<(), StoreError> {
        let copy = spool::CopyOf::make(&self.spool, from).await?;
        self.place.take(hash, copy.path()).await
    }

    async fn read_through(&self, hash: Hash) -> Result<(), StoreError> {
        let mut reader = self.read(hash).await?;
        while reader.next().await?.is_some() {}
        Ok(())
    }

    async fn spool<S>(&self, content: S, limit: u64) -> Result<(Spool, Stored), StoreError>
    where
        S: Stream<Item = std::io::Result<Bytes>> + Send,
    {
        let mut content = std::pin::pin!(content);
        let mut spool = Spool::create(&self.spool, &self.ring, limit).await?;
        while let Some(part) = content.next().await {
            spool.write(&part.map_err(unreadable)?).await?;
        }
        let stored = spool.finish().await?;
        Ok((spool, stored))
    }
}

fn unreadable(error: std::io::Error) -> StoreError {
    let inner = error.get_ref().map(ToString::to_string);
    StoreError::Input { what: "file", detail: inner.unwrap_or_else(|| error.to_string()) }
}

fn make_folder(path: &Path) -> Result<(), StoreError> {
    std::fs::create_dir_all(path).map_err(|error| StoreError::file(path, error))
}
