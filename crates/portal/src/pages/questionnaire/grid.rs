//! One table of the questionnaire as a grid: a line a row, an input a cell, spare lines at its end.
//! A page of it holds a hundred rows, so that a table of files stays usable.

mod input;
mod view;

use std::collections::BTreeSet;

use axum::{
    extract::{Path, Query, Request, State},
    http::StatusCode,
    response::Response,
};
use conduct::{FormKind, QuestionnaireChange};
use order::form::{RawRow, Table};
use serde::Deserialize;
use uuid::Uuid;

use super::{Attempt, attempt, mark};
use crate::{
    Portal,
    failure::Failure,
    fields,
    frame::Frame,
    pages::entry::{overtaken_words, page_as},
    render::{done, page},
    visit::SignedIn,
};
use input::Posted;
use view::{GridPage, Line};

/// The rows of one page.
pub(super) const ROWS_PER_PAGE: usize = 100;
/// Blank lines at the end of the last page.
const SPARE_ROWS: usize = 5;

/// Which page of a table.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    page: usize,
}

/// The page on which a row stands, both counted from 1.
pub(super) const fn page_of(row: usize) -> usize {
    row.saturating_sub(1) / ROWS_PER_PAGE + 1
}

pub(super) async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, code)): Path<(Uuid, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let table = Table::from_code(&code).ok_or(Failure::NotFound)?;
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    let form = sheet.questionnaire()?;
    let rows = form.value.rows(table);
    let pages = page_of(rows.len());
    let number = asked.page.clamp(1, pages);
    let first = (number - 1) * ROWS_PER_PAGE;
    let here = rows.iter().zip(1..).skip(first).take(ROWS_PER_PAGE);
    let mut lines: Vec<Line> = here.map(Line::standing).collect();
    if number == pages {
        lines.extend((rows.len() + 1..).take(SPARE_ROWS).map(|number| spare(table, number)));
    }
    let frame = Frame::new(&signed_in.visit);
    let place = view::Place { table, page: number, pages };
    page(&GridPage::new(frame, &sheet, &signed_in.person, &form, place, lines, None).await?)
}

pub(super) async fn save(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, code)): Path<(Uuid, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let table = Table::from_code(&code).ok_or(Failure::NotFound)?;
    let person = &signed_in.person;
    let sheet = portal.conduct.case(person, id).await?;
    let standing = sheet.questionnaire()?;
    let posted = Posted::read(&form, table);
    let rows = posted.applied(&standing.value, table);
    let saved = Saved { page: posted.page, grew: rows.len() > standing.value.rows(table).len() };
    let (mark, last) = (rows_mark(standing.value.rows(table), &posted.ids()), page_of(rows.len()));
    let change = QuestionnaireChange::Rows(table, rows);
    match attempt(&portal, person, &sheet, &standing, &form, &mark, change).await? {
        Attempt::Saved => return Ok(saved.page(&portal, id, table, last)),
        Attempt::Overtaken => {}
    }
    let sheet = portal.conduct.case(person, id).await?;
    let standing = sheet.questionnaire()?;
    let rows = standing.value.rows(table);
    if posted.applied(&standing.value, table) == rows {
        // The same rows sent twice are saved once.
        return Ok(saved.page(&portal, id, table, last));
    }
    let frame = Frame::new(&signed_in.visit);
    let notice = overtaken_words(&frame, &sheet, FormKind::Questionnaire);
    let place = view::Place { table, page: posted.page, pages: page_of(rows.len()) };
    let lines = posted.lines(rows);
    let page = GridPage::new(frame, &sheet, person, &standing, place, lines, Some(notice)).await?;
    page_as(StatusCode::CONFLICT, &page)
}

/// Where to go after rows were saved.
struct Saved {
    page: usize,
    grew: bool,
}

impl Saved {
    fn page(&self, portal: &Portal, id: Uuid, table: Table, last: usize) -> Response {
        let page = if self.grew { last } else { self.page.min(last) };
        done(portal, &format!("/cases/{id}/questionnaire/{table}?page={page}"), "table-saved")
    }
}

/// A blank line with an identity of its own.
fn spare(table: Table, number: usize) -> Line {
    let cells = vec![String::new(); table.columns().len()];
    Line::spare(RawRow { id: Uuid::now_v7(), cells }, number)
}

/// What those rows of a table say that a page shows, as one short mark.
fn rows_mark(rows: &[RawRow], shown: &[Uuid]) -> String {
    let shown: BTreeSet<&Uuid> = shown.iter().collect();
    let here: Vec<(String, &RawRow)> = rows
        .iter()
        .filter(|row| shown.contains(&row.id))
        .map(|row| (row.id.to_string(), row))
        .collect();
    let texts = here.iter().flat_map(|(id, row)| {
        std::iter::once(id.as_str()).chain(row.cells.iter().map(String::as_str))
    });
    mark(texts)
}
