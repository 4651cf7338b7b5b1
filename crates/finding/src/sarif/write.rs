//! From findings to a SARIF 2.1.0 file that is valid against its schema.
//!
//! One run a tool, in the order in which tools appear; rules once each; weaknesses as taxa of the
//! CWE taxonomy; a false positive or an accepted risk as a suppression. Equal input gives equal bytes.

use std::collections::BTreeMap;

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};
use serde_json::{Map, Value, json};

use super::{
    bag::{self, Bag},
    rating::SCORE_KEY,
};
use crate::{
    Cvss, Cwe, FilePlace, Finding, Observations, Place, Problem, Review, Risk, Span, Standing,
    Step, Tool, fingerprint,
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes findings, and problems as notifications, as one SARIF file.
///
/// # Errors
/// None that a caller could cause; the serialiser's error is handed on.
pub fn write(observations: &Observations) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&Log(observations))
}

struct Log<'a>(&'a Observations);

struct Runs<'a>(&'a Observations);

/// The findings of one tool.
struct Run<'a> {
    tool: &'a Tool,
    findings: Vec<&'a Finding>,
    problems: &'a [Problem],
}

struct Results<'a> {
    findings: &'a [&'a Finding],
    rules: &'a BTreeMap<&'a str, usize>,
    cwes: &'a BTreeMap<Cwe, usize>,
}

impl Serialize for Log<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut log = serializer.serialize_map(Some(3))?;
        log.serialize_entry("$schema", SCHEMA)?;
        log.serialize_entry("version", "2.1.0")?;
        log.serialize_entry("runs", &Runs(self.0))?;
        log.end()
    }
}

impl Serialize for Runs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tools: Vec<&Tool> = Vec::new();
        let mut of_tool: BTreeMap<&Tool, Vec<&Finding>> = BTreeMap::new();
        let named = self.0.tools.iter().chain(self.0.findings.iter().map(|f| &f.tool));
        for tool in named {
            if of_tool.insert(tool, Vec::new()).is_none() {
                tools.push(tool);
            }
        }
        for finding in &self.0.findings {
            of_tool.entry(&finding.tool).or_default().push(finding);
        }
        let mut runs = serializer.serialize_seq(Some(tools.len()))?;
        let mut problems = self.0.problems.as_slice();
        for tool in tools {
            let findings = of_tool.remove(tool).unwrap_or_default();
            runs.serialize_element(&Run { tool, findings, problems })?;
            problems = &[];
        }
        runs.end()
    }
}

impl Serialize for Run<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut first_of: BTreeMap<&str, &Finding> = BTreeMap::new();
        for finding in &self.findings {
            first_of.entry(&finding.rule).or_insert(finding);
        }
        let rules = first_of.keys().enumerate().map(|(index, id)| (*id, index)).collect();
        let mut cwes: BTreeMap<Cwe, usize> = BTreeMap::new();
        cwes.extend(self.findings.iter().flat_map(|f| &f.cwes).map(|cwe| (*cwe, 0)));
        for (index, (_, place)) in cwes.iter_mut().enumerate() {
            *place = index;
        }
        let mut run = serializer.serialize_map(None)?;
        run.serialize_entry("tool", &json!({ "driver": driver(self.tool, &first_of, &cwes) }))?;
        run.serialize_entry("columnKind", "unicodeCodePoints")?;
        if !self.problems.is_empty() {
            run.serialize_entry("invocations", &[invocation(self.problems)])?;
        }
        if !cwes.is_empty() {
            run.serialize_entry("taxonomies", &[taxonomy(&cwes)])?;
        }
        let results = Results { findings: &self.findings, rules: &rules, cwes: &cwes };
        run.serialize_entry("results", &results)?;
        run.end()
    }
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut results = serializer.serialize_seq(Some(self.findings.len()))?;
        for finding in self.findings {
            results.serialize_element(&self.result(finding))?;
        }
        results.end()
    }
}

impl Results<'_> {
    fn result(&self, finding: &Finding) -> Value {
        let mut result = Map::new();
        if let Some(index) =
            self.rules.get(finding.rule.as_str()).filter(|_| !finding.rule.is_empty())
        {
            result.insert("ruleId".to_owned(), json!(finding.rule));
            result.insert("ruleIndex".to_owned(), json!(index));
        }
        result.insert("kind".to_owned(), json!("fail"));
        result.insert("level".to_owned(), json!(level(finding.risk)));
        result.insert("message".to_owned(), text(&finding.description));
        let lists = [
            ("locations", locations(finding)),
            ("codeFlows", flows(&finding.route.steps)),
            ("suppressions", suppressions(&finding.review)),
            ("taxa", finding.cwes.iter().map(|cwe| self.taxon(*cwe)).collect()),
        ];
        for (name, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
            result.insert(name.to_owned(), Value::Array(list));
        }
        if !finding.tool_fingerprints.is_empty() {
            let own = json!(finding.tool_fingerprints);
            result.insert("partialFingerprints".to_owned(), own);
        }
        if !finding.fingerprint.as_str().is_empty() {
            let ours = json!({ fingerprint::SARIF_KEY: finding.fingerprint });
            result.insert("fingerprints".to_owned(), ours);
        }
        result.insert("properties".to_owned(), properties(finding));
        Value::Object(result)
    }

    fn taxon(&self, cwe: Cwe) -> Value {
        let component = json!({ "name": "CWE", "index": 0 });
        let index = self.cwes.get(&cwe);
        json!({ "id": cwe.number().to_string(), "index": index, "toolComponent": component })
    }
}

fn driver(tool: &Tool, rules: &BTreeMap<&str, &Finding>, cwes: &BTreeMap<Cwe, usize>) -> Value {
    let rules: Vec<Value> = rules.values().map(|finding| rule(finding)).collect();
    let mut driver = json!({ "name": tool.name, "rules": rules });
    if !tool.version.is_empty() {
        driver["version"] = json!(tool.version);
    }
    if !cwes.is_empty() {
        driver["supportedTaxonomies"] = json!([{ "name": "CWE", "index": 0 }]);
    }
    driver
}

/// A rule as its first finding shows it.
fn rule(finding: &Finding) -> Value {
    let tags = finding.cwes.iter().map(|cwe| format!("external/cwe/cwe-{:03}", cwe.number()));
    let tags: Vec<String> = std::iter::once("security".to_owned()).chain(tags).collect();
    let mut rule = json!({
        "id": finding.rule,
        "shortDescription": text(&finding.title),
        "defaultConfiguration": { "level": level(finding.risk) },
        "properties": { "tags": tags },
    });
    if !finding.recommendation.is_empty() {
        rule["help"] = text(&finding.recommendation);
    }
    if let Some(address) = finding.references.first() {
        rule["helpUri"] = json!(address);
    }
    if let Some(cvss) = &finding.cvss {
        rule["properties"][SCORE_KEY] = json!(cvss.score().to_string());
    }
    rule
}

fn taxonomy(cwes: &BTreeMap<Cwe, usize>) -> Value {
    let taxa: Vec<Value> =
        cwes.keys().map(|cwe| json!({ "id": cwe.number().to_string() })).collect();
    json!({
        "name": "CWE",
        "organization": "MITRE",
        "shortDescription": { "text": "Common Weakness Enumeration" },
        "informationUri": "https://cwe.mitre.org/",
        "taxa": taxa,
    })
}

fn invocation(problems: &[Problem]) -> Value {
    let notification = |problem: &Problem| {
        json!({
            "level": "warning",
            "descriptor": { "id": problem.code },
            "message": { "text": format!("{}: {}", problem.place, problem.what.en) },
        })
    };
    let notifications: Vec<Value> = problems.iter().map(notification).collect();
    json!({ "executionSuccessful": true, "toolExecutionNotifications": notifications })
}

fn locations(finding: &Finding) -> Vec<Value> {
    let route = &finding.route;
    let snippet = finding.evidence.snippet.as_str();
    let mut first = Map::new();
    if let Some(place) = &route.place {
        first.insert("physicalLocation".to_owned(), physical(place, snippet));
    }
    if !route.within.is_empty() {
        let logical = json!([{ "fullyQualifiedName": route.within }]);
        first.insert("logicalLocations".to_owned(), logical);
    }
    if first.is_empty() && route.others.is_empty() {
        return Vec::new();
    }
    let others =
        route.others.iter().map(|place| json!({ "physicalLocation": physical(place, "") }));
    std::iter::once(Value::Object(first)).chain(others).collect()
}

fn physical(place: &Place, snippet: &str) -> Value {
    let (uri, span) = match place {
        Place::File(FilePlace { path, span }) => (path.to_uri(), *span),
        Place::Address(address) => (address.to_url(), None),
        Place::Component(purl) => (purl.to_string(), None),
    };
    let mut physical = json!({ "artifactLocation": { "uri": uri } });
    let mut region = span.map(region).unwrap_or_default();
    if !snippet.is_empty() {
        region.insert("snippet".to_owned(), text(snippet));
    }
    if !region.is_empty() {
        physical["region"] = Value::Object(region);
    }
    physical
}

fn region(span: Span) -> Map<String, Value> {
    let numbers = [
        ("startLine", Some(span.line)),
        ("startColumn", span.column),
        ("endLine", span.end_line),
        ("endColumn", span.end_column),
    ];
    let given = numbers.into_iter().filter_map(|(name, number)| Some((name, number?)));
    given.map(|(name, number)| (name.to_owned(), json!(number))).collect()
}

fn flows(steps: &[Step]) -> Vec<Value> {
    if steps.is_empty() {
        return Vec::new();
    }
    let locations: Vec<Value> = steps.iter().map(|s| json!({ "location": step(s) })).collect();
    vec![json!({ "threadFlows": [{ "locations": locations }] })]
}

fn step(step: &Step) -> Value {
    let mut location = Map::new();
    if let Some(file) = &step.place {
        let place = physical(&Place::File(file.clone()), "");
        location.insert("physicalLocation".to_owned(), place);
    }
    location.insert("message".to_owned(), text(&step.note));
    Value::Object(location)
}

fn suppressions(review: &Review) -> Vec<Value> {
    let standing = review.standing();
    match standing {
        Standing::Unreviewed | Standing::Confirmed => Vec::new(),
        Standing::FalsePositive | Standing::Accepted => vec![json!({
            "kind": "external",
            "status": "accepted",
            "justification": review.reason(),
            "properties": { "standing": standing.code() },
        })],
    }
}

fn properties(finding: &Finding) -> Value {
    let snippet = (finding.route.place.is_none() && !finding.evidence.snippet.is_empty())
        .then(|| finding.evidence.snippet.clone());
    let bag = Bag {
        work: Some(finding.work),
        kind: Some(finding.kind),
        risk: Some(finding.risk),
        title: Some(finding.title.clone()),
        recommendation: Some(finding.recommendation.clone()),
        references: Some(finding.references.clone()),
        cwes: Some(finding.cwes.clone()),
        cves: Some(finding.cves.clone()),
        ghsas: Some(finding.ghsas.clone()),
        artifacts: finding.evidence.artifacts.clone(),
        snippet,
        review: Some(finding.review.clone()),
    };
    let mut properties = json!({ bag::KEY: bag });
    let ids = finding.cves.iter().map(ToString::to_string);
    let ids: Vec<String> = ids.chain(finding.ghsas.iter().map(ToString::to_string)).collect();
    if !ids.is_empty() {
        properties["tags"] = json!(ids);
    }
    match &finding.cvss {
        Some(Cvss::Vector(vector)) => {
            properties["cvss"] = json!(vector.as_str());
            properties[SCORE_KEY] = json!(vector.score().to_string());
        }
        Some(Cvss::Score(score)) => properties[SCORE_KEY] = json!(score.to_string()),
        None => {}
    }
    properties
}

fn text(text: &str) -> Value {
    json!({ "text": text })
}

const fn level(risk: Risk) -> &'static str {
    match risk {
        Risk::High => "error",
        Risk::Medium => "warning",
        Risk::Low => "note",
    }
}
