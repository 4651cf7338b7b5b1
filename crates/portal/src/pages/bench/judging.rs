//! Judging findings, one by one or several with one reason, and writing one by hand (M 10.4,
//! M 10.5).

use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use conduct::{Bench, ConductError, FindingJudgement, HandFinding};
use finding::{FindingKind, Judgement, Risk};
use uuid::Uuid;

use super::{
    checks::wrongs,
    findings::{Asked, HandView, Overlay, SaidView, findings_page},
    open,
};
use crate::{
    Portal,
    failure::Failure,
    fields::{self, Fields},
    frame::Frame,
    render::done,
    visit::SignedIn,
};

/// Judges one finding.
pub(super) async fn judge_one(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, work, finding)): Path<(Uuid, String, Uuid)>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let opened = open(&portal, &signed_in, id, &work).await?;
    let rev: i64 = form.text("rev").parse().unwrap_or(0);
    let said = said(&opened.bench, &form, &[(finding, rev)]);
    let person = &signed_in.person;
    let judged = match said {
        Some(said) => portal.conduct.judge_findings(person, id, opened.work, said).await,
        None => return unclear(&portal, &signed_in, id, &work, &form, finding.to_string()).await,
    };
    let at = format!("{}#f-{finding}", back(&form, &opened.href()));
    match judged {
        Ok(()) => Ok(done(&portal, &at, "findings-judged")),
        Err(error) => {
            again(&portal, &signed_in, (id, &work), &form, error, finding.to_string()).await
        }
    }
}

/// Judges every picked finding alike.
pub(super) async fn judge_several(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, work)): Path<(Uuid, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let opened = open(&portal, &signed_in, id, &work).await?;
    let picked = picked(&form);
    let person = &signed_in.person;
    let Some(said) = said(&opened.bench, &form, &picked).filter(|_| !picked.is_empty()) else {
        return unclear(&portal, &signed_in, id, &work, &form, String::new()).await;
    };
    match portal.conduct.judge_findings(person, id, opened.work, said).await {
        Ok(()) => {
            let at = format!("{}#findings", back(&form, &opened.href()));
            Ok(done(&portal, &at, "findings-judged"))
        }
        Err(error) => again(&portal, &signed_in, (id, &work), &form, error, String::new()).await,
    }
}

/// Adds a finding that the executor made by hand.
pub(super) async fn add(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, work)): Path<(Uuid, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let opened = open(&portal, &signed_in, id, &work).await?;
    let text = |name: &str| form.text(name).to_owned();
    let hand = HandFinding {
        title: text("title"),
        description: text("description"),
        path: text("path"),
        risk: Risk::from_code(form.text("risk")).unwrap_or(Risk::UNKNOWN),
        recommendation: text("recommendation"),
        kind: FindingKind::from_code(form.text("kind")).unwrap_or(FindingKind::Vulnerability),
    };
    match portal.conduct.add_finding(&signed_in.person, id, opened.work, &hand).await {
        Ok(()) => {
            Ok(done(&portal, &format!("{}/findings#findings", opened.href()), "finding-added"))
        }
        Err(error) => {
            let (status, wrong) = wrongs(&signed_in, error)?;
            let hand = HandView {
                is_open: true,
                title: hand.title,
                description: hand.description,
                path: hand.path,
                risk: hand.risk.code().to_owned(),
                kind: hand.kind.code().to_owned(),
                recommendation: hand.recommendation,
            };
            let overlay = Overlay { wrong, hand, ..Overlay::default() };
            let mut response = findings_page(&signed_in, &opened, Asked::default(), overlay)?;
            *response.status_mut() = status;
            Ok(response)
        }
    }
}

/// What the form says of findings; nothing where it says nothing clear.
fn said(bench: &Bench, form: &Fields, of: &[(Uuid, i64)]) -> Option<Vec<FindingJudgement>> {
    let reason = || form.text("reason").to_owned();
    let judgement = |finding: Uuid| -> Option<Judgement> {
        Some(match form.text("judgement") {
            "confirmed" => Judgement::Confirmed,
            "false-positive" => Judgement::FalsePositive { reason: reason() },
            "accepted" => Judgement::Accepted { reason: reason() },
            "reopened" => Judgement::Reopened { reason: reason() },
            "rated" => {
                let entry = bench.findings.iter().find(|entry| entry.finding.id.0 == finding)?;
                let to = Risk::from_code(form.text("risk"))?;
                Judgement::Rated { from: entry.finding.risk, to, reason: reason() }
            }
            _ => return None,
        })
    };
    let one = |(finding, rev): &(Uuid, i64)| {
        let judgement = judgement(*finding)?;
        Some(FindingJudgement { finding: *finding, rev: *rev, judgement })
    };
    of.iter().map(one).collect()
}

/// The picked findings with the revisions that the page showed: `id:rev`.
fn picked(form: &Fields) -> Vec<(Uuid, i64)> {
    let pick = |value: &str| {
        let (id, rev) = value.split_once(':')?;
        Some((id.parse().ok()?, rev.parse().ok()?))
    };
    form.all("pick").filter_map(pick).collect()
}

fn asked(form: &Fields) -> Asked {
    Asked {
        standing: form.text("filter-standing").to_owned(),
        risk: form.text("filter-risk").to_owned(),
        from: form.text("filter-from").parse().unwrap_or(0),
    }
}

fn back(form: &Fields, href: &str) -> String {
    let asked = asked(form);
    let standing = finding::Standing::from_code(&asked.standing).map_or("", |s| s.code());
    let risk = Risk::from_code(&asked.risk).map_or("", Risk::code);
    format!("{href}/findings?standing={standing}&risk={risk}&from={}", asked.from)
}

/// The page again, since nothing was picked or nothing said.
async fn unclear(
    portal: &Portal,
    signed_in: &SignedIn,
    id: Uuid,
    work: &str,
    form: &Fields,
    finding: String,
) -> Result<Response, Failure> {
    let frame = Frame::new(&signed_in.visit);
    let text = frame.t(if finding.is_empty() { "bench-pick-and-say" } else { "bench-say" });
    let error = ConductError::told(language::Text::new(text.clone(), text.clone(), text));
    again(portal, signed_in, (id, work), form, error, finding).await
}

/// The page again with what was entered and what is wrong with it.
async fn again(
    portal: &Portal,
    signed_in: &SignedIn,
    (id, work): (Uuid, &str),
    form: &Fields,
    error: ConductError,
    finding: String,
) -> Result<Response, Failure> {
    let (status, wrong) = wrongs(signed_in, error)?;
    let said = SaidView {
        id: finding.clone(),
        judgement: form.text("judgement").to_owned(),
        reason: form.text("reason").to_owned(),
        risk: form.text("risk").to_owned(),
    };
    let is_one = !finding.is_empty();
    let overlay = Overlay {
        wrong,
        picked: picked(form).into_iter().map(|(id, _)| id.to_string()).collect(),
        said: Some(said.clone()).filter(|_| is_one),
        several: Some(said).filter(|_| !is_one),
        ..Overlay::default()
    };
    let opened = open(portal, signed_in, id, work).await?;
    let mut response = findings_page(signed_in, &opened, asked(form), overlay)?;
    *response.status_mut() = status;
    Ok(response)
}
