//! The questionnaire's pages (RA 2).

use axum::http::StatusCode;
use testkit::{TestHouse, sample_questionnaire};

use super::{at, opened};
use crate::browser::Browser;

const FORM: &str = "form[data-form=questionnaire]";
const GRID: &str = "form[data-form=grid]";

#[tokio::test]
async fn the_overview_names_every_table_with_its_rows_and_errors() {
    // RA 2
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    for lang in ["kk", "ru", "en"] {
        let browser = Browser::reading(&house, &house.cast.applicant, lang).await;
        let page = browser.see(&at(&play, "/questionnaire")).await;
        assert_eq!(page.is_worded().count("tr[data-table]"), 13);
        assert!(page.words("[data-check] summary").contains('6') || page.has("[data-check] li"));
    }
    play.fill_questionnaire().await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let page = browser.see(&at(&play, "/questionnaire")).await;
    assert_eq!(page.attribute("[data-check]", "data-check"), "0");
    assert_eq!(page.words("tr[data-table=servers] td.num"), "2");
    assert!(page.has("[data-waits-for-owner]") && !page.has("[data-attest]"));
}

#[tokio::test]
async fn fields_are_saved_and_their_errors_linked() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/questionnaire");
    let form = browser.see(&address).await.form(FORM);
    let form = form.with("field.name", "Портал").with("field.purpose", "");
    assert_eq!(browser.submit(&form).await.status, StatusCode::SEE_OTHER);
    let page = browser.see(&address).await;
    assert_eq!(page.value("#f-name"), "Портал");
    assert!(page.has("#f-purpose-error"));
    let link = format!("[data-check] a[href='{address}#f-purpose']");
    assert!(page.has(&link));
}

#[tokio::test]
async fn a_grid_keeps_adds_and_deletes_rows_without_script() {
    // RA 2 table 5.7
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/questionnaire/segments");
    let page = browser.see(&address).await;
    assert_eq!(page.is_worded().count("tr[data-spare]"), 5);
    let rows: Vec<String> =
        page.form(GRID).fields.iter().filter(|f| f.0 == "row").map(|f| f.1.clone()).collect();
    let form = page
        .form(GRID)
        .with(&format!("cell.{}.name", rows[0]), "серверлер")
        .with(&format!("cell.{}.networks", rows[0]), "10.0.0.0/24")
        .with(&format!("cell.{}.name", rows[2]), "басқару")
        .with(&format!("cell.{}.networks", rows[2]), "=1+1");
    let saved = browser.submit(&form).await;
    assert_eq!(saved.location(), format!("{address}?page=1"));
    let page = browser.see(&address).await;
    assert_eq!(page.count("tr[data-row]:not([data-spare])"), 2);
    let wrong = format!("c-{}-networks", rows[2]);
    assert!(page.words(&format!("[id='{wrong}-error']")).contains("«=1+1»"));
    assert!(page.has(&format!("[data-problems] a[href$='#{wrong}']")));
    let form = page.form(GRID).and("delete", &rows[2]);
    browser.submit(&form).await.location();
    let page = browser.see(&address).await;
    assert_eq!(page.count("tr[data-row]:not([data-spare])"), 1);
    assert!(!page.has("[data-problems]"));
}

#[tokio::test]
async fn main_equipment_is_copied_to_the_reserve_by_a_button() {
    // RA 2 tables 5.1 and 5.4
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.fill_questionnaire().await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/questionnaire/reserve-servers");
    let form = browser.see(&address).await.form(GRID).and("copy", "yes");
    browser.submit(&form).await.location();
    let page = browser.see(&address).await;
    assert_eq!(page.count("tr[data-row]:not([data-spare])"), 2);
    assert!(!browser.see(&at(&play, "/questionnaire/servers")).await.has("[data-copy]"));
}

#[tokio::test]
async fn two_people_on_one_row_are_told_and_on_two_tables_are_not_in_each_others_way() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.fill_questionnaire().await.unwrap();
    let (first, second) = (
        Browser::of(&house, &house.cast.applicant).await,
        Browser::of(&house, &house.cast.owner).await,
    );
    let segments = at(&play, "/questionnaire/segments");
    let servers = at(&play, "/questionnaire/servers");
    let mine = first.see(&segments).await.form(GRID);
    let theirs = second.see(&segments).await.form(GRID);
    let elsewhere = second.see(&servers).await.form(GRID);
    let cell = mine.fields.iter().find(|(key, _)| key.ends_with(".name")).unwrap().0.clone();
    assert_eq!(first.submit(&mine.with(&cell, "A")).await.status, StatusCode::SEE_OTHER);
    // Another table, of an older page: nobody touched it.
    let name = elsewhere.fields.iter().find(|(key, _)| key.ends_with(".name")).unwrap().0.clone();
    let saved = second.submit(&elsewhere.with(&name, "app-9")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    // The same row.
    let refused = second.submit(&theirs.with(&cell, "B")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.words("[data-conflict]").contains("12") || refused.has("[data-conflict]"));
    assert!(refused.words("td [data-theirs]").contains("«A»"));
    assert_eq!(refused.form(GRID).get(&cell), "B");
    assert_eq!(second.submit(&refused.form(GRID)).await.status, StatusCode::SEE_OTHER);
    let page = first.see(&segments).await;
    assert_eq!(page.form(GRID).get(&cell), "B");
    assert!(first.see(&servers).await.text().contains("app-9"));
}

#[tokio::test]
async fn a_table_of_files_stands_on_pages_and_a_page_saves_its_own_rows() {
    // RA 2 table 5.11
    let house = TestHouse::sqlite().await;
    let mut object = super::object();
    let rows = object.questionnaire.tables.get_mut(&order::form::Table::Sources).unwrap();
    let first = rows[0].clone();
    *rows = (0..250_u128)
        .map(|number| {
            let mut row = first.clone();
            row.id = uuid::Uuid::from_u128(number + 1);
            row.cells[2] = format!("file-{number}.rs");
            row
        })
        .collect();
    let play = house.service().open(object, None).await.unwrap();
    play.fill_questionnaire().await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/questionnaire/sources");
    let page = browser.see(&format!("{address}?page=2")).await;
    assert_eq!(page.count("tr[data-row]"), 100);
    assert_eq!(page.count(".pages a"), 3);
    let cell = format!("cell.{}.file", uuid::Uuid::from_u128(101));
    let form = page.form(GRID).with(&cell, "");
    assert_eq!(browser.submit(&form).await.location(), format!("{address}?page=2"));
    let sheet = play.sheet_of(&house.cast.applicant).await.unwrap();
    let stored = sheet.questionnaire().unwrap().value;
    assert_eq!(stored.rows(order::form::Table::Sources).len(), 250);
    // The error's link leads to the page on which its cell stands.
    let overview = browser.see(&at(&play, "/questionnaire")).await;
    let link = overview.attribute("[data-check] a", "href");
    assert!(link.starts_with(&format!("{address}?page=2#c-")), "{link}");
    let place = link.split_once('#').unwrap().1.to_owned();
    assert!(browser.see(&link).await.has(&format!("[id='{place}'][aria-invalid]")));
}

#[tokio::test]
async fn the_owner_attests_what_was_shown_and_nothing_else() {
    // R 10.1
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let owner = Browser::of(&house, &house.cast.owner).await;
    let address = at(&play, "/questionnaire/attest");
    assert!(owner.see(&address).await.is_worded().has("[data-obstacle]"));
    play.fill_questionnaire().await.unwrap();
    let applicant = Browser::of(&house, &house.cast.applicant).await;
    let page = applicant.see(&address).await;
    assert!(page.has("[data-manifest]") && !page.has("[data-sign]"));
    let page = owner.see(&address).await;
    let form = page.is_worded().form("form:has([data-sign])");
    let shown = page.words("[data-manifest]");
    assert!(shown.starts_with("synaq-manifest-1") && shown.contains(&page.words("[data-sha256]")));
    assert!(page.has("[data-test-signature]"));
    let refused = owner.submit(&form.clone().with("shown", &"0".repeat(64))).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..2 {
        let done = owner.submit(&form).await;
        assert_eq!(done.location(), at(&play, "/questionnaire"), "the second press does no harm");
    }
    let page = owner.see(&at(&play, "/questionnaire")).await;
    assert_eq!(page.count("tr[data-version]"), 1);
    let sheet = play.sheet_of(&house.cast.owner).await.unwrap();
    assert_eq!(sheet.papers.iter().filter(|paper| paper.kind == "signature").count(), 1);
}

#[tokio::test]
async fn two_versions_are_compared_cell_by_cell() {
    // R 20, R 38
    let house = TestHouse::sqlite().await;
    let mut play = opened(&house).await;
    play.fill_questionnaire().await.unwrap();
    play.attest().await.unwrap();
    let owner = Browser::of(&house, &house.cast.owner).await;
    let address = at(&play, "/questionnaire/compare");
    assert_eq!(owner.get(&address).await.status, StatusCode::NOT_FOUND);
    play.object.questionnaire = sample_questionnaire("«Мысал» порталы", "басқа мақсат");
    let rows = play.object.questionnaire.tables.get_mut(&order::form::Table::Segments).unwrap();
    rows[0].cells[0] = "жаңа атау".to_owned();
    rows.remove(1);
    play.fill_questionnaire().await.unwrap();
    play.attest().await.unwrap();
    for lang in ["kk", "ru", "en"] {
        let browser = Browser::reading(&house, &house.cast.owner, lang).await;
        let page = browser.see(&format!("{address}?from=1&to=2")).await;
        assert_eq!(page.is_worded().attribute("[data-changes]", "data-changes"), "3");
        assert_eq!(page.words("[data-change=cell] ins"), "жаңа атау");
        assert!(page.has("[data-changed-table=segments] [data-change=removed]"));
    }
    let back = owner.see(&format!("{address}?from=2&to=1")).await;
    assert!(back.has("[data-change=added]"));
    let missing = owner.get(&format!("{address}?from=1&to=9")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_unknown_table_and_a_wrong_page_are_no_pages() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let missing = browser.get(&at(&play, "/questionnaire/5.1")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    browser.see(&at(&play, "/questionnaire/servers?page=99999")).await;
    let broken = browser.get(&at(&play, "/questionnaire/servers?page=-1")).await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
}
