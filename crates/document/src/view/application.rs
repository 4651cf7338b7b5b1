//! The application (RA 1), item by item.

use language::Lang;
use order::form::{ApplicationField, RawApplication};
use serde_json::{Value, json};

use super::{
    parts::{Part, fact, head, number, numbered},
    questionnaire::form_reference,
};
use crate::{form::ApplicationForm, words::word};

/// The form's items with the numbers by which its fields are found.
const ITEMS: [(&str, &[&str]); 4] = [
    ("application-applicant", &["1"]),
    ("application-owner", &["2"]),
    ("application-developer", &["3"]),
    ("application-contact", &["4.1", "4.2", "4.3", "4.4"]),
];

pub(super) fn part(form: &ApplicationForm, lang: Lang) -> Part {
    let title = ApplicationField::form_title().of(lang).to_owned();
    Part {
        kind: "application",
        head: head(&form.head, &numbered(&title, &form.head.number, lang), lang),
        doc: json!({
            "reference": form_reference(1, lang),
            "title": title,
            "subtitle": number(&form.head.number, lang),
            "sections": sections(&form.application, lang),
        }),
        title: numbered(&title, &form.head.number, lang),
    }
}

fn sections(application: &RawApplication, lang: Lang) -> Vec<Value> {
    let mut sections: Vec<Value> = ITEMS
        .iter()
        .enumerate()
        .map(|(at, (key, numbers))| section(application, at, key, numbers, lang))
        .collect();
    sections.push(json!({
        "title": word(lang, "application-head"),
        "text": "",
        "rows": [fact_of(application, ApplicationField::HeadName, lang)],
    }));
    sections
}

fn section(raw: &RawApplication, at: usize, key: &str, numbers: &[&str], lang: Lang) -> Value {
    let mut rows: Vec<Value> = ApplicationField::ALL
        .into_iter()
        .filter(|field| numbers.contains(&field.number()))
        .map(|field| fact_of(raw, field, lang))
        .collect();
    let mut text = String::new();
    if at == 0 {
        rows.push(fact(lang, "application-works", works(raw, lang)));
        text = word(lang, "application-asks");
    }
    json!({ "title": format!("{}. {}", at + 1, word(lang, key)), "text": text, "rows": rows })
}

fn fact_of(raw: &RawApplication, field: ApplicationField, lang: Lang) -> Value {
    json!([field.title().of(lang), raw.field(field)])
}

fn works(raw: &RawApplication, lang: Lang) -> String {
    let names = raw.works.iter().enumerate();
    let lines: Vec<String> =
        names.map(|(at, work)| format!("{}) {}", at + 1, work.name().of(lang))).collect();
    lines.join("\n")
}
