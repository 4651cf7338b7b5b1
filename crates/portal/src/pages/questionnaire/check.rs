//! The questionnaire's check: run beside the async threads, told with links to its places.

use std::collections::BTreeMap;

use conduct::CaseSheet;
use language::Lang;
use order::form::{
    Checked, FormError, FormWarning, Place, Questionnaire, RawQuestionnaire, Table,
    check_questionnaire,
};
use uuid::Uuid;

use super::grid::page_of;
use crate::{failure::Failure, pages::entry::Problem};

/// So many errors, and so many warnings, stand on one page; the others are counted.
const SHOWN_MAX: usize = 50;

/// A warning of the summary, linked to its place.
pub(super) struct Caution {
    pub(super) href: String,
    pub(super) text: String,
    pub(super) clause: String,
}

/// How many errors and warnings a table has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) errors: usize,
    pub(super) warnings: usize,
}

/// Checks a questionnaire by the case's rules; a large one takes seconds.
pub(super) async fn check(
    sheet: &CaseSheet,
    value: &RawQuestionnaire,
) -> Result<Checked<Questionnaire>, Failure> {
    let (rules, value) = (sheet.form_rules(), value.clone());
    tokio::task::spawn_blocking(move || check_questionnaire(&value, &rules))
        .await
        .map_err(Failure::inside)
}

/// Errors as links.
pub(super) fn problems<'a>(
    lang: Lang,
    id: Uuid,
    errors: impl Iterator<Item = &'a FormError>,
) -> Vec<Problem> {
    let problem =
        |error: &FormError| Problem { href: address(id, &error.place), text: error.message(lang) };
    errors.take(SHOWN_MAX).map(problem).collect()
}

/// How many of so many are counted and not shown.
pub(super) const fn more(total: usize) -> usize {
    total.saturating_sub(SHOWN_MAX)
}

/// Warnings as links.
pub(super) fn cautions<'a>(
    lang: Lang,
    id: Uuid,
    warnings: impl Iterator<Item = &'a FormWarning>,
) -> Vec<Caution> {
    let caution = |warning: &FormWarning| Caution {
        href: address(id, &warning.place),
        text: warning.message(lang),
        clause: warning.clause().cite(lang),
    };
    warnings.take(SHOWN_MAX).map(caution).collect()
}

/// What was found in each table.
pub(super) fn by_table(checked: &Checked<Questionnaire>) -> BTreeMap<Table, Counts> {
    let mut counts: BTreeMap<Table, Counts> = BTreeMap::new();
    for table in checked.errors.iter().filter_map(|error| error.place.table()) {
        counts.entry(table).or_default().errors += 1;
    }
    for table in checked.warnings.iter().filter_map(|warning| warning.place.table()) {
        counts.entry(table).or_default().warnings += 1;
    }
    counts
}

/// The address of a place of the questionnaire.
pub(super) fn address(id: Uuid, place: &Place) -> String {
    let overview = format!("/cases/{id}/questionnaire");
    match *place {
        Place::Field(field) => format!("{overview}#f-{}", field.code()),
        Place::Table(table) => format!("{overview}/{table}"),
        Place::Row { table, row, id } => {
            format!("{overview}/{table}?page={}#r-{id}", page_of(row))
        }
        Place::Cell { table, row, id, column } => {
            let code = table.columns().get(column).map_or("", |column| column.code);
            format!("{overview}/{table}?page={}#c-{id}-{code}", page_of(row))
        }
        Place::Application(_) | Place::Works => format!("/cases/{id}/application"),
    }
}
