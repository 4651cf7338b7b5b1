//! Documents to PDF/A-2a and PDF/UA-1, by typst as a library.

mod world;

use serde_json::Value;
use sha2::{Digest, Sha256};
use typst::{
    diag::{SourceDiagnostic, Warned},
    ecow::EcoVec,
    foundations::Smart,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::world::PaperWorld;
use crate::papers::DocumentError;

/// What a PDF's `Creator` says.
const CREATOR: &str = "Synaq";
/// How many diagnostics an error quotes.
const DIAGNOSTICS_MAX: usize = 5;

pub(crate) use self::world::has_glyph;

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The file's SHA-256, hexadecimal.
    pub sha256: String,
}

/// Sets a paper's data in type. Every result that typst remembers is dropped afterwards, also after
/// an error: its memory is shared by the whole program.
pub(crate) fn typeset(data: &Value) -> Result<Pdf, DocumentError> {
    let json = serde_json::to_vec(data)
        .map_err(|error| DocumentError::Typesetting { reason: error.to_string() })?;
    let ident = hex::encode(Sha256::digest(&json));
    let result = compile(json, ident);
    typst::comemo::evict(0);
    result
}

fn compile(json: Vec<u8>, ident: String) -> Result<Pdf, DocumentError> {
    let world = PaperWorld::new(json)?;
    let Warned { output, warnings: _ } = typst::compile::<PagedDocument>(&world);
    let document = output.map_err(typesetting)?;
    let bytes = typst_pdf::pdf(&document, &options(ident)?).map_err(typesetting)?;
    let sha256 = hex::encode(Sha256::digest(&bytes));
    Ok(Pdf { bytes, pages: document.pages().len(), sha256 })
}

fn options(ident: String) -> Result<PdfOptions, DocumentError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| DocumentError::Typesetting { reason: error.message().to_string() })?;
    Ok(PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        standards,
        ..PdfOptions::default()
    })
}

fn typesetting(errors: EcoVec<SourceDiagnostic>) -> DocumentError {
    let reasons: Vec<String> = errors.iter().take(DIAGNOSTICS_MAX).map(describe).collect();
    DocumentError::Typesetting { reason: reasons.join("; ") }
}

fn describe(error: &SourceDiagnostic) -> String {
    let hints: Vec<&str> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
    match hints.is_empty() {
        true => error.message.to_string(),
        false => format!("{} ({})", error.message, hints.join("; ")),
    }
}
