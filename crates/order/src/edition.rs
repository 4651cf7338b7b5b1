//! Editions of the Order: a case keeps the one under which it was opened.
//!
//! Bodies and legal words are renamed from edition to edition, so their names are data
//! (`data/names.toml`): an edition that renames nothing takes the names of the one before it.

use std::{collections::BTreeMap, sync::LazyLock};

use jiff::civil::{Date, date};
use language::{Arg, Text};
use serde::{Deserialize, Serialize};

use crate::refusal;

/// An edition, named by the amending order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Edition {
    /// № 257/НҚ of 30 April 2024.
    #[serde(rename = "257")]
    N257,
    /// № 605/НҚ of 27 September 2024, in force from 8 January 2025.
    #[serde(rename = "605")]
    N605,
}

/// A body or a legal word whose name an edition sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Name {
    /// The authorised body in information security.
    AuthorisedBody,
    /// The authorised body in informatization (R 10.3).
    InformatizationBody,
    /// The ministry that issued the edition.
    Ministry,
    /// The state technical service (R 2.12).
    StateTechnicalService,
    /// An accredited test laboratory (R 2.14).
    Laboratory,
    /// The National Security Committee (M 45).
    NationalSecurityCommittee,
    /// The internet portal SYNAQ (R 2.18).
    SynaqPortal,
    /// An informatization object.
    InformatizationObject,
    /// "Electronic government".
    ElectronicGovernment,
    /// The information and communication platform of "electronic government" (R 2.17).
    Platform,
    /// A critical object of the information and communication infrastructure.
    CriticalObject,
}

/// A name in full and in its usual short form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The full name.
    pub full: Text,
    /// The abbreviation, or the full name where none is customary.
    pub short: Text,
}

/// An amending order that we know of and whose text this program does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnnouncedEdition {
    /// Its number.
    pub number: &'static str,
    /// The day of its signing.
    pub signed: Date,
    /// Its number in the register of regulatory legal acts.
    pub registration: u32,
    /// The day of that registration.
    pub registered: Date,
}

/// The announced editions, oldest first.
pub const ANNOUNCED: [AnnouncedEdition; 1] = [AnnouncedEdition {
    number: "602/НҚ",
    signed: date(2025, 11, 27),
    registration: 37_495,
    registered: date(2025, 11, 28),
}];

type NameTable = BTreeMap<Edition, BTreeMap<Name, Named>>;

static NAMES: LazyLock<NameTable> = LazyLock::new(|| load_names().unwrap_or_default());
static UNNAMED: LazyLock<Named> = LazyLock::new(Named::default);

impl Edition {
    /// All editions whose text we have, oldest first.
    pub const ALL: [Edition; 2] = [Edition::N257, Edition::N605];

    /// The first day on which the edition is in force.
    ///
    /// № 257/НҚ: ten calendar days after its first official publication; we take the day of its
    /// signing, since no case of this project is older.
    pub fn in_force_from(self) -> Date {
        match self {
            Edition::N257 => date(2024, 4, 30),
            Edition::N605 => date(2025, 1, 8),
        }
    }

    /// The edition in force on a day, among those whose text we have.
    pub fn in_force_on(day: Date) -> Option<Edition> {
        Edition::ALL.into_iter().rev().find(|edition| edition.in_force_from() <= day)
    }

    /// The amending order's number.
    pub const fn number(self) -> &'static str {
        match self {
            Edition::N257 => "257/НҚ",
            Edition::N605 => "605/НҚ",
        }
    }

    /// The day of the amending order's signing.
    pub const fn signed(self) -> Date {
        match self {
            Edition::N257 => date(2024, 4, 30),
            Edition::N605 => date(2024, 9, 27),
        }
    }

    /// What the edition calls a body or a thing.
    pub fn name(self, name: Name) -> &'static Named {
        let so_far = Edition::ALL.into_iter().rev().filter(|edition| *edition <= self);
        so_far
            .filter_map(|edition| NAMES.get(&edition)?.get(&name))
            .next()
            .unwrap_or_else(|| &UNNAMED)
    }
}

impl Name {
    /// Every name.
    pub const ALL: [Name; 11] = [
        Name::AuthorisedBody,
        Name::InformatizationBody,
        Name::Ministry,
        Name::StateTechnicalService,
        Name::Laboratory,
        Name::NationalSecurityCommittee,
        Name::SynaqPortal,
        Name::InformatizationObject,
        Name::ElectronicGovernment,
        Name::Platform,
        Name::CriticalObject,
    ];
}

impl AnnouncedEdition {
    /// The announced editions that a reader must be warned of on a day.
    pub fn known_on(day: Date) -> impl Iterator<Item = AnnouncedEdition> {
        ANNOUNCED.into_iter().filter(move |edition| edition.registered <= day)
    }

    /// The warning: a later edition exists whose text this program does not hold.
    pub fn warning(&self) -> Text {
        refusal::text(
            "edition-announced",
            &[
                ("number", Arg::from(self.number)),
                ("signed", Arg::from(language::short_date(self.signed))),
                ("registration", Arg::from(self.registration.to_string())),
                ("registered", Arg::from(language::short_date(self.registered))),
            ],
        )
    }
}

fn load_names() -> Result<NameTable, toml::de::Error> {
    toml::from_str(include_str!("../data/names.toml"))
}

#[cfg(test)]
mod tests {
    use language::Lang;

    use super::*;

    #[test]
    fn the_edition_in_force_is_the_latest_that_has_begun() {
        let rows = [
            (date(2024, 4, 29), None),
            (date(2024, 4, 30), Some(Edition::N257)),
            (date(2025, 1, 7), Some(Edition::N257)),
            (date(2025, 1, 8), Some(Edition::N605)),
            (date(2026, 11, 22), Some(Edition::N605)),
        ];
        for (day, expected) in rows {
            assert_eq!(Edition::in_force_on(day), expected, "{day}");
        }
    }

    #[test]
    fn every_name_is_complete_in_every_edition_and_language() {
        load_names().unwrap();
        for edition in Edition::ALL {
            for name in Name::ALL {
                let named = edition.name(name);
                assert!(named.full.is_complete(), "{edition:?} {name:?}");
                assert!(named.short.is_complete(), "{edition:?} {name:?}");
            }
        }
    }

    #[test]
    fn the_announced_edition_warns_from_its_registration_on() {
        assert_eq!(AnnouncedEdition::known_on(date(2025, 11, 27)).count(), 0);
        let known: Vec<_> = AnnouncedEdition::known_on(date(2025, 11, 28)).collect();
        assert_eq!(known.len(), 1);
        let warning = known[0].warning();
        assert!(warning.is_complete());
        for lang in Lang::ALL {
            for part in ["602/НҚ", "27.11.2025", "37495", "28.11.2025"] {
                assert!(warning.of(lang).contains(part), "{part}: {}", warning.of(lang));
            }
        }
    }
}
