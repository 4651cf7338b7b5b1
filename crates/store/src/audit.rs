//! The audit log: who read or did what, as one chain over the whole store.

use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::row::{AuditEntry, AuditHead, audit, audit_head};
use crate::store::Store;
use crate::table::{Listed, Page, insert_all, update};
use crate::value::{Hash, Micros};

/// What separates these hashes from any other.
const DOMAIN: &[u8] = b"synaq audit 1";
/// Key of the one row where the log ends.
const HEAD: i32 = 1;

/// An entry to append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAudit {
    /// Who.
    pub actor: String,
    /// The action's code.
    pub action: String,
    /// On what, e.g. `artifact:…`.
    pub object: String,
    /// Further facts as JSON.
    pub detail: String,
}

/// Which entries; every given field must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Only on this object.
    pub object: Option<String>,
    /// Only by this actor.
    pub actor: Option<String>,
    /// Only at or after this instant.
    pub from: Option<Micros>,
    /// Only before this instant.
    pub before: Option<Micros>,
}

impl Store {
    /// Appends entries to the audit log.
    pub async fn audit(&self, now: Micros, entries: Vec<NewAudit>) -> Result<(), StoreError> {
        let tx = self.db.write().await?;
        append(&tx, now, entries).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A page of the audit log, the latest first.
    pub async fn audit_log(
        &self,
        filter: &AuditFilter,
        page: Page,
    ) -> Result<Listed<AuditEntry>, StoreError> {
        use audit::Column;
        let entries = audit::Entity::find()
            .apply_if(filter.object.as_ref(), |q, o| q.filter(Column::Object.eq(o.as_str())))
            .apply_if(filter.actor.as_ref(), |q, a| q.filter(Column::Actor.eq(a.as_str())))
            .apply_if(filter.from, |q, from| q.filter(Column::AtUs.gte(from)))
            .apply_if(filter.before, |q, before| q.filter(Column::AtUs.lt(before)));
        let total = entries.clone().count(self.db.read()).await?;
        let rows = entries.order_by_desc(Column::Seq).offset(page.offset).limit(page.limit());
        Ok(Listed { rows: rows.all(self.db.read()).await?, total })
    }
}

pub(crate) async fn append(
    tx: &DatabaseTransaction,
    now: Micros,
    entries: Vec<NewAudit>,
) -> Result<(), StoreError> {
    if entries.is_empty() {
        return Ok(());
    }
    let head = audit_head::Entity::find_by_id(HEAD).lock_exclusive().one(tx).await?;
    let Some(AuditHead { id, mut seq, mut hash }) = head else {
        return Err(StoreError::NotFound { what: "audit head", id: HEAD.to_string() });
    };
    let mut rows = Vec::with_capacity(entries.len());
    for new in entries {
        let mut row = AuditEntry {
            seq: seq + 1,
            at_us: now,
            actor: new.actor,
            action: new.action,
            object: new.object,
            detail: new.detail,
            prev_hash: hash,
            hash: Hash::ZERO,
        };
        row.hash = hash_of(&row);
        (seq, hash) = (row.seq, row.hash);
        rows.push(row);
    }
    insert_all::<audit::Entity>(tx, rows).await?;
    update(tx, AuditHead { id, seq, hash }).await
}

/// SHA-256 over the domain, the previous hash, number, instant, and each text after its length.
pub(crate) fn hash_of(entry: &AuditEntry) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(DOMAIN);
    hasher.update(entry.prev_hash.0);
    hasher.update(entry.seq.to_be_bytes());
    hasher.update(entry.at_us.0.to_be_bytes());
    for text in [&entry.actor, &entry.action, &entry.object, &entry.detail] {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    }
    Hash(hasher.finalize().into())
}
