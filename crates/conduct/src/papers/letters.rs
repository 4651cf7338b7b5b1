//! Letters, agreements and acts of a case.

use case::payload;
use document::{
    AcceptanceAct, AdditionalAgreement, AgreementSubject, Archive, ChangeLine, ComparisonRow,
    ComparisonTable, ContractDraft, ContractForm, ContractRef, Document, Marks, Person as Named,
    ProtocolRef, ReturnGround, ReturnLetter, ReturnReason, SignerRole, SoftwareChange,
    SourceAcceptance, WithdrawalNotice,
};
use language::Text;
use order::{Clause, TermId, Work, Works, catalogue::Catalogue, terms};

use super::build::{head, role_name, test_object, volume_lines};
use crate::{error::ConductError, sheet::CaseSheet};

/// The letter by which an application is returned (R 13).
pub(crate) fn return_letter(
    sheet: &CaseSheet,
    reasons: Vec<(Text, String, Clause)>,
) -> Result<Document, ConductError> {
    let today = sheet.facts.today;
    let number = sheet.row.number.clone().unwrap_or_default();
    Ok(Document::Return(ReturnLetter {
        head: head(sheet, number, today, Marks::TestSignature),
        object: test_object(sheet)?,
        applied: sheet.case.intake.submitted.unwrap_or(today),
        ground: ReturnGround::Package,
        reasons: reasons
            .into_iter()
            .map(|(item, reason, clause)| ReturnReason { item, reason, clause })
            .collect(),
    }))
}

/// A draft of the contract or of its technical specification (R 14.1, R 14.2, R 29).
pub(crate) fn contract_draft(
    sheet: &CaseSheet,
    way: payload::ContractWay,
    cost: Option<String>,
) -> Result<Document, ConductError> {
    let form = match way {
        payload::ContractWay::Specification => ContractForm::TechnicalSpecification,
        payload::ContractWay::TwoCopies | payload::ContractWay::CivilCode => ContractForm::Contract,
    };
    let works = sheet.case.works();
    let number = sheet.row.number.clone().unwrap_or_default();
    Ok(Document::Contract(ContractDraft {
        head: head(sheet, number, sheet.facts.today, Marks::TestSignature),
        object: test_object(sheet)?,
        form,
        edition: sheet.case.edition(),
        works,
        volume: volume_lines(sheet, works),
        cost,
        term: sheet.case.term.proposed.map(days_text),
    }))
}

/// An additional agreement (R 18, R 20, R 21).
pub(crate) fn agreement(
    sheet: &CaseSheet,
    agreement: &payload::Agreement,
) -> Result<Document, ConductError> {
    let contract = sheet.case.contract.concluded.clone();
    let (number, date) = contract.unwrap_or_else(|| (String::new(), agreement.date));
    let today = sheet.facts.today;
    let subject = match &agreement.purpose {
        payload::AgreementPurpose::Suspension => AgreementSubject::Suspension {
            reason: sheet.case.suspension.as_ref().map_or(String::new(), missing),
            from: sheet.case.suspension.as_ref().map_or(today, |s| s.since),
            until: None,
            new_end: None,
        },
        payload::AgreementPurpose::Questionnaire { tiyn, .. } => AgreementSubject::Correction {
            reason: sheet.case.questionnaire.discrepancy.clone().unwrap_or_default(),
            questionnaire: sheet.case.questionnaire.corrected.unwrap_or(today),
            volume: volume_lines(sheet, sheet.case.works()),
            new_cost: tiyn.map(|tiyn| order::Tiyn(tiyn).to_string()),
            new_end: None,
        },
        payload::AgreementPurpose::InterimRetest { works } => {
            AgreementSubject::InterimRetest { works: *works, requested: today, period: None }
        }
    };
    Ok(Document::Agreement(AdditionalAgreement {
        head: head(sheet, agreement.number.clone(), agreement.date, Marks::TestSignature),
        object: test_object(sheet)?,
        contract: ContractRef { number, date },
        subject,
    }))
}

/// The act of acceptance of the source (M 13).
pub(crate) fn acceptance(
    sheet: &CaseSheet,
    archives: &[payload::Archive],
    receiver: &str,
) -> Result<Document, ConductError> {
    let number = (sheet.case.sources.len() + 1).to_string();
    let today = sheet.facts.today;
    let archive = |archive: &payload::Archive| Archive {
        name: archive.name.clone(),
        medium: String::new(),
        size_bytes: archive.size_bytes,
        files: None,
        sha256: archive.digest.to_string(),
    };
    let from = sheet.facts.applicant.name.kk.clone();
    Ok(Document::Acceptance(AcceptanceAct {
        head: head(sheet, number.clone(), today, Marks::TestSignature),
        object: test_object(sheet)?,
        acceptance: SourceAcceptance {
            number,
            date: today,
            from: Named::new(from, role_name(SignerRole::HandsOver)),
            to: Named::new(receiver, role_name(SignerRole::Receives)),
            archives: archives.iter().map(archive).collect(),
        },
    }))
}

/// A row of the comparison table (R 25): what the protocol says, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The work in whose protocol it stands.
    pub work: Work,
    /// The check's or finding's code.
    pub code: String,
    /// The nonconformity, as the protocol has it.
    pub nonconformity: String,
    /// The protocol's recommendation.
    pub recommendation: String,
    /// What was done.
    pub correction: String,
    /// What shows it.
    pub evidence: String,
}

/// The comparison table of a request for a retest (R 25, R 32).
pub(crate) fn comparison(
    sheet: &CaseSheet,
    works: Works,
    software: SoftwareChange,
    rows: Vec<Correction>,
) -> Result<Document, ConductError> {
    let number = sheet.row.number.clone().unwrap_or_default();
    Ok(Document::Comparison(ComparisonTable {
        head: head(sheet, number, sheet.facts.today, Marks::TestSignature),
        object: test_object(sheet)?,
        protocols: protocols(sheet, works),
        request: sheet.case.retests.requests + 1,
        software,
        rows: rows
            .into_iter()
            .map(|row| ComparisonRow {
                work: row.work,
                code: row.code,
                nonconformity: row.nonconformity,
                recommendation: row.recommendation,
                correction: row.correction,
                evidence: row.evidence,
            })
            .collect(),
    }))
}

/// The notice of withdrawal (R 40, R 41).
pub(crate) fn withdrawal(
    sheet: &CaseSheet,
    ruling: &payload::ReviewRuling,
    works: Works,
    retest: Works,
    reason: &str,
) -> Result<Document, ConductError> {
    let index = usize::try_from(ruling.review).unwrap_or(0).wrapping_sub(1);
    let cause = sheet.case.reviews.get(index).map(|review| &review.cause.why);
    let ground = Clause::rules(match cause {
        Some(payload::ChangeWhy::Owner { .. }) => 38,
        Some(payload::ChangeWhy::AuthorisedBody) => 39,
        Some(payload::ChangeWhy::Immutability) | None => 40,
    });
    let changes = Catalogue::of(sheet.case.edition()).changes();
    let line = |number: &payload::ChangeNumber| {
        let change = changes.get(usize::from(number.0).wrapping_sub(1))?;
        Some(ChangeLine { number: number.0, title: change.title.clone(), works: change.works })
    };
    let today = sheet.facts.today;
    let term = terms::of(sheet.case.edition(), TermId::TestAfterWithdrawal);
    let due = term.due(today, &[], &sheet.facts.calendar, crate::record::counting());
    let number = sheet.row.number.clone().unwrap_or_default();
    Ok(Document::Withdrawal(WithdrawalNotice {
        head: head(sheet, number, today, Marks::TestSignature),
        object: test_object(sheet)?,
        protocols: protocols(sheet, works),
        ground,
        description: reason.to_owned(),
        changes: ruling.changes.iter().filter_map(line).collect(),
        works: retest,
        apply_by: due.date,
    }))
}

/// The last protocols of some works, as other papers name them.
fn protocols(sheet: &CaseSheet, works: Works) -> Vec<ProtocolRef> {
    let named = sheet.case.latest().into_values().filter(|protocol| works.contains(protocol.work));
    named
        .map(|protocol| ProtocolRef {
            work: protocol.work,
            number: protocol.number.to_string(),
            date: protocol.issued,
        })
        .collect()
}

fn missing(suspension: &case::state::Suspension) -> String {
    let name = |item: &payload::AccessItem| {
        crate::speak::say(language::Lang::Kk, &format!("access-{}", item.code()), &[])
    };
    suspension.missing.iter().map(name).collect::<Vec<_>>().join("; ")
}

fn days_text(days: u16) -> Text {
    crate::speak::text("working-days", &[("n", i64::from(days).into())])
}
