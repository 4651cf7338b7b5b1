//! The works: assigned, started, judged, finished, reviewed (R 19, R 31, M 13).

use case::CommandKind;
use conduct::{CheckEntry, Judgement, person::Person};
use finding::Verdict;
use order::{Work, Works};

use super::{Play, answers};
use crate::{
    error::{During, RehearsalError},
    files::sample_report,
};

/// What an executor says of one check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The verdict.
    pub verdict: Verdict,
    /// What was observed.
    pub observation: String,
    /// What is recommended.
    pub recommendation: String,
    /// A measured number, at connection points.
    pub measured: String,
}

/// How an executor judges a work's checks.
pub enum Judge<'j> {
    /// Everything conforms.
    Conforming,
    /// Everything conforms but the checks of these codes.
    Failing(&'j [&'j str]),
    /// Each by this; nothing is said of those for which it gives none.
    By(&'j (dyn Fn(&CheckEntry) -> Option<Answered> + Sync)),
}

/// What the report of a source code analysis holds, and what the expert says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Findings {
    /// One, a false positive.
    Dismissed,
    /// One, confirmed.
    Confirmed,
    /// None.
    None,
}

impl Judge<'_> {
    fn of(&self, entry: &CheckEntry) -> Option<Answered> {
        let measured = if entry.code.starts_with("U-") || entry.code.starts_with("I-") {
            "60".to_owned()
        } else {
            String::new()
        };
        let conforming = || Answered {
            verdict: Verdict::Conforms,
            observation: format!("Тексерілді: «{}». Талап орындалған.", entry.title.kk),
            recommendation: String::new(),
            measured: measured.clone(),
        };
        match self {
            Judge::Conforming => Some(conforming()),
            Judge::Failing(codes) if codes.contains(&entry.code.as_str()) => Some(Answered {
                verdict: Verdict::DoesNotConform,
                observation: format!("«{}» бойынша талап орындалмаған.", entry.title.kk),
                recommendation: "Талапты орындап, нәтижесін көрсету ұсынылады.".to_owned(),
                measured,
            }),
            Judge::Failing(_) => Some(conforming()),
            Judge::By(says) => says(entry),
        }
    }
}

impl Play<'_> {
    /// Who carries out a work: the two executors by turns.
    pub fn executor(&self, work: Work) -> &Person {
        let house = self.scene.house;
        match work {
            Work::SourceCode | Work::Network | Work::Load => &house.executor,
            Work::Functions | Work::Processes => &house.second_executor,
        }
    }

    /// The head makes executors responsible for works.
    ///
    /// # Errors
    /// An act is refused.
    pub async fn assign(&self, works: Works) -> Result<(), RehearsalError> {
        for work in works.iter() {
            let executor = self.executor(work).account.to_string();
            let given = answers(&[("work", work.code()), ("executor", executor.as_str())]);
            self.act(&self.scene.house.head, CommandKind::AssignExecutor, given).await?;
        }
        Ok(())
    }

    /// The registrar accepts the source by an act (M 13).
    ///
    /// # Errors
    /// The act is refused.
    pub async fn accept_source(&self) -> Result<(), RehearsalError> {
        self.act(&self.scene.house.registrar, CommandKind::AcceptSource, answers(&[])).await
    }

    /// The executor starts a work.
    ///
    /// # Errors
    /// The act is refused.
    pub async fn start(&self, work: Work) -> Result<(), RehearsalError> {
        let given = answers(&[("work", work.code())]);
        self.act(self.executor(work), CommandKind::StartWork, given).await
    }

    /// The executor judges a work's checks.
    ///
    /// # Errors
    /// A judgement is refused.
    pub async fn judge(&self, work: Work, judge: &Judge<'_>) -> Result<(), RehearsalError> {
        let executor = self.executor(work);
        let bench = self.sheet_of(executor).await?.bench(work).during("bench")?;
        let judgements: Vec<Judgement> = bench
            .entries
            .iter()
            .filter_map(|entry| {
                let said = judge.of(entry)?;
                Some(Judgement {
                    code: entry.code.clone(),
                    rev: entry.rev,
                    verdict: said.verdict,
                    observation: said.observation,
                    recommendation: said.recommendation,
                    measured: said.measured,
                })
            })
            .collect();
        let judged = self.scene.conduct.judge(executor, self.id, work, &judgements).await;
        judged.during(&format!("judge {work}"))
    }

    /// The executor brings in a report and judges its findings (M 10.3, M 10.4).
    ///
    /// # Errors
    /// The report or a judgement is refused.
    pub async fn scan(&self, work: Work, findings: Findings) -> Result<(), RehearsalError> {
        let rules: &[&str] = match findings {
            Findings::Dismissed | Findings::Confirmed => &["command-injection"],
            Findings::None => &[],
        };
        let report = sample_report(rules);
        let executor = self.executor(work);
        let imported =
            self.scene.conduct.import_report(executor, self.id, work, "report.sarif", report);
        imported.await.during("import a report")?;
        self.judge_findings(work, |_| match findings {
            Findings::Confirmed => finding::Judgement::Confirmed,
            Findings::Dismissed | Findings::None => finding::Judgement::FalsePositive {
                reason: "Мән алдын ала тұрақты тізіммен салыстырылады".to_owned(),
            },
        })
        .await
    }

    /// The executor judges every finding that nobody has judged.
    ///
    /// # Errors
    /// A judgement is refused.
    pub async fn judge_findings(
        &self,
        work: Work,
        judge: impl Fn(&finding::Finding) -> finding::Judgement,
    ) -> Result<(), RehearsalError> {
        let executor = self.executor(work);
        let bench = self.sheet_of(executor).await?.bench(work).during("bench")?;
        let waiting = bench
            .findings
            .into_iter()
            .filter(|entry| entry.finding.review.standing() == finding::Standing::Unreviewed);
        for entry in waiting {
            self.scene.clock.pass_minutes(1);
            let said = judge(&entry.finding);
            let id = entry.finding.id.0;
            let judged =
                self.scene.conduct.judge_finding(executor, self.id, work, id, entry.rev, said);
            judged.await.during("judge a finding")?;
        }
        Ok(())
    }

    /// The executor finishes a work, and the second person approves it.
    ///
    /// # Errors
    /// An act is refused.
    pub async fn finish(&self, work: Work) -> Result<(), RehearsalError> {
        let given = answers(&[("work", work.code())]);
        self.act(self.executor(work), CommandKind::FinishWork, given).await?;
        let review = answers(&[("work", work.code()), ("review", "approved")]);
        self.act(&self.scene.house.reviewer, CommandKind::ReviewWork, review).await
    }

    /// A work from its start to its review.
    ///
    /// # Errors
    /// An act is refused.
    pub async fn carry_out(
        &self,
        work: Work,
        judge: &Judge<'_>,
        findings: Findings,
    ) -> Result<(), RehearsalError> {
        self.start(work).await?;
        if work == Work::SourceCode {
            self.scan(work, findings).await?;
        }
        self.judge(work, judge).await?;
        self.finish(work).await
    }

    /// Every work of the round, all conforming but the named checks and the finding.
    ///
    /// # Errors
    /// An act is refused.
    pub async fn carry_out_all(
        &self,
        judge: &Judge<'_>,
        findings: Findings,
    ) -> Result<(), RehearsalError> {
        let works = self.round_works().await?;
        self.assign(works).await?;
        if works.contains(Work::SourceCode) {
            self.accept_source().await?;
        }
        for work in works.iter() {
            self.carry_out(work, judge, findings).await?;
        }
        Ok(())
    }

    /// The works of the round under way.
    ///
    /// # Errors
    /// The case cannot be read.
    pub async fn round_works(&self) -> Result<Works, RehearsalError> {
        let case = self.sheet().await?.case;
        Ok(case.round.map_or(Works::NONE, |round| round.works.keys().copied().collect()))
    }
}
