//! Editions of the Order: a case keeps the one under which it was opened.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// An edition, named by the amending order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Edition {
    /// № 257/НҚ of 30 April 2024.
    #[serde(rename = "257")]
    N257,
    /// № 605/НҚ of 27 September 2024, in force from 8 January 2025.
    #[serde(rename = "605")]
    N605,
}

impl Edition {
    /// All editions whose text we have, oldest first.
    pub const ALL: [Edition; 2] = [Edition::N257, Edition::N605];

    /// The first day on which the edition is in force.
    ///
    /// № 257/НҚ: ten calendar days after its first official publication; we take the day of its
    /// signing, since no case of this project is older.
    pub fn in_force_from(self) -> Date {
        match self {
            Edition::N257 => date(2024, 4, 30),
            Edition::N605 => date(2025, 1, 8),
        }
    }
}
