//! The fingerprint by which a finding is known again in the next import.
//!
//! It is made of what stays when lines move: the work, the tool's name (not its version), the rule,
//! the file (or address, or component), the function, and the **anchor**. The anchor is the text at
//! the place with its white space collapsed; where there is none, the tool's own fingerprint, if it
//! looks like one (Semgrep writes "requires login" there); where there is none either, the
//! description with its figures masked. Findings that are alike in all of this are numbered in the
//! order of their lines. So: lines inserted above change nothing; a changed line, a renamed file or
//! another rule make another finding.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Finding, FindingId, Place, Span};

/// The name under which SARIF files carry our fingerprint.
pub(crate) const SARIF_KEY: &str = "synaqFinding/v1";

/// The length of a fingerprint in hexadecimal figures.
const FIGURES: usize = 64;
/// The shortest text that may be a tool's fingerprint.
const TOOL_FINGERPRINT_CHARS_MIN: usize = 8;

/// A fingerprint: 64 hexadecimal figures; empty until [`identify`] has given it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint(String);

/// A text that is no fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no fingerprint: expected 64 hexadecimal figures")]
pub struct FingerprintError(String);

impl Fingerprint {
    /// The fingerprint's figures.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Gives every finding its fingerprint and its id; the order of the findings stays.
pub fn identify(findings: &mut [Finding]) {
    let digests: Vec<[u8; 32]> = findings.iter().map(digest).collect();
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|&at| (digests[at], position(&findings[at]), at));
    let mut previous = None;
    let mut number = 0_u32;
    for at in order {
        number = if previous == Some(digests[at]) { number + 1 } else { 0 };
        previous = Some(digests[at]);
        let finding = &mut findings[at];
        finding.fingerprint = numbered(&digests[at], number);
        finding.id = FindingId::of(finding.work, &finding.fingerprint);
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = FingerprintError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let hexadecimal = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if (text.is_empty() || text.len() == FIGURES) && hexadecimal {
            return Ok(Fingerprint(text));
        }
        Err(FingerprintError(text.chars().take(80).collect()))
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.0
    }
}

fn numbered(digest: &[u8; 32], number: u32) -> Fingerprint {
    let mut hasher = Sha256::new();
    hasher.update(digest);
    hasher.update(number.to_be_bytes());
    Fingerprint(hex::encode(hasher.finalize()))
}

fn digest(finding: &Finding) -> [u8; 32] {
    let place = match &finding.route.place {
        Some(Place::File(file)) => format!("file:{}", file.path),
        Some(Place::Address(address)) => format!("address:{address}"),
        Some(Place::Component(purl)) => format!("component:{purl}"),
        None => String::new(),
    };
    let mut hasher = Sha256::new();
    for part in [
        finding.work.code(),
        &finding.tool.name,
        &finding.rule,
        &place,
        &finding.route.within,
        &anchor(finding),
    ] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

fn anchor(finding: &Finding) -> String {
    let snippet = finding.evidence.snippet.split_whitespace().collect::<Vec<_>>().join(" ");
    if !snippet.is_empty() {
        return snippet;
    }
    if let Some(own) = finding.tool_fingerprints.values().find(|value| is_distinctive(value)) {
        return own.clone();
    }
    finding.description.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect()
}

fn is_distinctive(value: &str) -> bool {
    value.len() >= TOOL_FINGERPRINT_CHARS_MIN && !value.contains(char::is_whitespace)
}

fn position(finding: &Finding) -> Option<Span> {
    match &finding.route.place {
        Some(Place::File(file)) => file.span,
        Some(Place::Address(_) | Place::Component(_)) | None => None,
    }
}

#[cfg(test)]
mod tests {
    use order::Work;

    use super::*;
    use crate::{FilePlace, FindingKind, SourcePath, Tool};

    fn at(line: u32, snippet: &str) -> Finding {
        let tool = Tool { name: "t".to_owned(), version: line.to_string() };
        let mut finding = Finding::new(Work::SourceCode, FindingKind::Vulnerability, "r", tool);
        let path = SourcePath::parse("a.py").unwrap();
        finding.route.place = Some(Place::File(FilePlace { path, span: Some(Span::line(line)) }));
        finding.evidence.snippet = snippet.to_owned();
        finding.description = format!("on line {line}");
        finding
    }

    fn fingerprints(mut findings: Vec<Finding>) -> Vec<Fingerprint> {
        identify(&mut findings);
        findings.into_iter().map(|finding| finding.fingerprint).collect()
    }

    #[test]
    fn moved_lines_keep_their_fingerprints_and_a_changed_line_does_not() {
        let before = fingerprints(vec![at(3, "eval(x)"), at(9, "eval(x)"), at(5, "exec(y)")]);
        let moved = fingerprints(vec![at(13, "  eval(x)"), at(19, "eval(x)\n"), at(2, "exec( y)")]);
        assert_eq!(before[..2], moved[..2]);
        assert_ne!(before[2], moved[2]);
        assert_ne!(before[0], before[1]);
    }

    #[test]
    fn without_a_snippet_a_distinctive_fingerprint_of_the_tool_decides_then_the_description() {
        let with = |line, value: &str| {
            let mut finding = at(line, "");
            finding.tool_fingerprints.insert("k".to_owned(), value.to_owned());
            fingerprints(vec![finding]).remove(0)
        };
        assert_eq!(with(1, "39fa2ee980eb94b0:1"), with(2, "39fa2ee980eb94b0:1"));
        assert_ne!(with(1, "39fa2ee980eb94b0:1"), with(1, "49fa2ee980eb94b0:1"));
        assert_eq!(with(1, "requires login"), with(2, "no"), "the description, figures masked");
    }
}
