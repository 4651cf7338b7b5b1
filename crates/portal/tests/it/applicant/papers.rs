//! Protocols, letters and signatures as files; the timeline.

use axum::http::{StatusCode, header};
use testkit::{Findings, Judge, TestHouse};

use super::{at, opened};
use crate::browser::Browser;

#[tokio::test]
async fn issued_protocols_are_read_in_three_languages_with_their_signatures() {
    // R 22, R 35, R 36
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.apply().await.unwrap();
    play.accept().await.unwrap();
    play.begin("42", 40).await.unwrap();
    play.confirm_access().await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/papers");
    assert!(!browser.see(&address).await.is_worded().has("[data-protocol]"));
    play.carry_out_all(&Judge::Conforming, Findings::Dismissed).await.unwrap();
    play.issue().await.unwrap();
    for lang in ["kk", "ru", "en"] {
        let reader = Browser::reading(&house, &house.cast.applicant, lang).await;
        let page = reader.see(&address).await;
        assert_eq!(page.is_worded().count("tr[data-protocol][data-state=in-force]"), 5);
        assert_eq!(page.count("tr[data-protocol=load] [data-paper=signature]"), 2);
    }
    let page = browser.see(&address).await;
    for lang in ["kk", "ru", "en"] {
        let link = page.attribute(&format!("[data-protocol=load] [data-paper={lang}]"), "href");
        let file = browser.see(&link).await;
        assert!(file.bytes.starts_with(b"%PDF-"));
        let shown = file.headers.get(header::CONTENT_DISPOSITION).unwrap().to_str().unwrap();
        assert!(shown.starts_with("inline; ") && shown.contains("-protocol-load-"), "{shown}");
    }
    let link = page.attribute("[data-protocol=load] [data-paper=signature]", "href");
    let signature = browser.see(&link).await;
    let record: serde_json::Value = serde_json::from_slice(&signature.bytes).unwrap();
    assert_eq!(record["is_test"], true);
    let stranger = Browser::of(&house, &house.cast.laboratory.head).await;
    assert_eq!(stranger.get(&link).await.status, StatusCode::NOT_FOUND);
    let head = Browser::of(&house, &house.cast.service.head).await;
    let original = head.see(&address).await.attribute("[data-paper=original]", "href");
    assert!(head.see(&original).await.bytes.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn forms_are_read_as_papers_before_they_are_signed() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.fill_application().await.unwrap();
    play.fill_questionnaire().await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    for form in ["application", "questionnaire"] {
        let file = browser.see(&at(&play, &format!("/forms/{form}.pdf?lang=ru"))).await;
        assert!(file.bytes.starts_with(b"%PDF-"), "{form}");
    }
    assert_eq!(browser.get(&at(&play, "/forms/other.pdf")).await.status, StatusCode::NOT_FOUND);
    let missing = at(&play, &format!("/papers/{}", uuid::Uuid::nil()));
    assert_eq!(browser.get(&missing).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_letter_of_return_stands_among_the_papers() {
    // R 13
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.apply().await.unwrap();
    play.give_back("technical-specification", "Келісілмеген").await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let page = browser.see(&at(&play, "/papers")).await;
    assert_eq!(page.is_worded().count("tr[data-kind=return-letter]"), 1);
    assert_eq!(page.count("tr[data-kind=return-letter] a"), 3);
    assert_eq!(page.count("tr[data-signature]"), 2);
    // The application may be corrected and sent again.
    let form = browser.see(&at(&play, "/application")).await;
    assert!(form.has("form[data-form=application]"));
}

#[tokio::test]
async fn a_laboratorys_people_print_their_protocols_together() {
    // M 13, M 21, M 29, M 34, M 39
    let house = TestHouse::sqlite().await;
    let works = order::Works::ALL;
    let private = testkit::Object::sample("«Мысал» порталы", "өтінімдерді қабылдау");
    let play = house.laboratory().open(private.for_works(works), None).await.unwrap();
    play.apply().await.unwrap();
    let head = Browser::of(&house, &house.cast.laboratory.head).await;
    assert!(!head.see(&at(&play, "/papers")).await.has("[data-package]"));
    let empty = head.get(&at(&play, "/package")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_timeline_tells_everything_newest_first_and_proves_its_chain() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.apply().await.unwrap();
    play.accept().await.unwrap();
    for lang in ["kk", "ru", "en"] {
        let browser = Browser::reading(&house, &house.cast.applicant, lang).await;
        let page = browser.see(&at(&play, "/timeline")).await;
        page.is_worded();
        let records = play.sheet().await.unwrap().records.len();
        assert_eq!(page.count("li[data-event]"), records);
        assert_eq!(page.attribute("li[data-event]", "data-event"), "package-accepted");
        assert_eq!(page.attribute("[data-chain]", "data-chain"), "whole");
        let submitted = page.words("li[data-event=submitted]");
        assert!(submitted.contains(&house.cast.applicant.name), "{submitted}");
    }
}
