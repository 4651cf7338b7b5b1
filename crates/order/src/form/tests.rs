//! The forms as wholes: checks, warnings, encoding.

use language::Lang;
use proptest::prelude::*;
use uuid::Uuid;

use super::{
    example::{application, questionnaire, row, rules},
    *,
};
use crate::{Edition, Quantity, Work, Works};

fn set(raw: &mut RawQuestionnaire, table: Table, row: usize, column: &str, text: &str) {
    let (column, _) = table.column(column).unwrap();
    text.clone_into(&mut raw.tables.get_mut(&table).unwrap()[row].cells[column]);
}

fn warnings(raw: &RawQuestionnaire, rules: &FormRules) -> Vec<String> {
    let checked = check_questionnaire(raw, rules);
    assert_eq!(checked.errors, []);
    checked.warnings.iter().map(|it| it.message(Lang::En)).collect()
}

#[test]
fn a_complete_application_becomes_typed() {
    // RA 1, R 10
    let checked = check_application(&application(), &rules());
    assert_eq!((checked.errors, checked.warnings), (vec![], vec![]));
    let application = checked.value.unwrap();
    assert_eq!(application.applicant.id.to_string(), "240140000011");
    assert_eq!(application.applicant.bank.iban.bank(), "125");
    assert_eq!(application.applicant.phones[0].number(), "+77172749999");
    assert_eq!(application.object.developed.to_string(), "2026-09-01");
    assert_eq!(application.works, Works::ALL);
}

#[test]
fn each_error_of_an_application_names_its_field_what_was_expected_and_found() {
    // RA 1
    let rows = [
        (ApplicationField::ApplicantIban, "KZ87125KZT5004100100"),
        (ApplicationField::ApplicantId, "240140000012"),
        (ApplicationField::ApplicantEmail, "info"),
        (ApplicationField::ObjectDeveloped, "01.12.2026"),
        (ApplicationField::OwnerName, " "),
        (ApplicationField::HeadName, "Айгүл\u{0}"),
        (ApplicationField::ContactMobilePhone, "нет"),
        (ApplicationField::Provider, "\u{202e}АҚ"),
    ];
    let mut messages = Vec::new();
    for (field, text) in rows {
        let mut raw = application();
        raw.fields.insert(field, text.to_owned());
        let checked = check_application(&raw, &rules());
        assert_eq!((checked.value, checked.errors.len()), (None, 1), "{}", field.code());
        assert_eq!(checked.errors[0].place, Place::Application(field));
        messages.extend(Lang::ALL.map(|lang| checked.errors[0].message(lang)));
    }
    insta::assert_snapshot!(messages.join("\n"));
}

#[test]
fn an_application_asks_for_one_work_at_least_and_names_its_applicant() {
    // RA 1
    let mut raw = application();
    raw.works = Works::NONE;
    raw.fields.remove(&ApplicationField::ApplicantName);
    let places: Vec<Place> =
        check_application(&raw, &rules()).errors.iter().map(|error| error.place).collect();
    let name = Place::Application(ApplicationField::ApplicantName);
    assert_eq!(places, [name, Place::Works]);
    let mut raw = application();
    raw.fields.insert(ApplicationField::ApplicantId, "900101300007".to_owned());
    let errors = check_application(&raw, &rules()).errors;
    assert_eq!(errors[0].place, Place::Application(ApplicationField::ApplicantPerson));
}

#[test]
fn a_test_certificates_number_passes_with_a_warning_in_a_test_environment() {
    // RA 1
    let mut raw = application();
    raw.fields.insert(ApplicationField::ApplicantId, "123456789021".to_owned());
    assert!(!check_application(&raw, &rules()).is_accepted());
    let checked = check_application(&raw, &rules().test_environment());
    assert!(checked.is_accepted());
    assert_eq!(checked.warnings[0].caution, Caution::TestIdentifier);
}

#[test]
fn a_complete_questionnaire_becomes_typed_and_is_counted() {
    // RA 2, M 5, M 12, M 19, M 28, M 33
    assert_eq!(warnings(&questionnaire(), &rules()), Vec::<String>::new());
    let questionnaire = check_questionnaire(&questionnaire(), &rules()).value.unwrap();
    let counts = questionnaire.counts();
    assert_eq!((counts.servers, counts.reserve_servers, counts.segments), (3, 1, 2));
    assert_eq!((counts.user_points, counts.integration_points), (2, 1));
    assert_eq!(counts.source, Quantity::thousandths(500));
    assert_eq!(counts.libraries, Quantity::thousandths(1_250));
    assert_eq!(questionnaire.documents.len(), 16);
    assert_eq!(questionnaire.documents[15].number, Some(16));
}

#[test]
fn each_error_of_a_questionnaire_names_table_row_column_expected_and_found() {
    // RA 2; M 24 for the parameters of load
    let rows = [
        (Table::Servers, 1, "quantity", "0"),
        (Table::Servers, 1, "addresses", "10.0.0.20, 10.0.0.300"),
        (Table::NetworkEquipment, 0, "name", ""),
        (Table::Locations, 0, "phones", "123"),
        (Table::ReserveServers, 0, "reserve-method", " "),
        (Table::Segments, 0, "networks", "10.0.0.7/24"),
        (Table::AdministratorStations, 0, "internet", "иногда"),
        (Table::Users, 0, "endpoints", "portal.example.kz"),
        (Table::Users, 0, "requests", "много"),
        (Table::Integrations, 0, "status", "да"),
        (Table::Integrations, 0, "wait", "5 дней"),
        (Table::Sources, 0, "size", "0,5 ГБ"),
        (Table::Sources, 0, "modified", "23.11.2026"),
        (Table::Libraries, 0, "version", ""),
        (Table::Documents, 2, "approved", "31.02.2025"),
    ];
    let mut messages = Vec::new();
    for (table, index, column, text) in rows {
        let mut raw = questionnaire();
        set(&mut raw, table, index, column, text);
        let checked = check_questionnaire(&raw, &rules());
        assert_eq!((checked.value, checked.errors.len()), (None, 1), "{table}.{column}");
        let place = checked.errors[0].place;
        assert_eq!((place.table(), place.row()), (Some(table), Some(index + 1)));
        assert_eq!(place.column().unwrap().code, column);
        messages.extend(Lang::ALL.map(|lang| checked.errors[0].message(lang)));
    }
    insta::assert_snapshot!(messages.join("\n"));
}

#[test]
fn cells_that_look_like_formulas_stay_text() {
    // RA 2
    for text in ["=HYPERLINK(\"http://x\")", "+cmd", "-1+1", "@SUM(A1)"] {
        let mut raw = questionnaire();
        set(&mut raw, Table::Servers, 0, "software", text);
        let questionnaire = check_questionnaire(&raw, &rules()).value.unwrap();
        assert_eq!(questionnaire.servers[0].software, text);
    }
}

#[test]
fn what_is_too_much_is_an_error_with_its_place_and_limit() {
    // RA 2
    let mut raw = questionnaire();
    set(&mut raw, Table::Servers, 0, "name", &"x".repeat(LINE_CHARS_MAX + 1));
    set(&mut raw, Table::Servers, 1, "name", "a\u{7}b");
    raw.tables.get_mut(&Table::Locations).unwrap()[0].cells.push("x".to_owned());
    let segments =
        (0..=u128::try_from(ROWS_MAX).unwrap()).map(|it| row(Table::Segments, it, &["", ""]));
    raw.tables.insert(Table::Segments, segments.collect());
    let twice = raw.tables.get_mut(&Table::Users).unwrap();
    twice.push(twice[0].clone());
    raw.fields.insert(QuestionnaireField::Other, "x".repeat(FIELD_CHARS_MAX + 1));
    let checked = check_questionnaire(&raw, &rules());
    let expected: Vec<(Expected, Found)> =
        checked.errors.iter().map(|it| (it.expected.clone(), it.found.clone())).collect();
    let id = raw.rows(Table::Users)[0].id.to_string();
    assert_eq!(
        expected,
        [
            (Expected::CharsAtMost(LINE_CHARS_MAX), Found::Chars(LINE_CHARS_MAX + 1)),
            (Expected::PlainText, Found::Control { code: 7, position: 2 }),
            (Expected::Cells(5), Found::Cells(6)),
            (Expected::RowsAtMost(ROWS_MAX), Found::Rows(ROWS_MAX + 1)),
            (Expected::OwnIdentity, Found::Text(id)),
            (Expected::CharsAtMost(FIELD_CHARS_MAX), Found::Chars(FIELD_CHARS_MAX + 1)),
        ]
    );
}

#[test]
fn the_list_of_errors_is_bounded_and_the_rest_is_counted() {
    let mut raw = questionnaire();
    let rows = (0..2_000).map(|number| row(Table::Segments, number, &["x", "y"]));
    raw.tables.insert(Table::Segments, rows.collect());
    let checked = check_questionnaire(&raw, &rules());
    assert_eq!((checked.errors.len(), checked.omitted), (ERRORS_MAX, 1_000));
    assert_eq!((checked.warnings.len(), checked.omitted_warnings), (ERRORS_MAX, 999));
}

#[test]
fn blank_rows_and_documents_nobody_filled_in_are_passed_over() {
    // RA 2 item 6
    let mut raw = questionnaire();
    raw.tables.get_mut(&Table::Users).unwrap().insert(0, row(Table::Users, 99, &["", " "]));
    raw.tables.insert(Table::Documents, document_rows(Lang::Kk));
    let questionnaire = check_questionnaire(&raw, &rules()).value.unwrap();
    assert_eq!(questionnaire.users[0].row.number, 2);
    assert_eq!(questionnaire.documents, []);
}

type Change = fn(&mut RawQuestionnaire);

/// Changes of the example that each deserve a second look.
const CAUTIONS: [(&str, Change); 24] = [
    ("outside segments", |raw| set(raw, Table::Servers, 0, "addresses", "10.9.0.1, 10.0.0.10")),
    ("range outside", |raw| {
        set(raw, Table::NetworkEquipment, 0, "addresses", "10.0.1.250-10.0.2.5")
    }),
    ("address twice", |raw| set(raw, Table::Servers, 1, "addresses", "10.0.0.5-10.0.0.20")),
    ("fewer addresses", |raw| set(raw, Table::Servers, 1, "quantity", "5")),
    ("segments overlap", |raw| set(raw, Table::Segments, 1, "networks", "10.0.0.0/23")),
    ("reserve without main", |raw| {
        set(raw, Table::ReserveServers, 0, "name", "x");
        set(raw, Table::ReserveServers, 0, "purpose", "y");
    }),
    ("reserve network without main", |raw| {
        raw.tables.remove(&Table::NetworkEquipment);
    }),
    ("no integration module", |raw| set(raw, Table::Integrations, 0, "module", "нет")),
    ("no integration component", |raw| set(raw, Table::Servers, 1, "purpose", "СУБД")),
    ("unknown address", |raw| set(raw, Table::Users, 0, "endpoints", "10.7.7.7:443")),
    ("unknown name", |raw| set(raw, Table::Users, 0, "endpoints", "https://x.kz")),
    ("protocol differs", |raw| set(raw, Table::Users, 0, "protocols", "TCP")),
    ("same row", |raw| {
        let rows = raw.tables.get_mut(&Table::AdministratorStations).unwrap();
        let cells = rows[0].cells.clone();
        rows.push(RawRow { id: Uuid::from_u128(7), cells });
    }),
    ("no location", |raw| {
        raw.tables.remove(&Table::Locations);
        raw.tables.remove(&Table::ReserveLocations);
    }),
    ("no workstation address", |raw| set(raw, Table::AdministratorStations, 0, "addresses", "")),
    ("no segments", |raw| {
        raw.tables.remove(&Table::Segments);
    }),
    ("no connection points", |raw| {
        raw.tables.remove(&Table::Users);
        raw.tables.remove(&Table::Integrations);
    }),
    ("no source size", |raw| set(raw, Table::Sources, 0, "size", "0")),
    ("empty file", |raw| set(raw, Table::Libraries, 0, "size", "0,0")),
    ("document missing", |raw| set(raw, Table::Documents, 3, "present", "жоқ")),
    ("document undescribed", |raw| set(raw, Table::Documents, 3, "pages", "")),
    ("document unlisted", |raw| set(raw, Table::Documents, 3, "name", "Устав")),
    ("load left open", |raw| {
        set(raw, Table::Users, 0, "users", "0");
        set(raw, Table::Users, 0, "requests", "0");
        set(raw, Table::Users, 0, "wait", "");
        set(raw, Table::Integrations, 0, "wait", "5");
    }),
    ("no scheme", |raw| {
        raw.fields.remove(&QuestionnaireField::ClassificationScheme);
    }),
];

#[test]
fn what_the_tables_say_about_each_other_is_warned_of_with_its_reason() {
    // RA 2, R 9, R 10, R 20, M 5, M 12, M 24, M 28, M 33, RA 3
    let mut out = Vec::new();
    for (name, change) in CAUTIONS {
        let mut raw = questionnaire();
        change(&mut raw);
        let checked = check_questionnaire(&raw, &rules());
        assert_eq!(checked.errors, [], "{name}");
        assert!(!checked.warnings.is_empty(), "{name}");
        out.push(format!("# {name}"));
        for warning in &checked.warnings {
            out.push(format!("{} [{}]", warning.message(Lang::En), warning.clause()));
            out.extend([Lang::Kk, Lang::Ru].map(|lang| warning.reason(lang)));
        }
    }
    insta::assert_snapshot!(out.join("\n"));
}

#[test]
fn a_table_is_missed_only_where_a_work_is_counted_by_it() {
    // M 12, M 28, M 33, R 4
    let mut raw = questionnaire();
    raw.tables.remove(&Table::Sources);
    let without = rules().works(Works::ALL.without(Work::SourceCode));
    assert_eq!(warnings(&raw, &without), Vec::<String>::new());
    let missed = check_questionnaire(&raw, &rules()).warnings;
    assert_eq!(missed[0].caution, Caution::NoRowsForWork { work: Work::SourceCode });
    assert_eq!(missed[0].clause().to_string(), "M 12");
}

#[test]
fn the_encoding_of_the_forms_does_not_change() {
    // The golden files hold what stored events hold: they may be added to, never changed.
    let golden = include_str!("golden/questionnaire-v1.json");
    let read: RawQuestionnaire = serde_json::from_str(golden).unwrap();
    // The documents' names are the catalogue's, which may be mended; the rows' identities stay.
    let ids = |raw: &RawQuestionnaire| {
        raw.rows(Table::Documents).iter().map(|row| row.id).collect::<Vec<_>>()
    };
    let example = questionnaire();
    assert_eq!((&read.fields, ids(&read)), (&example.fields, ids(&example)));
    for table in Table::ALL.into_iter().filter(|table| *table != Table::Documents) {
        assert_eq!(read.rows(table), example.rows(table), "{table}");
    }
    assert_eq!(serde_json::to_string_pretty(&read).unwrap(), golden.trim_end());
    let golden = include_str!("golden/application-v1.json");
    let read: RawApplication = serde_json::from_str(golden).unwrap();
    assert_eq!(read, application());
    assert_eq!(serde_json::to_string_pretty(&read).unwrap(), golden.trim_end());
}

#[test]
fn columns_in_another_order_or_missing_are_read_by_their_codes() {
    let read = |tables: &str| {
        let form = r#""form_version":1,"form":"questionnaire","fields":{}"#;
        serde_json::from_str::<RawQuestionnaire>(&format!("{{{form},\"tables\":[{tables}]}}"))
    };
    let id = Uuid::from_u128(1);
    let segments = |columns: &str| {
        let row = format!(r#"{{"id":"{id}","cells":["10.0.0.0/24"]}}"#);
        format!(r#"{{"table":"segments","columns":[{columns}],"rows":[{row}]}}"#)
    };
    let raw = read(&segments(r#""networks""#)).unwrap();
    assert_eq!(raw.rows(Table::Segments)[0].cells, ["", "10.0.0.0/24"]);
    let twice = segments(r#""networks","networks""#);
    let table = format!("{0},{0}", segments(r#""networks""#));
    for (tables, reason) in [
        (segments(r#""x""#), "the form has no column 'x'"),
        (twice, "the table 'segments' names the column 'networks' twice"),
        (table, "the form names the table 'segments' twice"),
        (segments("").replace("segments", "y"), "the form has no table 'y'"),
    ] {
        assert_eq!(read(&tables).unwrap_err().to_string(), reason);
    }
}

#[test]
fn another_version_or_form_is_refused_by_name() {
    let golden = include_str!("golden/application-v1.json");
    let newer = golden.replace("\"form_version\": 1", "\"form_version\": 2");
    let error = serde_json::from_str::<RawApplication>(&newer).unwrap_err();
    assert_eq!(error.to_string(), "form_version 2: this program reads version 1");
    assert!(Edition::ALL.iter().all(|edition| form_version(*edition) == FORM_VERSION));
    let error = serde_json::from_str::<RawQuestionnaire>(golden).unwrap_err();
    assert!(error.to_string().contains("application") || error.to_string().contains("works"));
}

/// Texts that people and machines put into cells: half of them near a value, half anything.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9]{0,14}",
        "[0-9a-fA-F:.,;/\\[\\] –-]{0,40}",
        "[a-zа-яәіңғүұқөһ0-9 .,:/@+=-]{0,40}",
        Just("10.0.0.1".to_owned()),
        Just("да".to_owned()),
    ]
}

fn any_questionnaire() -> impl Strategy<Value = RawQuestionnaire> {
    let fields =
        prop::collection::btree_map(prop::sample::select(&QuestionnaireField::ALL), cell(), 0..9);
    let cells = prop::collection::vec(cell(), 0..12);
    let row = (any::<u8>(), cells)
        .prop_map(|(id, cells)| RawRow { id: Uuid::from_u128(id.into()), cells });
    let rows = prop::collection::vec(row, 0..4);
    let tables = prop::collection::btree_map(prop::sample::select(&Table::ALL), rows, 0..13);
    (fields, tables).prop_map(|(fields, tables)| RawQuestionnaire { fields, tables })
}

proptest! {
    #[test]
    fn no_questionnaire_panics_and_every_error_has_a_place(raw in any_questionnaire()) {
        let checked = check_questionnaire(&raw, &rules());
        prop_assert_eq!(checked.value.is_some(), checked.errors.is_empty());
        for error in &checked.errors {
            let placed = error.place.table().is_some() || error.place.field().is_some();
            prop_assert!(placed);
            for lang in Lang::ALL {
                let message = error.message(lang);
                prop_assert!(!message.contains('⟦'), "{}", message);
                prop_assert!(!message.chars().any(char::is_control));
            }
        }
        for warning in &checked.warnings {
            prop_assert!(!warning.message(Lang::Kk).contains('⟦'));
        }
    }

    #[test]
    fn any_questionnaire_is_read_back_as_it_was_written(raw in any_questionnaire()) {
        let written = serde_json::to_string(&raw).unwrap();
        prop_assert_eq!(serde_json::from_str::<RawQuestionnaire>(&written).unwrap(), raw);
    }

    #[test]
    fn no_application_panics_and_every_error_has_a_place(
        fields in prop::collection::btree_map(prop::sample::select(&ApplicationField::ALL), cell(), 0..34)
    ) {
        let raw = RawApplication { fields, works: Works::ALL };
        let checked = check_application(&raw, &rules());
        prop_assert_eq!(checked.value.is_some(), checked.errors.is_empty());
        prop_assert!(checked.errors.iter().all(|error| error.place.field().is_some()));
        let written = serde_json::to_string(&raw).unwrap();
        prop_assert_eq!(serde_json::from_str::<RawApplication>(&written).unwrap(), raw);
    }

    #[test]
    fn no_cell_panics_in_any_column(text in cell()) {
        for table in Table::ALL {
            let mut raw = RawQuestionnaire::default();
            let cells = vec![text.clone(); table.columns().len()];
            raw.tables.insert(table, vec![RawRow { id: Uuid::nil(), cells }]);
            check_questionnaire(&raw, &rules());
        }
    }

    #[test]
    fn no_heading_panics(name in any::<String>(), headers in prop::collection::vec(any::<String>(), 0..12)) {
        let _ = Table::guess(&name, &headers);
        for table in Table::ALL {
            let mapping = match_columns(table, &headers);
            prop_assert_eq!(mapping.apply(&headers).len(), table.columns().len());
        }
    }

    #[test]
    fn a_form_compared_with_itself_has_no_difference(raw in any_questionnaire()) {
        prop_assert_eq!(diff(&raw, &raw), []);
    }
}
