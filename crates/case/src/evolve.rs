//! From events to the state. Nothing is refused here and nothing panics, in whatever order events
//! come: what does not fit changes nothing.

use jiff::civil::Date;

use crate::{
    chapter::{
        access, application, complaint, contract, duplicate, exclusion, protocols, retest, source,
        supervision, term, validity, works,
    },
    clock::ClockKind,
    event::{Event, Fact},
    state::{Case, Missed},
};

/// Applies an event to the state.
pub fn evolve(case: &mut Case, event: &Event) {
    case.evolve(event);
}

impl Case {
    /// The state that follows from the events.
    pub fn replay<'a>(events: impl IntoIterator<Item = &'a Event>) -> Case {
        let mut case = Case::new();
        for event in events {
            case.evolve(event);
        }
        case
    }

    /// Applies an event.
    pub fn evolve(&mut self, event: &Event) {
        self.events += 1;
        apply(self, event);
    }
}

fn apply(case: &mut Case, event: &Event) {
    use Fact as F;
    let on = event.on;
    match &event.fact {
        F::Opened(opening) => application::opened(case, opening),
        F::CostAsked { questionnaire } => application::cost_asked(case, questionnaire),
        F::CostGiven(cost) => application::cost_given(case, cost),
        F::Submitted(form) => application::submitted(case, form, on),
        F::ItemChecked(check) => application::checked(case, check),
        F::PackageAccepted => application::accepted(case, on),
        F::ApplicationReturned { reasons } => application::returned(case, reasons),
        F::TakenBack { .. } => contract::taken_back(case),
        F::Cancelled { .. } => contract::cancelled(case),
        F::ContractSent(papers) => contract::sent(case, papers, on),
        F::ContractAnswered { .. } => contract::answered(case, on),
        F::ContractConcluded { number, date } => contract::concluded(case, number, *date),
        F::Annulled => contract::annulled(case),
        F::TermProposed { working_days } => term::proposed(case, *working_days),
        F::TermAgreed { working_days } => term::agreed(case, *working_days),
        F::TermDeclined { reason } => term::declined(case, reason),
        F::ReturnedUnagreed { .. } => term::returned(case),
        F::TermAsked { .. } => term::asked(case, on),
        F::TermSet { working_days, .. } => term::agreed(case, *working_days),
        F::TestBegun { working_days } => term::begun(case, *working_days, on),
        F::AgreementConcluded(agreement) => term::amended(case, agreement),
        F::AccessConfirmed { items } => access::confirmed(case, items),
        F::Suspended { missing } => access::suspended(case, missing, on),
        F::Resumed => access::resumed(case, on),
        F::DiscrepancyReported { text } => access::reported(case, text),
        F::QuestionnaireCorrected { questionnaire: form } => access::corrected(case, form, on),
        F::ExclusionAsked(request) => exclusion::asked(case, request, on),
        F::VerificationAsked { work } => exclusion::verifying(case, *work, on),
        F::OpinionGiven { work, opinion } => exclusion::opined(case, *work, opinion),
        F::ExclusionDecided { work, ruling, .. } => exclusion::ruled(case, *work, *ruling),
        F::SourceAccepted(act) => source::accepted(case, act, on),
        F::SourceSealed { act, label } => source::sealed(case, *act, label, on),
        F::SourceDisposed { act } => source::disposed(case, *act, on),
        F::ExecutorAssigned { work, executor } => works::assigned(case, *work, executor),
        F::WorkStarted { work } => works::started(case, *work, on),
        F::WorkFinished { work, verdict } => works::finished(case, *work, verdict, on),
        F::WorkReviewed { work, reviewer: by, review } => works::reviewed(case, *work, by, review),
        F::InterimRetestAsked { works, .. } => case.interim = Some(*works),
        F::ProtocolDrafted { work, document } => protocols::drafted(case, *work, document),
        F::ProtocolReviewed { work, reviewer, review } => {
            protocols::reviewed(case, *work, reviewer, review);
        }
        F::ProtocolSigned { work, signer, by, .. } => protocols::signed(case, *work, *signer, by),
        F::ProtocolsIssued { round, protocols, outcome } => {
            protocols::issued(case, *round, protocols, *outcome, on);
        }
        F::HandedOver { received } => protocols::handed_over(case, *received),
        F::RetestRequested { retest, works, source, .. } => {
            retest::requested(case, *retest, *works, source.as_ref(), on);
        }
        F::RetestExtended { extended, working_days: by } => retest::extended(case, *extended, *by),
        F::WindowClosed { outcome } => retest::settled(case, *outcome),
        F::DuplicateAsked(request) => duplicate::asked(case, request, on),
        F::DuplicateIssued { request, .. } => duplicate::issued(case, *request, on),
        F::ProductionEntered { since } => case.production = Some(*since),
        F::ValidityEnded(end) => validity::ended(case, *end),
        F::Expired { works } => validity::expired(case, *works, on),
        F::RegistryReported(report) => validity::reported(case, report, on),
        F::ReviewRaised(cause) => supervision::raised(case, cause, on),
        F::ReviewDecided(ruling) => supervision::ruled(case, ruling, on),
        F::NewApplicationNoted { case: next } => supervision::succeeded(case, *next),
        F::ComplaintFiled(complaint) => complaint::filed(case, complaint, on),
        F::ComplaintDecided(ruling) => complaint::ruled(case, ruling, on),
        F::DeadlineMissed { clock, subject, due } => missed(case, *clock, *subject, *due, on),
    }
}

fn missed(case: &mut Case, clock: ClockKind, subject: Option<u32>, due: Date, met: Date) {
    case.missed.push(Missed { clock, subject, due, met });
}
