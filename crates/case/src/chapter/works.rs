//! The works: assigned, started, finished, reviewed by a second person, tested again within the
//! term (R 19, R 21, R 31, M 6, M 13).

use std::collections::BTreeMap;

use jiff::civil::Date;
use order::{Clause, Work, Works};

use crate::{
    clock::{self, ClockKind},
    command::CommandKind,
    decide::{Context, Decided, ensure, ensure_text, refuse},
    event::Fact,
    payload::{ReviewVerdict, Verdict},
    refusal::{Refusal, ResultReason, WorkReason},
    stage::Stage,
    state::{Case, NewSource, Round, WorkState},
    value::AccountId,
};

fn clause(case: &Case) -> Clause {
    CommandKind::StartWork.clause(case.provider())
}

/// The work in the round under way.
pub(crate) fn in_round(case: &Case, work: Work) -> Result<&WorkState, Refusal> {
    match case.work(work) {
        Some(state) => Ok(state),
        None => refuse(clause(case), WorkReason::NotInRound { work }),
    }
}

/// Refuses an executor who is not responsible for the work.
pub(crate) fn ensure_executor(case: &Case, work: Work, cx: &Context<'_>) -> Result<(), Refusal> {
    match &in_round(case, work)?.executor {
        None => refuse(clause(case), WorkReason::NoExecutor { work }),
        Some(executor) => {
            let own = *executor == cx.actor.account;
            ensure(own, clause(case), WorkReason::NotExecutor { work })
        }
    }
}

fn state_mut(case: &mut Case, work: Work) -> Option<&mut WorkState> {
    case.round.as_mut().and_then(|round| round.works.get_mut(&work))
}

/// The test's own round begins, with every work that is not left out.
pub(crate) fn begin(case: &mut Case, on: Date) {
    let works: BTreeMap<Work, WorkState> =
        case.works().iter().map(|work| (work, WorkState::default())).collect();
    case.round = Some(Round { number: 0, begun: on, source: NewSource::Needed, works });
}

pub(crate) fn assign(case: &Case, work: Work, executor: &AccountId) -> Decided {
    let state = in_round(case, work)?;
    let draft = state.draft.as_ref();
    let signed = draft.is_some_and(|draft| draft.executor.is_some());
    ensure(!signed, clause(case), ResultReason::Signed { work })?;
    let reviewers = [state.reviewed.as_ref(), draft.and_then(|draft| draft.reviewed.as_ref())];
    let own = reviewers.contains(&Some(executor));
    ensure(!own, clause(case), WorkReason::OwnWork { work })?;
    ensure_text(&executor.0, clause(case))?;
    Ok(vec![Fact::ExecutorAssigned { work, executor: executor.clone() }])
}

pub(crate) fn assigned(case: &mut Case, work: Work, executor: &AccountId) {
    if let Some(state) = state_mut(case, work) {
        state.executor = Some(executor.clone());
    }
}

pub(crate) fn start(case: &Case, work: Work, cx: &Context<'_>) -> Decided {
    ensure_executor(case, work, cx)?;
    let started = in_round(case, work)?.started.is_some();
    ensure(!started, clause(case), WorkReason::Started { work })?;
    if work == Work::SourceCode {
        let accepted = has_source(case);
        ensure(accepted, Clause::methodology(13), WorkReason::SourceNotAccepted)?;
    }
    Ok(vec![Fact::WorkStarted { work }])
}

/// Whether the source for this round was accepted by an act (M 13), where the round needs one.
pub(crate) fn has_source(case: &Case) -> bool {
    let Some(round) = &case.round else { return false };
    match round.source {
        NewSource::NotNeeded => true,
        NewSource::Needed => {
            let mut sources = case.sources.iter();
            sources.any(|s| s.round == round.number && s.disposed.is_none())
        }
    }
}

pub(crate) fn started(case: &mut Case, work: Work, on: Date) {
    if let Some(state) = state_mut(case, work) {
        state.started = Some(on);
    }
}

pub(crate) fn finish(case: &Case, work: Work, verdict: &Verdict, cx: &Context<'_>) -> Decided {
    ensure_executor(case, work, cx)?;
    let state = in_round(case, work)?;
    ensure(state.started.is_some(), clause(case), WorkReason::NotStarted { work })?;
    ensure(state.finished.is_none(), clause(case), WorkReason::Finished { work })?;
    if let Verdict::DoesNotConform { codes } = verdict {
        ensure(!codes.is_empty(), clause(case), WorkReason::CodesMissing)?;
        for code in codes {
            ensure_text(code, clause(case))?;
        }
    }
    Ok(vec![Fact::WorkFinished { work, verdict: verdict.clone() }])
}

pub(crate) fn finished(case: &mut Case, work: Work, verdict: &Verdict, on: Date) {
    if let Some(state) = state_mut(case, work) {
        state.finished = Some((verdict.clone(), on));
        state.reviewed = None;
    }
}

pub(crate) fn review(case: &Case, work: Work, review: &ReviewVerdict, cx: &Context<'_>) -> Decided {
    let state = in_round(case, work)?;
    ensure(state.finished.is_some(), clause(case), WorkReason::NotFinished { work })?;
    ensure(state.reviewed.is_none(), clause(case), WorkReason::Done { work })?;
    let own = state.executor.as_ref() == Some(&cx.actor.account);
    ensure(!own, clause(case), WorkReason::OwnWork { work })?;
    if let ReviewVerdict::SentBack { reason } = review {
        ensure_text(reason, clause(case))?;
    }
    let reviewer = cx.actor.account.clone();
    Ok(vec![Fact::WorkReviewed { work, reviewer, review: review.clone() }])
}

pub(crate) fn reviewed(case: &mut Case, work: Work, reviewer: &AccountId, review: &ReviewVerdict) {
    if let Some(state) = state_mut(case, work) {
        match review {
            ReviewVerdict::Approved => state.reviewed = Some(reviewer.clone()),
            ReviewVerdict::SentBack { .. } => state.finished = None,
        }
    }
    complete(case);
}

/// Moves the test on when its last work is done; a retest's works and protocols are one stage.
pub(crate) fn complete(case: &mut Case) {
    let done = case.round.as_ref().is_some_and(|round| round.undone().is_empty());
    if done && case.stage == Stage::Testing {
        case.stage = Stage::Protocols;
    }
}

/// The work is left out of the round (R 5).
pub(crate) fn leave_out(case: &mut Case, work: Work) {
    if let Some(round) = &mut case.round {
        round.works.remove(&work);
    }
    if let Some(interim) = case.interim {
        case.interim = Some(interim.without(work)).filter(|works| !works.is_empty());
    }
    complete(case);
}

pub(crate) fn again(case: &Case, works: Works, reason: &str, cx: &Context<'_>) -> Decided {
    let clause = CommandKind::AskInterimRetest.clause(case.provider());
    ensure(!works.is_empty(), clause, WorkReason::WorksMissing)?;
    ensure(case.interim.is_none(), clause, WorkReason::InterimPending)?;
    if let Some(work) = works.iter().find(|work| case.work(*work).is_none()) {
        return refuse(clause, WorkReason::NotInRound { work });
    }
    let undone: Works =
        works.iter().filter(|work| !case.work(*work).is_some_and(WorkState::is_done)).collect();
    ensure(undone.is_empty(), clause, WorkReason::NotDoneYet { works: undone })?;
    if let Some(term) = clock::find(case, cx, ClockKind::TestTerm) {
        let last = term.due.date;
        ensure(cx.today <= last, clause, WorkReason::TermOver { last })?;
    }
    ensure_text(reason, clause)?;
    Ok(vec![Fact::InterimRetestAsked { works, reason: reason.to_owned() }])
}

/// Works are done again within the term, by the same executors (R 21).
pub(crate) fn reopen(case: &mut Case, works: Works) {
    case.interim = None;
    let Some(round) = &mut case.round else { return };
    for work in works.iter() {
        if let Some(state) = round.works.get_mut(&work) {
            *state = WorkState {
                executor: state.executor.take(),
                interim_retests: state.interim_retests.saturating_add(1),
                ..WorkState::default()
            };
        }
    }
    if case.stage == Stage::Protocols {
        case.stage = Stage::Testing;
    }
}
