//! What a grid sends: rows with their cells, some of them to be deleted.

use std::collections::{BTreeMap, BTreeSet};

use order::form::{RawQuestionnaire, RawRow, Table};
use uuid::Uuid;

use super::view::Line;
use crate::fields::Fields;

/// A page of a table as it was sent.
pub(super) struct Posted {
    rows: Vec<PostedRow>,
    /// Which page it is.
    pub(super) page: usize,
    /// Whether the main table's rows are to be copied in.
    copies_main: bool,
}

struct PostedRow {
    id: Uuid,
    /// A cell that was not sent stays as it stands.
    cells: Vec<Option<String>>,
    is_deleted: bool,
}

impl Posted {
    /// Reads the form of a table.
    pub(super) fn read(form: &Fields, table: Table) -> Self {
        let sent: BTreeMap<&str, &str> =
            form.iter().filter(|(key, _)| key.starts_with("cell.")).collect();
        let deleted: BTreeSet<Uuid> = form.all("delete").filter_map(|id| id.parse().ok()).collect();
        let row = |id: Uuid| {
            let cell = |code: &str| {
                let text = sent.get(format!("cell.{id}.{code}").as_str());
                text.map(|text| text.trim().to_owned())
            };
            PostedRow {
                id,
                cells: table.columns().iter().map(|column| cell(column.code)).collect(),
                is_deleted: deleted.contains(&id),
            }
        };
        let rows = form.all("row").filter_map(|id| id.parse().ok()).map(row).collect();
        let page = form.text("page").parse().unwrap_or(1).max(1);
        Posted { rows, page, copies_main: form.has("copy") }
    }

    /// The identities of its rows.
    pub(super) fn ids(&self) -> Vec<Uuid> {
        self.rows.iter().map(|row| row.id).collect()
    }

    /// The table's rows as they would be: changed, without the deleted, with the new at the end.
    pub(super) fn applied(&self, standing: &RawQuestionnaire, table: Table) -> Vec<RawRow> {
        let mut whole = standing.clone();
        let rows = whole.tables.entry(table).or_default();
        let mut places: BTreeMap<Uuid, usize> =
            rows.iter().enumerate().map(|(index, row)| (row.id, index)).collect();
        let mut deleted = BTreeSet::new();
        for posted in &self.rows {
            let index = *places.entry(posted.id).or_insert_with(|| {
                rows.push(RawRow { id: posted.id, cells: Vec::new() });
                rows.len() - 1
            });
            if let Some(row) = rows.get_mut(index) {
                posted.write(row);
            }
            if posted.is_deleted {
                deleted.insert(posted.id);
            }
        }
        rows.retain(|row| !deleted.contains(&row.id) && !row.is_blank());
        if let Some(main) = table.main().filter(|_| self.copies_main) {
            whole.copy_to_reserve(main);
        }
        whole.rows(table).to_vec()
    }

    /// The lines as they were sent, beside what stands now.
    pub(super) fn lines(&self, standing: &[RawRow]) -> Vec<Line> {
        let numbers: BTreeMap<Uuid, (usize, &RawRow)> =
            standing.iter().zip(1..).map(|(row, number)| (row.id, (number, row))).collect();
        let mut next = standing.len();
        let line = |posted: &PostedRow| {
            let found = numbers.get(&posted.id);
            let mut row = found.map_or_else(
                || RawRow { id: posted.id, cells: Vec::new() },
                |(_, row)| (*row).clone(),
            );
            posted.write(&mut row);
            let number = found.map_or_else(
                || {
                    next += 1;
                    next
                },
                |(number, _)| *number,
            );
            let theirs = found.map(|(_, row)| (*row).clone());
            Line::entered(row, number, theirs, posted.is_deleted)
        };
        self.rows.iter().map(line).collect()
    }
}

impl PostedRow {
    fn write(&self, row: &mut RawRow) {
        row.cells.resize(self.cells.len(), String::new());
        for (cell, sent) in row.cells.iter_mut().zip(&self.cells) {
            if let Some(sent) = sent {
                cell.clone_from(sent);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: u128, cells: [&str; 2]) -> RawRow {
        RawRow { id: Uuid::from_u128(id), cells: cells.map(str::to_owned).to_vec() }
    }

    fn standing(rows: Vec<RawRow>) -> RawQuestionnaire {
        RawQuestionnaire {
            tables: BTreeMap::from([(Table::Segments, rows)]),
            ..RawQuestionnaire::default()
        }
    }

    fn posted(fields: &[(&str, &str)]) -> Posted {
        let mut form = Fields::default();
        for (key, value) in fields {
            form.add((*key).to_owned(), (*value).to_owned()).unwrap();
        }
        Posted::read(&form, Table::Segments)
    }

    fn key(id: u128, column: &str) -> String {
        format!("cell.{}.{column}", Uuid::from_u128(id))
    }

    #[test]
    fn rows_are_changed_deleted_and_added_and_other_pages_rows_stay() {
        // RA 2 table 5.7
        let before = standing(vec![row(1, ["a", "10.0.0.0/24"]), row(2, ["b", "10.0.1.0/24"])]);
        let ids = [1, 2, 7, 8].map(|id| Uuid::from_u128(id).to_string());
        let (changed, added, blank) = (key(1, "name"), key(7, "name"), key(8, "name"));
        let posted = posted(&[
            ("row", &ids[0]),
            (&changed, " A "),
            ("row", &ids[1]),
            ("delete", &ids[1]),
            ("row", &ids[2]),
            (&added, "c"),
            ("row", &ids[3]),
            (&blank, "  "),
            ("row", "no identity"),
        ]);
        let mut expected = standing(vec![row(1, ["A", "10.0.0.0/24"]), row(7, ["c", ""])]);
        let after = posted.applied(&before, Table::Segments);
        assert_eq!(after, expected.tables.remove(&Table::Segments).unwrap());
        let other = standing(vec![row(5, ["z", "10.0.5.0/24"])]);
        assert_eq!(posted.applied(&other, Table::Segments)[0], row(5, ["z", "10.0.5.0/24"]));
    }

    #[test]
    fn main_equipment_is_copied_to_the_reserve_with_what_was_entered_kept() {
        // RA 2 tables 5.1 and 5.4
        let cells = vec!["x".to_owned(); 6];
        let main = vec![RawRow { id: Uuid::from_u128(1), cells }];
        let before = RawQuestionnaire {
            tables: BTreeMap::from([(Table::Servers, main)]),
            ..RawQuestionnaire::default()
        };
        let mut form = Fields::default();
        form.add("copy".to_owned(), "yes".to_owned()).unwrap();
        let posted = Posted::read(&form, Table::ReserveServers);
        let rows = posted.applied(&before, Table::ReserveServers);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].cell(0), "x");
    }
}
