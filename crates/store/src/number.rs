//! Number sequences without gaps: a number is taken in the transaction that uses it.

use std::collections::BTreeMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect};

use crate::error::StoreError;
use crate::row::{NumberSequence, number_sequence};
use crate::table::update;

/// The next free number of each sequence; locks the sequences, in the order of their names.
pub(crate) async fn peek(
    tx: &DatabaseTransaction,
    names: &[String],
) -> Result<BTreeMap<String, i64>, StoreError> {
    let mut next: BTreeMap<_, _> = names.iter().map(|name| (name.clone(), 1)).collect();
    for (name, free) in &mut next {
        let first = NumberSequence { name: name.clone(), last: 0 }.into_active_model();
        let there = OnConflict::column(number_sequence::Column::Name).do_nothing().to_owned();
        number_sequence::Entity::insert(first)
            .on_conflict(there)
            .exec_without_returning(tx)
            .await?;
        let row = number_sequence::Entity::find_by_id(name.clone()).lock_exclusive();
        *free = row.one(tx).await?.map_or(1, |row| row.last + 1);
    }
    Ok(next)
}

/// Takes `count` numbers of each named sequence, which must have been peeked at before.
pub(crate) async fn take(
    tx: &DatabaseTransaction,
    next: &BTreeMap<String, i64>,
    taken: &[(String, i64)],
) -> Result<(), StoreError> {
    for (name, count) in taken {
        let Some(free) = next.get(name).filter(|_| *count >= 0) else {
            let detail = format!("{count} numbers of {name}, which was not asked for");
            return Err(StoreError::Input { what: "numbers taken", detail });
        };
        let last = free + count - 1;
        update(tx, NumberSequence { name: name.clone(), last }).await?;
    }
    Ok(())
}
