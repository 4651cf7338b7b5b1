//! Use cases: who may do what, over the case, the store and the documents.
//!
//! Every use case takes the person who asks, asks [`access::authorise`] first, and does the whole
//! of its work in one write of the store, or nothing of it.

pub mod access;
pub mod accounts;
pub mod acts;
mod audit;
mod bench;
mod error;
mod exports;
mod files;
mod forms;
mod may;
mod notices;
mod papers;
pub mod password;
pub mod person;
mod procedure;
mod record;
mod settings;
mod sheet;
pub mod signer;
mod speak;

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use rand::TryRng as _;
use store::{Micros, Store};

pub use bench::{
    Bench, CheckEntry, FindingEntry, FindingJudgement, HandFinding, Imported, Judgement,
    ReportDetail, ReportEntry, Shortfall, finding_code,
};
pub use error::ConductError;
pub use exports::Export;
pub use files::{FILE_BYTES_MAX, NewFile, attachment_code, attachment_kind};
pub use forms::{
    ApplicationDraft, FormKind, FormSheet, ImportPreview, QuestionnaireChange, Version,
};
pub use notices::{NOTICES_SHOWN, NoticeLine};
pub use papers::{Correction, PaperBytes};
pub use settings::{AuditLine, CalendarSetting, PriceSetting};
pub use sheet::{CaseFacts, CaseLine, CaseList, CaseQuery, CaseSheet, Mine, NewCase};
pub use speak::{ask, package_item};
/// Rows of a case, as [`CaseSheet`] holds them.
pub use store::{Attachment, FormVersion, Paper};

/// Reads the instant; the programs give the real one, tests their own.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The use cases over one store.
pub struct Conduct {
    store: Store,
    signer: signer::TestSigner,
    clock: Clock,
}

impl Conduct {
    /// The use cases over `store`, signing with `signer`.
    pub fn new(store: Store, signer: signer::TestSigner, clock: Clock) -> Self {
        Conduct { store, signer, clock }
    }

    /// The store below.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The present instant, as the store keeps instants.
    pub(crate) fn now(&self) -> Micros {
        Micros::from((self.clock)())
    }

    /// The legal day.
    pub fn today(&self) -> Date {
        order::legal_day((self.clock)())
    }
}

/// A secret of 256 bits from the system, in hex.
pub fn secret() -> String {
    let mut bytes = [0_u8; 32];
    match rand::rngs::SysRng.try_fill_bytes(&mut bytes) {
        Ok(()) => hex::encode(bytes),
        // Without randomness no secret is safe: two version-4 ids come from the same source and
        // stop the program there, which is better than a guessable session.
        Err(_) => format!("{}{}", uuid::Uuid::new_v4().simple(), uuid::Uuid::new_v4().simple()),
    }
}
