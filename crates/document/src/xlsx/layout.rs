//! How our workbooks are laid out, and what a reader must know to read them back.

use jiff::civil::Date;
use language::{Lang, Text};
use order::form::{Column, ColumnKind, Presence, Status, Table};
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note,
    Workbook, Worksheet, XlsxError,
};

use super::{
    cells::{CELL_LETTERS_MAX, address, letters, writable},
    problem::WorkbookError,
};
use crate::words::word;

/// The hidden sheet that says what the workbook is.
pub(super) const META_SHEET: &str = "_synaq";
/// What the first, hidden cell of a sheet begins with; the table's code follows.
pub(super) const MARK: &str = "synaq:";
/// The mark of the sheet of fields.
pub(super) const FIELDS: &str = "fields";
/// The keys of the hidden sheet.
pub(super) const KEY_FORM_VERSION: &str = "form_version";
/// The case.
pub(super) const KEY_CASE: &str = "case_id";
/// The version of the questionnaire that the workbook was made from.
pub(super) const KEY_BASE_VERSION: &str = "base_version";
/// How many rows below the last are prepared for new ones.
const SPARE_ROWS: u32 = 500;
/// The longest name of a sheet, in characters.
const SHEET_NAME_MAX: usize = 31;

/// What the hidden sheet of a questionnaire's workbook says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookMeta {
    /// The case's identifier.
    pub case_id: String,
    /// The version of the questionnaire in the case.
    pub base_version: u32,
    /// The day on which the workbook is made; it is in the file's properties.
    pub date: Date,
}

/// The faces of a workbook's cells.
pub(super) struct Faces {
    pub(super) header: Format,
    pub(super) cell: Format,
    pub(super) label: Format,
}

impl Faces {
    pub(super) fn new() -> Self {
        let base = || {
            Format::new()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0xBF_BF_BF))
        };
        Faces {
            header: base().set_bold().set_background_color(Color::RGB(0xF0_F0_F0)),
            cell: base().set_num_format("@"),
            label: base().set_font_color(Color::RGB(0x40_40_40)),
        }
    }
}

/// A workbook with properties that depend on nothing but these.
pub(super) fn workbook(title: &str, date: Date) -> Result<Workbook, WorkbookError> {
    let year = u16::try_from(date.year()).unwrap_or(1970);
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    let created = ExcelDateTime::from_ymd(year, month, day).map_err(writing)?;
    let properties =
        DocProperties::new().set_title(title).set_author("Synaq").set_creation_datetime(&created);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// Writes a text as text, whatever it looks like: never a formula, a number or a link.
pub(super) fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    face: &Format,
) -> Result<(), WorkbookError> {
    let text = writable(text);
    let found = letters(&text);
    if found > CELL_LETTERS_MAX {
        return Err(WorkbookError::CellTooLong {
            max: CELL_LETTERS_MAX,
            sheet: sheet.name(),
            cell: address(row, u32::from(column)),
            found,
        });
    }
    if text.is_empty() {
        sheet.write_blank(row, column, face).map_err(writing)?;
    } else {
        sheet.write_string_with_format(row, column, &text, face).map_err(writing)?;
    }
    Ok(())
}

/// The name of a table's sheet, unique since it begins with the table's number.
pub(super) fn sheet_name(number: &str, title: &str) -> String {
    let allowed =
        |letter: &char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let name: String = format!("{number} {title}").chars().filter(allowed).collect();
    let mut cut: String = name.chars().take(SHEET_NAME_MAX).collect();
    while letters(&cut) > SHEET_NAME_MAX {
        cut.pop();
    }
    cut.trim().to_owned()
}

/// A heading's width, note and list of choices for the rows below.
pub(super) fn prepare_column(
    sheet: &mut Worksheet,
    at: u16,
    column: &Column,
    rows: u32,
    lang: Lang,
) -> Result<(), WorkbookError> {
    sheet.set_column_width(at, width(column.kind)).map_err(writing)?;
    let note = Note::new(note(column, lang)).set_author("Synaq").add_author_prefix(false);
    sheet.insert_note(0, at, &note).map_err(writing)?;
    let choices: Vec<String> =
        choices(column.kind).iter().map(|it| it.of(lang).to_owned()).collect();
    if !choices.is_empty() {
        let validation = DataValidation::new()
            .allow_list_strings(&choices)
            .and_then(|rule| rule.set_input_message(word(lang, "note-choice")))
            .map_err(writing)?
            .ignore_blank(true);
        sheet.add_data_validation(1, at, rows + SPARE_ROWS, at, &validation).map_err(writing)?;
    }
    Ok(())
}

/// A column's heading; a required one bears a star.
pub(super) fn heading(column: &Column, lang: Lang) -> String {
    let star = if column.required { " *" } else { "" };
    format!("{}{star}", column.title.of(lang))
}

/// The mark in a sheet's first cell.
pub(super) fn mark(table: Table) -> String {
    format!("{MARK}{}", table.code())
}

pub(super) fn writing(error: XlsxError) -> WorkbookError {
    WorkbookError::Writing { reason: error.to_string() }
}

fn choices(kind: ColumnKind) -> Vec<&'static Text> {
    match kind {
        ColumnKind::YesNo => Presence::ALL.into_iter().map(Presence::name).collect(),
        ColumnKind::Status => Status::ALL.into_iter().map(Status::name).collect(),
        ColumnKind::Text
        | ColumnKind::LongText
        | ColumnKind::Quantity
        | ColumnKind::Count
        | ColumnKind::Addresses
        | ColumnKind::Networks
        | ColumnKind::Phones
        | ColumnKind::PortEndpoints
        | ColumnKind::Endpoints
        | ColumnKind::Protocols
        | ColumnKind::Rate
        | ColumnKind::Wait
        | ColumnKind::Megabytes
        | ColumnKind::Date => Vec::new(),
    }
}

fn note(column: &Column, lang: Lang) -> String {
    let key = match column.kind {
        ColumnKind::Text | ColumnKind::LongText => "note-text",
        ColumnKind::Quantity => "note-quantity",
        ColumnKind::Count => "note-count",
        ColumnKind::Addresses => "note-addresses",
        ColumnKind::Networks => "note-networks",
        ColumnKind::Phones => "note-phones",
        ColumnKind::YesNo | ColumnKind::Status => "note-choice",
        ColumnKind::PortEndpoints | ColumnKind::Endpoints => "note-endpoints",
        ColumnKind::Protocols => "note-protocols",
        ColumnKind::Rate => "note-rate",
        ColumnKind::Wait => "note-wait",
        ColumnKind::Megabytes => "note-megabytes",
        ColumnKind::Date => "note-date",
    };
    match column.required {
        true => format!("{} {}", word(lang, "note-required"), word(lang, key)),
        false => word(lang, key),
    }
}

fn width(kind: ColumnKind) -> f64 {
    match kind {
        ColumnKind::LongText => 44.0,
        ColumnKind::Text => 30.0,
        ColumnKind::Addresses
        | ColumnKind::Networks
        | ColumnKind::PortEndpoints
        | ColumnKind::Endpoints => 34.0,
        ColumnKind::Phones | ColumnKind::Protocols => 24.0,
        ColumnKind::Quantity
        | ColumnKind::Count
        | ColumnKind::YesNo
        | ColumnKind::Status
        | ColumnKind::Rate
        | ColumnKind::Wait
        | ColumnKind::Megabytes
        | ColumnKind::Date => 18.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_has_a_name_of_its_own_that_excel_takes() {
        for lang in Lang::ALL {
            let names: std::collections::BTreeSet<String> = Table::ALL
                .into_iter()
                .map(|table| sheet_name(table.number(), table.title().of(lang)))
                .collect();
            assert_eq!(names.len(), Table::ALL.len());
            for name in names {
                assert!(letters(&name) <= SHEET_NAME_MAX, "{name}");
                assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name}");
            }
        }
    }
}
