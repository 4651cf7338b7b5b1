//! Reads the catalogues' files, and refuses one with a gap or a line out of place.

use language::Text;
use serde::{Deserialize, de::DeserializeOwned};

use super::{Catalogue, Change, Document, Entry, EntryCode, Group, Scope};
use crate::{Clause, Work, Works};

/// The text of each appendix's file.
pub(super) struct Sources {
    pub(super) functions: &'static str,
    pub(super) manual_tests: &'static str,
    pub(super) network: &'static str,
    pub(super) processes: &'static str,
    pub(super) documents: &'static str,
    pub(super) changes: &'static str,
}

/// Why a catalogue's file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// The file is no TOML of the expected shape.
    #[error("{appendix}: {message}")]
    Shape {
        /// The appendix that the file should hold.
        appendix: Clause,
        /// What the reader found, and where.
        message: String,
    },
    /// A line with a code of another appendix.
    #[error("{appendix}: the line {code} belongs to another appendix")]
    Foreign {
        /// The appendix that the file should hold.
        appendix: Clause,
        /// The line.
        code: EntryCode,
    },
    /// A line that repeats a code or stands before an earlier one.
    #[error("{appendix}: expected a line after {before}, found {code}")]
    OutOfOrder {
        /// The appendix that the file should hold.
        appendix: Clause,
        /// The line that came before.
        before: EntryCode,
        /// The line.
        code: EntryCode,
    },
    /// A text that lacks one of the languages.
    #[error("{code}: expected a wording in every language")]
    Untranslated {
        /// The line.
        code: EntryCode,
    },
    /// Marks that are not five of `+` and `-`.
    #[error("{code}: expected five marks of '+' and '-', found '{found}'")]
    Marks {
        /// The line.
        code: EntryCode,
        /// The marks.
        found: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAppendix {
    group: Vec<RawGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGroup {
    code: EntryCode,
    title: Text,
    #[serde(default)]
    scope: Scope,
    entry: Vec<RawEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    code: EntryCode,
    title: Option<Text>,
    requirement: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDocuments {
    document: Vec<RawDocument>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDocument {
    code: EntryCode,
    title: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChanges {
    change: Vec<RawChange>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChange {
    code: EntryCode,
    title: Text,
    /// One mark for each work, as in the table's columns: `+++--`.
    works: String,
}

/// Reads all six files.
pub(super) fn load(sources: &Sources) -> Result<Catalogue, CatalogueError> {
    Ok(Catalogue {
        functions: groups(Clause::methodology_appendix(1), sources.functions)?,
        manual_tests: groups(Clause::methodology_appendix(2), sources.manual_tests)?,
        network: groups(Clause::methodology_appendix(3), sources.network)?,
        processes: groups(Clause::methodology_appendix(4), sources.processes)?,
        documents: documents(Clause::rules_appendix(3), sources.documents)?,
        changes: changes(Clause::rules_appendix(4), sources.changes)?,
    })
}

fn groups(appendix: Clause, source: &str) -> Result<Vec<Group>, CatalogueError> {
    let raw: RawAppendix = read(appendix, source)?;
    in_order(appendix, raw.group.iter().map(|group| group.code))?;
    let entries = raw.group.iter().flat_map(|group| &group.entry);
    in_order(appendix, entries.map(|entry| entry.code))?;
    raw.group.into_iter().map(|group| group_of(appendix, group)).collect()
}

fn group_of(clause: Clause, raw: RawGroup) -> Result<Group, CatalogueError> {
    let RawGroup { code, title, scope, entry } = raw;
    let title = complete(code, title)?;
    let entries = entry
        .into_iter()
        .map(|entry| {
            Ok(Entry {
                code: entry.code,
                clause,
                group: code,
                title: complete(entry.code, entry.title.unwrap_or_else(|| title.clone()))?,
                requirement: complete(entry.code, entry.requirement)?,
                scope,
            })
        })
        .collect::<Result<_, CatalogueError>>()?;
    Ok(Group { code, clause, title, entries })
}

fn documents(clause: Clause, source: &str) -> Result<Vec<Document>, CatalogueError> {
    let raw: RawDocuments = read(clause, source)?;
    in_order(clause, raw.document.iter().map(|document| document.code))?;
    raw.document
        .into_iter()
        .map(|RawDocument { code, title }| {
            Ok(Document { code, clause, title: complete(code, title)? })
        })
        .collect()
}

fn changes(clause: Clause, source: &str) -> Result<Vec<Change>, CatalogueError> {
    let raw: RawChanges = read(clause, source)?;
    in_order(clause, raw.change.iter().map(|change| change.code))?;
    raw.change
        .into_iter()
        .map(|RawChange { code, title, works }| {
            let works =
                marked(&works).ok_or(CatalogueError::Marks { code, found: works.clone() })?;
            Ok(Change { code, clause, title: complete(code, title)?, works })
        })
        .collect()
}

fn read<T: DeserializeOwned>(appendix: Clause, source: &str) -> Result<T, CatalogueError> {
    toml::from_str(source)
        .map_err(|error| CatalogueError::Shape { appendix, message: error.to_string() })
}

fn in_order(
    appendix: Clause,
    codes: impl Iterator<Item = EntryCode>,
) -> Result<(), CatalogueError> {
    let mut before = None;
    for code in codes {
        if code.appendix() != appendix {
            return Err(CatalogueError::Foreign { appendix, code });
        }
        match before.replace(code) {
            Some(before) if before >= code => {
                return Err(CatalogueError::OutOfOrder { appendix, before, code });
            }
            Some(_) | None => {}
        }
    }
    Ok(())
}

/// The text without the blank lines around it, if every language has a wording.
fn complete(code: EntryCode, text: Text) -> Result<Text, CatalogueError> {
    if !text.is_complete() {
        return Err(CatalogueError::Untranslated { code });
    }
    Ok(Text::new(text.kk.trim(), text.ru.trim(), text.en.trim()))
}

fn marked(marks: &str) -> Option<Works> {
    if marks.len() != Work::ALL.len() || marks.bytes().any(|mark| mark != b'+' && mark != b'-') {
        return None;
    }
    let marked = Work::ALL.into_iter().zip(marks.bytes()).filter(|(_, mark)| *mark == b'+');
    Some(marked.map(|(work, _)| work).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUP: &str = r#"
        [[group]]
        code = "MA3-1"
        title = { kk = "а", ru = "б", en = "c" }
        [[group.entry]]
        code = "MA3-1.1"
        requirement = { kk = "г", ru = "д", en = "e" }
    "#;

    fn network(source: &str) -> Result<Vec<Group>, CatalogueError> {
        groups(Clause::methodology_appendix(3), source)
    }

    #[test]
    fn a_requirement_has_the_name_of_its_function() {
        let groups = network(GROUP).unwrap();
        assert_eq!(groups[0].entries[0].title, Text::new("а", "б", "c"));
    }

    #[test]
    fn a_line_out_of_place_is_refused() {
        let cases = [
            (GROUP.replace("MA3", "MA2"), "MA 3: the line MA2-1 belongs to another appendix"),
            (GROUP.repeat(2), "MA 3: expected a line after MA3-1, found MA3-1"),
            (GROUP.replace('д', ""), "MA3-1.1: expected a wording in every language"),
            (GROUP.replace('б', " "), "MA3-1: expected a wording in every language"),
        ];
        for (source, expected) in cases {
            assert_eq!(network(&source).unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn a_file_of_another_shape_is_refused() {
        for source in ["", "group = 1", &GROUP.replace("requirement", "demand"), "[[group"] {
            assert!(matches!(network(source), Err(CatalogueError::Shape { .. })), "{source}");
        }
    }

    #[test]
    fn marks_other_than_five_are_refused() {
        let works = [Work::SourceCode, Work::Functions, Work::Load].into_iter().collect();
        assert_eq!(marked("+++--"), Some(works));
        for marks in ["", "+++-", "+++---", "+++-x", "++−"] {
            assert_eq!(marked(marks), None, "{marks}");
        }
    }
}
