//! A folder on disk. Links are not followed, and nothing outside the folder is read.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, DirEntry, File},
    io,
    path::Path,
    time::UNIX_EPOCH,
};

use finding::SourcePath;
use jiff::civil::Date;

use super::{DEPTH_MAX, ENTRIES_MAX, Entry, Listing, Run, Visit, day};
use crate::{InventoryError, Stage, message, meter::Meter, skip::skip};

/// A walk through the folder.
struct Walk<'a, 'w> {
    run: &'a mut Run<'w>,
    meter: &'a Meter<'a>,
    listing: Listing,
    seen: usize,
}

/// What stands in a folder, by name.
type Names = BTreeMap<String, DirEntry>;

pub(super) fn list(
    root: &Path,
    run: &mut Run<'_>,
    meter: &Meter<'_>,
) -> Result<Listing, InventoryError> {
    let top = fs::read_dir(root).map_err(|error| InventoryError::unreadable(&run.name, &error))?;
    let mut walk = Walk { run, meter, listing: Listing::default(), seen: 0 };
    let names = walk.names(top, "")?;
    walk.folder(names, "", 0)?;
    Ok(walk.listing)
}

pub(super) fn read_each(
    root: &Path,
    entries: &BTreeMap<usize, Entry>,
    run: &mut Run<'_>,
    meter: &Meter<'_>,
    visit: &mut Visit<'_>,
) -> Result<(), InventoryError> {
    for entry in entries.values() {
        let outcome = open(&root.join(entry.path.as_str()))
            .and_then(|file| visit(entry, &mut meter.reader(file)));
        run.visited(entry, outcome, meter)?;
    }
    Ok(())
}

impl Walk<'_, '_> {
    fn folder(&mut self, names: Names, prefix: &str, depth: usize) -> Result<(), InventoryError> {
        let beside: BTreeSet<String> = names.keys().cloned().collect();
        for (name, entry) in names {
            let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => {
                    let inside = || names_in(&entry);
                    match skip(&name, || beside.iter().map(String::as_str), inside) {
                        Some(kind) => self.listing.skipped.note(kind, &path),
                        None => self.enter(&entry, &path, depth)?,
                    }
                }
                Ok(kind) if kind.is_file() => self.file(&entry, &path)?,
                Ok(kind) if kind.is_symlink() => self.run.problem("entry-link", &path),
                Ok(_) => self.run.problem("entry-special", &path),
                Err(error) => self.unreadable("entry-unreadable", &path, &error),
            }
        }
        Ok(())
    }

    fn enter(&mut self, entry: &DirEntry, path: &str, depth: usize) -> Result<(), InventoryError> {
        if depth >= DEPTH_MAX {
            let args = [("max", DEPTH_MAX.into())];
            self.run.problems.push(message::problem("folder-too-deep", path, &args));
            return Ok(());
        }
        match fs::read_dir(entry.path()) {
            Ok(list) => {
                let names = self.names(list, path)?;
                self.folder(names, path, depth + 1)
            }
            Err(error) => {
                self.unreadable("folder-unreadable", path, &error);
                Ok(())
            }
        }
    }

    fn file(&mut self, entry: &DirEntry, path: &str) -> Result<(), InventoryError> {
        let metadata = match entry.metadata() {
            Ok(metadata) => metadata,
            Err(error) => {
                self.unreadable("entry-unreadable", path, &error);
                return Ok(());
            }
        };
        if self.meter.spend(metadata.len()).is_err() {
            self.meter.verdict(&self.run.name)?;
        }
        match SourcePath::parse(path) {
            Ok(parsed) => {
                let modified = modified(&metadata);
                let entry = Entry { path: parsed, bytes: metadata.len(), modified };
                let index = self.listing.entries.len();
                self.listing.entries.insert(index, entry);
            }
            Err(reason) => self.run.refused(path, reason),
        }
        Ok(())
    }

    /// The names in a folder, in order; what is no text is a problem.
    fn names(&mut self, list: fs::ReadDir, prefix: &str) -> Result<Names, InventoryError> {
        let mut names = Names::new();
        for entry in list {
            self.seen += 1;
            if self.seen > ENTRIES_MAX {
                return Err(InventoryError::TooManyEntries { name: self.run.name.clone() });
            }
            if self.run.watch.is_cancelled() {
                return Err(InventoryError::Cancelled);
            }
            self.run.watch.tell(Stage::Listing, self.seen.try_into().unwrap_or(u64::MAX), None);
            match entry {
                Ok(entry) => match entry.file_name().into_string() {
                    Ok(name) => {
                        names.insert(name, entry);
                    }
                    Err(name) => self.run.problem("entry-name-not-text", &name.to_string_lossy()),
                },
                Err(error) => self.unreadable("folder-unreadable", prefix, &error),
            }
        }
        Ok(names)
    }

    fn unreadable(&mut self, key: &str, path: &str, error: &io::Error) {
        let reason = message::reason(error);
        self.run.problems.push(message::problem_with(key, path, &reason));
    }
}

/// Opens a file, unless a link took its place after it was listed.
fn open(path: &Path) -> io::Result<File> {
    if fs::symlink_metadata(path)?.is_file() {
        return File::open(path);
    }
    Err(io::ErrorKind::NotFound.into())
}

fn names_in(folder: &DirEntry) -> Vec<String> {
    let list = fs::read_dir(folder.path()).into_iter().flatten().flatten();
    list.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

fn modified(metadata: &fs::Metadata) -> Option<Date> {
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    day(i64::try_from(since.as_secs()).ok()?)
}
