//! The application's page (RA 1).

use axum::http::StatusCode;
use testkit::TestHouse;

use super::{at, object, opened};
use crate::browser::Browser;

const FORM: &str = "form[data-form=application]";

#[tokio::test]
async fn a_new_application_begins_with_what_is_known_and_without_errors() {
    // RA 1
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    for lang in ["kk", "ru", "en"] {
        let browser = Browser::reading(&house, &house.cast.applicant, lang).await;
        let page = browser.see(&at(&play, "/application")).await;
        assert_eq!(page.is_worded().count("[data-problems]"), 0);
    }
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let form = browser.see(&at(&play, "/application")).await.form(FORM);
    assert_eq!(form.get("field.object-name"), "«Мысал» порталы");
    assert_eq!(form.get("field.applicant-id"), "240140000011");
    assert_eq!(form.fields.iter().filter(|(key, _)| key == "works").count(), 5);
}

#[tokio::test]
async fn a_draft_is_saved_with_its_errors_told_beside_the_fields() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/application");
    let form = browser.see(&address).await.form(FORM);
    let form = form.with("field.applicant-id", "12").with("field.contact-email", "a\u{7}b@c.kz");
    let saved = browser.submit(&form).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, address.clone()));
    let page = browser.see(&address).await;
    assert!(page.words("#f-applicant-id-error").contains("«12»"));
    assert!(page.words("#f-contact-email-error").contains("U+0007"));
    assert!(page.has("#problems a[href='#f-applicant-id']"));
    assert_eq!(page.value("#f-applicant-id"), "12");
    assert!(page.has("#f-applicant-id[aria-invalid][aria-describedby*=error]"));
}

#[tokio::test]
async fn the_works_follow_the_kind_of_object() {
    // R 4, R 6, R 7
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/application");
    for (object, works) in [
        ("general", vec!["source-code", "functions", "load", "network", "processes"]),
        ("platform-software", vec!["source-code", "functions", "load", "processes"]),
        ("platform", vec!["source-code", "functions", "network", "processes"]),
    ] {
        let form = browser.see(&address).await.form(FORM);
        let form = form.with("object", object).with("works", "processes");
        browser.submit(&form).await.location();
        let page = browser.see(&address).await;
        assert!(page.has("[data-composition] button[name=compose]"), "{object}");
        browser.submit(&page.form(FORM).and("compose", "yes")).await.location();
        let page = browser.see(&address).await;
        assert!(!page.has("[data-composition]"), "{object}");
        let form = page.form(FORM);
        let found = form.fields.iter().filter(|(key, _)| key == "works");
        assert_eq!(found.map(|(_, value)| value.as_str()).collect::<Vec<_>>(), works, "{object}");
    }
}

#[tokio::test]
async fn two_people_on_one_application_lose_nothing() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let (first, second) = (
        Browser::of(&house, &house.cast.applicant).await,
        Browser::of(&house, &house.cast.owner).await,
    );
    let address = at(&play, "/application");
    let mine = first.see(&address).await.form(FORM).with("field.contact-name", "Айгүл");
    let theirs = second.see(&address).await.form(FORM).with("field.contact-name", "Болат");
    assert_eq!(first.submit(&mine).await.status, StatusCode::SEE_OTHER);
    let refused = second.submit(&theirs).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.words("[data-conflict]").contains(&house.cast.applicant.name));
    assert_eq!(refused.value("#f-contact-name"), "Болат");
    assert!(refused.words("[data-theirs]").contains("«Айгүл»"));
    // Saved once more, knowingly.
    assert_eq!(second.submit(&refused.form(FORM)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(first.see(&address).await.value("#f-contact-name"), "Болат");
}

#[tokio::test]
async fn a_form_sent_twice_is_saved_once() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let form = browser.see(&at(&play, "/application")).await.form(FORM);
    for _ in 0..2 {
        assert_eq!(browser.submit(&form).await.status, StatusCode::SEE_OTHER);
    }
    let sheet = play.sheet_of(&house.cast.applicant).await.unwrap();
    assert_eq!((sheet.forms.len(), sheet.forms[0].rev), (1, 1));
}

#[tokio::test]
async fn a_laboratorys_application_comes_with_a_letter() {
    // R 29, R 30
    let house = TestHouse::sqlite().await;
    let play = house.laboratory().open(object(), None).await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/application");
    let form = browser.see(&address).await.form(FORM);
    assert_eq!(form.get("procurement"), "");
    let wrong = form.clone().with("letter-number", "01-15/42").with("letter-date", "31.02.2026");
    let refused = browser.submit(&wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.value("#letter-number"), "01-15/42");
    assert!(refused.has("#letter-error") && refused.has("#problems a[href='#letter-date']"));
    let right = form.with("letter-number", "01-15/42").with("letter-date", "27.02.2026");
    browser.submit(&right).await.location();
    let sheet = play.sheet_of(&house.cast.applicant).await.unwrap();
    let letter = sheet.application().unwrap().value.cover_letter.unwrap();
    assert_eq!(letter, ("01-15/42".to_owned(), jiff::civil::date(2026, 2, 27)));
}

#[tokio::test]
async fn a_submitted_application_is_for_reading_and_another_cannot_be_forced() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    play.apply().await.unwrap();
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let page = browser.see(&at(&play, "/application")).await;
    assert!(page.has("[data-reading]") && !page.has(FORM));
    page.is_worded();
    let forced = browser.post(&at(&play, "/application"), &[("rev", "1.0")]).await;
    assert!(forced.status.is_client_error(), "{}", forced.status);
    let registrar = Browser::of(&house, &house.cast.service.registrar).await;
    assert!(!registrar.see(&at(&play, "/application")).await.has(FORM));
}

#[tokio::test]
async fn a_stranger_and_a_form_without_its_token_come_to_nothing() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let stranger = Browser::of(&house, &house.cast.laboratory.head).await;
    for page in [
        "/application",
        "/questionnaire",
        "/questionnaire/servers",
        "/questionnaire/workbook",
        "/questionnaire/workbook.xlsx",
        "/questionnaire/attest",
        "/documents",
        "/submit",
        "/retest",
        "/papers",
        "/forms/application.pdf",
        "/package",
        "/timeline",
    ] {
        let answer = stranger.get(&at(&play, page)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
        let answer = stranger.get(&format!("/cases/{}{page}", uuid::Uuid::nil())).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
    }
    let browser = Browser::of(&house, &house.cast.applicant).await;
    for page in [
        "/application",
        "/questionnaire",
        "/questionnaire/servers",
        "/questionnaire/workbook/apply",
        "/questionnaire/attest",
        "/submit",
    ] {
        let answer = browser.post_bare(&at(&play, page), &[("rev", "0.0")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{page}");
        let answer = stranger.post(&at(&play, page), &[("rev", "0.0")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
    }
}
