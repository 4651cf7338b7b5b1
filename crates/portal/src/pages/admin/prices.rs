//! The price list: by work and unit, from a day to a day, with the act that sets it (R 23).
//!
//! There is no price before an administrator enters one.

use askama::Template;
use axum::{
    Router,
    extract::{Request, State},
    response::Response,
    routing::{get, post},
};
use conduct::{ConductError, PriceSetting, acts::Answers};
use jiff::civil::Date;
use order::{Price, Tiyn, Unit, Vat, Work};

use super::{ensure_administrator, told, wrongs};
use crate::{
    Portal,
    failure::Failure,
    fields::{self, Fields},
    frame::Frame,
    render::{done, page},
    visit::SignedIn,
};

/// The longest name of an act.
const ACT_CHARS_MAX: usize = 500;

/// The page's addresses.
pub(super) fn router() -> Router<Portal> {
    Router::new()
        .route("/admin/prices", get(show).post(add))
        .route("/admin/prices/remove", post(remove))
        .route("/admin/prices/vat", post(set_vat))
}

/// A price as the list shows it.
#[derive(Debug, Clone)]
struct PriceView {
    index: usize,
    work: String,
    unit: String,
    price: String,
    from: String,
    until: String,
    act: String,
    state: String,
    tone: &'static str,
}

/// A kind of work with its unit.
#[derive(Debug, Clone)]
struct WorkView {
    code: &'static str,
    label: String,
    has_price: bool,
    chosen: bool,
}

/// What stands in the form.
#[derive(Debug, Clone, Default)]
struct Given {
    work: String,
    price: String,
    from: String,
    until: String,
    act: String,
}

#[derive(Template)]
#[template(path = "admin_prices.html")]
struct PricesPage {
    frame: Frame,
    rev: i64,
    prices: Vec<PriceView>,
    works: Vec<WorkView>,
    vats: Vec<(&'static str, String, bool)>,
    given: Given,
    wrong: Vec<String>,
}

async fn show(State(portal): State<Portal>, signed_in: SignedIn) -> Result<Response, Failure> {
    ensure_administrator(&signed_in)?;
    page(&prices_page(&portal, &signed_in, Given::default(), Vec::new()).await?)
}

async fn add(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    ensure_administrator(&signed_in)?;
    let setting = portal.conduct.prices().await?;
    let added = match added(&signed_in, &setting, &form) {
        Ok(prices) => portal.conduct.save_prices(&signed_in.person, &prices, rev(&form)).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(()) => Ok(done(&portal, "/admin/prices", "prices-saved")),
        Err(error) => {
            let (status, wrong) = wrongs(&signed_in, error)?;
            let given = Given::of(&form);
            let mut response = page(&prices_page(&portal, &signed_in, given, wrong).await?)?;
            *response.status_mut() = status;
            Ok(response)
        }
    }
}

/// The list with the new price. An earlier price without an end ends on the day before.
fn added(
    signed_in: &SignedIn,
    setting: &PriceSetting,
    form: &Fields,
) -> Result<order::PriceList, ConductError> {
    let price = price(signed_in, form)?;
    let mut list = setting.prices.clone();
    for earlier in list.prices.iter_mut().filter(|earlier| earlier.work == price.work) {
        if earlier.until.is_none() && earlier.from < price.from {
            earlier.until = price.from.yesterday().ok();
        }
    }
    let last = price.until.unwrap_or(Date::MAX);
    let overlaps = list.prices.iter().any(|other| {
        other.work == price.work
            && other.from <= last
            && other.until.is_none_or(|until| until >= price.from)
    });
    if overlaps {
        return Err(told(signed_in, "admin-price-overlaps"));
    }
    list.prices.push(price);
    list.prices.sort_by_key(|price| (price.work, price.from));
    Ok(list)
}

fn price(signed_in: &SignedIn, form: &Fields) -> Result<Price, ConductError> {
    let mut answers = Answers::new();
    for key in ["work", "cost", "since", "date"] {
        answers.say(key, form.text(key));
    }
    let work = answers.work("work")?;
    let tiyn = answers.money("cost")?.filter(|tiyn| *tiyn > 0);
    let price = Tiyn(tiyn.ok_or_else(|| told(signed_in, "admin-price-missing"))?);
    let from = answers.date("since")?;
    let until = match form.text("date") {
        "" => None,
        _ => Some(answers.date("date")?),
    };
    if until.is_some_and(|until| until < from) {
        return Err(told(signed_in, "admin-price-days"));
    }
    let act = form.text("act");
    if act.is_empty() || act.chars().count() > ACT_CHARS_MAX || act.contains(char::is_control) {
        return Err(told(signed_in, "admin-act-missing"));
    }
    Ok(Price { work, unit: Unit::of(work), price, from, until, act: act.to_owned() })
}

async fn remove(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    ensure_administrator(&signed_in)?;
    let mut list = portal.conduct.prices().await?.prices;
    let index: usize = form.text("index").parse().map_err(|_| Failure::NotFound)?;
    if index >= list.prices.len() {
        return Err(Failure::NotFound);
    }
    list.prices.remove(index);
    portal.conduct.save_prices(&signed_in.person, &list, rev(&form)).await?;
    Ok(done(&portal, "/admin/prices", "prices-saved"))
}

async fn set_vat(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    ensure_administrator(&signed_in)?;
    let mut list = portal.conduct.prices().await?.prices;
    let vat = VATS.into_iter().find(|(code, _)| *code == form.text("vat"));
    list.vat = vat.map(|(_, vat)| vat).ok_or(Failure::NotFound)?;
    portal.conduct.save_prices(&signed_in.person, &list, rev(&form)).await?;
    Ok(done(&portal, "/admin/prices", "prices-saved"))
}

const VATS: [(&str, Vat); 3] = [
    ("not-stated", Vat::NotStated),
    ("included", Vat::Included),
    ("not-included", Vat::NotIncluded),
];

fn rev(form: &Fields) -> i64 {
    form.text("rev").parse().unwrap_or(-1)
}

impl Given {
    fn of(form: &Fields) -> Given {
        let text = |name: &str| form.text(name).to_owned();
        Given {
            work: text("work"),
            price: text("cost"),
            from: text("since"),
            until: text("date"),
            act: text("act"),
        }
    }
}

async fn prices_page(
    portal: &Portal,
    signed_in: &SignedIn,
    given: Given,
    wrong: Vec<String>,
) -> Result<PricesPage, Failure> {
    let frame = Frame::new(&signed_in.visit);
    let setting = portal.conduct.prices().await?;
    let (list, today) = (&setting.prices, portal.conduct.today());
    let prices = list.prices.iter().enumerate();
    let works = Work::ALL.into_iter().map(|work| WorkView {
        code: work.code(),
        label: format!("{} — {}", work.name().of(frame.lang), Unit::of(work).name().of(frame.lang)),
        has_price: list.prices.iter().any(|price| price.work == work && price.covers(today)),
        chosen: given.work == work.code(),
    });
    let vat = |(code, vat): (&'static str, Vat)| {
        (code, frame.t(&format!("admin-vat-{code}")), list.vat == vat)
    };
    Ok(PricesPage {
        rev: setting.rev,
        prices: prices.map(|(index, price)| price_view(&frame, today, index, price)).collect(),
        works: works.collect(),
        vats: VATS.into_iter().map(vat).collect(),
        given,
        wrong,
        frame,
    })
}

fn price_view(frame: &Frame, today: Date, index: usize, price: &Price) -> PriceView {
    let (state, tone) = if price.covers(today) {
        ("admin-price-now", "good")
    } else if price.from > today {
        ("admin-price-later", "accent")
    } else {
        ("admin-price-over", "quiet")
    };
    PriceView {
        index,
        work: price.work.name().of(frame.lang).to_owned(),
        unit: price.unit.name().of(frame.lang).to_owned(),
        price: price.price.to_string(),
        from: frame.day(&price.from),
        until: price.until.map_or_else(|| "…".to_owned(), |until| frame.day(&until)),
        act: price.act.clone(),
        state: frame.t(state),
        tone,
    }
}
