//! The one binary of integration tests.

#![expect(clippy::unwrap_used, reason = "a test stops where a value is missing")]

mod audit;
mod bad_input;
mod browser;
mod first_start;
mod main_job;
mod program;
mod reference;
mod visitor;
mod words;
