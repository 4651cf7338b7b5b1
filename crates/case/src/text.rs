//! Names of commands and titles of events for lists and timelines.

mod details;

use language::{Lang, Text};
use order::{Clause, ProviderKind};

use crate::{
    chapter::contract,
    command::CommandKind,
    event::{Event, Fact},
    messages,
    payload::{AgreementPurpose, ChangeWhy},
    state::Case,
};

impl CommandKind {
    /// The command's name, as a button bears it.
    pub fn name(self, lang: Lang) -> String {
        messages::format(lang, &format!("command-{}", self.code()), &[])
    }

    /// The command's name in all languages.
    pub fn text(self) -> Text {
        messages::text(&format!("command-{}", self.code()), &[])
    }
}

/// What events of this kind are called on timelines and in the audit trail; `None` where no event
/// is of the kind.
pub fn event_title(kind: &str, lang: Lang) -> Option<String> {
    let title = messages::format(lang, &format!("fact-{kind}"), &[]);
    Some(title).filter(|title| !title.starts_with('⟦'))
}

impl Event {
    /// What happened, as a line of the timeline.
    pub fn title(&self, lang: Lang) -> String {
        messages::format(lang, &format!("fact-{}", self.kind()), &[])
    }

    /// The facts that a reader wants beside the title: reasons, works, numbers, dates.
    pub fn details(&self, lang: Lang) -> Vec<String> {
        details::of(&self.fact, lang)
    }

    /// The clause by which it happened, in the case's own chapter.
    pub fn clause(&self, case: &Case) -> Clause {
        let provider = case.provider();
        if let Fact::AgreementConcluded(agreement) = &self.fact {
            return agreed(&agreement.purpose, provider);
        }
        if let Fact::ReviewRaised(cause) = &self.fact {
            return raised(&cause.why);
        }
        if let Fact::DeadlineMissed { clock, .. } = &self.fact {
            return clock.clause(case);
        }
        match self.fact.command() {
            Some(
                CommandKind::SendContract
                | CommandKind::AnswerContract
                | CommandKind::ConcludeContract,
            ) => contract::way(case).clause(),
            Some(command) => command.clause(provider),
            None => CommandKind::AgreeTerm.clause(provider),
        }
    }
}

fn raised(why: &ChangeWhy) -> Clause {
    match why {
        ChangeWhy::Owner { .. } => Clause::rules(38),
        ChangeWhy::AuthorisedBody => Clause::rules(39),
        ChangeWhy::Immutability => Clause::rules(40),
    }
}

fn agreed(purpose: &AgreementPurpose, provider: ProviderKind) -> Clause {
    match purpose {
        AgreementPurpose::Suspension => CommandKind::Suspend.clause(provider),
        AgreementPurpose::Questionnaire { .. } => {
            CommandKind::CorrectQuestionnaire.clause(provider)
        }
        AgreementPurpose::InterimRetest { .. } => CommandKind::AskInterimRetest.clause(provider),
    }
}

impl Fact {
    /// The command that causes such a fact; `None` for what follows by itself.
    pub const fn command(&self) -> Option<CommandKind> {
        use CommandKind as C;
        Some(match self {
            Fact::Opened(_) => C::Open,
            Fact::CostAsked { .. } => C::AskCost,
            Fact::CostGiven(_) => C::GiveCost,
            Fact::Submitted(_) => C::Submit,
            Fact::ItemChecked(_) => C::CheckItem,
            Fact::PackageAccepted => C::AcceptPackage,
            Fact::ApplicationReturned { .. } => C::ReturnApplication,
            Fact::TakenBack { .. } => C::TakeBack,
            Fact::Cancelled { .. } => C::Cancel,
            Fact::ContractSent(_) => C::SendContract,
            Fact::ContractAnswered { .. } => C::AnswerContract,
            Fact::ContractConcluded { .. } => C::ConcludeContract,
            Fact::Annulled => C::Annul,
            Fact::TermProposed { .. } => C::ProposeTerm,
            Fact::TermAgreed { .. } => C::AgreeTerm,
            Fact::TermDeclined { .. } => C::DeclineTerm,
            Fact::ReturnedUnagreed { .. } => C::ReturnUnagreed,
            Fact::TermAsked { .. } => C::AskTerm,
            Fact::TermSet { .. } => C::SetTerm,
            Fact::AgreementConcluded(_) => C::ConcludeAgreement,
            Fact::AccessConfirmed { .. } => C::ConfirmAccess,
            Fact::Suspended { .. } => C::Suspend,
            Fact::Resumed => C::Resume,
            Fact::DiscrepancyReported { .. } => C::ReportDiscrepancy,
            Fact::QuestionnaireCorrected { .. } => C::CorrectQuestionnaire,
            Fact::ExclusionAsked(_) => C::AskExclusion,
            Fact::VerificationAsked { .. } => C::AskVerification,
            Fact::OpinionGiven { .. } => C::GiveOpinion,
            Fact::ExclusionDecided { .. } => C::DecideExclusion,
            Fact::SourceAccepted(_) => C::AcceptSource,
            Fact::SourceSealed { .. } => C::SealSource,
            Fact::SourceDisposed { .. } => C::DisposeSource,
            Fact::ExecutorAssigned { .. } => C::AssignExecutor,
            Fact::WorkStarted { .. } => C::StartWork,
            Fact::WorkFinished { .. } => C::FinishWork,
            Fact::WorkReviewed { .. } => C::ReviewWork,
            Fact::InterimRetestAsked { .. } => C::AskInterimRetest,
            Fact::ProtocolDrafted { .. } => C::DraftProtocol,
            Fact::ProtocolReviewed { .. } => C::ReviewProtocol,
            Fact::ProtocolSigned { .. } => C::SignProtocol,
            Fact::ProtocolsIssued { .. } => C::IssueProtocols,
            Fact::HandedOver { .. } => C::HandOver,
            Fact::RetestRequested { .. } => C::RequestRetest,
            Fact::RetestExtended { .. } => C::ExtendRetest,
            Fact::WindowClosed { .. } => C::CloseWindow,
            Fact::DuplicateAsked(_) => C::AskDuplicate,
            Fact::DuplicateIssued { .. } => C::IssueDuplicate,
            Fact::ProductionEntered { .. } => C::EnterProduction,
            Fact::ValidityEnded(_) => C::EndValidity,
            Fact::Expired { .. } => C::Expire,
            Fact::RegistryReported(_) => C::ReportToRegistry,
            Fact::ReviewRaised(_) => C::RaiseReview,
            Fact::ReviewDecided(_) => C::DecideReview,
            Fact::NewApplicationNoted { .. } => C::NoteNewApplication,
            Fact::ComplaintFiled(_) => C::Complain,
            Fact::ComplaintDecided(_) => C::DecideComplaint,
            Fact::TestBegun { .. } | Fact::DeadlineMissed { .. } => return None,
        })
    }
}
