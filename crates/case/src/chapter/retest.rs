//! Retests: request, extension, the missed window, and what settles the test
//! (R 25–27, R 32, R 33).

use jiff::civil::Date;
use order::{Clause, Term, TermId, Work, Works, terms};

use crate::{
    clock::{self, ClockKind},
    command::CommandKind,
    decide::{Context, Decided, ensure, refuse},
    event::Fact,
    payload::{Extended, Outcome, RetestRequest, SoftwareChange},
    refusal::{Reason, Refusal, ResultReason},
    stage::Stage,
    state::{Case, NewSource, Round, WorkState},
    value::DocumentRef,
};

fn clause(case: &Case) -> Clause {
    CommandKind::RequestRetest.clause(case.provider())
}

/// The last day of the window; `None` while a laboratory's protocols are not received.
pub(crate) fn window_closes(case: &Case, cx: &Context<'_>) -> Option<Date> {
    case.window_opens().map(|start| clock::window(case, start).due(case, cx).date)
}

/// Whether the window has passed.
pub(crate) fn is_missed(case: &Case, cx: &Context<'_>) -> bool {
    window_closes(case, cx).is_some_and(|last| cx.today > last)
}

pub(crate) fn request(case: &Case, request: &RetestRequest, cx: &Context<'_>) -> Decided {
    allowed(case, cx)?;
    let works = request.works;
    ensure(!works.is_empty(), clause(case), ResultReason::NothingToRetest)?;
    let failed = case.nonconforming();
    let conforming: Works = works.iter().filter(|work| !failed.contains(*work)).collect();
    let reason = ResultReason::Conforming { works: conforming };
    ensure(conforming.is_empty(), clause(case), reason)?;
    let Some(comparison) = request.comparison.clone() else {
        return refuse(clause(case), ResultReason::ComparisonMissing);
    };
    let (source, tests_source) = source(case, &request.software)?;
    let works = if tests_source { works.with(Work::SourceCode) } else { works };
    let retest = case.retests.requests + 1;
    Ok(vec![Fact::RetestRequested { retest, works, comparison, source, tests_source }])
}

/// At most two requests, and none after the window (R 25, R 32).
fn allowed(case: &Case, cx: &Context<'_>) -> Result<(), Refusal> {
    let max = terms::RETEST_REQUESTS_MAX;
    let left = case.retests.requests < max;
    let reason = ResultReason::RequestsUsedUp { max: u32::from(max) };
    ensure(left, clause(case), reason)?;
    if let Some(last) = window_closes(case, cx) {
        ensure(cx.today <= last, clause(case), ResultReason::WindowMissed { last })?;
    }
    let stage = case.stage;
    let reason = Reason::WrongStage { command: CommandKind::RequestRetest, stage };
    ensure(stage == Stage::Remediation, clause(case), reason)
}

/// Changed software brings source code analysis and its source with it (R 26), unless the
/// authorised body left that work out (R 5).
fn source(case: &Case, software: &SoftwareChange) -> Result<(Option<DocumentRef>, bool), Refusal> {
    match software {
        SoftwareChange::Unchanged => Ok((None, false)),
        SoftwareChange::Changed { source } if case.is_excluded(Work::SourceCode) => {
            Ok((source.clone(), false))
        }
        SoftwareChange::Changed { source: Some(source) } => Ok((Some(source.clone()), true)),
        SoftwareChange::Changed { source: None } => {
            refuse(Clause::rules(26), ResultReason::SourceMissing)
        }
    }
}

pub(crate) fn requested(
    case: &mut Case,
    retest: u8,
    works: Works,
    source: Option<&DocumentRef>,
    on: Date,
) {
    let source = if source.is_some() { NewSource::Needed } else { NewSource::NotNeeded };
    let works = works.iter().map(|work| (work, WorkState::default())).collect();
    case.round = Some(Round { number: retest, begun: on, source, works });
    case.retests.requests = retest;
    case.stage = Stage::Retest;
}

pub(crate) fn extend(case: &Case, working_days: u16, cx: &Context<'_>) -> Decided {
    let clause = clause(case);
    ensure(case.retests.extension.is_none(), clause, ResultReason::ExtensionUsed)?;
    let max = extension_max(case);
    let fits = (1..=max).contains(&working_days);
    ensure(fits, clause, ResultReason::ExtensionTooLong { max })?;
    let (extended, kind) = match case.stage {
        Stage::Retest => (Extended::Retest, ClockKind::Retest),
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
        | Stage::Cancelled => (Extended::Window, ClockKind::RetestWindow),
    };
    let Some(running) = clock::find(case, cx, kind) else {
        return refuse(clause, ResultReason::WindowNotOpened);
    };
    let last = running.due.date;
    ensure(cx.today <= last, clause, ResultReason::ExtensionLate { last })?;
    Ok(vec![Fact::RetestExtended { extended, working_days }])
}

pub(crate) fn extended(case: &mut Case, what: Extended, working_days: u16) {
    case.retests.extension = Some((what, working_days));
}

fn extension_max(case: &Case) -> u16 {
    match terms::of(case.edition(), TermId::retest_extension(case.provider())).term {
        Term::WorkingDays(days) => days,
        Term::Months(_) | Term::Years(_) | Term::Through { .. } | Term::QuarterEnd { .. } => 0,
    }
}

pub(crate) fn close(case: &Case, cx: &Context<'_>) -> Decided {
    let Some(last) = window_closes(case, cx) else {
        return refuse(clause(case), ResultReason::WindowNotOpened);
    };
    ensure(cx.today > last, clause(case), ResultReason::WindowOpen { last })?;
    Ok(vec![Fact::WindowClosed { outcome: end(case) }])
}

/// How the test ends when no retest can follow: negative where a retest was (R 27, R 33), lapsed
/// where the window or the requests were not used (R 25, R 32).
pub(crate) fn end(case: &Case) -> Outcome {
    let latest = case.latest();
    let negative = latest.values().any(|p| p.round > 0 && !p.verdict.conforms());
    if negative { Outcome::Negative } else { Outcome::Lapsed }
}

pub(crate) fn settled(case: &mut Case, outcome: Outcome) {
    case.stage = match outcome {
        Outcome::Positive if case.withdrawn().is_empty() => Stage::InForce,
        Outcome::Positive => Stage::Withdrawn,
        Outcome::Remediation => Stage::Remediation,
        Outcome::Negative => Stage::Negative,
        Outcome::Lapsed => Stage::Lapsed,
    };
}
