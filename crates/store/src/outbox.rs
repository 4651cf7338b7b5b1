//! Jobs to do after a commit, at least once each; a job's own key makes repeating it harmless.
//!
//! A worker claims jobs for a while. When it dies, the while passes and another worker claims
//! them. Every claim counts as an attempt, so a job that kills its workers is given up too.

use sea_orm::sea_query::{Expr, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::error::{Conflict, StoreError};
use crate::row::{Job, outbox};
use crate::store::Store;
use crate::table::{Listed, Page};
use crate::value::Micros;

/// Wait after the first failure; it doubles with each further one.
pub const RETRY_SECONDS_MIN: i64 = 10;
/// Longest wait between two attempts.
pub const RETRY_SECONDS_MAX: i64 = 3600;
/// Longest error text kept, in characters.
const ERROR_CHARS_MAX: usize = 2000;

const WAITING: &str = "waiting";
const DONE: &str = "done";
const FAILED: &str = "failed";

/// A job to queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJob {
    /// What makes it the same job: a second one with this text is not queued.
    pub dedup: String,
    /// The job's code.
    pub kind: String,
    /// What to do it with, as JSON.
    pub payload: String,
    /// Not before.
    pub run_at: Micros,
    /// How often it may be tried.
    pub attempts_max: i32,
}

/// A worker's wish for jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The worker's name.
    pub worker: String,
    /// Which kinds; empty is any.
    pub kinds: Vec<String>,
    /// For how long.
    pub lease_seconds: i64,
    /// How many at most.
    pub jobs_max: u64,
}

pub(crate) async fn enqueue(
    tx: &DatabaseTransaction,
    now: Micros,
    jobs: Vec<NewJob>,
) -> Result<(), StoreError> {
    for new in jobs {
        let row = Job {
            id: Uuid::new_v4(),
            dedup: new.dedup,
            kind: new.kind,
            payload: new.payload,
            run_at_us: new.run_at,
            attempts: 0,
            attempts_max: new.attempts_max,
            locked_until_us: Micros(0),
            locked_by: None,
            state: WAITING.to_owned(),
            error: None,
            created_us: now,
            finished_us: None,
        };
        let same = OnConflict::column(outbox::Column::Dedup).do_nothing().to_owned();
        outbox::Entity::insert(row.into_active_model())
            .on_conflict(same)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

impl Store {
    /// Queues jobs that belong to no case's act.
    pub async fn enqueue(&self, now: Micros, jobs: Vec<NewJob>) -> Result<(), StoreError> {
        let tx = self.db.write().await?;
        enqueue(&tx, now, jobs).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Claims jobs that are due: nobody else gets them until the lease ends.
    pub async fn claim_jobs(&self, claim: &Claim, now: Micros) -> Result<Vec<Job>, StoreError> {
        let tx = self.db.write().await?;
        let mut jobs = due(&tx, claim, now).await?;
        let given_up = jobs.extract_if(.., |job| job.attempts >= job.attempts_max);
        for job in given_up.collect::<Vec<_>>() {
            let error = job.error.unwrap_or_else(|| "its worker ended before it did".to_owned());
            finish(&tx, job.id, FAILED, Some(error), now).await?;
        }
        for job in &mut jobs {
            job.attempts += 1;
            job.locked_until_us = now.plus_seconds(claim.lease_seconds);
            job.locked_by = Some(claim.worker.clone());
            crate::table::update(&tx, job.clone()).await?;
        }
        tx.commit().await?;
        Ok(jobs)
    }

    /// Keeps a claimed job for longer; a conflict when the lease was lost.
    pub async fn extend_job(&self, job: &Job, until: Micros) -> Result<(), StoreError> {
        let tx = self.db.write().await?;
        let mut held = held(&tx, job).await?;
        held.locked_until_us = until;
        crate::table::update(&tx, held).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Marks a claimed job as done; a conflict when the lease was lost.
    pub async fn finish_job(&self, job: &Job, now: Micros) -> Result<(), StoreError> {
        let tx = self.db.write().await?;
        held(&tx, job).await?;
        finish(&tx, job.id, DONE, None, now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Says that a claimed job failed: it is tried again later, or given up after its last
    /// attempt. Answers when it is tried again.
    pub async fn fail_job(
        &self,
        job: &Job,
        error: &str,
        now: Micros,
    ) -> Result<Option<Micros>, StoreError> {
        let error: String = error.chars().take(ERROR_CHARS_MAX).collect();
        let tx = self.db.write().await?;
        let mut held = held(&tx, job).await?;
        let again = (held.attempts < held.attempts_max)
            .then(|| now.plus_seconds(backoff_seconds(held.attempts)));
        match again {
            None => finish(&tx, held.id, FAILED, Some(error), now).await?,
            Some(run_at) => {
                held.run_at_us = run_at;
                held.locked_until_us = Micros(0);
                held.error = Some(error);
                crate::table::update(&tx, held).await?;
            }
        }
        tx.commit().await?;
        Ok(again)
    }

    /// Queues a job that was given up once more, with as many attempts as at first.
    pub async fn retry_job(&self, id: Uuid, now: Micros) -> Result<(), StoreError> {
        let tx = self.db.write().await?;
        let found = outbox::Entity::find_by_id(id).lock_exclusive().one(&tx).await?;
        let Some(mut job) = found.filter(|job| job.state == FAILED) else {
            return Err(StoreError::NotFound { what: "failed job", id: id.to_string() });
        };
        job.state = WAITING.to_owned();
        (job.attempts, job.run_at_us, job.finished_us) = (0, now, None);
        job.locked_until_us = Micros(0);
        crate::table::update(&tx, job).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A page of jobs in one state (`waiting`, `done`, `failed`), the latest first.
    pub async fn jobs(&self, state: &str, page: Page) -> Result<Listed<Job>, StoreError> {
        let jobs = outbox::Entity::find().filter(outbox::Column::State.eq(state));
        let total = jobs.clone().count(self.db.read()).await?;
        let rows = jobs
            .order_by_desc(outbox::Column::CreatedUs)
            .order_by_asc(outbox::Column::Id)
            .offset(page.offset)
            .limit(page.limit());
        Ok(Listed { rows: rows.all(self.db.read()).await?, total })
    }

    /// One job.
    pub async fn job(&self, id: Uuid) -> Result<Option<Job>, StoreError> {
        Ok(outbox::Entity::find_by_id(id).one(self.db.read()).await?)
    }

    /// Removes jobs that were done before `before`; answers how many.
    pub async fn sweep_jobs(&self, before: Micros) -> Result<u64, StoreError> {
        let tx = self.db.write().await?;
        let swept = outbox::Entity::delete_many()
            .filter(outbox::Column::State.eq(DONE))
            .filter(outbox::Column::FinishedUs.lt(before))
            .exec(&tx)
            .await?;
        tx.commit().await?;
        Ok(swept.rows_affected)
    }
}

async fn due(tx: &DatabaseTransaction, claim: &Claim, now: Micros) -> Result<Vec<Job>, StoreError> {
    use outbox::Column;
    let mut jobs = outbox::Entity::find()
        .filter(Column::State.eq(WAITING))
        .filter(Column::RunAtUs.lte(now))
        .filter(Column::LockedUntilUs.lte(now));
    if !claim.kinds.is_empty() {
        jobs = jobs.filter(Column::Kind.is_in(&claim.kinds));
    }
    let jobs = jobs
        .order_by_asc(Column::RunAtUs)
        .order_by_asc(Column::Id)
        .limit(claim.jobs_max)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    Ok(jobs.all(tx).await?)
}

/// The job, if the claim that `job` was got by still stands: attempts number the claims.
async fn held(tx: &DatabaseTransaction, job: &Job) -> Result<Job, StoreError> {
    let found = outbox::Entity::find_by_id(job.id).lock_exclusive().one(tx).await?;
    let Some(standing) = found else {
        return Err(StoreError::NotFound { what: "job", id: job.id.to_string() });
    };
    if standing.state == WAITING && standing.attempts == job.attempts {
        return Ok(standing);
    }
    Err(StoreError::Conflict(Conflict {
        what: format!("job {}", job.id),
        expected: i64::from(job.attempts),
        found: i64::from(standing.attempts),
        by: standing.locked_by,
        at: standing.finished_us,
    }))
}

async fn finish(
    tx: &DatabaseTransaction,
    id: Uuid,
    state: &str,
    error: Option<String>,
    now: Micros,
) -> Result<(), StoreError> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::State, Expr::value(state))
        .col_expr(outbox::Column::Error, Expr::value(error))
        .col_expr(outbox::Column::FinishedUs, Expr::value(now))
        .filter(outbox::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

fn backoff_seconds(attempts: i32) -> i64 {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0);
    let seconds = RETRY_SECONDS_MIN.checked_shl(doublings).filter(|_| doublings < 20);
    seconds.map_or(RETRY_SECONDS_MAX, |s| std::cmp::min(s, RETRY_SECONDS_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_an_hour() {
        let rows = [(0, 10), (1, 10), (2, 20), (3, 40), (9, 2560), (10, 3600), (i32::MAX, 3600)];
        for (attempts, seconds) in rows {
            assert_eq!(backoff_seconds(attempts), seconds, "after attempt {attempts}");
        }
    }
}
