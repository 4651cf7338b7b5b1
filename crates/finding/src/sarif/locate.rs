//! The route of a SARIF result: its place, the function around it, the flow of data, the snippet.

use super::{
    ITEMS_MAX, STEPS_MAX,
    convert::{Converter, Item},
    wire::{Location, Message, PhysicalLocation, Region, ThreadFlowLocation, items, str},
};
use crate::{Finding, Place, Problem, Span, Step};

impl Converter<'_> {
    /// Sets the route and the snippet.
    pub(super) fn locate(&self, finding: &mut Finding, item: &mut Item<'_, '_>) {
        let locations = item.result.locations.items();
        if let Some(first) = locations.first() {
            let physical = first.physical_location.as_ref();
            finding.route.place = physical.and_then(|p| self.physical(p, item));
            finding.evidence.snippet =
                item.cleaner.block(physical.map(snippet).unwrap_or_default());
            finding.route.within = item.cleaner.line(function(first));
        }
        let others = locations.iter().skip(1).take(ITEMS_MAX);
        let others = others.filter_map(|l| self.physical(l.physical_location.as_ref()?, item));
        finding.route.others = others.collect();
        finding.route.steps = self.steps(item);
    }

    fn physical(&self, physical: &PhysicalLocation, item: &mut Item<'_, '_>) -> Option<Place> {
        let span: Option<Span> = physical.region.as_ref().and_then(Region::span);
        self.place(physical.artifact_location.as_ref()?, span, item)
    }

    /// The steps of the first flow.
    fn steps(&self, item: &mut Item<'_, '_>) -> Vec<Step> {
        let flow = item.result.code_flows.items().first();
        let thread = flow.and_then(|flow| items(&flow.thread_flows).first());
        let Some(locations) = thread.and_then(|thread| thread.locations.as_ref()) else {
            return Vec::new();
        };
        if locations.left_out > 0 {
            let all = locations.items.len() + locations.left_out;
            let args = [("n", all.into()), ("max", STEPS_MAX.into())];
            item.problems.push(Problem::of("steps-cut", item.at, &args));
        }
        locations.items.iter().filter_map(|step| self.step(self.location_of(step)?, item)).collect()
    }

    /// A step's own location, or the one of the run to which its index leads.
    fn location_of<'b>(&'b self, step: &'b ThreadFlowLocation) -> Option<&'b Location> {
        let cached = || self.run.thread_flow_locations.at(step.index)?.location.as_ref();
        step.location.as_ref().or_else(cached)
    }

    fn step(&self, location: &Location, item: &mut Item<'_, '_>) -> Option<Step> {
        let note = location.message.as_ref().map(|m| item.text_of(m)).unwrap_or_default();
        let note = item.cleaner.block(&note);
        let physical = location.physical_location.as_ref();
        let place = match physical.and_then(|p| self.physical(p, item)) {
            Some(Place::File(file)) => Some(file),
            Some(Place::Address(_) | Place::Component(_)) | None => None,
        };
        (place.is_some() || !note.is_empty()).then_some(Step { place, note })
    }
}

fn snippet(physical: &PhysicalLocation) -> &str {
    let regions = [&physical.region, &physical.context_region];
    let texts = regions.into_iter().filter_map(|region| region.as_ref()?.snippet.as_ref());
    texts.map(Message::plain).find(|text| !text.is_empty()).unwrap_or_default()
}

fn function(location: &Location) -> &str {
    let first = items(&location.logical_locations).first();
    first.map_or("", |logical| match str(&logical.fully_qualified_name) {
        "" => str(&logical.name),
        name => name,
    })
}
