//! Importing a tool's report, and what the import brought (M 10.3, M 10.4, M 11.5).

use askama::Template;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use conduct::{ConductError, Imported};
use finding::sarif::FILE_BYTES_MAX;
use uuid::Uuid;

use super::{
    checks::wrongs,
    findings::{Asked, Overlay, PROBLEMS_SHOWN_MAX, findings_page},
    head::{BenchHead, Tab, head, may_write},
    open,
};
use crate::{
    Portal, failure::Failure, fields, frame::Frame, pages::case::CaseHead, render::page,
    visit::SignedIn,
};

#[derive(Template)]
#[template(path = "bench_import.html")]
struct ImportedPage {
    frame: Frame,
    head: CaseHead,
    bench: BenchHead,
    name: String,
    new: usize,
    still: usize,
    gone: usize,
    problems: Vec<String>,
    count: usize,
    more: usize,
}

/// Imports a report: SARIF or CycloneDX.
pub(super) async fn import(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, work)): Path<(Uuid, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let opened = open(&portal, &signed_in, id, &work).await?;
    if !may_write(&signed_in.person, &opened) {
        return Err(Failure::Forbidden);
    }
    let limit = u64::try_from(FILE_BYTES_MAX).map_err(Failure::inside)?;
    let mut form = fields::read_with_files(request, &signed_in.visit.csrf, limit).await?;
    let Some(file) = form.take_file("report") else {
        let frame = Frame::new(&signed_in.visit);
        return again(&portal, &signed_in, id, &work, told(&frame, "bench-no-file")).await;
    };
    let person = &signed_in.person;
    let bytes = Vec::from(file.bytes);
    match portal.conduct.import_report(person, id, opened.work, &file.name, bytes).await {
        Ok(imported) => imported_page(&portal, &signed_in, (id, &work), file.name, &imported).await,
        Err(error) => again(&portal, &signed_in, id, &work, error).await,
    }
}

async fn imported_page(
    portal: &Portal,
    signed_in: &SignedIn,
    (id, work): (Uuid, &str),
    name: String,
    imported: &Imported,
) -> Result<Response, Failure> {
    let opened = open(portal, signed_in, id, work).await?;
    let frame = Frame::new(&signed_in.visit);
    let bench = head(&frame, &signed_in.person, &opened, Tab::Findings);
    let shown = imported.problems.iter().take(PROBLEMS_SHOWN_MAX);
    page(&ImportedPage {
        head: bench.case.clone(),
        name,
        new: imported.new,
        still: imported.still,
        gone: imported.gone,
        problems: shown.map(|problem| problem.text(frame.lang)).collect(),
        count: imported.problems.len(),
        more: imported.problems.len().saturating_sub(PROBLEMS_SHOWN_MAX),
        bench,
        frame,
    })
}

/// The page again with what is wrong with the file.
async fn again(
    portal: &Portal,
    signed_in: &SignedIn,
    id: Uuid,
    work: &str,
    error: ConductError,
) -> Result<Response, Failure> {
    let (status, wrong) = wrongs(signed_in, error)?;
    let opened = open(portal, signed_in, id, work).await?;
    let overlay = Overlay { wrong, ..Overlay::default() };
    let mut response = findings_page(signed_in, &opened, Asked::default(), overlay)?;
    *response.status_mut() = status;
    Ok(response)
}

fn told(frame: &Frame, key: &str) -> ConductError {
    let text = frame.t(key);
    ConductError::told(language::Text::new(text.clone(), text.clone(), text))
}
