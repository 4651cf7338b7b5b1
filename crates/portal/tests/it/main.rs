//! The portal in process: pages are asked for as a browser asks, and looked at by CSS selectors.

#![expect(clippy::unwrap_used, reason = "a test stops where a value is missing")]

mod applicant;
mod browser;
