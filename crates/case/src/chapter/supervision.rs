//! Changes after the protocols: notice, information, source change, decision by the matrix,
//! withdrawal and the new application (R 38–41, RA 4, M 42).

use std::collections::BTreeSet;

use jiff::civil::Date;
use order::{
    Clause, Works,
    catalogue::{Catalogue, Change},
    matrix,
};

use crate::{
    actor::Party,
    chapter::{application::is_attested, validity},
    decide::{Context, Decided, ensure, ensure_text, refuse},
    event::Fact,
    payload::{ChangeNumber, ChangeWhy, ReviewCause, ReviewRuling, Ruling},
    refusal::{AfterReason, IntakeReason, Refusal},
    stage::Stage,
    state::{Case, Ended, Review, Withdrawal},
    value::{AttestedForm, CaseId},
};

const DECISION: Clause = Clause::rules(40);

pub(crate) fn raise(case: &Case, cause: &ReviewCause, cx: &Context<'_>) -> Decided {
    let (clause, parties): (Clause, &[Party]) = match &cause.why {
        ChangeWhy::Owner { .. } => (Clause::rules(38), &[Party::Owner]),
        ChangeWhy::AuthorisedBody => (Clause::rules(39), &[Party::AuthorisedBody]),
        ChangeWhy::Immutability => (DECISION, &[Party::Head, Party::Registrar, Party::System]),
    };
    ensure(parties.contains(&cx.actor.party), clause, AfterReason::WrongSource)?;
    ensure(!case.in_force().is_empty(), clause, AfterReason::NothingInForce)?;
    if let ChangeWhy::Owner { changes, questionnaire } = &cause.why {
        noticed(case, changes, questionnaire, clause)?;
    }
    Ok(vec![Fact::ReviewRaised(cause.clone())])
}

/// The owner's notice bears an updated approved questionnaire (R 38).
fn noticed(
    case: &Case,
    changes: &BTreeSet<ChangeNumber>,
    questionnaire: &AttestedForm,
    clause: Clause,
) -> Result<(), Refusal> {
    listed(case, changes)?;
    let signed = is_attested(case, questionnaire);
    ensure(signed, clause, IntakeReason::NotSignedByOwner)?;
    let found = questionnaire.version;
    let last = case.questionnaire.current.as_ref().map_or(0, |form| form.version);
    ensure(found > last, clause, IntakeReason::VersionNotNewer { found, last })
}

/// The rows of the list of changes (RA 4).
fn listed(case: &Case, changes: &BTreeSet<ChangeNumber>) -> Result<Vec<&'static Change>, Refusal> {
    let catalogue = Catalogue::of(case.edition());
    let row = |change: &ChangeNumber| {
        let code = format!("RA4-{}", change.0).parse().ok();
        let found = code.and_then(|code| catalogue.change(code));
        let unknown = AfterReason::ChangeUnknown { number: u32::from(change.0) };
        found.ok_or_else(|| Refusal::new(Clause::rules_appendix(4), unknown))
    };
    changes.iter().map(row).collect()
}

pub(crate) fn raised(case: &mut Case, cause: &ReviewCause, on: Date) {
    if let ChangeWhy::Owner { questionnaire, .. } = &cause.why {
        case.questionnaire.current = Some(questionnaire.clone());
        case.registry.stale_since.get_or_insert(on);
    }
    case.reviews.push(Review { cause: cause.clone(), raised: on, ruling: None });
}

pub(crate) fn rule(case: &Case, ruling: &ReviewRuling) -> Decided {
    let number = ruling.review;
    let index = usize::try_from(number).unwrap_or_default().checked_sub(1);
    let Some(review) = index.and_then(|index| case.reviews.get(index)) else {
        return refuse(DECISION, AfterReason::Unknown { number });
    };
    ensure(review.ruling.is_none(), DECISION, AfterReason::Settled { number })?;
    let called_for = called_for(case, review, &ruling.changes)?;
    match &ruling.ruling {
        Ruling::Keep { reason } => ensure_text(reason, DECISION)?,
        Ruling::Withdraw { works, retest, reason } => {
            ensure_text(reason, DECISION)?;
            withdrawable(case, *works, *retest, called_for)?;
        }
    }
    Ok(vec![Fact::ReviewDecided(ruling.clone())])
}

/// The works that the found changes call for by the list (R 40, RA 4); every work where the
/// authorised body's nonconformities are no change of the list (R 39).
fn called_for(
    case: &Case,
    review: &Review,
    changes: &BTreeSet<ChangeNumber>,
) -> Result<Works, Refusal> {
    let works = matrix::works_for(&listed(case, changes)?);
    Ok(match &review.cause.why {
        ChangeWhy::Owner { .. } => works,
        ChangeWhy::AuthorisedBody if changes.is_empty() => Works::ALL,
        ChangeWhy::AuthorisedBody => works,
        ChangeWhy::Immutability => works.union(matrix::works_for_source_change()),
    })
}

fn withdrawable(
    case: &Case,
    works: Works,
    retest: Works,
    called_for: Works,
) -> Result<(), Refusal> {
    ensure(!works.is_empty(), DECISION, AfterReason::WorksMissing)?;
    ensure(!called_for.is_empty(), DECISION, AfterReason::ChangesMissing)?;
    let outside = |all: Works, of: Works| all.iter().filter(|w| !of.contains(*w)).collect();
    let ended: Works = outside(works, case.in_force());
    ensure(ended.is_empty(), DECISION, AfterReason::NotInForce { works: ended })?;
    let unnamed: Works = outside(works.union(retest), called_for);
    ensure(unnamed.is_empty(), DECISION, AfterReason::NotByMatrix { works: unnamed })?;
    let forgotten: Works = outside(works, retest);
    ensure(forgotten.is_empty(), DECISION, AfterReason::RetestIncomplete { works: forgotten })
}

pub(crate) fn ruled(case: &mut Case, ruling: &ReviewRuling, on: Date) {
    let index = usize::try_from(ruling.review).unwrap_or_default().checked_sub(1);
    if let Some(review) = index.and_then(|index| case.reviews.get_mut(index)) {
        review.ruling = Some((ruling.ruling.clone(), on));
    }
    if let Ruling::Withdraw { works, retest, .. } = &ruling.ruling {
        validity::end_protocols(case, *works, Ended::Withdrawn, on);
        withdraw(case, *retest, on);
    }
}

fn withdraw(case: &mut Case, retest: Works, on: Date) {
    let before = match (&case.withdrawal, case.successor) {
        (Some(withdrawal), None) => withdrawal.retest,
        (Some(_) | None, _) => Works::NONE,
    };
    case.withdrawal = Some(Withdrawal { on, retest: before.union(retest) });
    case.successor = None;
    case.registry.stale_since.get_or_insert(on);
    if case.stage == Stage::InForce {
        case.stage = Stage::Withdrawn;
    }
}

pub(crate) fn succeed(case: &Case, next: CaseId) -> Decided {
    let clause = Clause::rules(41);
    ensure(case.id() != Some(next), clause, AfterReason::SameCase)?;
    let over = matches!(case.stage, Stage::Negative | Stage::Lapsed | Stage::Expired);
    let awaited = over || (case.withdrawal.is_some() && case.successor.is_none());
    ensure(awaited, clause, AfterReason::NoGrounds)?;
    Ok(vec![Fact::NewApplicationNoted { case: next }])
}

pub(crate) fn succeeded(case: &mut Case, next: CaseId) {
    case.successor = Some(next);
    let over = matches!(case.stage, Stage::Negative | Stage::Lapsed | Stage::Expired);
    if over || (case.stage == Stage::Withdrawn && case.in_force().is_empty()) {
        case.stage = Stage::Superseded;
    }
}
