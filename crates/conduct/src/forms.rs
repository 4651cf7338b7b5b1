//! The application and the questionnaire: drafts, versions, workbooks, attestation (R 10, R 20).

mod workbook;

use case::{Attestation, AttestedForm, Digest, SignatureId, Stage, payload};
use jiff::civil::Date;
use language::Lang;
use order::{
    ObjectKind,
    form::{
        FormRules, QuestionnaireField, RawApplication, RawQuestionnaire, RawRow, Table,
        check_application, check_questionnaire,
    },
};
use serde::{Deserialize, Serialize};
use store::{Change, FormVersion, Hash, NewPaper, SaveForm, SignForm};
use uuid::Uuid;

use crate::{
    Conduct,
    access::{Action, authorise},
    error::ConductError,
    person::{Person, Role},
    procedure::told,
    sheet::CaseSheet,
    signer::Manifest,
};

pub use workbook::ImportPreview;

/// The form's name in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormKind {
    /// RA 1.
    Application,
    /// RA 2.
    Questionnaire,
}

/// The application with what the Order's rules need beside its form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplicationDraft {
    /// RA 1 as entered.
    pub form: RawApplication,
    /// The kind of object (R 4, R 6, R 7).
    pub object: ObjectKind,
    /// Whether a state body owns or ordered it (R 5, R 10.7).
    pub ownership: payload::Ownership,
    /// Who applies (R 10.2).
    pub applicant: payload::ApplicantKind,
    /// How the test is bought (R 11, R 14).
    pub procurement: payload::Procurement,
    /// The letter that comes with a paper application (R 30): number and date.
    pub cover_letter: Option<(String, Date)>,
}

/// A form as it stands, with what its page needs.
#[derive(Debug, Clone, PartialEq)]
pub struct FormSheet<T> {
    /// What is entered.
    pub value: T,
    /// The open draft's revision; 0 where there is none.
    pub rev: i64,
    /// The version's number; 0 before the first.
    pub number: i64,
    /// Whether the version is a draft or attested.
    pub version: Version,
}

/// What a version is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// Not begun.
    None,
    /// May be changed.
    Draft,
    /// Attested, never changed again.
    Attested,
}

/// A part of the questionnaire that somebody changed.
#[derive(Debug, Clone, PartialEq)]
pub enum QuestionnaireChange {
    /// The fields outside tables.
    Fields(Vec<(QuestionnaireField, String)>),
    /// All rows of one table.
    Rows(Table, Vec<RawRow>),
    /// Everything.
    Whole(Box<RawQuestionnaire>),
}

impl FormKind {
    /// The code in the store.
    pub const fn code(self) -> &'static str {
        match self {
            FormKind::Application => "application",
            FormKind::Questionnaire => "questionnaire",
        }
    }
}

impl Default for ApplicationDraft {
    fn default() -> Self {
        ApplicationDraft {
            form: RawApplication::default(),
            object: ObjectKind::General,
            ownership: payload::Ownership::Other,
            applicant: payload::ApplicantKind::LegalEntity,
            procurement: payload::Procurement::Direct,
            cover_letter: None,
        }
    }
}

impl CaseSheet {
    /// The application as it stands.
    ///
    /// # Errors
    /// The stored form cannot be read.
    pub fn application(&self) -> Result<FormSheet<ApplicationDraft>, ConductError> {
        self.form(FormKind::Application, ApplicationDraft::default)
    }

    /// The questionnaire as it stands.
    ///
    /// # Errors
    /// The stored form cannot be read.
    pub fn questionnaire(&self) -> Result<FormSheet<RawQuestionnaire>, ConductError> {
        self.form(FormKind::Questionnaire, || RawQuestionnaire::blank(Lang::Kk))
    }

    /// The questionnaire of one attested version.
    ///
    /// # Errors
    /// There is no such version, or it cannot be read.
    pub fn questionnaire_version(&self, number: u32) -> Result<RawQuestionnaire, ConductError> {
        let wanted = |form: &&FormVersion| {
            form.kind == FormKind::Questionnaire.code() && form.number == i64::from(number)
        };
        let form = self.forms.iter().find(wanted).ok_or(ConductError::NotFound)?;
        serde_json::from_str(&form.body).map_err(ConductError::stored)
    }

    /// The last version of a form, draft or attested.
    pub(crate) fn latest(&self, kind: FormKind) -> Option<&FormVersion> {
        self.forms.iter().filter(|form| form.kind == kind.code()).max_by_key(|form| form.number)
    }

    /// The last attested questionnaire, as events name it.
    ///
    /// # Errors
    /// None was attested yet.
    pub(crate) fn attested_questionnaire(&self) -> Result<AttestedForm, ConductError> {
        let attested = |form: &&FormVersion| {
            form.kind == FormKind::Questionnaire.code() && form.state == "signed"
        };
        let form = self.forms.iter().filter(attested).max_by_key(|form| form.number);
        let form = form.ok_or_else(|| told("questionnaire-not-attested", &[]))?;
        let signature = self
            .papers
            .iter()
            .find(|paper| paper.kind == "signature" && paper.detail == subject(form))
            .ok_or_else(|| told("questionnaire-not-attested", &[]))?;
        Ok(AttestedForm {
            version: u32::try_from(form.number).map_err(ConductError::stored)?,
            digest: Digest(form.sha256.0),
            attestation: Attestation::Eds {
                signature: SignatureId(signature.artifact.to_string()),
            },
        })
    }

    /// By what the forms of this case are checked.
    pub fn form_rules(&self) -> FormRules {
        let works = match self.application() {
            Ok(form) if !form.value.form.works.is_empty() => form.value.form.works,
            Ok(_) | Err(_) => order::Works::ALL,
        };
        FormRules::strict(self.facts.today).works(works)
    }

    fn form<T: serde::de::DeserializeOwned>(
        &self,
        kind: FormKind,
        blank: impl FnOnce() -> T,
    ) -> Result<FormSheet<T>, ConductError> {
        let Some(form) = self.latest(kind) else {
            return Ok(FormSheet { value: blank(), rev: 0, number: 0, version: Version::None });
        };
        let value = serde_json::from_str(&form.body).map_err(ConductError::stored)?;
        let (rev, version) =
            if form.state == "draft" { (form.rev, Version::Draft) } else { (0, Version::Attested) };
        Ok(FormSheet { value, rev, number: form.number, version })
    }
}

impl Conduct {
    /// Saves the draft of the application that stands at `rev`.
    ///
    /// # Errors
    /// The person may not, somebody else saved meanwhile, or the form is closed at this stage.
    pub async fn save_application(
        &self,
        person: &Person,
        id: Uuid,
        rev: i64,
        draft: &ApplicationDraft,
    ) -> Result<(), ConductError> {
        let sheet = self.case(person, id).await?;
        authorise(person, Action::PrepareForms(sheet.parties))?;
        if !matches!(sheet.case.stage, Stage::Draft | Stage::Returned) {
            return Err(told("form-closed", &[]));
        }
        let body = serde_json::to_string(draft).map_err(ConductError::stored)?;
        self.save_form(person, id, FormKind::Application, rev, body).await
    }

    /// Saves a part of the questionnaire's draft that stands at `rev`.
    ///
    /// # Errors
    /// The person may not, somebody else saved meanwhile, or the form is closed at this stage.
    pub async fn save_questionnaire(
        &self,
        person: &Person,
        id: Uuid,
        rev: i64,
        change: QuestionnaireChange,
    ) -> Result<(), ConductError> {
        let sheet = self.case(person, id).await?;
        authorise(person, Action::PrepareForms(sheet.parties))?;
        if !is_questionnaire_open(sheet.case.stage) {
            return Err(told("form-closed", &[]));
        }
        let mut value = sheet.questionnaire()?.value;
        match change {
            QuestionnaireChange::Fields(fields) => value.fields.extend(fields),
            QuestionnaireChange::Rows(table, rows) => {
                value
                    .tables
                    .insert(table, rows.into_iter().filter(|row| !row.is_blank()).collect());
            }
            QuestionnaireChange::Whole(whole) => value = *whole,
        }
        let body = serde_json::to_string(&value).map_err(ConductError::stored)?;
        self.save_form(person, id, FormKind::Questionnaire, rev, body).await
    }

    /// Applies what a preview kept.
    ///
    /// # Errors
    /// As [`Conduct::save_questionnaire`], or nothing is kept under this hash.
    pub async fn apply_workbook(
        &self,
        person: &Person,
        id: Uuid,
        rev: i64,
        kept: &str,
    ) -> Result<(), ConductError> {
        let hash: Hash = kept.parse().map_err(|_| ConductError::NotFound)?;
        let sheet = self.case(person, id).await?;
        authorise(person, Action::PrepareForms(sheet.parties))?;
        let body = self.fetch_bytes(hash).await?;
        let whole: RawQuestionnaire =
            serde_json::from_slice(&body).map_err(|_| ConductError::NotFound)?;
        let change = QuestionnaireChange::Whole(Box::new(whole));
        self.save_questionnaire(person, id, rev, change).await
    }

    /// What the owner attests: shown first, signed byte for byte (R 10.1).
    ///
    /// # Errors
    /// There is no open draft, or it has errors.
    pub async fn questionnaire_manifest(
        &self,
        person: &Person,
        id: Uuid,
    ) -> Result<Manifest, ConductError> {
        let sheet = self.case(person, id).await?;
        let form = sheet.latest(FormKind::Questionnaire).filter(|form| form.state == "draft");
        let form = form.ok_or_else(|| told("questionnaire-no-draft", &[]))?;
        let value: RawQuestionnaire =
            serde_json::from_str(&form.body).map_err(ConductError::stored)?;
        let checked = check_questionnaire(&value, &sheet.form_rules());
        if !checked.is_accepted() {
            return Err(ConductError::Form(checked.errors));
        }
        Ok(manifest_of(form))
    }

    /// Attests the questionnaire's open draft with the owner's signature (R 10.1, R 20, R 38).
    ///
    /// # Errors
    /// The person is not the owner, the draft has errors or was changed after it was shown.
    pub async fn attest_questionnaire(
        &self,
        person: &Person,
        id: Uuid,
        shown_sha256: &str,
    ) -> Result<(), ConductError> {
        let sheet = self.case(person, id).await?;
        authorise(person, Action::PrepareForms(sheet.parties))?;
        if !person.is(Role::Owner) {
            return Err(told("questionnaire-owner-signs", &[]));
        }
        let manifest = self.questionnaire_manifest(person, id).await?;
        if manifest.sha256() != shown_sha256 {
            return Err(told("signature-shown-differs", &[]));
        }
        let form = sheet.latest(FormKind::Questionnaire).ok_or(ConductError::NotFound)?;
        let signature = self.sign(person, &manifest).await?;
        let author = person.account.to_string();
        let sign = SignForm {
            kind: form.kind.clone(),
            base_rev: form.rev,
            sha256: form.sha256,
            author: author.clone(),
        };
        let paper = signature_paper(signature, subject(form), &author);
        let changes = vec![Change::SignForm(sign), Change::AddPaper(paper)];
        self.store.change_case(id, self.now(), changes).await?;
        self.note(&author, "questionnaire-attested", &format!("case:{id}")).await
    }

    /// Signs a manifest for a person and keeps the record; the answer is the record's hash.
    pub(crate) async fn sign(
        &self,
        person: &Person,
        manifest: &Manifest,
    ) -> Result<Hash, ConductError> {
        let record = self.signer.sign(
            manifest,
            &person.account.to_string(),
            &person.name,
            &person.organisation.name.kk,
            self.now().0,
        );
        self.signer.verify(&record)?;
        let bytes = serde_json::to_vec_pretty(&record).map_err(ConductError::stored)?;
        self.keep_bytes(bytes).await
    }

    async fn save_form(
        &self,
        person: &Person,
        id: Uuid,
        kind: FormKind,
        base_rev: i64,
        body: String,
    ) -> Result<(), ConductError> {
        let author = person.account.to_string();
        let save = SaveForm { kind: kind.code().to_owned(), base_rev, body, author };
        self.store.change_case(id, self.now(), vec![Change::SaveForm(save)]).await?;
        Ok(())
    }
}

/// Checks an application's form by the case's rules.
pub(crate) fn checked_application(
    sheet: &CaseSheet,
    draft: &ApplicationDraft,
) -> Result<(), ConductError> {
    let checked = check_application(&draft.form, &sheet.form_rules());
    if checked.is_accepted() { Ok(()) } else { Err(ConductError::Form(checked.errors)) }
}

/// What is signed under a form's version.
pub(crate) fn manifest_of(form: &FormVersion) -> Manifest {
    Manifest {
        purpose: format!("{} {} v{}", form.case_id, form.kind, form.number),
        entries: vec![(format!("{}-v{}.json", form.kind, form.number), form.sha256.to_string())],
    }
}

/// A signature's record as a paper of the case.
pub(crate) fn signature_paper(artifact: Hash, detail: String, author: &str) -> NewPaper {
    NewPaper {
        id: Uuid::now_v7(),
        kind: "signature".to_owned(),
        number: None,
        work: None,
        round: 0,
        lang: Lang::Kk.code().to_owned(),
        artifact,
        state: "test".to_owned(),
        detail,
        author: author.to_owned(),
        issued: None,
    }
}

/// What a signature's paper says of the form that it stands under.
fn subject(form: &FormVersion) -> String {
    format!("{{\"form\":\"{}\",\"version\":{}}}", form.kind, form.number)
}

pub(crate) fn is_questionnaire_open(stage: Stage) -> bool {
    !(stage.is_final() || stage == Stage::Check)
}
