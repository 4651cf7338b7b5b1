//! The check of RA 2.

use super::super::{
    checked::{Checked, FormRules},
    cross::cautions,
    error::{Expected, Found},
    field::QuestionnaireField as Field,
    place::Place,
    questionnaire::Questionnaire,
    raw::RawQuestionnaire,
    report::Report,
    table::Table,
    warning::Caution,
};
use super::{
    rows::{self, rows},
    text::{field_chars_max, plain},
};

/// Checks the questionnaire: the typed form where nothing is wrong, and every error and warning
/// with its place (RA 2).
pub fn check_questionnaire(raw: &RawQuestionnaire, rules: &FormRules) -> Checked<Questionnaire> {
    let mut report = Report::default();
    let tables = tables(raw, rules, &mut report);
    let value = fields(raw, tables, &mut report);
    if let Some(questionnaire) = value.as_ref().filter(|_| report.is_clean()) {
        cautions(questionnaire, rules, &mut report);
    }
    report.outcome(value)
}

/// The questionnaire with its tables only; rows in error are left out.
fn tables(raw: &RawQuestionnaire, rules: &FormRules, report: &mut Report) -> Questionnaire {
    Questionnaire {
        servers: rows(raw, Table::Servers, rules, report, rows::server),
        network_equipment: rows(
            raw,
            Table::NetworkEquipment,
            rules,
            report,
            rows::network_equipment,
        ),
        locations: rows(raw, Table::Locations, rules, report, rows::location),
        reserve_servers: rows(raw, Table::ReserveServers, rules, report, |cells| {
            rows::reserve(cells, rows::server)
        }),
        reserve_network_equipment: rows(
            raw,
            Table::ReserveNetworkEquipment,
            rules,
            report,
            |cells| rows::reserve(cells, rows::network_equipment),
        ),
        reserve_locations: rows(raw, Table::ReserveLocations, rules, report, rows::location),
        segments: rows(raw, Table::Segments, rules, report, rows::segment),
        administrator_stations: rows(
            raw,
            Table::AdministratorStations,
            rules,
            report,
            rows::administrator_station,
        ),
        users: rows(raw, Table::Users, rules, report, rows::user_group),
        integrations: rows(raw, Table::Integrations, rules, report, rows::integration),
        sources: rows(raw, Table::Sources, rules, report, rows::source),
        libraries: rows(raw, Table::Libraries, rules, report, rows::library),
        documents: rows(raw, Table::Documents, rules, report, rows::document),
        ..Questionnaire::default()
    }
}

/// The questionnaire with its fields too, where all that must be there is.
fn fields(
    raw: &RawQuestionnaire,
    tables: Questionnaire,
    report: &mut Report,
) -> Option<Questionnaire> {
    let mut field = |field: Field| {
        let place = Place::Field(field);
        let text = plain(report, place, raw.field(field), field_chars_max(field.kind()))?;
        if text.is_empty() && field.is_required() {
            report.error(place, Expected::Filled, Found::Nothing);
        } else if text.is_empty() && field == Field::ClassificationScheme {
            report.warn(place, Caution::FieldEmpty);
        }
        Some(text.to_owned()).filter(|text| !text.is_empty())
    };
    let name = field(Field::Name);
    let purpose = field(Field::Purpose);
    let software_class = field(Field::SoftwareClass);
    let classification_scheme = field(Field::ClassificationScheme);
    let functional_scheme = field(Field::FunctionalScheme);
    let network_scheme = field(Field::NetworkScheme);
    let earlier_tests = field(Field::EarlierTests);
    let licence = field(Field::Licence);
    let other = field(Field::Other);
    Some(Questionnaire {
        name: name?,
        purpose: purpose?,
        software_class: software_class?,
        classification_scheme,
        functional_scheme,
        network_scheme,
        earlier_tests,
        licence: licence?,
        other,
        ..tables
    })
}
