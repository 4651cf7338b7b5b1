//! Filled-in forms for the tests.

use jiff::civil::date;
use uuid::Uuid;

use super::{
    ApplicationField as A, FormRules, QuestionnaireField as Q, RawApplication, RawQuestionnaire,
    RawRow, Table,
};
use crate::Works;

/// The rules of the tests' day.
pub(super) fn rules() -> FormRules {
    FormRules::strict(date(2026, 11, 22))
}

/// An application without error.
pub(super) fn application() -> RawApplication {
    let fields = [
        (A::Provider, "«Мемлекеттік техникалық қызмет» АҚ"),
        (A::ApplicantName, "ТОО «Мысал»"),
        (A::ApplicantId, "240140000011"),
        (A::ApplicantBank, "АО «Халық Банкі»"),
        (A::ApplicantBic, "HSBKKZKX"),
        (A::ApplicantIban, "KZ86125KZT5004100100"),
        (A::ApplicantBeneficiaryCode, "17"),
        (A::ApplicantCity, "Астана"),
        (A::ApplicantAddress, "010000, ул. Примерная, 1"),
        (A::ApplicantEmail, "info@example.kz"),
        (A::ApplicantPhone, "+7 (7172) 74-99-99"),
        (A::ObjectName, "ИС «Мысал»"),
        (A::ObjectVersion, "1.2.0"),
        (A::ObjectDeveloped, "01.09.2026"),
        (A::OwnerName, "ТОО «Мысал»"),
        (A::OwnerCity, "Астана"),
        (A::OwnerAddress, "010000, ул. Примерная, 1"),
        (A::OwnerPhone, "8 7172 74 99 99"),
        (A::DeveloperName, "ТОО «Әзірлеуші»"),
        (A::ContactName, "Сериков Серик"),
        (A::ContactPosition, "инженер"),
        (A::ContactMobilePhone, "8 701 123 45 67"),
        (A::ContactEmail, "serik@example.kz"),
        (A::HeadName, "Айгүл Мысалова"),
    ];
    let fields = fields.into_iter().map(|(field, text)| (field, text.to_owned())).collect();
    RawApplication { fields, works: Works::ALL }
}

/// A questionnaire without error and without warning, documents apart.
pub(super) fn questionnaire() -> RawQuestionnaire {
    let fields = [
        (Q::Name, "ИС «Мысал»"),
        (Q::Purpose, "учёт примеров"),
        (Q::SoftwareClass, "2"),
        (Q::ClassificationScheme, "приложена"),
        (Q::Licence, "авторские права принадлежат собственнику"),
    ];
    let fields = fields.into_iter().map(|(field, text)| (field, text.to_owned())).collect();
    let mut raw = RawQuestionnaire { fields, ..RawQuestionnaire::default() };
    for (table, rows) in equipment().into_iter().chain(uses()) {
        let rows = rows.iter().zip(1..).map(|(cells, number)| row(table, number, cells));
        raw.tables.insert(table, rows.collect());
    }
    raw.tables.insert(Table::Documents, (1..=16).map(document).collect());
    raw
}

/// The row of a table and number in the example.
pub(super) fn row(table: Table, number: u128, cells: &[&str]) -> RawRow {
    let ordinal = Table::ALL.iter().position(|it| *it == table).unwrap();
    let id = Uuid::from_u128(u128::try_from(ordinal).unwrap() * 1_000_000 + number);
    RawRow { id, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() }
}

fn document(number: u8) -> RawRow {
    let mut row = super::document_rows(language::Lang::Ru).remove(usize::from(number - 1));
    for (cell, text) in row.cells.iter_mut().skip(1).zip(["да", "12", "01.02.2025", "СТ РК"])
    {
        text.clone_into(cell);
    }
    row
}

fn equipment() -> Vec<(Table, Vec<Vec<&'static str>>)> {
    let server =
        ["app-1.example.kz", "сервер приложений", "1", "4 vCPU, 8 ГБ", "Debian 13", "10.0.0.10"];
    let switch = ["Cisco 9300", "коммутация", "1", "Ethernet", "ACL", "10.0.1.1"];
    let place = ["ТОО «Мысал»", "Астана, 1", "Астана, ЦОД, 2", "Сериков С.", "8 701 123 45 67"];
    let reserve = |cells: &[&'static str], address| {
        let mut cells = cells.to_vec();
        cells[5] = address;
        cells.push("горячий резерв");
        cells
    };
    vec![
        (
            Table::Servers,
            vec![
                server.to_vec(),
                vec![
                    "db",
                    "СУБД; модуль интеграции",
                    "2",
                    "8 vCPU",
                    "PostgreSQL 17",
                    "10.0.0.20-21",
                ],
            ],
        ),
        (Table::NetworkEquipment, vec![switch.to_vec()]),
        (Table::Locations, vec![place.to_vec()]),
        (Table::ReserveServers, vec![reserve(&server, "10.0.0.30")]),
        (Table::ReserveNetworkEquipment, vec![reserve(&switch, "10.0.1.2")]),
        (Table::ReserveLocations, vec![place.to_vec()]),
        (
            Table::Segments,
            vec![vec!["серверы", "10.0.0.0/24"], vec!["управление", "10.0.1.0/255.255.255.0"]],
        ),
        (
            Table::AdministratorStations,
            vec![vec!["администратор", "2", "нет", "да", "10.0.2.5", "Астана, 3"]],
        ),
    ]
}

fn uses() -> Vec<(Table, Vec<Vec<&'static str>>)> {
    vec![
        (
            Table::Users,
            vec![vec![
                "пользователь",
                "вход, поиск",
                "https://app-1.example.kz, 10.0.0.10:8443",
                "HTTPS",
                "1000",
                "50",
                "5 с",
            ]],
        ),
        (
            Table::Integrations,
            vec![vec![
                "ГБД ФЛ",
                "МЮ РК",
                "действующая",
                "да",
                "10.5.0.1:443",
                "HTTPS",
                "10",
                "2 с",
            ]],
        ),
        (
            Table::Sources,
            vec![vec!["", "src", "main.rs", "0,5", "Rust", "1.95", "", "", "2026-10-01"]],
        ),
        (Table::Libraries, vec![vec!["", "vendor", "serde", "1,25", "Rust", "1.0.229"]]),
    ]
}
