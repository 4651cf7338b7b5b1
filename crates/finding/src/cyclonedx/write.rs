//! From components and findings to a CycloneDX file that is valid against its schema.
//!
//! The serial number is a version 5 UUID of the content, so equal input gives equal bytes; there is
//! no time stamp.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Bom, SpecVersion};
use crate::{
    Component, ComponentKind, Cvss, CvssVersion, Finding, Licence, Place, Risk, Standing, Tool,
};

/// The namespace of serial numbers.
const NAMESPACE: Uuid = Uuid::from_u128(0x0b8e_41d7_3c52_5f9a_9be4_6d10_72f3_a8c6);

/// Writes an SBOM; findings that stand on no component are left to SARIF.
///
/// # Errors
/// None that a caller could cause; the serialiser's error is handed on.
pub fn write(bom: &Bom<'_>, version: SpecVersion) -> Result<Vec<u8>, serde_json::Error> {
    let mut references = References::default();
    let subject = bom.subject.map(|subject| component(subject, version, &mut references));
    let components: Vec<Value> =
        bom.components.iter().map(|one| component(one, version, &mut references)).collect();
    let mut vulnerabilities: Vec<Value> = Vec::new();
    let mut missing: Vec<Value> = Vec::new();
    for finding in bom.findings {
        let Some(Place::Component(purl)) = &finding.route.place else { continue };
        let reference = references.of_purl(purl.as_str()).unwrap_or_else(|| {
            missing.push(unnamed(purl.as_str(), &mut references));
            purl.as_str().to_owned()
        });
        vulnerabilities.push(vulnerability(finding, &reference, vulnerabilities.len()));
    }
    let mut metadata = json!({ "tools": { "components": [tool(bom.tool)] } });
    if let Some(subject) = subject {
        metadata["component"] = subject;
    }
    let mut document = json!({
        "bomFormat": "CycloneDX",
        "specVersion": version.code(),
        "version": 1,
        "metadata": metadata,
        "components": components.into_iter().chain(missing).collect::<Vec<_>>(),
    });
    if !vulnerabilities.is_empty() {
        document["vulnerabilities"] = Value::Array(vulnerabilities);
    }
    let serial = Uuid::new_v5(&NAMESPACE, &serde_json::to_vec(&document)?);
    document["serialNumber"] = json!(format!("urn:uuid:{serial}"));
    serde_json::to_vec(&document)
}

/// References of components, each given once.
#[derive(Debug, Default)]
struct References {
    taken: BTreeMap<String, u32>,
    of_purl: BTreeMap<String, String>,
}

impl References {
    fn give(&mut self, wanted: &str, purl: Option<&str>) -> String {
        let mut reference = wanted.to_owned();
        let mut number = 1;
        while self.taken.contains_key(&reference) {
            number += 1;
            reference = format!("{wanted} ({number})");
        }
        self.taken.insert(reference.clone(), number);
        if let Some(purl) = purl {
            self.of_purl.entry(purl.to_owned()).or_insert_with(|| reference.clone());
        }
        reference
    }

    fn of_purl(&self, purl: &str) -> Option<String> {
        self.of_purl.get(purl).cloned()
    }
}

fn tool(tool: &Tool) -> Value {
    let mut value = json!({ "type": "application", "name": tool.name });
    if !tool.version.is_empty() {
        value["version"] = json!(tool.version);
    }
    value
}

/// A component that a finding names and the list does not.
fn unnamed(purl: &str, references: &mut References) -> Value {
    let reference = references.give(purl, Some(purl));
    json!({ "type": "library", "bom-ref": reference, "name": purl, "purl": purl })
}

fn component(component: &Component, version: SpecVersion, references: &mut References) -> Value {
    let own = component.purl.as_ref().map(ToString::to_string);
    let generic = || crate::Purl::generic(&component.group, &component.name, &component.version);
    let known = own.clone().or_else(|| generic().map(|purl| purl.as_str().to_owned()));
    let label = component.label();
    let wanted = own.as_deref().unwrap_or(if label.is_empty() { "component" } else { &label });
    let reference = references.give(wanted, known.as_deref());
    let mut value = Map::new();
    value.insert("type".to_owned(), json!(kind(component.kind, version)));
    value.insert("bom-ref".to_owned(), json!(reference));
    value.insert("name".to_owned(), json!(component.name));
    for (name, text) in [("group", &component.group), ("version", &component.version)] {
        if !text.is_empty() {
            value.insert(name.to_owned(), json!(text));
        }
    }
    if let Some(purl) = own {
        value.insert("purl".to_owned(), json!(purl));
    }
    let licences = licences(&component.licences);
    if !licences.is_empty() {
        value.insert("licenses".to_owned(), Value::Array(licences));
    }
    let hash = |h: &crate::Hash| json!({ "alg": h.algorithm.code(), "content": h.value });
    let hashes: Vec<Value> = component.hashes.iter().map(hash).collect();
    if !hashes.is_empty() {
        value.insert("hashes".to_owned(), Value::Array(hashes));
    }
    Value::Object(value)
}

/// Version 1.5 does not know cryptographic assets.
const fn kind(kind: ComponentKind, version: SpecVersion) -> &'static str {
    match (kind, version) {
        (ComponentKind::CryptographicAsset, SpecVersion::V1_5) => ComponentKind::Data.code(),
        (kind, SpecVersion::V1_5 | SpecVersion::V1_6) => kind.code(),
    }
}

/// The schema takes either one expression or a list without any, so among several it is a name.
fn licences(licences: &[Licence]) -> Vec<Value> {
    if let [Licence::Expression(expression)] = licences {
        return vec![json!({ "expression": expression })];
    }
    let value = |licence: &Licence| match licence {
        Licence::Id(id) => json!({ "license": { "id": id } }),
        Licence::Name(name) | Licence::Expression(name) => json!({ "license": { "name": name } }),
    };
    licences.iter().map(value).collect()
}

fn vulnerability(finding: &Finding, reference: &str, number: usize) -> Value {
    let ids = finding.cves.iter().map(ToString::to_string);
    let ids: Vec<String> = ids.chain(finding.ghsas.iter().map(ToString::to_string)).collect();
    let id = if finding.rule.is_empty() { ids.first() } else { Some(&finding.rule) };
    let mut value = json!({
        "bom-ref": format!("vulnerability-{number}"),
        "ratings": [rating(finding)],
        "affects": [{ "ref": reference }],
    });
    let texts = [
        ("id", id.map(String::as_str).unwrap_or_default()),
        ("description", finding.description.as_str()),
        ("recommendation", finding.recommendation.as_str()),
    ];
    for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        value[name] = json!(text);
    }
    let others = ids.iter().filter(|other| Some(*other) != id);
    let others: Vec<Value> = others.map(|id| json!({ "id": id, "source": source(id) })).collect();
    let cwes: Vec<u32> = finding.cwes.iter().map(|cwe| cwe.number()).collect();
    let advisories: Vec<Value> =
        finding.references.iter().map(|url| json!({ "url": url })).collect();
    if !others.is_empty() {
        value["references"] = Value::Array(others);
    }
    if !cwes.is_empty() {
        value["cwes"] = json!(cwes);
    }
    if !advisories.is_empty() {
        value["advisories"] = Value::Array(advisories);
    }
    if let Some(analysis) = analysis(finding) {
        value["analysis"] = analysis;
    }
    value
}

fn source(id: &str) -> Value {
    if id.starts_with("CVE-") { json!({ "name": "CVE" }) } else { json!({ "name": "GitHub" }) }
}

fn rating(finding: &Finding) -> Value {
    let severity = match finding.risk {
        Risk::High => "high",
        Risk::Medium => "medium",
        Risk::Low => "low",
    };
    match &finding.cvss {
        None => json!({ "severity": severity }),
        Some(Cvss::Score(score)) => json!({ "severity": severity, "score": score.value() }),
        Some(Cvss::Vector(vector)) => json!({
            "severity": severity,
            "score": vector.score().value(),
            "method": method(vector.version()),
            "vector": vector.as_str(),
        }),
    }
}

const fn method(version: CvssVersion) -> &'static str {
    match version {
        CvssVersion::V3_0 => "CVSSv3",
        CvssVersion::V3_1 => "CVSSv31",
        CvssVersion::V4_0 => "CVSSv4",
    }
}

fn analysis(finding: &Finding) -> Option<Value> {
    let state = match finding.review.standing() {
        Standing::Unreviewed => return None,
        Standing::Confirmed => "exploitable",
        Standing::FalsePositive => "false_positive",
        Standing::Accepted => "exploitable",
    };
    let mut analysis = json!({ "state": state });
    if !finding.review.reason().is_empty() {
        analysis["detail"] = json!(finding.review.reason());
    }
    if finding.review.standing() == Standing::Accepted {
        analysis["response"] = json!(["will_not_fix"]);
    }
    Some(analysis)
}
