//! ChromeDriver and a session of headless Chromium, or a loud word where they are missing.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, ChildStdout, Command, Stdio},
};

use tempfile::TempDir;
use testkit::skipped;
use thirtyfour::{
    ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
};

/// What the browser is told: nothing of its own goes to the network, and every run is new.
const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--window-size=1280,900",
];
/// The first words of the line in which ChromeDriver names its port.
const READY: &str = "ChromeDriver was started successfully on port ";

/// A browser that a test drives; it ends with [`Chromium::quit`].
pub(super) struct Chromium {
    /// The session.
    pub(super) driver: WebDriver,
    server: Option<Server>,
    _profile: TempDir,
}

/// A ChromeDriver of our own.
struct Server {
    process: Child,
    url: String,
    _output: BufReader<ChildStdout>,
}

impl Chromium {
    /// Starts the browser; none, and a loud word, where something is missing.
    pub(super) async fn start() -> Option<Chromium> {
        let named = told("SYNAQ_TEST_CHROMEDRIVER").unwrap_or_else(|| "chromedriver".to_owned());
        let (server, url) = if named.starts_with("http://") {
            (None, named)
        } else {
            let server = Server::start(&named)?;
            let url = server.url.clone();
            (Some(server), url)
        };
        let profile = tempfile::tempdir().unwrap();
        let browser = told("SYNAQ_TEST_CHROMIUM").unwrap_or_else(|| "/usr/bin/chromium".to_owned());
        if !std::path::Path::new(&browser).exists() {
            skipped("the browser's walk", &format!("there is no {browser}"));
            return None;
        }
        // ChromeDriver is reached without TLS, but the client is made with a provider of it or not
        // at all; somebody else may have installed one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut asked = DesiredCapabilities::chrome();
        asked.set_binary(&browser).unwrap();
        for flag in FLAGS {
            asked.add_arg(flag).unwrap();
        }
        asked.add_arg(&format!("--user-data-dir={}", profile.path().display())).unwrap();
        asked.set_browser_log_level(LoggingPrefsLogLevel::All).unwrap();
        let driver = WebDriver::new(url, asked).await.expect("a session of Chromium");
        Some(Chromium { driver, server, _profile: profile })
    }

    /// Ends the browser and its driver.
    pub(super) async fn quit(self) {
        self.driver.quit().await.unwrap();
        drop(self.server);
    }
}

impl Server {
    fn start(program: &str) -> Option<Server> {
        let started = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut process = match started {
            Ok(process) => process,
            Err(error) => {
                skipped("the browser's walk", &format!("{program} cannot be started: {error}"));
                return None;
            }
        };
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        loop {
            line.clear();
            assert_ne!(output.read_line(&mut line).unwrap(), 0, "{program} ended before its port");
            if let Some(port) = line.trim().strip_prefix(READY) {
                let url = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
                return Some(Server { process, url, _output: output });
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[expect(clippy::disallowed_methods, reason = "tests are told by variables where programs are")]
fn told(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
