//! The request for a retest with its comparison table (R 25, R 26, R 32): each nonconformity, what
//! was done about it, the proof.

mod input;
mod view;

use axum::{
    Router,
    extract::{Path, Request, State},
    http::StatusCode,
    response::Response,
    routing::get,
};
use case::{CommandKind, Fact};
use conduct::{CaseSheet, ConductError, person::Person};
use uuid::Uuid;

use super::entry::page_as;
use crate::{
    Portal,
    failure::Failure,
    fields::{Part, Reader},
    frame::Frame,
    pages::documents::Upload,
    render::{done, page},
    visit::SignedIn,
};
use input::Request as Asked;
use view::RetestPage;

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/cases/{id}/retest", get(show).post(request))
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    let frame = Frame::new(&signed_in.visit);
    let asked = Asked::blank(&sheet);
    page(&RetestPage::new(frame, &sheet, &asked, Vec::new())?)
}

async fn request(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Response, Failure> {
    let person = &signed_in.person;
    let sheet = portal.conduct.case(person, id).await?;
    let mut reader = Reader::new(request, &signed_in.visit.csrf).await?;
    let upload = Upload { portal: &portal, person, case: id };
    let asked = match read(&upload, &mut reader).await {
        Ok(asked) => asked,
        Err(failure) => {
            reader.drain().await;
            return Err(failure);
        }
    };
    let wrong = asked.wrong(&sheet)?;
    if !wrong.is_empty() {
        let frame = Frame::new(&signed_in.visit);
        let page = RetestPage::new(frame, &sheet, &asked, wrong)?;
        return page_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let kind = CommandKind::RequestRetest;
    let given = portal.conduct.act(person, id, asked.key(), kind, asked.answers()).await;
    let why = match given {
        Ok(()) => return Ok(done(&portal, &format!("/cases/{id}"), "retest-requested")),
        Err(ConductError::Told(why)) => *why,
        Err(error) => {
            let sheet = portal.conduct.case(person, id).await?;
            // The same button pressed twice requests once.
            if was_requested_by(&sheet, person) {
                return Ok(done(&portal, &format!("/cases/{id}"), "retest-requested"));
            }
            return Err(Failure::from(error));
        }
    };
    let frame = Frame::new(&signed_in.visit);
    let told = vec![view::Wrong::told(why)];
    page_as(StatusCode::UNPROCESSABLE_ENTITY, &RetestPage::new(frame, &sheet, &asked, told)?)
}

/// Reads the request; its files are kept as they come.
async fn read(upload: &Upload<'_>, reader: &mut Reader) -> Result<Asked, Failure> {
    let mut asked = Asked::default();
    while let Some(part) = reader.next().await? {
        match part {
            Part::Text(key, value) => asked.say(key, value)?,
            Part::File(field) => {
                let kind = match field.name() {
                    Some("comparison") => "comparison",
                    Some("source") => "source",
                    _ => continue,
                };
                if let Some(document) = upload.file(kind, *field).await? {
                    asked.attach(kind, document);
                }
            }
        }
    }
    Ok(asked)
}

/// Whether this person's own request is the last thing that happened.
fn was_requested_by(sheet: &CaseSheet, person: &Person) -> bool {
    sheet.records.last().is_some_and(|record| {
        matches!(record.event.fact, Fact::RetestRequested { .. })
            && record.author.account.0 == person.account.to_string()
    })
}
