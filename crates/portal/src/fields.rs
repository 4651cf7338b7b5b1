//! What a form sends, read once, at the border: fields and files, each with its limit.
//!
//! Every form bears the session's token (`csrf`); a form that lacks it is not read further. Files
//! follow the token, so that nothing of a stranger's upload is kept.

use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::header,
};
use bytes::{Bytes, BytesMut};
use futures::StreamExt;
use subtle::ConstantTimeEq;

use crate::failure::Failure;

/// A form without files: 4 MiB, a grid of some thousands of rows.
const FORM_BYTES_MAX: u64 = 4 << 20;
/// One field of a form with files.
const FIELD_BYTES_MAX: usize = 1 << 20;
/// Fields in one form.
const FIELDS_MAX: usize = 60_000;
/// Of an upload that is too large, so much is read and thrown away before the answer, so that a
/// browser shows our page and not a broken connection.
const DRAINED_BYTES_MAX: u64 = 4 << 30;

/// The fields of one form, in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    values: Vec<(String, String)>,
    files: Vec<File>,
}

/// A file that was read whole into memory.
#[derive(Debug)]
pub(crate) struct File {
    /// The field's name.
    pub(crate) field: String,
    /// The name that the sender gave the file.
    pub(crate) name: String,
    /// The content.
    pub(crate) bytes: Bytes,
}

impl Fields {
    /// The field `name`, trimmed; empty where the form lacks it.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of the field `name`.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// Whether the box `name` is ticked or the button `name` was pressed.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(key, _)| key == name)
    }

    /// Every field, as it came.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Adds a field that was read.
    ///
    /// # Errors
    /// There are too many.
    pub(crate) fn add(&mut self, key: String, value: String) -> Result<(), Failure> {
        if self.values.len() == FIELDS_MAX {
            return Err(Failure::TooManyFields { fields_max: FIELDS_MAX });
        }
        self.values.push((key, value));
        Ok(())
    }

    /// Takes the file of the field `name` out, where one was chosen.
    pub(crate) fn take_file(&mut self, name: &str) -> Option<File> {
        let is_it = |file: &File| file.field == name && !file.name.is_empty();
        let index = self.files.iter().position(is_it)?;
        Some(self.files.swap_remove(index))
    }

    /// The file of the field `name`, where one was chosen.
    pub(crate) fn file(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.field == name && !file.name.is_empty())
    }
}

/// Reads a form without files.
///
/// # Errors
/// A form that is too large, is no form, or lacks the session's token.
pub(crate) async fn read(request: Request, csrf: &str) -> Result<Fields, Failure> {
    let bytes = read_body(request.into_body(), FORM_BYTES_MAX).await?;
    let mut fields = Fields::default();
    for (key, value) in form_urlencoded::parse(&bytes) {
        fields.add(key.into_owned(), value.replace("\r\n", "\n"))?;
    }
    check_token(fields.text("csrf"), csrf)?;
    Ok(fields)
}

/// Reads a form with files into memory, each at most `file_bytes_max` long.
///
/// # Errors
/// As [`read`], and a file that is too large.
pub(crate) async fn read_with_files(
    request: Request,
    csrf: &str,
    file_bytes_max: u64,
) -> Result<Fields, Failure> {
    let mut reader = Reader::new(request, csrf).await?;
    let mut fields = Fields::default();
    while let Some(part) = reader.next().await? {
        match part {
            Part::Text(key, value) => fields.add(key, value)?,
            Part::File(field) => {
                let (key, name) = (field.name().unwrap_or("").to_owned(), file_name(&field));
                let bytes = match read_file(*field, file_bytes_max).await {
                    Ok(bytes) => bytes,
                    Err(failure) => {
                        reader.drain().await;
                        return Err(failure);
                    }
                };
                fields.files.push(File { field: key, name, bytes });
            }
        }
    }
    Ok(fields)
}

/// Reads a form with files one part after the other, for files that are not to stand in memory.
pub(crate) struct Reader {
    parts: Multipart,
    csrf: String,
    trusted: bool,
}

impl Reader {
    /// Begins to read.
    ///
    /// # Errors
    /// A request that is no form with files.
    pub(crate) async fn new(request: Request, csrf: &str) -> Result<Self, Failure> {
        let parts = Multipart::from_request(request, &())
            .await
            .map_err(|error| Failure::BrokenForm { reason: error.body_text() })?;
        Ok(Reader { parts, csrf: csrf.to_owned(), trusted: false })
    }

    /// The next part of the form; `None` at its end.
    ///
    /// # Errors
    /// A part that breaks off or is too large, or a file before the session's token.
    pub(crate) async fn next(&mut self) -> Result<Option<Part<'_>>, Failure> {
        let Some(part) = self.parts.next_field().await.map_err(broken)? else {
            return if self.trusted { Ok(None) } else { Err(Failure::ForeignForm) };
        };
        if part.file_name().is_some() {
            return if self.trusted {
                Ok(Some(Part::File(Box::new(part))))
            } else {
                Err(Failure::ForeignForm)
            };
        }
        let key = part.name().unwrap_or("").to_owned();
        let value = read_text(part).await?;
        if key == "csrf" {
            check_token(&value, &self.csrf)?;
            self.trusted = true;
        }
        Ok(Some(Part::Text(key, value)))
    }

    /// Reads what is left and throws it away.
    pub(crate) async fn drain(&mut self) {
        let mut drained = 0_u64;
        while let Ok(Some(mut part)) = self.parts.next_field().await {
            while let Ok(Some(chunk)) = part.chunk().await {
                drained += chunk.len() as u64;
                if drained > DRAINED_BYTES_MAX {
                    return;
                }
            }
        }
    }
}

/// One part of a form with files.
pub(crate) enum Part<'a> {
    /// A plain field: its name and value.
    Text(String, String),
    /// A file, still to be read.
    File(Box<Field<'a>>),
}

/// The name that the sender gave a file, without folders and control characters.
pub(crate) fn file_name(field: &Field<'_>) -> String {
    let name = field.file_name().unwrap_or("");
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}

async fn read_file(mut field: Field<'_>, bytes_max: u64) -> Result<Bytes, Failure> {
    let name = file_name(&field);
    let mut bytes = BytesMut::new();
    let mut seen = 0_u64;
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        seen += chunk.len() as u64;
        if seen <= bytes_max {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = BytesMut::new();
            if seen > DRAINED_BYTES_MAX {
                break;
            }
        }
    }
    if seen > bytes_max {
        return Err(Failure::FileTooLarge { name, bytes_max });
    }
    Ok(bytes.freeze())
}

async fn read_text(mut field: Field<'_>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        if bytes.len() + chunk.len() > FIELD_BYTES_MAX {
            return Err(Failure::FormTooLarge { bytes_max: FIELD_BYTES_MAX as u64 });
        }
        bytes.extend_from_slice(&chunk);
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::BrokenForm { reason: "a field is not UTF-8".to_owned() })?;
    Ok(text.replace("\r\n", "\n"))
}

async fn read_body(body: Body, bytes_max: u64) -> Result<Bytes, Failure> {
    let mut stream = body.into_data_stream();
    let mut bytes = BytesMut::new();
    let mut seen = 0_u64;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|error| Failure::BrokenForm { reason: error.to_string() })?;
        seen += chunk.len() as u64;
        if seen <= bytes_max {
            bytes.extend_from_slice(&chunk);
        } else if seen > DRAINED_BYTES_MAX {
            break;
        }
    }
    if seen > bytes_max {
        return Err(Failure::FormTooLarge { bytes_max });
    }
    Ok(bytes.freeze())
}

fn check_token(sent: &str, expected: &str) -> Result<(), Failure> {
    let same: bool = sent.as_bytes().ct_eq(expected.as_bytes()).into();
    if same && !expected.is_empty() { Ok(()) } else { Err(Failure::ForeignForm) }
}

#[expect(clippy::needless_pass_by_value, reason = "taken by map_err")]
fn broken(error: axum::extract::multipart::MultipartError) -> Failure {
    Failure::BrokenForm { reason: error.body_text() }
}

/// Whether the request bears a form with files.
pub(crate) fn is_multipart(request: &Request) -> bool {
    request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("multipart/form-data"))
}
