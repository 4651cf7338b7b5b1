//! The one binary of integration tests.

#![expect(clippy::unwrap_used, reason = "a test stops where a value is missing")]

mod bad_input;
mod browser;
mod main_job;
mod visitor;
