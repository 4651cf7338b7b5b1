//! One visit: who asks, in which language, from which session.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
};
use conduct::person::Person;
use language::Lang;
use sha2::{Digest, Sha256};

use crate::{Portal, failure::Failure};

/// The cookie of a session.
pub(crate) const SESSION_COOKIE: &str = "synaq_session";
/// The cookie that ties an anonymous visitor's forms to their browser.
pub(crate) const VISITOR_COOKIE: &str = "synaq_visitor";
/// The cookie of the chosen language.
pub(crate) const LANG_COOKIE: &str = "synaq_lang";
/// The cookie that carries one word about what the last action did.
pub(crate) const FLASH_COOKIE: &str = "synaq_done";

/// A visit to a page that anybody may see.
#[derive(Debug, Clone)]
pub(crate) struct Visit {
    pub(crate) lang: Lang,
    pub(crate) person: Option<Person>,
    /// The session's secret, where there is one.
    pub(crate) token: Option<String>,
    pub(crate) csrf: String,
    pub(crate) path: String,
    pub(crate) flash: Option<String>,
    /// How many notices the person has not seen.
    pub(crate) unseen: u64,
    /// A new anonymous visitor's secret, to be set as a cookie.
    pub(crate) new_visitor: Option<String>,
}

/// A visit by somebody who has signed in.
#[derive(Debug, Clone)]
pub(crate) struct SignedIn {
    pub(crate) visit: Visit,
    pub(crate) person: Person,
}

impl Visit {
    /// Reads who visits, once per request.
    pub(crate) async fn of(
        portal: &Portal,
        headers: &HeaderMap,
        path: &str,
    ) -> Result<Visit, Failure> {
        let token = cookie(headers, SESSION_COOKIE);
        let person = match &token {
            Some(token) => {
                portal.conduct.visitor(token, agent(headers)).await.map_err(Failure::from)?
            }
            None => None,
        };
        let unseen = match &person {
            Some(person) => portal.conduct.unseen(person).await.map_err(Failure::from)?,
            None => 0,
        };
        let (secret, new_visitor) = match (&token, &person) {
            (Some(token), Some(_)) => (token.clone(), None),
            _ => match cookie(headers, VISITOR_COOKIE) {
                Some(secret) => (secret, None),
                None => {
                    let secret = conduct::secret();
                    (secret.clone(), Some(secret))
                }
            },
        };
        Ok(Visit {
            lang: language_of(headers),
            token: token.filter(|_| person.is_some()),
            person,
            csrf: csrf_of(&secret),
            path: path.to_owned(),
            flash: cookie(headers, FLASH_COOKIE).filter(|key| is_key(key)),
            unseen,
            new_visitor,
        })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Failure> {
        parts
            .extensions
            .get::<Visit>()
            .cloned()
            .ok_or_else(|| Failure::inside("a page outside the visit's middleware"))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let visit = Visit::from_request_parts(parts, state).await?;
        let Some(person) = visit.person.clone() else { return Err(Failure::SignInFirst) };
        Ok(SignedIn { visit, person })
    }
}

/// A cookie's value; cookies are ours alone, so the first of a name is it.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
        .filter(|value| !value.is_empty() && value.len() <= 128)
}

/// A `Set-Cookie` header that scripts cannot read. `max_age_s` of 0 removes the cookie.
pub(crate) fn set_cookie(name: &str, value: &str, max_age_s: u32, secure: Secure) -> HeaderValue {
    let secure = match secure {
        Secure::Https => "; Secure",
        Secure::PlainHttp => "",
    };
    let text =
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_s}{secure}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

/// How browsers reach the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secure {
    /// Through TLS: cookies go no other way.
    Https,
    /// Plain HTTP, on this machine only.
    PlainHttp,
}

fn language_of(headers: &HeaderMap) -> Lang {
    if let Some(lang) = cookie(headers, LANG_COOKIE).and_then(|code| code.parse().ok()) {
        return lang;
    }
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    accepted
        .into_iter()
        .flat_map(|value| value.split(','))
        .filter_map(|range| range.split([';', '-']).next())
        .find_map(|code| code.trim().parse().ok())
        .unwrap_or_default()
}

/// What the browser says it is; a session belongs to one.
pub(crate) fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("")
}

fn csrf_of(secret: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"synaq-csrf-1\n");
    hash.update(secret.as_bytes());
    hex::encode(hash.finalize())
}

fn is_key(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}
