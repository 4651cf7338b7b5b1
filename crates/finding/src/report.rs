//! What an engine, or a reader of a foreign report, gives back.

use order::Work;
use serde::{Deserialize, Serialize};

use crate::{CheckResult, Component, Finding, Measurement, Problem, Tool};

/// Everything that one run observed; a part that could not be read is a problem in it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Observations {
    /// The tools that observed.
    pub tools: Vec<Tool>,
    /// Vulnerabilities and undeclared capabilities.
    pub findings: Vec<Finding>,
    /// Checks of a catalogue.
    pub checks: Vec<CheckResult>,
    /// Measured quantities.
    pub measurements: Vec<Measurement>,
    /// Libraries and platforms of which the object is made.
    pub components: Vec<Component>,
    /// What could not be read or done.
    pub problems: Vec<Problem>,
}

/// How a foreign report is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The work for which it is read.
    pub work: Work,
    /// The folder in which the tool ran: an absolute path under it is made relative.
    pub root: Option<String>,
    /// What becomes of judgements that the report holds.
    pub judgements: Judgements,
}

/// What becomes of judgements in a report that comes from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgements {
    /// They are claims that the expert sees; nothing is judged by them (M 10.4: the provider itself
    /// analyses the report for false positives, so a mark in the applicant's source decides nothing).
    Claims,
    /// They are restored as they stand: for what this product itself wrote and kept.
    Restore,
}

impl Reading {
    /// Reading for a work: no root, judgements as claims.
    pub const fn of(work: Work) -> Reading {
        Reading { work, root: None, judgements: Judgements::Claims }
    }
}
