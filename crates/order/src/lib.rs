//! The Order as data and functions: editions, catalogues, composition, forms, calendar, terms.

pub mod catalogue;
mod clause;
mod edition;
mod object;
mod work;

pub use clause::{Act, Clause, ClauseError};
pub use edition::Edition;
pub use object::{ObjectKind, ProviderKind};
pub use work::{Work, Works};
