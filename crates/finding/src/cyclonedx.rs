//! CycloneDX (JSON) in and out: the libraries of an object, and what is known against them.
//!
//! A vulnerability becomes one finding for each component that it affects (M 11.4, M 11.5; for
//! installed software M 31.3). The rating is the newest CVSS vector of the report; its score is
//! computed from it, and a score that the report gives otherwise is a problem. Without a vector the
//! score decides, without a score the severity word (see [`crate::Risk`]). What the report says of
//! its own analysis is a claim, not a judgement.

mod components;
mod read;
mod vulnerabilities;
mod wire;
mod write;

use language::{Arg, Lang, Text};

use crate::{Component, Finding, Tool, message};

pub use read::read;
pub use write::write;

/// The largest file that is read, in bytes: 64 MiB.
pub const FILE_BYTES_MAX: usize = 64 * 1024 * 1024;
/// How many components are taken from a file.
pub const COMPONENTS_MAX: usize = 200_000;
/// How many findings are taken from a file.
pub const FINDINGS_MAX: usize = 250_000;
/// How many components a vulnerability may affect.
pub const AFFECTED_MAX: usize = 10_000;
/// How much text findings may hold in all, in bytes; findings beyond it are counted in a problem.
pub const TEXT_BYTES_MAX: usize = 512 * 1024 * 1024;
/// How deep components may stand in one another.
pub const DEPTH_MAX: usize = 16;
/// How many licences, hashes, identifiers or addresses an item keeps.
pub const ITEMS_MAX: usize = 64;

/// The versions that are read; 1.5 and 1.6 are also written.
pub const VERSIONS: [&str; 6] = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"];

/// What is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Bom<'a> {
    /// The object that is made of the components.
    pub subject: Option<&'a Component>,
    /// The tool that found them.
    pub tool: &'a Tool,
    /// The components.
    pub components: &'a [Component],
    /// Findings of which those that stand on a component are written.
    pub findings: &'a [Finding],
}

/// The version that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpecVersion {
    /// 1.5.
    V1_5,
    /// 1.6.
    V1_6,
}

/// Why a file was not read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CycloneDxError {
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
    /// It is broken JSON, or a part has another form than the format asks.
    #[error("the file is broken in line {line}, column {column}: {reason}")]
    Json {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1.
        column: usize,
        /// What the parser said.
        reason: String,
    },
    /// It is JSON, but no CycloneDX.
    #[error("the file is not a CycloneDX report: expected 'bomFormat': 'CycloneDX'")]
    NotCycloneDx,
    /// It is CycloneDX of another version.
    #[error("the report has the version '{found}'; expected 1.2 to 1.7")]
    Version {
        /// The version.
        found: String,
    },
}

impl SpecVersion {
    /// The version as the file names it.
    pub const fn code(self) -> &'static str {
        match self {
            SpecVersion::V1_5 => "1.5",
            SpecVersion::V1_6 => "1.6",
        }
    }
}

impl CycloneDxError {
    /// The error in all three languages.
    pub fn message(&self) -> Text {
        let (key, args): (&str, Vec<(&str, Arg)>) = match self {
            CycloneDxError::TooLarge { found, max } => {
                ("too-large", vec![("found", (*found).into()), ("max", (*max).into())])
            }
            CycloneDxError::NotText { line, column } => {
                ("not-text", vec![("line", (*line).into()), ("column", (*column).into())])
            }
            CycloneDxError::Json { line, column, reason } => (
                "json-broken",
                vec![
                    ("line", (*line).into()),
                    ("column", (*column).into()),
                    ("reason", reason.as_str().into()),
                ],
            ),
            CycloneDxError::NotCycloneDx => ("not-cyclonedx", Vec::new()),
            CycloneDxError::Version { found } => {
                let found = crate::problem::quoted(found);
                ("version-unknown", vec![("found", found), ("expected", "1.2–1.7".into())])
            }
        };
        message::text(key, &args)
    }

    /// The error for a reader.
    pub fn text(&self, lang: Lang) -> String {
        self.message().of(lang).to_owned()
    }
}

#[cfg(test)]
mod tests;
