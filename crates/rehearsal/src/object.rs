//! A test object with its forms, filled in without an error.

use case::payload::{ApplicantKind, Ownership, Procurement};
use conduct::{ApplicationDraft, person::OrganisationKind};
use jiff::civil::Date;
use language::Lang;
use order::{
    Distribution, Integration, ObjectFacts, ObjectKind, Works, composition,
    form::{
        ApplicationField as A, QuestionnaireField as Q, RawApplication, RawQuestionnaire, RawRow,
        Table, document_rows,
    },
};
use uuid::Uuid;

use crate::cast::{Cast, House};

/// What is tested.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its kind, which decides the works (R 4, R 6, R 7).
    pub kind: ObjectKind,
    /// Whether a state body owns it (R 5, R 10.7).
    pub ownership: Ownership,
    /// How the test is bought (R 11, R 14).
    pub procurement: Procurement,
    /// The works, where a withdrawal names fewer than the kind (R 41).
    pub works: Option<Works>,
    /// Its questionnaire (RA 2).
    pub questionnaire: RawQuestionnaire,
}

impl Object {
    /// An ordinary object (R 4) of nobody's state, with a small questionnaire.
    pub fn sample(name: &str, purpose: &str) -> Object {
        Object {
            name: name.to_owned(),
            version: "1.2.0".to_owned(),
            kind: ObjectKind::General,
            ownership: Ownership::Other,
            procurement: Procurement::Direct,
            works: None,
            questionnaire: sample_questionnaire(name, purpose),
        }
    }

    /// The same object, of another kind.
    #[must_use]
    pub fn of_kind(self, kind: ObjectKind) -> Object {
        Object { kind, ..self }
    }

    /// The same object, owned by a state body: what the state technical service tests (R 10.7).
    #[must_use]
    pub fn of_state(self) -> Object {
        Object { ownership: Ownership::State, ..self }
    }

    /// The same object, bought through the procurement portal.
    #[must_use]
    pub fn through_portal(self) -> Object {
        Object { procurement: Procurement::Portal, ..self }
    }

    /// The same object, to be tested for these works only.
    #[must_use]
    pub fn for_works(self, works: Works) -> Object {
        Object { works: Some(works), ..self }
    }

    /// The works of its test.
    pub fn works(&self) -> Works {
        let facts = ObjectFacts {
            kind: self.kind,
            distribution: Distribution::Single,
            ownership: match self.ownership {
                Ownership::State => order::Ownership::StateBody,
                Ownership::Other => order::Ownership::Other,
            },
            integration: Integration::None,
        };
        self.works.unwrap_or_else(|| composition(&facts).works())
    }
}

/// The application for the object's test, filled in (RA 1).
pub fn application(object: &Object, cast: &Cast, house: &House, today: Date) -> ApplicationDraft {
    let applicant = &cast.applicant.organisation;
    let fields = [
        (A::Provider, house.organisation.name.kk.as_str()),
        (A::ApplicantName, &applicant.name.kk),
        (A::ApplicantId, &applicant.bin),
        (A::ApplicantBank, "«Қазақстан Халық Банкі» АҚ"),
        (A::ApplicantBic, "HSBKKZKX"),
        (A::ApplicantIban, "KZ86125KZT5004100100"),
        (A::ApplicantBeneficiaryCode, "17"),
        (A::ApplicantCity, "Астана"),
        (A::ApplicantAddress, "010000, Мысал көшесі, 1"),
        (A::ApplicantEmail, "info@example.kz"),
        (A::ApplicantPhone, "+7 (7172) 74-99-99"),
        (A::ObjectName, &object.name),
        (A::ObjectVersion, &object.version),
        (A::ObjectDeveloped, "15.01.2024"),
        (A::OwnerName, &applicant.name.kk),
        (A::OwnerCity, "Астана"),
        (A::OwnerAddress, "010000, Мысал көшесі, 1"),
        (A::OwnerPhone, "+7 (7172) 74-99-99"),
        (A::DeveloperName, &applicant.name.kk),
        (A::ContactName, &cast.applicant.name),
        (A::ContactPosition, "бас маман"),
        (A::ContactMobilePhone, "+7 701 123 45 67"),
        (A::ContactEmail, "applicant@example.kz"),
        (A::HeadName, &cast.owner.name),
    ];
    let fields = fields.into_iter().map(|(field, text)| (field, text.to_owned())).collect();
    let is_laboratory = house.organisation.kind == OrganisationKind::Laboratory;
    ApplicationDraft {
        form: RawApplication { fields, works: object.works() },
        object: object.kind,
        ownership: object.ownership,
        applicant: ApplicantKind::LegalEntity,
        procurement: object.procurement,
        cover_letter: is_laboratory.then(|| ("01-15/42".to_owned(), today)),
    }
}

/// A small questionnaire without an error (RA 2).
pub fn sample_questionnaire(name: &str, purpose: &str) -> RawQuestionnaire {
    let fields = [
        (Q::Name, name),
        (Q::Purpose, purpose),
        (Q::SoftwareClass, "2"),
        (Q::ClassificationScheme, "қоса беріледі"),
        (Q::FunctionalScheme, "қоса беріледі"),
        (Q::NetworkScheme, "қоса беріледі"),
        (Q::EarlierTests, "жүргізілмеген"),
        (Q::Licence, "айрықша құқықтар меншік иесіне тиесілі"),
    ];
    let fields = fields.into_iter().map(|(field, text)| (field, text.to_owned())).collect();
    let mut raw = RawQuestionnaire { fields, ..RawQuestionnaire::default() };
    for (table, rows) in sample_tables() {
        let rows = rows.iter().map(|cells| row(cells)).collect();
        raw.tables.insert(table, rows);
    }
    raw.tables.insert(Table::Documents, sample_documents());
    raw
}

/// A row of a table.
fn row(cells: &[&str]) -> RawRow {
    let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
    // The same words are the same row, so that equal questionnaires are equal.
    let id = Uuid::new_v5(&Uuid::NAMESPACE_URL, cells.join("\u{1f}").as_bytes());
    RawRow { id, cells }
}

fn sample_documents() -> Vec<RawRow> {
    let mut rows = document_rows(Lang::Kk);
    for (row, pages) in rows.iter_mut().zip(8..) {
        let cells = ["иә".to_owned(), pages.to_string(), "01.02.2024".to_owned()];
        for (cell, text) in row.cells.iter_mut().skip(1).zip(cells) {
            *cell = text;
        }
    }
    rows
}

type SampleTable = (Table, Vec<Vec<&'static str>>);

fn sample_tables() -> Vec<SampleTable> {
    let mut tables = equipment_tables();
    tables.extend(use_tables());
    tables
}

fn equipment_tables() -> Vec<SampleTable> {
    vec![
        (
            Table::Servers,
            vec![
                vec![
                    "app-1.example.kz",
                    "қосымшалар сервері",
                    "1",
                    "4 vCPU, 8 ГБ",
                    "Debian 13",
                    "10.0.0.10",
                ],
                vec![
                    "db-1.example.kz",
                    "ДҚБЖ; интеграциялық модуль",
                    "2",
                    "8 vCPU, 32 ГБ",
                    "PostgreSQL 17",
                    "10.0.0.20-21",
                ],
            ],
        ),
        (
            Table::NetworkEquipment,
            vec![vec!["Cisco 9300", "коммутация", "1", "Ethernet", "ACL", "10.0.1.1"]],
        ),
        (
            Table::Locations,
            vec![vec![
                "«Мысал» ЖШС",
                "Астана, Мысал көшесі, 1",
                "Астана, деректерді өңдеу орталығы",
                "Серіков Серік",
                "+7 701 123 45 67",
            ]],
        ),
        (Table::Segments, vec![vec!["серверлер", "10.0.0.0/24"], vec!["басқару", "10.0.1.0/24"]]),
        (
            Table::AdministratorStations,
            vec![vec!["әкімші", "2", "жоқ", "иә", "10.0.1.5", "Астана, Мысал көшесі, 1"]],
        ),
    ]
}

fn use_tables() -> Vec<SampleTable> {
    vec![
        (
            Table::Users,
            vec![vec![
                "пайдаланушы",
                "кіру, іздеу, өтінім беру",
                "https://app-1.example.kz, 10.0.0.10:443",
                "HTTPS",
                "1000",
                "50",
                "5 с",
            ]],
        ),
        (
            Table::Integrations,
            vec![vec![
                "ЖТ МДҚ",
                "ҚР Әділет министрлігі",
                "қолданыстағы",
                "иә",
                "10.0.0.20:443",
                "HTTPS",
                "10",
                "2 с",
            ]],
        ),
        (
            Table::Sources,
            vec![
                vec!["", "src", "main.rs", "0,5", "Rust", "1.94", "", "", "2024-01-10"],
                vec!["", "src", "integration.rs", "0,2", "Rust", "1.94", "", "", "2024-01-10"],
            ],
        ),
        (Table::Libraries, vec![vec!["", "vendor", "serde", "1,25", "Rust", "1.0.229"]]),
    ]
}
