//! What an act asks for, and the case as it is shown to the decision.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::error::StoreError;
use crate::number;
use crate::row::{
    CaseEvent, CaseMember, CaseRow, CheckRow, FindingRow, FormVersion, Paper, case_event,
    case_member, check_row, finding_row, form_version, paper,
};
use crate::value::{Hash, Micros};

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

/// Reads what the act asked for, within its transaction.
pub(super) async fn look(
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
