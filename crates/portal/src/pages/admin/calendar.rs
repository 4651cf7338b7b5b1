//! The working-day calendar of a year, and its corrections.

use askama::Template;
use axum::{
    Router,
    extract::{Query, Request, State},
    response::Response,
    routing::{get, post},
};
use conduct::{CalendarSetting, ConductError, acts::Answers};
use jiff::civil::{Date, date};
use order::{Calendar, Correction, Corrections, DayKind, SpecialDay};
use serde::Deserialize;

use super::{ensure_administrator, told, wrongs};
use crate::{
    Portal,
    failure::Failure,
    fields::{self, Fields},
    frame::Frame,
    render::{done, page},
    visit::SignedIn,
};

/// The first and the last year that the page shows.
const YEARS: std::ops::RangeInclusive<i16> = 2019..=2060;
/// The most corrections.
const CORRECTIONS_MAX: usize = 1000;

const KINDS: [(&str, DayKind); 6] = [
    ("holiday", DayKind::Holiday),
    ("religious", DayKind::Religious),
    ("moved", DayKind::Moved),
    ("swap-off", DayKind::SwapOff),
    ("swap-work", DayKind::SwapWork),
    ("ordinary", DayKind::Ordinary),
];

/// The page's addresses.
pub(super) fn router() -> Router<Portal> {
    Router::new()
        .route("/admin/calendar", get(show).post(add))
        .route("/admin/calendar/remove", post(remove))
        .route("/admin/calendar/published", post(publish))
}

#[derive(Debug, Deserialize)]
struct Asked {
    year: Option<i16>,
}

/// A month of the year.
#[derive(Debug, Clone)]
struct MonthView {
    name: String,
    working: usize,
    weeks: Vec<Vec<Option<DayView>>>,
}

/// A day of a month.
#[derive(Debug, Clone)]
struct DayView {
    date: String,
    number: i8,
    /// `off`, `special-off`, `special-work`, or nothing.
    class: &'static str,
    title: String,
}

/// A day that the calendar knows by name.
#[derive(Debug, Clone)]
struct SpecialView {
    date: String,
    kind: String,
    name: String,
    act: String,
    is_off: bool,
    is_estimated: bool,
}

/// A correction.
#[derive(Debug, Clone)]
struct CorrectionView {
    index: usize,
    date: String,
    kind: String,
    act: String,
}

#[derive(Template)]
#[template(path = "admin_calendar.html")]
struct CalendarPage {
    frame: Frame,
    rev: i64,
    year: i16,
    year_text: String,
    earlier: Option<i16>,
    later: Option<i16>,
    is_provisional: bool,
    is_published_here: bool,
    working: usize,
    weekdays: Vec<String>,
    months: Vec<MonthView>,
    special: Vec<SpecialView>,
    corrections: Vec<CorrectionView>,
    kinds: Vec<(&'static str, String, bool)>,
    given_date: String,
    given_act: String,
    wrong: Vec<String>,
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    ensure_administrator(&signed_in)?;
    let year = asked.year.unwrap_or(portal.conduct.today().year());
    page(&calendar_page(&portal, &signed_in, year, None, Vec::new()).await?)
}

async fn add(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    ensure_administrator(&signed_in)?;
    let mut corrections = portal.conduct.calendar_setting().await?.corrections;
    let correction = match correction(&signed_in, &form) {
        Ok(correction) if corrections.days.len() < CORRECTIONS_MAX => correction,
        Ok(_) => {
            let error = told(&signed_in, "admin-too-many-corrections");
            return again(&portal, &signed_in, &form, error).await;
        }
        Err(error) => return again(&portal, &signed_in, &form, error).await,
    };
    let year = correction.date.year();
    corrections.days.retain(|other| other.date != correction.date);
    corrections.days.push(correction);
    corrections.days.sort_by_key(|correction| correction.date);
    match portal.conduct.save_calendar(&signed_in.person, &corrections, rev(&form)).await {
        Ok(()) => Ok(done(&portal, &address(year), "calendar-saved")),
        Err(error) => again(&portal, &signed_in, &form, error).await,
    }
}

fn correction(signed_in: &SignedIn, form: &Fields) -> Result<Correction, ConductError> {
    let mut answers = Answers::new();
    answers.say("date", form.text("date"));
    let date = answers.date("date")?;
    let kind = KINDS.into_iter().find(|(code, _)| *code == form.text("kind"));
    let (_, kind) = kind.ok_or_else(|| told(signed_in, "admin-choose-day-kind"))?;
    let act = form.text("act");
    if act.is_empty() || act.contains(char::is_control) {
        return Err(told(signed_in, "admin-act-missing"));
    }
    Ok(Correction { date, kind, act: act.chars().take(500).collect() })
}

async fn remove(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    ensure_administrator(&signed_in)?;
    let mut corrections = portal.conduct.calendar_setting().await?.corrections;
    let index: usize = form.text("index").parse().map_err(|_| Failure::NotFound)?;
    if index >= corrections.days.len() {
        return Err(Failure::NotFound);
    }
    let year = corrections.days.remove(index).date.year();
    portal.conduct.save_calendar(&signed_in.person, &corrections, rev(&form)).await?;
    Ok(done(&portal, &address(year), "calendar-saved"))
}

/// Marks a year's calendar as published, or no longer.
async fn publish(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    ensure_administrator(&signed_in)?;
    let year: i16 = form.text("year").parse().map_err(|_| Failure::NotFound)?;
    if !YEARS.contains(&year) {
        return Err(Failure::NotFound);
    }
    let mut corrections = portal.conduct.calendar_setting().await?.corrections;
    corrections.published.retain(|published| *published != year);
    if form.text("published") == "yes" {
        corrections.published.push(year);
        corrections.published.sort_unstable();
    }
    portal.conduct.save_calendar(&signed_in.person, &corrections, rev(&form)).await?;
    Ok(done(&portal, &address(year), "calendar-saved"))
}

async fn again(
    portal: &Portal,
    signed_in: &SignedIn,
    form: &Fields,
    error: ConductError,
) -> Result<Response, Failure> {
    let (status, wrong) = wrongs(signed_in, error)?;
    let year = form.text("year").parse().unwrap_or(portal.conduct.today().year());
    let mut response = page(&calendar_page(portal, signed_in, year, Some(form), wrong).await?)?;
    *response.status_mut() = status;
    Ok(response)
}

fn address(year: i16) -> String {
    format!("/admin/calendar?year={year}")
}

fn rev(form: &Fields) -> i64 {
    form.text("rev").parse().unwrap_or(-1)
}

async fn calendar_page(
    portal: &Portal,
    signed_in: &SignedIn,
    year: i16,
    sent: Option<&Fields>,
    wrong: Vec<String>,
) -> Result<CalendarPage, Failure> {
    let frame = Frame::new(&signed_in.visit);
    let year = year.clamp(*YEARS.start(), *YEARS.end());
    let CalendarSetting { corrections, rev } = portal.conduct.calendar_setting().await?;
    let calendar = Calendar::corrected(&corrections).map_err(Failure::inside)?;
    let months: Vec<MonthView> = (1..=12).map(|m| month(&frame, &calendar, year, m)).collect();
    let given = |name: &str| sent.map_or("", |form| form.text(name)).to_owned();
    let kind = |(code, _): (&'static str, DayKind)| {
        (code, frame.t(&format!("day-{code}")), given("kind") == code)
    };
    Ok(CalendarPage {
        rev,
        year,
        year_text: year.to_string(),
        earlier: Some(year - 1).filter(|year| YEARS.contains(year)),
        later: Some(year + 1).filter(|year| YEARS.contains(year)),
        is_provisional: calendar.is_provisional(year),
        is_published_here: corrections.published.contains(&year),
        working: months.iter().map(|month| month.working).sum(),
        weekdays: (1..=7).map(|day| frame.t(&format!("weekday-{day}"))).collect(),
        months,
        special: calendar.year(year).map(|day| special(&frame, &calendar, day)).collect(),
        corrections: correction_views(&frame, &corrections, year),
        kinds: KINDS.into_iter().map(kind).collect(),
        given_date: given("date"),
        given_act: given("act"),
        wrong,
        frame,
    })
}

fn month(frame: &Frame, calendar: &Calendar, year: i16, number: i8) -> MonthView {
    let first = date(year, number, 1);
    let mut weeks: Vec<Vec<Option<DayView>>> = Vec::new();
    let mut week = vec![None; usize::from(first.weekday().to_monday_zero_offset().unsigned_abs())];
    let mut working = 0;
    for number in 1..=first.days_in_month() {
        let Ok(day) = Date::new(year, first.month(), number) else { break };
        working += usize::from(calendar.is_working_day(day));
        week.push(Some(day_view(frame, calendar, day)));
        if week.len() == 7 {
            weeks.push(std::mem::take(&mut week));
        }
    }
    if !week.is_empty() {
        week.resize(7, None);
        weeks.push(week);
    }
    MonthView { name: frame.t(&format!("month-{number}")), working, weeks }
}

fn day_view(frame: &Frame, calendar: &Calendar, day: Date) -> DayView {
    let known = calendar.special(day);
    let class = match (known, calendar.is_working_day(day)) {
        (Some(_), true) => "special-work",
        (Some(_), false) => "special-off",
        (None, true) => "",
        (None, false) => "off",
    };
    let title = known.map(|known| {
        let name = known.name.of(frame.lang);
        let kind = frame.t(kind_key(known.kind));
        if name.is_empty() { kind } else { format!("{name}: {kind}") }
    });
    DayView { date: day.to_string(), number: day.day(), class, title: title.unwrap_or_default() }
}

fn special(frame: &Frame, calendar: &Calendar, day: &SpecialDay) -> SpecialView {
    SpecialView {
        date: frame.day(&day.date),
        kind: frame.t(kind_key(day.kind)),
        name: day.name.of(frame.lang).to_owned(),
        act: day.act.clone(),
        is_off: !calendar.is_working_day(day.date),
        is_estimated: day.estimated,
    }
}

fn correction_views(frame: &Frame, corrections: &Corrections, year: i16) -> Vec<CorrectionView> {
    let days = corrections.days.iter().enumerate();
    days.filter(|(_, correction)| correction.date.year() == year)
        .map(|(index, correction)| CorrectionView {
            index,
            date: frame.day(&correction.date),
            kind: frame.t(kind_key(correction.kind)),
            act: correction.act.clone(),
        })
        .collect()
}

fn kind_key(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Holiday => "day-holiday",
        DayKind::Religious => "day-religious",
        DayKind::Moved => "day-moved",
        DayKind::SwapOff => "day-swap-off",
        DayKind::SwapWork => "day-swap-work",
        DayKind::Ordinary => "day-ordinary",
    }
}
