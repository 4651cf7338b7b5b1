//! Validity of protocols and the registry data (R 36, R 37).

use jiff::civil::Date;
use order::{Clause, ObjectKind, ProviderKind, Works};

use crate::{
    clock::{self, ClockKind},
    decide::{Context, Decided, ensure, ensure_past, refuse},
    event::Fact,
    payload::{RegistryItem, RegistryReport, ValidityEnd},
    refusal::AfterReason,
    stage::Stage,
    state::{Case, Ended, Protocol},
};

const VALIDITY: Clause = Clause::rules(36);
const REGISTRY: Clause = Clause::rules(37);

/// The last day on which the protocol serves, by date alone; `None` where no date ends it.
pub fn last_day(case: &Case, protocol: &Protocol, cx: &Context<'_>) -> Option<Date> {
    let kind = match (case.object(), case.production) {
        (ObjectKind::Platform, _) => ClockKind::PlatformProtocol,
        (ObjectKind::General | ObjectKind::PlatformSoftware, None) => {
            ClockKind::ProtocolForProduction
        }
        (ObjectKind::General | ObjectKind::PlatformSoftware, Some(_)) => return None,
    };
    Some(clock::named(case, kind, protocol.issued).due(case, cx).date)
}

fn in_force(case: &Case) -> Vec<&Protocol> {
    case.latest().into_values().filter(|protocol| protocol.is_in_force()).collect()
}

pub(crate) fn enter(case: &Case, since: Date, cx: &Context<'_>) -> Decided {
    ensure(case.production.is_none(), VALIDITY, AfterReason::InProduction)?;
    ensure_past(since, cx, VALIDITY)?;
    for protocol in in_force(case) {
        let issued = protocol.issued;
        ensure(since >= issued, VALIDITY, AfterReason::BeforeIssue { issued })?;
        if let Some(last) = last_day(case, protocol, cx) {
            ensure(since <= last, VALIDITY, AfterReason::TooOld { last })?;
        }
    }
    Ok(vec![Fact::ProductionEntered { since }])
}

pub(crate) fn end(case: &Case, end: ValidityEnd, cx: &Context<'_>) -> Decided {
    ensure_past(end.since, cx, VALIDITY)?;
    if let Some(issued) = in_force(case).into_iter().map(|protocol| protocol.issued).min() {
        ensure(end.since >= issued, VALIDITY, AfterReason::BeforeIssue { issued })?;
    }
    Ok(vec![Fact::ValidityEnded(end)])
}

pub(crate) fn ended(case: &mut Case, end: ValidityEnd) {
    let works = case.in_force();
    expired(case, works, end.since);
}

pub(crate) fn expire(case: &Case, cx: &Context<'_>) -> Decided {
    let over = |protocol: &&Protocol| last_day(case, protocol, cx).is_some_and(|l| cx.today > l);
    let works: Works = in_force(case).iter().filter(|p| over(p)).map(|p| p.work).collect();
    if works.is_empty() {
        return refuse(VALIDITY, AfterReason::StillValid);
    }
    Ok(vec![Fact::Expired { works }])
}

pub(crate) fn expired(case: &mut Case, works: Works, on: Date) {
    end_protocols(case, works, Ended::Expired, on);
    case.stage = Stage::Expired;
    case.registry.stale_since.get_or_insert(on);
}

/// The last protocols of these works cease to be in force.
pub(crate) fn end_protocols(case: &mut Case, works: Works, how: Ended, on: Date) {
    for work in works.iter() {
        let mut protocols = case.protocols.iter_mut().rev();
        if let Some(protocol) = protocols.find(|protocol| protocol.work == work) {
            protocol.ended.get_or_insert((how, on));
        }
    }
}

pub(crate) fn report(case: &Case, report: &RegistryReport) -> Decided {
    ensure(!report.items.is_empty(), REGISTRY, AfterReason::ReportEmpty)?;
    match case.provider() {
        ProviderKind::Laboratory => {
            ensure(report.signature.is_some(), REGISTRY, AfterReason::ReportUnsigned)?;
        }
        ProviderKind::StateTechnicalService => {
            let contract = report.items.contains(&RegistryItem::Contract);
            ensure(!contract, RegistryItem::Contract.clause(), AfterReason::ContractOfLab)?;
        }
    }
    Ok(vec![Fact::RegistryReported(report.clone())])
}

pub(crate) fn reported(case: &mut Case, report: &RegistryReport, on: Date) {
    case.registry.reports.push((on, report.clone()));
    case.registry.stale_since = None;
}
