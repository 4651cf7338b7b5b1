//! Before the contract: submitting, checking, returning, asking for the cost (R 10–13, R 24, R 30).

use case::{
    Attestation, AttestedForm, Command, Digest, DocumentRef, SignatureId,
    payload::{Application, Attachment, CoverLetter, ItemCheck, ItemVerdict, PackageItem},
};
use language::Text;
use order::{Clause, ProviderKind};
use store::{Change, SaveForm, SignForm};
use uuid::Uuid;

use super::{Act, Step, told};
use crate::{
    Conduct, FormKind,
    error::ConductError,
    files::attachment_kind,
    forms::{ApplicationDraft, checked_application, signature_paper},
    papers,
    person::Person,
    sheet::CaseSheet,
    signer::Manifest,
};

impl Conduct {
    /// What the applicant signs: the application, the questionnaire, every document (R 10).
    ///
    /// # Errors
    /// The application has errors, or the questionnaire is not attested.
    pub async fn submission_manifest(
        &self,
        person: &Person,
        id: Uuid,
    ) -> Result<Manifest, ConductError> {
        let sheet = self.case(person, id).await?;
        submission(&sheet).map(|submission| submission.manifest)
    }

    pub(super) async fn submit(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let submission = submission(act.sheet)?;
        let draft = &submission.draft;
        let author = act.person.account.to_string();
        let (attestation, mut changes) = match act.sheet.case.provider() {
            ProviderKind::StateTechnicalService => {
                if act.answers.get("shown") != submission.manifest.sha256() {
                    return Err(told("signature-shown-differs", &[]));
                }
                let signature = self.sign(act.person, &submission.manifest).await?;
                let detail =
                    format!("{{\"form\":\"application\",\"version\":{}}}", submission.number);
                let paper = signature_paper(signature, detail, &author);
                let id = SignatureId(signature.to_string());
                (Attestation::Eds { signature: id }, vec![Change::AddPaper(paper)])
            }
            ProviderKind::Laboratory => (Attestation::Paper, Vec::new()),
        };
        changes.extend(form_changes(act, &submission)?);
        let application = Application {
            form: AttestedForm {
                version: submission.number,
                digest: submission.digest,
                attestation,
            },
            questionnaire: act.sheet.attested_questionnaire()?,
            object: draft.object,
            ownership: draft.ownership,
            applicant: draft.applicant,
            procurement: draft.procurement,
            works: draft.form.works,
            documents: documents(act.sheet),
            cover_letter: draft
                .cover_letter
                .clone()
                .map(|(number, date)| CoverLetter { number, date }),
        };
        let title = act.sheet.object_name();
        let step = Step::command(Command::Submit(Box::new(application)));
        self.give(act, step.with(changes).titled(title)).await
    }

    pub(super) async fn check_item(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let parse = |code: &str| PackageItem::ALL.into_iter().find(|item| item.code() == code);
        let item = act.answers.choice("item", parse)?;
        let verdict = match act.answers.text("found")?.as_str() {
            "fits" => ItemVerdict::Fits,
            "not-needed" => ItemVerdict::NotNeeded,
            _ => ItemVerdict::DoesNotFit { reason: act.answers.text("reason")? },
        };
        let step = Step::command(Command::CheckItem(ItemCheck { item, verdict }));
        self.give(act, step).await
    }

    /// Returns the application with the reasons of every part that does not fit (R 13).
    pub(super) async fn return_application(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let provider = act.sheet.case.provider();
        let fallback = Clause::rules(13);
        let mut reasons: Vec<(Text, String, Clause)> = act
            .sheet
            .case
            .intake
            .checks
            .iter()
            .filter_map(|(item, verdict)| match verdict {
                ItemVerdict::DoesNotFit { reason } => {
                    let clause = item.clause(provider).unwrap_or(fallback);
                    Some((item_name(*item), reason.clone(), clause))
                }
                ItemVerdict::Fits | ItemVerdict::NotNeeded => None,
            })
            .collect();
        if let Some(more) = act.answers.optional_text("reason")? {
            reasons.push((crate::speak::text("return-other", &[]), more, fallback));
        }
        if reasons.is_empty() {
            return Err(told("return-needs-reason", &[]));
        }
        let words = reasons.iter().map(|(item, why, _)| format!("{}: {why}", item.kk)).collect();
        let letter = self.make(papers::return_letter(act.sheet, reasons)?).await?;
        let rows = letter.rows(&papers::PaperRow {
            kind: "return-letter",
            number: None,
            work: None,
            round: 0,
            state: "issued",
            detail: "{}".to_owned(),
            author: act.person.account.to_string(),
        });
        let step = Step::command(Command::ReturnApplication { reasons: words });
        self.give(act, step.with(rows)).await
    }

    pub(super) async fn ask_cost(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let questionnaire = act.sheet.attested_questionnaire()?;
        self.give(act, Step::command(Command::AskCost { questionnaire })).await
    }
}

/// An application that is ready to be signed.
struct Submission {
    draft: ApplicationDraft,
    /// The version's number once signed.
    number: u32,
    body: String,
    digest: Digest,
    manifest: Manifest,
}

fn submission(sheet: &CaseSheet) -> Result<Submission, ConductError> {
    let form = sheet.application()?;
    checked_application(sheet, &form.value)?;
    let questionnaire = sheet.attested_questionnaire()?;
    let latest = sheet.latest(FormKind::Application).ok_or(ConductError::NotFound)?;
    let number = if latest.state == "draft" { latest.number } else { latest.number + 1 };
    let body = latest.body.clone();
    let digest = Digest(latest.sha256.0);
    let mut entries = vec![
        (format!("application-v{number}.json"), digest.to_string()),
        (
            format!("questionnaire-v{}.json", questionnaire.version),
            questionnaire.digest.to_string(),
        ),
    ];
    entries.extend(
        documents(sheet).into_iter().map(|d| (d.document.name, d.document.digest.to_string())),
    );
    let manifest = Manifest { purpose: format!("{} application", sheet.row.id), entries };
    Ok(Submission {
        draft: form.value,
        number: u32::try_from(number).map_err(ConductError::stored)?,
        body,
        digest,
        manifest,
    })
}

/// Signs the open draft; a form that was returned and not changed becomes a new version as it is.
fn form_changes(act: &Act<'_>, submission: &Submission) -> Result<Vec<Change>, ConductError> {
    let latest = act.sheet.latest(FormKind::Application).ok_or(ConductError::NotFound)?;
    let author = act.person.account.to_string();
    let kind = FormKind::Application.code().to_owned();
    let mut changes = Vec::new();
    let mut base_rev = latest.rev;
    if latest.state != "draft" {
        changes.push(Change::SaveForm(SaveForm {
            kind: kind.clone(),
            base_rev: 0,
            body: submission.body.clone(),
            author: author.clone(),
        }));
        base_rev = 1;
    }
    let sha256 = latest.sha256;
    changes.push(Change::SignForm(SignForm { kind, base_rev, sha256, author }));
    Ok(changes)
}

/// The documents of the application, as events name them.
fn documents(sheet: &CaseSheet) -> Vec<Attachment> {
    sheet
        .standing_files()
        .filter_map(|file| {
            Some(Attachment {
                kind: attachment_kind(&file.kind)?,
                document: DocumentRef { digest: Digest(file.artifact.0), name: file.name.clone() },
            })
        })
        .collect()
}

/// A part of the package, as people call it.
pub(crate) fn item_name(item: PackageItem) -> Text {
    crate::speak::text(&format!("item-{}", item.code()), &[])
}
