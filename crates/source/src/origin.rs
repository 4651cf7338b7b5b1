//! Where the source lies: a folder, or an archive of a kind that is read. Each is passed over
//! twice: first its names are listed, then the files that matter are read, streamed.

mod copies;
mod folder;
mod kind;
mod list;
mod tar;
mod zip;

use std::{
    collections::BTreeMap,
    io::{self, Read, Seek},
    path::{Path, PathBuf},
};

use finding::{Problem, Problems, SourcePath};
use jiff::{
    Timestamp,
    civil::Date,
    tz::{self, TimeZone},
};

use crate::{InventoryError, Watch, message, meter::Meter, skip::Skipped};

pub(crate) use copies::Copies;
pub(crate) use kind::{ArchiveKind, is_archive_name, sniff};

/// The most files and folders that a folder or an archive may hold.
pub const ENTRIES_MAX: usize = 500_000;
/// The deepest nesting of folders that is followed.
pub const DEPTH_MAX: usize = 128;

/// The official time of Kazakhstan, in which a file's day of change is told.
const OFFICIAL_HOURS: i8 = 5;

/// Bytes that can be read from any place.
pub(crate) trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// Where the source lies.
pub(crate) enum Origin<'r> {
    /// A folder.
    Folder(PathBuf),
    /// An archive.
    Archive {
        /// Its kind.
        kind: ArchiveKind,
        /// Its bytes.
        reader: &'r mut dyn ReadSeek,
        /// How many.
        bytes: u64,
    },
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) path: SourcePath,
    pub(crate) bytes: u64,
    pub(crate) modified: Option<Date>,
}

/// The files, by their place in the origin.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// The files of the source.
    pub(crate) entries: BTreeMap<usize, Entry>,
    /// The sizes of all files of an archive, those in folders passed over too.
    pub(crate) sizes: BTreeMap<String, u64>,
    /// The folders passed over.
    pub(crate) skipped: Skipped,
}

/// What happens with a file that is read.
pub(crate) type Visit<'v> = dyn FnMut(&Entry, &mut dyn Read) -> io::Result<()> + 'v;

/// What a pass needs: the origin's name, the caller, and a place for problems.
pub(crate) struct Run<'w> {
    pub(crate) name: String,
    pub(crate) watch: Watch<'w>,
    pub(crate) problems: Problems,
}

impl<'r> Origin<'r> {
    /// An archive, by its first bytes.
    pub(crate) fn archive(
        name: &str,
        reader: &'r mut dyn ReadSeek,
    ) -> Result<Origin<'r>, InventoryError> {
        let failed = |error: io::Error| InventoryError::unreadable(name, &error);
        let bytes = reader.seek(io::SeekFrom::End(0)).map_err(failed)?;
        let kind = sniff(reader).map_err(failed)?;
        let kind = kind.ok_or(InventoryError::NotArchive { name: name.to_owned() })?;
        Ok(Origin::Archive { kind, reader, bytes })
    }

    /// The names, sizes and days of all files.
    pub(crate) fn list(&mut self, run: &mut Run<'_>) -> Result<Listing, InventoryError> {
        let meter = self.meter(run.watch);
        match self {
            Origin::Folder(root) => folder::list(root, run, &meter),
            Origin::Archive { kind: ArchiveKind::Zip, reader, .. } => {
                zip::list(reader, run, &meter)
            }
            Origin::Archive { kind: ArchiveKind::Tar, reader, .. } => {
                rewind(&run.name, reader)?;
                tar::list(&mut meter.reader(reader), run, &meter)
            }
            Origin::Archive { kind: ArchiveKind::TarGz, reader, .. } => {
                rewind(&run.name, reader)?;
                let unpacked = flate2::read::MultiGzDecoder::new(reader);
                tar::list(&mut meter.reader(unpacked), run, &meter)
            }
        }
    }

    /// Reads these files, in their order in the origin.
    pub(crate) fn read_each(
        &mut self,
        entries: &BTreeMap<usize, Entry>,
        run: &mut Run<'_>,
        visit: &mut Visit<'_>,
    ) -> Result<(), InventoryError> {
        let meter = self.meter(run.watch);
        match self {
            Origin::Folder(root) => folder::read_each(root, entries, run, &meter, visit),
            Origin::Archive { kind: ArchiveKind::Zip, reader, .. } => {
                zip::read_each(reader, entries, run, &meter, visit)
            }
            Origin::Archive { kind: ArchiveKind::Tar, reader, .. } => {
                rewind(&run.name, reader)?;
                tar::read_each(&mut meter.reader(reader), entries, run, &meter, visit)
            }
            Origin::Archive { kind: ArchiveKind::TarGz, reader, .. } => {
                rewind(&run.name, reader)?;
                let unpacked = flate2::read::MultiGzDecoder::new(reader);
                tar::read_each(&mut meter.reader(unpacked), entries, run, &meter, visit)
            }
        }
    }

    /// The folder's path, where it is one.
    pub(crate) fn root(&self) -> Option<&Path> {
        match self {
            Origin::Folder(root) => Some(root),
            Origin::Archive { .. } => None,
        }
    }

    fn meter<'w>(&self, watch: Watch<'w>) -> Meter<'w> {
        match self {
            Origin::Folder(_) => Meter::of_folder(watch),
            Origin::Archive { bytes, .. } => Meter::of_archive(watch, *bytes),
        }
    }
}

impl<'w> Run<'w> {
    pub(crate) fn new(name: &str, watch: Watch<'w>) -> Run<'w> {
        Run { name: name.to_owned(), watch, problems: Problems::default() }
    }

    /// Keeps a problem of a file that was visited, unless the run as a whole was stopped.
    fn visited(
        &mut self,
        entry: &Entry,
        outcome: io::Result<()>,
        meter: &Meter<'_>,
    ) -> Result<(), InventoryError> {
        let Err(error) = outcome else { return Ok(()) };
        meter.verdict(&self.name)?;
        let reason = message::reason(&error);
        self.problems.push(message::problem_with("entry-unreadable", entry.path.as_str(), &reason));
        Ok(())
    }

    fn problem(&mut self, key: &str, place: &str) {
        self.problems.push(message::problem(key, message::shown(place), &[]));
    }

    /// Keeps the reason why a name is no path into the source.
    fn refused(&mut self, name: &str, reason: finding::PathRefusal) {
        let key = match reason {
            finding::PathRefusal::Empty => "path-empty",
            finding::PathRefusal::Climbs => "path-climbs",
            finding::PathRefusal::Absolute => "path-absolute",
            finding::PathRefusal::Control => "path-control",
            finding::PathRefusal::TooLong => "path-too-long",
        };
        let what = message::text_with("entry-path-refused", &message::text(key, &[]), &[]);
        self.problems.push(Problem::new("entry-path-refused", message::shown(name), what));
    }
}

/// The day of an instant in seconds since 1970, by the official time of Kazakhstan.
pub(crate) fn day(seconds: i64) -> Option<Date> {
    let zone = TimeZone::fixed(tz::offset(OFFICIAL_HOURS));
    Some(Timestamp::from_second(seconds).ok()?.to_zoned(zone).date())
}

fn rewind(name: &str, reader: &mut dyn ReadSeek) -> Result<(), InventoryError> {
    reader.rewind().map_err(|error| InventoryError::unreadable(name, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_change_is_that_of_kazakhstan() {
        // 2026-11-21 20:00 UTC is already the 22nd.
        assert_eq!(day(1_795_291_200), Some(jiff::civil::date(2026, 11, 22)));
        assert_eq!(day(i64::MAX), None);
    }
}
