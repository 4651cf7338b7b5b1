//! The calendar's data file, and how corrections are laid over it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use jiff::civil::{Date, date};
use language::Text;
use serde::Deserialize;

use super::{
    Calendar, Correction, Corrections, DayKind, FIRST_YEAR, LAST_YEAR, SpecialDay, YearBits, after,
    computed::{self, Occasion},
    is_week_end,
};

static OFFICIAL: LazyLock<Calendar> =
    LazyLock::new(|| load().unwrap_or_else(|_| build(&File::default(), &Corrections::default())));

/// Why a calendar cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The data file does not read.
    #[error("data/calendar.toml: {0}")]
    Data(String),
    /// A correction lies outside the years that a calendar covers.
    #[error("{date}: expected a day of the years {FIRST_YEAR} to {LAST_YEAR}")]
    OutOfSpan {
        /// The correction's day.
        date: Date,
    },
    /// A correction names no act.
    #[error("{date}: expected the act that changes this day, found nothing")]
    NoAct {
        /// The correction's day.
        date: Date,
    },
}

/// `data/calendar.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    occasion: BTreeMap<String, Named>,
    #[serde(default)]
    day: Vec<Row>,
    #[serde(default)]
    published: Vec<i16>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    act: String,
    name: Text,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    date: Date,
    kind: DayKind,
    #[serde(default)]
    occasion: String,
    #[serde(default)]
    act: String,
    #[serde(default)]
    estimated: bool,
}

/// The calendar of the data file.
pub(super) fn official() -> &'static Calendar {
    &OFFICIAL
}

/// The calendar of the data file under corrections.
pub(super) fn corrected(corrections: &Corrections) -> Result<Calendar, CalendarError> {
    for correction in &corrections.days {
        check(correction)?;
    }
    Ok(build(&read()?, corrections))
}

fn load() -> Result<Calendar, CalendarError> {
    Ok(build(&read()?, &Corrections::default()))
}

fn read() -> Result<File, CalendarError> {
    toml::from_str(include_str!("../../data/calendar.toml"))
        .map_err(|error| CalendarError::Data(error.to_string()))
}

fn check(correction: &Correction) -> Result<(), CalendarError> {
    let date = correction.date;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&date.year()) {
        return Err(CalendarError::OutOfSpan { date });
    }
    if correction.act.trim().is_empty() {
        return Err(CalendarError::NoAct { date });
    }
    Ok(())
}

fn build(file: &File, corrections: &Corrections) -> Calendar {
    let mut special = BTreeMap::new();
    for year in FIRST_YEAR..=LAST_YEAR {
        let rows: Vec<&Row> = file.day.iter().filter(|row| row.date.year() == year).collect();
        let days = if rows.is_empty() {
            computed_year(file, year)
        } else {
            rows.iter().map(|row| published_day(file, row)).collect()
        };
        special.extend(days.into_iter().map(|day| (day.date, day)));
    }
    for correction in &corrections.days {
        special.insert(correction.date, corrected_day(correction, &special));
    }
    let days_off = (FIRST_YEAR..=LAST_YEAR).map(|year| days_off(year, &special)).collect();
    let published: BTreeSet<i16> =
        file.published.iter().chain(&corrections.published).copied().collect();
    Calendar { special, published, days_off }
}

fn published_day(file: &File, row: &Row) -> SpecialDay {
    let named = file.occasion.get(&row.occasion);
    let act = if row.act.is_empty() { named.map(|named| named.act.clone()) } else { None };
    SpecialDay {
        date: row.date,
        kind: row.kind,
        name: named.map(|named| named.name.clone()).unwrap_or_default(),
        act: act.unwrap_or_else(|| row.act.clone()),
        estimated: row.estimated,
    }
}

fn computed_year(file: &File, year: i16) -> Vec<SpecialDay> {
    let holidays = computed::holidays(year, &computed::kurban_ait(year));
    let moved = computed::moved(&holidays);
    let own = holidays.into_iter().map(|(day, occasion)| {
        let kind = if occasion.stays() { DayKind::Religious } else { DayKind::Holiday };
        computed_day(file, day, kind, occasion)
    });
    let moved =
        moved.into_iter().map(|(day, occasion)| computed_day(file, day, DayKind::Moved, occasion));
    own.chain(moved).collect()
}

fn computed_day(file: &File, date: Date, kind: DayKind, occasion: Occasion) -> SpecialDay {
    let named = file.occasion.get(code(occasion));
    SpecialDay {
        date,
        kind,
        name: named.map(|named| named.name.clone()).unwrap_or_default(),
        act: named.map(|named| named.act.clone()).unwrap_or_default(),
        estimated: occasion == Occasion::KurbanAit,
    }
}

fn corrected_day(correction: &Correction, special: &BTreeMap<Date, SpecialDay>) -> SpecialDay {
    let name = special.get(&correction.date).map(|day| day.name.clone()).unwrap_or_default();
    let Correction { date, kind, act } = correction.clone();
    SpecialDay { date, kind, name, act, estimated: false }
}

fn days_off(year: i16, special: &BTreeMap<Date, SpecialDay>) -> YearBits {
    let mut bits = YearBits::default();
    let mut day = date(year, 1, 1);
    while day.year() == year && day < Date::MAX {
        if is_off(day, special.get(&day)) {
            bits.insert(day);
        }
        day = after(day);
    }
    bits
}

fn is_off(day: Date, special: Option<&SpecialDay>) -> bool {
    match special.map(|special| special.kind) {
        Some(DayKind::Holiday | DayKind::Religious | DayKind::Moved | DayKind::SwapOff) => true,
        Some(DayKind::SwapWork) => false,
        Some(DayKind::Ordinary) | None => is_week_end(day),
    }
}

/// The occasion's key in the data file.
fn code(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::NewYear => "new-year",
        Occasion::Christmas => "christmas",
        Occasion::Women => "women",
        Occasion::Constitution | Occasion::ConstitutionUntil2025 => "constitution",
        Occasion::Nauryz => "nauryz",
        Occasion::Unity => "unity",
        Occasion::Defenders => "defenders",
        Occasion::Victory => "victory",
        Occasion::Capital => "capital",
        Occasion::Republic => "republic",
        Occasion::Independence => "independence",
        Occasion::KurbanAit => "kurban-ait",
    }
}
