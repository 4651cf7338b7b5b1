//! The documents of the application (R 10.2–10.7, R 30.1–30.6) and files of every size.

use axum::{
    body::{Body, Bytes},
    http::{StatusCode, header},
};
use testkit::{Play, TestHouse};

use super::{at, object, opened};
use crate::browser::{Browser, part, parts_end};

fn listed(page: &crate::browser::Page, kind: &str) -> usize {
    page.count(&format!("[data-document='{kind}'] li[data-file]"))
}

#[tokio::test]
async fn documents_are_listed_by_kind_with_their_clause() {
    let house = TestHouse::sqlite().await;
    let service = opened(&house).await;
    let laboratory = house.laboratory().open(object(), None).await.unwrap();
    for lang in ["kk", "ru", "en"] {
        let browser = Browser::reading(&house, &house.cast.applicant, lang).await;
        // R 10.2, R 10.3, R 10.4, R 10.5, R 10.6, R 10.7
        let page = browser.see(&at(&service, "/documents")).await;
        assert_eq!(page.is_worded().count("[data-document]"), 6);
        assert!(page.words("[data-document=state-body-proof]").contains("7)"));
        // R 30.1, R 30.3, R 30.4, R 30.5, R 30.6: a laboratory asks for no proof of a state body.
        let page = browser.see(&at(&laboratory, "/documents")).await;
        assert_eq!(page.count("[data-document]"), 5);
        assert!(page.words("[data-document=power-of-attorney]").contains("1)"));
    }
}

#[tokio::test]
async fn a_document_is_attached_once_read_back_and_withdrawn() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/documents");
    assert!(browser.see(&address).await.has("[data-document=power-of-attorney] [data-missing]"));
    let fields = [("kind", "power-of-attorney")];
    let name = "../../Сенімхат .pdf";
    for _ in 0..2 {
        let sent = browser.upload(&address, &fields, &[("file", name, b"%PDF-1.7 a")]).await;
        assert_eq!(sent.location(), format!("{address}#power-of-attorney"));
    }
    let page = browser.see(&address).await;
    assert_eq!(listed(&page, "power-of-attorney"), 1, "the same file is listed once");
    let link = page.attribute("[data-document=power-of-attorney] li a", "href");
    let file = browser.see(&link).await;
    assert_eq!(file.bytes.as_ref(), b"%PDF-1.7 a");
    assert_eq!(
        file.headers.get(header::CONTENT_DISPOSITION).unwrap(),
        "inline; filename=\"_________.pdf\"; \
         filename*=UTF-8''%D0%A1%D0%B5%D0%BD%D1%96%D0%BC%D1%85%D0%B0%D1%82%20.pdf"
    );
    assert_eq!(file.headers.get(header::X_CONTENT_TYPE_OPTIONS).unwrap(), "nosniff");
    let form = page.form("[data-document=power-of-attorney] form:has([data-withdraw])");
    for _ in 0..2 {
        assert_eq!(browser.submit(&form).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(listed(&browser.see(&address).await, "power-of-attorney"), 0);
    let stranger = Browser::of(&house, &house.cast.laboratory.head).await;
    assert_eq!(stranger.get(&link).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_could_run_in_a_browser_is_saved_and_not_shown() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/documents");
    let fields = [("kind", "security-documentation")];
    let page = b"<script>alert(1)</script>";
    for name in ["a.html", "a.svg", "a.txt", "a"] {
        browser.upload(&address, &fields, &[("file", name, page)]).await.location();
    }
    let list = browser.see(&address).await;
    let sheet = play.sheet_of(&house.cast.applicant).await.unwrap();
    assert_eq!(listed(&list, "security-documentation"), 4);
    for file in sheet.standing_files() {
        let answer = browser.see(&at(&play, &format!("/files/{}", file.id))).await;
        let shown = answer.headers.get(header::CONTENT_DISPOSITION).unwrap().to_str().unwrap();
        assert!(shown.starts_with("attachment;"), "{shown}");
        let media_type = answer.headers.get(header::CONTENT_TYPE).unwrap();
        assert!(media_type == "application/octet-stream" || media_type == "text/plain");
    }
}

#[tokio::test]
async fn an_upload_without_token_or_kind_or_after_submission_keeps_nothing() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let address = at(&play, "/documents");
    let mut body = part("file", Some("a.pdf"));
    body.extend(b"%PDF");
    body.extend(parts_end());
    let untrusted = browser.upload_body(&address, Body::from(body)).await;
    assert_eq!(untrusted.status, StatusCode::FORBIDDEN);
    let kindless = browser.upload(&address, &[], &[("file", "a.pdf", b"%PDF")]).await;
    assert_eq!(kindless.status, StatusCode::BAD_REQUEST);
    let nothing = browser.upload(&address, &[("kind", "source-code")], &[]).await;
    assert_eq!(nothing.status, StatusCode::SEE_OTHER);
    assert_eq!(play.sheet_of(&house.cast.applicant).await.unwrap().attachments.len(), 0);
    let registrar = Browser::of(&house, &house.cast.service.registrar).await;
    play.apply().await.unwrap();
    let count = play.sheet().await.unwrap().attachments.len();
    let (kind, file) = ([("kind", "source-code")], [("file", "a.tar", &b"x"[..])]);
    for who in [&browser, &registrar] {
        let refused = who.upload(&address, &kind, &file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(play.sheet().await.unwrap().attachments.len(), count);
    assert!(!browser.see(&address).await.has("input[type=file]"));
}

#[tokio::test]
async fn an_upload_that_breaks_off_keeps_nothing() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let browser = Browser::of(&house, &house.cast.applicant).await;
    let mut body = head(&browser, "source-code", "a.tar");
    body.extend([0_u8; 4096]);
    let broken = browser.upload_body(&at(&play, "/documents"), Body::from(body)).await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    assert_eq!(play.sheet_of(&house.cast.applicant).await.unwrap().attachments.len(), 0);
}

#[tokio::test]
async fn a_large_file_passes_through_as_a_stream() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    send_zeros(&house, &play, 32 << 20).await;
}

/// Run by hand: `cargo test -p portal --test it -- --ignored two_gibibytes`.
#[tokio::test]
#[ignore = "writes 2 GiB to the disk"]
async fn two_gibibytes_pass_through_in_bounded_memory() {
    let house = TestHouse::sqlite().await;
    let play = opened(&house).await;
    let before = peak_kib();
    send_zeros(&house, &play, 2 << 30).await;
    let grown = peak_kib() - before;
    assert!(grown < 256 << 10, "the peak grew by {grown} KiB");
}

async fn send_zeros(house: &TestHouse, play: &Play<'_>, size: u64) {
    const CHUNK: usize = 64 << 10;
    let browser = Browser::of(house, &house.cast.applicant).await;
    let zeros = Bytes::from(vec![0_u8; CHUNK]);
    let count = usize::try_from(size).unwrap() / CHUNK;
    let mut chunks = vec![Bytes::from(head(&browser, "source-code", "source.tar"))];
    chunks.extend(std::iter::repeat_n(zeros, count));
    chunks.push(Bytes::from(parts_end()));
    let stream = futures::stream::iter(chunks.into_iter().map(Ok::<_, std::io::Error>));
    let sent = browser.upload_body(&at(play, "/documents"), Body::from_stream(stream)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let sheet = play.sheet_of(&house.cast.applicant).await.unwrap();
    assert_eq!(u64::try_from(sheet.attachments[0].size).unwrap(), size);
}

/// The first parts of an upload, up to the file's first byte.
fn head(browser: &Browser, kind: &str, name: &str) -> Vec<u8> {
    let mut body = part("csrf", None);
    body.extend(browser.csrf().as_bytes());
    body.extend(part("kind", None));
    body.extend(kind.as_bytes());
    body.extend(part("file", Some(name)));
    body
}

/// The most memory that this process has held, in KiB.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).unwrap_or(0)
}
