//! From the bytes of a file to components and findings.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    CycloneDxError, FILE_BYTES_MAX, VERSIONS, components::Parts, vulnerabilities, wire::Bom,
};
use crate::{
    Observations, Problem, Problems, Reading, Tool, clean::Cleaner, identify, problem::quoted,
    soft, source,
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
    let bom: Bom<'_> = serde_json::from_str(&text).map_err(|error| refusal(&error))?;
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

fn observed(bom: &Bom<'_>, reading: &Reading) -> Observations {
    let mut problems = Problems::default();
    if let Some(reason) = &bom.metadata.error {
        problems.push(unreadable("metadata", "metadata", reason));
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
fn tool(bom: &Bom<'_>) -> Tool {
    let tools = bom.metadata.get().and_then(|metadata| metadata.tools.get()).map(|tools| &tools.0);
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

/// The item of a list, or a problem that says why there is none.
pub(super) fn readable<'a, T: Deserialize<'a>>(
    raw: &'a RawValue,
    place: &str,
    problems: &mut Problems,
) -> Option<T> {
    serde_json::from_str(raw.get())
        .map_err(|error| problems.push(unreadable(place, place, &source::reason(&error))))
        .ok()
}

/// Hands on the items of a list; something else than a list is a problem.
pub(super) fn each<'a>(
    list: Option<&'a RawValue>,
    place: &str,
    problems: &mut Problems,
    mut hand_on: impl FnMut(&'a RawValue, &str, &mut Problems),
) {
    let Some(list) = list else { return };
    let mut number = 0;
    let read = soft::each(list, |raw| {
        hand_on(raw, &format!("{place}[{number}]"), problems);
        number += 1;
    });
    if let Err(error) = read {
        problems.push(unreadable(place, place, &source::reason(&error)));
    }
}
