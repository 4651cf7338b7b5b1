//! The outbox: at least once, never two at a time, not for ever.

use super::engine::{NOW, TestStore};
use super::on_both_engines;
use crate::{Claim, NewJob, Page, StoreError};

on_both_engines! {
    a_job_is_queued_once_and_claimed_when_due,
    a_lost_lease_cannot_finish_the_job,
    a_failing_job_waits_longer_each_time_and_is_given_up,
    a_job_that_kills_its_workers_is_given_up,
    done_jobs_are_swept,
}

async fn a_job_is_queued_once_and_claimed_when_due(test: TestStore) {
    let later = NewJob { run_at: NOW.plus_seconds(5), dedup: "b".to_owned(), ..job(1) };
    let other = NewJob { kind: "engine".to_owned(), dedup: "c".to_owned(), ..job(1) };
    test.store.enqueue(NOW, vec![job(1), job(1), later, other]).await.unwrap();
    test.store.enqueue(NOW, vec![job(1)]).await.unwrap();
    assert_eq!(test.store.jobs("waiting", Page::default()).await.unwrap().total, 3);
    let first = test.store.claim_jobs(&claim(), NOW).await.unwrap();
    assert_eq!(first.iter().map(|j| j.dedup.as_str()).collect::<Vec<_>>(), ["a"]);
    let second = test.store.claim_jobs(&claim(), NOW.plus_seconds(5)).await.unwrap();
    assert_eq!(second.iter().map(|j| j.dedup.as_str()).collect::<Vec<_>>(), ["b"]);
}

async fn a_lost_lease_cannot_finish_the_job(test: TestStore) {
    test.store.enqueue(NOW, vec![job(5)]).await.unwrap();
    let slow = test.store.claim_jobs(&claim(), NOW).await.unwrap().remove(0);
    test.store.extend_job(&slow, NOW.plus_seconds(90)).await.unwrap();
    assert_eq!(test.store.claim_jobs(&claim(), NOW.plus_seconds(89)).await.unwrap(), []);
    let quick = test.store.claim_jobs(&claim(), NOW.plus_seconds(90)).await.unwrap().remove(0);
    assert_eq!((slow.id, quick.attempts), (quick.id, 2));
    let lost = test.store.finish_job(&slow, NOW).await;
    assert!(matches!(lost, Err(StoreError::Conflict(_))));
    assert!(test.store.extend_job(&slow, NOW).await.is_err());
    test.store.finish_job(&quick, NOW).await.unwrap();
    assert_eq!(test.store.job(quick.id).await.unwrap().unwrap().state, "done");
}

async fn a_failing_job_waits_longer_each_time_and_is_given_up(test: TestStore) {
    test.store.enqueue(NOW, vec![job(3)]).await.unwrap();
    let mut now = NOW;
    for wait in [Some(10), Some(20), None] {
        let claimed = test.store.claim_jobs(&claim(), now).await.unwrap().remove(0);
        let again = test.store.fail_job(&claimed, "no route", now).await.unwrap();
        assert_eq!(again, wait.map(|seconds| now.plus_seconds(seconds)));
        now = again.unwrap_or(now);
    }
    let failed = test.store.jobs("failed", Page::default()).await.unwrap().rows.remove(0);
    assert_eq!(failed.error.as_deref(), Some("no route"));
    test.store.retry_job(failed.id, now).await.unwrap();
    assert_eq!(test.store.claim_jobs(&claim(), now).await.unwrap()[0].attempts, 1);
    assert!(test.store.retry_job(failed.id, now).await.is_err(), "it is not given up any more");
}

async fn a_job_that_kills_its_workers_is_given_up(test: TestStore) {
    test.store.enqueue(NOW, vec![job(2)]).await.unwrap();
    for n in 0..2 {
        let later = NOW.plus_seconds(100 * n);
        assert_eq!(test.store.claim_jobs(&claim(), later).await.unwrap().len(), 1);
    }
    assert_eq!(test.store.claim_jobs(&claim(), NOW.plus_seconds(300)).await.unwrap(), []);
    let failed = test.store.jobs("failed", Page::default()).await.unwrap().rows.remove(0);
    assert_eq!(failed.error.as_deref(), Some("its worker ended before it did"));
}

async fn done_jobs_are_swept(test: TestStore) {
    test.store.enqueue(NOW, vec![job(1)]).await.unwrap();
    let claimed = test.store.claim_jobs(&claim(), NOW).await.unwrap().remove(0);
    test.store.finish_job(&claimed, NOW).await.unwrap();
    assert_eq!(test.store.sweep_jobs(NOW).await.unwrap(), 0);
    assert_eq!(test.store.sweep_jobs(NOW.plus_seconds(1)).await.unwrap(), 1);
}

fn job(attempts_max: i32) -> NewJob {
    NewJob {
        dedup: "a".to_owned(),
        kind: "mail".to_owned(),
        payload: "{}".to_owned(),
        run_at: NOW,
        attempts_max,
    }
}

fn claim() -> Claim {
    Claim {
        worker: "worker".to_owned(),
        kinds: vec!["mail".to_owned()],
        lease_seconds: 60,
        jobs_max: 10,
    }
}
