//! Reading an artifact part by part.

use bytes::Bytes;
use futures::{Stream, stream};
use sha2::{Digest, Sha256};

use super::key_ring::KeyRing;
use super::place::Source;
use super::seal::{HEAD_BYTES, Opener};
use crate::error::StoreError;
use crate::value::Hash;

/// An open artifact. Each part is authentic when it is handed out; that the whole has the hash
/// it is named by is known when the end was reached without an error.
pub struct ArtifactReader {
    hash: Hash,
    size: u64,
    source: Source,
    opener: Opener,
    hasher: Sha256,
    state: State,
}

enum State {
    Reading,
    Ended,
}

impl std::fmt::Debug for ArtifactReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ArtifactReader").field("hash", &self.hash).finish_non_exhaustive()
    }
}

impl ArtifactReader {
    pub(super) async fn open(
        ring: &KeyRing,
        hash: Hash,
        mut source: Source,
    ) -> Result<Self, StoreError> {
        let head = source.next(HEAD_BYTES).await?;
        let opener = Opener::new(ring, hash, &head)?;
        let (size, hasher) = (opener.left(), Sha256::new());
        Ok(Self { hash, size, source, opener, hasher, state: State::Reading })
    }

    /// Bytes of its content.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The next part; `None` at the end. After an error there is nothing more.
    pub async fn next(&mut self) -> Result<Option<Bytes>, StoreError> {
        if let State::Ended = self.state {
            return Ok(None);
        }
        let part = self.part().await;
        if !matches!(part, Ok(Some(_))) {
            self.state = State::Ended;
        }
        part
    }

    /// As a stream, e.g. for an answer's body.
    pub fn into_stream(self) -> impl Stream<Item = std::io::Result<Bytes>> + Send {
        stream::try_unfold(self, async |mut reader| {
            let part = reader.next().await.map_err(std::io::Error::other)?;
            Ok(part.map(|part| (part, reader)))
        })
    }

    async fn part(&mut self) -> Result<Option<Bytes>, StoreError> {
        let Some(count) = self.opener.next_sealed_bytes() else {
            return self.end().await;
        };
        let sealed = self.source.next(count).await?;
        if sealed.len() < count {
            return Err(self.damaged("it is cut off"));
        }
        let Some(content) = self.opener.chunk(&sealed) else {
            let at = self.size - self.opener.left();
            return Err(self.damaged(&format!("its content was changed after byte {at}")));
        };
        self.hasher.update(&content);
        Ok(Some(content.into()))
    }

    async fn end(&mut self) -> Result<Option<Bytes>, StoreError> {
        if !self.source.next(1).await?.is_empty() {
            return Err(self.damaged("something was added to it"));
        }
        let found = Hash(self.hasher.finalize_reset().into());
        if found != self.hash {
            return Err(self.damaged(&format!("its content has the hash {found}")));
        }
        Ok(None)
    }

    fn damaged(&self, detail: &str) -> StoreError {
        StoreError::Damaged { hash: self.hash, detail: detail.to_owned() }
    }
}
