//! How pages look: what each must be at every width, and their screenshots.

use std::{collections::BTreeSet, path::PathBuf};

use serde_json::{Value, json};
use thirtyfour::WebDriver;

/// What every page must be: its language named, nothing wider than the window, every control
/// labelled and large enough, no id twice, one first heading, no word without a translation.
const CHECK: &str = r#"
const bad = [];
const root = document.documentElement;
const tell = (what, element) => bad.push(what + ': ' + element.outerHTML.replace(/\s+/g, ' ').slice(0, 160));
const seen = element => element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0;
if (root.lang !== 'kk') bad.push('lang is ' + root.lang);
if (!document.title.trim()) bad.push('no title');
if (document.querySelectorAll('h1').length !== 1) bad.push(document.querySelectorAll('h1').length + ' h1');
if (root.scrollWidth > innerWidth) {
  const wide = [...document.querySelectorAll('body *')].filter(element => {
    if (element.getBoundingClientRect().right <= innerWidth + 1) return false;
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== 'visible') return false;
    return true;
  });
  bad.push('wider than the window by ' + (root.scrollWidth - innerWidth) + ' px');
  if (wide.length) tell('the widest', wide[wide.length - 1]);
}
for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
  const named = (field.labels && [...field.labels].some(label => label.textContent.trim()))
    || field.getAttribute('aria-label') || field.getAttribute('aria-labelledby');
  if (!named) tell('a field without a label', field);
}
for (const control of document.querySelectorAll('button, a[href], summary')) {
  if (!control.textContent.trim() && !control.getAttribute('aria-label')) tell('a control without a name', control);
  if (!seen(control) || control.matches('.skip')) continue;
  const box = control.getBoundingClientRect();
  const inline = getComputedStyle(control).display === 'inline';
  if (!inline && (box.width < 24 || box.height < 24)) tell('a target of ' + Math.round(box.width) + ' by ' + Math.round(box.height) + ' px', control);
}
for (const image of document.querySelectorAll('img:not([alt])')) tell('an image without words', image);
for (const table of document.querySelectorAll('table')) if (!table.querySelector('th')) tell('a table without heads', table);
for (const cell of document.querySelectorAll('thead th')) if (!cell.textContent.trim() && !cell.getAttribute('aria-label')) tell('an empty head', cell.closest('tr'));
const ids = new Set();
for (const element of document.querySelectorAll('[id]')) {
  if (ids.has(element.id)) tell('an id twice', element);
  ids.add(element.id);
}
for (const label of document.querySelectorAll('label[for]')) if (!document.getElementById(label.htmlFor)) tell('a label of nothing', label);
for (const link of document.querySelectorAll('a[href^="#"]')) if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) tell('a link to nothing', link);
for (const described of document.querySelectorAll('[aria-describedby], [aria-labelledby]'))
  for (const name of ['aria-describedby', 'aria-labelledby'])
    for (const id of (described.getAttribute(name) || '').split(' ').filter(Boolean))
      if (!document.getElementById(id)) tell(name + ' names nothing', described);
if (/⟦|\{\{|\{%/.test(document.body.innerText)) bad.push('a mark of a template or of a missing message is seen');
return bad;
"#;

/// The size of the whole page, for a screenshot of all of it.
const SIZE: &str = "return [innerWidth, document.documentElement.scrollHeight];";

/// The width of a desk.
const WIDE: u32 = 1280;
/// The width of a small telephone.
const NARROW: u32 = 360;
/// The height of the window that pages are read in.
const HEIGHT: u32 = 900;
/// The most of a long page that a screenshot shows.
const SHOT_HEIGHT_MAX: u64 = 5_000;

/// Whether a page is photographed at a desk only, or every way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ways {
    /// At a desk.
    Desk,
    /// At a desk, on a telephone, and dark.
    Every,
}

/// The screenshots, and what was found wrong on the way.
pub(super) struct Looks {
    folder: PathBuf,
    taken: u32,
    /// What pages were not, each once.
    pub(super) complaints: BTreeSet<String>,
}

impl Looks {
    /// Screenshots into this folder.
    pub(super) fn into(folder: PathBuf) -> Self {
        std::fs::create_dir_all(&folder).unwrap();
        Looks { folder, taken: 0, complaints: BTreeSet::new() }
    }

    /// Where the screenshots are.
    pub(super) fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// Checks the page that stands there, at both widths, and what the browser said of it.
    pub(super) async fn check(&mut self, driver: &WebDriver) {
        let path = driver.current_url().await.unwrap().path().to_owned();
        let page = without_ids(&path);
        self.check_at(driver, &page, WIDE).await;
        resize(driver, NARROW, HEIGHT).await;
        self.check_at(driver, &page, NARROW).await;
        resize(driver, WIDE, HEIGHT).await;
        for entry in driver.browser_log().await.unwrap() {
            // A page that refuses is meant to: the browser notes its status.
            let is_refusal = entry.message.contains("the server responded with a status of 4");
            if entry.level == "SEVERE" && !is_refusal {
                self.complaints.insert(format!("{page}: {}", entry.message));
            }
        }
    }

    async fn check_at(&mut self, driver: &WebDriver, page: &str, width: u32) {
        let found = driver.execute(CHECK, vec![]).await.unwrap();
        for complaint in found.json().as_array().unwrap() {
            let words = complaint.as_str().unwrap();
            self.complaints.insert(format!("{page} at {width} px: {}", without_ids(words)));
        }
    }

    /// Takes the page's screenshots.
    pub(super) async fn photograph(&mut self, driver: &WebDriver, name: &str, ways: Ways) {
        self.taken += 1;
        let name = format!("{:02}-{name}", self.taken);
        self.shoot(driver, WIDE, &format!("{name}-{WIDE}")).await;
        if ways == Ways::Every {
            self.shoot(driver, NARROW, &format!("{name}-{NARROW}")).await;
            scheme(driver, "dark").await;
            self.shoot(driver, WIDE, &format!("{name}-{WIDE}-dark")).await;
            scheme(driver, "light").await;
        }
        resize(driver, WIDE, HEIGHT).await;
    }

    async fn shoot(&self, driver: &WebDriver, width: u32, name: &str) {
        resize(driver, width, HEIGHT).await;
        let size = driver.execute(SIZE, vec![]).await.unwrap();
        let height = size.json()[1].as_u64().unwrap().clamp(u64::from(HEIGHT) / 2, SHOT_HEIGHT_MAX);
        resize(driver, width, u32::try_from(height).unwrap()).await;
        driver.screenshot(&self.folder.join(format!("{name}.png"))).await.unwrap();
    }
}

/// Gives the page a window of this size.
async fn resize(driver: &WebDriver, width: u32, height: u32) {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    tell(driver, "Emulation.setDeviceMetricsOverride", size).await;
}

/// Gives the page a scheme of colours.
async fn scheme(driver: &WebDriver, scheme: &str) {
    let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    tell(driver, "Emulation.setEmulatedMedia", features).await;
}

async fn tell(driver: &WebDriver, method: &str, params: Value) {
    driver.cdp().send_raw(method, params).await.unwrap();
}

/// An address or a piece of a page without the ids that differ from run to run.
fn without_ids(text: &str) -> String {
    let is_id = |part: &str| part.len() >= 32 && part.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    let mut out = String::new();
    let mut word = String::new();
    for letter in text.chars().chain(['\n']) {
        if letter.is_ascii_alphanumeric() || letter == '-' {
            word.push(letter);
        } else {
            out.push_str(if is_id(&word) { "…" } else { &word });
            word.clear();
            out.push(letter);
        }
    }
    out.trim_end().to_owned()
}
