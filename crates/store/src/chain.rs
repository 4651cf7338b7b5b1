//! Proves the chains: of every case, and of the audit log.
//!
//! What a case's event hashes to is the caller's knowledge, so the caller hands in a function;
//! the store proves the rest: numbers without gaps, each link naming its predecessor, nothing
//! cut off at the end.

use std::fmt;

use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::audit;
use crate::error::StoreError;
use crate::row::case_row;
use crate::row::{AuditHead, CaseEvent, CaseRow, audit as audit_table, audit_head, case_event};
use crate::store::Store;
use crate::value::Hash;

/// Links read at a time.
const LINKS_PER_READ: u64 = 1000;

/// One chain of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainName {
    /// The events of this case.
    Case(Uuid),
    /// The audit log.
    Audit,
}

impl fmt::Display for ChainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case(id) => write!(f, "case {id}"),
            Self::Audit => f.write_str("audit log"),
        }
    }
}

/// The first link of a chain that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{chain}, link {seq}: {detail}")]
pub struct BrokenLink {
    /// Which chain.
    pub chain: ChainName,
    /// Which link.
    pub seq: i64,
    /// What was expected and found.
    pub detail: String,
}

/// What proving every chain showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChainReport {
    /// Chains of cases read.
    pub cases: u64,
    /// Events read.
    pub events: u64,
    /// Entries of the audit log read.
    pub audit_entries: u64,
    /// The first broken link of each chain that is broken, in the order of the cases' opening.
    pub broken: Vec<BrokenLink>,
}

/// What one link says of itself.
struct Link {
    seq: i64,
    prev_hash: Hash,
    hash: Hash,
    /// What it should hash to, or why that cannot be said.
    expected: Result<Hash, String>,
}

/// How far a chain has been proved.
struct Walk {
    chain: ChainName,
    seq: i64,
    hash: Hash,
}

impl Store {
    /// Proves every chain as of one moment. `hash_of` says what an event hashes to, or why it
    /// cannot be read.
    pub async fn audit_chains<F>(&self, hash_of: F) -> Result<ChainReport, StoreError>
    where
        F: Fn(&CaseEvent) -> Result<Hash, String> + Send + Sync,
    {
        let tx = self.db.snapshot().await?;
        let mut report = ChainReport::default();
        let cases = case_row::Entity::find()
            .order_by_asc(case_row::Column::CreatedUs)
            .order_by_asc(case_row::Column::Id);
        for case in cases.all(&tx).await? {
            report.cases += 1;
            let proved = prove_case(&tx, &case, &hash_of, &mut report.events).await?;
            report.broken.extend(proved.err());
        }
        let proved = prove_audit(&tx, &mut report.audit_entries).await?;
        report.broken.extend(proved.err());
        Ok(report)
    }
}

impl Walk {
    fn new(chain: ChainName) -> Self {
        Self { chain, seq: 0, hash: Hash::ZERO }
    }

    fn broken(&self, seq: i64, detail: String) -> BrokenLink {
        BrokenLink { chain: self.chain, seq, detail }
    }

    fn step(&mut self, link: &Link) -> Result<(), BrokenLink> {
        let next = self.seq + 1;
        if link.seq != next {
            return Err(self.broken(next, format!("expected link {next}, found {}", link.seq)));
        }
        if link.prev_hash != self.hash {
            let (expected, found) = (self.hash, link.prev_hash);
            let detail = format!("expected previous hash {expected}, found {found}");
            return Err(self.broken(next, detail));
        }
        match &link.expected {
            Ok(expected) if *expected == link.hash => {}
            Ok(expected) => {
                let found = link.hash;
                let detail = format!("its content hashes to {expected}, its hash is {found}");
                return Err(self.broken(next, detail));
            }
            Err(reason) => return Err(self.broken(next, reason.clone())),
        }
        (self.seq, self.hash) = (link.seq, link.hash);
        Ok(())
    }

    fn end(&self, last_seq: i64, last_hash: Hash) -> Result<(), BrokenLink> {
        if last_seq != self.seq {
            let detail = format!("expected {last_seq} links, found {}", self.seq);
            return Err(self.broken(self.seq + 1, detail));
        }
        if last_hash != self.hash {
            let detail = format!("expected last hash {last_hash}, found {}", self.hash);
            return Err(self.broken(self.seq, detail));
        }
        Ok(())
    }
}

async fn prove_case(
    tx: &DatabaseTransaction,
    case: &CaseRow,
    hash_of: &(dyn Fn(&CaseEvent) -> Result<Hash, String> + Send + Sync),
    read: &mut u64,
) -> Result<Result<(), BrokenLink>, StoreError> {
    let mut walk = Walk::new(ChainName::Case(case.id));
    loop {
        let events = case_event::Entity::find()
            .filter(case_event::Column::CaseId.eq(case.id))
            .filter(case_event::Column::Seq.gt(walk.seq))
            .order_by_asc(case_event::Column::Seq)
            .limit(LINKS_PER_READ)
            .all(tx)
            .await?;
        if events.is_empty() {
            return Ok(walk.end(case.last_seq, case.last_hash));
        }
        for event in events {
            *read += 1;
            let expected = hash_of(&event);
            let CaseEvent { seq, prev_hash, hash, .. } = event;
            if let Err(broken) = walk.step(&Link { seq, prev_hash, hash, expected }) {
                return Ok(Err(broken));
            }
        }
    }
}

async fn prove_audit(
    tx: &DatabaseTransaction,
    read: &mut u64,
) -> Result<Result<(), BrokenLink>, StoreError> {
    let mut walk = Walk::new(ChainName::Audit);
    loop {
        let entries = audit_table::Entity::find()
            .filter(audit_table::Column::Seq.gt(walk.seq))
            .order_by_asc(audit_table::Column::Seq)
            .limit(LINKS_PER_READ)
            .all(tx)
            .await?;
        if entries.is_empty() {
            return Ok(match audit_head::Entity::find().one(tx).await? {
                Some(AuditHead { id: _, seq, hash }) => walk.end(seq, hash),
                None => Err(walk.broken(0, "its head is missing".to_owned())),
            });
        }
        for entry in entries {
            *read += 1;
            let expected = Ok(audit::hash_of(&entry));
            let link =
                Link { seq: entry.seq, prev_hash: entry.prev_hash, hash: entry.hash, expected };
            if let Err(broken) = walk.step(&link) {
                return Ok(Err(broken));
            }
        }
    }
}
