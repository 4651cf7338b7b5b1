//! RA 1 as it stands after a check: every value valid.

use jiff::civil::Date;

use super::value::{ApplicantId, BeneficiaryCode, Bic, Email, Iban, Phone};
use crate::Works;

/// The application for a test (RA 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// The provider's name.
    pub provider: String,
    /// 1: the applicant.
    pub applicant: Applicant,
    /// 1: the test object.
    pub object: TestObject,
    /// 1: the works asked for.
    pub works: Works,
    /// 2: the owner (possessor).
    pub owner: Owner,
    /// 3: the developer.
    pub developer: Developer,
    /// 4: the person responsible for contact.
    pub contact: Contact,
    /// The head of the organisation, or the applicant, who signs.
    pub head: String,
}

/// The applicant (item 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// The organisation's name; of a person `None`.
    pub organisation: Option<String>,
    /// The person's full name.
    pub person: Option<String>,
    /// BIN, or the person's IIN.
    pub id: ApplicantId,
    /// Bank details.
    pub bank: BankDetails,
    /// Where post goes.
    pub address: PostalAddress,
    /// E-mail.
    pub email: Email,
    /// Telephones.
    pub phones: Vec<Phone>,
}

/// Bank details (item 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankDetails {
    /// The bank's name.
    pub bank: String,
    /// The bank's code.
    pub bic: Bic,
    /// The account.
    pub iban: Iban,
    /// The beneficiary code.
    pub beneficiary_code: Option<BeneficiaryCode>,
}

/// A postal address; what the form leaves open may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalAddress {
    /// Region.
    pub region: Option<String>,
    /// City.
    pub city: Option<String>,
    /// District.
    pub district: Option<String>,
    /// Street, house, post code.
    pub address: Option<String>,
}

/// The test object (item 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestObject {
    /// Name.
    pub name: String,
    /// Version number.
    pub version: String,
    /// The day of its development.
    pub developed: Date,
}

/// The owner or possessor (item 2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// Name, or full name.
    pub name: String,
    /// Address.
    pub address: PostalAddress,
    /// Telephones.
    pub phones: Vec<Phone>,
}

/// The developer (item 3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Developer {
    /// Name, or the authors' full names.
    pub name: String,
    /// Address.
    pub address: PostalAddress,
    /// Telephones.
    pub phones: Vec<Phone>,
}

/// The person responsible for contact (item 4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Full name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Office telephones.
    pub work_phones: Vec<Phone>,
    /// Mobile telephones.
    pub mobile_phones: Vec<Phone>,
    /// E-mail.
    pub email: Email,
}
