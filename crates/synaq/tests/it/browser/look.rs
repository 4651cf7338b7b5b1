//! How pages look: what each must be at every width, and their screenshots.

use std::{collections::BTreeSet, path::PathBuf};

use serde_json::{Value, json};
use thirtyfour::WebDriver;

/// What every page must be: its language named, nothing wider than the window, every control
/// labelled and large enough, no id twice, one first heading, no word without a translation.
const CHECK: &str = include_str!("check.js");

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
    let is_id =
        |part: &str| part.len() >= 32 && part.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
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
