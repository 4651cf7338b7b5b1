//! The next import over the last one: judgements follow their fingerprint.

use std::collections::{BTreeMap, VecDeque};

use crate::{Finding, Fingerprint};

/// Two imports compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// Findings that were not there before.
    pub new: Vec<Finding>,
    /// Findings that are no longer there, as they stood.
    pub gone: Vec<Finding>,
    /// Findings that are there again: as the new import shows them, judged as they were.
    pub still: Vec<Finding>,
}

/// Puts a new import over the old one; both must have been through [`crate::identify`].
///
/// A finding that is there again takes the old history, and the risk that an expert set; the new
/// report's claims stay its own. A history that the new import itself brings wins when it is longer.
pub fn merge(old: Vec<Finding>, new: Vec<Finding>) -> Merged {
    let mut known: BTreeMap<Fingerprint, VecDeque<Finding>> = BTreeMap::new();
    for finding in old {
        known.entry(finding.fingerprint.clone()).or_default().push_back(finding);
    }
    let mut merged = Merged::default();
    for finding in new {
        match known.get_mut(&finding.fingerprint).and_then(VecDeque::pop_front) {
            Some(before) => merged.still.push(carried(before, finding)),
            None => merged.new.push(finding),
        }
    }
    merged.gone = known.into_values().flatten().collect();
    merged
}

fn carried(before: Finding, mut now: Finding) -> Finding {
    if before.review.history().len() >= now.review.history().len() {
        let claims = std::mem::take(&mut now.review.claims);
        now.review = before.review;
        now.review.claims = claims;
    }
    now.risk = now.review.rated().unwrap_or(now.risk);
    now
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use order::Work;

    use super::*;
    use crate::{FindingKind, Judgement, Reviewer, Risk, Standing, Tool, identify};

    fn import(snippets: &[&str]) -> Vec<Finding> {
        let mut findings: Vec<Finding> = snippets
            .iter()
            .map(|snippet| {
                let tool = Tool::default();
                let mut f = Finding::new(Work::SourceCode, FindingKind::Vulnerability, "r", tool);
                f.evidence.snippet = (*snippet).to_owned();
                f
            })
            .collect();
        identify(&mut findings);
        findings
    }

    fn snippets(findings: &[Finding]) -> Vec<&str> {
        findings.iter().map(|f| f.evidence.snippet.as_str()).collect()
    }

    /// M 10.4: what was judged once is not judged anew when the source is scanned again.
    #[test]
    fn a_judgement_follows_its_fingerprint_into_the_next_import() {
        let mut old = import(&["a", "b", "c", "c"]);
        let reason = "сыртқы желіге ашық".to_owned();
        for judgement in [
            Judgement::Rated { from: Risk::Medium, to: Risk::High, reason },
            Judgement::FalsePositive { reason: "тест коды".to_owned() },
        ] {
            old[1].judge(judgement, Reviewer("e".to_owned()), Timestamp::UNIX_EPOCH).unwrap();
        }
        let merged = merge(old, import(&["d", "b", "c"]));
        assert_eq!(snippets(&merged.new), ["d"]);
        assert_eq!(snippets(&merged.still), ["b", "c"]);
        let mut gone = snippets(&merged.gone);
        gone.sort_unstable();
        assert_eq!(gone, ["a", "c"]);
        assert_eq!(merged.still[0].review.standing(), Standing::FalsePositive);
        assert_eq!(merged.still[0].risk, Risk::High);
        assert_eq!(merged.still[1].review.standing(), Standing::Unreviewed);
    }
}
