//! Somebody at the portal without a browser: requests in process, answers read by selectors.

use std::collections::BTreeMap;

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use bytes::Bytes;
use futures::{Stream, StreamExt as _, stream};
use http_body_util::BodyExt as _;
use portal::{Portal, Secure};
use scraper::{Html, Selector};
use testkit::{PASSWORD, TestHouse};
use tower::ServiceExt as _;

/// What stands between the parts of a form with files.
const BOUNDARY: &str = "synaq-test-boundary";
/// What a browser says of a form that stands in the page.
const FORM: &str = "application/x-www-form-urlencoded";

/// A person who has signed in, in Kazakh.
pub(crate) struct Visitor {
    router: Router,
    cookies: BTreeMap<String, String>,
    csrf: String,
}

/// What the portal answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) body: String,
}

impl Visitor {
    /// A person of the house signs in.
    pub(crate) async fn signed_in(house: &TestHouse, login: &str) -> Visitor {
        let portal = Portal::new(std::sync::Arc::clone(&house.conduct), Secure::PlainHttp);
        let cookies = BTreeMap::from([("synaq_lang".to_owned(), "kk".to_owned())]);
        let mut visitor = Visitor { router: portal.router(), cookies, csrf: String::new() };
        visitor.csrf = visitor.get("/sign-in").await.attribute("input[name=csrf]", "value");
        let answer = visitor.post("/sign-in", &[("login", login), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login}");
        visitor.csrf = visitor.get("/account").await.attribute("input[name=csrf]", "value");
        visitor
    }

    /// Opens a page.
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("csrf", &self.csrf).extend_pairs(fields);
        let request = Request::post(path).header(header::CONTENT_TYPE, FORM);
        self.send(request.body(Body::from(form.finish())).unwrap()).await
    }

    /// Sends a form as another site would make a browser send it: without the session's token.
    pub(crate) async fn post_from_elsewhere(&mut self, path: &str, body: &str) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, FORM);
        self.send(request.body(Body::from(body.to_owned())).unwrap()).await
    }

    /// Sends a form with a file.
    pub(crate) async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        (field, name): (&str, &str),
        content: impl Into<Bytes>,
    ) -> Answer {
        let content: Bytes = content.into();
        self.upload_stream(path, fields, (field, name), stream::iter([Ok(content)])).await
    }

    /// Sends a form with a file that comes piece by piece, or breaks off.
    pub(crate) async fn upload_stream(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        (field, name): (&str, &str),
        content: impl Stream<Item = Result<Bytes, std::io::Error>> + Send + 'static,
    ) -> Answer {
        let mut head = String::new();
        for (key, value) in [("csrf", self.csrf.as_str())].iter().chain(fields) {
            head += &format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n"
            );
        }
        head += &format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; \
             filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        let head = stream::iter([Ok(Bytes::from(head))]);
        let tail = stream::iter([Ok(Bytes::from(format!("\r\n--{BOUNDARY}--\r\n")))]);
        let body = Body::from_stream(head.chain(content).chain(tail));
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = Request::post(path).header(header::CONTENT_TYPE, kind);
        self.send(request.body(body).unwrap()).await
    }

    async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ").parse().unwrap();
        request.headers_mut().insert(header::COOKIE, cookies);
        let response = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let location = response.headers().get(header::LOCATION);
        let location = location.map_or("", |value| value.to_str().unwrap()).to_owned();
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, location, body: String::from_utf8_lossy(&body).into_owned() }
    }
}

impl Answer {
    /// The words of every such element.
    pub(crate) fn texts(&self, css: &str) -> Vec<String> {
        let words = |element: scraper::ElementRef<'_>| {
            element
                .text()
                .collect::<Vec<_>>()
                .join(" ")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        Html::parse_document(&self.body).select(&Selector::parse(css).unwrap()).map(words).collect()
    }

    /// The words of the first such element; a panic where there is none.
    pub(crate) fn text(&self, css: &str) -> String {
        let found = self.texts(css).into_iter().next();
        found
            .unwrap_or_else(|| panic!("no {css}: {} {}", self.status, self.texts("main").join(" ")))
    }

    /// An attribute of the first such element.
    pub(crate) fn attribute(&self, css: &str, name: &str) -> String {
        let document = Html::parse_document(&self.body);
        let found = document.select(&Selector::parse(css).unwrap()).next();
        let value = found.and_then(|element| element.value().attr(name)).map(str::to_owned);
        value.unwrap_or_else(|| panic!("no {css} with {name}: {}", self.texts("main").join(" ")))
    }

    /// Whether there is such an element.
    pub(crate) fn has(&self, css: &str) -> bool {
        !self.texts(css).is_empty()
    }

    /// Every field of a form as it stands, to be sent as it is or changed.
    pub(crate) fn fields(&self, form: &str) -> Vec<(String, String)> {
        let document = Html::parse_document(&self.body);
        let inputs = Selector::parse(&format!("{form} :is(input, textarea, select)")).unwrap();
        let chosen = Selector::parse("option[selected]").unwrap();
        let mut fields = Vec::new();
        for input in document.select(&inputs) {
            let element = input.value();
            let Some(name) = element.attr("name").filter(|name| *name != "csrf") else { continue };
            let kind = element.attr("type").unwrap_or("");
            if matches!(kind, "checkbox" | "radio") && element.attr("checked").is_none()
                || kind == "file"
            {
                continue;
            }
            let value = match element.name() {
                "textarea" => input.text().collect(),
                "select" => {
                    let option = input.select(&chosen).next();
                    option.and_then(|option| option.value().attr("value")).unwrap_or("").to_owned()
                }
                _ => element.attr("value").unwrap_or("").to_owned(),
            };
            fields.push((name.to_owned(), value));
        }
        fields
    }
}
