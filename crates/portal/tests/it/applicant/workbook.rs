//! The questionnaire as a workbook, down and up again; and files that are none.

use axum::http::{StatusCode, header};
use language::Lang;
use order::form::{RawQuestionnaire, Table};
use testkit::{Play, TestHouse};

use super::{at, opened};
use crate::browser::{Browser, Page};

/// A workbook of the case as it stands, after a change by hand.
async fn workbook(
    house: &TestHouse,
    play: &Play<'_>,
    change: impl FnOnce(&mut RawQuestionnaire),
) -> Vec<u8> {
    let bytes = house.conduct.questionnaire_workbook(&house.cast.applicant, play.id, Lang::Kk);
    let mut read = document::xlsx::read(&bytes.await.unwrap()).unwrap();
    change(&mut read.questionnaire);
    let meta = document::xlsx::WorkbookMeta {
        case_id: play.id.to_string(),
        base_version: read.base_version.unwrap(),
        date: house.conduct.today(),
    };
    document::xlsx::questionnaire(&read.questionnaire, &meta, Lang::Kk).unwrap()
}

async fn upload(browser: &Browser, play: &Play<'_>, name: &str, bytes: &[u8]) -> Page {
    let address = at(play, "/questionnaire/workbook");
    browser.upload(&address, &[], &[("workbook", name, bytes)]).await
}

#[tokio::test]
async fn a_workbook_goes_down_and_its_changes_come_up_through_a_preview() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.fill_questionnaire().await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let page = browser.see(&at(&play, "/questionnaire/workbook")).await;
    let down = browser.see(&page.is_worded().attribute("[data-workbook=ru]", "href")).await;
    let named = down.headers.get(header::CONTENT_DISPOSITION).unwrap().to_str().unwrap();
    assert!(named.starts_with("attachment; filename=\"questionnaire-ru.xlsx\""), "{named}");
    let bytes = workbook(&house, &play, |value| {
        let rows = value.tables.get_mut(&Table::Segments).unwrap();
        rows[0].cells[0] = "жаңа атау".to_owned();
        rows[1].cells[1] = "10.0.1.0".to_owned();
    })
    .await;
    let preview = upload(&browser, &play, "сауалнама.xlsx", &bytes).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert_eq!(preview.is_worded().attribute("[data-changes]", "data-changes"), "2");
    assert_eq!(preview.words("[data-change=cell] ins"), "жаңа атау");
    assert_eq!(preview.attribute("[data-preview] [data-problems]", "data-problems"), "1");
    let segments = at(&play, "/questionnaire/segments");
    assert!(!browser.see(&segments).await.text().contains("жаңа атау"), "nothing is saved yet");
    let form = preview.form("form:has([data-apply])");
    for _ in 0..2 {
        assert_eq!(browser.submit(&form).await.location(), at(&play, "/questionnaire"));
    }
    assert!(browser.see(&segments).await.text().contains("жаңа атау"));
}

#[tokio::test]
async fn what_others_changed_meanwhile_is_shown_as_a_conflict_and_stays() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.fill_questionnaire().await.unwrap();
    let bytes = workbook(&house, &play, |value| {
        value.tables.get_mut(&Table::Segments).unwrap()[0].cells[0] = "кітапта".to_owned();
    })
    .await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let segments = at(&play, "/questionnaire/segments");
    let form = browser.see(&segments).await.form("form[data-form=grid]");
    let cell = form.fields.iter().find(|(key, _)| key.ends_with(".name")).unwrap().0.clone();
    browser.submit(&form.with(&cell, "порталда")).await.location();
    let preview = upload(&browser, &play, "a.xlsx", &bytes).await;
    assert_eq!(preview.attribute("[data-conflicts]", "data-conflicts"), "1");
    let text = preview.text();
    assert!(text.contains("кітапта") && text.contains("порталда"));
    assert!(!preview.has("[data-apply]"), "there is nothing else to save");
}

#[tokio::test]
async fn a_preview_that_was_overtaken_is_not_applied() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.fill_questionnaire().await.unwrap();
    let bytes = workbook(&house, &play, |value| {
        value.tables.get_mut(&Table::Segments).unwrap()[0].cells[0] = "кітапта".to_owned();
    })
    .await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let preview = upload(&browser, &play, "a.xlsx", &bytes).await;
    let overview = browser.see(&at(&play, "/questionnaire")).await;
    let form = overview.form("form[data-form=questionnaire]").with("field.other", "жаңа");
    browser.submit(&form).await.location();
    let refused = browser.submit(&preview.form("form:has([data-apply])")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text().contains(&house.cast.applicant.name));
}

#[tokio::test]
async fn what_is_no_workbook_is_told_on_the_page_and_changes_nothing() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.fill_questionnaire().await.unwrap();
    let sound = workbook(&house, &play, |_| {}).await;
    let mut cut = sound.clone();
    cut.truncate(sound.len() / 2);
    let bad: [(&str, Vec<u8>); 6] = [
        ("a.xlsx", b"not a workbook".to_vec()),
        ("a.pdf", b"%PDF-1.7\n".to_vec()),
        ("old.xls", vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0]),
        ("cut.xlsx", cut),
        ("bomb.xlsx", bomb()),
        ("empty.xlsx", Vec::new()),
    ];
    let before = play.sheet_of(&house.cast.applicant).await.unwrap().forms;
    for lang in ["kk", "ru", "en"] {
        let browser = Browser::reading(&house, &house.cast.applicant, lang).await;
        for (name, bytes) in &bad {
            let refused = upload(&browser, &play, name, bytes).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(!refused.is_worded().words("[data-failure=workbook]").is_empty(), "{name}");
        }
        let nothing = browser.upload(&at(&play, "/questionnaire/workbook"), &[], &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(play.sheet_of(&house.cast.applicant).await.unwrap().forms, before);
}

#[tokio::test]
async fn a_workbook_that_is_too_large_is_refused_with_its_limit() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let page = browser.see(&at(&play, "/questionnaire/workbook")).await;
    let limit = page.attribute("#workbook", "data-limit");
    assert_eq!(limit, document::xlsx::FILE_BYTES_MAX.to_string());
    let large = vec![0_u8; document::xlsx::FILE_BYTES_MAX + 1];
    let refused = upload(&browser, &play, "үлкен.xlsx", &large).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.text().contains("үлкен.xlsx"));
}

#[tokio::test]
async fn formulas_and_foreign_sheets_are_noticed_with_their_place() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.fill_questionnaire().await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Желі").unwrap();
    let heads: Vec<String> =
        Table::Segments.columns().iter().map(|column| column.title.kk.clone()).collect();
    for (column, head) in (0..).zip(&heads) {
        sheet.write_string(0, column, head).unwrap();
    }
    sheet.write_string(1, 0, "филиал").unwrap();
    let formula = rust_xlsxwriter::Formula::new("=\"10.9.\"&\"0.0/24\"").set_result("10.9.0.0/24");
    sheet.write_formula(1, 1, formula).unwrap();
    book.add_worksheet().set_name("Жазбалар").unwrap().write_string(0, 0, "бірдеңе").unwrap();
    let preview = upload(&browser, &play, "өз.xlsx", &book.save_to_buffer().unwrap()).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    let notes = preview.words("[data-notes]");
    assert!(notes.contains("Жазбалар") && notes.contains("B2"), "{notes}");
    assert!(preview.words("[data-changed-table=segments]").contains("10.9.0.0/24"));
}

#[tokio::test]
async fn a_workbook_of_another_test_is_not_taken() {
    let house = TestHouse::sqlite().await;
    let (one, other) = (opened(&house).await, opened(&house).await);
    one.fill_questionnaire().await.unwrap();
    let bytes = workbook(&house, &one, |_| {}).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let refused = upload(&browser, &other, "a.xlsx", &bytes).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let registrar = Browser::of(&house, &house.cast.service.registrar).await;
    let denied = upload(&registrar, &one, "a.xlsx", &bytes).await;
    // A draft is its applicant's own: the provider does not know of it.
    assert_eq!(denied.status, StatusCode::NOT_FOUND);
}

/// A small zip that would unpack to more than we read.
fn bomb() -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let zeros = vec![0_u8; 1 << 20];
    let rounds = document::xlsx::UNPACKED_BYTES_MAX / (1 << 20) + 1;
    for _ in 0..rounds {
        zip.write_all(&zeros).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
