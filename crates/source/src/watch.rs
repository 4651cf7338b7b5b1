//! How a caller follows a run, and stops it.

use std::{
    fmt,
    sync::atomic::{AtomicBool, Ordering},
};

/// What a run asks and tells while it works.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    progress: &'a dyn Fn(Progress),
    cancelled: &'a AtomicBool,
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub stage: Stage,
    /// Files done in this stage.
    pub files: u64,
    /// Files to be done in this stage, where that is known.
    pub of_files: Option<u64>,
}

/// A part of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The names of the files are collected.
    Listing,
    /// The files are read.
    Reading,
}

/// Progress is told at each so many files.
const FILES_BETWEEN: u64 = 64;

static NEVER: AtomicBool = AtomicBool::new(false);

impl<'a> Watch<'a> {
    /// Tells `progress`, and stops once `cancelled` is set.
    pub const fn new(progress: &'a dyn Fn(Progress), cancelled: &'a AtomicBool) -> Watch<'a> {
        Watch { progress, cancelled }
    }

    /// Nobody follows, nobody stops.
    pub fn none() -> Watch<'static> {
        Watch { progress: &|_| (), cancelled: &NEVER }
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    pub(crate) fn tell(&self, stage: Stage, files: u64, of_files: Option<u64>) {
        if files.is_multiple_of(FILES_BETWEEN) || Some(files) == of_files {
            (self.progress)(Progress { stage, files, of_files });
        }
    }
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Watch").field("cancelled", &self.is_cancelled()).finish_non_exhaustive()
    }
}
