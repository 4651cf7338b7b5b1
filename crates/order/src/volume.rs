//! How much work a test is: counted per kind in its own unit (M 12, 19, 28, 33, 38).

use std::fmt;

use language::Text;
use serde::{Deserialize, Serialize};

use crate::{Clause, Work, Works};

/// Parts of a unit that a quantity can hold.
const PARTS: u64 = 1000;

/// In what a kind of work is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A megabyte of source (M 12).
    Megabyte,
    /// A server, virtual resource or virtualisation environment (M 19).
    Server,
    /// A user connection point or an integration connection point (M 28).
    ConnectionPoint,
    /// A network segment (M 33).
    Segment,
    /// The test object (M 38).
    Object,
}

/// A quantity in thousandths of its unit: whole servers, fractions of a megabyte.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Quantity(u64);

/// What the questionnaire's tables (RA 2) count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Counts {
    /// Servers, virtual resources and virtualisation environments of 5.1.
    pub servers: u32,
    /// The reserve ones of 5.4.
    pub reserve_servers: u32,
    /// Segments of 5.7.
    pub segments: u32,
    /// User connection points of 5.9.
    pub user_points: u32,
    /// Integration connection points of 5.10.
    pub integration_points: u32,
    /// Megabytes of application source of 5.11.
    pub source: Quantity,
    /// Megabytes of libraries and platforms of 5.12.
    pub libraries: Quantity,
}

/// The volume of one kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkVolume {
    /// The kind.
    pub work: Work,
    /// How much of it.
    pub quantity: Quantity,
    /// In what.
    pub unit: Unit,
    /// The clause that says how it is counted.
    pub clause: Clause,
}

/// The volume of every kind of work of a test, in the Order's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Volume {
    items: Vec<WorkVolume>,
}

/// The volume of all five works; [`Volume::only`] keeps those of a test.
pub fn volume(counts: &Counts) -> Volume {
    let items = Work::ALL.into_iter().map(|work| WorkVolume {
        work,
        quantity: quantity(work, counts),
        unit: Unit::of(work),
        clause: clause(work),
    });
    Volume { items: items.collect() }
}

impl Volume {
    /// The volume of these works alone.
    #[must_use]
    pub fn only(mut self, works: Works) -> Volume {
        self.items.retain(|item| works.contains(item.work));
        self
    }

    /// Each work's volume.
    pub fn items(&self) -> &[WorkVolume] {
        &self.items
    }

    /// The volume of a work, where it is part of the test.
    pub fn of(&self, work: Work) -> Option<&WorkVolume> {
        self.items.iter().find(|item| item.work == work)
    }
}

impl Quantity {
    /// So many whole units.
    pub const fn whole(units: u32) -> Quantity {
        Quantity(units as u64 * PARTS)
    }

    /// So many thousandths of a unit.
    pub const fn thousandths(parts: u64) -> Quantity {
        Quantity(parts)
    }

    /// The size in megabytes of 1,000,000 bytes; a begun thousandth counts as a whole one.
    pub const fn megabytes_of(bytes: u64) -> Quantity {
        Quantity(bytes.div_ceil(1_000_000 / PARTS))
    }

    /// The quantity in thousandths of a unit.
    pub const fn in_thousandths(self) -> u64 {
        self.0
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Quantity) -> Quantity {
        Quantity(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / PARTS, self.0 % PARTS);
        if rest == 0 {
            return write!(out, "{whole}");
        }
        let rest = format!("{rest:03}");
        write!(out, "{whole}.{}", rest.trim_end_matches('0'))
    }
}

impl Unit {
    /// The unit of a kind of work.
    pub const fn of(work: Work) -> Unit {
        match work {
            Work::SourceCode => Unit::Megabyte,
            Work::Functions => Unit::Server,
            Work::Load => Unit::ConnectionPoint,
            Work::Network => Unit::Segment,
            Work::Processes => Unit::Object,
        }
    }

    /// The unit's name.
    pub fn name(self) -> Text {
        let (kk, ru, en) = match self {
            Unit::Megabyte => ("Мбайт", "Мбайт", "Mbyte"),
            Unit::Server => (
                "сервер, виртуалды ресурс немесе виртуалдандыру ортасы",
                "сервер, виртуальный ресурс или среда виртуализации",
                "server, virtual resource or virtualisation environment",
            ),
            Unit::ConnectionPoint => ("қосылу нүктесі", "точка подключения", "connection point"),
            Unit::Segment => ("желі сегменті", "сегмент сети", "network segment"),
            Unit::Object => ("сынақ объектісі", "объект испытаний", "test object"),
        };
        Text::new(kk, ru, en)
    }
}

fn quantity(work: Work, counts: &Counts) -> Quantity {
    let sum = |one: u32, other: u32| Quantity::whole(one).plus(Quantity::whole(other));
    match work {
        Work::SourceCode => counts.source.plus(counts.libraries),
        Work::Functions => sum(counts.servers, counts.reserve_servers),
        Work::Load => sum(counts.user_points, counts.integration_points),
        Work::Network => Quantity::whole(counts.segments),
        Work::Processes => Quantity::whole(1),
    }
}

const fn clause(work: Work) -> Clause {
    Clause::methodology(match work {
        Work::SourceCode => 12,
        Work::Functions => 19,
        Work::Load => 28,
        Work::Network => 33,
        Work::Processes => 38,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts() -> Counts {
        Counts {
            servers: 4,
            reserve_servers: 2,
            segments: 3,
            user_points: 5,
            integration_points: 7,
            source: Quantity::thousandths(12_345),
            libraries: Quantity::whole(100),
        }
    }

    #[test]
    fn each_work_is_counted_in_its_unit_by_its_clause() {
        let rows = [
            ("M 12", Work::SourceCode, Unit::Megabyte, "112.345"),
            ("M 19", Work::Functions, Unit::Server, "6"),
            ("M 28", Work::Load, Unit::ConnectionPoint, "12"),
            ("M 33", Work::Network, Unit::Segment, "3"),
            ("M 38", Work::Processes, Unit::Object, "1"),
        ];
        let volume = volume(&counts());
        assert_eq!(volume.items().len(), rows.len());
        for (clause, work, unit, quantity) in rows {
            let item = volume.of(work).unwrap();
            assert_eq!(item.clause.to_string(), clause);
            assert_eq!((item.unit, item.quantity.to_string().as_str()), (unit, quantity));
            assert!(item.unit.name().is_complete());
        }
    }

    #[test]
    fn only_the_works_of_the_test_are_kept() {
        let works = Works::ALL.without(Work::Network);
        let volume = volume(&counts()).only(works);
        assert_eq!(volume.items().iter().map(|item| item.work).collect::<Works>(), works);
        assert_eq!(volume.of(Work::Network), None);
    }

    #[test]
    fn a_begun_thousandth_of_a_megabyte_counts_as_a_whole_one() {
        let rows = [(0, "0"), (1, "0.001"), (1_000, "0.001"), (1_500_000, "1.5")];
        for (bytes, shown) in rows {
            assert_eq!(Quantity::megabytes_of(bytes).to_string(), shown);
        }
    }
}
