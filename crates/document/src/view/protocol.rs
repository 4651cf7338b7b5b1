//! The protocol of one work (M 13, M 21, M 29, M 34, M 39).

use finding::{CheckResult, Problem, Verdict};
use language::{Arg, Lang};
use order::{Edition, ProviderKind, Work};
use serde_json::{Value, json};

use super::{
    acceptance::acceptance,
    finding::{is_listed, is_recorded, listed, rejected},
    parts::{
        Part, contract, fact, head, join_filled, number, numbered, numbered_date, of_day, on_day,
        party, person, volume,
    },
    questionnaire::questionnaire,
};
use crate::{
    protocol::{Check, Duplicate, DuplicateQuestionnaire, Outcome, Protocol, Round, UsedTool},
    words::{phrase, word},
};

pub(super) fn part(protocol: &Protocol, lang: Lang) -> Part {
    let title = title(protocol, lang);
    let full = numbered(&title, &protocol.head.number, lang);
    Part {
        kind: "protocol",
        head: head(&protocol.head, &full, lang),
        doc: doc(protocol, &title, lang),
        title: full,
    }
}

/// The title of a work's protocol, which names the duplicate as such.
fn title(protocol: &Protocol, lang: Lang) -> String {
    let title = work_title(protocol.work, lang);
    match protocol.duplicate {
        Some(_) => phrase(lang, "protocol-duplicate-title", &[("title", title.into())]),
        None => title,
    }
}

/// «Бастапқы кодтарды талдау хаттамасы».
pub(super) fn work_title(work: Work, lang: Lang) -> String {
    word(lang, &format!("protocol-title-{}", work.code()))
}

fn doc(protocol: &Protocol, title: &str, lang: Lang) -> Value {
    let recorded = protocol.findings.iter().filter(|item| is_recorded(protocol.work, item));
    let (shown, refused): (Vec<_>, Vec<_>) = recorded.partition(|item| is_listed(item));
    let findings: Vec<Value> =
        shown.iter().enumerate().map(|(at, item)| listed(at + 1, item, lang)).collect();
    let (widths, header) = measurement_columns(protocol, lang);
    json!({
        "title": title,
        "subtitle": subtitle(protocol, lang),
        "duplicate": protocol.duplicate.as_ref().map(|mark| duplicate(protocol, mark, lang)),
        "outcome": outcome(protocol, lang),
        "counts": counts(protocol, findings.len(), lang),
        "headings": headings(protocol, lang),
        "facts": general(protocol, lang),
        "volume": volume(&protocol.volume, lang),
        "team": team(protocol, lang),
        "tools": protocol.tools.iter().map(|item| tool(item, lang)).collect::<Vec<_>>(),
        "has_checks": has_checks(protocol),
        "checks": protocol.checks.iter().map(|item| check(item, lang)).collect::<Vec<_>>(),
        "findings": findings,
        "advisory": advisory(protocol.work, lang),
        "rejected": refused.iter().map(|item| rejected(item, lang)).collect::<Vec<_>>(),
        "measurement_widths": widths,
        "measurement_header": header,
        "measurements": measurements(protocol, lang),
        "problems": protocol.problems.iter().map(|item| problem(item, lang)).collect::<Vec<_>>(),
        "conclusion": conclusion(protocol, lang),
        "annexes": annexes(lang),
        "questionnaire": questionnaire(&protocol.questionnaire, lang),
        "acceptance": protocol.acceptance.as_ref().map(|act| acceptance(act, lang)),
    })
}

/// In the survey of processes a tool's scan is advisory (M 39).
fn advisory(work: Work, lang: Lang) -> String {
    match work {
        Work::Processes => word(lang, "finding-advisory"),
        Work::SourceCode | Work::Functions | Work::Load | Work::Network => String::new(),
    }
}

fn subtitle(protocol: &Protocol, lang: Lang) -> String {
    let number = number(&protocol.head.number, lang);
    let retest = match &protocol.round {
        Round::First => String::new(),
        Round::Retest { number, previous } => {
            let of = numbered_date(&previous.number, previous.date, lang);
            let args = [("n", Arg::from(u32::from(*number))), ("protocol", of.into())];
            phrase(lang, "protocol-retest", &args)
        }
    };
    join_filled(&[number, retest], "\n")
}

fn duplicate(protocol: &Protocol, mark: &Duplicate, lang: Lang) -> Value {
    let clause = order::Clause::rules(match protocol.head.provider_kind {
        ProviderKind::StateTechnicalService => 28,
        ProviderKind::Laboratory => 34,
    });
    let args = [
        ("n", Arg::from(mark.number)),
        ("date", on_day(mark.date, lang).into()),
        ("notice", of_day(mark.notice, lang).into()),
        ("reason", mark.reason.as_str().into()),
        ("clause", clause.cite(lang).into()),
    ];
    let questionnaire = match mark.questionnaire {
        DuplicateQuestionnaire::Original => "duplicate-questionnaire-original",
        DuplicateQuestionnaire::Updated => "duplicate-questionnaire-updated",
    };
    json!({
        "title": word(lang, "duplicate-title"),
        "lines": [
            phrase(lang, "duplicate-given", &args),
            phrase(lang, "duplicate-reason", &args),
            word(lang, questionnaire),
        ],
    })
}

fn outcome(protocol: &Protocol, lang: Lang) -> Value {
    let (key, good) = match protocol.conclusion.outcome {
        Outcome::Positive => ("outcome-positive", true),
        Outcome::Nonconforming => ("outcome-nonconforming", false),
        Outcome::Negative => ("outcome-negative", false),
    };
    let clauses = match protocol.conclusion.outcome {
        Outcome::Positive => vec![record_clause(protocol.work)],
        Outcome::Nonconforming => vec![record_clause(protocol.work), retest_clause(protocol)],
        Outcome::Negative => vec![record_clause(protocol.work), negative_clause(protocol)],
    };
    let cited: Vec<String> = clauses.into_iter().map(|clause| clause.cite(lang)).collect();
    json!({ "title": word(lang, key), "good": good, "clause": cited.join("; ") })
}

/// The clause by which the work's results are recorded in a protocol.
fn record_clause(work: Work) -> order::Clause {
    order::Clause::methodology(match work {
        Work::SourceCode => 13,
        Work::Functions => 21,
        Work::Load => 29,
        Work::Network => 34,
        Work::Processes => 39,
    })
}

fn retest_clause(protocol: &Protocol) -> order::Clause {
    order::Clause::rules(match protocol.head.provider_kind {
        ProviderKind::StateTechnicalService => 25,
        ProviderKind::Laboratory => 32,
    })
}

fn negative_clause(protocol: &Protocol) -> order::Clause {
    order::Clause::rules(match protocol.head.provider_kind {
        ProviderKind::StateTechnicalService => 27,
        ProviderKind::Laboratory => 33,
    })
}

fn counts(protocol: &Protocol, findings: usize, lang: Lang) -> Vec<Value> {
    let mut counts = Vec::new();
    if has_checks(protocol) {
        for (verdict, key) in [
            (Verdict::Conforms, "count-conforms"),
            (Verdict::DoesNotConform, "count-does-not-conform"),
            (Verdict::NotApplicable, "count-not-applicable"),
            (Verdict::NotChecked, "count-not-checked"),
        ] {
            let of = |check: &&Check| check.result.verdict == verdict;
            let number = protocol.checks.iter().filter(of).count();
            counts.push(json!([word(lang, key), number.to_string()]));
        }
    }
    counts.push(json!([word(lang, "count-findings"), findings.to_string()]));
    counts
}

/// Load testing has no checklist, nor has source code analysis; what is given is shown all the same.
fn has_checks(protocol: &Protocol) -> bool {
    !protocol.checks.is_empty()
        || match protocol.work {
            Work::SourceCode | Work::Load => false,
            Work::Functions | Work::Network | Work::Processes => true,
        }
}

/// The sections' headings, numbered as they appear.
fn headings(protocol: &Protocol, lang: Lang) -> Value {
    let sections = [
        ("general", true),
        ("volume", true),
        ("team", true),
        ("tools", true),
        ("checks", has_checks(protocol)),
        ("findings", true),
        ("measurements", !protocol.measurements.is_empty()),
        ("problems", true),
        ("conclusion", true),
    ];
    let mut number = 0;
    let mut headings = serde_json::Map::new();
    for (name, present) in sections {
        number += u32::from(present);
        let title = word(lang, &format!("section-{name}"));
        headings.insert(name.to_owned(), Value::String(format!("{number}. {title}")));
    }
    Value::Object(headings)
}

fn general(protocol: &Protocol, lang: Lang) -> Vec<Value> {
    let object = &protocol.object;
    let contract = protocol.contract.as_ref().map(|of| contract(of, lang)).unwrap_or_default();
    let period = [
        ("start", Arg::from(language::date(lang, protocol.period.start))),
        ("end", language::date(lang, protocol.period.end).into()),
    ];
    vec![
        fact(lang, "fact-object", object.name.clone()),
        fact(lang, "fact-version", object.version.clone()),
        fact(lang, "fact-owner", party(&object.owner, lang)),
        fact(lang, "fact-applicant", party(&object.applicant, lang)),
        fact(lang, "fact-contract", contract),
        fact(lang, "fact-period", phrase(lang, "period", &period)),
        fact(lang, "fact-order", edition(protocol.edition, lang)),
        fact(lang, "fact-case", protocol.head.case_number.clone()),
    ]
}

/// The Order with its edition.
pub(super) fn edition(edition: Edition, lang: Lang) -> String {
    match edition {
        Edition::N257 => word(lang, "order-edition-257"),
        Edition::N605 => word(lang, "order-edition-605"),
    }
}

fn team(protocol: &Protocol, lang: Lang) -> Vec<Value> {
    vec![
        fact(lang, "role-executor", person(&protocol.team.executor)),
        fact(lang, "role-reviewer", person(&protocol.team.reviewer)),
        fact(lang, "role-head", person(&protocol.team.head)),
    ]
}

fn tool(tool: &UsedTool, lang: Lang) -> Value {
    json!([tool.name, tool.version, tool.purpose.of(lang)])
}

fn check(check: &Check, lang: Lang) -> Value {
    let CheckResult { code, verdict, observation, recommendation } = &check.result;
    json!({
        "code": code,
        "clause": check.clause.cite(lang),
        "group": check.group.of(lang),
        "title": check.title.of(lang),
        "requirement": check.requirement.of(lang),
        "observation": observation,
        "recommendation": recommendation,
        "verdict": verdict.name().of(lang),
        "verdict_key": verdict.code(),
    })
}

fn measurement_columns(protocol: &Protocol, lang: Lang) -> (Vec<f64>, Vec<String>) {
    let subject = protocol.measurements.iter().any(|item| !item.subject.is_empty());
    let mut columns = vec![(1.4, "measurement-name")];
    if subject {
        columns.push((1.2, "measurement-subject"));
    }
    columns.push((0.7, "measurement-value"));
    columns.into_iter().map(|(width, key)| (width, word(lang, key))).unzip()
}

fn measurements(protocol: &Protocol, lang: Lang) -> Vec<Vec<String>> {
    let (widths, _) = measurement_columns(protocol, lang);
    let row = |item: &finding::Measurement| {
        let mut row = vec![item.name.of(lang).to_owned()];
        if widths.len() == 3 {
            row.push(item.subject.clone());
        }
        row.push(item.shown(lang));
        row
    };
    protocol.measurements.iter().map(row).collect()
}

fn problem(problem: &Problem, lang: Lang) -> Value {
    json!([problem.place, problem.what.of(lang)])
}

fn conclusion(protocol: &Protocol, lang: Lang) -> Vec<String> {
    let key = match (protocol.conclusion.outcome, protocol.head.provider_kind) {
        (Outcome::Positive, _) => "conclusion-positive",
        (Outcome::Nonconforming, ProviderKind::StateTechnicalService) => {
            "conclusion-nonconforming-sts"
        }
        (Outcome::Nonconforming, ProviderKind::Laboratory) => "conclusion-nonconforming-lab",
        (Outcome::Negative, ProviderKind::StateTechnicalService) => "conclusion-negative-sts",
        (Outcome::Negative, ProviderKind::Laboratory) => "conclusion-negative-lab",
    };
    let args = [
        ("object", Arg::from(protocol.object.name.as_str())),
        ("work", protocol.work.name().of(lang).into()),
    ];
    let mut paragraphs = vec![phrase(lang, key, &args)];
    if protocol.conclusion.outcome == Outcome::Positive {
        paragraphs.push(word(lang, "conclusion-validity"));
    }
    paragraphs.push(protocol.conclusion.note.clone());
    paragraphs.retain(|text| !text.trim().is_empty());
    paragraphs
}

fn annexes(lang: Lang) -> Value {
    json!({
        "questionnaire": {
            "label": word(lang, "annex-1"),
            "title": order::form::QuestionnaireField::form_title().of(lang),
        },
        "acceptance": {
            "label": word(lang, "annex-2"),
            "title": word(lang, "acceptance-title"),
        },
    })
}
