//! What a request for a retest sends.

use std::collections::BTreeMap;

use case::DocumentRef;
use conduct::{CaseSheet, Correction, acts::Answers};
use order::{Work, Works};

use super::view::Wrong;
use crate::failure::Failure;

/// Rows of a comparison table in one request: more than any test has checks.
const ANSWERS_MAX: usize = 20_000;

/// A request as it was entered.
#[derive(Debug, Default)]
pub(super) struct Request {
    texts: BTreeMap<String, String>,
    works: Works,
    files: Vec<&'static str>,
    answers: Answers,
}

impl Request {
    /// A request for all works that have nonconformities, with nothing entered yet.
    pub(super) fn blank(sheet: &CaseSheet) -> Self {
        Request { works: sheet.case.nonconforming(), ..Request::default() }
    }

    /// Adds a field.
    ///
    /// # Errors
    /// There are too many.
    pub(super) fn say(&mut self, key: String, value: String) -> Result<(), Failure> {
        if self.texts.len() >= ANSWERS_MAX {
            return Err(Failure::TooManyFields { fields_max: ANSWERS_MAX });
        }
        if key == "works" {
            self.works = Work::from_code(&value).map_or(self.works, |work| self.works.with(work));
        }
        self.answers.say(key.clone(), value.clone());
        self.texts.insert(key, value);
        Ok(())
    }

    /// Adds a kept file.
    pub(super) fn attach(&mut self, key: &'static str, document: DocumentRef) {
        self.files.push(key);
        self.answers.attach(key, document);
    }

    /// The answers of the command.
    pub(super) fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The key by which a repeated request is known.
    pub(super) fn key(&self) -> Option<String> {
        self.texts.get("once").filter(|key| !key.is_empty()).cloned()
    }

    /// The ticked works.
    pub(super) fn works(&self) -> Works {
        self.works
    }

    /// What was entered under a key.
    pub(super) fn text(&self, key: &str) -> &str {
        self.texts.get(key).map_or("", |text| text.trim())
    }

    /// What was done about a nonconformity.
    pub(super) fn fix(&self, row: &Correction) -> &str {
        self.text(&format!("fix.{}.{}", row.work.code(), row.code))
    }

    /// The proof.
    pub(super) fn proof(&self, row: &Correction) -> &str {
        self.text(&format!("proof.{}.{}", row.work.code(), row.code))
    }

    /// What is missing in it.
    pub(super) fn wrong(&self, sheet: &CaseSheet) -> Result<Vec<Wrong>, Failure> {
        let mut wrong = Vec::new();
        if self.works.is_empty() {
            wrong.push(Wrong::at("retest-works", "retest-no-works"));
        }
        if !self.files.contains(&"comparison") {
            let rows = sheet.nonconformities()?;
            let empty =
                rows.iter().filter(|row| self.works.contains(row.work) && self.fix(row).is_empty());
            wrong.extend(empty.map(Wrong::row));
        }
        let software = self.text("software");
        if software.is_empty() {
            wrong.push(Wrong::at("retest-software", "retest-no-software"));
        }
        if software == "changed" && !self.files.contains(&"source") {
            wrong.push(Wrong::at("source", "retest-no-source"));
        }
        Ok(wrong)
    }
}
