//! The page of a request for a retest.

use askama::Template;
use case::{CommandKind, Party};
use conduct::{CaseSheet, Correction, FILE_BYTES_MAX};
use language::{Lang, Text};
use order::Work;
use uuid::Uuid;

use super::input::Request;
use crate::{
    failure::Failure,
    frame::Frame,
    pages::{
        case::{CaseHead, Section},
        entry::{Problem, size_words},
    },
    speak::say,
};

/// Something that is missing in a request.
pub(super) struct Wrong {
    /// The element at which it is missing.
    id: String,
    why: Why,
}

enum Why {
    /// A message's key.
    Key(&'static str),
    /// A row without a correction, by its code.
    Row(String),
    /// In words.
    Told(Text),
}

#[derive(Template)]
#[template(path = "retest.html")]
pub(super) struct RetestPage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    /// Whether a retest can be requested now, by this person.
    may_request: bool,
    clause: String,
    due: Option<String>,
    left: u32,
    problems: Vec<Problem>,
    works: Vec<WorkView>,
    rows: Vec<RowView>,
    software: String,
    limit: u64,
    limit_words: String,
    once: String,
}

struct WorkView {
    code: &'static str,
    label: String,
    is_ticked: bool,
}

struct RowView {
    key: String,
    id: String,
    code: String,
    work: String,
    nonconformity: String,
    recommendation: String,
    fix: String,
    proof: String,
    error: Option<String>,
}

/// Requests for a retest that the Order allows (R 25, R 32).
const REQUESTS_MAX: u8 = 2;

impl Wrong {
    /// Something missing at an element.
    pub(super) fn at(id: &str, key: &'static str) -> Self {
        Wrong { id: id.to_owned(), why: Why::Key(key) }
    }

    /// A row that says nothing of what was done.
    pub(super) fn row(row: &Correction) -> Self {
        Wrong { id: row_id(row), why: Why::Row(row.code.clone()) }
    }

    /// Something that a use case said.
    pub(super) fn told(text: Text) -> Self {
        Wrong { id: "retest".to_owned(), why: Why::Told(text) }
    }

    fn text(&self, lang: Lang) -> String {
        match &self.why {
            Why::Key(key) => say(lang, key, &[]),
            Why::Row(code) => say(lang, "retest-row-empty", &[("w", code.as_str().into())]),
            Why::Told(text) => text.of(lang).to_owned(),
        }
    }
}

impl RetestPage {
    pub(super) fn new(
        frame: Frame,
        sheet: &CaseSheet,
        asked: &Request,
        wrong: Vec<Wrong>,
    ) -> Result<Self, Failure> {
        let lang = frame.lang;
        let kind = CommandKind::RequestRetest;
        let next = sheet.next.iter().find(|next| next.what == kind);
        let is_mine = sheet.mine.contains(&Party::Applicant);
        let rows = sheet.nonconformities()?;
        let due = next.and_then(|next| next.due.as_ref());
        Ok(RetestPage {
            head: CaseHead::new(&frame, sheet, Section::Works),
            id: sheet.row.id,
            may_request: next.is_some() && is_mine,
            clause: kind.clause(sheet.case.provider()).cite(lang),
            due: due.map(|clock| frame.day(&clock.due.date)),
            left: u32::from(REQUESTS_MAX.saturating_sub(sheet.case.retests.requests)),
            works: sheet
                .case
                .nonconforming()
                .iter()
                .map(|work| work_view(lang, work, asked))
                .collect(),
            rows: rows.iter().map(|row| row_view(lang, row, asked, &wrong)).collect(),
            software: asked.text("software").to_owned(),
            limit: FILE_BYTES_MAX,
            limit_words: size_words(lang, FILE_BYTES_MAX),
            once: conduct::secret(),
            problems: wrong
                .iter()
                .map(|it| Problem { href: format!("#{}", it.id), text: it.text(lang) })
                .collect(),
            frame,
        })
    }
}

fn work_view(lang: Lang, work: Work, asked: &Request) -> WorkView {
    WorkView {
        code: work.code(),
        label: work.name().of(lang).to_owned(),
        is_ticked: asked.works().contains(work),
    }
}

fn row_id(row: &Correction) -> String {
    format!("fix-{}-{}", row.work.code(), row.code)
}

fn row_view(lang: Lang, row: &Correction, asked: &Request, wrong: &[Wrong]) -> RowView {
    let id = row_id(row);
    RowView {
        key: format!("{}.{}", row.work.code(), row.code),
        code: row.code.clone(),
        work: row.work.name().of(lang).to_owned(),
        nonconformity: row.nonconformity.clone(),
        recommendation: row.recommendation.clone(),
        fix: asked.fix(row).to_owned(),
        proof: asked.proof(row).to_owned(),
        error: wrong.iter().find(|it| it.id == id).map(|it| it.text(lang)),
        id,
    }
}
