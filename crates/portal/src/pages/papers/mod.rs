//! Protocols, letters, acts and signatures of a test; and their files.

mod serve;
mod view;

use axum::{
    Router,
    extract::{Path, Query, State},
    response::Response,
    routing::get,
};
use conduct::FormKind;
use language::Lang;
use serde::Deserialize;
use uuid::Uuid;

use crate::{Portal, failure::Failure, frame::Frame, render::page, visit::SignedIn};
use view::PapersPage;

pub(crate) use serve::{Shown, disposition, file, shown_as};

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new()
        .route("/cases/{id}/papers", get(show))
        .route("/cases/{id}/papers/{paper}", get(read))
        .route("/cases/{id}/forms/{form}", get(form))
        .route("/cases/{id}/package", get(package))
}

/// In which language.
#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
}

/// The language asked for, or the reader's.
pub(crate) fn lang_of(asked: Option<&str>, reader: Lang) -> Lang {
    asked.and_then(|code| code.parse().ok()).unwrap_or(reader)
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    page(&PapersPage::new(Frame::new(&signed_in.visit), &sheet, &signed_in.person))
}

async fn read(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, paper)): Path<(Uuid, Uuid)>,
) -> Result<Response, Failure> {
    let paper = portal.conduct.read_paper(&signed_in.person, id, paper).await?;
    Ok(file(shown_as(paper.media_type), &paper.name, paper.media_type, paper.bytes))
}

async fn form(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, form)): Path<(Uuid, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let kind = match form.as_str() {
        "application.pdf" => FormKind::Application,
        "questionnaire.pdf" => FormKind::Questionnaire,
        _ => return Err(Failure::NotFound),
    };
    let lang = lang_of(asked.lang.as_deref(), signed_in.visit.lang);
    let paper = portal.conduct.form_paper(&signed_in.person, id, kind, lang).await?;
    Ok(file(shown_as(paper.media_type), &paper.name, paper.media_type, paper.bytes))
}

async fn package(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let lang = lang_of(asked.lang.as_deref(), signed_in.visit.lang);
    let paper = portal.conduct.print_package(&signed_in.person, id, lang).await?;
    Ok(file(shown_as(paper.media_type), &paper.name, paper.media_type, paper.bytes))
}
