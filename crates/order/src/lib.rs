//! The Order as data and functions: editions, catalogues, composition, forms, calendar, terms.

mod calendar;
pub mod catalogue;
mod clause;
mod composition;
mod edition;
mod fee;
pub mod form;
mod legal_day;
pub mod matrix;
mod object;
mod refusal;
pub mod steps;
mod term;
pub mod terms;
mod validity;
mod volume;
mod work;

pub use calendar::{Calendar, CalendarError, Correction, Corrections, DayKind, SpecialDay};
pub use clause::{Act, Clause, ClauseError};
pub use composition::{
    Composition, CompositionRefusal, Consent, Distribution, ExclusionRoute, Extra, Ground,
    Integration, NodeChoice, NodeComposition, NodeCount, ObjectFacts, Ownership, composition,
};
pub use edition::{ANNOUNCED, AnnouncedEdition, Edition, Name, Named};
pub use fee::{Fee, FeeItem, FeeRefusal, Price, PriceList, Tiyn, Vat, fee};
pub use legal_day::{legal_day, local_datetime};
pub use object::{ObjectKind, ProviderKind};
pub use term::{AfterHours, CountingRule, Due, Pause, Roll, StartDay, Term, Window, due, window};
pub use terms::{Duty, ExtensionRefusal, NamedTerm, Nature, TermId};
pub use validity::{Ending, ProtocolFacts, Until, Validity, validity};
pub use volume::{Counts, Quantity, Unit, Volume, WorkVolume, volume};
pub use work::{Work, Works};
