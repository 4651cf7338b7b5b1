//! The two tables of the procedure: who may give a command, and at which stages.
//!
//! A command outside its row is refused before any other question is asked.

use order::{Clause, ProviderKind};

use crate::{actor::Party, command::CommandKind, stage::Stage};

use Party::{Applicant, AuthorisedBody, Executor, Head, Owner, Registrar, Reviewer, System};
use Stage::{
    Annulled, Cancelled, Check, Draft, Expired, InForce, Lapsed, Negative, Protocols, Remediation,
    Retest, Returned, Suspended, TakenBack, Term, TermDispute, Testing, Withdrawn,
};

/// From the first protocols on, while anything of them may be in force.
const AFTER_PROTOCOLS: &[Stage] = &[Remediation, Retest, InForce, Withdrawn, Negative, Lapsed];
/// While works may still be left out (R 5).
const BEFORE_RESULTS: &[Stage] =
    &[Check, Returned, Stage::Contract, Term, TermDispute, Testing, Suspended];

impl CommandKind {
    /// Who may give the command.
    pub const fn parties(self) -> &'static [Party] {
        use CommandKind as C;
        match self {
            C::Open | C::Submit => &[Applicant, Registrar],
            C::AskCost
            | C::TakeBack
            | C::AnswerContract
            | C::AgreeTerm
            | C::DeclineTerm
            | C::AskTerm
            | C::CorrectQuestionnaire
            | C::AskExclusion
            | C::AskInterimRetest
            | C::RequestRetest
            | C::ExtendRetest
            | C::Complain => &[Applicant],
            C::CheckItem
            | C::AcceptPackage
            | C::ReturnApplication
            | C::SendContract
            | C::HandOver => &[Registrar],
            C::GiveCost
            | C::ConcludeContract
            | C::ProposeTerm
            | C::ReturnUnagreed
            | C::ConcludeAgreement
            | C::DisposeSource
            | C::IssueProtocols
            | C::IssueDuplicate => &[Registrar, Head],
            C::Annul | C::CloseWindow | C::Expire | C::ReportToRegistry => &[Registrar, System],
            C::SetTerm | C::AskVerification | C::DecideExclusion | C::DecideComplaint => {
                &[AuthorisedBody]
            }
            C::Cancel
            | C::Suspend
            | C::Resume
            | C::GiveOpinion
            | C::AssignExecutor
            | C::DecideReview => &[Head],
            C::ConfirmAccess | C::ReportDiscrepancy | C::AcceptSource | C::SealSource => {
                &[Registrar, Executor]
            }
            C::StartWork | C::FinishWork | C::DraftProtocol => &[Executor],
            C::ReviewWork | C::ReviewProtocol => &[Reviewer],
            C::SignProtocol => &[Executor, Head],
            C::AskDuplicate | C::EnterProduction | C::EndValidity => &[Owner],
            C::RaiseReview => &[Owner, AuthorisedBody, Registrar, Head, System],
            C::NoteNewApplication => &[Owner, Registrar, System],
        }
    }

    /// At which stages the command can be given at all.
    pub const fn stages(self) -> &'static [Stage] {
        use CommandKind as C;
        match self {
            C::Open => &[Draft],
            C::AskCost | C::GiveCost => &[Draft, Check, Returned, Stage::Contract],
            C::Submit => &[Draft, Returned],
            C::CheckItem | C::AcceptPackage | C::ReturnApplication => &[Check],
            C::TakeBack => &[Draft, Check, Returned, Stage::Contract, Term, TermDispute],
            C::Cancel => &[Stage::Contract, Term, TermDispute, Testing, Suspended, Protocols],
            C::SendContract | C::AnswerContract | C::ConcludeContract => &[Stage::Contract],
            C::Annul => &[Check, Stage::Contract, TermDispute],
            C::ProposeTerm | C::AgreeTerm | C::DeclineTerm | C::ReturnUnagreed => {
                &[Stage::Contract, Term]
            }
            C::AskTerm | C::SetTerm => &[TermDispute],
            C::ConcludeAgreement => &[Testing, Suspended, Protocols],
            C::ConfirmAccess => &[Stage::Contract, Term, Testing, Suspended],
            C::Suspend => &[Testing],
            C::Resume => &[Suspended],
            C::ReportDiscrepancy | C::CorrectQuestionnaire => {
                &[Testing, Suspended, Protocols, Retest]
            }
            C::AskExclusion | C::AskVerification | C::GiveOpinion | C::DecideExclusion => {
                BEFORE_RESULTS
            }
            C::AcceptSource => &[Stage::Contract, Term, Testing, Suspended, Retest],
            C::SealSource => &[Remediation, Retest, InForce, Withdrawn, Negative, Lapsed, Expired],
            C::DisposeSource => {
                &[InForce, Withdrawn, Negative, Lapsed, Expired, Stage::Superseded, Cancelled]
            }
            C::AssignExecutor => &[Testing, Suspended, Retest],
            C::StartWork | C::FinishWork | C::ReviewWork => &[Testing, Retest],
            C::AskInterimRetest => &[Testing, Protocols],
            C::DraftProtocol | C::ReviewProtocol | C::SignProtocol | C::IssueProtocols => {
                &[Testing, Protocols, Retest]
            }
            C::HandOver => AFTER_PROTOCOLS,
            C::RequestRetest => &[Remediation, Negative, Lapsed],
            C::ExtendRetest => &[Remediation, Retest],
            C::CloseWindow => &[Remediation],
            C::AskDuplicate | C::Complain | C::RaiseReview | C::DecideReview => AFTER_PROTOCOLS,
            C::IssueDuplicate | C::DecideComplaint => {
                &[Remediation, Retest, InForce, Withdrawn, Negative, Lapsed, Expired]
            }
            C::EnterProduction | C::Expire => &[InForce],
            C::EndValidity => &[InForce, Withdrawn],
            C::ReportToRegistry => &[
                Check,
                Stage::Contract,
                Term,
                TermDispute,
                Testing,
                Suspended,
                Protocols,
                Remediation,
                Retest,
                InForce,
                Withdrawn,
                Negative,
                Lapsed,
                Expired,
                Annulled,
                Cancelled,
                TakenBack,
            ],
            C::NoteNewApplication => {
                &[Remediation, Retest, InForce, Withdrawn, Negative, Lapsed, Expired]
            }
        }
    }

    /// The clause by which the command is given, in the provider's chapter.
    pub const fn clause(self, provider: ProviderKind) -> Clause {
        let (sts, lab) = self.clauses();
        match provider {
            ProviderKind::StateTechnicalService => sts,
            ProviderKind::Laboratory => lab,
        }
    }

    /// The clause at the state technical service, and the one at a laboratory.
    const fn clauses(self) -> (Clause, Clause) {
        use CommandKind as C;
        match self {
            C::Open | C::Submit => rules(10, 30),
            C::TakeBack => rules(10, 29),
            C::AskCost | C::GiveCost => rules(24, 29),
            C::CheckItem | C::AcceptPackage => rules(12, 30),
            C::ReturnApplication => rules(13, 30),
            C::Cancel | C::SendContract | C::AnswerContract | C::ConcludeContract => rules(14, 29),
            C::Annul => rules(15, 15),
            C::ProposeTerm
            | C::AgreeTerm
            | C::DeclineTerm
            | C::ReturnUnagreed
            | C::AskTerm
            | C::SetTerm => rules(16, 29),
            C::ConcludeAgreement => rules(14, 29),
            C::ConfirmAccess => rules(17, 29),
            C::Suspend | C::Resume => rules(18, 29),
            C::ReportDiscrepancy | C::CorrectQuestionnaire => rules(20, 29),
            C::AskExclusion | C::AskVerification | C::GiveOpinion | C::DecideExclusion => {
                rules(5, 5)
            }
            C::AcceptSource => methodology(13),
            C::SealSource => methodology(14),
            C::DisposeSource => methodology(15),
            C::AssignExecutor | C::StartWork | C::FinishWork | C::ReviewWork => rules(19, 31),
            C::AskInterimRetest => (Clause::rules(21), Clause::methodology(6)),
            C::DraftProtocol | C::ReviewProtocol => rules(22, 35),
            C::SignProtocol | C::IssueProtocols => rules(22, 35),
            C::HandOver | C::RequestRetest | C::ExtendRetest | C::CloseWindow => rules(25, 32),
            C::AskDuplicate | C::IssueDuplicate => rules(28, 34),
            C::EnterProduction | C::EndValidity | C::Expire => rules(36, 36),
            C::ReportToRegistry => rules(37, 37),
            C::RaiseReview => rules(38, 38),
            C::DecideReview => rules(40, 40),
            C::NoteNewApplication => rules(41, 41),
            C::Complain | C::DecideComplaint => rules(42, 42),
        }
    }
}

const fn rules(sts: u8, lab: u8) -> (Clause, Clause) {
    (Clause::rules(sts), Clause::rules(lab))
}

const fn methodology(number: u8) -> (Clause, Clause) {
    (Clause::methodology(number), Clause::methodology(number))
}
