//! Reading SARIF: what tools really write, what is tolerated, what is refused.

use language::Lang;
use order::Work;

use super::*;
use crate::{Judgements, Observations, Risk, Standing};

fn imported(json: &str) -> Imported {
    read(json.as_bytes(), &Reading::of(Work::SourceCode)).unwrap()
}

fn run(rest: &str) -> String {
    format!(
        r#"{{"version": "2.1.0", "runs": [{{"tool": {{"driver": {{"name": "t"}}}}, {rest}}}]}}"#
    )
}

fn result(rest: &str) -> String {
    run(&format!(r#""results": [{{"ruleId": "r", "message": {{"text": "m"}}, {rest}}}]"#))
}

fn problems(observations: &Observations) -> Vec<String> {
    observations.problems.iter().map(|problem| problem.text(Lang::En)).collect()
}

/// M 10.5: each degree of risk that a SARIF result can carry, the first that decides.
#[test]
fn the_risk_of_a_result_follows_from_its_score_level_or_rank() {
    for (rest, risk) in [
        (r#""level": "error""#, Risk::High),
        (r#""level": "warning""#, Risk::Medium),
        (r#""level": "note""#, Risk::Low),
        (r#""level": "none", "rank": 99.0"#, Risk::Low),
        (r#""rank": 80.0"#, Risk::High),
        (r#""rank": -1.0"#, Risk::Medium),
        (r#""kind": "review""#, Risk::Medium),
        (r#""level": "note", "properties": {"security-severity": "9.1"}"#, Risk::High),
        (r#""level": "error", "properties": {"security-severity": 3.9}"#, Risk::Low),
        (
            r#""level": "note", "properties": {"x": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N"}"#,
            Risk::High,
        ),
    ] {
        let found = imported(&result(rest)).observations.findings;
        assert_eq!(found[0].risk, risk, "{rest}");
    }
}

#[test]
fn a_broken_file_is_refused_with_the_place_where_it_breaks() {
    let reading = Reading::of(Work::SourceCode);
    let refused = |bytes: &[u8]| read(bytes, &reading).unwrap_err().to_string();
    for (json, expected) in [
        ("", "the file is broken in line 1, column 0: EOF while parsing a value"),
        (
            "{\"version\": \"2.1.0\",\n \"runs\": [{]}",
            "the file is broken in line 2, column 12: key must be a string",
        ),
        ("PK\u{3}\u{4}", "the file is broken in line 1, column 1: expected value"),
        ("[]", "the file is not a SARIF report: expected an object with 'version' and 'runs'"),
        ("{}", "the file is not a SARIF report: expected an object with 'version' and 'runs'"),
        (
            r#"{"version": "1.0.0", "runs": []}"#,
            "the report has the version '1.0.0'; expected 2.1.0",
        ),
    ] {
        assert_eq!(refused(json.as_bytes()), expected);
    }
    let at = refused(b"{\n\xff");
    assert_eq!(at, "the file is not text in UTF-8 or UTF-16: line 2, column 1");
    let error = read(b"{\n]", &reading).unwrap_err();
    assert_eq!(
        error.text(Lang::Kk),
        "файл бүлінген: 2-жол, 1-баған, дұрыс JSON күтіледі (key must be a string)"
    );
}

#[test]
fn a_file_or_a_number_of_results_beyond_the_limit_is_said_and_not_silent() {
    let reading = Reading::of(Work::SourceCode);
    let general = Limits::GENERAL;
    let one = r#"{"message": {"text": "m"}}"#;
    let json = run(&format!(r#""results": [{one}, {one}, {one}]"#));
    let large =
        within(json.as_bytes(), &reading, Limits { file_bytes_max: 10, ..general }).unwrap_err();
    assert_eq!(large, SarifError::TooLarge { found: json.len(), max: 10 });
    let cut = within(json.as_bytes(), &reading, Limits { results_max: 2, ..general }).unwrap();
    let cut = cut.observations;
    assert_eq!(cut.findings.len(), 2);
    assert_eq!(
        problems(&cut),
        ["runs: the report holds more than 2 results; 1 of them was not taken. Split the report"]
    );
}

/// M 10.5: a route that leads out of the source is refused, and the finding stays.
#[test]
fn a_path_that_climbs_out_is_a_problem_that_names_result_and_value() {
    let json = result(
        r#""locations": [{"physicalLocation": {"artifactLocation": {"uri": "..%2f../etc/passwd"}}}]"#,
    );
    let observations = imported(&json).observations;
    assert_eq!(observations.findings[0].route.place, None);
    assert_eq!(
        problems(&observations),
        ["runs[0].results[0]: the path “..%2f../etc/passwd” was not taken: it climbs out of the \
          source; the finding is kept without its route"]
    );
    assert_eq!(
        observations.problems[0].what.kk,
        "«..%2f../etc/passwd» жолы қабылданбады: ол бастапқы кодтардың шегінен шығады; табылған \
         осалдық бағытсыз сақталды"
    );
}

#[test]
fn control_characters_are_replaced_with_a_problem_and_formulas_stay() {
    let json = result(r#""x": 0"#).replace("\"m\"", r#""=cmd|' /C calc'!A0\u0007""#);
    let observations = imported(&json).observations;
    assert_eq!(observations.findings[0].description, "=cmd|' /C calc'!A0\u{fffd}");
    assert_eq!(
        problems(&observations),
        ["runs[0].results[0]: control characters were replaced by the sign “�”"]
    );
}

/// M 10.4: the provider itself looks for false positives; a mark in the source is only a claim.
#[test]
fn a_suppression_is_a_claim_and_judges_nothing() {
    for (suppression, standing) in [
        (r#"{"kind": "inSource"}"#, Standing::Accepted),
        (
            r#"{"kind": "external", "justification": "False-positive: test"}"#,
            Standing::FalsePositive,
        ),
        (r#"{"kind": "external", "status": "underReview"}"#, Standing::Unreviewed),
        (r#"{"kind": "external", "status": "rejected"}"#, Standing::Confirmed),
    ] {
        let json = result(&format!(r#""suppressions": [{suppression}]"#));
        let review = &imported(&json).observations.findings[0].review;
        assert_eq!(review.claims[0].standing, standing, "{suppression}");
        assert_eq!(review.standing(), Standing::Unreviewed);
    }
}

/// M 11.5, M 31.3: identifiers of the international bases come from rules, tags and properties.
#[test]
fn identifiers_are_taken_from_where_tools_write_them() {
    for (rest, cwes, known) in [
        (r#""taxa": [{"id": "89", "toolComponent": {"name": "CWE"}}]"#, vec!["CWE-89"], ""),
        (r#""properties": {"cwe": ["CWE-22: Path"], "cwe_ids": 79}"#, vec!["CWE-22", "CWE-79"], ""),
        (r#""properties": {"tags": ["CVE-2021-44228"]}"#, vec![], "CVE-2021-44228"),
        (r#""properties": {"aliases": ["GHSA-jfh8-c2jp-5v3q"]}"#, vec![], "GHSA-jfh8-c2jp-5v3q"),
        (r#""properties": {"note": "unlike CVE-2014-0160 and CWE-1"}"#, vec![], ""),
    ] {
        let finding = imported(&result(rest)).observations.findings.remove(0);
        let found: Vec<String> = finding.cwes.iter().map(ToString::to_string).collect();
        assert_eq!(found, cwes, "{rest}");
        let ids = finding.cves.iter().map(ToString::to_string);
        let ids: Vec<String> = ids.chain(finding.ghsas.iter().map(ToString::to_string)).collect();
        assert_eq!(ids.concat(), known, "{rest}");
        assert_eq!(finding.kind == crate::FindingKind::Known, !known.is_empty());
    }
}

#[test]
fn judgements_come_back_only_when_they_are_to_be_restored() {
    let mut observations = imported(&result(r#""level": "error""#)).observations;
    let (by, at) = (crate::Reviewer("expert".to_owned()), jiff::Timestamp::UNIX_EPOCH);
    let reason = "тест коды".to_owned();
    observations.findings[0].judge(crate::Judgement::FalsePositive { reason }, by, at).unwrap();
    let bytes = crate::sarif::write(&observations).unwrap();
    let again = |judgements| {
        let reading = Reading { judgements, ..Reading::of(Work::SourceCode) };
        read(&bytes, &reading).unwrap().observations.findings.remove(0)
    };
    let claimed = again(Judgements::Claims);
    assert_eq!(claimed.review.standing(), Standing::Unreviewed);
    assert_eq!(claimed.review.claims[0].standing, Standing::FalsePositive);
    assert_eq!(claimed.review.claims[0].reason, "тест коды");
    assert_eq!(claimed.fingerprint, observations.findings[0].fingerprint);
    let restored = again(Judgements::Restore);
    assert_eq!(restored, observations.findings[0]);
}

#[test]
fn a_long_text_of_one_rule_does_not_multiply_without_limit() {
    let text = "x".repeat(400);
    let rule = format!(r#"{{"id": "r", "fullDescription": {{"text": "{text}"}}}}"#);
    let results = vec![r#"{"ruleId": "r"}"#; 20].join(",");
    let json = format!(
        r#"{{"version": "2.1.0", "runs": [{{"tool": {{"driver": {{"name": "t", "rules": [{rule}]}}}},
        "results": [{results}]}}]}}"#
    );
    let limits = Limits { text_bytes_max: 6000, ..Limits::GENERAL };
    let read = within(json.as_bytes(), &Reading::of(Work::SourceCode), limits).unwrap();
    assert_eq!(read.observations.findings.len(), 11);
    assert_eq!(
        problems(&read.observations),
        ["runs: the texts of the findings are longer than 6000 bytes in all; results not taken: \
          9. Split the report"]
    );
}
