//! The catalogues against the Order: every line in its place, every wording whole.

use std::collections::HashSet;

use language::{Lang, Text};

use super::*;
use crate::Works;

const RUSSIAN: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
const KAZAKH: &str = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

fn catalogue() -> &'static Catalogue {
    Catalogue::of(Edition::N605)
}

#[test]
fn the_embedded_files_load() {
    assert_eq!(load(&SINCE_257).as_ref(), Ok(catalogue()));
}

#[test]
fn both_editions_have_the_same_catalogues() {
    assert_eq!(Catalogue::of(Edition::N257), Catalogue::of(Edition::N605));
}

/// RA 3: sixteen documents, numbered as in the Order.
#[test]
fn the_documents_are_sixteen() {
    let codes: Vec<_> = catalogue().documents().iter().map(|it| it.code.to_string()).collect();
    let expected: Vec<_> = (1..=16).map(|number| format!("RA3-{number}")).collect();
    assert_eq!(codes, expected);
}

/// RA 4: which works each change makes necessary.
#[test]
fn the_changes_call_for_the_works_of_the_orders_table() {
    let table = "
        RA4-1  | + - - - -
        RA4-2  | + + + - -
        RA4-3  | - + + + +
        RA4-4  | - - + + -
        RA4-5  | - + + - -
        RA4-6  | - + - + +
        RA4-7  | - + + + +
        RA4-8  | - + - + +
        RA4-9  | + + + + +
        RA4-10 | - + - + +";
    let written: Vec<_> = catalogue().changes().iter().map(row).collect();
    assert_eq!(written, lines(table));
}

fn row(change: &Change) -> String {
    let marks = Work::ALL.map(|work| if change.works.contains(work) { "+" } else { "-" });
    format!("{:<6} | {}", change.code.to_string(), marks.join(" "))
}

/// M 18, MA 1: seventy functions in twelve groups.
#[test]
fn the_functions_are_seventy_in_twelve_groups() {
    let table = "
        MA1-G1  | Security audit | MA1-1..MA1-6
        MA1-G2  | Cryptographic support | MA1-7..MA1-8
        MA1-G3  | User data protection | MA1-9..MA1-21
        MA1-G4  | Identification and authentication | MA1-22..MA1-27
        MA1-G5  | Security management | MA1-28..MA1-33
        MA1-G6  | Protection of the TSF | MA1-34..MA1-47
        MA1-G7  | Resource utilisation | MA1-48..MA1-49
        MA1-G8  | TOE access | MA1-50..MA1-55
        MA1-G9  | Functions of protection against malicious code | MA1-56..MA1-60
        MA1-G10 | Security of software updates | MA1-61..MA1-62
        MA1-G11 | Security of changes to application software | MA1-63..MA1-66
        MA1-G12 | Protection against leaks of confidential information in informatization objects \
        of state bodies, local executive bodies and critical ICT infrastructure objects | \
        MA1-67..MA1-70";
    assert_eq!(groups(catalogue().functions()), lines(table));
    assert_eq!(numbers(catalogue().functions()), (1..=70).map(|n| (n, 0)).collect::<Vec<_>>());
}

/// M 18, MA 2: fourteen categories of manual testing, the chapters V1–V14 of OWASP ASVS 4.0.
#[test]
fn the_manual_tests_are_fourteen() {
    let table = "MA2-G1  | Manual testing functions | MA2-1..MA2-14";
    assert_eq!(groups(catalogue().manual_tests()), lines(table));
    assert_eq!(numbers(catalogue().manual_tests()), (1..=14).map(|n| (n, 0)).collect::<Vec<_>>());
}

/// M 31, MA 3: ten functions with twenty-eight requirements.
#[test]
fn the_network_has_ten_functions_with_twenty_eight_requirements() {
    let counts = [7, 6, 2, 5, 3, 1, 1, 1, 1, 1];
    assert_eq!(numbers(catalogue().network()), parts(&counts));
    assert_eq!(counts.iter().sum::<u8>(), 28);
}

/// M 36, MA 4: thirteen processes with ninety-five requirements.
#[test]
fn the_processes_are_thirteen_with_ninety_five_requirements() {
    let counts = [10, 7, 8, 7, 6, 5, 2, 5, 10, 10, 13, 7, 5];
    assert_eq!(numbers(catalogue().processes()), parts(&counts));
    assert_eq!(counts.iter().sum::<u8>(), 95);
}

/// M 18 (MA 1 and MA 2), M 31 (MA 3), M 36 (MA 4): what is judged in each kind of work.
#[test]
fn a_work_is_judged_by_its_appendices() {
    let cases = [
        (Work::SourceCode, 0, ""),
        (Work::Functions, 70 + 14, "MA1-1 MA2-14"),
        (Work::Load, 0, ""),
        (Work::Network, 28, "MA3-1.1 MA3-10.1"),
        (Work::Processes, 95, "MA4-1.1 MA4-13.5"),
    ];
    for (work, count, ends) in cases {
        let codes: Vec<_> = catalogue().checklist(work).iter().map(|it| it.code).collect();
        let found = codes.first().zip(codes.last()).map(|(first, last)| format!("{first} {last}"));
        assert_eq!((codes.len(), found.unwrap_or_default().as_str()), (count, ends), "{work}");
        assert!(codes.is_sorted(), "{work}");
    }
}

#[test]
fn a_line_is_found_by_its_code() {
    for work in Work::ALL {
        for entry in catalogue().checklist(work) {
            assert_eq!(catalogue().entry(entry.code), Some(entry));
            assert_eq!(catalogue().work_of(entry.code), Some(work));
            assert!(catalogue().group(entry.group).unwrap().entries.contains(entry));
            assert_eq!(entry.clause, entry.code.appendix());
        }
    }
    let missing: EntryCode = "MA4-9.11".parse().unwrap();
    assert_eq!(catalogue().entry(missing), None);
    assert_eq!(catalogue().work_of(missing), None);
    let document = catalogue().document("RA3-16".parse().unwrap()).unwrap();
    assert!(document.title.en.contains("crisis"));
    let change = catalogue().change("RA4-9".parse().unwrap()).unwrap();
    assert_eq!(change.works, Works::ALL);
}

/// M 17.2, M 20, MA 1, MA 2: what applies to the objects of state bodies only.
#[test]
fn an_entry_applies_to_the_objects_that_the_order_names() {
    use Standing::{CriticalObject, LocalExecutiveBody, StateBody};
    let cases: [(&str, &[Standing], bool); 9] = [
        ("MA1-66", &[], true),
        ("MA1-67", &[], false),
        ("MA1-67", &[StateBody], true),
        ("MA1-70", &[LocalExecutiveBody], true),
        ("MA1-70", &[CriticalObject], true),
        ("MA2-1", &[], false),
        ("MA2-1", &[CriticalObject], false),
        ("MA2-14", &[StateBody, CriticalObject], true),
        ("MA2-14", &[LocalExecutiveBody], true),
    ];
    for (code, standings, applies) in cases {
        let entry = catalogue().entry(code.parse().unwrap()).unwrap();
        assert_eq!(entry.scope.covers(standings), applies, "{code} {standings:?}");
    }
}

#[test]
fn every_text_is_whole_in_three_languages() {
    for (place, text) in texts() {
        assert!(text.is_complete(), "{place}");
        for lang in Lang::ALL {
            assert_eq!(blemish(text.of(lang)), None, "{place} {lang}: {}", text.of(lang));
        }
    }
}

#[test]
fn the_damage_of_a_broken_table_would_be_seen() {
    let damaged = [
        ("қ ұ ж а т", Some("letters set apart")),
        ("басқару ж ү й е с і түрі", Some("letters set apart")),
        ("тасығыштар ,оның", Some("a stray space or mark")),
        ("қорғау ( бұдан әрі", Some("a stray space or mark")),
        ("пайдалану ережелерін ережелерін іске асыру", Some("a word twice")),
        ("и в с", Some("letters set apart")),
        ("құжат (бұдан әрі – БҚ)", None),
    ];
    for (text, expected) in damaged {
        assert_eq!(blemish(text), expected, "{text}");
    }
    assert!(!is_latin("Aудит") && !is_written_in("Aудит", KAZAKH), "a Latin A before Cyrillic");
}

#[test]
fn every_word_is_written_in_the_letters_of_its_language() {
    for (place, text) in texts() {
        let foreign = words(&text.kk).find(|word| !is_latin(word) && !is_written_in(word, KAZAKH));
        assert_eq!(foreign, None, "{place} kk");
        let foreign = words(&text.ru).find(|word| !is_latin(word) && !is_written_in(word, RUSSIAN));
        assert_eq!(foreign, None, "{place} ru");
        assert_eq!(words(&text.en).find(|word| !is_latin(word)), None, "{place} en");
        let lookalike = words(&text.kk).chain(words(&text.ru)).find(|word| word.len() == 1);
        assert_eq!(lookalike, None, "{place}: a Latin letter that looks like a Cyrillic one");
    }
}

#[test]
fn no_requirement_stands_twice() {
    let entries: Vec<_> = Work::ALL.iter().flat_map(|work| catalogue().checklist(*work)).collect();
    for lang in Lang::ALL {
        let mut seen = HashSet::new();
        let double = entries.iter().find(|entry| !seen.insert(entry.requirement.of(lang)));
        assert_eq!(double.map(|entry| entry.code), None, "{lang}");
    }
    assert_eq!(entries.iter().find(|it| it.requirement.kk == it.requirement.ru), None);
}

#[test]
fn no_title_stands_twice_in_its_list() {
    let lists = [
        titles(catalogue().functions().iter().map(|it| &it.title)),
        titles(catalogue().network().iter().map(|it| &it.title)),
        titles(catalogue().processes().iter().map(|it| &it.title)),
        titles(catalogue().documents().iter().map(|it| &it.title)),
        titles(catalogue().changes().iter().map(|it| &it.title)),
    ];
    let functions = catalogue().functions().iter().chain(catalogue().manual_tests());
    for list in functions.map(|it| titles(it.entries.iter().map(|it| &it.title))).chain(lists) {
        let different: HashSet<_> = list.iter().collect();
        assert_eq!(different.len(), list.len(), "{list:?}");
    }
}

fn titles<'t>(texts: impl Iterator<Item = &'t Text>) -> Vec<&'t str> {
    texts.flat_map(|text| [text.kk.as_str(), &text.en]).collect()
}

/// Every text of the catalogues, with the place where it stands.
fn texts() -> Vec<(String, Text)> {
    let mut texts = Vec::new();
    for group in catalogue().all_groups() {
        texts.push((group.code.to_string(), group.title.clone()));
        for entry in &group.entries {
            texts.push((format!("{} title", entry.code), entry.title.clone()));
            texts.push((format!("{} requirement", entry.code), entry.requirement.clone()));
        }
    }
    let documents = catalogue().documents().iter().map(|it| (it.code.to_string(), &it.title));
    let changes = catalogue().changes().iter().map(|it| (it.code.to_string(), &it.title));
    texts.extend(documents.chain(changes).map(|(place, title)| (place, title.clone())));
    let notes = [Scope::Every, Scope::StateBody, Scope::StateOrCritical];
    texts.extend(notes.iter().filter_map(|it| Some((format!("{it:?}"), it.note()?))));
    texts
}

/// What a broken table leaves in a text: letters set apart, stray spaces, broken words.
fn blemish(text: &str) -> Option<&'static str> {
    let letters = text.split(' ').collect::<Vec<_>>();
    if letters.windows(3).any(|three| three.iter().all(|word| word.chars().count() == 1)) {
        return Some("letters set apart");
    }
    let marks =
        ["  ", " ,", " ;", " .", " )", "( ", " \n", "\n ", "\n\n", "\t", ",,", "..", "\u{ad}"];
    if marks.iter().any(|mark| text.contains(mark)) {
        return Some("a stray space or mark");
    }
    let words: Vec<_> = text.split_whitespace().collect();
    if words.windows(2).any(|two| two[0] == two[1]) {
        return Some("a word twice");
    }
    None
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty())
}

fn is_latin(word: &str) -> bool {
    word.bytes().all(|letter| letter.is_ascii_alphabetic())
}

fn is_written_in(word: &str, alphabet: &str) -> bool {
    word.to_lowercase().chars().all(|letter| alphabet.contains(letter))
}

fn lines(table: &str) -> Vec<String> {
    table.trim().lines().map(|line| line.trim().to_owned()).collect()
}

fn groups(groups: &[Group]) -> Vec<String> {
    let span = |group: &Group| match (group.entries.first(), group.entries.last()) {
        (Some(first), Some(last)) => format!("{}..{}", first.code, last.code),
        (None, _) | (_, None) => "nothing".to_owned(),
    };
    let line = |group: &Group| {
        format!("{:<7} | {} | {}", group.code.to_string(), group.title.en, span(group))
    };
    groups.iter().map(line).collect()
}

fn numbers(groups: &[Group]) -> Vec<(u8, u8)> {
    let entries = groups.iter().flat_map(|group| &group.entries);
    entries.map(|entry| (entry.code.number(), entry.code.part())).collect()
}

fn parts(counts: &[u8]) -> Vec<(u8, u8)> {
    let rows = (1..).zip(counts);
    rows.flat_map(|(row, count)| (1..=*count).map(move |part| (row, part))).collect()
}
