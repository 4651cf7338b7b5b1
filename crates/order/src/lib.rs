//! The Order as data and functions: editions, catalogues, composition, forms, calendar, terms.

mod calendar;
pub mod catalogue;
mod clause;
mod edition;
pub mod form;
mod object;
mod term;
pub mod terms;
mod work;

pub use calendar::{Calendar, CalendarError, Correction, Corrections, DayKind, SpecialDay};
pub use clause::{Act, Clause, ClauseError};
pub use edition::Edition;
pub use object::{ObjectKind, ProviderKind};
pub use term::{AfterHours, CountingRule, Due, Pause, Roll, StartDay, Term, Window, due, window};
pub use terms::{Duty, NamedTerm, Nature, TermId};
pub use work::{Work, Works};
