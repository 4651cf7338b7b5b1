//! The source: accepted by an act with hashes, sealed, kept, disposed of (M 13–15).

use jiff::civil::Date;
use order::{Clause, Work};

use crate::{
    chapter::application::applied,
    clock::{self, ClockKind},
    decide::{Context, Decided, ensure, ensure_text, refuse},
    event::Fact,
    payload::SourceAct,
    refusal::{Refusal, WorkReason},
    state::{Case, Source},
};

pub(crate) fn accept(case: &Case, act: &SourceAct) -> Decided {
    let clause = Clause::methodology(13);
    let analysed = match &case.round {
        Some(round) => round.works.contains_key(&Work::SourceCode),
        None => applied(case).contains(Work::SourceCode),
    };
    ensure(analysed, clause, WorkReason::NoSourceWork)?;
    ensure(!act.archives.is_empty(), clause, WorkReason::ArchivesMissing)?;
    for archive in &act.archives {
        ensure_text(&archive.name, clause)?;
    }
    Ok(vec![Fact::SourceAccepted(act.clone())])
}

pub(crate) fn accepted(case: &mut Case, act: &SourceAct, on: Date) {
    let round = case.round.as_ref().map_or(0, |round| round.number);
    let source = Source { act: act.clone(), round, accepted: on, sealed: None, disposed: None };
    case.sources.push(source);
}

fn find(case: &Case, act: u32, clause: Clause) -> Result<&Source, Refusal> {
    let index = usize::try_from(act).unwrap_or_default().checked_sub(1);
    match index.and_then(|index| case.sources.get(index)) {
        Some(source) => Ok(source),
        None => refuse(clause, WorkReason::ActUnknown { act }),
    }
}

fn find_mut(case: &mut Case, act: u32) -> Option<&mut Source> {
    let index = usize::try_from(act).unwrap_or_default().checked_sub(1)?;
    case.sources.get_mut(index)
}

pub(crate) fn seal(case: &Case, act: u32, label: &str) -> Decided {
    let clause = Clause::methodology(14);
    let source = find(case, act, clause)?;
    ensure(source.sealed.is_none(), clause, WorkReason::SealedBefore)?;
    ensure(source.disposed.is_none(), clause, WorkReason::DisposedBefore)?;
    let latest = case.latest();
    let positive = latest.get(&Work::SourceCode).is_some_and(|p| p.verdict.conforms());
    ensure(positive, clause, WorkReason::SourceNegative)?;
    ensure_text(label, clause)?;
    Ok(vec![Fact::SourceSealed { act, label: label.to_owned() }])
}

pub(crate) fn sealed(case: &mut Case, act: u32, label: &str, on: Date) {
    if let Some(source) = find_mut(case, act) {
        source.sealed = Some((on, label.to_owned()));
    }
}

pub(crate) fn dispose(case: &Case, act: u32, cx: &Context<'_>) -> Decided {
    let clause = Clause::methodology(15);
    let source = find(case, act, clause)?;
    ensure(source.disposed.is_none(), clause, WorkReason::DisposedBefore)?;
    let clocks = clock::open(case, cx.today).into_iter();
    let mut kept = clocks.filter(|c| c.kind == ClockKind::SourceKept && c.subject == Some(act));
    if let Some(clock) = kept.next() {
        let last = clock.due(case, cx).date;
        ensure(cx.today > last, clause, WorkReason::KeptUntil { last })?;
    }
    Ok(vec![Fact::SourceDisposed { act }])
}

pub(crate) fn disposed(case: &mut Case, act: u32, on: Date) {
    if let Some(source) = find_mut(case, act) {
        source.disposed = Some(on);
    }
}
