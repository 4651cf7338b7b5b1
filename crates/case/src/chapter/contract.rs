//! The contract by either way, its absence by the date, and the ends before the test
//! (R 14, R 15, R 29).

use jiff::civil::Date;
use order::{Clause, ProviderKind};

use crate::{
    chapter::term,
    clock::{self, ClockKind},
    command::CommandKind,
    decide::{Context, Decided, ensure, ensure_past, ensure_text, refuse},
    event::Fact,
    payload::{ContractPapers, ContractWay, Procurement},
    refusal::{Refusal, TalkReason},
    stage::Stage,
    state::Case,
    value::DocumentRef,
};

/// The way in which this case's contract is concluded (R 14.1, R 14.2, R 29).
pub fn way(case: &Case) -> ContractWay {
    match (case.provider(), case.procurement()) {
        (ProviderKind::Laboratory, _) => ContractWay::CivilCode,
        (ProviderKind::StateTechnicalService, Procurement::Portal) => ContractWay::Specification,
        (ProviderKind::StateTechnicalService, Procurement::Direct) => ContractWay::TwoCopies,
    }
}

impl ContractWay {
    /// The clause that sets the way.
    pub const fn clause(self) -> Clause {
        match self {
            ContractWay::Specification => Clause::rules(14).item(1),
            ContractWay::TwoCopies => Clause::rules(14).item(2),
            ContractWay::CivilCode => Clause::rules(29),
        }
    }

    /// The stable code used in messages.
    pub const fn code(self) -> &'static str {
        match self {
            ContractWay::Specification => "specification",
            ContractWay::TwoCopies => "two-copies",
            ContractWay::CivilCode => "civil-code",
        }
    }
}

pub(crate) fn send(case: &Case, papers: &ContractPapers) -> Decided {
    let expected = way(case);
    let clause = expected.clause();
    ensure(papers.way == expected, clause, TalkReason::WrongWay { expected })?;
    ensure(case.contract.papers.is_none(), clause, TalkReason::PapersSent)?;
    Ok(vec![Fact::ContractSent(papers.clone())])
}

pub(crate) fn sent(case: &mut Case, papers: &ContractPapers, on: Date) {
    case.contract.papers = Some((papers.clone(), on));
}

pub(crate) fn answer(case: &Case, document: &DocumentRef, cx: &Context<'_>) -> Decided {
    let clause = way(case).clause();
    ensure(case.contract.papers.is_some(), clause, TalkReason::PapersNotSent)?;
    ensure(case.contract.answered.is_none(), clause, TalkReason::AnsweredBefore)?;
    if let Some(last) = last_day(case, cx) {
        let late = TalkReason::DraftContractLate { last };
        ensure(cx.today <= last, Clause::rules(15), late)?;
    }
    Ok(vec![Fact::ContractAnswered { document: document.clone() }])
}

/// The last day for a draft contract on the procurement portal (R 15), where it applies.
fn last_day(case: &Case, cx: &Context<'_>) -> Option<Date> {
    clock::find(case, cx, ClockKind::DraftContractLastDay).map(|clock| clock.due.date)
}

pub(crate) fn answered(case: &mut Case, on: Date) {
    case.contract.answered = Some(on);
}

pub(crate) fn conclude(case: &Case, number: &str, date: Date, cx: &Context<'_>) -> Decided {
    let clause = way(case).clause();
    ensure(case.contract.answered.is_some(), clause, TalkReason::NotAnswered)?;
    ensure_text(number, clause)?;
    ensure_past(date, cx, clause)?;
    let mut facts = vec![Fact::ContractConcluded { number: number.to_owned(), date }];
    facts.extend(case.term.agreed.map(|working_days| Fact::TestBegun { working_days }));
    Ok(facts)
}

pub(crate) fn concluded(case: &mut Case, number: &str, date: Date) {
    case.contract.concluded = Some((number.to_owned(), date));
    case.stage = Stage::Term;
}

pub(crate) fn annul(case: &Case, cx: &Context<'_>) -> Decided {
    let clause = Clause::rules(15);
    let sts = case.provider() == ProviderKind::StateTechnicalService;
    let portal = sts && case.procurement() == Procurement::Portal;
    ensure(portal, clause, TalkReason::NotThroughPortal)?;
    let Some(last) = last_day(case, cx) else {
        return refuse(clause, TalkReason::DraftContractPosted);
    };
    ensure(cx.today > last, clause, TalkReason::DraftContractAwaited { last })?;
    Ok(vec![Fact::Annulled])
}

pub(crate) fn annulled(case: &mut Case) {
    case.stage = Stage::Annulled;
}

/// The Order is silent: nothing obliges the applicant before the contract.
pub(crate) fn take_back(case: &Case, reason: &str) -> Decided {
    let clause = CommandKind::TakeBack.clause(case.provider());
    ensure(case.contract.concluded.is_none(), way(case).clause(), TalkReason::ContractStands)?;
    ensure_text(reason, clause)?;
    Ok(vec![Fact::TakenBack { reason: reason.to_owned() }])
}

pub(crate) fn taken_back(case: &mut Case) {
    case.stage = Stage::TakenBack;
}

/// The Order is silent: the parties end their contract, and this is the paper's record.
pub(crate) fn cancel(case: &Case, reason: &str, document: &DocumentRef) -> Decided {
    let clause = way(case).clause();
    contracted(case)?;
    ensure_text(reason, clause)?;
    Ok(vec![Fact::Cancelled { reason: reason.to_owned(), document: document.clone() }])
}

fn contracted(case: &Case) -> Result<(), Refusal> {
    ensure(case.contract.concluded.is_some(), way(case).clause(), TalkReason::NoContract)
}

pub(crate) fn cancelled(case: &mut Case) {
    case.stage = Stage::Cancelled;
    term::stop(case);
}
