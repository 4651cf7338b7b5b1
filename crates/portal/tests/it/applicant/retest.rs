//! The request for a retest (R 25, R 26, R 32).

use axum::http::StatusCode;
use case::Stage;
use order::{ObjectKind, Work};
use testkit::{Findings, Judge, Play, TestHouse};

use super::{at, object};
use crate::browser::Browser;

/// A test whose protocols show one nonconformity in a work without source.
async fn nonconforming(house: &TestHouse) -> Play<'_> {
    let object = object().of_kind(ObjectKind::PlatformSoftware);
    let play = house.service().open(object, None).await.unwrap();
    play.apply().await.unwrap();
    play.accept().await.unwrap();
    play.begin("42", 40).await.unwrap();
    play.confirm_access().await.unwrap();
    play.carry_out_all(&Judge::Failing(&["MA4-9.3"]), Findings::Dismissed).await.unwrap();
    play.issue().await.unwrap();
    assert_eq!(play.stage().await.unwrap(), Stage::Remediation);
    play
}

#[tokio::test]
async fn a_retest_is_requested_row_by_row_and_once() {
    // R 25
    let house = TestHouse::sqlite().await;
    let play = nonconforming(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/retest");
    for lang in ["kk", "ru", "en"] {
        let reader = Browser::reading(&house, &house.cast.applicant, lang).await;
        let page = reader.see(&address).await;
        assert_eq!(page.is_worded().count("[data-row]"), 1);
    }
    let key = "processes.MA4-9.3";
    let fix = format!("fix.{key}");
    let once = browser.see(&address).await.form("form[data-form=retest]").get("once").to_owned();
    let begun = [("once", once.as_str()), ("works", "processes")];
    // Nothing said of the row, nor of the software.
    let refused = browser.upload(&address, &begun, &[("source", "", b"")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.is_worded().attribute("[data-problems]", "data-problems"), "2");
    assert!(refused.has("[id='fix-processes-MA4-9.3'][aria-invalid]"));
    // R 26: changed software comes with its source; what was entered stays.
    let changed: Vec<(&str, &str)> = begun
        .into_iter()
        .chain([(fix.as_str(), "журнал қосылды"), ("software", "changed")])
        .collect();
    let refused = browser.upload(&address, &changed, &[("source", "", b"")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.has("#problems a[href='#source']"));
    assert_eq!(refused.words("[id='fix-processes-MA4-9.3']"), "журнал қосылды");
    let whole: Vec<(&str, &str)> = begun
        .into_iter()
        .chain([(fix.as_str(), "журнал қосылды"), ("software", "unchanged")])
        .collect();
    for _ in 0..2 {
        let done = browser.upload(&address, &whole, &[]).await;
        assert_eq!(done.location(), at(&play, ""), "{}", done.text());
    }
    let sheet = play.sheet_of(&house.cast.applicant).await.unwrap();
    assert_eq!((sheet.case.stage, sheet.case.retests.requests), (Stage::Retest, 1));
    assert!(browser.see(&address).await.has("[data-closed]"));
}

#[tokio::test]
async fn changed_software_brings_its_source_and_a_table_of_ones_own() {
    // R 26
    let house = TestHouse::sqlite().await;
    let play = nonconforming(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let fields = [("once", "k"), ("works", "processes"), ("software", "changed")];
    let files = [("comparison", "кесте.pdf", &b"%PDF"[..]), ("source", "src.tar", b"archive")];
    let done = browser.upload(&at(&play, "/retest"), &fields, &files).await;
    assert_eq!(done.location(), at(&play, ""), "{}", done.text());
    let sheet = play.sheet().await.unwrap();
    assert!(sheet.case.round.unwrap().works.contains_key(&Work::SourceCode));
    let page = browser.see(&at(&play, "/documents")).await;
    assert!(page.text().contains("кесте.pdf") && page.text().contains("src.tar"));
}

#[tokio::test]
async fn nobody_else_requests_a_retest_and_nobody_before_its_time() {
    let house = TestHouse::sqlite().await;
    let play = super::opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let page = browser.see(&at(&play, "/retest")).await;
    assert!(page.is_worded().has("[data-closed]") && !page.has("form[data-form=retest]"));
    let fields = [("once", "k"), ("works", "processes"), ("software", "unchanged")];
    let refused = browser.upload(&at(&play, "/retest"), &fields, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let registrar = Browser::of(&house, &house.cast.service.registrar).await;
    let denied = registrar.upload(&at(&play, "/retest"), &fields, &[]).await;
    // A draft is its applicant's own: the provider does not know of it.
    assert_eq!(denied.status, StatusCode::NOT_FOUND);
}
