//! Reserve equipment copied from the main one, for the applicant to correct.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{
    raw::{RawQuestionnaire, RawRow},
    table::Table,
};

impl RawQuestionnaire {
    /// Copies the rows of a main table into its reserve table (5.1 → 5.4, 5.2 → 5.5, 5.3 → 5.6),
    /// leaving the method of reserve empty. A row that was copied before is not copied again. Gives
    /// the number of rows copied; 0 for a table that has no reserve table.
    pub fn copy_to_reserve(&mut self, main: Table) -> usize {
        let Some(reserve) = main.reserve() else { return 0 };
        let there: BTreeSet<Uuid> = self.rows(reserve).iter().map(|row| row.id).collect();
        let copies: Vec<RawRow> = self
            .rows(main)
            .iter()
            .filter(|row| !row.is_blank())
            .map(|row| copy(row, reserve))
            .filter(|copy| !there.contains(&copy.id))
            .collect();
        let count = copies.len();
        if count > 0 {
            self.tables.entry(reserve).or_default().extend(copies);
        }
        count
    }
}

/// The row with an identity that follows from the main row's.
fn copy(row: &RawRow, reserve: Table) -> RawRow {
    let mut cells = row.cells.clone();
    cells.resize(reserve.columns().len(), String::new());
    RawRow { id: Uuid::new_v5(&row.id, reserve.code().as_bytes()), cells }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn main_equipment_is_copied_to_the_reserve_once() {
        // RA 2 tables 5.1–5.6
        let mut raw = RawQuestionnaire::default();
        let cells = vec!["a".to_owned(); 6];
        raw.tables.insert(Table::Servers, vec![RawRow { id: Uuid::from_u128(1), cells }]);
        assert_eq!(raw.copy_to_reserve(Table::Servers), 1);
        assert_eq!(raw.copy_to_reserve(Table::Servers), 0);
        let rows = raw.rows(Table::ReserveServers);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].cells, ["a", "a", "a", "a", "a", "a", ""]);
        assert_ne!(rows[0].id, Uuid::from_u128(1));
        assert_eq!(raw.copy_to_reserve(Table::Users), 0);
    }
}
