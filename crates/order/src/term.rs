//! Terms: how long a clause gives, and the day on which that ends.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, after, before};

/// How long a clause gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// So many working days.
    WorkingDays(u16),
    /// So many calendar months.
    Months(u16),
    /// So many years.
    Years(u16),
    /// Up to and including this day of the year in which the term starts.
    Through {
        /// The month, 1 to 12.
        month: i8,
        /// The day of the month.
        day: i8,
    },
    /// Up to and including this day of the last month of the quarter in which the term starts.
    QuarterEnd {
        /// The day of the month.
        day: i8,
    },
}

/// Days that do not count: a suspension (R 18), for example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pause {
    /// The first day that does not count.
    pub from: Date,
    /// The first day that counts again.
    pub until: Date,
}

/// The first day of a term that is counted in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StartDay {
    /// The day after the event is the first (the Civil Code's rule).
    Next,
    /// The event's own day is the first.
    Same,
}

/// What becomes of a last day that is a day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Roll {
    /// The term ends on the next working day (the Civil Code's rule).
    NextWorkingDay,
    /// The term ends on the working day before.
    PreviousWorkingDay,
    /// The term ends on that very day.
    Keep,
}

/// On which day something counts as received when it came outside working hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AfterHours {
    /// On the day it came, until midnight (the Civil Code's rule for what is sent).
    SameDay,
    /// From this time on, or on a day off: on the next working day.
    NextWorkingDayFrom(Time),
}

/// How terms are counted. The default is the Civil Code's rule (arts. 172–177):
///
/// - a term starts on the day after the event;
/// - a term in months or years ends on the same day of its last month, or on that month's last day;
/// - a last day that is a day off rolls to the next working day, also for a fixed date;
/// - what comes before midnight came on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CountingRule {
    /// Where counting starts.
    pub start: StartDay,
    /// What a last day off becomes.
    pub roll: Roll,
    /// What a fixed date on a day off becomes.
    pub roll_fixed: Roll,
    /// When something that came late counts as received.
    pub after_hours: AfterHours,
}

/// The last day of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Due {
    /// The last day on which the duty is done in time.
    pub date: Date,
    /// Whether a calendar yet to be published may still move it.
    pub provisional: bool,
}

/// A stretch of days in which something may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// The first day.
    pub opens: Date,
    /// The last day.
    pub closes: Due,
}

impl Pause {
    /// A pause that has not ended: today does not count, tomorrow would.
    pub fn still_open(from: Date, today: Date) -> Pause {
        Pause { from, until: after(today) }
    }

    /// Whether the day does not count.
    pub fn covers(self, day: Date) -> bool {
        self.from <= day && day < self.until
    }
}

impl Default for CountingRule {
    fn default() -> Self {
        CountingRule {
            start: StartDay::Next,
            roll: Roll::NextWorkingDay,
            roll_fixed: Roll::NextWorkingDay,
            after_hours: AfterHours::SameDay,
        }
    }
}

impl CountingRule {
    /// The day on which something that came at this moment (local time) counts as received.
    pub fn received(self, at: DateTime, calendar: &Calendar) -> Date {
        match self.after_hours {
            AfterHours::SameDay => at.date(),
            AfterHours::NextWorkingDayFrom(close) if at.time() >= close => {
                calendar.working_day_from(after(at.date()))
            }
            AfterHours::NextWorkingDayFrom(_) => calendar.working_day_from(at.date()),
        }
    }
}

impl Due {
    /// Whether the term has run out on this day.
    pub fn is_past(self, today: Date) -> bool {
        today > self.date
    }

    /// How many working days are left after today; nought when it is the last day or later.
    pub fn working_days_left(self, today: Date, calendar: &Calendar) -> u32 {
        calendar.working_days_between(today, self.date)
    }
}

impl Window {
    /// Whether the day lies in the window.
    pub fn contains(self, day: Date) -> bool {
        self.opens <= day && day <= self.closes.date
    }
}

/// The last day of a term that an event on `start` sets running.
///
/// Paused days are left out: a term in working days skips them, a term in months or years is
/// longer by as many calendar days, and a fixed date stays where it is.
pub fn due(
    term: Term,
    start: Date,
    pauses: &[Pause],
    calendar: &Calendar,
    rule: CountingRule,
) -> Due {
    let day = match term {
        Term::WorkingDays(days) => count_working_days(days, start, pauses, calendar, rule),
        Term::Months(months) => count_months(i32::from(months), start, pauses, rule),
        Term::Years(years) => count_months(i32::from(years) * 12, start, pauses, rule),
        Term::Through { month, day } => fixed(start.year(), month, day),
        Term::QuarterEnd { day } => fixed(start.year(), quarter_end(start.month()), day),
    };
    let (roll, pauses) =
        if term.is_fixed() { (rule.roll_fixed, [].as_slice()) } else { (rule.roll, pauses) };
    let date = match roll {
        Roll::NextWorkingDay => working_day_out_of(pauses, day, calendar),
        Roll::PreviousWorkingDay => calendar.working_day_until(day),
        Roll::Keep => day,
    };
    let provisional = match (term, roll) {
        (Term::WorkingDays(_), _) => calendar.is_span_provisional(start.min(date), date),
        (_, Roll::Keep) => false,
        (_, Roll::NextWorkingDay | Roll::PreviousWorkingDay) => {
            calendar.is_span_provisional(day.min(date), day.max(date))
        }
    };
    Due { date, provisional }
}

/// The window that an event on `start` opens: from that day through the term's last day.
pub fn window(
    term: Term,
    start: Date,
    pauses: &[Pause],
    calendar: &Calendar,
    rule: CountingRule,
) -> Window {
    Window { opens: start, closes: due(term, start, pauses, calendar, rule) }
}

impl Term {
    /// Whether the clause names a date, not a length.
    pub const fn is_fixed(self) -> bool {
        match self {
            Term::WorkingDays(_) | Term::Months(_) | Term::Years(_) => false,
            Term::Through { .. } | Term::QuarterEnd { .. } => true,
        }
    }
}

fn count_working_days(
    days: u16,
    start: Date,
    pauses: &[Pause],
    calendar: &Calendar,
    rule: CountingRule,
) -> Date {
    let mut day = match rule.start {
        StartDay::Next => start,
        StartDay::Same => before(start),
    };
    let mut left = days;
    while left > 0 && day < Date::MAX {
        day = after(day);
        let counts = calendar.is_working_day(day) && !pauses.iter().any(|pause| pause.covers(day));
        left -= u16::from(counts);
    }
    day
}

fn count_months(months: i32, start: Date, pauses: &[Pause], rule: CountingRule) -> Date {
    let start = match rule.start {
        StartDay::Next => start,
        StartDay::Same => before(start),
    };
    let mut last = add_months(start, months);
    let mut day = start;
    while day < last && last < Date::MAX {
        day = after(day);
        if pauses.iter().any(|pause| pause.covers(day)) {
            last = after(last);
        }
    }
    last
}

/// The same day so many months later, or the month's last day where it has no such day.
fn add_months(start: Date, months: i32) -> Date {
    let span = jiff::Span::new().try_months(months);
    span.and_then(|span| start.checked_add(span)).unwrap_or(Date::MAX)
}

/// The day of the year; a day that the month lacks is the month's last.
fn fixed(year: i16, month: i8, day: i8) -> Date {
    let first = Date::new(year, month.clamp(1, 12), 1).unwrap_or(Date::MAX);
    Date::new(year, first.month(), day.clamp(1, first.days_in_month())).unwrap_or(first)
}

fn quarter_end(month: i8) -> i8 {
    (month + 2) / 3 * 3
}

fn working_day_out_of(pauses: &[Pause], day: Date, calendar: &Calendar) -> Date {
    let mut day = calendar.working_day_from(day);
    while pauses.iter().any(|pause| pause.covers(day)) && day < Date::MAX {
        day = calendar.working_day_from(after(day));
    }
    day
}
