//! R 23, R 24: prices are the administrator's, and the sum is exact.

use jiff::civil::date;
use language::Lang;
use proptest::prelude::*;

use super::*;
use crate::{
    Works,
    volume::{Counts, volume},
};

fn price(work: Work, tiyn: u64) -> Price {
    Price {
        work,
        unit: Unit::of(work),
        price: Tiyn(tiyn),
        from: date(2026, 1, 1),
        until: Some(date(2026, 12, 31)),
        act: "price list of the test".to_owned(),
    }
}

fn list() -> PriceList {
    let prices = Work::ALL.into_iter().zip([333, 200, 300, 400, 500]);
    PriceList {
        vat: Vat::NotStated,
        prices: prices.map(|(work, tiyn)| price(work, tiyn)).collect(),
    }
}

fn counts() -> Counts {
    Counts {
        servers: 2,
        reserve_servers: 1,
        segments: 4,
        user_points: 1,
        integration_points: 1,
        source: Quantity::thousandths(1_500),
        libraries: Quantity::default(),
    }
}

#[test]
fn r_24_the_cost_is_the_volume_at_the_prices_of_the_day() {
    // R 24: 1.5 × 333 = 499.5, rounded half up; 3 × 200; 2 × 300; 4 × 400; 1 × 500.
    let fee = fee(&volume(&counts()), &list(), date(2026, 6, 1)).unwrap();
    let costs: Vec<u64> = fee.items.iter().map(|item| item.cost.0).collect();
    assert_eq!(costs, [500, 600, 600, 1600, 500]);
    assert_eq!((fee.total, fee.total.to_string().as_str()), (Tiyn(3800), "38.00"));
    assert_eq!((fee.vat, fee.clause.to_string().as_str()), (Vat::NotStated, "R 24"));
}

#[test]
fn r_23_without_a_price_in_force_there_is_no_fee() {
    // R 23: no price is invented, before the list begins, after it ends, or from an empty list.
    let volume = volume(&counts());
    for (prices, on) in [
        (list(), date(2025, 12, 31)),
        (list(), date(2027, 1, 1)),
        (PriceList::default(), date(2026, 6, 1)),
    ] {
        let refusal = fee(&volume, &prices, on).unwrap_err();
        let expected = FeeRefusal::NoPrice { work: Work::SourceCode, unit: Unit::Megabyte, on };
        assert_eq!((&refusal, refusal.clause().to_string().as_str()), (&expected, "R 23"));
        assert!(refusal.text().of(Lang::En).contains("source code analysis"), "{refusal}");
    }
}

#[test]
fn r_23_two_prices_on_one_day_are_refused_by_name() {
    let mut prices = list();
    prices.prices.push(Price { act: "another list".to_owned(), ..price(Work::Network, 1) });
    let refusal = fee(&volume(&counts()), &prices, date(2026, 6, 1)).unwrap_err();
    assert_eq!(refusal.clause().to_string(), "R 23");
    assert!(refusal.to_string().contains("another list"), "{refusal}");
}

#[test]
fn r_24_a_work_without_anything_to_count_is_refused_not_given_away() {
    let counts = Counts { segments: 0, ..counts() };
    let refusal = fee(&volume(&counts), &list(), date(2026, 6, 1)).unwrap_err();
    let expected = FeeRefusal::NothingCounted { work: Work::Network, unit: Unit::Segment };
    assert_eq!(refusal, expected);
    let nothing = volume(&counts).only(Works::NONE);
    assert_eq!(fee(&nothing, &list(), date(2026, 6, 1)), Err(FeeRefusal::NoWork));
}

#[test]
fn every_refusal_speaks_three_languages() {
    let on = date(2026, 6, 1);
    let (work, unit) = (Work::Load, Unit::ConnectionPoint);
    let refusals = [
        FeeRefusal::NoPrice { work, unit, on },
        FeeRefusal::TwoPrices { work, on, first: "a".to_owned(), second: "b".to_owned() },
        FeeRefusal::NothingCounted { work, unit },
        FeeRefusal::NoWork,
        FeeRefusal::TooLarge,
    ];
    for refusal in refusals {
        let text = refusal.text();
        assert!(Lang::ALL.iter().all(|lang| !text.of(*lang).contains('⟦')), "{text:?}");
    }
}

proptest! {
    #[test]
    fn a_fee_never_overflows_silently(parts in any::<u64>(), tiyn in any::<u64>()) {
        let exact = u128::from(parts) * u128::from(tiyn);
        match cost(Quantity::thousandths(parts), Tiyn(tiyn)) {
            Some(Tiyn(cost)) => {
                prop_assert!(u128::from(cost) * 1000 + 500 >= exact);
                prop_assert!(u128::from(cost) * 1000 <= exact + 500);
            }
            None => prop_assert!(exact / 1000 >= u128::from(u64::MAX)),
        }
    }
}
