//! The sealed form of an artifact: XChaCha20-Poly1305 in the STREAM construction.
//!
//! ```text
//! head   8 bytes magic · 8 bytes key id · 19 bytes random nonce prefix
//!        56 bytes sealed name: SHA-256 and length of the content
//! body   per 65,536 bytes of content: the same number of bytes and a 16-byte tag
//! ```
//! A chunk's nonce is prefix · its number (4 bytes, big-endian) · 1 for the last chunk, else 0;
//! the name's nonce ends in FF FF FF FF 02. So chunks cannot be exchanged, repeated, left out or
//! cut off unnoticed, and a whole artifact cannot stand under another's name. Magic and key id
//! are the associated data of every part.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::key_ring::{KeyId, KeyRing};
use crate::error::StoreError;
use crate::random::random_bytes;
use crate::value::Hash;

/// Content bytes of one chunk.
pub(super) const CHUNK_BYTES: usize = 64 * 1024;
/// Bytes of a sealed chunk: its content and tag.
pub(super) const SEALED_CHUNK_BYTES: usize = CHUNK_BYTES + TAG_BYTES;
/// Bytes of the head.
pub(super) const HEAD_BYTES: usize = NAME_AT + 40 + TAG_BYTES;

const TAG_BYTES: usize = 16;
const MAGIC: [u8; 8] = *b"SYNAQA1\n";
const PREFIX_AT: usize = 16;
const NAME_AT: usize = PREFIX_AT + 19;
const NAME_NONCE_END: [u8; 5] = [0xff, 0xff, 0xff, 0xff, 2];
const CHUNKS_MAX: u32 = u32::MAX - 1;

/// Seals the chunks of one artifact, then its head.
pub(super) struct Sealer {
    parts: Parts,
    next: u32,
}

/// Opens the chunks of one artifact, after its head.
pub(super) struct Opener {
    parts: Parts,
    next: u32,
    left: u64,
}

/// What all parts of one artifact share.
struct Parts {
    cipher: XChaCha20Poly1305,
    key_id: KeyId,
    prefix: [u8; 19],
}

/// Whether a chunk is the last.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Inner,
    Last,
}

impl Parts {
    fn data(&self) -> [u8; PREFIX_AT] {
        let mut data = [0; PREFIX_AT];
        data[..8].copy_from_slice(&MAGIC);
        data[8..].copy_from_slice(&self.key_id.0);
        data
    }

    fn nonce(&self, end: [u8; 5]) -> XNonce {
        let mut nonce = [0; 24];
        nonce[..19].copy_from_slice(&self.prefix);
        nonce[19..].copy_from_slice(&end);
        nonce.into()
    }

    fn seal(&self, end: [u8; 5], msg: &[u8]) -> Result<Vec<u8>, StoreError> {
        let payload = Payload { msg, aad: &self.data() };
        self.cipher.encrypt(&self.nonce(end), payload).map_err(|_| StoreError::Input {
            what: "artifact",
            detail: "a chunk could not be sealed".to_owned(),
        })
    }

    fn open(&self, end: [u8; 5], msg: &[u8]) -> Option<Vec<u8>> {
        let payload = Payload { msg, aad: &self.data() };
        self.cipher.decrypt(&self.nonce(end), payload).ok()
    }
}

fn chunk_end(number: u32, place: Place) -> [u8; 5] {
    let [a, b, c, d] = number.to_be_bytes();
    [a, b, c, d, u8::from(place == Place::Last)]
}

impl Sealer {
    pub(super) fn new(ring: &KeyRing) -> Result<Self, StoreError> {
        let key_id = ring.current();
        let Some(cipher) = ring.cipher(key_id) else {
            let detail = format!("the current key {key_id} is missing");
            return Err(StoreError::KeyRing { path: ring.path().to_owned(), detail });
        };
        Ok(Self { parts: Parts { cipher, key_id, prefix: random_bytes()? }, next: 0 })
    }

    /// Seals the next chunk: [`CHUNK_BYTES`] of content, fewer only in the last.
    pub(super) fn chunk(&mut self, content: &[u8], place: Place) -> Result<Vec<u8>, StoreError> {
        if self.next >= CHUNKS_MAX {
            let limit = u64::from(CHUNKS_MAX) * CHUNK_BYTES as u64;
            return Err(StoreError::TooLarge { what: "artifact", limit });
        }
        let sealed = self.parts.seal(chunk_end(self.next, place), content)?;
        self.next += 1;
        Ok(sealed)
    }

    /// The head, known once the content is.
    pub(super) fn head(&self, hash: Hash, size: u64) -> Result<Vec<u8>, StoreError> {
        let mut name = [0; 40];
        name[..32].copy_from_slice(&hash.0);
        name[32..].copy_from_slice(&size.to_be_bytes());
        let mut head = self.parts.data().to_vec();
        head.extend_from_slice(&self.parts.prefix);
        head.extend(self.parts.seal(NAME_NONCE_END, &name)?);
        Ok(head)
    }
}

/// The id of the key that an artifact with this head is sealed with.
pub(super) fn key_of(head: &[u8]) -> Option<KeyId> {
    let rest = head.strip_prefix(&MAGIC)?;
    rest.first_chunk::<8>().map(|id| KeyId(*id))
}

impl Opener {
    /// Checks that the head is of the artifact with this name.
    pub(super) fn new(ring: &KeyRing, hash: Hash, head: &[u8]) -> Result<Self, StoreError> {
        let damaged = |detail: &str| StoreError::Damaged { hash, detail: detail.to_owned() };
        let Some(key_id) = key_of(head).filter(|_| head.len() == HEAD_BYTES) else {
            return Err(damaged("its head is not one of an artifact"));
        };
        let Some(cipher) = ring.cipher(key_id) else {
            let ring = ring.path().display().to_string();
            return Err(StoreError::NoKey { hash, key_id: key_id.to_string(), ring });
        };
        let mut prefix = [0; 19];
        prefix.copy_from_slice(&head[PREFIX_AT..NAME_AT]);
        let parts = Parts { cipher, key_id, prefix };
        let Some(name) = parts.open(NAME_NONCE_END, &head[NAME_AT..]) else {
            return Err(damaged("its head was changed"));
        };
        let (Some(named), Some(size)) = (name.first_chunk::<32>(), name.last_chunk::<8>()) else {
            return Err(damaged("its head is not one of an artifact"));
        };
        if *named != hash.0 {
            return Err(damaged(&format!("it is artifact {}", Hash(*named))));
        }
        Ok(Self { parts, next: 0, left: u64::from_be_bytes(*size) })
    }

    /// Content bytes not yet opened.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// How many sealed bytes the next chunk has; `None` after the last.
    pub(super) fn next_sealed_bytes(&self) -> Option<usize> {
        if self.left == 0 && self.next > 0 {
            return None;
        }
        let content = usize::try_from(self.left).map_or(CHUNK_BYTES, |left| left.min(CHUNK_BYTES));
        Some(content + TAG_BYTES)
    }

    /// Opens the next chunk; `None` when it was changed.
    pub(super) fn chunk(&mut self, sealed: &[u8]) -> Option<Vec<u8>> {
        let place = if self.left > CHUNK_BYTES as u64 { Place::Inner } else { Place::Last };
        let content = self.parts.open(chunk_end(self.next, place), sealed)?;
        self.left = self.left.checked_sub(content.len() as u64)?;
        self.next = self.next.checked_add(1)?;
        Some(content)
    }
}

/// How many bytes an artifact with this much content has when sealed.
pub(super) fn sealed_bytes(size: u64) -> u64 {
    let chunks = size.div_ceil(CHUNK_BYTES as u64).max(1);
    HEAD_BYTES as u64 + size + chunks * TAG_BYTES as u64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ring() -> (tempfile::TempDir, KeyRing) {
        let folder = tempfile::tempdir().unwrap();
        let ring = KeyRing::create(&folder.path().join("keys.json")).unwrap();
        (folder, ring)
    }

    #[test]
    fn the_size_on_the_disk_is_known_beforehand() {
        let (_folder, ring) = ring();
        for size in [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES] {
            let (content, mut sealer) = (vec![1; size], Sealer::new(&ring).unwrap());
            let mut sealed = sealer.head(Hash::of(&content), size as u64).unwrap();
            let mut chunks = content.chunks(CHUNK_BYTES).peekable();
            loop {
                let chunk = chunks.next().unwrap_or_default();
                let place = if chunks.peek().is_some() { Place::Inner } else { Place::Last };
                sealed.extend(sealer.chunk(chunk, place).unwrap());
                if place == Place::Last {
                    break;
                }
            }
            assert_eq!(sealed.len() as u64, sealed_bytes(size as u64), "{size}");
        }
    }

    #[test]
    fn any_bytes_are_refused_as_a_head() {
        let (_folder, ring) = ring();
        let mut known = MAGIC.to_vec();
        known.extend(ring.current().0);
        proptest!(|(tail in prop::collection::vec(any::<u8>(), 0..120), ours: bool)| {
            let head = if ours { [known.clone(), tail].concat() } else { tail };
            prop_assert!(Opener::new(&ring, Hash::ZERO, &head).is_err());
        });
    }

    #[test]
    fn any_bytes_are_refused_as_a_chunk() {
        let (_folder, ring) = ring();
        let head = Sealer::new(&ring).unwrap().head(Hash::ZERO, 1000).unwrap();
        proptest!(|(bytes in prop::collection::vec(any::<u8>(), 0..2000))| {
            let mut opener = Opener::new(&ring, Hash::ZERO, &head).unwrap();
            prop_assert_eq!(opener.chunk(&bytes), None);
        });
    }
}
