//! The questionnaire as a workbook: down, and up again through a preview. Nothing is saved before
//! the preview is applied.

use askama::Template;
use axum::{
    extract::{Path, Query, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use conduct::{CaseSheet, ConductError, FormKind, ImportPreview, person::Person};
use document::xlsx::FILE_BYTES_MAX;
use language::{Lang, Text};
use serde::Deserialize;
use uuid::Uuid;

use super::{changes::Changes, check, may_edit};
use crate::{
    Portal,
    failure::Failure,
    fields,
    frame::Frame,
    pages::{
        case::{CaseHead, Section},
        entry::{Problem, overtaken_words, page_as, size_words},
        papers::{self, Shown},
    },
    render::{done, page},
    visit::SignedIn,
};

/// In which language.
#[derive(Deserialize)]
pub(super) struct Asked {
    lang: Option<String>,
}

#[derive(Template)]
#[template(path = "questionnaire_workbook.html")]
struct WorkbookPage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    may_edit: bool,
    error: Option<String>,
    limit: u64,
    limit_words: String,
}

#[derive(Template)]
#[template(path = "questionnaire_preview.html")]
struct PreviewPage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    name: String,
    rev: i64,
    kept: String,
    changes: Changes,
    conflicts: Vec<ConflictLine>,
    /// What the reader could not take, with sheet and cell.
    notes: Vec<String>,
    problems: Vec<Problem>,
    problems_total: usize,
    problems_more: usize,
}

struct ConflictLine {
    place: String,
    base: String,
    current: String,
    incoming: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    let frame = Frame::new(&signed_in.visit);
    page(&WorkbookPage::new(frame, &sheet, &signed_in.person, None))
}

pub(super) async fn download(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let lang = papers::lang_of(asked.lang.as_deref(), signed_in.visit.lang);
    let bytes = portal.conduct.questionnaire_workbook(&signed_in.person, id, lang).await?;
    let name = format!("questionnaire-{}.xlsx", lang.code());
    let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, papers::disposition(Shown::Attachment, &name)),
    ];
    Ok((headers, bytes).into_response())
}

pub(super) async fn preview(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Response, Failure> {
    let person = &signed_in.person;
    let limit = FILE_BYTES_MAX as u64;
    let form = fields::read_with_files(request, &signed_in.visit.csrf, limit).await?;
    let sheet = portal.conduct.case(person, id).await?;
    let frame = Frame::new(&signed_in.visit);
    let Some(file) = form.file("workbook") else {
        let error = frame.t("workbook-no-file");
        return refused(frame, &sheet, person, error);
    };
    match portal.conduct.preview_workbook(person, id, file.bytes.to_vec()).await {
        Ok(found) => page(&preview_page(frame, &sheet, file.name.clone(), &found)),
        Err(ConductError::Told(why)) => {
            let error = why.of(frame.lang).to_owned();
            refused(frame, &sheet, person, error)
        }
        Err(error) => Err(Failure::from(error)),
    }
}

pub(super) async fn apply(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let person = &signed_in.person;
    let rev = form.text("rev").parse().unwrap_or(0);
    match portal.conduct.apply_workbook(person, id, rev, form.text("kept")).await {
        Ok(()) => {}
        Err(ConductError::Conflict { .. }) => {
            let sheet = portal.conduct.case(person, id).await?;
            if !is_applied(&sheet, form.text("kept")) {
                return Err(overtaken(&signed_in, &sheet));
            }
        }
        Err(error) => return Err(Failure::from(error)),
    }
    Ok(done(&portal, &format!("/cases/{id}/questionnaire"), "workbook-applied"))
}

fn refused(
    frame: Frame,
    sheet: &CaseSheet,
    person: &Person,
    error: String,
) -> Result<Response, Failure> {
    let page = WorkbookPage::new(frame, sheet, person, Some(error));
    page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Whether what was kept stands as the questionnaire already: the button was pressed twice.
fn is_applied(sheet: &CaseSheet, kept: &str) -> bool {
    let forms = sheet.forms.iter().filter(|form| form.kind == FormKind::Questionnaire.code());
    let last = forms.max_by_key(|form| form.number);
    last.is_some_and(|form| form.sha256.to_string() == kept)
}

fn overtaken(signed_in: &SignedIn, sheet: &CaseSheet) -> Failure {
    let words = |lang| {
        let frame = Frame { lang, ..Frame::new(&signed_in.visit) };
        let who = overtaken_words(&frame, sheet, FormKind::Questionnaire);
        format!("{who} {}", frame.t("workbook-overtaken"))
    };
    Failure::Conflict { what: Text::new(words(Lang::Kk), words(Lang::Ru), words(Lang::En)) }
}

impl WorkbookPage {
    fn new(frame: Frame, sheet: &CaseSheet, person: &Person, error: Option<String>) -> Self {
        let limit = FILE_BYTES_MAX as u64;
        WorkbookPage {
            head: CaseHead::new(&frame, sheet, Section::Questionnaire),
            id: sheet.row.id,
            may_edit: may_edit(sheet, person),
            error,
            limit,
            limit_words: size_words(frame.lang, limit),
            frame,
        }
    }
}

fn preview_page(
    frame: Frame,
    sheet: &CaseSheet,
    name: String,
    found: &ImportPreview,
) -> PreviewPage {
    let (lang, id) = (frame.lang, sheet.row.id);
    let conflict = |conflict: &document::xlsx::Conflict| ConflictLine {
        place: conflict.place.text(lang),
        base: conflict.base.clone(),
        current: conflict.current.clone(),
        incoming: conflict.incoming.clone(),
    };
    PreviewPage {
        head: CaseHead::new(&frame, sheet, Section::Questionnaire),
        id,
        name,
        rev: found.rev,
        kept: found.kept.clone(),
        changes: Changes::of(lang, &found.changes),
        conflicts: found.conflicts.iter().map(conflict).collect(),
        notes: found.problems.iter().map(|problem| problem.message(lang)).collect(),
        problems: check::problems(lang, id, found.check.errors.iter()),
        problems_total: found.check.errors.len() + found.check.omitted,
        problems_more: check::more(found.check.errors.len() + found.check.omitted),
        frame,
    }
}
