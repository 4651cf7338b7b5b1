//! A person's notices.

use askama::Template;
use axum::{Router, extract::State, response::Response, routing::get};

use crate::{
    Portal,
    failure::Failure,
    frame::{Frame, local_time_us},
    render::page,
    visit::SignedIn,
};

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/notices", get(show))
}

#[derive(Template)]
#[template(path = "notices.html")]
struct NoticesPage {
    frame: Frame,
    notices: Vec<NoticeView>,
}

struct NoticeView {
    at: String,
    text: String,
    href: Option<String>,
    is_new: bool,
}

async fn show(State(portal): State<Portal>, signed_in: SignedIn) -> Result<Response, Failure> {
    let lines = portal.conduct.notices(&signed_in.person).await?;
    let frame = Frame::new(&signed_in.visit);
    let view = |line: conduct::NoticeLine| NoticeView {
        at: local_time_us(line.at_us),
        text: line.text.of(frame.lang).to_owned(),
        href: line.case.map(|case| format!("/cases/{case}")),
        is_new: line.is_new,
    };
    let notices = lines.into_iter().map(view).collect();
    page(&NoticesPage { frame, notices })
}
