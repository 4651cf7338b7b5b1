//! Bad input at the portal: a message that names the place, and nothing lost.

use std::io::{Cursor, Write as _};

use axum::http::StatusCode;
use bytes::Bytes;
use document::xlsx::{self, WorkbookMeta};
use futures::stream;
use language::Lang;
use order::{
    Work, Works,
    form::{RawQuestionnaire, Table},
};
use testkit::{Object, Play, TestHouse, sample_report};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::visitor::{Answer, Visitor};

/// An upload that no workbook is as large as: 2 GiB.
const HUGE_BYTES: usize = 2 << 30;
/// A tool's report that is a little too large: 201 MiB.
const LARGE_REPORT_BYTES: usize = 201 << 20;
/// How much of them is sent at a time.
const PIECE_BYTES: usize = 1 << 20;

fn object() -> Object {
    Object::sample("«Мысал» порталы", "мысалдарды есепке алу").of_state()
}

/// A draft with both forms filled in.
async fn draft(house: &TestHouse) -> Play<'_> {
    let play = house.service().open(object(), None).await.unwrap();
    play.fill_application().await.unwrap();
    play.fill_questionnaire().await.unwrap();
    play
}

/// A test with the source code's analysis under way.
async fn testing(house: &TestHouse) -> Play<'_> {
    let play = house.service().open(object(), None).await.unwrap();
    play.apply().await.unwrap();
    play.accept().await.unwrap();
    play.begin("Ш-1", 30).await.unwrap();
    play.assign(Works::ALL).await.unwrap();
    play.accept_source().await.unwrap();
    play.start(Work::SourceCode).await.unwrap();
    play.start(Work::Functions).await.unwrap();
    play
}

async fn questionnaire(play: &Play<'_>) -> RawQuestionnaire {
    let sheet = play.sheet_of(&play.scene.cast.applicant).await.unwrap();
    sheet.questionnaire().unwrap().value
}

fn nothing_of(bytes: usize) -> impl futures::Stream<Item = Result<Bytes, std::io::Error>> + Send {
    let piece = Bytes::from(vec![b' '; PIECE_BYTES]);
    stream::iter((0..bytes / PIECE_BYTES).map(move |_| Ok(piece.clone())))
}

fn archive(parts: &[(&str, usize)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let piece = vec![b' '; PIECE_BYTES];
    for (name, size) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        for _ in 0..size / PIECE_BYTES {
            zip.write_all(&piece).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// The message is in Kazakh and names this.
fn told(answer: &Answer, css: &str, named: &str) {
    let words = answer.text(css);
    assert!(words.contains(named), "{named:?} is not in {words:?}");
    let kazakh = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";
    assert!(words.contains(|letter| kazakh.contains(letter)), "not Kazakh: {words:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_workbook_is_told_as_such_and_the_questionnaire_stays() {
    let house = TestHouse::sqlite().await;
    let play = draft(&house).await;
    let mut applicant = Visitor::signed_in(&house, "applicant").await;
    let (page, before) =
        (format!("/cases/{}/questionnaire/workbook", play.id), questionnaire(&play).await);
    let meta =
        WorkbookMeta { case_id: play.id.to_string(), base_version: 0, date: house.clock.today() };
    let whole = xlsx::questionnaire(&before, &meta, Lang::Kk).unwrap();
    let of_another = WorkbookMeta { case_id: uuid::Uuid::from_u128(7).to_string(), ..meta };
    let of_another = xlsx::questionnaire(&before, &of_another, Lang::Kk).unwrap();
    let bomb = archive(&[("[Content_Types].xml", 0), ("xl/worksheets/sheet1.xml", 256 << 20)]);
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("text.xlsx", b"not a workbook".to_vec(), "xlsx"),
        ("empty.xlsx", Vec::new(), "xlsx"),
        ("cut.xlsx", whole[..whole.len() / 2].to_vec(), "xlsx"),
        ("old.xls", vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0], "xlsx"),
        ("bomb.xlsx", bomb, "xl/worksheets/sheet1.xml"),
        ("other.xlsx", of_another, "басқа сынақ"),
    ];
    for (name, bytes, named) in cases {
        let answer = applicant.upload(&page, &[], ("workbook", name), bytes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        told(&answer, "[data-failure=workbook]", named);
        assert!(answer.has("form[data-form=workbook]"), "{name}: there is no way to try again");
    }
    assert_eq!(questionnaire(&play).await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_of_2_gib_and_one_that_breaks_off_leave_nothing_behind() {
    let house = TestHouse::sqlite().await;
    let play = draft(&house).await;
    let mut applicant = Visitor::signed_in(&house, "applicant").await;
    let before = questionnaire(&play).await;
    let page = format!("/cases/{}/questionnaire/workbook", play.id);
    let huge = nothing_of(HUGE_BYTES);
    let answer = applicant.upload_stream(&page, &[], ("workbook", "huge.xlsx"), huge).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    told(&answer, "[data-failure]", "huge.xlsx");
    told(&answer, "[data-failure]", "16 МБ");
    assert_eq!(questionnaire(&play).await, before);

    let page = format!("/cases/{}/documents", play.id);
    let gone = || std::io::Error::new(std::io::ErrorKind::ConnectionReset, "gone");
    let broken = stream::iter([Ok(Bytes::from_static(b"begun")), Err(gone())]);
    let kind = [("kind", "power-of-attorney")];
    let answer = applicant.upload_stream(&page, &kind, ("file", "cut.pdf"), broken).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
    let sheet = play.sheet_of(&house.cast.applicant).await.unwrap();
    assert!(sheet.standing_files().all(|file| file.name != "cut.pdf"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn control_characters_and_formulas_are_text_and_their_cell_is_named() {
    let house = TestHouse::sqlite().await;
    let play = draft(&house).await;
    let mut applicant = Visitor::signed_in(&house, "applicant").await;
    let page = format!("/cases/{}/questionnaire/servers", play.id);
    let shown = applicant.get(&page).await;
    let mut fields = shown.fields("form[data-form=grid]");
    let cell = |fields: &[(String, String)], of: &str| {
        let is = |(name, _): &(String, String)| name.starts_with("cell.") && name.ends_with(of);
        fields.iter().position(is).unwrap()
    };
    let column = |index: usize| format!(".{}", Table::Servers.columns()[index].code);
    let (name, quantity) = (cell(&fields, &column(0)), cell(&fields, &column(2)));
    fields[name].1 = "=HYPERLINK(\"http://evil.example\";\"a\")".to_owned();
    fields[quantity].1 = "екі\u{7}".to_owned();
    let sent: Vec<_> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let answer = applicant.post(&page, &sent).await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.text("main"));
    let stands = questionnaire(&play).await;
    assert_eq!(
        stands.tables[&Table::Servers][0].cells[0],
        "=HYPERLINK(\"http://evil.example\";\"a\")"
    );
    // The wrong number is kept as it was entered, and named beside its cell.
    let shown = applicant.get(&page).await;
    told(&shown, "td.wrong .error", "U+0007");
    assert!(shown.has("[data-problems] a[href^=\"#\"], [data-problems] a[href*=servers]"));
    // What goes out as a workbook is text there, not a formula.
    let meta =
        WorkbookMeta { case_id: play.id.to_string(), base_version: 0, date: house.clock.today() };
    let out = xlsx::questionnaire(&stands, &meta, Lang::Kk).unwrap();
    let back = xlsx::read(&out).unwrap();
    assert_eq!(
        back.questionnaire.tables[&Table::Servers][0].cells[0],
        stands.tables[&Table::Servers][0].cells[0]
    );
    assert_eq!(back.problems, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_people_on_one_row_are_told_and_on_two_rows_are_not() {
    let house = TestHouse::sqlite().await;
    let play = draft(&house).await;
    let mut first = Visitor::signed_in(&house, "applicant").await;
    let mut second = Visitor::signed_in(&house, "owner").await;
    let page = format!("/cases/{}/questionnaire/servers", play.id);
    let cells = |answer: &Answer, row: usize, text: &str| {
        let mut fields = answer.fields("form[data-form=grid]");
        let of = format!(".{}", Table::Servers.columns()[1].code);
        let is = |(name, _): &(String, String)| name.starts_with("cell.") && name.ends_with(&of);
        let at = fields.iter().enumerate().filter(|(_, field)| is(field)).nth(row).unwrap().0;
        fields[at].1 = text.to_owned();
        fields
    };
    let (ours, theirs) = (first.get(&page).await, second.get(&page).await);
    let sent = cells(&ours, 0, "бірінші адамның сөзі");
    let sent: Vec<_> = sent.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert!(first.post(&page, &sent).await.status.is_redirection());
    // Sent twice, it is saved once and told as done.
    assert!(first.post(&page, &sent).await.status.is_redirection());

    let sent = cells(&theirs, 0, "екінші адамның сөзі");
    let sent: Vec<_> = sent.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let answer = second.post(&page, &sent).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    told(&answer, "[data-conflict]", &house.cast.applicant.name);
    assert!(answer.texts("textarea").iter().any(|text| text == "екінші адамның сөзі"));
    told(&answer, "[data-theirs]", "бірінші адамның сөзі");
    assert_eq!(
        questionnaire(&play).await.tables[&Table::Servers][0].cells[1],
        "бірінші адамның сөзі"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stale_page_of_the_application_loses_nothing() {
    let house = TestHouse::sqlite().await;
    let play = draft(&house).await;
    let mut applicant = Visitor::signed_in(&house, "applicant").await;
    let page = format!("/cases/{}/application", play.id);
    let shown = applicant.get(&page).await;
    play.fill_application().await.unwrap();
    let mut fields = shown.fields("form[data-form=application]");
    let version = fields.iter().position(|(name, _)| name == "field.object-version").unwrap();
    fields[version].1 = "9.9.9".to_owned();
    let sent: Vec<_> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let answer = applicant.post(&page, &sent).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    told(&answer, "[data-conflict]", &house.cast.applicant.name);
    assert_eq!(answer.attribute("[name=\"field.object-version\"]", "value"), "9.9.9");
    told(&answer, "[data-theirs]", &play.object.version);
    // Sent again from the page that came, it is saved.
    let again = answer.fields("form[data-form=application]");
    let again: Vec<_> = again.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert!(applicant.post(&page, &again).await.status.is_redirection());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_is_sent_twice_is_one_act_and_a_foreign_one_is_none() {
    let house = TestHouse::sqlite().await;
    let play = draft(&house).await;
    play.attest().await.unwrap();
    play.attach_package().await.unwrap();
    play.submit().await.unwrap();
    let mut registrar = Visitor::signed_in(&house, "registrar").await;
    play.check(testkit::Intake::Complete).await.unwrap();
    let events = async || play.sheet().await.unwrap().records.len();
    let (page, before) = (format!("/cases/{}/act/accept-package", play.id), events().await);

    let foreign = registrar.post_from_elsewhere(&page, "once=1").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    told(&foreign, "[data-failure=failure-foreign-form]", "қабылданбады");
    assert_eq!(events().await, before);

    let once = conduct::secret();
    let first = registrar.post(&page, &[("once", &once)]).await;
    let after = events().await;
    assert!(first.status.is_redirection() && after > before);
    let second = registrar.post(&page, &[("once", &once)]).await;
    assert_eq!((second.status, second.location), (first.status, first.location));
    assert_eq!(events().await, after);
    // The same act anew is refused with its reason, and changes nothing.
    let third = registrar.post(&page, &[("once", &conduct::secret())]).await;
    assert_eq!(third.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(third.has("[data-refusal], [data-failure]"));
    assert_eq!(events().await, after);
    // Somebody else's act is not there for the applicant.
    let mut applicant = Visitor::signed_in(&house, "applicant").await;
    assert_eq!(applicant.post(&page, &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_that_climbs_out_is_told_and_one_that_is_too_large_is_not_read() {
    let house = TestHouse::sqlite().await;
    let play = testing(&house).await;
    let mut executor = Visitor::signed_in(&house, "executor").await;
    let page = format!("/cases/{}/works/source-code/reports", play.id);
    let findings = async || {
        let sheet = play.sheet_of(&house.cast.service.executor).await.unwrap();
        sheet.bench(Work::SourceCode).unwrap().findings
    };

    let climbing = String::from_utf8(sample_report(&["climb"])).unwrap();
    let climbing = climbing.replace("src/climb.rs", "../../../etc/shadow");
    let answer = executor.upload(&page, &[], ("report", "climb.sarif"), climbing).await;
    assert_eq!(answer.status, StatusCode::OK);
    told(&answer, "[data-problems]", "../../../etc/shadow");
    let found = findings().await;
    assert!(found.iter().all(|entry| !format!("{:?}", entry.finding.route).contains("shadow")));

    let not_json: [(&str, &[u8]); 3] = [
        ("text.sarif", b"not a report"),
        ("empty.sarif", b""),
        ("cut.sarif", b"{\"version\": \"2.1.0\", \"runs\": ["),
    ];
    for (name, bytes) in not_json {
        let answer = executor.upload(&page, &[], ("report", name), bytes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        told(&answer, "[data-failure=wrong]", "JSON");
    }
    let large = nothing_of(LARGE_REPORT_BYTES);
    let answer = executor.upload_stream(&page, &[], ("report", "large.sarif"), large).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    told(&answer, "[data-failure]", "large.sarif");
    told(&answer, "[data-failure]", "200 МБ");
    assert_eq!(findings().await.len(), found.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_executors_on_one_check_lose_nothing_of_what_they_wrote() {
    let house = TestHouse::sqlite().await;
    let play = testing(&house).await;
    let mut executor = Visitor::signed_in(&house, "executor-2").await;
    let page = format!("/cases/{}/works/functions", play.id);
    let stale = executor.get(&page).await;
    let group = "form:has([name=\"rev.MA1-1\"])";
    let judged = |fields: Vec<(String, String)>, verdict: &str, words: &str| {
        let mut fields = fields;
        fields.retain(|(name, _)| name != "verdict.MA1-1" && name != "observation.MA1-1");
        fields.push(("verdict.MA1-1".to_owned(), verdict.to_owned()));
        fields.push(("observation.MA1-1".to_owned(), words.to_owned()));
        fields
    };
    let save = format!("{page}/checks");
    let first = judged(stale.fields(group), "conforms", "Бірінші байқау.");
    let first: Vec<_> = first.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert!(executor.post(&save, &first).await.status.is_redirection());
    let second = judged(stale.fields(group), "does-not-conform", "Екінші байқау.");
    let second: Vec<_> = second.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let answer = executor.post(&save, &second).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    told(&answer, "[data-failure=conflict]", "MA1-1");
    assert!(answer.texts("textarea").iter().any(|text| text == "Екінші байқау."));
    told(&answer, "[data-check=\"MA1-1\"] [data-stands]", "Бірінші байқау.");
}
