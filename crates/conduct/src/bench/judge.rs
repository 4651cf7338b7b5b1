//! Judging: checks, findings, and a finding written by hand.

use case::{CommandKind, Party};
use finding::{Finding, FindingKind, Reviewer, Risk, Tool, Verdict, identify};
use order::Work;
use store::{Change, NewReview, SaveCheck, SaveFinding};
use uuid::Uuid;

use super::{Bench, CheckDetail};
use crate::{
    Conduct,
    access::{Action, authorise},
    error::ConductError,
    person::Person,
    procedure::told,
    sheet::CaseSheet,
};

/// The longest observation or recommendation, in characters.
pub(crate) const OBSERVATION_CHARS_MAX: usize = 10_000;

/// What an executor says of one check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The check's code.
    pub code: String,
    /// The row's revision as read; 0 for the first judgement.
    pub rev: i64,
    /// The verdict.
    pub verdict: Verdict,
    /// What was observed.
    pub observation: String,
    /// What is recommended.
    pub recommendation: String,
    /// A measured number, for connection points.
    pub measured: String,
}

/// What an executor says of one finding (M 10.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingJudgement {
    /// The finding.
    pub finding: Uuid,
    /// The row's revision as read.
    pub rev: i64,
    /// The judgement.
    pub judgement: finding::Judgement,
}

/// A finding that an executor writes by hand (M 8, M 11, M 20).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandFinding {
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
    /// The path to the file or the address.
    pub path: String,
    /// The risk.
    pub risk: Risk,
    /// What is recommended.
    pub recommendation: String,
    /// What it is.
    pub kind: FindingKind,
}

impl Conduct {
    /// Records what an executor says of checks.
    ///
    /// # Errors
    /// The person is not this work's executor, the work is not under way, a check is unknown, or
    /// somebody else judged meanwhile.
    pub async fn judge(
        &self,
        person: &Person,
        id: Uuid,
        work: Work,
        judgements: &[Judgement],
    ) -> Result<(), ConductError> {
        let (_, bench) = self.open_bench(person, id, work).await?;
        let changes = judgements
            .iter()
            .map(|judgement| saved(person, &bench, judgement))
            .collect::<Result<Vec<_>, _>>()?;
        self.store.change_case(id, self.now(), changes).await?;
        Ok(())
    }

    /// Judges one finding (M 10.4).
    ///
    /// # Errors
    /// As [`Conduct::judge`], or the judgement lacks its reason.
    pub async fn judge_finding(
        &self,
        person: &Person,
        id: Uuid,
        work: Work,
        finding: Uuid,
        rev: i64,
        judgement: finding::Judgement,
    ) -> Result<(), ConductError> {
        let said = FindingJudgement { finding, rev, judgement };
        self.judge_findings(person, id, work, vec![said]).await
    }

    /// Judges several findings in one write: all of them, or none (M 10.4).
    ///
    /// # Errors
    /// As [`Conduct::judge_finding`]; the text names the finding.
    pub async fn judge_findings(
        &self,
        person: &Person,
        id: Uuid,
        work: Work,
        said: Vec<FindingJudgement>,
    ) -> Result<(), ConductError> {
        let (_, mut bench) = self.open_bench(person, id, work).await?;
        let (author, now) = (person.account.to_string(), self.now());
        let mut changes = Vec::with_capacity(said.len() * 2);
        for FindingJudgement { finding, rev, judgement } in said {
            let found = bench.findings.iter_mut().find(|entry| entry.finding.id.0 == finding);
            let judged = &mut found.ok_or(ConductError::NotFound)?.finding;
            let reason = judgement.reason().to_owned();
            judged.judge(judgement, Reviewer(author.clone()), now.timestamp()).map_err(
                |refusal| {
                    let code = super::finding_code(judged);
                    ConductError::told(texts(|lang| format!("{code}: {}", refusal.text(lang))))
                },
            )?;
            let state = judged.review.standing().code().to_owned();
            changes.push(Change::SaveFinding(save_finding(
                bench.round,
                judged,
                rev,
                &author,
                &state,
            )?));
            changes.push(Change::ReviewFinding(NewReview {
                round: i32::from(bench.round),
                finding,
                base_rev: rev + 1,
                verdict: state.clone(),
                reason,
                state,
                author: author.clone(),
            }));
        }
        self.store.change_case(id, now, changes).await?;
        Ok(())
    }

    /// Adds a finding that the executor made by hand.
    ///
    /// # Errors
    /// As [`Conduct::judge`], or the finding lacks its title or description.
    pub async fn add_finding(
        &self,
        person: &Person,
        id: Uuid,
        work: Work,
        hand: &HandFinding,
    ) -> Result<(), ConductError> {
        let (_, bench) = self.open_bench(person, id, work).await?;
        if hand.title.trim().is_empty() || hand.description.trim().is_empty() {
            return Err(told("finding-needs-words", &[]));
        }
        // No tool: an expert's own finding, which stands in every protocol (M 39).
        let mut finding = Finding::new(work, hand.kind, "by-hand", Tool::default());
        finding.title.clone_from(&hand.title);
        finding.description.clone_from(&hand.description);
        finding.risk = hand.risk;
        finding.recommendation.clone_from(&hand.recommendation);
        if !hand.path.trim().is_empty() {
            finding.route = super::import::route_of(&hand.path).map_err(ConductError::told)?;
        }
        let mut all: Vec<Finding> = bench.findings.into_iter().map(|e| e.finding).collect();
        all.push(finding);
        identify(&mut all);
        let Some(finding) = all.pop() else { return Err(ConductError::NotFound) };
        let author = person.account.to_string();
        let save = save_finding(bench.round, &finding, 0, &author, "unreviewed")?;
        self.store.change_case(id, self.now(), vec![Change::SaveFinding(save)]).await?;
        Ok(())
    }

    /// The bench of a work that the person may write to now.
    pub(crate) async fn open_bench(
        &self,
        person: &Person,
        id: Uuid,
        work: Work,
    ) -> Result<(CaseSheet, Bench), ConductError> {
        let sheet = self.case(person, id).await?;
        authorise(person, Action::JudgeWorks(sheet.parties))?;
        authorise(person, Action::ActAs(sheet.parties, Party::Executor))?;
        let state = sheet.case.work(work).ok_or(ConductError::NotFound)?;
        let is_executor =
            state.executor.as_ref().is_some_and(|e| e.0 == person.account.to_string());
        if !is_executor {
            return Err(told("bench-other-executor", &[]));
        }
        let is_open = CommandKind::FinishWork.stages().contains(&sheet.case.stage)
            && state.started.is_some()
            && state.finished.is_none();
        if !is_open {
            return Err(told("bench-closed", &[]));
        }
        let bench = sheet.bench(work)?;
        Ok((sheet, bench))
    }
}

fn saved(person: &Person, bench: &Bench, judgement: &Judgement) -> Result<Change, ConductError> {
    let is_known = bench.entries.iter().any(|entry| entry.code == judgement.code);
    if !is_known {
        return Err(ConductError::NotFound);
    }
    let code = [("code", judgement.code.as_str().into())];
    let texts = [&judgement.observation, &judgement.recommendation];
    if texts.iter().any(|text| text.chars().count() > OBSERVATION_CHARS_MAX) {
        return Err(told("observation-too-long", &code));
    }
    let is_control = |c: char| c.is_control() && c != '\n' && c != '\t';
    if texts.iter().any(|text| text.contains(is_control)) {
        return Err(told("observation-control", &code));
    }
    let measured = judgement.measured.trim().replace(',', ".");
    if !measured.is_empty() && !measured.parse::<f64>().is_ok_and(|n| n.is_finite() && n >= 0.0) {
        return Err(told("measured-wrong", &code));
    }
    let detail = serde_json::to_string(&CheckDetail { measured }).map_err(ConductError::stored)?;
    Ok(Change::SaveCheck(SaveCheck {
        round: i32::from(bench.round),
        work: bench.work.code().to_owned(),
        code: judgement.code.clone(),
        base_rev: judgement.rev,
        verdict: judgement.verdict.code().to_owned(),
        observation: judgement.observation.trim().to_owned(),
        recommendation: judgement.recommendation.trim().to_owned(),
        detail,
        author: person.account.to_string(),
    }))
}

/// A finding's row.
pub(crate) fn save_finding(
    round: u8,
    finding: &Finding,
    base_rev: i64,
    author: &str,
    state: &str,
) -> Result<SaveFinding, ConductError> {
    Ok(SaveFinding {
        round: i32::from(round),
        id: finding.id.0,
        work: finding.work.code().to_owned(),
        fingerprint: finding.fingerprint.as_str().to_owned(),
        base_rev,
        body: serde_json::to_string(finding).map_err(ConductError::stored)?,
        state: state.to_owned(),
        search: format!("{} {} {}", finding.title, finding.rule, finding.place()),
        author: author.to_owned(),
    })
}

/// A text in all languages from a wording for each.
pub(crate) fn texts(wording: impl Fn(language::Lang) -> String) -> language::Text {
    use language::Lang;
    language::Text::new(wording(Lang::Kk), wording(Lang::Ru), wording(Lang::En))
}
