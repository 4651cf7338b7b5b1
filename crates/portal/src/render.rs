//! What happens around every page: the visit is read, a failure becomes a page, cookies are set.

use std::{fmt::Write as _, sync::Arc};

use askama::Template;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};
use bytes::Bytes;

use crate::{
    Portal,
    failure::Failure,
    frame::Frame,
    visit::{FLASH_COOKIE, VISITOR_COOKIE, Visit, set_cookie},
};

/// How long an anonymous visitor's cookie lives, in seconds: a working day.
const VISITOR_AGE_S: u32 = 12 * 3600;
/// How long the word about the last action waits for the next page, in seconds.
const FLASH_AGE_S: u32 = 30;

/// A page: its template filled.
pub(crate) fn page(template: &impl Template) -> Result<Response, Failure> {
    template.render().map(|html| Html(html).into_response()).map_err(Failure::inside)
}

/// A file for the reader: PDF and PNG are shown in the browser, all else is saved.
pub(crate) fn file(name: &str, media_type: &'static str, bytes: Bytes) -> Response {
    let way = match media_type {
        "application/pdf" | "image/png" => "inline",
        _ => "attachment",
    };
    let disposition = format!(
        "{way}; filename=\"{}\"; filename*=UTF-8''{}",
        plain_name(name),
        percent_encoded(name)
    );
    let disposition = HeaderValue::from_str(&disposition)
        .unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, bytes).into_response()
}

/// The name for browsers that read ASCII only.
fn plain_name(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ');
    name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect()
}

/// The name in UTF-8, percent-encoded (RFC 5987).
fn percent_encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// After an action: to `address`, where the message `done-{key}` is shown once.
pub(crate) fn done(portal: &Portal, address: &str, key: &str) -> Response {
    let mut response = Redirect::to(address).into_response();
    let cookie = set_cookie(FLASH_COOKIE, key, FLASH_AGE_S, portal.secure);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// Reads the visit, runs the page, and turns a failure into a page in the reader's language.
pub(crate) async fn with_visit(
    State(portal): State<Portal>,
    mut request: Request,
    next: Next,
) -> Response {
    let (headers, path) = (request.headers().clone(), request.uri().path().to_owned());
    let visit = match Visit::of(&portal, &headers, &path).await {
        Ok(visit) => visit,
        Err(failure) => return bare(&failure),
    };
    if !is_same_origin(&request) {
        return failure_page(&Failure::ForeignForm, &visit);
    }
    request.extensions_mut().insert(visit.clone());
    let mut response = next.run(request).await;
    if let Some(failure) = response.extensions_mut().remove::<Arc<Failure>>() {
        response = failure_page(&failure, &visit);
    } else {
        set_cookies(&portal, &visit, response.headers_mut());
    }
    response
}

fn set_cookies(portal: &Portal, visit: &Visit, headers: &mut HeaderMap) {
    if let Some(secret) = &visit.new_visitor {
        let cookie = set_cookie(VISITOR_COOKIE, secret, VISITOR_AGE_S, portal.secure);
        headers.append(header::SET_COOKIE, cookie);
    }
    if visit.flash.is_some() && !headers.contains_key(header::LOCATION) {
        headers.append(header::SET_COOKIE, set_cookie(FLASH_COOKIE, "", 0, portal.secure));
    }
}

/// A browser that says that the request comes from another site is believed.
fn is_same_origin(request: &Request) -> bool {
    if request.method().is_safe() {
        return true;
    }
    let site = request.headers().get("sec-fetch-site").and_then(|value| value.to_str().ok());
    site.is_none_or(|site| site == "same-origin" || site == "none")
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage {
    frame: Frame,
    key: &'static str,
    title: String,
    advice: String,
    facts: Vec<String>,
    way_out: String,
    way_out_label: String,
    request_id: String,
}

fn failure_page(failure: &Failure, visit: &Visit) -> Response {
    let frame = Frame::new(visit);
    let request_id = conduct::secret().chars().take(10).collect::<String>();
    if let Failure::Inside { detail } = failure {
        tracing::error!(request.id = request_id, detail, "a request failed inside");
    } else {
        tracing::info!(request.id = request_id, failure = failure.key(), "a request failed");
    }
    let (way_out, label) = if matches!(failure, Failure::SignInFirst) {
        (format!("/sign-in?back={}", visit.path), "sign-in-button")
    } else {
        ("/".to_owned(), "failure-home")
    };
    let template = FailurePage {
        key: failure.key(),
        title: failure.title(visit.lang),
        advice: failure.advice(visit.lang),
        facts: failure.facts(visit.lang),
        way_out_label: frame.t(label),
        frame,
        way_out,
        request_id,
    };
    match page(&template) {
        Ok(mut response) => {
            *response.status_mut() = failure.status();
            response
        }
        Err(_) => bare(failure),
    }
}

/// When not even the page can be made.
fn bare(failure: &Failure) -> Response {
    tracing::error!(?failure, "a page could not be made");
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))];
    (StatusCode::INTERNAL_SERVER_ERROR, headers, "Synaq: 500\n").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_kazakh_name_and_only_a_pdf_is_shown() {
        let disposition = |name: &str, media_type| {
            let response = file(name, media_type, Bytes::new());
            response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap().to_owned()
        };
        assert_eq!(
            disposition("Өтінім \"1\".pdf", "application/pdf"),
            "inline; filename=\"______ _1_.pdf\"; filename*=UTF-8''\
             %D3%A8%D1%82%D1%96%D0%BD%D1%96%D0%BC%20%221%22.pdf"
        );
        assert!(disposition("a.html", "application/octet-stream").starts_with("attachment"));
    }
}
