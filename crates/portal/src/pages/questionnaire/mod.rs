//! The questionnaire (RA 2): its overview with the items outside tables, what the check found,
//! the tables, the versions.

mod attest;
mod changes;
mod check;
mod compare;
mod grid;
mod versions;
mod workbook;

use askama::Template;
use axum::{
    Router,
    extract::{Path, Request, State},
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use case::{CommandKind, Stage};
use conduct::{
    CaseSheet, ConductError, FormKind, FormSheet, QuestionnaireChange, Version,
    access::{Action, authorise},
    person::{Person, Role},
};
use order::form::{Checked, Place, Questionnaire, QuestionnaireField, RawQuestionnaire, Table};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    case::{CaseHead, Section},
    entry::{Entry, Problem, overtaken_words, page_as, revision},
};
use crate::{
    Portal,
    failure::Failure,
    fields::{self, Fields},
    frame::Frame,
    render::{done, page},
    visit::SignedIn,
};
use check::{Caution, Counts};
use versions::VersionLine;

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    let at = |rest: &str| format!("/cases/{{id}}/questionnaire{rest}");
    Router::new()
        .route(&at(""), get(show).post(save))
        .route(&at("/workbook"), get(workbook::show).post(workbook::preview))
        .route(&at("/workbook.xlsx"), get(workbook::download))
        .route(&at("/workbook/apply"), post(workbook::apply))
        .route(&at("/attest"), get(attest::show).post(attest::attest))
        .route(&at("/compare"), get(compare::show))
        .route(&at("/{table}"), get(grid::show).post(grid::save))
}

#[derive(Template)]
#[template(path = "questionnaire.html")]
struct QuestionnairePage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    revision: String,
    mark: String,
    may_edit: bool,
    state: String,
    state_tone: &'static str,
    notice: Option<String>,
    problems: Vec<Problem>,
    problems_total: usize,
    problems_more: usize,
    cautions: Vec<Caution>,
    cautions_total: usize,
    cautions_more: usize,
    is_accepted: bool,
    entries: Vec<Entry>,
    tables: Vec<TableLine>,
    versions: Vec<VersionLine>,
    /// Whether this person can attest the open draft.
    may_attest: bool,
    /// Whether the open draft waits for its owner.
    waits_for_owner: bool,
    /// Where the attested version is sent as the corrected one (R 20).
    correct: Option<String>,
}

/// A table of the overview.
struct TableLine {
    href: String,
    code: &'static str,
    number: &'static str,
    title: &'static str,
    rows: usize,
    counts: Counts,
}

/// What an attempt to save came to.
enum Attempt {
    Saved,
    /// Somebody else changed the same meanwhile; nothing was saved.
    Overtaken,
}

/// What the overview shows of the fields, where it is not what stands.
struct Entered {
    fields: Vec<(QuestionnaireField, String)>,
    notice: String,
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    page(&overview(Frame::new(&signed_in.visit), &sheet, &signed_in.person, None).await?)
}

async fn save(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let person = &signed_in.person;
    let fields: Vec<(QuestionnaireField, String)> = QuestionnaireField::ALL
        .into_iter()
        .map(|field| (field, form.text(&format!("field.{}", field.code())).to_owned()))
        .collect();
    let sheet = portal.conduct.case(person, id).await?;
    let standing = sheet.questionnaire()?;
    let change = QuestionnaireChange::Fields(fields.clone());
    let mark = fields_mark(&standing.value);
    match attempt(&portal, person, &sheet, &standing, &form, &mark, change).await? {
        Attempt::Saved => return Ok(saved_page(&portal, id)),
        Attempt::Overtaken => {}
    }
    let sheet = portal.conduct.case(person, id).await?;
    let standing = sheet.questionnaire()?.value;
    if fields.iter().all(|(field, text)| standing.field(*field) == text) {
        return Ok(saved_page(&portal, id));
    }
    let frame = Frame::new(&signed_in.visit);
    let notice = overtaken_words(&frame, &sheet, FormKind::Questionnaire);
    let entered = Some(Entered { fields, notice });
    page_as(StatusCode::CONFLICT, &overview(frame, &sheet, person, entered).await?)
}

fn saved_page(portal: &Portal, id: Uuid) -> Response {
    done(portal, &format!("/cases/{id}/questionnaire"), "questionnaire-saved")
}

/// Saves a change where nobody else changed the same place since the page was made: either the
/// revision is still the page's, or what stands at the place still bears the page's mark.
async fn attempt(
    portal: &Portal,
    person: &Person,
    sheet: &CaseSheet,
    standing: &FormSheet<RawQuestionnaire>,
    form: &Fields,
    mark: &str,
    change: QuestionnaireChange,
) -> Result<Attempt, Failure> {
    if form.text("rev") != revision(standing) && form.text("mark") != mark {
        return Ok(Attempt::Overtaken);
    }
    let id = sheet.row.id;
    match portal.conduct.save_questionnaire(person, id, standing.rev, change).await {
        Ok(()) => Ok(Attempt::Saved),
        Err(ConductError::Conflict { .. }) => Ok(Attempt::Overtaken),
        Err(error) => Err(Failure::from(error)),
    }
}

async fn overview(
    frame: Frame,
    sheet: &CaseSheet,
    person: &Person,
    entered: Option<Entered>,
) -> Result<QuestionnairePage, Failure> {
    let (lang, id) = (frame.lang, sheet.row.id);
    let form = sheet.questionnaire()?;
    let checked = check::check(sheet, &form.value).await?;
    let may_edit = may_edit(sheet, person);
    let is_draft = form.version == Version::Draft;
    let is_owner = person.is(Role::Owner) && may_edit;
    let (state, state_tone) = state(&frame, &form);
    Ok(QuestionnairePage {
        head: CaseHead::new(&frame, sheet, Section::Questionnaire),
        id,
        revision: revision(&form),
        mark: fields_mark(&form.value),
        may_edit,
        state,
        state_tone,
        problems: check::problems(lang, id, checked.errors.iter()),
        problems_total: checked.errors.len() + checked.omitted,
        problems_more: check::more(checked.errors.len() + checked.omitted),
        cautions: check::cautions(lang, id, checked.warnings.iter()),
        cautions_total: checked.warnings.len() + checked.omitted_warnings,
        cautions_more: check::more(checked.warnings.len() + checked.omitted_warnings),
        is_accepted: checked.is_accepted(),
        entries: entries(&frame, &form.value, entered.as_ref(), &checked),
        tables: tables(&frame, id, &form.value, &checked),
        versions: versions::lines(&frame, sheet),
        may_attest: is_draft && is_owner && checked.is_accepted(),
        waits_for_owner: is_draft && !is_owner && checked.is_accepted(),
        correct: correct(sheet),
        notice: entered.map(|entered| entered.notice),
        frame,
    })
}

/// Whether the person may change the questionnaire at this stage.
fn may_edit(sheet: &CaseSheet, person: &Person) -> bool {
    let is_open = !(sheet.case.stage.is_final() || sheet.case.stage == Stage::Check);
    is_open && authorise(person, Action::PrepareForms(sheet.parties)).is_ok()
}

fn state(frame: &Frame, form: &FormSheet<RawQuestionnaire>) -> (String, &'static str) {
    match form.version {
        Version::None => (frame.t("form-state-none"), "quiet"),
        Version::Draft => (frame.n("form-state-draft", &form.number), "accent"),
        Version::Attested => (frame.n("form-state-attested", &form.number), "good"),
    }
}

fn entries(
    frame: &Frame,
    value: &RawQuestionnaire,
    entered: Option<&Entered>,
    checked: &Checked<Questionnaire>,
) -> Vec<Entry> {
    let entry = |field: QuestionnaireField| {
        let ours = entered.and_then(|entered| {
            let found = entered.fields.iter().find(|(known, _)| *known == field);
            found.map(|(_, text)| text.as_str())
        });
        let standing = value.field(field);
        let mut entry = Entry::questionnaire(frame.lang, field, ours.unwrap_or(standing));
        entry.beside(standing);
        let here = checked.errors.iter().filter(|error| error.place == Place::Field(field));
        entry.errors = here.map(|error| error.short_message(frame.lang)).collect();
        entry
    };
    QuestionnaireField::ALL.into_iter().map(entry).collect()
}

fn tables(
    frame: &Frame,
    id: Uuid,
    value: &RawQuestionnaire,
    checked: &Checked<Questionnaire>,
) -> Vec<TableLine> {
    let counts = check::by_table(checked);
    let line = |table: Table| TableLine {
        href: format!("/cases/{id}/questionnaire/{table}"),
        code: table.code(),
        number: table.number(),
        title: table.title().of(frame.lang),
        rows: value.rows(table).iter().filter(|row| !row.is_blank()).count(),
        counts: counts.get(&table).copied().unwrap_or_default(),
    };
    Table::ALL.into_iter().map(line).collect()
}

fn correct(sheet: &CaseSheet) -> Option<String> {
    let waits = sheet.next.iter().any(|next| {
        next.what == CommandKind::CorrectQuestionnaire
            && next.what.parties().iter().any(|party| sheet.mine.contains(party))
    });
    let code = CommandKind::CorrectQuestionnaire.code();
    waits.then(|| format!("/cases/{}/act/{code}", sheet.row.id))
}

/// What the fields outside tables say, as one short mark.
fn fields_mark(value: &RawQuestionnaire) -> String {
    let texts = QuestionnaireField::ALL.into_iter().map(|field| value.field(field));
    mark(texts)
}

/// A mark of texts: the same texts, the same mark.
fn mark<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    hex::encode(&hash.finalize()[..16])
}
