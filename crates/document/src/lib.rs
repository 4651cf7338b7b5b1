//! Typed data to PDF/A and XLSX: protocols, forms, letters.
//!
//! [`render`] makes a PDF of any [`Document`] in any of the three languages; [`xlsx`] writes and
//! reads the questionnaire as a workbook. What people wrote is data for the templates, never markup.

#[cfg(test)]
extern crate self as document;

mod clean;

mod form;
mod letter;
mod package;
mod paper;
mod papers;
mod pdf;
mod protocol;
#[cfg(test)]
#[path = "../examples/papers/sample.rs"]
mod sample;
mod view;
mod words;
pub mod xlsx;

pub use form::{ApplicationForm, QuestionnaireForm};
pub use letter::{
    AcceptanceAct, AdditionalAgreement, AgreementSubject, ChangeLine, ComparisonRow,
    ComparisonTable, ContractDraft, ContractForm, ReturnGround, ReturnLetter, ReturnReason,
    SoftwareChange, WithdrawalNotice,
};
pub use package::PrintPackage;
pub use paper::{
    ContractRef, ElectronicSeal, Head, Marks, Party, Person, Signature, SignerRole, TestObject,
    VolumeLine,
};
pub use papers::{DOCUMENT_BYTES_MAX, DOCUMENT_CELLS_MAX, Document, DocumentError, render};
pub use pdf::Pdf;
pub use protocol::{
    Archive, Check, Conclusion, Duplicate, DuplicateQuestionnaire, Outcome, Period, Protocol,
    ProtocolRef, Round, SourceAcceptance, Team, UsedTool,
};
