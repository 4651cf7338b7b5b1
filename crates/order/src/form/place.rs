//! Where in a form something stands.

use language::{Arg, Lang};
use uuid::Uuid;

use super::{
    field::{ApplicationField, QuestionnaireField},
    messages::message,
    table::{Column, Table},
};

/// A place in a form; every error and warning has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A field of RA 1.
    Application(ApplicationField),
    /// The works that RA 1 asks for.
    Works,
    /// A field of RA 2.
    Field(QuestionnaireField),
    /// A table as a whole.
    Table(Table),
    /// A row.
    Row {
        /// The table.
        table: Table,
        /// The row's number, from 1.
        row: usize,
        /// The row's identity.
        id: Uuid,
    },
    /// A cell.
    Cell {
        /// The table.
        table: Table,
        /// The row's number, from 1.
        row: usize,
        /// The row's identity.
        id: Uuid,
        /// The column's index in [`Table::columns`].
        column: usize,
    },
}

impl Place {
    /// The table, where the place is in one.
    pub fn table(&self) -> Option<Table> {
        match *self {
            Place::Table(table) | Place::Row { table, .. } | Place::Cell { table, .. } => {
                Some(table)
            }
            Place::Application(_) | Place::Works | Place::Field(_) => None,
        }
    }

    /// The row's number from 1, where the place is in one.
    pub fn row(&self) -> Option<usize> {
        match *self {
            Place::Row { row, .. } | Place::Cell { row, .. } => Some(row),
            Place::Application(_) | Place::Works | Place::Field(_) | Place::Table(_) => None,
        }
    }

    /// The row's identity, where the place is in one.
    pub fn row_id(&self) -> Option<Uuid> {
        match *self {
            Place::Row { id, .. } | Place::Cell { id, .. } => Some(id),
            Place::Application(_) | Place::Works | Place::Field(_) | Place::Table(_) => None,
        }
    }

    /// The column, where the place is a cell.
    pub fn column(&self) -> Option<&'static Column> {
        match *self {
            Place::Cell { table, column, .. } => table.columns().get(column),
            Place::Application(_)
            | Place::Works
            | Place::Field(_)
            | Place::Table(_)
            | Place::Row { .. } => None,
        }
    }

    /// The code of the field, where the place is one.
    pub fn field(&self) -> Option<&'static str> {
        match *self {
            Place::Application(field) => Some(field.code()),
            Place::Field(field) => Some(field.code()),
            Place::Works => Some("works"),
            Place::Table(_) | Place::Row { .. } | Place::Cell { .. } => None,
        }
    }

    /// The place in words: `table 5.1 «Server equipment», row 3, column «Quantity»`.
    pub fn text(&self, lang: Lang) -> String {
        let table = |table: Table| {
            [("number", table.number().into()), ("title", table.title().of(lang).into())]
        };
        let (key, mut args): (_, Vec<(&str, Arg)>) = match *self {
            Place::Application(it) => field(it.number(), it.title().of(lang)),
            Place::Works => field("1", ApplicationField::works_title().of(lang)),
            Place::Field(it) => field(it.number(), it.title().of(lang)),
            Place::Table(it) => ("place-table", table(it).into()),
            Place::Row { table: it, .. } => ("place-row", table(it).into()),
            Place::Cell { table: it, .. } => ("place-cell", table(it).into()),
        };
        if let Some(row) = self.row() {
            args.push(("row", row.into()));
        }
        if let Some(column) = self.column() {
            args.push(("column", column.title.of(lang).into()));
        }
        message(lang, key, &args)
    }
}

fn field(number: &str, title: &str) -> (&'static str, Vec<(&'static str, Arg)>) {
    let key = if number.is_empty() { "place-unnumbered" } else { "place-field" };
    (key, vec![("number", number.into()), ("title", title.into())])
}
