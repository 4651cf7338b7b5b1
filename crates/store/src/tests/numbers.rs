//! Number sequences.

use super::engine::{NOW, TestStore};
use super::on_both_engines;
use crate::{CaseAsk, CaseWrite, StoreError, WriteError};

on_both_engines! {
    numbers_begin_at_one_and_go_on_where_they_were_taken,
    a_sequence_that_was_not_asked_for_cannot_be_taken_from,
}

async fn numbers_begin_at_one_and_go_on_where_they_were_taken(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 1).await;
    let mut ask = CaseAsk::new(case.id, NOW);
    ask.sequences = vec!["b".to_owned(), "a".to_owned()];
    for (take, a_before) in [(0, 1), (2, 1), (1, 3), (0, 4)] {
        let written = test.store.write_case(&ask, |view| {
            assert_eq!((view.next_number["a"], view.next_number["b"]), (a_before, 1));
            let numbers_taken = vec![("a".to_owned(), take)];
            Ok::<_, ()>(CaseWrite { numbers_taken, ..CaseWrite::default() })
        });
        written.await.unwrap();
    }
}

async fn a_sequence_that_was_not_asked_for_cannot_be_taken_from(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 1).await;
    let ask = CaseAsk { sequences: vec!["a".to_owned()], ..CaseAsk::new(case.id, NOW) };
    for taken in [("b".to_owned(), 1), ("a".to_owned(), -1)] {
        let failed = test.store.write_case(&ask, |_| {
            let numbers_taken = vec![taken];
            Ok::<_, ()>(CaseWrite { numbers_taken, ..CaseWrite::default() })
        });
        let failed = failed.await;
        assert!(matches!(failed, Err(WriteError::Store(StoreError::Input { .. }))));
    }
}
