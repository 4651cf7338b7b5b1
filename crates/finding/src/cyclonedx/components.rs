//! The components of a file, and which of them a reference means.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::{
    COMPONENTS_MAX, DEPTH_MAX, ITEMS_MAX,
    read::{each, readable, unreadable},
    wire::{self, Bom, str},
};
use crate::{
    Component, ComponentKind, Hash, Licence, Problem, Problems, Purl, clean::Cleaner,
    problem::quoted,
};

/// The components, flat, and their references.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) components: Vec<Component>,
    purls: BTreeMap<String, Option<Purl>>,
    left_out: usize,
}

impl Parts {
    pub(super) fn of(bom: &Bom<'_>, problems: &mut Problems) -> Parts {
        let mut parts = Parts::default();
        if let Some(subject) = bom.metadata.get().and_then(|metadata| metadata.component.get()) {
            let component = component(subject, "metadata.component", problems);
            parts.refer(subject.reference.str(), &component);
        }
        parts.add(bom.components, "components", 0, problems);
        if parts.left_out > 0 {
            let args = [("n", parts.left_out.into()), ("max", COMPONENTS_MAX.into())];
            problems.push(Problem::of("results-limit", "components", &args));
        }
        parts
    }

    /// The package URL of the component that a reference means; `None` where there is no such one.
    pub(super) fn purl(&self, reference: &str) -> Option<Option<&Purl>> {
        let fragment = reference.rsplit_once('#').map_or(reference, |(_, fragment)| fragment);
        let known = self.purls.get(reference).or_else(|| self.purls.get(fragment));
        known.map(Option::as_ref)
    }

    fn add(&mut self, list: Option<&RawValue>, place: &str, depth: usize, problems: &mut Problems) {
        each(list, place, problems, |raw, place, problems| {
            if self.components.len() >= COMPONENTS_MAX || depth >= DEPTH_MAX {
                self.left_out += 1;
                return;
            }
            let Some(found) = readable::<wire::Component<'_>>(raw, place, problems) else { return };
            let component = component(&found, place, problems);
            self.refer(found.reference.str(), &component);
            self.components.push(component);
            self.add(found.components, &format!("{place}.components"), depth + 1, problems);
        });
    }

    fn refer(&mut self, reference: &str, component: &Component) {
        let purl = component.purl.clone();
        let own = purl.clone().map(|purl| purl.as_str().to_owned());
        let purl =
            purl.or_else(|| Purl::generic(&component.group, &component.name, &component.version));
        for name in own.into_iter().chain([reference.to_owned()]).filter(|name| !name.is_empty()) {
            self.purls.entry(name).or_insert_with(|| purl.clone());
        }
    }
}

fn component(found: &wire::Component<'_>, place: &str, problems: &mut Problems) -> Component {
    for (part, reason) in found.broken() {
        problems.push(unreadable(part, place, reason));
    }
    let mut cleaner = Cleaner::default();
    let component = Component {
        kind: ComponentKind::from_code(found.kind.str()).unwrap_or(ComponentKind::Library),
        group: cleaner.line(found.group.str()),
        name: cleaner.line(found.name.str()),
        version: cleaner.line(found.version.str()),
        purl: purl(found, place, problems),
        licences: found
            .licenses
            .items()
            .iter()
            .take(ITEMS_MAX)
            .filter_map(|l| licence(l, &mut cleaner))
            .collect(),
        hashes: hashes(found, place, problems),
    };
    if cleaner.controls {
        problems.push(Problem::of("controls-replaced", place, &[]));
    }
    component
}

fn purl(found: &wire::Component<'_>, place: &str, problems: &mut Problems) -> Option<Purl> {
    let text = found.purl.str();
    let purl = text.parse().ok();
    if purl.is_none() && !text.is_empty() {
        problems.push(Problem::of("purl-unreadable", place, &[("value", quoted(text))]));
    }
    purl
}

fn licence(choice: &wire::LicenceChoice, cleaner: &mut Cleaner) -> Option<Licence> {
    let licence = choice.license.as_ref();
    let id = licence.map(|l| str(&l.id)).unwrap_or_default();
    let name = licence.map(|l| str(&l.name)).unwrap_or_default();
    match (str(&choice.expression), id, name) {
        ("", "", "") => None,
        ("", "", name) => Some(Licence::Name(cleaner.line(name))),
        ("", id, _) => Some(Licence::Id(cleaner.line(id))),
        (expression, _, _) => Some(Licence::Expression(cleaner.line(expression))),
    }
}

fn hashes(found: &wire::Component<'_>, place: &str, problems: &mut Problems) -> Vec<Hash> {
    let mut hashes = Vec::new();
    for given in found.hashes.items().iter().take(ITEMS_MAX) {
        let (algorithm, value) = (str(&given.alg), str(&given.content));
        match Hash::parse(algorithm, value) {
            Some(hash) => hashes.push(hash),
            None => {
                let args = [("value", quoted(value)), ("expected", quoted(algorithm))];
                problems.push(Problem::of("hash-unreadable", place, &args));
            }
        }
    }
    hashes
}
