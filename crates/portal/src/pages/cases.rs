//! My tests: whose turn it is and what is due; and the beginning of a new one.

use askama::Template;
use axum::{
    Router,
    extract::{Query, Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use conduct::{
    CaseLine, CaseQuery, Mine, NewCase,
    person::{Organisation, OrganisationKind, Role},
};
use serde::Deserialize;
use uuid::Uuid;

use super::case::tone;
use crate::{Portal, failure::Failure, fields, frame::Frame, render::page, visit::SignedIn};

/// Lines on one page of the list.
const LINES: u64 = 50;

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/", get(list)).route("/cases/new", get(show_new).post(open))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    mine: String,
    #[serde(default)]
    from: u64,
}

#[derive(Template)]
#[template(path = "cases.html")]
struct CasesPage {
    frame: Frame,
    lines: Vec<LineView>,
    total: u64,
    search: String,
    only_mine: bool,
    may_open: bool,
    earlier: Option<u64>,
    later: Option<u64>,
}

struct LineView {
    href: String,
    number: String,
    title: String,
    stage: String,
    tone: &'static str,
    turn: String,
    is_mine: bool,
    due: String,
    left: String,
    left_tone: &'static str,
    applicant: String,
    provider: String,
}

async fn list(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let person = &signed_in.person;
    if person.must_change_password {
        return Ok(Redirect::to("/account").into_response());
    }
    if person.is(Role::Administrator) {
        return Ok(Redirect::to("/admin/accounts").into_response());
    }
    let only_mine = asked.mine == "yes";
    let query = CaseQuery {
        only_mine: if only_mine { Mine::Only } else { Mine::All },
        search: asked.q.clone(),
        offset: asked.from,
    };
    let found = portal.conduct.cases(person, &query).await?;
    let frame = Frame::new(&signed_in.visit);
    let later = asked.from + LINES;
    page(&CasesPage {
        lines: found.lines.iter().map(|line| line_view(&frame, line)).collect(),
        total: found.total,
        search: asked.q,
        only_mine,
        may_open: person.is(Role::Applicant),
        earlier: asked.from.checked_sub(LINES),
        later: Some(later).filter(|later| *later < found.total),
        frame,
    })
}

fn line_view(frame: &Frame, line: &CaseLine) -> LineView {
    let lang = frame.lang;
    let (left, left_tone) = match line.days_left {
        None => (String::new(), "quiet"),
        Some(days) if days < 0 => (frame.n("overview-clock-over", &-days), "bad"),
        Some(0) => (frame.t("overview-clock-today"), "warn"),
        Some(days) => {
            (frame.n("overview-clock-left", &days), if days <= 3 { "warn" } else { "quiet" })
        }
    };
    LineView {
        href: format!("/cases/{}", line.id),
        number: line.number.clone().unwrap_or_else(|| frame.t("case-no-number")),
        title: line.title.clone(),
        stage: line.stage.name(lang),
        tone: tone(line.stage),
        turn: line.turn.map_or_else(|| "–".to_owned(), |party| party.name(lang)),
        is_mine: line.is_my_turn,
        due: line.due.map_or(String::new(), language::short_date),
        left,
        left_tone,
        applicant: line.applicant.of(lang).to_owned(),
        provider: line.provider.of(lang).to_owned(),
    }
}

#[derive(Template)]
#[template(path = "case_new.html")]
struct NewCasePage {
    frame: Frame,
    providers: Vec<Organisation>,
    once: String,
}

async fn show_new(State(portal): State<Portal>, signed_in: SignedIn) -> Result<Response, Failure> {
    let kinds = [OrganisationKind::StateTechnicalService, OrganisationKind::Laboratory];
    page(&NewCasePage {
        frame: Frame::new(&signed_in.visit),
        providers: portal.conduct.organisations(&kinds).await?,
        once: conduct::secret(),
    })
}

async fn open(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let new = NewCase {
        provider: form.text("provider").parse::<Uuid>().map_err(|_| Failure::NotFound)?,
        title: form.text("title").to_owned(),
        follows: None,
    };
    let key = Some(form.text("once").to_owned()).filter(|key| !key.is_empty());
    let id = portal.conduct.open_case(&signed_in.person, &new, key).await?;
    Ok(Redirect::to(&format!("/cases/{id}")).into_response())
}
