//! A work's bench, taken out for further work: a workbook, SARIF, CycloneDX.

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use conduct::Export;
use order::Work;
use uuid::Uuid;

use crate::{Portal, failure::Failure, render::file, visit::SignedIn};

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/cases/{id}/works/{work}/export/{form}", get(export))
}

async fn export(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, work, form)): Path<(Uuid, String, String)>,
) -> Result<Response, Failure> {
    let work = Work::from_code(&work).ok_or(Failure::NotFound)?;
    let form = Export::from_code(&form).ok_or(Failure::NotFound)?;
    let (person, lang) = (&signed_in.person, signed_in.visit.lang);
    let taken = portal.conduct.export_bench(person, id, work, form, lang).await?;
    Ok(file(&taken.name, taken.media_type, taken.bytes))
}
