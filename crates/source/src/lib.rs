//! Work 1, source code analysis (M 4–15). For now its first part: the inventory of the source and
//! of its libraries for tables 5.11 and 5.12 of RA 2, and the list for the act of acceptance (M 13).
//!
//! An engine: it knows neither the portal nor the store, takes plain input, and gives the same
//! result for equal input. What cannot be read becomes a [`finding::Problem`].

mod acceptance;
mod ecosystem;
mod error;
mod inventory;
mod language_table;
mod message;
mod meter;
mod origin;
mod skip;
mod watch;

pub use acceptance::{Received, accept, acceptance};
pub use error::InventoryError;
pub use inventory::{
    GROUPED_ROWS_MAX, Inventory, LIBRARIES_MAX, LanguageTotal, Library, MANIFEST_BYTES_MAX,
    Options, Others, SourceFile, inventory, inventory_of,
};
pub use meter::{COMPRESSION_RATIO_MAX, RATIO_FREE_BYTES, UNPACKED_BYTES_MAX};
pub use origin::{DEPTH_MAX, ENTRIES_MAX};
pub use watch::{Progress, Stage, Watch};
