//! The values that a form's cells and fields hold, each read from what a person typed.
//!
//! Every reader gives the value or a [`super::Mismatch`]: what was expected, and the piece found.

mod address;
mod bank;
mod choice;
mod contact;
mod day;
mod endpoint;
mod identifier;
mod network;
mod number;
mod protocol;
mod wait;

pub use address::{AddressRange, Addresses};
pub use bank::{BeneficiaryCode, Bic, Iban};
pub use choice::{Presence, Status};
pub use contact::{Email, Phone};
pub use endpoint::{Endpoint, Host};
pub use identifier::{ApplicantId, Bin, Iin};
pub use network::Network;
pub use number::{AMOUNT_MAX, Amount, MEGABYTES_MAX, Megabytes, RATE_MAX, Rate};
pub use protocol::{Protocol, ProtocolFamily};
pub use wait::{WAIT_MILLISECONDS_MAX, Wait};

pub(super) use address::addresses;
pub(super) use choice::{presence, status};
pub(super) use contact::{email, phones};
pub(super) use day::{EARLIEST, date};
pub(super) use endpoint::{Ports, endpoints};
pub(super) use identifier::applicant_id;
pub(super) use network::networks;
pub(super) use number::{amount, megabytes, rate};
pub(super) use protocol::protocols;
pub(super) use wait::{Unit, wait};

use super::error::{Expected, Mismatch};

/// The most values that one cell may list.
pub const VALUES_MAX: usize = 1_000;

/// The pieces of a list: what stands between commas, semicolons and line ends.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n', '\r', '\t']).map(str::trim).filter(|piece| !piece.is_empty())
}

/// The values, where there is at least one and not more than [`VALUES_MAX`].
fn bounded<T>(values: Vec<T>, expected: Expected, found: &str) -> Result<Vec<T>, Mismatch> {
    if values.is_empty() {
        return Err(Mismatch::new(expected, found));
    }
    if values.len() > VALUES_MAX {
        return Err(Mismatch::new(Expected::ValuesAtMost(VALUES_MAX), found));
    }
    Ok(values)
}
