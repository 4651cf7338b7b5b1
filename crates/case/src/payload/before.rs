//! Before the test: opening, cost, application, completeness, contract (R 10–15, R 24, R 29, R 30).

use jiff::civil::Date;
use order::{Clause, Edition, ObjectKind, ProviderKind, Works};
use serde::{Deserialize, Serialize};

use crate::value::{AttestedForm, CaseId, DocumentRef};

/// The opening of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The case.
    pub case: CaseId,
    /// The edition that stays the case's edition to its end.
    pub edition: Edition,
    /// By whose procedure: chapter 2 or chapter 3.
    pub provider: ProviderKind,
    /// What the test follows, where it is not the first.
    pub follows: Option<Follows>,
}

/// An earlier case that makes this test necessary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "after", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Follows {
    /// A negative conclusion at a retest (R 27, R 33).
    Negative {
        /// The earlier case.
        case: CaseId,
    },
    /// A missed window (R 25, R 32).
    Lapse {
        /// The earlier case.
        case: CaseId,
    },
    /// A withdrawal of protocols (R 41): only the works concerned are tested.
    Withdrawal {
        /// The earlier case.
        case: CaseId,
        /// The works to be tested again (R 40).
        works: Works,
    },
    /// The end of the earlier protocols' validity (R 36).
    Expiry {
        /// The earlier case.
        case: CaseId,
    },
}

/// The cost of the test, calculated from a questionnaire alone (R 24).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// The amount in tiyn.
    pub tiyn: u64,
    /// The calculation.
    pub document: DocumentRef,
}

/// An application with its documents (R 10, R 30).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// The application itself (RA 1).
    pub form: AttestedForm,
    /// The questionnaire (RA 2), attested by the owner.
    pub questionnaire: AttestedForm,
    /// The kind of object, which decides the composition (R 4, R 6, R 7).
    pub object: ObjectKind,
    /// Whether a state body owns or ordered it (R 5, R 10.7).
    pub ownership: Ownership,
    /// Who applies (R 10.2).
    pub applicant: ApplicantKind,
    /// How the test is bought (R 11, R 14).
    pub procurement: Procurement,
    /// The works applied for.
    pub works: Works,
    /// What is attached.
    pub documents: Vec<Attachment>,
    /// The letter that came with a paper application (R 30).
    pub cover_letter: Option<CoverLetter>,
}

/// Whether a state body is the object's owner, possessor or customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ownership {
    /// A state body is.
    State,
    /// None is.
    Other,
}

/// Who applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApplicantKind {
    /// A legal entity: it attaches a power of attorney or the head's appointment (R 10.2).
    LegalEntity,
    /// A natural person.
    Person,
}

/// How the test is bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Procurement {
    /// Through the public procurement portal (R 11, R 14.1, R 15).
    Portal,
    /// Without it (R 14.2, R 29).
    Direct,
}

/// A document of the application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// What it is.
    pub kind: AttachmentKind,
    /// The document.
    pub document: DocumentRef,
}

/// What an applicant attaches to the application and its questionnaire (R 10.2–10.7, R 30.1–30.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttachmentKind {
    /// The power of attorney, or the document appointing the head (R 10.2, R 30.1).
    PowerOfAttorney,
    /// The technical specification (R 10.3, R 30.3).
    TechnicalSpecification,
    /// The source code with everything needed to build it (R 10.4, R 30.4).
    SourceCode,
    /// The approved security documentation (R 10.5, R 30.5, RA 3).
    SecurityDocumentation,
    /// The owner's authorisation of the applicant (R 10.6, R 30.6).
    OwnerAuthorisation,
    /// The proof that the owner or customer is a state body (R 10.7).
    StateBodyProof,
}

/// A part of the package that is checked for completeness (R 12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PackageItem {
    /// The application (RA 1).
    Application,
    /// The questionnaire (RA 2).
    Questionnaire,
    /// See [`AttachmentKind::PowerOfAttorney`].
    PowerOfAttorney,
    /// See [`AttachmentKind::TechnicalSpecification`].
    TechnicalSpecification,
    /// See [`AttachmentKind::SourceCode`].
    SourceCode,
    /// See [`AttachmentKind::SecurityDocumentation`].
    SecurityDocumentation,
    /// See [`AttachmentKind::OwnerAuthorisation`].
    OwnerAuthorisation,
    /// See [`AttachmentKind::StateBodyProof`].
    StateBodyProof,
}

/// The letter that accompanies a paper application (R 30).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverLetter {
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Date,
}

/// The check of one part of the package (R 12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemCheck {
    /// The part.
    pub item: PackageItem,
    /// What was found.
    pub verdict: ItemVerdict,
}

/// What the check of a part found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "found", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ItemVerdict {
    /// It fits.
    Fits,
    /// It is not there and not needed.
    NotNeeded,
    /// It does not fit.
    DoesNotFit {
        /// Why.
        reason: String,
    },
}

/// What the provider sends for the contract (R 14, R 29).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractPapers {
    /// By which way.
    pub way: ContractWay,
    /// The draft.
    pub document: DocumentRef,
}

/// The way in which a contract is concluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContractWay {
    /// A draft technical specification; the applicant posts a draft contract (R 14.1).
    Specification,
    /// Two copies; the applicant signs them and returns one (R 14.2).
    TwoCopies,
    /// By the Civil Code, with a laboratory (R 29).
    CivilCode,
}

impl Follows {
    /// The earlier case.
    pub const fn case(self) -> CaseId {
        match self {
            Follows::Negative { case }
            | Follows::Lapse { case }
            | Follows::Withdrawal { case, .. }
            | Follows::Expiry { case } => case,
        }
    }
}

impl AttachmentKind {
    /// All kinds, in the Order's order.
    pub const ALL: [AttachmentKind; 6] = [
        AttachmentKind::PowerOfAttorney,
        AttachmentKind::TechnicalSpecification,
        AttachmentKind::SourceCode,
        AttachmentKind::SecurityDocumentation,
        AttachmentKind::OwnerAuthorisation,
        AttachmentKind::StateBodyProof,
    ];

    /// The part of the package that it is.
    pub const fn item(self) -> PackageItem {
        match self {
            AttachmentKind::PowerOfAttorney => PackageItem::PowerOfAttorney,
            AttachmentKind::TechnicalSpecification => PackageItem::TechnicalSpecification,
            AttachmentKind::SourceCode => PackageItem::SourceCode,
            AttachmentKind::SecurityDocumentation => PackageItem::SecurityDocumentation,
            AttachmentKind::OwnerAuthorisation => PackageItem::OwnerAuthorisation,
            AttachmentKind::StateBodyProof => PackageItem::StateBodyProof,
        }
    }
}

impl PackageItem {
    /// All parts, in the Order's order.
    pub const ALL: [PackageItem; 8] = [
        PackageItem::Application,
        PackageItem::Questionnaire,
        PackageItem::PowerOfAttorney,
        PackageItem::TechnicalSpecification,
        PackageItem::SourceCode,
        PackageItem::SecurityDocumentation,
        PackageItem::OwnerAuthorisation,
        PackageItem::StateBodyProof,
    ];

    /// The stable code used in data and messages.
    pub const fn code(self) -> &'static str {
        match self {
            PackageItem::Application => "application",
            PackageItem::Questionnaire => "questionnaire",
            PackageItem::PowerOfAttorney => "power-of-attorney",
            PackageItem::TechnicalSpecification => "technical-specification",
            PackageItem::SourceCode => "source-code",
            PackageItem::SecurityDocumentation => "security-documentation",
            PackageItem::OwnerAuthorisation => "owner-authorisation",
            PackageItem::StateBodyProof => "state-body-proof",
        }
    }

    /// The clause that names the part; `None` where the provider's chapter does not.
    pub const fn clause(self, provider: ProviderKind) -> Option<Clause> {
        let (sts, lab) = match self {
            PackageItem::Application => (Some(Clause::rules(10)), Some(Clause::rules(30))),
            PackageItem::Questionnaire => (item(10, 1), item(30, 2)),
            PackageItem::PowerOfAttorney => (item(10, 2), item(30, 1)),
            PackageItem::TechnicalSpecification => (item(10, 3), item(30, 3)),
            PackageItem::SourceCode => (item(10, 4), item(30, 4)),
            PackageItem::SecurityDocumentation => (item(10, 5), item(30, 5)),
            PackageItem::OwnerAuthorisation => (item(10, 6), item(30, 6)),
            PackageItem::StateBodyProof => (item(10, 7), None),
        };
        match provider {
            ProviderKind::StateTechnicalService => sts,
            ProviderKind::Laboratory => lab,
        }
    }
}

const fn item(number: u8, item: u8) -> Option<Clause> {
    Some(Clause::rules(number).item(item))
}
