//! Settings as of a day: each entry holds from its day until the next one's.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::error::StoreError;
use crate::row::{Setting, setting};
use crate::store::Store;
use crate::table::{Standing, check_rev, insert, update};
use crate::value::{Day, Micros};

/// A setting's new content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveSetting {
    /// The setting's code.
    pub name: String,
    /// In force from this day on.
    pub effective_from: Day,
    /// The revision as read; 0 for a new one.
    pub base_rev: i64,
    /// JSON.
    pub body: String,
    /// Who enters it.
    pub author: String,
}

impl Store {
    /// The setting in force on a day.
    pub async fn setting(&self, name: &str, on: Day) -> Result<Option<Setting>, StoreError> {
        let settings = setting::Entity::find()
            .filter(setting::Column::Name.eq(name))
            .filter(setting::Column::EffectiveFrom.lte(on))
            .order_by_desc(setting::Column::EffectiveFrom);
        Ok(settings.one(self.db.read()).await?)
    }

    /// Every entry of a setting, by day.
    pub async fn settings(&self, name: &str) -> Result<Vec<Setting>, StoreError> {
        let settings = setting::Entity::find()
            .filter(setting::Column::Name.eq(name))
            .order_by_asc(setting::Column::EffectiveFrom);
        Ok(settings.all(self.db.read()).await?)
    }

    /// Enters a setting, or changes the entry of its day that stands at `base_rev`.
    pub async fn save_setting(&self, new: SaveSetting, now: Micros) -> Result<Setting, StoreError> {
        let tx = self.db.write().await?;
        let key = (new.name.clone(), new.effective_from);
        let standing = setting::Entity::find_by_id(key).lock_exclusive().one(&tx).await?;
        check_rev(
            || format!("setting {} of {}", new.name, new.effective_from),
            new.base_rev,
            standing.as_ref().map(|s| Standing { rev: s.rev, by: &s.author, at: s.at_us }),
        )?;
        let row = Setting {
            name: new.name,
            effective_from: new.effective_from,
            body: new.body,
            author: new.author,
            at_us: now,
            rev: new.base_rev + 1,
        };
        match standing {
            Some(_) => update(&tx, row.clone()).await?,
            None => insert(&tx, row.clone()).await?,
        }
        tx.commit().await?;
        Ok(row)
    }
}
