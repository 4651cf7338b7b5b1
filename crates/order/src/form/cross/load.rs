//! The parameters of load testing (M 24, 28) and the components of integration (R 9).

use std::collections::BTreeSet;

use super::{
    super::{
        questionnaire::{Integration, Questionnaire, RowRef},
        table::Table,
        value::{Endpoint, Presence, Protocol, Rate, Status, Wait},
        warning::Caution,
    },
    Report,
    addresses::Hosts,
    cell, words,
};

/// The beginnings of words by which a component of integration is known.
const INTEGRATION_STEMS: [&str; 8] =
    ["интегр", "integr", "шлюз", "gateway", "шина", "esb", "шэп", "адаптер"];

pub(super) fn cautions(form: &Questionnaire, report: &mut Report) {
    let hosts = Hosts::of(form);
    for group in &form.users {
        if group.users.get() == 0 {
            report.warn(cell(Table::Users, group.row, "users"), Caution::NoUsers);
        }
        unknown_endpoints(&hosts, group.row, &group.endpoints, report);
        let point = Point {
            endpoints: &group.endpoints,
            protocols: &group.protocols,
            requests: group.requests,
            wait: group.wait,
        };
        point.cautions(Table::Users, group.row, report);
    }
    for integration in &form.integrations {
        let point = Point {
            endpoints: &integration.endpoints,
            protocols: &integration.protocols,
            requests: integration.requests,
            wait: integration.wait,
        };
        point.cautions(Table::Integrations, integration.row, report);
    }
    modules(form, report);
}

/// What 5.9 and 5.10 say alike of a connection point.
struct Point<'a> {
    endpoints: &'a [Endpoint],
    protocols: &'a [Protocol],
    requests: Rate,
    wait: Option<Wait>,
}

impl Point<'_> {
    fn cautions(&self, table: Table, row: RowRef, report: &mut Report) {
        if self.requests.is_zero() {
            report.warn(cell(table, row, "requests"), Caution::NoRequests);
        }
        if self.wait.is_none() {
            report.warn(cell(table, row, "wait"), Caution::NoWait);
        }
        for scheme in self.endpoints.iter().filter_map(Endpoint::scheme).collect::<BTreeSet<_>>() {
            if !self.protocols.iter().any(|protocol| protocol.names(scheme)) {
                let scheme = scheme.to_owned();
                report.warn(cell(table, row, "protocols"), Caution::ProtocolDiffers { scheme });
            }
        }
    }
}

/// Users connect to equipment of the object: by its address, or by a name that a server bears.
fn unknown_endpoints(hosts: &Hosts, row: RowRef, endpoints: &[Endpoint], report: &mut Report) {
    for host in endpoints.iter().map(Endpoint::host).collect::<BTreeSet<_>>() {
        if !hosts.contain(host) {
            let caution = Caution::UnknownEndpoint { host: host.to_string() };
            report.warn(cell(Table::Users, row, "endpoints"), caution);
        }
    }
}

/// The object includes the components that provide its integrations (R 9).
fn modules(form: &Questionnaire, report: &mut Report) {
    let with_module: Vec<&Integration> =
        form.integrations.iter().filter(|it| it.module == Presence::Present).collect();
    for integration in &form.integrations {
        if integration.module == Presence::Absent && integration.status == Status::Existing {
            let place = cell(Table::Integrations, integration.row, "module");
            report.warn(place, Caution::NoIntegrationModule);
        }
    }
    if with_module.is_empty() {
        return;
    }
    let components = components(form);
    let stem = |word: &String| INTEGRATION_STEMS.iter().any(|stem| word.starts_with(stem));
    if components.iter().any(stem) {
        return;
    }
    for integration in with_module {
        if words(&integration.name).is_disjoint(&components) {
            let place = cell(Table::Integrations, integration.row, "module");
            report.warn(place, Caution::NoIntegrationComponent);
        }
    }
}

/// The words by which the rows of 5.1, 5.11 and 5.12 name the object's components.
fn components(form: &Questionnaire) -> BTreeSet<String> {
    let servers = form.servers.iter().flat_map(|it| [&it.name, &it.purpose, &it.software]);
    let sources = form.sources.iter().flat_map(|it| [&it.directory, &it.file]);
    let libraries = form.libraries.iter().flat_map(|it| [&it.directory, &it.name]);
    servers.chain(sources).chain(libraries).flat_map(|text| words(text)).collect()
}
