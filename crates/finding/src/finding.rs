//! A finding: a vulnerability or an undeclared capability (M 10.5, M 11.3, M 11.5, M 31.3).

use std::{collections::BTreeMap, fmt};

use language::{Lang, Text};
use order::{Clause, Work};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Cve, Cvss, Cwe, Evidence, Fingerprint, Ghsa, Place, Review, Risk, Route, evidence::ArtifactKind,
};

/// The namespace of finding ids (a version 5 UUID of `synaq:finding`).
const NAMESPACE: Uuid = Uuid::from_u128(0x6f1c_52b4_9d0e_5a63_8f27_31c0_a4d7_e915);

/// A finding's identifier: it follows from the work and the fingerprint, so that a finding has the
/// same one in each import of the same case.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct FindingId(pub Uuid);

/// What was found, where, how grave it is, and how the provider judged it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The identifier; [`crate::identify`] gives it.
    pub id: FindingId,
    /// The work in which it was found.
    pub work: Work,
    /// What it is.
    pub kind: FindingKind,
    /// The tool's rule.
    pub rule: String,
    /// The title, one line.
    pub title: String,
    /// The description.
    pub description: String,
    /// The route: the path to the file, and the flow of data.
    pub route: Route,
    /// The degree of risk in force; an expert's change stands in the review's history.
    pub risk: Risk,
    /// The CVSS rating behind the risk, where there is one.
    pub cvss: Option<Cvss>,
    /// Weaknesses of the CWE list.
    pub cwes: Vec<Cwe>,
    /// Vulnerabilities of the CVE list.
    pub cves: Vec<Cve>,
    /// Vulnerabilities of GitHub's database.
    pub ghsas: Vec<Ghsa>,
    /// What shows it.
    pub evidence: Evidence,
    /// What is recommended; may be empty.
    pub recommendation: String,
    /// Web addresses where more is written.
    pub references: Vec<String>,
    /// The tool.
    pub tool: Tool,
    /// Fingerprints that the tool itself gave.
    pub tool_fingerprints: BTreeMap<String, String>,
    /// The fingerprint; [`crate::identify`] gives it.
    pub fingerprint: Fingerprint,
    /// How the provider judged it (M 10.4).
    pub review: Review,
}

/// What a finding is, and so what its report must show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// A vulnerability of the object itself (M 10.5).
    Vulnerability,
    /// An undeclared capability (M 11.3).
    UndeclaredCapability,
    /// A backdoor or a vulnerability known from an international base, in a library (M 11.5) or in
    /// installed software (M 31.3).
    Known,
}

/// A tool and its version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Tool {
    /// The name.
    pub name: String,
    /// The version; may be empty.
    pub version: String,
}

/// What the report of a finding lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// The description.
    Description,
    /// The route.
    Route,
    /// The picture of the screen.
    Screenshot,
    /// The identifier of an international base.
    Identifier,
    /// A judgement: nobody has said whether it is a false positive.
    Judgement,
}

impl FindingId {
    /// The identifier of a fingerprint in a work.
    pub fn of(work: Work, fingerprint: &Fingerprint) -> FindingId {
        let name = format!("{work}\n{fingerprint}");
        FindingId(Uuid::new_v5(&NAMESPACE, name.as_bytes()))
    }
}

impl Finding {
    /// A finding of which only this is known; its id and fingerprint come from [`crate::identify`].
    pub fn new(work: Work, kind: FindingKind, rule: impl Into<String>, tool: Tool) -> Finding {
        Finding {
            id: FindingId::default(),
            work,
            kind,
            rule: rule.into(),
            title: String::new(),
            description: String::new(),
            route: Route::default(),
            risk: Risk::UNKNOWN,
            cvss: None,
            cwes: Vec::new(),
            cves: Vec::new(),
            ghsas: Vec::new(),
            evidence: Evidence::default(),
            recommendation: String::new(),
            references: Vec::new(),
            tool,
            tool_fingerprints: BTreeMap::new(),
            fingerprint: Fingerprint::default(),
            review: Review::default(),
        }
    }

    /// What the report of this finding still lacks, each with the clause that asks for it.
    pub fn gaps(&self) -> Vec<(Gap, Clause)> {
        let mut gaps = Vec::new();
        let report = self.report_clause();
        if self.description.trim().is_empty() {
            gaps.push((Gap::Description, report));
        }
        gaps.extend(self.kind_gap().map(|gap| (gap, report)));
        if self.route.place.is_none() && self.kind != FindingKind::Known {
            gaps.push((Gap::Route, report));
        }
        if self.review.standing() == crate::Standing::Unreviewed {
            gaps.push((Gap::Judgement, Clause::methodology(10).item(4)));
        }
        gaps
    }

    /// Where the finding is, on one line; empty where it is not known.
    pub fn place(&self) -> String {
        self.route.place.as_ref().map(Place::to_string).unwrap_or_default()
    }

    /// The clause by which it is reported.
    pub fn report_clause(&self) -> Clause {
        match (self.work, self.kind) {
            (Work::Network, _) => Clause::methodology(31).item(3),
            (_, FindingKind::Vulnerability) => Clause::methodology(10).item(5),
            (_, FindingKind::UndeclaredCapability) => Clause::methodology(11).item(3),
            (_, FindingKind::Known) => Clause::methodology(11).item(5),
        }
    }

    /// What its longer texts take, in bytes.
    pub(crate) fn text_bytes(&self) -> usize {
        let texts = [
            &self.rule,
            &self.title,
            &self.description,
            &self.recommendation,
            &self.evidence.snippet,
            &self.route.within,
            &self.tool.name,
            &self.tool.version,
        ];
        let lists = self.references.iter().chain(self.review.claims.iter().map(|c| &c.reason));
        texts.into_iter().chain(lists).map(String::len).sum()
    }

    fn kind_gap(&self) -> Option<Gap> {
        let screenshot = |a: &crate::Artifact| a.kind == ArtifactKind::Screenshot;
        match self.kind {
            FindingKind::Vulnerability => None,
            FindingKind::UndeclaredCapability => {
                (!self.evidence.artifacts.iter().any(screenshot)).then_some(Gap::Screenshot)
            }
            FindingKind::Known => {
                (self.cves.is_empty() && self.ghsas.is_empty()).then_some(Gap::Identifier)
            }
        }
    }
}

impl FindingKind {
    /// All kinds.
    pub const ALL: [FindingKind; 3] =
        [FindingKind::Vulnerability, FindingKind::UndeclaredCapability, FindingKind::Known];

    /// The stable code used in data and files.
    pub const fn code(self) -> &'static str {
        match self {
            FindingKind::Vulnerability => "vulnerability",
            FindingKind::UndeclaredCapability => "undeclared-capability",
            FindingKind::Known => "known",
        }
    }

    /// The kind whose code this is.
    pub fn from_code(code: &str) -> Option<FindingKind> {
        FindingKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The kind's name.
    pub fn name(self) -> Text {
        match self {
            FindingKind::Vulnerability => Text::new("осалдық", "уязвимость", "vulnerability"),
            FindingKind::UndeclaredCapability => Text::new(
                "декларацияланбаған мүмкіндік",
                "недекларированная возможность",
                "undeclared capability",
            ),
            FindingKind::Known => {
                Text::new("белгілі осалдық", "известная уязвимость", "known vulnerability")
            }
        }
    }
}

impl Gap {
    /// What is lacking, for a reader.
    pub fn text(self, lang: Lang) -> String {
        let text = match self {
            Gap::Description => Text::new("сипаттама", "описание", "the description"),
            Gap::Route => Text::new(
                "бағыт (файлға жол)",
                "маршрут (путь к файлу)",
                "the route (path to the file)",
            ),
            Gap::Screenshot => Text::new("скриншот", "скриншот", "a screenshot"),
            Gap::Identifier => Text::new(
                "осалдықтардың халықаралық дерекқорындағы сәйкестендіргіш",
                "идентификатор из международной базы данных уязвимостей",
                "an identifier from an international vulnerability database",
            ),
            Gap::Judgement => Text::new(
                "жалған позитивке талдау",
                "анализ на ложное срабатывание",
                "the analysis for a false positive",
            ),
        };
        text.of(lang).to_owned()
    }
}

impl fmt::Display for FindingId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.name)?;
        if self.version.is_empty() { Ok(()) } else { write!(out, " {}", self.version) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Artifact, FilePlace, Sha256, SourcePath, Span};

    fn finding(work: Work, kind: FindingKind) -> Finding {
        Finding::new(work, kind, "rule", Tool::default())
    }

    fn lacks(finding: &Finding) -> Vec<String> {
        let shown = |(gap, clause): &(Gap, Clause)| format!("{gap:?} by {clause}");
        finding.gaps().iter().map(shown).collect()
    }

    /// M 10.4, M 10.5: a vulnerability is reported with description, route and risk, once it has
    /// been looked at. M 11, M 11.2, M 11.3: an undeclared capability also with a screenshot.
    /// M 11.4, M 11.5, M 31.3: what is known to an international base with its identifier.
    #[test]
    fn a_finding_says_what_its_report_lacks_and_by_which_clause() {
        use FindingKind::{Known, UndeclaredCapability, Vulnerability};
        let judged = "Judgement by M 10.4";
        for (work, kind, expected) in [
            (
                Work::SourceCode,
                Vulnerability,
                vec!["Description by M 10.5", "Route by M 10.5", judged],
            ),
            (
                Work::SourceCode,
                UndeclaredCapability,
                vec!["Description by M 11.3", "Screenshot by M 11.3", "Route by M 11.3", judged],
            ),
            (
                Work::SourceCode,
                Known,
                vec!["Description by M 11.5", "Identifier by M 11.5", judged],
            ),
            (Work::Network, Known, vec!["Description by M 31.3", "Identifier by M 31.3", judged]),
        ] {
            assert_eq!(lacks(&finding(work, kind)), expected);
        }
    }

    #[test]
    fn a_full_finding_lacks_only_its_judgement() {
        let mut full = finding(Work::SourceCode, FindingKind::UndeclaredCapability);
        full.description = "Жасырын кіру".to_owned();
        let path = SourcePath::parse("src/login.c").unwrap();
        full.route.place = Some(Place::File(FilePlace { path, span: Some(Span::line(7)) }));
        let (sha256, name) = (Sha256::new([7; 32]), "1.png".to_owned());
        full.evidence.artifacts = vec![Artifact { sha256, name, kind: ArtifactKind::Screenshot }];
        assert_eq!(lacks(&full), ["Judgement by M 10.4"]);
        assert_eq!(full.place(), "src/login.c:7");
    }
}
