//! The main job in a browser, in Kazakh: a person of every role, one test from the application to
//! the withdrawal, each kind of page used by hand at least once.
//!
//! The screenshots go to the folder of `SYNAQ_TEST_SCREENSHOTS`, else below the target folder.

mod chromium;
mod hand;
mod look;
mod walk;

use std::{path::PathBuf, sync::Arc};

use portal::{Portal, Secure};
use testkit::TestHouse;
use thirtyfour::WebDriver;

use chromium::Chromium;
use hand::Browser;
use look::Looks;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_carry_a_test_from_the_application_to_the_withdrawal_in_a_browser() {
    let Some(chromium) = Chromium::start().await else { return };
    let walked = tokio::spawn(walked(chromium.driver.clone())).await;
    chromium.quit().await;
    if let Err(error) = walked {
        std::panic::resume_unwind(error.into_panic());
    }
}

async fn walked(driver: WebDriver) {
    let house = TestHouse::sqlite().await;
    let origin = serve(&house).await;
    let browser = Browser::new(driver, origin, Looks::into(screenshots()));
    let looks = walk::from_application_to_withdrawal(&house, browser).await;
    eprintln!("the screenshots are in {}", looks.folder().display());
    let complaints: Vec<_> = looks.complaints.into_iter().collect();
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

/// Serves the house's portal for as long as the test runs; the answer is its address.
async fn serve(house: &TestHouse) -> String {
    let portal = Portal::new(Arc::clone(&house.conduct), Secure::PlainHttp);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(portal.serve(listener, std::future::pending()));
    format!("http://{address}")
}

#[expect(clippy::disallowed_methods, reason = "tests are told by variables where to write")]
fn screenshots() -> PathBuf {
    let named = std::env::var_os("SYNAQ_TEST_SCREENSHOTS").filter(|value| !value.is_empty());
    named.map_or_else(
        || PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screenshots"),
        PathBuf::from,
    )
}
