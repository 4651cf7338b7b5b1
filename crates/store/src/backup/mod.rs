//! Backup and restore: one form for both engines, so a backup of one restores into the other.
//!
//! A backup is a folder: `rows/TABLE.jsonl`, one row a line, as of one moment; `artifacts/`, the
//! files as sealed; `manifest.json`, written last, with the count and hash of everything. The
//! keys are not in it: keep the key ring apart. Sessions and throttles are left out.

mod files;
mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::row::{attachment, audit_head, paper, schema_migration};
use crate::store::Store;
use crate::table::update;
use crate::value::{Hash, Micros};
use rows::TABLES;

/// The one form there is.
const FORMAT: &str = "synaq backup 1";
/// Largest manifest read, in bytes: about four million artifacts.
const MANIFEST_BYTES_MAX: u64 = 1024 * 1024 * 1024;
const MANIFEST: &str = "manifest.json";
const ROWS: &str = "rows";
const ARTIFACTS: &str = "artifacts";

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    format: String,
    at_us: Micros,
    migrations: Vec<String>,
    tables: BTreeMap<String, Part>,
    artifacts: BTreeMap<Hash, Part>,
}

/// One file of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    /// Rows of a table, bytes of an artifact.
    count: u64,
    /// SHA-256 of the file.
    sha256: Hash,
}

/// What was copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Rows of all tables.
    pub rows: u64,
    /// Artifacts.
    pub artifacts: u64,
    /// Artifacts that rows name and that are not there; empty when all is well.
    pub missing: Vec<Hash>,
}

impl Store {
    /// Copies everything into the folder `dest`, which must not be there yet and appears only
    /// when the backup is complete.
    pub async fn backup(&self, dest: &Path, now: Micros) -> Result<Copied, StoreError> {
        let partial = files::partial_of(dest)?;
        let made = self.backup_into(&partial, now).await;
        match made {
            Ok(copied) => {
                files::rename(&partial, dest)?;
                Ok(copied)
            }
            Err(error) => {
                files::discard(&partial);
                Err(error)
            }
        }
    }

    /// Copies a backup into this store, which must hold nothing. Every file's hash is proved
    /// before anything is written; the rows appear all at once.
    pub async fn restore(&self, src: &Path) -> Result<Copied, StoreError> {
        let manifest = read_manifest(src).await?;
        prove(src, &manifest).await?;
        let tx = self.db.write().await?;
        check_migrations(&tx, src, &manifest).await?;
        let mut copied = Copied::default();
        for table in TABLES {
            if table.count(&tx).await? > 0 {
                let detail = format!("the store is not empty: it has rows in {}", table.name());
                return Err(files::unfit(src, &detail));
            }
        }
        for hash in manifest.artifacts.keys() {
            self.artifacts().take_sealed(*hash, &files::artifact_path(src, *hash)).await?;
            copied.artifacts += 1;
        }
        for table in TABLES {
            copied.rows += table.load(&tx, &files::rows_path(src, table.name())).await?;
        }
        restore_head(&tx).await?;
        copied.missing = missing(&tx, manifest.artifacts.keys().copied().collect()).await?;
        tx.commit().await?;
        Ok(copied)
    }

    async fn backup_into(&self, folder: &Path, now: Micros) -> Result<Copied, StoreError> {
        files::make(&folder.join(ROWS))?;
        files::make(&folder.join(ARTIFACTS))?;
        let tx = self.db.snapshot().await?;
        let mut copied = Copied::default();
        let mut tables = BTreeMap::new();
        for table in TABLES {
            let part = table.dump(&tx, &files::rows_path(folder, table.name())).await?;
            copied.rows += part.count;
            tables.insert(table.name().to_owned(), part);
        }
        let migrations = migrations(&tx).await?;
        // After the rows: whatever they name was put before them.
        let mut artifacts = BTreeMap::new();
        for hash in self.artifacts().list().await? {
            let (count, sha256) =
                self.artifacts().copy_sealed(hash, &files::artifact_path(folder, hash)).await?;
            artifacts.insert(hash, Part { count, sha256 });
        }
        copied.artifacts = artifacts.len() as u64;
        copied.missing = missing(&tx, artifacts.keys().copied().collect()).await?;
        let format = FORMAT.to_owned();
        let manifest = Manifest { format, at_us: now, migrations, tables, artifacts };
        files::write_manifest(folder, &manifest)?;
        Ok(copied)
    }
}

async fn read_manifest(src: &Path) -> Result<Manifest, StoreError> {
    let path = src.join(MANIFEST);
    let text = files::read_text(&path, MANIFEST_BYTES_MAX)?;
    let manifest: Manifest =
        serde_json::from_str(&text).map_err(|error| files::unfit(&path, &error.to_string()))?;
    if manifest.format != FORMAT {
        let detail = format!("expected {FORMAT:?}, found {:?}", manifest.format);
        return Err(files::unfit(&path, &detail));
    }
    let known: BTreeSet<_> = TABLES.iter().map(|table| table.name()).collect();
    let found: BTreeSet<_> = manifest.tables.keys().map(String::as_str).collect();
    if let Some(table) = known.symmetric_difference(&found).next() {
        return Err(files::unfit(&path, &format!("table {table} is missing or unknown")));
    }
    Ok(manifest)
}

async fn prove(src: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    for (table, part) in &manifest.tables {
        files::prove(&files::rows_path(src, table), part.sha256).await?;
    }
    for (hash, part) in &manifest.artifacts {
        files::prove(&files::artifact_path(src, *hash), part.sha256).await?;
    }
    Ok(())
}

async fn check_migrations(
    tx: &DatabaseTransaction,
    src: &Path,
    manifest: &Manifest,
) -> Result<(), StoreError> {
    let here = migrations(tx).await?;
    if here == manifest.migrations {
        return Ok(());
    }
    let there = &manifest.migrations;
    let detail = format!(
        "it was made with the schema {there:?}, this program has {here:?}: restore it with the \
         program that made it, then bring the store up to date with this one"
    );
    Err(files::unfit(src, &detail))
}

async fn migrations(tx: &DatabaseTransaction) -> Result<Vec<String>, StoreError> {
    let rows = schema_migration::Entity::find().all(tx).await?;
    let names: BTreeSet<_> = rows.into_iter().map(|row| row.name).collect();
    Ok(names.into_iter().collect())
}

/// The audit log goes on where the restored entries end; the head is no row of its own.
async fn restore_head(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    use sea_orm::QueryOrder;

    use crate::row::{AuditHead, audit};
    let last = audit::Entity::find().order_by_desc(audit::Column::Seq).one(tx).await?;
    let (seq, hash) = last.map_or((0, Hash::ZERO), |entry| (entry.seq, entry.hash));
    for head in audit_head::Entity::find().all(tx).await? {
        update(tx, AuditHead { id: head.id, seq, hash }).await?;
    }
    Ok(())
}

/// Artifacts that rows name and that are not among `there`.
async fn missing(tx: &DatabaseTransaction, there: BTreeSet<Hash>) -> Result<Vec<Hash>, StoreError> {
    let attached = attachment::Entity::find()
        .select_only()
        .column(attachment::Column::Artifact)
        .distinct()
        .into_tuple::<Hash>();
    let papers = paper::Entity::find()
        .select_only()
        .column(paper::Column::Artifact)
        .distinct()
        .into_tuple::<Hash>();
    let mut named: BTreeSet<_> = attached.all(tx).await?.into_iter().collect();
    named.extend(papers.all(tx).await?);
    Ok(named.difference(&there).copied().collect())
}
