//! After the protocols: registry, changes, withdrawal (R 37–41).

use std::collections::BTreeSet;

use case::{
    Command, Party,
    payload::{ChangeWhy, RegistryItem, RegistryReport, ReviewCause, ReviewRuling, Ruling},
};
use order::ProviderKind;
use store::Change;

use super::{Act, Step, contract::row};
use crate::{Conduct, error::ConductError, papers, signer::Manifest};

impl Conduct {
    /// Gives the registry data to the authorised body; a laboratory's report bears its signature
    /// (R 37).
    pub(super) async fn report_to_registry(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let parse = |code: &str| {
            let index = code.parse::<usize>().ok()?.checked_sub(1)?;
            RegistryItem::ALL.get(index).copied()
        };
        let items: BTreeSet<RegistryItem> =
            act.answers.chosen("registry", parse)?.into_iter().collect();
        let signature = match act.sheet.case.provider() {
            ProviderKind::StateTechnicalService => None,
            ProviderKind::Laboratory => {
                let manifest = Manifest {
                    purpose: format!("{} registry report", act.sheet.row.id),
                    entries: vec![("chain".to_owned(), act.sheet.row.last_hash.to_string())],
                };
                Some(case::SignatureId(self.sign(act.person, &manifest).await?.to_string()))
            }
        };
        let receipt = act.answers.optional_text("receipt")?;
        let report = RegistryReport { items, signature, receipt };
        self.give(act, Step::command(Command::ReportToRegistry(report))).await
    }

    /// Gives notice of changes (R 38), of nonconformities (R 39), or of a changed source (R 40).
    pub(super) async fn raise_review(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let why = match act.actor.party {
            Party::Owner | Party::Applicant => ChangeWhy::Owner {
                changes: act.answers.changes("changes")?,
                questionnaire: act.sheet.attested_questionnaire()?,
            },
            Party::AuthorisedBody => ChangeWhy::AuthorisedBody,
            Party::Registrar | Party::Executor | Party::Reviewer | Party::Head | Party::System => {
                ChangeWhy::Immutability
            }
        };
        let cause = ReviewCause { why, document: act.answers.document("document")? };
        self.give(act, Step::command(Command::RaiseReview(cause))).await
    }

    /// The notice that goes with a withdrawal; nothing where the protocols stay in force (R 40).
    pub(super) async fn withdrawal_paper(
        &self,
        act: &Act<'_>,
        ruling: &ReviewRuling,
    ) -> Result<Vec<Change>, ConductError> {
        let Ruling::Withdraw { works, retest, reason } = &ruling.ruling else {
            return Ok(Vec::new());
        };
        let notice = papers::withdrawal(act.sheet, ruling, *works, *retest, reason)?;
        Ok(self.make(notice).await?.rows(&row(act, "withdrawal")))
    }
}
