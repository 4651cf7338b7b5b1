//! Lists: who sees what, in which order, found by which words.

use uuid::Uuid;

use super::engine::{NOW, TestStore, projection};
use super::on_both_engines;
use crate::{
    CaseAsk, CaseFilter, CaseOrder, CaseProjection, CaseWrite, Change, Day, Page, Written,
};

on_both_engines! {
    kazakh_and_russian_words_find_a_case,
    a_list_shows_what_its_filter_says,
    pages_neither_overlap_nor_skip,
    the_first_due_comes_first_and_those_without_a_term_last,
}

async fn kazakh_and_russian_words_find_a_case(test: TestStore) {
    let people = test.people().await;
    put(
        &test,
        CaseProjection {
            search: "Қайтарылды: Цифрлық үкімет №1_50%".to_owned(),
            ..projection(&people)
        },
    )
    .await;
    put(&test, projection(&people)).await;
    let rows = [
        ("қайт", 1),
        ("ҚАЙТ", 1),
        ("кайт", 1),
        ("цифрлык үкімет", 1),
        ("үкімет", 2),
        ("№1_50%", 1),
        ("1_5", 1),
        ("1%5", 0),
        ("жоқ", 0),
        ("", 2),
    ];
    for (search, expected) in rows {
        let filter = CaseFilter { search: search.to_owned(), ..CaseFilter::default() };
        let found = test.store.cases(&filter, CaseOrder::Updated, Page::default()).await.unwrap();
        assert_eq!(found.total, expected, "{search:?}");
        assert_eq!(found.rows.len() as u64, expected, "{search:?}");
    }
}

async fn a_list_shows_what_its_filter_says(test: TestStore) {
    let people = test.people().await;
    let mine = put(&test, projection(&people)).await;
    let other = CaseProjection {
        stage: "testing".to_owned(),
        turn: "provider".to_owned(),
        due: day("2026-12-01"),
        ..projection(&people)
    };
    put(&test, other).await;
    let post = Change::AddMember { account: people.account, post: "reviewer".to_owned() };
    test.store.change_case(mine, NOW, vec![post.clone(), post]).await.unwrap();
    let none = CaseFilter::default;
    let text = |text: &str| vec![text.to_owned()];
    let rows = [
        (none(), 2),
        (CaseFilter { member: Some(people.account), ..none() }, 1),
        (CaseFilter { member: Some(people.account), posts: text("reviewer"), ..none() }, 1),
        (CaseFilter { member: Some(people.account), posts: text("head"), ..none() }, 0),
        (CaseFilter { member: Some(Uuid::new_v4()), ..none() }, 0),
        (CaseFilter { organisation: Some(people.provider), ..none() }, 2),
        (CaseFilter { organisation: Some(people.applicant), ..none() }, 2),
        (CaseFilter { applicant: Some(people.provider), ..none() }, 0),
        (CaseFilter { provider: Some(people.provider), ..none() }, 2),
        (CaseFilter { stages: text("testing"), ..none() }, 1),
        (CaseFilter { turns: text("applicant"), ..none() }, 1),
        (CaseFilter { due_until: day("2026-12-01"), ..none() }, 1),
        (CaseFilter { due_until: day("2026-11-30"), ..none() }, 0),
    ];
    for (filter, expected) in rows {
        let found = test.store.cases(&filter, CaseOrder::Due, Page::default()).await.unwrap();
        assert_eq!(found.total, expected, "{filter:?}");
    }
    let counts = test.store.case_counts(&none()).await.unwrap();
    assert_eq!(counts, [("draft".to_owned(), 1), ("testing".to_owned(), 1)]);
    let leave = Change::RemoveMember { account: people.account, post: "reviewer".to_owned() };
    test.store.change_case(mine, NOW, vec![leave]).await.unwrap();
    assert_eq!(test.store.members(mine).await.unwrap(), []);
}

async fn pages_neither_overlap_nor_skip(test: TestStore) {
    let people = test.people().await;
    let mut put_ids = Vec::new();
    for _ in 0..7 {
        put_ids.push(put(&test, projection(&people)).await);
    }
    for order in [CaseOrder::Updated, CaseOrder::Due, CaseOrder::Created] {
        let mut seen = Vec::new();
        for offset in [0, 3, 6, 9] {
            let page = Page { offset, limit: 3 };
            let listed = test.store.cases(&CaseFilter::default(), order, page).await.unwrap();
            assert_eq!(listed.total, 7);
            seen.extend(listed.rows.into_iter().map(|row| row.id));
        }
        assert_eq!(seen.len(), 7, "{order:?}");
        seen.sort();
        put_ids.sort();
        assert_eq!(seen, put_ids, "{order:?}");
    }
}

async fn the_first_due_comes_first_and_those_without_a_term_last(test: TestStore) {
    let people = test.people().await;
    for due in ["", "2027-01-11", "2026-12-01", "2026-12-15"] {
        put(&test, CaseProjection { due: day(due), ..projection(&people) }).await;
    }
    let all = CaseFilter::default();
    let listed = test.store.cases(&all, CaseOrder::Due, Page::default());
    let due: Vec<_> = listed.await.unwrap().rows.into_iter().map(|row| row.due).collect();
    assert_eq!(due, ["2026-12-01", "2026-12-15", "2027-01-11", ""].map(day));
}

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

async fn put(test: &TestStore, row: CaseProjection) -> Uuid {
    let ask = CaseAsk::new(Uuid::new_v4(), NOW);
    let write = CaseWrite { row: Some(row), ..CaseWrite::default() };
    match test.store.write_case(&ask, |_| Ok::<_, ()>(write)).await.unwrap() {
        Written::Now { row, .. } => row.id,
        Written::Before { .. } => unreachable!("an act without a key"),
    }
}
