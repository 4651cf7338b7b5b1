//! Reads the steps' file, and refuses one with a step out of place or without a wording.

use language::Text;
use serde::Deserialize;

use super::{Scope, Step, StepCode};
use crate::{Clause, Work};

/// What the file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Data {
    pub(super) points: PointTexts,
    pub(super) steps: Vec<Step>,
}

/// What the connection points of each table are called.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PointTexts {
    pub(super) users: Text,
    pub(super) integrations: Text,
}

/// Why the steps' file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum StepsError {
    /// The file is no TOML of the expected shape.
    #[error("steps: {0}")]
    Shape(String),
    /// A clause of another part of the Order.
    #[error("steps: {0} is no clause of the Methodology")]
    Foreign(Clause),
    /// A step that repeats a clause or stands before an earlier one.
    #[error("steps: expected a clause after {before}, found {clause}")]
    OutOfOrder {
        /// The clause that came before.
        before: Clause,
        /// The clause.
        clause: Clause,
    },
    /// A text that lacks one of the languages.
    #[error("steps: expected a wording of {0} in every language")]
    Untranslated(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    points: PointTexts,
    step: Vec<RawStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    clause: Clause,
    work: Work,
    scope: Scope,
    title: Text,
    requirement: Text,
}

/// Reads the file.
pub(super) fn load(source: &str) -> Result<Data, StepsError> {
    let raw: Raw = toml::from_str(source).map_err(|error| StepsError::Shape(error.to_string()))?;
    for pair in raw.step.windows(2) {
        let (before, clause) = (pair[0].clause, pair[1].clause);
        if before >= clause {
            return Err(StepsError::OutOfOrder { before, clause });
        }
    }
    for text in [&raw.points.users, &raw.points.integrations] {
        complete("the connection points", text)?;
    }
    let steps = raw.step.into_iter().map(step_of).collect::<Result<_, _>>()?;
    Ok(Data { points: raw.points, steps })
}

fn step_of(raw: RawStep) -> Result<Step, StepsError> {
    let RawStep { clause, work, scope, title, requirement } = raw;
    let code = StepCode::of(clause).ok_or(StepsError::Foreign(clause))?;
    for text in [&title, &requirement] {
        complete(&clause.to_string(), text)?;
    }
    Ok(Step { code, clause, work, scope, title, requirement })
}

fn complete(what: &str, text: &Text) -> Result<(), StepsError> {
    if text.is_complete() { Ok(()) } else { Err(StepsError::Untranslated(what.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
        [points]
        users = { kk = "а", ru = "б", en = "c" }
        integrations = { kk = "а", ru = "б", en = "c" }
        [[step]]
        clause = "M 10.3"
        work = "source-code"
        scope = "every"
        title = { kk = "а", ru = "б", en = "c" }
        requirement = { kk = "г", ru = "д", en = "e" }
    "#;

    #[test]
    fn the_steps_load() {
        let data = load(include_str!("../../data/steps.toml")).unwrap();
        assert_eq!(data.steps.len(), 21);
    }

    #[test]
    fn a_step_out_of_place_is_refused() {
        let step = FILE.split_once("[[step]]").unwrap().1;
        let cases = [
            (FILE.replace("M 10.3", "R 10"), "steps: R 10 is no clause of the Methodology"),
            (
                format!("{FILE}[[step]]{step}"),
                "steps: expected a clause after M 10.3, found M 10.3",
            ),
            (FILE.replace('д', " "), "steps: expected a wording of M 10.3 in every language"),
            (
                FILE.replacen('б', "", 1),
                "steps: expected a wording of the connection points in every language",
            ),
        ];
        for (source, expected) in cases {
            assert_eq!(load(&source).unwrap_err().to_string(), expected);
        }
        let misspelt = FILE.replace("every", "all");
        assert!(matches!(load(&misspelt), Err(StepsError::Shape(_))));
    }
}
