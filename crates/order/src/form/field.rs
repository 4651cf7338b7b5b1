//! The fields of RA 1 and RA 2 that stand outside tables.

use language::Text;
use serde::{Deserialize, Serialize};

use super::texts;
use crate::Clause;

/// A field of the questionnaire (RA 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionnaireField {
    /// Item 1: the object's name.
    Name,
    /// Item 2: the short annotation, purpose and field of use.
    Purpose,
    /// Item 3, 1): the class of application software.
    SoftwareClass,
    /// Item 3, 2): the classification scheme.
    ClassificationScheme,
    /// Item 4, 1): the functional scheme.
    FunctionalScheme,
    /// Item 4, 2): the scheme of the data network.
    NetworkScheme,
    /// Item 7: earlier works or tests.
    EarlierTests,
    /// Item 8: the licence.
    Licence,
    /// Item 9: other information.
    Other,
}

/// A field of the application (RA 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApplicationField {
    /// The head of the form: the provider's name.
    Provider,
    /// Item 1: the applicant's organisation.
    ApplicantName,
    /// Item 1: the applicant, where a person.
    ApplicantPerson,
    /// Item 1: the BIN; of a person the IIN.
    ApplicantId,
    /// Item 1: the bank.
    ApplicantBank,
    /// Item 1: the bank's code.
    ApplicantBic,
    /// Item 1: the account.
    ApplicantIban,
    /// Item 1: the beneficiary code.
    ApplicantBeneficiaryCode,
    /// Item 1: region.
    ApplicantRegion,
    /// Item 1: city.
    ApplicantCity,
    /// Item 1: district.
    ApplicantDistrict,
    /// Item 1: postal address.
    ApplicantAddress,
    /// Item 1: e-mail.
    ApplicantEmail,
    /// Item 1: telephone.
    ApplicantPhone,
    /// Item 1: the test object's name.
    ObjectName,
    /// Item 1: its version.
    ObjectVersion,
    /// Item 1: the date of its development.
    ObjectDeveloped,
    /// Item 2: the owner (possessor).
    OwnerName,
    /// Item 2: region.
    OwnerRegion,
    /// Item 2: city.
    OwnerCity,
    /// Item 2: district.
    OwnerDistrict,
    /// Item 2: postal address.
    OwnerAddress,
    /// Item 2: telephone.
    OwnerPhone,
    /// Item 3: the developer.
    DeveloperName,
    /// Item 3: city.
    DeveloperCity,
    /// Item 3: district.
    DeveloperDistrict,
    /// Item 3: postal address.
    DeveloperAddress,
    /// Item 3: telephone.
    DeveloperPhone,
    /// Item 4, 1): the person responsible for contact.
    ContactName,
    /// Item 4, 2): position.
    ContactPosition,
    /// Item 4, 3): office telephone.
    ContactWorkPhone,
    /// Item 4, 3): mobile telephone.
    ContactMobilePhone,
    /// Item 4, 4): e-mail.
    ContactEmail,
    /// The signature: the head of the organisation, or the applicant.
    HeadName,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKind {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// BIN or IIN.
    ApplicantId,
    /// The bank's code.
    Bic,
    /// An account of Kazakhstan.
    Iban,
    /// The beneficiary code, two digits.
    BeneficiaryCode,
    /// An e-mail address.
    Email,
    /// Telephone numbers.
    Phones,
    /// A day.
    Date,
}

impl QuestionnaireField {
    /// All fields, in the form's order.
    pub const ALL: [QuestionnaireField; 9] = [
        QuestionnaireField::Name,
        QuestionnaireField::Purpose,
        QuestionnaireField::SoftwareClass,
        QuestionnaireField::ClassificationScheme,
        QuestionnaireField::FunctionalScheme,
        QuestionnaireField::NetworkScheme,
        QuestionnaireField::EarlierTests,
        QuestionnaireField::Licence,
        QuestionnaireField::Other,
    ];

    /// The stable code used in addresses, data and files.
    pub const fn code(self) -> &'static str {
        match self {
            QuestionnaireField::Name => "name",
            QuestionnaireField::Purpose => "purpose",
            QuestionnaireField::SoftwareClass => "software-class",
            QuestionnaireField::ClassificationScheme => "classification-scheme",
            QuestionnaireField::FunctionalScheme => "functional-scheme",
            QuestionnaireField::NetworkScheme => "network-scheme",
            QuestionnaireField::EarlierTests => "earlier-tests",
            QuestionnaireField::Licence => "licence",
            QuestionnaireField::Other => "other",
        }
    }

    /// The field whose code this is.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }

    /// The item's number in RA 2: `1`, `3.2`.
    pub const fn number(self) -> &'static str {
        match self {
            QuestionnaireField::Name => "1",
            QuestionnaireField::Purpose => "2",
            QuestionnaireField::SoftwareClass => "3.1",
            QuestionnaireField::ClassificationScheme => "3.2",
            QuestionnaireField::FunctionalScheme => "4.1",
            QuestionnaireField::NetworkScheme => "4.2",
            QuestionnaireField::EarlierTests => "7",
            QuestionnaireField::Licence => "8",
            QuestionnaireField::Other => "9",
        }
    }

    /// The field's wording.
    pub fn title(self) -> &'static Text {
        texts::questionnaire_field(self.code())
    }

    /// What the field holds.
    pub const fn kind(self) -> FieldKind {
        match self {
            QuestionnaireField::Name | QuestionnaireField::SoftwareClass => FieldKind::Line,
            QuestionnaireField::Purpose
            | QuestionnaireField::ClassificationScheme
            | QuestionnaireField::FunctionalScheme
            | QuestionnaireField::NetworkScheme
            | QuestionnaireField::EarlierTests
            | QuestionnaireField::Licence
            | QuestionnaireField::Other => FieldKind::Lines,
        }
    }

    /// Whether the field takes several lines.
    pub fn is_multiline(self) -> bool {
        self.kind() == FieldKind::Lines
    }

    /// Whether the field may not be empty.
    pub const fn is_required(self) -> bool {
        match self {
            QuestionnaireField::Name
            | QuestionnaireField::Purpose
            | QuestionnaireField::SoftwareClass
            | QuestionnaireField::Licence => true,
            QuestionnaireField::ClassificationScheme
            | QuestionnaireField::FunctionalScheme
            | QuestionnaireField::NetworkScheme
            | QuestionnaireField::EarlierTests
            | QuestionnaireField::Other => false,
        }
    }

    /// The appendix that holds the form.
    pub const fn clause(self) -> Clause {
        Clause::rules_appendix(2)
    }

    /// The form's title.
    pub fn form_title() -> &'static Text {
        texts::questionnaire_title()
    }
}

impl ApplicationField {
    /// All fields, in the form's order.
    pub const ALL: [ApplicationField; 34] = [
        ApplicationField::Provider,
        ApplicationField::ApplicantName,
        ApplicationField::ApplicantPerson,
        ApplicationField::ApplicantId,
        ApplicationField::ApplicantBank,
        ApplicationField::ApplicantBic,
        ApplicationField::ApplicantIban,
        ApplicationField::ApplicantBeneficiaryCode,
        ApplicationField::ApplicantRegion,
        ApplicationField::ApplicantCity,
        ApplicationField::ApplicantDistrict,
        ApplicationField::ApplicantAddress,
        ApplicationField::ApplicantEmail,
        ApplicationField::ApplicantPhone,
        ApplicationField::ObjectName,
        ApplicationField::ObjectVersion,
        ApplicationField::ObjectDeveloped,
        ApplicationField::OwnerName,
        ApplicationField::OwnerRegion,
        ApplicationField::OwnerCity,
        ApplicationField::OwnerDistrict,
        ApplicationField::OwnerAddress,
        ApplicationField::OwnerPhone,
        ApplicationField::DeveloperName,
        ApplicationField::DeveloperCity,
        ApplicationField::DeveloperDistrict,
        ApplicationField::DeveloperAddress,
        ApplicationField::DeveloperPhone,
        ApplicationField::ContactName,
        ApplicationField::ContactPosition,
        ApplicationField::ContactWorkPhone,
        ApplicationField::ContactMobilePhone,
        ApplicationField::ContactEmail,
        ApplicationField::HeadName,
    ];

    /// The stable code used in addresses, data and files.
    pub const fn code(self) -> &'static str {
        self.row().0
    }

    /// The field whose code this is.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }

    /// The item's number in RA 1: `1`, `4.2`; empty for the head and the signature.
    pub const fn number(self) -> &'static str {
        self.row().1
    }

    /// What the field holds.
    pub const fn kind(self) -> FieldKind {
        self.row().2
    }

    /// Whether the field may not be empty.
    ///
    /// The applicant's organisation or person: one of the two is needed, which
    /// [`super::check_application`] sees to.
    pub const fn is_required(self) -> bool {
        self.row().3
    }

    /// The field's wording.
    pub fn title(self) -> &'static Text {
        texts::application_field(self.code())
    }

    /// The appendix that holds the form.
    pub const fn clause(self) -> Clause {
        Clause::rules_appendix(1)
    }

    /// The form's title.
    pub fn form_title() -> &'static Text {
        texts::application_title()
    }

    /// The heading of the works that the form asks for.
    pub fn works_title() -> &'static Text {
        texts::works()
    }

    /// Code, number, kind, whether required.
    const fn row(self) -> (&'static str, &'static str, FieldKind, bool) {
        use FieldKind as K;
        match self {
            ApplicationField::Provider => ("provider", "", K::Line, true),
            ApplicationField::ApplicantName => ("applicant-name", "1", K::Line, false),
            ApplicationField::ApplicantPerson => ("applicant-person", "1", K::Line, false),
            ApplicationField::ApplicantId => ("applicant-id", "1", K::ApplicantId, true),
            ApplicationField::ApplicantBank => ("applicant-bank", "1", K::Line, true),
            ApplicationField::ApplicantBic => ("applicant-bic", "1", K::Bic, true),
            ApplicationField::ApplicantIban => ("applicant-iban", "1", K::Iban, true),
            ApplicationField::ApplicantBeneficiaryCode => {
                ("applicant-beneficiary-code", "1", K::BeneficiaryCode, false)
            }
            ApplicationField::ApplicantRegion => ("applicant-region", "1", K::Line, false),
            ApplicationField::ApplicantCity => ("applicant-city", "1", K::Line, true),
            ApplicationField::ApplicantDistrict => ("applicant-district", "1", K::Line, false),
            ApplicationField::ApplicantAddress => ("applicant-address", "1", K::Line, true),
            ApplicationField::ApplicantEmail => ("applicant-email", "1", K::Email, true),
            ApplicationField::ApplicantPhone => ("applicant-phone", "1", K::Phones, true),
            ApplicationField::ObjectName => ("object-name", "1", K::Line, true),
            ApplicationField::ObjectVersion => ("object-version", "1", K::Line, true),
            ApplicationField::ObjectDeveloped => ("object-developed", "1", K::Date, true),
            ApplicationField::OwnerName => ("owner-name", "2", K::Line, true),
            ApplicationField::OwnerRegion => ("owner-region", "2", K::Line, false),
            ApplicationField::OwnerCity => ("owner-city", "2", K::Line, true),
            ApplicationField::OwnerDistrict => ("owner-district", "2", K::Line, false),
            ApplicationField::OwnerAddress => ("owner-address", "2", K::Line, true),
            ApplicationField::OwnerPhone => ("owner-phone", "2", K::Phones, true),
            ApplicationField::DeveloperName => ("developer-name", "3", K::Line, true),
            ApplicationField::DeveloperCity => ("developer-city", "3", K::Line, false),
            ApplicationField::DeveloperDistrict => ("developer-district", "3", K::Line, false),
            ApplicationField::DeveloperAddress => ("developer-address", "3", K::Line, false),
            ApplicationField::DeveloperPhone => ("developer-phone", "3", K::Phones, false),
            ApplicationField::ContactName => ("contact-name", "4.1", K::Line, true),
            ApplicationField::ContactPosition => ("contact-position", "4.2", K::Line, true),
            ApplicationField::ContactWorkPhone => ("contact-work-phone", "4.3", K::Phones, false),
            ApplicationField::ContactMobilePhone => {
                ("contact-mobile-phone", "4.3", K::Phones, true)
            }
            ApplicationField::ContactEmail => ("contact-email", "4.4", K::Email, true),
            ApplicationField::HeadName => ("head-name", "", K::Line, true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_application_has_its_wording_and_code() {
        // RA 1
        for field in ApplicationField::ALL {
            assert!(field.title().is_complete(), "{}", field.code());
            assert_eq!(ApplicationField::from_code(field.code()), Some(field));
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
        }
        assert!(ApplicationField::form_title().is_complete());
        assert!(ApplicationField::works_title().is_complete());
    }

    #[test]
    fn every_field_of_the_questionnaire_has_its_wording_and_code() {
        // RA 2
        for field in QuestionnaireField::ALL {
            assert!(field.title().is_complete(), "{}", field.code());
            assert_eq!(QuestionnaireField::from_code(field.code()), Some(field));
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
        }
        assert!(QuestionnaireField::form_title().is_complete());
    }
}
