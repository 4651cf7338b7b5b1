//! The findings of a work: imported and made by hand, listed with what their report must show
//! (M 10.5, M 11.3, M 11.5, M 31.3).

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use conduct::{CaseSheet, FindingEntry, ReportEntry, finding_code};
use finding::{Finding, FindingKind, Judgement, Risk, Standing};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Opened,
    head::{BenchHead, Tab, head},
    open,
};
use crate::{
    Portal,
    failure::Failure,
    frame::{Frame, local_time},
    pages::case::CaseHead,
    render::page,
    visit::SignedIn,
};

/// Findings on one page.
const FINDINGS_SHOWN_MAX: usize = 50;
/// Problems of one report on the page.
pub(super) const PROBLEMS_SHOWN_MAX: usize = 100;

/// What the page was asked to show.
#[derive(Debug, Default, Clone, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    pub(super) standing: String,
    #[serde(default)]
    pub(super) risk: String,
    #[serde(default)]
    pub(super) from: usize,
}

/// What was sent and not taken, laid over the page.
#[derive(Debug, Clone, Default)]
pub(super) struct Overlay {
    /// What is wrong.
    pub(super) wrong: Vec<String>,
    /// Of which finding, and what was said of it.
    pub(super) said: Option<SaidView>,
    /// A finding written by hand.
    pub(super) hand: HandView,
    /// What was said of several, and of which.
    pub(super) several: Option<SaidView>,
    pub(super) picked: Vec<String>,
}

/// What somebody said of findings.
#[derive(Debug, Clone, Default)]
pub(super) struct SaidView {
    pub(super) id: String,
    pub(super) judgement: String,
    pub(super) reason: String,
    pub(super) risk: String,
}

/// A finding written by hand, as it was sent.
#[derive(Debug, Clone, Default)]
pub(super) struct HandView {
    pub(super) is_open: bool,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) path: String,
    pub(super) risk: String,
    pub(super) kind: String,
    pub(super) recommendation: String,
}

/// A choice.
#[derive(Debug, Clone)]
struct OptionView {
    code: &'static str,
    label: String,
    chosen: bool,
}

/// One finding.
#[derive(Debug, Clone)]
struct FindingView {
    id: String,
    code: String,
    rev: i64,
    title: String,
    risk: &'static str,
    risk_label: String,
    risk_tone: &'static str,
    standing: &'static str,
    standing_label: String,
    standing_tone: &'static str,
    place: String,
    others: Vec<String>,
    kind: String,
    rule: String,
    tool: String,
    identifiers: Vec<String>,
    cvss: String,
    description: String,
    steps: Vec<String>,
    snippet: String,
    recommendation: String,
    references: Vec<String>,
    claims: Vec<String>,
    gaps: Vec<String>,
    history: Vec<EntryView>,
    is_picked: bool,
    is_open: bool,
    said: SaidView,
    /// The risk that the form offers.
    rate: String,
}

/// One judgement of a finding.
#[derive(Debug, Clone)]
struct EntryView {
    at: String,
    by: String,
    what: String,
    reason: String,
}

/// A report that was imported.
#[derive(Debug, Clone)]
struct ReportView {
    name: String,
    sha256: String,
    tools: String,
    findings: usize,
    components: usize,
    problems: Vec<String>,
    count: usize,
    more: usize,
}

#[derive(Template)]
#[template(path = "bench_findings.html")]
struct FindingsPage {
    frame: Frame,
    head: CaseHead,
    bench: BenchHead,
    findings: Vec<FindingView>,
    total: usize,
    all: usize,
    standings: Vec<OptionView>,
    risks: Vec<OptionView>,
    ratings: Vec<OptionView>,
    kinds: Vec<OptionView>,
    reports: Vec<ReportView>,
    asked: Asked,
    earlier: Option<usize>,
    later: Option<usize>,
    wrong: Vec<String>,
    hand: HandView,
    several: SaidView,
    limit: usize,
}

/// Shows the findings.
pub(super) async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, work)): Path<(Uuid, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let opened = open(&portal, &signed_in, id, &work).await?;
    findings_page(&signed_in, &opened, asked, Overlay::default())
}

/// The page of the findings, with what was not taken laid over it.
pub(super) fn findings_page(
    signed_in: &SignedIn,
    opened: &Opened,
    asked: Asked,
    overlay: Overlay,
) -> Result<Response, Failure> {
    let frame = Frame::new(&signed_in.visit);
    let bench = head(&frame, &signed_in.person, opened, Tab::Findings);
    let (standing, risk) = (Standing::from_code(&asked.standing), Risk::from_code(&asked.risk));
    let is_shown = |entry: &&FindingEntry| {
        standing.is_none_or(|s| entry.finding.review.standing() == s)
            && risk.is_none_or(|r| entry.finding.risk == r)
    };
    let shown: Vec<&FindingEntry> = opened.bench.findings.iter().filter(is_shown).collect();
    let views = shown.iter().skip(asked.from).take(FINDINGS_SHOWN_MAX);
    let findings =
        views.map(|entry| finding_view(&frame, &opened.sheet, entry, &overlay)).collect();
    let later = asked.from + FINDINGS_SHOWN_MAX;
    page(&FindingsPage {
        head: bench.case.clone(),
        findings,
        total: shown.len(),
        all: opened.bench.findings.len(),
        standings: standing_options(&frame, opened, standing),
        risks: risk_options(&frame, risk),
        ratings: risk_options(&frame, Risk::from_code(&overlay.hand.risk)),
        kinds: kind_options(&frame, &overlay.hand.kind),
        reports: opened.bench.reports.iter().map(|report| report_view(&frame, report)).collect(),
        earlier: asked.from.checked_sub(FINDINGS_SHOWN_MAX),
        later: Some(later).filter(|later| *later < shown.len()),
        asked,
        wrong: overlay.wrong,
        hand: overlay.hand,
        several: overlay.several.unwrap_or_default(),
        limit: finding::sarif::FILE_BYTES_MAX,
        bench,
        frame,
    })
}

fn standing_options(frame: &Frame, opened: &Opened, chosen: Option<Standing>) -> Vec<OptionView> {
    let count = |standing: Standing| {
        let is_it = |entry: &&FindingEntry| entry.finding.review.standing() == standing;
        opened.bench.findings.iter().filter(is_it).count()
    };
    let option = |standing: Standing| OptionView {
        code: standing.code(),
        label: format!("{} ({})", standing.name().of(frame.lang), count(standing)),
        chosen: chosen == Some(standing),
    };
    Standing::ALL.into_iter().map(option).collect()
}

fn risk_options(frame: &Frame, chosen: Option<Risk>) -> Vec<OptionView> {
    let option = |risk: Risk| OptionView {
        code: risk.code(),
        label: risk.name().of(frame.lang).to_owned(),
        chosen: chosen == Some(risk),
    };
    Risk::ALL.into_iter().map(option).collect()
}

fn kind_options(frame: &Frame, chosen: &str) -> Vec<OptionView> {
    let option = |kind: FindingKind| OptionView {
        code: kind.code(),
        label: kind.name().of(frame.lang).to_owned(),
        chosen: chosen == kind.code(),
    };
    FindingKind::ALL.into_iter().map(option).collect()
}

fn finding_view(
    frame: &Frame,
    sheet: &CaseSheet,
    entry: &FindingEntry,
    overlay: &Overlay,
) -> FindingView {
    let (lang, finding) = (frame.lang, &entry.finding);
    let id = finding.id.to_string();
    let said = overlay.said.as_ref().filter(|said| said.id == id);
    let standing = finding.review.standing();
    FindingView {
        code: finding_code(finding),
        rev: entry.rev,
        title: titled(finding),
        risk: finding.risk.code(),
        risk_label: finding.risk.name().of(lang).to_owned(),
        risk_tone: risk_tone(finding.risk),
        standing: standing.code(),
        standing_label: standing.name().of(lang).to_owned(),
        standing_tone: standing_tone(standing),
        place: finding.place(),
        others: finding.route.others.iter().map(ToString::to_string).collect(),
        kind: finding.kind.name().of(lang).to_owned(),
        rule: finding.rule.clone(),
        tool: finding.tool.to_string(),
        identifiers: identifiers(finding),
        cvss: cvss(finding),
        description: finding.description.clone(),
        steps: steps(finding),
        snippet: finding.evidence.snippet.clone(),
        recommendation: finding.recommendation.clone(),
        references: finding.references.clone(),
        claims: claims(frame, finding),
        gaps: gaps(frame, finding),
        history: history(frame, sheet, finding),
        is_picked: overlay.picked.contains(&id),
        is_open: said.is_some(),
        rate: said.map_or_else(|| finding.risk.code().to_owned(), |said| said.risk.clone()),
        said: said.cloned().unwrap_or_default(),
        id,
    }
}

fn titled(finding: &Finding) -> String {
    if finding.title.is_empty() { finding.rule.clone() } else { finding.title.clone() }
}

fn identifiers(finding: &Finding) -> Vec<String> {
    let cwes = finding.cwes.iter().map(ToString::to_string);
    let cves = finding.cves.iter().map(|cve| cve.as_str().to_owned());
    let ghsas = finding.ghsas.iter().map(|ghsa| ghsa.as_str().to_owned());
    cwes.chain(cves).chain(ghsas).collect()
}

fn cvss(finding: &Finding) -> String {
    let Some(cvss) = &finding.cvss else { return String::new() };
    let score = cvss.score().value();
    match cvss.vector() {
        Some(vector) => format!("{score:.1} ({})", vector.as_str()),
        None => format!("{score:.1}"),
    }
}

/// The flow of data to the place (M 11.2).
fn steps(finding: &Finding) -> Vec<String> {
    let step = |step: &finding::Step| match &step.place {
        Some(place) if step.note.is_empty() => place.to_string(),
        Some(place) => format!("{place}: {}", step.note),
        None => step.note.clone(),
    };
    finding.route.steps.iter().map(step).collect()
}

/// What the report itself claims of the finding; it is no judgement.
fn claims(frame: &Frame, finding: &Finding) -> Vec<String> {
    let claim = |claim: &finding::Claim| {
        format!("{}: {} ({})", claim.standing.name().of(frame.lang), claim.reason, claim.origin)
    };
    finding.review.claims.iter().map(claim).collect()
}

/// What the finding's report still lacks, with the clause.
fn gaps(frame: &Frame, finding: &Finding) -> Vec<String> {
    let gap = |(gap, clause): &(finding::Gap, order::Clause)| {
        format!("{} ({})", gap.text(frame.lang), clause.cite(frame.lang))
    };
    finding.gaps().iter().map(gap).collect()
}

fn history(frame: &Frame, sheet: &CaseSheet, finding: &Finding) -> Vec<EntryView> {
    let entry = |entry: &finding::Entry| EntryView {
        at: local_time(entry.at),
        by: sheet.name_of(&entry.by.0),
        what: judged(frame, &entry.judgement),
        reason: entry.judgement.reason().to_owned(),
    };
    finding.review.history().iter().rev().map(entry).collect()
}

fn judged(frame: &Frame, judgement: &Judgement) -> String {
    match judgement {
        Judgement::Confirmed => frame.t("judgement-confirmed"),
        Judgement::FalsePositive { .. } => frame.t("judgement-false-positive"),
        Judgement::Accepted { .. } => frame.t("judgement-accepted"),
        Judgement::Reopened { .. } => frame.t("judgement-reopened"),
        Judgement::Rated { from, to, .. } => {
            let (from, to) = (from.name(), to.name());
            format!(
                "{}: {} → {}",
                frame.t("judgement-rated"),
                from.of(frame.lang),
                to.of(frame.lang)
            )
        }
    }
}

fn report_view(frame: &Frame, report: &ReportEntry) -> ReportView {
    let tools: Vec<String> = report.detail.tools.iter().map(ToString::to_string).collect();
    let problems = &report.detail.problems;
    let shown = problems.iter().take(PROBLEMS_SHOWN_MAX);
    ReportView {
        name: report.name.clone(),
        sha256: report.sha256.clone(),
        tools: tools.join(", "),
        findings: report.detail.findings,
        components: report.detail.components,
        problems: shown.map(|problem| problem.text(frame.lang)).collect(),
        count: problems.len(),
        more: problems.len().saturating_sub(PROBLEMS_SHOWN_MAX),
    }
}

fn risk_tone(risk: Risk) -> &'static str {
    match risk {
        Risk::High => "bad",
        Risk::Medium => "warn",
        Risk::Low => "quiet",
    }
}

fn standing_tone(standing: Standing) -> &'static str {
    match standing {
        Standing::Unreviewed => "warn",
        Standing::Confirmed => "bad",
        Standing::FalsePositive => "good",
        Standing::Accepted => "accent",
    }
}
