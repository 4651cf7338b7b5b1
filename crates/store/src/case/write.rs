//! The one transaction of an act: lock, look, decide, write.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::apply;
use super::change::{CaseProjection, CaseWrite, Change, NewEvent};
use crate::database::lock_case;
use crate::error::{Conflict, StoreError};
use crate::fold::fold;
use crate::number;
use crate::row::{
    CaseEvent, CaseMember, CaseRow, CheckRow, FindingRow, FormVersion, Idempotency, Paper,
    case_event, case_member, check_row, finding_row, form_version, idempotency, paper,
};
use crate::store::Store;
use crate::table::{insert, insert_all, update};
use crate::value::{Hash, Micros};
use crate::{audit, notice, outbox};

/// What an act asks of the store before it decides.
#[derive(Clone, Debug)]
pub struct CaseAsk {
    /// The case; it need not be there yet.
    pub case_id: Uuid,
    /// The present instant.
    pub now: Micros,
    /// The act's key: the same key twice is one act, and answers the same.
    pub key: Option<String>,
    /// The last event that the author had seen; another one is a conflict.
    pub expect_seq: Option<i64>,
    /// What to show to the decision.
    pub want: Want,
    /// Number sequences that the decision may take from.
    pub sequences: Vec<String>,
}

impl CaseAsk {
    /// Asks for all events and nothing else.
    #[must_use]
    pub fn new(case_id: Uuid, now: Micros) -> Self {
        let (key, expect_seq, sequences) = (None, None, Vec::new());
        Self { case_id, now, key, expect_seq, want: Want::default(), sequences }
    }
}

/// What a decision is shown beside the case's row and members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Want {
    /// Which events.
    pub events: EventsWanted,
    /// The latest version of each form, with its body.
    pub forms: bool,
    /// All checks.
    pub checks: bool,
    /// All findings.
    pub findings: bool,
    /// All papers.
    pub papers: bool,
}

/// Which events a decision is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventsWanted {
    /// From the first on.
    #[default]
    All,
    /// Those after this number.
    After(i64),
    /// None.
    Nothing,
}

/// The case as it stands, locked until the decision is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseView {
    /// The case.
    pub case_id: Uuid,
    /// Its row; `None` when it is not there yet.
    pub row: Option<CaseRow>,
    /// Its events, as asked.
    pub events: Vec<CaseEvent>,
    /// Its members.
    pub members: Vec<CaseMember>,
    /// The latest version of each form, as asked.
    pub forms: Vec<FormVersion>,
    /// Its checks, as asked.
    pub checks: Vec<CheckRow>,
    /// Its findings, as asked.
    pub findings: Vec<FindingRow>,
    /// Its papers, as asked.
    pub papers: Vec<Paper>,
    /// The next free number of each asked-for sequence.
    pub next_number: BTreeMap<String, i64>,
}

impl CaseView {
    /// The last event's number; 0 before the first.
    #[must_use]
    pub fn last_seq(&self) -> i64 {
        self.row.as_ref().map_or(0, |row| row.last_seq)
    }

    /// The last event's hash; [`Hash::ZERO`] before the first.
    #[must_use]
    pub fn last_hash(&self) -> Hash {
        self.row.as_ref().map_or(Hash::ZERO, |row| row.last_hash)
    }
}

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
        let write = decide(&view).map_err(WriteError::Refused)?;
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

async fn look(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    row: Option<CaseRow>,
) -> Result<CaseView, StoreError> {
    let (id, want) = (ask.case_id, &ask.want);
    let mut view = CaseView {
        case_id: id,
        row,
        events: events(tx, id, want.events).await?,
        members: Vec::new(),
        forms: Vec::new(),
        checks: Vec::new(),
        findings: Vec::new(),
        papers: Vec::new(),
        next_number: number::peek(tx, &ask.sequences).await?,
    };
    if view.row.is_none() {
        return Ok(view);
    }
    let members = case_member::Entity::find().filter(case_member::Column::CaseId.eq(id));
    view.members = members.order_by_asc(case_member::Column::AddedUs).all(tx).await?;
    if want.forms {
        view.forms = latest_forms(tx, id).await?;
    }
    if want.checks {
        let checks = check_row::Entity::find().filter(check_row::Column::CaseId.eq(id));
        view.checks = checks.all(tx).await?;
    }
    if want.findings {
        let findings = finding_row::Entity::find().filter(finding_row::Column::CaseId.eq(id));
        view.findings = findings.all(tx).await?;
    }
    if want.papers {
        let papers = paper::Entity::find().filter(paper::Column::CaseId.eq(id));
        view.papers = papers.order_by_asc(paper::Column::AtUs).all(tx).await?;
    }
    Ok(view)
}

async fn events(
    tx: &DatabaseTransaction,
    case_id: Uuid,
    wanted: EventsWanted,
) -> Result<Vec<CaseEvent>, StoreError> {
    let after = match wanted {
        EventsWanted::All => 0,
        EventsWanted::After(seq) => seq,
        EventsWanted::Nothing => return Ok(Vec::new()),
    };
    let events = case_event::Entity::find()
        .filter(case_event::Column::CaseId.eq(case_id))
        .filter(case_event::Column::Seq.gt(after));
    Ok(events.order_by_asc(case_event::Column::Seq).all(tx).await?)
}

async fn latest_forms(
    tx: &DatabaseTransaction,
    case_id: Uuid,
) -> Result<Vec<FormVersion>, StoreError> {
    let versions = form_version::Entity::find()
        .filter(form_version::Column::CaseId.eq(case_id))
        .order_by_asc(form_version::Column::Kind)
        .order_by_desc(form_version::Column::Number);
    let mut latest = versions.all(tx).await?;
    latest.dedup_by(|later, kept| later.kind == kept.kind);
    Ok(latest)
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
