//! Any table as a workbook.

use jiff::civil::Date;
use rust_xlsxwriter::Worksheet;

use super::{
    layout::{Faces, workbook, write_text, writing},
    problem::WorkbookError,
};

/// How wide a column may be, in characters.
const WIDTH_MAX: f64 = 60.0;
/// How narrow a column may be.
const WIDTH_MIN: f64 = 8.0;

/// A sheet of texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its name; what Excel does not allow is left out, and it is cut to 31 characters.
    pub name: String,
    /// The headings.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Writes sheets of texts as a workbook: headings frozen and filtered, everything as text.
///
/// # Errors
/// A text that no cell can hold, two sheets of one name, or more columns than a sheet has.
pub fn table(title: &str, date: Date, sheets: &[Sheet]) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = workbook(title, date)?;
    let faces = Faces::new();
    for sheet in sheets {
        write(workbook.add_worksheet(), sheet, &faces)?;
    }
    workbook.save_to_buffer().map_err(writing)
}

fn write(out: &mut Worksheet, sheet: &Sheet, faces: &Faces) -> Result<(), WorkbookError> {
    out.set_name(super::layout::sheet_name("", &sheet.name)).map_err(writing)?;
    out.set_freeze_panes(1, 0).map_err(writing)?;
    out.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (column, heading) in (0_u16..).zip(&sheet.header) {
        out.set_column_width(column, width(sheet, usize::from(column))).map_err(writing)?;
        write_text(out, 0, column, heading, &faces.header)?;
    }
    for (row, cells) in (1..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write_text(out, row, column, cell, &faces.cell)?;
        }
    }
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    if let Some(last_column) = sheet.header.len().checked_sub(1) {
        let last_column = u16::try_from(last_column).unwrap_or(u16::MAX);
        out.autofilter(0, 0, last_row, last_column).map_err(writing)?;
    }
    Ok(())
}

/// As wide as the longest line of the first rows, within reason.
fn width(sheet: &Sheet, column: usize) -> f64 {
    let longest = |text: &String| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let cells = sheet.rows.iter().take(200).filter_map(|row| row.get(column));
    let found = cells.chain(sheet.header.get(column)).map(longest).max().unwrap_or(0);
    f64::from(u16::try_from(found).unwrap_or(u16::MAX)).clamp(WIDTH_MIN, WIDTH_MAX) + 2.0
}
