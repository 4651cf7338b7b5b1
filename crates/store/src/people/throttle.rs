//! Failed attempts, counted so that guessing passwords takes too long.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};

use crate::error::StoreError;
use crate::row::{Throttle, throttle};
use crate::store::Store;
use crate::table::update;
use crate::value::Micros;

/// How many failures within how long block a key for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThrottleRule {
    /// This many failures block.
    pub failures_max: i64,
    /// Failures are forgotten this long after the first of them.
    pub window_seconds: i64,
    /// A block lasts this long.
    pub block_seconds: i64,
}

impl Store {
    /// Until when a key is blocked; `None` when it is not.
    pub async fn blocked_until(
        &self,
        key: &str,
        now: Micros,
    ) -> Result<Option<Micros>, StoreError> {
        let found = throttle::Entity::find_by_id(key.to_owned()).one(self.db.read()).await?;
        Ok(found.map(|row| row.blocked_until_us).filter(|until| *until > now))
    }

    /// Counts a failure; answers until when the key is blocked, if it is now.
    pub async fn count_failure(
        &self,
        key: &str,
        rule: ThrottleRule,
        now: Micros,
    ) -> Result<Option<Micros>, StoreError> {
        let fresh = Throttle {
            id: key.to_owned(),
            failures: 0,
            first_us: now,
            blocked_until_us: Micros(0),
        };
        let tx = self.db.write().await?;
        let there = OnConflict::column(throttle::Column::Id).do_nothing().to_owned();
        throttle::Entity::insert(fresh.clone().into_active_model())
            .on_conflict(there)
            .exec_without_returning(&tx)
            .await?;
        let found = throttle::Entity::find_by_id(key.to_owned()).lock_exclusive().one(&tx).await?;
        let standing = found.filter(|row| row.first_us.plus_seconds(rule.window_seconds) > now);
        let mut row = standing.unwrap_or(fresh);
        row.failures += 1;
        if row.failures >= rule.failures_max {
            row.blocked_until_us = now.plus_seconds(rule.block_seconds);
            (row.failures, row.first_us) = (0, now);
        }
        update(&tx, row.clone()).await?;
        tx.commit().await?;
        Ok(Some(row.blocked_until_us).filter(|until| *until > now))
    }

    /// Forgets a key's failures.
    pub async fn forget_failures(&self, key: &str) -> Result<(), StoreError> {
        let tx = self.db.write().await?;
        throttle::Entity::delete_by_id(key.to_owned()).exec(&tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Removes counts that began before `before` and block nobody; answers how many.
    pub async fn sweep_throttles(&self, before: Micros, now: Micros) -> Result<u64, StoreError> {
        let tx = self.db.write().await?;
        let swept = throttle::Entity::delete_many()
            .filter(throttle::Column::FirstUs.lt(before))
            .filter(throttle::Column::BlockedUntilUs.lte(now))
            .exec(&tx)
            .await?;
        tx.commit().await?;
        Ok(swept.rows_affected)
    }
}
