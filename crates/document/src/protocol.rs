//! The protocol of one work (M 13, M 21, M 29, M 34, M 39) and its duplicate (R 28, R 34).

use finding::{CheckResult, Finding, Measurement, Problem};
use jiff::civil::Date;
use language::Text;
use order::{Clause, Edition, Work, form::RawQuestionnaire};

use crate::paper::{ContractRef, Head, Person, TestObject, VolumeLine};

/// A protocol: what was tested, by whom, with what, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Protocol {
    /// Provider, register number, date, place, marks, signatures.
    pub head: Head,
    /// The work.
    pub work: Work,
    /// The test object, its owner and applicant.
    pub object: TestObject,
    /// The contract by which the test is made; `None` before there is one.
    pub contract: Option<ContractRef>,
    /// The edition of the Order under which the case was opened.
    pub edition: Edition,
    /// Which test of this work this is.
    pub round: Round,
    /// What the work covered, with units.
    pub volume: Vec<VolumeLine>,
    /// Who did, checked and answers for the work.
    pub team: Team,
    /// The first and the last day of the work.
    pub period: Period,
    /// Tools with versions.
    pub tools: Vec<UsedTool>,
    /// Each check of the work's checklist (MA 1–4); empty where a work has none.
    pub checks: Vec<Check>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What was measured (M 24, M 27).
    pub measurements: Vec<Measurement>,
    /// What could not be looked at, and why.
    pub problems: Vec<Problem>,
    /// The conclusion.
    pub conclusion: Conclusion,
    /// Annex 1, the questionnaire in full.
    pub questionnaire: RawQuestionnaire,
    /// Annex 2, the act of acceptance of the source (source code analysis, M 13).
    pub acceptance: Option<SourceAcceptance>,
    /// Set on a duplicate only.
    pub duplicate: Option<Duplicate>,
}

/// Which test of a work a protocol records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Round {
    /// The first test.
    #[default]
    First,
    /// A retest (R 25, R 32): the first or the second.
    Retest {
        /// 1 or 2.
        number: u8,
        /// The protocol that it follows.
        previous: ProtocolRef,
    },
}

/// A protocol named by another paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtocolRef {
    /// The work.
    pub work: Work,
    /// The register number.
    pub number: String,
    /// The date.
    pub date: Date,
}

/// The people of a work.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Team {
    /// The responsible executor.
    pub executor: Person,
    /// Who reviewed the work.
    pub reviewer: Person,
    /// The provider's head, or who acts for the head.
    pub head: Person,
}

/// The first and the last day of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
}

/// A tool used in a work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedTool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it was used for.
    pub purpose: Text,
}

/// One entry of a checklist and what was seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The clause the entry stands in.
    pub clause: Clause,
    /// The group that the entry belongs to; empty where there is none.
    pub group: Text,
    /// The entry's title.
    pub title: Text,
    /// What is required.
    pub requirement: Text,
    /// Code, verdict, observation and recommendation.
    pub result: CheckResult,
}

/// What a protocol concludes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// Positive or negative.
    pub outcome: Outcome,
    /// The provider's own words, added to the standing formula; may be empty.
    pub note: String,
}

/// Positive or negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The object conforms.
    Positive,
    /// Nonconformities were found; the window of R 25 (R 32) is open.
    Nonconforming,
    /// Nonconformities remain at a retest (R 27, R 33): a new test follows.
    Negative,
}

/// The act by which the applicant's source was accepted (M 13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceAcceptance {
    /// The act's number.
    pub number: String,
    /// The act's date.
    pub date: Date,
    /// Who hands over.
    pub from: Person,
    /// Who receives.
    pub to: Person,
    /// Every archive or medium.
    pub archives: Vec<Archive>,
}

/// One archive handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// File name.
    pub name: String,
    /// The label of the disk or medium; empty for an upload.
    pub medium: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Number of files inside; `None` where nobody counted them.
    pub files: Option<u64>,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// Why and when a duplicate was given (R 28, R 34).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// Which duplicate of this protocol it is, from 1.
    pub number: u32,
    /// The day it is given.
    pub date: Date,
    /// The day of the owner's notice.
    pub notice: Date,
    /// The owner's reason.
    pub reason: String,
    /// Whether the questionnaire in the annex is the updated one.
    pub questionnaire: DuplicateQuestionnaire,
}

/// Which questionnaire a duplicate carries (R 28).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DuplicateQuestionnaire {
    /// The one of the original.
    Original,
    /// The updated one.
    Updated,
}
