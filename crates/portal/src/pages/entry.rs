//! What one input of a form shows: its words, what stands in it, what is wrong with it; and what
//! a page says when somebody else saved meanwhile.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use conduct::{CaseSheet, FormKind, FormSheet};
use language::{Arg, Lang};
use order::form::{ApplicationField, FieldKind, QuestionnaireField};

use crate::{
    failure::Failure,
    frame::{Frame, local_time},
    render::page,
    speak::say,
};

/// One input of a form.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The element's id, to which errors link.
    pub(crate) id: String,
    /// The field's name in the form.
    pub(crate) name: String,
    /// The item's number in the Order's form; empty where it has none.
    pub(crate) number: &'static str,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) value: String,
    /// What stands there now, where somebody else changed it meanwhile.
    pub(crate) theirs: Option<String>,
    pub(crate) errors: Vec<String>,
    pub(crate) is_required: bool,
    pub(crate) is_multiline: bool,
    /// The keyboard that a telephone offers.
    pub(crate) input_mode: &'static str,
}

/// An error of the summary, linked to its place.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    pub(crate) href: String,
    pub(crate) text: String,
}

/// One of several to choose from.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) value: &'static str,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) is_chosen: bool,
}

impl Entry {
    /// An input for a field of the application.
    pub(crate) fn application(lang: Lang, field: ApplicationField, value: &str) -> Self {
        let title = field.title().of(lang);
        let mut entry = Entry::of_kind(lang, field.code(), field.kind(), value);
        entry.number = field.number();
        title.clone_into(&mut entry.label);
        entry.is_required = field.is_required();
        entry
    }

    /// An input for a field of the questionnaire.
    pub(crate) fn questionnaire(lang: Lang, field: QuestionnaireField, value: &str) -> Self {
        let title = field.title().of(lang);
        let mut entry = Entry::of_kind(lang, field.code(), field.kind(), value);
        entry.number = field.number();
        title.clone_into(&mut entry.label);
        entry.is_required = field.is_required();
        entry
    }

    fn of_kind(lang: Lang, code: &str, kind: FieldKind, value: &str) -> Self {
        Entry {
            id: format!("f-{code}"),
            name: format!("field.{code}"),
            number: "",
            label: String::new(),
            hint: kind.hint(lang),
            value: value.to_owned(),
            theirs: None,
            errors: Vec::new(),
            is_required: false,
            is_multiline: kind == FieldKind::Lines,
            input_mode: input_mode(kind),
        }
    }

    /// What describes the input: its hint, its errors.
    pub(crate) fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.id));
        }
        if !self.errors.is_empty() {
            ids.push(format!("{}-error", self.id));
        }
        ids.join(" ")
    }

    /// Notes what stands there now, where it is not what was entered.
    pub(crate) fn beside(&mut self, theirs: &str) {
        if theirs != self.value {
            self.theirs = Some(theirs.to_owned());
        }
    }
}

const fn input_mode(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Email => "email",
        FieldKind::Phones => "tel",
        FieldKind::ApplicantId | FieldKind::BeneficiaryCode => "numeric",
        FieldKind::Line | FieldKind::Lines | FieldKind::Bic | FieldKind::Iban | FieldKind::Date => {
            "text"
        }
    }
}

/// Of which version and revision of a form a page was made: what a save is compared with.
pub(crate) fn revision<T>(form: &FormSheet<T>) -> String {
    format!("{}.{}", form.number, form.rev)
}

/// Who saved the form last, and when: told to somebody whose page is older.
pub(crate) fn overtaken_words(frame: &Frame, sheet: &CaseSheet, kind: FormKind) -> String {
    let versions = sheet.forms.iter().filter(|form| form.kind == kind.code());
    let (who, at) = versions.max_by_key(|form| form.number).map_or_else(
        || ("–".to_owned(), "–".to_owned()),
        |form| (sheet.name_of(&form.author), local_time(form.at_us.timestamp())),
    );
    say(frame.lang, "overtaken-notice", &[("who", Arg::from(who)), ("at", Arg::from(at))])
}

/// A page with a status of its own.
pub(crate) fn page_as(status: StatusCode, template: &impl Template) -> Result<Response, Failure> {
    let mut response = page(template)?;
    *response.status_mut() = status;
    Ok(response)
}

/// A file's size as people read it.
pub(crate) fn size_words(lang: Lang, bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] =
        [(1 << 30, "size-gib"), (1 << 20, "size-mib"), (1 << 10, "size-kib")];
    let Some((unit, key)) = UNITS.into_iter().find(|(unit, _)| bytes >= *unit) else {
        return say(lang, "size-bytes", &[("n", Arg::from(bytes))]);
    };
    let tenths = bytes.saturating_mul(10) / unit;
    let mark = if lang == Lang::En { '.' } else { ',' };
    let amount = format!("{}{mark}{}", tenths / 10, tenths % 10);
    say(lang, key, &[("n", Arg::from(amount))])
}

/// The first characters of a hash, as people compare them.
pub(crate) fn short_hash(hash: &str) -> String {
    hash.chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_told_in_the_readers_units() {
        for (bytes, kk, en) in [
            (12, "12 байт", "12 bytes"),
            (2_048, "2,0 КБ", "2.0 KB"),
            (5_500_000, "5,2 МБ", "5.2 MB"),
            (4 << 30, "4,0 ГБ", "4.0 GB"),
        ] {
            assert_eq!(size_words(Lang::Kk, bytes), kk);
            assert_eq!(size_words(Lang::En, bytes), en);
        }
    }
}
