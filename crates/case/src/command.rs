//! What a party wants done: every command of the procedure.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use order::{Work, Works};

use crate::{
    payload::{
        AccessItem, Agreement, Application, Complaint, ComplaintRuling, ContractPapers, Cost,
        DuplicateRequest, ExclusionRequest, ExclusionRuling, ItemCheck, Opening, Opinion,
        RegistryReport, RetestRequest, ReviewCause, ReviewRuling, ReviewVerdict, SourceAct,
        ValidityEnd, Verdict,
    },
    value::{AccountId, Attestation, AttestedForm, CaseId, DocumentRef, RegisterNumber},
};

/// A command: what an actor wants done to the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Opens the case.
    Open(Opening),
    /// Asks for the cost without applying (R 24).
    AskCost {
        /// The questionnaire, attested by the owner.
        questionnaire: AttestedForm,
    },
    /// Gives the cost (R 23, R 24).
    GiveCost(Cost),
    /// Submits the application, first or corrected (R 10, R 13, R 30).
    Submit(Box<Application>),
    /// Records the check of one part of the package (R 12).
    CheckItem(ItemCheck),
    /// Finds the package complete (R 12).
    AcceptPackage,
    /// Returns the application with reasons (R 13).
    ReturnApplication {
        /// The reasons.
        reasons: Vec<String>,
    },
    /// Takes the application back before the contract; the Order is silent.
    TakeBack {
        /// The reason.
        reason: String,
    },
    /// Ends the contract before the protocols; the Order is silent.
    Cancel {
        /// The reason.
        reason: String,
        /// The document.
        document: DocumentRef,
    },
    /// Sends the papers for the contract (R 14, R 29).
    SendContract(ContractPapers),
    /// Posts the draft contract, or returns the signed copy (R 14.1, R 14.2, R 29).
    AnswerContract {
        /// The document.
        document: DocumentRef,
    },
    /// Records the concluded contract (R 14, R 29).
    ConcludeContract {
        /// The number.
        number: String,
        /// The date.
        date: Date,
    },
    /// Cancels an application without a draft contract by the date (R 15).
    Annul,
    /// Proposes the term of the test (R 16).
    ProposeTerm {
        /// In working days.
        working_days: u16,
    },
    /// Agrees to the proposed term (R 16).
    AgreeTerm,
    /// Declines the proposed term (R 16).
    DeclineTerm {
        /// The reason.
        reason: String,
    },
    /// Returns the application since no term was agreed (R 16).
    ReturnUnagreed {
        /// The reason.
        reason: String,
    },
    /// Asks the authorised body to set the term (R 16).
    AskTerm {
        /// The document.
        document: DocumentRef,
    },
    /// Sets the term (R 16).
    SetTerm {
        /// In working days.
        working_days: u16,
        /// The document.
        document: DocumentRef,
    },
    /// Records an additional agreement (R 18, R 20, R 21).
    ConcludeAgreement(Agreement),
    /// Confirms what the applicant provides for the test (R 17).
    ConfirmAccess {
        /// The items.
        items: BTreeSet<AccessItem>,
    },
    /// Suspends the test until access is provided (R 18).
    Suspend {
        /// What is not provided.
        missing: BTreeSet<AccessItem>,
    },
    /// Resumes the test (R 18).
    Resume,
    /// Reports that the questionnaire differs from the facts (R 20).
    ReportDiscrepancy {
        /// In words.
        text: String,
    },
    /// Sends the updated questionnaire (R 20).
    CorrectQuestionnaire {
        /// The questionnaire, attested by the owner.
        questionnaire: AttestedForm,
    },
    /// Asks to leave a work out (R 5).
    AskExclusion(ExclusionRequest),
    /// Asks the provider to verify the grounds (R 5).
    AskVerification {
        /// The work.
        work: Work,
    },
    /// Gives the opinion on the grounds (R 5).
    GiveOpinion {
        /// The work.
        work: Work,
        /// The opinion.
        opinion: Opinion,
    },
    /// Decides whether the work is left out (R 5).
    DecideExclusion {
        /// The work.
        work: Work,
        /// The decision.
        ruling: ExclusionRuling,
        /// The document.
        document: DocumentRef,
    },
    /// Records the act of acceptance of the source (M 13).
    AcceptSource(SourceAct),
    /// Labels and seals the source into the archive (M 14).
    SealSource {
        /// Which act of acceptance, counted from 1.
        act: u32,
        /// The label.
        label: String,
    },
    /// Destroys or gives back the source when it was kept long enough (M 15).
    DisposeSource {
        /// Which act of acceptance, counted from 1.
        act: u32,
    },
    /// Makes an executor responsible for a work.
    AssignExecutor {
        /// The work.
        work: Work,
        /// The executor.
        executor: AccountId,
    },
    /// Starts a work (R 19, R 31).
    StartWork {
        /// The work.
        work: Work,
    },
    /// Finishes a work with its verdict (R 19, R 31).
    FinishWork {
        /// The work.
        work: Work,
        /// The verdict.
        verdict: Verdict,
    },
    /// Reviews a finished work with a second pair of eyes.
    ReviewWork {
        /// The work.
        work: Work,
        /// The review's result.
        review: ReviewVerdict,
    },
    /// Asks to test works again before the term ends (R 21, M 6).
    AskInterimRetest {
        /// The works.
        works: Works,
        /// The reason.
        reason: String,
    },
    /// Draws up a work's protocol (R 22).
    DraftProtocol {
        /// The work.
        work: Work,
        /// The document.
        document: DocumentRef,
    },
    /// Reviews a protocol's draft.
    ReviewProtocol {
        /// The work.
        work: Work,
        /// The review's result.
        review: ReviewVerdict,
    },
    /// Signs a protocol, as executor or as head (R 22, R 35).
    SignProtocol {
        /// The work.
        work: Work,
        /// How it was signed.
        attestation: Attestation,
    },
    /// Issues the protocols, all together (R 22, R 35).
    IssueProtocols {
        /// The register number of each protocol.
        numbers: BTreeMap<Work, RegisterNumber>,
    },
    /// Records the day on which the applicant received a laboratory's protocols (R 32).
    HandOver {
        /// The day of receipt.
        received: Date,
    },
    /// Requests a retest with the comparison table (R 25, R 26, R 32).
    RequestRetest(RetestRequest),
    /// Extends the time for the retest, once (R 25, R 32).
    ExtendRetest {
        /// In working days.
        working_days: u16,
    },
    /// Closes the missed window (R 25, R 32).
    CloseWindow,
    /// Gives notice of lost or damaged protocols or changed data (R 28, R 34).
    AskDuplicate(DuplicateRequest),
    /// Issues the duplicates (R 28, R 34).
    IssueDuplicate {
        /// Which request, counted from 1.
        request: u32,
        /// The duplicate of each work's protocol.
        documents: BTreeMap<Work, DocumentRef>,
    },
    /// Reports that the object went into production (R 36).
    EnterProduction {
        /// Since which day.
        since: Date,
    },
    /// Reports the end of production or the start of modernisation (R 36).
    EndValidity(ValidityEnd),
    /// Records that validity has run out (R 36).
    Expire,
    /// Gives the registry data to the authorised body (R 37).
    ReportToRegistry(RegistryReport),
    /// Gives notice of changes, nonconformities or a changed source (R 38, R 39, R 40).
    RaiseReview(ReviewCause),
    /// Decides on withdrawal and on the works to test again (R 40).
    DecideReview(ReviewRuling),
    /// Notes the application that follows a withdrawal (R 41).
    NoteNewApplication {
        /// The case.
        case: CaseId,
    },
    /// Complains to the authorised body (R 42).
    Complain(Complaint),
    /// Decides on a complaint (R 42).
    DecideComplaint(ComplaintRuling),
}

/// Which command it is, without what it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommandKind {
    /// Opens the case.
    Open,
    /// Asks for the cost without applying (R 24).
    AskCost,
    /// Gives the cost (R 23, R 24).
    GiveCost,
    /// Submits the application, first or corrected (R 10, R 13, R 30).
    Submit,
    /// Records the check of one part of the package (R 12).
    CheckItem,
    /// Finds the package complete (R 12).
    AcceptPackage,
    /// Returns the application with reasons (R 13).
    ReturnApplication,
    /// Takes the application back before the contract; the Order is silent.
    TakeBack,
    /// Ends the contract before the protocols; the Order is silent.
    Cancel,
    /// Sends the papers for the contract (R 14, R 29).
    SendContract,
    /// Posts the draft contract, or returns the signed copy (R 14.1, R 14.2, R 29).
    AnswerContract,
    /// Records the concluded contract (R 14, R 29).
    ConcludeContract,
    /// Cancels an application without a draft contract by the date (R 15).
    Annul,
    /// Proposes the term of the test (R 16).
    ProposeTerm,
    /// Agrees to the proposed term (R 16).
    AgreeTerm,
    /// Declines the proposed term (R 16).
    DeclineTerm,
    /// Returns the application since no term was agreed (R 16).
    ReturnUnagreed,
    /// Asks the authorised body to set the term (R 16).
    AskTerm,
    /// Sets the term (R 16).
    SetTerm,
    /// Records an additional agreement (R 18, R 20, R 21).
    ConcludeAgreement,
    /// Confirms what the applicant provides for the test (R 17).
    ConfirmAccess,
    /// Suspends the test until access is provided (R 18).
    Suspend,
    /// Resumes the test (R 18).
    Resume,
    /// Reports that the questionnaire differs from the facts (R 20).
    ReportDiscrepancy,
    /// Sends the updated questionnaire (R 20).
    CorrectQuestionnaire,
    /// Asks to leave a work out (R 5).
    AskExclusion,
    /// Asks the provider to verify the grounds (R 5).
    AskVerification,
    /// Gives the opinion on the grounds (R 5).
    GiveOpinion,
    /// Decides whether the work is left out (R 5).
    DecideExclusion,
    /// Records the act of acceptance of the source (M 13).
    AcceptSource,
    /// Labels and seals the source into the archive (M 14).
    SealSource,
    /// Destroys or gives back the source when it was kept long enough (M 15).
    DisposeSource,
    /// Makes an executor responsible for a work.
    AssignExecutor,
    /// Starts a work (R 19, R 31).
    StartWork,
    /// Finishes a work with its verdict (R 19, R 31).
    FinishWork,
    /// Reviews a finished work with a second pair of eyes.
    ReviewWork,
    /// Asks to test works again before the term ends (R 21, M 6).
    AskInterimRetest,
    /// Draws up a work's protocol (R 22).
    DraftProtocol,
    /// Reviews a protocol's draft.
    ReviewProtocol,
    /// Signs a protocol, as executor or as head (R 22, R 35).
    SignProtocol,
    /// Issues the protocols, all together (R 22, R 35).
    IssueProtocols,
    /// Records the day on which the applicant received a laboratory's protocols (R 32).
    HandOver,
    /// Requests a retest with the comparison table (R 25, R 26, R 32).
    RequestRetest,
    /// Extends the time for the retest, once (R 25, R 32).
    ExtendRetest,
    /// Closes the missed window (R 25, R 32).
    CloseWindow,
    /// Gives notice of lost or damaged protocols or changed data (R 28, R 34).
    AskDuplicate,
    /// Issues the duplicates (R 28, R 34).
    IssueDuplicate,
    /// Reports that the object went into production (R 36).
    EnterProduction,
    /// Reports the end of production or the start of modernisation (R 36).
    EndValidity,
    /// Records that validity has run out (R 36).
    Expire,
    /// Gives the registry data to the authorised body (R 37).
    ReportToRegistry,
    /// Gives notice of changes, nonconformities or a changed source (R 38, R 39, R 40).
    RaiseReview,
    /// Decides on withdrawal and on the works to test again (R 40).
    DecideReview,
    /// Notes the application that follows a withdrawal (R 41).
    NoteNewApplication,
    /// Complains to the authorised body (R 42).
    Complain,
    /// Decides on a complaint (R 42).
    DecideComplaint,
}

impl Command {
    /// Which command it is.
    pub fn kind(&self) -> CommandKind {
        match self {
            Command::Open(_) => CommandKind::Open,
            Command::AskCost { .. } => CommandKind::AskCost,
            Command::GiveCost(_) => CommandKind::GiveCost,
            Command::Submit(_) => CommandKind::Submit,
            Command::CheckItem(_) => CommandKind::CheckItem,
            Command::AcceptPackage => CommandKind::AcceptPackage,
            Command::ReturnApplication { .. } => CommandKind::ReturnApplication,
            Command::TakeBack { .. } => CommandKind::TakeBack,
            Command::Cancel { .. } => CommandKind::Cancel,
            Command::SendContract(_) => CommandKind::SendContract,
            Command::AnswerContract { .. } => CommandKind::AnswerContract,
            Command::ConcludeContract { .. } => CommandKind::ConcludeContract,
            Command::Annul => CommandKind::Annul,
            Command::ProposeTerm { .. } => CommandKind::ProposeTerm,
            Command::AgreeTerm => CommandKind::AgreeTerm,
            Command::DeclineTerm { .. } => CommandKind::DeclineTerm,
            Command::ReturnUnagreed { .. } => CommandKind::ReturnUnagreed,
            Command::AskTerm { .. } => CommandKind::AskTerm,
            Command::SetTerm { .. } => CommandKind::SetTerm,
            Command::ConcludeAgreement(_) => CommandKind::ConcludeAgreement,
            Command::ConfirmAccess { .. } => CommandKind::ConfirmAccess,
            Command::Suspend { .. } => CommandKind::Suspend,
            Command::Resume => CommandKind::Resume,
            Command::ReportDiscrepancy { .. } => CommandKind::ReportDiscrepancy,
            Command::CorrectQuestionnaire { .. } => CommandKind::CorrectQuestionnaire,
            Command::AskExclusion(_) => CommandKind::AskExclusion,
            Command::AskVerification { .. } => CommandKind::AskVerification,
            Command::GiveOpinion { .. } => CommandKind::GiveOpinion,
            Command::DecideExclusion { .. } => CommandKind::DecideExclusion,
            Command::AcceptSource(_) => CommandKind::AcceptSource,
            Command::SealSource { .. } => CommandKind::SealSource,
            Command::DisposeSource { .. } => CommandKind::DisposeSource,
            Command::AssignExecutor { .. } => CommandKind::AssignExecutor,
            Command::StartWork { .. } => CommandKind::StartWork,
            Command::FinishWork { .. } => CommandKind::FinishWork,
            Command::ReviewWork { .. } => CommandKind::ReviewWork,
            Command::AskInterimRetest { .. } => CommandKind::AskInterimRetest,
            Command::DraftProtocol { .. } => CommandKind::DraftProtocol,
            Command::ReviewProtocol { .. } => CommandKind::ReviewProtocol,
            Command::SignProtocol { .. } => CommandKind::SignProtocol,
            Command::IssueProtocols { .. } => CommandKind::IssueProtocols,
            Command::HandOver { .. } => CommandKind::HandOver,
            Command::RequestRetest(_) => CommandKind::RequestRetest,
            Command::ExtendRetest { .. } => CommandKind::ExtendRetest,
            Command::CloseWindow => CommandKind::CloseWindow,
            Command::AskDuplicate(_) => CommandKind::AskDuplicate,
            Command::IssueDuplicate { .. } => CommandKind::IssueDuplicate,
            Command::EnterProduction { .. } => CommandKind::EnterProduction,
            Command::EndValidity(_) => CommandKind::EndValidity,
            Command::Expire => CommandKind::Expire,
            Command::ReportToRegistry(_) => CommandKind::ReportToRegistry,
            Command::RaiseReview(_) => CommandKind::RaiseReview,
            Command::DecideReview(_) => CommandKind::DecideReview,
            Command::NoteNewApplication { .. } => CommandKind::NoteNewApplication,
            Command::Complain(_) => CommandKind::Complain,
            Command::DecideComplaint(_) => CommandKind::DecideComplaint,
        }
    }
}

impl CommandKind {
    /// All commands, in the order of the procedure.
    pub const ALL: [CommandKind; 56] = [
        CommandKind::Open,
        CommandKind::AskCost,
        CommandKind::GiveCost,
        CommandKind::Submit,
        CommandKind::CheckItem,
        CommandKind::AcceptPackage,
        CommandKind::ReturnApplication,
        CommandKind::TakeBack,
        CommandKind::Cancel,
        CommandKind::SendContract,
        CommandKind::AnswerContract,
        CommandKind::ConcludeContract,
        CommandKind::Annul,
        CommandKind::ProposeTerm,
        CommandKind::AgreeTerm,
        CommandKind::DeclineTerm,
        CommandKind::ReturnUnagreed,
        CommandKind::AskTerm,
        CommandKind::SetTerm,
        CommandKind::ConcludeAgreement,
        CommandKind::ConfirmAccess,
        CommandKind::Suspend,
        CommandKind::Resume,
        CommandKind::ReportDiscrepancy,
        CommandKind::CorrectQuestionnaire,
        CommandKind::AskExclusion,
        CommandKind::AskVerification,
        CommandKind::GiveOpinion,
        CommandKind::DecideExclusion,
        CommandKind::AcceptSource,
        CommandKind::SealSource,
        CommandKind::DisposeSource,
        CommandKind::AssignExecutor,
        CommandKind::StartWork,
        CommandKind::FinishWork,
        CommandKind::ReviewWork,
        CommandKind::AskInterimRetest,
        CommandKind::DraftProtocol,
        CommandKind::ReviewProtocol,
        CommandKind::SignProtocol,
        CommandKind::IssueProtocols,
        CommandKind::HandOver,
        CommandKind::RequestRetest,
        CommandKind::ExtendRetest,
        CommandKind::CloseWindow,
        CommandKind::AskDuplicate,
        CommandKind::IssueDuplicate,
        CommandKind::EnterProduction,
        CommandKind::EndValidity,
        CommandKind::Expire,
        CommandKind::ReportToRegistry,
        CommandKind::RaiseReview,
        CommandKind::DecideReview,
        CommandKind::NoteNewApplication,
        CommandKind::Complain,
        CommandKind::DecideComplaint,
    ];

    /// The stable code used in data, addresses and messages.
    pub const fn code(self) -> &'static str {
        match self {
            CommandKind::Open => "open",
            CommandKind::AskCost => "ask-cost",
            CommandKind::GiveCost => "give-cost",
            CommandKind::Submit => "submit",
            CommandKind::CheckItem => "check-item",
            CommandKind::AcceptPackage => "accept-package",
            CommandKind::ReturnApplication => "return-application",
            CommandKind::TakeBack => "take-back",
            CommandKind::Cancel => "cancel",
            CommandKind::SendContract => "send-contract",
            CommandKind::AnswerContract => "answer-contract",
            CommandKind::ConcludeContract => "conclude-contract",
            CommandKind::Annul => "annul",
            CommandKind::ProposeTerm => "propose-term",
            CommandKind::AgreeTerm => "agree-term",
            CommandKind::DeclineTerm => "decline-term",
            CommandKind::ReturnUnagreed => "return-unagreed",
            CommandKind::AskTerm => "ask-term",
            CommandKind::SetTerm => "set-term",
            CommandKind::ConcludeAgreement => "conclude-agreement",
            CommandKind::ConfirmAccess => "confirm-access",
            CommandKind::Suspend => "suspend",
            CommandKind::Resume => "resume",
            CommandKind::ReportDiscrepancy => "report-discrepancy",
            CommandKind::CorrectQuestionnaire => "correct-questionnaire",
            CommandKind::AskExclusion => "ask-exclusion",
            CommandKind::AskVerification => "ask-verification",
            CommandKind::GiveOpinion => "give-opinion",
            CommandKind::DecideExclusion => "decide-exclusion",
            CommandKind::AcceptSource => "accept-source",
            CommandKind::SealSource => "seal-source",
            CommandKind::DisposeSource => "dispose-source",
            CommandKind::AssignExecutor => "assign-executor",
            CommandKind::StartWork => "start-work",
            CommandKind::FinishWork => "finish-work",
            CommandKind::ReviewWork => "review-work",
            CommandKind::AskInterimRetest => "ask-interim-retest",
            CommandKind::DraftProtocol => "draft-protocol",
            CommandKind::ReviewProtocol => "review-protocol",
            CommandKind::SignProtocol => "sign-protocol",
            CommandKind::IssueProtocols => "issue-protocols",
            CommandKind::HandOver => "hand-over",
            CommandKind::RequestRetest => "request-retest",
            CommandKind::ExtendRetest => "extend-retest",
            CommandKind::CloseWindow => "close-window",
            CommandKind::AskDuplicate => "ask-duplicate",
            CommandKind::IssueDuplicate => "issue-duplicate",
            CommandKind::EnterProduction => "enter-production",
            CommandKind::EndValidity => "end-validity",
            CommandKind::Expire => "expire",
            CommandKind::ReportToRegistry => "report-to-registry",
            CommandKind::RaiseReview => "raise-review",
            CommandKind::DecideReview => "decide-review",
            CommandKind::NoteNewApplication => "note-new-application",
            CommandKind::Complain => "complain",
            CommandKind::DecideComplaint => "decide-complaint",
        }
    }

    /// The command of this code.
    pub fn from_code(code: &str) -> Option<CommandKind> {
        CommandKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
