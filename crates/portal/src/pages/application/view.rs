//! The application's page: items, works by the kind of object, the letter of a paper application.

use askama::Template;
use case::payload::Follows;
use conduct::{
    ApplicationDraft, CaseSheet,
    access::{Action, authorise},
    person::Person,
};
use language::Lang;
use order::{
    Clause, Distribution, Integration, ObjectFacts, ObjectKind, ProviderKind, Work, Works,
    composition,
    form::{ApplicationField, FormError, Place, check_application},
};

use super::{
    input::{APPLICANTS, KINDS, OWNERSHIPS, PROCUREMENTS, Posted},
    is_open,
};
use crate::{
    frame::Frame,
    pages::{
        case::{CaseHead, Section},
        entry::{Choice, Entry, Problem},
    },
};

/// The items of RA 1: the group's name, and how the codes of its fields begin.
const GROUPS: [(&str, &str); 7] = [
    ("provider", "provider"),
    ("applicant", "applicant-"),
    ("object", "object-"),
    ("owner", "owner-"),
    ("developer", "developer-"),
    ("contact", "contact-"),
    ("head", "head-"),
];

#[derive(Template)]
#[template(path = "application.html")]
pub(super) struct ApplicationPage {
    frame: Frame,
    head: CaseHead,
    id: String,
    revision: String,
    may_edit: bool,
    state: String,
    state_tone: &'static str,
    notice: Option<String>,
    problems: Vec<Problem>,
    groups: Vec<Group>,
    kinds: Vec<Choice>,
    ownerships: Vec<Choice>,
    applicants: Vec<Choice>,
    procurements: Vec<Choice>,
    works: Vec<Choice>,
    works_title: &'static str,
    works_errors: Vec<String>,
    /// What the works should be, where they are not.
    composition: Option<String>,
    letter: Option<Letter>,
}

/// An item of the form.
struct Group {
    title: String,
    code: &'static str,
    entries: Vec<Entry>,
    /// Whether the works stand after it.
    has_works: bool,
}

/// A paper application's letter.
struct Letter {
    number: String,
    date: String,
    error: Option<String>,
}

/// What a page shows beside the form itself.
pub(super) struct Shown {
    posted: Posted,
    is_checked: bool,
    standing: Option<ApplicationDraft>,
    notice: Option<String>,
}

impl Shown {
    /// A form that nobody else has changed.
    pub(super) fn new(posted: Posted) -> Self {
        Shown { posted, is_checked: false, standing: None, notice: None }
    }

    /// The same, with or without its errors: a form that was never saved has none yet.
    pub(super) fn checked(self, is_checked: bool) -> Self {
        Shown { is_checked, ..self }
    }

    /// The same, beside what somebody else saved meanwhile.
    pub(super) fn against(self, standing: ApplicationDraft, notice: String) -> Self {
        Shown { standing: Some(standing), notice: Some(notice), ..self }
    }
}

impl ApplicationPage {
    pub(super) fn new(frame: Frame, sheet: &CaseSheet, person: &Person, shown: Shown) -> Self {
        let lang = frame.lang;
        let Shown { posted, is_checked, standing, notice } = shown;
        let Posted { draft, revision, letter, letter_error } = posted;
        let errors = if is_checked { errors(sheet, &draft) } else { Vec::new() };
        let letter_error = letter_error.map(|key| frame.t(key));
        let mut problems: Vec<Problem> = errors.iter().map(|error| problem(lang, error)).collect();
        problems.extend(
            letter_error
                .iter()
                .map(|text| Problem { href: "#letter-date".to_owned(), text: text.clone() }),
        );
        let may_edit =
            is_open(sheet) && authorise(person, Action::PrepareForms(sheet.parties)).is_ok();
        let (state, state_tone) = state(&frame, sheet);
        ApplicationPage {
            head: CaseHead::new(&frame, sheet, Section::Application),
            id: sheet.row.id.to_string(),
            revision,
            may_edit,
            state,
            state_tone,
            notice,
            groups: groups(&frame, &draft, standing.as_ref(), &errors),
            kinds: choices(&frame, "object", &KINDS, draft.object),
            ownerships: choices(&frame, "ownership", &OWNERSHIPS, draft.ownership),
            applicants: choices(&frame, "applicant", &APPLICANTS, draft.applicant),
            procurements: procurements(&frame, sheet, &draft),
            works: works(lang, draft.form.works),
            works_title: ApplicationField::works_title().of(lang),
            works_errors: works_errors(lang, &errors),
            composition: misfit(&frame, sheet, &draft),
            letter: letter_of(sheet, letter, letter_error),
            problems,
            frame,
        }
    }
}

/// The works that the object's kind asks for (R 4, R 6, R 7), or of which a withdrawal leaves some
/// (R 40), with the clause.
pub(crate) fn composition_of(sheet: &CaseSheet, draft: &ApplicationDraft) -> (Clause, Works) {
    let composed = composed(draft.object, draft.ownership);
    let follows = sheet.case.opening.as_ref().and_then(|opening| opening.follows);
    match follows {
        Some(Follows::Withdrawal { works, .. }) => {
            let again = works.iter().filter(|work| composed.works().contains(*work)).collect();
            (Clause::rules(40), again)
        }
        None | Some(Follows::Negative { .. } | Follows::Lapse { .. } | Follows::Expiry { .. }) => {
            (composed.clause, composed.works())
        }
    }
}

/// Whether the works applied for are those that the rules ask for.
pub(crate) fn works_fit(sheet: &CaseSheet, draft: &ApplicationDraft) -> bool {
    composition_of(sheet, draft).1 == draft.form.works
}

fn composed(kind: ObjectKind, ownership: case::payload::Ownership) -> order::Composition {
    composition(&ObjectFacts {
        kind,
        distribution: Distribution::Single,
        ownership: match ownership {
            case::payload::Ownership::State => order::Ownership::StateBody,
            case::payload::Ownership::Other => order::Ownership::Other,
        },
        integration: Integration::None,
    })
}

fn errors(sheet: &CaseSheet, draft: &ApplicationDraft) -> Vec<FormError> {
    check_application(&draft.form, &sheet.form_rules()).errors
}

fn problem(lang: Lang, error: &FormError) -> Problem {
    let href = match error.place {
        Place::Application(field) => format!("#f-{}", field.code()),
        Place::Works
        | Place::Field(_)
        | Place::Table(_)
        | Place::Row { .. }
        | Place::Cell { .. } => "#works".to_owned(),
    };
    Problem { href, text: error.message(lang) }
}

fn state(frame: &Frame, sheet: &CaseSheet) -> (String, &'static str) {
    let Some(form) = sheet.forms.iter().rev().find(|form| form.kind == "application") else {
        return (frame.t("form-state-none"), "quiet");
    };
    let is_draft = form.state == "draft";
    let (key, tone) =
        if is_draft { ("form-state-draft", "accent") } else { ("form-state-signed", "good") };
    (frame.n(key, &form.number), tone)
}

fn groups(
    frame: &Frame,
    draft: &ApplicationDraft,
    standing: Option<&ApplicationDraft>,
    errors: &[FormError],
) -> Vec<Group> {
    let entry = |field: ApplicationField| {
        let mut entry = Entry::application(frame.lang, field, draft.form.field(field));
        let here = errors.iter().filter(|error| error.place == Place::Application(field));
        entry.errors = here.map(|error| error.short_message(frame.lang)).collect();
        if let Some(standing) = standing {
            entry.beside(standing.form.field(field));
        }
        entry
    };
    let group = |(code, prefix): (&'static str, &str)| {
        let fields = ApplicationField::ALL.into_iter();
        Group {
            title: frame.t(&format!("application-group-{code}")),
            code,
            entries: fields.filter(|field| field.code().starts_with(prefix)).map(entry).collect(),
            has_works: code == "object",
        }
    };
    GROUPS.into_iter().map(group).collect()
}

fn choices<T: Copy + PartialEq>(
    frame: &Frame,
    question: &str,
    choices: &[(&'static str, T)],
    chosen: T,
) -> Vec<Choice> {
    let choice = |(value, it): &(&'static str, T)| Choice {
        value,
        label: frame.t(&format!("application-{question}-{value}")),
        hint: frame.t(&format!("application-{question}-{value}-hint")),
        is_chosen: *it == chosen,
    };
    choices.iter().map(choice).collect()
}

/// A laboratory's test is bought without the procurement portal (R 29).
fn procurements(frame: &Frame, sheet: &CaseSheet, draft: &ApplicationDraft) -> Vec<Choice> {
    match sheet.case.provider() {
        ProviderKind::StateTechnicalService => {
            choices(frame, "procurement", &PROCUREMENTS, draft.procurement)
        }
        ProviderKind::Laboratory => Vec::new(),
    }
}

fn works(lang: Lang, chosen: Works) -> Vec<Choice> {
    let choice = |work: Work| Choice {
        value: work.code(),
        label: work.name().of(lang).to_owned(),
        hint: work.clause().cite(lang),
        is_chosen: chosen.contains(work),
    };
    Work::ALL.into_iter().map(choice).collect()
}

fn works_errors(lang: Lang, errors: &[FormError]) -> Vec<String> {
    let here = errors.iter().filter(|error| error.place == Place::Works);
    here.map(|error| error.short_message(lang)).collect()
}

fn misfit(frame: &Frame, sheet: &CaseSheet, draft: &ApplicationDraft) -> Option<String> {
    let (clause, works) = composition_of(sheet, draft);
    if works == draft.form.works {
        return None;
    }
    let words = format!("{} ({})", works.names(frame.lang), clause.cite(frame.lang));
    Some(frame.w("application-works-misfit", &words))
}

fn letter_of(
    sheet: &CaseSheet,
    (number, date): (String, String),
    error: Option<String>,
) -> Option<Letter> {
    match sheet.case.provider() {
        ProviderKind::StateTechnicalService => None,
        ProviderKind::Laboratory => Some(Letter { number, date, error }),
    }
}
