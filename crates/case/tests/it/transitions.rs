//! The transition table: which command leads from which stage where, as `decide` really does it.
//!
//! Random lives bring many different cases to each stage; there every command is tried again and
//! again, by the right party and on several days. What was accepted stands in the snapshot.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use case::{Case, Command, CommandKind, Context, Party, Stage, decide, payload::*};
use jiff::{ToSpan, civil::Date};
use order::{Calendar, CountingRule, ProviderKind, Work, Works};

use crate::{
    bench::{Bench, application, document, form, one, paper_application},
    random::{Attempt, Chance, attempt, attempt_of, later, steps},
};

/// How many random lives begin at each of the [`starts`].
const LIVES: u64 = 90;
const COMMANDS_MAX: usize = 48;
/// How many cases are kept that stand at one stage and offer the same steps.
const ALIKE_MAX: usize = 2;
/// How often each command is tried on each kept case, and how many days later.
const TRIES_DAYS: [i64; 5] = [0, 0, 1, 120, 1200];

/// What tells kept cases apart: provider, stage, offered steps.
type Shape = (ProviderKind, Stage, BTreeSet<CommandKind>);
type Pool = BTreeMap<Shape, Vec<(Case, Date)>>;
type Table = BTreeMap<(ProviderKind, Stage, CommandKind), BTreeSet<Stage>>;

/// The parts of the procedure, as the table is cut.
const PARTS: [(&str, &[CommandKind]); 7] = {
    use CommandKind as C;
    [
        (
            "Application: R 10–13, R 15, R 24, R 30",
            &[
                C::Open,
                C::AskCost,
                C::GiveCost,
                C::Submit,
                C::CheckItem,
                C::AcceptPackage,
                C::ReturnApplication,
                C::TakeBack,
                C::Annul,
            ],
        ),
        (
            "Contract and term: R 14, R 16, R 29",
            &[
                C::SendContract,
                C::AnswerContract,
                C::ConcludeContract,
                C::ProposeTerm,
                C::AgreeTerm,
                C::DeclineTerm,
                C::ReturnUnagreed,
                C::AskTerm,
                C::SetTerm,
                C::Cancel,
            ],
        ),
        (
            "Access, agreements, exclusion: R 5, R 17, R 18, R 20, R 21",
            &[
                C::ConfirmAccess,
                C::Suspend,
                C::Resume,
                C::ReportDiscrepancy,
                C::CorrectQuestionnaire,
                C::ConcludeAgreement,
                C::AskExclusion,
                C::AskVerification,
                C::GiveOpinion,
                C::DecideExclusion,
            ],
        ),
        (
            "Source and works: R 19, R 21, R 31, M 6, M 13–15",
            &[
                C::AcceptSource,
                C::AssignExecutor,
                C::StartWork,
                C::FinishWork,
                C::ReviewWork,
                C::AskInterimRetest,
                C::SealSource,
                C::DisposeSource,
            ],
        ),
        (
            "Protocols and retests: R 22, R 25–27, R 32, R 33, R 35",
            &[
                C::DraftProtocol,
                C::ReviewProtocol,
                C::SignProtocol,
                C::IssueProtocols,
                C::HandOver,
                C::RequestRetest,
                C::ExtendRetest,
                C::CloseWindow,
            ],
        ),
        (
            "Duplicates, validity, registry: R 28, R 34, R 36, R 37",
            &[
                C::AskDuplicate,
                C::IssueDuplicate,
                C::EnterProduction,
                C::EndValidity,
                C::Expire,
                C::ReportToRegistry,
            ],
        ),
        (
            "Changes, withdrawal, complaints: R 38–42",
            &[
                C::RaiseReview,
                C::DecideReview,
                C::NoteNewApplication,
                C::Complain,
                C::DecideComplaint,
            ],
        ),
    ]
};

/// Where random lives begin, so that the rare ends are near: for both providers a draft, a term in
/// dispute, a running test, protocols with nonconformities, protocols in force, and a withdrawal.
fn starts() -> Vec<Bench> {
    let failing = one(Work::Load).with(Work::SourceCode);
    let mut starts = Vec::new();
    for opened in [Bench::sts, Bench::lab] {
        let mut starting = |go: &dyn Fn(&mut Bench)| {
            let mut bench = opened();
            go(&mut bench);
            starts.push(bench);
        };
        starting(&|_| {});
        starting(&cost_asked_of_a_returned_one);
        starting(&in_dispute);
        starting(&in_dispute_over_a_contract);
        starting(&|bench| {
            bench.testing();
        });
        starting(&interim_retest_asked);
        starting(&suspended_before_the_last_work);
        for works in [failing, Works::ALL, Works::NONE] {
            starting(&|bench| {
                bench.issued(works);
            });
        }
        starting(&withdrawn);
    }
    starts
}

/// Bought through the procurement portal in October, without an agreed term.
fn in_dispute(bench: &mut Bench) {
    let form = match bench.case.provider() {
        ProviderKind::StateTechnicalService => application(1),
        ProviderKind::Laboratory => paper_application(1),
    };
    let form = Application { procurement: Procurement::Portal, ..form };
    bench.on(2026, 10, 5).does(Party::Applicant, Command::Submit(Box::new(form))).accepted();
    disagree(bench);
}

fn cost_asked_of_a_returned_one(bench: &mut Bench) {
    bench.submitted().does(Party::Applicant, Command::AskCost { questionnaire: form(1) });
    let reasons = vec!["not signed".to_owned()];
    bench.does(Party::Registrar, Command::ReturnApplication { reasons });
}

fn interim_retest_asked(bench: &mut Bench) {
    let (works, reason) = (one(Work::Network), "fixed".to_owned());
    bench.testing().source().rounded(works);
    bench.does(Party::Applicant, Command::AskInterimRetest { works, reason });
}

/// All works but one done, and the authorised body asked to leave that one out.
fn suspended_before_the_last_work(bench: &mut Bench) {
    let work = Work::Load;
    bench.testing().source();
    for done in Works::ALL.without(work).iter() {
        bench.worked(done, Verdict::Conforms);
    }
    let missing = BTreeSet::from([AccessItem::Demonstration]);
    let request =
        ExclusionRequest { work, reason: "no users".to_owned(), document: document("request.pdf") };
    let opinion = Opinion::Founded { text: "true".to_owned() };
    bench.does(Party::Applicant, Command::AskExclusion(request));
    bench.does(Party::AuthorisedBody, Command::AskVerification { work });
    bench.does(Party::Head, Command::GiveOpinion { work, opinion });
    bench.does(Party::Head, Command::Suspend { missing });
}

fn in_dispute_over_a_contract(bench: &mut Bench) {
    bench.submitted().accepted().concluded();
    disagree(bench);
}

fn disagree(bench: &mut Bench) {
    let reason = || "too long".to_owned();
    bench.does(Party::Head, Command::ProposeTerm { working_days: 90 });
    bench.does(Party::Applicant, Command::DeclineTerm { reason: reason() });
    bench.does(Party::Head, Command::ReturnUnagreed { reason: reason() });
}

/// One protocol of five withdrawn.
fn withdrawn(bench: &mut Bench) {
    let (works, why) = (one(Work::Load), ChangeWhy::AuthorisedBody);
    let ruling = Ruling::Withdraw { works, retest: works, reason: "found".to_owned() };
    let ruling = ReviewRuling { review: 1, changes: BTreeSet::new(), ruling };
    let cause = ReviewCause { why, document: document("found.pdf") };
    bench.issued(Works::NONE).does(Party::AuthorisedBody, Command::RaiseReview(cause));
    bench.does(Party::Head, Command::DecideReview(ruling));
}

/// The transitions of random lives, and cases of every shape that they met.
fn lives(table: &mut Table) -> Pool {
    let mut pool = Pool::new();
    for start in starts() {
        for seed in 0..LIVES {
            live(&start, seed, table, &mut pool);
        }
    }
    pool
}

fn live(start: &Bench, seed: u64, table: &mut Table, pool: &mut Pool) {
    let mut chance = Chance::new(seed + 1_000_000);
    let (mut case, mut today) = (start.case.clone(), start.today);
    for _ in 0..COMMANDS_MAX {
        today = later(today, &mut chance);
        let attempt = attempt(&case, today, &mut chance);
        let Some(then) = take(&case, today, &attempt, table) else { continue };
        case = then;
        let offered = steps(&case, today).iter().map(|step| step.what).collect();
        let alike = pool.entry((case.provider(), case.stage, offered)).or_default();
        if alike.len() < ALIKE_MAX {
            alike.push((case.clone(), today));
        }
    }
}

/// The case after the attempt, where it is accepted; the table learns of it.
fn take(case: &Case, today: Date, attempt: &Attempt, table: &mut Table) -> Option<Case> {
    let (calendar, counting) = (Calendar::official(), CountingRule::default());
    let cx = Context { today, calendar, counting, actor: &attempt.actor };
    let events = decide(case, &attempt.command, &cx).ok()?;
    let mut then = case.clone();
    for event in &events {
        then.evolve(event);
    }
    let place = (then.provider(), case.stage, attempt.command.kind());
    table.entry(place).or_default().insert(then.stage);
    Some(then)
}

fn table() -> Table {
    let mut table = Table::new();
    for provider in [ProviderKind::StateTechnicalService, ProviderKind::Laboratory] {
        table.insert((provider, Stage::Draft, CommandKind::Open), BTreeSet::from([Stage::Draft]));
    }
    let mut chance = Chance::new(7);
    for ((_, stage, _), alike) in lives(&mut table) {
        let fits = |kind: &CommandKind| kind.stages().contains(&stage);
        for kind in CommandKind::ALL.into_iter().filter(fits) {
            for (case, today) in &alike {
                for days in TRIES_DAYS {
                    let today = today.checked_add(days.days()).expect("a day");
                    let attempt = attempt_of(kind, case, today, &mut chance);
                    take(case, today, &attempt, &mut table);
                }
            }
        }
    }
    table
}

fn cell(table: &Table, provider: ProviderKind, stage: Stage, kind: CommandKind) -> String {
    match table.get(&(provider, stage, kind)) {
        None => "–".to_owned(),
        Some(found) if found.is_empty() => "–".to_owned(),
        Some(found) => {
            let name = |to: &Stage| if *to == stage { "=" } else { to.code() };
            found.iter().map(name).collect::<Vec<_>>().join(" / ")
        }
    }
}

/// Lines of cells, each column as wide as its widest cell.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|c| c.chars().count()).max()
    };
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or_default()).collect();
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.chars().count())))
            .collect();
        let _ = writeln!(out, "{}", cells.join(" | ").trim_end());
    }
    out
}

fn part(table: &Table, provider: ProviderKind, kinds: &[CommandKind]) -> String {
    let header = |first: &str, of: &dyn Fn(CommandKind) -> String| {
        let cells = kinds.iter().map(|kind| of(*kind));
        std::iter::once(first.to_owned()).chain(cells).collect::<Vec<String>>()
    };
    let parties = |kind: CommandKind| {
        kind.parties().iter().map(|party| party.code()).collect::<Vec<_>>().join(", ")
    };
    let mut rows = vec![
        header("command", &|kind| kind.code().to_owned()),
        header("clause", &|kind| kind.clause(provider).to_string()),
        header("by", &parties),
    ];
    for stage in Stage::ALL {
        let row = header(stage.code(), &|kind| cell(table, provider, stage, kind));
        if row.iter().skip(1).any(|cell| cell != "–") {
            rows.push(row);
        }
    }
    aligned(&rows)
}

#[test]
fn the_procedure_as_one_table() {
    let table = table();
    let mut out = String::from(
        "Each cell: the stage to which the command leads; = the stage stays; – it is refused.\n",
    );
    for (provider, name) in [
        (ProviderKind::StateTechnicalService, "STATE TECHNICAL SERVICE (chapter 2)"),
        (ProviderKind::Laboratory, "ACCREDITED LABORATORY (chapter 3)"),
    ] {
        let _ = writeln!(out, "\n\n{name}");
        for (title, kinds) in PARTS {
            let _ = writeln!(out, "\n{title}\n\n{}", part(&table, provider, kinds).trim_end());
        }
    }
    insta::assert_snapshot!("procedure", out);
}

#[test]
fn every_command_stands_in_one_part_of_the_table() {
    let listed: Vec<CommandKind> =
        PARTS.iter().flat_map(|(_, kinds)| kinds.iter().copied()).collect();
    let once: BTreeSet<CommandKind> = listed.iter().copied().collect();
    assert_eq!((listed.len(), once.len()), (CommandKind::ALL.len(), CommandKind::ALL.len()));
}
