//! The rules of a check and its outcome.

use jiff::civil::Date;

use super::{error::FormError, warning::FormWarning};
use crate::Works;

/// The most errors, and the most warnings, that one check lists; it counts the others.
pub const ERRORS_MAX: usize = 1_000;

/// By what a form is checked, apart from the form itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormRules {
    /// How strictly identification numbers are read.
    pub identifiers: Identifiers,
    /// The day of the check.
    pub today: Date,
    /// The works of the test, for whose sake a table may be needed.
    pub works: Works,
}

/// How strictly identification numbers (IIN, BIN) are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Identifiers {
    /// Structure and check digit must be right.
    #[default]
    Strict,
    /// The numbers of the national test certificates (`123456789011`) are accepted with a warning:
    /// for a test environment alone.
    TestAllowed,
}

/// The outcome of a check: the value where there is no error.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked<T> {
    /// The typed form; `None` where there are errors.
    pub value: Option<T>,
    /// The errors, in the form's order, at most [`ERRORS_MAX`].
    pub errors: Vec<FormError>,
    /// How many more errors there are than are listed.
    pub omitted: usize,
    /// The warnings, by table and row, at most [`ERRORS_MAX`]. The cross-checks between tables are
    /// made only where there is no error: a row in error would make them say what is not so.
    pub warnings: Vec<FormWarning>,
    /// How many more warnings there are than are listed.
    pub omitted_warnings: usize,
}

impl FormRules {
    /// Strict rules for a test of all five works.
    pub const fn strict(today: Date) -> Self {
        FormRules { identifiers: Identifiers::Strict, today, works: Works::ALL }
    }

    /// The same rules for a test of these works.
    #[must_use]
    pub const fn works(self, works: Works) -> Self {
        FormRules { works, ..self }
    }

    /// The same rules for a test environment.
    #[must_use]
    pub const fn test_environment(self) -> Self {
        FormRules { identifiers: Identifiers::TestAllowed, ..self }
    }
}

impl<T> Checked<T> {
    /// Whether the form has no error.
    pub fn is_accepted(&self) -> bool {
        self.value.is_some()
    }
}
