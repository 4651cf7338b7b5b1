//! The files of a case: handed in, read, withdrawn; every reading of a confidential one is noted.

use bytes::Bytes;
use case::{DocumentRef, Stage, payload::AttachmentKind};
use futures::Stream;
use store::{Change, Hash, NewAttachment};
use uuid::Uuid;

use crate::{
    Conduct,
    access::{Action, authorise},
    error::ConductError,
    person::Person,
    procedure::told,
    sheet::CaseSheet,
};

/// The largest file that is taken: 4 GiB, a large system's source with its libraries.
pub const FILE_BYTES_MAX: u64 = 4 << 30;

/// The largest file that is read whole: 1 GiB.
const READ_BYTES_MAX: u64 = 1 << 30;

/// A file being handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// What it is: an [`AttachmentKind`]'s code, or what a command's answer calls it.
    pub kind: String,
    /// Its name.
    pub name: String,
}

impl CaseSheet {
    /// The files that stand, without the withdrawn ones.
    pub fn standing_files(&self) -> impl Iterator<Item = &store::Attachment> {
        self.attachments.iter().filter(|file| file.withdrawn_us.is_none())
    }
}

impl Conduct {
    /// Takes a file for a case.
    ///
    /// # Errors
    /// The person may not, the file is too large, or the disk is full.
    pub async fn attach<S>(
        &self,
        person: &Person,
        id: Uuid,
        file: NewFile,
        content: S,
    ) -> Result<DocumentRef, ConductError>
    where
        S: Stream<Item = std::io::Result<Bytes>> + Send,
    {
        let sheet = self.case(person, id).await?;
        let is_party = !sheet.mine.is_empty();
        if !is_party {
            authorise(person, Action::PrepareForms(sheet.parties))?;
        }
        let is_package = attachment_kind(&file.kind).is_some();
        if is_package && !matches!(sheet.case.stage, Stage::Draft | Stage::Returned) {
            return Err(told("form-closed", &[]));
        }
        let put = self.store.artifacts().put(content, FILE_BYTES_MAX).await?;
        let media_type = media_type(&file.name).to_owned();
        let new = NewAttachment {
            id: Uuid::now_v7(),
            kind: file.kind,
            name: file.name.clone(),
            artifact: put.hash,
            size: i64::try_from(put.size).map_err(ConductError::stored)?,
            media_type,
            author: person.account.to_string(),
        };
        self.store.change_case(id, self.now(), vec![Change::Attach(new)]).await?;
        Ok(DocumentRef { digest: case::Digest(put.hash.0), name: file.name })
    }

    /// Withdraws a file from a draft; its bytes and its row stay.
    ///
    /// # Errors
    /// The person may not, or the application was submitted.
    pub async fn withdraw_file(
        &self,
        person: &Person,
        id: Uuid,
        file: Uuid,
    ) -> Result<(), ConductError> {
        let sheet = self.case(person, id).await?;
        authorise(person, Action::PrepareForms(sheet.parties))?;
        if !matches!(sheet.case.stage, Stage::Draft | Stage::Returned) {
            return Err(told("form-closed", &[]));
        }
        if !sheet.standing_files().any(|standing| standing.id == file) {
            return Err(ConductError::NotFound);
        }
        let change = Change::WithdrawAttachment { id: file };
        self.store.change_case(id, self.now(), vec![change]).await?;
        Ok(())
    }

    /// A file of a case: its name, media type and content. Reading is noted (M 15).
    ///
    /// # Errors
    /// The person may not, or there is no such file.
    pub async fn read_file(
        &self,
        person: &Person,
        id: Uuid,
        file: Uuid,
    ) -> Result<(store::Attachment, Bytes), ConductError> {
        let sheet = self.case(person, id).await?;
        let found = sheet.attachments.iter().find(|attachment| attachment.id == file);
        let found = found.cloned().ok_or(ConductError::NotFound)?;
        if found.kind == attachment_code(AttachmentKind::SourceCode) || found.kind == "evidence" {
            authorise(person, Action::ReadConfidential(sheet.parties))?;
        }
        let object = format!("case:{id} file:{}", found.artifact);
        self.note(&person.account.to_string(), "file-read", &object).await?;
        let bytes = self.fetch_bytes(found.artifact).await?;
        Ok((found, bytes))
    }

    /// Keeps bytes as an artifact.
    pub(crate) async fn keep_bytes(&self, bytes: Vec<u8>) -> Result<Hash, ConductError> {
        Ok(self.store.artifacts().put_bytes(bytes).await?.hash)
    }

    /// An artifact's bytes.
    pub(crate) async fn fetch_bytes(&self, hash: Hash) -> Result<Bytes, ConductError> {
        Ok(self.store.artifacts().bytes(hash, READ_BYTES_MAX).await?.into())
    }
}

/// The code under which a kind of attachment is stored.
pub fn attachment_code(kind: AttachmentKind) -> &'static str {
    kind.item().code()
}

/// The kind of attachment of a code.
pub fn attachment_kind(code: &str) -> Option<AttachmentKind> {
    AttachmentKind::ALL.into_iter().find(|kind| attachment_code(*kind) == code)
}

/// A media type by the file's name; what is unknown is bytes, never shown in the browser.
fn media_type(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or("").to_lowercase();
    match ending.as_str() {
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "zip" => "application/zip",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "txt" | "md" | "log" => "text/plain",
        "json" | "sarif" => "application/json",
        _ => "application/octet-stream",
    }
}
