//! The pages, one module each.

mod account;
mod act;
mod admin;
mod application;
mod bench;
pub(crate) mod case;
mod cases;
mod documents;
mod entry;
mod exports;
mod intake;
mod notices;
mod order;
mod papers;
mod questionnaire;
mod retest;
mod sign_in;
mod submit;
mod timeline;
mod works;

use axum::Router;

use crate::{Portal, failure::Failure};

/// The addresses of every page.
pub(crate) fn router() -> Router<Portal> {
    Router::new()
        .merge(sign_in::router())
        .merge(account::router())
        .merge(cases::router())
        .merge(notices::router())
        .merge(exports::router())
        .merge(case::router())
        .merge(act::router())
        .merge(intake::router())
        .merge(works::router())
        .merge(bench::router())
        .merge(admin::router())
        .merge(order::router())
        .merge(application::router())
        .merge(questionnaire::router())
        .merge(documents::router())
        .merge(submit::router())
        .merge(retest::router())
        .merge(papers::router())
        .merge(timeline::router())
}

/// Any other address.
pub(crate) async fn not_found() -> Failure {
    Failure::NotFound
}
