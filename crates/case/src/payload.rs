//! What commands carry and events keep, by part of the procedure.
//!
//! These types are the events' encoding: a field is never renamed, removed or retyped. A change of
//! meaning is a new fact, or a new version of one (see [`crate::event`]).

mod after;
mod before;
mod testing;

pub use after::{
    ChangeNumber, ChangeWhy, Complaint, ComplaintOutcome, ComplaintRuling, DuplicateRequest,
    DuplicateWhy, Finish, RegistryItem, RegistryReport, ReviewCause, ReviewRuling, Ruling,
    ValidityEnd,
};
pub use before::{
    ApplicantKind, Application, Attachment, AttachmentKind, ContractPapers, ContractWay, Cost,
    CoverLetter, Follows, ItemCheck, ItemVerdict, Opening, Ownership, PackageItem, Procurement,
};
pub use testing::{
    AccessItem, Agreement, AgreementPurpose, Archive, ExclusionRequest, ExclusionRuling, Extended,
    IssuedProtocol, Opinion, Outcome, RetestRequest, ReviewVerdict, Signer, SoftwareChange,
    SourceAct, Verdict,
};
