//! Access, suspension and the questionnaire during the test (R 17, R 18, R 20).

use std::collections::BTreeSet;

use jiff::civil::Date;
use order::Pause;

use crate::{
    chapter::{application::is_attested, works},
    command::CommandKind,
    decide::{Decided, ensure, ensure_text, refuse},
    event::Fact,
    payload::AccessItem,
    refusal::{IntakeReason, TalkReason},
    stage::Stage,
    state::{Agreed, Case, Suspension},
    value::AttestedForm,
};

pub(crate) fn confirm(case: &Case, items: &BTreeSet<AccessItem>) -> Decided {
    let clause = CommandKind::ConfirmAccess.clause(case.provider());
    ensure(!items.is_empty(), clause, TalkReason::NothingNamed)?;
    Ok(vec![Fact::AccessConfirmed { items: items.clone() }])
}

pub(crate) fn confirmed(case: &mut Case, items: &BTreeSet<AccessItem>) {
    case.access.extend(items);
    if let Some(suspension) = &mut case.suspension {
        suspension.missing.retain(|item| !items.contains(item));
    }
}

pub(crate) fn suspend(case: &Case, missing: &BTreeSet<AccessItem>) -> Decided {
    let clause = CommandKind::Suspend.clause(case.provider());
    ensure(!missing.is_empty(), clause, TalkReason::NothingNamed)?;
    Ok(vec![Fact::Suspended { missing: missing.clone() }])
}

pub(crate) fn suspended(case: &mut Case, missing: &BTreeSet<AccessItem>, on: Date) {
    case.stage = Stage::Suspended;
    case.access.retain(|item| !missing.contains(item));
    let (missing, agreement) = (missing.clone(), Agreed::NotYet);
    case.suspension = Some(Suspension { since: on, missing, agreement });
}

pub(crate) fn resume(case: &Case) -> Decided {
    let clause = CommandKind::Resume.clause(case.provider());
    let Some(suspension) = &case.suspension else {
        return refuse(clause, TalkReason::NotSuspended);
    };
    let items = suspension.missing.clone();
    ensure(items.is_empty(), clause, TalkReason::AccessMissing { items })?;
    let agreed = suspension.agreement == Agreed::Yes;
    ensure(agreed, clause, TalkReason::AgreementMissing)?;
    Ok(vec![Fact::Resumed])
}

pub(crate) fn resumed(case: &mut Case, on: Date) {
    case.stage = Stage::Testing;
    if let (Some(suspension), Some(test)) = (case.suspension.take(), &mut case.test) {
        test.pauses.push(Pause { from: suspension.since, until: on });
    }
    works::complete(case);
}

pub(crate) fn report(case: &Case, text: &str) -> Decided {
    ensure_text(text, CommandKind::ReportDiscrepancy.clause(case.provider()))?;
    Ok(vec![Fact::DiscrepancyReported { text: text.to_owned() }])
}

pub(crate) fn reported(case: &mut Case, text: &str) {
    case.questionnaire.discrepancy = Some(text.to_owned());
}

pub(crate) fn correct(case: &Case, questionnaire: &AttestedForm) -> Decided {
    let clause = CommandKind::CorrectQuestionnaire.clause(case.provider());
    let signed = is_attested(case, questionnaire);
    ensure(signed, clause, IntakeReason::NotSignedByOwner)?;
    let found = questionnaire.version;
    let last = case.questionnaire.current.as_ref().map_or(0, |form| form.version);
    ensure(found > last, clause, IntakeReason::VersionNotNewer { found, last })?;
    Ok(vec![Fact::QuestionnaireCorrected { questionnaire: questionnaire.clone() }])
}

pub(crate) fn corrected(case: &mut Case, questionnaire: &AttestedForm, on: Date) {
    case.questionnaire.current = Some(questionnaire.clone());
    case.questionnaire.discrepancy = None;
    case.questionnaire.corrected = Some(on);
    case.registry.stale_since.get_or_insert(on);
}
