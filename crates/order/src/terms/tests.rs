//! The deadline table: one row a clause, on the calendar of 2024–2027.

use jiff::civil::{Time, date};
use language::Lang;
use proptest::prelude::*;

use super::*;
use crate::term::{AfterHours, StartDay, Window, window};

const N605: Edition = Edition::N605;

fn due_of(id: TermId, start: Date) -> Due {
    of(N605, id).due(start, &[], Calendar::official(), CountingRule::default())
}

fn day(day: &str) -> Date {
    day.parse().unwrap()
}

/// clause | term | start | due | what the calendar does
const DEADLINES: [(&str, TermId, &str, &str, &str); 32] = [
    ("R 11", TermId::ApplicationsAccepted, "2027-03-01", "2027-11-01", "a Monday"),
    ("R 11", TermId::ApplicationsAccepted, "2026-03-01", "2026-11-02", "1 November is a Sunday"),
    ("R 12", TermId::CompletenessCheck, "2026-11-19", "2026-11-24", "over a week-end"),
    ("R 12", TermId::CompletenessCheck, "2026-12-14", "2026-12-18", "over Independence Day"),
    ("R 13", TermId::ReturnOfApplication, "2026-04-27", "2026-05-14", "over three May holidays"),
    ("R 14", TermId::ContractSent, "2026-03-19", "2026-03-27", "over Nauryz, moved by two days"),
    ("R 14.1", TermId::DraftContractPosted, "2025-01-04", "2025-01-08", "over a working Sunday"),
    ("R 14.1", TermId::DraftContractPosted, "2024-05-03", "2024-05-10", "over the swap of May"),
    ("R 14.2", TermId::ContractReturned, "2026-05-22", "2026-06-01", "over Kurban Ait"),
    ("R 15", TermId::DraftContractLastDay, "2027-10-01", "2027-11-15", "a Monday"),
    ("R 15", TermId::DraftContractLastDay, "2026-10-01", "2026-11-16", "15 November is a Sunday"),
    ("R 25", TermId::RetestRequest, "2026-03-02", "2026-06-04", "over nine days off"),
    ("R 25", TermId::Retest, "2026-06-12", "2026-07-13", "over Capital Day"),
    ("R 25", TermId::RetestExtension, "2026-07-10", "2026-08-07", "four plain weeks"),
    ("R 28", TermId::Duplicate, "2026-10-23", "2026-11-02", "over Republic Day, moved"),
    ("R 32", TermId::LabRetestRequest, "2026-08-03", "2026-08-31", "30 August is a plain Sunday"),
    ("R 32", TermId::LabRetestRequest, "2025-08-04", "2025-09-02", "30 August 2025 is moved"),
    ("R 32", TermId::LabRetest, "2026-12-07", "2027-01-08", "over the New Year"),
    ("R 32", TermId::LabRetestExtension, "2026-12-28", "2027-01-28", "over the New Year"),
    ("R 34", TermId::LabDuplicate, "2026-03-06", "2026-03-16", "over 8 March, moved"),
    ("R 36", TermId::ProtocolForProduction, "2025-03-01", "2026-03-01", "a Sunday, and stays"),
    ("R 36", TermId::PlatformProtocol, "2024-02-29", "2025-02-28", "no 29 February"),
    ("R 40", TermId::WithdrawalDecision, "2025-12-29", "2026-01-15", "over New Year and 7 January"),
    ("R 41", TermId::TestAfterWithdrawal, "2026-02-09", "2026-05-12", "9 May, moved, is off too"),
    ("R 41", TermId::TestAfterWithdrawal, "2025-11-30", "2026-03-02", "28 February is a Saturday"),
    ("M 15", TermId::SourceKept, "2024-06-15", "2027-06-15", "at least as long"),
    ("M 43", TermId::LogsKept, "2024-05-07", "2027-05-07", "a holiday, and stays"),
    ("M 43", TermId::LogsAtHand, "2025-12-31", "2026-02-28", "a Saturday, and stays"),
    ("M 45", TermId::ChangeReported, "2026-04-30", "2026-05-12", "over the May holidays"),
    ("M 46", TermId::QuarterSummary, "2026-07-01", "2026-09-25", "a Friday"),
    ("M 47", TermId::ChangeNotified, "2026-07-03", "2026-07-08", "over Capital Day"),
    ("M 49", TermId::WorksNotified, "2026-12-15", "2026-12-18", "over Independence Day"),
];

#[test]
fn each_term_of_the_order_ends_on_its_day() {
    for (clause, id, start, due, why) in DEADLINES {
        assert_eq!(of(N605, id).clause.to_string(), clause, "{id:?}");
        let Due { date, provisional } = due_of(id, day(start));
        assert_eq!((date, provisional), (day(due), false), "{clause} from {start}: {why}");
    }
    for id in TermId::ALL {
        assert!(DEADLINES.iter().any(|row| row.1 == id), "{id:?} has no row");
    }
}

#[test]
fn the_table_is_in_the_order_of_the_ids_and_complete() {
    for edition in Edition::ALL {
        for (id, named) in TermId::ALL.into_iter().zip(all(edition)) {
            assert_eq!(named.id, id);
            assert_eq!(of(edition, id), named);
            assert!(named.title().is_complete(), "{id:?}");
        }
    }
}

#[test]
fn a_provider_kind_picks_its_own_clause() {
    // R 25, R 28 for the state technical service; R 32, R 34 for a laboratory.
    use ProviderKind::{Laboratory, StateTechnicalService};
    let rows = [
        (TermId::retest_request(StateTechnicalService), "R 25", Term::WorkingDays(60)),
        (TermId::retest(StateTechnicalService), "R 25", Term::WorkingDays(20)),
        (TermId::retest_extension(StateTechnicalService), "R 25", Term::WorkingDays(20)),
        (TermId::duplicate(StateTechnicalService), "R 28", Term::WorkingDays(5)),
        (TermId::retest_request(Laboratory), "R 32", Term::WorkingDays(20)),
        (TermId::retest(Laboratory), "R 32", Term::WorkingDays(20)),
        (TermId::retest_extension(Laboratory), "R 32", Term::WorkingDays(20)),
        (TermId::duplicate(Laboratory), "R 34", Term::WorkingDays(5)),
    ];
    for (id, clause, term) in rows {
        let named = of(N605, id);
        assert_eq!((named.clause.to_string().as_str(), named.term), (clause, term));
    }
    assert_eq!((RETEST_REQUESTS_MAX, RETEST_EXTENSIONS_MAX), (2, 1));
}

#[test]
fn r_25_the_window_is_open_from_the_placing_of_the_protocols_through_its_last_day() {
    let calendar = Calendar::official();
    let rule = CountingRule::default();
    let term = of(N605, TermId::RetestRequest).term;
    let Window { opens, closes } = window(term, date(2026, 3, 2), &[], calendar, rule);
    assert_eq!((opens, closes.date), (date(2026, 3, 2), date(2026, 6, 4)));
    let window = Window { opens, closes };
    assert!(window.contains(opens) && window.contains(date(2026, 6, 4)));
    assert!(!window.contains(date(2026, 3, 1)) && !window.contains(date(2026, 6, 5)));
    assert!(!closes.is_past(date(2026, 6, 4)) && closes.is_past(date(2026, 6, 5)));
    assert_eq!(closes.working_days_left(date(2026, 6, 1), calendar), 3);
}

#[test]
fn r_25_the_term_is_extended_by_at_most_twenty_working_days() {
    let limit = of(N605, TermId::RetestExtension);
    let retest = of(N605, TermId::Retest);
    assert_eq!(retest.extended(20, limit), Ok(Term::WorkingDays(40)));
    assert_eq!(retest.extended(1, limit), Ok(Term::WorkingDays(21)));
    let clause = Clause::rules(25);
    let refusals = [
        (retest.extended(21, limit), ExtensionRefusal::TooLong { clause, at_most: 20, asked: 21 }),
        (retest.extended(0, limit), ExtensionRefusal::Nothing { clause }),
        (
            of(N605, TermId::SourceKept).extended(1, limit),
            ExtensionRefusal::NotForThisTerm { clause },
        ),
    ];
    for (answer, expected) in refusals {
        assert_eq!(answer, Err(expected));
        assert_eq!(expected.clause(), clause);
        let text = expected.text();
        assert!(Lang::ALL.iter().all(|lang| !text.of(*lang).contains('⟦')), "{text:?}");
    }
}

#[test]
fn r_18_a_suspended_term_stops() {
    // R 18: the working days of the suspension do not count, week-ends and holidays never did.
    let calendar = Calendar::official();
    let rule = CountingRule::default();
    let from = date(2026, 7, 6);
    let pause = Pause { from: date(2026, 7, 9), until: date(2026, 7, 14) };
    let due = |term, pauses: &[Pause]| crate::term::due(term, from, pauses, calendar, rule).date;
    let rows = [
        (Term::WorkingDays(5), vec![], date(2026, 7, 13)),
        (Term::WorkingDays(5), vec![pause], date(2026, 7, 16)),
        (Term::WorkingDays(5), vec![pause, pause], date(2026, 7, 16)),
        (Term::WorkingDays(2), vec![pause], date(2026, 7, 8)),
        (Term::WorkingDays(5), vec![Pause::still_open(date(2026, 7, 9), date(2026, 7, 31))], {
            date(2026, 8, 5)
        }),
        (Term::Months(1), vec![pause], date(2026, 8, 11)),
        (Term::Through { month: 7, day: 10 }, vec![pause], date(2026, 7, 10)),
    ];
    for (term, pauses, expected) in rows {
        assert_eq!(due(term, &pauses), expected, "{term:?} {pauses:?}");
    }
}

#[test]
fn the_counting_rule_decides_start_and_roll() {
    let calendar = Calendar::official();
    let usual = CountingRule::default();
    let same = CountingRule { start: StartDay::Same, ..usual };
    let earlier = CountingRule { roll: Roll::PreviousWorkingDay, ..usual };
    let keep = CountingRule { roll: Roll::Keep, roll_fixed: Roll::Keep, ..usual };
    let fixed_earlier = CountingRule { roll_fixed: Roll::PreviousWorkingDay, ..usual };
    let friday = date(2026, 11, 20);
    let november = Term::Through { month: 11, day: 15 };
    let rows = [
        (usual, Term::WorkingDays(3), date(2026, 11, 25)),
        (same, Term::WorkingDays(3), date(2026, 11, 24)),
        (usual, Term::Months(1), date(2026, 12, 21)),
        (earlier, Term::Months(1), date(2026, 12, 18)),
        (keep, Term::Months(1), date(2026, 12, 20)),
        (same, Term::Months(1), date(2026, 12, 21)),
        (usual, november, date(2026, 11, 16)),
        (fixed_earlier, november, date(2026, 11, 13)),
        (keep, november, date(2026, 11, 15)),
        (usual, Term::WorkingDays(0), friday),
    ];
    for (rule, term, expected) in rows {
        let due = crate::term::due(term, friday, &[], calendar, rule);
        assert_eq!(due.date, expected, "{term:?} {rule:?}");
    }
}

#[test]
fn what_comes_after_hours_counts_as_the_rule_says() {
    let calendar = Calendar::official();
    let usual = CountingRule::default();
    let office = AfterHours::NextWorkingDayFrom(Time::constant(18, 30, 0, 0));
    let strict = CountingRule { after_hours: office, ..usual };
    let friday = date(2026, 11, 20);
    let rows = [
        (usual, friday.at(23, 59, 59, 0), friday),
        (usual, date(2026, 11, 21).at(12, 0, 0, 0), date(2026, 11, 21)),
        (strict, friday.at(18, 29, 0, 0), friday),
        (strict, friday.at(18, 30, 0, 0), date(2026, 11, 23)),
        (strict, date(2026, 11, 21).at(12, 0, 0, 0), date(2026, 11, 23)),
    ];
    for (rule, at, expected) in rows {
        assert_eq!(rule.received(at, calendar), expected, "{at}");
    }
}

#[test]
fn m_46_the_summary_is_due_by_the_25th_of_each_quarters_last_month() {
    // M 46; 25 March is in Nauryz both years, 25 December 2027 a Saturday.
    let rows = [
        ("2026-01-15", "2026-03-26"),
        ("2026-03-31", "2026-03-26"),
        ("2026-04-01", "2026-06-25"),
        ("2026-12-31", "2026-12-25"),
        ("2027-10-01", "2027-12-27"),
    ];
    for (start, expected) in rows {
        assert_eq!(due_of(TermId::QuarterSummary, day(start)).date, day(expected), "{start}");
    }
}

#[test]
fn a_term_into_a_computed_year_is_provisional() {
    let rows = [
        ("2027-11-01", false),
        ("2027-12-30", true),
        ("2028-02-01", true),
        ("2027-05-10", true),
        ("2027-05-20", false),
    ];
    for (start, expected) in rows {
        let due = due_of(TermId::ContractReturned, day(start));
        assert_eq!(due.provisional, expected, "{start}: {due:?}");
    }
}

prop_compose! {
    fn any_day()(days in 0_i32..6_000) -> Date {
        date(2023, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap()
    }
}

proptest! {
    #[test]
    fn what_must_be_done_is_due_on_a_working_day(
        index in 0_usize..TermId::ALL.len(),
        start in any_day(),
        from in any_day(),
        length in 0_i32..40,
    ) {
        let calendar = Calendar::official();
        let named = of(N605, TermId::ALL[index]);
        let until = from.checked_add(jiff::Span::new().days(length)).unwrap();
        let pauses = [Pause { from, until }];
        let due = named.due(start, &pauses, calendar, CountingRule::default());
        match named.nature {
            Nature::Action | Nature::Window | Nature::AtMost => {
                prop_assert!(calendar.is_working_day(due.date), "{due:?}");
                prop_assert!(named.term.is_fixed() || !pauses[0].covers(due.date), "{due:?}");
            }
            Nature::AtLeast | Nature::Validity => {}
        }
        prop_assert!(named.term.is_fixed() || due.date >= start);
    }

    #[test]
    fn a_pause_never_makes_a_term_shorter(start in any_day(), gap in 0_i32..30, length in 0_i32..30) {
        let calendar = Calendar::official();
        let from = start.checked_add(jiff::Span::new().days(gap)).unwrap();
        let pause = Pause { from, until: from.checked_add(jiff::Span::new().days(length)).unwrap() };
        for term in [Term::WorkingDays(20), Term::Months(3)] {
            let rule = CountingRule::default();
            let plain = crate::term::due(term, start, &[], calendar, rule);
            let paused = crate::term::due(term, start, &[pause], calendar, rule);
            prop_assert!(plain.date <= paused.date);
        }
    }
}
