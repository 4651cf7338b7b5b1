//! One test at each stage of the procedure, played on the days on which it would have been.

mod after;
mod before;
mod during;

use std::{collections::BTreeSet, future::Future, pin::Pin};

use anyhow::Context as _;
use conduct::{CaseQuery, Conduct};
use jiff::civil::Date;
use order::Calendar;
use rehearsal::{Cast, HandClock, House, Object, Play, RehearsalError, Scene};

use super::system;

/// Plays the tests of the demonstration.
pub(super) struct Stagehand<'a> {
    pub(super) conduct: &'a Conduct,
    pub(super) clock: &'a HandClock,
    pub(super) cast: &'a Cast,
    /// The day that everything leads to.
    pub(super) today: Date,
}

/// A test being played to its stage.
type Played<'p> = Pin<Box<dyn Future<Output = Result<(), RehearsalError>> + Send + 'p>>;

/// How a test is played.
type Script = for<'p> fn(&'p Stagehand<'p>, Object) -> Played<'p>;

/// A test of the demonstration.
struct Scenario {
    object: fn() -> Object,
    script: Script,
}

const fn scenario(object: fn() -> Object, script: Script) -> Scenario {
    Scenario { object, script }
}

/// What is played: the test of a real system first, then what people look at first.
const SCENARIOS: [Scenario; 21] = [
    scenario(system::object, |hand, object| Box::pin(system::play(hand, object))),
    scenario(before::draft_object, |hand, object| Box::pin(before::draft(hand, object))),
    scenario(before::check_object, |hand, object| Box::pin(before::check(hand, object))),
    scenario(before::returned_object, |hand, object| Box::pin(before::returned(hand, object))),
    scenario(before::contract_object, |hand, object| Box::pin(before::contract(hand, object))),
    scenario(before::term_object, |hand, object| Box::pin(before::term(hand, object))),
    scenario(before::dispute_object, |hand, object| Box::pin(before::dispute(hand, object))),
    scenario(during::testing_object, |hand, object| Box::pin(during::testing(hand, object))),
    scenario(during::suspended_object, |hand, object| Box::pin(during::suspended(hand, object))),
    scenario(during::protocols_object, |hand, object| Box::pin(during::protocols(hand, object))),
    scenario(during::remediation_object, |hand, object| {
        Box::pin(during::remediation(hand, object))
    }),
    scenario(during::retest_object, |hand, object| Box::pin(during::retest(hand, object))),
    scenario(after::in_force_object, |hand, object| Box::pin(after::in_force(hand, object))),
    scenario(after::withdrawn_object, |hand, object| Box::pin(after::withdrawn(hand, object))),
    scenario(after::negative_object, |hand, object| Box::pin(after::negative(hand, object))),
    scenario(after::lapsed_object, |hand, object| Box::pin(after::lapsed(hand, object))),
    scenario(after::superseded_object, |hand, object| Box::pin(after::superseded(hand, object))),
    scenario(after::expired_object, |hand, object| Box::pin(after::expired(hand, object))),
    scenario(before::annulled_object, |hand, object| Box::pin(before::annulled(hand, object))),
    scenario(before::taken_back_object, |hand, object| Box::pin(before::taken_back(hand, object))),
    scenario(during::cancelled_object, |hand, object| Box::pin(during::cancelled(hand, object))),
];

impl Stagehand<'_> {
    /// Plays every test that is not there yet; the answer is how many.
    pub(super) async fn play_all(&self) -> anyhow::Result<usize> {
        let there = self.titles().await?;
        let mut played = 0;
        for scenario in &SCENARIOS {
            let object = (scenario.object)();
            if there.contains(&object.name) {
                continue;
            }
            let name = object.name.clone();
            (scenario.script)(self, object).await.with_context(|| name.clone())?;
            tracing::debug!(object.name = name, "a test is played");
            played += 1;
        }
        Ok(played)
    }

    /// The titles of the tests that are there.
    async fn titles(&self) -> anyhow::Result<BTreeSet<String>> {
        let mut titles = BTreeSet::new();
        let mut query = CaseQuery::default();
        loop {
            let listed = self.conduct.cases(&self.cast.applicant, &query).await?;
            query.offset += listed.lines.len() as u64;
            let is_last = listed.lines.is_empty() || query.offset >= listed.total;
            titles.extend(listed.lines.into_iter().map(|line| line.title));
            if is_last {
                return Ok(titles);
            }
        }
    }

    /// Opens a case at a provider, so many working days ago.
    pub(super) async fn open<'s>(
        &'s self,
        house: &'s House,
        object: Object,
        ago: u32,
    ) -> Result<Play<'s>, RehearsalError> {
        self.clock.set_day(self.ago(ago));
        self.scene(house).open(object, None).await
    }

    /// A provider's stage.
    pub(super) fn scene<'s>(&'s self, house: &'s House) -> Scene<'s> {
        Scene { conduct: self.conduct, clock: self.clock, cast: self.cast, house }
    }

    /// The day so many working days before today.
    pub(super) fn ago(&self, days: u32) -> Date {
        let calendar = Calendar::official();
        let mut day = self.today;
        for _ in 0..days {
            day = calendar.working_day_until(day.yesterday().unwrap_or(day));
        }
        day
    }
}
