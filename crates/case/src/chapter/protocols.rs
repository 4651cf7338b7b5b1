//! Protocols: drawn up, reviewed, signed by executor and head, issued all together
//! (R 22, R 35, R 27, R 33), and a laboratory's handing over (R 32).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use order::{Clause, ProviderKind, Work, Works, terms::RETEST_REQUESTS_MAX};

use crate::{
    actor::Party,
    chapter::{retest, works},
    command::CommandKind,
    decide::{Context, Decided, ensure, ensure_past, ensure_text, refuse},
    event::Fact,
    payload::{IssuedProtocol, Outcome, ReviewVerdict, Signer},
    refusal::{Refusal, ResultReason, WorkReason},
    state::{Case, Draft, Protocol, Round, WorkState},
    value::{AccountId, Attestation, DocumentRef, RegisterNumber},
};

fn clause(case: &Case) -> Clause {
    CommandKind::IssueProtocols.clause(case.provider())
}

pub(crate) fn draft(case: &Case, work: Work, document: &DocumentRef, cx: &Context<'_>) -> Decided {
    works::ensure_executor(case, work, cx)?;
    let state = works::in_round(case, work)?;
    ensure(state.is_done(), clause(case), ResultReason::WorkUndone { work })?;
    let reviewed = state.draft.as_ref().is_some_and(|draft| draft.reviewed.is_some());
    ensure(!reviewed, clause(case), ResultReason::Reviewed { work })?;
    Ok(vec![Fact::ProtocolDrafted { work, document: document.clone() }])
}

fn state_mut(case: &mut Case, work: Work) -> Option<&mut WorkState> {
    case.round.as_mut().and_then(|round| round.works.get_mut(&work))
}

fn draft_mut(case: &mut Case, work: Work) -> Option<&mut Draft> {
    state_mut(case, work).and_then(|state| state.draft.as_mut())
}

pub(crate) fn drafted(case: &mut Case, work: Work, document: &DocumentRef) {
    if let Some(state) = state_mut(case, work) {
        let document = document.clone();
        state.draft = Some(Draft { document, reviewed: None, executor: None, head: None });
    }
}

fn drawn_up(case: &Case, work: Work) -> Result<&Draft, Refusal> {
    match &works::in_round(case, work)?.draft {
        Some(draft) => Ok(draft),
        None => refuse(clause(case), ResultReason::NoDraft { work }),
    }
}

pub(crate) fn review(case: &Case, work: Work, review: &ReviewVerdict, cx: &Context<'_>) -> Decided {
    let draft = drawn_up(case, work)?;
    ensure(draft.reviewed.is_none(), clause(case), ResultReason::Reviewed { work })?;
    let executor = &works::in_round(case, work)?.executor;
    let own = executor.as_ref() == Some(&cx.actor.account);
    ensure(!own, clause(case), WorkReason::OwnWork { work })?;
    if let ReviewVerdict::SentBack { reason } = review {
        ensure_text(reason, clause(case))?;
    }
    let reviewer = cx.actor.account.clone();
    Ok(vec![Fact::ProtocolReviewed { work, reviewer, review: review.clone() }])
}

pub(crate) fn reviewed(case: &mut Case, work: Work, reviewer: &AccountId, review: &ReviewVerdict) {
    match review {
        ReviewVerdict::Approved => {
            if let Some(draft) = draft_mut(case, work) {
                draft.reviewed = Some(reviewer.clone());
            }
        }
        ReviewVerdict::SentBack { .. } => {
            if let Some(state) = state_mut(case, work) {
                state.draft = None;
            }
        }
    }
}

pub(crate) fn sign(
    case: &Case,
    work: Work,
    attestation: &Attestation,
    cx: &Context<'_>,
) -> Decided {
    let draft = drawn_up(case, work)?;
    ensure(draft.reviewed.is_some(), clause(case), ResultReason::NotReviewed { work })?;
    let electronic = case.provider() == ProviderKind::Laboratory || attestation.is_eds();
    ensure(electronic, clause(case), ResultReason::PaperSignature)?;
    let signer = match cx.actor.party {
        Party::Head => head_signs(case, work, draft, cx)?,
        Party::Executor
        | Party::Applicant
        | Party::Owner
        | Party::Registrar
        | Party::Reviewer
        | Party::AuthorisedBody
        | Party::System => executor_signs(case, work, draft, cx)?,
    };
    let by = cx.actor.account.clone();
    Ok(vec![Fact::ProtocolSigned { work, signer, by, attestation: attestation.clone() }])
}

fn executor_signs(
    case: &Case,
    work: Work,
    draft: &Draft,
    cx: &Context<'_>,
) -> Result<Signer, Refusal> {
    works::ensure_executor(case, work, cx)?;
    ensure(draft.executor.is_none(), clause(case), ResultReason::Signed { work })?;
    Ok(Signer::Executor)
}

fn head_signs(case: &Case, work: Work, draft: &Draft, cx: &Context<'_>) -> Result<Signer, Refusal> {
    ensure(draft.head.is_none(), clause(case), ResultReason::Signed { work })?;
    let Some(executor) = &draft.executor else {
        return refuse(clause(case), ResultReason::ExecutorFirst { work });
    };
    let same = *executor == cx.actor.account;
    ensure(!same, clause(case), ResultReason::SamePerson { work })?;
    Ok(Signer::Head)
}

pub(crate) fn signed(case: &mut Case, work: Work, signer: Signer, by: &AccountId) {
    if let Some(draft) = draft_mut(case, work) {
        match signer {
            Signer::Executor => draft.executor = Some(by.clone()),
            Signer::Head => draft.head = Some(by.clone()),
        }
    }
}

pub(crate) fn issue(
    case: &Case,
    numbers: &BTreeMap<Work, RegisterNumber>,
    cx: &Context<'_>,
) -> Decided {
    let Some(round) = &case.round else {
        return refuse(clause(case), ResultReason::WorksUndone { works: case.works() });
    };
    let works = round.undone();
    ensure(works.is_empty(), clause(case), ResultReason::WorksUndone { works })?;
    let interim = CommandKind::AskInterimRetest.clause(case.provider());
    ensure(case.interim.is_none(), interim, WorkReason::InterimPending)?;
    let works = round.unsigned();
    ensure(works.is_empty(), clause(case), ResultReason::Unsigned { works })?;
    registered(case, round, numbers)?;
    let protocols: Vec<IssuedProtocol> = issuable(round, numbers).collect();
    let outcome = outcome(case, round.number, &protocols, cx);
    Ok(vec![Fact::ProtocolsIssued { round: round.number, protocols, outcome }])
}

/// Each protocol has one register number of its own (R 37.5).
fn registered(
    case: &Case,
    round: &Round,
    numbers: &BTreeMap<Work, RegisterNumber>,
) -> Result<(), Refusal> {
    let clause = Clause::rules(37).item(5);
    let works: Works = round.works.keys().copied().collect();
    let numbered: Works = numbers.keys().copied().collect();
    ensure(works == numbered, clause, ResultReason::NumbersDiffer { works })?;
    let mut taken: BTreeSet<&RegisterNumber> = case.protocols.iter().map(|p| &p.number).collect();
    for number in numbers.values() {
        ensure_text(&number.0, clause)?;
        let free = taken.insert(number);
        ensure(free, clause, ResultReason::NumberTaken { number: number.clone() })?;
    }
    Ok(())
}

fn issuable<'a>(
    round: &'a Round,
    numbers: &'a BTreeMap<Work, RegisterNumber>,
) -> impl Iterator<Item = IssuedProtocol> + 'a {
    round.works.iter().filter_map(|(work, state)| {
        let (verdict, _) = state.finished.clone()?;
        let (number, document) = (numbers.get(work)?.clone(), state.draft.clone()?.document);
        Some(IssuedProtocol { work: *work, number, verdict, document })
    })
}

/// What follows from the last protocols of all works (R 25, R 27, R 32, R 33).
fn outcome(case: &Case, round: u8, issued: &[IssuedProtocol], cx: &Context<'_>) -> Outcome {
    let mut failed = case.nonconforming();
    for protocol in issued {
        failed = match protocol.verdict.conforms() {
            true => failed.without(protocol.work),
            false => failed.with(protocol.work),
        };
    }
    let again = case.retests.requests < RETEST_REQUESTS_MAX && !retest::is_missed(case, cx);
    match (failed.is_empty(), round) {
        (true, _) => Outcome::Positive,
        (false, 0) => Outcome::Remediation,
        (false, _) if again => Outcome::Remediation,
        (false, _) if issued.iter().any(|p| !p.verdict.conforms()) => Outcome::Negative,
        (false, _) => retest::end(case),
    }
}

pub(crate) fn issued(
    case: &mut Case,
    round: u8,
    protocols: &[IssuedProtocol],
    outcome: Outcome,
    on: Date,
) {
    case.protocols.extend(protocols.iter().map(|protocol| Protocol {
        work: protocol.work,
        round,
        number: protocol.number.clone(),
        verdict: protocol.verdict.clone(),
        document: protocol.document.clone(),
        issued: on,
        ended: None,
    }));
    case.retests.issued.insert(round, on);
    case.round = None;
    case.interim = None;
    case.registry.stale_since.get_or_insert(on);
    retest::settled(case, outcome);
}

pub(crate) fn hand_over(case: &Case, received: Date, cx: &Context<'_>) -> Decided {
    if case.provider() == ProviderKind::StateTechnicalService {
        return refuse(Clause::rules(22), ResultReason::Electronic);
    }
    let clause = Clause::rules(32);
    let Some((_, issued)) = not_received(case) else {
        return refuse(clause, ResultReason::ReceivedBefore);
    };
    ensure_past(received, cx, clause)?;
    ensure(received >= issued, clause, ResultReason::ReceivedTooEarly { issued })?;
    Ok(vec![Fact::HandedOver { received }])
}

/// The first round whose paper protocols nobody has received yet, and its day of issue.
pub(crate) fn not_received(case: &Case) -> Option<(u8, Date)> {
    let mut issued = case.retests.issued.iter();
    let found = issued.find(|(round, _)| !case.retests.received.contains_key(round));
    found.map(|(round, on)| (*round, *on))
}

pub(crate) fn handed_over(case: &mut Case, received: Date) {
    if let Some((round, _)) = not_received(case) {
        case.retests.received.insert(round, received);
    }
}
