//! Everything that happened to a test, newest first, with the chain that holds it together.

use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use case::{Party, Recorded};
use conduct::CaseSheet;
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    case::{CaseHead, Section},
    entry::short_hash,
};
use crate::{
    Portal,
    failure::Failure,
    frame::{Frame, local_time},
    render::page,
    visit::SignedIn,
};

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/cases/{id}/timeline", get(show))
}

#[derive(Template)]
#[template(path = "timeline.html")]
struct TimelinePage {
    frame: Frame,
    head: CaseHead,
    records: Vec<RecordView>,
    chain: String,
    is_whole: bool,
}

struct RecordView {
    seq: u64,
    kind: &'static str,
    at: String,
    who: String,
    title: String,
    clause: String,
    details: Vec<String>,
    hash: String,
    full_hash: String,
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    let frame = Frame::new(&signed_in.visit);
    let (chain, is_whole) = match case::verify_chain(&sheet.records) {
        Ok(()) => (frame.n("timeline-whole", &sheet.records.len()), true),
        Err(broken) => (frame.n("timeline-broken", &broken.seq()), false),
    };
    page(&TimelinePage {
        head: CaseHead::new(&frame, &sheet, Section::Timeline),
        records: sheet.records.iter().rev().map(|it| record_view(&frame, &sheet, it)).collect(),
        chain,
        is_whole,
        frame,
    })
}

fn record_view(frame: &Frame, sheet: &CaseSheet, record: &Recorded) -> RecordView {
    let lang = frame.lang;
    let at = Timestamp::from_microsecond(record.at_us).unwrap_or(Timestamp::UNIX_EPOCH);
    let party = record.author.party;
    let who = match party {
        Party::System => party.name(lang),
        Party::Applicant
        | Party::Owner
        | Party::Registrar
        | Party::Executor
        | Party::Reviewer
        | Party::Head
        | Party::AuthorisedBody => {
            format!("{}, {}", sheet.name_of(&record.author.account.0), party.name(lang))
        }
    };
    let hash = record.hash.to_string();
    RecordView {
        seq: record.seq,
        kind: record.event.kind(),
        at: local_time(at),
        who,
        title: record.event.title(lang),
        clause: record.event.clause(&sheet.case).cite(lang),
        details: record.event.details(lang),
        hash: short_hash(&hash),
        full_hash: hash,
    }
}
