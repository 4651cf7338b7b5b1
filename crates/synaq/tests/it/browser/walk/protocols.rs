//! Protocols: drawn up, reviewed, signed by executor and head, issued (R 19, R 22).

use case::{CommandKind, Stage};
use order::Work;

use super::{Walk, Ways};

impl Walk<'_> {
    pub(super) async fn issue(&mut self) {
        self.go("executor", "works").await;
        self.stands(Stage::Protocols).await;
        self.look("works-done", Ways::Desk).await;
        self.sign_one_by_hand(Work::SourceCode).await;
        for work in self.play.round_works().await.unwrap().iter() {
            if work != Work::SourceCode {
                self.play.draw_up(work).await.unwrap();
                self.play.sign(work).await.unwrap();
            }
        }
        self.go("head", "works").await;
        self.look("works-signed", Ways::Desk).await;
        self.browser.press("[data-act=\"issue-protocols\"]").await;
        self.look("issue-protocols", Ways::Desk).await;
        self.send_act().await;
        self.stands(Stage::Remediation).await;
        self.look("works-issued", Ways::Desk).await;
    }

    /// The protocol of one work, from its draft to both signatures, each of them seen to be a test
    /// signature.
    async fn sign_one_by_hand(&mut self, work: Work) {
        self.act_on(work, "executor", CommandKind::DraftProtocol, &[]).await;
        self.open_act_on(work, "reviewer", CommandKind::ReviewProtocol).await;
        self.draft_is_a_paper().await;
        self.answer(&[("review", "approved")], None).await;
        self.look("review-protocol", Ways::Desk).await;
        self.send_act().await;
        for login in ["executor", "head"] {
            self.open_act_on(work, login, CommandKind::SignProtocol).await;
            self.draft_is_a_paper().await;
            assert!(self.browser.has("[data-test-signature]").await);
            if login == "head" {
                self.look("sign-protocol", Ways::Every).await;
            }
            self.send_act().await;
        }
    }

    /// The draft that is reviewed or signed can be read.
    async fn draft_is_a_paper(&self) {
        let draft = self.browser.attribute("[data-draft]", "href").await;
        let paper = self.browser.fetch(&draft).await;
        assert_eq!((paper.status, paper.media_type.as_str()), (200, "application/pdf"));
        assert!(paper.bytes.starts_with(b"%PDF-"));
    }
}
