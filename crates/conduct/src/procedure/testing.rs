//! During the test: accepting the source, finishing a work, asking for a retest
//! (M 13, R 19, R 25, R 26, R 32).

use std::collections::BTreeSet;

use case::{
    Command, Digest, DocumentRef,
    payload::{Archive, RetestRequest, SoftwareChange, SourceAct, Verdict},
};
use document::Document;
use language::Text;
use order::{Work, Works};

use super::{
    Act, Step,
    contract::{original, row},
    told,
};
use crate::{
    Conduct,
    bench::{Shortfall, finding_code},
    error::ConductError,
    papers::{self, Correction},
    sheet::CaseSheet,
};

/// Codes that one message names.
const CODES_SHOWN_MAX: usize = 8;

impl Conduct {
    /// Accepts the source archives that were handed in and not yet accepted (M 13).
    pub(super) async fn accept_source(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let accepted: BTreeSet<Digest> = act
            .sheet
            .case
            .sources
            .iter()
            .flat_map(|source| source.act.archives.iter().map(|archive| archive.digest))
            .collect();
        let archives: Vec<Archive> = act
            .sheet
            .standing_files()
            .filter(|file| ["source-code", "source", "answer-source"].contains(&file.kind.as_str()))
            .filter(|file| !accepted.contains(&Digest(file.artifact.0)))
            .map(|file| Archive {
                name: file.name.clone(),
                size_bytes: u64::try_from(file.size).unwrap_or(0),
                digest: Digest(file.artifact.0),
            })
            .collect();
        if archives.is_empty() {
            return Err(told("source-nothing-new", &[]));
        }
        let paper = papers::acceptance(act.sheet, &archives, &act.person.name)?;
        let made = self.make(paper).await?;
        let source = SourceAct { document: original(&made, "acceptance.pdf")?, archives };
        let rows = made.rows(&row(act, "acceptance"));
        self.give(act, Step::command(Command::AcceptSource(source)).with(rows)).await
    }

    /// Finishes a work with the verdict that follows from its bench.
    pub(super) async fn finish_work(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let work = act.answers.work("work")?;
        let bench = act.sheet.bench(work)?;
        if let Some(shortfall) = bench.shortfalls().first() {
            return Err(ConductError::told(shortfall.text()));
        }
        let verdict = bench.verdict();
        self.give(act, Step::command(Command::FinishWork { work, verdict })).await
    }

    /// Requests a retest with the comparison table, attached or filled in row by row.
    pub(super) async fn request_retest(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let works = act.answers.works("works")?;
        let changed = act.answers.text("software")? == "changed";
        let (comparison, rows) = match act.answers.optional_document("comparison") {
            Some(document) => (Some(document), Vec::new()),
            None => self.compared(act, works, changed).await?,
        };
        let software = if changed {
            SoftwareChange::Changed { source: act.answers.optional_document("source") }
        } else {
            SoftwareChange::Unchanged
        };
        let request = RetestRequest { works, comparison, software };
        self.give(act, Step::command(Command::RequestRetest(request)).with(rows)).await
    }

    async fn compared(
        &self,
        act: &Act<'_>,
        works: Works,
        changed: bool,
    ) -> Result<(Option<DocumentRef>, Vec<store::Change>), ConductError> {
        let mut rows = nonconformities(act.sheet, works)?;
        for row in &mut rows {
            let key = format!("{}.{}", row.work.code(), row.code);
            act.answers.get(&format!("fix.{key}")).clone_into(&mut row.correction);
            act.answers.get(&format!("proof.{key}")).clone_into(&mut row.evidence);
            if row.correction.is_empty() {
                let args = [("code", row.code.as_str().into())];
                return Err(told("comparison-row-empty", &args));
            }
        }
        if rows.is_empty() {
            return Ok((None, Vec::new()));
        }
        let software = if changed {
            document::SoftwareChange::Changed
        } else {
            document::SoftwareChange::Unchanged
        };
        let paper: Document = papers::comparison(act.sheet, works, software, rows)?;
        let made = self.make(paper).await?;
        let document = original(&made, "comparison.pdf")?;
        Ok((Some(document), made.rows(&row(act, "comparison"))))
    }
}

impl CaseSheet {
    /// The nonconformities that a retest is about, as the comparison table lists them (R 25).
    ///
    /// # Errors
    /// Stored data cannot be read.
    pub fn nonconformities(&self) -> Result<Vec<Correction>, ConductError> {
        nonconformities(self, self.case.nonconforming())
    }
}

/// The nonconformities of some works' last protocols.
fn nonconformities(sheet: &CaseSheet, works: Works) -> Result<Vec<Correction>, ConductError> {
    let mut rows = Vec::new();
    for work in works.iter() {
        let Some(protocol) = sheet.case.latest().get(&work).copied() else { continue };
        let Verdict::DoesNotConform { codes } = &protocol.verdict else { continue };
        let bench = sheet.bench_of(work, protocol.round)?;
        for code in codes {
            rows.push(nonconformity(&bench, work, code));
        }
    }
    Ok(rows)
}

fn nonconformity(bench: &crate::Bench, work: Work, code: &str) -> Correction {
    let check = bench.entries.iter().find(|entry| entry.code == code);
    let found = bench.findings.iter().find(|entry| finding_code(&entry.finding) == code);
    let (nonconformity, recommendation) = match (check, found) {
        (Some(check), _) => (check.result.observation.clone(), check.result.recommendation.clone()),
        (None, Some(entry)) => {
            let finding = &entry.finding;
            let place = finding.place();
            (format!("{} ({place})", finding.title), finding.recommendation.clone())
        }
        (None, None) => (String::new(), String::new()),
    };
    Correction {
        work,
        code: code.to_owned(),
        nonconformity,
        recommendation,
        correction: String::new(),
        evidence: String::new(),
    }
}

impl Shortfall {
    /// The shortfall in words.
    pub fn text(&self) -> Text {
        match self {
            Shortfall::Unchecked { codes } => listed("lack-unchecked", codes),
            Shortfall::NoObservation { codes } => listed("lack-observation", codes),
            Shortfall::Unreviewed { count } => {
                crate::speak::text("lack-unreviewed", &[("n", (*count).into())])
            }
            Shortfall::NoReport => crate::speak::text("lack-report", &[]),
        }
    }
}

/// A message about codes, of which the first few are named.
fn listed(key: &str, codes: &[String]) -> Text {
    let shown: Vec<&str> = codes.iter().take(CODES_SHOWN_MAX).map(String::as_str).collect();
    let more = if codes.len() > shown.len() { "…" } else { "" };
    let named = format!("{}{more}", shown.join(", "));
    crate::speak::text(key, &[("n", codes.len().into()), ("codes", named.into())])
}
