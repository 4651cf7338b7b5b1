//! What is tested, and who tests it, as far as the Order's rules tell them apart.

use serde::{Deserialize, Serialize};

/// The kind of a test object, which decides the composition of its test (R 4, 6, 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ObjectKind {
    /// Any object that is not one of the two below (R 4).
    General,
    /// A software product made or placed on the platform of "electronic government" (R 6).
    PlatformSoftware,
    /// The information and communication platform of "electronic government" itself (R 7).
    Platform,
}

/// Who carries out the test: the two have procedures of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProviderKind {
    /// The state technical service: chapter 2 of the Rules (R 10–28).
    StateTechnicalService,
    /// An accredited test laboratory: chapter 3 of the Rules (R 29–34).
    Laboratory,
}
