//! How long protocols are valid (R 36).
//!
//! An object's protocols hold as long as it is in production, or until its modernisation starts. To
//! put an object into production, a protocol of one kind of work serves for one year from its
//! issue. The protocols of the "electronic government" platform hold for one year whatever happens.
//! The year ends on the same date of the next year, day off or not: it is no duty that could wait.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Clause, Edition, ObjectKind,
    calendar::{Calendar, before},
    term::CountingRule,
    terms::{self, TermId},
};

/// What decides whether a protocol is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtocolFacts {
    /// The kind of the object.
    pub kind: ObjectKind,
    /// The day of issue.
    pub issued: Date,
    /// The object's first day in production, where it has come.
    pub in_production_from: Option<Date>,
    /// The day on which production ended for good.
    pub production_ended: Option<Date>,
    /// The day on which a modernisation started after the issue.
    pub modernisation_started: Option<Date>,
    /// The day on which the protocol was withdrawn (R 40).
    pub withdrawn: Option<Date>,
}

/// Whether a protocol is valid on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "validity")]
pub enum Validity {
    /// Valid.
    Valid {
        /// Until when, and why it ends then.
        until: Until,
    },
    /// No longer valid.
    Ended {
        /// The last day of its validity.
        last_day: Date,
        /// Why.
        reason: Ending,
    },
    /// Not issued yet.
    NotYet,
}

/// Until when a protocol is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "until")]
pub enum Until {
    /// The end of the object's production or the start of its modernisation.
    EndOfProduction,
    /// The last day on which it serves to put the object into production.
    LastDayForProduction {
        /// That day.
        day: Date,
    },
    /// The last day of the platform's year.
    EndOfYear {
        /// That day.
        day: Date,
    },
}

/// Why a protocol is no longer valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// It was withdrawn (R 40).
    Withdrawn,
    /// The object's modernisation started (R 36).
    Modernisation,
    /// The object left production (R 36).
    ProductionEnded,
    /// The object was not put into production within a year (R 36).
    NotPutIntoProduction,
    /// The platform's year is over (R 36).
    YearOver,
}

impl Ending {
    /// The clause that ends the validity.
    pub const fn clause(self) -> Clause {
        match self {
            Ending::Withdrawn => Clause::rules(40),
            Ending::Modernisation
            | Ending::ProductionEnded
            | Ending::NotPutIntoProduction
            | Ending::YearOver => Clause::rules(36),
        }
    }
}

/// Whether the protocol is valid today.
pub fn validity(edition: Edition, facts: &ProtocolFacts, today: Date) -> Validity {
    if today < facts.issued {
        return Validity::NotYet;
    }
    let ending = endings(edition, facts).into_iter().flatten().min();
    match ending {
        Some((last_day, reason)) if last_day < today => Validity::Ended { last_day, reason },
        Some(_) | None => Validity::Valid { until: until(edition, facts) },
    }
}

/// Each event that ends the validity, with the last day before it does.
fn endings(edition: Edition, facts: &ProtocolFacts) -> [Option<(Date, Ending)>; 4] {
    let last_before = |day: Option<Date>, reason| day.map(|day| (before(day), reason));
    let year = match facts.kind {
        ObjectKind::Platform => Some((platform_year(edition, facts), Ending::YearOver)),
        ObjectKind::General | ObjectKind::PlatformSoftware => {
            let last = year_for_production(edition, facts);
            let late = facts.in_production_from.is_none_or(|from| from > last);
            late.then_some((last, Ending::NotPutIntoProduction))
        }
    };
    let (modernised, ended) = match facts.kind {
        ObjectKind::Platform => (None, None),
        ObjectKind::General | ObjectKind::PlatformSoftware => {
            (facts.modernisation_started, facts.production_ended)
        }
    };
    [
        last_before(facts.withdrawn, Ending::Withdrawn),
        last_before(modernised, Ending::Modernisation),
        last_before(ended, Ending::ProductionEnded),
        year,
    ]
}

fn until(edition: Edition, facts: &ProtocolFacts) -> Until {
    match (facts.kind, facts.in_production_from) {
        (ObjectKind::Platform, _) => Until::EndOfYear { day: platform_year(edition, facts) },
        (ObjectKind::General | ObjectKind::PlatformSoftware, Some(_)) => Until::EndOfProduction,
        (ObjectKind::General | ObjectKind::PlatformSoftware, None) => {
            Until::LastDayForProduction { day: year_for_production(edition, facts) }
        }
    }
}

fn platform_year(edition: Edition, facts: &ProtocolFacts) -> Date {
    last_day(edition, TermId::PlatformProtocol, facts.issued)
}

fn year_for_production(edition: Edition, facts: &ProtocolFacts) -> Date {
    last_day(edition, TermId::ProtocolForProduction, facts.issued)
}

fn last_day(edition: Edition, id: TermId, issued: Date) -> Date {
    let rule = CountingRule::default();
    terms::of(edition, id).due(issued, &[], Calendar::official(), rule).date
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn issued(kind: ObjectKind) -> ProtocolFacts {
        ProtocolFacts {
            kind,
            issued: date(2025, 3, 1),
            in_production_from: None,
            production_ended: None,
            modernisation_started: None,
            withdrawn: None,
        }
    }

    fn valid_until_production_ends() -> Validity {
        Validity::Valid { until: Until::EndOfProduction }
    }

    fn ended(last_day: Date, reason: Ending) -> Validity {
        Validity::Ended { last_day, reason }
    }

    fn for_production(day: Date) -> Validity {
        Validity::Valid { until: Until::LastDayForProduction { day } }
    }

    #[test]
    fn r_36_a_protocol_holds_for_the_life_of_the_object_in_production() {
        // R 36; 1 March 2026 is a Sunday, and the year ends on it all the same.
        let new = issued(ObjectKind::General);
        let year = date(2026, 3, 1);
        let running = ProtocolFacts { in_production_from: Some(date(2025, 9, 1)), ..new };
        let on_time = ProtocolFacts { in_production_from: Some(year), ..new };
        let late = ProtocolFacts { in_production_from: Some(date(2026, 3, 2)), ..new };
        let modern = ProtocolFacts { modernisation_started: Some(date(2027, 5, 5)), ..running };
        let over = ProtocolFacts { production_ended: Some(date(2028, 1, 1)), ..running };
        let withdrawn = ProtocolFacts { withdrawn: Some(date(2025, 12, 1)), ..running };
        let rows = [
            ("before its issue", new, date(2025, 2, 28), Validity::NotYet),
            ("not in production", new, year, for_production(year)),
            ("a year is over", new, date(2026, 3, 2), ended(year, Ending::NotPutIntoProduction)),
            ("in production", running, date(2031, 1, 1), valid_until_production_ends()),
            ("on the last day", on_time, date(2030, 1, 1), valid_until_production_ends()),
            ("too late", late, date(2026, 4, 1), ended(year, Ending::NotPutIntoProduction)),
            ("before modernisation", modern, date(2027, 5, 4), valid_until_production_ends()),
            (
                "modernisation",
                modern,
                date(2027, 5, 5),
                ended(date(2027, 5, 4), Ending::Modernisation),
            ),
            (
                "production over",
                over,
                date(2028, 1, 1),
                ended(date(2027, 12, 31), Ending::ProductionEnded),
            ),
            (
                "withdrawn",
                withdrawn,
                date(2025, 12, 1),
                ended(date(2025, 11, 30), Ending::Withdrawn),
            ),
        ];
        for (row, facts, today, expected) in rows {
            assert_eq!(validity(Edition::N605, &facts, today), expected, "{row}");
        }
    }

    #[test]
    fn r_36_a_protocol_of_the_platform_holds_for_a_year_even_in_production() {
        let facts = ProtocolFacts {
            in_production_from: Some(date(2020, 1, 1)),
            ..issued(ObjectKind::Platform)
        };
        let day = date(2026, 3, 1);
        let valid = Validity::Valid { until: Until::EndOfYear { day } };
        assert_eq!(validity(Edition::N605, &facts, day), valid);
        let over = ended(day, Ending::YearOver);
        assert_eq!(validity(Edition::N605, &facts, date(2026, 3, 2)), over);
        assert_eq!(Ending::YearOver.clause().to_string(), "R 36");
        assert_eq!(Ending::Withdrawn.clause().to_string(), "R 40");
    }
}
