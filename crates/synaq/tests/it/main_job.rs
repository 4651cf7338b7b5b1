//! The main job without a browser: one test from the application to the withdrawal, at the state
//! technical service and at a laboratory, on both engines.

use case::{CommandKind, Stage, payload::Follows};
use conduct::{CaseSheet, ConductError};
use document::xlsx::WorkbookMeta;
use language::Lang;
use order::{Work, Works, catalogue::Catalogue};
use testkit::{Findings, Judge, Object, Play, Scene, TestHouse, answers};

/// The change of the list (RA 4) that the owner reports: another kind of operating system.
const CHANGE: u8 = 5;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_goes_the_whole_way_at_the_state_technical_service() {
    let house = TestHouse::sqlite().await;
    whole_way(&house, house.service()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_goes_the_whole_way_at_a_laboratory() {
    let house = TestHouse::sqlite().await;
    whole_way(&house, house.laboratory()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_goes_the_whole_way_on_postgresql() {
    let Some(house) = TestHouse::postgres().await else { return };
    whole_way(&house, house.service()).await;
    whole_way(&house, house.laboratory()).await;
}

/// R 10–14, R 19, R 22, R 25, R 26, R 36–38, R 40, R 41; at a laboratory R 29–32 and R 35.
async fn whole_way(house: &TestHouse, scene: Scene<'_>) {
    let object = Object::sample("«Мысал» порталы", "мысалдарды есепке алу");
    let is_service = scene.house.organisation.id == house.cast.service.organisation.id;
    let object = if is_service { object.of_state() } else { object };
    let play = scene.open(object, None).await.unwrap();
    apply_by_workbook(&play).await;
    return_and_correct(&play).await;
    play.accept().await.unwrap();
    assert_eq!(play.stage().await.unwrap(), Stage::Contract);
    play.begin("Ш-1", 30).await.unwrap();
    assert_eq!(play.stage().await.unwrap(), Stage::Testing);
    play.confirm_access().await.unwrap();

    house.clock.pass_working_days(2);
    play.carry_out_all(&Judge::Failing(&["MA1-1"]), Findings::Confirmed).await.unwrap();
    assert_eq!(play.stage().await.unwrap(), Stage::Protocols);
    play.issue().await.unwrap();
    assert_eq!(play.stage().await.unwrap(), Stage::Remediation);
    let failed = play.sheet().await.unwrap().case.nonconforming();
    assert_eq!(failed, [Work::SourceCode, Work::Functions].into_iter().collect());

    house.clock.pass_working_days(5);
    play.request_retest().await.unwrap();
    assert_eq!(play.stage().await.unwrap(), Stage::Retest);
    assert_eq!(play.round_works().await.unwrap(), failed);
    play.carry_out_all(&Judge::Conforming, Findings::None).await.unwrap();
    play.issue().await.unwrap();
    assert_eq!(play.stage().await.unwrap(), Stage::InForce);

    play.report_to_registry().await.unwrap();
    play.enter_production().await.unwrap();
    house.clock.pass_working_days(30);
    change_and_withdraw(scene, &play).await;
    papers_are_there(&play).await;
    let report = house.conduct.prove_chains().await.unwrap();
    assert_eq!(report.broken, [], "{report:?}");
    assert!(report.events > 60, "{report:?}");
}

/// The questionnaire goes out as a workbook, is filled in, and comes back (RA 2).
async fn apply_by_workbook(play: &Play<'_>) {
    let (conduct, cast) = (play.scene.conduct, play.scene.cast);
    let applicant = &cast.applicant;
    let blank = conduct.questionnaire_workbook(applicant, play.id, Lang::Kk).await.unwrap();
    let read = document::xlsx::read(&blank).unwrap();
    assert_eq!(read.case_id, Some(play.id.to_string()));
    let meta = WorkbookMeta {
        case_id: play.id.to_string(),
        base_version: read.base_version.unwrap(),
        date: play.scene.clock.today(),
    };
    let filled =
        document::xlsx::questionnaire(&play.object.questionnaire, &meta, Lang::Kk).unwrap();
    let preview = conduct.preview_workbook(applicant, play.id, filled).await.unwrap();
    assert!(preview.check.is_accepted(), "{:?}", preview.check.errors);
    assert_eq!(preview.check.warnings, []);
    assert_eq!((preview.problems, preview.conflicts), (vec![], vec![]));
    conduct.apply_workbook(applicant, play.id, preview.rev, &preview.kept).await.unwrap();
    let applied = play.sheet_of(applicant).await.unwrap().questionnaire().unwrap().value;
    let mut expected = play.object.questionnaire.clone();
    let mut found = applied;
    // Rows that a person adds to a workbook get identities when they are read.
    for rows in expected.tables.values_mut().chain(found.tables.values_mut()) {
        rows.iter_mut().for_each(|row| row.id = uuid::Uuid::nil());
    }
    assert_eq!(found, expected);

    play.fill_application().await.unwrap();
    play.attest().await.unwrap();
    play.attach_package().await.unwrap();
    hidden_from(play, &play.scene.house.head).await;
    play.submit().await.unwrap();
    assert_eq!(play.stage().await.unwrap(), Stage::Check);
    let number = play.sheet().await.unwrap().row.number.unwrap();
    assert!(number.starts_with("2026-000"), "{number}");
}

/// A draft, and another provider's case, are not there for people whom they do not concern.
async fn hidden_from(play: &Play<'_>, person: &conduct::person::Person) {
    let all = conduct::CaseQuery::default();
    let listed = play.scene.conduct.cases(person, &all).await.unwrap();
    assert!(listed.lines.iter().all(|line| line.id != play.id));
}

/// R 12, R 13: an application that does not fit is returned with reasons and corrected.
async fn return_and_correct(play: &Play<'_>) {
    play.scene.clock.pass_working_days(1);
    play.give_back("power-of-attorney", "Сенімхаттың мерзімі өтіп кеткен").await.unwrap();
    assert_eq!(play.stage().await.unwrap(), Stage::Returned);
    let applicant = &play.scene.cast.applicant;
    let sheet = play.sheet_of(applicant).await.unwrap();
    let letter = sheet.papers.iter().find(|paper| paper.kind == "return-letter");
    assert!(letter.is_some());
    play.hand_in(applicant, "power-of-attorney", "Жаңа сенімхат.txt", "жаңа").await.unwrap();
    play.fill_application().await.unwrap();
    play.submit().await.unwrap();
    play.scene.clock.pass_working_days(1);
}

/// R 38, R 40, R 41: the owner reports a change, the provider withdraws by the list, and the new
/// application takes the test's place.
async fn change_and_withdraw(scene: Scene<'_>, play: &Play<'_>) {
    play.notify_change(CHANGE).await.unwrap();
    let sheet = play.sheet().await.unwrap();
    let called_for = Catalogue::of(sheet.case.edition()).changes()[usize::from(CHANGE) - 1].works;
    let wrong = play.withdraw(1, CHANGE, Works::ALL).await.unwrap_err();
    assert!(matches!(*wrong.source, ConductError::Refused(_)), "{wrong:?}");
    play.withdraw(1, CHANGE, called_for).await.unwrap();
    assert_eq!(play.stage().await.unwrap(), Stage::Withdrawn);
    assert_eq!(play.sheet().await.unwrap().case.withdrawn(), called_for);

    let follows = Follows::Withdrawal { case: case::CaseId(play.id), works: called_for };
    let object = play.object.clone().for_works(called_for);
    let next = scene.open(object, Some(follows)).await.unwrap();
    next.apply().await.unwrap();
    assert_eq!(next.stage().await.unwrap(), Stage::Check);
    play.be_followed_by(next.id).await.unwrap();
    let again = play.act(&scene.house.head, CommandKind::RequestRetest, answers(&[])).await;
    assert!(matches!(*again.unwrap_err().source, ConductError::Denied(_)));
}

/// Every paper of the way is kept in three languages and can be read back.
async fn papers_are_there(play: &Play<'_>) {
    let sheet = play.sheet().await.unwrap();
    let expected = [
        ("return-letter", 3),
        ("contract-draft", 3),
        ("acceptance", 6),
        ("comparison", 3),
        ("withdrawal", 3),
    ];
    for (kind, count) in expected {
        assert_eq!(count_of(&sheet, kind, "issued"), count, "{kind}");
    }
    // Five works and two of them again, each in three languages; their drafts give way.
    assert_eq!(count_of(&sheet, "protocol", "issued"), 21);
    for paper in sheet.papers.iter().filter(|paper| paper.kind != "signature") {
        let head = &play.scene.house.head;
        let read = play.scene.conduct.read_paper(head, play.id, paper.id).await.unwrap();
        let is_pdf = read.media_type == "application/pdf";
        assert_eq!(is_pdf, read.bytes.starts_with(b"%PDF-"), "{}", read.name);
    }
}

fn count_of(sheet: &CaseSheet, kind: &str, state: &str) -> usize {
    sheet.papers.iter().filter(|paper| paper.kind == kind && paper.state == state).count()
}
