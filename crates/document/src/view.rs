//! Papers as the templates see them: words in one language, rows, nothing to decide any more.

mod acceptance;
mod application;
mod common;
mod contract;
mod finding;
mod letters;
mod package;
mod protocol;
mod questionnaire;

use language::Lang;
use serde_json::{Value, json};

use self::common::Part;
use crate::{
    paper::Head,
    papers::{Document, DocumentError},
    words::labels,
};

/// The data of a whole paper.
pub(crate) fn of(document: &Document, lang: Lang) -> Result<Value, DocumentError> {
    if let Document::Package(package) = document {
        return package::view(package, lang);
    }
    let (head, part) = part(document, lang).ok_or(DocumentError::NestedPackage)?;
    let title = part.title.clone();
    Ok(envelope(lang, head, &title, vec![part]))
}

/// What surrounds the parts: language, labels, title, date.
fn envelope(lang: Lang, head: &Head, title: &str, parts: Vec<Part>) -> Value {
    let first = parts.first().map_or(Value::Null, |part| part.head.clone());
    json!({
        "lang": lang.code(),
        "t": labels(lang),
        "title": title,
        "author": head.provider.name,
        "date": [head.date.year(), head.date.month(), head.date.day()],
        "sheets": false,
        "binding": null,
        "head": first,
        "parts": parts.into_iter().map(Part::into_value).collect::<Vec<_>>(),
    })
}

/// One paper as a part; `None` for a package, which is none.
fn part(document: &Document, lang: Lang) -> Option<(&Head, Part)> {
    Some(match document {
        Document::Protocol(paper) => (&paper.head, protocol::part(paper, lang)),
        Document::Application(paper) => (&paper.head, application::part(paper, lang)),
        Document::Questionnaire(paper) => (&paper.head, questionnaire::part(paper, lang)),
        Document::Return(paper) => (&paper.head, letters::returned(paper, lang)),
        Document::Comparison(paper) => (&paper.head, letters::comparison(paper, lang)),
        Document::Agreement(paper) => (&paper.head, contract::agreement(paper, lang)),
        Document::Withdrawal(paper) => (&paper.head, letters::withdrawal(paper, lang)),
        Document::Acceptance(paper) => (&paper.head, acceptance::part(paper, lang)),
        Document::Contract(paper) => (&paper.head, contract::draft(paper, lang)),
        Document::Package(_) => return None,
    })
}
