//! The check of RA 1.

use super::super::{
    application::{
        Applicant, Application, BankDetails, Contact, Developer, Owner, PostalAddress, TestObject,
    },
    checked::{Checked, FormRules},
    error::{Expected, Found, Mismatch},
    field::ApplicationField as Field,
    place::Place,
    raw::RawApplication,
    report::Report,
    value::{self, ApplicantId, Phone},
    warning::Caution,
};
use super::{
    cells::past_day,
    text::{field_chars_max, plain},
};

/// The fields being read. Every reader gives `None` after it has reported an error.
struct Fields<'a> {
    raw: &'a RawApplication,
    rules: &'a FormRules,
    report: Report,
}

/// Checks the application: the typed form where nothing is wrong, and every error and warning with
/// its place (RA 1).
pub fn check_application(raw: &RawApplication, rules: &FormRules) -> Checked<Application> {
    let mut fields = Fields { raw, rules, report: Report::default() };
    let value = fields.application();
    fields.report.outcome(value)
}

impl Fields<'_> {
    fn application(&mut self) -> Option<Application> {
        let provider = self.text(Field::Provider);
        let applicant = self.applicant();
        let object = self.object();
        if self.raw.works.is_empty() {
            self.report.error(Place::Works, Expected::SomeWork, Found::Nothing);
        }
        let owner = self.owner();
        let developer = self.developer();
        let contact = self.contact();
        let head = self.text(Field::HeadName);
        Some(Application {
            provider: provider?,
            applicant: applicant?,
            object: object?,
            works: self.raw.works,
            owner: owner?,
            developer: developer?,
            contact: contact?,
            head: head?,
        })
    }

    fn applicant(&mut self) -> Option<Applicant> {
        let organisation = self.text_if_any(Field::ApplicantName);
        let person = self.text_if_any(Field::ApplicantPerson);
        let id = self.id();
        self.name_of_applicant(&organisation, &person, id.as_ref());
        let bank = self.bank();
        let address = self.address([
            Field::ApplicantRegion,
            Field::ApplicantCity,
            Field::ApplicantDistrict,
            Field::ApplicantAddress,
        ]);
        let email = self.value(Field::ApplicantEmail, value::email);
        let phones = self.phones(Field::ApplicantPhone);
        Some(Applicant {
            organisation: organisation?,
            person: person?,
            id: id?,
            bank: bank?,
            address: address?,
            email: email?,
            phones: phones?,
        })
    }

    fn id(&mut self) -> Option<ApplicantId> {
        let FormRules { identifiers, today, .. } = *self.rules;
        let id =
            self.value(Field::ApplicantId, |text| value::applicant_id(text, identifiers, today))?;
        if !id.is_regular(today) {
            self.report.warn(Place::Application(Field::ApplicantId), Caution::TestIdentifier);
        }
        Some(id)
    }

    /// A legal entity is named by its organisation, a person by the full name.
    fn name_of_applicant(
        &mut self,
        organisation: &Option<Option<String>>,
        person: &Option<Option<String>>,
        id: Option<&ApplicantId>,
    ) {
        let missing = match id {
            Some(ApplicantId::Iin(_)) => matches!(person, Some(None))
                .then_some((Field::ApplicantPerson, Expected::PersonOfIin)),
            Some(ApplicantId::Bin(_)) => matches!(organisation, Some(None))
                .then_some((Field::ApplicantName, Expected::Filled)),
            None => matches!((organisation, person), (Some(None), Some(None)))
                .then_some((Field::ApplicantName, Expected::ApplicantName)),
        };
        if let Some((field, expected)) = missing {
            self.report.error(Place::Application(field), expected, Found::Nothing);
        }
    }

    fn bank(&mut self) -> Option<BankDetails> {
        let bank = self.text(Field::ApplicantBank);
        let bic = self.value(Field::ApplicantBic, str::parse);
        let iban = self.value(Field::ApplicantIban, str::parse);
        let code = self.value_if_any(Field::ApplicantBeneficiaryCode, str::parse);
        Some(BankDetails { bank: bank?, bic: bic?, iban: iban?, beneficiary_code: code? })
    }

    fn object(&mut self) -> Option<TestObject> {
        let today = self.rules.today;
        let name = self.text(Field::ObjectName);
        let version = self.text(Field::ObjectVersion);
        let developed = self.value(Field::ObjectDeveloped, |text| past_day(text, today));
        Some(TestObject { name: name?, version: version?, developed: developed? })
    }

    fn owner(&mut self) -> Option<Owner> {
        let name = self.text(Field::OwnerName);
        let address = self.address([
            Field::OwnerRegion,
            Field::OwnerCity,
            Field::OwnerDistrict,
            Field::OwnerAddress,
        ]);
        let phones = self.phones(Field::OwnerPhone);
        Some(Owner { name: name?, address: address?, phones: phones? })
    }

    fn developer(&mut self) -> Option<Developer> {
        let name = self.text(Field::DeveloperName);
        let city = self.text_if_any(Field::DeveloperCity);
        let district = self.text_if_any(Field::DeveloperDistrict);
        let address = self.text_if_any(Field::DeveloperAddress);
        let phones = self.phones(Field::DeveloperPhone);
        let address =
            PostalAddress { region: None, city: city?, district: district?, address: address? };
        Some(Developer { name: name?, address, phones: phones? })
    }

    fn contact(&mut self) -> Option<Contact> {
        let name = self.text(Field::ContactName);
        let position = self.text(Field::ContactPosition);
        let work_phones = self.phones(Field::ContactWorkPhone);
        let mobile_phones = self.phones(Field::ContactMobilePhone);
        let email = self.value(Field::ContactEmail, value::email);
        Some(Contact {
            name: name?,
            position: position?,
            work_phones: work_phones?,
            mobile_phones: mobile_phones?,
            email: email?,
        })
    }

    fn address(&mut self, fields: [Field; 4]) -> Option<PostalAddress> {
        let [region, city, district, address] = fields.map(|field| self.text_if_any(field));
        Some(PostalAddress { region: region?, city: city?, district: district?, address: address? })
    }

    fn phones(&mut self, field: Field) -> Option<Vec<Phone>> {
        self.value_if_any(field, value::phones).map(Option::unwrap_or_default)
    }

    fn text(&mut self, field: Field) -> Option<String> {
        self.text_if_any(field)?
    }

    fn text_if_any(&mut self, field: Field) -> Option<Option<String>> {
        self.value_if_any(field, |text| Ok(text.to_owned()))
    }

    fn value<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&str) -> Result<T, Mismatch>,
    ) -> Option<T> {
        self.value_if_any(field, read)?
    }

    /// A value, `Some(None)` where nothing stands; that is an error where the field is required.
    fn value_if_any<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&str) -> Result<T, Mismatch>,
    ) -> Option<Option<T>> {
        let place = Place::Application(field);
        let most = field_chars_max(field.kind());
        let text = plain(&mut self.report, place, self.raw.field(field), most)?;
        if !text.is_empty() {
            return self.report.read(place, read(text)).map(Some);
        }
        if field.is_required() {
            self.report.error(place, Expected::Filled, Found::Nothing);
            return None;
        }
        Some(None)
    }
}
