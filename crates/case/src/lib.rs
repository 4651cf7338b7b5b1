//! The life of one test: commands, events, state, refusals with their clause (R 5, R 10–42).
//!
//! `decide(state, command, context)` gives events or a refusal and changes nothing; `evolve`
//! applies an event and refuses nothing; `next` says whose turn it is. There is no clock here:
//! today is an argument. Events are bound into a chain of hashes ([`chain`]).
//!
//! # How this crate reads the Order where it is open
//! - **Two requests and the negative conclusion** (R 25 and R 27, R 32 and R 33). A retest that
//!   finds nonconformities ends with a protocol of negative conclusion. While a second request
//!   remains and the window is open, the applicant may still make it, for R 25 gives two; the test
//!   ends negative when neither is left.
//! - **The extension** (R 25, R 32) is one for the whole test. Asked for before a request, it
//!   makes the window longer; asked for during a retest, the retest.
//! - **Exclusion** (R 5) is asked for between the application and the end of the works.
//! - **Taking the application back** and **ending the contract** are not in the Order; the first
//!   is the applicant's before the contract, the second the head's after it.
//! - **At a laboratory** chapter 3 names no terms before the protocols: the steps are the same, by
//!   the contract (R 29), without clocks.

pub mod actor;
pub mod chain;
mod chapter;
pub mod clock;
pub mod command;
mod decide;
pub mod event;
mod evolve;
mod messages;
mod next;
pub mod payload;
pub mod refusal;
mod rules;
pub mod stage;
pub mod state;
mod text;
pub mod value;

pub use actor::{Actor, Party};
pub use chain::{BrokenLink, Hash, Recorded, record, verify_chain};
pub use chapter::{
    application::{checklist, is_attached, is_required, unchecked, unfit},
    contract::way as contract_way,
    validity::last_day as validity_last_day,
};
pub use clock::{Clock, ClockKind, ClockState, deadlines};
pub use command::{Command, CommandKind};
pub use decide::{Context, TEXT_CHARACTERS_MAX, decide, permitted};
pub use event::{DecodeError, Event, Fact};
pub use evolve::evolve;
pub use next::{Need, Next, next};
pub use refusal::{Reason, Refusal};
pub use stage::Stage;
pub use state::Case;
pub use text::event_title;
pub use value::{
    AccountId, Attestation, AttestedForm, CaseId, Digest, DocumentRef, RegisterNumber, SignatureId,
};
