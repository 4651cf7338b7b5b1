//! What no sequence of commands can break: 100,000 random lives of a case.

use std::collections::{BTreeMap, BTreeSet};

use case::{
    Actor, Case, ClockKind, Command, Context, Event, Fact, Need, Next, Party, Recorded, Stage,
    deadlines, decide, record, state::Round, verify_chain,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use order::{Calendar, CountingRule};

use crate::random::{Attempt, Chance, attempt, later, step_attempt, steps};

const SEQUENCES: u64 = 100_000;
const PARTS: u64 = 4;
const COMMANDS_MAX: usize = 64;
/// Every so many sequences are also chained, encoded and looked at in depth.
const DEEP_EVERY: u64 = 50;

/// One random life.
struct Life {
    seed: u64,
    chance: Chance,
    today: Date,
    case: Case,
    events: Vec<Event>,
    records: Vec<Recorded>,
    stages: BTreeSet<Stage>,
}

impl Life {
    fn new(seed: u64) -> Life {
        let mut chance = Chance::new(seed);
        let start = i64::try_from(chance.below(900)).expect("few");
        let today = date(2025, 1, 8).checked_add(start.days()).expect("a day");
        let stages = BTreeSet::new();
        let (events, records) = (Vec::new(), Vec::new());
        Life { seed, chance, today, case: Case::new(), events, records, stages }
    }

    fn is_deep(&self) -> bool {
        self.seed.is_multiple_of(DEEP_EVERY)
    }

    fn run(mut self) -> Life {
        for _ in 0..COMMANDS_MAX {
            self.today = later(self.today, &mut self.chance);
            let attempt = attempt(&self.case, self.today, &mut self.chance);
            self.try_it(&attempt);
            if self.is_deep() {
                self.check_turns();
                self.check_days();
            }
            if self.case.stage.is_final() && self.chance.percent(35) {
                break;
            }
        }
        assert_eq!(Case::replay(&self.events), self.case, "seed {}: replay", self.seed);
        if self.is_deep() {
            self.check_chain();
        }
        self
    }

    fn context<'a>(&self, actor: &'a Actor) -> Context<'a> {
        let (calendar, counting) = (Calendar::official(), CountingRule::default());
        Context { today: self.today, calendar, counting, actor }
    }

    fn try_it(&mut self, attempt: &Attempt) {
        let Attempt { actor, command } = attempt;
        let decided = decide(&self.case, command, &self.context(actor));
        let Ok(events) = decided else { return };
        assert!(!events.is_empty(), "seed {}: nothing happened", self.seed);
        if self.events.len().is_multiple_of(4) {
            self.check_party(command, actor);
        }
        for event in events {
            self.check_event(&event);
            self.case.evolve(&event);
            self.stages.insert(self.case.stage);
            if self.is_deep() {
                let at_us = i64::try_from(self.records.len()).expect("few");
                let event = std::slice::from_ref(&event);
                let recorded = record(self.records.last(), event, actor, at_us);
                self.records.extend(recorded.expect("an encoding"));
            }
            self.events.push(event);
        }
        self.check_state();
    }

    /// The command was accepted: from every party that may not give it, it is not.
    fn check_party(&self, command: &Command, actor: &Actor) {
        let parties = command.kind().parties();
        assert!(parties.contains(&actor.party), "seed {}: {command:?}", self.seed);
        let wrong: Vec<Party> =
            Party::ALL.into_iter().filter(|party| !parties.contains(party)).collect();
        for party in wrong.iter().copied().skip(self.events.len() % wrong.len()).take(1) {
            let other = Actor { party, ..actor.clone() };
            let refused = decide(&self.case, command, &self.context(&other)).is_err();
            assert!(refused, "seed {}: {command:?} by {party:?}", self.seed);
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "four kinds of facts out of all")]
    fn check_event(&self, event: &Event) {
        let round = self.case.round.as_ref();
        match &event.fact {
            Fact::ProtocolsIssued { .. } => {
                let ready =
                    |round: &Round| round.undone().is_empty() && round.unsigned().is_empty();
                assert!(round.is_some_and(ready), "seed {}: issued before all works", self.seed);
            }
            Fact::RetestRequested { retest, .. } => {
                assert!(*retest <= 2, "seed {}: retest {retest}", self.seed);
                assert_eq!(*retest, self.case.retests.requests + 1, "seed {}", self.seed);
            }
            Fact::RetestExtended { working_days, .. } => {
                let first = self.case.retests.extension.is_none();
                assert!(first && *working_days <= 20, "seed {}: extension", self.seed);
            }
            Fact::DeadlineMissed { due, .. } => {
                assert!(*due < event.on, "seed {}: missed too early", self.seed);
            }
            _ => {}
        }
    }

    fn check_state(&self) {
        let (case, seed) = (&self.case, self.seed);
        assert!(case.retests.requests <= 2, "seed {seed}: a third retest");
        let numbers: BTreeSet<_> = case.protocols.iter().map(|p| &p.number).collect();
        assert_eq!(numbers.len(), case.protocols.len(), "seed {seed}: a number twice");
        let failed = !case.nonconforming().is_empty();
        #[expect(clippy::wildcard_enum_match_arm, reason = "the stages that promise something")]
        match case.stage {
            Stage::InForce => assert!(!failed && case.withdrawn().is_empty(), "seed {seed}"),
            Stage::Remediation | Stage::Negative | Stage::Lapsed => assert!(failed, "seed {seed}"),
            Stage::Testing | Stage::Retest | Stage::Protocols => {
                assert!(case.round.is_some(), "seed {seed}: no round");
            }
            _ => {}
        }
    }

    /// Nobody waits for nobody: each step offered can be taken, and one is offered while the case
    /// is not over.
    fn check_turns(&mut self) {
        let steps = steps(&self.case, self.today);
        let open = self.case.opening.is_some() && !self.case.stage.is_final();
        assert!(!open || !steps.is_empty(), "seed {}: stuck {:?}", self.seed, self.case.stage);
        let mut taken = false;
        for step in &steps {
            let must = step.need == Need::Must;
            if must || !taken {
                taken |= self.is_taken(step, must);
            }
        }
        assert!(!open || taken, "seed {}: nobody can leave {:?}", self.seed, self.case.stage);
    }

    /// Whether the step can be taken; one that the case waits for has to be.
    fn is_taken(&mut self, step: &Next, must: bool) -> bool {
        let taken = (0..60).any(|_| {
            let attempt = step_attempt(&self.case, self.today, step, &mut self.chance);
            decide(&self.case, &attempt.command, &self.context(&attempt.actor)).is_ok()
        });
        let line = step.text(language::Lang::En);
        assert!(taken || !must, "seed {}: nobody can do it: {line}", self.seed);
        taken
    }

    /// No duty ends on a day off.
    fn check_days(&self) {
        let actor = Actor::new("system", Party::System);
        for clock in deadlines(&self.case, &self.context(&actor)) {
            let works = Calendar::official().is_working_day(clock.due.date);
            assert!(works || clock.kind.is_span(), "seed {}: {:?}", self.seed, clock);
            let season = clock.kind == ClockKind::ApplicationsAccepted;
            assert!(clock.start <= clock.due.date || season, "seed {}: {clock:?}", self.seed);
        }
    }

    fn check_chain(&self) {
        let seed = self.seed;
        verify_chain(&self.records).unwrap_or_else(|broken| panic!("seed {seed}: {broken}"));
        for event in &self.events {
            let line = event.encode().expect("an encoding");
            assert_eq!(Event::decode(&line).expect(&line), *event, "seed {seed}");
        }
    }
}

#[expect(clippy::print_stdout, reason = "the coverage is for the reader of --nocapture")]
fn report(line: &str) {
    println!("{line}");
}

fn lives(part: u64) {
    let each = SEQUENCES / PARTS;
    let mut stages: BTreeMap<Stage, usize> = BTreeMap::new();
    let mut events = 0;
    for seed in part * each..(part + 1) * each {
        let life = Life::new(seed).run();
        events += life.events.len();
        for stage in life.stages {
            *stages.entry(stage).or_default() += 1;
        }
    }
    report(&format!("part {part}: {each} sequences, {events} events, reached: {stages:?}"));
    let missed: Vec<Stage> = Stage::ALL.into_iter().filter(|s| !stages.contains_key(s)).collect();
    assert_eq!(missed, [], "stages that no sequence reached");
}

#[test]
fn no_sequence_of_commands_contradicts_the_order_first_quarter() {
    lives(0);
}

#[test]
fn no_sequence_of_commands_contradicts_the_order_second_quarter() {
    lives(1);
}

#[test]
fn no_sequence_of_commands_contradicts_the_order_third_quarter() {
    lives(2);
}

#[test]
fn no_sequence_of_commands_contradicts_the_order_last_quarter() {
    lives(3);
}

#[test]
fn evolve_takes_events_in_any_order() {
    for seed in 0..300 {
        let mut life = Life::new(seed).run();
        let mut case = Case::new();
        for _ in 0..life.events.len() * 2 {
            let index = life.chance.below(life.events.len());
            case.evolve(&life.events[index]);
        }
        let offered = steps(&case, life.today);
        assert!(offered.len() < 1000, "seed {seed}: {}", offered.len());
    }
}
