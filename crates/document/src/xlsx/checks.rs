//! A protocol's checks, findings and measurements as a workbook.

use language::Lang;

use super::{
    cells::CELL_LETTERS_MAX,
    problem::WorkbookError,
    table::{Sheet, table},
};
use crate::{
    protocol::{Check, Protocol},
    words::word,
};

/// Writes what a protocol records as a workbook for further work.
///
/// # Errors
/// A text that no cell can hold.
pub fn checks(protocol: &Protocol, lang: Lang) -> Result<Vec<u8>, WorkbookError> {
    let title = format!("№ {}", protocol.head.number);
    let sheets = [
        check_sheet(protocol, lang),
        finding_sheet(protocol, lang),
        measurement_sheet(protocol, lang),
    ];
    table(&title, protocol.head.date, &sheets)
}

fn check_sheet(protocol: &Protocol, lang: Lang) -> Sheet {
    let row = |check: &Check| {
        vec![
            check.result.code.clone(),
            check.clause.cite(lang),
            check.group.of(lang).to_owned(),
            check.title.of(lang).to_owned(),
            check.requirement.of(lang).to_owned(),
            check.result.observation.clone(),
            check.result.verdict.name().of(lang).to_owned(),
            check.result.recommendation.clone(),
        ]
    };
    let keys = [
        "label-code",
        "label-clause",
        "sheet-group",
        "label-rejected-title",
        "label-requirement",
        "label-observation",
        "label-verdict",
        "label-recommendation",
    ];
    sheet("sheet-checks", &keys, protocol.checks.iter().map(row).collect(), lang)
}

fn finding_sheet(protocol: &Protocol, lang: Lang) -> Sheet {
    let row = |finding: &finding::Finding| {
        vec![
            finding.title.clone(),
            finding.risk.name().of(lang).to_owned(),
            finding.place(),
            finding.description.clone(),
            finding.cwes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            finding.cves.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            finding.recommendation.clone(),
            finding.review.standing().name().of(lang).to_owned(),
            finding.review.reason().to_owned(),
            finding.tool.name.clone(),
            finding.rule.clone(),
        ]
    };
    let keys = [
        "label-rejected-title",
        "sheet-risk",
        "finding-route",
        "finding-description",
        "sheet-cwe",
        "sheet-cve",
        "label-recommendation",
        "finding-review",
        "label-reason",
        "finding-tool",
        "label-code",
    ];
    sheet("sheet-findings", &keys, protocol.findings.iter().map(row).collect(), lang)
}

fn measurement_sheet(protocol: &Protocol, lang: Lang) -> Sheet {
    let row = |item: &finding::Measurement| {
        vec![item.name.of(lang).to_owned(), item.subject.clone(), item.shown(lang)]
    };
    let keys = ["measurement-name", "measurement-subject", "measurement-value"];
    sheet("section-measurements", &keys, protocol.measurements.iter().map(row).collect(), lang)
}

fn sheet(name: &str, keys: &[&str], rows: Vec<Vec<String>>, lang: Lang) -> Sheet {
    let header = keys.iter().map(|key| word(lang, key)).collect();
    let rows = rows.into_iter().map(|row| row.iter().map(|text| fitting(text)).collect()).collect();
    Sheet { name: word(lang, name), header, rows }
}

/// As much of a tool's text as a cell holds: the whole of it is in the protocol and its evidence.
fn fitting(text: &str) -> String {
    const LETTERS_MAX: usize = CELL_LETTERS_MAX / 2;
    match text.char_indices().nth(LETTERS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
