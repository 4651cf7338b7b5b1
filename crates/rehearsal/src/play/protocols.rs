//! Protocols: drawn up, reviewed, signed by both, issued, handed over (R 22, R 32, R 35).

use case::CommandKind;
use order::Work;

use super::{Play, answers};
use crate::error::RehearsalError;

impl Play<'_> {
    /// The executor draws up a work's protocol, and the second person approves it.
    ///
    /// # Errors
    /// An act is refused.
    pub async fn draw_up(&self, work: Work) -> Result<(), RehearsalError> {
        let given = answers(&[("work", work.code())]);
        self.act(self.executor(work), CommandKind::DraftProtocol, given).await?;
        let review = answers(&[("work", work.code()), ("review", "approved")]);
        self.act(&self.scene.house.reviewer, CommandKind::ReviewProtocol, review).await
    }

    /// Executor and head sign a work's protocol.
    ///
    /// # Errors
    /// An act is refused.
    pub async fn sign(&self, work: Work) -> Result<(), RehearsalError> {
        let given = || answers(&[("work", work.code())]);
        self.act(self.executor(work), CommandKind::SignProtocol, given()).await?;
        self.act(&self.scene.house.head, CommandKind::SignProtocol, given()).await
    }

    /// Every protocol of the round, drawn up, signed and issued; at a laboratory, handed over.
    ///
    /// # Errors
    /// An act is refused.
    pub async fn issue(&self) -> Result<(), RehearsalError> {
        for work in self.round_works().await?.iter() {
            self.draw_up(work).await?;
            self.sign(work).await?;
        }
        let head = &self.scene.house.head;
        self.act(head, CommandKind::IssueProtocols, answers(&[])).await?;
        if self.is_at_laboratory() {
            let today = self.scene.clock.today().to_string();
            let received = answers(&[("received", today.as_str())]);
            self.act(&self.scene.house.registrar, CommandKind::HandOver, received).await?;
        }
        Ok(())
    }
}
