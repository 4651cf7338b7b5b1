//! A browser for tests: one person's session, pages, forms filled in as they stand on a page.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use conduct::person::Person;
use http_body_util::BodyExt;
use portal::{Portal, Secure};
use scraper::{ElementRef, Html, Selector};
use testkit::{PASSWORD, TestHouse};
use tower::ServiceExt;

const AGENT: &str = "synaq tests";
const BOUNDARY: &str = "synaq-boundary-7f3a";

/// Somebody signed in.
pub(crate) struct Browser {
    router: Router,
    cookies: String,
    csrf: String,
}

/// An answer.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
}

/// A form as it stands on a page: what a browser would send.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
}

impl Browser {
    /// Signs somebody in, reading Kazakh.
    pub(crate) async fn of(house: &TestHouse, person: &Person) -> Browser {
        Browser::reading(house, person, "kk").await
    }

    /// Signs somebody in, reading a language.
    pub(crate) async fn reading(house: &TestHouse, person: &Person, lang: &str) -> Browser {
        let token = house.conduct.sign_in(&person.login, PASSWORD, AGENT).await.unwrap();
        let cookies = format!("synaq_session={token}; synaq_lang={lang}");
        let router = Portal::new(Arc::clone(&house.conduct), Secure::PlainHttp).router();
        let mut browser = Browser { router, cookies, csrf: String::new() };
        browser.csrf = browser.get("/account").await.value("input[name=csrf]");
        browser
    }

    /// Asks for a page.
    pub(crate) async fn get(&self, path: &str) -> Page {
        let path = path.split('#').next().unwrap_or(path);
        self.send(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// Asks for a page that has to be there.
    pub(crate) async fn see(&self, path: &str) -> Page {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text());
        page
    }

    /// Sends fields with the session's token.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut all = vec![("csrf", self.csrf.as_str())];
        all.extend(fields);
        self.post_bare(path, &all).await
    }

    /// Sends fields and nothing else.
    pub(crate) async fn post_bare(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    /// Sends a form as it stands.
    pub(crate) async fn submit(&self, form: &Form) -> Page {
        let fields: Vec<(&str, &str)> =
            form.fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        self.post_bare(&form.action, &fields).await
    }

    /// Sends a form with files: field, name, content.
    pub(crate) async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Page {
        let mut all = vec![("csrf", self.csrf.as_str())];
        all.extend(fields);
        let mut body = Vec::new();
        for (key, value) in all {
            body.extend(part(key, None));
            body.extend(value.as_bytes());
        }
        for (key, name, content) in files {
            body.extend(part(key, Some(name)));
            body.extend(*content);
        }
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
        self.upload_body(path, Body::from(body)).await
    }

    /// Sends a body of parts, as it is.
    pub(crate) async fn upload_body(&self, path: &str, body: Body) -> Page {
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(body)
            .unwrap();
        self.send(request).await
    }

    /// The session's token.
    pub(crate) fn csrf(&self) -> &str {
        &self.csrf
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, &self.cookies)
            .header(header::USER_AGENT, AGENT)
    }

    async fn send(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Page { status: parts.status, headers: parts.headers, bytes }
    }
}

/// The head of a part: its field, and its file's name where it is one.
pub(crate) fn part(key: &str, name: Option<&str>) -> Vec<u8> {
    let file = name.map_or(String::new(), |name| format!("; filename=\"{name}\""));
    format!("\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{key}\"{file}\r\n\r\n")
        .into_bytes()
}

/// The end of all parts.
pub(crate) fn parts_end() -> Vec<u8> {
    format!("\r\n--{BOUNDARY}--\r\n").into_bytes()
}

impl Page {
    /// The whole text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// How many elements fit.
    pub(crate) fn count(&self, selector: &str) -> usize {
        self.html().select(&parsed(selector)).count()
    }

    /// Whether an element fits.
    pub(crate) fn has(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// The words of the first element that fits.
    pub(crate) fn words(&self, selector: &str) -> String {
        let html = self.html();
        let Some(found) = html.select(&parsed(selector)).next() else {
            panic!("no element {selector}")
        };
        let words: Vec<&str> = found.text().flat_map(str::split_whitespace).collect();
        words.join(" ")
    }

    /// An attribute of the first element that fits.
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> String {
        let html = self.html();
        let found = html.select(&parsed(selector)).next();
        let found = found.unwrap_or_else(|| panic!("no element {selector}: {}", self.text()));
        found.value().attr(name).unwrap_or_else(|| panic!("{selector} has no {name}")).to_owned()
    }

    /// The value of the first input that fits.
    pub(crate) fn value(&self, selector: &str) -> String {
        self.attribute(selector, "value")
    }

    /// Where the answer sends the browser.
    pub(crate) fn location(&self) -> String {
        let location = self.headers.get(header::LOCATION);
        let location = location.unwrap_or_else(|| panic!("{}: {}", self.status, self.text()));
        location.to_str().unwrap().to_owned()
    }

    /// The form that fits, as it stands.
    pub(crate) fn form(&self, selector: &str) -> Form {
        let html = self.html();
        let found = html.select(&parsed(selector)).next();
        let form = found.unwrap_or_else(|| panic!("no form {selector}: {}", self.text()));
        let controls = parsed("input, textarea, select");
        let fields = form.select(&controls).filter_map(sent).collect();
        Form { action: form.value().attr("action").unwrap_or_default().to_owned(), fields }
    }

    /// Asserts that no message is missing on the page.
    pub(crate) fn is_worded(&self) -> &Self {
        let text = self.text();
        let gap = text.find('⟦').map(|at| text[at..].chars().take(80).collect::<String>());
        assert_eq!(gap, None);
        self
    }

    fn html(&self) -> Html {
        Html::parse_document(&self.text())
    }
}

impl Form {
    /// What stands in a field.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Fills in a field, in place of what stands there.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: &str) -> Form {
        self.fields.retain(|(key, _)| key != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds a value: a ticked box, a pressed button.
    #[must_use]
    pub(crate) fn and(mut self, name: &str, value: &str) -> Form {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
}

fn parsed(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"))
}

/// What a browser sends of a control.
fn sent(control: ElementRef<'_>) -> Option<(String, String)> {
    let element = control.value();
    let name = element.attr("name")?.to_owned();
    let value = element.attr("value").unwrap_or_default().to_owned();
    match (element.name(), element.attr("type").unwrap_or("text")) {
        ("textarea", _) => Some((name, control.text().collect())),
        ("select", _) => {
            let chosen = control.select(&parsed("option[selected]")).next();
            let value = chosen.and_then(|option| option.value().attr("value")).unwrap_or_default();
            Some((name, value.to_owned()))
        }
        (_, "file") => None,
        (_, "checkbox" | "radio") if element.attr("checked").is_none() => None,
        (_, "checkbox" | "radio" | _) => Some((name, value)),
    }
}
