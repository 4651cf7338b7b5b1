//! Two versions of a questionnaire compared cell by cell.

use std::collections::{BTreeMap, BTreeSet};

use language::{Arg, Lang};
use uuid::Uuid;

use super::{
    error::Found,
    field::QuestionnaireField,
    messages::message,
    place::Place,
    raw::{RawQuestionnaire, RawRow},
    table::Table,
};

/// One difference between two versions (R 20). The order of rows makes none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellChange {
    /// A field says something else.
    Field {
        /// The field.
        field: QuestionnaireField,
        /// What it said.
        old: String,
        /// What it says.
        new: String,
    },
    /// A row that the old version lacks.
    Added {
        /// The table.
        table: Table,
        /// Its number in the new version, from 1.
        row: usize,
        /// The row.
        new: RawRow,
    },
    /// A row that the new version lacks.
    Removed {
        /// The table.
        table: Table,
        /// Its number in the old version, from 1.
        row: usize,
        /// The row.
        old: RawRow,
    },
    /// A cell says something else.
    Cell {
        /// The table.
        table: Table,
        /// The row's number in the new version, from 1.
        row: usize,
        /// The row's identity.
        id: Uuid,
        /// The column's index.
        column: usize,
        /// What it said.
        old: String,
        /// What it says.
        new: String,
    },
}

/// Every difference, in the form's order: fields, then each table's removed rows, then its changed
/// and added rows as the new version has them.
pub fn diff(old: &RawQuestionnaire, new: &RawQuestionnaire) -> Vec<CellChange> {
    let mut changes = Vec::new();
    for field in QuestionnaireField::ALL {
        let (before, after) = (old.field(field), new.field(field));
        if before != after {
            let (old, new) = (before.to_owned(), after.to_owned());
            changes.push(CellChange::Field { field, old, new });
        }
    }
    for table in Table::ALL {
        rows(table, old.rows(table), new.rows(table), &mut changes);
    }
    changes
}

impl CellChange {
    /// Where the change is.
    pub fn place(&self) -> Place {
        match self {
            CellChange::Field { field, .. } => Place::Field(*field),
            CellChange::Added { table, row, new: RawRow { id, .. } }
            | CellChange::Removed { table, row, old: RawRow { id, .. } } => {
                Place::Row { table: *table, row: *row, id: *id }
            }
            CellChange::Cell { table, row, id, column, .. } => {
                Place::Cell { table: *table, row: *row, id: *id, column: *column }
            }
        }
    }

    /// The change in words: place, what was said, what is said.
    pub fn message(&self, lang: Lang) -> String {
        let place = ("place", Arg::from(self.place().text(lang)));
        match self {
            CellChange::Added { .. } => message(lang, "change-added", &[place]),
            CellChange::Removed { .. } => message(lang, "change-removed", &[place]),
            CellChange::Field { old, new, .. } | CellChange::Cell { old, new, .. } => {
                let said = |text: &str| Arg::from(Found::of(text).text(lang));
                let args = [place, ("old", said(old)), ("new", said(new))];
                message(lang, "change-cell", &args)
            }
        }
    }
}

fn rows(table: Table, old: &[RawRow], new: &[RawRow], changes: &mut Vec<CellChange>) {
    let (old, new) = (identified(old), identified(new));
    let before: BTreeMap<_, _> = old.iter().copied().collect();
    let after: BTreeSet<_> = new.iter().map(|(identity, _)| *identity).collect();
    for ((_, old), row) in old.iter().zip(1..).filter(|((id, _), _)| !after.contains(id)) {
        changes.push(CellChange::Removed { table, row, old: (*old).clone() });
    }
    for ((identity, new), row) in new.into_iter().zip(1..) {
        match before.get(&identity) {
            Some(old) => cells(table, row, old, new, changes),
            None => changes.push(CellChange::Added { table, row, new: new.clone() }),
        }
    }
}

/// The rows by identity; of rows that wrongly share one, the first is compared with the first.
fn identified(rows: &[RawRow]) -> Vec<((Uuid, usize), &RawRow)> {
    let mut seen: BTreeMap<Uuid, usize> = BTreeMap::new();
    let identity = |row: &RawRow| {
        let before = seen.entry(row.id).or_default();
        *before += 1;
        (row.id, *before)
    };
    rows.iter().map(identity).zip(rows).collect()
}

fn cells(table: Table, row: usize, old: &RawRow, new: &RawRow, changes: &mut Vec<CellChange>) {
    for column in 0..old.cells.len().max(new.cells.len()) {
        let (before, after) = (old.cell(column), new.cell(column));
        if before != after {
            let (id, old, new) = (new.id, before.to_owned(), after.to_owned());
            changes.push(CellChange::Cell { table, row, id, column, old, new });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: u128, cells: &[&str]) -> RawRow {
        RawRow {
            id: Uuid::from_u128(id),
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        }
    }

    fn form(name: &str, rows: Vec<RawRow>) -> RawQuestionnaire {
        RawQuestionnaire {
            fields: [(QuestionnaireField::Name, name.to_owned())].into(),
            tables: [(Table::Segments, rows)].into(),
        }
    }

    #[test]
    fn a_corrected_questionnaire_shows_what_changed_cell_by_cell() {
        // R 20: where the questionnaire differs from the facts, an updated one is sent.
        let old = form("A", vec![row(1, &["x", "10.0.0.0/24"]), row(2, &["y", "10.0.1.0/24"])]);
        let new = form("B", vec![row(3, &["z", "10.0.2.0/24"]), row(1, &["x", "10.0.0.0/25"])]);
        let changes: Vec<String> =
            diff(&old, &new).iter().map(|change| change.message(Lang::En)).collect();
        let table = "table 5.7 “Structure of the test object's network (where needed)”";
        assert_eq!(
            changes,
            [
                "item 1 “Name of the test object”: was “A”; now “B”".to_owned(),
                format!("{table}, row 2: removed"),
                format!("{table}, row 1: added"),
                format!(
                    "{table}, row 2, column “Network's IP address / network mask”: was “10.0.0.0/24”; now “10.0.0.0/25”"
                ),
            ]
        );
    }

    #[test]
    fn the_order_of_rows_and_an_unchanged_form_make_no_difference() {
        let old = form("A", vec![row(1, &["x", "1"]), row(2, &["y", "2"])]);
        let new = form("A", vec![row(2, &["y", "2"]), row(1, &["x", "1"])]);
        assert_eq!(diff(&old, &new), []);
    }
}
