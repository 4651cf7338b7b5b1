//! The law's rule for any year: fixed holidays, moved where they fall on a day off.
//!
//! The first day of Kurban Ait is announced for each year. Until then it is estimated by the
//! tabular Islamic calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of each cycle
//! of 30, epoch 15 July 622 of the Julian calendar): the tenth of Dhu al-Hijja, which the
//! announcements of 2020–2027 follow to within a day.

use std::collections::BTreeSet;

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};

use super::{after, is_week_end};

/// Which days of a year the law makes special.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Occasion {
    NewYear,
    Christmas,
    Women,
    Constitution,
    Nauryz,
    Unity,
    Defenders,
    Victory,
    Capital,
    ConstitutionUntil2025,
    Republic,
    Independence,
    KurbanAit,
}

/// A holiday's dates: month, day, first and last year of its being one.
struct Fixed(Occasion, i8, i8, i16, i16);

/// The holidays with a fixed date; those that 2022 changed are given as they are since then.
const FIXED: [Fixed; 15] = [
    Fixed(Occasion::NewYear, 1, 1, i16::MIN, i16::MAX),
    Fixed(Occasion::NewYear, 1, 2, i16::MIN, i16::MAX),
    Fixed(Occasion::Christmas, 1, 7, i16::MIN, i16::MAX),
    Fixed(Occasion::Women, 3, 8, i16::MIN, i16::MAX),
    Fixed(Occasion::Constitution, 3, 15, 2027, i16::MAX),
    Fixed(Occasion::Nauryz, 3, 21, i16::MIN, i16::MAX),
    Fixed(Occasion::Nauryz, 3, 22, i16::MIN, i16::MAX),
    Fixed(Occasion::Nauryz, 3, 23, i16::MIN, i16::MAX),
    Fixed(Occasion::Unity, 5, 1, i16::MIN, i16::MAX),
    Fixed(Occasion::Defenders, 5, 7, i16::MIN, i16::MAX),
    Fixed(Occasion::Victory, 5, 9, i16::MIN, i16::MAX),
    Fixed(Occasion::Capital, 7, 6, i16::MIN, i16::MAX),
    Fixed(Occasion::ConstitutionUntil2025, 8, 30, i16::MIN, 2025),
    Fixed(Occasion::Republic, 10, 25, i16::MIN, i16::MAX),
    Fixed(Occasion::Independence, 12, 16, i16::MIN, i16::MAX),
];

/// Days of a cycle of 30 Islamic years.
const CYCLE_DAYS: i32 = 10_631;
/// The leap years of that cycle.
const LEAP_YEARS: [i32; 11] = [2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29];
/// An Islamic year that begins a cycle, and its first day by this calendar.
const ANCHOR: (i32, Date) = (1441, date(2019, 8, 31));

impl Occasion {
    /// Whether the day is off but does not move when it falls on a day off.
    pub(super) fn stays(self) -> bool {
        matches!(self, Occasion::Christmas | Occasion::KurbanAit)
    }
}

/// A year's holidays in order, with Kurban Ait on the days given.
pub(super) fn holidays(year: i16, kurban_ait: &[Date]) -> Vec<(Date, Occasion)> {
    let fixed = FIXED.iter().filter(|fixed| (fixed.3..=fixed.4).contains(&year)).filter_map(
        |Fixed(occasion, month, day, ..)| Some((Date::new(year, *month, *day).ok()?, *occasion)),
    );
    let mut days: Vec<_> =
        fixed.chain(kurban_ait.iter().map(|day| (*day, Occasion::KurbanAit))).collect();
    days.sort();
    days
}

/// Where the holidays that fall on a week-end move: the next working day, each to its own.
pub(super) fn moved(holidays: &[(Date, Occasion)]) -> Vec<(Date, Occasion)> {
    let mut taken: BTreeSet<Date> = holidays.iter().map(|(day, _)| *day).collect();
    let movable = holidays.iter().filter(|(day, occasion)| is_week_end(*day) && !occasion.stays());
    let mut moved = Vec::new();
    for (day, occasion) in movable {
        let mut to = after(*day);
        while (is_week_end(to) || taken.contains(&to)) && to < Date::MAX {
            to = after(to);
        }
        taken.insert(to);
        moved.push((to, *occasion));
    }
    moved
}

/// Whether the rule alone makes the day free.
pub(super) fn is_day_off(day: Date) -> bool {
    if is_week_end(day) {
        return true;
    }
    let holidays = holidays(day.year(), &kurban_ait(day.year()));
    holidays.iter().any(|(holiday, _)| *holiday == day)
        || moved(&holidays).iter().any(|(to, _)| *to == day)
}

/// The estimated first days of Kurban Ait in a year: none, one or two.
pub(super) fn kurban_ait(year: i16) -> Vec<Date> {
    let middle = i32::from(year) - 579 + (i32::from(year) - 2020) / 33;
    let mut days: Vec<Date> = (middle - 3..=middle + 3).filter_map(tenth_of_dhu_al_hijja).collect();
    days.retain(|day| day.year() == year);
    days
}

fn tenth_of_dhu_al_hijja(islamic_year: i32) -> Option<Date> {
    const MONTHS_BEFORE_DHU_AL_HIJJA: i32 = 6 * 30 + 5 * 29;
    let days = days_before(islamic_year) - days_before(ANCHOR.0) + MONTHS_BEFORE_DHU_AL_HIJJA + 9;
    ANCHOR.1.checked_add(days.days()).ok()
}

/// Days of all Islamic years before this one.
fn days_before(islamic_year: i32) -> i32 {
    let (cycles, years) = ((islamic_year - 1).div_euclid(30), (islamic_year - 1).rem_euclid(30));
    let leaps = LEAP_YEARS.iter().filter(|leap| **leap <= years).count();
    cycles * CYCLE_DAYS + years * 354 + i32::try_from(leaps).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_estimate_of_kurban_ait_is_within_a_day_of_what_was_announced() {
        let announced = [
            date(2020, 7, 31),
            date(2021, 7, 20),
            date(2022, 7, 9),
            date(2023, 6, 28),
            date(2024, 6, 16),
            date(2025, 6, 6),
            date(2026, 5, 27),
            date(2027, 5, 16),
        ];
        for day in announced {
            let [estimate] = kurban_ait(day.year())[..] else { panic!("{}", day.year()) };
            assert!(day.until(estimate).unwrap().get_days().abs() <= 1, "{day} {estimate}");
        }
    }

    #[test]
    fn a_year_may_have_two_first_days_of_kurban_ait_and_has_at_least_one() {
        for year in 1990..=2200 {
            assert!(matches!(kurban_ait(year).len(), 1 | 2), "{year}");
        }
        assert_eq!(kurban_ait(2039).len(), 2);
    }
}
