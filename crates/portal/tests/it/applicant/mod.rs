//! The applicant's pages.

mod application;
mod documents;
mod papers;
mod questionnaire;
mod retest;
mod submit;
mod workbook;

use testkit::{Object, Play, TestHouse};

/// A test just opened at the state technical service.
pub(crate) async fn opened(house: &TestHouse) -> Play<'_> {
    house.service().open(object(), None).await.unwrap()
}

/// What is tested.
pub(crate) fn object() -> Object {
    Object::sample("«Мысал» порталы", "қызметтер көрсету").of_state()
}

/// The address of a page of a test.
pub(crate) fn at(play: &Play<'_>, rest: &str) -> String {
    format!("/cases/{}{rest}", play.id)
}
