//! During the test and its retests: works, protocols, suspension, exclusion, corrections
//! (R 5, R 16–22, R 25, R 32).

use order::{Clause, Work};

use super::Steps;
use crate::{
    actor::Party,
    chapter::works,
    clock::{Clock, ClockKind},
    command::CommandKind,
    payload::AccessItem,
    stage::Stage,
    state::{Agreed, Draft, WorkState},
};

pub(super) fn steps(steps: &mut Steps<'_>) {
    let stage = steps.case.stage;
    if CommandKind::AskVerification.stages().contains(&stage) {
        exclusions(steps);
    }
    match stage {
        Stage::Testing => {
            round(steps, ClockKind::TestTerm);
            talks(steps);
            access(steps);
        }
        Stage::Protocols => {
            round(steps, ClockKind::TestTerm);
            talks(steps);
        }
        Stage::Suspended => suspended(steps),
        Stage::Retest => {
            round(steps, ClockKind::Retest);
            correction(steps);
            extension(steps);
        }
        Stage::Draft
        | Stage::Check
        | Stage::Returned
        | Stage::Contract
        | Stage::Term
        | Stage::TermDispute
        | Stage::Remediation
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

fn exclusions(steps: &mut Steps<'_>) {
    for (work, exclusion) in &steps.case.exclusions {
        let (whose, what) = match (&exclusion.ruling, &exclusion.verification, &exclusion.opinion) {
            (Some(_), _, _) => continue,
            (None, None, _) => (Party::AuthorisedBody, CommandKind::AskVerification),
            (None, Some(_), None) => (Party::Head, CommandKind::GiveOpinion),
            (None, Some(_), Some(_)) => (Party::AuthorisedBody, CommandKind::DecideExclusion),
        };
        steps.must(whose, what).for_work(*work);
    }
}

fn round(steps: &mut Steps<'_>, kind: ClockKind) {
    let Some(round) = &steps.case.round else { return };
    let due = steps.clock(kind);
    for (work, state) in &round.works {
        step(steps, *work, state, due.clone());
    }
    let ready = round.undone().is_empty() && round.unsigned().is_empty();
    if ready && steps.case.interim.is_none() {
        let clause = CommandKind::IssueProtocols.clause(steps.case.provider());
        steps.must(Party::Head, CommandKind::IssueProtocols).until(due).by(clause);
    }
}

/// The one step that a work waits for.
fn step(steps: &mut Steps<'_>, work: Work, state: &WorkState, due: Option<Clock>) {
    let source = work == Work::SourceCode && !works::has_source(steps.case);
    let (whose, what) = match (&state.executor, state.started, &state.finished, &state.reviewed) {
        (None, _, _, _) => (Party::Head, CommandKind::AssignExecutor),
        (Some(_), None, _, _) if source => (Party::Registrar, CommandKind::AcceptSource),
        (Some(_), None, _, _) => (Party::Executor, CommandKind::StartWork),
        (Some(_), Some(_), None, _) => (Party::Executor, CommandKind::FinishWork),
        (Some(_), Some(_), Some(_), None) => (Party::Reviewer, CommandKind::ReviewWork),
        (Some(_), Some(_), Some(_), Some(_)) => match protocol_step(state.draft.as_ref()) {
            Some(step) => step,
            None => return,
        },
    };
    let clause = what.clause(steps.case.provider());
    steps.must(whose, what).for_work(work).until(due).by(clause);
}

fn protocol_step(draft: Option<&Draft>) -> Option<(Party, CommandKind)> {
    let Some(draft) = draft else {
        return Some((Party::Executor, CommandKind::DraftProtocol));
    };
    match (&draft.reviewed, &draft.executor, &draft.head) {
        (None, _, _) => Some((Party::Reviewer, CommandKind::ReviewProtocol)),
        (Some(_), None, _) => Some((Party::Executor, CommandKind::SignProtocol)),
        (Some(_), Some(_), None) => Some((Party::Head, CommandKind::SignProtocol)),
        (Some(_), Some(_), Some(_)) => None,
    }
}

/// Agreements and corrections that are awaited (R 20, R 21).
fn talks(steps: &mut Steps<'_>) {
    if steps.case.interim.is_some() {
        let clause = CommandKind::AskInterimRetest.clause(steps.case.provider());
        steps.must(Party::Head, CommandKind::ConcludeAgreement).by(clause);
    }
    correction(steps);
    steps.may(Party::Head, CommandKind::Cancel);
}

fn correction(steps: &mut Steps<'_>) {
    let clause = CommandKind::CorrectQuestionnaire.clause(steps.case.provider());
    if steps.case.questionnaire.discrepancy.is_some() {
        steps.must(Party::Applicant, CommandKind::CorrectQuestionnaire);
    }
    let amendable = CommandKind::ConcludeAgreement.stages().contains(&steps.case.stage);
    if amendable && steps.case.questionnaire.corrected.is_some() {
        steps.may(Party::Head, CommandKind::ConcludeAgreement).by(clause);
    }
}

/// What the applicant provides is confirmed, or the test is suspended (R 17, R 18).
fn access(steps: &mut Steps<'_>) {
    if steps.case.access.len() < AccessItem::ALL.len() {
        steps.may(Party::Registrar, CommandKind::ConfirmAccess);
        steps.may(Party::Head, CommandKind::Suspend);
    }
}

fn suspended(steps: &mut Steps<'_>) {
    let Some(suspension) = &steps.case.suspension else { return };
    let clause = CommandKind::Suspend.clause(steps.case.provider());
    let agreed = suspension.agreement == Agreed::Yes;
    if !agreed {
        steps.must(Party::Head, CommandKind::ConcludeAgreement).by(clause);
    }
    if !suspension.missing.is_empty() {
        steps.must(Party::Registrar, CommandKind::ConfirmAccess).by(clause);
    } else if agreed {
        steps.must(Party::Head, CommandKind::Resume);
    }
    correction(steps);
    steps.may(Party::Head, CommandKind::Cancel);
}

/// The one extension of a retest (R 25, R 32).
pub(super) fn extension(steps: &mut Steps<'_>) {
    let kind = match steps.case.stage {
        Stage::Retest => ClockKind::Retest,
        Stage::Draft
        | Stage::Check
        | Stage::Returned
        | Stage::Contract
        | Stage::Term
        | Stage::TermDispute
        | Stage::Testing
        | Stage::Suspended
        | Stage::Protocols
        | Stage::Remediation
        | Stage::InForce
        | Stage::Withdrawn
        | Stage::Negative
        | Stage::Lapsed
        | Stage::Expired
        | Stage::Superseded
        | Stage::Annulled
        | Stage::TakenBack
        | Stage::Cancelled => ClockKind::RetestWindow,
    };
    let Some(clock) = steps.clock(kind) else { return };
    let open = !clock.due.is_past(steps.cx.today);
    if open && steps.case.retests.extension.is_none() {
        let clause: Clause = CommandKind::ExtendRetest.clause(steps.case.provider());
        steps.may(Party::Applicant, CommandKind::ExtendRetest).until(Some(clock)).by(clause);
    }
}
