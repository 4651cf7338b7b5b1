//! A questionnaire's workbook in: ours, filled in, or a foreign one recognised by its headings.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::Reader;
use language::Lang;
use order::form::{
    Mapping, QuestionnaireField, RawQuestionnaire, RawRow, Table, document_row_id, document_rows,
    match_columns,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    cells::address,
    guard,
    layout::{FIELDS, KEY_BASE_VERSION, KEY_CASE, KEY_FORM_VERSION, MARK, META_SHEET},
    problem::{WorkbookError, WorkbookProblem, WorkbookProblemKind},
    sheet::{Cells, Ledger, load, open},
};

/// The most sheets of a workbook.
const SHEETS_MAX: usize = 100;
/// A foreign sheet's headings are looked for in its first rows.
const HEADER_ROWS_MAX: u32 = 15;
/// The namespace of new rows' identities: with the same file come the same identities.
const ROW_NAMESPACE: Uuid = Uuid::from_u128(0x2b1c_77e4_0f6d_5a90_9c3e_6d41_b8f2_71a5);

/// What a workbook held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkbookIn {
    /// The fields and tables that it has; a table that it lacks is not in here.
    pub questionnaire: RawQuestionnaire,
    /// The case that it was made for; `None` for a foreign workbook.
    pub case_id: Option<String>,
    /// The version of the questionnaire that it was made from; `None` for a foreign workbook.
    pub base_version: Option<u32>,
    /// The version of the form that it was made for.
    pub form_version: Option<u32>,
    /// What a reader should know of.
    pub problems: Vec<WorkbookProblem>,
}

/// Where a sheet's table begins, and which columns are which.
struct Frame {
    table: Table,
    header_row: u32,
    first_column: u32,
    mapping: Mapping,
    /// Whether the first column holds identities: the sheet is one of ours.
    identities: Identities,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Identities {
    Hidden,
    None,
}

/// Reads a questionnaire from a workbook.
///
/// # Errors
/// A file that is too large, would unpack to too much, is no sound workbook, or has nothing of the
/// questionnaire in it.
pub fn read(bytes: &[u8]) -> Result<WorkbookIn, WorkbookError> {
    guard::check(bytes)?;
    // The reader is foreign code that foreign bytes drive: its panic is a broken file.
    catch_unwind(AssertUnwindSafe(|| read_checked(bytes)))
        .unwrap_or_else(|_| Err(WorkbookError::Broken { reason: "the reader gave up".to_owned() }))
}

fn read_checked(bytes: &[u8]) -> Result<WorkbookIn, WorkbookError> {
    let mut book = open(bytes)?;
    let names = book.sheet_names();
    if names.len() > SHEETS_MAX {
        return Err(WorkbookError::TooManyParts { max: SHEETS_MAX, found: names.len() });
    }
    let seed = hex::encode(Sha256::digest(bytes));
    let (mut read, mut ledger) = (WorkbookIn::default(), Ledger::default());
    for name in names {
        let cells = load(&mut book, &name, &mut ledger)?;
        sheet(&cells, &seed, &mut read, &mut ledger);
    }
    read.problems = ledger.into_problems();
    if read.questionnaire == RawQuestionnaire::default() {
        return Err(WorkbookError::Foreign);
    }
    Ok(read)
}

fn sheet(cells: &Cells, seed: &str, read: &mut WorkbookIn, ledger: &mut Ledger) {
    if cells.name == META_SHEET {
        return meta(cells, read);
    }
    if cells.rows.is_empty() {
        return;
    }
    if cells.text(0, 0) == format!("{MARK}{FIELDS}") {
        return fields(cells, &mut read.questionnaire, ledger);
    }
    let Some(frame) = frame(cells) else {
        return ledger.tell(&cells.name, None, WorkbookProblemKind::UnknownSheet);
    };
    if read.questionnaire.tables.contains_key(&frame.table) {
        let table = frame.table.title().clone();
        return ledger.tell(&cells.name, None, WorkbookProblemKind::SecondSheet { table });
    }
    tell_columns(cells, &frame, ledger);
    let rows = rows(cells, &frame, seed, ledger);
    read.questionnaire.tables.insert(frame.table, rows);
}

fn meta(cells: &Cells, read: &mut WorkbookIn) {
    for row in cells.rows.keys() {
        let value = cells.text(*row, 1);
        match cells.text(*row, 0) {
            KEY_CASE => read.case_id = Some(value.to_owned()),
            KEY_BASE_VERSION => read.base_version = value.parse().ok(),
            KEY_FORM_VERSION => read.form_version = value.parse().ok(),
            _ => {}
        }
    }
}

fn fields(cells: &Cells, raw: &mut RawQuestionnaire, ledger: &mut Ledger) {
    for row in cells.rows.keys().filter(|row| **row > 0) {
        let (code, value) = (cells.text(*row, 0), cells.text(*row, 2));
        match QuestionnaireField::from_code(code) {
            Some(field) => {
                raw.fields.insert(field, value.to_owned());
            }
            None if code.is_empty() && value.is_empty() => {}
            None => {
                let name = if code.is_empty() { cells.text(*row, 1) } else { code };
                let kind = WorkbookProblemKind::UnknownField { name: name.to_owned() };
                ledger.tell(&cells.name, Some(address(*row, 0)), kind);
            }
        }
    }
}

/// Where the table of a sheet is: by our mark, or by its headings.
fn frame(cells: &Cells) -> Option<Frame> {
    let marked = cells.text(0, 0).strip_prefix(MARK).and_then(Table::from_code);
    if let Some(table) = marked {
        let mapping = match_columns(table, &cells.row(0, 1));
        let identities = Identities::Hidden;
        return Some(Frame { table, header_row: 0, first_column: 1, mapping, identities });
    }
    let candidates = cells.rows.keys().copied().take_while(|row| *row < HEADER_ROWS_MAX);
    let frames = candidates.filter_map(|row| foreign_frame(cells, row));
    frames.max_by_key(|frame| (frame.mapping.likeness, u32::MAX - frame.header_row))
}

fn foreign_frame(cells: &Cells, row: u32) -> Option<Frame> {
    let headings = cells.row(row, 0);
    let table = Table::guess(&cells.name, &headings)?;
    let mapping = match_columns(table, &headings);
    let found = mapping.columns.iter().any(Option::is_some);
    let identities = Identities::None;
    found.then_some(Frame { table, header_row: row, first_column: 0, mapping, identities })
}

fn tell_columns(cells: &Cells, frame: &Frame, ledger: &mut Ledger) {
    for index in &frame.mapping.unmatched {
        let column = frame.first_column + u32::try_from(*index).unwrap_or(u32::MAX / 2);
        let heading = cells.text(frame.header_row, column).to_owned();
        let place = Some(address(frame.header_row, column));
        ledger.tell(&cells.name, place, WorkbookProblemKind::UnknownColumn { heading });
    }
    for (column, heading) in frame.table.columns().iter().zip(&frame.mapping.columns) {
        if heading.is_none() {
            let title = column.title.clone();
            ledger.tell(&cells.name, None, WorkbookProblemKind::MissingColumn { title });
        }
    }
}

fn rows(cells: &Cells, frame: &Frame, seed: &str, ledger: &mut Ledger) -> Vec<RawRow> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for number in cells.rows.keys().copied().filter(|row| *row > frame.header_row) {
        let found = cells.row(number, frame.first_column);
        if number == frame.header_row + 1 && is_numbering(&found, frame) {
            continue;
        }
        let row = frame.mapping.apply(&found);
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let id = identity(cells, frame, number, &mut seen, ledger)
            .or_else(|| document_id(frame.table, &row, &mut seen))
            .unwrap_or_else(|| new_id(seed, frame.table, number));
        rows.push(RawRow { id, cells: row });
    }
    rows
}

/// The row's hidden identity, where it has a sound one that no row above has.
fn identity(
    cells: &Cells,
    frame: &Frame,
    row: u32,
    seen: &mut BTreeSet<Uuid>,
    ledger: &mut Ledger,
) -> Option<Uuid> {
    let text = cells.text(row, 0).trim();
    if frame.identities == Identities::None || text.is_empty() {
        return None;
    }
    let problem = match text.parse::<Uuid>() {
        Ok(id) if seen.insert(id) => return Some(id),
        Ok(_) => WorkbookProblemKind::RepeatedRow,
        Err(_) => WorkbookProblemKind::BrokenIdentity,
    };
    ledger.tell(&cells.name, Some(address(row, 0)), problem);
    None
}

/// A row of the documents' table is known by the document's name, in any language (RA 3).
fn document_id(table: Table, row: &[String], seen: &mut BTreeSet<Uuid>) -> Option<Uuid> {
    if table != Table::Documents {
        return None;
    }
    let name = plain(row.first()?);
    let numbers = (1_u8..).zip(0..document_rows(Lang::Kk).len());
    let known = Lang::ALL.map(document_rows);
    let named = |index: usize| {
        known.iter().filter_map(|rows| rows.get(index)).any(|it| plain(it.cell(0)) == name)
    };
    let (number, _) = numbers.into_iter().find(|(_, index)| named(*index))?;
    let id = document_row_id(number);
    seen.insert(id).then_some(id)
}

/// The letters of a text, to compare it by.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn new_id(seed: &str, table: Table, row: u32) -> Uuid {
    Uuid::new_v5(&ROW_NAMESPACE, format!("{seed}/{table}/{row}").as_bytes())
}

/// The form prints the columns' numbers under the headings: 1, 2, 3 …
fn is_numbering(row: &[String], frame: &Frame) -> bool {
    let numbers: Option<Vec<u32>> = row
        .iter()
        .filter(|cell| !cell.trim().is_empty())
        .map(|cell| cell.trim().parse().ok())
        .collect();
    let Some(numbers) = numbers else { return false };
    let rising = numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let all = numbers.len() >= frame.mapping.columns.len().max(2);
    let from_start = numbers.first().is_some_and(|first| *first <= 2);
    frame.identities == Identities::None && rising && all && from_start
}
