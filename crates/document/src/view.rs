//! Papers as the templates see them: words in one language, rows, nothing to decide any more.

mod acceptance;
mod application;
mod contract;
mod finding;
mod letters;
mod package;
mod parts;
mod protocol;
mod questionnaire;

use language::Lang;
use serde_json::{Value, json};

use self::parts::Part;
use crate::{
    paper::Head,
    papers::{Document, DocumentError},
    words::{labels, word},
};

/// The data of a whole paper.
pub(crate) fn of(document: &Document, lang: Lang) -> Result<Value, DocumentError> {
    if let Document::Package(package) = document {
        return package::view(package, lang);
    }
    let part = part(document, lang).ok_or(DocumentError::NestedPackage)?;
    let title = part.title.clone();
    Ok(envelope(lang, document.head(), &title, vec![part]))
}

/// The title of a paper with its number.
pub(crate) fn title(document: &Document, lang: Lang) -> String {
    part(document, lang).map_or_else(|| word(lang, "package-title"), |part| part.title)
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
fn part(document: &Document, lang: Lang) -> Option<Part> {
    Some(match document {
        Document::Protocol(paper) => protocol::part(paper, lang),
        Document::Application(paper) => application::part(paper, lang),
        Document::Questionnaire(paper) => questionnaire::part(paper, lang),
        Document::Return(paper) => letters::returned(paper, lang),
        Document::Comparison(paper) => letters::comparison(paper, lang),
        Document::Agreement(paper) => contract::agreement(paper, lang),
        Document::Withdrawal(paper) => letters::withdrawal(paper, lang),
        Document::Acceptance(paper) => acceptance::part(paper, lang),
        Document::Contract(paper) => contract::draft(paper, lang),
        Document::Package(_) => return None,
    })
}
