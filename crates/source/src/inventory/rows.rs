//! The inventory as rows of tables 5.11 and 5.12 of RA 2.
//!
//! Sizes are in Mbyte of 1,000,000 bytes with six decimal places: exact to the byte, so that nothing
//! is rounded, and no file but an empty one has the size 0.

use std::collections::{BTreeMap, BTreeSet};

use finding::Problem;
use jiff::civil::Date;
use language::short_date;
use order::form::{RawRow, Table};
use uuid::Uuid;

use super::{Inventory, Library, SourceFile, collect::folder};
use crate::message;

/// The most rows of table 5.11 before files are grouped by folder and language. The form may hold
/// more, but no reader of a questionnaire goes through them.
pub const GROUPED_ROWS_MAX: usize = 2_000;

/// The namespace of the rows' identities.
const NAMESPACE: Uuid = Uuid::from_u128(0x5f1c_9f0a_7d0e_5b7e_9a53_c1d0_5e1f_0b12);
/// How a row calls the root of the source.
const ROOT: &str = ".";
/// The most different values that a cell of a group names.
const VALUES_MAX: usize = 5;

/// The folder and the language by which files are grouped.
type Key<'f> = (&'f str, &'f str);

impl Inventory {
    /// The rows of table 5.11 and of table 5.12. The same source gives the same rows with the same
    /// identities. More than [`GROUPED_ROWS_MAX`] files are grouped by folder and language: the
    /// cell of the file then names their extensions and their number, `*.js, *.mjs (120)`.
    pub fn to_rows(&self) -> (Vec<RawRow>, Vec<RawRow>) {
        let sources = match self.grouping() {
            None => self.files.iter().map(file_row).collect(),
            Some(depth) => {
                let groups = groups(&self.files, depth);
                groups.into_iter().map(|(key, files)| group_row(key, &files)).collect()
            }
        };
        (sources, self.libraries.iter().map(library_row).collect())
    }

    /// Says that the rows of table 5.11 are groups, where they are.
    pub fn grouping_note(&self) -> Option<Problem> {
        self.grouping()?;
        let args = [("n", self.files.len().into()), ("max", GROUPED_ROWS_MAX.into())];
        Some(message::problem("rows-grouped", self.name.clone(), &args))
    }

    /// How many levels of folders the groups keep: as many as the limit allows.
    fn grouping(&self) -> Option<usize> {
        if self.files.len() <= GROUPED_ROWS_MAX {
            return None;
        }
        let depth = |file: &SourceFile| folder(file.path.as_str()).split('/').count();
        let deepest = self.files.iter().map(depth).max().unwrap_or_default();
        let fits = |depth: &usize| {
            let keys: BTreeSet<Key<'_>> = self.files.iter().map(|file| key(file, *depth)).collect();
            keys.len() <= GROUPED_ROWS_MAX
        };
        Some((0..=deepest).rev().find(fits).unwrap_or_default())
    }
}

/// A size in Mbyte, exact to the byte: `0.000123`, `1.5`, `0`.
pub(super) fn megabytes(bytes: u64) -> String {
    let (whole, rest) = (bytes / 1_000_000, bytes % 1_000_000);
    if rest == 0 {
        return whole.to_string();
    }
    let rest = format!("{rest:06}");
    format!("{whole}.{}", rest.trim_end_matches('0'))
}

fn groups(files: &[SourceFile], depth: usize) -> BTreeMap<Key<'_>, Vec<&SourceFile>> {
    let mut groups: BTreeMap<Key<'_>, Vec<&SourceFile>> = BTreeMap::new();
    for file in files {
        groups.entry(key(file, depth)).or_default().push(file);
    }
    groups
}

fn key(file: &SourceFile, depth: usize) -> Key<'_> {
    let folder = folder(file.path.as_str());
    let end = match depth {
        0 => 0,
        _ => folder.match_indices('/').nth(depth - 1).map_or(folder.len(), |(at, _)| at),
    };
    (&folder[..end], &file.language)
}

fn file_row(file: &SourceFile) -> RawRow {
    let path = file.path.as_str();
    let cells = [
        ("directory", in_root(folder(path))),
        ("file", path.rsplit('/').next().unwrap_or_default().to_owned()),
        ("size", megabytes(file.bytes)),
        ("language", file.language.clone()),
        ("language-version", file.language_version.clone()),
        ("framework", file.framework.clone()),
        ("environment", file.environment.clone()),
        ("modified", day(file.modified)),
    ];
    row(Table::Sources, &format!("file:{path}"), &cells)
}

fn group_row((folder, language): Key<'_>, files: &[&SourceFile]) -> RawRow {
    let extensions = files.iter().map(|file| match file.path.as_str().rsplit_once('.') {
        Some((_, end)) if !end.contains('/') => format!("*.{end}"),
        Some(_) | None => "*".to_owned(),
    });
    let bytes = files.iter().map(|file| file.bytes).sum();
    let cells = [
        ("directory", in_root(folder)),
        ("file", format!("{} ({})", distinct(extensions), files.len())),
        ("size", megabytes(bytes)),
        ("language", language.to_owned()),
        ("language-version", distinct(files.iter().map(|file| file.language_version.clone()))),
        ("framework", distinct(files.iter().map(|file| file.framework.clone()))),
        ("environment", distinct(files.iter().map(|file| file.environment.clone()))),
        ("modified", day(files.iter().filter_map(|file| file.modified).max())),
    ];
    row(Table::Sources, &format!("group:{language}:{folder}"), &cells)
}

fn library_row(library: &Library) -> RawRow {
    let Library { language, name, version, directory, bytes, origin: _ } = library;
    let cells = [
        ("directory", in_root(directory)),
        ("name", name.clone()),
        ("size", bytes.map(megabytes).unwrap_or_default()),
        ("language", language.clone()),
        ("version", version.clone()),
    ];
    row(Table::Libraries, &format!("library:{language}:{name}:{version}"), &cells)
}

/// A row whose identity follows from what it is about.
fn row(table: Table, identity: &str, cells: &[(&str, String)]) -> RawRow {
    let cell = |code: &str| cells.iter().find(|(name, _)| *name == code);
    let cells = table
        .columns()
        .iter()
        .map(|column| cell(column.code).map_or_else(String::new, |(_, text)| text.clone()));
    RawRow { id: Uuid::new_v5(&NAMESPACE, identity.as_bytes()), cells: cells.collect() }
}

fn in_root(folder: &str) -> String {
    if folder.is_empty() { ROOT.to_owned() } else { folder.to_owned() }
}

fn day(day: Option<Date>) -> String {
    day.map(short_date).unwrap_or_default()
}

/// The different values, in order, the first few of them.
fn distinct(values: impl Iterator<Item = String>) -> String {
    let values: BTreeSet<String> = values.filter(|value| !value.is_empty()).collect();
    let mut shown: Vec<&str> = values.iter().take(VALUES_MAX).map(String::as_str).collect();
    if values.len() > VALUES_MAX {
        shown.push("…");
    }
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_exact_and_never_nothing_but_for_an_empty_file() {
        // M 12: the volume is the size of the source.
        let rows = [
            (0, "0"),
            (1, "0.000001"),
            (123, "0.000123"),
            (1_500_000, "1.5"),
            (2_000_000, "2"),
            (12_345_678_901, "12345.678901"),
        ];
        for (bytes, expected) in rows {
            assert_eq!(megabytes(bytes), expected);
        }
    }
}
