//! R 25, R 26, R 27, R 32, R 33: retests at the state technical service and at a laboratory.

use case::{ClockKind, Command, Party, Stage, payload::*};
use jiff::civil::{Date, date};
use order::{Work, Works};

use crate::bench::{Bench, application, document, one, retest};

const FAILED: Works = Works::ALL;

fn failed_test(mut bench: Bench, works: Works) -> Bench {
    bench.issued(works);
    if bench.case.provider() == order::ProviderKind::Laboratory {
        bench.does(Party::Registrar, Command::HandOver { received: bench.today });
    }
    bench
}

fn both(works: Works) -> [(Bench, &'static str); 2] {
    [(failed_test(Bench::sts(), works), "R 25"), (failed_test(Bench::lab(), works), "R 32")]
}

#[test]
fn the_window_is_60_working_days_from_placing_or_20_from_receipt() {
    // R 25, R 32: placed and received on Monday 2 February 2026.
    let rows: [(&str, Date); 2] = [("R 25", date(2026, 5, 4)), ("R 32", date(2026, 3, 2))];
    for ((bench, clause), (expected, last)) in both(FAILED).into_iter().zip(rows) {
        assert_eq!(clause, expected);
        assert_eq!(bench.stage(), Stage::Remediation);
        assert_eq!(bench.due(ClockKind::RetestWindow), Some((last, clause.to_owned())));
        let mut on_time = bench.clone();
        on_time.today = last;
        on_time.does(Party::Applicant, retest(FAILED));
        assert_eq!(on_time.stage(), Stage::Retest);
        let mut late = bench.clone();
        late.today = last.tomorrow().expect("a day");
        let refusal = late.refusal(Party::Applicant, retest(FAILED));
        let day = language::short_date(last);
        assert!(
            refusal.starts_with(&format!("{clause}: the last day for a retest request was {day}"))
        );
        late.does(Party::System, Command::CloseWindow);
        assert_eq!(late.stage(), Stage::Lapsed, "a new test in the general procedure");
        let early = bench.refusal(Party::System, Command::CloseWindow);
        assert_eq!(early, format!("{clause}: a retest may be requested until {day}"));
    }
}

#[test]
fn a_retest_is_done_within_20_working_days_of_the_request() {
    // R 25, R 32: requested on Monday 9 February 2026.
    for (mut bench, clause) in both(FAILED) {
        bench.on(2026, 2, 9).does(Party::Applicant, retest(FAILED));
        assert_eq!(bench.due(ClockKind::Retest), Some((date(2026, 3, 10), clause.to_owned())));
        bench.rounded(Works::NONE).on(2026, 3, 11).placed();
        assert_eq!(bench.stage(), Stage::InForce);
        assert_eq!(bench.missed(), [ClockKind::Retest], "late, and accepted all the same");
    }
}

#[test]
fn a_request_bears_a_comparison_table_and_names_works_that_failed() {
    // R 25, R 32
    for (bench, clause) in both(one(Work::Load)) {
        let request = |works, comparison| {
            let software = SoftwareChange::Unchanged;
            Command::RequestRetest(RetestRequest { works, comparison, software })
        };
        let rows = [
            (
                request(Works::NONE, Some(document("t"))),
                "name at least one work to be tested again",
            ),
            (
                request(one(Work::Load).with(Work::Network), Some(document("t"))),
                "only works with nonconformities are tested again, conforming: network infrastructure survey",
            ),
            (
                request(one(Work::Load), None),
                "the request bears a comparison table with the results of the corrections",
            ),
        ];
        for (command, expected) in rows {
            assert_eq!(bench.refusal(Party::Applicant, command), format!("{clause}: {expected}"));
        }
    }
}

#[test]
fn at_most_two_retests() {
    // R 25, R 32, R 27, R 33: the second failure is the end.
    for (mut bench, clause) in both(FAILED) {
        bench.retested(FAILED, one(Work::Load));
        assert_eq!(bench.stage(), Stage::Remediation, "one request is left");
        bench.retested(one(Work::Load), one(Work::Load));
        assert_eq!(bench.stage(), Stage::Negative);
        let refusal = bench.refusal(Party::Applicant, retest(one(Work::Load)));
        assert_eq!(refusal, format!("{clause}: at most 2 retests may be requested"));
    }
}

#[test]
fn one_extension_of_at_most_20_working_days() {
    // R 25, R 32
    let extend = |working_days| Command::ExtendRetest { working_days };
    let rows = [(date(2026, 5, 4), date(2026, 6, 4)), (date(2026, 3, 2), date(2026, 4, 3))];
    for ((mut bench, clause), (last, extended)) in both(FAILED).into_iter().zip(rows) {
        for days in [0, 21] {
            let refusal = bench.refusal(Party::Applicant, extend(days));
            assert!(refusal.starts_with(&format!("{clause}: the extension is at most 20")));
        }
        let mut late = bench.clone();
        late.today = last.tomorrow().expect("a day");
        let refusal = late.refusal(Party::Applicant, extend(5));
        assert!(refusal.starts_with(&format!("{clause}: the time ended on")), "{refusal}");
        let mut retesting = bench.clone();
        retesting.on(2026, 2, 9).does(Party::Applicant, retest(FAILED));
        retesting.does(Party::Applicant, extend(20));
        assert_eq!(retesting.due(ClockKind::Retest).map(|due| due.0), Some(date(2026, 4, 10)));
        bench.does(Party::Applicant, extend(20));
        assert_eq!(bench.due(ClockKind::RetestWindow).map(|due| due.0), Some(extended));
        let twice = bench.refusal(Party::Applicant, extend(1));
        assert_eq!(twice, format!("{clause}: the retest term is extended once only"));
    }
}

#[test]
fn changed_software_brings_source_code_analysis_and_its_source() {
    // R 26
    let request = |source| {
        let (works, comparison) = (one(Work::Functions), Some(document("t")));
        let software = SoftwareChange::Changed { source };
        Command::RequestRetest(RetestRequest { works, comparison, software })
    };
    let mut bench = failed_test(Bench::sts(), one(Work::Functions));
    let refusal = bench.refusal(Party::Applicant, request(None));
    assert_eq!(refusal, "R 26: the software was changed: the request bears the source code");
    bench.does(Party::Applicant, request(Some(document("source.zip"))));
    let works: Works = bench.case.round.iter().flat_map(|r| r.works.keys().copied()).collect();
    assert_eq!(works, one(Work::Functions).with(Work::SourceCode));
    let start = Command::StartWork { work: Work::SourceCode };
    let executor = case::AccountId::new("executor");
    bench.does(Party::Head, Command::AssignExecutor { work: Work::SourceCode, executor });
    let refusal = bench.refusal(Party::Executor, start);
    assert_eq!(refusal, "M 13: the source is accepted by an act first");
    bench.source().rounded(Works::NONE).placed();
    assert_eq!((bench.stage(), bench.case.protocols.len()), (Stage::InForce, 7));
}

#[test]
fn software_without_a_source_that_the_authorised_body_left_out_needs_none() {
    // R 26 with R 5
    let mut bench = Bench::sts();
    let private = Application { ownership: Ownership::Other, ..application(1) };
    let (work, document_of) = (Work::SourceCode, || document("x"));
    let reason = "no source".to_owned();
    let request = ExclusionRequest { work, reason, document: document_of() };
    let opinion = Opinion::Founded { text: "true".to_owned() };
    let ruling = ExclusionRuling::Excluded;
    bench.does(Party::Applicant, Command::Submit(Box::new(private)));
    bench.does(Party::Applicant, Command::AskExclusion(request));
    bench.does(Party::AuthorisedBody, Command::AskVerification { work });
    bench.does(Party::Head, Command::GiveOpinion { work, opinion });
    let decided = Command::DecideExclusion { work, ruling, document: document_of() };
    bench.does(Party::AuthorisedBody, decided);
    bench.accepted().concluded().does(Party::Head, Command::ProposeTerm { working_days: 9 });
    bench.does(Party::Applicant, Command::AgreeTerm).rounded(one(Work::Load));
    bench.placed();
    let (works, comparison) = (one(Work::Load), Some(document_of()));
    let software = SoftwareChange::Changed { source: None };
    let request = RetestRequest { works, comparison, software };
    bench.does(Party::Applicant, Command::RequestRetest(request)).rounded(Works::NONE);
    assert_eq!(bench.placed().stage(), Stage::InForce);
}

#[test]
fn a_failed_retest_ends_with_a_negative_protocol_and_a_new_test() {
    // R 27, R 33: negative when no request is left, or when the window is over.
    for ((bench, clause), negative) in both(FAILED).into_iter().zip(["R 27", "R 33"]) {
        let mut over = bench.clone();
        over.does(Party::Applicant, retest(FAILED)).rounded(FAILED).on(2026, 6, 1);
        over.placed();
        assert_eq!(over.stage(), Stage::Negative, "{negative} after the window of {clause}");
        let mut waited = bench.clone();
        waited.retested(FAILED, FAILED).on(2026, 6, 1).does(Party::System, Command::CloseWindow);
        assert_eq!(waited.stage(), Stage::Negative, "{negative}");
        let next = case::CaseId::from_u128(2);
        waited.does(Party::Owner, Command::NoteNewApplication { case: next });
        assert_eq!(waited.stage(), Stage::Superseded, "{negative}: a new test");
        let mut unused = bench;
        unused.retested(one(Work::Load), Works::NONE);
        unused.retested(one(Work::Network), Works::NONE);
        assert_eq!(unused.stage(), Stage::Lapsed, "both requests used, works left: {clause}");
    }
}

#[test]
fn a_laboratory_hands_its_protocols_over_on_paper() {
    // R 32, R 22: the window counts from receipt; electronic protocols are placed.
    let mut bench = Bench::lab();
    bench.issued(FAILED);
    assert_eq!(bench.due(ClockKind::RetestWindow), None);
    let hand_over = |received| Command::HandOver { received };
    let extend = bench.refusal(Party::Applicant, Command::ExtendRetest { working_days: 5 });
    assert!(extend.starts_with("R 32: the receipt of the protocols is not recorded yet"));
    let early = bench.refusal(Party::Registrar, hand_over(date(2026, 1, 30)));
    assert!(early.starts_with("R 32: the protocols were issued on 02.02.2026"), "{early}");
    let future = bench.refusal(Party::Registrar, hand_over(date(2026, 2, 3)));
    assert!(future.starts_with("R 32: 03.02.2026 lies in the future"), "{future}");
    bench.on(2026, 2, 9).does(Party::Registrar, hand_over(date(2026, 2, 4)));
    assert_eq!(bench.due(ClockKind::RetestWindow).map(|due| due.0), Some(date(2026, 3, 4)));
    let again = bench.refusal(Party::Registrar, hand_over(date(2026, 2, 4)));
    assert_eq!(again, "R 32: the receipt of the protocols is recorded already");
    let mut sts = Bench::sts();
    sts.issued(FAILED);
    let refusal = sts.refusal(Party::Registrar, hand_over(date(2026, 2, 2)));
    assert!(refusal.starts_with("R 22: protocols of the state technical service"), "{refusal}");
}
