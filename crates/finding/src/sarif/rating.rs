//! Risk, CVSS and identifiers of a SARIF result.

use serde_json::Value;

use super::{
    ITEMS_MAX,
    convert::{Converter, Item},
    wire::{DescriptorReference, items, str},
};
use crate::{
    Cve, Cvss, CvssVector, Cwe, Finding, FindingKind, Ghsa, Problem, Risk, Score, clean::clip,
    problem::quoted,
};

/// The property in which tools give a score from 0.0 to 10.0.
pub(super) const SCORE_KEY: &str = "security-severity";
/// How much of a rule's name is searched for identifiers, in bytes.
const NAME_BYTES_MAX: usize = 500;
/// Parts of the names of properties that may hold identifiers.
const IDENTIFIER_KEYS: [&str; 6] = ["cwe", "cve", "tags", "alias", "ids", "identifiers"];

impl Converter<'_> {
    /// Sets risk, rating and identifiers, and with them the kind.
    pub(super) fn rate(&self, finding: &mut Finding, item: &mut Item<'_, '_>) {
        finding.cvss = cvss(item);
        finding.risk = risk(item, finding.cvss.as_ref());
        finding.cwes = self.cwes(item, &finding.rule);
        let mut texts: Vec<&str> = item.properties().flat_map(identifier_words).collect();
        texts.push(&finding.rule);
        texts.extend(item.found.rule.map(|rule| clip(str(&rule.name), NAME_BYTES_MAX)));
        finding.cves = few(texts.iter().flat_map(|text| Cve::all_in(text)));
        finding.ghsas = few(texts.iter().flat_map(|text| Ghsa::all_in(text)));
        if !finding.cves.is_empty() || !finding.ghsas.is_empty() {
            finding.kind = FindingKind::Known;
        }
    }

    /// The weaknesses that the result names; where it names none, those of its rule.
    fn cwes(&self, item: &Item<'_, '_>, rule_id: &str) -> Vec<Cwe> {
        let taxa = item.result.taxa.items().iter();
        let own = item.result.properties.get().into_iter().flat_map(|bag| cwes_in(&bag.0));
        let of_result = few(taxa.filter_map(|taxon| self.weakness(taxon)).chain(own));
        if !of_result.is_empty() {
            return of_result;
        }
        let rule = item.found.rule;
        let relationships = rule.map(|rule| items(&rule.relationships)).unwrap_or_default();
        let related = relationships.iter().filter_map(|r| self.weakness(r.target.as_ref()?));
        let of_rule = rule.and_then(|rule| rule.properties.as_ref()).map(|bag| &bag.0);
        few(related.chain(of_rule.into_iter().flat_map(cwes_in)).chain(Cwe::all_in(rule_id)))
    }

    fn weakness(&self, target: &DescriptorReference) -> Option<Cwe> {
        let (taxonomy, id) = self.rules.taxon(target);
        if taxonomy.to_ascii_uppercase().contains("CWE") {
            return id
                .parse()
                .ok()
                .or_else(|| Cwe::all_in(clip(id, NAME_BYTES_MAX)).into_iter().next());
        }
        Cwe::all_in(clip(id, NAME_BYTES_MAX)).into_iter().next()
    }
}

/// A vector of the newest version among the properties, else a score.
fn cvss(item: &mut Item<'_, '_>) -> Option<Cvss> {
    let mut wrong = Vec::new();
    let mut vectors: Vec<CvssVector> = Vec::new();
    let mut score = None;
    for properties in item.properties() {
        for text in strings(properties).filter(|text| text.starts_with("CVSS:")) {
            match text.parse() {
                Ok(vector) => vectors.push(vector),
                Err(_) => wrong.push(quoted(text)),
            }
        }
        let Some(given) = properties.get(SCORE_KEY).filter(|_| score.is_none()) else { continue };
        let number = given.as_f64().or_else(|| given.as_str()?.trim().parse().ok());
        score = number.and_then(|number| Score::new(number).ok());
        if score.is_none() {
            wrong.push(quoted(&given.to_string()));
        }
    }
    for value in wrong {
        item.problems.push(Problem::of("cvss-unreadable", item.at, &[("value", value)]));
    }
    let newest = vectors.into_iter().max_by_key(CvssVector::version);
    newest.map(Cvss::Vector).or(score.map(Cvss::Score))
}

/// The degree of risk, as [`Risk`] documents it.
fn risk(item: &Item<'_, '_>, cvss: Option<&Cvss>) -> Risk {
    let default = item.found.rule.and_then(|rule| rule.default_configuration.as_ref());
    let level = match item.result.level.str() {
        "" => default.map(|configuration| str(&configuration.level)).unwrap_or_default(),
        level => level,
    };
    let rank = item.result.rank.get().copied().or_else(|| default?.rank);
    cvss.map(|cvss| Risk::of_score(cvss.score()))
        .or_else(|| Risk::of_word(level))
        .or_else(|| Risk::of_rank(rank?))
        .unwrap_or(Risk::UNKNOWN)
}

fn cwes_in(properties: &Value) -> Vec<Cwe> {
    let mut found: Vec<Cwe> = identifier_words(properties).flat_map(Cwe::all_in).collect();
    let named = properties.as_object().into_iter().flatten();
    for (_, value) in named.filter(|(name, _)| name.to_ascii_lowercase().contains("cwe")) {
        let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        let number = |v: &Value| {
            v.as_u64()
                .map_or_else(|| v.as_str()?.parse().ok(), |n| Cwe::new(u32::try_from(n).ok()?))
        };
        found.extend(list.iter().filter_map(number));
    }
    found
}

/// The texts of properties whose names speak of identifiers; not our own bag, which decides later.
fn identifier_words(properties: &Value) -> impl Iterator<Item = &str> {
    let speaks =
        |name: &str| IDENTIFIER_KEYS.iter().any(|key| name.to_ascii_lowercase().contains(key));
    let named = properties.as_object().into_iter().flatten();
    named.filter(move |(name, _)| speaks(name)).flat_map(|(_, value)| strings(value))
}

/// A text, or the texts directly in a list or an object.
fn strings(value: &Value) -> impl Iterator<Item = &str> {
    let list = value.as_array().into_iter().flatten();
    let object = value.as_object().into_iter().flat_map(|object| object.values());
    std::iter::once(value).chain(list).chain(object).filter_map(Value::as_str)
}

fn few<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for one in all {
        if kept.len() < ITEMS_MAX && !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}
