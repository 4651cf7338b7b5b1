//! The check of the package for completeness, part by part, and the letter of return (R 12, R 13,
//! R 30).

use askama::Template;
use axum::{
    Router,
    extract::{Path, Request, State},
    http::StatusCode,
    response::Response,
    routing::get,
};
use case::{
    ClockKind, CommandKind, Stage,
    payload::{ItemVerdict, PackageItem},
};
use conduct::{CaseSheet, ConductError, acts::Answers, person::Person};
use uuid::Uuid;

use super::case::{CaseHead, ClockView, Section, clock_view};
use crate::{
    Portal,
    failure::Failure,
    fields::{self, Fields},
    frame::Frame,
    render::{done, page},
    visit::SignedIn,
};

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/cases/{id}/intake", get(show).post(save))
}

/// One part of the package.
#[derive(Debug, Clone)]
struct ItemView {
    code: &'static str,
    name: String,
    clause: String,
    is_required: bool,
    files: Vec<FileView>,
    /// `fits`, `not-needed`, `does-not-fit`, or nothing.
    found: String,
    reason: String,
    state: String,
    tone: &'static str,
    may_stay_open: bool,
    error: Option<String>,
}

/// Something that was handed in.
#[derive(Debug, Clone)]
struct FileView {
    href: String,
    name: String,
}

#[derive(Template)]
#[template(path = "intake.html")]
struct IntakePage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    once: String,
    may_check: bool,
    refusal: Option<String>,
    items: Vec<ItemView>,
    open: usize,
    reasons: Vec<String>,
    clocks: Vec<ClockView>,
    wrong: Vec<(&'static str, String)>,
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    page(&intake_page(&portal, &signed_in, &sheet, None, &[])?)
}

async fn save(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Response, Failure> {
    let person = &signed_in.person;
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let sheet = portal.conduct.case(person, id).await?;
    portal.conduct.may(person, &sheet, CommandKind::CheckItem)?;
    let mut errors = Vec::new();
    for item in case::checklist(&sheet.case) {
        if let Err(error) = check(&portal, person, &sheet, &form, item).await {
            errors.push((item, error));
        }
    }
    if errors.is_empty() {
        return Ok(done(&portal, &format!("/cases/{id}/intake"), "intake-saved"));
    }
    let frame = Frame::new(&signed_in.visit);
    let told = errors
        .into_iter()
        .map(|(item, error)| Ok((item, told(&frame, error)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let sheet = portal.conduct.case(person, id).await?;
    let mut response = page(&intake_page(&portal, &signed_in, &sheet, Some(&form), &told)?)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// Records what was found of one part, where it differs from what stands.
async fn check(
    portal: &Portal,
    person: &Person,
    sheet: &CaseSheet,
    form: &Fields,
    item: PackageItem,
) -> Result<(), ConductError> {
    let code = item.code();
    let found = form.text(&format!("found.{code}"));
    let reason = form.text(&format!("reason.{code}"));
    let stands = sheet.case.intake.checks.get(&item);
    let (stood, stood_reason) = stands.map_or(("", ""), verdict_of);
    let is_same = found == stood && (found != "does-not-fit" || reason == stood_reason);
    if found.is_empty() || is_same {
        return Ok(());
    }
    let mut answers = Answers::new();
    for (key, value) in [("item", code), ("found", found), ("reason", reason)] {
        answers.say(key, value);
    }
    let once = Some(form.text("once")).filter(|once| !once.is_empty());
    let key = once.map(|once| format!("{once}-{code}"));
    portal.conduct.act(person, sheet.row.id, key, CommandKind::CheckItem, &answers).await
}

fn intake_page(
    portal: &Portal,
    signed_in: &SignedIn,
    sheet: &CaseSheet,
    sent: Option<&Fields>,
    errors: &[(PackageItem, String)],
) -> Result<IntakePage, Failure> {
    let frame = Frame::new(&signed_in.visit);
    if !sheet.mine.iter().any(|party| party.is_provider()) {
        return Err(Failure::Forbidden);
    }
    let refusal = match portal.conduct.may(&signed_in.person, sheet, CommandKind::CheckItem) {
        Ok(_) => None,
        Err(ConductError::Refused(refusal)) => Some(refusal.text(frame.lang)),
        Err(ConductError::Denied(_)) => Some(frame.t("intake-registrar-only")),
        Err(error) => return Err(Failure::from(error)),
    };
    let items: Vec<ItemView> = case::checklist(&sheet.case)
        .into_iter()
        .map(|item| item_view(&frame, sheet, item, sent, errors))
        .collect();
    let clocks = sheet.clocks.iter().filter(|clock| {
        clock.kind == ClockKind::CompletenessCheck || clock.kind == ClockKind::ReturnOfApplication
    });
    Ok(IntakePage {
        head: CaseHead::new(&frame, sheet, Section::Overview),
        id: sheet.row.id,
        once: conduct::secret(),
        may_check: refusal.is_none() && sheet.case.stage == Stage::Check,
        refusal,
        open: case::unchecked(&sheet.case).len(),
        reasons: reasons(&frame, sheet),
        clocks: clocks.map(|clock| clock_view(&frame, sheet, clock)).collect(),
        wrong: errors.iter().map(|(item, text)| (item.code(), text.clone())).collect(),
        items,
        frame,
    })
}

fn item_view(
    frame: &Frame,
    sheet: &CaseSheet,
    item: PackageItem,
    sent: Option<&Fields>,
    errors: &[(PackageItem, String)],
) -> ItemView {
    let (code, case) = (item.code(), &sheet.case);
    let stands = case.intake.checks.get(&item);
    let (stood, stood_reason) = stands.map_or(("", ""), verdict_of);
    let (found, reason) = match sent {
        Some(form) => (form.text(&format!("found.{code}")), form.text(&format!("reason.{code}"))),
        None => (stood, stood_reason),
    };
    let tone = match stands {
        None => "quiet",
        Some(ItemVerdict::Fits | ItemVerdict::NotNeeded) => "good",
        Some(ItemVerdict::DoesNotFit { .. }) => "bad",
    };
    ItemView {
        code,
        name: conduct::package_item(frame.lang, item),
        clause: item
            .clause(case.provider())
            .map_or(String::new(), |clause| clause.cite(frame.lang)),
        is_required: case::is_required(case, item),
        files: files(frame, sheet, item),
        state: frame.t(&format!("intake-found-{}", if stood.is_empty() { "open" } else { stood })),
        tone,
        may_stay_open: stands.is_none(),
        error: errors.iter().find(|(of, _)| *of == item).map(|(_, text)| text.clone()),
        found: found.to_owned(),
        reason: reason.to_owned(),
    }
}

/// What was handed in as this part.
fn files(frame: &Frame, sheet: &CaseSheet, item: PackageItem) -> Vec<FileView> {
    let id = sheet.row.id;
    let form = |section: &str| {
        vec![FileView {
            href: format!("/cases/{id}/{section}"),
            name: frame.t(&format!("section-{section}")),
        }]
    };
    match item {
        PackageItem::Application => form("application"),
        PackageItem::Questionnaire => form("questionnaire"),
        PackageItem::PowerOfAttorney
        | PackageItem::TechnicalSpecification
        | PackageItem::SourceCode
        | PackageItem::SecurityDocumentation
        | PackageItem::OwnerAuthorisation
        | PackageItem::StateBodyProof => sheet
            .standing_files()
            .filter(|file| file.kind == item.code())
            .map(|file| FileView {
                href: format!("/cases/{id}/files/{}", file.id),
                name: file.name.clone(),
            })
            .collect(),
    }
}

/// The reasons as the letter of return gives them, in one list (R 13).
fn reasons(frame: &Frame, sheet: &CaseSheet) -> Vec<String> {
    let provider = sheet.case.provider();
    let fallback = CommandKind::ReturnApplication.clause(provider);
    let checks = sheet.case.intake.checks.iter();
    checks
        .filter_map(|(item, verdict)| match verdict {
            ItemVerdict::DoesNotFit { reason } => {
                let clause = item.clause(provider).unwrap_or(fallback).cite(frame.lang);
                let name = conduct::package_item(frame.lang, *item);
                Some(format!("{name}: {reason} ({clause})"))
            }
            ItemVerdict::Fits | ItemVerdict::NotNeeded => None,
        })
        .collect()
}

fn verdict_of(verdict: &ItemVerdict) -> (&str, &str) {
    match verdict {
        ItemVerdict::Fits => ("fits", ""),
        ItemVerdict::NotNeeded => ("not-needed", ""),
        ItemVerdict::DoesNotFit { reason } => ("does-not-fit", reason.as_str()),
    }
}

/// What is wrong with one part; what is not the sender's to mend is a failure.
fn told(frame: &Frame, error: ConductError) -> Result<String, Failure> {
    let failure = Failure::from(error);
    let facts = failure.facts(frame.lang);
    if facts.is_empty() { Err(failure) } else { Ok(facts.join(" ")) }
}
