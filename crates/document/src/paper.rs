//! What every paper bears: the provider, number, date and place, marks and signatures.

use jiff::{Timestamp, civil::Date};
use language::Text;
use order::ProviderKind;

/// An organisation or a person named on a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Party {
    /// The full name.
    pub name: String,
    /// BIN or IIN; empty when unknown.
    pub identifier: String,
    /// The postal address; empty when unknown.
    pub address: String,
    /// Telephone, e-mail, accreditation and whatever else stands in a letterhead, one line each.
    pub contacts: Vec<String>,
}

/// A named person with a position.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Surname, name, patronymic.
    pub name: String,
    /// The position held.
    pub position: String,
}

/// What stands over every page of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// Nothing.
    #[default]
    None,
    /// «Жоба»: not yet signed by anybody.
    Draft,
    /// Signed by the built-in test signer, which has no legal force.
    TestSignature,
}

/// In what capacity a signature is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignerRole {
    /// The provider's executor responsible for a work (M 13, M 21, M 29, M 34, M 39).
    Executor,
    /// Who checked the executor's work.
    Reviewer,
    /// The head of the provider, or who acts for the head.
    Head,
    /// The registrar of the provider.
    Registrar,
    /// The applicant (RA 1).
    Applicant,
    /// The owner or possessor of the test object (R 10.1).
    Owner,
    /// Who hands something over.
    HandsOver,
    /// Who receives something.
    Receives,
}

/// A signature that is set, or a line left for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The capacity.
    pub role: SignerRole,
    /// Who signs.
    pub signer: Person,
    /// The electronic signature; `None` leaves a line for a hand.
    pub seal: Option<ElectronicSeal>,
}

/// What an electronic signature says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElectronicSeal {
    /// When it was made.
    pub at: Timestamp,
    /// The certificate's serial number or subject; empty for the test signer.
    pub certificate: String,
    /// The fingerprint of the key or certificate, hexadecimal.
    pub fingerprint: String,
}

/// The head of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Who issues the paper.
    pub provider: Party,
    /// Which of the two kinds the provider is: it decides the wording.
    pub provider_kind: ProviderKind,
    /// The paper's register number; empty for a form that has none.
    pub number: String,
    /// The paper's date.
    pub date: Date,
    /// The city or settlement.
    pub place: String,
    /// The case's number in Synaq.
    pub case_number: String,
    /// What stands over every page.
    pub marks: Marks,
    /// Signatures in their order.
    pub signatures: Vec<Signature>,
}

/// The test object and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TestObject {
    /// The object's name.
    pub name: String,
    /// Its version; empty when it has none.
    pub version: String,
    /// The owner or possessor.
    pub owner: Party,
    /// The applicant.
    pub applicant: Party,
}

/// A contract, by which a test is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRef {
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Date,
}

/// A quantity of work with its unit, as the fee counts it (M 12, M 19, M 28, M 33, M 38).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolumeLine {
    /// What is counted.
    pub what: Text,
    /// How much, already written: `128`, `12.5`.
    pub quantity: String,
    /// The unit.
    pub unit: Text,
    /// The clause that sets the unit.
    pub clause: order::Clause,
}

impl Signature {
    /// A line for a signature by hand.
    pub fn by_hand(role: SignerRole, signer: Person) -> Self {
        Signature { role, signer, seal: None }
    }

    /// An electronic signature that is set.
    pub fn electronic(role: SignerRole, signer: Person, seal: ElectronicSeal) -> Self {
        Signature { role, signer, seal: Some(seal) }
    }
}

impl Person {
    /// A person by name and position.
    pub fn new(name: impl Into<String>, position: impl Into<String>) -> Self {
        Person { name: name.into(), position: position.into() }
    }
}

impl Party {
    /// A party of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Party { name: name.into(), ..Party::default() }
    }
}
