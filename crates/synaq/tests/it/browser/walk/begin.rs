//! From the package to the begun test: completeness, contract, term (R 12, R 14, R 16, R 17).

use case::{CommandKind, Stage, payload::AccessItem};

use super::{Walk, Ways};

impl Walk<'_> {
    pub(super) async fn begin(&mut self) {
        self.check_package().await;
        self.conclude_contract().await;
        self.agree_on_term().await;
        self.confirm_access().await;
    }

    /// The registrar judges every part and accepts the package (R 12).
    async fn check_package(&mut self) {
        self.house.clock.pass_working_days(1);
        self.browser.become_who("registrar", "/").await;
        self.browser.reads("main", "«Мысал» порталы").await;
        self.look("registrar-cases", Ways::Desk).await;
        self.go("registrar", "intake").await;
        self.look("intake", Ways::Every).await;
        for item in self.browser.attributes("[data-item]", "data-item").await {
            let is_there = self.browser.has(&format!("[data-item=\"{item}\"] .files")).await;
            let found = if is_there { "fits" } else { "not-needed" };
            self.browser.tick(&format!("found.{item}"), found).await;
        }
        self.browser.press("[data-act=\"check-item\"]").await;
        self.succeeded().await;
        self.look("intake-complete", Ways::Desk).await;
        self.browser.press("[data-act=\"accept-package\"]").await;
        self.succeeded().await;
        self.go("registrar", "").await;
        self.stands(Stage::Contract).await;
    }

    /// The papers go out, come back signed, and the contract is recorded (R 14).
    async fn conclude_contract(&mut self) {
        self.open_act("registrar", CommandKind::SendContract).await;
        self.answer(&[("way", "two-copies")], None).await;
        self.look("send-contract", Ways::Every).await;
        self.send_act().await;
        self.house.clock.pass_working_days(1);
        let copy = Some(("document", "Шарттың қол қойылған данасы.txt"));
        self.act("applicant", CommandKind::AnswerContract, &[], copy).await;
        let today = self.house.clock.today().to_string();
        let concluded = [("number", "Ш-1"), ("date", today.as_str())];
        self.act("registrar", CommandKind::ConcludeContract, &concluded, None).await;
        self.stands(Stage::Term).await;
    }

    /// The head proposes a term, the applicant agrees (R 16).
    async fn agree_on_term(&mut self) {
        self.open_act("head", CommandKind::ProposeTerm).await;
        self.answer(&[("working-days", "30")], None).await;
        self.look("propose-term", Ways::Desk).await;
        self.send_act().await;
        self.go("applicant", "").await;
        self.look("applicant-term", Ways::Desk).await;
        self.open_act("applicant", CommandKind::AgreeTerm).await;
        self.look("agree-term", Ways::Desk).await;
        self.send_act().await;
        self.stands(Stage::Testing).await;
    }

    /// The registrar confirms what the applicant provides (R 17).
    async fn confirm_access(&mut self) {
        let all: Vec<_> = AccessItem::ALL.iter().map(|item| ("access", item.code())).collect();
        self.act("registrar", CommandKind::ConfirmAccess, &all, None).await;
        self.house.clock.pass_working_days(2);
    }
}
