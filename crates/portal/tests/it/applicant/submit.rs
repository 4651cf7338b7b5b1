//! Submitting (R 10, R 30).

use axum::http::StatusCode;
use case::Stage;
use testkit::{Object, TestHouse};

use super::{at, object, opened};
use crate::browser::Browser;

#[tokio::test]
async fn what_is_missing_is_told_before_anything_can_be_signed() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    for lang in ["kk", "ru", "en"] {
        let browser = Browser::reading(&house, &house.cast.applicant, lang).await;
        let page = browser.see(&at(&play, "/submit")).await;
        assert!(page.is_worded().has("[data-not-ready]") && !page.has("[data-sign]"));
        assert_eq!(page.count("[data-item]"), 8);
        assert_eq!(page.attribute("[data-item=application]", "data-tone"), "bad");
        assert_eq!(page.attribute("[data-item=questionnaire]", "data-tone"), "bad");
        assert_eq!(page.attribute("[data-item=power-of-attorney]", "data-tone"), "warn");
    }
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let forced = browser.post(&at(&play, "/submit"), &[("once", "1"), ("shown", "")]).await;
    assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_applicant_signs_what_was_shown_and_submits_once() {
    // R 10
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.fill_application().await.unwrap();
    play.fill_questionnaire().await.unwrap();
    play.attest().await.unwrap();
    play.attach_package().await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/submit");
    let page = browser.see(&address).await;
    assert!(page.is_worded().has("[data-test-signature]"));
    assert_eq!(page.count("[data-tone=bad], [data-tone=warn]"), 0);
    let manifest = page.words("[data-manifest]");
    assert!(manifest.contains("questionnaire-v1.json") && manifest.contains("source.tar"));
    let form = page.form("form:has([data-sign])");
    let refused = browser.submit(&form.clone().with("shown", &"0".repeat(64))).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..2 {
        assert_eq!(browser.submit(&form).await.location(), at(&play, ""));
    }
    let sheet = play.sheet_of(&house.cast.applicant).await.unwrap();
    assert_eq!((sheet.case.stage, sheet.case.intake.submissions), (Stage::Check, 1));
    let page = browser.see(&address).await;
    assert!(page.has("[data-submitted]") && !page.has("[data-sign]"));
}

#[tokio::test]
async fn another_of_the_applicants_people_sees_and_does_not_sign() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.fill_application().await.unwrap();
    play.fill_questionnaire().await.unwrap();
    play.attest().await.unwrap();
    let owner = Browser::of(&house, &house.cast.owner).await;
    let page = owner.see(&at(&play, "/submit")).await;
    assert!(page.has("[data-manifest]") && !page.has("[data-sign]"));
    let shown = page.words("[data-shown]");
    let denied = owner.post(&at(&play, "/submit"), &[("once", "1"), ("shown", &shown)]).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn works_that_do_not_fit_the_object_stand_in_the_way() {
    // R 4
    let house = TestHouse::sqlite().await;
    let works = [order::Work::Functions].into_iter().collect();
    let play = house.service().open(object().for_works(works), None).await.unwrap();
    play.fill_application().await.unwrap();
    play.fill_questionnaire().await.unwrap();
    play.attest().await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let page = browser.see(&at(&play, "/submit")).await;
    assert_eq!(page.attribute("[data-item=application]", "data-tone"), "bad");
    assert!(!page.has("[data-sign]"));
}

#[tokio::test]
async fn a_laboratorys_application_goes_on_paper() {
    // R 30
    let house = TestHouse::sqlite().await;
    let object = Object::sample("«Мысал» порталы", "қызметтер көрсету");
    let play = house.laboratory().open(object, None).await.unwrap();
    play.fill_application().await.unwrap();
    play.fill_questionnaire().await.unwrap();
    play.attest().await.unwrap();
    play.attach_package().await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let page = browser.see(&at(&play, "/submit")).await;
    assert!(page.has("[data-item=cover-letter]") && !page.has("[data-test-signature]"));
    let form = page.form("form:has([data-sign])");
    let done = browser.submit(&form).await;
    assert_eq!(done.location(), at(&play, ""), "{}", done.text());
    assert_eq!(play.sheet().await.unwrap().case.stage, Stage::Check);
}
