//! Small moves on any table.

use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    ModelTrait,
};

use crate::error::{Conflict, StoreError};
use crate::value::Micros;

/// Rows of one INSERT: 100 rows of 16 columns stay far below the engines' parameter limits.
const ROWS_PER_INSERT: usize = 100;
/// Most rows of one page.
pub const PAGE_ROWS_MAX: u64 = 500;

/// Which rows of a list: at most `limit` (at most [`PAGE_ROWS_MAX`]) after the first `offset`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many rows come before.
    pub offset: u64,
    /// How many rows at most.
    pub limit: u64,
}

impl Default for Page {
    fn default() -> Self {
        Self { offset: 0, limit: 50 }
    }
}

impl Page {
    /// The limit, never above [`PAGE_ROWS_MAX`].
    pub(crate) fn limit(self) -> u64 {
        self.limit.min(PAGE_ROWS_MAX)
    }
}

/// One page of a list, and how many rows the whole list has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    /// The page's rows.
    pub rows: Vec<T>,
    /// Rows of the whole list.
    pub total: u64,
}

/// The active model that belongs to an entity's model.
pub(crate) type Active<M> = <<M as ModelTrait>::Entity as EntityTrait>::ActiveModel;

/// Inserts one row as it is.
pub(crate) async fn insert<M>(tx: &impl ConnectionTrait, row: M) -> Result<(), StoreError>
where
    M: ModelTrait + IntoActiveModel<Active<M>>,
{
    M::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Inserts many rows as they are.
pub(crate) async fn insert_all<E>(
    tx: &impl ConnectionTrait,
    rows: impl IntoIterator<Item = E::Model>,
) -> Result<(), StoreError>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let rows: Vec<_> = rows.into_iter().map(IntoActiveModel::into_active_model).collect();
    for part in rows.chunks(ROWS_PER_INSERT) {
        E::insert_many(part.iter().cloned()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Writes every column of a row that is there.
pub(crate) async fn update<M>(tx: &impl ConnectionTrait, row: M) -> Result<(), StoreError>
where
    M: ModelTrait + IntoActiveModel<Active<M>>,
    <M::Entity as EntityTrait>::Model: IntoActiveModel<Active<M>>,
    Active<M>: ActiveModelBehavior + Send,
{
    row.into_active_model().reset_all().update(tx).await?;
    Ok(())
}

/// The revision that stands, and who made it when.
pub(crate) struct Standing<'a> {
    pub(crate) rev: i64,
    pub(crate) by: &'a str,
    pub(crate) at: Micros,
}

/// Refuses a change that was made from another revision than the standing one.
pub(crate) fn check_rev(
    what: impl FnOnce() -> String,
    expected: i64,
    standing: Option<Standing<'_>>,
) -> Result<(), Conflict> {
    let found = standing.as_ref().map_or(0, |s| s.rev);
    if found == expected {
        return Ok(());
    }
    let (by, at) = standing.map(|s| (s.by.to_owned(), s.at)).unzip();
    Err(Conflict { what: what(), expected, found, by, at })
}
