//! The papers of a case: made of its data, kept in three languages, read back.

mod build;
mod letters;

use bytes::Bytes;
use document::Document;
use language::Lang;
use store::{Change, Hash, NewPaper};
use uuid::Uuid;

use crate::{
    Conduct,
    access::{Action, authorise},
    error::ConductError,
    person::Person,
};

pub(crate) use build::{application_form, protocol, questionnaire_form};
pub use letters::Correction;
pub(crate) use letters::{
    acceptance, agreement, comparison, contract_draft, return_letter, withdrawal,
};

/// The largest paper that is read back: 64 MiB.
const PAPER_BYTES_MAX: u64 = 64 << 20;

/// A paper's bytes, with what a browser needs.
#[derive(Debug, Clone)]
pub struct PaperBytes {
    /// The file's name.
    pub name: String,
    /// The media type.
    pub media_type: &'static str,
    /// The bytes.
    pub bytes: Bytes,
}

/// A paper made in three languages and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Made {
    /// The hash of each language's file.
    pub(crate) files: Vec<(Lang, Hash)>,
}

/// What a paper is, for its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PaperRow<'a> {
    pub(crate) kind: &'a str,
    pub(crate) number: Option<String>,
    pub(crate) work: Option<order::Work>,
    pub(crate) round: u8,
    pub(crate) state: &'a str,
    pub(crate) detail: String,
    pub(crate) author: String,
}

impl Made {
    /// The Kazakh file, which is the one that events name.
    pub(crate) fn original(&self) -> Option<Hash> {
        self.files.iter().find(|(lang, _)| *lang == Lang::Kk).map(|(_, hash)| *hash)
    }

    /// The rows of the paper, one a language.
    pub(crate) fn rows(&self, row: &PaperRow<'_>) -> Vec<Change> {
        let change = |(lang, hash): &(Lang, Hash)| {
            Change::AddPaper(NewPaper {
                id: Uuid::now_v7(),
                kind: row.kind.to_owned(),
                number: row.number.clone(),
                work: row.work.map(|work| work.code().to_owned()),
                round: i32::from(row.round),
                lang: lang.code().to_owned(),
                artifact: *hash,
                state: row.state.to_owned(),
                detail: row.detail.clone(),
                author: row.author.clone(),
                issued: None,
            })
        };
        self.files.iter().map(change).collect()
    }
}

impl Conduct {
    /// Makes a paper in all three languages and keeps the files.
    pub(crate) async fn make(&self, document: Document) -> Result<Made, ConductError> {
        let document = std::sync::Arc::new(document);
        let mut files = Vec::with_capacity(Lang::ALL.len());
        for lang in Lang::ALL {
            let pdf = render(std::sync::Arc::clone(&document), lang).await?;
            files.push((lang, self.keep_bytes(pdf).await?));
        }
        Ok(Made { files })
    }

    /// A paper's file, by its row. Reading is noted.
    ///
    /// # Errors
    /// The person may not see the case, or there is no such paper.
    pub async fn read_paper(
        &self,
        person: &Person,
        id: Uuid,
        paper: Uuid,
    ) -> Result<PaperBytes, ConductError> {
        let sheet = self.case(person, id).await?;
        let found = sheet.papers.iter().find(|row| row.id == paper);
        let found = found.ok_or(ConductError::NotFound)?;
        let is_draft = found.state == "draft" || found.kind == "report";
        if is_draft {
            authorise(person, Action::JudgeWorks(sheet.parties))
                .or_else(|_| authorise(person, Action::ActAs(sheet.parties, case::Party::Head)))?;
        }
        let object = format!("case:{id} paper:{}", found.artifact);
        self.note(&person.account.to_string(), "paper-read", &object).await?;
        let bytes = self.store().artifacts().bytes(found.artifact, PAPER_BYTES_MAX).await?;
        let is_json = found.kind == "signature" || found.kind == "report";
        let (ending, media_type) =
            if is_json { ("json", "application/json") } else { ("pdf", "application/pdf") };
        let number = sheet.row.number.clone().unwrap_or_else(|| "draft".to_owned());
        let work = found.work.as_deref().map_or(String::new(), |work| format!("-{work}"));
        let name = format!("{number}-{}{work}-{}.{ending}", found.kind, found.lang);
        Ok(PaperBytes { name, media_type, bytes: bytes.into() })
    }

    /// A form as it stands, as a PDF in the reader's language: for reading before signing.
    ///
    /// # Errors
    /// The person may not see the case, or the paper cannot be made.
    pub async fn form_paper(
        &self,
        person: &Person,
        id: Uuid,
        kind: crate::FormKind,
        lang: Lang,
    ) -> Result<PaperBytes, ConductError> {
        let sheet = self.case(person, id).await?;
        let document = match kind {
            crate::FormKind::Application => application_form(&sheet)?,
            crate::FormKind::Questionnaire => questionnaire_form(&sheet)?,
        };
        let bytes = render(std::sync::Arc::new(document), lang).await?;
        let number = sheet.row.number.clone().unwrap_or_else(|| "draft".to_owned());
        Ok(PaperBytes {
            name: format!("{number}-{}-{}.pdf", kind.code(), lang.code()),
            media_type: "application/pdf",
            bytes: bytes.into(),
        })
    }

    /// A laboratory's protocols of one round, put together for stitching (M 13, M 21, M 29, M 34,
    /// M 39).
    ///
    /// # Errors
    /// The person is not of the provider, or no protocol of the round was drawn up.
    pub async fn print_package(
        &self,
        person: &Person,
        id: Uuid,
        lang: Lang,
    ) -> Result<PaperBytes, ConductError> {
        let sheet = self.case(person, id).await?;
        authorise(person, Action::ReadConfidential(sheet.parties))?;
        let document = build::package(&sheet, person)?;
        let bytes = render(std::sync::Arc::new(document), lang).await?;
        self.note(&person.account.to_string(), "package-printed", &format!("case:{id}")).await?;
        let number = sheet.row.number.clone().unwrap_or_else(|| "draft".to_owned());
        Ok(PaperBytes {
            name: format!("{number}-package-{}.pdf", lang.code()),
            media_type: "application/pdf",
            bytes: bytes.into(),
        })
    }
}

/// Renders off the async threads.
async fn render(document: std::sync::Arc<Document>, lang: Lang) -> Result<Vec<u8>, ConductError> {
    let pdf = tokio::task::spawn_blocking(move || document::render(&document, lang))
        .await
        .map_err(ConductError::stored)??;
    Ok(pdf.bytes)
}
