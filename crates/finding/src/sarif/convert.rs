//! One SARIF result into one finding.

use super::{
    ITEMS_MAX,
    bag::{self, Bag},
    place::{Places, Refused},
    read::unreadable,
    rules::{Found, Rules},
    text,
    wire::{self, ArtifactLocation, Invocation, Message, Run, items, str},
};
use crate::{
    Finding, FindingKind, Judgements, Place, Problem, Problems, Reading, Span, Tool,
    clean::{BLOCK_BYTES_MAX, BLOCK_CHARS_MAX, Cleaner, clip},
    problem::quoted,
};

/// The longest title made of a message.
const HEADLINE_CHARS_MAX: usize = 160;

/// What the results of one run need in order to become findings.
#[derive(Debug)]
pub(super) struct Converter<'a> {
    pub(super) run: &'a Run<'a>,
    pub(super) rules: Rules<'a>,
    reading: &'a Reading,
    places: Places<'a>,
    tool: Tool,
}

/// A result on its way, and what is wrong with it.
pub(super) struct Item<'r, 'a> {
    pub(super) result: &'r wire::Finding,
    pub(super) found: Found<'a>,
    pub(super) at: &'r str,
    pub(super) cleaner: Cleaner,
    pub(super) problems: &'r mut Problems,
}

impl<'a> Converter<'a> {
    pub(super) fn of(run: &'a Run<'a>, reading: &'a Reading) -> Converter<'a> {
        let places = Places::of(run, reading.root.as_deref());
        Converter { run, rules: Rules::of(run), reading, places, tool: tool(run) }
    }

    pub(super) fn tool(&self) -> &Tool {
        &self.tool
    }

    /// The finding of a result; what could not be read of it is a problem at that place.
    pub(super) fn finding(
        &self,
        result: &wire::Finding,
        at: &str,
        problems: &mut Problems,
    ) -> Finding {
        for (part, reason) in wire::broken(result) {
            problems.push(unreadable(part, at, reason));
        }
        for (part, max, left_out) in wire::cut(result) {
            let args = [("part", part.into()), ("max", max.into()), ("n", left_out.into())];
            problems.push(Problem::of("list-cut", at, &args));
        }
        let found = self.rules.of_result(result);
        let mut item = Item { result, found, at, cleaner: Cleaner::default(), problems };
        let id = rule_id(&item).to_owned();
        let rule = item.cleaner.line(&id);
        let kind = FindingKind::Vulnerability;
        let mut finding = Finding::new(self.reading.work, kind, rule, self.tool.clone());
        describe(&mut finding, &mut item);
        self.rate(&mut finding, &mut item);
        self.locate(&mut finding, &mut item);
        keep_fingerprints(&mut finding, &mut item);
        finding.review.claims = super::claims::of(&mut item);
        self.apply_bag(&mut finding, &mut item);
        item.report_cleaning();
        finding
    }

    /// Warnings and errors that the tool itself reported.
    pub(super) fn notifications(&self, run: &Run<'_>, at: &str, problems: &mut Problems) {
        for (number, invocation) in run.invocations.items().iter().enumerate() {
            let at = format!("{at}.invocations[{number}]");
            match (invocation.get(), &invocation.error) {
                (Some(invocation), _) => self.notified(invocation, &at, problems),
                (None, Some(reason)) => problems.push(unreadable("", &at, reason)),
                (None, None) => {}
            }
        }
    }

    /// The place of an artifact; a refused one is a problem that names its value.
    pub(super) fn place(
        &self,
        location: &ArtifactLocation,
        span: Option<Span>,
        item: &mut Item<'_, '_>,
    ) -> Option<Place> {
        match self.places.place(location, span)? {
            Ok(place) => Some(place),
            Err(refused) => {
                item.problems.push(path_refused(&refused, item.at));
                None
            }
        }
    }

    fn notified(&self, invocation: &Invocation, at: &str, problems: &mut Problems) {
        if invocation.execution_successful == Some(false) {
            problems.push(Problem::of("tool-failed", at, &[]));
        }
        let both = [
            &invocation.tool_execution_notifications,
            &invocation.tool_configuration_notifications,
        ];
        for notification in both.into_iter().flat_map(items) {
            if matches!(str(&notification.level), "note" | "none") {
                continue;
            }
            let said = notification.message.as_ref().map(Message::plain).unwrap_or_default();
            let first = items(&notification.locations).first();
            let file = first.and_then(|l| l.physical_location.as_ref()?.artifact_location.as_ref());
            let place = file.and_then(|file| self.places.place(file, None)?.ok());
            let place = place.map_or_else(|| at.to_owned(), |place| place.to_string());
            problems.push(Problem::of("notification", place, &[("value", quoted(said))]));
        }
    }

    fn apply_bag(&self, finding: &mut Finding, item: &mut Item<'_, '_>) {
        let bag = match bag::read(item.result.properties.get().map(|bag| &bag.0)) {
            Ok(Some(bag)) => bag,
            Ok(None) => return,
            Err(error) => {
                let reason = crate::source::reason(&error);
                item.problems.push(unreadable("properties.synaq", item.at, &reason));
                return;
            }
        };
        let Bag { work, kind, risk, title, recommendation, references, snippet, .. } = bag;
        finding.kind = kind.unwrap_or(finding.kind);
        finding.risk = risk.unwrap_or(finding.risk);
        let message = item.result.message.get().map(|m| item.text_of(m));
        let cleaner = &mut item.cleaner;
        set(&mut finding.description, message.map(|text| cleaner.block(&text)));
        set(&mut finding.title, title.map(|text| cleaner.line(&text)));
        set(&mut finding.recommendation, recommendation.map(|text| cleaner.block(&text)));
        set(&mut finding.references, references.map(crate::route::web_addresses));
        set(&mut finding.evidence.snippet, snippet.map(|text| cleaner.block(&text)));
        set(&mut finding.cwes, bag.cwes.map(few));
        set(&mut finding.cves, bag.cves.map(few));
        set(&mut finding.ghsas, bag.ghsas.map(few));
        if self.reading.judgements == Judgements::Restore {
            finding.work = work.unwrap_or(finding.work);
            finding.evidence.artifacts = bag.artifacts;
            set(&mut finding.review, bag.review);
        }
    }
}

impl Item<'_, '_> {
    /// The rule's and the result's properties, the result's first.
    pub(super) fn properties(&self) -> impl Iterator<Item = &serde_json::Value> {
        let rule = self.found.rule.and_then(|rule| rule.properties.as_ref()).map(|bag| &bag.0);
        self.result.properties.get().map(|bag| &bag.0).into_iter().chain(rule)
    }

    /// The text of a message of this result.
    pub(super) fn text_of(&self, message: &Message) -> String {
        let own = self.found.rule.and_then(|rule| rule.message_strings.as_ref());
        let id = str(&message.id);
        let global = || self.found.component.and_then(|c| c.global_message_strings.get());
        let strings = own.filter(|all| all.0.contains_key(id)).or_else(global);
        let related = self.result.related_locations.items();
        text::message(message, strings, |id| related.iter().any(|l| l.id == Some(id)))
    }

    fn report_cleaning(&mut self) {
        if self.cleaner.controls {
            self.problems.push(Problem::of("controls-replaced", self.at, &[]));
        }
        if self.cleaner.cut {
            let args = [("max", BLOCK_CHARS_MAX.into())];
            self.problems.push(Problem::of("text-cut", self.at, &args));
        }
    }
}

/// A refused path as a problem: the result, the value, the reason in each language.
pub(super) fn path_refused(refused: &Refused, at: &str) -> Problem {
    let reason = crate::message::text(refused.why.key(), &[]);
    let mut problem = Problem::of("path-refused", at, &[("value", quoted(&refused.value))]);
    for lang in language::Lang::ALL {
        let args = [("value", quoted(&refused.value)), ("reason", reason.of(lang).into())];
        let text = crate::message::format(lang, "path-refused", &args);
        match lang {
            language::Lang::Kk => problem.what.kk = text,
            language::Lang::Ru => problem.what.ru = text,
            language::Lang::En => problem.what.en = text,
        }
    }
    problem
}

fn few<T>(mut list: Vec<T>) -> Vec<T> {
    list.truncate(ITEMS_MAX);
    list
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

fn tool(run: &Run<'_>) -> Tool {
    let Some(driver) = run.tool.get().and_then(|tool| tool.driver.get()) else {
        return Tool::default();
    };
    let mut cleaner = Cleaner::default();
    let version = match driver.version.str() {
        "" => driver.semantic_version.str(),
        version => version,
    };
    Tool { name: cleaner.line(driver.name.str()), version: cleaner.line(version) }
}

fn rule_id<'i>(item: &'i Item<'_, '_>) -> &'i str {
    let referenced = item.result.rule.get().map(|rule| str(&rule.id)).unwrap_or_default();
    let defined = item.found.rule.map(|rule| str(&rule.id)).unwrap_or_default();
    let ids = [item.result.rule_id.str(), referenced, defined];
    ids.into_iter().find(|id| !id.is_empty()).unwrap_or_default()
}

/// Title, description, recommendation and references.
fn describe(finding: &mut Finding, item: &mut Item<'_, '_>) {
    let message = item.result.message.get().map(|m| item.text_of(m)).unwrap_or_default();
    let rule = item.found.rule;
    let short = plain(rule.and_then(|rule| rule.short_description.as_ref()));
    let full = plain(rule.and_then(|rule| rule.full_description.as_ref()));
    let help = plain(rule.and_then(|rule| rule.help.as_ref()));
    let name = clip(rule.map(|rule| str(&rule.name)).unwrap_or_default(), BLOCK_BYTES_MAX);
    let fix = item.result.fixes.items().iter().find_map(|fix| fix.description.as_ref());
    let fix = fix.map(|message| item.text_of(message)).unwrap_or_default();

    let described = [message.as_str(), full, short].into_iter().find(|text| !text.is_empty());
    let description = item.cleaner.block(described.unwrap_or_default());
    let says_more = |text: &&str| !text.is_empty() && *text != full && *text != message;
    let recommended = [fix.as_str(), help].into_iter().find(says_more).unwrap_or_default();
    finding.recommendation = item.cleaner.block(recommended);
    finding.title = item.cleaner.line(&title([short, name, full, &message], &finding.rule));
    finding.description = description;
    let help_uri = rule.and_then(|rule| rule.help_uri.clone());
    finding.references = crate::route::web_addresses(help_uri.into_iter().collect());
}

fn plain(message: Option<&Message>) -> &str {
    clip(message.map(Message::plain).unwrap_or_default(), BLOCK_BYTES_MAX)
}

/// A short description in words, else the beginning of the message, else what there is.
fn title([short, name, full, message]: [&str; 4], rule: &str) -> String {
    let in_words =
        |text: &&str| text.trim().contains(' ') && (rule.is_empty() || !text.contains(rule));
    if let Some(words) = [short, name].into_iter().find(in_words) {
        return headline(words);
    }
    let rest = [message, full, short, name, rule].into_iter().find(|text| !text.trim().is_empty());
    headline(rest.unwrap_or_default())
}

/// The first sentence of a text, cut where it is long.
fn headline(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let sentence = line.split_once(". ").map_or(line, |(first, _)| first);
    match sentence.char_indices().nth(HEADLINE_CHARS_MAX) {
        Some((end, _)) => format!("{}…", sentence[..end].trim_end()),
        None => sentence.to_owned(),
    }
}

fn keep_fingerprints(finding: &mut Finding, item: &mut Item<'_, '_>) {
    let both = [&item.result.partial_fingerprints, &item.result.fingerprints];
    let all = both.into_iter().filter_map(|list| list.get()).flat_map(|pairs| &pairs.0);
    for (name, value) in all.filter(|(name, _)| *name != crate::fingerprint::SARIF_KEY) {
        if finding.tool_fingerprints.len() < ITEMS_MAX {
            let (name, value) = (item.cleaner.line(name), item.cleaner.line(value));
            finding.tool_fingerprints.insert(name, value);
        }
    }
}
