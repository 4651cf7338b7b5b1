//! Many writers at once.

use std::collections::BTreeSet;
use std::time::Instant;

use super::engine::{NOW, TestStore, hash_of, next_events};
use super::on_both_engines;
use super::setup::variable;
use crate::{CaseAsk, CaseWrite, Claim, EventsWanted, NewJob, StoreError, WriteError, Written};

/// As many as the issue asks for.
const WRITERS: usize = 16;
const APPENDS_EACH: i64 = 200;

on_both_engines! {
    sixteen_writers_lose_no_event,
    rivals_with_one_key_write_once,
    rivals_for_a_new_case_open_it_once,
    rival_workers_never_hold_the_same_job,
    rivals_for_a_number_get_each_its_own,
}

async fn sixteen_writers_lose_no_event(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 1).await;
    let began = Instant::now();
    let writers = (0..WRITERS).map(|_| {
        let store = test.store.clone();
        tokio::spawn(async move {
            for _ in 0..APPENDS_EACH {
                let mut ask = CaseAsk::new(case.id, NOW);
                ask.want.events = EventsWanted::Nothing;
                let written = store.write_case(&ask, |view| {
                    let events = next_events(view, 1);
                    Ok::<_, ()>(CaseWrite { events, ..CaseWrite::default() })
                });
                written.await.unwrap();
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    if variable("SYNAQ_TEST_FIGURES").is_some() {
        let all = WRITERS as f64 * APPENDS_EACH as f64;
        let seconds = began.elapsed().as_secs_f64();
        let engine = test.store.engine();
        println!("{engine:?}: {all} appends in {seconds:.1} s, {:.0} a second", all / seconds);
    }
    let expected = 1 + WRITERS as i64 * APPENDS_EACH;
    let seqs: Vec<_> =
        test.store.case_events(case.id, 0).await.unwrap().iter().map(|e| e.seq).collect();
    assert_eq!(seqs, (1..=expected).collect::<Vec<_>>());
    let report = test.store.audit_chains(hash_of).await.unwrap();
    assert_eq!((report.events, report.broken), (expected as u64, Vec::new()));
}

async fn rivals_with_one_key_write_once(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 1).await;
    let rivals = (0..8).map(|_| {
        let store = test.store.clone();
        tokio::spawn(async move {
            let ask = CaseAsk { key: Some("once".to_owned()), ..CaseAsk::new(case.id, NOW) };
            let write = store.write_case(&ask, |view| {
                let events = next_events(view, 1);
                Ok::<_, ()>(CaseWrite { events, ..CaseWrite::default() })
            });
            matches!(write.await.unwrap(), Written::Now { .. })
        })
    });
    assert_eq!(count_true(rivals.collect()).await, 1);
    assert_eq!(test.store.case_events(case.id, 0).await.unwrap().len(), 2);
}

async fn rivals_for_a_new_case_open_it_once(test: TestStore) {
    let people = std::sync::Arc::new(test.people().await);
    let id = uuid::Uuid::new_v4();
    let rivals = (0..8).map(|_| {
        let (store, people) = (test.store.clone(), std::sync::Arc::clone(&people));
        tokio::spawn(async move {
            let ask = CaseAsk { key: Some("open".to_owned()), ..CaseAsk::new(id, NOW) };
            let write = store
                .write_case(&ask, |view| Ok::<_, ()>(super::engine::opening(&people, view, 1)));
            matches!(write.await.unwrap(), Written::Now { .. })
        })
    });
    assert_eq!(count_true(rivals.collect()).await, 1);
    assert_eq!(test.store.case_events(id, 0).await.unwrap().len(), 1);
}

async fn rival_workers_never_hold_the_same_job(test: TestStore) {
    let jobs = (0..60).map(|n| NewJob {
        dedup: format!("job {n}"),
        kind: "mail".to_owned(),
        payload: "{}".to_owned(),
        run_at: NOW,
        attempts_max: 1,
    });
    test.store.enqueue(NOW, jobs.collect()).await.unwrap();
    let workers = (0..6).map(|n| {
        let store = test.store.clone();
        tokio::spawn(async move {
            let claim = Claim {
                worker: format!("worker {n}"),
                kinds: vec!["mail".to_owned()],
                lease_seconds: 60,
                jobs_max: 4,
            };
            let mut held = Vec::new();
            loop {
                let jobs = store.claim_jobs(&claim, NOW).await.unwrap();
                if jobs.is_empty() {
                    return held;
                }
                for job in jobs {
                    store.finish_job(&job, NOW).await.unwrap();
                    held.push(job.id);
                }
            }
        })
    });
    let mut held = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        held.extend(worker.await.unwrap());
    }
    assert_eq!(held.len(), 60);
    assert_eq!(held.into_iter().collect::<BTreeSet<_>>().len(), 60);
}

async fn rivals_for_a_number_get_each_its_own(test: TestStore) {
    let people = test.people().await;
    let mut rivals = Vec::new();
    for n in 0..6 {
        let (store, case) = (test.store.clone(), test.case(&people, 1).await);
        rivals.push(tokio::spawn(async move {
            let mut taken = Vec::new();
            for round in 0..10 {
                let mut ask = CaseAsk::new(case.id, NOW);
                ask.sequences = vec!["protocol-2026".to_owned()];
                let mut number = 0;
                let written = store.write_case(&ask, |view| {
                    number = view.next_number["protocol-2026"];
                    let numbers_taken = vec![("protocol-2026".to_owned(), 1)];
                    // Every third act is refused after it saw its number: no gap may follow.
                    if (n + round) % 3 == 0 {
                        return Err("refused");
                    }
                    Ok(CaseWrite { numbers_taken, ..CaseWrite::default() })
                });
                match written.await {
                    Ok(_) => taken.push(number),
                    Err(WriteError::Refused(_)) => {}
                    Err(WriteError::Store(error)) => return Err(error),
                }
            }
            Ok::<_, StoreError>(taken)
        }));
    }
    let mut taken = Vec::new();
    for rival in rivals {
        taken.extend(rival.await.unwrap().unwrap());
    }
    taken.sort_unstable();
    assert_eq!(taken, (1..=40).collect::<Vec<_>>());
}

async fn count_true(tasks: Vec<tokio::task::JoinHandle<bool>>) -> usize {
    let mut count = 0;
    for task in tasks {
        count += usize::from(task.await.unwrap());
    }
    count
}
