//! CycloneDX in and out: components, vulnerabilities, limits, hostile bytes.

use language::Lang;
use order::Work;

use super::*;
use crate::{Place, Reading, Risk, Standing};

fn observed(vulnerability: &str) -> crate::Observations {
    let json = format!(
        r#"{{"bomFormat": "CycloneDX", "specVersion": "1.5",
            "components": [{{"type": "library", "bom-ref": "a", "name": "a", "version": "1"}}],
            "vulnerabilities": [{{"id": "CVE-2021-44228", "affects": [{{"ref": "a"}}], {vulnerability}}}]}}"#
    );
    read(json.as_bytes(), &Reading::of(Work::Network)).unwrap()
}

/// M 31, M 31.3: known vulnerabilities of software come with their identifier, rated for risk.
#[test]
fn the_rating_of_a_known_vulnerability_is_its_newest_vector_else_its_score_else_its_word() {
    for (ratings, risk, problem) in [
        (r#"{"severity": "critical"}"#, Risk::High, None),
        (r#"{"severity": "unknown"}"#, Risk::Medium, None),
        (r#"{"score": 3.1, "method": "CVSSv31", "severity": "high"}"#, Risk::Low, None),
        (
            r#"{"vector": "AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "method": "CVSSv31", "score": 9.9}"#,
            Risk::Medium,
            Some("cvss-differs"),
        ),
        (r#"{"vector": "CVSS:3.1/AV:N", "score": 7.0}"#, Risk::High, Some("cvss-unreadable")),
        (
            r#"{"vector": "AV:N/AC:L/Au:N/C:P/I:P/A:P", "method": "CVSSv2", "score": 7.5}"#,
            Risk::High,
            None,
        ),
    ] {
        let observations = observed(&format!(r#""ratings": [{ratings}]"#));
        assert_eq!(observations.findings[0].risk, risk, "{ratings}");
        assert_eq!(observations.problems.first().map(|p| p.code.as_str()), problem, "{ratings}");
        assert_eq!(observations.findings[0].cves[0].as_str(), "CVE-2021-44228");
        let place = observations.findings[0].route.place.as_ref().map(Place::to_string);
        assert_eq!(place.as_deref(), Some("pkg:generic/a@1"));
    }
}

/// M 10.4: what a report says of its own analysis is a claim.
#[test]
fn an_analysis_is_a_claim_and_judges_nothing() {
    let observations = observed(r#""analysis": {"state": "false_positive", "detail": "not used"}"#);
    let review = &observations.findings[0].review;
    assert_eq!(review.claims[0].standing, Standing::FalsePositive);
    assert_eq!(review.standing(), Standing::Unreviewed);
}

#[test]
fn what_is_no_cyclonedx_is_refused_in_each_language() {
    let reading = Reading::of(Work::SourceCode);
    for (json, expected) in [
        ("[]", "файл не является отчётом CycloneDX: ожидается «bomFormat»: «CycloneDX»"),
        (
            r#"{"bomFormat": "SPDX"}"#,
            "файл не является отчётом CycloneDX: ожидается «bomFormat»: «CycloneDX»",
        ),
        (
            r#"{"bomFormat": "CycloneDX", "specVersion": "9"}"#,
            "версия отчёта «9»; ожидается 1.2–1.7",
        ),
        (
            "{\n1",
            "файл повреждён: строка 2, столбец 1, ожидается правильный JSON (key must be a string)",
        ),
    ] {
        assert_eq!(read(json.as_bytes(), &reading).unwrap_err().text(Lang::Ru), expected);
    }
}

#[test]
fn findings_on_components_are_written_and_read_back_with_their_ids() {
    let observations = observed(
        r#""cwes": [502], "ratings": [{"method": "CVSSv31", "vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"}]"#,
    );
    let tool = crate::Tool::default();
    let (components, findings) = (&observations.components, &observations.findings);
    let bom = Bom { subject: None, tool: &tool, components, findings };
    for version in [SpecVersion::V1_5, SpecVersion::V1_6] {
        let bytes = write(&bom, version).unwrap();
        assert_eq!(read(&bytes, &Reading::of(Work::Network)).unwrap().findings, *findings);
    }
}
