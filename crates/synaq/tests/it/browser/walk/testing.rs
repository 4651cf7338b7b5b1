//! The works: assigned, begun, judged at the bench, finished, reviewed (R 19, M 10.3, M 10.4, M 13).

use case::CommandKind;
use finding::Verdict;
use order::{Work, Works};
use testkit::{Answered, Findings, Judge, sample_report};

use super::{Walk, Ways};

/// A check that does not conform.
const FAILING: &str = "MA1-1";
/// A check that conforms.
const CONFORMING: &str = "MA1-2";

impl Walk<'_> {
    pub(super) async fn test(&mut self) {
        self.assign().await;
        self.accept_source().await;
        self.analyse_source().await;
        self.test_functions().await;
        for work in [Work::Load, Work::Network, Work::Processes] {
            self.play.carry_out(work, &Judge::Conforming, Findings::None).await.unwrap();
        }
    }

    /// The head makes people responsible for works.
    async fn assign(&mut self) {
        self.go("head", "works").await;
        self.look("works-unassigned", Ways::Every).await;
        for work in Works::ALL.iter() {
            let executor = self.play.executor(work).account.to_string();
            self.act_on(work, "head", CommandKind::AssignExecutor, &[("executor", &executor)])
                .await;
        }
    }

    /// The registrar accepts the source by an act (M 13).
    async fn accept_source(&mut self) {
        self.open_act("registrar", CommandKind::AcceptSource).await;
        self.browser.reads("[data-act-form]", "source.tar").await;
        self.look("accept-source", Ways::Desk).await;
        self.send_act().await;
    }

    /// The executor brings in a tool's report, judges its finding, and the checks (M 10.3, M 10.4).
    async fn analyse_source(&mut self) {
        self.act_on(Work::SourceCode, "executor", CommandKind::StartWork, &[]).await;
        self.go("executor", "works/source-code").await;
        self.look("bench-source-code", Ways::Desk).await;
        self.import().await;
        self.judge_finding().await;
        self.judge_the_rest(Work::SourceCode).await;
        self.finish(Work::SourceCode, "executor").await;
    }

    /// Two checks by hand, one of them not conforming; the others as rehearsed.
    async fn test_functions(&mut self) {
        self.act_on(Work::Functions, "executor-2", CommandKind::StartWork, &[]).await;
        self.go("executor-2", "works/functions").await;
        self.judge_by_hand().await;
        self.judge_the_rest(Work::Functions).await;
        self.finish(Work::Functions, "executor-2").await;
    }

    /// A tool's report (SARIF) comes in (M 10.3).
    async fn import(&mut self) {
        self.go("executor", "works/source-code/findings").await;
        let report = self.file("report.sarif", &sample_report(&["command-injection"]));
        self.browser.choose("#report", &report).await;
        self.browser.press("[data-import]").await;
        self.succeeded().await;
        assert!(self.browser.has("[data-imported] [data-new=\"1\"]").await);
        assert!(!self.browser.has("[data-problems]").await);
        self.look("bench-imported", Ways::Desk).await;
        self.browser.press("[data-imported] .button:not(.button--quiet)").await;
        self.look("bench-findings", Ways::Every).await;
    }

    /// The finding is confirmed (M 10.4).
    async fn judge_finding(&mut self) {
        if !self.browser.has("[data-finding] details[open]").await {
            self.browser.find("[data-finding] details > summary").await.click().await.unwrap();
        }
        self.look("bench-finding", Ways::Every).await;
        let confirmed = "[data-finding] [name=judgement][value=confirmed]";
        self.browser.find(confirmed).await.click().await.unwrap();
        self.browser.press("[data-finding] [data-judge]").await;
        self.succeeded().await;
    }

    /// One check that conforms, one that does not, and the rest of their group in one go.
    async fn judge_by_hand(&mut self) {
        self.look("bench-functions", Ways::Every).await;
        self.judge_one(FAILING, "does-not-conform", "Талап орындалмаған: журнал жүргізілмейді.")
            .await;
        self.look("bench-judged", Ways::Every).await;
        self.judge_one(CONFORMING, "conforms", "Тексерілді, талап орындалған.").await;
        let group = format!("[data-group]:has([data-check=\"{FAILING}\"])");
        if self.browser.has(&format!("{group} details.rest")).await {
            self.browser
                .find(&format!("{group} details.rest summary"))
                .await
                .click()
                .await
                .unwrap();
            self.browser.fill(&format!("{group} details.rest textarea"), "Тексерілді.").await;
            self.browser.press(&format!("{group} [data-rest]")).await;
            self.succeeded().await;
        }
    }

    async fn judge_one(&mut self, code: &str, verdict: &str, observation: &str) {
        let check = format!("[data-check=\"{code}\"]");
        if !self.browser.has(&format!("{check}[open]")).await {
            self.browser.find(&format!("{check} summary")).await.click().await.unwrap();
        }
        self.browser.tick(&format!("verdict.{code}"), verdict).await;
        self.browser.type_in(&format!("[name=\"observation.{code}\"]"), observation).await;
        if verdict == "does-not-conform" {
            let recommendation = "Журналды жүргізуді қосу ұсынылады.";
            self.browser
                .type_in(&format!("[name=\"recommendation.{code}\"]"), recommendation)
                .await;
        }
        self.browser.press(&format!("form:has({check}) [data-save]")).await;
        self.succeeded().await;
        assert!(self.browser.has(&format!("{check}[data-verdict=\"{verdict}\"]")).await);
    }

    async fn judge_the_rest(&mut self, work: Work) {
        let rest = |entry: &conduct::CheckEntry| {
            (entry.result.verdict == Verdict::NotChecked).then(|| Answered {
                verdict: Verdict::Conforms,
                observation: format!("Тексерілді: «{}». Талап орындалған.", entry.title.kk),
                recommendation: String::new(),
                measured: String::new(),
            })
        };
        self.play.judge(work, &Judge::By(&rest)).await.unwrap();
    }

    /// The executor finishes the work, the second person approves it.
    async fn finish(&mut self, work: Work, executor: &str) {
        self.go(executor, &format!("works/{}", work.code())).await;
        self.look(&format!("bench-{}-done", work.code()), Ways::Desk).await;
        self.browser.press("button[data-act=\"finish-work\"]").await;
        self.succeeded().await;
        self.go("reviewer", &format!("works/{}", work.code())).await;
        self.answer(&[("review", "approved")], None).await;
        self.look(&format!("bench-{}-review", work.code()), Ways::Desk).await;
        self.browser.press("button[data-act=\"review-work\"]").await;
        self.succeeded().await;
    }
}
