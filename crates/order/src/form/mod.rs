//! The forms of the Order: the application (RA 1) and the questionnaire (RA 2).
//!
//! A form is held twice: *raw*, as a person entered it ([`RawApplication`], [`RawQuestionnaire`]),
//! and *typed*, as it stands after a check. The raw form is what is stored, signed, compared and
//! put into workbooks; only the typed form is computed with.

mod checked;
mod error;
mod field;
mod messages;
mod place;
mod raw;
mod table;
mod texts;
mod warning;
mod wire;

pub use checked::{Checked, ERRORS_MAX, FormRules, Identifiers};
pub use error::{Expected, FOUND_CHARS_MAX, FormError, Found, Mismatch};
pub use field::{ApplicationField, FieldKind, QuestionnaireField};
pub use place::Place;
pub use raw::{RawApplication, RawQuestionnaire, RawRow};
pub use table::{Column, ColumnKind, Table};
pub use warning::{Caution, FormWarning};
pub use wire::{FORM_VERSION, WireError};
