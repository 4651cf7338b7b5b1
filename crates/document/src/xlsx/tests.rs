//! Workbooks there and back, and workbooks that people bring.

use std::io::{Cursor, Read, Write};

use jiff::civil::date;
use language::Lang;
use order::form::{QuestionnaireField, RawQuestionnaire, RawRow, Table};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use uuid::Uuid;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::sample;

fn meta() -> WorkbookMeta {
    WorkbookMeta { case_id: "case-7".to_owned(), base_version: 3, date: date(2026, 11, 22) }
}

fn kinds(read: &WorkbookIn) -> Vec<(&WorkbookProblemKind, Option<&str>)> {
    read.problems.iter().map(|it| (&it.kind, it.cell.as_deref())).collect()
}

/// A foreign workbook: one sheet, made by a closure.
fn foreign(name: &str, fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(name).unwrap();
    fill(sheet);
    workbook.save_to_buffer().unwrap()
}

fn headings(sheet: &mut Worksheet, row: u32, table: Table, lang: Lang) {
    sheet.write_string(row, 0, "№ п/п").unwrap();
    for (at, column) in (1_u16..).zip(table.columns()) {
        sheet.write_string(row, at, column.title.of(lang)).unwrap();
    }
}

/// RA 2: the questionnaire goes out as a workbook and comes back the same.
#[test]
fn a_questionnaire_comes_back_as_it_went_out() {
    let raw = sample::questionnaire(3);
    for lang in Lang::ALL {
        let file = questionnaire(&raw, &meta(), lang).unwrap();
        let read = read(&file).unwrap();
        assert_eq!(read.questionnaire, raw, "{lang}");
        assert_eq!(read.problems, [], "{lang}");
        assert_eq!(read.case_id.as_deref(), Some("case-7"));
        assert_eq!(read.base_version, Some(3));
        assert_eq!(read.form_version, Some(order::form::FORM_VERSION));
    }
}

#[test]
fn equal_questionnaires_give_equal_files() {
    let raw = sample::questionnaire(2);
    let first = questionnaire(&raw, &meta(), Lang::Kk).unwrap();
    assert!(first == questionnaire(&raw, &meta(), Lang::Kk).unwrap());
}

#[test]
fn what_looks_like_a_formula_is_written_and_read_as_text() {
    let mut raw = sample::questionnaire(1);
    let wicked = [
        "=1+1",
        "+7 701",
        "-5",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "{=A1}",
        "0012",
        "1e5",
        "http://a.kz",
    ];
    for text in wicked {
        raw.fields.insert(QuestionnaireField::Other, text.to_owned());
        let file = questionnaire(&raw, &meta(), Lang::Ru).unwrap();
        let read = read(&file).unwrap();
        assert_eq!(read.questionnaire.field(QuestionnaireField::Other), text);
        assert_eq!(read.problems, [], "{text}");
    }
    let mut archive =
        ZipArchive::new(Cursor::new(questionnaire(&raw, &meta(), Lang::Ru).unwrap())).unwrap();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut xml = String::new();
        if part.read_to_string(&mut xml).is_ok() {
            assert!(!xml.contains("<f>") && !xml.contains("<f "), "a formula in part {index}");
        }
    }
}

#[test]
fn a_foreign_table_is_known_by_its_headings_in_any_language() {
    for lang in Lang::ALL {
        let file = foreign("Лист1", |sheet| {
            sheet.write_string(0, 0, "Біздің серверлер").unwrap();
            headings(sheet, 2, Table::Users, lang);
            for column in 0..=7 {
                sheet.write_number(3, column, f64::from(column) + 1.0).unwrap();
            }
            sheet.write_number(4, 0, 1).unwrap();
            sheet.write_string(4, 1, "оператор").unwrap();
            sheet.write_number(4, 5, 250).unwrap();
            sheet.write_number(4, 6, 12.5).unwrap();
        });
        let read = read(&file).unwrap();
        let [row] = read.questionnaire.rows(Table::Users) else { panic!("{:?}", read) };
        assert_eq!(row.cells, ["оператор", "", "", "", "250", "12.5", ""], "{lang}");
        assert_eq!((read.case_id, read.base_version), (None, None));
    }
}

#[test]
fn the_same_foreign_file_gives_the_same_identities() {
    let make = || {
        foreign("x", |sheet| {
            headings(sheet, 0, Table::Segments, Lang::Kk);
            sheet.write_string(1, 1, "ішкі").unwrap();
            sheet.write_string(2, 1, "сыртқы").unwrap();
        })
    };
    let (first, second) = (read(&make()).unwrap(), read(&make()).unwrap());
    assert_eq!(first.questionnaire, second.questionnaire);
    let rows = first.questionnaire.rows(Table::Segments);
    assert_ne!(rows[0].id, rows[1].id);
}

#[test]
fn documents_of_a_foreign_file_are_known_by_their_names() {
    let names = order::form::document_rows(Lang::Ru);
    let file = foreign("6 Документы", |sheet| {
        headings(sheet, 0, Table::Documents, Lang::Ru);
        sheet.write_string(1, 1, names[4].cell(0)).unwrap();
        sheet.write_string(1, 2, "да").unwrap();
    });
    let read = read(&file).unwrap();
    assert_eq!(read.questionnaire.rows(Table::Documents)[0].id, order::form::document_row_id(5));
}

#[test]
fn formulas_errors_dates_and_merged_cells_are_read_and_told() {
    let file = foreign("5.11", |sheet| {
        headings(sheet, 0, Table::Sources, Lang::Kk);
        sheet.write_string(1, 2, "src").unwrap();
        sheet.write_string(1, 3, "main.rs").unwrap();
        sheet.write_formula(1, 4, Formula::new("=10+2.5").set_result("12.5")).unwrap();
        let face = Format::new().set_num_format("dd.mm.yyyy");
        sheet.write_number_with_format(1, 9, 46_348, &face).unwrap();
        sheet.write_string(2, 3, "lib.rs").unwrap();
        sheet.merge_range(1, 5, 2, 5, "Rust", &Format::new()).unwrap();
    });
    let read = read(&file).unwrap();
    let rows = read.questionnaire.rows(Table::Sources);
    assert_eq!(rows[0].cells, ["", "src", "main.rs", "12.5", "Rust", "", "", "", "22.11.2026"]);
    assert_eq!(rows[1].cells[4], "Rust");
    let formula = WorkbookProblemKind::Formula { value: "12.5".to_owned() };
    let merged = WorkbookProblemKind::Merged { cells: "F2:F3".to_owned() };
    assert_eq!(kinds(&read), [(&formula, Some("E2")), (&merged, Some("F2"))]);
    assert_eq!(
        read.problems[0].message(Lang::Kk),
        "«5.11» парағы, E2 ұяшығы: ұяшықта формула бар, оның көрсеткен мәні алынды: «12.5»"
    );
    assert!(read.problems[1].message(Lang::En).starts_with("sheet “5.11”, cell F2: "));
}

#[test]
fn a_copied_row_and_a_broken_identity_are_new_rows_and_told() {
    let id = Uuid::from_u128(7);
    let file = foreign("x", |sheet| {
        sheet.write_string(0, 0, "synaq:segments").unwrap();
        sheet.write_string(0, 1, "Желі сегментінің атауы").unwrap();
        sheet.write_string(0, 2, "Желінің IP мекенжайы / желі маскасы").unwrap();
        for (row, identity) in [
            (1, id.to_string()),
            (2, id.to_string()),
            (3, "өзгертілген".to_owned()),
            (4, String::new()),
        ] {
            sheet.write_string(row, 0, identity).unwrap();
            sheet.write_string(row, 1, format!("сегмент {row}")).unwrap();
        }
    });
    let read = read(&file).unwrap();
    let ids: Vec<Uuid> =
        read.questionnaire.rows(Table::Segments).iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), 4);
    assert_eq!(ids.iter().filter(|it| **it == id).count(), 1);
    assert_eq!(
        kinds(&read),
        [
            (&WorkbookProblemKind::RepeatedRow, Some("A3")),
            (&WorkbookProblemKind::BrokenIdentity, Some("A4")),
        ]
    );
}

#[test]
fn what_does_not_belong_is_told_with_its_place() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Бюджет").unwrap();
    sheet.write_string(0, 0, "Айлар").unwrap();
    let table = workbook.add_worksheet();
    table.set_name("5.7 Сегменттер").unwrap();
    table.write_string(0, 0, "Желі сегментінің атауы").unwrap();
    table.write_string(0, 1, "Ескертпе").unwrap();
    table.write_string(1, 0, "ішкі").unwrap();
    let second = workbook.add_worksheet();
    second.set_name("5.7 тағы").unwrap();
    headings(second, 0, Table::Segments, Lang::Kk);
    let read = read(&workbook.save_to_buffer().unwrap()).unwrap();
    let told: Vec<String> = read.problems.iter().map(|it| it.message(Lang::Kk)).collect();
    assert_eq!(
        told,
        [
            "«Бюджет» парағы: парақ сауалнама-сұраулыққа жатпайды, оқылған жоқ",
            "«5.7 Сегменттер» парағы, B1 ұяшығы: «Ескертпе» бағаны кестеге жатпайды, оқылған жоқ",
            "«5.7 Сегменттер» парағы: «Желінің IP мекенжайы / желі маскасы» бағаны жоқ, \
             оның ұяшықтары бос қалды",
            "«5.7 тағы» парағы: «Сынақ объектісі желісінің құрылымы (қажет болған жағдайда)» \
             кестесі екінші рет кездеседі, бұл парақ оқылған жоқ",
        ]
    );
}

#[test]
fn a_far_cell_costs_no_memory_and_is_refused() {
    let file = foreign("5.7", |sheet| {
        headings(sheet, 0, Table::Segments, Lang::Kk);
        sheet.write_string(1_048_575, 1, "алыс").unwrap();
    });
    assert_eq!(
        read(&file),
        Err(WorkbookError::TooManyRows { max: ROWS_MAX, sheet: "5.7".to_owned() })
    );
}

#[test]
fn a_workbook_with_nothing_of_ours_is_refused_in_the_readers_words() {
    let error = read(&foreign("Бюджет", |sheet| {
        sheet.write_string(0, 0, "Айлар").unwrap();
    }))
    .unwrap_err();
    assert_eq!(error, WorkbookError::Foreign);
    for lang in Lang::ALL {
        assert!(!error.text(lang).contains('⟦'));
    }
}

#[test]
fn a_file_that_is_no_workbook_is_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("hello.txt", SimpleFileOptions::default()).unwrap();
    writer.write_all(b"hello").unwrap();
    let zip = writer.finish().unwrap().into_inner();
    for file in [zip, b"PK\x03\x04".to_vec(), b"<html></html>".to_vec(), Vec::new()] {
        assert!(matches!(read(&file), Err(WorkbookError::Broken { .. })));
    }
}

#[test]
fn every_error_and_problem_has_words_in_each_language() {
    let errors = [
        WorkbookError::TooLarge { max: 1, found: 2 },
        WorkbookError::Bomb { max: 1, entry: "x".to_owned() },
        WorkbookError::TooManyParts { max: 1, found: 2 },
        WorkbookError::OldOrEncrypted,
        WorkbookError::Broken { reason: "x".to_owned() },
        WorkbookError::TooManyRows { max: 1, sheet: "x".to_owned() },
        WorkbookError::TooManyCells { max: 1, sheet: "x".to_owned() },
        WorkbookError::Foreign,
        WorkbookError::CellTooLong {
            max: 1,
            sheet: "x".to_owned(),
            cell: "A1".to_owned(),
            found: 2,
        },
        WorkbookError::Writing { reason: "x".to_owned() },
    ];
    let text = language::Text::new("а", "б", "c");
    let problems = [
        WorkbookProblemKind::UnknownSheet,
        WorkbookProblemKind::SecondSheet { table: text.clone() },
        WorkbookProblemKind::UnknownColumn { heading: "x".to_owned() },
        WorkbookProblemKind::MissingColumn { title: text },
        WorkbookProblemKind::UnknownField { name: "x".to_owned() },
        WorkbookProblemKind::Formula { value: "x".to_owned() },
        WorkbookProblemKind::ErrorValue { value: "#REF!".to_owned() },
        WorkbookProblemKind::Merged { cells: "A1:A2".to_owned() },
        WorkbookProblemKind::RepeatedRow,
        WorkbookProblemKind::BrokenIdentity,
        WorkbookProblemKind::Cut { max: 9 },
        WorkbookProblemKind::More { count: 9 },
    ];
    for lang in Lang::ALL {
        for error in &errors {
            assert!(!error.text(lang).contains('⟦'), "{error:?}");
        }
        for kind in &problems {
            let problem = WorkbookProblem { sheet: "x".to_owned(), cell: None, kind: kind.clone() };
            assert!(!problem.message(lang).contains('⟦'), "{kind:?}");
        }
    }
}

#[test]
fn a_text_that_no_cell_holds_is_refused_with_its_place() {
    let mut raw = sample::questionnaire(1);
    raw.fields.insert(QuestionnaireField::Purpose, "а".repeat(32_768));
    let error = questionnaire(&raw, &meta(), Lang::Kk).unwrap_err();
    let WorkbookError::CellTooLong { cell, found, .. } = error else { panic!("{error:?}") };
    assert_eq!((cell.as_str(), found), ("C3", 32_768));
}

#[test]
fn a_protocols_checks_and_findings_become_a_workbook() {
    let protocol = sample::protocol(order::Work::Functions);
    for lang in Lang::ALL {
        let file = checks(&protocol, lang).unwrap();
        guard::check(&file).unwrap();
        let mut book = sheet::open(&file).unwrap();
        let mut ledger = sheet::Ledger::default();
        let names = calamine::Reader::sheet_names(&book);
        let cells = sheet::load(&mut book, &names[0], &mut ledger).unwrap();
        assert_eq!(cells.rows.len(), protocol.checks.len() + 1);
        assert_eq!(cells.text(1, 0), "MA1-1");
        let cells = sheet::load(&mut book, &names[1], &mut ledger).unwrap();
        assert_eq!(cells.rows.len(), protocol.findings.len() + 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_questionnaire_comes_back(
        rows in proptest::collection::vec(proptest::collection::vec("[ -~А-Яа-яәғқңөұүһіӘҒҚҢӨҰҮҺІ№«»–\n\t😀]{0,40}", 6), 0..6),
        name in "\\PC{0,60}",
    ) {
        let mut raw = RawQuestionnaire::default();
        for field in QuestionnaireField::ALL {
            raw.fields.insert(field, name.clone());
        }
        for table in Table::ALL {
            let width = table.columns().len();
            let row = |(at, cells): (usize, &Vec<String>)| {
                let mut cells = cells.clone();
                cells.resize(width, "соңы".to_owned());
                cells[0] = format!("{at}:{}", cells[0]);
                RawRow { id: Uuid::from_u128(u128::try_from(at).unwrap() + 1), cells }
            };
            raw.tables.insert(table, rows.iter().enumerate().map(row).collect());
        }
        let file = questionnaire(&raw, &meta(), Lang::Kk).unwrap();
        let back = read(&file).unwrap();
        prop_assert_eq!(back.questionnaire, raw);
    }

    #[test]
    fn a_spoiled_workbook_never_panics(at in 0_usize..40_000, byte in any::<u8>(), cut in 0_usize..40_000) {
        let mut file = questionnaire(&sample::questionnaire(1), &meta(), Lang::En).unwrap();
        let length = file.len();
        file[at % length] = byte;
        let _ = read(&file);
        file.truncate(cut % length);
        prop_assert!(read(&file).is_err());
    }
}
