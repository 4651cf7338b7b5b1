//! The contract and additional agreements (R 14, R 18, R 20, R 21, R 29).

use case::{Command, Digest, DocumentRef, payload::ContractPapers};

use super::{Act, Step, told};
use crate::{
    Conduct,
    acts::{concluded, contract_way},
    error::ConductError,
    papers::{self, PaperRow},
};

impl Conduct {
    /// Sends a draft that the program draws up (R 14.1, R 14.2, R 29).
    pub(super) async fn send_contract(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let way = contract_way(act.answers)?;
        let cost = self.fee(act.sheet).await?.ok().map(|fee| fee.total.to_string());
        let made = self.make(papers::contract_draft(act.sheet, way, cost)?).await?;
        let document = original(&made, "contract.pdf")?;
        let rows = made.rows(&row(act, "contract-draft"));
        let command = Command::SendContract(ContractPapers { way, document });
        self.give(act, Step::command(command).with(rows)).await
    }

    /// Concludes an additional agreement that the program draws up.
    pub(super) async fn conclude_agreement(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let blank = DocumentRef { digest: Digest([0; 32]), name: "agreement.pdf".to_owned() };
        let mut agreement = concluded(act.answers, blank)?;
        let made = self.make(papers::agreement(act.sheet, &agreement)?).await?;
        agreement.document = original(&made, "agreement.pdf")?;
        let rows = made.rows(&row(act, "agreement"));
        self.give(act, Step::command(Command::ConcludeAgreement(agreement)).with(rows)).await
    }

    /// Sends the questionnaire's last attested version as the corrected one (R 20).
    pub(super) async fn correct_questionnaire(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let questionnaire = act.sheet.attested_questionnaire()?;
        let current = act.sheet.case.questionnaire.current.as_ref();
        if current.is_some_and(|current| current.version >= questionnaire.version) {
            return Err(told("questionnaire-not-newer", &[]));
        }
        self.give(act, Step::command(Command::CorrectQuestionnaire { questionnaire })).await
    }
}

/// The Kazakh file of a paper, as events name it.
pub(super) fn original(made: &papers::Made, name: &str) -> Result<DocumentRef, ConductError> {
    let hash = made.original().ok_or_else(|| ConductError::stored("a paper without its file"))?;
    Ok(DocumentRef { digest: Digest(hash.0), name: name.to_owned() })
}

/// The rows of a paper that is issued as it is made.
pub(super) fn row<'a>(act: &Act<'_>, kind: &'a str) -> PaperRow<'a> {
    PaperRow {
        kind,
        number: None,
        work: None,
        round: act.sheet.case.round.as_ref().map_or(0, |round| round.number),
        state: "issued",
        detail: "{}".to_owned(),
        author: act.person.account.to_string(),
    }
}
