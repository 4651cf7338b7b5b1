//! The inventory: every source file and every library (M 5, M 12; RA 2, tables 5.11 and 5.12).

mod collect;
mod context;
mod libraries;
mod rows;

#[cfg(test)]
mod tests;

use std::{
    io::{Read, Seek},
    path::{Path, PathBuf},
};

use finding::{Problem, Sha256, SourcePath};
use jiff::civil::Date;
use order::Quantity;
use serde::{Deserialize, Serialize};

use crate::{
    InventoryError, Watch,
    acceptance::{Received, hash_of},
    origin::{Origin, Run},
};

pub use collect::MANIFEST_BYTES_MAX;
pub use libraries::LIBRARIES_MAX;
pub use rows::GROUPED_ROWS_MAX;

/// What an inventory is made with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Folders outside the source in which package managers keep unpacked libraries
    /// (`~/.cargo/registry/src/…`, `~/go/pkg/mod`): they give the sizes of table 5.12.
    pub registries: Vec<PathBuf>,
}

/// What a folder or an archive of source holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inventory {
    /// The folder's or archive's name.
    pub name: String,
    /// The archive as it was received; none for a folder.
    pub archive: Option<Received>,
    /// The hash of the archive's bytes; for a folder, of a line `hash  path` for each source file,
    /// in the order of paths, as `sha256sum` writes them.
    pub sha256: Sha256,
    /// The source files, by path.
    pub files: Vec<SourceFile>,
    /// The libraries, by language, name and version.
    pub libraries: Vec<Library>,
    /// The source files by language, the largest first.
    pub totals: Vec<LanguageTotal>,
    /// The files that are no source: documents, pictures, data.
    pub others: Others,
    /// What was passed over, could not be read, or is not known.
    pub problems: Vec<Problem>,
}

/// A source file: a row of table 5.11.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Where it stands.
    pub path: SourcePath,
    /// Its size.
    pub bytes: u64,
    /// Its hash.
    pub sha256: Sha256,
    /// Its language.
    pub language: String,
    /// The language's version, as the nearest manifest requires it; may be empty.
    pub language_version: String,
    /// The framework, as the nearest manifest requires it; may be empty.
    pub framework: String,
    /// The environment, as the nearest manifest requires it; may be empty.
    pub environment: String,
    /// The day of its last change, by the official time of Kazakhstan.
    pub modified: Option<Date>,
}

/// A library: a row of table 5.12.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Library {
    /// Its language.
    pub language: String,
    /// Its name in the package manager.
    pub name: String,
    /// Its version; as required, where no lock file says which was taken; may be empty.
    pub version: String,
    /// The folder of its copy, or that of the file which names it.
    pub directory: String,
    /// The size of its copy, where there is one.
    pub bytes: Option<u64>,
    /// The file which names it.
    pub origin: SourcePath,
}

/// The source files of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageTotal {
    /// The language.
    pub language: String,
    /// How many files.
    pub files: u64,
    /// Their size.
    pub bytes: u64,
}

/// Files that are no source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Others {
    /// How many.
    pub files: u64,
    /// Their size.
    pub bytes: u64,
}

/// The inventory of a folder or an archive on disk.
///
/// # Errors
/// What cannot be opened, is no archive of a kind that is read, exceeds a limit, or was stopped.
pub fn inventory(
    path: &Path,
    options: &Options,
    watch: Watch<'_>,
) -> Result<Inventory, InventoryError> {
    let name = name_of(path);
    if path.is_dir() {
        let run = Run::new(&name, watch);
        return collect::collect(Origin::Folder(path.to_owned()), run, options, None);
    }
    let mut file =
        std::fs::File::open(path).map_err(|error| InventoryError::unreadable(&name, &error))?;
    inventory_of(&name, &mut file, options, watch)
}

/// The inventory of an archive wherever its bytes are.
///
/// # Errors
/// What is no archive of a kind that is read, exceeds a limit, or was stopped.
pub fn inventory_of<R: Read + Seek>(
    name: &str,
    archive: &mut R,
    options: &Options,
    watch: Watch<'_>,
) -> Result<Inventory, InventoryError> {
    let (sha256, bytes) = hash_of(name, archive, watch)?;
    let received = Received { name: name.to_owned(), bytes, sha256, files: None };
    let origin = Origin::archive(name, archive)?;
    collect::collect(origin, Run::new(name, watch), options, Some(received))
}

impl Inventory {
    /// The size of all source files, exactly (M 12).
    pub fn source_bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// The size of all libraries whose copies were found (M 12).
    pub fn library_bytes(&self) -> u64 {
        self.libraries.iter().filter_map(|library| library.bytes).sum()
    }

    /// The size of all source files in Mbyte (M 12).
    pub fn source_megabytes(&self) -> Quantity {
        Quantity::megabytes_of(self.source_bytes())
    }
}

/// The last part of a path.
pub(crate) fn name_of(path: &Path) -> String {
    let whole = path.canonicalize();
    let name = whole.as_deref().unwrap_or(path).file_name();
    name.map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
