//! The state of a case: what follows from its events, and nothing else.
//!
//! The state is not stored and not serialised: the store and the portal keep rows of their own.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use order::{Edition, ObjectKind, Pause, ProviderKind, Work, Works};

use crate::{
    clock::ClockKind,
    payload::{
        AccessItem, Application, Complaint, ComplaintOutcome, ContractPapers, Cost,
        DuplicateRequest, ExclusionRequest, ExclusionRuling, Extended, ItemVerdict, Opening,
        Opinion, Ownership, PackageItem, Procurement, RegistryReport, ReviewCause, Ruling,
        SourceAct, Verdict,
    },
    stage::Stage,
    value::{AccountId, AttestedForm, CaseId, DocumentRef, RegisterNumber},
};

/// The life of one test.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Case {
    /// How it was opened; `None` before its first event.
    pub opening: Option<Opening>,
    /// Where it stands.
    pub stage: Stage,
    /// The cost calculation (R 24).
    pub cost: CostInquiry,
    /// The application and its check (R 10–13, R 30).
    pub intake: Intake,
    /// The contract (R 14, R 15, R 29).
    pub contract: Contract,
    /// The agreement on the term (R 16).
    pub term: TermTalks,
    /// The term of the test, once it runs (R 16, R 18, R 20).
    pub test: Option<TestTerm>,
    /// The suspension that is going on (R 18).
    pub suspension: Option<Suspension>,
    /// What the applicant has provided (R 17).
    pub access: BTreeSet<AccessItem>,
    /// The questionnaire that is valid now, and differences from the facts (R 20).
    pub questionnaire: Questionnaire,
    /// Requests to leave works out (R 5).
    pub exclusions: BTreeMap<Work, Exclusion>,
    /// Accepted sources (M 13–15).
    pub sources: Vec<Source>,
    /// The round of works that is under way: the test, or a retest.
    pub round: Option<Round>,
    /// The works for which an interim retest was asked and not yet agreed (R 21).
    pub interim: Option<Works>,
    /// Every issued protocol, oldest first (R 22, R 35).
    pub protocols: Vec<Protocol>,
    /// Retests (R 25, R 32).
    pub retests: Retests,
    /// Requests for duplicates, numbered from 1 (R 28, R 34).
    pub duplicates: Vec<Duplicate>,
    /// Since when the object is in production (R 36).
    pub production: Option<Date>,
    /// What was reported to the authorised body (R 37).
    pub registry: Registry,
    /// Considered changes, numbered from 1 (R 38–40).
    pub reviews: Vec<Review>,
    /// The withdrawal that asks for new tests (R 41).
    pub withdrawal: Option<Withdrawal>,
    /// The case that took this one's place.
    pub successor: Option<CaseId>,
    /// Complaints, numbered from 1 (R 42).
    pub complaints: Vec<ComplaintState>,
    /// Terms that ended before their duty was done.
    pub missed: Vec<Missed>,
    /// How many events made this state.
    pub events: u64,
}

/// The cost calculation without applying (R 24).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CostInquiry {
    /// The questionnaire for which a cost was asked and not yet given.
    pub asked: Option<AttestedForm>,
    /// The last cost given.
    pub given: Option<Cost>,
}

/// The application and its check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Intake {
    /// The application as last submitted.
    pub application: Option<Application>,
    /// When.
    pub submitted: Option<Date>,
    /// How often it was submitted.
    pub submissions: u32,
    /// What the check found so far.
    pub checks: BTreeMap<PackageItem, ItemVerdict>,
    /// When the package was found complete.
    pub accepted: Option<Date>,
    /// Why it was returned last.
    pub returned: Vec<String>,
}

/// The contract.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contract {
    /// What the provider sent, and when.
    pub papers: Option<(ContractPapers, Date)>,
    /// When the applicant posted or returned it.
    pub answered: Option<Date>,
    /// Its number and date.
    pub concluded: Option<(String, Date)>,
}

/// The agreement on the term.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TermTalks {
    /// What the provider proposes, in working days.
    pub proposed: Option<u16>,
    /// Why the applicant declined.
    pub declined: Option<String>,
    /// What stands, in working days.
    pub agreed: Option<u16>,
    /// When the authorised body was asked.
    pub asked: Option<Date>,
}

/// The term of the test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestTerm {
    /// The day on which it began.
    pub begun: Date,
    /// How long it is, with every extension.
    pub working_days: u16,
    /// Ended suspensions.
    pub pauses: Vec<Pause>,
}

/// A suspension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    /// Since when.
    pub since: Date,
    /// What is still not provided.
    pub missing: BTreeSet<AccessItem>,
    /// Whether the additional agreement stands.
    pub agreement: Agreed,
}

/// Whether an agreement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    /// It does.
    Yes,
    /// Not yet.
    NotYet,
}

/// The questionnaire that is valid now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Questionnaire {
    /// The version.
    pub current: Option<AttestedForm>,
    /// A reported difference that is not corrected yet.
    pub discrepancy: Option<String>,
    /// A correction on which an additional agreement may still be based.
    pub corrected: Option<Date>,
}

/// A request to leave a work out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// The request.
    pub request: ExclusionRequest,
    /// When it was made.
    pub asked: Date,
    /// When the provider was asked to verify.
    pub verification: Option<Date>,
    /// The provider's opinion.
    pub opinion: Option<Opinion>,
    /// The decision.
    pub ruling: Option<ExclusionRuling>,
}

/// An accepted source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The act.
    pub act: SourceAct,
    /// The round for which it was accepted.
    pub round: u8,
    /// When.
    pub accepted: Date,
    /// When it was sealed, under which label.
    pub sealed: Option<(Date, String)>,
    /// When it was disposed of.
    pub disposed: Option<Date>,
}

/// A round of works: the test, or a retest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// 0 for the test, 1 and 2 for the retests.
    pub number: u8,
    /// When it began.
    pub begun: Date,
    /// Whether the software was changed before it (R 26).
    pub source: NewSource,
    /// Its works.
    pub works: BTreeMap<Work, WorkState>,
}

/// Whether a round needs a source of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewSource {
    /// It does: an act of acceptance must come first (M 13).
    Needed,
    /// The source accepted before serves.
    NotNeeded,
}

/// A work within a round.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkState {
    /// Who is responsible.
    pub executor: Option<AccountId>,
    /// When it was started.
    pub started: Option<Date>,
    /// Its verdict, and when it was finished.
    pub finished: Option<(Verdict, Date)>,
    /// Who reviewed it.
    pub reviewed: Option<AccountId>,
    /// How often it was tested again within the term (R 21).
    pub interim_retests: u8,
    /// Its protocol's draft.
    pub draft: Option<Draft>,
}

/// A protocol before its issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The draft.
    pub document: DocumentRef,
    /// Who reviewed it.
    pub reviewed: Option<AccountId>,
    /// The executor who signed it.
    pub executor: Option<AccountId>,
    /// The head who signed it.
    pub head: Option<AccountId>,
}

/// An issued protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocol {
    /// The work.
    pub work: Work,
    /// The round.
    pub round: u8,
    /// The register number.
    pub number: RegisterNumber,
    /// The result.
    pub verdict: Verdict,
    /// The protocol.
    pub document: DocumentRef,
    /// When it was issued.
    pub issued: Date,
    /// How and when it ceased to be in force.
    pub ended: Option<(Ended, Date)>,
}

/// How a protocol ceased to be in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Withdrawn (R 40).
    Withdrawn,
    /// Its validity ended (R 36).
    Expired,
}

/// Retests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Retests {
    /// When each round's protocols were issued.
    pub issued: BTreeMap<u8, Date>,
    /// When the applicant received each round's protocols on paper (R 32).
    pub received: BTreeMap<u8, Date>,
    /// How many retests were requested.
    pub requests: u8,
    /// The one extension.
    pub extension: Option<(Extended, u16)>,
}

/// A request for a duplicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// The request.
    pub request: DuplicateRequest,
    /// When it came.
    pub asked: Date,
    /// When the duplicates were issued.
    pub issued: Option<Date>,
}

/// What was reported to the authorised body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Registry {
    /// The reports, oldest first.
    pub reports: Vec<(Date, RegistryReport)>,
    /// Since when data have not been reported.
    pub stale_since: Option<Date>,
}

/// A considered change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// What is considered.
    pub cause: ReviewCause,
    /// Since when.
    pub raised: Date,
    /// The decision.
    pub ruling: Option<(Ruling, Date)>,
}

/// A withdrawal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// When protocols were last withdrawn.
    pub on: Date,
    /// The works to be tested again.
    pub retest: Works,
}

/// A complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintState {
    /// The complaint.
    pub complaint: Complaint,
    /// When it came.
    pub filed: Date,
    /// How it ended.
    pub outcome: Option<(ComplaintOutcome, Date)>,
}

/// A term that ended before its duty was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed {
    /// The term.
    pub clock: ClockKind,
    /// Which one, where there are several.
    pub subject: Option<u32>,
    /// Its last day.
    pub due: Date,
    /// The day on which the duty was done after all.
    pub met: Date,
}

impl Case {
    /// A case before its first event.
    pub fn new() -> Self {
        Case::default()
    }

    /// The case's id; `None` before its first event.
    pub fn id(&self) -> Option<CaseId> {
        self.opening.as_ref().map(|opening| opening.case)
    }

    /// Whose procedure it follows.
    pub fn provider(&self) -> ProviderKind {
        self.opening.as_ref().map_or(ProviderKind::StateTechnicalService, |o| o.provider)
    }

    /// The edition to which the case is pinned.
    pub fn edition(&self) -> Edition {
        self.opening.as_ref().map_or(Edition::N605, |opening| opening.edition)
    }

    /// The kind of object.
    pub fn object(&self) -> ObjectKind {
        self.intake.application.as_ref().map_or(ObjectKind::General, |a| a.object)
    }

    /// Whether a state body is the owner or customer.
    pub fn ownership(&self) -> Ownership {
        self.intake.application.as_ref().map_or(Ownership::State, |a| a.ownership)
    }

    /// How the test is bought.
    pub fn procurement(&self) -> Procurement {
        self.intake.application.as_ref().map_or(Procurement::Direct, |a| a.procurement)
    }

    /// The works of the test: those applied for, without the excluded ones (R 4, R 5).
    pub fn works(&self) -> Works {
        let applied = self.intake.application.as_ref().map_or(Works::NONE, |a| a.works);
        applied.iter().filter(|work| !self.is_excluded(*work)).collect()
    }

    /// Whether the authorised body left the work out (R 5).
    pub fn is_excluded(&self, work: Work) -> bool {
        let ruling = self.exclusions.get(&work).and_then(|exclusion| exclusion.ruling);
        ruling == Some(ExclusionRuling::Excluded)
    }

    /// The last issued protocol of each kind of work.
    pub fn latest(&self) -> BTreeMap<Work, &Protocol> {
        self.protocols.iter().map(|protocol| (protocol.work, protocol)).collect()
    }

    /// The works whose protocols are positive and in force (R 36).
    pub fn in_force(&self) -> Works {
        let latest = self.latest();
        latest.values().filter(|protocol| protocol.is_in_force()).map(|p| p.work).collect()
    }

    /// The works whose last protocol found nonconformities.
    pub fn nonconforming(&self) -> Works {
        let latest = self.latest();
        latest.values().filter(|protocol| !protocol.verdict.conforms()).map(|p| p.work).collect()
    }

    /// The works whose last protocol was withdrawn (R 40).
    pub fn withdrawn(&self) -> Works {
        let latest = self.latest();
        let withdrawn = |protocol: &&&Protocol| {
            protocol.ended.is_some_and(|(ended, _)| ended == Ended::Withdrawn)
        };
        latest.values().filter(withdrawn).map(|protocol| protocol.work).collect()
    }

    /// A work of the round under way.
    pub fn work(&self, work: Work) -> Option<&WorkState> {
        self.round.as_ref().and_then(|round| round.works.get(&work))
    }

    /// The day on which the retest window opens: the placing of the protocols (R 25), or a
    /// laboratory's applicant's receipt of them (R 32).
    pub fn window_opens(&self) -> Option<Date> {
        match self.provider() {
            ProviderKind::StateTechnicalService => self.retests.issued.get(&0).copied(),
            ProviderKind::Laboratory => self.retests.received.get(&0).copied(),
        }
    }

    /// The last round whose protocols were issued.
    pub fn last_issued_round(&self) -> Option<u8> {
        self.retests.issued.keys().next_back().copied()
    }
}

impl Protocol {
    /// Whether it is positive and neither withdrawn nor expired.
    pub fn is_in_force(&self) -> bool {
        self.verdict.conforms() && self.ended.is_none()
    }
}

impl Round {
    /// The works that are not yet finished and reviewed.
    pub fn undone(&self) -> Works {
        self.works.iter().filter(|(_, state)| !state.is_done()).map(|(work, _)| *work).collect()
    }

    /// The works whose protocols are not yet signed by executor and head.
    pub fn unsigned(&self) -> Works {
        self.works.iter().filter(|(_, state)| !state.is_signed()).map(|(work, _)| *work).collect()
    }
}

impl WorkState {
    /// Whether it is finished and a second person approved it.
    pub fn is_done(&self) -> bool {
        self.finished.is_some() && self.reviewed.is_some()
    }

    /// Whether executor and head have signed its protocol.
    pub fn is_signed(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.executor.is_some() && draft.head.is_some())
    }
}
