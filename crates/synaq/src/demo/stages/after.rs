//! Tests whose protocols were issued: R 25, R 27, R 32, R 33, R 36–41.

use case::CommandKind;
use order::{Work, Works};
use rehearsal::{Findings, Judge, Object, Play, RehearsalError, answers};

use super::Stagehand;
use crate::demo::objects::{of_state, private};

type Done = Result<(), RehearsalError>;

/// The change of the list (RA 4) that owners report: a new function of the software.
const CHANGE: u8 = 2;
/// Works of the tests here: the others were left out (R 5).
const TWO: [Work; 2] = [Work::SourceCode, Work::Functions];
/// More working days than a laboratory's window for a retest has (R 32).
const PAST_WINDOW: u32 = 22;

pub(super) fn in_force_object() -> Object {
    of_state("«Ашық деректер» порталы", "ашық деректерді жариялау")
}

/// Every protocol is positive and in force, the object in production (R 36, R 37).
pub(super) async fn in_force(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 50).await?;
    hand.begin(&play, "Ш-2026/14", 30).await?;
    hand.clock.pass_working_days(10);
    play.carry_out_all(&Judge::Conforming, Findings::Dismissed).await?;
    hand.clock.pass_working_days(3);
    play.issue().await?;
    play.report_to_registry().await?;
    hand.clock.pass_working_days(10);
    play.enter_production().await
}

pub(super) fn withdrawn_object() -> Object {
    of_state("«Лицензиялау» жүйесі", "лицензиялар мен рұқсаттарды беру")
}

/// The owner reported a change, the protocols were withdrawn by the list (R 38, R 40).
pub(super) async fn withdrawn(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 60).await?;
    hand.issue_two(&play, "Ш-2026/12", &Judge::Conforming, Findings::Dismissed).await?;
    play.report_to_registry().await?;
    hand.clock.pass_working_days(10);
    play.enter_production().await?;
    hand.clock.pass_working_days(20);
    play.notify_change(CHANGE).await?;
    hand.clock.pass_working_days(5);
    play.withdraw(1, CHANGE, TWO.into_iter().collect::<Works>()).await
}

pub(super) fn negative_object() -> Object {
    private("«Дүкен» интернет-дүкені", "тауарларды қашықтан сату")
}

/// The retest found nonconformities again, and the window has passed (R 32, R 33).
pub(super) async fn negative(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.laboratory, object, 60).await?;
    let failing = Judge::Failing(&["MA1-1"]);
    hand.issue_two(&play, "З-2026/6", &failing, Findings::Dismissed).await?;
    hand.clock.pass_working_days(10);
    play.request_retest().await?;
    hand.clock.pass_working_days(3);
    play.carry_out_all(&failing, Findings::None).await?;
    play.issue().await?;
    close_window(hand, &play).await
}

pub(super) fn lapsed_object() -> Object {
    private("«Такси» диспетчерлік жүйесі", "тапсырыстарды бөлу")
}

/// No retest was requested within the window (R 32).
pub(super) async fn lapsed(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.laboratory, object, 45).await?;
    let failing = Judge::Failing(&["MA1-1"]);
    hand.issue_two(&play, "З-2026/8", &failing, Findings::Dismissed).await?;
    close_window(hand, &play).await
}

async fn close_window(hand: &Stagehand<'_>, play: &Play<'_>) -> Done {
    hand.clock.pass_working_days(PAST_WINDOW);
    let registrar = &hand.cast.laboratory.registrar;
    play.act(registrar, CommandKind::CloseWindow, answers(&[])).await
}

pub(super) fn superseded_object() -> Object {
    private("«Оқу» қашықтан оқыту платформасы", "қашықтан оқыту")
}

/// A new test took its place (R 33).
pub(super) async fn superseded(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.laboratory, object.clone(), 70).await?;
    let failing = Judge::Failing(&["MA1-1"]);
    hand.issue_two(&play, "З-2026/4", &failing, Findings::Dismissed).await?;
    close_window(hand, &play).await?;
    hand.clock.pass_working_days(5);
    let next = Object { name: format!("{}, екінші сынақ", object.name), ..object };
    let follows = case::payload::Follows::Lapse { case: case::CaseId(play.id) };
    let next = hand.scene(&hand.cast.laboratory).open(next, Some(follows)).await?;
    next.apply().await?;
    play.be_followed_by(next.id).await
}

pub(super) fn expired_object() -> Object {
    of_state("«Санақ» уақытша жүйесі", "халық санағының деректерін жинау")
}

/// Production ended, and with it the protocols' validity (R 36).
pub(super) async fn expired(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 120).await?;
    hand.issue_two(&play, "Ш-2026/3", &Judge::Conforming, Findings::Dismissed).await?;
    hand.clock.pass_working_days(5);
    play.enter_production().await?;
    hand.clock.pass_working_days(80);
    play.leave_production().await
}
