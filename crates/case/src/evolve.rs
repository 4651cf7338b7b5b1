//! From events to the state. Nothing is refused here and nothing panics, in whatever order events
//! come: what does not fit changes nothing.

use crate::{
    chapter::{
        access, application, complaint, contract, duplicate, exclusion, protocols, retest, source,
        supervision, term, validity, works,
    },
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
    let on = event.on;
    match &event.fact {
        Fact::Opened(opening) => application::opened(case, opening),
        Fact::CostAsked { questionnaire } => application::cost_asked(case, questionnaire),
        Fact::CostGiven(cost) => application::cost_given(case, cost),
        Fact::Submitted(form) => application::submitted(case, form, on),
        Fact::ItemChecked(check) => application::checked(case, check),
        Fact::PackageAccepted => application::accepted(case, on),
        Fact::ApplicationReturned { reasons } => application::returned(case, reasons),
        Fact::TakenBack { .. } => contract::taken_back(case),
        Fact::Cancelled { .. } => contract::cancelled(case),
        Fact::ContractSent(papers) => contract::sent(case, papers, on),
        Fact::ContractAnswered { .. } => contract::answered(case, on),
        Fact::ContractConcluded { number, date } => contract::concluded(case, number, *date),
        Fact::Annulled => contract::annulled(case),
        Fact::TermProposed { working_days } => term::proposed(case, *working_days),
        Fact::TermAgreed { working_days } => term::agreed(case, *working_days),
        Fact::TermDeclined { reason } => term::declined(case, reason),
        Fact::ReturnedUnagreed { .. } => term::returned(case),
        Fact::TermAsked { .. } => term::asked(case, on),
        Fact::TermSet { working_days, .. } => term::agreed(case, *working_days),
        Fact::TestBegun { working_days } => term::begun(case, *working_days, on),
        Fact::AgreementConcluded(agreement) => term::amended(case, agreement),
        Fact::AccessConfirmed { items } => access::confirmed(case, items),
        Fact::Suspended { missing } => access::suspended(case, missing, on),
        Fact::Resumed => access::resumed(case, on),
        Fact::DiscrepancyReported { text } => access::reported(case, text),
        Fact::QuestionnaireCorrected { questionnaire } => {
            access::corrected(case, questionnaire, on);
        }
        Fact::ExclusionAsked(request) => exclusion::asked(case, request, on),
        Fact::VerificationAsked { work } => exclusion::verifying(case, *work, on),
        Fact::OpinionGiven { work, opinion } => exclusion::opined(case, *work, opinion),
        Fact::ExclusionDecided { work, ruling, .. } => exclusion::ruled(case, *work, *ruling),
        Fact::SourceAccepted(act) => source::accepted(case, act, on),
        Fact::SourceSealed { act, label } => source::sealed(case, *act, label, on),
        Fact::SourceDisposed { act } => source::disposed(case, *act, on),
        Fact::ExecutorAssigned { work, executor } => works::assigned(case, *work, executor),
        Fact::WorkStarted { work } => works::started(case, *work, on),
        Fact::WorkFinished { work, verdict } => works::finished(case, *work, verdict, on),
        Fact::WorkReviewed { work, reviewer, review } => {
            works::reviewed(case, *work, reviewer, review);
        }
        Fact::InterimRetestAsked { works, .. } => case.interim = Some(*works),
        Fact::ProtocolDrafted { work, document } => protocols::drafted(case, *work, document),
        Fact::ProtocolReviewed { work, reviewer, review } => {
            protocols::reviewed(case, *work, reviewer, review);
        }
        Fact::ProtocolSigned { work, signer, by, .. } => {
            protocols::signed(case, *work, *signer, by);
        }
        Fact::ProtocolsIssued { round, protocols, outcome } => {
            protocols::issued(case, *round, protocols, *outcome, on);
        }
        Fact::HandedOver { received } => protocols::handed_over(case, *received),
        Fact::RetestRequested { retest, works, source, .. } => {
            retest::requested(case, *retest, *works, source.as_ref(), on);
        }
        Fact::RetestExtended { extended, working_days } => {
            case.retests.extension = Some((*extended, *working_days));
        }
        Fact::WindowClosed { outcome } => retest::settled(case, *outcome),
        Fact::DuplicateAsked(request) => duplicate::asked(case, request, on),
        Fact::DuplicateIssued { request, .. } => duplicate::issued(case, *request, on),
        Fact::ProductionEntered { since } => case.production = Some(*since),
        Fact::ValidityEnded(end) => validity::ended(case, *end),
        Fact::Expired { works } => validity::expired(case, *works, on),
        Fact::RegistryReported(report) => validity::reported(case, report, on),
        Fact::ReviewRaised(cause) => supervision::raised(case, cause, on),
        Fact::ReviewDecided(ruling) => supervision::ruled(case, ruling, on),
        Fact::NewApplicationNoted { case: next } => supervision::succeeded(case, *next),
        Fact::ComplaintFiled(complaint) => complaint::filed(case, complaint, on),
        Fact::ComplaintDecided(ruling) => complaint::ruled(case, ruling, on),
        Fact::DeadlineMissed { clock, subject, due } => {
            case.missed.push(Missed { clock: *clock, subject: *subject, due: *due, met: on });
        }
    }
}
