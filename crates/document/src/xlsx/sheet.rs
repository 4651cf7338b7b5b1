//! A foreign sheet, read cell by cell with limits: never as a rectangle, which a single far cell
//! would make as large as the memory.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{DataRef, Xlsx, XlsxError};

use super::{
    cells::{CELL_LETTERS_MAX, address, text},
    problem::{WorkbookError, WorkbookProblem, WorkbookProblemKind},
};

/// The most rows of a sheet.
pub const ROWS_MAX: u32 = 20_000;
/// The most filled cells of a workbook.
pub const CELLS_MAX: usize = 400_000;
/// Columns beyond this one are not looked at.
const COLUMNS_MAX: u32 = 120;
/// The most text of all cells together, in bytes.
const TEXT_BYTES_MAX: usize = 64 * 1024 * 1024;
/// The most merged regions that are looked at in a sheet.
const REGIONS_MAX: usize = 5_000;
/// The most problems that are told one by one.
const PROBLEMS_MAX: usize = 1_000;

/// A workbook opened for reading.
pub(super) type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The filled cells of a sheet.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub(super) name: String,
    pub(super) rows: BTreeMap<u32, BTreeMap<u32, String>>,
}

/// What may still be read, and what was found wrong so far.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    cells: usize,
    bytes: usize,
    problems: Vec<WorkbookProblem>,
    untold: usize,
}

impl Cells {
    /// The text of a cell; empty where there is none.
    pub(super) fn text(&self, row: u32, column: u32) -> &str {
        self.rows.get(&row).and_then(|row| row.get(&column)).map_or("", String::as_str)
    }

    /// A row as a list that begins at the column of this number.
    pub(super) fn row(&self, row: u32, first: u32) -> Vec<String> {
        let Some(cells) = self.rows.get(&row) else { return Vec::new() };
        let last = cells.keys().next_back().copied().unwrap_or_default();
        (first..=last.max(first)).map(|column| self.text(row, column).to_owned()).collect()
    }
}

impl Ledger {
    /// Tells a problem, or counts it when there are too many.
    pub(super) fn tell(&mut self, sheet: &str, cell: Option<String>, kind: WorkbookProblemKind) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(WorkbookProblem { sheet: sheet.to_owned(), cell, kind });
        } else {
            self.untold += 1;
        }
    }

    /// Every problem, the last one counting those that were not told.
    pub(super) fn into_problems(mut self) -> Vec<WorkbookProblem> {
        if let (Some(last), true) = (self.problems.last(), self.untold > 0) {
            let (sheet, count) = (last.sheet.clone(), self.untold);
            let kind = WorkbookProblemKind::More { count };
            self.problems.push(WorkbookProblem { sheet, cell: None, kind });
        }
        self.problems
    }

    fn count(&mut self, sheet: &str, text: &str) -> Result<(), WorkbookError> {
        self.cells += 1;
        self.bytes += text.len();
        if self.cells > CELLS_MAX || self.bytes > TEXT_BYTES_MAX {
            return Err(WorkbookError::TooManyCells { max: CELLS_MAX, sheet: sheet.to_owned() });
        }
        Ok(())
    }
}

/// Reads a sheet's filled cells; formulas, errors and merged cells are told.
pub(super) fn load(
    book: &mut Book<'_>,
    name: &str,
    ledger: &mut Ledger,
) -> Result<Cells, WorkbookError> {
    let mut cells = Cells { name: name.to_owned(), rows: BTreeMap::new() };
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        let (row, column) = record.pos;
        let text = keep(&mut cells, (row, column), &record.value, ledger)?;
        if let (Some(text), Some(_)) = (text, record.formula) {
            let kind = WorkbookProblemKind::Formula { value: text };
            ledger.tell(name, Some(address(row, column)), kind);
        }
    }
    drop(reader);
    merged(book, &mut cells, ledger)?;
    Ok(cells)
}

/// Keeps a filled cell and returns its text, short enough for a message.
fn keep(
    cells: &mut Cells,
    (row, column): (u32, u32),
    value: &DataRef<'_>,
    ledger: &mut Ledger,
) -> Result<Option<String>, WorkbookError> {
    let cut = shortened(value);
    let is_cut = cut.is_some();
    let text = match cut.map_or_else(|| text(value), Ok) {
        Ok(text) => text,
        Err(value) => {
            let kind = WorkbookProblemKind::ErrorValue { value };
            ledger.tell(&cells.name, Some(address(row, column)), kind);
            return Ok(None);
        }
    };
    if text.is_empty() || column > COLUMNS_MAX {
        return Ok(None);
    }
    if row > ROWS_MAX {
        return Err(WorkbookError::TooManyRows { max: ROWS_MAX, sheet: cells.name.clone() });
    }
    if is_cut {
        let kind = WorkbookProblemKind::Cut { max: CELL_LETTERS_MAX };
        ledger.tell(&cells.name, Some(address(row, column)), kind);
    }
    ledger.count(&cells.name, &text)?;
    let shown = quoted(&text);
    cells.rows.entry(row).or_default().insert(column, text);
    Ok(Some(shown))
}

/// A text that is longer than a cell may be, cut.
fn shortened(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::String(text) => text.as_str(),
        DataRef::SharedString(text) => text,
        DataRef::Int(_)
        | DataRef::Float(_)
        | DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_)
        | DataRef::Empty => return None,
    };
    let (end, _) = text.char_indices().nth(CELL_LETTERS_MAX)?;
    Some(text[..end].to_owned())
}

/// A value as a message repeats it.
fn quoted(text: &str) -> String {
    const QUOTED_LETTERS_MAX: usize = 60;
    match text.char_indices().nth(QUOTED_LETTERS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// People merge the cells of rows that share a value: each of the rows is given it.
fn merged(
    book: &mut Book<'_>,
    cells: &mut Cells,
    ledger: &mut Ledger,
) -> Result<(), WorkbookError> {
    let regions = book.merge_cells_by_sheet_name(&cells.name).map_err(broken)?;
    for region in regions.into_iter().take(REGIONS_MAX) {
        let ((top, left), (bottom, right)) = (region.start, region.end);
        let value = cells.text(top, left).to_owned();
        let bottom = bottom.min(ROWS_MAX);
        if value.is_empty() || bottom <= top {
            continue;
        }
        let range = format!("{}:{}", address(top, left), address(bottom, right));
        for row in top + 1..=bottom {
            ledger.count(&cells.name, &value)?;
            cells.rows.entry(row).or_default().insert(left, value.clone());
        }
        let kind = WorkbookProblemKind::Merged { cells: range };
        ledger.tell(&cells.name, Some(address(top, left)), kind);
    }
    Ok(())
}

pub(super) fn broken(error: XlsxError) -> WorkbookError {
    WorkbookError::Broken { reason: error.to_string() }
}

/// Opens a workbook that was checked.
pub(super) fn open(bytes: &[u8]) -> Result<Book<'_>, WorkbookError> {
    calamine::Reader::new(Cursor::new(bytes)).map_err(broken)
}
