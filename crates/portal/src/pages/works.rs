//! The works of a test: who carries out which, how far it is, what can be done now (R 19, R 22,
//! R 31, R 35).

use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use case::{
    CommandKind, Next,
    payload::Verdict,
    state::{Protocol, WorkState},
};
use conduct::{CaseSheet, person::Person};
use order::Work;
use uuid::Uuid;

use super::{
    bench::meter::{Meter, meter},
    case::{CaseHead, Section, address, is_mine},
};
use crate::{Portal, failure::Failure, frame::Frame, render::page, visit::SignedIn};

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/cases/{id}/works", get(show))
}

/// How far a work is: its key for words and the tone in which it is told.
pub(crate) type Standing = (&'static str, &'static str);

/// One work.
#[derive(Debug, Clone)]
struct WorkRow {
    code: &'static str,
    name: String,
    executor: String,
    state: &'static str,
    state_label: String,
    tone: &'static str,
    since: String,
    verdict: Option<(String, &'static str)>,
    bench: Option<String>,
    meter: Option<Meter>,
    acts: Vec<Button>,
}

/// Something that this person can do now.
#[derive(Debug, Clone)]
struct Button {
    href: String,
    code: &'static str,
    label: String,
    is_quiet: bool,
}

/// An issued protocol.
#[derive(Debug, Clone)]
struct IssuedRow {
    number: String,
    work: String,
    round: String,
    verdict: String,
    tone: &'static str,
    issued: String,
}

#[derive(Template)]
#[template(path = "works.html")]
struct WorksPage {
    frame: Frame,
    head: CaseHead,
    round: String,
    begun: Option<String>,
    rows: Vec<WorkRow>,
    whole: Vec<Button>,
    issued: Vec<IssuedRow>,
    papers: String,
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    let frame = Frame::new(&signed_in.visit);
    let person = &signed_in.person;
    let rows = sheet
        .case
        .works()
        .iter()
        .map(|work| work_row(&portal, &frame, &sheet, person, work))
        .collect::<Result<Vec<_>, Failure>>()?;
    let whole = sheet.next.iter().filter(|next| {
        next.work.is_none()
            && next.what == CommandKind::IssueProtocols
            && is_mine(&sheet, person, next)
    });
    let whole = whole.map(|next| button(&frame, id, next)).collect();
    page(&WorksPage {
        head: CaseHead::new(&frame, &sheet, Section::Works),
        round: round_name(&frame, sheet.case.round.as_ref().map_or(0, |round| round.number)),
        begun: sheet.case.round.as_ref().map(|round| frame.day(&round.begun)),
        rows,
        whole,
        issued: sheet.case.protocols.iter().rev().map(|p| issued_row(&frame, p)).collect(),
        papers: Section::Papers.href(id),
        frame,
    })
}

fn work_row(
    portal: &Portal,
    frame: &Frame,
    sheet: &CaseSheet,
    person: &Person,
    work: Work,
) -> Result<WorkRow, Failure> {
    let (lang, id) = (frame.lang, sheet.row.id);
    let state = sheet.case.work(work);
    let is_insider = sheet.mine.iter().any(|party| party.is_provider());
    let executor = state.and_then(|state| state.executor.as_ref());
    let (key, tone) = standing(sheet, work);
    let has_bench = is_insider && sheet.case.round.is_some();
    let meter = if has_bench { Some(meter(frame, &sheet.bench(work)?)) } else { None };
    let mine = sheet.next.iter().filter(|n| n.work == Some(work) && is_mine(sheet, person, n));
    let mut acts: Vec<Button> = mine.map(|next| button(frame, id, next)).collect();
    acts.extend(replace_executor(portal, frame, sheet, person, work));
    Ok(WorkRow {
        code: work.code(),
        name: work.name().of(lang).to_owned(),
        executor: executor.map_or_else(String::new, |account| sheet.name_of(&account.0)),
        state: key,
        state_label: frame.t(&format!("work-state-{key}")),
        tone,
        since: since(frame, state),
        verdict: state.and_then(|s| s.finished.as_ref()).map(|(verdict, _)| told(frame, verdict)),
        bench: has_bench.then(|| format!("/cases/{id}/works/{}", work.code())),
        meter,
        acts,
    })
}

/// How far a work is in the round under way.
pub(crate) fn standing(sheet: &CaseSheet, work: Work) -> Standing {
    let Some(state) = sheet.case.work(work) else { return ("not-in-round", "quiet") };
    let round = sheet.case.round.as_ref().map_or(0, |round| round.number);
    let is_issued = |p: &Protocol| p.work == work && p.round == round;
    if sheet.case.protocols.iter().any(is_issued) {
        return ("issued", "good");
    }
    let Some(draft) = &state.draft else { return before_draft(state) };
    match (&draft.reviewed, &draft.executor, &draft.head) {
        (_, Some(_), Some(_)) => ("signed", "good"),
        (_, Some(_), None) => ("signed-by-executor", "accent"),
        (Some(_), None, _) => ("protocol-reviewed", "accent"),
        (None, None, _) => ("protocol-drafted", "accent"),
    }
}

fn before_draft(state: &WorkState) -> Standing {
    match (&state.executor, state.started, &state.finished, &state.reviewed) {
        (_, _, Some(_), Some(_)) => ("reviewed", "accent"),
        (_, _, Some(_), None) => ("finished", "accent"),
        (_, Some(_), None, _) => ("under-way", "accent"),
        (Some(_), None, None, _) => ("not-started", "quiet"),
        (None, None, None, _) => ("unassigned", "warn"),
    }
}

/// A verdict in words, with its tone.
pub(crate) fn told(frame: &Frame, verdict: &Verdict) -> (String, &'static str) {
    match verdict {
        Verdict::Conforms => (frame.t("work-conforms"), "good"),
        Verdict::DoesNotConform { codes } => {
            (frame.n("work-does-not-conform", &codes.len()), "bad")
        }
    }
}

/// A round's name.
pub(crate) fn round_name(frame: &Frame, round: u8) -> String {
    match round {
        0 => frame.t("work-round-test"),
        number => frame.n("work-round-retest", &i64::from(number)),
    }
}

fn since(frame: &Frame, state: Option<&WorkState>) -> String {
    let Some(state) = state else { return String::new() };
    let finished = state.finished.as_ref().map(|(_, on)| frame.day(on));
    let started = state.started.as_ref().map(|on| frame.day(on));
    match (started, finished) {
        (Some(started), Some(finished)) => format!("{started} – {finished}"),
        (Some(started), None) => frame.w("work-since", &started),
        (None, _) => String::new(),
    }
}

fn button(frame: &Frame, id: Uuid, next: &Next) -> Button {
    Button {
        href: address(id, next),
        code: next.what.code(),
        label: next.what.name(frame.lang),
        is_quiet: false,
    }
}

/// The head may put another executor in the place of one, until the protocol is signed.
fn replace_executor(
    portal: &Portal,
    frame: &Frame,
    sheet: &CaseSheet,
    person: &Person,
    work: Work,
) -> Option<Button> {
    let kind = CommandKind::AssignExecutor;
    let state = sheet.case.work(work)?;
    let is_signed = state.draft.as_ref().is_some_and(|draft| draft.executor.is_some());
    let may = portal.conduct.may(person, sheet, kind).is_ok();
    (may && state.executor.is_some() && !is_signed).then(|| Button {
        href: format!("/cases/{}/act/{}?work={}", sheet.row.id, kind.code(), work.code()),
        code: kind.code(),
        label: frame.t("work-replace-executor"),
        is_quiet: true,
    })
}

fn issued_row(frame: &Frame, protocol: &Protocol) -> IssuedRow {
    let (verdict, tone) = told(frame, &protocol.verdict);
    IssuedRow {
        number: protocol.number.to_string(),
        work: protocol.work.name().of(frame.lang).to_owned(),
        round: round_name(frame, protocol.round),
        verdict,
        tone,
        issued: frame.day(&protocol.issued),
    }
}
