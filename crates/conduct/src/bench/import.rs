//! Reports of tools: SARIF and CycloneDX, from the first day (M 10.3, M 10.4, M 11.5).

use finding::{
    FilePlace, Finding, Place, Reading, Route, SourcePath, cyclonedx, identify, merge, sarif,
};
use language::{Lang, Text};
use order::Work;
use store::{Change, NewPaper};
use uuid::Uuid;

use super::{
    Bench, GONE, ReportDetail,
    judge::{save_finding, texts},
};
use crate::{Conduct, error::ConductError, person::Person, sheet::CaseSheet};

/// What an import brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// Findings that were not there before.
    pub new: usize,
    /// Findings that are there again, judged as they were.
    pub still: usize,
    /// Findings that the same tool no longer reports.
    pub gone: usize,
    /// What could not be read.
    pub problems: Vec<finding::Problem>,
}

impl Conduct {
    /// Imports a report of a tool: SARIF 2.1.0 or CycloneDX JSON, told apart by their content.
    ///
    /// # Errors
    /// The person may not, or the file is neither.
    pub async fn import_report(
        &self,
        person: &Person,
        id: Uuid,
        work: Work,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<Imported, ConductError> {
        let (sheet, bench) = self.open_bench(person, id, work).await?;
        let kept = self.keep_bytes(bytes.clone()).await?;
        let read = tokio::task::spawn_blocking(move || read(&bytes, work))
            .await
            .map_err(ConductError::stored)??;
        let author = person.account.to_string();
        let detail = ReportDetail {
            name: name.to_owned(),
            tools: read.tools.clone(),
            problems: read.problems.clone(),
            findings: read.findings.len(),
            components: read.components.len(),
        };
        let (mut changes, imported) = merged(&sheet, &bench, read, &author)?;
        changes.push(Change::AddPaper(NewPaper {
            id: Uuid::now_v7(),
            kind: "report".to_owned(),
            number: None,
            work: Some(work.code().to_owned()),
            round: i32::from(bench.round),
            lang: Lang::Kk.code().to_owned(),
            artifact: kept,
            state: "imported".to_owned(),
            detail: serde_json::to_string(&detail).map_err(ConductError::stored)?,
            author,
            issued: None,
        }));
        self.store.change_case(id, self.now(), changes).await?;
        Ok(imported)
    }
}

fn read(bytes: &[u8], work: Work) -> Result<finding::Observations, ConductError> {
    let reading = Reading::of(work);
    match sarif::read(bytes, &reading) {
        Ok(imported) => Ok(imported.observations),
        Err(sarif::SarifError::NotSarif) => cyclonedx::read(bytes, &reading)
            .map_err(|error| ConductError::told(texts(|lang| error.text(lang)))),
        Err(error) => Err(ConductError::told(texts(|lang| error.text(lang)))),
    }
}

/// Puts the new findings over those of the same tools, in this round and in the one before.
fn merged(
    sheet: &CaseSheet,
    bench: &Bench,
    read: finding::Observations,
    author: &str,
) -> Result<(Vec<Change>, Imported), ConductError> {
    let mut new = read.findings;
    identify(&mut new);
    let is_same_tool =
        |finding: &Finding| read.tools.iter().any(|tool| tool.name == finding.tool.name);
    let mut old: Vec<Finding> = Vec::new();
    let mut revs = std::collections::BTreeMap::new();
    for entry in bench.findings.iter().filter(|entry| is_same_tool(&entry.finding)) {
        revs.insert(entry.finding.id, entry.rev);
        old.push(entry.finding.clone());
    }
    if let Some(before) = bench.round.checked_sub(1).filter(|_| old.is_empty()) {
        let earlier = sheet.bench_of(bench.work, before)?.findings;
        old = earlier.into_iter().map(|e| e.finding).filter(|f| is_same_tool(f)).collect();
    }
    let merged = merge(old, new);
    let imported = Imported {
        new: merged.new.len(),
        still: merged.still.len(),
        gone: merged.gone.len(),
        problems: read.problems,
    };
    let mut changes = Vec::new();
    for finding in merged.new.iter().chain(&merged.still) {
        let rev = revs.get(&finding.id).copied().unwrap_or(0);
        let state = finding.review.standing().code();
        changes.push(Change::SaveFinding(save_finding(bench.round, finding, rev, author, state)?));
    }
    for finding in merged.gone.iter().filter(|finding| revs.contains_key(&finding.id)) {
        let rev = revs.get(&finding.id).copied().unwrap_or(0);
        changes.push(Change::SaveFinding(save_finding(bench.round, finding, rev, author, GONE)?));
    }
    Ok((changes, imported))
}

/// The route of a path that a person typed: a file with a line, or an address.
pub(crate) fn route_of(path: &str) -> Result<Route, Text> {
    if let Some(address) = finding::Address::from_url(path.trim()) {
        return Ok(Route { place: Some(Place::Address(address)), ..Route::default() });
    }
    let parsed = SourcePath::parse(path.trim())
        .map_err(|_| crate::speak::text("finding-path-wrong", &[("path", path.trim().into())]))?;
    let place = FilePlace { path: parsed, span: None };
    Ok(Route { place: Some(Place::File(place)), ..Route::default() })
}
