//! The tables of a backup, in the order in which they refer to each other.

use std::path::Path;

use futures::TryStreamExt;
use sea_orm::{
    DatabaseTransaction, EntityTrait, IntoActiveModel, Iterable, PaginatorTrait,
    PrimaryKeyToColumn, QueryOrder,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, BufWriter};

use super::{Part, files};
use crate::error::StoreError;
use crate::row;
use crate::table::insert_all;
use crate::value::Hash;

/// Longest row read, in bytes as JSON.
const ROW_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// Rows read before they are written.
const ROWS_PER_WRITE: usize = 100;

macro_rules! tables {
    ($($variant:ident $entity:ident,)*) => {
        /// A table of a backup.
        #[derive(Clone, Copy)]
        pub(super) enum Table { $($variant,)* }

        /// Every table, so that each comes after those it refers to.
        pub(super) const TABLES: &[Table] = &[$(Table::$variant,)*];

        impl Table {
            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($entity),)* }
            }

            pub(super) async fn count(self, tx: &DatabaseTransaction) -> Result<u64, StoreError> {
                match self { $(Self::$variant => Ok(row::$entity::Entity::find().count(tx).await?),)* }
            }

            pub(super) async fn dump(
                self,
                tx: &DatabaseTransaction,
                path: &Path,
            ) -> Result<Part, StoreError> {
                match self { $(Self::$variant => dump::<row::$entity::Entity>(tx, path).await,)* }
            }

            pub(super) async fn load(
                self,
                tx: &DatabaseTransaction,
                path: &Path,
            ) -> Result<u64, StoreError> {
                match self { $(Self::$variant => load::<row::$entity::Entity>(tx, path).await,)* }
            }
        }
    };
}

tables! {
    Organisation organisation,
    Account account,
    AccountRole account_role,
    Case case_row,
    Event case_event,
    Member case_member,
    Form form_version,
    Attachment attachment,
    Check check_row,
    Finding finding_row,
    Review finding_review,
    Paper paper,
    NumberSequence number_sequence,
    Notice notice,
    Setting setting,
    Job outbox,
    Audit audit,
    Idempotency idempotency,
}

async fn dump<E>(tx: &DatabaseTransaction, path: &Path) -> Result<Part, StoreError>
where
    E: EntityTrait,
    E::Model: Serialize + Send + Sync,
{
    let place = |error| StoreError::file(path, error);
    let mut out = BufWriter::new(File::create_new(path).await.map_err(place)?);
    let mut hasher = Sha256::new();
    let mut count = 0;
    let key = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
    let select = key.fold(E::find(), QueryOrder::order_by_asc);
    let mut rows = select.stream(tx).await?;
    while let Some(row) = rows.try_next().await? {
        let mut line =
            serde_json::to_vec(&row).map_err(|error| files::unfit(path, &error.to_string()))?;
        line.push(b'\n');
        hasher.update(&line);
        out.write_all(&line).await.map_err(place)?;
        count += 1;
    }
    out.flush().await.map_err(place)?;
    out.get_ref().sync_all().await.map_err(place)?;
    Ok(Part { count, sha256: Hash(hasher.finalize().into()) })
}

async fn load<E>(tx: &DatabaseTransaction, path: &Path) -> Result<u64, StoreError>
where
    E: EntityTrait,
    E::Model: DeserializeOwned + IntoActiveModel<E::ActiveModel> + Send + Sync,
{
    let place = |error| StoreError::file(path, error);
    let mut lines = BufReader::new(File::open(path).await.map_err(place)?);
    let (mut count, mut rows, mut line) = (0, Vec::with_capacity(ROWS_PER_WRITE), Vec::new());
    loop {
        line.clear();
        let read = (&mut lines).take(ROW_BYTES_MAX).read_until(b'\n', &mut line).await;
        if read.map_err(place)? == 0 {
            break;
        }
        let row: E::Model = serde_json::from_slice(&line)
            .map_err(|error| files::unfit(path, &format!("row {}: {error}", count + 1)))?;
        rows.push(row);
        count += 1;
        if rows.len() == ROWS_PER_WRITE {
            insert_all::<E>(tx, rows.drain(..)).await?;
        }
    }
    insert_all::<E>(tx, rows).await?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_in_the_backup_or_left_out_on_purpose() {
        let sql = include_str!("../../migrations/0001_initial.sql");
        let made = sql.lines().filter_map(|line| line.strip_prefix("CREATE TABLE "));
        let mut made: Vec<_> = made.filter_map(|rest| rest.split(' ').next()).collect();
        let left_out = ["session", "throttle", "audit_head"];
        made.retain(|name| !left_out.contains(name));
        let mut copied: Vec<_> = TABLES.iter().map(|table| table.name()).collect();
        made.sort_unstable();
        copied.sort_unstable();
        assert_eq!(made, copied);
    }
}
