//! Tests that have not begun: R 10–16, R 24.

use case::CommandKind;
use jiff::civil::{Date, date};
use rehearsal::{Intake, Object, RehearsalError, answers};

use super::Stagehand;
use crate::demo::objects::{of_state, private};

type Done = Result<(), RehearsalError>;

pub(super) fn draft_object() -> Object {
    of_state("«Кадр» ақпараттық жүйесі", "мемлекеттік қызметшілердің кадрлық есебін жүргізу")
}

/// The application is filled in, the questionnaire waits for the owner's signature (R 10).
pub(super) async fn draft(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 1).await?;
    play.fill_application().await?;
    play.fill_questionnaire().await
}

pub(super) fn check_object() -> Object {
    of_state("«Мұрағат» электрондық құжаттар жүйесі", "құжаттарды электрондық түрде сақтау")
}

/// The registrar checks the package (R 12).
pub(super) async fn check(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 1).await?;
    play.apply().await?;
    let fits = answers(&[("item", "application"), ("found", "fits")]);
    play.act(&hand.cast.service.registrar, CommandKind::CheckItem, fits).await
}

pub(super) fn returned_object() -> Object {
    of_state("«Тіркеу» мемлекеттік тізілімі", "нысандарды мемлекеттік тіркеу")
}

/// Returned with reasons (R 13).
pub(super) async fn returned(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 6).await?;
    play.apply().await?;
    hand.clock.pass_working_days(2);
    let reason = "Сенімхатта өтінім беру құқығы көрсетілмеген";
    play.give_back("power-of-attorney", reason).await
}

pub(super) fn contract_object() -> Object {
    of_state("«Сұраныс» өтініштер порталы", "азаматтардың өтініштерін қабылдау")
}

/// The contract was sent and is to come back signed (R 14.2).
pub(super) async fn contract(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 4).await?;
    play.apply().await?;
    hand.clock.pass_working_days(1);
    play.accept().await?;
    hand.clock.pass_working_days(1);
    play.send_contract().await
}

pub(super) fn term_object() -> Object {
    private("«Төлем» шлюзі", "төлемдерді қабылдау және өңдеу")
}

/// The contract stands, the term is proposed (R 16).
pub(super) async fn term(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.laboratory, object, 7).await?;
    play.apply().await?;
    hand.clock.pass_working_days(2);
    play.accept().await?;
    play.send_contract().await?;
    hand.clock.pass_working_days(3);
    play.conclude_contract("З-2026/17").await?;
    play.propose_term(30).await
}

pub(super) fn dispute_object() -> Object {
    of_state("«Кеңес» жиналыстар жүйесі", "отырыстарды дайындау және өткізу")
}

/// No term was agreed; the authorised body is asked to set it (R 16).
pub(super) async fn dispute(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.service, object, 9).await?;
    play.apply().await?;
    hand.clock.pass_working_days(2);
    play.accept().await?;
    hand.clock.pass_working_days(1);
    play.send_contract().await?;
    play.propose_term(60).await?;
    hand.clock.pass_working_days(2);
    play.fall_out().await?;
    hand.clock.pass_working_days(2);
    play.ask_term().await
}

pub(super) fn annulled_object() -> Object {
    of_state("«Сатып алу» көмекші модулі", "сатып алу жоспарларын жүргізу").through_portal()
}

/// No draft contract stood on the procurement portal by the last day of the year (R 11, R 15).
pub(super) async fn annulled(hand: &Stagehand<'_>, object: Object) -> Done {
    hand.clock.set_day(october(hand.today));
    let play = hand.scene(&hand.cast.service).open(object, None).await?;
    play.apply().await?;
    hand.clock.pass_working_days(1);
    play.accept().await?;
    play.send_contract().await?;
    hand.clock.pass_working_days(60);
    play.act(&hand.cast.service.registrar, CommandKind::Annul, answers(&[])).await
}

/// The last working days of October of the year before.
fn october(today: Date) -> Date {
    order::Calendar::official().working_day_until(date(today.year() - 1, 10, 24))
}

pub(super) fn taken_back_object() -> Object {
    private("«Жоспар» бюджеттеу жүйесі", "бюджетті жоспарлау")
}

/// Taken back by the applicant before the contract.
pub(super) async fn taken_back(hand: &Stagehand<'_>, object: Object) -> Done {
    let play = hand.open(&hand.cast.laboratory, object, 15).await?;
    play.apply().await?;
    hand.clock.pass_working_days(1);
    play.check(Intake::Complete).await?;
    let reason = answers(&[("reason", "Жобаны іске асыру келесі жылға шегерілді")]);
    play.act(&hand.cast.applicant, CommandKind::TakeBack, reason).await
}
