//! The one binary of integration tests.

mod main_job;
