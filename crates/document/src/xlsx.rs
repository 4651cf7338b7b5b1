//! Workbooks: the questionnaire out and in, checks and findings, any table.

mod cells;
mod checks;
mod guard;
mod layout;
mod merge;
mod problem;
mod questionnaire;
mod read;
mod sheet;
mod table;
#[cfg(test)]
mod tests;

pub use checks::checks;
pub use guard::{FILE_BYTES_MAX, UNPACKED_BYTES_MAX};
pub use layout::WorkbookMeta;
pub use merge::{Conflict, Merged, merge};
pub use problem::{WorkbookError, WorkbookProblem, WorkbookProblemKind};
pub use questionnaire::questionnaire;
pub use read::{WorkbookIn, read};
pub use sheet::{CELLS_MAX, ROWS_MAX};
pub use table::{Sheet, table};
