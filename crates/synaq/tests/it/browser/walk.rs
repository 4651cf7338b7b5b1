//! The walk itself, chapter by chapter.

mod after;
mod apply;
mod around;
mod begin;
mod protocols;
mod testing;

use std::path::{Path, PathBuf};

use case::{CommandKind, Stage};
use order::Work;
use tempfile::TempDir;
use testkit::{Object, Play, TestHouse};
use uuid::Uuid;

use super::{
    hand::Browser,
    look::{Looks, Ways},
};

/// One test on its way, in the hands of people at a browser.
struct Walk<'h> {
    house: &'h TestHouse,
    play: Play<'h>,
    browser: Browser,
    files: TempDir,
}

/// R 10, R 12, R 14, R 16, R 17, R 19, R 22, R 25, R 26, R 36–38, R 40: the whole way.
pub(super) async fn from_application_to_withdrawal(house: &TestHouse, browser: Browser) -> Looks {
    let object = Object::sample("«Мысал» порталы", "мысалдарды есепке алу").of_state();
    // The case's id is known when the applicant has opened it.
    let play = Play { scene: house.service(), object, id: Uuid::nil() };
    let mut walk = Walk { house, play, browser, files: tempfile::tempdir().unwrap() };
    walk.apply().await;
    walk.begin().await;
    walk.test().await;
    walk.issue().await;
    walk.retest().await;
    walk.live_and_end().await;
    walk.look_around().await;
    walk.browser.looks
}

impl Walk<'_> {
    /// The address of a page of the case.
    fn page(&self, of: &str) -> String {
        let id = self.play.id;
        if of.is_empty() { format!("/cases/{id}") } else { format!("/cases/{id}/{of}") }
    }

    /// A person opens a page of the case.
    async fn go(&mut self, login: &str, of: &str) {
        self.house.clock.pass_minutes(1);
        let page = self.page(of);
        self.browser.become_who(login, &page).await;
    }

    /// The stage that the page names.
    async fn stands(&self, stage: Stage) {
        let shown = self.browser.attribute("[data-stage]", "data-stage").await;
        assert_eq!(shown, stage.code(), "on {}", self.browser.path().await);
        self.browser.reads("[data-stage]", &stage.name(language::Lang::Kk)).await;
    }

    /// Takes the page's screenshots.
    async fn look(&mut self, name: &str, ways: Ways) {
        self.browser.looks.photograph(&self.browser.driver, name, ways).await;
    }

    /// A person takes a step that the overview offers: opens its form, answers, presses its button.
    async fn act(
        &mut self,
        login: &str,
        kind: CommandKind,
        given: &[(&str, &str)],
        file: Option<(&str, &str)>,
    ) {
        self.open_act(login, kind).await;
        self.answer(given, file).await;
        self.send_act().await;
    }

    /// A person opens the form of a step from the overview.
    async fn open_act(&mut self, login: &str, kind: CommandKind) {
        self.go(login, "").await;
        self.browser.press(&format!("[data-act=\"{}\"]", kind.code())).await;
        assert!(!self.browser.has("[data-refusal]").await, "{kind:?} is refused to {login}");
    }

    /// A person opens the form of a step from the work's row.
    async fn open_act_on(&mut self, work: Work, login: &str, kind: CommandKind) {
        self.go(login, "works").await;
        let row = format!("tr[data-work=\"{}\"] [data-act=\"{}\"]", work.code(), kind.code());
        self.browser.press(&row).await;
        assert!(!self.browser.has("[data-refusal]").await, "{kind:?} is refused to {login}");
    }

    /// A person takes a step that the work's row offers.
    async fn act_on(&mut self, work: Work, login: &str, kind: CommandKind, given: &[(&str, &str)]) {
        self.open_act_on(work, login, kind).await;
        self.answer(given, None).await;
        self.send_act().await;
    }

    /// Answers the questions of a form.
    async fn answer(&mut self, given: &[(&str, &str)], file: Option<(&str, &str)>) {
        for (key, value) in given {
            self.browser.answer(key, value).await;
        }
        if let Some((key, name)) = file {
            let path = self.file(name, format!("{name}\n{}\n", self.play.object.name).as_bytes());
            self.browser.choose(&format!("input[type=file][name=\"{key}\"]"), &path).await;
        }
    }

    /// Presses the button of the form; what follows is no failure.
    async fn send_act(&mut self) {
        self.browser.press("[data-act-form] form .button:not(.button--quiet)").await;
        self.succeeded().await;
    }

    /// The page tells of no failure.
    async fn succeeded(&self) {
        let failed = self.browser.has("[data-failure], [data-refusal]").await;
        assert!(!failed, "{}: {}", self.browser.path().await, self.browser.words("main").await);
    }

    /// A file to hand in.
    fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path: &Path = self.files.path();
        let path = path.join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}
