//! From a command to events: `decide` changes nothing, `evolve` refuses nothing.

use jiff::civil::Date;
use order::{Calendar, Clause, CountingRule};

use crate::{
    actor::Actor,
    chapter::{
        access, application, complaint, contract, duplicate, exclusion, protocols, retest, source,
        supervision, term, validity, works,
    },
    clock,
    command::{Command, CommandKind},
    event::{Event, Fact},
    refusal::{Reason, Refusal},
    state::Case,
};

/// The longest text that a command may carry, in characters.
pub const TEXT_CHARACTERS_MAX: usize = 20_000;

/// What a decision depends on beside the case and the command.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The legal day.
    pub today: Date,
    /// The working-day calendar.
    pub calendar: &'a Calendar,
    /// How terms are counted.
    pub counting: CountingRule,
    /// Who acts.
    pub actor: &'a Actor,
}

pub(crate) type Decided = Result<Vec<Fact>, Refusal>;

/// What the command does to the case: events, or a refusal with its clause.
///
/// A provider's duty that is done after its last day is accepted; the missed term is recorded
/// first, since the applicant must not lose by it.
///
/// # Errors
/// The refusal, where the Order does not allow the command.
pub fn decide(case: &Case, command: &Command, cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let kind = command.kind();
    permitted(case, kind, cx)?;
    let facts = dispatch(case, command, cx)?;
    let missed = missed(case, &facts, cx);
    let facts = missed.into_iter().chain(facts);
    Ok(facts.map(|fact| Event { on: cx.today, fact }).collect())
}

/// Whether the actor may give this command at this stage at all, by the two tables.
///
/// # Errors
/// The refusal, by party or by stage.
pub fn permitted(case: &Case, kind: CommandKind, cx: &Context<'_>) -> Result<(), Refusal> {
    let clause = kind.clause(case.provider());
    let party = cx.actor.party;
    if !kind.parties().contains(&party) {
        return refuse(clause, Reason::WrongParty { command: kind, party });
    }
    match (case.opening.is_some(), kind == CommandKind::Open) {
        (false, false) => return refuse(clause, Reason::NotOpened),
        (true, true) => return refuse(clause, Reason::AlreadyOpened),
        (true, false) | (false, true) => {}
    }
    if !kind.stages().contains(&case.stage) {
        return refuse(clause, Reason::WrongStage { command: kind, stage: case.stage });
    }
    Ok(())
}

/// A refusal by a clause.
pub(crate) fn refuse<T>(clause: Clause, reason: impl Into<Reason>) -> Result<T, Refusal> {
    Err(Refusal::new(clause, reason))
}

/// Refuses unless the condition holds.
pub(crate) fn ensure(
    holds: bool,
    clause: Clause,
    reason: impl Into<Reason>,
) -> Result<(), Refusal> {
    if holds { Ok(()) } else { refuse(clause, reason) }
}

/// Refuses a text that is blank or too long.
pub(crate) fn ensure_text(text: &str, clause: Clause) -> Result<(), Refusal> {
    ensure(!text.trim().is_empty(), clause, Reason::Blank)?;
    let fits = text.chars().count() <= TEXT_CHARACTERS_MAX;
    ensure(fits, clause, Reason::TooLong { characters_max: TEXT_CHARACTERS_MAX })
}

/// Refuses a date after today.
pub(crate) fn ensure_past(date: Date, cx: &Context<'_>, clause: Clause) -> Result<(), Refusal> {
    ensure(date <= cx.today, clause, Reason::InFuture { date })
}

/// The duties whose last day has passed and that the facts fulfil now.
fn missed(case: &Case, facts: &[Fact], cx: &Context<'_>) -> Vec<Fact> {
    let late: Vec<_> = clock::open(case, cx.today)
        .into_iter()
        .filter(|clock| clock.kind.is_duty())
        .map(|clock| (clock, clock.due(case, cx)))
        .filter(|(_, due)| due.is_past(cx.today))
        .collect();
    if late.is_empty() {
        return Vec::new();
    }
    let mut then = case.clone();
    for fact in facts {
        then.evolve(&Event { on: cx.today, fact: fact.clone() });
    }
    let open = clock::open(&then, cx.today);
    let closed = late.into_iter().filter(|(clock, _)| {
        !open.iter().any(|still| still.kind == clock.kind && still.subject == clock.subject)
    });
    closed
        .map(|(clock, due)| Fact::DeadlineMissed {
            clock: clock.kind,
            subject: clock.subject,
            due: due.date,
        })
        .collect()
}

fn dispatch(case: &Case, command: &Command, cx: &Context<'_>) -> Decided {
    match command {
        Command::Open(opening) => application::open(opening, cx),
        Command::AskCost { questionnaire } => application::ask_cost(case, questionnaire),
        Command::GiveCost(cost) => application::give_cost(case, cost),
        Command::Submit(form) => application::submit(case, form, cx),
        Command::CheckItem(check) => application::check(case, check),
        Command::AcceptPackage => application::accept(case),
        Command::ReturnApplication { reasons } => application::give_back(case, reasons),
        Command::TakeBack { reason } => contract::take_back(case, reason),
        Command::Cancel { reason, document } => contract::cancel(case, reason, document),
        Command::SendContract(papers) => contract::send(case, papers),
        Command::AnswerContract { document } => contract::answer(case, document, cx),
        Command::ConcludeContract { number, date } => contract::conclude(case, number, *date, cx),
        Command::Annul => contract::annul(case, cx),
        Command::ProposeTerm { working_days } => term::propose(case, *working_days),
        Command::AgreeTerm => term::agree(case),
        Command::DeclineTerm { reason } => term::decline(case, reason),
        Command::ReturnUnagreed { reason } => term::give_back(case, reason),
        Command::AskTerm { document } => term::ask(case, document),
        Command::SetTerm { working_days, document } => term::set(case, *working_days, document),
        Command::ConcludeAgreement(agreement) => term::amend(case, agreement, cx),
        Command::ConfirmAccess { items } => access::confirm(case, items),
        Command::Suspend { missing } => access::suspend(case, missing),
        Command::Resume => access::resume(case),
        Command::ReportDiscrepancy { text } => access::report(case, text),
        Command::CorrectQuestionnaire { questionnaire } => access::correct(case, questionnaire),
        Command::AskExclusion(request) => exclusion::ask(case, request),
        Command::AskVerification { work } => exclusion::verify(case, *work),
        Command::GiveOpinion { work, opinion } => exclusion::opine(case, *work, opinion),
        Command::DecideExclusion { work, ruling, document } => {
            exclusion::rule(case, *work, *ruling, document)
        }
        Command::AcceptSource(act) => source::accept(case, act),
        Command::SealSource { act, label } => source::seal(case, *act, label),
        Command::DisposeSource { act } => source::dispose(case, *act, cx),
        Command::AssignExecutor { work, executor } => works::assign(case, *work, executor),
        Command::StartWork { work } => works::start(case, *work, cx),
        Command::FinishWork { work, verdict } => works::finish(case, *work, verdict, cx),
        Command::ReviewWork { work, review } => works::review(case, *work, review, cx),
        Command::AskInterimRetest { works, reason } => works::again(case, *works, reason, cx),
        Command::DraftProtocol { work, document } => protocols::draft(case, *work, document, cx),
        Command::ReviewProtocol { work, review } => protocols::review(case, *work, review, cx),
        Command::SignProtocol { work, attestation } => {
            protocols::sign(case, *work, attestation, cx)
        }
        Command::IssueProtocols { numbers } => protocols::issue(case, numbers, cx),
        Command::HandOver { received } => protocols::hand_over(case, *received, cx),
        Command::RequestRetest(request) => retest::request(case, request, cx),
        Command::ExtendRetest { working_days } => retest::extend(case, *working_days, cx),
        Command::CloseWindow => retest::close(case, cx),
        Command::AskDuplicate(request) => duplicate::ask(case, request),
        Command::IssueDuplicate { request, documents } => {
            duplicate::issue(case, *request, documents)
        }
        Command::EnterProduction { since } => validity::enter(case, *since, cx),
        Command::EndValidity(end) => validity::end(case, *end, cx),
        Command::Expire => validity::expire(case, cx),
        Command::ReportToRegistry(report) => validity::report(case, report),
        Command::RaiseReview(cause) => supervision::raise(case, cause, cx),
        Command::DecideReview(ruling) => supervision::rule(case, ruling),
        Command::NoteNewApplication { case: next } => supervision::succeed(case, *next),
        Command::Complain(complaint) => complaint::file(case, complaint),
        Command::DecideComplaint(ruling) => complaint::rule(case, ruling),
    }
}
