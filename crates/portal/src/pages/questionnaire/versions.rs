//! The versions of a questionnaire: drafts and attested ones.

use conduct::FormVersion;
use conduct::{CaseSheet, FormKind};

use crate::{
    frame::{Frame, local_time},
    pages::entry::short_hash,
};

/// A line of the list.
pub(super) struct VersionLine {
    pub(super) number: i64,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) who: String,
    pub(super) at: String,
    pub(super) hash: String,
    /// The version before it, to compare with.
    pub(super) before: Option<i64>,
}

/// The versions, newest first.
pub(super) fn lines(frame: &Frame, sheet: &CaseSheet) -> Vec<VersionLine> {
    let line = |form: &FormVersion| {
        let is_draft = form.state == "draft";
        VersionLine {
            number: form.number,
            state: frame.t(if is_draft { "version-draft" } else { "version-signed" }),
            tone: if is_draft { "accent" } else { "good" },
            who: sheet.name_of(&form.author),
            at: local_time(form.at_us.timestamp()),
            hash: short_hash(&form.sha256.to_string()),
            before: Some(form.number - 1).filter(|before| *before > 0),
        }
    };
    all(sheet).into_iter().map(line).collect()
}

/// Every version of the questionnaire, newest first.
pub(super) fn all(sheet: &CaseSheet) -> Vec<&FormVersion> {
    let code = FormKind::Questionnaire.code();
    let mut versions: Vec<_> = sheet.forms.iter().filter(|form| form.kind == code).collect();
    versions.sort_by_key(|form| std::cmp::Reverse(form.number));
    versions
}
