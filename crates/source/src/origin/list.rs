//! The list of an archive's files as it grows, and what of it is source.

use std::collections::{BTreeMap, BTreeSet};

use finding::SourcePath;
use jiff::civil::Date;

use super::{ENTRIES_MAX, Entry, Listing, Run};
use crate::{
    InventoryError, Stage,
    skip::{Kind, Skipped, skip},
};

/// The files found so far, by path.
#[derive(Debug, Default)]
pub(super) struct Collected {
    files: BTreeMap<SourcePath, (usize, u64, Option<Date>)>,
    seen: usize,
}

/// What an archive says of a file.
pub(super) struct Found<'n> {
    pub(super) index: usize,
    pub(super) name: &'n str,
    pub(super) bytes: u64,
    pub(super) modified: Option<Date>,
}

/// The folders of an archive: the names in each, and whether it is passed over.
struct Folders {
    names: BTreeMap<String, BTreeSet<String>>,
    verdicts: BTreeMap<String, Option<Kind>>,
}

impl Collected {
    /// Counts an entry of whatever kind.
    pub(super) fn count(&mut self, run: &Run<'_>) -> Result<(), InventoryError> {
        self.seen += 1;
        if self.seen > ENTRIES_MAX {
            return Err(InventoryError::TooManyEntries { name: run.name.clone() });
        }
        run.watch.tell(Stage::Listing, self.seen.try_into().unwrap_or(u64::MAX), None);
        Ok(())
    }

    /// Keeps a file; of two with one path the later, as one who unpacks the archive gets it.
    pub(super) fn file(&mut self, found: &Found<'_>, run: &mut Run<'_>) {
        let path = match SourcePath::parse(found.name) {
            Ok(path) => path,
            Err(reason) => return run.refused(found.name, reason),
        };
        let place = (found.index, found.bytes, found.modified);
        if let std::collections::btree_map::Entry::Occupied(_) = self.files.entry(path.clone()) {
            run.problem("entry-twice", path.as_str());
        }
        self.files.insert(path, place);
    }

    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.seen == 0
    }

    /// The files of the source, and the folders passed over.
    pub(super) fn listing(self) -> Listing {
        let mut folders = Folders::of(self.files.keys());
        let mut listing = Listing::default();
        for (path, (index, bytes, modified)) in self.files {
            listing.sizes.insert(path.as_str().to_owned(), bytes);
            if !folders.is_skipped(path.as_str(), &mut listing.skipped) {
                listing.entries.insert(index, Entry { path, bytes, modified });
            }
        }
        listing
    }
}

impl Folders {
    fn of<'p>(paths: impl Iterator<Item = &'p SourcePath>) -> Folders {
        let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for path in paths {
            let mut rest = path.as_str();
            loop {
                let (folder, name) = rest.rsplit_once('/').unwrap_or(("", rest));
                // A name seen before has its folders noted already.
                if !names.entry(folder.to_owned()).or_default().insert(name.to_owned())
                    || folder.is_empty()
                {
                    break;
                }
                rest = folder;
            }
        }
        Folders { names, verdicts: BTreeMap::new() }
    }

    /// Whether a folder above the file is passed over; a folder met first is noted.
    fn is_skipped(&mut self, path: &str, skipped: &mut Skipped) -> bool {
        for (at, _) in path.match_indices('/') {
            let folder = &path[..at];
            let verdict = match self.verdicts.get(folder) {
                Some(verdict) => *verdict,
                None => {
                    let verdict = self.verdict(folder);
                    self.verdicts.insert(folder.to_owned(), verdict);
                    if let Some(kind) = verdict {
                        skipped.note(kind, folder);
                    }
                    verdict
                }
            };
            if verdict.is_some() {
                return true;
            }
        }
        false
    }

    fn verdict(&self, folder: &str) -> Option<Kind> {
        let (above, name) = folder.rsplit_once('/').unwrap_or(("", folder));
        let within = |folder: &str| self.names.get(folder).into_iter().flatten();
        skip(name, || within(above).map(String::as_str), || within(folder).cloned())
    }
}
