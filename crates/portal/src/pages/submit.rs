//! Submitting the application (R 10, R 30): what is ready and what is missing, what is signed, the
//! signature.

use askama::Template;
use axum::{
    Router,
    extract::{Path, Request, State},
    response::Response,
    routing::get,
};
use case::{CommandKind, Fact, Party, Stage, payload::AttachmentKind};
use conduct::{
    CaseSheet, ConductError, FormKind, Version, acts::Answers, attachment_code, person::Person,
};
use order::{ProviderKind, form::check_application};
use uuid::Uuid;

use super::{
    application::works_fit,
    case::{CaseHead, Section},
    documents::is_required,
};
use crate::{
    Portal,
    failure::Failure,
    fields,
    frame::Frame,
    render::{done, page},
    visit::SignedIn,
};

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/cases/{id}/submit", get(show).post(submit))
}

#[derive(Template)]
#[template(path = "submit.html")]
struct SubmitPage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    items: Vec<Item>,
    /// What is signed, and its hash; `None` while something is missing.
    ready: Option<(String, String)>,
    is_laboratory: bool,
    is_open: bool,
    may_submit: bool,
    once: String,
    submitted: Option<String>,
}

/// A part of the package.
struct Item {
    code: &'static str,
    title: String,
    href: String,
    clause: String,
    state: String,
    tone: &'static str,
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    let frame = Frame::new(&signed_in.visit);
    page(&submit_page(&portal, frame, &sheet, &signed_in.person).await?)
}

async fn submit(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let person = &signed_in.person;
    let mut answers = Answers::new();
    answers.say("shown", form.text("shown"));
    let key = Some(form.text("once").to_owned()).filter(|key| !key.is_empty());
    let submitted = portal.conduct.act(person, id, key, CommandKind::Submit, &answers).await;
    if let Err(error) = submitted {
        let sheet = portal.conduct.case(person, id).await?;
        // The same button pressed twice submits once.
        if !was_submitted_by(&sheet, person) {
            return Err(Failure::from(error));
        }
    }
    Ok(done(&portal, &format!("/cases/{id}"), "submitted"))
}

/// Whether this person's own submission is the last thing that happened.
fn was_submitted_by(sheet: &CaseSheet, person: &Person) -> bool {
    sheet.records.last().is_some_and(|record| {
        matches!(record.event.fact, Fact::Submitted(_))
            && record.author.account.0 == person.account.to_string()
    })
}

async fn submit_page(
    portal: &Portal,
    frame: Frame,
    sheet: &CaseSheet,
    person: &Person,
) -> Result<SubmitPage, Failure> {
    let id = sheet.row.id;
    let is_open = matches!(sheet.case.stage, Stage::Draft | Stage::Returned);
    let ready = match portal.conduct.submission_manifest(person, id).await {
        Ok(manifest) => Some((manifest.canonical(), manifest.sha256())),
        Err(ConductError::Told(_) | ConductError::Form(_) | ConductError::NotFound) => None,
        Err(error) => return Err(Failure::from(error)),
    };
    let items = items(&frame, sheet)?;
    let is_ready = is_open && items.iter().all(|item| item.tone != "bad");
    let submitted = sheet.case.intake.submitted.filter(|_| !is_open);
    Ok(SubmitPage {
        head: CaseHead::new(&frame, sheet, Section::Documents),
        id,
        items,
        ready: ready.filter(|_| is_ready),
        is_laboratory: sheet.case.provider() == ProviderKind::Laboratory,
        is_open,
        may_submit: sheet.mine.contains(&Party::Applicant),
        once: conduct::secret(),
        submitted: submitted.map(|day| frame.day(&day)),
        frame,
    })
}

fn items(frame: &Frame, sheet: &CaseSheet) -> Result<Vec<Item>, Failure> {
    let mut items = vec![application(frame, sheet)?];
    items.extend(cover_letter(frame, sheet)?);
    items.push(questionnaire(frame, sheet));
    items.extend(AttachmentKind::ALL.into_iter().filter_map(|kind| document(frame, sheet, kind)));
    Ok(items)
}

fn application(frame: &Frame, sheet: &CaseSheet) -> Result<Item, Failure> {
    let form = sheet.application()?;
    let errors = check_application(&form.value.form, &sheet.form_rules()).errors.len();
    let (state, tone) = if form.version == Version::None {
        (frame.t("ready-not-begun"), "bad")
    } else if errors > 0 {
        (frame.n("ready-errors", &errors), "bad")
    } else if !works_fit(sheet, &form.value) {
        (frame.t("ready-works-misfit"), "bad")
    } else {
        (frame.t("ready-yes"), "good")
    };
    let clause = clause(frame, sheet, case::payload::PackageItem::Application);
    let href = format!("/cases/{}/application", sheet.row.id);
    let title = frame.t("ready-application");
    Ok(Item { code: "application", title, href, clause, state, tone })
}

/// A paper application comes with a letter (R 30).
fn cover_letter(frame: &Frame, sheet: &CaseSheet) -> Result<Option<Item>, Failure> {
    match sheet.case.provider() {
        ProviderKind::StateTechnicalService => return Ok(None),
        ProviderKind::Laboratory => {}
    }
    let letter = sheet.application()?.value.cover_letter;
    let (state, tone) = match letter {
        Some((number, date)) => (format!("№ {number}, {}", frame.day(&date)), "good"),
        None => (frame.t("ready-missing"), "bad"),
    };
    Ok(Some(Item {
        code: "cover-letter",
        title: frame.t("application-letter"),
        href: format!("/cases/{}/application#letter-number", sheet.row.id),
        clause: clause(frame, sheet, case::payload::PackageItem::Application),
        state,
        tone,
    }))
}

fn questionnaire(frame: &Frame, sheet: &CaseSheet) -> Item {
    let code = FormKind::Questionnaire.code();
    let versions = || sheet.forms.iter().filter(|form| form.kind == code);
    let attested = versions().filter(|form| form.state == "signed").map(|form| form.number).max();
    let has_draft = versions().any(|form| form.state == "draft");
    let (state, tone) = match (attested, has_draft) {
        (Some(number), false) => (frame.n("ready-attested", &number), "good"),
        (Some(number), true) => (frame.n("ready-attested-older", &number), "warn"),
        (None, _) => (frame.t("ready-not-attested"), "bad"),
    };
    Item {
        code: "questionnaire",
        title: frame.t("ready-questionnaire"),
        href: format!("/cases/{}/questionnaire", sheet.row.id),
        clause: clause(frame, sheet, case::payload::PackageItem::Questionnaire),
        state,
        tone,
    }
}

fn document(frame: &Frame, sheet: &CaseSheet, kind: AttachmentKind) -> Option<Item> {
    kind.item().clause(sheet.case.provider())?;
    let code = attachment_code(kind);
    let count = sheet.standing_files().filter(|file| file.kind == code).count();
    let (state, tone) = if count > 0 {
        (frame.n("ready-files", &count), "good")
    } else if is_required(sheet, kind) {
        (frame.t("ready-missing"), "warn")
    } else {
        (frame.t("ready-when-needed"), "quiet")
    };
    Some(Item {
        code,
        title: frame.t(&format!("document-kind-{code}")),
        href: format!("/cases/{}/documents#{code}", sheet.row.id),
        clause: clause(frame, sheet, kind.item()),
        state,
        tone,
    })
}

fn clause(frame: &Frame, sheet: &CaseSheet, item: case::payload::PackageItem) -> String {
    let clause = item.clause(sheet.case.provider());
    clause.map_or_else(String::new, |clause| clause.cite(frame.lang))
}
