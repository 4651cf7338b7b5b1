//! A command's questions as fields of a form, filled with what is known or was sent.

use case::{
    CommandKind,
    payload::{ContractWay, RegistryItem},
};
use conduct::{
    CaseSheet,
    acts::{Need, Question, QuestionKind},
};

use super::Wrong;
use crate::frame::Frame;

/// From so many choices on, one of them is chosen from a list.
const RADIOS_MAX: usize = 6;
/// So many pairs of an address are read.
const PRESETS_MAX: usize = 32;

/// What stands in the form: by question, every value.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    values: Vec<(String, String)>,
    /// Files that were kept already: question, digest, name.
    files: Vec<(String, String, String)>,
}

/// One question as the form shows it.
#[derive(Debug, Clone)]
pub(super) struct FieldView {
    pub(super) key: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    /// `line`, `lines`, `date`, `number`, `money`, `file`, `radio`, `select`, `many`.
    pub(super) kind: &'static str,
    pub(super) required: bool,
    pub(super) value: String,
    pub(super) min: u32,
    pub(super) max: u32,
    pub(super) choices: Vec<ChoiceView>,
    pub(super) error: Option<String>,
    /// The digest and the name of a file that was kept already.
    pub(super) kept: Option<(String, String)>,
}

/// Something to choose.
#[derive(Debug, Clone)]
pub(super) struct ChoiceView {
    pub(super) code: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

impl Given {
    /// What the address and the case fill in before anybody has.
    pub(super) fn preset(
        kind: CommandKind,
        sheet: &CaseSheet,
        asked: Vec<(String, String)>,
    ) -> Given {
        let mut given = Given::default();
        let mut known = known(kind, sheet);
        for (key, value) in asked.into_iter().take(PRESETS_MAX) {
            known.retain(|(of, _)| *of != key);
            given.say(key, value);
        }
        for (key, value) in known {
            given.say(key.to_owned(), value);
        }
        given
    }

    /// Adds a value.
    pub(super) fn say(&mut self, key: String, value: String) {
        self.values.push((key, value));
    }

    /// Adds a value that the case suggests, where there is one and nobody gave another.
    pub(super) fn say_known(&mut self, key: &str, value: Option<String>) {
        if let Some(value) = value.filter(|_| self.first(key).is_none()) {
            self.say(key.to_owned(), value);
        }
    }

    /// Adds a file that is kept.
    pub(super) fn keep(&mut self, key: String, digest: String, name: String) {
        self.files.retain(|(of, _, _)| *of != key);
        self.files.push((key, digest, name));
    }

    /// The first value of a question.
    pub(super) fn first(&self, key: &str) -> Option<&str> {
        self.values.iter().find(|(of, _)| of == key).map(|(_, value)| value.as_str())
    }

    fn has(&self, key: &str, value: &str) -> bool {
        self.values.iter().any(|(of, given)| of == key && given == value)
    }
}

/// A question as a field.
pub(super) fn field(
    frame: &Frame,
    kind: CommandKind,
    question: &Question,
    given: &Given,
    wrong: &[Wrong],
) -> FieldView {
    let key = question.key;
    let kept = given.files.iter().find(|(of, _, _)| of == key);
    let (shape, choices, min, max) = match &question.kind {
        QuestionKind::Line => ("line", &[][..], 0, 0),
        QuestionKind::Lines => ("lines", &[][..], 0, 0),
        QuestionKind::Date => ("date", &[][..], 0, 0),
        QuestionKind::Number { min, max } => ("number", &[][..], *min, *max),
        QuestionKind::Money => ("money", &[][..], 0, 0),
        QuestionKind::File => ("file", &[][..], 0, 0),
        QuestionKind::OneOf(choices) if choices.len() < RADIOS_MAX => ("radio", &choices[..], 0, 0),
        QuestionKind::OneOf(choices) => ("select", &choices[..], 0, 0),
        QuestionKind::ManyOf(choices) => ("many", &choices[..], 0, 0),
    };
    // The page is about this work alone where its address names one.
    let of_work = choices.iter().find(|c| key == "work" && given.has(key, &c.code));
    let choices = of_work.map_or(choices, std::slice::from_ref);
    let only = shape == "radio" && choices.len() == 1;
    let view = |choice: &conduct::acts::Choice| ChoiceView {
        label: choice.label.of(frame.lang).to_owned(),
        chosen: only || given.has(key, &choice.code),
        code: choice.code.clone(),
    };
    FieldView {
        key,
        label: conduct::ask(frame.lang, key),
        hint: hint(frame, kind, question),
        kind: shape,
        required: question.need == Need::Required,
        value: given.first(key).unwrap_or("").to_owned(),
        min,
        max,
        choices: choices.iter().map(view).collect(),
        error: wrong.iter().find(|w| w.field.as_deref() == Some(key)).map(|w| w.text.clone()),
        kept: kept.map(|(_, digest, name)| (digest.clone(), name.clone())),
    }
}

/// What the case itself suggests as answers.
fn known(kind: CommandKind, sheet: &CaseSheet) -> Vec<(&'static str, String)> {
    use CommandKind as C;
    let today = sheet.facts.today.to_string();
    if kind == C::SendContract {
        let way = match case::contract_way(&sheet.case) {
            ContractWay::Specification => "specification",
            ContractWay::TwoCopies => "two-copies",
            ContractWay::CivilCode => "civil-code",
        };
        vec![("way", way.to_owned())]
    } else if kind == C::ConcludeContract {
        vec![("date", today)]
    } else if kind == C::HandOver {
        vec![("received", today)]
    } else if kind == C::EnterProduction || kind == C::EndValidity {
        vec![("since", today)]
    } else if kind == C::ConcludeAgreement {
        agreement(sheet)
    } else if kind == C::ReportToRegistry {
        (1..=RegistryItem::ALL.len()).map(|number| ("registry", number.to_string())).collect()
    } else {
        Vec::new()
    }
}

/// What an additional agreement is awaited for (R 18, R 20, R 21).
fn agreement(sheet: &CaseSheet) -> Vec<(&'static str, String)> {
    let mut known = vec![("date", sheet.facts.today.to_string())];
    if sheet.case.suspension.is_some() {
        known.push(("purpose", "suspension".to_owned()));
    } else if let Some(works) = sheet.case.interim {
        known.push(("purpose", "interim-retest".to_owned()));
        known.extend(works.iter().map(|work| ("works", work.code().to_owned())));
    } else if sheet.case.questionnaire.corrected.is_some() {
        known.push(("purpose", "questionnaire".to_owned()));
    }
    known
}

/// A word of help beside the question; empty where none is needed.
fn hint(frame: &Frame, kind: CommandKind, question: &Question) -> String {
    use CommandKind as C;
    let own = match (kind, question.key) {
        (C::SendContract | C::ConcludeAgreement, "document") => Some("act-hint-drawn-up"),
        (C::ConcludeAgreement, "working-days" | "cost") => Some("act-hint-for-questionnaire"),
        (C::ConcludeAgreement, "works") => Some("act-hint-for-interim"),
        (C::ReviewWork | C::ReviewProtocol, "reason") => Some("act-hint-sent-back"),
        (C::ReturnApplication, "reason") => Some("act-hint-more-reasons"),
        (C::RaiseReview | C::DecideReview, "changes") => Some("act-hint-changes"),
        (C::DecideReview, "withdrawn" | "retest") => Some("act-hint-withdrawn"),
        (C::ReportToRegistry, "receipt") => Some("act-hint-receipt"),
        (C::NoteNewApplication, "case") => Some("act-hint-case"),
        _ => None,
    };
    match (own, &question.kind) {
        (Some(key), _) => frame.t(key),
        (None, QuestionKind::Money) => frame.t("act-hint-money"),
        (None, QuestionKind::Number { max, .. }) => frame.n("act-hint-days", max),
        (None, QuestionKind::File) => frame.t("act-hint-file"),
        (
            None,
            QuestionKind::Line
            | QuestionKind::Lines
            | QuestionKind::Date
            | QuestionKind::OneOf(_)
            | QuestionKind::ManyOf(_),
        ) => String::new(),
    }
}
