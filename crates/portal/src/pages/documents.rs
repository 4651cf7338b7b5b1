//! The documents of an application (R 10.2–10.7, R 30.1–30.6): handed in as streams, listed by
//! kind, withdrawn while it is a draft; and every other file of the test.

mod view;

use axum::{
    Router,
    extract::{Path, Request, State, multipart::Field},
    response::Response,
    routing::{get, post},
};
use conduct::Attachment;
use conduct::{
    CaseSheet, ConductError, FILE_BYTES_MAX, NewFile, attachment_code, attachment_kind,
    person::Person,
};
use futures::StreamExt;
use uuid::Uuid;

use super::papers;
use crate::{
    Portal,
    failure::Failure,
    fields::{self, Part, Reader, file_name},
    frame::Frame,
    render::{done, page},
    visit::SignedIn,
};
use view::DocumentsPage;

/// Which of the documents' kinds must be there.
pub(crate) use view::is_required;

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new()
        .route("/cases/{id}/documents", get(show).post(upload))
        .route("/cases/{id}/documents/{file}/withdraw", post(withdraw))
        .route("/cases/{id}/files/{file}", get(download))
}

/// Somebody handing in files.
pub(crate) struct Upload<'a> {
    pub(crate) portal: &'a Portal,
    pub(crate) person: &'a Person,
    pub(crate) case: Uuid,
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    page(&DocumentsPage::new(Frame::new(&signed_in.visit), &sheet, &signed_in.person))
}

async fn upload(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Response, Failure> {
    let mut reader = Reader::new(request, &signed_in.visit.csrf).await?;
    let upload = Upload { portal: &portal, person: &signed_in.person, case: id };
    let (mut kind, mut taken) = (String::new(), 0_usize);
    while let Some(part) = reader.next().await? {
        match part {
            Part::Text(key, value) if key == "kind" => kind = value,
            Part::Text(..) => {}
            Part::File(field) => match upload.package_file(&kind, *field).await {
                Ok(found) => taken += usize::from(found.is_some()),
                Err(failure) => {
                    reader.drain().await;
                    return Err(failure);
                }
            },
        }
    }
    let key = if taken == 0 { "document-none" } else { "document-attached" };
    let code = attachment_kind(&kind).map_or("", attachment_code);
    Ok(done(&portal, &format!("/cases/{id}/documents#{code}"), key))
}

async fn withdraw(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, file)): Path<(Uuid, Uuid)>,
    request: Request,
) -> Result<Response, Failure> {
    fields::read(request, &signed_in.visit.csrf).await?;
    let person = &signed_in.person;
    match portal.conduct.withdraw_file(person, id, file).await {
        Ok(()) => {}
        Err(ConductError::NotFound) => {
            let sheet = portal.conduct.case(person, id).await?;
            // The same button pressed twice withdraws once.
            if !sheet.attachments.iter().any(|known| known.id == file) {
                return Err(Failure::NotFound);
            }
        }
        Err(error) => return Err(Failure::from(error)),
    }
    Ok(done(&portal, &format!("/cases/{id}/documents"), "document-withdrawn"))
}

async fn download(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, file)): Path<(Uuid, Uuid)>,
) -> Result<Response, Failure> {
    let (found, bytes) = portal.conduct.read_file(&signed_in.person, id, file).await?;
    let shown = papers::shown_as(&found.media_type);
    Ok(papers::file(shown, &found.name, &found.media_type, bytes))
}

impl Upload<'_> {
    /// Takes a document of the application. A file that stands there already is not listed twice.
    async fn package_file(
        &self,
        kind: &str,
        field: Field<'_>,
    ) -> Result<Option<case::DocumentRef>, Failure> {
        if attachment_kind(kind).is_none() {
            let reason = "a document without its kind".to_owned();
            return Err(Failure::BrokenForm { reason });
        }
        let Some(document) = self.file(kind, field).await? else { return Ok(None) };
        let sheet = self.portal.conduct.case(self.person, self.case).await?;
        if let Some(again) = repeated(&sheet, kind, &document) {
            self.portal.conduct.withdraw_file(self.person, self.case, again.id).await?;
        }
        Ok(Some(document))
    }

    /// Takes a file as a stream; `None` where nobody chose one.
    pub(crate) async fn file(
        &self,
        kind: &str,
        field: Field<'_>,
    ) -> Result<Option<case::DocumentRef>, Failure> {
        let name = file_name(&field);
        if name.is_empty() {
            return Ok(None);
        }
        let content =
            field.map(|chunk| chunk.map_err(|error| std::io::Error::other(error.body_text())));
        let new = NewFile { kind: kind.to_owned(), name: name.clone() };
        let attached = self.portal.conduct.attach(self.person, self.case, new, content).await;
        attached.map(Some).map_err(|error| upload_failure(error, name))
    }
}

/// An upload's own failures: too large, broken off.
fn upload_failure(error: ConductError, name: String) -> Failure {
    if let ConductError::TooLarge { .. } = error {
        return Failure::FileTooLarge { name, bytes_max: FILE_BYTES_MAX };
    }
    Failure::from(error)
}

/// The later of two standing files of one kind, name and content.
fn repeated<'a>(
    sheet: &'a CaseSheet,
    kind: &str,
    document: &case::DocumentRef,
) -> Option<&'a Attachment> {
    let hash = document.digest.to_string();
    let same = |file: &&Attachment| {
        file.kind == kind && file.name == document.name && file.artifact.to_string() == hash
    };
    let mut files: Vec<&Attachment> = sheet.standing_files().filter(same).collect();
    files.sort_by_key(|file| file.at_us.0);
    if files.len() > 1 { files.last().copied() } else { None }
}
