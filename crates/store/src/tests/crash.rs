//! Kill −9 while writing: nothing that was acknowledged is lost, nothing is half there.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use futures::stream;
use uuid::Uuid;

use super::engine::{NOW, TestStore, hash_of, next_events};
use super::on_both_engines;
use super::setup::variable;
use crate::{CaseAsk, CaseWrite, EventsWanted, Hash, Store};

const ROUNDS: usize = 3;
const ACKNOWLEDGED_BEFORE_KILL: usize = 40;
const URL: &str = "SYNAQ_CRASH_URL";
const FOLDER: &str = "SYNAQ_CRASH_FOLDER";
const CASE: &str = "SYNAQ_CRASH_CASE";

on_both_engines! {
    nothing_acknowledged_is_lost_when_a_writer_is_killed,
}

async fn nothing_acknowledged_is_lost_when_a_writer_is_killed(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 1).await;
    for _ in 0..ROUNDS {
        let (last_seq, last_artifact) = kill_while_writing(start_writer(&test, case.id));
        let events = test.store.case_events(case.id, 0).await.unwrap();
        let kept = events.last().unwrap().seq;
        assert!(kept >= last_seq, "acknowledged {last_seq}, kept {kept}");
        assert!(kept <= last_seq + 1, "at most one act was under way");
        let report = test.store.audit_chains(hash_of).await.unwrap();
        assert_eq!((report.events, report.broken), (kept as u64, Vec::new()));
        assert!(test.store.artifacts().has(last_artifact).await.unwrap());
    }
    let verified = test.store.artifacts().verify().await.unwrap();
    assert_eq!(verified.broken, []);
    assert!(verified.whole >= (ROUNDS * ACKNOWLEDGED_BEFORE_KILL) as u64);
    test.store.artifacts().clear_spool().unwrap();
}

/// Reads acknowledgements, kills the writer in the midst, reads what it still had said.
fn kill_while_writing(mut writer: Child) -> (i64, Hash) {
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let mut acknowledged = lines.filter_map(|line| {
        let line = line.ok()?;
        let (seq, hash) = line.strip_prefix("kept ")?.split_once(' ')?;
        Some((seq.parse::<i64>().ok()?, hash.parse::<Hash>().ok()?))
    });
    let last = acknowledged.by_ref().take(ACKNOWLEDGED_BEFORE_KILL).last();
    writer.kill().unwrap();
    let last = acknowledged.last().or(last);
    writer.wait().unwrap();
    last.expect("the writer acknowledged nothing")
}

fn start_writer(test: &TestStore, case: Uuid) -> Child {
    let program = std::env::current_exe().unwrap();
    Command::new(program)
        .args(["--exact", "tests::crash::a_writer_until_it_is_killed", "--ignored", "--nocapture"])
        .env(URL, &test.url)
        .env(FOLDER, test.folder.path())
        .env(CASE, case.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test]
#[ignore = "not a test: the process that the test above kills"]
async fn a_writer_until_it_is_killed() {
    let (Some(url), Some(folder), Some(case)) = (variable(URL), variable(FOLDER), variable(CASE))
    else {
        return;
    };
    let ring = crate::KeyRing::open(format!("{folder}/keys.json").as_ref()).unwrap();
    let files = crate::Artifacts::folder(format!("{folder}/artifacts").as_ref(), ring).unwrap();
    let store = Store::open(&url, files, NOW).await.unwrap();
    let mut ask = CaseAsk::new(case.parse().unwrap(), NOW);
    ask.want.events = EventsWanted::Nothing;
    println!();
    loop {
        let mut seq = 0;
        let write = store.write_case(&ask, |view| {
            let events = next_events(view, 1);
            seq = view.last_seq() + 1;
            Ok::<_, ()>(CaseWrite { events, ..CaseWrite::default() })
        });
        write.await.unwrap();
        let content = bytes::Bytes::from(format!("artifact {seq} ").repeat(10_000));
        let stored = store.artifacts().put(stream::iter([Ok(content)]), 1 << 20).await.unwrap();
        println!("kept {seq} {}", stored.hash);
    }
}
