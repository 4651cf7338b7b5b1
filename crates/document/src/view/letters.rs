//! The letter of return (R 13, R 15, R 16), the comparison table (R 25) and the notice of
//! withdrawal (R 40).

use language::{Arg, Lang};
use order::{Clause, ProviderKind};
use serde_json::{Value, json};

use super::{
    parts::{
        Part, facts, head, heading, number, numbered, numbered_date, on_day, paragraphs, party,
        table, words,
    },
    protocol::work_title,
};
use crate::{
    letter::{
        ChangeLine, ComparisonRow, ComparisonTable, ReturnGround, ReturnLetter, ReturnReason,
        SoftwareChange, WithdrawalNotice,
    },
    paper::{Head, Party},
    protocol::ProtocolRef,
    words::{phrase, word},
};

pub(super) fn returned(letter: &ReturnLetter, lang: Lang) -> Part {
    let args = [
        ("object", Arg::from(letter.object.name.as_str())),
        ("date", on_day(letter.applied, lang).into()),
        ("clause", return_clause(letter).cite(lang).into()),
    ];
    let rows = letter.reasons.iter().enumerate();
    let rows: Vec<Value> = rows.map(|(at, reason)| return_row(at, reason, lang)).collect();
    let mut parts = vec![paragraphs(vec![phrase(lang, "return-opening", &args)])];
    if !rows.is_empty() {
        let keys = ["label-number-sign", "return-item", "return-reason", "label-clause"];
        parts.push(table(&[0.22, 1.2, 1.8, 0.9], words(lang, &keys), rows));
    }
    parts.push(paragraphs(words(lang, return_closing(letter))));
    letter_part(
        "letter",
        &letter.head,
        "return-title",
        addressee(&letter.object.applicant, lang),
        parts,
        lang,
    )
}

pub(super) fn comparison(request: &ComparisonTable, lang: Lang) -> Part {
    let args = [
        ("object", Arg::from(request.object.name.as_str())),
        ("owner", request.object.owner.name.as_str().into()),
        ("n", Arg::from(u32::from(request.request))),
        ("clause", retest_clause(&request.head).cite(lang).into()),
    ];
    let protocols: Vec<String> =
        request.protocols.iter().map(|item| protocol_line(item, lang)).collect();
    let rows = request.rows.iter().enumerate();
    let rows: Vec<Value> = rows.map(|(at, row)| comparison_row(at, row, lang)).collect();
    let keys = [
        "label-number-sign",
        "comparison-protocol",
        "label-code",
        "comparison-nonconformity",
        "label-recommendation",
        "comparison-correction",
        "comparison-evidence",
    ];
    let software = match request.software {
        SoftwareChange::Unchanged => "comparison-software-unchanged",
        SoftwareChange::Changed => "comparison-software-changed",
    };
    let parts = vec![
        paragraphs(vec![phrase(lang, "comparison-opening", &args)]),
        paragraphs(protocols),
        table(&[0.25, 0.9, 0.7, 1.5, 1.3, 1.5, 1.1], words(lang, &keys), rows),
        paragraphs(vec![word(lang, software)]),
    ];
    let to = addressee(&request.head.provider, lang);
    letter_part("wide-letter", &request.head, "comparison-title", to, parts, lang)
}

pub(super) fn withdrawal(notice: &WithdrawalNotice, lang: Lang) -> Part {
    let args = [
        ("object", Arg::from(notice.object.name.as_str())),
        ("clause", Clause::rules(40).cite(lang).into()),
        ("ground", notice.ground.cite(lang).into()),
        ("date", language::date(lang, notice.apply_by).into()),
    ];
    let protocols: Vec<Value> = notice
        .protocols
        .iter()
        .map(|item| {
            json!([work_title(item.work, lang), item.number, language::short_date(item.date)])
        })
        .collect();
    let mut parts = vec![
        paragraphs(vec![phrase(lang, "withdrawal-opening", &args)]),
        table(
            &[2.4, 1.0, 0.8],
            words(lang, &["withdrawal-protocol", "withdrawal-number", "withdrawal-date"]),
            protocols,
        ),
        heading(word(lang, "withdrawal-ground")),
        paragraphs(vec![
            phrase(lang, "withdrawal-ground-clause", &args),
            notice.description.clone(),
        ]),
    ];
    if !notice.changes.is_empty() {
        let keys = ["label-number-sign", "withdrawal-change", "withdrawal-works"];
        let rows = notice.changes.iter().map(|line| change_row(line, lang)).collect();
        parts.push(table(&[0.2, 1.3, 1.5], words(lang, &keys), rows));
    }
    parts.push(heading(word(lang, "withdrawal-again")));
    parts.push(paragraphs(vec![
        works_lines(notice, lang),
        phrase(lang, "withdrawal-closing", &args),
    ]));
    let to = addressee(&notice.object.owner, lang);
    letter_part("letter", &notice.head, "withdrawal-title", to, parts, lang)
}

/// A letter's part with a title, an addressee and a body.
pub(super) fn letter_part(
    kind: &'static str,
    of: &Head,
    title_key: &str,
    addressee: Vec<String>,
    parts: Vec<Value>,
    lang: Lang,
) -> Part {
    let title = word(lang, title_key);
    let full = numbered(&title, &of.number, lang);
    let subtitle = number(&of.number, lang);
    Part {
        kind,
        head: head(of, &full, lang),
        doc: json!({
            "title": title, "subtitle": subtitle, "addressee": addressee, "parts": parts,
        }),
        title: full,
    }
}

/// `work: № 17 of 22 November 2026`.
pub(super) fn protocol_line(protocol: &ProtocolRef, lang: Lang) -> String {
    let of = numbered_date(&protocol.number, protocol.date, lang);
    format!("– {} {of}", work_title(protocol.work, lang))
}

fn addressee(to: &Party, lang: Lang) -> Vec<String> {
    party(to, lang).lines().map(str::to_owned).collect()
}

fn return_clause(letter: &ReturnLetter) -> Clause {
    match (letter.ground, letter.head.provider_kind) {
        (ReturnGround::Package, ProviderKind::StateTechnicalService) => Clause::rules(13),
        (ReturnGround::Package, ProviderKind::Laboratory) => Clause::rules(30),
        (ReturnGround::NoContract, _) => Clause::rules(15),
        (ReturnGround::TermNotAgreed, _) => Clause::rules(16),
    }
}

fn return_closing(letter: &ReturnLetter) -> &'static [&'static str] {
    match letter.ground {
        ReturnGround::Package => &["return-closing-package"],
        ReturnGround::NoContract => &["return-closing-no-contract"],
        ReturnGround::TermNotAgreed => &["return-closing-term"],
    }
}

fn return_row(at: usize, reason: &ReturnReason, lang: Lang) -> Value {
    json!([(at + 1).to_string(), reason.item.of(lang), reason.reason, reason.clause.cite(lang)])
}

fn retest_clause(head: &Head) -> Clause {
    Clause::rules(match head.provider_kind {
        ProviderKind::StateTechnicalService => 25,
        ProviderKind::Laboratory => 32,
    })
}

fn comparison_row(at: usize, row: &ComparisonRow, lang: Lang) -> Value {
    json!([
        (at + 1).to_string(),
        row.work.name().of(lang),
        row.code,
        row.nonconformity,
        row.recommendation,
        row.correction,
        row.evidence,
    ])
}

fn change_row(line: &ChangeLine, lang: Lang) -> Value {
    json!([line.number.to_string(), line.title.of(lang), line.works.names(lang)])
}

fn works_lines(notice: &WithdrawalNotice, lang: Lang) -> String {
    let lines: Vec<String> =
        notice.works.iter().map(|work| format!("– {}", work.name().of(lang))).collect();
    lines.join(";\n")
}

/// A body of facts under a heading.
pub(super) fn titled_facts(lang: Lang, key: &str, rows: Vec<Value>) -> [Value; 2] {
    [heading(word(lang, key)), facts(rows)]
}
