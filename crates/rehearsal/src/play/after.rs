//! After the protocols: retests, changes, withdrawal, the end of validity, what follows
//! (R 25–27, R 32, R 33, R 36–41).

use case::{CaseId, CommandKind};
use conduct::acts::Answers;
use order::{Work, Works};
use uuid::Uuid;

use super::{Play, answers};
use crate::{
    error::{During, RehearsalError},
    files::source_archive,
};

impl Play<'_> {
    /// The applicant requests a retest with the comparison table filled in row by row; changed
    /// software brings its source along (R 25, R 26, R 32).
    ///
    /// # Errors
    /// The request is refused.
    pub async fn request_retest(&self) -> Result<(), RehearsalError> {
        let applicant = &self.scene.cast.applicant;
        let sheet = self.sheet_of(applicant).await?;
        let mut given = ticked("works", sheet.case.nonconforming());
        for row in sheet.nonconformities().during("comparison table")? {
            let key = format!("{}.{}", row.work.code(), row.code);
            given.say(format!("fix.{key}"), "Кемшілік жойылды, жаңа нұсқа орнатылды.");
            given.say(format!("proof.{key}"), "Өзгерістер журналы, 1.2.1 нұсқасы");
        }
        if sheet.case.works().contains(Work::SourceCode) {
            given.say("software", "changed");
            let archive =
                source_archive(&[("src/main.rs", b"fn main() {\n    run_checked();\n}\n")]);
            let source = self.hand_in(applicant, "source", "source-1.2.1.tar", archive).await?;
            given.attach("source", source);
        } else {
            given.say("software", "unchanged");
        }
        self.act(applicant, CommandKind::RequestRetest, given).await
    }

    /// The registrar reports to the authorised body's portal (R 37).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn report_to_registry(&self) -> Result<(), RehearsalError> {
        let items = if self.is_at_laboratory() { 1..=7 } else { 3..=7 };
        let mut given = Answers::new();
        for item in items {
            given.say("registry", item.to_string());
        }
        self.act(&self.scene.house.registrar, CommandKind::ReportToRegistry, given).await
    }

    /// The owner reports that the object went into production today (R 36).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn enter_production(&self) -> Result<(), RehearsalError> {
        let today = self.scene.clock.today().to_string();
        let since = answers(&[("since", today.as_str())]);
        self.act(&self.scene.cast.owner, CommandKind::EnterProduction, since).await
    }

    /// The owner reports that production ended today (R 36).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn leave_production(&self) -> Result<(), RehearsalError> {
        let today = self.scene.clock.today().to_string();
        let end = answers(&[("finish", "production-ended"), ("since", today.as_str())]);
        self.act(&self.scene.cast.owner, CommandKind::EndValidity, end).await
    }

    /// The questionnaire is changed and attested anew, and the owner gives notice of a change by
    /// the list (R 38, RA 4).
    ///
    /// # Errors
    /// An act is refused.
    pub async fn notify_change(&self, change: u8) -> Result<(), RehearsalError> {
        self.fill_questionnaire().await?;
        self.attest().await?;
        let change = change.to_string();
        let given = answers(&[("changes", change.as_str())]);
        let notice = ("document", "Өзгерістер туралы хабарлама.txt");
        self.act_with(&self.scene.cast.owner, CommandKind::RaiseReview, given, notice).await
    }

    /// The head withdraws the protocols of these works, to be tested again (R 40).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn withdraw(
        &self,
        review: u32,
        change: u8,
        works: Works,
    ) -> Result<(), RehearsalError> {
        let mut given = ticked("withdrawn", works);
        for work in works.iter() {
            given.say("retest", work.code());
        }
        given.say("review-number", review.to_string());
        given.say("changes", change.to_string());
        given.say("decision", "withdraw");
        given.say("reason", "Өзгерістер тізбе бойынша сынақтың қайта жүргізілуін талап етеді");
        self.act(&self.scene.house.head, CommandKind::DecideReview, given).await
    }

    /// The registrar notes the new application that takes this test's place (R 27, R 33, R 41).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn be_followed_by(&self, next: Uuid) -> Result<(), RehearsalError> {
        let next = CaseId(next).to_string();
        let given = answers(&[("case", next.as_str())]);
        self.act(&self.scene.house.registrar, CommandKind::NoteNewApplication, given).await
    }
}

/// The boxes of these works, ticked.
fn ticked(key: &str, works: Works) -> Answers {
    let mut given = Answers::new();
    for work in works.iter() {
        given.say(key, work.code());
    }
    given
}
