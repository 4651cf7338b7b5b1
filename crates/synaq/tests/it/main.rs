//! The one binary of integration tests.

mod bad_input;
mod browser;
mod main_job;
mod visitor;
