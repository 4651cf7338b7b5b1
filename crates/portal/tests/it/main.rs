//! The portal in process: pages are asked for as a browser asks, and looked at by CSS selectors.

mod applicant;
mod browser;
