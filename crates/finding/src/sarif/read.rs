//! From the bytes of a file to findings.

use serde_json::value::RawValue;

use super::{
    FILE_BYTES_MAX, Imported, RESULTS_MAX, RUNS_MAX, SarifError, TEXT_BYTES_MAX,
    convert::Converter,
    wire::{self, Log, Run, Soft, ToolComponent, items, str},
};
use crate::{
    Finding, FindingId, Fingerprint, Judgements, Problem, Problems, Reading, identify,
    problem::quoted, soft, source,
};

/// Reads a SARIF file.
///
/// # Errors
/// A file that is too large, no text, broken JSON, no SARIF, or SARIF of another version. What is
/// wrong inside the file becomes a problem instead.
pub fn read(bytes: &[u8], reading: &Reading) -> Result<Imported, SarifError> {
    within(bytes, reading, Limits::GENERAL)
}

/// What is taken at most; smaller in tests.
#[derive(Debug, Clone, Copy)]
struct Limits {
    file_bytes_max: usize,
    results_max: usize,
    text_bytes_max: usize,
}

impl Limits {
    const GENERAL: Limits = Limits {
        file_bytes_max: FILE_BYTES_MAX,
        results_max: RESULTS_MAX,
        text_bytes_max: TEXT_BYTES_MAX,
    };
}

/// What is collected while the runs are read.
struct Collected {
    imported: Imported,
    problems: Problems,
    /// The fingerprints that the file brings along, by the finding's position.
    restored: Vec<(usize, Fingerprint)>,
    limits: Limits,
    left_out: usize,
    /// What the texts of the findings have taken so far.
    text_bytes: usize,
    /// Results left out because of their texts.
    too_wordy: usize,
}

fn within(bytes: &[u8], reading: &Reading, limits: Limits) -> Result<Imported, SarifError> {
    if bytes.len() > limits.file_bytes_max {
        return Err(SarifError::TooLarge { found: bytes.len(), max: limits.file_bytes_max });
    }
    let text = source::text(bytes)
        .map_err(|at| SarifError::NotText { line: at.line, column: at.column })?;
    let log: Log<'_> = serde_json::from_str(&text).map_err(|error| refusal(&error))?;
    let runs = log.runs.ok_or(SarifError::NotSarif)?;
    let mut collected = Collected {
        imported: Imported::default(),
        problems: Problems::default(),
        restored: Vec::new(),
        limits,
        left_out: 0,
        text_bytes: 0,
        too_wordy: 0,
    };
    check_version(&log.version, &mut collected.problems)?;
    let mut number = 0;
    let each_run = |raw| {
        collected.read_run_of(raw, number, reading);
        number += 1;
    };
    soft::each(runs, each_run).map_err(|_| SarifError::NotSarif)?;
    if number > RUNS_MAX {
        let args = [("part", "runs".into()), ("max", RUNS_MAX.into())];
        let args = [args.as_slice(), &[("n", (number - RUNS_MAX).into())]].concat();
        collected.problems.push(Problem::of("list-cut", "runs", &args));
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
    cut_lists(run, place, &mut collected.problems);
    converter.notifications(run, place, &mut collected.problems);
    let Some(results) = run.results else { return };
    let mut number = 0;
    let each_result = |raw: &RawValue| {
        if collected.takes_another() {
            read_result(raw, &format!("{place}.results[{number}]"), &converter, reading, collected);
        }
        number += 1;
    };
    if let Err(error) = soft::each(results, each_result) {
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
        _ => {
            let finding = converter.finding(&result, place, &mut collected.problems);
            collected.keep(finding, own_fingerprint(&result, reading));
        }
    }
}

/// The fingerprint that a result of ours brings along, where it is to be restored.
fn own_fingerprint(result: &wire::Finding, reading: &Reading) -> Option<Fingerprint> {
    let all = result.fingerprints.get().filter(|_| reading.judgements == Judgements::Restore)?;
    Fingerprint::try_from(all.0.get(crate::fingerprint::SARIF_KEY)?.clone()).ok()
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
    for file in references.map(|all| items(&all.results)).unwrap_or_default() {
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

/// Lists of a run that were cut.
fn cut_lists(run: &Run<'_>, place: &str, problems: &mut Problems) {
    let mut cut = |part: String, taken: usize, left_out: usize| {
        if left_out > 0 {
            let args = [("part", part.into()), ("max", taken.into()), ("n", left_out.into())];
            problems.push(Problem::of("list-cut", place, &args));
        }
    };
    cut("artifacts".to_owned(), run.artifacts.items().len(), run.artifacts.left_out());
    let shared = &run.thread_flow_locations;
    cut("threadFlowLocations".to_owned(), shared.items().len(), shared.left_out());
    let Some(tool) = run.tool.get() else { return };
    cut("tool.extensions".to_owned(), tool.extensions.items().len(), tool.extensions.left_out());
    let components = tool.extensions.items().iter().chain([&tool.driver]).filter_map(Soft::get);
    for component in components {
        let part = format!("{}: rules", component.name.str());
        cut(part, component.rules.items().len(), component.rules.left_out());
    }
}

/// A part that could not be read: of what, and why.
pub(super) fn unreadable(part: &str, place: &str, reason: &str) -> Problem {
    let part = if part.is_empty() { place } else { part };
    Problem::of("part-unreadable", place, &[("part", quoted(part)), ("reason", quoted(reason))])
}

impl Collected {
    fn read_run_of(&mut self, raw: &RawValue, number: usize, reading: &Reading) {
        if number >= RUNS_MAX {
            return;
        }
        let place = format!("runs[{number}]");
        match serde_json::from_str::<Run<'_>>(raw.get()) {
            Ok(run) => read_run(&run, &place, reading, self),
            Err(error) => self.problems.push(unreadable("", &place, &source::reason(&error))),
        }
    }

    /// Whether a further result can be taken; one that cannot is counted, and not looked at.
    fn takes_another(&mut self) -> bool {
        if self.imported.observations.findings.len() >= self.limits.results_max {
            self.left_out += 1;
            return false;
        }
        if self.text_bytes > self.limits.text_bytes_max {
            self.too_wordy += 1;
            return false;
        }
        true
    }

    fn keep(&mut self, finding: Finding, own: Option<Fingerprint>) {
        self.text_bytes += finding.text_bytes();
        let findings = &mut self.imported.observations.findings;
        self.restored.extend(own.map(|own| (findings.len(), own)));
        findings.push(finding);
    }

    fn finish(mut self) -> Imported {
        if self.left_out > 0 {
            let args = [("n", self.left_out.into()), ("max", self.limits.results_max.into())];
            self.problems.push(Problem::of("results-limit", "runs", &args));
        }
        if self.too_wordy > 0 {
            let args = [("n", self.too_wordy.into()), ("max", self.limits.text_bytes_max.into())];
            self.problems.push(Problem::of("texts-limit", "runs", &args));
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

#[cfg(test)]
mod tests;
