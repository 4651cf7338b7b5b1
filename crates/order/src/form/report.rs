//! What a check gathers on its way.

use super::{
    checked::{Checked, ERRORS_MAX},
    error::{Expected, FormError, Found, Mismatch},
    place::Place,
    warning::{Caution, FormWarning},
};

/// Errors and warnings, each list bounded.
#[derive(Debug, Default)]
pub(super) struct Report {
    errors: Vec<FormError>,
    omitted: usize,
    warnings: Vec<FormWarning>,
    omitted_warnings: usize,
}

impl Report {
    /// Adds an error.
    pub(super) fn error(&mut self, place: Place, expected: Expected, found: Found) {
        if self.errors.len() < ERRORS_MAX {
            self.errors.push(FormError { place, expected, found });
        } else {
            self.omitted += 1;
        }
    }

    /// Adds a warning.
    pub(super) fn warn(&mut self, place: Place, caution: Caution) {
        if self.warnings.len() < ERRORS_MAX {
            self.warnings.push(FormWarning { place, caution });
        } else {
            self.omitted_warnings += 1;
        }
    }

    /// The value, or the error that it is none.
    pub(super) fn read<T>(&mut self, place: Place, value: Result<T, Mismatch>) -> Option<T> {
        let expected = |Mismatch { expected, found }| {
            self.error(place, expected, Found::of(&found));
        };
        value.map_err(expected).ok()
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_clean(&self) -> bool {
        self.errors.is_empty()
    }

    /// The outcome: the value where nothing is wrong.
    pub(super) fn outcome<T>(mut self, value: Option<T>) -> Checked<T> {
        self.warnings.sort_by_key(|it| (it.place.table(), it.place.row()));
        Checked {
            value: value.filter(|_| self.errors.is_empty()),
            errors: self.errors,
            omitted: self.omitted,
            warnings: self.warnings,
            omitted_warnings: self.omitted_warnings,
        }
    }
}
