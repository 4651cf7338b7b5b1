//! What can go wrong with a request, and the page that says so: what happened, what to do, where
//! to go. The inside goes to the log once, with the request's id.

use std::sync::Arc;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use conduct::ConductError;
use jiff::Timestamp;
use language::{Arg, Lang, Text};
use order::form::FormError;

use crate::{frame::local_time, speak::say};

/// A request that cannot be answered as it was meant.
#[derive(Debug, Clone)]
pub(crate) enum Failure {
    /// The visitor has to sign in first.
    SignInFirst,
    /// There is no such page, or none that this visitor may know of.
    NotFound,
    /// The visitor may not do this.
    Forbidden,
    /// The form does not come from a page of this session.
    ForeignForm,
    /// The form cannot be read.
    BrokenForm {
        /// What the parser said.
        reason: String,
    },
    /// The form has more fields than we take.
    TooManyFields {
        /// The limit.
        fields_max: usize,
    },
    /// The form is larger than we take.
    FormTooLarge {
        /// The limit.
        bytes_max: u64,
    },
    /// A file is larger than we take.
    FileTooLarge {
        /// The file's name.
        name: String,
        /// The limit.
        bytes_max: u64,
    },
    /// Somebody else changed the same thing meanwhile.
    Conflict {
        /// What was changed, by whom and when, in the reader's words.
        what: Text,
    },
    /// The Order or the case refuses; the text cites the clause.
    Refused {
        /// Why.
        why: Text,
    },
    /// What was sent is not right; the text names the place.
    Wrong {
        /// Each thing that is not right.
        what: Vec<Text>,
    },
    /// The disk has no room.
    DiskFull,
    /// Something of ours failed.
    Inside {
        /// For the log.
        detail: String,
    },
}

impl Failure {
    /// An inner failure, told to the log only.
    pub(crate) fn inside(detail: impl std::fmt::Display) -> Self {
        Failure::Inside { detail: detail.to_string() }
    }

    /// The HTTP status.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Failure::SignInFirst => StatusCode::UNAUTHORIZED,
            Failure::NotFound => StatusCode::NOT_FOUND,
            Failure::Forbidden | Failure::ForeignForm => StatusCode::FORBIDDEN,
            Failure::BrokenForm { .. } | Failure::TooManyFields { .. } => StatusCode::BAD_REQUEST,
            Failure::FormTooLarge { .. } | Failure::FileTooLarge { .. } => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            Failure::Conflict { .. } => StatusCode::CONFLICT,
            Failure::Refused { .. } | Failure::Wrong { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Failure::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
            Failure::Inside { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The key under which the page's title (`-title`) and advice (`-advice`) stand.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Failure::SignInFirst => "failure-sign-in",
            Failure::NotFound => "failure-not-found",
            Failure::Forbidden => "failure-forbidden",
            Failure::ForeignForm => "failure-foreign-form",
            Failure::BrokenForm { .. } => "failure-broken-form",
            Failure::TooManyFields { .. } => "failure-too-many-fields",
            Failure::FormTooLarge { .. } => "failure-form-too-large",
            Failure::FileTooLarge { .. } => "failure-file-too-large",
            Failure::Conflict { .. } => "failure-conflict",
            Failure::Refused { .. } => "failure-refused",
            Failure::Wrong { .. } => "failure-wrong",
            Failure::DiskFull => "failure-disk-full",
            Failure::Inside { .. } => "failure-inside",
        }
    }

    /// What happened, in one line.
    pub(crate) fn title(&self, lang: Lang) -> String {
        say(lang, &format!("{}-title", self.key()), &self.args())
    }

    /// What to do about it.
    pub(crate) fn advice(&self, lang: Lang) -> String {
        say(lang, &format!("{}-advice", self.key()), &self.args())
    }

    /// The facts, one a line.
    pub(crate) fn facts(&self, lang: Lang) -> Vec<String> {
        match self {
            Failure::Conflict { what } | Failure::Refused { why: what } => {
                vec![what.of(lang).to_owned()]
            }
            Failure::Wrong { what } => what.iter().map(|text| text.of(lang).to_owned()).collect(),
            Failure::BrokenForm { reason } => vec![reason.clone()],
            Failure::SignInFirst
            | Failure::NotFound
            | Failure::Forbidden
            | Failure::ForeignForm
            | Failure::TooManyFields { .. }
            | Failure::FormTooLarge { .. }
            | Failure::FileTooLarge { .. }
            | Failure::DiskFull
            | Failure::Inside { .. } => Vec::new(),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Failure::FormTooLarge { bytes_max } => vec![("limit", megabytes(*bytes_max))],
            Failure::FileTooLarge { name, bytes_max } => {
                vec![("name", Arg::from(name.as_str())), ("limit", megabytes(*bytes_max))]
            }
            Failure::TooManyFields { fields_max } => vec![("limit", Arg::from(*fields_max))],
            Failure::SignInFirst
            | Failure::NotFound
            | Failure::Forbidden
            | Failure::ForeignForm
            | Failure::BrokenForm { .. }
            | Failure::Conflict { .. }
            | Failure::Refused { .. }
            | Failure::Wrong { .. }
            | Failure::DiskFull
            | Failure::Inside { .. } => Vec::new(),
        }
    }
}

impl From<ConductError> for Failure {
    fn from(error: ConductError) -> Self {
        match error {
            ConductError::NotFound => Failure::NotFound,
            ConductError::Denied(_) => Failure::Forbidden,
            ConductError::Refused(refusal) => Failure::Refused { why: refusal.texts() },
            ConductError::Conflict { at, .. } => Failure::Conflict { what: conflict_text(at) },
            ConductError::BrokenInput { detail } => Failure::BrokenForm { reason: detail },
            ConductError::Full { .. } => Failure::DiskFull,
            ConductError::TooLarge { bytes_max } => Failure::FormTooLarge { bytes_max },
            ConductError::Answer(answer) => Failure::Wrong { what: vec![answer.text()] },
            ConductError::Form(errors) => Failure::Wrong { what: form_texts(&errors) },
            ConductError::Told(text) => Failure::Wrong { what: vec![*text] },
            ConductError::Store(error) => Failure::inside(error),
            ConductError::Signature(error) => Failure::inside(error),
            ConductError::Document(error) => Failure::inside(error),
            ConductError::Stored(reason) => Failure::inside(reason),
        }
    }
}

/// A form's errors, at most so many on one page.
const FORM_ERRORS_SHOWN_MAX: usize = 50;

fn form_texts(errors: &[FormError]) -> Vec<Text> {
    let text = |error: &FormError| in_each(|lang| error.message(lang));
    errors.iter().take(FORM_ERRORS_SHOWN_MAX).map(text).collect()
}

fn conflict_text(at: Option<Timestamp>) -> Text {
    let at = at.map_or(String::new(), local_time);
    in_each(|lang| say(lang, "failure-conflict-fact", &[("at", Arg::from(at.as_str()))]))
}

fn in_each(wording: impl Fn(Lang) -> String) -> Text {
    Text::new(wording(Lang::Kk), wording(Lang::Ru), wording(Lang::En))
}

/// The answer bears the failure; the page around it is made where the reader's language is known.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

fn megabytes(bytes: u64) -> Arg {
    Arg::from(format!("{}", bytes >> 20))
}
