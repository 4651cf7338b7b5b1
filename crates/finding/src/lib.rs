//! What a test observes: findings, check results, measurements, problems, and their standard formats.
//!
//! Every engine, and every laboratory's own tool through SARIF or CycloneDX, speaks in these types.
//! They are border types: serde stands directly on them, newtypes check their form while they are
//! read, and unknown or broken parts of a foreign file become [`Problem`]s, never a failed run.

mod check;
mod clean;
mod component;
mod cvss;
pub mod cyclonedx;
mod evidence;
mod finding;
mod fingerprint;
mod identifier;
mod measurement;
mod merge;
mod message;
mod path;
mod problem;
mod report;
mod review;
mod risk;
mod route;
pub mod sarif;
mod soft;
mod source;

pub use check::{CheckRefusal, CheckResult, Verdict};
pub use component::{Component, ComponentKind, Hash, HashAlgorithm, Licence, Purl, PurlError};
pub use cvss::{Cvss, CvssError, CvssVector, CvssVersion, Score};
pub use evidence::{Artifact, ArtifactKind, Evidence, Sha256, Sha256Error};
pub use finding::{Finding, FindingId, FindingKind, Gap, Tool};
pub use fingerprint::{Fingerprint, FingerprintError, identify};
pub use identifier::{Cve, Cwe, Ghsa, IdentifierError};
pub use measurement::{Measurement, NotFinite, Unit};
pub use merge::{Merged, merge};
pub use path::{PathRefusal, SourcePath};
pub use problem::{Problem, Problems};
pub use report::{Judgements, Observations, Reading};
pub use review::{Claim, Entry, Judgement, Review, ReviewRefusal, Reviewer, Standing};
pub use risk::Risk;
pub use route::{Address, FilePlace, Place, Route, Span, Step};
