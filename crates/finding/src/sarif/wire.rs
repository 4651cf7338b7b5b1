//! The subset of SARIF's objects that matters; everything else in them is passed over.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, value::RawValue};

pub(super) use crate::soft::{Soft, items, str};

/// The whole file, its runs unread.
#[derive(Debug, Deserialize)]
pub(super) struct Log<'a> {
    #[serde(default)]
    pub(super) version: Soft<String>,
    #[serde(borrow)]
    pub(super) runs: Option<Vec<&'a RawValue>>,
}

/// A run, its results unread.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Run<'a> {
    #[serde(borrow)]
    pub(super) results: Option<&'a RawValue>,
    pub(super) tool: Soft<Tool>,
    pub(super) artifacts: Soft<Vec<Soft<Artifact>>>,
    pub(super) original_uri_base_ids: Soft<BTreeMap<String, ArtifactLocation>>,
    pub(super) invocations: Soft<Vec<Soft<Invocation>>>,
    pub(super) thread_flow_locations: Soft<Vec<Soft<ThreadFlowLocation>>>,
    pub(super) taxonomies: Soft<Vec<Soft<ToolComponent>>>,
    pub(super) external_property_file_references: Soft<ExternalFiles>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ExternalFiles {
    pub(super) results: Option<Vec<ExternalFile>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ExternalFile {
    pub(super) location: Option<ArtifactLocation>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Tool {
    pub(super) driver: Soft<ToolComponent>,
    pub(super) extensions: Soft<Vec<Soft<ToolComponent>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct ToolComponent {
    pub(super) name: Soft<String>,
    pub(super) guid: Soft<String>,
    pub(super) version: Soft<String>,
    pub(super) semantic_version: Soft<String>,
    pub(super) rules: Soft<Vec<Soft<Rule>>>,
    pub(super) taxa: Soft<Vec<Soft<Rule>>>,
    pub(super) global_message_strings: Soft<BTreeMap<String, Message>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Rule {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) short_description: Option<Message>,
    pub(super) full_description: Option<Message>,
    pub(super) help: Option<Message>,
    pub(super) help_uri: Option<String>,
    pub(super) default_configuration: Option<Configuration>,
    pub(super) message_strings: Option<BTreeMap<String, Message>>,
    pub(super) relationships: Option<Vec<Relationship>>,
    pub(super) properties: Option<Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Configuration {
    pub(super) level: Option<String>,
    pub(super) rank: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Relationship {
    pub(super) target: Option<DescriptorReference>,
}

/// A reference to a rule or a taxon.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct DescriptorReference {
    pub(super) id: Option<String>,
    pub(super) index: Option<i64>,
    pub(super) tool_component: Option<ComponentReference>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ComponentReference {
    pub(super) name: Option<String>,
    pub(super) index: Option<i64>,
    pub(super) guid: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Message {
    pub(super) text: Option<String>,
    pub(super) markdown: Option<String>,
    pub(super) id: Option<String>,
    pub(super) arguments: Option<Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Artifact {
    pub(super) location: Option<ArtifactLocation>,
    pub(super) hashes: Option<BTreeMap<String, String>>,
}

#[derive(Debug, Default, Clone, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct ArtifactLocation {
    pub(super) uri: Option<String>,
    pub(super) uri_base_id: Option<String>,
    pub(super) index: Option<i64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Invocation {
    pub(super) execution_successful: Option<bool>,
    pub(super) tool_execution_notifications: Option<Vec<Notification>>,
    pub(super) tool_configuration_notifications: Option<Vec<Notification>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Notification {
    pub(super) level: Option<String>,
    pub(super) message: Option<Message>,
    pub(super) locations: Option<Vec<Location>>,
}

/// A result; each field may be broken on its own.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Finding {
    pub(super) rule_id: Soft<String>,
    pub(super) rule_index: Soft<i64>,
    pub(super) rule: Soft<DescriptorReference>,
    pub(super) kind: Soft<String>,
    pub(super) level: Soft<String>,
    pub(super) rank: Soft<f64>,
    pub(super) message: Soft<Message>,
    pub(super) locations: Soft<Vec<Location>>,
    pub(super) related_locations: Soft<Vec<Location>>,
    pub(super) code_flows: Soft<Vec<CodeFlow>>,
    pub(super) fingerprints: Soft<BTreeMap<String, String>>,
    pub(super) partial_fingerprints: Soft<BTreeMap<String, String>>,
    pub(super) suppressions: Soft<Vec<Suppression>>,
    pub(super) baseline_state: Soft<String>,
    pub(super) taxa: Soft<Vec<DescriptorReference>>,
    pub(super) fixes: Soft<Vec<Fix>>,
    pub(super) properties: Soft<Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Location {
    pub(super) id: Option<i64>,
    pub(super) physical_location: Option<PhysicalLocation>,
    pub(super) logical_locations: Option<Vec<LogicalLocation>>,
    pub(super) message: Option<Message>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct PhysicalLocation {
    pub(super) artifact_location: Option<ArtifactLocation>,
    pub(super) region: Option<Region>,
    pub(super) context_region: Option<Region>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct LogicalLocation {
    pub(super) name: Option<String>,
    pub(super) fully_qualified_name: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Region {
    pub(super) start_line: Option<i64>,
    pub(super) start_column: Option<i64>,
    pub(super) end_line: Option<i64>,
    pub(super) end_column: Option<i64>,
    pub(super) snippet: Option<Message>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct CodeFlow {
    pub(super) thread_flows: Option<Vec<ThreadFlow>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ThreadFlow {
    pub(super) locations: Option<Vec<ThreadFlowLocation>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ThreadFlowLocation {
    pub(super) index: Option<i64>,
    pub(super) location: Option<Location>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Suppression {
    pub(super) kind: Option<String>,
    pub(super) status: Option<String>,
    pub(super) justification: Option<String>,
    pub(super) properties: Option<Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Fix {
    pub(super) description: Option<Message>,
}

impl Message {
    /// The plain text, else the markdown.
    pub(super) fn plain(&self) -> &str {
        match str(&self.text) {
            "" => str(&self.markdown),
            text => text,
        }
    }
}

impl Region {
    /// The lines, where the region has any.
    pub(super) fn span(&self) -> Option<crate::Span> {
        let positive =
            |number: &Option<i64>| number.and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
        Some(crate::Span {
            line: positive(&self.start_line)?,
            column: positive(&self.start_column),
            end_line: positive(&self.end_line),
            end_column: positive(&self.end_column),
        })
    }
}

/// Every field of a result that was broken, with the reason.
pub(super) fn broken(result: &Finding) -> Vec<(&'static str, &str)> {
    let fields = [
        ("ruleId", &result.rule_id.error),
        ("ruleIndex", &result.rule_index.error),
        ("rule", &result.rule.error),
        ("kind", &result.kind.error),
        ("level", &result.level.error),
        ("rank", &result.rank.error),
        ("message", &result.message.error),
        ("locations", &result.locations.error),
        ("relatedLocations", &result.related_locations.error),
        ("codeFlows", &result.code_flows.error),
        ("fingerprints", &result.fingerprints.error),
        ("partialFingerprints", &result.partial_fingerprints.error),
        ("suppressions", &result.suppressions.error),
        ("baselineState", &result.baseline_state.error),
        ("taxa", &result.taxa.error),
        ("fixes", &result.fixes.error),
        ("properties", &result.properties.error),
    ];
    fields.into_iter().filter_map(|(name, error)| Some((name, error.as_deref()?))).collect()
}
