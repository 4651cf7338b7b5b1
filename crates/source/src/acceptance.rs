//! What the applicant handed over: the list for the act of acceptance of the source (M 13).

use std::{
    fs::File,
    io::{self, Read, Seek},
    path::PathBuf,
};

use finding::{Problem, Sha256};
use serde::{Deserialize, Serialize};
use sha2::Digest as _;

use crate::{
    InventoryError, Watch,
    inventory::name_of,
    origin::{Origin, Run},
};

/// Bytes read at once.
const CHUNK_BYTES: usize = 64 * 1024;

/// A file that was handed over: a line of the act of acceptance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its hash.
    pub sha256: Sha256,
    /// How many files it holds, where it is an archive that can be read.
    pub files: Option<u64>,
}

/// The lines of the act, in the order of the paths given, and what is amiss with the files. A file
/// that cannot be opened has no line, one that is no archive has no number of files; both are told.
///
/// # Errors
/// Only that the caller stopped the run.
pub fn acceptance(
    paths: &[PathBuf],
    watch: Watch<'_>,
) -> Result<(Vec<Received>, Vec<Problem>), InventoryError> {
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        let name = name_of(path);
        let accepted = File::open(path)
            .map_err(|error| InventoryError::unreadable(&name, &error))
            .and_then(|mut file| accept(&name, &mut file, watch));
        match accepted {
            Ok((line, told)) => {
                lines.push(line);
                problems.extend(told);
            }
            Err(InventoryError::Cancelled) => return Err(InventoryError::Cancelled),
            Err(error) => problems.push(Problem::new("not-accepted", name, error.text())),
        }
    }
    Ok((lines, problems))
}

/// The line of one file, wherever its bytes are, and what is amiss with it.
///
/// # Errors
/// Bytes that cannot be read, or that the caller stopped the run.
pub fn accept<R: Read + Seek>(
    name: &str,
    file: &mut R,
    watch: Watch<'_>,
) -> Result<(Received, Vec<Problem>), InventoryError> {
    let (sha256, bytes) = hash_of(name, file, watch)?;
    let line = Received { name: name.to_owned(), bytes, sha256, files: None };
    let mut run = Run::new(name, watch);
    let listed = Origin::archive(name, file).and_then(|mut origin| origin.list(&mut run));
    match listed {
        Ok(listing) => Ok((line.counted(listing.sizes.len()), run.problems.into_vec())),
        Err(InventoryError::Cancelled) => Err(InventoryError::Cancelled),
        Err(error) => {
            let mut problems = run.problems.into_vec();
            problems.push(Problem::new("not-counted", name, error.text()));
            Ok((line, problems))
        }
    }
}

impl Received {
    /// The same line with the number of files.
    pub(crate) fn counted(self, files: usize) -> Received {
        Received { files: u64::try_from(files).ok(), ..self }
    }
}

/// The hash and the length of all bytes.
pub(crate) fn hash_of<R: Read + Seek>(
    name: &str,
    file: &mut R,
    watch: Watch<'_>,
) -> Result<(Sha256, u64), InventoryError> {
    let failed = |error: io::Error| InventoryError::unreadable(name, &error);
    file.rewind().map_err(failed)?;
    let (mut hasher, mut bytes, mut chunk) = (sha2::Sha256::new(), 0, vec![0; CHUNK_BYTES]);
    loop {
        if watch.is_cancelled() {
            return Err(InventoryError::Cancelled);
        }
        let read = match file.read(&mut chunk) {
            Ok(0) => return Ok((Sha256::new(hasher.finalize().into()), bytes)),
            Ok(read) => &chunk[..read],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(failed(error)),
        };
        hasher.update(read);
        bytes += read.len() as u64;
    }
}
