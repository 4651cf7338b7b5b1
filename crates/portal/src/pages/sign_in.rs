//! Signing in and out, and choosing a language.

use askama::Template;
use axum::{
    Router,
    extract::{Query, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use conduct::accounts::SignInError;
use language::Lang;
use serde::Deserialize;

use crate::{
    Portal,
    failure::Failure,
    fields,
    frame::Frame,
    render::{done, page},
    visit::{LANG_COOKIE, SESSION_COOKIE, VISITOR_COOKIE, Visit, agent, set_cookie},
};

/// How long a browser keeps the session's cookie, in seconds; the session itself may end sooner.
const SESSION_AGE_S: u32 = 12 * 3600;
/// How long the choice of a language is kept, in seconds: a year.
const LANG_AGE_S: u32 = 365 * 24 * 3600;

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new()
        .route("/sign-in", get(show).post(sign_in))
        .route("/sign-out", post(sign_out))
        .route("/language", post(choose_language))
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    frame: Frame,
    login: String,
    back: String,
    error: Option<String>,
}

#[derive(Deserialize)]
struct Way {
    #[serde(default)]
    back: String,
}

async fn show(visit: Visit, Query(way): Query<Way>) -> Result<Response, Failure> {
    if visit.person.is_some() {
        return Ok(Redirect::to("/").into_response());
    }
    let back = own_address(&way.back).to_owned();
    page(&SignInPage { frame: Frame::new(&visit), login: String::new(), back, error: None })
}

async fn sign_in(
    State(portal): State<Portal>,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let agent = agent(request.headers()).to_owned();
    let form = fields::read(request, &visit.csrf).await?;
    let (login, back) = (form.text("login").to_owned(), own_address(form.text("back")).to_owned());
    let password = form.iter().find(|(key, _)| *key == "password").map_or("", |(_, value)| value);
    match portal.conduct.sign_in(&login, password, &agent).await {
        Ok(token) => {
            let mut response = Redirect::to(&back).into_response();
            let headers = response.headers_mut();
            let session = set_cookie(SESSION_COOKIE, &token, SESSION_AGE_S, portal.secure);
            headers.append(header::SET_COOKIE, session);
            headers.append(header::SET_COOKIE, set_cookie(VISITOR_COOKIE, "", 0, portal.secure));
            Ok(response)
        }
        Err(error) => refuse(&visit, login, back, error),
    }
}

fn refuse(
    visit: &Visit,
    login: String,
    back: String,
    error: SignInError,
) -> Result<Response, Failure> {
    let frame = Frame::new(visit);
    let (status, error) = match error {
        SignInError::Wrong => (StatusCode::UNAUTHORIZED, frame.t("sign-in-wrong")),
        SignInError::TooOften { wait_s } => {
            (StatusCode::TOO_MANY_REQUESTS, frame.n("sign-in-wait", &wait_s))
        }
        SignInError::Inside(error) => return Err(Failure::from(error)),
    };
    let mut response = page(&SignInPage { frame, login, back, error: Some(error) })?;
    *response.status_mut() = status;
    Ok(response)
}

async fn sign_out(
    State(portal): State<Portal>,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    fields::read(request, &visit.csrf).await?;
    if let Some(token) = &visit.token {
        portal.conduct.sign_out(token).await?;
    }
    let mut response = done(&portal, "/sign-in", "signed-out");
    let gone = set_cookie(SESSION_COOKIE, "", 0, portal.secure);
    response.headers_mut().append(header::SET_COOKIE, gone);
    Ok(response)
}

async fn choose_language(
    State(portal): State<Portal>,
    visit: Visit,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &visit.csrf).await?;
    let lang: Lang = form.text("lang").parse().unwrap_or_default();
    let mut response = Redirect::to(own_address(form.text("back"))).into_response();
    let cookie = set_cookie(LANG_COOKIE, lang.code(), LANG_AGE_S, portal.secure);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// An address within this portal, or the first page: nobody is sent elsewhere.
fn own_address(address: &str) -> &str {
    let is_own = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains(['\\', '\r', '\n']);
    if is_own { address } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site_after_signing_in() {
        for address in ["//evil.kz", "https://evil.kz", "", "/\\evil.kz", "javascript:alert(1)"] {
            assert_eq!(own_address(address), "/", "{address}");
        }
        assert_eq!(own_address("/cases/1"), "/cases/1");
    }
}
