//! The works: assigned, begun, judged at the bench, finished, reviewed (R 19, M 10.3, M 10.4, M 13).

use case::{CommandKind, Stage};
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
            self.act_on(work, "head", CommandKind::AssignExecutor, &[("executor", &executor)]).await;
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
        let report = self.file("report.sarif", &sample_report(&["command-injection"]));
        self.browser.choose("input[type=file]", &report).await;
        self.browser.press("form[enctype] .button").await;
        self.succeeded().await;
        self.look("bench-imported", Ways::Every).await;
    }

    /// The finding is confirmed (M 10.4).
    async fn judge_finding(&mut self) {
        self.browser.answer("judgement", "confirmed").await;
        self.browser.press("[data-finding] form .button").await;
        self.succeeded().await;
    }

    /// One check that conforms, one that does not.
    async fn judge_by_hand(&mut self) {
        let _ = (FAILING, CONFORMING);
        self.look("bench-functions", Ways::Every).await;
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
        self.browser.press("[data-act=\"finish-work\"]").await;
        self.succeeded().await;
        self.open_act_on(work, "reviewer", CommandKind::ReviewWork).await;
        self.answer(&[("review", "approved")], None).await;
        if work == Work::SourceCode {
            self.look("review-work", Ways::Desk).await;
        }
        self.send_act().await;
    }
}
