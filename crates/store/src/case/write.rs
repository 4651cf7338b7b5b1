//! The one transaction of an act: lock, look, decide, write.

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::apply;
use super::change::{CaseProjection, CaseWrite, Change, NewEvent};
use super::view::{CaseAsk, CaseView, EventsWanted, look};
use crate::database::lock_case;
use crate::error::{Conflict, StoreError};
use crate::fold::fold;
use crate::number;
use crate::row::{CaseEvent, CaseRow, Idempotency, case_event, idempotency};
use crate::store::Store;
use crate::table::{insert, insert_all, update};
use crate::value::Micros;
use crate::{audit, notice, outbox};

/// What an act came to.
#[expect(clippy::large_enum_variant, reason = "one value an act; a box would be in every way")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// It was written now.
    Now {
        /// The case's row after it.
        row: CaseRow,
        /// What it answers.
        result: Option<String>,
    },
    /// The same act had been written before: nothing was done.
    Before {
        /// What it had answered.
        result: String,
    },
}

/// Why an act was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError<E> {
    /// The decision refused it.
    #[error("refused")]
    Refused(E),
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Locks the case, shows it to `decide`, and writes what that answers: all of it, or nothing.
    ///
    /// `decide` is pure and quick: the case is locked while it runs. What is returned is durable.
    pub async fn write_case<E, F>(&self, ask: &CaseAsk, decide: F) -> Result<Written, WriteError<E>>
    where
        F: FnOnce(&CaseView) -> Result<CaseWrite, E>,
    {
        match self.try_write_case(ask, decide).await {
            Err(WriteError::Store(StoreError::Exists { detail })) => {
                match self.before(ask).await? {
                    Some(before) => Ok(before),
                    None => Err(StoreError::Exists { detail }.into()),
                }
            }
            other => other,
        }
    }

    /// Writes changes that need no decision, e.g. saving a draft.
    pub async fn change_case(
        &self,
        case_id: Uuid,
        now: Micros,
        changes: Vec<Change>,
    ) -> Result<CaseRow, StoreError> {
        let mut ask = CaseAsk::new(case_id, now);
        ask.want.events = EventsWanted::Nothing;
        let write = CaseWrite { changes, ..CaseWrite::default() };
        match self.write_case(&ask, |_| Ok::<_, std::convert::Infallible>(write)).await {
            Ok(Written::Now { row, result: _ }) => Ok(row),
            Ok(Written::Before { result: _ }) => Err(not_there(case_id)),
            Err(WriteError::Refused(never)) => match never {},
            Err(WriteError::Store(error)) => Err(error),
        }
    }

    /// Whether an act with this key was done.
    pub async fn is_done(&self, key: &str) -> Result<bool, StoreError> {
        let found = idempotency::Entity::find_by_id(key.to_owned()).one(self.db.read()).await?;
        Ok(found.is_some())
    }

    /// Forgets the keys of acts before `before`; answers how many. An act repeated later than
    /// that is a new act.
    pub async fn sweep_keys(&self, before: Micros) -> Result<u64, StoreError> {
        let tx = self.db.write().await?;
        let old = idempotency::Entity::delete_many().filter(idempotency::Column::AtUs.lt(before));
        let swept = old.exec(&tx).await?;
        tx.commit().await?;
        Ok(swept.rows_affected)
    }

    async fn try_write_case<E, F>(&self, ask: &CaseAsk, decide: F) -> Result<Written, WriteError<E>>
    where
        F: FnOnce(&CaseView) -> Result<CaseWrite, E>,
    {
        let tx = self.db.write().await?;
        let row = lock_case(&tx, ask.case_id).await?;
        if let Some(before) = answered(&tx, ask).await? {
            return Ok(before);
        }
        check_expected(ask, row.as_ref())?;
        let view = look(&tx, ask, row).await?;
        let write = match decide(&view) {
            Ok(write) => write,
            Err(refusal) => {
                tx.rollback().await.map_err(StoreError::from)?;
                return Err(WriteError::Refused(refusal));
            }
        };
        let result = write.result.clone();
        let row = put(&tx, ask, &view, write).await?;
        tx.commit().await.map_err(StoreError::from)?;
        Ok(Written::Now { row, result })
    }

    /// What the act had answered, when a rival with the same key won.
    async fn before(&self, ask: &CaseAsk) -> Result<Option<Written>, StoreError> {
        let Some(key) = &ask.key else { return Ok(None) };
        let found = idempotency::Entity::find_by_id(key.clone()).one(self.db.read()).await?;
        Ok(found.map(|row| Written::Before { result: row.result }))
    }
}

async fn answered(tx: &DatabaseTransaction, ask: &CaseAsk) -> Result<Option<Written>, StoreError> {
    let Some(key) = &ask.key else { return Ok(None) };
    let found = idempotency::Entity::find_by_id(key.clone()).one(tx).await?;
    Ok(found.map(|row| Written::Before { result: row.result }))
}

fn check_expected(ask: &CaseAsk, row: Option<&CaseRow>) -> Result<(), StoreError> {
    let found = row.map_or(0, |row| row.last_seq);
    match ask.expect_seq {
        Some(expected) if expected != found => Err(StoreError::Conflict(Conflict {
            what: format!("case {}", ask.case_id),
            expected,
            found,
            by: None,
            at: row.map(|row| row.updated_us),
        })),
        Some(_) | None => Ok(()),
    }
}

async fn put(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    view: &CaseView,
    write: CaseWrite,
) -> Result<CaseRow, StoreError> {
    check_chain(view, &write.events)?;
    let row = put_row(tx, ask, view, &write).await?;
    let events = write.events.into_iter().map(|event| stored(ask.case_id, event));
    insert_all::<case_event::Entity>(tx, events).await?;
    number::take(tx, &view.next_number, &write.numbers_taken).await?;
    for change in write.changes {
        apply::change(tx, ask, change).await?;
    }
    outbox::enqueue(tx, ask.now, write.jobs).await?;
    notice::place(tx, ask.now, write.notices).await?;
    if let Some(key) = &ask.key {
        let result = write.result.unwrap_or_else(|| "null".to_owned());
        insert(tx, Idempotency { id: key.clone(), result, at_us: ask.now }).await?;
    }
    audit::append(tx, ask.now, write.audit).await?;
    Ok(row)
}

async fn put_row(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    view: &CaseView,
    write: &CaseWrite,
) -> Result<CaseRow, StoreError> {
    let mut row = match (&view.row, &write.row) {
        (Some(row), None) => row.clone(),
        (None, None) => return Err(not_there(ask.case_id)),
        (standing, Some(projection)) => {
            let created = standing.as_ref().map_or(ask.now, |row| row.created_us);
            projected(ask, created, view, projection.clone())
        }
    };
    if let Some(last) = write.events.last() {
        (row.last_seq, row.last_hash) = (last.seq, last.hash);
    }
    row.updated_us = ask.now;
    if view.row.is_none() {
        insert(tx, row.clone()).await?;
    } else {
        update(tx, row.clone()).await?;
    }
    Ok(row)
}

fn projected(ask: &CaseAsk, created: Micros, view: &CaseView, row: CaseProjection) -> CaseRow {
    CaseRow {
        id: ask.case_id,
        number: row.number,
        title: row.title,
        provider: row.provider,
        applicant: row.applicant,
        edition: row.edition,
        stage: row.stage,
        turn: row.turn,
        due: row.due,
        detail: row.detail,
        search_text: fold(&row.search),
        last_seq: view.last_seq(),
        last_hash: view.last_hash(),
        created_us: created,
        updated_us: ask.now,
    }
}

fn check_chain(view: &CaseView, events: &[NewEvent]) -> Result<(), StoreError> {
    let (mut seq, mut hash) = (view.last_seq(), view.last_hash());
    for event in events {
        let broken =
            |detail: String| StoreError::Chain { case_id: view.case_id, seq: event.seq, detail };
        if event.seq != seq + 1 {
            return Err(broken(format!("expected number {}, found {}", seq + 1, event.seq)));
        }
        if event.prev_hash != hash {
            let found = event.prev_hash;
            return Err(broken(format!("expected previous hash {hash}, found {found}")));
        }
        (seq, hash) = (event.seq, event.hash);
    }
    Ok(())
}

fn stored(case_id: Uuid, event: NewEvent) -> CaseEvent {
    CaseEvent {
        case_id,
        seq: event.seq,
        at_us: event.at,
        author: event.author,
        kind: event.kind,
        version: event.version,
        payload: event.payload,
        prev_hash: event.prev_hash,
        hash: event.hash,
    }
}

fn not_there(case_id: Uuid) -> StoreError {
    StoreError::NotFound { what: "case", id: case_id.to_string() }
}
