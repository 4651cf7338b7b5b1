//! Reads the files and puts the inventory together.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read},
};

use finding::{Sha256, SourcePath};
use sha2::Digest as _;

use super::{
    Inventory, LanguageTotal, Options, Others, SourceFile,
    context::Context,
    libraries::{self, Listed},
};
use crate::{
    InventoryError, Stage,
    acceptance::Received,
    ecosystem::{self, Manifest, Role},
    language_table::{self, ByName, HEAD_BYTES, Language},
    message,
    origin::{Copies, Entry, Listing, Origin, Run, is_archive_name},
};

/// The largest manifest or lock file that is read.
pub const MANIFEST_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// Bytes read at once.
const CHUNK_BYTES: usize = 64 * 1024;
/// The last year of days that archives write where they know none.
const LAST_UNKNOWN_YEAR: i16 = 1980;

/// What was read of the files.
#[derive(Debug, Default)]
struct Gathered {
    files: BTreeMap<SourcePath, (&'static Language, Entry, Sha256)>,
    others: Others,
    texts: BTreeMap<SourcePath, String>,
    unreadable_texts: BTreeSet<SourcePath>,
}

/// A file's content, as far as it is needed.
struct Content {
    sha256: Sha256,
    head: Vec<u8>,
    text: Vec<u8>,
}

pub(super) fn collect(
    mut origin: Origin<'_>,
    mut run: Run<'_>,
    options: &Options,
    archive: Option<Received>,
) -> Result<Inventory, InventoryError> {
    let listing = origin.list(&mut run)?;
    let mut read = read(&mut origin, &listing, &mut run)?;
    tell_passed_over(&listing, &read, &mut run);
    let names: BTreeSet<&str> = listing.entries.values().map(|e| e.path.as_str()).collect();
    tell_unread(&names, &mut run);
    let (context, listed) = manifests(&read, &mut run);
    let mut copies = Copies::new(origin.root(), &listing.sizes, &options.registries);
    let libraries = libraries::libraries(listed, &mut copies, &mut run);
    let files: Vec<SourceFile> = std::mem::take(&mut read.files)
        .into_values()
        .map(|file| source_file(file, &context))
        .collect();
    tell_days(&files, &mut run);
    let archive = archive.map(|received| received.counted(listing.sizes.len()));
    let sha256 = archive.as_ref().map_or_else(|| hash_of_files(&files), |received| received.sha256);
    let (totals, problems) = (totals(&files), run.problems.into_vec());
    let (name, others) = (run.name, read.others);
    Ok(Inventory { name, archive, sha256, files, libraries, totals, others, problems })
}

/// Reads each file that is source or may be, and each manifest; counts the others.
fn read(
    origin: &mut Origin<'_>,
    listing: &Listing,
    run: &mut Run<'_>,
) -> Result<Gathered, InventoryError> {
    let mut read = Gathered::default();
    let mut wanted = BTreeMap::new();
    for (index, entry) in &listing.entries {
        if is_wanted(&entry.path) {
            wanted.insert(*index, entry.clone());
        } else {
            read.other(entry);
        }
    }
    let (watch, of_files) = (run.watch, Some(wanted.len() as u64));
    let mut done = 0;
    origin.read_each(&wanted, run, &mut |entry, reader| {
        let outcome = content(entry, reader).map(|content| read.take(entry, content));
        done += 1;
        watch.tell(Stage::Reading, done, of_files);
        outcome
    })?;
    Ok(read)
}

impl Gathered {
    fn other(&mut self, entry: &Entry) {
        self.others.files += 1;
        self.others.bytes = self.others.bytes.saturating_add(entry.bytes);
    }

    fn take(&mut self, entry: &Entry, content: Content) {
        let Content { sha256, head, text } = content;
        if ecosystem::manifest(entry.path.as_str()).is_some() {
            match String::from_utf8(text) {
                Ok(text) if entry.bytes <= MANIFEST_BYTES_MAX => {
                    self.texts.insert(entry.path.clone(), text);
                }
                Ok(_) | Err(_) => {
                    self.unreadable_texts.insert(entry.path.clone());
                }
            }
        }
        match language_table::language(file_name(&entry.path), &head) {
            Some(language) => {
                self.files.insert(entry.path.clone(), (language, entry.clone(), sha256));
            }
            None => self.other(entry),
        }
    }
}

fn is_wanted(path: &SourcePath) -> bool {
    let by_name = language_table::by_name(file_name(path));
    by_name != ByName::None || ecosystem::manifest(path.as_str()).is_some()
}

/// Hashes a file; an end before its stated length is an error.
fn content(entry: &Entry, reader: &mut dyn Read) -> io::Result<Content> {
    let kept_max = match ecosystem::manifest(entry.path.as_str()) {
        Some(_) if entry.bytes <= MANIFEST_BYTES_MAX => entry.bytes,
        Some(_) | None => HEAD_BYTES as u64,
    };
    let kept_max = usize::try_from(kept_max).unwrap_or(HEAD_BYTES);
    let (mut hasher, mut kept, mut length) = (sha2::Sha256::new(), Vec::new(), 0_u64);
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let read = match reader.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => &chunk[..read],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hasher.update(read);
        length += read.len() as u64;
        kept.extend_from_slice(&read[..read.len().min(kept_max - kept.len())]);
    }
    if length != entry.bytes {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let head = kept[..kept.len().min(HEAD_BYTES)].to_vec();
    Ok(Content { sha256: Sha256::new(hasher.finalize().into()), head, text: kept })
}

/// What the manifests say: of languages, and of libraries.
fn manifests(read: &Gathered, run: &mut Run<'_>) -> (Context, Vec<Listed>) {
    for path in &read.unreadable_texts {
        let args =
            [("max", i64::try_from(MANIFEST_BYTES_MAX / 1_000_000).unwrap_or(i64::MAX).into())];
        run.problems.push(message::problem("manifest-not-text", path.as_str(), &args));
    }
    let (mut context, mut listed) = (Context::default(), Vec::new());
    for (path, text) in &read.texts {
        let Some(Manifest { ecosystem, role, read }) = ecosystem::manifest(path.as_str()) else {
            continue;
        };
        match read(text) {
            Ok(reading) => {
                context.add(folder(path.as_str()), reading.facts);
                listed.push(Listed {
                    path: path.clone(),
                    ecosystem,
                    role,
                    libraries: reading.libraries,
                });
            }
            Err(error) => {
                let args = [("text", message::shown(&error).into())];
                run.problems.push(message::problem("manifest-unreadable", path.as_str(), &args));
                if role == Role::Lock {
                    listed.push(Listed {
                        path: path.clone(),
                        ecosystem,
                        role,
                        libraries: Vec::new(),
                    });
                }
            }
        }
    }
    (context, listed)
}

fn source_file(
    (language, entry, sha256): (&Language, Entry, Sha256),
    context: &Context,
) -> SourceFile {
    let fact = context.of(folder(entry.path.as_str()), &language.family);
    SourceFile {
        path: entry.path,
        bytes: entry.bytes,
        sha256,
        language: language.name.clone(),
        language_version: fact.version.unwrap_or_default(),
        framework: fact.framework.unwrap_or_default(),
        environment: fact.environment.unwrap_or_default(),
        modified: entry.modified,
    }
}

fn tell_passed_over(listing: &Listing, read: &Gathered, run: &mut Run<'_>) {
    for problem in listing.skipped.problems() {
        run.problems.push(problem);
    }
    for entry in listing.entries.values() {
        if is_archive_name(file_name(&entry.path)) {
            run.problems.push(message::problem("archive-inside", entry.path.as_str(), &[]));
        }
    }
    if read.others.files > 0 {
        let n = i64::try_from(read.others.files).unwrap_or(i64::MAX);
        let size = super::rows::megabytes(read.others.bytes);
        let args = [("n", n.into()), ("size", size.into())];
        run.problems.push(message::problem("not-source", run.name.clone(), &args));
    }
}

fn tell_unread(names: &BTreeSet<&str>, run: &mut Run<'_>) {
    for path in names {
        let (folder, name) = path.rsplit_once('/').map_or(("", *path), |(f, n)| (f, n));
        let beside = |other: &str| {
            let place =
                if folder.is_empty() { other.to_owned() } else { format!("{folder}/{other}") };
            names.contains(place.as_str())
        };
        if ecosystem::is_unread(name, beside) {
            run.problems.push(message::problem("manifest-not-read", *path, &[]));
        }
    }
}

/// Days that are missing, or that an archive writes where it knows none.
fn tell_days(files: &[SourceFile], run: &mut Run<'_>) {
    let unknown =
        |file: &&SourceFile| file.modified.is_none_or(|day| day.year() <= LAST_UNKNOWN_YEAR);
    let n = files.iter().filter(unknown).count();
    if n > 0 {
        run.problems.push(message::problem("days-unknown", run.name.clone(), &[("n", n.into())]));
    }
}

fn totals(files: &[SourceFile]) -> Vec<LanguageTotal> {
    let mut by_language: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for file in files {
        let (count, bytes) = by_language.entry(&file.language).or_default();
        *count += 1;
        *bytes = bytes.saturating_add(file.bytes);
    }
    let total = |(language, (files, bytes)): (&str, (u64, u64))| LanguageTotal {
        language: language.to_owned(),
        files,
        bytes,
    };
    let mut totals: Vec<LanguageTotal> = by_language.into_iter().map(total).collect();
    totals.sort_by_key(|total| std::cmp::Reverse(total.bytes));
    totals
}

fn hash_of_files(files: &[SourceFile]) -> Sha256 {
    let mut hasher = sha2::Sha256::new();
    for file in files {
        hasher.update(format!("{}  {}\n", file.sha256, file.path));
    }
    Sha256::new(hasher.finalize().into())
}

fn file_name(path: &SourcePath) -> &str {
    path.as_str().rsplit('/').next().unwrap_or_default()
}

/// The folder of a path; empty for the root.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
