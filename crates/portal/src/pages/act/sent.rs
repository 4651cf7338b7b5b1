//! A command's form as it was sent: answers, and files that go to the store as they come.

use axum::extract::{Request, multipart::Field};
use case::{Digest, DocumentRef};
use conduct::{CaseSheet, ConductError, FILE_BYTES_MAX, NewFile, acts::Answers};
use futures::TryStreamExt;

use super::asked::Given;
use crate::{
    Portal,
    failure::Failure,
    fields::{self, Part, Reader},
    visit::SignedIn,
};

/// The fields that name a file kept at an earlier sending begin so.
const KEPT: &str = "kept.";

/// What was sent.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub(super) given: Given,
    pub(super) answers: Answers,
    pub(super) once: Option<String>,
}

/// Reads the form; nothing of it is kept where the command may not be given anyway.
///
/// # Errors
/// A form that cannot be read or is not this session's, a file that cannot be kept, a command that
/// may not be given.
pub(super) async fn read(
    portal: &Portal,
    signed_in: &SignedIn,
    sheet: &CaseSheet,
    request: Request,
    may: Result<(), ConductError>,
) -> Result<Sent, Failure> {
    let csrf = &signed_in.visit.csrf;
    let mut sent = Sent::default();
    if !fields::is_multipart(&request) {
        let form = fields::read(request, csrf).await?;
        if !is_done(portal, signed_in, form.text("once")).await? {
            may?;
        }
        for (key, value) in form.iter() {
            sent.take(sheet, signed_in, key.to_owned(), value.to_owned());
        }
        return Ok(sent);
    }
    let (mut reader, mut is_repeated) = (Reader::new(request, csrf).await?, false);
    let kept = loop {
        match reader.next().await? {
            None => break Ok(()),
            Some(Part::Text(key, value)) => {
                if key == "once" {
                    is_repeated = is_done(portal, signed_in, &value).await?;
                }
                sent.take(sheet, signed_in, key, value);
            }
            Some(Part::File(_)) if is_repeated || may.is_err() => break Ok(()),
            Some(Part::File(field)) => {
                if let Err(failure) = sent.keep(portal, signed_in, sheet, *field).await {
                    break Err(failure);
                }
            }
        }
    };
    reader.drain().await;
    kept?;
    if !is_repeated {
        may?;
    }
    Ok(sent)
}

/// Whether the form was sent before and its command given: it may not be given twice, but it is
/// told as done.
async fn is_done(portal: &Portal, signed_in: &SignedIn, once: &str) -> Result<bool, Failure> {
    let key = Some(once).filter(|once| !once.is_empty());
    Ok(portal.conduct.is_done(&signed_in.person, key).await?)
}

impl Sent {
    fn take(&mut self, sheet: &CaseSheet, signed_in: &SignedIn, key: String, value: String) {
        match key.as_str() {
            "csrf" => {}
            "once" => self.once = Some(value).filter(|once| !once.is_empty()),
            _ => match key.strip_prefix(KEPT) {
                Some(question) => self.take_kept(sheet, signed_in, question, &value),
                None => {
                    self.answers.say(key.clone(), value.clone());
                    self.given.say(key, value);
                }
            },
        }
    }

    /// A file that this person sent with this form before: only such a one counts.
    fn take_kept(&mut self, sheet: &CaseSheet, signed_in: &SignedIn, question: &str, value: &str) {
        let Ok(digest) = value.parse::<Digest>() else { return };
        let author = signed_in.person.account.to_string();
        let found = sheet.standing_files().find(|file| {
            file.artifact.0 == digest.0 && file.kind == kind_of(question) && file.author == author
        });
        if let Some(file) = found {
            self.add(question, DocumentRef { digest, name: file.name.clone() });
        }
    }

    async fn keep(
        &mut self,
        portal: &Portal,
        signed_in: &SignedIn,
        sheet: &CaseSheet,
        field: Field<'_>,
    ) -> Result<(), Failure> {
        let (question, name) = (field.name().unwrap_or("").to_owned(), fields::file_name(&field));
        if name.is_empty() {
            return Ok(());
        }
        let file = NewFile { kind: kind_of(&question), name: name.clone() };
        let content = field.map_err(std::io::Error::other);
        let (person, id) = (&signed_in.person, sheet.row.id);
        match portal.conduct.attach(person, id, file, content).await {
            Ok(document) => {
                self.add(&question, document);
                Ok(())
            }
            Err(ConductError::TooLarge { .. }) => {
                Err(Failure::FileTooLarge { name, bytes_max: FILE_BYTES_MAX })
            }
            Err(error) => Err(Failure::from(error)),
        }
    }

    fn add(&mut self, question: &str, document: DocumentRef) {
        let digest = document.digest.to_string();
        self.given.keep(question.to_owned(), digest, document.name.clone());
        self.answers.attach(question, document);
    }
}

/// What a file of an answer is called in the case.
fn kind_of(question: &str) -> String {
    format!("answer-{question}")
}
