//! The cost of a test: its volume at the administrator's prices (R 23, R 24).
//!
//! The Order sets no prices: the state technical service's follow the Law, art. 14(2). So the
//! price list is data of the installation, dated, and without a price there is no fee. Amounts are
//! whole tiyn; each work's cost is rounded half up to a tiyn, and the total is their sum. No tax is
//! computed: the list says whether its prices include value added tax, and the fee repeats it.

use std::fmt;

use jiff::civil::Date;
use language::{Arg, Text};
use serde::{Deserialize, Serialize};

use crate::{
    Clause, Work, refusal,
    volume::{Quantity, Unit, Volume, WorkVolume},
};

/// Tiyn in a tenge.
const TIYN_IN_TENGE: u64 = 100;
/// Thousandths in a unit, as a quantity holds them.
const PARTS: u128 = 1000;

/// An amount of money in tiyn.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Tiyn(pub u64);

/// The price of one unit of a work, from a day to a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// The work.
    pub work: Work,
    /// The unit that costs so much.
    pub unit: Unit,
    /// The price of one unit.
    pub price: Tiyn,
    /// The first day of the price.
    pub from: Date,
    /// The last day of the price, where it is known.
    #[serde(default)]
    pub until: Option<Date>,
    /// The act or decision that sets it.
    pub act: String,
}

/// What the price list says of value added tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vat {
    /// It does not say.
    #[default]
    NotStated,
    /// Its prices include the tax.
    Included,
    /// Its prices are without the tax.
    NotIncluded,
}

/// The administrator's prices.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PriceList {
    /// Whether they include value added tax.
    pub vat: Vat,
    /// The prices.
    pub prices: Vec<Price>,
}

/// The cost of one work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeItem {
    /// What is paid for.
    pub volume: WorkVolume,
    /// The price of one unit.
    pub price: Tiyn,
    /// The act that sets it.
    pub act: String,
    /// Quantity times price, rounded half up to a tiyn.
    pub cost: Tiyn,
}

/// The cost of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// Each work's cost.
    pub items: Vec<FeeItem>,
    /// The sum of them.
    pub total: Tiyn,
    /// What the price list says of value added tax.
    pub vat: Vat,
    /// The day on which the prices were in force.
    pub on: Date,
    /// R 24.
    pub clause: Clause,
}

/// Why no cost can be given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", crate::refusal::english(&self.text()))]
pub enum FeeRefusal {
    /// The list has no price for the work on that day (R 23).
    NoPrice {
        /// The work.
        work: Work,
        /// Its unit.
        unit: Unit,
        /// The day.
        on: Date,
    },
    /// The list has two prices for the work on that day (R 23).
    TwoPrices {
        /// The work.
        work: Work,
        /// The day.
        on: Date,
        /// The act of the one.
        first: String,
        /// The act of the other.
        second: String,
    },
    /// The questionnaire counts nothing for a work of the test (R 24).
    NothingCounted {
        /// The work.
        work: Work,
        /// The unit of which it has none.
        unit: Unit,
    },
    /// There is no work to pay for (R 24).
    NoWork,
    /// The amount exceeds what can be written (R 24).
    TooLarge,
}

/// The cost of a test of this volume by the prices in force on a day.
///
/// # Errors
/// A price is missing or not single, or nothing is counted: no price is ever invented.
pub fn fee(volume: &Volume, prices: &PriceList, on: Date) -> Result<Fee, FeeRefusal> {
    if volume.items().is_empty() {
        return Err(FeeRefusal::NoWork);
    }
    let items = volume.items().iter().map(|item| fee_item(item, prices, on));
    let items = items.collect::<Result<Vec<_>, _>>()?;
    let total = items.iter().try_fold(0_u64, |sum, item| sum.checked_add(item.cost.0));
    let total = Tiyn(total.ok_or(FeeRefusal::TooLarge)?);
    Ok(Fee { items, total, vat: prices.vat, on, clause: Clause::rules(24) })
}

impl Price {
    /// Whether the price is in force on the day.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

impl FeeRefusal {
    /// The clause that refuses.
    pub const fn clause(&self) -> Clause {
        Clause::rules(match self {
            FeeRefusal::NoPrice { .. } | FeeRefusal::TwoPrices { .. } => 23,
            FeeRefusal::NothingCounted { .. } | FeeRefusal::NoWork | FeeRefusal::TooLarge => 24,
        })
    }

    /// The refusal for a reader.
    pub fn text(&self) -> Text {
        match self {
            FeeRefusal::NoPrice { work, unit, on } => {
                refusal::unit_text("fee-no-price", *work, *unit, &[("on", day(*on))])
            }
            FeeRefusal::TwoPrices { work, on, first, second } => refusal::work_text(
                "fee-two-prices",
                *work,
                &[
                    ("on", day(*on)),
                    ("first", Arg::from(first.as_str())),
                    ("second", Arg::from(second.as_str())),
                ],
            ),
            FeeRefusal::NothingCounted { work, unit } => {
                refusal::unit_text("fee-nothing-counted", *work, *unit, &[])
            }
            FeeRefusal::NoWork => refusal::text("fee-no-work", &[]),
            FeeRefusal::TooLarge => refusal::text("fee-too-large", &[]),
        }
    }
}

impl fmt::Display for Tiyn {
    /// In tenge: `1234567.89`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{:02}", self.0 / TIYN_IN_TENGE, self.0 % TIYN_IN_TENGE)
    }
}

fn fee_item(volume: &WorkVolume, prices: &PriceList, on: Date) -> Result<FeeItem, FeeRefusal> {
    let WorkVolume { work, unit, quantity, .. } = *volume;
    if quantity.is_zero() {
        return Err(FeeRefusal::NothingCounted { work, unit });
    }
    let mut in_force = prices
        .prices
        .iter()
        .filter(|price| price.work == work && price.unit == unit && price.covers(on));
    let price = in_force.next().ok_or(FeeRefusal::NoPrice { work, unit, on })?;
    if let Some(other) = in_force.next() {
        let (first, second) = (price.act.clone(), other.act.clone());
        return Err(FeeRefusal::TwoPrices { work, on, first, second });
    }
    let cost = cost(quantity, price.price).ok_or(FeeRefusal::TooLarge)?;
    Ok(FeeItem { volume: *volume, price: price.price, act: price.act.clone(), cost })
}

fn cost(quantity: Quantity, price: Tiyn) -> Option<Tiyn> {
    let exact = u128::from(quantity.in_thousandths()) * u128::from(price.0);
    u64::try_from((exact + PARTS / 2) / PARTS).ok().map(Tiyn)
}

fn day(day: Date) -> Arg {
    Arg::from(language::short_date(day))
}

#[cfg(test)]
mod tests;
