//! What the tables of RA 2 say about each other. Nothing here is an error: each is a reason to look
//! again, since where the questionnaire differs from the facts it must be corrected (R 20).

mod addresses;
mod documents;
mod equipment;
mod load;

use std::collections::BTreeSet;

use super::{
    checked::FormRules,
    headers::folded,
    place::Place,
    questionnaire::{Questionnaire, RowRef},
    report::Report,
    table::Table,
    warning::Caution,
};
use crate::Work;

/// Reports every caution.
pub(super) fn cautions(form: &Questionnaire, rules: &FormRules, report: &mut Report) {
    addresses::cautions(form, report);
    equipment::cautions(form, report);
    load::cautions(form, report);
    sources(form, rules, report);
    documents::cautions(form, rules, report);
    volumes(form, rules, report);
}

/// A work whose table is empty cannot be counted (M 12, 19, 28, 33).
fn volumes(form: &Questionnaire, rules: &FormRules, report: &mut Report) {
    let needed = [
        (Work::SourceCode, Table::Sources, form.sources.is_empty()),
        (Work::Functions, Table::Servers, form.servers.is_empty()),
        (Work::Load, Table::Users, form.users.is_empty() && form.integrations.is_empty()),
        (Work::Network, Table::Segments, form.segments.is_empty()),
    ];
    for (work, table, is_empty) in needed {
        if is_empty && rules.works.contains(work) {
            report.warn(Place::Table(table), Caution::NoRowsForWork { work });
        }
    }
}

/// The size of the source is its volume (M 12), file by file (M 5).
fn sources(form: &Questionnaire, rules: &FormRules, report: &mut Report) {
    let in_works = rules.works.contains(Work::SourceCode);
    if in_works && !form.sources.is_empty() && form.source_size().is_zero() {
        report.warn(Place::Table(Table::Sources), Caution::NoSourceSize);
        return;
    }
    let rows = form.sources.iter().map(|it| (Table::Sources, it.row, it.size));
    let rows = rows.chain(form.libraries.iter().map(|it| (Table::Libraries, it.row, it.size)));
    for (table, row, size) in rows {
        if size.is_zero() {
            report.warn(cell(table, row, "size"), Caution::EmptyFile);
        }
    }
}

/// A cell of a typed row.
fn cell(table: Table, row: RowRef, code: &str) -> Place {
    let RowRef { id, number } = row;
    match table.column(code) {
        Some((column, _)) => Place::Cell { table, row: number, id, column },
        None => Place::Row { table, row: number, id },
    }
}

/// The words of a text, folded, without those that say little.
fn words(text: &str) -> BTreeSet<String> {
    const LETTERS_MIN: usize = 3;
    let words = text.split(|char: char| !char.is_alphanumeric()).map(folded);
    words.filter(|word| word.chars().count() >= LETTERS_MIN).collect()
}
