//! The subset of SARIF's objects that matters; everything else in them is passed over.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::STEPS_MAX;

pub(super) use crate::soft::{List, Pairs, Properties, Soft, items, str};

/// How many rules a tool or an extension may define.
const RULES_MAX: usize = 20_000;
/// How many artifacts, and shared steps of flows, a run may list.
const ARTIFACTS_MAX: usize = 250_000;
/// How many notifications an invocation may hold.
const NOTIFICATIONS_MAX: usize = 10_000;
/// How many locations a result may have.
const LOCATIONS_MAX: usize = 100;
/// How many extensions, taxa, suppressions and other small parts anything may have.
const PARTS_MAX: usize = 64;
/// The largest property bag of a rule, in bytes.
const RULE_PROPERTIES_BYTES_MAX: usize = 64 * 1024;
/// The largest property bag of a result, in bytes.
const PROPERTIES_BYTES_MAX: usize = 1024 * 1024;

/// The whole file, its runs unread.
#[derive(Debug, Deserialize)]
pub(super) struct Log<'a> {
    #[serde(default)]
    pub(super) version: Soft<String>,
    #[serde(borrow)]
    pub(super) runs: Option<&'a RawValue>,
}

/// A run, its results unread.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Run<'a> {
    #[serde(borrow)]
    pub(super) results: Option<&'a RawValue>,
    pub(super) tool: Soft<Tool>,
    pub(super) artifacts: Soft<List<Soft<Artifact>, ARTIFACTS_MAX>>,
    pub(super) original_uri_base_ids: Soft<Pairs<ArtifactLocation>>,
    pub(super) invocations: Soft<List<Soft<Invocation>, PARTS_MAX>>,
    pub(super) thread_flow_locations: Soft<List<Soft<ThreadFlowLocation>, ARTIFACTS_MAX>>,
    pub(super) taxonomies: Soft<List<Soft<ToolComponent>, PARTS_MAX>>,
    pub(super) external_property_file_references: Soft<ExternalFiles>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ExternalFiles {
    pub(super) results: Option<List<ExternalFile, PARTS_MAX>>,
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
    pub(super) extensions: Soft<List<Soft<ToolComponent>, PARTS_MAX>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct ToolComponent {
    pub(super) name: Soft<String>,
    pub(super) guid: Soft<String>,
    pub(super) version: Soft<String>,
    pub(super) semantic_version: Soft<String>,
    pub(super) rules: Soft<List<Soft<Rule>, RULES_MAX>>,
    pub(super) taxa: Soft<List<Soft<Rule>, RULES_MAX>>,
    pub(super) global_message_strings: Soft<Pairs<Message>>,
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
    pub(super) message_strings: Option<Pairs<Message>>,
    pub(super) relationships: Option<List<Relationship, PARTS_MAX>>,
    pub(super) properties: Option<Properties<RULE_PROPERTIES_BYTES_MAX>>,
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
    pub(super) arguments: Option<List<String, PARTS_MAX>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Artifact {
    pub(super) location: Option<ArtifactLocation>,
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
    pub(super) tool_execution_notifications: Option<List<Notification, NOTIFICATIONS_MAX>>,
    pub(super) tool_configuration_notifications: Option<List<Notification, NOTIFICATIONS_MAX>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Notification {
    pub(super) level: Option<String>,
    pub(super) message: Option<Message>,
    pub(super) locations: Option<List<Location, PARTS_MAX>>,
}

/// A result; each field may be broken on its own.
#[derive(Debug, Default, Deserialize)]
#[serde(rename = "result", rename_all = "camelCase", default)]
pub(super) struct Finding {
    pub(super) rule_id: Soft<String>,
    pub(super) rule_index: Soft<i64>,
    pub(super) rule: Soft<DescriptorReference>,
    pub(super) kind: Soft<String>,
    pub(super) level: Soft<String>,
    pub(super) rank: Soft<f64>,
    pub(super) message: Soft<Message>,
    pub(super) locations: Soft<List<Location, LOCATIONS_MAX>>,
    pub(super) related_locations: Soft<List<Location, LOCATIONS_MAX>>,
    pub(super) code_flows: Soft<List<CodeFlow, 1>>,
    pub(super) fingerprints: Soft<Pairs<String>>,
    pub(super) partial_fingerprints: Soft<Pairs<String>>,
    pub(super) suppressions: Soft<List<Suppression, PARTS_MAX>>,
    pub(super) baseline_state: Soft<String>,
    pub(super) taxa: Soft<List<DescriptorReference, PARTS_MAX>>,
    pub(super) fixes: Soft<List<Fix, PARTS_MAX>>,
    pub(super) properties: Soft<Properties<PROPERTIES_BYTES_MAX>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Location {
    pub(super) id: Option<i64>,
    pub(super) physical_location: Option<PhysicalLocation>,
    pub(super) logical_locations: Option<List<LogicalLocation, 1>>,
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
    pub(super) thread_flows: Option<List<ThreadFlow, 1>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ThreadFlow {
    pub(super) locations: Option<List<ThreadFlowLocation, STEPS_MAX>>,
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
    pub(super) properties: Option<Properties<RULE_PROPERTIES_BYTES_MAX>>,
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

/// Every list of a result that was cut: its name, what was taken, what was left out.
pub(super) fn cut(result: &Finding) -> Vec<(&'static str, usize, usize)> {
    let lists = [
        ("locations", result.locations.items().len(), result.locations.left_out()),
        ("suppressions", result.suppressions.items().len(), result.suppressions.left_out()),
        ("taxa", result.taxa.items().len(), result.taxa.left_out()),
    ];
    lists.into_iter().filter(|(_, _, left_out)| *left_out > 0).collect()
}
