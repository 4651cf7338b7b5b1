//! Tests under way: R 5, R 17–22, R 25, R 26, R 32.

use case::{CommandKind, payload::AccessItem};
use order::{ObjectKind, Work, Works};
use rehearsal::{Findings, Judge, Object, Play, RehearsalError, answers};

use super::Stagehand;
use crate::demo::objects::{of_state, private};

type Done = Result<(), RehearsalError>;

/// A function of MA 1 that does not conform.
const FAILING: &[&str] = &["MA1-1", "MA1-23"];

impl Stagehand<'_> {
    /// From the application to the begun test, in four working days.
    pub(in crate::demo) async fn begin(&self, play: &Play<'_>, number: &str, days: u32) -> Done {
        play.apply().await?;
        self.clock.pass_working_days(2);
        play.accept().await?;
        self.clock.pass_working_days(1);
        play.begin(number, days).await?;
        play.confirm_access().await
    }

    /// From the application to the issued protocols of two works, the others being left out by the
    /// authorised body (R 5), in nine working days.
    pub(super) async fn issue_two(
        &self,
        play: &Play<'_>,
        number: &str,
        judge: &Judge<'_>,
        findings: Findings,
    ) -> Done {
        self.begin(play, number, 25).await?;
        let reason = "Объект басқа ұйымның сынақтан өткен инфрақұрылымында орналасқан";
        for work in [Work::Network, Work::Load, Work::Processes] {
            play.leave_out(work, reason).await?;
        }
        self.clock.pass_working_days(3);
        play.carry_out_all(judge, findings).await?;
        self.clock.pass_working_days(2);
        play.issue().await
    }
}

pub(super) fn testing_object() -> Object {
    of_state("«Еңбек» жұмыспен қамту порталы", "жұмыс іздеушілер мен бос орындар есебі")
}

/// Works assigned, one under way, one finished (R 19).
pub(super) async fn testing(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 12).await?;
    hand.begin(&play, "Ш-2026/31", 25).await?;
    hand.clock.pass_working_days(2);
    play.assign(Works::ALL).await?;
    play.accept_source().await?;
    play.carry_out(Work::Network, &Judge::Conforming, Findings::None).await?;
    hand.clock.pass_working_days(2);
    play.start(Work::SourceCode).await?;
    play.start(Work::Functions).await
}

pub(super) fn suspended_object() -> Object {
    of_state("«Зерде» ситуациялық орталығы", "оқиғаларды бақылау және талдау")
}

/// Suspended until the applicant gives access (R 18).
pub(super) async fn suspended(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 14).await?;
    hand.begin(&play, "Ш-2026/28", 30).await?;
    play.assign(Works::ALL).await?;
    hand.clock.pass_working_days(3);
    play.suspend(AccessItem::PhysicalAccess).await
}

pub(super) fn protocols_object() -> Object {
    of_state("«eGov» платформасындағы «Жәрдемақы» қызметі", "жәрдемақы тағайындау")
        .of_kind(ObjectKind::PlatformSoftware)
}

/// Every work is done, the protocols are being signed (R 6, R 22).
pub(super) async fn protocols(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 14).await?;
    hand.begin(&play, "Ш-2026/25", 20).await?;
    play.leave_out(Work::Load, "Жүктеме платформа деңгейінде сыналған").await?;
    hand.clock.pass_working_days(4);
    play.carry_out_all(&Judge::Conforming, Findings::Dismissed).await?;
    hand.clock.pass_working_days(2);
    play.draw_up(Work::SourceCode).await?;
    play.sign(Work::SourceCode).await?;
    play.draw_up(Work::Functions).await
}

pub(super) fn remediation_object() -> Object {
    of_state("«Денсаулық» тіркелімі", "пациенттердің бірыңғай тіркелімі")
}

/// Nonconformities are to be removed within sixty working days (R 25).
pub(super) async fn remediation(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 30).await?;
    hand.issue_two(&play, "Ш-2026/22", &Judge::Failing(FAILING), Findings::Confirmed).await?;
    play.report_to_registry().await
}

pub(super) fn retest_object() -> Object {
    private("«Логистика» тасымалдау жүйесі", "жүк тасымалын жоспарлау")
}

/// A retest is under way, with the source since the software changed (R 26, R 32).
pub(super) async fn retest(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.laboratory, object, 32).await?;
    hand.issue_two(&play, "З-2026/11", &Judge::Failing(FAILING), Findings::Dismissed).await?;
    hand.clock.pass_working_days(14);
    play.request_retest().await?;
    hand.clock.pass_working_days(2);
    play.assign(play.round_works().await?).await?;
    play.accept_source().await?;
    play.start(Work::Functions).await
}

pub(super) fn cancelled_object() -> Object {
    private("«Сауда» электрондық алаңы", "тауарларды электрондық сату")
}

/// The contract was ended before the protocols.
pub(super) async fn cancelled(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.laboratory, object, 40).await?;
    hand.begin(&play, "З-2026/9", 20).await?;
    hand.clock.pass_working_days(5);
    let reason = answers(&[("reason", "Тараптар шартты келісім бойынша бұзды")]);
    let document = ("document", "Шартты бұзу туралы келісім.txt");
    play.act_with(&hand.cast.laboratory.head, CommandKind::Cancel, reason, document).await
}
