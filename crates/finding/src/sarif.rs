//! SARIF 2.1.0 in and out: what the laboratories' own tools find, and what we hand on.
//!
//! Reading takes the bytes of a file. It passes over them twice: once for the runs' tools, rules and
//! artifacts, once for the results, which are turned into findings one by one; so the memory needed
//! is that of the file and of the findings. What is broken inside a result becomes a problem that
//! names it (`runs[0].results[17]`), and the finding is kept with what could be read.
//!
//! Only results that say something is wrong become findings: those of kind `pass`, `notApplicable`
//! and `informational`, and those that are `absent` against a baseline, are counted.
//! The degree of risk follows [`crate::Risk`]; the level is the result's, else the rule's default.

mod bag;
mod claims;
mod convert;
mod locate;
mod place;
mod rating;
mod read;
mod rules;
mod text;
mod wire;
mod write;

use language::{Arg, Lang, Text};

use crate::{Observations, message};

pub use read::read;
pub use write::write;

/// The largest file that is read, in bytes: 200 MiB.
pub const FILE_BYTES_MAX: usize = 200 * 1024 * 1024;
/// How many results are taken from a file; the rest is counted in a problem.
pub const RESULTS_MAX: usize = 250_000;
/// How many runs are taken from a file.
pub const RUNS_MAX: usize = 1000;
/// How much text findings may hold in all, in bytes: a long text of one rule stands in each of its
/// findings; results beyond it are counted in a problem.
pub const TEXT_BYTES_MAX: usize = 512 * 1024 * 1024;
/// How many steps of a flow are taken.
pub const STEPS_MAX: usize = 200;
/// How many fingerprints of a tool, claims, weaknesses or addresses a finding keeps.
pub const ITEMS_MAX: usize = 32;

/// What a SARIF file held.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imported {
    /// Tools, findings and problems.
    pub observations: Observations,
    /// Results that say that all is well, or nothing.
    pub passed: usize,
    /// Results that are no longer there, against the tool's baseline.
    pub absent: usize,
}

/// Why a file was not read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SarifError {
    /// It is larger than [`FILE_BYTES_MAX`].
    #[error("the file has {found} bytes; at most {max} are read")]
    TooLarge {
        /// Its size in bytes.
        found: usize,
        /// The limit in bytes.
        max: usize,
    },
    /// It is no text in UTF-8 or UTF-16.
    #[error("the file is not text in UTF-8 or UTF-16: line {line}, column {column}")]
    NotText {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1.
        column: usize,
    },
    /// It is broken JSON.
    #[error("the file is broken in line {line}, column {column}: {reason}")]
    Json {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1.
        column: usize,
        /// What the parser said.
        reason: String,
    },
    /// It is JSON, but no SARIF.
    #[error("the file is not a SARIF report: expected an object with 'version' and 'runs'")]
    NotSarif,
    /// It is SARIF of another version.
    #[error("the report has the version '{found}'; expected 2.1.0")]
    Version {
        /// The version.
        found: String,
    },
}

impl SarifError {
    /// The error in all three languages.
    pub fn message(&self) -> Text {
        let args: Vec<(&str, Arg)> = match self {
            SarifError::TooLarge { found, max } => {
                vec![("found", (*found).into()), ("max", (*max).into())]
            }
            SarifError::NotText { line, column } => {
                vec![("line", (*line).into()), ("column", (*column).into())]
            }
            SarifError::Json { line, column, reason } => vec![
                ("line", (*line).into()),
                ("column", (*column).into()),
                ("reason", reason.as_str().into()),
            ],
            SarifError::NotSarif => Vec::new(),
            SarifError::Version { found } => {
                vec![("found", crate::problem::quoted(found)), ("expected", "2.1.0".into())]
            }
        };
        message::text(self.key(), &args)
    }

    /// The error for a reader.
    pub fn text(&self, lang: Lang) -> String {
        self.message().of(lang).to_owned()
    }

    const fn key(&self) -> &'static str {
        match self {
            SarifError::TooLarge { .. } => "too-large",
            SarifError::NotText { .. } => "not-text",
            SarifError::Json { .. } => "json-broken",
            SarifError::NotSarif => "not-sarif",
            SarifError::Version { .. } => "version-unknown",
        }
    }
}
