//! A test played through the use cases, act by act: people of every role, filled-in forms, a clock
//! that is set by hand.
//!
//! The demonstration and the tests share it, so what a test proves is what the demonstration shows.
//! Nothing here reaches past `conduct`: every act is authorised, decided and recorded as for a
//! person at the portal. Only people and organisations are entered directly, for the sake of one
//! hashed password.

mod cast;
mod clock;
mod error;
mod files;
mod object;
mod play;

pub use cast::{Cast, House};
pub use clock::HandClock;
pub use error::RehearsalError;
pub use files::{sample_report, source_archive};
pub use object::{Object, application, sample_questionnaire};
pub use play::{Answered, Findings, Intake, Judge, Play, Scene, answers};
