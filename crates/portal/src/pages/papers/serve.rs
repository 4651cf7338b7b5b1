//! A file as an answer: only what cannot do harm is shown in the browser, all else is saved.

use std::fmt::Write as _;

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

/// What a browser does with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Shows it.
    Inline,
    /// Saves it.
    Attachment,
}

/// PDF and PNG are shown; everything else is saved.
pub(crate) fn shown_as(media_type: &str) -> Shown {
    match media_type {
        "application/pdf" | "image/png" => Shown::Inline,
        _ => Shown::Attachment,
    }
}

/// A file as an answer.
pub(crate) fn file(
    shown: Shown,
    name: &str,
    media_type: &str,
    content: impl Into<Body>,
) -> Response {
    let mut response = content.into().into_response();
    let headers = response.headers_mut();
    let bytes = HeaderValue::from_static("application/octet-stream");
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(media_type).unwrap_or(bytes));
    let saved = HeaderValue::from_static("attachment");
    let disposition = HeaderValue::from_str(&disposition(shown, name)).unwrap_or(saved);
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    response
}

/// The header that names a file: in ASCII for old programs, in full after RFC 5987.
pub(crate) fn disposition(shown: Shown, name: &str) -> String {
    let way = match shown {
        Shown::Inline => "inline",
        Shown::Attachment => "attachment",
    };
    let is_plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%' | ';');
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let mut full = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            full.push(char::from(byte));
        } else {
            let _ = write!(full, "%{byte:02X}");
        }
    }
    format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{full}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_reaches_the_browser_whole_and_breaks_no_header() {
        let name = "АҚ \"құжат\";\r\n.pdf";
        let header = disposition(Shown::Attachment, name);
        assert!(HeaderValue::from_str(&header).is_ok());
        let expected = "attachment; filename=\"_____________.pdf\"; filename*=UTF-8''\
             %D0%90%D2%9A%20%22%D2%9B%D2%B1%D0%B6%D0%B0%D1%82%22%3B%0D%0A.pdf";
        assert_eq!(header, expected);
    }

    #[test]
    fn only_pdf_and_png_are_shown_in_the_browser() {
        assert_eq!(shown_as("application/pdf"), Shown::Inline);
        assert_eq!(shown_as("image/png"), Shown::Inline);
        for other in ["text/html", "image/svg+xml", "text/plain", "application/octet-stream"] {
            assert_eq!(shown_as(other), Shown::Attachment, "{other}");
        }
    }
}
