//! What happened: the facts of a case, and the one encoding in which they are kept for ever.
//!
//! An event is written as one line of JSON without spaces, its members in this order:
//! `{"v":1,"on":"2026-11-22","kind":"submitted","data":{…}}`. `v` is the version of the fact's
//! encoding, `on` the legal day on which it happened. These bytes are hashed into the chain, so an
//! encoding never changes: `tests/golden/events-v1.jsonl` holds one line for each kind.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use order::{Work, Works};
use serde::{Deserialize, Serialize};

use crate::{
    clock::ClockKind,
    payload::{
        AccessItem, Agreement, Application, Complaint, ComplaintRuling, ContractPapers, Cost,
        DuplicateRequest, ExclusionRequest, ExclusionRuling, Extended, IssuedProtocol, ItemCheck,
        Opening, Opinion, Outcome, RegistryReport, ReviewCause, ReviewRuling, ReviewVerdict,
        Signer, SourceAct, ValidityEnd, Verdict,
    },
    value::{AccountId, Attestation, AttestedForm, CaseId, DocumentRef},
};

/// The version in which events are written.
pub const EVENT_VERSION: u16 = 1;
/// The longest event that is read, in bytes.
pub const EVENT_BYTES_MAX: usize = 1024 * 1024;

/// Something that happened to a case on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The legal day: terms count from it.
    pub on: Date,
    /// What happened.
    pub fact: Fact,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Fact {
    /// The case was opened.
    Opened(Opening),
    /// The cost was asked for (R 24).
    CostAsked {
        /// The questionnaire, attested by the owner.
        questionnaire: AttestedForm,
    },
    /// The cost was given (R 24).
    CostGiven(Cost),
    /// The application was submitted (R 10, R 30).
    Submitted(Box<Application>),
    /// A part of the package was checked (R 12).
    ItemChecked(ItemCheck),
    /// The package is complete (R 12).
    PackageAccepted,
    /// The application was returned with reasons (R 13).
    ApplicationReturned {
        /// The reasons.
        reasons: Vec<String>,
    },
    /// The applicant took the application back.
    TakenBack {
        /// The reason.
        reason: String,
    },
    /// The contract was ended.
    Cancelled {
        /// The reason.
        reason: String,
        /// The document.
        document: DocumentRef,
    },
    /// The papers for the contract were sent (R 14, R 29).
    ContractSent(ContractPapers),
    /// The draft contract was posted or the signed copy returned (R 14).
    ContractAnswered {
        /// The document.
        document: DocumentRef,
    },
    /// The contract was concluded (R 14, R 29).
    ContractConcluded {
        /// The number.
        number: String,
        /// The date.
        date: Date,
    },
    /// The application was cancelled and returned (R 15).
    Annulled,
    /// A term was proposed (R 16).
    TermProposed {
        /// In working days.
        working_days: u16,
    },
    /// The term was agreed (R 16).
    TermAgreed {
        /// In working days.
        working_days: u16,
    },
    /// The proposed term was declined (R 16).
    TermDeclined {
        /// The reason.
        reason: String,
    },
    /// The application was returned without an agreed term (R 16).
    ReturnedUnagreed {
        /// The reason.
        reason: String,
    },
    /// The authorised body was asked to set the term (R 16).
    TermAsked {
        /// The document.
        document: DocumentRef,
    },
    /// The authorised body set the term (R 16).
    TermSet {
        /// In working days.
        working_days: u16,
        /// The document.
        document: DocumentRef,
    },
    /// The term of the test began to run (R 16).
    TestBegun {
        /// In working days.
        working_days: u16,
    },
    /// An additional agreement was concluded (R 18, R 20, R 21).
    AgreementConcluded(Agreement),
    /// Access was provided (R 17).
    AccessConfirmed {
        /// The items.
        items: BTreeSet<AccessItem>,
    },
    /// The test was suspended (R 18).
    Suspended {
        /// What is not provided.
        missing: BTreeSet<AccessItem>,
    },
    /// The test was resumed (R 18).
    Resumed,
    /// The questionnaire was found to differ from the facts (R 20).
    DiscrepancyReported {
        /// In words.
        text: String,
    },
    /// The updated questionnaire was sent (R 20).
    QuestionnaireCorrected {
        /// The questionnaire, attested by the owner.
        questionnaire: AttestedForm,
    },
    /// The exclusion of a work was asked for (R 5).
    ExclusionAsked(ExclusionRequest),
    /// The provider was asked to verify the grounds (R 5).
    VerificationAsked {
        /// The work.
        work: Work,
    },
    /// The provider gave its opinion (R 5).
    OpinionGiven {
        /// The work.
        work: Work,
        /// The opinion.
        opinion: Opinion,
    },
    /// The exclusion was decided (R 5).
    ExclusionDecided {
        /// The work.
        work: Work,
        /// The decision.
        ruling: ExclusionRuling,
        /// The document.
        document: DocumentRef,
    },
    /// The source was accepted by an act (M 13).
    SourceAccepted(SourceAct),
    /// The source was labelled and sealed (M 14).
    SourceSealed {
        /// Which act of acceptance, counted from 1.
        act: u32,
        /// The label.
        label: String,
    },
    /// The source is no longer kept (M 15).
    SourceDisposed {
        /// Which act of acceptance, counted from 1.
        act: u32,
    },
    /// An executor was made responsible for a work.
    ExecutorAssigned {
        /// The work.
        work: Work,
        /// The executor.
        executor: AccountId,
    },
    /// A work was started (R 19, R 31).
    WorkStarted {
        /// The work.
        work: Work,
    },
    /// A work was finished (R 19, R 31).
    WorkFinished {
        /// The work.
        work: Work,
        /// The verdict.
        verdict: Verdict,
    },
    /// A work was reviewed.
    WorkReviewed {
        /// The work.
        work: Work,
        /// Who reviewed.
        reviewer: AccountId,
        /// The review's result.
        review: ReviewVerdict,
    },
    /// An interim retest was asked for (R 21, M 6).
    InterimRetestAsked {
        /// The works.
        works: Works,
        /// The reason.
        reason: String,
    },
    /// A protocol was drawn up (R 22).
    ProtocolDrafted {
        /// The work.
        work: Work,
        /// The document.
        document: DocumentRef,
    },
    /// A protocol's draft was reviewed.
    ProtocolReviewed {
        /// The work.
        work: Work,
        /// Who reviewed.
        reviewer: AccountId,
        /// The review's result.
        review: ReviewVerdict,
    },
    /// A protocol was signed (R 22, R 35).
    ProtocolSigned {
        /// The work.
        work: Work,
        /// As whom.
        signer: Signer,
        /// Who.
        by: AccountId,
        /// How it was signed.
        attestation: Attestation,
    },
    /// The protocols were issued (R 22, R 35).
    ProtocolsIssued {
        /// The round: 0, then the retests.
        round: u8,
        /// The protocols.
        protocols: Vec<IssuedProtocol>,
        /// What follows.
        outcome: Outcome,
    },
    /// The applicant received a laboratory's protocols (R 32).
    HandedOver {
        /// The day of receipt.
        received: Date,
    },
    /// A retest was requested (R 25, R 26, R 32).
    RetestRequested {
        /// Which retest: 1 or 2.
        retest: u8,
        /// The works.
        works: Works,
        /// The comparison table.
        comparison: DocumentRef,
        /// The source, where software was changed.
        source: Option<DocumentRef>,
        /// Whether source code analysis was added (R 26).
        tests_source: bool,
    },
    /// The time for the retest was extended (R 25, R 32).
    RetestExtended {
        /// What became longer.
        extended: Extended,
        /// In working days.
        working_days: u16,
    },
    /// The window passed (R 25, R 32).
    WindowClosed {
        /// What follows.
        outcome: Outcome,
    },
    /// A duplicate was asked for (R 28, R 34).
    DuplicateAsked(DuplicateRequest),
    /// The duplicates were issued (R 28, R 34).
    DuplicateIssued {
        /// Which request, counted from 1.
        request: u32,
        /// The duplicate of each work's protocol.
        documents: BTreeMap<Work, DocumentRef>,
    },
    /// The object went into production (R 36).
    ProductionEntered {
        /// Since which day.
        since: Date,
    },
    /// The protocols' validity ended (R 36).
    ValidityEnded(ValidityEnd),
    /// The validity of protocols ran out (R 36).
    Expired {
        /// The works.
        works: Works,
    },
    /// The registry data were given (R 37).
    RegistryReported(RegistryReport),
    /// Changes or nonconformities came to be considered (R 38, R 39, R 40).
    ReviewRaised(ReviewCause),
    /// Withdrawal was decided on (R 40).
    ReviewDecided(ReviewRuling),
    /// The application after a withdrawal was noted (R 41).
    NewApplicationNoted {
        /// The case.
        case: CaseId,
    },
    /// A complaint was filed (R 42).
    ComplaintFiled(Complaint),
    /// A complaint was decided (R 42).
    ComplaintDecided(ComplaintRuling),
    /// A term ended before its duty was done.
    DeadlineMissed {
        /// The term.
        clock: ClockKind,
        /// Which one, where there are several.
        subject: Option<u32>,
        /// Its last day.
        due: Date,
    },
}

/// Why bytes are not an event.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// Too long.
    #[error("expected an event of at most {EVENT_BYTES_MAX} bytes, found {0}")]
    TooLong(usize),
    /// Written by a later version of this program.
    #[error("expected an event of version {EVENT_VERSION}, found version {0}")]
    Version(u16),
    /// Not an event.
    #[error("expected an event, found something else: {0}")]
    Malformed(#[from] serde_json::Error),
}

#[derive(Serialize, Deserialize)]
struct Wire<F> {
    v: u16,
    on: Date,
    #[serde(flatten)]
    fact: F,
}

#[derive(Deserialize)]
struct Version {
    v: u16,
}

impl Event {
    /// The event in its one encoding.
    ///
    /// # Errors
    /// None in practice: every fact is plain data with text keys.
    pub fn encode(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&Wire { v: EVENT_VERSION, on: self.on, fact: &self.fact })
    }

    /// Reads an event from its encoding.
    ///
    /// # Errors
    /// Bytes that are too long, of another version, or no event.
    pub fn decode(source: &str) -> Result<Event, DecodeError> {
        if source.len() > EVENT_BYTES_MAX {
            return Err(DecodeError::TooLong(source.len()));
        }
        let Version { v } = serde_json::from_str(source)?;
        if v != EVENT_VERSION {
            return Err(DecodeError::Version(v));
        }
        let wire: Wire<Fact> = serde_json::from_str(source)?;
        Ok(Event { on: wire.on, fact: wire.fact })
    }

    /// The fact's stable code, as it stands in the encoding.
    pub fn kind(&self) -> &'static str {
        self.fact.kind()
    }
}

impl Serialize for Event {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Wire { v: EVENT_VERSION, on: self.on, fact: &self.fact }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::<Fact>::deserialize(deserializer)?;
        if wire.v != EVENT_VERSION {
            return Err(serde::de::Error::custom(DecodeError::Version(wire.v)));
        }
        Ok(Event { on: wire.on, fact: wire.fact })
    }
}

impl Fact {
    /// The codes of all kinds of facts.
    pub const KINDS: [&'static str; 58] = [
        "opened",
        "cost-asked",
        "cost-given",
        "submitted",
        "item-checked",
        "package-accepted",
        "application-returned",
        "taken-back",
        "cancelled",
        "contract-sent",
        "contract-answered",
        "contract-concluded",
        "annulled",
        "term-proposed",
        "term-agreed",
        "term-declined",
        "returned-unagreed",
        "term-asked",
        "term-set",
        "test-begun",
        "agreement-concluded",
        "access-confirmed",
        "suspended",
        "resumed",
        "discrepancy-reported",
        "questionnaire-corrected",
        "exclusion-asked",
        "verification-asked",
        "opinion-given",
        "exclusion-decided",
        "source-accepted",
        "source-sealed",
        "source-disposed",
        "executor-assigned",
        "work-started",
        "work-finished",
        "work-reviewed",
        "interim-retest-asked",
        "protocol-drafted",
        "protocol-reviewed",
        "protocol-signed",
        "protocols-issued",
        "handed-over",
        "retest-requested",
        "retest-extended",
        "window-closed",
        "duplicate-asked",
        "duplicate-issued",
        "production-entered",
        "validity-ended",
        "expired",
        "registry-reported",
        "review-raised",
        "review-decided",
        "new-application-noted",
        "complaint-filed",
        "complaint-decided",
        "deadline-missed",
    ];

    /// The stable code, as it stands in the encoding.
    pub const fn kind(&self) -> &'static str {
        match self {
            Fact::Opened(_) => "opened",
            Fact::CostAsked { .. } => "cost-asked",
            Fact::CostGiven(_) => "cost-given",
            Fact::Submitted(_) => "submitted",
            Fact::ItemChecked(_) => "item-checked",
            Fact::PackageAccepted => "package-accepted",
            Fact::ApplicationReturned { .. } => "application-returned",
            Fact::TakenBack { .. } => "taken-back",
            Fact::Cancelled { .. } => "cancelled",
            Fact::ContractSent(_) => "contract-sent",
            Fact::ContractAnswered { .. } => "contract-answered",
            Fact::ContractConcluded { .. } => "contract-concluded",
            Fact::Annulled => "annulled",
            Fact::TermProposed { .. } => "term-proposed",
            Fact::TermAgreed { .. } => "term-agreed",
            Fact::TermDeclined { .. } => "term-declined",
            Fact::ReturnedUnagreed { .. } => "returned-unagreed",
            Fact::TermAsked { .. } => "term-asked",
            Fact::TermSet { .. } => "term-set",
            Fact::TestBegun { .. } => "test-begun",
            Fact::AgreementConcluded(_) => "agreement-concluded",
            Fact::AccessConfirmed { .. } => "access-confirmed",
            Fact::Suspended { .. } => "suspended",
            Fact::Resumed => "resumed",
            Fact::DiscrepancyReported { .. } => "discrepancy-reported",
            Fact::QuestionnaireCorrected { .. } => "questionnaire-corrected",
            Fact::ExclusionAsked(_) => "exclusion-asked",
            Fact::VerificationAsked { .. } => "verification-asked",
            Fact::OpinionGiven { .. } => "opinion-given",
            Fact::ExclusionDecided { .. } => "exclusion-decided",
            Fact::SourceAccepted(_) => "source-accepted",
            Fact::SourceSealed { .. } => "source-sealed",
            Fact::SourceDisposed { .. } => "source-disposed",
            Fact::ExecutorAssigned { .. } => "executor-assigned",
            Fact::WorkStarted { .. } => "work-started",
            Fact::WorkFinished { .. } => "work-finished",
            Fact::WorkReviewed { .. } => "work-reviewed",
            Fact::InterimRetestAsked { .. } => "interim-retest-asked",
            Fact::ProtocolDrafted { .. } => "protocol-drafted",
            Fact::ProtocolReviewed { .. } => "protocol-reviewed",
            Fact::ProtocolSigned { .. } => "protocol-signed",
            Fact::ProtocolsIssued { .. } => "protocols-issued",
            Fact::HandedOver { .. } => "handed-over",
            Fact::RetestRequested { .. } => "retest-requested",
            Fact::RetestExtended { .. } => "retest-extended",
            Fact::WindowClosed { .. } => "window-closed",
            Fact::DuplicateAsked(_) => "duplicate-asked",
            Fact::DuplicateIssued { .. } => "duplicate-issued",
            Fact::ProductionEntered { .. } => "production-entered",
            Fact::ValidityEnded(_) => "validity-ended",
            Fact::Expired { .. } => "expired",
            Fact::RegistryReported(_) => "registry-reported",
            Fact::ReviewRaised(_) => "review-raised",
            Fact::ReviewDecided(_) => "review-decided",
            Fact::NewApplicationNoted { .. } => "new-application-noted",
            Fact::ComplaintFiled(_) => "complaint-filed",
            Fact::ComplaintDecided(_) => "complaint-decided",
            Fact::DeadlineMissed { .. } => "deadline-missed",
        }
    }
}
