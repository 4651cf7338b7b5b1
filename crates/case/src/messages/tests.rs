//! Every message that the code asks for exists, with the facts that it names, and none is idle.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::{
    actor::Party,
    clock::ClockKind,
    command::CommandKind,
    event::Fact,
    payload::{AccessItem, ContractWay, PackageItem},
    stage::Stage,
    state::Case,
};

const REFUSALS: [&str; 6] = [
    include_str!("../refusal.rs"),
    include_str!("../refusal/after.rs"),
    include_str!("../refusal/intake.rs"),
    include_str!("../refusal/results.rs"),
    include_str!("../refusal/talks.rs"),
    include_str!("../refusal/works.rs"),
];
const FILES: [(Lang, &str); 3] = [
    (Lang::Kk, include_str!("../../messages/kk.ftl")),
    (Lang::Ru, include_str!("../../messages/ru.ftl")),
    (Lang::En, include_str!("../../messages/en.ftl")),
];

/// Each refusal's key with the facts that the code gives it.
fn refusals() -> BTreeMap<String, BTreeSet<String>> {
    let dense = REFUSALS.map(|source| source.split_whitespace().collect::<String>());
    let messages = dense.iter().flat_map(|source| source.split("Message::new(\"").skip(1));
    messages
        .map(|rest| {
            let rest = rest.split("Message::new").next().unwrap();
            let (key, facts) = rest.split_once('"').unwrap();
            let facts = facts.split(".with(\"").skip(1);
            let names = facts.map(|fact| fact.split('"').next().unwrap().to_owned());
            (key.to_owned(), names.collect())
        })
        .collect()
}

/// Each key of a file with the facts that its message names.
fn placeholders(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
            name.clone_into(&mut key);
        }
        let names = line.split('$').skip(1);
        let names = names.map(|rest| rest.split([' ', '}']).next().unwrap().to_owned());
        found.entry(key.clone()).or_default().extend(names);
    }
    found
}

#[test]
fn the_three_files_load() {
    assert!(MESSAGES.is_ok(), "{:?}", MESSAGES.as_ref().err());
}

#[test]
fn every_refusal_names_exactly_the_facts_that_it_has() {
    for (lang, file) in FILES {
        let known = placeholders(file);
        for (key, facts) in refusals() {
            assert_eq!(known.get(&key), Some(&facts), "{lang}: {key}");
        }
    }
}

#[test]
fn no_refusal_is_written_that_the_code_does_not_use() {
    let used = refusals();
    for key in placeholders(FILES[2].1).keys().filter(|key| key.starts_with("refusal-")) {
        assert!(used.contains_key(key), "{key}");
    }
}

#[test]
fn every_command_fact_stage_party_and_document_has_a_name_in_each_language() {
    let case = Case::new();
    for lang in Lang::ALL {
        let mut names: Vec<String> = Vec::new();
        names.extend(CommandKind::ALL.map(|kind| kind.name(lang)));
        names.extend(Stage::ALL.map(|stage| stage.name(lang)));
        names.extend(Party::ALL.map(|party| party.name(lang)));
        names.extend(ClockKind::ALL.map(|kind| kind.title(&case, lang)));
        let keys = Fact::KINDS.map(|kind| format!("fact-{kind}")).into_iter();
        let keys = keys.chain(PackageItem::ALL.map(|item| format!("item-{}", item.code())));
        let keys = keys.chain(AccessItem::ALL.map(|item| format!("access-{}", item.code())));
        let ways = [ContractWay::Specification, ContractWay::TwoCopies, ContractWay::CivilCode];
        let keys = keys.chain(ways.map(|way| format!("way-{}", way.code())));
        names.extend(keys.map(|key| format(lang, &key, &[])));
        for name in names {
            assert!(!name.contains('⟦') && !name.trim().is_empty(), "{lang}: {name}");
        }
    }
}
