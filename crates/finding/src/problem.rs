//! What could not be read or done: a line in the report, never a failed run, never silence.

use language::{Arg, Lang, Text};
use serde::{Deserialize, Serialize};

use crate::message;

/// How many problems one run keeps; one more says how many followed.
pub(crate) const PROBLEMS_MAX: usize = 10_000;

/// The longest value that a problem repeats.
const VALUE_CHARS_MAX: usize = 200;

/// Something that could not be read or done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// A stable code: `path-refused`.
    pub code: String,
    /// Where: a file, a host, `runs[0].results[17]`.
    pub place: String,
    /// What.
    pub what: Text,
}

/// Problems as they are collected: ten thousand are kept, the rest is counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    kept: Vec<Problem>,
    left_out: usize,
}

impl Problem {
    /// A problem in an engine's own words.
    pub fn new(code: impl Into<String>, place: impl Into<String>, what: Text) -> Problem {
        Problem { code: code.into(), place: place.into(), what }
    }

    /// Place and what, for a reader.
    pub fn text(&self, lang: Lang) -> String {
        format!("{}: {}", self.place, self.what.of(lang))
    }

    /// A problem in this crate's words.
    pub(crate) fn of(key: &str, place: impl Into<String>, args: &[(&str, Arg)]) -> Problem {
        Problem::new(key, place, message::text(key, args))
    }
}

impl Problems {
    /// Keeps a problem, or counts it when there are too many.
    pub fn push(&mut self, problem: Problem) {
        if self.kept.len() < PROBLEMS_MAX {
            self.kept.push(problem);
        } else {
            self.left_out += 1;
        }
    }

    /// What was kept, with a last problem that counts what was not.
    pub fn into_vec(mut self) -> Vec<Problem> {
        if self.left_out > 0 {
            let args = [("n", Arg::from(self.left_out))];
            self.kept.push(Problem::of("problems-limit", "…", &args));
        }
        self.kept
    }
}

/// A foreign value as a message repeats it: on one line, without control characters, not too long.
pub(crate) fn quoted(value: &str) -> Arg {
    let mut cleaner = crate::clean::Cleaner::default();
    let line = cleaner.line(value);
    let mut shown: String = line.chars().take(VALUE_CHARS_MAX).collect();
    if shown.len() < line.len() {
        shown.push('…');
    }
    Arg::Word(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_problems_are_counted_and_not_lost_in_silence() {
        let mut problems = Problems::default();
        for _ in 0..PROBLEMS_MAX + 3 {
            problems.push(Problem::of("version-missing", "x", &[]));
        }
        let kept = problems.into_vec();
        assert_eq!(kept.len(), PROBLEMS_MAX + 1);
        assert_eq!(kept.last().unwrap().text(Lang::En), "…: 3 more problems are not shown");
    }
}
