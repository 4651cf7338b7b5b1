//! The three languages of Synaq: texts, messages by key, dates as a reader writes them.
//!
//! Kazakh comes first: it is the language of the Order, and the default everywhere.

mod date;
mod lang;
mod messages;
mod text;

pub use date::{date, short_date};
pub use lang::{Lang, UnknownLang};
pub use messages::{Arg, Messages, MessagesError};
pub use text::Text;
