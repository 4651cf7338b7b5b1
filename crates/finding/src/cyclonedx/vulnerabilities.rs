//! The vulnerabilities of a file as findings.

use super::{
    AFFECTED_MAX, FINDINGS_MAX, ITEMS_MAX, TEXT_BYTES_MAX,
    components::Parts,
    read::{each, readable, unreadable},
    wire::{Analysis, Bom, Rating, Vulnerability, str},
};
use crate::{
    Claim, Cve, Cvss, CvssVector, Cwe, Finding, FindingKind, Ghsa, Place, Problem, Problems,
    Reading, Risk, Score, Standing, Tool, clean::Cleaner, problem::quoted,
};

/// One finding for each component that a vulnerability affects.
pub(super) fn of(
    bom: &Bom<'_>,
    parts: &Parts,
    reading: &Reading,
    tool: &Tool,
    problems: &mut Problems,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let (mut left_out, mut too_wordy, mut text_bytes) = (0_usize, 0_usize, 0_usize);
    each(bom.vulnerabilities, "vulnerabilities", problems, |raw, at, problems| {
        let Some(vulnerability) = readable::<Vulnerability>(raw, at, problems) else { return };
        let finding = finding(&vulnerability, at, reading, tool, problems);
        for place in places(&vulnerability, at, parts, problems) {
            text_bytes += finding.text_bytes();
            if findings.len() >= FINDINGS_MAX {
                left_out += 1;
            } else if text_bytes > TEXT_BYTES_MAX {
                too_wordy += 1;
            } else {
                let mut finding = finding.clone();
                finding.route.place = place;
                findings.push(finding);
            }
        }
    });
    for (key, n, max) in
        [("results-limit", left_out, FINDINGS_MAX), ("texts-limit", too_wordy, TEXT_BYTES_MAX)]
    {
        if n > 0 {
            let args = [("n", n.into()), ("max", max.into())];
            problems.push(Problem::of(key, "vulnerabilities", &args));
        }
    }
    findings
}

fn places(
    vulnerability: &Vulnerability,
    at: &str,
    parts: &Parts,
    problems: &mut Problems,
) -> Vec<Option<Place>> {
    let mut places = Vec::new();
    if vulnerability.affects.left_out() > 0 {
        let n = vulnerability.affects.left_out();
        let args = [("part", "affects".into()), ("max", AFFECTED_MAX.into()), ("n", n.into())];
        problems.push(Problem::of("list-cut", at, &args));
    }
    for affected in vulnerability.affects.items() {
        let reference = str(&affected.reference);
        let key = match parts.purl(reference) {
            Some(Some(purl)) => {
                places.push(Some(Place::Component(purl.clone())));
                continue;
            }
            Some(None) => "purl-missing",
            None => "component-unknown",
        };
        problems.push(Problem::of(key, at, &[("value", quoted(reference))]));
        places.push(None);
    }
    if places.is_empty() {
        places.push(None);
    }
    places
}

fn finding(
    vulnerability: &Vulnerability,
    at: &str,
    reading: &Reading,
    tool: &Tool,
    problems: &mut Problems,
) -> Finding {
    for (part, reason) in vulnerability.broken() {
        problems.push(unreadable(part, at, reason));
    }
    let mut cleaner = Cleaner::default();
    let rule = cleaner.line(vulnerability.id.str());
    let mut finding = Finding::new(reading.work, FindingKind::Known, rule, tool.clone());
    describe(&mut finding, vulnerability, &mut cleaner);
    identifiers(&mut finding, vulnerability, at, problems);
    finding.cvss = cvss(vulnerability.ratings.items(), at, problems);
    finding.risk = risk(vulnerability.ratings.items(), finding.cvss.as_ref());
    let claim = vulnerability.analysis.get().and_then(|analysis| claim(analysis, &mut cleaner));
    finding.review.claims = claim.into_iter().collect();
    if cleaner.controls {
        problems.push(Problem::of("controls-replaced", at, &[]));
    }
    if cleaner.cut {
        let args = [("max", crate::clean::BLOCK_CHARS_MAX.into())];
        problems.push(Problem::of("text-cut", at, &args));
    }
    finding
}

fn describe(finding: &mut Finding, vulnerability: &Vulnerability, cleaner: &mut Cleaner) {
    finding.title = cleaner.line(vulnerability.id.str());
    let both = [vulnerability.description.str(), vulnerability.detail.str()];
    let described = both.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    finding.description = cleaner.block(&described.join("\n\n"));
    finding.recommendation = cleaner.block(vulnerability.recommendation.str());
    let urls = vulnerability.advisories.items().iter().filter_map(|advisory| advisory.url.clone());
    finding.references = crate::route::web_addresses(urls.take(ITEMS_MAX).collect());
}

/// The id and the references; an id that begins like an identifier and is none is a problem.
fn identifiers(
    finding: &mut Finding,
    vulnerability: &Vulnerability,
    at: &str,
    problems: &mut Problems,
) {
    let references = vulnerability.references.items().iter().take(ITEMS_MAX);
    let mut ids = vec![vulnerability.id.str()];
    ids.extend(references.map(|reference| str(&reference.id)));
    for id in ids {
        let upper = id.trim().to_ascii_uppercase();
        let known = match (upper.parse::<Cve>(), upper.parse::<Ghsa>()) {
            (Ok(cve), _) => push_new(&mut finding.cves, cve),
            (_, Ok(ghsa)) => push_new(&mut finding.ghsas, ghsa),
            (Err(_), Err(_)) => !upper.starts_with("CVE-") && !upper.starts_with("GHSA-"),
        };
        if !known {
            let expected =
                if upper.starts_with("CVE-") { "CVE-2021-44228" } else { "GHSA-jfh8-c2jp-5v3q" };
            let args = [("value", quoted(id)), ("expected", expected.into())];
            problems.push(Problem::of("identifier-unreadable", at, &args));
        }
    }
    for number in vulnerability.cwes.items().iter().take(ITEMS_MAX) {
        if let Some(cwe) = Cwe::new(*number) {
            push_new(&mut finding.cwes, cwe);
        }
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) -> bool {
    if !list.contains(&item) {
        list.push(item);
    }
    true
}

/// The newest vector, else the first score of a CVSS method, else the first score.
fn cvss(ratings: &[Rating], at: &str, problems: &mut Problems) -> Option<Cvss> {
    let mut newest: Option<(CvssVector, Option<f64>)> = None;
    for rating in ratings {
        let Some(text) = with_prefix(rating) else { continue };
        match text.parse::<CvssVector>() {
            Ok(vector) if newest.as_ref().is_none_or(|(n, _)| n.version() < vector.version()) => {
                newest = Some((vector, rating.score));
            }
            Ok(_) => {}
            Err(_) => {
                let args = [("value", quoted(&text))];
                problems.push(Problem::of("cvss-unreadable", at, &args));
            }
        }
    }
    let Some((vector, given)) = newest else {
        let is_cvss = |rating: &&Rating| str(&rating.method).starts_with("CVSS");
        let scored = ratings.iter().filter(|rating| rating.score.is_some());
        let first = scored.clone().find(is_cvss).or_else(|| scored.clone().next());
        return Score::new(first?.score?).ok().map(Cvss::Score);
    };
    let given = given.and_then(|given| Score::new(given).ok());
    if let Some(given) = given.filter(|given| *given != vector.score()) {
        let args = [
            ("given", given.to_string().into()),
            ("value", quoted(vector.as_str())),
            ("score", vector.score().to_string().into()),
        ];
        problems.push(Problem::of("cvss-differs", at, &args));
    }
    Some(Cvss::Vector(vector))
}

/// A vector with its version before it; `None` for methods that we do not compute.
fn with_prefix(rating: &Rating) -> Option<String> {
    let vector = rating.vector.as_deref().filter(|vector| !vector.is_empty())?;
    if vector.starts_with("CVSS:") {
        return Some(vector.to_owned());
    }
    match str(&rating.method) {
        "CVSSv3" => Some(format!("CVSS:3.0/{vector}")),
        "CVSSv31" => Some(format!("CVSS:3.1/{vector}")),
        "CVSSv4" => Some(format!("CVSS:4.0/{vector}")),
        _ => None,
    }
}

fn risk(ratings: &[Rating], cvss: Option<&Cvss>) -> Risk {
    let words = ratings.iter().filter_map(|rating| Risk::of_word(str(&rating.severity)));
    cvss.map(|cvss| Risk::of_score(cvss.score())).or(words.max()).unwrap_or(Risk::UNKNOWN)
}

fn claim(analysis: &Analysis, cleaner: &mut Cleaner) -> Option<Claim> {
    let standing = match str(&analysis.state) {
        "false_positive" | "not_affected" => Standing::FalsePositive,
        "exploitable" => Standing::Confirmed,
        "resolved" | "resolved_with_pedigree" => Standing::Accepted,
        "in_triage" => Standing::Unreviewed,
        _ => return None,
    };
    let both = [str(&analysis.justification), str(&analysis.detail)];
    let reason = both.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": ");
    Some(Claim { standing, origin: "analysis".to_owned(), reason: cleaner.block(&reason) })
}
