//! Pages over the use cases: routes, handlers, templates, assets.
//!
//! A page is a struct with its template; a handler reads the form once, asks `conduct`, and
//! answers with a page or a failure. Nothing here decides who may do what.

mod assets;
mod failure;
mod fields;
mod frame;
mod headers;
mod pages;
mod render;
mod serve;
mod speak;
mod visit;

use std::sync::Arc;

use axum::{Router, extract::DefaultBodyLimit, middleware, routing::get};
use conduct::Conduct;

pub use visit::Secure;

/// What every handler shares.
#[derive(Clone)]
pub struct Portal {
    conduct: Arc<Conduct>,
    secure: Secure,
}

impl Portal {
    /// A portal over the use cases.
    pub fn new(conduct: Arc<Conduct>, secure: Secure) -> Self {
        Portal { conduct, secure }
    }

    /// Every address of the portal.
    pub fn router(self) -> Router {
        Router::new()
            .merge(pages::router())
            .fallback(pages::not_found)
            .layer(DefaultBodyLimit::disable())
            .layer(middleware::from_fn_with_state(self.clone(), render::with_visit))
            .route("/assets/{mark}/{*name}", get(assets::serve))
            .route("/health", get(|| async { "ok" }))
            .layer(middleware::from_fn(headers::secure))
            .with_state(self)
    }
}
