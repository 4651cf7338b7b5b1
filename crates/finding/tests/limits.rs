//! Large and hostile reports: every one within its limits, everything left out counted.
//!
//! The same at the size that counts: `cargo run --release -p finding --example read_report -- --make
//! 200 large.sarif`, then the example over that file under `/usr/bin/time -v`.

#![expect(clippy::unwrap_used, reason = "a test stops where a value is missing")]

use finding::{Observations, Problem, Reading, cyclonedx, sarif};
use language::Lang;
use order::Work;

fn texts(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| problem.text(Lang::En)).collect()
}

fn read(runs: &str) -> Observations {
    let json = format!(r#"{{"version": "2.1.0", "runs": [{runs}]}}"#);
    sarif::read(json.as_bytes(), &Reading::of(Work::SourceCode)).unwrap().observations
}

#[test]
fn a_report_of_many_results_is_read_one_by_one_and_whole() {
    let result = |number: usize| {
        format!(
            r#"{{"ruleId": "r{}", "message": {{"text": "m"}}, "locations": [{{"physicalLocation":
            {{"artifactLocation": {{"uri": "src/f{number}.c"}}, "region": {{"startLine": {}}}}}}}]}}"#,
            number % 7,
            number + 1
        )
    };
    let results: Vec<String> = (0..20_000).map(result).collect();
    let observations = read(&format!(r#"{{"results": [{}]}}"#, results.join(",")));
    assert_eq!(observations.findings.len(), 20_000);
    assert_eq!(observations.findings[19_999].place(), "src/f19999.c:20000");
    assert_eq!(texts(&observations.problems), [""; 0]);
}

#[test]
fn a_list_of_empty_items_is_cut_and_counted() {
    let many = |item: &str, count: usize| vec![item; count].join(",");
    let rules =
        format!(r#"{{"tool": {{"driver": {{"name": "t", "rules": [{}]}}}}}}"#, many("{}", 20_001));
    let locations = format!(r#"{{"results": [{{"locations": [{}]}}]}}"#, many("{}", 103));
    let properties = format!(
        r#"{{"results": [{{"ruleId": "r", "properties": {{"a": [{}]}}}}]}}"#,
        many("0", 600_000)
    );
    let runs = many("{}", 1002);
    for (json, problem) in [
        (rules, "runs[0]: of “t: rules”, the first 20000 were taken; 1 more were not"),
        (
            locations,
            "runs[0].results[0]: of “locations”, the first 100 were taken; 3 more were not",
        ),
        (
            properties,
            "runs[0].results[0]: “properties” could not be read: 1200008 bytes, at most 1048576 \
             are read",
        ),
        (runs, "runs: of “runs”, the first 1000 were taken; 2 more were not"),
    ] {
        assert_eq!(texts(&read(&json).problems), [problem]);
    }
}

#[test]
fn a_vulnerability_of_too_many_components_is_cut_and_counted() {
    let affects = vec![r#"{"ref": "a"}"#; 10_002].join(",");
    let json = format!(
        r#"{{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{{"name": "a",
        "bom-ref": "a"}}], "vulnerabilities": [{{"id": "CVE-2021-44228", "affects": [{affects}]}}]}}"#
    );
    let observations = cyclonedx::read(json.as_bytes(), &Reading::of(Work::Network)).unwrap();
    assert_eq!(observations.findings.len(), 10_000);
    assert_eq!(
        texts(&observations.problems),
        ["vulnerabilities[0]: of “affects”, the first 10000 were taken; 2 more were not"]
    );
}
