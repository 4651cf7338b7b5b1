//! RA 2 as it stands after a check: every value valid.

use std::collections::BTreeSet;

use jiff::civil::Date;
use uuid::Uuid;

use super::value::{
    Addresses, Amount, Endpoint, Megabytes, Network, Phone, Presence, Protocol, Rate, Status, Wait,
};
use crate::{Counts, Quantity};

/// The questionnaire (RA 2).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Questionnaire {
    /// 1: the object's name.
    pub name: String,
    /// 2: purpose and field of use.
    pub purpose: String,
    /// 3, 1): the class of application software.
    pub software_class: String,
    /// 3, 2): the classification scheme.
    pub classification_scheme: Option<String>,
    /// 4, 1): the functional scheme.
    pub functional_scheme: Option<String>,
    /// 4, 2): the scheme of the data network.
    pub network_scheme: Option<String>,
    /// 5.1: servers.
    pub servers: Vec<Server>,
    /// 5.2: network equipment.
    pub network_equipment: Vec<NetworkEquipment>,
    /// 5.3: where the equipment stands.
    pub locations: Vec<Location>,
    /// 5.4: reserve servers.
    pub reserve_servers: Vec<Reserve<Server>>,
    /// 5.5: reserve network equipment.
    pub reserve_network_equipment: Vec<Reserve<NetworkEquipment>>,
    /// 5.6: where the reserve equipment stands.
    pub reserve_locations: Vec<Location>,
    /// 5.7: segments.
    pub segments: Vec<Segment>,
    /// 5.8: administrators' workstations.
    pub administrator_stations: Vec<AdministratorStation>,
    /// 5.9: users.
    pub users: Vec<UserGroup>,
    /// 5.10: integrations.
    pub integrations: Vec<Integration>,
    /// 5.11: source code.
    pub sources: Vec<Source>,
    /// 5.12: libraries and platforms.
    pub libraries: Vec<Library>,
    /// 6: documents.
    pub documents: Vec<Document>,
    /// 7: earlier works or tests.
    pub earlier_tests: Option<String>,
    /// 8: licence.
    pub licence: String,
    /// 9: other information.
    pub other: Option<String>,
}

/// Which row of the raw form a typed row was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The row's identity.
    pub id: Uuid,
    /// Its number, from 1.
    pub number: usize,
}

/// A row of 5.1, and of 5.4 without its last column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The row.
    pub row: RowRef,
    /// Domain, network or logical name.
    pub name: String,
    /// Functional tasks.
    pub purpose: String,
    /// How many.
    pub quantity: Amount,
    /// Hardware, or the virtual resources declared.
    pub characteristics: String,
    /// OS, DBMS, software, libraries and means of protection with versions.
    pub software: String,
    /// IP addresses.
    pub addresses: Addresses,
}

/// A row of 5.2, and of 5.5 without its last column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkEquipment {
    /// The row.
    pub row: RowRef,
    /// Make and model.
    pub name: String,
    /// Functional tasks.
    pub purpose: String,
    /// How many.
    pub quantity: Amount,
    /// Network technologies.
    pub technologies: Option<String>,
    /// Network protection technologies.
    pub protection: Option<String>,
    /// IP addresses with the management port; empty where the equipment has none.
    pub addresses: Addresses,
}

/// Reserve equipment with the method of reserve: a row of 5.4 or 5.5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserve<T> {
    /// The equipment.
    pub equipment: T,
    /// The method of reserve.
    pub method: String,
}

/// A row of 5.3 or 5.6.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The row.
    pub row: RowRef,
    /// Who possesses the server room.
    pub owner: String,
    /// The possessor's registered address.
    pub legal_address: String,
    /// The server room's address.
    pub address: String,
    /// Who arranges access.
    pub persons: String,
    /// Their telephones.
    pub phones: Vec<Phone>,
}

/// A row of 5.7.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The row.
    pub row: RowRef,
    /// The segment's name.
    pub name: String,
    /// Its networks.
    pub networks: Vec<Network>,
}

/// A row of 5.8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdministratorStation {
    /// The row.
    pub row: RowRef,
    /// The administrator's role.
    pub role: String,
    /// How many accounts.
    pub accounts: Amount,
    /// Access to the Internet.
    pub internet: Presence,
    /// Remote access to the equipment.
    pub remote: Presence,
    /// The workstation's addresses; empty where not stated.
    pub addresses: Addresses,
    /// The work place's address.
    pub location: String,
}

/// A row of 5.9.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserGroup {
    /// The row.
    pub row: RowRef,
    /// The users' role.
    pub role: String,
    /// Their typical actions.
    pub actions: String,
    /// Where they connect.
    pub endpoints: Vec<Endpoint>,
    /// By which protocols.
    pub protocols: Vec<Protocol>,
    /// How many there are by the technical documentation.
    pub users: Amount,
    /// The most requests per second.
    pub requests: Rate,
    /// The longest wait between requests.
    pub wait: Option<Wait>,
}

/// A row of 5.10.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integration {
    /// The row.
    pub row: RowRef,
    /// The link's, or the other object's name.
    pub name: String,
    /// Whose the other object is.
    pub owner: String,
    /// Existing or planned.
    pub status: Status,
    /// Whether there is an integration module.
    pub module: Presence,
    /// Where the two connect.
    pub endpoints: Vec<Endpoint>,
    /// By which protocols.
    pub protocols: Vec<Protocol>,
    /// The most requests per second.
    pub requests: Rate,
    /// The longest wait between requests.
    pub wait: Option<Wait>,
}

/// A row of 5.11.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The row.
    pub row: RowRef,
    /// The disk's label.
    pub disk: Option<String>,
    /// The directory.
    pub directory: String,
    /// The file.
    pub file: String,
    /// Its size.
    pub size: Megabytes,
    /// The programming language.
    pub language: Option<String>,
    /// The language's version.
    pub language_version: Option<String>,
    /// The framework and its version.
    pub framework: Option<String>,
    /// The development environment's version.
    pub environment: Option<String>,
    /// The day of the file's last change.
    pub modified: Date,
}

/// A row of 5.12.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    /// The row.
    pub row: RowRef,
    /// The disk's label.
    pub disk: Option<String>,
    /// The directory.
    pub directory: String,
    /// The library, platform or file.
    pub name: String,
    /// Its size.
    pub size: Megabytes,
    /// The programming language.
    pub language: Option<String>,
    /// The library's version.
    pub version: String,
}

/// A row of item 6.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The row.
    pub row: RowRef,
    /// Its number in RA 3; `None` where RA 3 does not list it.
    pub number: Option<u8>,
    /// The name as entered.
    pub name: String,
    /// Whether it is there.
    pub present: Presence,
    /// How many pages.
    pub pages: Option<Amount>,
    /// The day of its approval.
    pub approved: Option<Date>,
    /// The standard or normative document by which it was written.
    pub standard: Option<String>,
}

impl Questionnaire {
    /// The total size of the application's source in 5.11 (M 12).
    pub fn source_size(&self) -> Megabytes {
        self.sources.iter().map(|source| source.size).sum()
    }

    /// The total size of the libraries and platforms in 5.12 (M 5).
    pub fn library_size(&self) -> Megabytes {
        self.libraries.iter().map(|library| library.size).sum()
    }

    /// What the tables count, for the volume of the works (M 12, 19, 28, 33).
    ///
    /// Servers are counted by their quantities; connection points by their variants, so that two
    /// rows of one address, port and protocol are one point (M 28).
    pub fn counts(&self) -> Counts {
        let reserve = self.reserve_servers.iter().map(|it| &it.equipment);
        let users = self.users.iter().map(|it| (&it.endpoints, &it.protocols));
        let integrations = self.integrations.iter().map(|it| (&it.endpoints, &it.protocols));
        Counts {
            servers: pieces(self.servers.iter().map(|it| it.quantity)),
            reserve_servers: pieces(reserve.map(|it| it.quantity)),
            segments: u32::try_from(self.segments.len()).unwrap_or(u32::MAX),
            user_points: points(users),
            integration_points: points(integrations),
            source: Quantity::megabytes_of(self.source_size().bytes()),
            libraries: Quantity::megabytes_of(self.library_size().bytes()),
        }
    }
}

fn pieces(quantities: impl Iterator<Item = Amount>) -> u32 {
    quantities.fold(0, |sum: u32, quantity| sum.saturating_add(quantity.get()))
}

/// The variants of connection points: each connection point with its row's protocols.
fn points<'a>(rows: impl Iterator<Item = (&'a Vec<Endpoint>, &'a Vec<Protocol>)>) -> u32 {
    let variant = |(endpoints, protocols): (&'a Vec<Endpoint>, &'a Vec<Protocol>)| {
        endpoints.iter().map(move |endpoint| (endpoint, protocols))
    };
    let variants: BTreeSet<_> = rows.flat_map(variant).collect();
    u32::try_from(variants.len()).unwrap_or(u32::MAX)
}
