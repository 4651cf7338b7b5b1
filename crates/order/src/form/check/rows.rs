//! The rows of each table, read cell by cell.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    checked::FormRules,
    documents::document_number,
    error::{Expected, Found},
    place::Place,
    questionnaire::{
        AdministratorStation, Document, Integration, Library, Location, NetworkEquipment, Reserve,
        RowRef, Segment, Server, Source, UserGroup,
    },
    raw::{RawQuestionnaire, RawRow},
    report::Report,
    table::Table,
    value::{self, Ports},
    warning::Caution,
};
use super::cells::Cells;

/// The most rows of a table.
pub const ROWS_MAX: usize = 5_000;
/// The most rows of a table of files (5.11, 5.12).
pub const FILE_ROWS_MAX: usize = 100_000;

/// The rows of a table that hold no error; blank rows are passed over.
pub(super) fn rows<T>(
    raw: &RawQuestionnaire,
    table: Table,
    rules: &FormRules,
    report: &mut Report,
    read: impl Fn(&mut Cells<'_>) -> Option<T>,
) -> Vec<T> {
    let raw_rows = raw.rows(table);
    let most = rows_max(table);
    if raw_rows.len() > most {
        let place = Place::Table(table);
        report.error(place, Expected::RowsAtMost(most), Found::Rows(raw_rows.len()));
        return Vec::new();
    }
    identities(table, raw_rows, report);
    same_rows(table, raw_rows, report);
    let mut rows = Vec::new();
    for (raw, number) in raw_rows.iter().zip(1..) {
        if raw.is_blank() {
            continue;
        }
        let row = RowRef { id: raw.id, number };
        let columns = table.columns().len();
        if raw.cells.len() > columns {
            let place = Place::Row { table, row: number, id: raw.id };
            report.error(place, Expected::Cells(columns), Found::Cells(raw.cells.len()));
            continue;
        }
        rows.extend(read(&mut Cells { table, row, raw, rules, report }));
    }
    rows
}

/// The most rows of a table.
fn rows_max(table: Table) -> usize {
    match table {
        Table::Sources | Table::Libraries => FILE_ROWS_MAX,
        Table::Servers
        | Table::NetworkEquipment
        | Table::Locations
        | Table::ReserveServers
        | Table::ReserveNetworkEquipment
        | Table::ReserveLocations
        | Table::Segments
        | Table::AdministratorStations
        | Table::Users
        | Table::Integrations
        | Table::Documents => ROWS_MAX,
    }
}

fn identities(table: Table, rows: &[RawRow], report: &mut Report) {
    let mut seen = BTreeSet::new();
    for (row, number) in rows.iter().zip(1..) {
        if !seen.insert(row.id) {
            let place = Place::Row { table, row: number, id: row.id };
            report.error(place, Expected::OwnIdentity, Found::of(&row.id.to_string()));
        }
    }
}

fn same_rows(table: Table, rows: &[RawRow], report: &mut Report) {
    let mut seen: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for (row, number) in rows.iter().zip(1..).filter(|(row, _)| !row.is_blank()) {
        let cells = row.cells.iter().map(|cell| cell.trim()).collect();
        let first = *seen.entry(cells).or_insert(number);
        if first < number {
            let place = Place::Row { table, row: number, id: row.id };
            report.warn(place, Caution::SameRow { row: first });
        }
    }
}

pub(super) fn server(cells: &mut Cells<'_>) -> Option<Server> {
    let name = cells.text("name");
    let purpose = cells.text("purpose");
    let quantity = cells.amount("quantity", 1);
    let characteristics = cells.text("characteristics");
    let software = cells.text("software");
    let addresses = cells.value("addresses", value::addresses);
    Some(Server {
        row: cells.row,
        name: name?,
        purpose: purpose?,
        quantity: quantity?,
        characteristics: characteristics?,
        software: software?,
        addresses: addresses?,
    })
}

pub(super) fn network_equipment(cells: &mut Cells<'_>) -> Option<NetworkEquipment> {
    let name = cells.text("name");
    let purpose = cells.text("purpose");
    let quantity = cells.amount("quantity", 1);
    let technologies = cells.text_if_any("technologies");
    let protection = cells.text_if_any("protection");
    let addresses = cells.addresses_if_any("addresses");
    Some(NetworkEquipment {
        row: cells.row,
        name: name?,
        purpose: purpose?,
        quantity: quantity?,
        technologies: technologies?,
        protection: protection?,
        addresses: addresses?,
    })
}

/// A row of reserve equipment, whose other cells `read` reads.
pub(super) fn reserve<T>(
    cells: &mut Cells<'_>,
    read: impl Fn(&mut Cells<'_>) -> Option<T>,
) -> Option<Reserve<T>> {
    let equipment = read(cells);
    let method = cells.text("reserve-method");
    Some(Reserve { equipment: equipment?, method: method? })
}

pub(super) fn location(cells: &mut Cells<'_>) -> Option<Location> {
    let owner = cells.text("owner");
    let legal_address = cells.text("legal-address");
    let address = cells.text("address");
    let persons = cells.text("persons");
    let phones = cells.value("phones", value::phones);
    Some(Location {
        row: cells.row,
        owner: owner?,
        legal_address: legal_address?,
        address: address?,
        persons: persons?,
        phones: phones?,
    })
}

pub(super) fn segment(cells: &mut Cells<'_>) -> Option<Segment> {
    let name = cells.text("name");
    let networks = cells.value("networks", value::networks);
    Some(Segment { row: cells.row, name: name?, networks: networks? })
}

pub(super) fn administrator_station(cells: &mut Cells<'_>) -> Option<AdministratorStation> {
    let role = cells.text("role");
    let accounts = cells.amount("accounts", 1);
    let internet = cells.value("internet", value::presence);
    let remote = cells.value("remote", value::presence);
    let addresses = cells.addresses_if_any("addresses");
    let location = cells.text("location");
    Some(AdministratorStation {
        row: cells.row,
        role: role?,
        accounts: accounts?,
        internet: internet?,
        remote: remote?,
        addresses: addresses?,
        location: location?,
    })
}

pub(super) fn user_group(cells: &mut Cells<'_>) -> Option<UserGroup> {
    let role = cells.text("role");
    let actions = cells.text("actions");
    let endpoints = cells.endpoints(Ports::Required);
    let protocols = cells.protocols();
    let users = cells.amount("users", 0);
    let requests = cells.requests();
    let wait = cells.wait();
    Some(UserGroup {
        row: cells.row,
        role: role?,
        actions: actions?,
        endpoints: endpoints?,
        protocols: protocols?,
        users: users?,
        requests: requests?,
        wait: wait?,
    })
}

pub(super) fn integration(cells: &mut Cells<'_>) -> Option<Integration> {
    let name = cells.text("name");
    let owner = cells.text("owner");
    let status = cells.value("status", value::status);
    let module = cells.value("module", value::presence);
    let endpoints = cells.endpoints(Ports::Optional);
    let protocols = cells.protocols();
    let requests = cells.requests();
    let wait = cells.wait();
    Some(Integration {
        row: cells.row,
        name: name?,
        owner: owner?,
        status: status?,
        module: module?,
        endpoints: endpoints?,
        protocols: protocols?,
        requests: requests?,
        wait: wait?,
    })
}

pub(super) fn source(cells: &mut Cells<'_>) -> Option<Source> {
    let disk = cells.text_if_any("disk");
    let directory = cells.text("directory");
    let file = cells.text("file");
    let size = cells.size();
    let language = cells.text_if_any("language");
    let language_version = cells.text_if_any("language-version");
    let framework = cells.text_if_any("framework");
    let environment = cells.text_if_any("environment");
    let modified = cells.past_day("modified");
    Some(Source {
        row: cells.row,
        disk: disk?,
        directory: directory?,
        file: file?,
        size: size?,
        language: language?,
        language_version: language_version?,
        framework: framework?,
        environment: environment?,
        modified: modified?,
    })
}

pub(super) fn library(cells: &mut Cells<'_>) -> Option<Library> {
    let disk = cells.text_if_any("disk");
    let directory = cells.text("directory");
    let name = cells.text("name");
    let size = cells.size();
    let language = cells.text_if_any("language");
    let version = cells.text("version");
    Some(Library {
        row: cells.row,
        disk: disk?,
        directory: directory?,
        name: name?,
        size: size?,
        language: language?,
        version: version?,
    })
}

/// A row of item 6. A row that only names its document is one that nobody has filled in: the item
/// is needed only where the test needs it, so that is no error.
pub(super) fn document(cells: &mut Cells<'_>) -> Option<Document> {
    if cells.raw.cells.iter().skip(1).all(|cell| cell.trim().is_empty()) {
        return None;
    }
    let name = cells.text("name");
    let present = cells.value("present", value::presence);
    let pages = cells.value_if_any("pages", |text| value::amount(text, 0));
    let approved = cells.past_day_if_any("approved");
    let standard = cells.text_if_any("standard");
    let name = name?;
    Some(Document {
        row: cells.row,
        number: document_number(&name),
        name,
        present: present?,
        pages: pages?,
        approved: approved?,
        standard: standard?,
    })
}
