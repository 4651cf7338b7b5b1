//! The rule behind a result: by index, by id, in the driver or in an extension.

use std::collections::BTreeMap;

use super::wire::{
    ComponentReference, DescriptorReference, Finding, Rule, Run, ToolComponent, str,
};

/// How many rules may stand above one another in an id.
const PARENTS_MAX: usize = 8;

/// The rules and taxa of a run, ready to be looked up.
#[derive(Debug)]
pub(super) struct Rules<'a> {
    driver: Option<&'a ToolComponent>,
    extensions: Vec<Option<&'a ToolComponent>>,
    taxonomies: Vec<Option<&'a ToolComponent>>,
    by_id: BTreeMap<&'a str, (&'a ToolComponent, &'a Rule)>,
}

/// A rule with the component that defines it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found<'a> {
    pub(super) rule: Option<&'a Rule>,
    pub(super) component: Option<&'a ToolComponent>,
}

impl<'a> Rules<'a> {
    pub(super) fn of(run: &'a Run<'a>) -> Rules<'a> {
        let tool = run.tool.get();
        let driver = tool.and_then(|tool| tool.driver.get());
        let extensions: Vec<_> = tool
            .map(|tool| tool.extensions.items().iter().map(|e| e.get()).collect())
            .unwrap_or_default();
        let taxonomies = run.taxonomies.items().iter().map(|t| t.get()).collect();
        let mut by_id = BTreeMap::new();
        for component in driver.into_iter().chain(extensions.iter().flatten().copied()) {
            for rule in component.rules.items().iter().filter_map(|rule| rule.get()) {
                by_id.entry(str(&rule.id)).or_insert((component, rule));
            }
        }
        Rules { driver, extensions, taxonomies, by_id }
    }

    /// The rule of a result.
    pub(super) fn of_result(&self, result: &Finding) -> Found<'a> {
        let reference = result.rule.get();
        let component = reference
            .and_then(|rule| rule.tool_component.as_ref())
            .map_or(self.driver, |component| self.component(component));
        let index = result.rule_index.get().copied().or_else(|| reference.and_then(|r| r.index));
        let id = match result.rule_id.str() {
            "" => reference.map(|rule| str(&rule.id)).unwrap_or_default(),
            id => id,
        };
        let indexed = component.and_then(|c| c.rules.at(index)).filter(|rule| agrees(rule, id));
        match indexed {
            Some(rule) => Found { rule: Some(rule), component },
            None => self.by_id(id),
        }
    }

    /// The taxon to which a reference leads: its taxonomy's name and its id.
    pub(super) fn taxon<'b>(&self, target: &'b DescriptorReference) -> (String, &'b str)
    where
        'a: 'b,
    {
        let reference = target.tool_component.as_ref();
        let named = reference.map(|c| str(&c.name)).unwrap_or_default();
        let taxonomy = reference.and_then(|reference| self.taxonomy(reference));
        let name = match (named, taxonomy) {
            ("", Some(taxonomy)) => taxonomy.name.str(),
            (named, _) => named,
        };
        let id = match (str(&target.id), taxonomy) {
            ("", Some(taxonomy)) => {
                taxonomy.taxa.at(target.index).map(|taxon| str(&taxon.id)).unwrap_or_default()
            }
            (id, _) => id,
        };
        (name.to_owned(), id)
    }

    /// `CA1000/1` is a part of the rule `CA1000`.
    fn by_id(&self, id: &str) -> Found<'a> {
        let parents = std::iter::successors(Some(id), |id| Some(id.rsplit_once('/')?.0));
        for wanted in parents.take(PARENTS_MAX) {
            if let Some((component, rule)) = self.by_id.get(wanted) {
                return Found { rule: Some(rule), component: Some(component) };
            }
        }
        Found { rule: None, component: self.driver }
    }

    fn component(&self, reference: &ComponentReference) -> Option<&'a ToolComponent> {
        pick(&self.extensions, reference).or(self.driver)
    }

    fn taxonomy(&self, reference: &ComponentReference) -> Option<&'a ToolComponent> {
        pick(&self.taxonomies, reference).or_else(|| pick(&self.extensions, reference))
    }
}

fn pick<'a>(
    list: &[Option<&'a ToolComponent>],
    reference: &ComponentReference,
) -> Option<&'a ToolComponent> {
    let by_index = reference.index.and_then(|index| usize::try_from(index).ok());
    if let Some(found) = by_index.and_then(|index| *list.get(index)?) {
        return Some(found);
    }
    let same = |own: &str, wanted: &Option<String>| !own.is_empty() && own == str(wanted);
    list.iter().flatten().copied().find(|component| {
        same(component.guid.str(), &reference.guid) || same(component.name.str(), &reference.name)
    })
}

/// An index that leads to a rule of another id is wrong, and the id decides.
fn agrees(rule: &Rule, id: &str) -> bool {
    let own = str(&rule.id);
    id.is_empty() || id == own || id.strip_prefix(own).is_some_and(|rest| rest.starts_with('/'))
}
