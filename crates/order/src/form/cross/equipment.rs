//! Equipment, its reserve, its places, and the workstations of its administrators.

use std::collections::BTreeSet;

use super::{
    super::{
        headers::folded,
        place::Place,
        questionnaire::{Questionnaire, RowRef},
        table::Table,
        value::{Addresses, Amount},
        warning::Caution,
    },
    Report, cell,
};

pub(super) fn cautions(form: &Questionnaire, report: &mut Report) {
    reserve_servers(form, report);
    reserve_network_equipment(form, report);
    locations(form, report);
    quantities(form, report);
    stations(form, report);
}

fn reserve_servers(form: &Questionnaire, report: &mut Report) {
    let main = form.servers.iter().map(|it| (it.name.as_str(), it.purpose.as_str()));
    let reserve = form.reserve_servers.iter().map(|it| &it.equipment);
    let reserve = reserve.map(|it| (it.row, it.name.as_str(), it.purpose.as_str()));
    without_main(Table::ReserveServers, main, reserve, report);
}

fn reserve_network_equipment(form: &Questionnaire, report: &mut Report) {
    let main = form.network_equipment.iter().map(|it| (it.name.as_str(), it.purpose.as_str()));
    let reserve = form.reserve_network_equipment.iter().map(|it| &it.equipment);
    let reserve = reserve.map(|it| (it.row, it.name.as_str(), it.purpose.as_str()));
    without_main(Table::ReserveNetworkEquipment, main, reserve, report);
}

/// Reserve equipment shares its name or its purpose with what it stands in for.
fn without_main<'a>(
    table: Table,
    main: impl Iterator<Item = (&'a str, &'a str)>,
    reserve: impl Iterator<Item = (RowRef, &'a str, &'a str)>,
    report: &mut Report,
) {
    let Some(main_table) = table.main() else { return };
    let known: BTreeSet<String> =
        main.flat_map(|(name, purpose)| [folded(name), folded(purpose)]).collect();
    for (row, name, purpose) in reserve {
        if !known.contains(&folded(name)) && !known.contains(&folded(purpose)) {
            let caution = Caution::ReserveWithoutMain { main: main_table.number() };
            report.warn(cell(table, row, "name"), caution);
        }
    }
}

fn locations(form: &Questionnaire, report: &mut Report) {
    let rows = [
        (Table::Servers, form.servers.len(), Table::Locations, form.locations.len()),
        (
            Table::NetworkEquipment,
            form.network_equipment.len(),
            Table::Locations,
            form.locations.len(),
        ),
        (
            Table::ReserveServers,
            form.reserve_servers.len(),
            Table::ReserveLocations,
            form.reserve_locations.len(),
        ),
        (
            Table::ReserveNetworkEquipment,
            form.reserve_network_equipment.len(),
            Table::ReserveLocations,
            form.reserve_locations.len(),
        ),
    ];
    let mut said = BTreeSet::new();
    for (equipment, pieces, places, located) in rows {
        if pieces > 0 && located == 0 && said.insert(places) {
            let caution = Caution::NoLocation { equipment: equipment.number() };
            report.warn(Place::Table(places), caution);
        }
    }
}

/// A server has an address at least; so has equipment that has any.
fn quantities(form: &Questionnaire, report: &mut Report) {
    let servers =
        form.servers.iter().map(|it| (Table::Servers, it.row, it.quantity, &it.addresses));
    let network = form.network_equipment.iter();
    let network = network.map(|it| (Table::NetworkEquipment, it.row, it.quantity, &it.addresses));
    let reserve = form.reserve_servers.iter().map(|it| &it.equipment);
    let reserve = reserve.map(|it| (Table::ReserveServers, it.row, it.quantity, &it.addresses));
    let rows: Vec<(Table, RowRef, Amount, &Addresses)> =
        servers.chain(network).chain(reserve).collect();
    for (table, row, quantity, addresses) in rows {
        let (quantity, count) = (u64::from(quantity.get()), addresses.count());
        if count > 0 && count < quantity {
            let caution = Caution::FewerAddresses { quantity, addresses: count };
            report.warn(cell(table, row, "addresses"), caution);
        }
    }
}

fn stations(form: &Questionnaire, report: &mut Report) {
    for station in form.administrator_stations.iter().filter(|it| it.addresses.is_empty()) {
        let place = cell(Table::AdministratorStations, station.row, "addresses");
        report.warn(place, Caution::NoWorkstationAddress);
    }
}
