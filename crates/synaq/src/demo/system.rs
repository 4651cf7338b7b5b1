//! The test of a real system: Synaq itself.

use rehearsal::{Object, RehearsalError};

use super::stages::Stagehand;

pub(super) fn object() -> Object {
    Object::sample("«Synaq» сынақтарды жүргізу жүйесі", "Бұйрық 111/НҚ бойынша сынақтарды жүргізу")
}

pub(super) async fn play(hand: &Stagehand<'_>, object: Object) -> Result<(), RehearsalError> {
    let play = hand.open(&hand.cast.laboratory, object, 10).await?;
    hand.begin(&play, "З-2026/19", 30).await
}
