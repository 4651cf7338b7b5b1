//! Workbooks: the questionnaire out and in, checks and findings, any table.

mod cells;
mod checks;
mod guard;
mod headings;
mod layout;
mod merge;
mod problem;
mod questionnaire;
mod read;
mod table;

pub use checks::checks;
pub use guard::{FILE_BYTES_MAX, UNPACKED_BYTES_MAX};
pub use layout::WorkbookMeta;
pub use merge::{Change, Conflict, Merged, Spot, merge};
pub use problem::{WorkbookError, WorkbookProblem, WorkbookProblemKind};
pub use questionnaire::questionnaire;
pub use read::{ROWS_MAX, WorkbookIn, read};
pub use table::{Sheet, table};
