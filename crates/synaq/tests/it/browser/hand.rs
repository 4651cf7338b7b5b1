//! What a person does with a page: opens it, reads it, fills it in, presses a button.

use std::{collections::BTreeMap, path::Path, time::Duration};

use serde_json::{Value, json};
use testkit::PASSWORD;
use thirtyfour::{By, Cookie, WebDriver, WebElement, extensions::query::ElementWaitable as _};

use super::look::Looks;

/// The cookie of a session.
const SESSION: &str = "synaq_session";
/// The longest that a page takes to give way to the next.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often the browser is asked meanwhile.
const GLANCE: Duration = Duration::from_millis(15);

/// Sets a field as a person would leave it, whatever kind it is, and tells the page.
const FILL: &str = "
const [field, value] = arguments;
field.value = value;
field.dispatchEvent(new Event('input', {bubbles: true}));
field.dispatchEvent(new Event('change', {bubbles: true}));";

/// Why a form did not go: what the browser itself does not take.
const INVALID: &str = "
return [...document.querySelectorAll(':is(input,select,textarea):invalid')]
  .map(field => field.name + ': ' + field.validationMessage).join('; ');";

/// Fetches an address with the page's own session: its status, type and bytes.
const FETCH: &str = "
const [address, done] = arguments;
fetch(address).then(async answer => {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  done([answer.status, answer.headers.get('content-type') || '', [...bytes]]);
}, error => done([0, String(error), []]));";

/// What an address answered.
pub(super) struct Fetched {
    pub(super) status: u64,
    pub(super) media_type: String,
    pub(super) bytes: Vec<u8>,
}

/// A browser in a person's hands.
pub(super) struct Browser {
    pub(super) driver: WebDriver,
    pub(super) looks: Looks,
    origin: String,
    sessions: BTreeMap<String, Cookie>,
}

impl Browser {
    /// A browser for the portal at `origin`.
    pub(super) fn new(driver: WebDriver, origin: String, looks: Looks) -> Self {
        Browser { driver, looks, origin, sessions: BTreeMap::new() }
    }

    /// Opens an address of the portal.
    pub(super) async fn open(&mut self, path: &str) {
        self.driver.goto(format!("{}{path}", self.origin)).await.unwrap();
        self.looks.check(&self.driver).await;
    }

    /// Opens an address before a language is chosen: nothing is asked of the page.
    pub(super) async fn open_unchecked(&self, path: &str) {
        self.driver.goto(format!("{}{path}", self.origin)).await.unwrap();
    }

    /// The address within the portal.
    pub(super) async fn path(&self) -> String {
        self.driver.current_url().await.unwrap().path().to_owned()
    }

    /// The first element; a panic that says on which page it was missed.
    pub(super) async fn find(&self, css: &str) -> WebElement {
        match self.driver.find(By::Css(css)).await {
            Ok(element) => element,
            Err(_) => panic!("no {css} on {}: {}", self.path().await, self.words("main").await),
        }
    }

    /// How many such elements there are.
    pub(super) async fn count(&self, css: &str) -> usize {
        self.driver.find_all(By::Css(css)).await.unwrap().len()
    }

    /// Whether there is such an element.
    pub(super) async fn has(&self, css: &str) -> bool {
        self.count(css).await > 0
    }

    /// What a reader sees of the first such element.
    pub(super) async fn words(&self, css: &str) -> String {
        match self.driver.find(By::Css(css)).await {
            Ok(element) => element.text().await.unwrap(),
            Err(_) => String::new(),
        }
    }

    /// Asserts that a reader sees these words.
    pub(super) async fn reads(&self, css: &str, words: &str) {
        let found = self.words(css).await;
        assert!(found.contains(words), "{css} on {}: {found:?}", self.path().await);
    }

    /// An attribute of the first such element.
    pub(super) async fn attribute(&self, css: &str, name: &str) -> String {
        self.find(css).await.attr(name).await.unwrap().unwrap_or_default()
    }

    /// An attribute of every such element.
    pub(super) async fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let mut values = Vec::new();
        for element in self.driver.find_all(By::Css(css)).await.unwrap() {
            values.extend(element.attr(name.to_owned()).await.unwrap());
        }
        values
    }

    /// Fills in a field.
    pub(super) async fn fill(&self, css: &str, value: &str) {
        let field = self.find(css).await;
        let args = vec![field.to_json().unwrap(), json!(value)];
        self.driver.execute(FILL, args).await.unwrap();
    }

    /// Types into a field, key by key.
    pub(super) async fn type_in(&self, css: &str, value: &str) {
        let field = self.find(css).await;
        field.clear().await.unwrap();
        field.send_keys(value).await.unwrap();
    }

    /// Ticks a box, or chooses one of several, where it is not chosen already.
    pub(super) async fn tick(&self, name: &str, value: &str) {
        let field = self.find(&format!("input[name=\"{name}\"][value=\"{value}\"]")).await;
        if !field.is_selected().await.unwrap() {
            field.click().await.unwrap();
        }
    }

    /// Answers a question of a form: ticks, chooses from a list, or fills in.
    pub(super) async fn answer(&self, key: &str, value: &str) {
        let option = format!("select[name=\"{key}\"] option[value=\"{value}\"]");
        if self
            .has(&format!(
                "input[name=\"{key}\"][value=\"{value}\"]:is([type=radio],[type=checkbox])"
            ))
            .await
        {
            self.tick(key, value).await;
        } else if self.has(&option).await {
            self.find(&option).await.click().await.unwrap();
        } else {
            self.fill(&format!("[name=\"{key}\"]"), value).await;
        }
    }

    /// Chooses a file.
    pub(super) async fn choose(&self, css: &str, file: &Path) {
        self.find(css).await.send_keys(file.display().to_string()).await.unwrap();
    }

    /// Presses a button or follows a link, and waits for the page that comes.
    pub(super) async fn press(&mut self, css: &str) {
        let page = self.find("html").await;
        self.find(css).await.click().await.unwrap_or_else(|error| panic!("{css}: {error}"));
        let gone = page.wait_until().wait(PATIENCE, GLANCE).stale().await;
        if gone.is_err() {
            let why = self.driver.execute(INVALID, vec![]).await.unwrap();
            panic!("{css} on {} did nothing: {}", self.path().await, why.json());
        }
        self.looks.check(&self.driver).await;
    }

    /// Fetches an address as the page itself would.
    pub(super) async fn fetch(&self, address: &str) -> Fetched {
        let found = self.driver.execute_async(FETCH, vec![json!(address)]).await.unwrap();
        let Value::Array(parts) = found.json() else { panic!("{address}: {:?}", found.json()) };
        let bytes = parts[2].as_array().unwrap();
        Fetched {
            status: parts[0].as_u64().unwrap(),
            media_type: parts[1].as_str().unwrap().to_owned(),
            bytes: bytes.iter().map(|byte| u8::try_from(byte.as_u64().unwrap()).unwrap()).collect(),
        }
    }

    /// Becomes a person, who then stands at an address; by hand the first time, and wherever the
    /// session has ended meanwhile.
    pub(super) async fn become_who(&mut self, login: &str, path: &str) {
        let _ = self.driver.delete_cookie(SESSION).await;
        if let Some(session) = self.sessions.get(login).cloned() {
            self.driver.add_cookie(session).await.unwrap();
            self.open(path).await;
            if !self.is_sign_in().await {
                return;
            }
        }
        self.open(&format!("/sign-in?back={path}")).await;
        self.sign_in(login, PASSWORD).await;
        assert!(!self.is_sign_in().await, "{login} could not sign in");
        let session = self.driver.get_named_cookie(SESSION).await.unwrap();
        self.sessions.insert(login.to_owned(), session);
    }

    /// Fills in the form of the sign-in page and sends it.
    pub(super) async fn sign_in(&mut self, login: &str, password: &str) {
        self.type_in("#login", login).await;
        self.type_in("#password", password).await;
        self.press("form[action=\"/sign-in\"] .button").await;
    }

    async fn is_sign_in(&self) -> bool {
        self.has("form[action=\"/sign-in\"]").await
            || self.has("[data-failure=\"failure-sign-in\"]").await
    }
}
