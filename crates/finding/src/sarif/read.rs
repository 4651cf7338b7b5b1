//! From the bytes of a file to findings.

use serde::de::{Deserializer as _, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{
    FILE_BYTES_MAX, Imported, RESULTS_MAX, SarifError,
    convert::Converter,
    wire::{self, Log, Run, Soft, ToolComponent, str},
};
use crate::{
    Finding, FindingId, Fingerprint, Judgements, Problem, Problems, Reading, identify,
    problem::quoted, source,
};

/// Reads a SARIF file.
///
/// # Errors
/// A file that is too large, no text, broken JSON, no SARIF, or SARIF of another version. What is
/// wrong inside the file becomes a problem instead.
pub fn read(bytes: &[u8], reading: &Reading) -> Result<Imported, SarifError> {
    within(bytes, reading, FILE_BYTES_MAX, RESULTS_MAX)
}

/// What is collected while the runs are read.
struct Collected {
    imported: Imported,
    problems: Problems,
    /// The fingerprints that the file brings along, by the finding's position.
    restored: Vec<(usize, Fingerprint)>,
    results_max: usize,
    left_out: usize,
}

fn within(
    bytes: &[u8],
    reading: &Reading,
    bytes_max: usize,
    results_max: usize,
) -> Result<Imported, SarifError> {
    if bytes.len() > bytes_max {
        return Err(SarifError::TooLarge { found: bytes.len(), max: bytes_max });
    }
    let text = source::text(bytes)
        .map_err(|at| SarifError::NotText { line: at.line, column: at.column })?;
    let log: Log<'_> = serde_json::from_str(&text).map_err(|error| refusal(&error))?;
    let runs = log.runs.ok_or(SarifError::NotSarif)?;
    let mut collected = Collected {
        imported: Imported::default(),
        problems: Problems::default(),
        restored: Vec::new(),
        results_max,
        left_out: 0,
    };
    check_version(&log.version, &mut collected.problems)?;
    for (number, raw) in runs.into_iter().enumerate() {
        let place = format!("runs[{number}]");
        match serde_json::from_str::<Run<'_>>(raw.get()) {
            Ok(run) => read_run(&run, &place, reading, &mut collected),
            Err(error) => collected.problems.push(unreadable("", &place, &source::reason(&error))),
        }
    }
    Ok(collected.finish())
}

fn refusal(error: &serde_json::Error) -> SarifError {
    if error.is_data() {
        return SarifError::NotSarif;
    }
    let (line, column) = (error.line(), error.column());
    SarifError::Json { line, column, reason: source::reason(error) }
}

fn check_version(version: &Soft<String>, problems: &mut Problems) -> Result<(), SarifError> {
    match version.str() {
        "" => problems.push(Problem::of("version-missing", "version", &[])),
        v if v.starts_with("2.1.0") => {}
        other => return Err(SarifError::Version { found: other.to_owned() }),
    }
    Ok(())
}

fn read_run(run: &Run<'_>, place: &str, reading: &Reading, collected: &mut Collected) {
    let converter = Converter::of(run, reading);
    collected.imported.observations.tools.push(converter.tool().clone());
    run_problems(run, place, &mut collected.problems);
    converter.notifications(run, place, &mut collected.problems);
    let Some(results) = run.results.filter(|raw| raw.get() != "null") else { return };
    let mut number = 0;
    let each = |raw: &RawValue| {
        read_result(raw, &format!("{place}.results[{number}]"), &converter, reading, collected);
        number += 1;
    };
    let read = serde_json::Deserializer::from_str(results.get()).deserialize_seq(Each(each));
    if let Err(error) = read {
        let reason = source::reason(&error);
        collected.problems.push(unreadable("results", place, &reason));
    }
}

fn read_result(
    raw: &RawValue,
    place: &str,
    converter: &Converter<'_>,
    reading: &Reading,
    collected: &mut Collected,
) {
    let result: wire::Finding = match serde_json::from_str(raw.get()) {
        Ok(result) => result,
        Err(error) => {
            collected.problems.push(unreadable("", place, &source::reason(&error)));
            return;
        }
    };
    match (result.kind.str(), result.baseline_state.str()) {
        (_, "absent") => collected.imported.absent += 1,
        ("pass" | "notApplicable" | "informational", _) => collected.imported.passed += 1,
        _ if collected.imported.observations.findings.len() >= collected.results_max => {
            collected.left_out += 1;
        }
        _ => {
            let finding = converter.finding(&result, place, &mut collected.problems);
            let own =
                result.fingerprints.get().and_then(|all| all.get(crate::fingerprint::SARIF_KEY));
            let own = own.cloned().and_then(|text| Fingerprint::try_from(text).ok());
            if let (Judgements::Restore, Some(own)) = (reading.judgements, own) {
                let position = collected.imported.observations.findings.len();
                collected.restored.push((position, own));
            }
            collected.imported.observations.findings.push(finding);
        }
    }
}

/// What of a run's own parts is broken or stands elsewhere.
fn run_problems(run: &Run<'_>, place: &str, problems: &mut Problems) {
    let mut broken = |part: String, error: &Option<String>| {
        if let Some(reason) = error {
            problems.push(unreadable(&part, place, reason));
        }
    };
    broken("tool".to_owned(), &run.tool.error);
    broken("artifacts".to_owned(), &run.artifacts.error);
    broken("originalUriBaseIds".to_owned(), &run.original_uri_base_ids.error);
    broken("invocations".to_owned(), &run.invocations.error);
    broken("threadFlowLocations".to_owned(), &run.thread_flow_locations.error);
    broken("taxonomies".to_owned(), &run.taxonomies.error);
    for (number, artifact) in run.artifacts.items().iter().enumerate() {
        broken(format!("artifacts[{number}]"), &artifact.error);
    }
    if let Some(tool) = run.tool.get() {
        broken("tool.driver".to_owned(), &tool.driver.error);
        broken("tool.extensions".to_owned(), &tool.extensions.error);
        let extensions = tool.extensions.items().iter().enumerate();
        let components = extensions.map(|(at, e)| (format!("tool.extensions[{at}]"), e));
        for (name, component) in components.chain([("tool.driver".to_owned(), &tool.driver)]) {
            broken(name.clone(), &component.error);
            component.get().into_iter().for_each(|c| rule_problems(c, &name, &mut broken));
        }
    }
    let references = run.external_property_file_references.get();
    for file in references.and_then(|all| all.results.as_deref()).unwrap_or_default() {
        let uri = file.location.as_ref().map(|location| str(&location.uri)).unwrap_or_default();
        problems.push(Problem::of("external-results", place, &[("value", quoted(uri))]));
    }
}

fn rule_problems(
    component: &ToolComponent,
    name: &str,
    broken: &mut impl FnMut(String, &Option<String>),
) {
    broken(format!("{name}.rules"), &component.rules.error);
    for (number, rule) in component.rules.items().iter().enumerate() {
        broken(format!("{name}.rules[{number}]"), &rule.error);
    }
}

/// A part that could not be read: of what, and why.
pub(super) fn unreadable(part: &str, place: &str, reason: &str) -> Problem {
    let part = if part.is_empty() { place } else { part };
    Problem::of("part-unreadable", place, &[("part", quoted(part)), ("reason", quoted(reason))])
}

impl Collected {
    fn finish(mut self) -> Imported {
        if self.left_out > 0 {
            let args = [("n", self.left_out.into()), ("max", self.results_max.into())];
            self.problems.push(Problem::of("results-limit", "runs", &args));
        }
        let findings: &mut Vec<Finding> = &mut self.imported.observations.findings;
        identify(findings);
        for (position, own) in self.restored {
            if let Some(finding) = findings.get_mut(position) {
                finding.id = FindingId::of(finding.work, &own);
                finding.fingerprint = own;
            }
        }
        self.imported.observations.problems = self.problems.into_vec();
        self.imported
    }
}

/// Hands on the elements of an array one by one.
struct Each<F>(F);

impl<'de, F: FnMut(&'de RawValue)> Visitor<'de> for Each<F> {
    type Value = ();

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        while let Some(raw) = seq.next_element::<&'de RawValue>()? {
            (self.0)(raw);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
