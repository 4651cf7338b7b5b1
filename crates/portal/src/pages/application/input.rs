//! What the application's form sends, and what it begins with.

use case::payload::{ApplicantKind, Ownership, Procurement};
use conduct::{ApplicationDraft, CaseSheet, acts::Answers};
use jiff::civil::Date;
use order::{
    ObjectKind, ProviderKind, Work,
    form::{ApplicationField, RawApplication},
};

use crate::{fields::Fields, frame::Frame};

/// The kinds of object, as the form sends them.
pub(super) const KINDS: [(&str, ObjectKind); 3] = [
    ("general", ObjectKind::General),
    ("platform-software", ObjectKind::PlatformSoftware),
    ("platform", ObjectKind::Platform),
];
/// Whose the object is.
pub(super) const OWNERSHIPS: [(&str, Ownership); 2] =
    [("other", Ownership::Other), ("state", Ownership::State)];
/// Who applies.
pub(super) const APPLICANTS: [(&str, ApplicantKind); 2] =
    [("legal-entity", ApplicantKind::LegalEntity), ("person", ApplicantKind::Person)];
/// How the test is bought.
pub(super) const PROCUREMENTS: [(&str, Procurement); 2] =
    [("direct", Procurement::Direct), ("portal", Procurement::Portal)];

/// The application as the form holds it.
#[derive(Debug, Clone)]
pub(super) struct Posted {
    pub(super) draft: ApplicationDraft,
    /// Of which revision the form was made.
    pub(super) revision: String,
    /// The letter's number and date as entered.
    pub(super) letter: (String, String),
    /// The message's key where the letter cannot be taken.
    pub(super) letter_error: Option<&'static str>,
}

impl Posted {
    /// What is saved, in the form.
    pub(super) fn of(draft: ApplicationDraft, revision: String) -> Self {
        let letter = draft.cover_letter.as_ref().map_or_else(Default::default, |(number, date)| {
            (number.clone(), language::short_date(*date))
        });
        Posted { draft, revision, letter, letter_error: None }
    }
}

/// A new application, with what is known already.
pub(super) fn begun(frame: &Frame, sheet: &CaseSheet, revision: String) -> Posted {
    let facts = &sheet.facts;
    let known = [
        (ApplicationField::Provider, facts.provider.name.of(frame.lang)),
        (ApplicationField::ApplicantName, facts.applicant.name.of(frame.lang)),
        (ApplicationField::ApplicantId, &facts.applicant.bin),
        (ApplicationField::ObjectName, &sheet.row.title),
    ];
    let fields = known.into_iter().map(|(field, text)| (field, text.to_owned())).collect();
    let mut draft = ApplicationDraft {
        form: RawApplication { fields, ..RawApplication::default() },
        ..ApplicationDraft::default()
    };
    draft.form.works = super::composition_of(sheet, &draft).1;
    Posted::of(draft, revision)
}

/// Reads the form. What it does not know is left as a new application has it.
pub(super) fn read(form: &Fields, sheet: &CaseSheet) -> Posted {
    let fields = ApplicationField::ALL
        .into_iter()
        .map(|field| (field, form.text(&format!("field.{}", field.code())).to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let works = form.all("works").filter_map(Work::from_code).collect();
    let mut draft = ApplicationDraft {
        form: RawApplication { fields, works },
        object: chosen(&KINDS, form.text("object"), ObjectKind::General),
        ownership: chosen(&OWNERSHIPS, form.text("ownership"), Ownership::Other),
        applicant: chosen(&APPLICANTS, form.text("applicant"), ApplicantKind::LegalEntity),
        procurement: chosen(&PROCUREMENTS, form.text("procurement"), Procurement::Direct),
        cover_letter: None,
    };
    if form.has("compose") {
        draft.form.works = super::composition_of(sheet, &draft).1;
    }
    let letter = (form.text("letter-number").to_owned(), form.text("letter-date").to_owned());
    let letter_error = match cover_letter(sheet, &letter) {
        Ok(letter) => {
            draft.cover_letter = letter;
            None
        }
        Err(key) => Some(key),
    };
    Posted { draft, revision: form.text("rev").to_owned(), letter, letter_error }
}

/// A paper application's letter (R 30); the message's key where it cannot be taken.
fn cover_letter(
    sheet: &CaseSheet,
    (number, date): &(String, String),
) -> Result<Option<(String, Date)>, &'static str> {
    match sheet.case.provider() {
        ProviderKind::StateTechnicalService => return Ok(None),
        ProviderKind::Laboratory => {}
    }
    if number.is_empty() && date.is_empty() {
        return Ok(None);
    }
    if number.is_empty() {
        return Err("application-letter-number-missing");
    }
    let mut answers = Answers::new();
    answers.say("letter-date", date);
    match answers.date("letter-date") {
        Ok(date) => Ok(Some((number.clone(), date))),
        Err(_) => Err("application-letter-date-wrong"),
    }
}

/// The choice of a code; `other` where there is none of it.
fn chosen<T: Copy>(choices: &[(&str, T)], code: &str, other: T) -> T {
    choices.iter().find(|(known, _)| *known == code).map_or(other, |(_, value)| *value)
}
