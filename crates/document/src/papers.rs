//! Every kind of paper that Synaq makes, and how it becomes a PDF.

#[cfg(test)]
mod tests;

use language::Lang;
use serde_json::Value;

use crate::{
    clean::clean_value,
    form::{ApplicationForm, QuestionnaireForm},
    letter::{
        AcceptanceAct, AdditionalAgreement, ComparisonTable, ContractDraft, ReturnLetter,
        WithdrawalNotice,
    },
    package::PrintPackage,
    paper::Head,
    pdf::{Pdf, typeset},
    protocol::Protocol,
    view,
    words::phrase,
};

/// The most cells and lines of text in one document: some 10,000 checks or 3,000 findings, which take
/// about 1.5 GB of memory while they are typeset.
pub const DOCUMENT_CELLS_MAX: usize = 100_000;
/// The largest amount of text in one document, in bytes.
pub const DOCUMENT_BYTES_MAX: usize = 24 * 1024 * 1024;

/// A paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// The protocol of a work (M 13, M 21, M 29, M 34, M 39), a retest's (R 25, R 27), or its
    /// duplicate (R 28, R 34).
    Protocol(Box<Protocol>),
    /// The application (RA 1).
    Application(ApplicationForm),
    /// The questionnaire (RA 2).
    Questionnaire(QuestionnaireForm),
    /// The letter by which an application is returned (R 13, R 15, R 16).
    Return(ReturnLetter),
    /// The comparison table of a retest (R 25).
    Comparison(ComparisonTable),
    /// An additional agreement (R 18, R 20, R 21).
    Agreement(AdditionalAgreement),
    /// The notice of withdrawal (R 40).
    Withdrawal(WithdrawalNotice),
    /// The act of acceptance of the source (M 13).
    Acceptance(AcceptanceAct),
    /// A draft technical specification or contract (R 14).
    Contract(ContractDraft),
    /// A laboratory's papers for stitching, sealed (M 13, M 21, M 29, M 34, M 39).
    Package(PrintPackage),
}

/// Why a paper cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// More cells and lines than a paper may have.
    #[error("a document may have at most {max} cells of text: this one has {found}")]
    TooManyCells {
        /// The limit.
        max: usize,
        /// How many there are.
        found: usize,
    },
    /// More text than a paper may have.
    #[error("a document may have at most {max} bytes of text: this one has {found}")]
    TooLarge {
        /// The limit.
        max: usize,
        /// How many there are.
        found: usize,
    },
    /// A print package of nothing.
    #[error("a print package needs at least one document: this one has none")]
    EmptyPackage,
    /// A print package inside another.
    #[error("a print package holds documents, not other packages")]
    NestedPackage,
    /// The built-in templates or fonts do not load: the program is broken.
    #[error("the built-in templates and fonts do not load")]
    Templates,
    /// The typesetter refused the paper.
    #[error("the paper cannot be typeset: {reason}")]
    Typesetting {
        /// What it said.
        reason: String,
    },
}

impl Document {
    /// The head: provider, number, date, marks, signatures.
    pub fn head(&self) -> &Head {
        match self {
            Document::Protocol(paper) => &paper.head,
            Document::Application(paper) => &paper.head,
            Document::Questionnaire(paper) => &paper.head,
            Document::Return(paper) => &paper.head,
            Document::Comparison(paper) => &paper.head,
            Document::Agreement(paper) => &paper.head,
            Document::Withdrawal(paper) => &paper.head,
            Document::Acceptance(paper) => &paper.head,
            Document::Contract(paper) => &paper.head,
            Document::Package(paper) => &paper.head,
        }
    }

    /// The title with the number, as it stands on the paper and in lists of papers.
    pub fn title(&self, lang: Lang) -> String {
        view::title(self, lang)
    }
}

impl DocumentError {
    /// The error for a reader.
    pub fn text(&self, lang: Lang) -> String {
        let limits = |max: usize, found: usize| [("max", max.into()), ("found", found.into())];
        match self {
            DocumentError::TooManyCells { max, found } => {
                phrase(lang, "document-too-many-cells", &limits(*max, *found))
            }
            DocumentError::TooLarge { max, found } => {
                phrase(lang, "document-too-large", &limits(*max, *found))
            }
            DocumentError::EmptyPackage => phrase(lang, "document-empty-package", &[]),
            DocumentError::NestedPackage => phrase(lang, "document-nested-package", &[]),
            DocumentError::Templates | DocumentError::Typesetting { .. } => {
                phrase(lang, "document-failed", &[])
            }
        }
    }
}

/// Makes a PDF/A-2a (and PDF/UA-1) of a paper, for readers of a language. Equal papers give equal
/// bytes. The call computes for as long as the paper is long: run it off the async threads.
///
/// # Errors
/// A paper over its limits, or one that the typesetter refuses.
pub fn render(document: &Document, lang: Lang) -> Result<Pdf, DocumentError> {
    let mut data = view::of(document, lang)?;
    check_size(&data)?;
    clean_value(&mut data);
    typeset(&data)
}

fn check_size(data: &Value) -> Result<(), DocumentError> {
    let (cells, bytes) = measure(data);
    if cells > DOCUMENT_CELLS_MAX {
        return Err(DocumentError::TooManyCells { max: DOCUMENT_CELLS_MAX, found: cells });
    }
    if bytes > DOCUMENT_BYTES_MAX {
        return Err(DocumentError::TooLarge { max: DOCUMENT_BYTES_MAX, found: bytes });
    }
    Ok(())
}

/// How many texts there are, and how many bytes they have.
fn measure(data: &Value) -> (usize, usize) {
    let sum = |(cells, bytes): (usize, usize), value: &Value| {
        let (more_cells, more_bytes) = measure(value);
        (cells + more_cells, bytes + more_bytes)
    };
    match data {
        Value::String(text) => (1, text.len()),
        Value::Array(items) => items.iter().fold((0, 0), sum),
        Value::Object(fields) => fields.values().fold((0, 0), sum),
        Value::Null | Value::Bool(_) | Value::Number(_) => (0, 0),
    }
}
