//! The questionnaire as a workbook, out and in: nothing is applied before it was shown.

use document::xlsx::{Conflict, WorkbookError, WorkbookMeta, WorkbookProblem};
use language::{Lang, Text};
use order::form::{CellChange, Checked, Questionnaire, RawQuestionnaire, check_questionnaire};
use store::{Change, NewAttachment};
use uuid::Uuid;

use super::{FormSheet, is_questionnaire_open};
use crate::{
    Conduct,
    access::{Action, authorise},
    error::ConductError,
    person::Person,
    procedure::told,
    sheet::CaseSheet,
};

/// What a workbook was made from is kept under this kind, so that its changes can be told from
/// what others changed meanwhile.
const BASE_KIND: &str = "workbook-base";
/// A version of the form and its draft's revision as one number.
const REVISIONS_PER_VERSION: i64 = 100_000;

/// A workbook that was read and not yet applied.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPreview {
    /// What the questionnaire would be.
    pub questionnaire: RawQuestionnaire,
    /// What would change.
    pub changes: Vec<CellChange>,
    /// Places that somebody else changed meanwhile; theirs stay.
    pub conflicts: Vec<Conflict>,
    /// What the reader could not take, with sheet and cell.
    pub problems: Vec<WorkbookProblem>,
    /// What the check of the result says.
    pub check: Checked<Questionnaire>,
    /// Under which hash the result waits to be applied.
    pub kept: String,
    /// The draft's revision over which it would be applied.
    pub rev: i64,
}

impl Conduct {
    /// The questionnaire as a workbook, to be filled in and brought back.
    ///
    /// # Errors
    /// The person may not see the case, or the workbook could not be made.
    pub async fn questionnaire_workbook(
        &self,
        person: &Person,
        id: Uuid,
        lang: Lang,
    ) -> Result<Vec<u8>, ConductError> {
        let sheet = self.case(person, id).await?;
        let form = sheet.questionnaire()?;
        let version = base_version(&form);
        if !sheet.attachments.iter().any(|a| is_base(a, version)) {
            self.keep_base(person, id, version, &form.value).await?;
        }
        let meta = WorkbookMeta {
            case_id: id.to_string(),
            base_version: version,
            date: sheet.facts.today,
        };
        document::xlsx::questionnaire(&form.value, &meta, lang).map_err(|e| workbook_told(&e))
    }

    /// Reads a workbook and shows what it would change; nothing is saved.
    ///
    /// # Errors
    /// The person may not, or the file is no workbook that can be read.
    pub async fn preview_workbook(
        &self,
        person: &Person,
        id: Uuid,
        bytes: Vec<u8>,
    ) -> Result<ImportPreview, ConductError> {
        let sheet = self.case(person, id).await?;
        authorise(person, Action::PrepareForms(sheet.parties))?;
        if !is_questionnaire_open(sheet.case.stage) {
            return Err(told("form-closed", &[]));
        }
        let read = tokio::task::spawn_blocking(move || document::xlsx::read(&bytes))
            .await
            .map_err(ConductError::stored)?
            .map_err(|error| workbook_told(&error))?;
        if read.case_id.as_ref().is_some_and(|case| *case != id.to_string()) {
            return Err(told("workbook-of-another-case", &[]));
        }
        let form = sheet.questionnaire()?;
        let base = self.base_of(&sheet, read.base_version, &form).await?;
        let merged = document::xlsx::merge(&base, &form.value, &read.questionnaire);
        let body = serde_json::to_vec(&merged.questionnaire).map_err(ConductError::stored)?;
        Ok(ImportPreview {
            check: check_questionnaire(&merged.questionnaire, &sheet.form_rules()),
            questionnaire: merged.questionnaire,
            changes: merged.changes,
            conflicts: merged.conflicts,
            problems: read.problems,
            kept: self.keep_bytes(body).await?.to_string(),
            rev: form.rev,
        })
    }

    async fn keep_base(
        &self,
        person: &Person,
        id: Uuid,
        version: u32,
        value: &RawQuestionnaire,
    ) -> Result<(), ConductError> {
        let body = serde_json::to_vec(value).map_err(ConductError::stored)?;
        let size = i64::try_from(body.len()).map_err(ConductError::stored)?;
        let attach = NewAttachment {
            id: Uuid::now_v7(),
            kind: BASE_KIND.to_owned(),
            name: version.to_string(),
            artifact: self.keep_bytes(body).await?,
            size,
            media_type: "application/json".to_owned(),
            author: person.account.to_string(),
        };
        self.store.change_case(id, self.now(), vec![Change::Attach(attach)]).await?;
        Ok(())
    }

    /// The questionnaire from which a workbook was made; the present one for a foreign workbook.
    async fn base_of(
        &self,
        sheet: &CaseSheet,
        version: Option<u32>,
        form: &FormSheet<RawQuestionnaire>,
    ) -> Result<RawQuestionnaire, ConductError> {
        let kept =
            version.and_then(|version| sheet.attachments.iter().find(|a| is_base(a, version)));
        match kept {
            Some(base) => {
                let body = self.fetch_bytes(base.artifact).await?;
                serde_json::from_slice(&body).map_err(ConductError::stored)
            }
            None => Ok(form.value.clone()),
        }
    }
}

fn is_base(attachment: &store::Attachment, version: u32) -> bool {
    attachment.kind == BASE_KIND && attachment.name == version.to_string()
}

fn base_version(form: &FormSheet<RawQuestionnaire>) -> u32 {
    u32::try_from(form.number * REVISIONS_PER_VERSION + form.rev).unwrap_or(u32::MAX)
}

fn workbook_told(error: &WorkbookError) -> ConductError {
    let text = |lang| error.text(lang);
    ConductError::told(Text::new(text(Lang::Kk), text(Lang::Ru), text(Lang::En)))
}
