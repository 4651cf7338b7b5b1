//! Leaving a work out: request, verification, opinion, decision (R 5).

use jiff::civil::Date;
use order::{Clause, Work};

use crate::{
    chapter::{application::applied, works},
    decide::{Decided, ensure, ensure_text, refuse},
    event::Fact,
    payload::{ExclusionRequest, ExclusionRuling, Opinion, Ownership},
    refusal::{Refusal, WorkReason},
    state::{Case, Exclusion, WorkState},
    value::DocumentRef,
};

const CLAUSE: Clause = Clause::rules(5);

pub(crate) fn ask(case: &Case, request: &ExclusionRequest) -> Decided {
    let work = request.work;
    ensure(applied(case).contains(work), CLAUSE, WorkReason::NotInTest { work })?;
    let state_source = work == Work::SourceCode && case.ownership() == Ownership::State;
    ensure(!state_source, CLAUSE, WorkReason::StateSource)?;
    ensure(!case.exclusions.contains_key(&work), CLAUSE, WorkReason::AskedBefore { work })?;
    excludable(case, work)?;
    ensure_text(&request.reason, CLAUSE)?;
    Ok(vec![Fact::ExclusionAsked(request.clone())])
}

/// A work that is done stays, and so does the last one.
fn excludable(case: &Case, work: Work) -> Result<(), Refusal> {
    let done = case.work(work).is_some_and(WorkState::is_done);
    ensure(!done, CLAUSE, WorkReason::Done { work })?;
    ensure(!case.works().without(work).is_empty(), CLAUSE, WorkReason::LastWork)
}

pub(crate) fn asked(case: &mut Case, request: &ExclusionRequest, on: Date) {
    let exclusion = Exclusion {
        request: request.clone(),
        asked: on,
        verification: None,
        opinion: None,
        ruling: None,
    };
    case.exclusions.insert(request.work, exclusion);
}

fn pending(case: &Case, work: Work) -> Result<&Exclusion, Refusal> {
    match case.exclusions.get(&work) {
        None => refuse(CLAUSE, WorkReason::NotAsked { work }),
        Some(Exclusion { ruling: Some(_), .. }) => {
            refuse(CLAUSE, WorkReason::DecidedBefore { work })
        }
        Some(exclusion) => Ok(exclusion),
    }
}

pub(crate) fn verify(case: &Case, work: Work) -> Decided {
    let asked = pending(case, work)?.verification.is_some();
    ensure(!asked, CLAUSE, WorkReason::AskedBefore { work })?;
    Ok(vec![Fact::VerificationAsked { work }])
}

pub(crate) fn verifying(case: &mut Case, work: Work, on: Date) {
    if let Some(exclusion) = case.exclusions.get_mut(&work) {
        exclusion.verification = Some(on);
    }
}

pub(crate) fn opine(case: &Case, work: Work, opinion: &Opinion) -> Decided {
    let exclusion = pending(case, work)?;
    let asked = exclusion.verification.is_some();
    ensure(asked, CLAUSE, WorkReason::VerificationNotAsked { work })?;
    ensure(exclusion.opinion.is_none(), CLAUSE, WorkReason::OpinionGiven { work })?;
    let (Opinion::Founded { text } | Opinion::Unfounded { text }) = opinion;
    ensure_text(text, CLAUSE)?;
    Ok(vec![Fact::OpinionGiven { work, opinion: opinion.clone() }])
}

pub(crate) fn opined(case: &mut Case, work: Work, opinion: &Opinion) {
    if let Some(exclusion) = case.exclusions.get_mut(&work) {
        exclusion.opinion = Some(opinion.clone());
    }
}

pub(crate) fn rule(
    case: &Case,
    work: Work,
    ruling: ExclusionRuling,
    document: &DocumentRef,
) -> Decided {
    let opined = pending(case, work)?.opinion.is_some();
    ensure(opined, CLAUSE, WorkReason::OpinionMissing { work })?;
    if ruling == ExclusionRuling::Excluded {
        excludable(case, work)?;
    }
    Ok(vec![Fact::ExclusionDecided { work, ruling, document: document.clone() }])
}

pub(crate) fn ruled(case: &mut Case, work: Work, ruling: ExclusionRuling) {
    if let Some(exclusion) = case.exclusions.get_mut(&work) {
        exclusion.ruling = Some(ruling);
    }
    if ruling == ExclusionRuling::Excluded {
        works::leave_out(case, work);
    }
}
