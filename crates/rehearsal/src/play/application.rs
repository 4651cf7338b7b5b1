//! From the draft to the package that is accepted or returned (R 10–13, R 30).

use case::{
    CommandKind,
    payload::{AttachmentKind, Ownership},
};
use conduct::{QuestionnaireChange, attachment_code};
use order::{ProviderKind, Work};

use super::{Play, answers};
use crate::{
    error::{During, RehearsalError},
    files::source_archive,
    object::application,
};

/// What the check of the package finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intake<'a> {
    /// Every part fits.
    Complete,
    /// This part does not.
    Lacking {
        /// The part's code.
        item: &'a str,
        /// Why.
        reason: &'a str,
    },
}

impl Play<'_> {
    /// The applicant fills in the application (RA 1).
    ///
    /// # Errors
    /// It cannot be saved.
    pub async fn fill_application(&self) -> Result<(), RehearsalError> {
        let scene = self.scene;
        let sheet = self.sheet_of(&scene.cast.applicant).await?;
        let rev = sheet.application().during("application")?.rev;
        let draft = application(&self.object, scene.cast, scene.house, scene.clock.today());
        let saved = scene.conduct.save_application(&scene.cast.applicant, self.id, rev, &draft);
        saved.await.during("save the application")
    }

    /// The applicant fills in the questionnaire (RA 2).
    ///
    /// # Errors
    /// It cannot be saved.
    pub async fn fill_questionnaire(&self) -> Result<(), RehearsalError> {
        let scene = self.scene;
        let sheet = self.sheet_of(&scene.cast.applicant).await?;
        let rev = sheet.questionnaire().during("questionnaire")?.rev;
        let change = QuestionnaireChange::Whole(Box::new(self.object.questionnaire.clone()));
        let person = &scene.cast.applicant;
        let saved = scene.conduct.save_questionnaire(person, self.id, rev, change);
        saved.await.during("save the questionnaire")
    }

    /// The owner reads the questionnaire and signs it (R 10.1).
    ///
    /// # Errors
    /// The signature is refused.
    pub async fn attest(&self) -> Result<(), RehearsalError> {
        let (conduct, owner) = (self.scene.conduct, &self.scene.cast.owner);
        let shown = conduct.questionnaire_manifest(owner, self.id).await.during("read to sign")?;
        let shown = shown.sha256();
        let attested = conduct.attest_questionnaire(owner, self.id, &shown);
        attested.await.during("attest the questionnaire")
    }

    /// The applicant attaches what the application needs (R 10.2–10.7, R 30.1–30.6).
    ///
    /// # Errors
    /// A file is refused.
    pub async fn attach_package(&self) -> Result<(), RehearsalError> {
        let applicant = &self.scene.cast.applicant;
        let text = |title: &str| format!("{title}\n{}\n", self.object.name);
        let mut papers = vec![
            (AttachmentKind::PowerOfAttorney, "Сенімхат.txt"),
            (AttachmentKind::TechnicalSpecification, "Техникалық ерекшелік.txt"),
            (AttachmentKind::SecurityDocumentation, "АҚ құжаттамасы.txt"),
        ];
        if self.object.ownership == Ownership::State {
            papers.push((AttachmentKind::StateBodyProof, "Мемлекеттік орган туралы анықтама.txt"));
        }
        for (kind, name) in papers {
            self.hand_in(applicant, attachment_code(kind), name, text(name)).await?;
        }
        if self.object.works().contains(Work::SourceCode) {
            let archive = source_archive(&[("src/main.rs", b"fn main() {\n    run();\n}\n")]);
            let code = attachment_code(AttachmentKind::SourceCode);
            self.hand_in(applicant, code, "source.tar", archive).await?;
        }
        Ok(())
    }

    /// The applicant signs and submits (R 10, R 30).
    ///
    /// # Errors
    /// The application is refused.
    pub async fn submit(&self) -> Result<(), RehearsalError> {
        let (conduct, applicant) = (self.scene.conduct, &self.scene.cast.applicant);
        let manifest = conduct.submission_manifest(applicant, self.id).await;
        let shown = manifest.during("read what is signed")?.sha256();
        self.act(applicant, CommandKind::Submit, answers(&[("shown", shown.as_str())])).await
    }

    /// Everything up to the submission, within a day.
    ///
    /// # Errors
    /// An act is refused.
    pub async fn apply(&self) -> Result<(), RehearsalError> {
        self.fill_application().await?;
        self.fill_questionnaire().await?;
        self.attest().await?;
        self.attach_package().await?;
        self.submit().await
    }

    /// The registrar checks every part of the package (R 12).
    ///
    /// # Errors
    /// An act is refused.
    pub async fn check(&self, intake: Intake<'_>) -> Result<(), RehearsalError> {
        let registrar = &self.scene.house.registrar;
        let case = self.sheet().await?.case;
        for item in case::checklist(&case) {
            let found = match intake {
                Intake::Lacking { item: lacking, reason } if lacking == item.code() => {
                    answers(&[("item", lacking), ("found", "does-not-fit"), ("reason", reason)])
                }
                Intake::Complete | Intake::Lacking { .. } => {
                    let fits = case::is_attached(&case, item);
                    let found = if fits { "fits" } else { "not-needed" };
                    answers(&[("item", item.code()), ("found", found)])
                }
            };
            self.act(registrar, CommandKind::CheckItem, found).await?;
        }
        Ok(())
    }

    /// The registrar checks the package and accepts it (R 12).
    ///
    /// # Errors
    /// An act is refused.
    pub async fn accept(&self) -> Result<(), RehearsalError> {
        self.check(Intake::Complete).await?;
        let registrar = &self.scene.house.registrar;
        self.act(registrar, CommandKind::AcceptPackage, answers(&[])).await
    }

    /// The registrar returns the application since a part does not fit (R 13).
    ///
    /// # Errors
    /// An act is refused.
    pub async fn give_back(&self, item: &str, reason: &str) -> Result<(), RehearsalError> {
        self.check(Intake::Lacking { item, reason }).await?;
        let registrar = &self.scene.house.registrar;
        self.act(registrar, CommandKind::ReturnApplication, answers(&[])).await
    }

    /// Whether a laboratory tests.
    pub(crate) fn is_at_laboratory(&self) -> bool {
        use conduct::person::OrganisationKind as Kind;
        match self.scene.house.organisation.kind {
            Kind::Laboratory => true,
            Kind::Applicant
            | Kind::StateTechnicalService
            | Kind::Authority
            | Kind::Nsc
            | Kind::Operator => false,
        }
    }

    /// By whose procedure the test goes.
    pub(crate) fn provider(&self) -> ProviderKind {
        if self.is_at_laboratory() {
            ProviderKind::Laboratory
        } else {
            ProviderKind::StateTechnicalService
        }
    }
}
