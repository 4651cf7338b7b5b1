//! The questionnaire (RA 2) as a workbook: fields, a sheet a table, and what it was made from.

use language::Lang;
use order::form::{FORM_VERSION, QuestionnaireField, RawQuestionnaire, RawRow, Table};
use rust_xlsxwriter::{Workbook, Worksheet};

use super::{
    layout::{
        FIELDS, Faces, KEY_BASE_VERSION, KEY_CASE, KEY_FORM_VERSION, MARK, META_SHEET,
        WorkbookMeta, heading, mark, prepare_column, sheet_name, workbook, write_text, writing,
    },
    problem::WorkbookError,
};
use crate::words::word;

/// Writes a questionnaire as a workbook in a language. Each row's identity stands in a hidden
/// column, and a hidden sheet names the case and the version, so that [`super::read`] knows what was
/// changed and by whom first.
///
/// # Errors
/// A text that no cell can hold.
pub fn questionnaire(
    raw: &RawQuestionnaire,
    meta: &WorkbookMeta,
    lang: Lang,
) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = workbook(QuestionnaireField::form_title().of(lang), meta.date)?;
    let faces = Faces::new();
    fields_sheet(workbook.add_worksheet(), raw, &faces, lang)?;
    for table in Table::ALL {
        table_sheet(workbook.add_worksheet(), table, raw.rows(table), &faces, lang)?;
    }
    meta_sheet(&mut workbook, meta)?;
    workbook.save_to_buffer().map_err(writing)
}

fn fields_sheet(
    sheet: &mut Worksheet,
    raw: &RawQuestionnaire,
    faces: &Faces,
    lang: Lang,
) -> Result<(), WorkbookError> {
    sheet.set_name(word(lang, "sheet-fields")).map_err(writing)?;
    sheet.set_column_hidden(0).map_err(writing)?;
    sheet.set_column_width(1, 52.0).map_err(writing)?;
    sheet.set_column_width(2, 90.0).map_err(writing)?;
    sheet.set_freeze_panes(1, 0).map_err(writing)?;
    write_text(sheet, 0, 0, &format!("{MARK}{FIELDS}"), &faces.header)?;
    write_text(sheet, 0, 1, &word(lang, "sheet-field"), &faces.header)?;
    write_text(sheet, 0, 2, &word(lang, "sheet-value"), &faces.header)?;
    for (row, field) in (1..).zip(QuestionnaireField::ALL) {
        let star = if field.is_required() { " *" } else { "" };
        let label = format!("{}. {}{star}", field.number(), field.title().of(lang));
        write_text(sheet, row, 0, field.code(), &faces.label)?;
        write_text(sheet, row, 1, &label, &faces.label)?;
        write_text(sheet, row, 2, raw.field(field), &faces.cell)?;
    }
    Ok(())
}

fn table_sheet(
    sheet: &mut Worksheet,
    table: Table,
    rows: &[RawRow],
    faces: &Faces,
    lang: Lang,
) -> Result<(), WorkbookError> {
    let name = sheet_name(table.number(), table.title().of(lang));
    sheet.set_name(name).map_err(writing)?;
    sheet.set_column_hidden(0).map_err(writing)?;
    sheet.set_freeze_panes(1, 0).map_err(writing)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0).map_err(writing)?;
    write_text(sheet, 0, 0, &mark(table), &faces.header)?;
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX - 1_000);
    for (at, column) in (1_u16..).zip(table.columns()) {
        sheet.set_column_format(at, &faces.cell).map_err(writing)?;
        prepare_column(sheet, at, column, count, lang)?;
        write_text(sheet, 0, at, &heading(column, lang), &faces.header)?;
    }
    for (at, row) in (1..).zip(rows) {
        write_text(sheet, at, 0, &row.id.to_string(), &faces.label)?;
        for (column, _) in table.columns().iter().enumerate() {
            let place = u16::try_from(column + 1).unwrap_or(u16::MAX);
            write_text(sheet, at, place, row.cell(column), &faces.cell)?;
        }
    }
    Ok(())
}

fn meta_sheet(workbook: &mut Workbook, meta: &WorkbookMeta) -> Result<(), WorkbookError> {
    let faces = Faces::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(META_SHEET).map_err(writing)?;
    sheet.set_very_hidden(true);
    let rows = [
        (KEY_FORM_VERSION, FORM_VERSION.to_string()),
        (KEY_CASE, meta.case_id.clone()),
        (KEY_BASE_VERSION, meta.base_version.to_string()),
    ];
    for (row, (key, value)) in (0..).zip(rows) {
        write_text(sheet, row, 0, key, &faces.cell)?;
        write_text(sheet, row, 1, &value, &faces.cell)?;
    }
    Ok(())
}
