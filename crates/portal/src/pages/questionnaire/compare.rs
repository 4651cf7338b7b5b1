//! Two versions of the questionnaire compared cell by cell (R 20, R 38).

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use conduct::CaseSheet;
use order::form::diff;
use serde::Deserialize;
use uuid::Uuid;

use super::{changes::Changes, versions};
use crate::{
    Portal,
    failure::Failure,
    frame::Frame,
    pages::case::{CaseHead, Section},
    render::page,
    visit::SignedIn,
};

/// Which versions; the last two where nothing is said.
#[derive(Deserialize)]
pub(super) struct Asked {
    from: Option<u32>,
    to: Option<u32>,
}

#[derive(Template)]
#[template(path = "questionnaire_compare.html")]
struct ComparePage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    versions: Vec<VersionChoice>,
    from: u32,
    to: u32,
    changes: Changes,
}

struct VersionChoice {
    number: u32,
    label: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    let frame = Frame::new(&signed_in.visit);
    let versions = choices(&frame, &sheet);
    let (from, to) = asked_for(&asked, &versions).ok_or(Failure::NotFound)?;
    let (old, new) = (sheet.questionnaire_version(from)?, sheet.questionnaire_version(to)?);
    let found = tokio::task::spawn_blocking(move || diff(&old, &new));
    let changes = Changes::of(frame.lang, &found.await.map_err(Failure::inside)?);
    page(&ComparePage {
        head: CaseHead::new(&frame, &sheet, Section::Questionnaire),
        id,
        versions,
        from,
        to,
        changes,
        frame,
    })
}

/// The versions, newest first.
fn choices(frame: &Frame, sheet: &CaseSheet) -> Vec<VersionChoice> {
    let choice = |form: &conduct::FormVersion| {
        let number = u32::try_from(form.number).ok()?;
        let key = if form.state == "draft" { "form-state-draft" } else { "form-state-attested" };
        Some(VersionChoice { number, label: frame.n(key, &number) })
    };
    versions::all(sheet).into_iter().filter_map(choice).collect()
}

fn asked_for(asked: &Asked, versions: &[VersionChoice]) -> Option<(u32, u32)> {
    let [last, before, ..] = versions else { return None };
    Some((asked.from.unwrap_or(before.number), asked.to.unwrap_or(last.number)))
}
