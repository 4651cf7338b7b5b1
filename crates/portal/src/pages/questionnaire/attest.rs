//! The owner attests the questionnaire: what is signed is shown first, byte for byte
//! (R 10.1, R 20, R 38).

use askama::Template;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use conduct::{CaseSheet, ConductError, FormKind, person::Person, person::Role};
use order::ProviderKind;
use uuid::Uuid;

use super::{check, versions};
use crate::{
    Portal,
    failure::Failure,
    fields,
    frame::Frame,
    pages::{
        case::{CaseHead, Section},
        entry::Problem,
    },
    render::{done, page},
    visit::SignedIn,
};

#[derive(Template)]
#[template(path = "questionnaire_attest.html")]
struct AttestPage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    ready: Option<Ready>,
    /// Why it cannot be signed now.
    obstacle: Option<String>,
    problems: Vec<Problem>,
    is_owner: bool,
    is_laboratory: bool,
}

/// What would be signed.
struct Ready {
    version: i64,
    sha256: String,
    manifest: String,
    shown: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let person = &signed_in.person;
    let sheet = portal.conduct.case(person, id).await?;
    let frame = Frame::new(&signed_in.visit);
    page(&attest_page(&portal, frame, &sheet, person).await?)
}

pub(super) async fn attest(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let person = &signed_in.person;
    let attested = portal.conduct.attest_questionnaire(person, id, form.text("shown")).await;
    if let Err(error) = attested {
        let sheet = portal.conduct.case(person, id).await?;
        // The same button pressed twice signs once.
        if !is_signed(&sheet, form.text("version"), form.text("sha256")) {
            return Err(Failure::from(error));
        }
    }
    Ok(done(&portal, &format!("/cases/{id}/questionnaire"), "questionnaire-attested"))
}

async fn attest_page(
    portal: &Portal,
    frame: Frame,
    sheet: &CaseSheet,
    person: &Person,
) -> Result<AttestPage, Failure> {
    let (lang, id) = (frame.lang, sheet.row.id);
    let mut page = AttestPage {
        head: CaseHead::new(&frame, sheet, Section::Questionnaire),
        id,
        ready: None,
        obstacle: None,
        problems: Vec::new(),
        is_owner: person.is(Role::Owner),
        is_laboratory: sheet.case.provider() == ProviderKind::Laboratory,
        frame,
    };
    match portal.conduct.questionnaire_manifest(person, id).await {
        Ok(manifest) => {
            page.ready = draft(sheet).map(|form| Ready {
                version: form.number,
                sha256: form.sha256.to_string(),
                manifest: manifest.canonical(),
                shown: manifest.sha256(),
            });
        }
        Err(ConductError::Told(text)) => page.obstacle = Some(text.of(lang).to_owned()),
        Err(ConductError::Form(errors)) => {
            page.problems = check::problems(lang, id, errors.iter());
        }
        Err(error) => return Err(Failure::from(error)),
    }
    Ok(page)
}

fn draft(sheet: &CaseSheet) -> Option<&conduct::FormVersion> {
    versions::all(sheet).into_iter().find(|form| form.state == "draft")
}

/// Whether the version stands attested with this content.
fn is_signed(sheet: &CaseSheet, version: &str, sha256: &str) -> bool {
    sheet.forms.iter().any(|form| {
        form.kind == FormKind::Questionnaire.code()
            && form.state == "signed"
            && form.number.to_string() == version
            && form.sha256.to_string() == sha256
    })
}
