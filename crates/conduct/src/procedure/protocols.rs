//! Protocols: drawn up, signed, issued, duplicated (R 22, R 28, R 34, R 35).

use std::collections::BTreeMap;

use case::{
    Attestation, Command, Party, RegisterNumber, SignatureId,
    payload::{DuplicateRequest, DuplicateWhy},
};
use document::{Document, DuplicateQuestionnaire};
use language::Lang;
use order::Work;
use store::{CaseAsk, Change, Hash, Paper, PaperChange, WriteError};

use super::{Act, Step, contract::original, told};
use crate::{
    Conduct,
    error::ConductError,
    forms::signature_paper,
    papers::{self, PaperRow},
    sheet::CaseSheet,
    signer::{Manifest, SignatureRecord},
};

impl Conduct {
    /// Draws up a work's protocol under its register number (R 22).
    pub(super) async fn draft_protocol(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let work = act.answers.work("work")?;
        let bench = act.sheet.bench(work)?;
        let number = match act.sheet.protocol_number(work) {
            Some(number) => number,
            None => self.take_register_number(act.sheet).await?,
        };
        let protocol = papers::protocol(act.sheet, &bench, number.clone(), &[])?;
        let made = self.make(Document::Protocol(Box::new(protocol))).await?;
        let document = original(&made, &format!("{}-{}.pdf", number.replace('/', "-"), work))?;
        let mut changes = retired(act.sheet, work, bench.round, &act.person.account.to_string());
        changes.extend(made.rows(&PaperRow {
            kind: "protocol",
            number: Some(number),
            work: Some(work),
            round: bench.round,
            state: "draft",
            detail: "{}".to_owned(),
            author: act.person.account.to_string(),
        }));
        let command = Command::DraftProtocol { work, document };
        self.give(act, Step::command(command).with(changes)).await
    }

    /// Signs a protocol's draft, byte for byte what was drawn up (R 22, R 35).
    pub(super) async fn sign_protocol(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let work = act.answers.work("work")?;
        let state = act.sheet.case.work(work).ok_or(ConductError::NotFound)?;
        let draft = state.draft.as_ref().ok_or_else(|| told("protocol-no-draft", &[]))?;
        // Where a page showed the draft, exactly that one is signed.
        let shown = act.answers.get("shown");
        if !shown.is_empty() && shown != draft.document.digest.to_string() {
            return Err(told("signature-shown-differs", &[]));
        }
        let manifest = Manifest {
            purpose: format!("{} protocol {}", act.sheet.row.id, work.code()),
            entries: vec![(draft.document.name.clone(), draft.document.digest.to_string())],
        };
        let signature = self.sign(act.person, &manifest).await?;
        let author = act.person.account.to_string();
        let round = act.sheet.case.round.as_ref().map_or(0, |round| round.number);
        let role = if act.actor.party == Party::Head { "head" } else { "executor" };
        let detail = format!(
            "{{\"protocol\":\"{}\",\"digest\":\"{}\",\"role\":\"{role}\"}}",
            work.code(),
            draft.document.digest
        );
        let mut paper = signature_paper(signature, detail, &author);
        paper.work = Some(work.code().to_owned());
        paper.round = i32::from(round);
        let attestation = Attestation::Eds { signature: SignatureId(signature.to_string()) };
        let command = Command::SignProtocol { work, attestation };
        self.give(act, Step::command(command).with([Change::AddPaper(paper)])).await
    }

    /// Issues all protocols together, each with its signatures shown on it (R 22, R 35).
    pub(super) async fn issue_protocols(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let round = act.sheet.case.round.as_ref().ok_or(ConductError::NotFound)?;
        let mut numbers = BTreeMap::new();
        let mut changes = Vec::new();
        for work in round.works.keys().copied() {
            let number = act.sheet.protocol_number(work);
            let number = number.ok_or_else(|| told("protocol-no-draft", &[]))?;
            changes.extend(self.issued_copies(act, work, round.number, &number).await?);
            numbers.insert(work, RegisterNumber(number));
        }
        let step = Step::command(Command::IssueProtocols { numbers });
        self.give(act, step.with(changes)).await
    }

    /// The copies that people read: the protocol with its signatures, in three languages. The file
    /// that was signed stays beside them.
    async fn issued_copies(
        &self,
        act: &Act<'_>,
        work: Work,
        round: u8,
        number: &str,
    ) -> Result<Vec<Change>, ConductError> {
        let bench = act.sheet.bench_of(work, round)?;
        let signatures = self.signatures(act.sheet, work, round).await?;
        let protocol = papers::protocol(act.sheet, &bench, number.to_owned(), &signatures)?;
        let made = self.make(Document::Protocol(Box::new(protocol))).await?;
        let mut rows = made.rows(&PaperRow {
            kind: "protocol",
            number: Some(number.to_owned()),
            work: Some(work),
            round,
            state: "issued",
            detail: "{}".to_owned(),
            author: act.person.account.to_string(),
        });
        let now = self.now();
        for row in &mut rows {
            if let Change::AddPaper(paper) = row {
                paper.issued = Some(now);
            }
        }
        Ok(rows)
    }

    /// The records of a protocol's signatures: executor, then head.
    async fn signatures(
        &self,
        sheet: &CaseSheet,
        work: Work,
        round: u8,
    ) -> Result<Vec<SignatureRecord>, ConductError> {
        let mut records = Vec::new();
        for role in ["executor", "head"] {
            let is_role = |paper: &&Paper| {
                paper.kind == "signature"
                    && paper.work.as_deref() == Some(work.code())
                    && paper.round == i32::from(round)
                    && paper.detail.contains(&format!("\"role\":\"{role}\""))
            };
            if let Some(paper) = sheet.papers.iter().rev().find(is_role) {
                let bytes = self.fetch_bytes(paper.artifact).await?;
                let record: SignatureRecord =
                    serde_json::from_slice(&bytes).map_err(ConductError::stored)?;
                self.signer.verify(&record)?;
                records.push(record);
            }
        }
        Ok(records)
    }

    /// Gives notice of lost or damaged protocols, or of changed data (R 28, R 34).
    pub(super) async fn ask_duplicate(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let why = match act.answers.text("why")?.as_str() {
            "lost" => DuplicateWhy::Lost,
            "damaged" => DuplicateWhy::Damaged,
            _ => DuplicateWhy::QuestionnaireChanged {
                questionnaire: act.sheet.attested_questionnaire()?,
            },
        };
        let request = DuplicateRequest {
            works: act.answers.works("works")?,
            why,
            reason: act.answers.text("reason")?,
        };
        self.give(act, Step::command(Command::AskDuplicate(request))).await
    }

    /// Issues the duplicates that were asked for (R 28, R 34).
    pub(super) async fn issue_duplicate(&self, act: &Act<'_>) -> Result<(), ConductError> {
        let request = act.answers.number("request", 1, u32::MAX)?;
        let index = usize::try_from(request - 1).map_err(ConductError::stored)?;
        let asked = act.sheet.case.duplicates.get(index).ok_or(ConductError::NotFound)?;
        let mut documents = BTreeMap::new();
        let mut changes = Vec::new();
        for work in asked.request.works.iter() {
            let latest = act.sheet.case.latest();
            let protocol = latest.get(&work).ok_or(ConductError::NotFound)?;
            let number = protocol.number.to_string();
            let bench = act.sheet.bench_of(work, protocol.round)?;
            let signatures = self.signatures(act.sheet, work, protocol.round).await?;
            let mut copy = papers::protocol(act.sheet, &bench, number.clone(), &signatures)?;
            let questionnaire = match &asked.request.why {
                DuplicateWhy::QuestionnaireChanged { questionnaire } => {
                    copy.questionnaire = act.sheet.questionnaire_version(questionnaire.version)?;
                    DuplicateQuestionnaire::Updated
                }
                DuplicateWhy::Lost | DuplicateWhy::Damaged => DuplicateQuestionnaire::Original,
            };
            copy.head.date = protocol.issued;
            copy.duplicate = Some(document::Duplicate {
                number: request,
                date: act.sheet.facts.today,
                notice: asked.asked,
                reason: asked.request.reason.clone(),
                questionnaire,
            });
            let made = self.make(Document::Protocol(Box::new(copy))).await?;
            let name = format!("{}-{work}-duplicate.pdf", number.replace('/', "-"));
            documents.insert(work, original(&made, &name)?);
            changes.extend(made.rows(&PaperRow {
                kind: "duplicate",
                number: Some(number),
                work: Some(work),
                round: protocol.round,
                state: "issued",
                detail: "{}".to_owned(),
                author: act.person.account.to_string(),
            }));
        }
        let step = Step::command(Command::IssueDuplicate { request, documents });
        self.give(act, step.with(changes)).await
    }

    /// Takes the next number of the provider's register.
    async fn take_register_number(&self, sheet: &CaseSheet) -> Result<String, ConductError> {
        let year = sheet.facts.today.year();
        let sequence = format!("protocol-{}-{year}", sheet.row.provider);
        let mut ask = CaseAsk::new(sheet.row.id, self.now());
        ask.sequences = vec![sequence.clone()];
        let mut taken = 0;
        let written = self
            .store
            .write_case(&ask, |view| {
                taken = view.next_number.get(&sequence).copied().unwrap_or(1);
                Ok::<_, ConductError>(store::CaseWrite {
                    numbers_taken: vec![(sequence.clone(), 1)],
                    ..store::CaseWrite::default()
                })
            })
            .await;
        match written {
            Ok(_) => Ok(format!("{year}/{taken:05}")),
            Err(WriteError::Refused(error)) => Err(error),
            Err(WriteError::Store(error)) => Err(error.into()),
        }
    }
}

/// Earlier drafts of the same protocol give way to the new one.
fn retired(sheet: &CaseSheet, work: Work, round: u8, author: &str) -> Vec<Change> {
    let is_draft = |paper: &&Paper| {
        paper.kind == "protocol"
            && paper.state == "draft"
            && paper.work.as_deref() == Some(work.code())
            && paper.round == i32::from(round)
    };
    let retire = |paper: &Paper| {
        Change::ChangePaper(PaperChange {
            id: paper.id,
            base_rev: paper.rev,
            state: "replaced".to_owned(),
            number: None,
            artifact: None,
            detail: None,
            issued: None,
            author: author.to_owned(),
        })
    };
    sheet.papers.iter().filter(is_draft).map(retire).collect()
}

impl CaseSheet {
    /// The Kazakh file of a work's protocol draft, as its row, for reading before it is signed.
    pub fn protocol_draft(&self, work: Work) -> Option<&Paper> {
        let draft = self.case.work(work)?.draft.as_ref()?;
        let hash = Hash(draft.document.digest.0);
        self.papers.iter().rev().find(|paper| {
            paper.kind == "protocol" && paper.artifact == hash && paper.lang == Lang::Kk.code()
        })
    }
}
