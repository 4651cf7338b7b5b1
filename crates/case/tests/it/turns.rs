//! Whose turn it is, until when, by which clause; and how a term explains itself.

use case::{Actor, ClockKind, Command, Need, Next, Party, Stage, next, payload::*};
use jiff::civil::date;
use language::Lang;
use order::{Work, Works};

use crate::bench::{Bench, application, document, form, one, retest};

fn turns(bench: &Bench) -> Vec<Next> {
    let actor = Actor::new("system", Party::System);
    next(&bench.case, &bench.context(&actor))
}

/// The steps that the case waits for, one line each.
fn awaited(bench: &Bench) -> Vec<String> {
    let steps = turns(bench).into_iter().filter(|step| step.need == Need::Must);
    steps.map(|step| format!("{}: {}", step.clause, step.text(Lang::En))).collect()
}

#[test]
fn the_first_turns_are_the_applicants_and_the_registrars() {
    let mut bench = Bench::sts();
    assert_eq!(awaited(&bench), ["R 10: applicant: Submit the application"]);
    bench.submitted();
    let check = "R 12: provider's registrar: Check a document — by 05.02.2026";
    assert_eq!(awaited(&bench), [check]);
    bench.checked();
    let accept = "R 13: provider's registrar: Find the package complete — by 16.02.2026";
    assert_eq!(awaited(&bench), [accept]);
    bench.does(Party::Registrar, Command::AcceptPackage);
    let papers = "R 14: provider's registrar: Send the contract papers — by 05.02.2026";
    let term = "R 16: provider's head: Propose the term";
    assert_eq!(awaited(&bench), [papers, term]);
    bench.papers_sent();
    let answer = "R 14.2: applicant: Post or return the contract — by 09.02.2026";
    assert_eq!(awaited(&bench), [answer, term]);
}

#[test]
fn the_test_goes_work_by_work() {
    let mut bench = Bench::sts();
    bench.testing().source();
    let assign = |work: Work| {
        let name = work.name().en;
        format!("R 19: provider's head: Assign an executor ({name}) — by 17.03.2026")
    };
    let works: Vec<String> = Work::ALL.into_iter().map(assign).collect();
    assert_eq!(awaited(&bench)[..5], works);
    for work in Works::ALL.without(Work::Load).iter() {
        bench.worked(work, Verdict::Conforms).signed(work);
    }
    assert_eq!(awaited(&bench)[0], assign(Work::Load));
    bench.worked(Work::Load, Verdict::Conforms).signed(Work::Load);
    let issue = "R 22: provider's head: Issue the protocols — by 17.03.2026";
    assert_eq!(awaited(&bench)[0], issue);
}

#[test]
fn a_late_step_is_overdue_and_still_offered() {
    let mut bench = Bench::sts();
    bench.submitted().on(2026, 2, 6);
    let steps = turns(&bench);
    assert!(steps[0].is_overdue(bench.today));
    assert_eq!(
        steps[0].text(Lang::Ru),
        "регистратор поставщика: Проверить документ — до 05.02.2026"
    );
    assert_eq!(
        steps[0].text(Lang::Kk),
        "өнім берушінің тіркеушісі: Құжатты тексеру — 05.02.2026 дейін"
    );
}

#[test]
fn passed_dates_are_the_systems_turn() {
    // R 15, R 25, R 36
    let mut portal = Bench::sts();
    let form_through_portal = Application { procurement: Procurement::Portal, ..application(1) };
    portal.does(Party::Applicant, Command::Submit(Box::new(form_through_portal)));
    portal.accepted().papers_sent().on(2026, 11, 17);
    assert!(
        awaited(&portal)
            .contains(&"R 15: system: Cancel the application — by 16.11.2026".to_owned())
    );
    let mut missed = Bench::sts();
    missed.issued(Works::ALL).on(2026, 5, 5);
    assert_eq!(awaited(&missed)[0], "R 25: system: Close the missed window — by 04.05.2026");
    let mut unused = Bench::sts();
    unused.issued(Works::NONE).on(2027, 2, 3);
    assert_eq!(awaited(&unused)[0], "R 36: system: Record the end of validity — by 02.02.2027");
}

#[test]
fn after_the_protocols_each_request_has_its_own_turn() {
    let mut bench = Bench::sts();
    bench.issued(Works::NONE).on(2026, 2, 9);
    let lost = DuplicateRequest {
        works: one(Work::Load),
        why: DuplicateWhy::Lost,
        reason: "x".to_owned(),
    };
    let why = ChangeWhy::Owner { changes: [ChangeNumber(9)].into(), questionnaire: form(2) };
    bench.does(Party::Owner, Command::AskDuplicate(lost.clone()));
    bench.does(Party::Owner, Command::AskDuplicate(lost));
    bench.does(Party::Owner, Command::RaiseReview(ReviewCause { why, document: document("n") }));
    let steps = turns(&bench);
    let numbered = |what| {
        let steps = steps.iter().filter(move |step| step.what == what);
        steps.map(|step| (step.subject, step.clause.to_string())).collect::<Vec<_>>()
    };
    let duplicates = numbered(case::CommandKind::IssueDuplicate);
    assert_eq!(duplicates, [(Some(1), "R 28".to_owned()), (Some(2), "R 28".to_owned())]);
    assert_eq!(numbered(case::CommandKind::DecideReview), [(Some(1), "R 40".to_owned())]);
}

#[test]
fn a_laboratory_hands_over_before_its_window_runs() {
    // R 32, R 37
    let mut bench = Bench::lab();
    bench.issued(Works::ALL);
    let steps = awaited(&bench);
    let report = "R 37: provider's registrar: Report to the authorised body".to_owned();
    assert!(steps.contains(&report), "{steps:?}");
    assert!(steps.contains(&"R 32: applicant: Request a retest".to_owned()), "{steps:?}");
    let hand_over = "R 32: provider's registrar: Record the receipt of the protocols".to_owned();
    assert!(steps.contains(&hand_over), "{steps:?}");
}

#[test]
fn a_term_explains_how_its_last_day_is_counted() {
    let mut bench = Bench::sts();
    bench.testing();
    let missing = [AccessItem::WorkPlace].into();
    bench.on(2026, 2, 4).does(Party::Head, Command::Suspend { missing }).on(2026, 2, 6);
    let clocks = bench.clocks();
    let clock = clocks.iter().find(|clock| clock.kind == ClockKind::TestTerm).expect("runs");
    assert_eq!(
        clock.explanation(Lang::En),
        "30 working days from the day after 02.02.2026; \
         not counting the days from 04.02.2026 until 07.02.2026; held now"
    );
    assert_eq!(clock.due.date, date(2026, 3, 20));
    let mut far = Bench::sts();
    far.on(2027, 12, 20).issued(Works::ALL);
    let clocks = far.clocks();
    let window = clocks.iter().find(|c| c.kind == ClockKind::RetestWindow).expect("open");
    assert!(window.due.provisional, "the calendar of 2028 is not published");
    let explanation = window.explanation(Lang::Ru);
    assert!(explanation.starts_with("60 рабочих дней со дня, следующего за 20.12.2027"));
    assert!(explanation.ends_with("дата может измениться"), "{explanation}");
    assert_eq!(
        window.kind.title(&far.case, Lang::En),
        "removal of the nonconformities and request for a retest"
    );
}

#[test]
fn over_is_over() {
    let mut bench = Bench::sts();
    bench.does(Party::Applicant, Command::TakeBack { reason: "not needed".to_owned() });
    assert_eq!((bench.stage(), turns(&bench)), (Stage::TakenBack, Vec::new()));
    assert!(bench.stage().is_final());
    let refusal = bench.refusal(Party::Applicant, retest(Works::ALL));
    let expected =
        "R 25: \"Request a retest\" is not done at this stage: Taken back by the applicant";
    assert_eq!(refusal, expected);
}
