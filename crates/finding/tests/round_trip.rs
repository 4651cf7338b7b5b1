//! What is written reads back, and no bytes make a reader panic.

#![expect(clippy::unwrap_used, reason = "a test stops where a value is missing")]

use finding::{
    Address, Artifact, ArtifactKind, Claim, Component, ComponentKind, Cvss, Cwe, Evidence,
    FilePlace, Finding, FindingKind, Hash, Judgement, Judgements, Licence, Observations, Place,
    Reading, Reviewer, Risk, Route, Score, Sha256, SourcePath, Span, Standing, Step, Tool,
    cyclonedx, identify, sarif,
};
use jiff::Timestamp;
use order::Work;
use proptest::{collection::vec, option, prelude::*, sample::select};

const VECTORS: [&str; 2] = [
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
];

const KEYS: [&str; 33] = [
    "runs",
    "results",
    "tool",
    "driver",
    "rules",
    "id",
    "ruleId",
    "ruleIndex",
    "message",
    "text",
    "locations",
    "physicalLocation",
    "artifactLocation",
    "uri",
    "uriBaseId",
    "region",
    "startLine",
    "codeFlows",
    "threadFlows",
    "location",
    "index",
    "suppressions",
    "properties",
    "synaq",
    "taxa",
    "components",
    "vulnerabilities",
    "affects",
    "ref",
    "ratings",
    "vector",
    "purl",
    "hashes",
];

fn line() -> impl Strategy<Value = String> {
    "[a-zA-Zқәі=+@{}\\[\\]()<>&%\"'#/0-9]{1,8}( [a-zқ{}=0-9]{1,6}){0,2}"
}

fn block() -> impl Strategy<Value = String> {
    "([a-zқ=\\[\\](){}0-9 \t]{0,12}\n?){0,3}"
}

fn span() -> impl Strategy<Value = Span> {
    let number = || option::of(1_u32..9999);
    (1_u32..9999, number(), number(), number()).prop_map(|(line, column, end_line, end_column)| {
        Span { line, column, end_line, end_column }
    })
}

fn file() -> impl Strategy<Value = FilePlace> {
    let path = "[a-zқ%=:+ 0-9]{1,6}(/[a-zA-Z?#_0-9]{1,6}){1,3}";
    (path, option::of(span())).prop_filter_map("a path", |(path, span)| {
        Some(FilePlace { path: SourcePath::parse(&path).ok()?, span })
    })
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        file().prop_map(Place::File),
        ("[a-z]{1,8}\\.kz", option::of(any::<u16>()))
            .prop_map(|(host, port)| Place::Address(Address::host(host, port))),
        "https://[a-z]{1,8}\\.kz:[1-9]{1,4}/[a-z0-9?=&]{0,8}"
            .prop_filter_map("an address", |url| Address::from_url(&url).map(Place::Address)),
        "pkg:npm/[a-z]{1,8}@[0-9]"
            .prop_filter_map("a package", |purl| { purl.parse().ok().map(Place::Component) }),
    ]
}

fn route() -> impl Strategy<Value = Route> {
    let step =
        (option::of(file()), "[a-zқ(){}]{1,9}").prop_map(|(place, note)| Step { place, note });
    (option::of(place()), vec(place(), 0..3), line(), vec(step, 0..4))
        .prop_map(|(place, others, within, steps)| Route { place, others, within, steps })
}

fn cvss() -> impl Strategy<Value = Cvss> {
    prop_oneof![
        select(VECTORS.as_slice())
            .prop_filter_map("a vector", |text| text.parse().ok().map(Cvss::Vector)),
        (0_u8..=100).prop_filter_map("a score", |tenths| {
            Score::new(f64::from(tenths) / 10.0).ok().map(Cvss::Score)
        }),
    ]
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let artifact = (any::<[u8; 32]>(), line(), select(ArtifactKind::ALL.as_slice()))
        .prop_map(|(hash, name, kind)| Artifact { sha256: Sha256::new(hash), name, kind });
    (block(), vec(artifact, 0..3)).prop_map(|(snippet, artifacts)| Evidence { snippet, artifacts })
}

fn judgement() -> impl Strategy<Value = Judgement> {
    let reason = || "[a-zқ]{3,12}";
    prop_oneof![
        Just(Judgement::Confirmed),
        reason().prop_map(|reason| Judgement::FalsePositive { reason }),
        reason().prop_map(|reason| Judgement::Accepted { reason }),
        reason().prop_map(|reason| Judgement::Reopened { reason }),
        (select(Risk::ALL.as_slice()), select(Risk::ALL.as_slice()), reason())
            .prop_map(|(from, to, reason)| Judgement::Rated { from, to, reason }),
    ]
}

prop_compose! {
    fn finding()(
        (work, kind, risk) in (
            select(Work::ALL.as_slice()),
            select(FindingKind::ALL.as_slice()),
            select(Risk::ALL.as_slice()),
        ),
        (rule, title, description, recommendation) in (line(), line(), block(), block()),
        (route, cvss, evidence) in (route(), option::of(cvss()), evidence()),
        (cwes, cves, ghsas) in (
            vec((1_u32..1500).prop_filter_map("a weakness", Cwe::new), 0..3),
            vec("CVE-20[0-2][0-9]-[0-9]{4,6}", 0..3),
            vec("GHSA-[cfgh]{4}-[2-9]{4}-[mpqr]{4}", 0..2),
        ),
        references in vec("https://[a-z]{3}\\.kz/[a-z]{0,5}", 0..3),
        (tool, version) in ("[A-C]", select(["", "1.0", "2.0-rc"].as_slice())),
        tool_fingerprints in proptest::collection::btree_map("[a-z]{1,5}/v1", "[a-f0-9]{8,12}", 0..3),
        claim in option::of((select(Standing::ALL.as_slice()), block())),
        judgements in vec(judgement(), 0..4),
    ) -> Finding {
        let version = version.to_owned();
        let mut finding = Finding::new(work, kind, rule, Tool { name: tool, version });
        (finding.title, finding.description, finding.recommendation) = (title, description, recommendation);
        (finding.risk, finding.route, finding.cvss, finding.evidence) = (risk, route, cvss, evidence);
        finding.cwes = cwes;
        finding.cves = cves.iter().filter_map(|id| id.parse().ok()).collect();
        finding.ghsas = ghsas.iter().filter_map(|id| id.parse().ok()).collect();
        finding.references = references;
        finding.tool_fingerprints = tool_fingerprints;
        let claims = claim.map(|(standing, reason)| Claim { standing, origin: "inSource".to_owned(), reason });
        finding.review.claims = claims.into_iter().collect();
        for (number, judgement) in (0..).zip(judgements) {
            let at = Timestamp::from_microsecond(1_700_000_000_000_000 + number).unwrap();
            let _ = finding.judge(judgement, Reviewer("e".to_owned()), at);
        }
        finding
    }
}

fn restored(findings: &[Finding]) -> Vec<Finding> {
    let observations = Observations { findings: findings.to_vec(), ..Observations::default() };
    let bytes = sarif::write(&observations).unwrap();
    let judgements = Judgements::Restore;
    let reading = Reading { judgements, ..Reading::of(Work::SourceCode) };
    let read = sarif::read(&bytes, &reading).unwrap().observations;
    assert_eq!(read.problems, []);
    read.findings
}

fn component() -> impl Strategy<Value = Component> {
    let licence =
        prop_oneof![Just(Licence::Id("MIT".to_owned())), "[a-zқ]{1,8}".prop_map(Licence::Name),];
    let hash = "[a-f0-9]{64}".prop_filter_map("a hash", |v| Hash::parse("SHA-256", &v));
    (
        select(ComponentKind::ALL.as_slice()),
        ("[a-z]{0,4}", "[a-zқ]{1,8}", "[0-9.]{0,4}"),
        option::of("pkg:pypi/[a-z]{1,8}"),
        vec(licence, 0..3),
        vec(hash, 0..2),
    )
        .prop_map(|(kind, (group, name, version), purl, licences, hashes)| {
            let purl = purl.and_then(|purl| purl.parse().ok());
            Component { kind, group, name, version, purl, licences, hashes }
        })
}

/// A JSON text of the right keys with anything behind them.
fn nearly_sarif() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("-1".to_owned()),
        Just("1e999".to_owned()),
        Just("\"\\ud800\"".to_owned()),
        Just("\"../x\"".to_owned()),
        Just("\"CVSS:3.1/AV:N\"".to_owned()),
        any::<i64>().prop_map(|n| n.to_string()),
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        let pair = (select(KEYS.as_slice()), inner.clone());
        prop_oneof![
            vec(inner, 0..5).prop_map(|list| format!("[{}]", list.join(","))),
            vec(pair, 0..6).prop_map(|pairs| {
                let shown: Vec<String> =
                    pairs.iter().map(|(k, v)| format!("\"{k}\":{v}")).collect();
                format!("{{{}}}", shown.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// M 10.5, M 11.5: no finding loses description, route, risk or identifier on its way out and in.
    #[test]
    fn findings_written_as_sarif_read_back_the_same(findings in vec(finding(), 0..6)) {
        let mut findings = findings;
        identify(&mut findings);
        let mut read = restored(&findings);
        let mut expected = findings;
        read.sort_by(|a, b| a.fingerprint.cmp(&b.fingerprint));
        expected.sort_by(|a, b| a.fingerprint.cmp(&b.fingerprint));
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn components_written_as_cyclonedx_read_back_the_same(components in vec(component(), 0..6)) {
        let tool = Tool { name: "t".to_owned(), version: "1".to_owned() };
        let bom = cyclonedx::Bom { subject: None, tool: &tool, components: &components, findings: &[] };
        let bytes = cyclonedx::write(&bom, cyclonedx::SpecVersion::V1_6).unwrap();
        prop_assert_eq!(&bytes, &cyclonedx::write(&bom, cyclonedx::SpecVersion::V1_6).unwrap());
        let read = cyclonedx::read(&bytes, &Reading::of(Work::SourceCode)).unwrap();
        prop_assert_eq!(read.components, components);
        prop_assert_eq!(read.problems, vec![]);
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in vec(any::<u8>(), 0..200)) {
        let reading = Reading::of(Work::Network);
        let _ = sarif::read(&bytes, &reading);
        let _ = cyclonedx::read(&bytes, &reading);
    }

    #[test]
    fn any_json_behind_the_right_keys_never_panics(a in nearly_sarif(), b in nearly_sarif(), c in nearly_sarif()) {
        let reading = Reading { judgements: Judgements::Restore, ..Reading::of(Work::Network) };
        let json = format!(r#"{{"version":"2.1.0","runs":[{{"tool":{a},"results":[{b},{c}]}},{b}]}}"#);
        let _ = sarif::read(json.as_bytes(), &reading);
        let result = format!(r#"{{"runs":[{{"results":[{{"message":{a},"locations":[{b}],"codeFlows":{c},"properties":{a},"taxa":{b}}}]}}]}}"#);
        let _ = sarif::read(result.as_bytes(), &reading);
        let json = format!(r#"{{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{a}],"vulnerabilities":[{b}],"metadata":{c}}}"#);
        let _ = cyclonedx::read(json.as_bytes(), &reading);
    }

    #[test]
    fn a_real_report_cut_or_changed_anywhere_never_panics(at in 0_usize..4000, byte in any::<u8>()) {
        let mut bytes = include_bytes!("fixtures/codeql.sarif").to_vec();
        let reading = Reading::of(Work::SourceCode);
        let _ = sarif::read(&bytes[..at.min(bytes.len())], &reading);
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        let _ = sarif::read(&bytes, &reading);
    }
}
