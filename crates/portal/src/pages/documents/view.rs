//! The page of documents.

use askama::Template;
use case::{
    Stage,
    payload::{ApplicantKind, AttachmentKind},
};
use conduct::Attachment;
use conduct::{
    CaseSheet, FILE_BYTES_MAX,
    access::{Action, authorise},
    attachment_code,
    person::Person,
};
use language::Lang;
use uuid::Uuid;

use crate::{
    frame::{Frame, local_time},
    pages::{
        case::{CaseHead, Section},
        entry::{short_hash, size_words},
        papers::{Shown, shown_as},
    },
};

/// What the program keeps for itself, or what belongs to the bench.
const UNLISTED: [&str; 2] = ["workbook-base", "evidence"];
/// The kinds of other files that have a name of their own.
const OTHER_KINDS: [&str; 3] = ["document", "comparison", "source"];

#[derive(Template)]
#[template(path = "documents.html")]
pub(super) struct DocumentsPage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    may_edit: bool,
    is_open: bool,
    limit: u64,
    limit_words: String,
    kinds: Vec<KindView>,
    others: Vec<FileLine>,
}

/// A kind of document of the application.
struct KindView {
    code: &'static str,
    title: String,
    hint: String,
    clause: String,
    is_required: bool,
    files: Vec<FileLine>,
}

struct FileLine {
    id: Uuid,
    name: String,
    kind: String,
    size: String,
    hash: String,
    who: String,
    at: String,
    is_shown: bool,
}

impl DocumentsPage {
    pub(super) fn new(frame: Frame, sheet: &CaseSheet, person: &Person) -> Self {
        let is_open = matches!(sheet.case.stage, Stage::Draft | Stage::Returned);
        let may_prepare = authorise(person, Action::PrepareForms(sheet.parties)).is_ok();
        DocumentsPage {
            head: CaseHead::new(&frame, sheet, Section::Documents),
            id: sheet.row.id,
            may_edit: is_open && may_prepare,
            is_open,
            limit: FILE_BYTES_MAX,
            limit_words: size_words(frame.lang, FILE_BYTES_MAX),
            kinds: kinds(&frame, sheet),
            others: others(&frame, sheet),
            frame,
        }
    }
}

/// Whether a document must be there: without it the application is returned (R 10, R 13, R 30).
pub(crate) fn is_required(sheet: &CaseSheet, kind: AttachmentKind) -> bool {
    match kind {
        AttachmentKind::PowerOfAttorney => {
            sheet.application().is_ok_and(|form| form.value.applicant == ApplicantKind::LegalEntity)
        }
        AttachmentKind::TechnicalSpecification
        | AttachmentKind::SourceCode
        | AttachmentKind::SecurityDocumentation
        | AttachmentKind::OwnerAuthorisation
        | AttachmentKind::StateBodyProof => case::is_required(&sheet.case, kind.item()),
    }
}

fn kinds(frame: &Frame, sheet: &CaseSheet) -> Vec<KindView> {
    let view = |kind: AttachmentKind| {
        let clause = kind.item().clause(sheet.case.provider())?;
        let code = attachment_code(kind);
        let files = sheet.standing_files().filter(|file| file.kind == code);
        Some(KindView {
            code,
            title: frame.t(&format!("document-kind-{code}")),
            hint: frame.t(&format!("document-kind-{code}-hint")),
            clause: clause.cite(frame.lang),
            is_required: is_required(sheet, kind),
            files: files.map(|file| file_line(frame.lang, sheet, file, String::new())).collect(),
        })
    };
    AttachmentKind::ALL.into_iter().filter_map(view).collect()
}

/// Every other file that stands, newest first.
fn others(frame: &Frame, sheet: &CaseSheet) -> Vec<FileLine> {
    let is_other = |file: &&Attachment| {
        conduct::attachment_kind(&file.kind).is_none() && !UNLISTED.contains(&file.kind.as_str())
    };
    let mut files: Vec<&Attachment> = sheet.standing_files().filter(is_other).collect();
    files.sort_by_key(|file| std::cmp::Reverse(file.at_us.0));
    let line = |file: &Attachment| {
        let known = OTHER_KINDS.into_iter().find(|kind| *kind == file.kind).unwrap_or("other");
        file_line(frame.lang, sheet, file, frame.t(&format!("file-kind-{known}")))
    };
    files.into_iter().map(line).collect()
}

fn file_line(lang: Lang, sheet: &CaseSheet, file: &Attachment, kind: String) -> FileLine {
    FileLine {
        id: file.id,
        name: file.name.clone(),
        kind,
        size: size_words(lang, u64::try_from(file.size).unwrap_or(0)),
        hash: short_hash(&file.artifact.to_string()),
        who: sheet.name_of(&file.author),
        at: local_time(file.at_us.timestamp()),
        is_shown: shown_as(&file.media_type) == Shown::Inline,
    }
}
