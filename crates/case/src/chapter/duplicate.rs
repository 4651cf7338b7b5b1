//! Duplicates of protocols (R 28, R 34).

use jiff::civil::Date;
use order::{Clause, ProviderKind, Work, Works};
use std::collections::BTreeMap;

use crate::{
    chapter::application::is_attested,
    command::CommandKind,
    decide::{Decided, ensure, ensure_text, refuse},
    event::Fact,
    payload::{DuplicateRequest, DuplicateWhy},
    refusal::{AfterReason, IntakeReason, Refusal},
    state::{Case, Duplicate},
    value::DocumentRef,
};

fn clause(case: &Case) -> Clause {
    CommandKind::AskDuplicate.clause(case.provider())
}

pub(crate) fn ask(case: &Case, request: &DuplicateRequest) -> Decided {
    issued_works(case, request.works, clause(case))?;
    ensure_text(&request.reason, clause(case))?;
    if let DuplicateWhy::QuestionnaireChanged { questionnaire } = &request.why {
        let sts = case.provider() == ProviderKind::StateTechnicalService;
        ensure(sts, clause(case), AfterReason::OnlyLostOrDamaged)?;
        let signed = is_attested(case, questionnaire);
        ensure(signed, clause(case), IntakeReason::NotSignedByOwner)?;
    }
    Ok(vec![Fact::DuplicateAsked(request.clone())])
}

/// Refuses works that have no protocol, or none that still stands.
pub(crate) fn issued_works(case: &Case, works: Works, clause: Clause) -> Result<(), Refusal> {
    ensure(!works.is_empty(), clause, AfterReason::WorksMissing)?;
    let latest = case.latest();
    let stands = |work: &Work| latest.get(work).is_some_and(|p| p.ended.is_none());
    let missing: Works = works.iter().filter(|work| !stands(work)).collect();
    ensure(missing.is_empty(), clause, AfterReason::NotIssued { works: missing })
}

pub(crate) fn asked(case: &mut Case, request: &DuplicateRequest, on: Date) {
    if let DuplicateWhy::QuestionnaireChanged { questionnaire } = &request.why {
        case.questionnaire.current = Some(questionnaire.clone());
        case.registry.stale_since.get_or_insert(on);
    }
    case.duplicates.push(Duplicate { request: request.clone(), asked: on, issued: None });
}

pub(crate) fn issue(case: &Case, number: u32, documents: &BTreeMap<Work, DocumentRef>) -> Decided {
    let index = usize::try_from(number).unwrap_or_default().checked_sub(1);
    let Some(duplicate) = index.and_then(|index| case.duplicates.get(index)) else {
        return refuse(clause(case), AfterReason::Unknown { number });
    };
    ensure(duplicate.issued.is_none(), clause(case), AfterReason::Settled { number })?;
    let works = duplicate.request.works;
    let given: Works = documents.keys().copied().collect();
    ensure(given == works, clause(case), AfterReason::DuplicatesDiffer { works })?;
    Ok(vec![Fact::DuplicateIssued { request: number, documents: documents.clone() }])
}

pub(crate) fn issued(case: &mut Case, number: u32, on: Date) {
    let index = usize::try_from(number).unwrap_or_default().checked_sub(1);
    if let Some(duplicate) = index.and_then(|index| case.duplicates.get_mut(index)) {
        duplicate.issued = Some(on);
    }
}
