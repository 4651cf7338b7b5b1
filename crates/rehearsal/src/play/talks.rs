//! The contract, the term, and what people agree during the test (R 5, R 14–18, R 29).

use case::{
    CommandKind,
    payload::{AccessItem, Procurement},
};
use order::ProviderKind;

use super::{Play, answers};
use crate::error::RehearsalError;

impl Play<'_> {
    /// The registrar sends the papers for the contract by the object's way (R 14, R 29).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn send_contract(&self) -> Result<(), RehearsalError> {
        let way = match (self.provider(), self.object.procurement) {
            (ProviderKind::Laboratory, _) => "civil-code",
            (ProviderKind::StateTechnicalService, Procurement::Portal) => "specification",
            (ProviderKind::StateTechnicalService, Procurement::Direct) => "two-copies",
        };
        let registrar = &self.scene.house.registrar;
        self.act(registrar, CommandKind::SendContract, answers(&[("way", way)])).await
    }

    /// The applicant signs; the registrar records the contract (R 14, R 29).
    ///
    /// # Errors
    /// An act is refused.
    pub async fn conclude_contract(&self, number: &str) -> Result<(), RehearsalError> {
        let (applicant, registrar) = (&self.scene.cast.applicant, &self.scene.house.registrar);
        let copy = ("document", "Шарттың қол қойылған данасы.txt");
        self.act_with(applicant, CommandKind::AnswerContract, answers(&[]), copy).await?;
        let today = self.scene.clock.today().to_string();
        let concluded = answers(&[("number", number), ("date", today.as_str())]);
        self.act(registrar, CommandKind::ConcludeContract, concluded).await
    }

    /// The head proposes a term in working days (R 16).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn propose_term(&self, days: u32) -> Result<(), RehearsalError> {
        let days = days.to_string();
        let proposed = answers(&[("working-days", days.as_str())]);
        self.act(&self.scene.house.head, CommandKind::ProposeTerm, proposed).await
    }

    /// The applicant agrees to the term; with a concluded contract the test begins (R 16).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn agree_term(&self) -> Result<(), RehearsalError> {
        self.act(&self.scene.cast.applicant, CommandKind::AgreeTerm, answers(&[])).await
    }

    /// The applicant declines the term, and the registrar returns the application (R 16).
    ///
    /// # Errors
    /// An act is refused.
    pub async fn fall_out(&self) -> Result<(), RehearsalError> {
        let reason = answers(&[("reason", "Мерзім пайдалануға енгізу күнінен кейін аяқталады")]);
        self.act(&self.scene.cast.applicant, CommandKind::DeclineTerm, reason).await?;
        let reason = answers(&[("reason", "Сынақ мерзімі келісілмеді")]);
        self.act(&self.scene.house.registrar, CommandKind::ReturnUnagreed, reason).await
    }

    /// The applicant asks the authorised body to set the term (R 16).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn ask_term(&self) -> Result<(), RehearsalError> {
        let letter = ("document", "Уәкілетті органға хат.txt");
        self.act_with(&self.scene.cast.applicant, CommandKind::AskTerm, answers(&[]), letter).await
    }

    /// From the accepted package to the begun test, in some working days (R 14, R 16, R 17).
    ///
    /// # Errors
    /// An act is refused.
    pub async fn begin(&self, number: &str, days: u32) -> Result<(), RehearsalError> {
        self.send_contract().await?;
        self.scene.clock.pass_working_days(1);
        self.conclude_contract(number).await?;
        self.propose_term(days).await?;
        self.agree_term().await
    }

    /// The registrar confirms everything that the applicant provides (R 17).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn confirm_access(&self) -> Result<(), RehearsalError> {
        let all: Vec<_> = AccessItem::ALL.iter().map(|item| ("access", item.code())).collect();
        self.act(&self.scene.house.registrar, CommandKind::ConfirmAccess, answers(&all)).await
    }

    /// The head suspends the test, for access is missing (R 18).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn suspend(&self, item: AccessItem) -> Result<(), RehearsalError> {
        let missing = answers(&[("access", item.code())]);
        self.act(&self.scene.house.head, CommandKind::Suspend, missing).await
    }

    /// The suspension is agreed, its cause removed, the test resumed (R 18).
    ///
    /// # Errors
    /// An act is refused.
    pub async fn resume(&self, item: AccessItem) -> Result<(), RehearsalError> {
        let head = &self.scene.house.head;
        let today = self.scene.clock.today().to_string();
        let agreement =
            answers(&[("number", "1"), ("date", today.as_str()), ("purpose", "suspension")]);
        self.act(head, CommandKind::ConcludeAgreement, agreement).await?;
        let given = answers(&[("access", item.code())]);
        self.act(&self.scene.house.registrar, CommandKind::ConfirmAccess, given).await?;
        self.act(head, CommandKind::Resume, answers(&[])).await
    }

    /// A work is left out by the authorised body's decision (R 5).
    ///
    /// # Errors
    /// An act is refused.
    pub async fn leave_out(&self, work: order::Work, reason: &str) -> Result<(), RehearsalError> {
        let (cast, code) = (self.scene.cast, work.code());
        let asked = answers(&[("work", code), ("reason", reason)]);
        let request = ("document", "Алып тастау туралы өтініш.txt");
        self.act_with(&cast.applicant, CommandKind::AskExclusion, asked, request).await?;
        let work = answers(&[("work", code)]);
        self.act(&cast.authority, CommandKind::AskVerification, work).await?;
        let opinion = answers(&[("work", code), ("opinion", "founded"), ("text", reason)]);
        self.act(&self.scene.house.head, CommandKind::GiveOpinion, opinion).await?;
        let ruling = answers(&[("work", code), ("ruling", "excluded")]);
        let document = ("document", "Уәкілетті органның шешімі.txt");
        self.act_with(&cast.authority, CommandKind::DecideExclusion, ruling, document).await
    }
}
