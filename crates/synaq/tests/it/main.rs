//! The one binary of integration tests.

mod browser;
mod main_job;
