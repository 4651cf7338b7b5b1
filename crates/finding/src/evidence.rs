//! What shows that a finding is so: a snippet of text, and files by their hash.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The evidence of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// The text at the place: a line of source, an answer of a server. May be empty.
    pub snippet: String,
    /// Files in the artifact store.
    pub artifacts: Vec<Artifact>,
}

/// A file in the artifact store.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Artifact {
    /// Its content's hash, by which it is kept.
    pub sha256: Sha256,
    /// Its name for a reader.
    pub name: String,
    /// What it is.
    pub kind: ArtifactKind,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ArtifactKind {
    /// A picture of the screen (M 11.2, M 11.3).
    Screenshot,
    /// A file of the source under test.
    Source,
    /// A log, a capture, a tool's own report.
    Log,
}

/// A SHA-256 hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sha256([u8; 32]);

/// A text that is no SHA-256 hash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no SHA-256 hash: expected 64 hexadecimal figures")]
pub struct Sha256Error(String);

impl ArtifactKind {
    /// All kinds.
    pub const ALL: [ArtifactKind; 3] =
        [ArtifactKind::Screenshot, ArtifactKind::Source, ArtifactKind::Log];

    /// The stable code used in data and files.
    pub const fn code(self) -> &'static str {
        match self {
            ArtifactKind::Screenshot => "screenshot",
            ArtifactKind::Source => "source",
            ArtifactKind::Log => "log",
        }
    }
}

impl Sha256 {
    /// The hash of these bytes.
    pub const fn new(bytes: [u8; 32]) -> Sha256 {
        Sha256(bytes)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::str::FromStr for Sha256 {
    type Err = Sha256Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes)
            .map_err(|_| Sha256Error(text.chars().take(80).collect()))?;
        Ok(Sha256(bytes))
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex::encode(self.0))
    }
}

impl TryFrom<String> for Sha256 {
    type Error = Sha256Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Sha256> for String {
    fn from(hash: Sha256) -> Self {
        hash.to_string()
    }
}
