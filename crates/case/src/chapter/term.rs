//! The term of the test: agreed, declined, set by the authorised body, changed by additional
//! agreements (R 16, R 18, R 20, R 21, M 6).

use jiff::civil::Date;
use order::{Clause, ProviderKind};

use crate::{
    chapter::works,
    command::CommandKind,
    decide::{Context, Decided, ensure, ensure_past, ensure_text, refuse},
    event::Fact,
    payload::{Agreement, AgreementPurpose},
    refusal::{Refusal, TalkReason},
    stage::Stage,
    state::{Agreed, Case, TestTerm},
    value::DocumentRef,
};

fn clause(case: &Case) -> Clause {
    CommandKind::ProposeTerm.clause(case.provider())
}

pub(crate) fn propose(case: &Case, working_days: u16) -> Decided {
    open_to_talk(case)?;
    ensure(working_days > 0, clause(case), TalkReason::TermNotPositive)?;
    Ok(vec![Fact::TermProposed { working_days }])
}

fn open_to_talk(case: &Case) -> Result<(), Refusal> {
    ensure(case.term.agreed.is_none(), clause(case), TalkReason::TermStands)
}

pub(crate) fn proposed(case: &mut Case, working_days: u16) {
    case.term.proposed = Some(working_days);
    case.term.declined = None;
}

pub(crate) fn agree(case: &Case) -> Decided {
    open_to_talk(case)?;
    let Some(working_days) = case.term.proposed else {
        return refuse(clause(case), TalkReason::TermNotProposed);
    };
    Ok(standing(case, Fact::TermAgreed { working_days }, working_days))
}

/// The term stands; with a concluded contract the test begins.
fn standing(case: &Case, fact: Fact, working_days: u16) -> Vec<Fact> {
    let mut facts = vec![fact];
    if case.contract.concluded.is_some() {
        facts.push(Fact::TestBegun { working_days });
    }
    facts
}

pub(crate) fn agreed(case: &mut Case, working_days: u16) {
    case.term.agreed = Some(working_days);
    case.term.declined = None;
    if case.stage == Stage::TermDispute {
        case.stage = match case.contract.concluded {
            Some(_) => Stage::Term,
            None => Stage::Contract,
        };
    }
}

pub(crate) fn decline(case: &Case, reason: &str) -> Decided {
    open_to_talk(case)?;
    ensure(case.term.proposed.is_some(), clause(case), TalkReason::TermNotProposed)?;
    ensure_text(reason, clause(case))?;
    Ok(vec![Fact::TermDeclined { reason: reason.to_owned() }])
}

pub(crate) fn declined(case: &mut Case, reason: &str) {
    case.term.proposed = None;
    case.term.declined = Some(reason.to_owned());
}

pub(crate) fn give_back(case: &Case, reason: &str) -> Decided {
    open_to_talk(case)?;
    ensure(case.term.declined.is_some(), clause(case), TalkReason::TermNotDeclined)?;
    ensure_text(reason, clause(case))?;
    Ok(vec![Fact::ReturnedUnagreed { reason: reason.to_owned() }])
}

pub(crate) fn returned(case: &mut Case) {
    case.stage = Stage::TermDispute;
}

pub(crate) fn ask(case: &Case, document: &DocumentRef) -> Decided {
    ensure(case.term.asked.is_none(), clause(case), TalkReason::TermAskedBefore)?;
    Ok(vec![Fact::TermAsked { document: document.clone() }])
}

pub(crate) fn asked(case: &mut Case, on: Date) {
    case.term.asked = Some(on);
}

pub(crate) fn set(case: &Case, working_days: u16, document: &DocumentRef) -> Decided {
    ensure(case.term.asked.is_some(), clause(case), TalkReason::TermNotAsked)?;
    ensure(working_days > 0, clause(case), TalkReason::TermNotPositive)?;
    let fact = Fact::TermSet { working_days, document: document.clone() };
    Ok(standing(case, fact, working_days))
}

pub(crate) fn begun(case: &mut Case, working_days: u16, on: Date) {
    case.stage = Stage::Testing;
    case.test = Some(TestTerm { begun: on, working_days, pauses: Vec::new() });
    works::begin(case, on);
}

pub(crate) fn amend(case: &Case, agreement: &Agreement, cx: &Context<'_>) -> Decided {
    let by = amending_clause(case, &agreement.purpose);
    ensure_text(&agreement.number, by)?;
    ensure_past(agreement.date, cx, by)?;
    match &agreement.purpose {
        AgreementPurpose::Suspension => suspension(case, by)?,
        AgreementPurpose::Questionnaire { working_days, tiyn } => {
            ensure(case.questionnaire.corrected.is_some(), by, TalkReason::NoCorrection)?;
            ensure(*working_days > 0 || tiyn.is_some(), by, TalkReason::AgreesNothing)?;
        }
        AgreementPurpose::InterimRetest { works } => {
            let Some(asked) = case.interim else {
                return refuse(by, TalkReason::InterimNotAsked);
            };
            ensure(*works == asked, by, TalkReason::InterimOthersAsked { asked })?;
        }
    }
    Ok(vec![Fact::AgreementConcluded(agreement.clone())])
}

fn suspension(case: &Case, by: Clause) -> Result<(), Refusal> {
    match case.suspension.as_ref().map(|suspension| suspension.agreement) {
        None => refuse(by, TalkReason::NotSuspended),
        Some(Agreed::Yes) => refuse(by, TalkReason::AgreedBefore),
        Some(Agreed::NotYet) => Ok(()),
    }
}

/// The clause that lets the parties agree this.
fn amending_clause(case: &Case, purpose: &AgreementPurpose) -> Clause {
    match (case.provider(), purpose) {
        (_, AgreementPurpose::InterimRetest { .. }) => {
            CommandKind::AskInterimRetest.clause(case.provider())
        }
        (ProviderKind::Laboratory, _) => Clause::rules(29),
        (ProviderKind::StateTechnicalService, AgreementPurpose::Suspension) => Clause::rules(18),
        (ProviderKind::StateTechnicalService, AgreementPurpose::Questionnaire { .. }) => {
            Clause::rules(20)
        }
    }
}

pub(crate) fn amended(case: &mut Case, agreement: &Agreement) {
    match &agreement.purpose {
        AgreementPurpose::Suspension => {
            if let Some(suspension) = &mut case.suspension {
                suspension.agreement = Agreed::Yes;
            }
        }
        AgreementPurpose::Questionnaire { working_days, .. } => {
            case.questionnaire.corrected = None;
            if let Some(test) = &mut case.test {
                test.working_days = test.working_days.saturating_add(*working_days);
            }
        }
        AgreementPurpose::InterimRetest { works } => works::reopen(case, *works),
    }
}

/// The test is over: its term and its works do not run any more.
pub(crate) fn stop(case: &mut Case) {
    case.suspension = None;
    case.interim = None;
    case.round = None;
}
