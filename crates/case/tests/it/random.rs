//! Plausible commands by chance: mostly what the case waits for, sometimes anything.

mod papers;

use case::{Actor, Case, Command, CommandKind, Context, Next, Party, next};
use jiff::{ToSpan, civil::Date};
use order::{Calendar, CountingRule, Work};

/// A small generator of its own (SplitMix64), so that a seed gives the same sequence for ever.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

/// A command with who gives it.
#[derive(Debug, Clone)]
pub(crate) struct Attempt {
    pub(crate) actor: Actor,
    pub(crate) command: Command,
}

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Chance(seed)
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).expect("fits");
        usize::try_from(self.number() % limit).expect("fits")
    }

    /// True in so many of a hundred cases.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// The day of the next command: mostly the same or one of the next, sometimes much later.
pub(crate) fn later(today: Date, chance: &mut Chance) -> Date {
    let days = match chance.below(400) {
        0..200 => 0,
        200..330 => 1,
        330..380 => chance.below(6),
        380..396 => chance.below(40),
        396..399 => chance.below(120),
        _ => 800,
    };
    today.checked_add(i64::try_from(days).expect("few").days()).expect("a day")
}

/// What somebody tries next.
pub(crate) fn attempt(case: &Case, today: Date, chance: &mut Chance) -> Attempt {
    if case.opening.is_none() {
        let command = papers::of(CommandKind::Open, case, today, None, None, chance);
        return Attempt { actor: Actor::new("applicant", Party::Applicant), command };
    }
    if chance.percent(80) { awaited(case, today, chance) } else { anything(case, today, chance) }
}

fn awaited(case: &Case, today: Date, chance: &mut Chance) -> Attempt {
    let steps = steps(case, today);
    if steps.is_empty() {
        return anything(case, today, chance);
    }
    let must = steps.iter().filter(|step| step.need == case::Need::Must).count();
    let reach = if must > 0 && chance.percent(88) { must } else { steps.len() };
    let step = &steps[chance.below(reach)];
    if ends_early(step.what) && chance.percent(90) {
        return anything(case, today, chance);
    }
    step_attempt(case, today, step, chance)
}

/// The steps that the case offers.
pub(crate) fn steps(case: &Case, today: Date) -> Vec<Next> {
    let actor = Actor::new("system", Party::System);
    let (calendar, counting) = (Calendar::official(), CountingRule::default());
    next(case, &Context { today, calendar, counting, actor: &actor })
}

/// The step as its party would take it.
pub(crate) fn step_attempt(case: &Case, today: Date, step: &Next, chance: &mut Chance) -> Attempt {
    let command = papers::of(step.what, case, today, step.work, step.subject, chance);
    let account = account(case, step.whose, step.work, chance);
    Attempt { actor: Actor::new(account, step.whose), command }
}

fn anything(case: &Case, today: Date, chance: &mut Chance) -> Attempt {
    let kind = any_kind(case, chance);
    let work = Some(any_work(case, chance));
    let command = papers::of(kind, case, today, work, None, chance);
    let party = if chance.percent(95) { chance.of(kind.parties()) } else { chance.of(&Party::ALL) };
    Attempt { actor: Actor::new(account(case, party, work, chance), party), command }
}

/// The two ends that would cut most lives short.
fn ends_early(kind: CommandKind) -> bool {
    matches!(kind, CommandKind::TakeBack | CommandKind::Cancel)
}

fn any_kind(case: &Case, chance: &mut Chance) -> CommandKind {
    if chance.percent(15) {
        return chance.of(&CommandKind::ALL);
    }
    let early = chance.percent(8);
    let fits =
        |kind: &CommandKind| kind.stages().contains(&case.stage) && (early || !ends_early(*kind));
    let fitting: Vec<CommandKind> = CommandKind::ALL.into_iter().filter(fits).collect();
    if fitting.is_empty() { chance.of(&CommandKind::ALL) } else { chance.of(&fitting) }
}

pub(crate) fn any_work(case: &Case, chance: &mut Chance) -> Work {
    let works: Vec<Work> = match &case.round {
        Some(round) => round.works.keys().copied().collect(),
        None => case.works().iter().collect(),
    };
    if works.is_empty() || chance.percent(5) { chance.of(&Work::ALL) } else { chance.of(&works) }
}

/// The account that acts: the responsible executor, or now and then somebody else.
fn account(case: &Case, party: Party, work: Option<Work>, chance: &mut Chance) -> String {
    let executor = work.and_then(|work| case.work(work)).and_then(|work| work.executor.clone());
    match (party, executor) {
        (Party::Executor, Some(executor)) if chance.percent(97) => executor.0,
        (Party::Reviewer | Party::Head, Some(executor)) if chance.percent(3) => executor.0,
        _ => party.code().to_owned(),
    }
}

/// One command of this kind, by a party that may give it.
pub(crate) fn attempt_of(
    kind: CommandKind,
    case: &Case,
    today: Date,
    chance: &mut Chance,
) -> Attempt {
    let offered: Vec<Next> = steps(case, today).into_iter().filter(|n| n.what == kind).collect();
    if !offered.is_empty() && chance.percent(60) {
        let step = &offered[chance.below(offered.len())];
        return step_attempt(case, today, step, chance);
    }
    let work = Some(any_work(case, chance));
    let command = papers::of(kind, case, today, work, None, chance);
    let party = chance.of(kind.parties());
    Attempt { actor: Actor::new(account(case, party, work, chance), party), command }
}
