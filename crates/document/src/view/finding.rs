//! A finding as a protocol shows it (M 10.4, M 10.5, M 11.3, M 11.5, M 31.3).

use finding::{Cvss, Entry, Finding, Judgement, Standing, Step};
use language::{Arg, Lang};
use order::Work;
use serde_json::{Value, json};

use super::parts::{instant, join_filled};
use crate::words::{phrase, word};

/// The longest snippet of evidence that is printed, in letters; the rest is in the artifacts.
const SNIPPET_LETTERS_MAX: usize = 2_000;
/// The longest flow of data that is printed, in steps.
const STEPS_MAX: usize = 40;

/// Whether a finding may stand in the protocol of a work at all: what a tool's scan against
/// standards shows is advisory in the survey of processes and is not in its protocol (M 39).
pub(super) fn is_recorded(work: Work, finding: &Finding) -> bool {
    match work {
        Work::Processes => finding.tool.name.trim().is_empty(),
        Work::SourceCode | Work::Functions | Work::Load | Work::Network => true,
    }
}

/// Whether it is listed as a vulnerability. One that nobody has judged yet is listed as such: a
/// protocol never leaves out what was not shown to be false.
pub(super) fn is_listed(finding: &Finding) -> bool {
    finding.review.standing() != Standing::FalsePositive
}

/// A listed finding: title, risk and rows of label, value and face.
pub(super) fn listed(number: usize, finding: &Finding, lang: Lang) -> Value {
    let risk = [("risk", Arg::from(finding.risk.name().of(lang)))];
    json!({
        "number": number.to_string(),
        "title": title(finding),
        "risk": phrase(lang, "finding-risk", &risk),
        "risk_key": finding.risk.code(),
        "rows": rows(finding, lang),
    })
}

/// A false positive in one row: title, place, reason.
pub(super) fn rejected(finding: &Finding, lang: Lang) -> Value {
    let last = finding.review.history().iter().rev().find(|entry| is_rejection(entry));
    let decision = last.map(|entry| decision(entry, lang)).unwrap_or_default();
    json!([title(finding), finding.place(), decision])
}

fn title(finding: &Finding) -> &str {
    if finding.title.trim().is_empty() { &finding.rule } else { &finding.title }
}

fn rows(finding: &Finding, lang: Lang) -> Vec<Value> {
    let all = [
        ("finding-gap", finding.kind.name().of(lang).to_owned(), "text"),
        ("finding-route", finding.place(), "code"),
        ("finding-within", finding.route.within.clone(), "code"),
        ("finding-steps", steps(&finding.route.steps), "code"),
        ("finding-description", finding.description.clone(), "text"),
        ("finding-classification", classification(finding), "text"),
        ("finding-cvss", finding.cvss.as_ref().map(cvss).unwrap_or_default(), "text"),
        ("finding-evidence", snippet(&finding.evidence.snippet), "code"),
        ("finding-artifacts", artifacts(finding), "code"),
        ("finding-recommendation", finding.recommendation.clone(), "text"),
        ("finding-tool", tool(finding), "text"),
        ("finding-review", review(finding, lang), "text"),
    ];
    all.into_iter()
        .filter(|(_, value, _)| !value.trim().is_empty())
        .map(|(key, value, face)| json!([word(lang, key), value, face]))
        .collect()
}

fn classification(finding: &Finding) -> String {
    let cwes = finding.cwes.iter().map(ToString::to_string);
    let cves = finding.cves.iter().map(ToString::to_string);
    let ghsas = finding.ghsas.iter().map(ToString::to_string);
    cwes.chain(cves).chain(ghsas).collect::<Vec<_>>().join(", ")
}

fn cvss(cvss: &Cvss) -> String {
    match cvss {
        Cvss::Vector(vector) => format!("{} ({vector})", vector.score()),
        Cvss::Score(score) => score.to_string(),
    }
}

fn steps(steps: &[Step]) -> String {
    let shown = steps.iter().take(STEPS_MAX).enumerate();
    let mut lines: Vec<String> = shown.map(|(at, step)| step_line(at, step)).collect();
    if steps.len() > STEPS_MAX {
        lines.push(format!("… (+{})", steps.len() - STEPS_MAX));
    }
    lines.join("\n")
}

fn step_line(at: usize, step: &Step) -> String {
    let place = step.place.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{}. {}", at + 1, join_filled(&[place, step.note.clone()], " – "))
}

fn snippet(text: &str) -> String {
    match text.char_indices().nth(SNIPPET_LETTERS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn artifacts(finding: &Finding) -> String {
    let line =
        |artifact: &finding::Artifact| format!("{}\nSHA-256 {}", artifact.name, artifact.sha256);
    finding.evidence.artifacts.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn tool(finding: &Finding) -> String {
    let tool = join_filled(&[finding.tool.name.clone(), finding.tool.version.clone()], " ");
    join_filled(&[tool, finding.rule.clone()], ", ")
}

/// Every judgement in its order, the standing first where nobody has judged.
fn review(finding: &Finding, lang: Lang) -> String {
    let history = finding.review.history();
    if history.is_empty() {
        return finding.review.standing().name().of(lang).to_owned();
    }
    history.iter().map(|entry| decision(entry, lang)).collect::<Vec<_>>().join("\n")
}

fn decision(entry: &Entry, lang: Lang) -> String {
    let what = match &entry.judgement {
        Judgement::Rated { from, to, .. } => {
            format!("{} → {}", from.name().of(lang), to.name().of(lang))
        }
        Judgement::Confirmed
        | Judgement::FalsePositive { .. }
        | Judgement::Accepted { .. }
        | Judgement::Reopened { .. } => {
            let standing = entry.judgement.standing().unwrap_or_default();
            standing.name().of(lang).to_owned()
        }
    };
    let judgement = join_filled(&[what, entry.judgement.reason().to_owned()], ": ");
    let args = [
        ("judgement", Arg::from(judgement)),
        ("who", entry.by.0.as_str().into()),
        ("at", instant(entry.at).into()),
    ];
    phrase(lang, "review-by", &args)
}

fn is_rejection(entry: &Entry) -> bool {
    entry.judgement.standing() == Some(Standing::FalsePositive)
}
