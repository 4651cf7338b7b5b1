//! The one binary of integration tests.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod audit;
mod first_start;
mod main_job;
mod program;
mod reference;
mod words;
