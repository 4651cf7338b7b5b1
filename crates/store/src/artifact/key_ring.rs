//! The keys that artifacts are sealed with: a file that only its owner may read.
//!
//! A key's id follows from the key, so a key that was damaged or exchanged is noticed when the
//! ring is read, not when an artifact cannot be opened. Whoever loses the file loses the
//! artifacts: it belongs in a safe, apart from the backups.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

use crate::error::StoreError;
use crate::random::random_bytes;

/// Largest key ring read, in bytes: about a thousand keys.
const RING_BYTES_MAX: u64 = 128 * 1024;
/// Who may touch the file: its owner.
const OWNER_ONLY: u32 = 0o600;

/// What names a key: the first 8 bytes of a hash over it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyId(pub(super) [u8; 8]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for KeyId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut id = [0; 8];
        match hex::decode_to_slice(text, &mut id) {
            Ok(()) => Ok(Self(id)),
            Err(_) => Err("expected a key id of 16 hexadecimal digits".to_owned()),
        }
    }
}

impl TryFrom<String> for KeyId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<KeyId> for String {
    fn from(id: KeyId) -> Self {
        id.to_string()
    }
}

struct SecretKey([u8; 32]);

impl SecretKey {
    fn id(&self) -> KeyId {
        let hash = Sha256::new().chain_update(b"synaq key id 1").chain_update(self.0).finalize();
        let mut id = [0; 8];
        id.copy_from_slice(&hash[..8]);
        KeyId(id)
    }
}

impl Drop for SecretKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// The keys, one of which seals new artifacts.
pub struct KeyRing {
    path: PathBuf,
    current: KeyId,
    keys: BTreeMap<KeyId, SecretKey>,
}

/// The file's form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RingFile {
    current: KeyId,
    keys: BTreeMap<KeyId, String>,
}

impl Drop for RingFile {
    fn drop(&mut self) {
        self.keys.values_mut().for_each(Zeroize::zeroize);
    }
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<_> = self.keys.keys().collect();
        f.debug_struct("KeyRing").field("path", &self.path).field("keys", &keys).finish()
    }
}

impl KeyRing {
    /// Makes a ring with one new key; an error when the file is there.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let key = SecretKey(random_bytes()?);
        let current = key.id();
        let ring = Self { path: path.to_owned(), current, keys: BTreeMap::from([(current, key)]) };
        ring.write_new(path)?;
        Ok(ring)
    }

    /// Reads the ring.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let text = read_private(path)?;
        let file: RingFile =
            serde_json::from_str(&text).map_err(|error| broken(path, &error.to_string()))?;
        let mut keys = BTreeMap::new();
        for (id, digits) in &file.keys {
            let mut key = SecretKey([0; 32]);
            if hex::decode_to_slice(digits.as_bytes(), &mut key.0).is_err() {
                return Err(broken(path, &format!("key {id} is not 64 hexadecimal digits")));
            }
            if key.id() != *id {
                return Err(broken(path, &format!("key {id} is damaged: it is key {}", key.id())));
            }
            keys.insert(*id, key);
        }
        if !keys.contains_key(&file.current) {
            return Err(broken(path, &format!("the current key {} is missing", file.current)));
        }
        Ok(Self { path: path.to_owned(), current: file.current, keys })
    }

    /// Reads the ring, or makes one when the file is absent.
    pub fn open_or_create(path: &Path) -> Result<Self, StoreError> {
        match path.try_exists() {
            Ok(true) => Self::open(path),
            Ok(false) => Self::create(path),
            Err(error) => Err(StoreError::file(path, error)),
        }
    }

    /// Adds a new key, which seals from now on; the old ones still open. The file changes at once
    /// or not at all.
    pub fn rotate(path: &Path) -> Result<Self, StoreError> {
        let mut ring = Self::open(path)?;
        let key = SecretKey(random_bytes()?);
        ring.current = key.id();
        ring.keys.insert(ring.current, key);
        let fresh = path.with_extension("new");
        ring.write_new(&fresh)?;
        std::fs::rename(&fresh, path).map_err(|error| StoreError::file(path, error))?;
        sync_parent(path)?;
        Ok(ring)
    }

    /// The key that seals new artifacts.
    #[must_use]
    pub fn current(&self) -> KeyId {
        self.current
    }

    /// Where the ring is kept.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn cipher(&self, id: KeyId) -> Option<XChaCha20Poly1305> {
        self.keys.get(&id).map(|key| XChaCha20Poly1305::new(&key.0.into()))
    }

    fn write_new(&self, path: &Path) -> Result<(), StoreError> {
        let digits = |key: &SecretKey| hex::encode(key.0);
        let keys = self.keys.iter().map(|(id, key)| (*id, digits(key))).collect();
        let file = RingFile { current: self.current, keys };
        let text = serde_json::to_string_pretty(&file).map(Zeroizing::new);
        let text = text.map_err(|error| broken(path, &error.to_string()))?;
        let place = |error| StoreError::file(path, error);
        let mut options = OpenOptions::new();
        let mut out =
            options.write(true).create_new(true).mode(OWNER_ONLY).open(path).map_err(place)?;
        out.write_all(text.as_bytes()).and_then(|()| out.sync_all()).map_err(place)?;
        sync_parent(path)
    }
}

/// Makes what was done to a file's name survive a loss of power.
pub(super) fn sync_parent(path: &Path) -> Result<(), StoreError> {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let synced = File::open(parent).and_then(|folder| folder.sync_all());
    synced.map_err(|error| StoreError::file(parent, error))
}

fn read_private(path: &Path) -> Result<Zeroizing<String>, StoreError> {
    let place = |error| StoreError::file(path, error);
    let file = File::open(path).map_err(place)?;
    let mode = file.metadata().map_err(place)?.permissions().mode() & 0o777;
    if mode & !OWNER_ONLY != 0 {
        return Err(broken(
            path,
            &format!("expected mode 600, found {mode:o}: others may read it"),
        ));
    }
    let mut text = Zeroizing::new(String::new());
    file.take(RING_BYTES_MAX).read_to_string(&mut text).map_err(place)?;
    Ok(text)
}

fn broken(path: &Path, detail: &str) -> StoreError {
    StoreError::KeyRing { path: path.to_owned(), detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_ring_is_made_for_its_owner_alone_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        let made = KeyRing::open_or_create(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(KeyRing::open_or_create(&path).unwrap().current(), made.current());
        assert!(matches!(KeyRing::create(&path), Err(StoreError::File { .. })));
    }

    #[test]
    fn rotation_keeps_the_old_keys() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        let first = KeyRing::create(&path).unwrap().current();
        let second = KeyRing::rotate(&path).unwrap().current();
        assert_ne!(first, second);
        let ring = KeyRing::open(&path).unwrap();
        assert_eq!(ring.current(), second);
        assert!(ring.cipher(first).is_some() && ring.cipher(second).is_some());
    }

    #[test]
    fn a_ring_that_cannot_be_trusted_is_refused_with_the_reason() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        let id = KeyRing::create(&path).unwrap().current().to_string();
        let good = fs::read_to_string(&path).unwrap();
        let other = if id.starts_with('0') { "1" } else { "0" };
        let rows = [
            ("{".to_owned(), "EOF"),
            (good.replace(&id, &format!("{other}{}", &id[1..])), "is damaged: it is key"),
            (good.replacen(&id, &format!("{other}{}", &id[1..]), 1), "the current key"),
            (good.replace("\"keys\"", "\"keyz\""), "unknown field"),
        ];
        for (text, reason) in rows {
            fs::write(&path, text).unwrap();
            let said = KeyRing::open(&path).unwrap_err().to_string();
            assert!(said.contains(reason), "{said}");
        }
        fs::write(&path, good).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        let said = KeyRing::open(&path).unwrap_err().to_string();
        assert!(said.contains("expected mode 600, found 640"), "{said}");
    }

    #[test]
    fn any_text_is_refused_as_a_ring() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        KeyRing::create(&path).unwrap();
        let good = fs::read(&path).unwrap();
        proptest!(|(text in any::<Vec<u8>>(), at in 0..good.len(), byte: u8)| {
            fs::write(&path, text).unwrap();
            prop_assert!(KeyRing::open(&path).is_err());
            let mut bad = good.clone();
            bad[at] = byte;
            fs::write(&path, &bad).unwrap();
            // A change of case or of spaces leaves the same keys; nothing else is taken.
            let opened = KeyRing::open(&path);
            let same = bad.eq_ignore_ascii_case(&good) || byte.is_ascii_whitespace();
            prop_assert!(opened.is_err() || same);
        });
    }
}
