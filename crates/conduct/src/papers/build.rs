//! From a case to its protocols and forms.

use case::payload;
use document::{
    Archive, Check, Conclusion, ContractRef, Document, ElectronicSeal, Head, Marks, Outcome, Party,
    Period, Person as Named, PrintPackage, Protocol, ProtocolRef, Round, Signature, SignerRole,
    SourceAcceptance, Team, TestObject, UsedTool, VolumeLine,
};
use jiff::civil::Date;
use language::Lang;
use order::{
    Work, Works,
    form::{ApplicationField, QuestionnaireField, check_questionnaire},
};

use crate::{
    bench::Bench, error::ConductError, person::Person, procedure::told, sheet::CaseSheet,
    signer::SignatureRecord,
};

/// The head of a paper of this case.
pub(crate) fn head(sheet: &CaseSheet, number: String, date: Date, marks: Marks) -> Head {
    let provider = &sheet.facts.provider;
    Head {
        provider: Party {
            name: provider.name.kk.clone(),
            identifier: provider.bin.clone(),
            ..Party::default()
        },
        provider_kind: sheet.case.provider(),
        number,
        date,
        place: String::new(),
        case_number: sheet.row.number.clone().unwrap_or_default(),
        marks,
        signatures: Vec::new(),
    }
}

/// The test object, its owner and applicant, from the application.
pub(crate) fn test_object(sheet: &CaseSheet) -> Result<TestObject, ConductError> {
    let form = sheet.application()?.value.form;
    let field = |field: ApplicationField| form.field(field).to_owned();
    let address = |parts: &[ApplicationField]| {
        let parts: Vec<&str> =
            parts.iter().map(|f| form.field(*f).trim()).filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    };
    let owner_name = field(ApplicationField::OwnerName);
    Ok(TestObject {
        name: non_empty(field(ApplicationField::ObjectName), &sheet.row.title),
        version: field(ApplicationField::ObjectVersion),
        owner: Party {
            name: non_empty(owner_name, &sheet.facts.applicant.name.kk),
            identifier: String::new(),
            address: address(&[
                ApplicationField::OwnerRegion,
                ApplicationField::OwnerCity,
                ApplicationField::OwnerDistrict,
                ApplicationField::OwnerAddress,
            ]),
            contacts: vec![field(ApplicationField::OwnerPhone)],
        },
        applicant: Party {
            name: non_empty(field(ApplicationField::ApplicantName), &sheet.facts.applicant.name.kk),
            identifier: field(ApplicationField::ApplicantId),
            address: address(&[
                ApplicationField::ApplicantRegion,
                ApplicationField::ApplicantCity,
                ApplicationField::ApplicantDistrict,
                ApplicationField::ApplicantAddress,
            ]),
            contacts: vec![
                field(ApplicationField::ApplicantPhone),
                field(ApplicationField::ApplicantEmail),
            ],
        },
    })
}

/// The application as a paper (RA 1).
pub(crate) fn application_form(sheet: &CaseSheet) -> Result<Document, ConductError> {
    let form = sheet.application()?;
    let date = sheet.case.intake.submitted.unwrap_or(sheet.facts.today);
    let number = sheet.row.number.clone().unwrap_or_default();
    Ok(Document::Application(document::ApplicationForm {
        head: head(sheet, number, date, marks_of(form.version)),
        application: form.value.form,
    }))
}

/// The questionnaire as a paper (RA 2).
pub(crate) fn questionnaire_form(sheet: &CaseSheet) -> Result<Document, ConductError> {
    let form = sheet.questionnaire()?;
    let number = sheet.row.number.clone().unwrap_or_default();
    Ok(Document::Questionnaire(document::QuestionnaireForm {
        head: head(sheet, number, sheet.facts.today, marks_of(form.version)),
        questionnaire: form.value,
        version: u32::try_from(form.number.max(1)).unwrap_or(1),
        version_date: sheet.facts.today,
    }))
}

/// The protocol of a work in the round under way or issued.
pub(crate) fn protocol(
    sheet: &CaseSheet,
    bench: &Bench,
    number: String,
    signatures: &[SignatureRecord],
) -> Result<Protocol, ConductError> {
    let questionnaire = match &sheet.case.questionnaire.current {
        Some(form) => sheet.questionnaire_version(form.version)?,
        None => sheet.questionnaire()?.value,
    };
    let marks = if signatures.is_empty() { Marks::Draft } else { Marks::TestSignature };
    let mut head = head(sheet, number, sheet.facts.today, marks);
    let team = team(sheet, bench.work, signatures);
    head.signatures = vec![
        signature(SignerRole::Executor, &team.executor, signatures.first()),
        signature(SignerRole::Head, &team.head, signatures.get(1)),
    ];
    Ok(Protocol {
        head,
        work: bench.work,
        object: test_object(sheet)?,
        contract: contract(sheet),
        edition: sheet.case.edition(),
        round: round(sheet, bench),
        volume: volume_lines(sheet, bench.work.into_works()),
        period: period(sheet, bench.work),
        team,
        tools: bench.tools().iter().map(used).collect(),
        checks: bench.entries.iter().map(check).collect(),
        findings: bench.findings.iter().map(|entry| entry.finding.clone()).collect(),
        measurements: bench.measurements(),
        problems: bench.problems(),
        conclusion: conclusion(bench),
        questionnaire,
        acceptance: acceptance_of(sheet, bench),
        duplicate: None,
    })
}

/// What each of the works covers, with units.
pub(crate) fn volume_lines(sheet: &CaseSheet, works: Works) -> Vec<VolumeLine> {
    let Ok(form) = sheet.questionnaire() else { return Vec::new() };
    let Some(value) = check_questionnaire(&form.value, &sheet.form_rules()).value else {
        return Vec::new();
    };
    let volume = order::volume(&value.counts()).only(works);
    volume
        .items()
        .iter()
        .map(|item| VolumeLine {
            what: item.work.name(),
            quantity: item.quantity.to_string(),
            unit: item.unit.name(),
            clause: item.clause,
        })
        .collect()
}

/// A laboratory's package of the last round's protocols.
pub(super) fn package(sheet: &CaseSheet, person: &Person) -> Result<Document, ConductError> {
    let drafted = sheet.case.round.as_ref().map_or(Vec::new(), |round| {
        round.works.iter().filter(|(_, w)| w.draft.is_some()).map(|(work, _)| *work).collect()
    });
    let issued: Vec<Work> = sheet.case.latest().keys().copied().collect();
    let works = if drafted.is_empty() { issued } else { drafted };
    if works.is_empty() {
        return Err(told("package-empty", &[]));
    }
    let mut documents = Vec::new();
    for work in works {
        let bench = sheet.bench(work)?;
        let number = sheet.protocol_number(work).unwrap_or_default();
        documents.push(Document::Protocol(Box::new(protocol(sheet, &bench, number, &[])?)));
    }
    let number = sheet.row.number.clone().unwrap_or_default();
    Ok(Document::Package(PrintPackage {
        head: head(sheet, number, sheet.facts.today, Marks::None),
        documents,
        bound_by: Named::new(person.name.clone(), role_name(SignerRole::Registrar)),
    }))
}

/// A role's name in Kazakh, for people on papers.
pub(crate) fn role_name(role: SignerRole) -> String {
    let key = match role {
        SignerRole::Executor => "post-executor",
        SignerRole::Reviewer => "post-reviewer",
        SignerRole::Head => "post-head",
        SignerRole::Registrar => "post-registrar",
        SignerRole::Applicant => "post-applicant",
        SignerRole::Owner => "post-owner",
        SignerRole::HandsOver => "post-hands-over",
        SignerRole::Receives => "post-receives",
    };
    crate::speak::say(Lang::Kk, key, &[])
}

fn marks_of(version: crate::Version) -> Marks {
    match version {
        crate::Version::None | crate::Version::Draft => Marks::Draft,
        crate::Version::Attested => Marks::TestSignature,
    }
}

fn signature(role: SignerRole, signer: &Named, record: Option<&SignatureRecord>) -> Signature {
    let Some(record) = record else { return Signature::by_hand(role, signer.clone()) };
    let at = store::Micros(record.at_us).timestamp();
    let seal =
        ElectronicSeal { at, certificate: String::new(), fingerprint: record.key_id.clone() };
    let name = Named::new(record.signer.clone(), role_name(role));
    Signature::electronic(role, name, seal)
}

fn team(sheet: &CaseSheet, work: Work, signatures: &[SignatureRecord]) -> Team {
    let state = sheet.case.work(work);
    let name = |account: Option<&case::AccountId>| {
        account.map_or(String::new(), |account| sheet.name_of(&account.0))
    };
    let executor = name(state.and_then(|state| state.executor.as_ref()));
    let reviewer = name(state.and_then(|state| state.reviewed.as_ref()));
    let head = signatures.get(1).map_or(String::new(), |record| record.signer.clone());
    Team {
        executor: Named::new(executor, role_name(SignerRole::Executor)),
        reviewer: Named::new(reviewer, role_name(SignerRole::Reviewer)),
        head: Named::new(head, role_name(SignerRole::Head)),
    }
}

fn contract(sheet: &CaseSheet) -> Option<ContractRef> {
    let (number, date) = sheet.case.contract.concluded.clone()?;
    Some(ContractRef { number, date })
}

fn round(sheet: &CaseSheet, bench: &Bench) -> Round {
    let Some(before) = bench.round.checked_sub(1) else { return Round::First };
    let earlier = sheet.case.protocols.iter().rev();
    let previous = earlier.clone().find(|p| p.work == bench.work && p.round <= before);
    match previous {
        Some(protocol) => Round::Retest {
            number: bench.round,
            previous: ProtocolRef {
                work: protocol.work,
                number: protocol.number.to_string(),
                date: protocol.issued,
            },
        },
        None => Round::First,
    }
}

fn period(sheet: &CaseSheet, work: Work) -> Period {
    let state = sheet.case.work(work);
    let start = state.and_then(|state| state.started).unwrap_or(sheet.facts.today);
    let end = state.and_then(|state| state.finished.as_ref()).map_or(start, |(_, day)| *day);
    Period { start, end }
}

fn used(tool: &finding::Tool) -> UsedTool {
    UsedTool {
        name: tool.name.clone(),
        version: tool.version.clone(),
        purpose: crate::speak::text("tool-purpose-scan", &[]),
    }
}

fn check(entry: &crate::CheckEntry) -> Check {
    Check {
        clause: entry.clause,
        group: entry.group.clone(),
        title: entry.title.clone(),
        requirement: entry.requirement.clone(),
        result: entry.result.clone(),
    }
}

fn conclusion(bench: &Bench) -> Conclusion {
    let outcome = match (bench.verdict(), bench.round) {
        (payload::Verdict::Conforms, _) => Outcome::Positive,
        (payload::Verdict::DoesNotConform { .. }, 0) => Outcome::Nonconforming,
        (payload::Verdict::DoesNotConform { .. }, _) => Outcome::Negative,
    };
    Conclusion { outcome, note: String::new() }
}

fn acceptance_of(sheet: &CaseSheet, bench: &Bench) -> Option<SourceAcceptance> {
    if bench.work != Work::SourceCode {
        return None;
    }
    let (index, source) =
        sheet.case.sources.iter().enumerate().rev().find(|(_, s)| s.round <= bench.round)?;
    let archives = source.act.archives.iter().map(|archive| Archive {
        name: archive.name.clone(),
        medium: String::new(),
        size_bytes: archive.size_bytes,
        files: None,
        sha256: archive.digest.to_string(),
    });
    let applicant = sheet.facts.applicant.name.kk.clone();
    let provider = sheet.facts.provider.name.kk.clone();
    Some(SourceAcceptance {
        number: (index + 1).to_string(),
        date: source.accepted,
        from: Named::new(applicant, role_name(SignerRole::HandsOver)),
        to: Named::new(provider, role_name(SignerRole::Receives)),
        archives: archives.collect(),
    })
}

fn non_empty(value: String, instead: &str) -> String {
    if value.trim().is_empty() { instead.to_owned() } else { value }
}

/// One kind of work as a set.
trait IntoWorks {
    fn into_works(self) -> Works;
}

impl IntoWorks for Work {
    fn into_works(self) -> Works {
        Works::NONE.with(self)
    }
}

impl CaseSheet {
    /// The register number that was given to a work's protocol in this round.
    pub(crate) fn protocol_number(&self, work: Work) -> Option<String> {
        let round = self.case.round.as_ref().map_or(0, |round| round.number);
        self.papers
            .iter()
            .rev()
            .find(|paper| {
                paper.kind == "protocol"
                    && paper.round == i32::from(round)
                    && paper.work.as_deref() == Some(work.code())
                    && paper.number.is_some()
            })
            .and_then(|paper| paper.number.clone())
    }

    /// What the object is called in its questionnaire, else in the list.
    pub fn object_name(&self) -> String {
        let name = self
            .questionnaire()
            .map(|form| form.value.field(QuestionnaireField::Name).to_owned())
            .unwrap_or_default();
        non_empty(name, &self.row.title)
    }
}
