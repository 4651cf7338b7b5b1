//! From the raw forms to the typed ones.

mod application;
mod cells;
mod questionnaire;
mod rows;
mod text;

pub use application::check_application;
pub use questionnaire::check_questionnaire;
pub use rows::{FILE_ROWS_MAX, ROWS_MAX};
pub use text::{CELL_CHARS_MAX, FIELD_CHARS_MAX, LINE_CHARS_MAX, LONG_TEXT_CHARS_MAX};
