//! Notices to accounts: placed with the event that causes them, seen once.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::{Notice, notice};
use crate::store::Store;
use crate::table::{Listed, Page, insert_all};
use crate::value::Micros;

/// A notice to place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNotice {
    /// To whom.
    pub account: Uuid,
    /// About which case.
    pub case_id: Option<Uuid>,
    /// The message's key.
    pub text_key: String,
    /// The message's arguments as JSON.
    pub args: String,
}

pub(crate) async fn place(
    tx: &DatabaseTransaction,
    now: Micros,
    notices: Vec<NewNotice>,
) -> Result<(), StoreError> {
    let rows = notices.into_iter().map(|new| Notice {
        id: Uuid::new_v4(),
        account: new.account,
        case_id: new.case_id,
        text_key: new.text_key,
        args: new.args,
        created_us: now,
        seen_us: None,
    });
    insert_all::<notice::Entity>(tx, rows).await
}

impl Store {
    /// A page of an account's notices, the latest first.
    pub async fn notices(&self, account: Uuid, page: Page) -> Result<Listed<Notice>, StoreError> {
        let notices = notice::Entity::find().filter(notice::Column::Account.eq(account));
        let total = notices.clone().count(self.db.read()).await?;
        let rows = notices
            .order_by_desc(notice::Column::CreatedUs)
            .order_by_asc(notice::Column::Id)
            .offset(page.offset)
            .limit(page.limit());
        Ok(Listed { rows: rows.all(self.db.read()).await?, total })
    }

    /// How many notices an account has not seen.
    pub async fn notices_unseen(&self, account: Uuid) -> Result<u64, StoreError> {
        let notices = notice::Entity::find()
            .filter(notice::Column::Account.eq(account))
            .filter(notice::Column::SeenUs.is_null());
        Ok(notices.count(self.db.read()).await?)
    }

    /// Marks these notices of this account as seen now; the first time counts. Answers how many
    /// were seen for the first time.
    pub async fn see_notices(
        &self,
        account: Uuid,
        ids: &[Uuid],
        now: Micros,
    ) -> Result<u64, StoreError> {
        let tx = self.db.write().await?;
        let seen = notice::Entity::update_many()
            .col_expr(notice::Column::SeenUs, Expr::value(now))
            .filter(notice::Column::Account.eq(account))
            .filter(notice::Column::Id.is_in(ids.iter().copied()))
            .filter(notice::Column::SeenUs.is_null())
            .exec(&tx)
            .await?;
        tx.commit().await?;
        Ok(seen.rows_affected)
    }
}
