//! The bench of an executor: checks, findings, imports, and what still lacks before a work can be
//! finished (M 10, M 17, M 27, M 31, M 36).

mod import;
mod judge;

use std::collections::BTreeMap;

use case::{Case, payload};
use finding::{CheckResult, Finding, Measurement, Problem, Standing, Tool, Unit, Verdict};
use language::Text;
use order::{
    Clause, Ownership, Work,
    catalogue::{Catalogue, Scope, Standing as ObjectStanding},
    form::RawQuestionnaire,
    steps,
};
use serde::{Deserialize, Serialize};
use store::{CheckRow, FindingRow};

use crate::{error::ConductError, sheet::CaseSheet};

pub use import::Imported;
pub use judge::{FindingJudgement, HandFinding, Judgement};

/// Everything of one work in one round.
#[derive(Debug, Clone, PartialEq)]
pub struct Bench {
    /// The work.
    pub work: Work,
    /// 0 for the test, 1 and 2 for the retests.
    pub round: u8,
    /// What is to be judged, in the Order's order.
    pub entries: Vec<CheckEntry>,
    /// What was found, the highest risk first.
    pub findings: Vec<FindingEntry>,
    /// The reports that were imported.
    pub reports: Vec<ReportEntry>,
}

/// One thing to be judged.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckEntry {
    /// Its code.
    pub code: String,
    /// The clause that asks for it.
    pub clause: Clause,
    /// The group that it stands in.
    pub group: Text,
    /// Its title.
    pub title: Text,
    /// What is required.
    pub requirement: Text,
    /// Why it need not apply to this object.
    pub note: Option<Text>,
    /// What was judged in this round, or carried over from the one before.
    pub result: CheckResult,
    /// A measured number, for connection points (M 24, M 27).
    pub measured: String,
    /// The row's revision; 0 where nothing was judged in this round.
    pub rev: i64,
    /// What the earlier round said.
    pub earlier: Option<CheckResult>,
}

/// One finding with its row's revision.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingEntry {
    /// The finding.
    pub finding: Finding,
    /// The row's revision.
    pub rev: i64,
}

/// An imported report.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportEntry {
    /// The file's name.
    pub name: String,
    /// The SHA-256 of the file.
    pub sha256: String,
    /// What it brought beside findings.
    pub detail: ReportDetail,
}

/// What a report brought beside findings, as the store keeps it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ReportDetail {
    /// The file's name.
    pub name: String,
    /// Tools with versions.
    pub tools: Vec<Tool>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// How many findings it held.
    pub findings: usize,
    /// How many components it held.
    pub components: usize,
}

/// What still lacks before a work can be finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shortfall {
    /// Checks that nobody judged.
    Unchecked {
        /// Their codes.
        codes: Vec<String>,
    },
    /// Verdicts without an observation.
    NoObservation {
        /// Their codes.
        codes: Vec<String>,
    },
    /// Findings that nobody judged (M 10.4).
    Unreviewed {
        /// How many.
        count: usize,
    },
    /// Source code analysis without a report of a tool (M 7, M 10.3).
    NoReport,
}

/// A check's further facts, as the store keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct CheckDetail {
    #[serde(default)]
    pub(crate) measured: String,
}

impl Bench {
    /// What still lacks.
    pub fn shortfalls(&self) -> Vec<Shortfall> {
        let mut lacks = Vec::new();
        let codes = |keep: &dyn Fn(&CheckEntry) -> bool| -> Vec<String> {
            self.entries.iter().filter(|entry| keep(entry)).map(|e| e.code.clone()).collect()
        };
        let unchecked = codes(&|entry| entry.result.verdict == Verdict::NotChecked);
        if !unchecked.is_empty() {
            lacks.push(Shortfall::Unchecked { codes: unchecked });
        }
        let silent = codes(&|entry| entry.result.complete().is_err());
        if !silent.is_empty() {
            lacks.push(Shortfall::NoObservation { codes: silent });
        }
        let unreviewed = self
            .findings
            .iter()
            .filter(|entry| entry.finding.review.standing() == Standing::Unreviewed)
            .count();
        if unreviewed > 0 {
            lacks.push(Shortfall::Unreviewed { count: unreviewed });
        }
        if self.work == Work::SourceCode && self.reports.is_empty() {
            lacks.push(Shortfall::NoReport);
        }
        lacks
    }

    /// The verdict that follows: every check that does not conform and every confirmed finding is
    /// a nonconformity; a finding whose risk was accepted with a reason is not. In the survey of
    /// processes what a tool found is advisory (M 39).
    pub fn verdict(&self) -> payload::Verdict {
        let checks = self
            .entries
            .iter()
            .filter(|entry| entry.result.verdict == Verdict::DoesNotConform)
            .map(|entry| entry.code.clone());
        let findings = self
            .findings
            .iter()
            .filter(|entry| entry.finding.review.standing() == Standing::Confirmed)
            .filter(|entry| self.work != Work::Processes || entry.finding.tool.name.is_empty())
            .map(|entry| finding_code(&entry.finding));
        let codes: std::collections::BTreeSet<String> = checks.chain(findings).collect();
        if codes.is_empty() {
            payload::Verdict::Conforms
        } else {
            payload::Verdict::DoesNotConform { codes }
        }
    }

    /// How many checks were judged.
    pub fn judged(&self) -> usize {
        let is_judged = |entry: &&CheckEntry| entry.result.verdict != Verdict::NotChecked;
        self.entries.iter().filter(is_judged).count()
    }

    /// How many entries have the verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.entries.iter().filter(|entry| entry.result.verdict == verdict).count()
    }

    /// The tools of every report, each once.
    pub fn tools(&self) -> Vec<Tool> {
        let mut tools: Vec<Tool> = Vec::new();
        for tool in self.reports.iter().flat_map(|report| &report.detail.tools) {
            if !tools.contains(tool) {
                tools.push(tool.clone());
            }
        }
        tools
    }

    /// What the reports could not read.
    pub fn problems(&self) -> Vec<Problem> {
        self.reports.iter().flat_map(|report| report.detail.problems.clone()).collect()
    }

    /// The numbers measured at the connection points (M 24, M 27).
    pub fn measurements(&self) -> Vec<Measurement> {
        self.entries
            .iter()
            .filter_map(|entry| {
                let value = entry.measured.replace(',', ".").parse::<f64>().ok()?;
                let name = crate::speak::text("measured-rate", &[]);
                let subject = format!("{} {}", entry.code, entry.title.kk);
                let code = "requests-per-second-max";
                Measurement::new(code, name, subject, value, Unit::RequestsPerSecond).ok()
            })
            .collect()
    }
}

impl CaseSheet {
    /// The bench of a work in the round under way, or in the last one.
    ///
    /// # Errors
    /// The work is not part of the test, or stored data cannot be read.
    pub fn bench(&self, work: Work) -> Result<Bench, ConductError> {
        let round = self.case.round.as_ref().map_or(0, |round| round.number);
        self.bench_of(work, round)
    }

    /// The bench of a work in one round.
    ///
    /// # Errors
    /// As [`CaseSheet::bench`].
    pub fn bench_of(&self, work: Work, round: u8) -> Result<Bench, ConductError> {
        if !self.case.works().contains(work) {
            return Err(ConductError::NotFound);
        }
        let questionnaire = match &self.case.questionnaire.current {
            Some(form) => self.questionnaire_version(form.version)?,
            None => self.questionnaire()?.value,
        };
        let rows = |of: u8| -> BTreeMap<&str, &CheckRow> {
            let is_of = |row: &&CheckRow| row.round == i32::from(of) && row.work == work.code();
            self.checks.iter().filter(is_of).map(|row| (row.code.as_str(), row)).collect()
        };
        let now = rows(round);
        let before = round.checked_sub(1).map(rows).unwrap_or_default();
        let entries = entries(&self.case, work, &questionnaire)
            .into_iter()
            .map(|entry| {
                let code = entry.code.clone();
                filled(entry, now.get(code.as_str()).copied(), before.get(code.as_str()).copied())
            })
            .collect();
        Ok(Bench {
            work,
            round,
            entries,
            findings: self.findings_of(work, round)?,
            reports: self.reports_of(work, round)?,
        })
    }

    fn findings_of(&self, work: Work, round: u8) -> Result<Vec<FindingEntry>, ConductError> {
        let is_of = |row: &&FindingRow| {
            row.round == i32::from(round) && row.work == work.code() && row.state != GONE
        };
        let mut findings = self
            .findings
            .iter()
            .filter(is_of)
            .map(|row| {
                let finding = serde_json::from_str(&row.body).map_err(ConductError::stored)?;
                Ok(FindingEntry { finding, rev: row.rev })
            })
            .collect::<Result<Vec<_>, ConductError>>()?;
        findings.sort_by(|a, b| {
            let key = |entry: &FindingEntry| (entry.finding.risk, entry.finding.place());
            key(b).0.cmp(&key(a).0).then_with(|| key(a).1.cmp(&key(b).1))
        });
        Ok(findings)
    }

    fn reports_of(&self, work: Work, round: u8) -> Result<Vec<ReportEntry>, ConductError> {
        self.papers
            .iter()
            .filter(|paper| {
                paper.kind == "report"
                    && paper.round == i32::from(round)
                    && paper.work.as_deref() == Some(work.code())
            })
            .map(|paper| {
                let detail: ReportDetail =
                    serde_json::from_str(&paper.detail).map_err(ConductError::stored)?;
                let sha256 = paper.artifact.to_string();
                Ok(ReportEntry { name: detail.name.clone(), sha256, detail })
            })
            .collect()
    }
}

/// The state of a finding that a later import no longer had.
pub(crate) const GONE: &str = "gone";

/// The code by which a finding stands in verdicts and comparison tables.
pub fn finding_code(finding: &Finding) -> String {
    let id = finding.id.0.simple().to_string();
    format!("F-{}", id.get(..8).unwrap_or(&id))
}

/// What a work judges, without results.
fn entries(case: &Case, work: Work, questionnaire: &RawQuestionnaire) -> Vec<CheckEntry> {
    let ownership = match case.ownership() {
        payload::Ownership::State => Ownership::StateBody,
        payload::Ownership::Other => Ownership::Other,
    };
    let standings: &[ObjectStanding] = match ownership {
        Ownership::StateBody => &[ObjectStanding::StateBody],
        Ownership::Other => &[],
    };
    let catalogue = Catalogue::of(case.edition());
    let mut entries: Vec<CheckEntry> = Vec::new();
    for step in steps::steps(work, case.edition(), ownership) {
        let code = step.code.to_string();
        let group = step.clause.cite_text();
        entries.push(entry(code, step.clause, group, &step.title, &step.requirement, None));
    }
    for group in catalogue.groups(work) {
        for item in &group.entries {
            let note = note_of(item.scope, standings);
            let (code, title) = (item.code.to_string(), &item.title);
            let requirement = &item.requirement;
            entries.push(entry(code, item.clause, group.title.clone(), title, requirement, note));
        }
    }
    if work == Work::Load {
        for point in steps::connection_points(questionnaire) {
            let args = [
                ("rate", point.declared_rate.as_str().into()),
                ("wait", point.declared_wait.as_str().into()),
            ];
            let requirement = crate::speak::text("point-requirement", &args);
            let (code, group) = (point.code.to_string(), point.table.title().clone());
            entries.push(entry(code, point.clause, group, &point.title, &requirement, None));
        }
    }
    entries
}

fn note_of(scope: Scope, standings: &[ObjectStanding]) -> Option<Text> {
    if scope.covers(standings) { None } else { scope.note() }
}

fn entry(
    code: String,
    clause: Clause,
    group: Text,
    title: &Text,
    requirement: &Text,
    note: Option<Text>,
) -> CheckEntry {
    CheckEntry {
        result: CheckResult::not_checked(&code),
        code,
        clause,
        group,
        title: title.clone(),
        requirement: requirement.clone(),
        note,
        measured: String::new(),
        rev: 0,
        earlier: None,
    }
}

/// The entry with this round's result; else what conformed in the round before stands on.
fn filled(mut entry: CheckEntry, now: Option<&CheckRow>, before: Option<&CheckRow>) -> CheckEntry {
    entry.earlier = before.map(result_of);
    if let Some(row) = now {
        entry.result = result_of(row);
        entry.measured = detail_of(row).measured;
        entry.rev = row.rev;
    } else if let Some(earlier) = &entry.earlier {
        match earlier.verdict {
            Verdict::Conforms | Verdict::NotApplicable => entry.result = earlier.clone(),
            Verdict::DoesNotConform | Verdict::NotChecked => {}
        }
    }
    entry
}

fn result_of(row: &CheckRow) -> CheckResult {
    CheckResult {
        code: row.code.clone(),
        verdict: Verdict::from_code(&row.verdict).unwrap_or_default(),
        observation: row.observation.clone(),
        recommendation: row.recommendation.clone(),
    }
}

fn detail_of(row: &CheckRow) -> CheckDetail {
    serde_json::from_str(&row.detail).unwrap_or_default()
}
