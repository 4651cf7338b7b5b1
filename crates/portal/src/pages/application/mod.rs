//! The application (RA 1): a form in its items, saved as a draft; for reading once it is closed.

mod input;
mod view;

use axum::{
    Router,
    extract::{Path, Request, State},
    http::StatusCode,
    response::Response,
    routing::get,
};
use conduct::{CaseSheet, ConductError, FormKind, Version};
use uuid::Uuid;

use super::entry::{overtaken_words, page_as, revision};
use crate::{
    Portal,
    failure::Failure,
    fields,
    frame::Frame,
    render::{done, page},
    visit::SignedIn,
};
use input::Posted;
use view::{ApplicationPage, Shown};

pub(crate) use view::{composition_of, works_fit};

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/cases/{id}/application", get(show).post(save))
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    let frame = Frame::new(&signed_in.visit);
    let form = sheet.application()?;
    let revision = revision(&form);
    let posted = match form.version {
        Version::None => input::begun(&frame, &sheet, revision),
        Version::Draft | Version::Attested => Posted::of(form.value, revision),
    };
    let shown = Shown::new(posted).checked(form.version != Version::None);
    page(&ApplicationPage::new(frame, &sheet, &signed_in.person, shown))
}

async fn save(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let person = &signed_in.person;
    let sheet = portal.conduct.case(person, id).await?;
    let posted = input::read(&form, &sheet);
    let frame = Frame::new(&signed_in.visit);
    if posted.letter_error.is_some() {
        let page = ApplicationPage::new(frame, &sheet, person, Shown::new(posted).checked(true));
        return page_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let standing = sheet.application()?;
    if revision(&standing) == posted.revision {
        let saved = portal.conduct.save_application(person, id, standing.rev, &posted.draft).await;
        match saved {
            Ok(()) => return Ok(saved_page(&portal, id)),
            Err(ConductError::Conflict { .. }) => {}
            Err(error) => return Err(Failure::from(error)),
        }
    }
    let sheet = portal.conduct.case(person, id).await?;
    let standing = sheet.application()?;
    if standing.value == posted.draft {
        // The same form sent twice is saved once.
        return Ok(saved_page(&portal, id));
    }
    let notice = overtaken_words(&frame, &sheet, FormKind::Application);
    let posted = Posted { revision: revision(&standing), ..posted };
    let shown = Shown::new(posted).checked(true).against(standing.value, notice);
    page_as(StatusCode::CONFLICT, &ApplicationPage::new(frame, &sheet, person, shown))
}

fn saved_page(portal: &Portal, id: Uuid) -> Response {
    done(portal, &format!("/cases/{id}/application"), "application-saved")
}

/// Whether the application is open at this stage.
fn is_open(sheet: &CaseSheet) -> bool {
    matches!(sheet.case.stage, case::Stage::Draft | case::Stage::Returned)
}
