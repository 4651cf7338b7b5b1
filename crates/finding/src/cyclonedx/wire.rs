//! The subset of CycloneDX's objects that matters; everything else in them is passed over.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{AFFECTED_MAX, ITEMS_MAX};
pub(super) use crate::soft::{List, Properties, Soft, str};

/// How much the names of tools may take, in bytes.
const TOOLS_BYTES_MAX: usize = 1024 * 1024;

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Bom<'a> {
    pub(super) bom_format: Soft<String>,
    pub(super) spec_version: Soft<String>,
    #[serde(borrow)]
    pub(super) metadata: Soft<Metadata<'a>>,
    #[serde(borrow)]
    pub(super) components: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) vulnerabilities: Option<&'a RawValue>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Metadata<'a> {
    #[serde(borrow)]
    pub(super) component: Soft<Component<'a>>,
    pub(super) tools: Soft<Properties<TOOLS_BYTES_MAX>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Component<'a> {
    #[serde(rename = "type")]
    pub(super) kind: Soft<String>,
    #[serde(rename = "bom-ref")]
    pub(super) reference: Soft<String>,
    pub(super) group: Soft<String>,
    pub(super) name: Soft<String>,
    pub(super) version: Soft<String>,
    pub(super) purl: Soft<String>,
    pub(super) licenses: Soft<List<LicenceChoice, ITEMS_MAX>>,
    pub(super) hashes: Soft<List<Hash, ITEMS_MAX>>,
    #[serde(borrow)]
    pub(super) components: Option<&'a RawValue>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LicenceChoice {
    pub(super) license: Option<Licence>,
    pub(super) expression: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Licence {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Hash {
    pub(super) alg: Option<String>,
    pub(super) content: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Vulnerability {
    pub(super) id: Soft<String>,
    pub(super) references: Soft<List<Reference, ITEMS_MAX>>,
    pub(super) ratings: Soft<List<Rating, ITEMS_MAX>>,
    pub(super) cwes: Soft<List<u32, ITEMS_MAX>>,
    pub(super) description: Soft<String>,
    pub(super) detail: Soft<String>,
    pub(super) recommendation: Soft<String>,
    pub(super) advisories: Soft<List<Advisory, ITEMS_MAX>>,
    pub(super) affects: Soft<List<Affected, AFFECTED_MAX>>,
    pub(super) analysis: Soft<Analysis>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Reference {
    pub(super) id: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Rating {
    pub(super) score: Option<f64>,
    pub(super) severity: Option<String>,
    pub(super) method: Option<String>,
    pub(super) vector: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Advisory {
    pub(super) url: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Affected {
    #[serde(rename = "ref")]
    pub(super) reference: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Analysis {
    pub(super) state: Option<String>,
    pub(super) justification: Option<String>,
    pub(super) detail: Option<String>,
}

impl Component<'_> {
    /// Every field that was broken, with the reason.
    pub(super) fn broken(&self) -> Vec<(&'static str, &str)> {
        let fields = [
            ("type", &self.kind.error),
            ("bom-ref", &self.reference.error),
            ("group", &self.group.error),
            ("name", &self.name.error),
            ("version", &self.version.error),
            ("purl", &self.purl.error),
            ("licenses", &self.licenses.error),
            ("hashes", &self.hashes.error),
        ];
        fields.into_iter().filter_map(|(name, error)| Some((name, error.as_deref()?))).collect()
    }
}

impl Vulnerability {
    /// Every field that was broken, with the reason.
    pub(super) fn broken(&self) -> Vec<(&'static str, &str)> {
        let fields = [
            ("id", &self.id.error),
            ("references", &self.references.error),
            ("ratings", &self.ratings.error),
            ("cwes", &self.cwes.error),
            ("description", &self.description.error),
            ("detail", &self.detail.error),
            ("recommendation", &self.recommendation.error),
            ("advisories", &self.advisories.error),
            ("affects", &self.affects.error),
            ("analysis", &self.analysis.error),
        ];
        fields.into_iter().filter_map(|(name, error)| Some((name, error.as_deref()?))).collect()
    }
}
