//! From the bytes of a file to components and findings.

use super::{
    CycloneDxError, FILE_BYTES_MAX, VERSIONS,
    components::Parts,
    vulnerabilities,
    wire::{Bom, Soft},
};
use crate::{
    Observations, Problem, Problems, Reading, Tool, clean::Cleaner, identify, problem::quoted,
    source,
};

/// Reads a CycloneDX file.
///
/// # Errors
/// A file that is too large, no text, broken JSON, no CycloneDX, or CycloneDX of an unknown version.
/// What is wrong inside the file becomes a problem instead.
pub fn read(bytes: &[u8], reading: &Reading) -> Result<Observations, CycloneDxError> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(CycloneDxError::TooLarge { found: bytes.len(), max: FILE_BYTES_MAX });
    }
    let text = source::text(bytes)
        .map_err(|at| CycloneDxError::NotText { line: at.line, column: at.column })?;
    let bom: Bom = serde_json::from_str(&text).map_err(|error| refusal(&error))?;
    if !bom.bom_format.str().eq_ignore_ascii_case("CycloneDX") {
        return Err(CycloneDxError::NotCycloneDx);
    }
    let version = bom.spec_version.str();
    if !VERSIONS.contains(&version) {
        return Err(CycloneDxError::Version { found: version.to_owned() });
    }
    Ok(observed(&bom, reading))
}

fn refusal(error: &serde_json::Error) -> CycloneDxError {
    if error.is_data() {
        return CycloneDxError::NotCycloneDx;
    }
    let (line, column) = (error.line(), error.column());
    CycloneDxError::Json { line, column, reason: source::reason(error) }
}

fn observed(bom: &Bom, reading: &Reading) -> Observations {
    let mut problems = Problems::default();
    for (part, error) in [
        ("metadata", &bom.metadata.error),
        ("components", &bom.components.error),
        ("vulnerabilities", &bom.vulnerabilities.error),
    ] {
        if let Some(reason) = error {
            problems.push(unreadable(part, part, reason));
        }
    }
    let tool = tool(bom);
    let parts = Parts::of(bom, &mut problems);
    let mut findings = vulnerabilities::of(bom, &parts, reading, &tool, &mut problems);
    identify(&mut findings);
    Observations {
        tools: vec![tool],
        findings,
        components: parts.components,
        problems: problems.into_vec(),
        ..Observations::default()
    }
}

/// The first tool that the report names, in the old form (a list) or the new one (components).
fn tool(bom: &Bom) -> Tool {
    let tools = bom.metadata.get().and_then(|metadata| metadata.tools.get());
    let list = tools.and_then(|tools| tools.get("components").unwrap_or(tools).as_array());
    let first = list.and_then(|list| list.first());
    let field = |name: &str| {
        let value = first.and_then(|tool| tool.get(name)?.as_str());
        Cleaner::default().line(value.unwrap_or_default())
    };
    Tool { name: field("name"), version: field("version") }
}

/// A part that could not be read: of what, and why.
pub(super) fn unreadable(part: &str, place: &str, reason: &str) -> Problem {
    Problem::of("part-unreadable", place, &[("part", quoted(part)), ("reason", quoted(reason))])
}

/// The item, or a problem that says why there is none.
pub(super) fn readable<'a, T>(
    item: &'a Soft<T>,
    place: &str,
    problems: &mut Problems,
) -> Option<&'a T> {
    if let Some(reason) = &item.error {
        problems.push(unreadable(place, place, reason));
    }
    item.get()
}
