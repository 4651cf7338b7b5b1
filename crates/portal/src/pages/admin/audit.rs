//! The audit trail: who did what, and when.

use askama::Template;
use axum::{
    Router,
    extract::{Query, State},
    response::Response,
    routing::get,
};
use conduct::{AuditLine, accounts::AccountLine};
use jiff::Timestamp;
use serde::Deserialize;

use super::{ensure_administrator, name_of};
use crate::{
    Portal,
    failure::Failure,
    frame::{Frame, local_time},
    render::page,
    visit::SignedIn,
};

/// Lines on one page.
const LINES: u64 = 100;

/// What the portal itself notes, beside the events of cases.
const OWN_ACTIONS: [&str; 14] = [
    "signed-in",
    "sign-in-refused",
    "password-changed",
    "organisation-added",
    "account-added",
    "account-opened",
    "account-blocked",
    "first-administrator",
    "setting-changed",
    "file-read",
    "paper-read",
    "package-printed",
    "bench-exported",
    "questionnaire-attested",
];

/// The page's addresses.
pub(super) fn router() -> Router<Portal> {
    Router::new().route("/admin/audit", get(show))
}

#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    from: u64,
}

/// A line of the trail.
#[derive(Debug, Clone)]
struct LineView {
    seq: i64,
    at: String,
    actor: String,
    action: String,
    code: String,
    object: String,
}

#[derive(Template)]
#[template(path = "admin_audit.html")]
struct AuditPage {
    frame: Frame,
    lines: Vec<LineView>,
    total: u64,
    earlier: Option<u64>,
    later: Option<u64>,
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    ensure_administrator(&signed_in)?;
    let (lines, total) = portal.conduct.audit_trail(&signed_in.person, asked.from).await?;
    let accounts = portal.conduct.accounts(&signed_in.person).await?;
    let frame = Frame::new(&signed_in.visit);
    let later = asked.from.saturating_add(LINES);
    page(&AuditPage {
        lines: lines.iter().map(|line| line_view(&frame, &accounts, line)).collect(),
        total,
        earlier: asked.from.checked_sub(LINES),
        later: Some(later).filter(|later| *later < total),
        frame,
    })
}

fn line_view(frame: &Frame, accounts: &[AccountLine], line: &AuditLine) -> LineView {
    let at = Timestamp::from_microsecond(line.at_us).map_or(String::new(), local_time);
    let own = OWN_ACTIONS.contains(&line.action.as_str());
    let action = if own {
        Some(frame.t(&format!("audit-{}", line.action)))
    } else {
        case::event_title(&line.action, frame.lang)
    };
    LineView {
        seq: line.seq,
        at,
        actor: name_of(accounts, &line.actor),
        action: action.unwrap_or_else(|| line.action.clone()),
        code: line.action.clone(),
        object: name_of(accounts, &line.object),
    }
}
