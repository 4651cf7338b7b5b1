//! Letters, agreements and acts that go between provider and applicant.

use jiff::civil::Date;
use language::Text;
use order::{Clause, Edition, Work, Works};

use crate::{
    paper::{ContractRef, Head, TestObject, VolumeLine},
    protocol::{Period, ProtocolRef, SourceAcceptance},
};

/// An application returned (R 13, R 15, R 16).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnLetter {
    /// Provider, number, date, place, marks, signatures.
    pub head: Head,
    /// The object and the applicant to whom the letter goes.
    pub object: TestObject,
    /// The application's date.
    pub applied: Date,
    /// On which ground it is returned.
    pub ground: ReturnGround,
    /// Each thing that does not conform.
    pub reasons: Vec<ReturnReason>,
}

/// The ground of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnGround {
    /// The package does not conform (R 13, R 30).
    Package,
    /// No draft contract was posted by 15 November (R 15).
    NoContract,
    /// The term was not agreed (R 16).
    TermNotAgreed,
}

/// One reason of a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnReason {
    /// The item of the package.
    pub item: Text,
    /// What is wrong with it, in the registrar's words.
    pub reason: String,
    /// The clause that demands it.
    pub clause: Clause,
}

/// A comparison table sent with a request for a retest (R 25, R 32).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonTable {
    /// Provider addressed, number, date, place, marks, signatures.
    pub head: Head,
    /// The object.
    pub object: TestObject,
    /// The protocols whose nonconformities were removed.
    pub protocols: Vec<ProtocolRef>,
    /// The request's number: 1 or 2.
    pub request: u8,
    /// Whether software was changed (R 26).
    pub software: SoftwareChange,
    /// One row a nonconformity.
    pub rows: Vec<ComparisonRow>,
}

/// Whether software was changed to remove nonconformities (R 26).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoftwareChange {
    /// No.
    Unchanged,
    /// Yes: source code analysis is repeated and the source attached.
    Changed,
}

/// A nonconformity and its correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonRow {
    /// The work in whose protocol it stands.
    pub work: Work,
    /// The check's or finding's code.
    pub code: String,
    /// The nonconformity, as the protocol has it.
    pub nonconformity: String,
    /// The protocol's recommendation.
    pub recommendation: String,
    /// What was done.
    pub correction: String,
    /// What shows it: files, settings, pages.
    pub evidence: String,
}

/// An additional agreement to a contract (R 18, R 20, R 21; M 6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdditionalAgreement {
    /// Provider, number, date, place, marks, signatures of both sides.
    pub head: Head,
    /// The object and the applicant.
    pub object: TestObject,
    /// The contract that it changes.
    pub contract: ContractRef,
    /// What it is about.
    pub subject: AgreementSubject,
}

/// What an additional agreement changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgreementSubject {
    /// The test is suspended and its term extended (R 18).
    Suspension {
        /// What was not provided (R 17).
        reason: String,
        /// The suspension's first day.
        from: Date,
        /// Its last day, where it is known.
        until: Option<Date>,
        /// The new last day of the test, where it is known.
        new_end: Option<Date>,
    },
    /// Term and cost change with an updated questionnaire (R 20).
    Correction {
        /// What differs.
        reason: String,
        /// The date of the updated questionnaire.
        questionnaire: Date,
        /// The volume after the correction.
        volume: Vec<VolumeLine>,
        /// The new cost, already written; `None` where it stays.
        new_cost: Option<String>,
        /// The new last day of the test, where it changes.
        new_end: Option<Date>,
    },
    /// Works are repeated before the term ends, free of charge (R 21, M 6).
    InterimRetest {
        /// The works.
        works: Works,
        /// The day of the applicant's request.
        requested: Date,
        /// When they are repeated, where it is agreed.
        period: Option<Period>,
    },
}

/// Protocols withdrawn (R 40, R 41).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalNotice {
    /// Provider, number, date, place, marks, signatures.
    pub head: Head,
    /// The object and the owner to whom the notice goes.
    pub object: TestObject,
    /// The protocols withdrawn.
    pub protocols: Vec<ProtocolRef>,
    /// What the decision rests on: change notice (R 38), information (R 39), analysis (R 40).
    pub ground: Clause,
    /// What was changed or found, in the provider's words.
    pub description: String,
    /// The lines of the matrix that apply (RA 4).
    pub changes: Vec<ChangeLine>,
    /// The works to be tested again.
    pub works: Works,
    /// The last day to apply for them (R 41).
    pub apply_by: Date,
}

/// A line of the matrix of changes (RA 4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    /// The line's number, 1–10.
    pub number: u8,
    /// The change.
    pub title: Text,
    /// The works that it calls for.
    pub works: Works,
}

/// The act of acceptance of the source as a paper of its own (M 13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptanceAct {
    /// Provider, date, place, marks, signatures; the number is the act's.
    pub head: Head,
    /// The object and the applicant.
    pub object: TestObject,
    /// What was handed over.
    pub acceptance: SourceAcceptance,
}

/// A draft technical specification or contract (R 14).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractDraft {
    /// Provider, number, date, place, marks, signatures of both sides.
    pub head: Head,
    /// The object and the applicant.
    pub object: TestObject,
    /// Which of the two.
    pub form: ContractForm,
    /// The edition of the Order.
    pub edition: Edition,
    /// The works.
    pub works: Works,
    /// The volume with units.
    pub volume: Vec<VolumeLine>,
    /// The cost, already written; `None` where it is not yet counted.
    pub cost: Option<String>,
    /// The term, already written: `40 жұмыс күні`; `None` where it is not yet agreed (R 16).
    pub term: Option<Text>,
}

/// The two ways to a contract (R 14).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContractForm {
    /// A technical specification for the procurement portal (R 14.1).
    TechnicalSpecification,
    /// Two copies of a contract (R 14.2).
    Contract,
}
