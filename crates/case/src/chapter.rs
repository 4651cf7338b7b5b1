//! The procedure, chapter by chapter: what each command decides and what each fact changes.

pub(crate) mod access;
pub(crate) mod application;
pub(crate) mod complaint;
pub(crate) mod contract;
pub(crate) mod duplicate;
pub(crate) mod exclusion;
pub(crate) mod protocols;
pub(crate) mod retest;
pub(crate) mod source;
pub(crate) mod supervision;
pub(crate) mod term;
pub(crate) mod validity;
pub(crate) mod works;
