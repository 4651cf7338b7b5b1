//! A laboratory's print package: papers one after another, and the binding inscription.

use language::{Arg, Lang};
use serde_json::{Value, json};

use super::{envelope, part, parts::Part};
use crate::{
    package::PrintPackage,
    papers::DocumentError,
    words::{phrase, word},
};

pub(super) fn view(package: &PrintPackage, lang: Lang) -> Result<Value, DocumentError> {
    let parts: Vec<Part> = package
        .documents
        .iter()
        .map(|document| part(document, lang))
        .collect::<Option<_>>()
        .ok_or(DocumentError::NestedPackage)?;
    if parts.is_empty() {
        return Err(DocumentError::EmptyPackage);
    }
    let contents: Vec<Value> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| json!([format!("{}.", at + 1), part.title]))
        .collect();
    let title = word(lang, "package-title");
    let mut data = envelope(lang, &package.head, &title, parts);
    data["sheets"] = Value::Bool(true);
    data["head"] = super::parts::head(&package.head, &title, lang);
    data["binding"] = binding(package, contents, lang);
    Ok(data)
}

fn binding(package: &PrintPackage, contents: Vec<Value>, lang: Lang) -> Value {
    let who = format!("{}, {}", package.bound_by.position, package.bound_by.name);
    let args = [("date", Arg::from(language::date(lang, package.head.date)))];
    json!({
        "title": word(lang, "package-contents"),
        "contents": contents,
        "inscription": word(lang, "package-inscription"),
        "lines": [who.trim_start_matches(", "), word(lang, "label-signature-line")],
        "seal": word(lang, "label-seal-place"),
        "date": phrase(lang, "package-date", &args),
    })
}
