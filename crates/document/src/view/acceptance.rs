//! The act of acceptance of the source (M 13).

use language::{Arg, Lang};
use serde_json::{Value, json};

use super::parts::{Part, fact, head, number, numbered, person, size};
use crate::{
    letter::AcceptanceAct,
    protocol::{Archive, SourceAcceptance},
    words::{phrase, word},
};

pub(super) fn part(act: &AcceptanceAct, lang: Lang) -> Part {
    let title = word(lang, "acceptance-title");
    let args = [
        ("object", Arg::from(act.object.name.as_str())),
        ("applicant", act.object.applicant.name.as_str().into()),
        ("provider", act.head.provider.name.as_str().into()),
    ];
    Part {
        kind: "acceptance",
        head: head(&act.head, &numbered(&title, &act.acceptance.number, lang), lang),
        doc: json!({
            "title": title,
            "subtitle": number(&act.acceptance.number, lang),
            "opening": [phrase(lang, "acceptance-opening", &args)],
            "acceptance": acceptance(&act.acceptance, lang),
            "closing": [word(lang, "acceptance-closing"), word(lang, "acceptance-keeping")],
        }),
        title: numbered(&title, &act.acceptance.number, lang),
    }
}

/// The act's content, which is also annexed to the protocol of source code analysis.
pub(super) fn acceptance(act: &SourceAcceptance, lang: Lang) -> Value {
    let archives: Vec<Value> =
        act.archives.iter().enumerate().map(|(at, archive)| row(at, archive, lang)).collect();
    json!({
        "facts": [
            fact(lang, "acceptance-number", number(&act.number, lang)),
            fact(lang, "acceptance-date", language::date(lang, act.date)),
            fact(lang, "acceptance-from", person(&act.from)),
            fact(lang, "acceptance-to", person(&act.to)),
        ],
        "archives": archives,
        "total": total(act, lang),
    })
}

fn row(at: usize, archive: &Archive, lang: Lang) -> Value {
    let medium = match archive.medium.is_empty() {
        true => word(lang, "acceptance-upload"),
        false => archive.medium.clone(),
    };
    json!({
        "number": (at + 1).to_string(),
        "name": archive.name,
        "medium": medium,
        "size": size(archive.size_bytes, lang),
        "files": archive.files.map_or_else(|| "–".to_owned(), |files| files.to_string()),
        "sha256": archive.sha256,
    })
}

fn total(act: &SourceAcceptance, lang: Lang) -> String {
    let sum =
        |of: fn(&Archive) -> u64| act.archives.iter().map(of).fold(0_u64, u64::saturating_add);
    let args = [
        ("archives", Arg::from(act.archives.len())),
        ("size", size(sum(|archive| archive.size_bytes), lang).into()),
    ];
    phrase(lang, "acceptance-total", &args)
}
