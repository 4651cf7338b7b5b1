//! Reports in the shape that common tools give, read whole.

#![expect(clippy::unwrap_used, reason = "a test stops where a value is missing")]

use std::fmt::Write as _;

use finding::{Finding, Observations, Reading, cyclonedx, sarif};
use language::Lang;
use order::Work;

fn line(out: &mut String, finding: &Finding) {
    let ids: Vec<String> = finding.cwes.iter().map(ToString::to_string).collect();
    let score = finding.cvss.as_ref().map(|cvss| cvss.score().to_string()).unwrap_or_default();
    let _ = writeln!(
        out,
        "[{}] {} | {} | {} | {} | {} {score}",
        finding.tool,
        finding.rule,
        finding.title,
        finding.place(),
        finding.risk,
        ids.join(" ")
    );
    for step in &finding.route.steps {
        let place = step.place.as_ref().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(out, "    step {place}: {}", step.note);
    }
    for claim in &finding.review.claims {
        let _ =
            writeln!(out, "    claim {} {} {}", claim.origin, claim.standing.code(), claim.reason);
    }
    for text in [&finding.recommendation, &finding.route.within] {
        if !text.is_empty() {
            let _ = writeln!(out, "    {text}");
        }
    }
}

fn shown(observations: &Observations) -> String {
    let mut out = String::new();
    observations.findings.iter().for_each(|finding| line(&mut out, finding));
    for component in &observations.components {
        let licences: Vec<&str> = component.licences.iter().map(|l| l.as_str()).collect();
        let _ = writeln!(out, "component {} {}", component.label(), licences.join(", "));
    }
    for problem in &observations.problems {
        let _ = writeln!(out, "! {}", problem.text(Lang::En));
    }
    out
}

fn read_sarif(bytes: &[u8]) -> sarif::Imported {
    sarif::read(bytes, &Reading::of(Work::SourceCode)).unwrap()
}

/// M 10.5: description, route and risk of what Semgrep, Bandit and CodeQL report.
#[test]
fn the_reports_of_common_tools_become_findings_with_description_route_and_risk() {
    for (name, bytes) in [
        ("semgrep", include_bytes!("fixtures/semgrep.sarif").as_slice()),
        ("bandit", include_bytes!("fixtures/bandit.sarif")),
        ("codeql", include_bytes!("fixtures/codeql.sarif")),
    ] {
        let imported = read_sarif(bytes);
        let counts = format!("passed {}, absent {}\n", imported.passed, imported.absent);
        insta::assert_snapshot!(name, counts + &shown(&imported.observations));
    }
}

/// M 11.4, M 11.5: what is known against a library, with its identifier of an international base.
#[test]
fn a_cyclonedx_report_becomes_components_and_known_vulnerabilities() {
    let bytes = include_bytes!("fixtures/trivy.cdx.json");
    let observations = cyclonedx::read(bytes, &Reading::of(Work::SourceCode)).unwrap();
    insta::assert_snapshot!("trivy", shown(&observations));
}

#[test]
fn a_report_in_utf_16_reads_as_in_utf_8() {
    let bytes = include_bytes!("fixtures/bandit.sarif");
    let text = std::str::from_utf8(bytes).unwrap();
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(text.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read_sarif(&utf16), read_sarif(bytes));
    assert_eq!(read_sarif(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), read_sarif(bytes));
}
