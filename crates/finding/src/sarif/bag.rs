//! Our own property bag on a result: what SARIF has no place for, or only one place for many.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use order::Work;

use crate::{Artifact, Cve, Cwe, FindingKind, Ghsa, Review, Risk};

/// The bag's name among a result's properties.
pub(super) const KEY: &str = "synaq";

/// The bag; it decides over what the rule says for all of its results.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Bag {
    pub(super) work: Option<Work>,
    pub(super) kind: Option<FindingKind>,
    pub(super) risk: Option<Risk>,
    pub(super) title: Option<String>,
    pub(super) recommendation: Option<String>,
    pub(super) references: Option<Vec<String>>,
    pub(super) cwes: Option<Vec<Cwe>>,
    pub(super) cves: Option<Vec<Cve>>,
    pub(super) ghsas: Option<Vec<Ghsa>>,
    pub(super) artifacts: Vec<Artifact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) snippet: Option<String>,
    pub(super) review: Option<Review>,
}

/// The bag among these properties: `None` where there is none, an error where it is broken.
pub(super) fn read(properties: Option<&Value>) -> Result<Option<Bag>, serde_json::Error> {
    match properties.and_then(|all| all.get(KEY)) {
        Some(Value::Object(bag)) => Bag::deserialize(bag).map(Some),
        Some(_) | None => Ok(None),
    }
}
