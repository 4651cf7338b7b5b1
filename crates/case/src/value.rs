//! Ids and references: what an event keeps of people, documents and signatures.
//!
//! Events hold no names and no contacts, only opaque ids, so that personal data can be corrected
//! elsewhere without breaking the chain.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A case: one test of one object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseId(pub Uuid);

/// An account, as the program above knows it; opaque here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub String);

/// A verified signature, as the program above keeps it; opaque here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SignatureId(pub String);

/// The number under which a protocol stands in the provider's register (R 37.5).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RegisterNumber(pub String);

/// A SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest(pub [u8; 32]);

/// A text that is no SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a SHA-256 as 64 hexadecimal digits, found {0} characters that are not one")]
pub struct DigestError(pub usize);

/// A stored document: its content's hash and the name under which it was handed in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRef {
    /// The content.
    pub digest: Digest,
    /// The file's name for readers.
    pub name: String,
}

/// How a form or a protocol is attested.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Attestation {
    /// With an electronic digital signature (R 10, R 10.1).
    Eds {
        /// The signature.
        signature: SignatureId,
    },
    /// By hand, on paper: a laboratory's way (R 30).
    Paper,
}

/// A version of the application (RA 1) or of the questionnaire (RA 2) that somebody attested.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttestedForm {
    /// The version, counted from 1 within the case.
    pub version: u32,
    /// The hash of what was attested.
    pub digest: Digest,
    /// How it was attested.
    pub attestation: Attestation,
}

impl CaseId {
    /// The id as it is written.
    pub fn from_u128(id: u128) -> Self {
        CaseId(Uuid::from_u128(id))
    }
}

impl AccountId {
    /// The account of this id.
    pub fn new(id: impl Into<String>) -> Self {
        AccountId(id.into())
    }
}

impl Attestation {
    /// Whether it is an electronic digital signature.
    pub fn is_eds(&self) -> bool {
        match self {
            Attestation::Eds { .. } => true,
            Attestation::Paper => false,
        }
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for RegisterNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Digest({self})")
    }
}

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(source: &str) -> Result<Self, Self::Err> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(source, &mut bytes)
            .map_err(|_| DigestError(source.chars().count()))?;
        Ok(Digest(bytes))
    }
}

impl TryFrom<String> for Digest {
    type Error = DigestError;

    fn try_from(source: String) -> Result<Self, Self::Error> {
        source.parse()
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}
