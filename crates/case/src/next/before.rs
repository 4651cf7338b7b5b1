//! Before the test: cost, application, completeness, contract, term (R 10–16, R 24, R 29, R 30).

use super::Steps;
use crate::{
    actor::Party,
    chapter::{application, contract},
    clock::ClockKind,
    command::CommandKind,
    stage::Stage,
};

pub(super) fn steps(steps: &mut Steps<'_>) {
    let stage = steps.case.stage;
    if steps.case.cost.asked.is_some() && CommandKind::GiveCost.stages().contains(&stage) {
        steps.must(Party::Registrar, CommandKind::GiveCost);
    }
    match stage {
        Stage::Draft => draft(steps),
        Stage::Check => check(steps),
        Stage::Returned => returned(steps),
        Stage::Contract => {
            papers(steps);
            talks(steps);
            steps.may(Party::Applicant, CommandKind::TakeBack);
        }
        Stage::Term => {
            talks(steps);
            steps.may(Party::Head, CommandKind::Cancel);
        }
        Stage::TermDispute => dispute(steps),
        Stage::Testing
        | Stage::Suspended
        | Stage::Protocols
        | Stage::Remediation
        | Stage::Retest
        | Stage::InForce
        | Stage::Withdrawn
        | Stage::Negative
        | Stage::Lapsed
        | Stage::Expired
        | Stage::Superseded
        | Stage::Annulled
        | Stage::TakenBack
        | Stage::Cancelled => {}
    }
}

fn draft(steps: &mut Steps<'_>) {
    steps.must(Party::Applicant, CommandKind::Submit);
    steps.may(Party::Applicant, CommandKind::AskCost);
    steps.may(Party::Applicant, CommandKind::TakeBack);
}

fn check(steps: &mut Steps<'_>) {
    let returning = steps.clock(ClockKind::ReturnOfApplication);
    if !application::unchecked(steps.case).is_empty() {
        let check = steps.clock(ClockKind::CompletenessCheck);
        steps.must(Party::Registrar, CommandKind::CheckItem).until(check);
    } else if application::unfit(steps.case).is_empty() {
        steps.must(Party::Registrar, CommandKind::AcceptPackage).until(returning);
    } else {
        steps.must(Party::Registrar, CommandKind::ReturnApplication).until(returning);
    }
    annulment(steps);
    steps.may(Party::Applicant, CommandKind::TakeBack);
}

fn returned(steps: &mut Steps<'_>) {
    let season = steps.clock(ClockKind::ApplicationsAccepted);
    let clause = CommandKind::ReturnApplication.clause(steps.case.provider());
    steps.must(Party::Applicant, CommandKind::Submit).by(clause).until(season);
    steps.may(Party::Applicant, CommandKind::TakeBack);
}

/// The purchase through the procurement portal that came to nothing (R 15).
fn annulment(steps: &mut Steps<'_>) {
    if steps.is_past(ClockKind::DraftContractLastDay) {
        let clock = steps.clock(ClockKind::DraftContractLastDay);
        steps.must(Party::System, CommandKind::Annul).until(clock);
    }
}

fn papers(steps: &mut Steps<'_>) {
    let way = contract::way(steps.case).clause();
    let over = steps.is_past(ClockKind::DraftContractLastDay);
    let stands = &steps.case.contract;
    if stands.papers.is_none() {
        let clock = steps.clock(ClockKind::ContractSent);
        steps.must(Party::Registrar, CommandKind::SendContract).by(way).until(clock);
    } else if stands.answered.is_some() {
        steps.must(Party::Registrar, CommandKind::ConcludeContract).by(way);
    } else if !over {
        let posted = steps.clock(ClockKind::DraftContractPosted);
        let clock = posted.or_else(|| steps.clock(ClockKind::ContractReturned));
        steps.must(Party::Applicant, CommandKind::AnswerContract).by(way).until(clock);
    }
    annulment(steps);
}

fn talks(steps: &mut Steps<'_>) {
    let term = &steps.case.term;
    match (&term.agreed, &term.proposed, &term.declined) {
        (Some(_), _, _) => {}
        (None, Some(_), _) => {
            steps.must(Party::Applicant, CommandKind::AgreeTerm);
            steps.may(Party::Applicant, CommandKind::DeclineTerm);
        }
        (None, None, Some(_)) => {
            steps.must(Party::Head, CommandKind::ProposeTerm);
            steps.may(Party::Head, CommandKind::ReturnUnagreed);
        }
        (None, None, None) => {
            steps.must(Party::Head, CommandKind::ProposeTerm);
        }
    }
}

fn dispute(steps: &mut Steps<'_>) {
    match steps.case.term.asked {
        None => steps.must(Party::Applicant, CommandKind::AskTerm),
        Some(_) => steps.must(Party::AuthorisedBody, CommandKind::SetTerm),
    };
    annulment(steps);
    match steps.case.contract.concluded {
        None => steps.may(Party::Applicant, CommandKind::TakeBack),
        Some(_) => steps.may(Party::Head, CommandKind::Cancel),
    };
}
