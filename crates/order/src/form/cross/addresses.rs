//! Addresses of equipment and the segments of 5.7.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use super::{
    super::{
        questionnaire::{Questionnaire, RowRef, Segment},
        table::Table,
        value::{AddressRange, Addresses, Host, Network},
        warning::Caution,
    },
    Report, cell,
};

/// The equipment tables with the addresses of their rows.
fn equipment(form: &Questionnaire) -> impl Iterator<Item = (Table, RowRef, &Addresses)> {
    let servers = form.servers.iter().map(|it| (Table::Servers, it.row, &it.addresses));
    let network =
        form.network_equipment.iter().map(|it| (Table::NetworkEquipment, it.row, &it.addresses));
    let reserve = form.reserve_servers.iter().map(|it| &it.equipment);
    let reserve = reserve.map(|it| (Table::ReserveServers, it.row, &it.addresses));
    let reserve_network = form.reserve_network_equipment.iter().map(|it| &it.equipment);
    let reserve_network =
        reserve_network.map(|it| (Table::ReserveNetworkEquipment, it.row, &it.addresses));
    servers.chain(network).chain(reserve).chain(reserve_network)
}

/// The hosts by which users may reach the object's equipment.
pub(super) struct Hosts {
    spans: Vec<(IpAddr, IpAddr)>,
    names: BTreeSet<String>,
}

impl Hosts {
    /// The addresses of all equipment, and the words of the servers' names.
    pub(super) fn of(form: &Questionnaire) -> Hosts {
        let ranges = equipment(form).flat_map(|(_, _, addresses)| addresses.ranges());
        let spans = merged(ranges.map(|range| (range.first(), range.last())).collect());
        let reserve = form.reserve_servers.iter().map(|it| &it.equipment);
        let apart = |char: char| char.is_whitespace() || ",;:/()«»\"".contains(char);
        let names = form.servers.iter().chain(reserve).flat_map(|it| it.name.split(apart));
        Hosts { spans, names: names.map(str::to_lowercase).collect() }
    }

    /// Whether the host is one of them.
    pub(super) fn contain(&self, host: &Host) -> bool {
        match host {
            Host::Ip(address) => covers(&self.spans, *address, *address),
            Host::Name(name) => self.names.contains(name),
        }
    }
}

pub(super) fn cautions(form: &Questionnaire, report: &mut Report) {
    outside_segments(form, report);
    twice(form, report);
    overlapping_segments(form, report);
}

/// An address outside every segment would never be surveyed (M 33).
fn outside_segments(form: &Questionnaire, report: &mut Report) {
    let networks = form.segments.iter().flat_map(|segment| &segment.networks);
    let spans = merged(networks.map(|network| (network.first(), network.last())).collect());
    if spans.is_empty() {
        return;
    }
    for (table, row, addresses) in equipment(form) {
        let outside = |range: &&AddressRange| !covers(&spans, range.first(), range.last());
        for range in addresses.ranges().iter().filter(outside) {
            let address = range.to_string();
            report.warn(cell(table, row, "addresses"), Caution::OutsideSegments { address });
        }
    }
}

/// One address belongs to one piece of equipment of a table; a port tells services apart.
fn twice(form: &Questionnaire, report: &mut Report) {
    let mut tables: BTreeMap<Table, Vec<(AddressRange, RowRef)>> = BTreeMap::new();
    for (table, row, addresses) in equipment(form) {
        let ranges = addresses.ranges().iter().map(|range| (*range, row));
        tables.entry(table).or_default().extend(ranges);
    }
    for (table, mut ranges) in tables {
        ranges.sort();
        let mut widest: Option<(AddressRange, RowRef)> = None;
        for (range, row) in ranges {
            if let Some((before, other)) = widest
                && before.contains(range.first())
                && other.id != row.id
                && (before.port().is_none()
                    || range.port().is_none()
                    || before.port() == range.port())
            {
                let (later, earlier) =
                    if row.number > other.number { (row, other) } else { (other, row) };
                let caution =
                    Caution::AddressTwice { address: range.to_string(), row: earlier.number };
                report.warn(cell(table, later, "addresses"), caution);
            }
            if widest.is_none_or(|(before, _)| before.last() < range.last()) {
                widest = Some((range, row));
            }
        }
    }
}

/// Overlapping segments would be surveyed twice (M 33).
fn overlapping_segments(form: &Questionnaire, report: &mut Report) {
    let with_row = |segment: &Segment| {
        let row = segment.row;
        segment.networks.iter().map(move |network| (*network, row)).collect::<Vec<_>>()
    };
    let mut networks: Vec<_> = form.segments.iter().flat_map(with_row).collect();
    networks.sort();
    let mut widest: Option<(Network, RowRef)> = None;
    for (network, row) in networks {
        if let Some((before, other)) = widest.filter(|(before, _)| before.contains(network.first()))
        {
            let (overlapping, later, earlier) = if row.number > other.number {
                (network, row, other)
            } else {
                (before, other, row)
            };
            if earlier.id != later.id {
                let network = overlapping.to_string();
                let caution = Caution::SegmentsOverlap { network, row: earlier.number };
                report.warn(cell(Table::Segments, later, "networks"), caution);
            }
            if before.last() >= network.last() {
                continue;
            }
        }
        widest = Some((network, row));
    }
}

/// The spans in order, those that touch or overlap made one.
fn merged(mut spans: Vec<(IpAddr, IpAddr)>) -> Vec<(IpAddr, IpAddr)> {
    spans.sort();
    let mut out: Vec<(IpAddr, IpAddr)> = Vec::new();
    for (first, last) in spans {
        match out.last_mut() {
            Some((_, end)) if first <= *end || next(*end) == Some(first) => *end = last.max(*end),
            Some(_) | None => out.push((first, last)),
        }
    }
    out
}

fn next(address: IpAddr) -> Option<IpAddr> {
    match address {
        IpAddr::V4(it) => it.to_bits().checked_add(1).map(|bits| IpAddr::V4(bits.into())),
        IpAddr::V6(it) => it.to_bits().checked_add(1).map(|bits| IpAddr::V6(bits.into())),
    }
}

fn covers(spans: &[(IpAddr, IpAddr)], first: IpAddr, last: IpAddr) -> bool {
    let after = spans.partition_point(|(start, _)| *start <= first);
    after.checked_sub(1).is_some_and(|index| last <= spans[index].1)
}
