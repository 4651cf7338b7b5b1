//! The tables of RA 2 and their columns.

use std::{collections::BTreeMap, fmt, sync::LazyLock};

use language::Text;
use serde::{Deserialize, Serialize};

use ColumnKind as K;
use Need::{Optional, Required};

use super::texts;
use crate::Clause;

/// A table of the questionnaire: RA 2, item 5, 1)–12), and item 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Table {
    /// 5.1: server equipment.
    Servers,
    /// 5.2: network equipment.
    NetworkEquipment,
    /// 5.3: where the server and network equipment stands.
    Locations,
    /// 5.4: reserve server equipment.
    ReserveServers,
    /// 5.5: reserve network equipment.
    ReserveNetworkEquipment,
    /// 5.6: where the reserve equipment stands.
    ReserveLocations,
    /// 5.7: network segments.
    Segments,
    /// 5.8: administrators' workstations.
    AdministratorStations,
    /// 5.9: users of the application software.
    Users,
    /// 5.10: integrations.
    Integrations,
    /// 5.11: source code of the application software.
    Sources,
    /// 5.12: libraries and platforms.
    Libraries,
    /// 6: the security documents (the 16 of RA 3).
    Documents,
}

/// A column of a table. The № column is not one: it is the row's position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The stable code, unique in its table.
    pub code: &'static str,
    /// The heading, as the form prints it.
    pub title: Text,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Whether a cell may not be empty.
    pub required: bool,
    /// Further wordings by which a foreign file's heading is recognised.
    pub also: Vec<String>,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnKind {
    /// A short text on one line or a few.
    Text,
    /// A long text.
    LongText,
    /// How many: a whole number, at least 1.
    Quantity,
    /// How many: a whole number, 0 allowed.
    Count,
    /// IPv4 and IPv6 addresses, ranges and networks, with ports where there are.
    Addresses,
    /// Networks with a prefix length or a mask.
    Networks,
    /// Telephone numbers.
    Phones,
    /// Yes or no.
    YesNo,
    /// Existing or planned.
    Status,
    /// Connection points: address and port, or URL.
    PortEndpoints,
    /// Connection points: address, port where there is one, or URL.
    Endpoints,
    /// Protocols.
    Protocols,
    /// Requests (packets) per second.
    Rate,
    /// A length of time with its unit.
    Wait,
    /// A size in Mbyte, with a decimal comma or point.
    Megabytes,
    /// A day.
    Date,
}

type Spec = (&'static str, ColumnKind, Need);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Required,
    Optional,
}

const SERVERS: &[Spec] = &[
    ("name", K::Text, Required),
    ("purpose", K::Text, Required),
    ("quantity", K::Quantity, Required),
    ("characteristics", K::LongText, Required),
    ("software", K::LongText, Required),
    ("addresses", K::Addresses, Required),
];
const NETWORK_EQUIPMENT: &[Spec] = &[
    ("name", K::Text, Required),
    ("purpose", K::Text, Required),
    ("quantity", K::Quantity, Required),
    ("technologies", K::Text, Optional),
    ("protection", K::Text, Optional),
    ("addresses", K::Addresses, Optional),
];
const LOCATIONS: &[Spec] = &[
    ("owner", K::Text, Required),
    ("legal-address", K::Text, Required),
    ("address", K::Text, Required),
    ("persons", K::Text, Required),
    ("phones", K::Phones, Required),
];
const RESERVE_METHOD: &[Spec] = &[("reserve-method", K::Text, Required)];
const SEGMENTS: &[Spec] = &[("name", K::Text, Required), ("networks", K::Networks, Required)];
const ADMINISTRATOR_STATIONS: &[Spec] = &[
    ("role", K::Text, Required),
    ("accounts", K::Quantity, Required),
    ("internet", K::YesNo, Required),
    ("remote", K::YesNo, Required),
    ("addresses", K::Addresses, Optional),
    ("location", K::Text, Required),
];
const USERS: &[Spec] = &[
    ("role", K::Text, Required),
    ("actions", K::LongText, Required),
    ("endpoints", K::PortEndpoints, Required),
    ("protocols", K::Protocols, Required),
    ("users", K::Count, Required),
    ("requests", K::Rate, Required),
    ("wait", K::Wait, Optional),
];
const INTEGRATIONS: &[Spec] = &[
    ("name", K::Text, Required),
    ("owner", K::Text, Required),
    ("status", K::Status, Required),
    ("module", K::YesNo, Required),
    ("endpoints", K::Endpoints, Required),
    ("protocols", K::Protocols, Required),
    ("requests", K::Rate, Required),
    ("wait", K::Wait, Optional),
];
const SOURCES: &[Spec] = &[
    ("disk", K::Text, Optional),
    ("directory", K::Text, Required),
    ("file", K::Text, Required),
    ("size", K::Megabytes, Required),
    ("language", K::Text, Optional),
    ("language-version", K::Text, Optional),
    ("framework", K::Text, Optional),
    ("environment", K::Text, Optional),
    ("modified", K::Date, Required),
];
const LIBRARIES: &[Spec] = &[
    ("disk", K::Text, Optional),
    ("directory", K::Text, Required),
    ("name", K::Text, Required),
    ("size", K::Megabytes, Required),
    ("language", K::Text, Optional),
    ("version", K::Text, Required),
];
const DOCUMENTS: &[Spec] = &[
    ("name", K::Text, Required),
    ("present", K::YesNo, Required),
    ("pages", K::Count, Optional),
    ("approved", K::Date, Optional),
    ("standard", K::Text, Optional),
];

static COLUMNS: LazyLock<BTreeMap<Table, Vec<Column>>> = LazyLock::new(|| {
    Table::ALL
        .into_iter()
        .map(|table| (table, table.specs().map(|spec| column(table, spec)).collect()))
        .collect()
});

impl Table {
    /// All tables, in the form's order.
    pub const ALL: [Table; 13] = [
        Table::Servers,
        Table::NetworkEquipment,
        Table::Locations,
        Table::ReserveServers,
        Table::ReserveNetworkEquipment,
        Table::ReserveLocations,
        Table::Segments,
        Table::AdministratorStations,
        Table::Users,
        Table::Integrations,
        Table::Sources,
        Table::Libraries,
        Table::Documents,
    ];

    /// The stable code used in addresses, data and files.
    pub const fn code(self) -> &'static str {
        match self {
            Table::Servers => "servers",
            Table::NetworkEquipment => "network-equipment",
            Table::Locations => "locations",
            Table::ReserveServers => "reserve-servers",
            Table::ReserveNetworkEquipment => "reserve-network-equipment",
            Table::ReserveLocations => "reserve-locations",
            Table::Segments => "segments",
            Table::AdministratorStations => "administrator-stations",
            Table::Users => "users",
            Table::Integrations => "integrations",
            Table::Sources => "sources",
            Table::Libraries => "libraries",
            Table::Documents => "documents",
        }
    }

    /// The table whose code this is.
    pub fn from_code(code: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.code() == code)
    }

    /// The number by which the form cites the table: `5.1`, `6`.
    pub const fn number(self) -> &'static str {
        match self {
            Table::Servers => "5.1",
            Table::NetworkEquipment => "5.2",
            Table::Locations => "5.3",
            Table::ReserveServers => "5.4",
            Table::ReserveNetworkEquipment => "5.5",
            Table::ReserveLocations => "5.6",
            Table::Segments => "5.7",
            Table::AdministratorStations => "5.8",
            Table::Users => "5.9",
            Table::Integrations => "5.10",
            Table::Sources => "5.11",
            Table::Libraries => "5.12",
            Table::Documents => "6",
        }
    }

    /// The appendix that holds the form.
    pub const fn clause(self) -> Clause {
        Clause::rules_appendix(2)
    }

    /// The heading, as the form prints it.
    pub fn title(self) -> &'static Text {
        texts::table(self)
    }

    /// The columns after №, in the form's order.
    pub fn columns(self) -> &'static [Column] {
        COLUMNS.get(&self).map_or(&[], Vec::as_slice)
    }

    /// The column of a code, with its index.
    pub fn column(self, code: &str) -> Option<(usize, &'static Column)> {
        self.columns().iter().enumerate().find(|(_, column)| column.code == code)
    }

    /// The table of the main equipment that a reserve table repeats.
    pub const fn main(self) -> Option<Table> {
        match self {
            Table::ReserveServers => Some(Table::Servers),
            Table::ReserveNetworkEquipment => Some(Table::NetworkEquipment),
            Table::ReserveLocations => Some(Table::Locations),
            Table::Servers
            | Table::NetworkEquipment
            | Table::Locations
            | Table::Segments
            | Table::AdministratorStations
            | Table::Users
            | Table::Integrations
            | Table::Sources
            | Table::Libraries
            | Table::Documents => None,
        }
    }

    /// The reserve table that repeats this one.
    pub fn reserve(self) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.main() == Some(self))
    }

    fn specs(self) -> impl Iterator<Item = &'static Spec> {
        let (own, more): (&[Spec], &[Spec]) = match self {
            Table::Servers => (SERVERS, &[]),
            Table::NetworkEquipment => (NETWORK_EQUIPMENT, &[]),
            Table::Locations | Table::ReserveLocations => (LOCATIONS, &[]),
            Table::ReserveServers => (SERVERS, RESERVE_METHOD),
            Table::ReserveNetworkEquipment => (NETWORK_EQUIPMENT, RESERVE_METHOD),
            Table::Segments => (SEGMENTS, &[]),
            Table::AdministratorStations => (ADMINISTRATOR_STATIONS, &[]),
            Table::Users => (USERS, &[]),
            Table::Integrations => (INTEGRATIONS, &[]),
            Table::Sources => (SOURCES, &[]),
            Table::Libraries => (LIBRARIES, &[]),
            Table::Documents => (DOCUMENTS, &[]),
        };
        own.iter().chain(more)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

fn column(table: Table, (code, kind, need): &Spec) -> Column {
    let wording = texts::column(table, code);
    Column {
        code,
        title: wording.text(),
        kind: *kind,
        required: *need == Required,
        also: wording.also,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_the_columns_of_the_form() {
        // RA 2: the columns of each table with №; 5.1 is 5.4 without its last column.
        let counts = [7, 7, 6, 8, 8, 6, 3, 7, 8, 9, 10, 7, 6];
        let found: Vec<usize> = Table::ALL.iter().map(|table| table.columns().len() + 1).collect();
        assert_eq!(found, counts);
        assert_eq!(Table::Servers.columns(), &Table::ReserveServers.columns()[..6]);
    }

    #[test]
    fn every_table_and_column_has_its_title_in_three_languages() {
        for table in Table::ALL {
            assert!(table.title().is_complete(), "{table}");
            for column in table.columns() {
                assert!(column.title.is_complete(), "{table}.{}", column.code);
            }
        }
    }

    #[test]
    fn a_table_is_found_by_its_code() {
        for table in Table::ALL {
            assert_eq!(Table::from_code(table.code()), Some(table));
            assert_eq!(serde_json::to_value(table).unwrap(), table.code());
        }
        assert_eq!(Table::from_code("5.1"), None);
    }

    #[test]
    fn a_reserve_table_knows_its_main_table_and_back() {
        assert_eq!(Table::Servers.reserve(), Some(Table::ReserveServers));
        assert_eq!(Table::ReserveLocations.main(), Some(Table::Locations));
        assert_eq!(Table::Users.reserve(), None);
    }
}
