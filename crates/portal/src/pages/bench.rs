//! The bench of an executor: checks, findings, reports of tools, and what a work still lacks
//! (M 10, M 17, M 27, M 31, M 36).
//!
//! People of the provider may read it; only the work's own executor writes, while the work is
//! under way.

mod checks;
mod findings;
mod groups;
mod head;
mod import;
mod judging;
pub(crate) mod meter;

use axum::{
    Router,
    routing::{get, post},
};
use conduct::{Bench, CaseSheet};
use order::Work;
use uuid::Uuid;

use crate::{Portal, failure::Failure, visit::SignedIn};

/// The pages' addresses.
pub(crate) fn router() -> Router<Portal> {
    let findings = get(findings::show).post(judging::judge_several);
    Router::new()
        .route("/cases/{id}/works/{work}", get(checks::show))
        .route("/cases/{id}/works/{work}/checks", post(checks::save))
        .route("/cases/{id}/works/{work}/rest", post(checks::save_rest))
        .route("/cases/{id}/works/{work}/findings", findings)
        .route("/cases/{id}/works/{work}/findings/new", post(judging::add))
        .route("/cases/{id}/works/{work}/findings/{finding}", post(judging::judge_one))
        .route("/cases/{id}/works/{work}/reports", post(import::import))
}

/// A work's bench, read for one person.
struct Opened {
    sheet: CaseSheet,
    work: Work,
    bench: Bench,
}

impl Opened {
    /// Where the bench is.
    fn href(&self) -> String {
        format!("/cases/{}/works/{}", self.sheet.row.id, self.work.code())
    }
}

/// Reads the bench for somebody of the provider.
async fn open(
    portal: &Portal,
    signed_in: &SignedIn,
    id: Uuid,
    code: &str,
) -> Result<Opened, Failure> {
    let work = Work::from_code(code).ok_or(Failure::NotFound)?;
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    if !sheet.mine.iter().any(|party| party.is_provider()) {
        return Err(Failure::Forbidden);
    }
    let bench = sheet.bench(work)?;
    Ok(Opened { sheet, work, bench })
}
