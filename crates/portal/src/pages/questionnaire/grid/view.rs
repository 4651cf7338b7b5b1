//! The page of a grid.

use std::collections::BTreeMap;

use askama::Template;
use conduct::{CaseSheet, FormSheet, person::Person};
use language::Lang;
use order::form::{Checked, Column, ColumnKind, Questionnaire, RawQuestionnaire, RawRow, Table};
use uuid::Uuid;

use super::{super::check, super::may_edit, rows_mark};
use crate::{
    failure::Failure,
    frame::Frame,
    pages::{
        case::{CaseHead, Section},
        entry::{Problem, revision},
    },
};

/// A row to be shown.
pub(super) struct Line {
    row: RawRow,
    number: usize,
    /// What stands there, where the line is what somebody entered over it.
    theirs: Option<RawRow>,
    is_deleted: bool,
    is_spare: bool,
}

/// Which page of which table.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) table: Table,
    pub(super) page: usize,
    pub(super) pages: usize,
}

#[derive(Template)]
#[template(path = "questionnaire_grid.html")]
pub(super) struct GridPage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    code: &'static str,
    number: &'static str,
    title: &'static str,
    revision: String,
    mark: String,
    page: usize,
    pages: Vec<PageLink>,
    rows_total: usize,
    may_edit: bool,
    notice: Option<String>,
    problems: Vec<Problem>,
    problems_total: usize,
    problems_more: usize,
    cautions: Vec<check::Caution>,
    columns: Vec<ColumnView>,
    rows: Vec<RowView>,
    /// The main table whose rows can be copied in.
    main: Option<&'static str>,
    before: Option<TableLink>,
    after: Option<TableLink>,
}

struct PageLink {
    number: usize,
    is_current: bool,
}

struct TableLink {
    code: &'static str,
    number: &'static str,
}

struct ColumnView {
    code: &'static str,
    title: &'static str,
    hint: Option<String>,
    is_required: bool,
}

struct RowView {
    id: Uuid,
    number: usize,
    cells: Vec<CellView>,
    errors: Vec<String>,
    is_deleted: bool,
    is_spare: bool,
}

struct CellView {
    id: String,
    name: String,
    label: String,
    value: String,
    options: Vec<OptionView>,
    error: String,
    theirs: Option<String>,
}

struct OptionView {
    value: String,
    label: String,
    is_chosen: bool,
}

/// Errors by row and column; a row's own have no column.
type Errors = BTreeMap<(Uuid, Option<&'static str>), Vec<String>>;

impl Line {
    /// A row as it stands.
    pub(super) fn standing((row, number): (&RawRow, usize)) -> Self {
        Line { row: row.clone(), number, theirs: None, is_deleted: false, is_spare: false }
    }

    /// A blank line.
    pub(super) fn spare(row: RawRow, number: usize) -> Self {
        Line { row, number, theirs: None, is_deleted: false, is_spare: true }
    }

    /// A row as it was entered over what stands.
    pub(super) fn entered(
        row: RawRow,
        number: usize,
        theirs: Option<RawRow>,
        is_deleted: bool,
    ) -> Self {
        let is_spare = theirs.is_none() && row.is_blank();
        Line { row, number, theirs, is_deleted, is_spare }
    }
}

impl GridPage {
    pub(super) async fn new(
        frame: Frame,
        sheet: &CaseSheet,
        person: &Person,
        form: &FormSheet<RawQuestionnaire>,
        place: Place,
        lines: Vec<Line>,
        notice: Option<String>,
    ) -> Result<Self, Failure> {
        let Place { table, page, pages } = place;
        let (lang, id) = (frame.lang, sheet.row.id);
        let checked = check::check(sheet, &form.value).await?;
        let here = || checked.errors.iter().filter(|error| error.place.table() == Some(table));
        let cautions = checked.warnings.iter().filter(|it| it.place.table() == Some(table));
        let errors = errors(lang, table, &checked);
        let ids: Vec<Uuid> = lines.iter().map(|line| line.row.id).collect();
        Ok(GridPage {
            head: CaseHead::new(&frame, sheet, Section::Questionnaire),
            id,
            code: table.code(),
            number: table.number(),
            title: table.title().of(lang),
            revision: revision(form),
            mark: rows_mark(form.value.rows(table), &ids),
            page,
            pages: (1..=pages)
                .map(|number| PageLink { number, is_current: number == page })
                .collect(),
            rows_total: form.value.rows(table).len(),
            may_edit: may_edit(sheet, person),
            notice,
            problems: check::problems(lang, id, here()),
            problems_total: here().count(),
            problems_more: check::more(here().count()),
            cautions: check::cautions(lang, id, cautions),
            columns: table.columns().iter().map(|column| column_view(lang, column)).collect(),
            rows: lines.into_iter().map(|line| row_view(&frame, table, line, &errors)).collect(),
            main: table.main().map(|main| main.title().of(lang)),
            before: neighbour(table, -1),
            after: neighbour(table, 1),
            frame,
        })
    }
}

fn errors(lang: Lang, table: Table, checked: &Checked<Questionnaire>) -> Errors {
    let mut errors: Errors = BTreeMap::new();
    for error in checked.errors.iter().filter(|error| error.place.table() == Some(table)) {
        if let Some(row) = error.place.row_id() {
            let column = error.place.column().map(|column| column.code);
            errors.entry((row, column)).or_default().push(error.short_message(lang));
        }
    }
    errors
}

fn column_view(lang: Lang, column: &'static Column) -> ColumnView {
    ColumnView {
        code: column.code,
        title: column.title.of(lang),
        hint: column.kind.hint(lang),
        is_required: column.required,
    }
}

fn row_view(frame: &Frame, table: Table, line: Line, errors: &Errors) -> RowView {
    let Line { row, number, theirs, is_deleted, is_spare } = line;
    let cell = |(index, column): (usize, &'static Column)| {
        let value = row.cell(index).to_owned();
        let wrong = errors.get(&(row.id, Some(column.code)));
        let standing = theirs.as_ref().map(|theirs| theirs.cell(index));
        CellView {
            id: format!("c-{}-{}", row.id, column.code),
            name: format!("cell.{}.{}", row.id, column.code),
            label: format!("{number}: {}", column.title.of(frame.lang)),
            options: options(frame.lang, column.kind, &value),
            error: wrong.map_or(String::new(), |wrong| wrong.join("; ")),
            theirs: standing.filter(|standing| *standing != value).map(str::to_owned),
            value,
        }
    };
    RowView {
        id: row.id,
        number,
        cells: table.columns().iter().enumerate().map(cell).collect(),
        errors: errors.get(&(row.id, None)).cloned().unwrap_or_default(),
        is_deleted,
        is_spare,
    }
}

/// The words to choose from. What stands keeps its own spelling: choosing nothing changes nothing.
fn options(lang: Lang, kind: ColumnKind, value: &str) -> Vec<OptionView> {
    let Some(words) = kind.options(lang) else { return Vec::new() };
    let folded = value.to_lowercase();
    let meant = Lang::ALL
        .into_iter()
        .find_map(|lang| kind.options(lang)?.iter().position(|word| word.to_lowercase() == folded));
    let mut options: Vec<OptionView> = words
        .iter()
        .enumerate()
        .map(|(index, word)| {
            let is_chosen = meant == Some(index);
            let value = if is_chosen { value } else { word };
            OptionView { value: value.to_owned(), label: (*word).to_owned(), is_chosen }
        })
        .collect();
    if meant.is_none() && !value.is_empty() {
        let (value, label) = (value.to_owned(), value.to_owned());
        options.push(OptionView { value, label, is_chosen: true });
    }
    options
}

fn neighbour(table: Table, step: isize) -> Option<TableLink> {
    let index = Table::ALL.iter().position(|known| *known == table)?.checked_add_signed(step)?;
    Table::ALL.get(index).map(|table| TableLink { code: table.code(), number: table.number() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_keeps_the_spelling_in_which_it_was_written() {
        let chosen = |value: &str| {
            let options = options(Lang::Kk, ColumnKind::YesNo, value);
            let found = options.iter().find(|option| option.is_chosen);
            found.map(|option| (option.value.clone(), option.label.clone()))
        };
        let pair = |value: &str, label: &str| Some((value.to_owned(), label.to_owned()));
        assert_eq!(chosen("да"), pair("да", "иә"));
        assert_eq!(chosen("Жоқ"), pair("Жоқ", "жоқ"));
        assert_eq!(chosen("мүмкін"), pair("мүмкін", "мүмкін"));
        assert_eq!(chosen(""), None);
    }
}
