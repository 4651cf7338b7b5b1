//! What two questionnaires differ in, cell by cell, as a page shows it.

use std::collections::BTreeMap;

use language::Lang;
use order::form::{CellChange, RawRow, Table};

/// So many changes stand on one page; the others are counted.
const SHOWN_MAX: usize = 500;

/// The differences, by field and table.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) fields: Vec<FieldChange>,
    pub(super) tables: Vec<TableChanges>,
    pub(super) total: usize,
    /// How many are counted and not shown.
    pub(super) omitted: usize,
    pub(super) added: usize,
    pub(super) removed: usize,
    pub(super) changed: usize,
}

/// A field that says something else.
#[derive(Debug)]
pub(super) struct FieldChange {
    pub(super) number: &'static str,
    pub(super) title: &'static str,
    pub(super) old: String,
    pub(super) new: String,
}

/// What changed in a table.
#[derive(Debug, Default)]
pub(super) struct TableChanges {
    pub(super) code: &'static str,
    pub(super) number: &'static str,
    pub(super) title: &'static str,
    pub(super) added: Vec<RowChange>,
    pub(super) removed: Vec<RowChange>,
    pub(super) cells: Vec<CellLine>,
}

/// A row that came or went.
#[derive(Debug)]
pub(super) struct RowChange {
    pub(super) row: usize,
    /// Its filled cells: the column and what it says.
    pub(super) cells: Vec<(&'static str, String)>,
}

/// A cell that says something else.
#[derive(Debug)]
pub(super) struct CellLine {
    pub(super) row: usize,
    pub(super) column: &'static str,
    pub(super) old: String,
    pub(super) new: String,
}

impl Changes {
    /// The differences for a reader of `lang`.
    pub(super) fn of(lang: Lang, changes: &[CellChange]) -> Self {
        let mut seen = Changes { total: changes.len(), ..Changes::default() };
        seen.omitted = changes.len().saturating_sub(SHOWN_MAX);
        let mut tables: BTreeMap<Table, TableChanges> = BTreeMap::new();
        for (index, change) in changes.iter().enumerate() {
            seen.count(change);
            if index < SHOWN_MAX {
                seen.show(lang, change, &mut tables);
            }
        }
        seen.tables = tables.into_values().collect();
        seen
    }

    fn count(&mut self, change: &CellChange) {
        match change {
            CellChange::Added { .. } => self.added += 1,
            CellChange::Removed { .. } => self.removed += 1,
            CellChange::Field { .. } | CellChange::Cell { .. } => self.changed += 1,
        }
    }

    fn show(
        &mut self,
        lang: Lang,
        change: &CellChange,
        tables: &mut BTreeMap<Table, TableChanges>,
    ) {
        match change {
            CellChange::Field { field, old, new } => self.fields.push(FieldChange {
                number: field.number(),
                title: field.title().of(lang),
                old: old.clone(),
                new: new.clone(),
            }),
            CellChange::Added { table, row, new } => {
                at(lang, tables, *table).added.push(row_change(lang, *table, *row, new));
            }
            CellChange::Removed { table, row, old } => {
                at(lang, tables, *table).removed.push(row_change(lang, *table, *row, old));
            }
            CellChange::Cell { table, row, column, old, new, .. } => {
                let title = table.columns().get(*column).map_or("", |it| it.title.of(lang));
                at(lang, tables, *table).cells.push(CellLine {
                    row: *row,
                    column: title,
                    old: old.clone(),
                    new: new.clone(),
                });
            }
        }
    }
}

fn at(lang: Lang, tables: &mut BTreeMap<Table, TableChanges>, table: Table) -> &mut TableChanges {
    tables.entry(table).or_insert_with(|| TableChanges {
        code: table.code(),
        number: table.number(),
        title: table.title().of(lang),
        ..TableChanges::default()
    })
}

fn row_change(lang: Lang, table: Table, row: usize, cells: &RawRow) -> RowChange {
    let filled = table.columns().iter().zip(&cells.cells).filter(|(_, text)| !text.is_empty());
    let cells = filled.map(|(column, text)| (column.title.of(lang), text.clone())).collect();
    RowChange { row, cells }
}
