//! After the protocols: retest window, duplicates, validity, registry, reviews, withdrawal,
//! complaints, the kept source (R 25, R 28, R 32, R 34, R 36–42, M 14, M 15).

use order::{ProviderKind, Work, terms::RETEST_REQUESTS_MAX};

use super::{Steps, during};
use crate::{
    actor::Party, chapter::protocols, clock::ClockKind, command::CommandKind, stage::Stage,
};

pub(super) fn steps(steps: &mut Steps<'_>) {
    match steps.case.stage {
        Stage::Remediation => remediation(steps),
        Stage::InForce => in_force(steps),
        Stage::Withdrawn => ends(steps),
        Stage::Negative | Stage::Lapsed | Stage::Expired => {
            steps.may(Party::Owner, CommandKind::NoteNewApplication);
        }
        Stage::Draft
        | Stage::Check
        | Stage::Returned
        | Stage::Contract
        | Stage::Term
        | Stage::TermDispute
        | Stage::Testing
        | Stage::Suspended
        | Stage::Protocols
        | Stage::Retest
        | Stage::Superseded
        | Stage::Annulled
        | Stage::TakenBack
        | Stage::Cancelled => {}
    }
    withdrawal(steps);
    requests(steps);
    handing_over(steps);
    registry(steps);
    sources(steps);
}

fn allows(steps: &Steps<'_>, command: CommandKind) -> bool {
    command.stages().contains(&steps.case.stage)
}

fn remediation(steps: &mut Steps<'_>) {
    let clock = steps.clock(ClockKind::RetestWindow);
    if steps.is_past(ClockKind::RetestWindow) {
        steps.must(Party::System, CommandKind::CloseWindow).until(clock);
    } else if steps.case.retests.requests < RETEST_REQUESTS_MAX {
        steps.must(Party::Applicant, CommandKind::RequestRetest).until(clock);
    }
    during::extension(steps);
}

fn in_force(steps: &mut Steps<'_>) {
    let platform = steps.clock(ClockKind::PlatformProtocol);
    let year = platform.or_else(|| steps.clock(ClockKind::ProtocolForProduction));
    let over = year.as_ref().is_some_and(|clock| clock.due.is_past(steps.cx.today));
    if over {
        steps.must(Party::System, CommandKind::Expire).until(year);
    } else if steps.case.production.is_none() {
        steps.must(Party::Owner, CommandKind::EnterProduction).until(year);
    }
    ends(steps);
}

fn ends(steps: &mut Steps<'_>) {
    steps.may(Party::Owner, CommandKind::EndValidity);
}

/// New tests after a withdrawal (R 41).
fn withdrawal(steps: &mut Steps<'_>) {
    let awaited = steps.case.withdrawal.is_some() && steps.case.successor.is_none();
    if awaited && allows(steps, CommandKind::NoteNewApplication) {
        let clock = steps.clock(ClockKind::TestAfterWithdrawal);
        steps.must(Party::Owner, CommandKind::NoteNewApplication).until(clock);
    }
}

fn requests(steps: &mut Steps<'_>) {
    let case = steps.case;
    for (number, duplicate) in (1..).zip(&case.duplicates) {
        if duplicate.issued.is_none() && allows(steps, CommandKind::IssueDuplicate) {
            let clock = steps.clock_of(ClockKind::Duplicate, number);
            steps.must(Party::Registrar, CommandKind::IssueDuplicate).number(number).until(clock);
        }
    }
    for (number, review) in (1..).zip(&case.reviews) {
        if review.ruling.is_none() && allows(steps, CommandKind::DecideReview) {
            let clock = steps.clock_of(ClockKind::WithdrawalDecision, number);
            steps.must(Party::Head, CommandKind::DecideReview).number(number).until(clock);
        }
    }
    for (number, complaint) in (1..).zip(&case.complaints) {
        if complaint.outcome.is_none() && allows(steps, CommandKind::DecideComplaint) {
            steps.must(Party::AuthorisedBody, CommandKind::DecideComplaint).number(number);
        }
    }
    if !case.in_force().is_empty() && allows(steps, CommandKind::RaiseReview) {
        steps.may(Party::Owner, CommandKind::RaiseReview);
    }
    if allows(steps, CommandKind::AskDuplicate) {
        steps.may(Party::Owner, CommandKind::AskDuplicate);
        steps.may(Party::Applicant, CommandKind::Complain);
    }
}

fn handing_over(steps: &mut Steps<'_>) {
    let paper = steps.case.provider() == ProviderKind::Laboratory;
    let awaited = paper && protocols::not_received(steps.case).is_some();
    if awaited && allows(steps, CommandKind::HandOver) {
        steps.must(Party::Registrar, CommandKind::HandOver);
    }
}

/// The registry data are given regularly (R 37): the case waits for them once protocols stand.
fn registry(steps: &mut Steps<'_>) {
    let stale = steps.case.registry.stale_since.is_some();
    if !stale || !allows(steps, CommandKind::ReportToRegistry) {
        return;
    }
    if steps.case.protocols.is_empty() {
        steps.may(Party::Registrar, CommandKind::ReportToRegistry);
    } else {
        steps.must(Party::Registrar, CommandKind::ReportToRegistry);
    }
}

fn sources(steps: &mut Steps<'_>) {
    let case = steps.case;
    let latest = case.latest();
    let positive = latest.get(&Work::SourceCode).is_some_and(|p| p.verdict.conforms());
    for (number, source) in (1..).zip(&case.sources) {
        let held = source.disposed.is_none();
        if held && positive && source.sealed.is_none() && allows(steps, CommandKind::SealSource) {
            steps.must(Party::Registrar, CommandKind::SealSource).number(number);
        }
        if !held || !allows(steps, CommandKind::DisposeSource) {
            continue;
        }
        let clock = steps.clock_of(ClockKind::SourceKept, number);
        let over = clock.is_some_and(|clock| clock.due.is_past(steps.cx.today));
        if over {
            steps.may(Party::Registrar, CommandKind::DisposeSource).number(number);
        }
    }
}
