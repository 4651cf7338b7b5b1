//! The catalogues against the Order: every line in its place, every wording whole.

use super::*;

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
    let expected: Vec<_> = table.trim().lines().map(|line| line.trim().to_owned()).collect();
    assert_eq!(written, expected);
}

fn row(change: &Change) -> String {
    let marks = Work::ALL.map(|work| if change.works.contains(work) { "+" } else { "-" });
    format!("{:<6} | {}", change.code.to_string(), marks.join(" "))
}
