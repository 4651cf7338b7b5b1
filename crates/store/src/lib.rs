//! Events, read models and artifacts: SQLite or PostgreSQL, a folder or S3.
//!
//! The store knows nothing of the domain. It keeps ids, JSON texts, codes and hashes; instants
//! come from the caller. Three rules make one code path right on both engines:
//! 1. an instant is an integer of microseconds ([`Micros`]);
//! 2. every write begins immediately and locks the case's row ([`Store::write_case`]);
//! 3. what people search is folded in Rust ([`fold()`]).

mod artifact;
mod audit;
mod backup;
mod case;
mod chain;
mod database;
mod error;
mod fold;
mod migration;
mod notice;
mod number;
mod outbox;
mod people;
mod random;
mod row;
mod setting;
mod store;
mod table;
#[cfg(test)]
mod tests;
mod value;

pub use artifact::{ArtifactReader, Artifacts, KeyId, KeyRing, S3, Stored, Verified};
pub use audit::{AuditFilter, NewAudit};
pub use backup::Copied;
pub use case::{
    CaseAsk, CaseFilter, CaseOrder, CaseProjection, CaseView, CaseWrite, Change, EventsWanted,
    FindingFilter, NewAttachment, NewEvent, NewPaper, NewReview, PaperChange, PaperFilter,
    SaveCheck, SaveFinding, SaveForm, SignForm, Want, WholeCase, WriteError, Written,
};
pub use chain::{BrokenLink, ChainName, ChainReport};
pub use database::{
    Engine, POSTGRES_READERS_MAX, POSTGRES_WRITERS_MAX, SQLITE_READERS_MAX, WAIT_SECONDS_MAX,
};
pub use error::{Conflict, StoreError};
pub use fold::{FOLDED_CHARS_MAX, fold, fold_all};
pub use notice::NewNotice;
pub use outbox::{Claim, NewJob, RETRY_SECONDS_MAX, RETRY_SECONDS_MIN};
pub use people::{
    AccountChange, AccountFilter, NewAccount, NewSession, OrganisationFilter, OrganisationNames,
    Person, Role, SESSION_IDLE_SECONDS, SESSION_SECONDS_MAX, SESSION_TOUCH_SECONDS, SessionToken,
    ThrottleRule,
};
pub use row::{
    Account, AccountRole, Attachment, AuditEntry, AuditHead, CaseEvent, CaseMember, CaseRow,
    CheckRow, FindingReview, FindingRow, FormVersion, Idempotency, Job, Notice, NumberSequence,
    Organisation, Paper, SchemaMigration, Session, Setting, Throttle,
};
pub use setting::SaveSetting;
pub use store::Store;
pub use table::{Listed, PAGE_ROWS_MAX, Page};
pub use value::{Day, Hash, Micros, NotAHash};
