//! The forms as entered, before any check. Their encoding is [`super::wire`]'s.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    field::{ApplicationField, QuestionnaireField},
    table::Table,
    wire,
};
use crate::Works;

/// A row as entered: one cell for each column of its table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRow {
    /// The row's identity, which outlives reordering and correction.
    pub id: Uuid,
    /// The cells, in the columns' order.
    pub cells: Vec<String>,
}

/// RA 2 as entered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "wire::QuestionnaireWire", into = "wire::QuestionnaireWire")]
pub struct RawQuestionnaire {
    /// The fields outside tables.
    pub fields: BTreeMap<QuestionnaireField, String>,
    /// The rows of each table.
    pub tables: BTreeMap<Table, Vec<RawRow>>,
}

/// RA 1 as entered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "wire::ApplicationWire", into = "wire::ApplicationWire")]
pub struct RawApplication {
    /// The fields.
    pub fields: BTreeMap<ApplicationField, String>,
    /// The works asked for.
    pub works: Works,
}

impl RawRow {
    /// A row without a word.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// The cell at a column's index; empty where there is none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl RawQuestionnaire {
    /// What stands in a field; empty where nothing does.
    pub fn field(&self, field: QuestionnaireField) -> &str {
        self.fields.get(&field).map_or("", String::as_str)
    }

    /// The rows of a table.
    pub fn rows(&self, table: Table) -> &[RawRow] {
        self.tables.get(&table).map_or(&[], Vec::as_slice)
    }
}

impl RawApplication {
    /// What stands in a field; empty where nothing does.
    pub fn field(&self, field: ApplicationField) -> &str {
        self.fields.get(&field).map_or("", String::as_str)
    }
}
