//! Two people on one questionnaire: what the workbook changed against what was changed meanwhile.

use std::collections::BTreeMap;

use order::form::{CellChange, Place, QuestionnaireField, RawQuestionnaire, RawRow, Table, diff};
use uuid::Uuid;

/// A workbook's changes brought into the current version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// The current version with every change that is in no conflict.
    pub questionnaire: RawQuestionnaire,
    /// The changes that were brought in.
    pub changes: Vec<CellChange>,
    /// Places that both changed, each in its own way; the current version's stays.
    pub conflicts: Vec<Conflict>,
}

/// A place that two people changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Where.
    pub place: Place,
    /// What stood there when the workbook was made.
    pub base: String,
    /// What stands there now; empty where the row is gone.
    pub current: String,
    /// What the workbook says; empty where it lacks the row.
    pub incoming: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Field(QuestionnaireField),
    Row(Table, Uuid),
    Cell(Table, Uuid, usize),
}

/// Brings what a workbook changed since `base` into `current`. What the workbook lacks altogether, a
/// field or a table, it does not change.
pub fn merge(
    base: &RawQuestionnaire,
    current: &RawQuestionnaire,
    incoming: &RawQuestionnaire,
) -> Merged {
    let theirs: BTreeMap<Spot, CellChange> =
        diff(base, current).into_iter().map(|change| (spot(&change), change)).collect();
    let mut merged = Merged { questionnaire: current.clone(), ..Merged::default() };
    for change in diff(base, &completed(base, incoming)) {
        match standing(&change, &theirs) {
            Standing::Free => {
                apply(&mut merged.questionnaire, &change);
                merged.changes.push(change);
            }
            Standing::Same => {}
            Standing::Conflict(current) => merged.conflicts.push(conflict(&change, current)),
        }
    }
    merged
}

enum Standing {
    Free,
    Same,
    Conflict(String),
}

/// The incoming version with what it lacks taken from the base.
fn completed(base: &RawQuestionnaire, incoming: &RawQuestionnaire) -> RawQuestionnaire {
    let mut completed = base.clone();
    completed.fields.extend(incoming.fields.clone());
    completed.tables.extend(incoming.tables.clone());
    completed
}

fn spot(change: &CellChange) -> Spot {
    match change {
        CellChange::Field { field, .. } => Spot::Field(*field),
        CellChange::Added { table, new: RawRow { id, .. }, .. }
        | CellChange::Removed { table, old: RawRow { id, .. }, .. } => Spot::Row(*table, *id),
        CellChange::Cell { table, id, column, .. } => Spot::Cell(*table, *id, *column),
    }
}

fn standing(change: &CellChange, theirs: &BTreeMap<Spot, CellChange>) -> Standing {
    if let Some(their) = theirs.get(&spot(change)) {
        return if says(their) == says(change) {
            Standing::Same
        } else {
            Standing::Conflict(says(their))
        };
    }
    match change {
        CellChange::Cell { table, id, .. } if theirs.contains_key(&Spot::Row(*table, *id)) => {
            Standing::Conflict(String::new())
        }
        CellChange::Removed { table, old, .. } => {
            let cells = Spot::Cell(*table, old.id, 0)..=Spot::Cell(*table, old.id, usize::MAX);
            match theirs.range(cells).next() {
                Some((_, their)) => Standing::Conflict(says(their)),
                None => Standing::Free,
            }
        }
        CellChange::Field { .. } | CellChange::Added { .. } | CellChange::Cell { .. } => {
            Standing::Free
        }
    }
}

/// What stands at the place after the change.
fn says(change: &CellChange) -> String {
    match change {
        CellChange::Field { new, .. } | CellChange::Cell { new, .. } => new.clone(),
        CellChange::Added { new, .. } => new.cells.join(" | "),
        CellChange::Removed { .. } => String::new(),
    }
}

fn stood(change: &CellChange) -> String {
    match change {
        CellChange::Field { old, .. } | CellChange::Cell { old, .. } => old.clone(),
        CellChange::Removed { old, .. } => old.cells.join(" | "),
        CellChange::Added { .. } => String::new(),
    }
}

fn conflict(change: &CellChange, current: String) -> Conflict {
    Conflict { place: change.place(), base: stood(change), current, incoming: says(change) }
}

fn apply(raw: &mut RawQuestionnaire, change: &CellChange) {
    match change {
        CellChange::Field { field, new, .. } => {
            raw.fields.insert(*field, new.clone());
        }
        CellChange::Added { table, new, .. } => {
            raw.tables.entry(*table).or_default().push(new.clone());
        }
        CellChange::Removed { table, old, .. } => {
            raw.tables.entry(*table).or_default().retain(|row| row.id != old.id);
        }
        CellChange::Cell { table, id, column, new, .. } => {
            let rows = raw.tables.entry(*table).or_default();
            if let Some(row) = rows.iter_mut().find(|row| row.id == *id) {
                row.cells.resize(row.cells.len().max(*column + 1), String::new());
                row.cells[*column].clone_from(new);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments(rows: &[(u128, &str)]) -> RawQuestionnaire {
        let row = |(id, name): &(u128, &str)| RawRow {
            id: Uuid::from_u128(*id),
            cells: vec![(*name).to_owned(), "10.0.0.0/24".to_owned()],
        };
        let mut raw = RawQuestionnaire::default();
        raw.tables.insert(Table::Segments, rows.iter().map(row).collect());
        raw
    }

    #[test]
    fn changes_of_different_cells_are_both_kept() {
        let base = segments(&[(1, "a"), (2, "b"), (3, "c")]);
        let current = segments(&[(1, "A"), (2, "b"), (3, "c")]);
        let incoming = segments(&[(1, "a"), (2, "B"), (4, "d")]);
        let merged = merge(&base, &current, &incoming);
        assert_eq!(merged.conflicts, []);
        assert_eq!(merged.questionnaire, segments(&[(1, "A"), (2, "B"), (4, "d")]));
        assert_eq!(merged.changes.len(), 3);
    }

    #[test]
    fn one_cell_changed_by_two_is_a_conflict_with_all_three_values() {
        let merged = merge(&segments(&[(1, "a")]), &segments(&[(1, "b")]), &segments(&[(1, "c")]));
        let [conflict] = merged.conflicts.as_slice() else { panic!("{:?}", merged.conflicts) };
        assert_eq!(
            (conflict.base.as_str(), conflict.current.as_str(), conflict.incoming.as_str()),
            ("a", "b", "c")
        );
        assert_eq!(merged.questionnaire, segments(&[(1, "b")]));
    }

    #[test]
    fn a_row_removed_by_one_and_changed_by_the_other_is_a_conflict() {
        let removed = merge(&segments(&[(1, "a")]), &segments(&[(1, "b")]), &segments(&[]));
        assert_eq!(removed.conflicts.len(), 1);
        assert_eq!(removed.questionnaire, segments(&[(1, "b")]));
        let changed = merge(&segments(&[(1, "a")]), &segments(&[]), &segments(&[(1, "b")]));
        assert_eq!(changed.conflicts.len(), 1);
        assert_eq!(changed.questionnaire, segments(&[]));
    }

    #[test]
    fn the_same_change_by_two_is_none_and_an_absent_table_changes_nothing() {
        let same = merge(&segments(&[(1, "a")]), &segments(&[(1, "b")]), &segments(&[(1, "b")]));
        assert_eq!((same.conflicts.len(), same.changes.len()), (0, 0));
        let absent =
            merge(&segments(&[(1, "a")]), &segments(&[(1, "a")]), &RawQuestionnaire::default());
        assert_eq!(absent.questionnaire, segments(&[(1, "a")]));
    }
}
