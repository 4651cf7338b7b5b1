//! The explicit, versioned encoding of the forms as entered: what events, exports and workbooks
//! keep. Codes are the tables', fields' and columns' own; a golden file holds the encoding.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    field::{ApplicationField, QuestionnaireField},
    raw::{RawApplication, RawQuestionnaire, RawRow},
    table::Table,
};
use crate::{Edition, Work, Works};

/// The version of the forms' encoding that this program writes.
pub const FORM_VERSION: u32 = 1;

/// The version of the forms RA 1 and RA 2 of an edition: № 605/НҚ left them as they were.
pub const fn form_version(edition: Edition) -> u32 {
    match edition {
        Edition::N257 | Edition::N605 => FORM_VERSION,
    }
}

/// Why an encoded form cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// A version that this program does not know.
    #[error("form_version {found}: this program reads version {FORM_VERSION}")]
    Version {
        /// The version found.
        found: u32,
    },
    /// A form other than the one expected.
    #[error("the form '{found}': expected '{expected}'")]
    Form {
        /// The form expected.
        expected: &'static str,
        /// The form found.
        found: String,
    },
    /// A code that the form lacks.
    #[error("the form has no {what} '{code}'")]
    Code {
        /// What the code should name: field, table, column, work.
        what: &'static str,
        /// The code.
        code: String,
    },
    /// A table that is named twice.
    #[error("the form names the table '{table}' twice")]
    TableTwice {
        /// The table's code.
        table: &'static str,
    },
    /// A column that is named twice.
    #[error("the table '{table}' names the column '{column}' twice")]
    Twice {
        /// The table's code.
        table: String,
        /// The column's code.
        column: String,
    },
}

const QUESTIONNAIRE: &str = "questionnaire";
const APPLICATION: &str = "application";

/// RA 2 on the wire.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionnaireWire {
    form_version: u32,
    form: String,
    fields: BTreeMap<String, String>,
    /// A list, since its order is the form's order.
    tables: Vec<TableWire>,
}

/// RA 1 on the wire.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ApplicationWire {
    form_version: u32,
    form: String,
    fields: BTreeMap<String, String>,
    works: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableWire {
    table: String,
    columns: Vec<String>,
    rows: Vec<RawRow>,
}

impl From<RawQuestionnaire> for QuestionnaireWire {
    fn from(raw: RawQuestionnaire) -> Self {
        let columns = |table: Table| table.columns().iter().map(|it| it.code.to_owned()).collect();
        QuestionnaireWire {
            form_version: FORM_VERSION,
            form: QUESTIONNAIRE.to_owned(),
            fields: raw.fields.into_iter().map(|(it, text)| (it.code().to_owned(), text)).collect(),
            tables: raw
                .tables
                .into_iter()
                .map(|(table, rows)| TableWire {
                    table: table.code().to_owned(),
                    columns: columns(table),
                    rows,
                })
                .collect(),
        }
    }
}

impl TryFrom<QuestionnaireWire> for RawQuestionnaire {
    type Error = WireError;

    fn try_from(wire: QuestionnaireWire) -> Result<Self, Self::Error> {
        known(wire.form_version, QUESTIONNAIRE, &wire.form)?;
        let field = |(code, text): (String, String)| match QuestionnaireField::from_code(&code) {
            Some(field) => Ok((field, text)),
            None => Err(WireError::Code { what: "field", code }),
        };
        Ok(RawQuestionnaire {
            fields: wire.fields.into_iter().map(field).collect::<Result<_, _>>()?,
            tables: tables(wire.tables)?,
        })
    }
}

impl From<RawApplication> for ApplicationWire {
    fn from(raw: RawApplication) -> Self {
        ApplicationWire {
            form_version: FORM_VERSION,
            form: APPLICATION.to_owned(),
            fields: raw.fields.into_iter().map(|(it, text)| (it.code().to_owned(), text)).collect(),
            works: raw.works.iter().map(|work| work.code().to_owned()).collect(),
        }
    }
}

impl TryFrom<ApplicationWire> for RawApplication {
    type Error = WireError;

    fn try_from(wire: ApplicationWire) -> Result<Self, Self::Error> {
        known(wire.form_version, APPLICATION, &wire.form)?;
        let field = |(code, text): (String, String)| match ApplicationField::from_code(&code) {
            Some(field) => Ok((field, text)),
            None => Err(WireError::Code { what: "field", code }),
        };
        let work = |code: String| match Work::from_code(&code) {
            Some(work) => Ok(work),
            None => Err(WireError::Code { what: "work", code }),
        };
        Ok(RawApplication {
            fields: wire.fields.into_iter().map(field).collect::<Result<_, _>>()?,
            works: wire.works.into_iter().map(work).collect::<Result<Works, _>>()?,
        })
    }
}

fn known(version: u32, expected: &'static str, form: &str) -> Result<(), WireError> {
    if form != expected {
        return Err(WireError::Form { expected, found: form.to_owned() });
    }
    if version != FORM_VERSION {
        return Err(WireError::Version { found: version });
    }
    Ok(())
}

fn tables(wire: Vec<TableWire>) -> Result<BTreeMap<Table, Vec<RawRow>>, WireError> {
    let mut tables = BTreeMap::new();
    for wire in wire {
        let (table, rows) = table(wire)?;
        if tables.insert(table, rows).is_some() {
            return Err(WireError::TableTwice { table: table.code() });
        }
    }
    Ok(tables)
}

/// A table, its cells put into the columns' present order.
fn table(wire: TableWire) -> Result<(Table, Vec<RawRow>), WireError> {
    let Some(table) = Table::from_code(&wire.table) else {
        return Err(WireError::Code { what: "table", code: wire.table });
    };
    let columns = table.columns();
    if wire.columns.iter().eq(columns.iter().map(|column| column.code)) {
        return Ok((table, wire.rows));
    }
    let mut places = vec![None; columns.len()];
    for (from, code) in wire.columns.iter().enumerate() {
        let Some((to, column)) = table.column(code) else {
            return Err(WireError::Code { what: "column", code: code.clone() });
        };
        if places[to].replace(from).is_some() {
            let (table, column) = (table.code().to_owned(), column.code.to_owned());
            return Err(WireError::Twice { table, column });
        }
    }
    let rows = wire.rows.into_iter().map(|row| {
        let cell = |from: &Option<usize>| from.map_or("", |from| row.cell(from)).to_owned();
        RawRow { id: row.id, cells: places.iter().map(cell).collect() }
    });
    Ok((table, rows.collect()))
}
