//! Working days of Kazakhstan: the published years as data, later years computed and provisional.
//!
//! The law "On holidays" moves a holiday that falls on a day off to the next working day; the
//! 7th of January and the first day of Kurban Ait are days off that do not move. The ministry may
//! swap further days year by year, which nobody can compute: those stand in `data/calendar.toml`
//! for the years it covers, and an administrator adds the rest as [`Correction`]s.

mod computed;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};
use language::Text;
use serde::{Deserialize, Serialize};

pub use table::CalendarError;

/// The first year of the calendar's prepared span; a day outside is computed when it is asked for.
const FIRST_YEAR: i16 = 2019;
/// The last year of the prepared span.
const LAST_YEAR: i16 = 2060;

/// What makes a day differ from its week day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A national or state holiday: off, and moved when it falls on a day off.
    Holiday,
    /// 7 January or the first day of Kurban Ait: off, never moved.
    Religious,
    /// The working day to which a holiday on a day off was moved.
    Moved,
    /// A working day made free by the ministry's swap.
    SwapOff,
    /// A day off made working by the ministry's swap.
    SwapWork,
    /// Nothing special after all: a correction that lets the week day decide.
    Ordinary,
}

/// A day that the calendar knows by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecialDay {
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: DayKind,
    /// The holiday's name; empty for swaps and corrections.
    pub name: Text,
    /// The act, or the rule, by which it is so.
    pub act: String,
    /// Whether the date itself is an estimate (Kurban Ait before its announcement).
    pub estimated: bool,
}

/// A day as the administrator corrects it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The day.
    pub date: Date,
    /// What it is by the act.
    pub kind: DayKind,
    /// The act's name, number and date.
    pub act: String,
}

/// The administrator's data: corrected days, and the years whose calendar has been published.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Corrections {
    /// Corrected days; the last correction of a day wins.
    pub days: Vec<Correction>,
    /// Years that are complete with these corrections and no longer provisional.
    pub published: Vec<i16>,
}

/// The working-day calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    special: BTreeMap<Date, SpecialDay>,
    published: BTreeSet<i16>,
    days_off: Vec<YearBits>,
}

/// One bit a day of the year: set where the day is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct YearBits([u64; 6]);

impl Calendar {
    /// The calendar as published, without corrections.
    pub fn official() -> &'static Calendar {
        table::official()
    }

    /// The official calendar with an administrator's corrections laid over it.
    ///
    /// # Errors
    /// A correction outside the years that a calendar covers, or without an act.
    pub fn corrected(corrections: &Corrections) -> Result<Calendar, CalendarError> {
        table::corrected(corrections)
    }

    /// Whether people work on the day in a five-day week.
    pub fn is_working_day(&self, date: Date) -> bool {
        let index = usize::try_from(date.year() - FIRST_YEAR).ok();
        match index.and_then(|index| self.days_off.get(index)) {
            Some(year) => !year.contains(date),
            None => !computed::is_day_off(date),
        }
    }

    /// Whether the year's calendar is computed, not published: its swaps are unknown.
    pub fn is_provisional(&self, year: i16) -> bool {
        !self.published.contains(&year)
    }

    /// Whether a count over these days may change: a provisional year, or an estimated holiday
    /// in the span or a day beside it.
    pub fn is_span_provisional(&self, from: Date, to: Date) -> bool {
        if to < from {
            return false;
        }
        (from.year()..=to.year()).any(|year| self.is_provisional(year))
            || self.special.range(before(from)..=after(to)).any(|(_, day)| day.estimated)
    }

    /// What the calendar knows of a day; `None` for a plain working day or week-end.
    pub fn special(&self, date: Date) -> Option<&SpecialDay> {
        self.special.get(&date)
    }

    /// The special days of a year, in order.
    pub fn year(&self, year: i16) -> impl Iterator<Item = &SpecialDay> {
        self.special.values().filter(move |day| day.date.year() == year)
    }

    /// The day itself where it is a working day, or the first working day after it.
    pub fn working_day_from(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working_day(day) && day < Date::MAX {
            day = after(day);
        }
        day
    }

    /// The day itself where it is a working day, or the last working day before it.
    pub fn working_day_until(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working_day(day) && day > Date::MIN {
            day = before(day);
        }
        day
    }

    /// The `days`-th working day after the date; nought gives the date itself.
    pub fn add_working_days(&self, date: Date, days: u32) -> Date {
        let mut day = date;
        for _ in 0..days {
            if day == Date::MAX {
                break;
            }
            day = self.working_day_from(after(day));
        }
        day
    }

    /// How many working days lie after `from` up to and including `to`; nought when `to` is not
    /// later.
    pub fn working_days_between(&self, from: Date, to: Date) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            day = after(day);
            count += u32::from(self.is_working_day(day));
        }
        count
    }
}

impl YearBits {
    fn contains(&self, date: Date) -> bool {
        let (word, bit) = place(date);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }

    fn insert(&mut self, date: Date) {
        let (word, bit) = place(date);
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= bit;
        }
    }
}

fn place(date: Date) -> (usize, u64) {
    let day = usize::try_from(date.day_of_year() - 1).unwrap_or_default();
    (day / 64, 1 << (day % 64))
}

/// The day after; the last day that exists stays itself.
pub(crate) fn after(date: Date) -> Date {
    date.tomorrow().unwrap_or(Date::MAX)
}

/// The day before; the first day that exists stays itself.
pub(crate) fn before(date: Date) -> Date {
    date.yesterday().unwrap_or(Date::MIN)
}

fn is_week_end(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests;
