//! The forms of the Order: the application (RA 1) and the questionnaire (RA 2).
//!
//! A form is held twice: *raw*, as a person entered it ([`RawApplication`], [`RawQuestionnaire`]),
//! and *typed*, as it stands after a check. The raw form is what is stored, signed, compared and
//! put into workbooks; only the typed form is computed with.

mod application;
mod check;
mod checked;
mod compare;
mod cross;
mod documents;
mod error;
mod field;
mod headers;
mod kind;
mod messages;
mod place;
mod questionnaire;
mod raw;
mod report;
mod reserve;
mod table;
mod texts;
mod value;
mod warning;
mod wire;

#[cfg(test)]
mod example;
#[cfg(test)]
mod tests;

pub use application::{
    Applicant, Application, BankDetails, Contact, Developer, Owner, PostalAddress, TestObject,
};
pub use check::{
    CELL_CHARS_MAX, FIELD_CHARS_MAX, FILE_ROWS_MAX, LINE_CHARS_MAX, LONG_TEXT_CHARS_MAX, ROWS_MAX,
    check_application, check_questionnaire,
};
pub use checked::{Checked, ERRORS_MAX, FormRules, Identifiers};
pub use compare::{CellChange, diff};
pub use documents::{DOCUMENTS, document_row_id, document_rows};
pub use error::{Expected, FOUND_CHARS_MAX, FormError, Found, Mismatch};
pub use field::{ApplicationField, FieldKind, QuestionnaireField};
pub use headers::{HEADERS_MAX, Mapping, match_columns};
pub use place::Place;
pub use questionnaire::{
    AdministratorStation, Document, Integration, Library, Location, NetworkEquipment,
    Questionnaire, Reserve, RowRef, Segment, Server, Source, UserGroup,
};
pub use raw::{RawApplication, RawQuestionnaire, RawRow};
pub use table::{Column, ColumnKind, Table};
pub use value::{
    AMOUNT_MAX, AddressRange, Addresses, Amount, ApplicantId, BeneficiaryCode, Bic, Bin, Email,
    Endpoint, Host, Iban, Iin, MEGABYTES_MAX, Megabytes, Network, Phone, Presence, Protocol,
    ProtocolFamily, RATE_MAX, Rate, Status, VALUES_MAX, WAIT_MILLISECONDS_MAX, Wait,
};
pub use warning::{Caution, FormWarning};
pub use wire::{FORM_VERSION, WireError, form_version};
