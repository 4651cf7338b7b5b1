//! The one form through which every command of the procedure can be given.
//!
//! What it asks is data of `conduct`; whether it may be given now, `conduct` says. A form that
//! needs correcting comes back as it was sent, with what is wrong beside the question.

mod asked;
mod facts;
mod sent;

use askama::Template;
use axum::{
    Router,
    extract::{Path, Query, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use case::CommandKind;
use conduct::{CaseSheet, ConductError, acts};
use uuid::Uuid;

use super::case::{CaseHead, Section};
use crate::{
    Portal,
    failure::Failure,
    frame::Frame,
    render::{done, page},
    visit::SignedIn,
};
use asked::{FieldView, Given, field};
use facts::{Facts, facts};
use sent::Sent;

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/cases/{id}/act/{command}", get(show).post(give))
}

/// Something that is wrong with what was sent.
#[derive(Debug, Clone)]
struct Wrong {
    /// The field that it is about.
    field: Option<String>,
    text: String,
}

#[derive(Template)]
#[template(path = "act.html")]
struct ActPage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    code: &'static str,
    title: String,
    clause: String,
    follows: String,
    refusal: Option<String>,
    wrong: Vec<Wrong>,
    fields: Vec<FieldView>,
    facts: Facts,
    has_files: bool,
    once: String,
    back: String,
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, command)): Path<(Uuid, String)>,
    Query(preset): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let kind = CommandKind::from_code(&command).ok_or(Failure::NotFound)?;
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    if let Some(own) = own_page(kind, id) {
        return Ok(Redirect::to(&own).into_response());
    }
    let refusal = match portal.conduct.may(&signed_in.person, &sheet, kind) {
        Ok(_) => None,
        Err(ConductError::Refused(refusal)) => Some(*refusal),
        Err(error) => return Err(Failure::from(error)),
    };
    let frame = Frame::new(&signed_in.visit);
    let refusal = refusal.map(|refusal| refusal.text(frame.lang));
    let mut given = Given::preset(kind, &sheet, preset);
    let (total, fee) = facts::fee(&portal, &frame, &sheet, kind).await?;
    given.say_known("cost", total);
    let mut template = act_page(frame, &sheet, kind, &given, refusal, Vec::new());
    template.facts.fee = fee;
    page(&template)
}

async fn give(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, command)): Path<(Uuid, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let kind = CommandKind::from_code(&command).ok_or(Failure::NotFound)?;
    let person = &signed_in.person;
    let sheet = portal.conduct.case(person, id).await?;
    let may = portal.conduct.may(person, &sheet, kind).map(|_| ());
    let sent = sent::read(&portal, &signed_in, &sheet, request, may).await?;
    let Sent { given, answers, once } = sent;
    match portal.conduct.act(person, id, once, kind, &answers).await {
        Ok(()) => Ok(done(&portal, &after(kind, id), "act")),
        Err(error) => {
            // What was attached meanwhile belongs to the case: it is read anew to be shown.
            let sheet = portal.conduct.case(person, id).await?;
            let frame = Frame::new(&signed_in.visit);
            let (status, wrong) = wrongs(&frame, error)?;
            let mut response = page(&act_page(frame, &sheet, kind, &given, None, wrong))?;
            *response.status_mut() = status;
            Ok(response)
        }
    }
}

fn act_page(
    frame: Frame,
    sheet: &CaseSheet,
    kind: CommandKind,
    given: &Given,
    refusal: Option<String>,
    wrong: Vec<Wrong>,
) -> ActPage {
    let (lang, id) = (frame.lang, sheet.row.id);
    let questions = acts::questions(kind, &sheet.situation());
    let section = if is_of_works(kind) { Section::Works } else { Section::Overview };
    let has_files = questions.iter().any(|q| matches!(q.kind, acts::QuestionKind::File));
    ActPage {
        head: CaseHead::new(&frame, sheet, section),
        id,
        code: kind.code(),
        title: kind.name(lang),
        clause: kind.clause(sheet.case.provider()).cite(lang),
        follows: frame.t(&format!("act-follows-{}", kind.code())),
        fields: questions.iter().map(|q| field(&frame, kind, q, given, &wrong)).collect(),
        facts: facts(&frame, sheet, kind, given.first("work")),
        back: after(kind, id),
        once: conduct::secret(),
        has_files,
        refusal,
        wrong,
        frame,
    }
}

/// What is wrong, told beside the question; what is not the sender's to mend is a failure.
fn wrongs(frame: &Frame, error: ConductError) -> Result<(StatusCode, Vec<Wrong>), Failure> {
    let field =
        if let ConductError::Answer(answer) = &error { Some(answer.key.clone()) } else { None };
    let failure = Failure::from(error);
    let facts = failure.facts(frame.lang);
    match failure {
        Failure::Refused { .. } | Failure::Wrong { .. } | Failure::Conflict { .. } => {
            let wrong = facts.into_iter().map(|text| Wrong { field: field.clone(), text });
            Ok((failure.status(), wrong.collect()))
        }
        Failure::SignInFirst
        | Failure::NotFound
        | Failure::Forbidden
        | Failure::ForeignForm
        | Failure::BrokenForm { .. }
        | Failure::TooManyFields { .. }
        | Failure::FormTooLarge { .. }
        | Failure::FileTooLarge { .. }
        | Failure::DiskFull
        | Failure::Inside { .. } => Err(failure),
    }
}

/// The page of its own that a command has, where it has one.
fn own_page(kind: CommandKind, id: Uuid) -> Option<String> {
    let pages = [
        (CommandKind::Open, "/cases/new".to_owned()),
        (CommandKind::Submit, format!("/cases/{id}/submit")),
        (CommandKind::CheckItem, format!("/cases/{id}/intake")),
        (CommandKind::RequestRetest, format!("/cases/{id}/retest")),
    ];
    pages.into_iter().find(|(of, _)| *of == kind).map(|(_, page)| page)
}

/// Where somebody goes after the command.
fn after(kind: CommandKind, id: Uuid) -> String {
    if is_of_works(kind) { format!("/cases/{id}/works") } else { format!("/cases/{id}") }
}

fn is_of_works(kind: CommandKind) -> bool {
    matches!(
        kind,
        CommandKind::AssignExecutor
            | CommandKind::StartWork
            | CommandKind::FinishWork
            | CommandKind::ReviewWork
            | CommandKind::DraftProtocol
            | CommandKind::ReviewProtocol
            | CommandKind::SignProtocol
            | CommandKind::IssueProtocols
    )
}
