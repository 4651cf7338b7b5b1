//! After the protocols: the retest, production, a change, the withdrawal (R 25, R 26, R 36–38,
//! R 40).

use case::{CommandKind, Stage};
use order::{Work, Works, catalogue::Catalogue};
use testkit::{Findings, Judge, source_archive};

use super::{Walk, Ways};

/// The change of the list (RA 4) that the owner reports: another kind of operating system.
const CHANGE: u8 = 5;

impl Walk<'_> {
    /// The applicant removes the nonconformities and requests a retest, which is passed (R 25, R 26).
    pub(super) async fn retest(&mut self) {
        self.house.clock.pass_working_days(5);
        self.go("applicant", "").await;
        self.stands(Stage::Remediation).await;
        self.look("remediation", Ways::Every).await;
        self.request_retest().await;
        self.go("head", "works").await;
        self.stands(Stage::Retest).await;
        self.look("works-retest", Ways::Desk).await;
        let failed: Works = [Work::SourceCode, Work::Functions].into_iter().collect();
        assert_eq!(self.play.round_works().await.unwrap(), failed);
        self.play.carry_out_all(&Judge::Conforming, Findings::None).await.unwrap();
        self.play.issue().await.unwrap();
        self.go("applicant", "").await;
        self.stands(Stage::InForce).await;
        self.look("in-force", Ways::Every).await;
    }

    /// The comparison table, row by row, and the changed source (R 25, R 26).
    async fn request_retest(&mut self) {
        self.browser.press("[data-act=\"request-retest\"]").await;
        self.look("retest-empty", Ways::Every).await;
        for works in ["source-code", "functions"] {
            self.browser.tick("works", works).await;
        }
        for name in self.browser.attributes("[name^=\"fix.\"]", "name").await {
            let proof = name.replacen("fix.", "proof.", 1);
            self.browser.answer(&name, "Кемшілік жойылды, жаңа нұсқа орнатылды.").await;
            self.browser.answer(&proof, "Өзгерістер журналы, 1.2.1 нұсқасы").await;
        }
        self.browser.answer("software", "changed").await;
        let source = source_archive(&[("src/main.rs", b"fn main() {\n    run_checked();\n}\n")]);
        let source = self.file("source-1.2.1.tar", &source);
        self.browser.choose("input[type=file][name=\"source\"]", &source).await;
        self.look("retest-filled", Ways::Desk).await;
        self.browser.press("form[data-form=retest] [data-act=\"request-retest\"]").await;
        self.succeeded().await;
        self.stands(Stage::Retest).await;
    }

    /// In the registry, in production, changed, withdrawn (R 36–38, R 40).
    pub(super) async fn live_and_end(&mut self) {
        let items: Vec<String> = (3..=7).map(|item| item.to_string()).collect();
        let items: Vec<_> = items.iter().map(|item| ("registry", item.as_str())).collect();
        self.act("registrar", CommandKind::ReportToRegistry, &items, None).await;
        let today = self.house.clock.today().to_string();
        self.act("owner", CommandKind::EnterProduction, &[("since", &today)], None).await;
        self.house.clock.pass_working_days(30);
        self.report_change().await;
        self.decide().await;
        self.read_everything().await;
    }

    /// The questionnaire is changed and attested anew, the owner gives notice (R 38, RA 4).
    async fn report_change(&mut self) {
        self.change_a_cell("servers", "Ubuntu 24.04").await;
        self.attest_by_hand().await;
        self.open_act("owner", CommandKind::RaiseReview).await;
        let change = CHANGE.to_string();
        let notice = Some(("document", "Өзгерістер туралы хабарлама.txt"));
        self.answer(&[("changes", &change)], notice).await;
        self.look("change-notice", Ways::Desk).await;
        self.send_act().await;
    }

    /// The head decides by the matrix, and the protocols are withdrawn (R 40).
    async fn decide(&mut self) {
        let edition = self.play.sheet().await.unwrap().case.edition();
        let works = Catalogue::of(edition).changes()[usize::from(CHANGE) - 1].works;
        self.open_act("head", CommandKind::DecideReview).await;
        let change = CHANGE.to_string();
        let mut given = vec![
            ("review-number", "1"),
            ("changes", change.as_str()),
            ("decision", "withdraw"),
            ("reason", "Өзгерістер тізбе бойынша сынақтың қайта жүргізілуін талап етеді"),
        ];
        for work in works.iter() {
            given.extend([("withdrawn", work.code()), ("retest", work.code())]);
        }
        self.answer(&given, None).await;
        self.look("decide-review", Ways::Every).await;
        self.send_act().await;
        self.go("head", "").await;
        self.stands(Stage::Withdrawn).await;
        self.look("withdrawn", Ways::Desk).await;
        assert_eq!(self.play.sheet().await.unwrap().case.withdrawn(), works);
    }

    /// What happened, and every paper of it, for the applicant.
    async fn read_everything(&mut self) {
        self.go("applicant", "timeline").await;
        assert_eq!(self.browser.attribute("[data-chain]", "data-chain").await, "whole");
        assert!(self.browser.count("[data-event]").await > 60);
        self.look("timeline", Ways::Every).await;
        self.go("applicant", "questionnaire/compare?from=1&to=2").await;
        self.browser.reads("[data-changed-table=servers]", "Ubuntu 24.04").await;
        self.look("questionnaire-compare", Ways::Every).await;
        self.go("applicant", "papers").await;
        self.look("papers", Ways::Every).await;
        assert_eq!(self.browser.count("[data-protocol]").await, 7);
        for protocol in self.browser.attributes("[data-protocol] [data-paper=kk]", "href").await {
            let paper = self.browser.fetch(&protocol).await;
            assert_eq!((paper.status, paper.media_type.as_str()), (200, "application/pdf"));
        }
        for kind in ["comparison", "withdrawal", "acceptance"] {
            assert!(
                self.browser.has(&format!("[data-kind={kind}] [data-paper=kk]")).await,
                "{kind}"
            );
        }
        self.go("applicant", "").await;
        self.look("overview-withdrawn", Ways::Every).await;
    }
}
