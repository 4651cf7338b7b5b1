//! The data folder: `synaq.db`, `artifacts/`, `keys/ring.json`, `keys/test-signer.pem`, `lock`.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::Write as _,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use conduct::signer::TestSigner;

use crate::{
    config::{ensure_private, read_short},
    failure::Help,
};

/// What a folder with a demonstration says of itself.
const DEMO_NOTE: &str = "This folder holds a demonstration of Synaq: invented people, one password \
                         for all. `synaq serve` does not touch it.\n";

/// A data folder.
#[derive(Debug, Clone)]
pub(crate) struct Folder(PathBuf);

/// Held while a program works in the folder alone; given back when dropped.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "holding it is the point")] File);

impl Folder {
    /// The folder, made for its owner alone where there is none.
    pub(crate) fn made(path: &Path) -> anyhow::Result<Folder> {
        let folder = Folder(path.to_owned());
        let make = |path: &Path| DirBuilder::new().recursive(true).mode(0o700).create(path);
        make(&folder.0.join("keys")).with_context(|| {
            let what = format!("the data folder {} cannot be made", path.display());
            Help::new(what, "choose a folder in which this user may write")
        })?;
        Ok(folder)
    }

    /// A folder that holds an installation already.
    pub(crate) fn existing(path: &Path) -> anyhow::Result<Folder> {
        let folder = Folder(path.to_owned());
        if folder.ring().exists() {
            return Ok(folder);
        }
        Err(Help::error(
            format!("{} holds no installation: there is no {}", path.display(), KEYS),
            "`synaq serve --data DIR` makes one; or name the right folder",
        ))
    }

    /// The folder itself.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The SQLite database.
    pub(crate) fn database(&self) -> PathBuf {
        self.0.join("synaq.db")
    }

    /// The folder of the artifacts, or of those on their way to a bucket.
    pub(crate) fn artifacts(&self) -> PathBuf {
        self.0.join("artifacts")
    }

    /// The key ring.
    pub(crate) fn ring(&self) -> PathBuf {
        self.0.join(KEYS)
    }

    /// The test signer's key, made where there is none.
    pub(crate) fn signer(&self) -> anyhow::Result<TestSigner> {
        let path = self.0.join("keys/test-signer.pem");
        if path.exists() {
            ensure_private(&path)?;
            let pem = read_short(&path)?;
            return TestSigner::from_pem(&pem).with_context(|| path.display().to_string());
        }
        let signer = TestSigner::generate();
        let pem = signer.to_pem().context("the test signer's key cannot be written")?;
        let written = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        let written = written.and_then(|mut file| {
            file.write_all(pem.as_bytes())?;
            file.sync_all()
        });
        written.with_context(|| path.display().to_string())?;
        Ok(signer)
    }

    /// Takes the folder for this program alone.
    pub(crate) fn lock(&self) -> anyhow::Result<Lock> {
        let path = self.0.join("lock");
        let open = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = open.with_context(|| path.display().to_string())?;
        match file.try_lock() {
            Ok(()) => Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => Err(Help::error(
                format!("another synaq works in {}", self.0.display()),
                "stop it first",
            )),
            Err(TryLockError::Error(error)) => Err(error).context(path.display().to_string()),
        }
    }

    /// Whether a demonstration is kept here.
    pub(crate) fn is_demo(&self) -> bool {
        self.demo_note().exists()
    }

    /// Whether anything is kept here.
    pub(crate) fn is_used(&self) -> bool {
        self.database().exists() || self.ring().exists()
    }

    /// Marks the folder as a demonstration's.
    pub(crate) fn mark_demo(&self) -> anyhow::Result<()> {
        let path = self.demo_note();
        fs::write(&path, DEMO_NOTE).with_context(|| path.display().to_string())
    }

    /// Refuses a demonstration's folder for what is real.
    pub(crate) fn ensure_real(&self) -> anyhow::Result<()> {
        if !self.is_demo() {
            return Ok(());
        }
        Err(Help::error(
            format!("{} holds a demonstration", self.0.display()),
            "name another folder for the real thing: everybody knows the demonstration's password",
        ))
    }

    fn demo_note(&self) -> PathBuf {
        self.0.join("DEMO.txt")
    }
}

/// The key ring's place in the folder.
const KEYS: &str = "keys/ring.json";

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn the_folder_and_its_keys_are_for_their_owner_alone() {
        let outer = tempfile::tempdir().unwrap();
        let folder = Folder::made(&outer.path().join("data")).unwrap();
        let key_id = folder.signer().unwrap().key_id();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(folder.path()), 0o700);
        let pem = folder.path().join("keys/test-signer.pem");
        assert_eq!(mode(&pem), 0o600);
        assert_eq!(folder.signer().unwrap().key_id(), key_id);
        fs::set_permissions(&pem, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(folder.signer().err().unwrap().to_string().contains("others may read it"));
    }

    #[test]
    fn two_programs_do_not_work_in_one_folder() {
        let outer = tempfile::tempdir().unwrap();
        let folder = Folder::made(outer.path()).unwrap();
        let held = folder.lock().unwrap();
        assert!(folder.lock().unwrap_err().to_string().contains("another synaq"));
        drop(held);
        assert!(folder.lock().is_ok());
    }
}
