//! The published lists of 2024–2027, the rule that computes them, and arithmetic on the days.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

/// The non-working days of the five-day week that are not week-ends, as published.
const PUBLISHED: [(i16, &str); 4] = [
    (2024, "01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16"),
    (
        2025,
        "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16",
    ),
    (2026, "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16"),
    (2027, "01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16"),
];

/// What no rule gives: the ministry's swaps.
const SWAPPED_OFF: [Date; 2] = [date(2024, 5, 8), date(2025, 1, 3)];
const SWAPPED_ON: [Date; 2] = [date(2024, 5, 4), date(2025, 1, 5)];

fn published(year: i16, list: &str) -> BTreeSet<Date> {
    list.split(' ').map(|day| format!("{year}-{day}").parse().unwrap()).collect()
}

fn free_week_days(year: i16, is_off: impl Fn(Date) -> bool) -> BTreeSet<Date> {
    let first = date(year, 1, 1);
    let days = std::iter::successors(Some(first), |day| Some(after(*day)));
    days.take_while(|day| day.year() == year)
        .filter(|day| !is_week_end(*day) && is_off(*day))
        .collect()
}

#[test]
fn the_calendar_gives_the_published_days_off() {
    let calendar = Calendar::official();
    for (year, list) in PUBLISHED {
        let off = free_week_days(year, |day| !calendar.is_working_day(day));
        assert_eq!(off, published(year, list), "{year}");
        assert!(!calendar.is_provisional(year));
    }
}

#[test]
fn working_week_ends_are_the_two_swapped_days() {
    let calendar = Calendar::official();
    let span = std::iter::successors(Some(date(2024, 1, 1)), |day| Some(after(*day)));
    let worked: Vec<Date> = span
        .take_while(|day| day.year() <= 2027)
        .filter(|day| is_week_end(*day) && calendar.is_working_day(*day))
        .collect();
    assert_eq!(worked, SWAPPED_ON);
}

#[test]
fn the_rule_computes_the_published_lists_except_the_swaps() {
    for (year, list) in PUBLISHED {
        let announced: Vec<Date> = Calendar::official()
            .year(year)
            .filter(|day| day.kind == DayKind::Religious && day.date.month() != 1)
            .map(|day| day.date)
            .collect();
        let holidays = computed::holidays(year, &announced);
        let moved = computed::moved(&holidays);
        let computed = free_week_days(year, |day| {
            holidays.iter().chain(&moved).any(|(holiday, _)| *holiday == day)
        });
        let mut expected = published(year, list);
        expected.retain(|day| !SWAPPED_OFF.contains(day));
        assert_eq!(computed, expected, "{year}");
    }
}

#[test]
fn a_holiday_on_a_week_end_moves_and_two_do_not_meet_on_one_day() {
    let calendar = Calendar::official();
    let rows = [
        (date(2025, 3, 24), DayKind::Moved),
        (date(2025, 3, 25), DayKind::Moved),
        (date(2026, 5, 11), DayKind::Moved),
        (date(2024, 1, 7), DayKind::Religious),
        (date(2026, 5, 27), DayKind::Religious),
        (date(2024, 5, 8), DayKind::SwapOff),
        (date(2024, 5, 4), DayKind::SwapWork),
        (date(2027, 3, 15), DayKind::Holiday),
        (date(2025, 8, 30), DayKind::Holiday),
    ];
    for (day, kind) in rows {
        assert_eq!(calendar.special(day).map(|special| special.kind), Some(kind), "{day}");
    }
    assert!(calendar.is_working_day(date(2024, 1, 8)), "7 January does not move");
    assert!(calendar.is_working_day(date(2024, 6, 17)), "Kurban Ait does not move");
    assert_eq!(calendar.special(date(2026, 3, 15)), None, "Constitution Day moves from 2027 on");
    assert_eq!(calendar.special(date(2026, 8, 30)), None);
}

#[test]
fn every_special_day_has_an_act_and_every_holiday_a_name() {
    for day in Calendar::official().special.values() {
        assert!(!day.act.is_empty(), "{}", day.date);
        let swap = matches!(day.kind, DayKind::SwapOff | DayKind::SwapWork);
        assert_eq!(day.name.is_complete(), !swap, "{}", day.date);
    }
}

#[test]
fn a_year_beyond_the_table_is_computed_and_provisional() {
    let calendar = Calendar::official();
    assert!(calendar.is_provisional(2028) && calendar.is_provisional(2200));
    // 1 and 2 January 2028 are a Saturday and a Sunday, 7 January a Friday.
    for day in [date(2028, 1, 3), date(2028, 1, 4), date(2028, 1, 7), date(2028, 3, 15)] {
        assert!(!calendar.is_working_day(day), "{day}");
    }
    assert!(calendar.is_working_day(date(2028, 1, 5)));
    assert!(calendar.year(2028).any(|day| day.estimated));
}

#[test]
fn a_day_outside_the_prepared_span_follows_the_same_rule() {
    let calendar = Calendar::official();
    // 1 May 2100 is a Saturday, so Monday is free; 16 December 2100 is a Thursday.
    for day in [date(2100, 5, 3), date(2100, 12, 16), date(2100, 5, 2)] {
        assert!(!calendar.is_working_day(day), "{day}");
    }
    assert!(calendar.is_working_day(date(2100, 5, 4)));
}

#[test]
fn a_correction_changes_a_day_and_a_published_year_is_provisional_no_more() {
    let correction =
        |date, kind| Correction { date, kind, act: "order of the ministry".to_owned() };
    let corrections = Corrections {
        days: vec![
            correction(date(2028, 5, 8), DayKind::SwapOff),
            correction(date(2028, 5, 13), DayKind::SwapWork),
            correction(date(2028, 1, 4), DayKind::Ordinary),
            correction(date(2028, 1, 8), DayKind::Ordinary),
        ],
        published: vec![2028],
    };
    let calendar = Calendar::corrected(&corrections).unwrap();
    let working = |day| calendar.is_working_day(day);
    assert!(!working(date(2028, 5, 8)) && working(date(2028, 5, 13)));
    assert!(working(date(2028, 1, 4)) && !working(date(2028, 1, 8)));
    assert!(!calendar.is_provisional(2028) && calendar.is_provisional(2029));
    assert!(calendar.is_span_provisional(date(2028, 5, 1), date(2028, 5, 5)), "Kurban Ait nears");
    assert!(!calendar.is_span_provisional(date(2028, 8, 1), date(2028, 9, 1)));
}

#[test]
fn a_correction_without_an_act_or_out_of_the_span_is_refused() {
    let with = |date, act: &str| {
        let days = vec![Correction { date, kind: DayKind::SwapOff, act: act.to_owned() }];
        Calendar::corrected(&Corrections { days, published: Vec::new() }).unwrap_err()
    };
    let day = date(2028, 5, 8);
    assert_eq!(with(day, " "), CalendarError::NoAct { date: day });
    let day = date(2100, 5, 8);
    assert_eq!(with(day, "an order"), CalendarError::OutOfSpan { date: day });
}

#[test]
fn a_count_past_the_end_of_time_stops_there() {
    let calendar = Calendar::official();
    assert_eq!(calendar.add_working_days(Date::MAX, 3), Date::MAX);
    assert_eq!(calendar.working_day_until(Date::MIN), Date::MIN);
}

prop_compose! {
    fn any_day()(days in 0_i32..20_000) -> Date {
        date(2015, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap()
    }
}

proptest! {
    #[test]
    fn adding_working_days_lands_on_a_working_day(day in any_day(), n in 1_u32..200) {
        let calendar = Calendar::official();
        prop_assert!(calendar.is_working_day(calendar.add_working_days(day, n)));
    }

    #[test]
    fn adding_is_monotone(day in any_day(), later in 0_i32..30, n in 0_u32..100, more in 0_u32..9) {
        let calendar = Calendar::official();
        let other = day.checked_add(jiff::Span::new().days(later)).unwrap();
        let end = calendar.add_working_days(day, n);
        prop_assert!(end <= calendar.add_working_days(other, n));
        prop_assert!(end <= calendar.add_working_days(day, n + more));
    }

    #[test]
    fn counting_undoes_adding(day in any_day(), n in 0_u32..200) {
        let calendar = Calendar::official();
        let end = calendar.add_working_days(day, n);
        prop_assert_eq!(calendar.working_days_between(day, end), n);
    }

    #[test]
    fn the_prepared_span_and_the_rule_agree(day in any_day()) {
        let calendar = Calendar::official();
        if calendar.is_provisional(day.year()) {
            prop_assert_eq!(calendar.is_working_day(day), !computed::is_day_off(day));
        }
    }
}
