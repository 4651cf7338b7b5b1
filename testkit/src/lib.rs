//! For tests only: a house of its own for each test, with a clock and people of every role.
//!
//! What is played in the house, act by act, is `rehearsal`'s.

#![expect(
    clippy::unwrap_used,
    reason = "for tests only: a house that cannot be built is a failed test"
)]

mod house;
mod world;

pub use house::TestHouse;
/// The clock that tests set.
pub use rehearsal::HandClock as TestClock;
pub use rehearsal::{
    Answered, Cast, Findings, House, Intake, Judge, Object, Play, RehearsalError, Scene, answers,
    sample_questionnaire, sample_report, source_archive,
};
pub use world::{postgres, skipped};

/// The password of everybody in a [`TestHouse`].
pub const PASSWORD: &str = "тау бұлақ суы мөлдір";
