//! Settings, notices, the audit log.

use super::engine::{NOW, TestStore};
use super::on_both_engines;
use crate::{
    AuditFilter, CaseAsk, CaseWrite, Day, NewAudit, NewNotice, Page, SaveSetting, StoreError,
};

on_both_engines! {
    a_setting_holds_from_its_day_until_the_next,
    the_first_seeing_of_a_notice_counts,
    the_audit_log_is_read_by_object_actor_and_time,
}

async fn a_setting_holds_from_its_day_until_the_next(test: TestStore) {
    for (from, body) in [("2026-01-01", "1"), ("2026-07-01", "2")] {
        test.store.save_setting(setting(from, 0, body), NOW).await.unwrap();
    }
    let rows = [
        ("2025-12-31", None),
        ("2026-01-01", Some("1")),
        ("2026-06-30", Some("1")),
        ("2026-07-01", Some("2")),
        ("2027-01-01", Some("2")),
    ];
    for (on, expected) in rows {
        let found = test.store.setting("price-list", day(on)).await.unwrap();
        assert_eq!(found.as_ref().map(|s| s.body.as_str()), expected, "{on}");
    }
    test.store.save_setting(setting("2026-07-01", 1, "3"), NOW).await.unwrap();
    let stale = test.store.save_setting(setting("2026-07-01", 1, "4"), NOW).await;
    assert!(matches!(stale, Err(StoreError::Conflict(_))));
    let all = test.store.settings("price-list").await.unwrap();
    assert_eq!(all.iter().map(|s| s.body.as_str()).collect::<Vec<_>>(), ["1", "3"]);
}

async fn the_first_seeing_of_a_notice_counts(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 1).await;
    let notices = ["returned", "accepted"].map(|key| NewNotice {
        account: people.account,
        case_id: Some(case.id),
        text_key: key.to_owned(),
        args: "{\"n\":1}".to_owned(),
    });
    let write = CaseWrite { notices: notices.to_vec(), ..CaseWrite::default() };
    let ask = CaseAsk::new(case.id, NOW);
    test.store.write_case(&ask, |_| Ok::<_, ()>(write)).await.unwrap();
    let listed = test.store.notices(people.account, Page::default()).await.unwrap();
    let first = [listed.rows[0].id];
    let seen =
        |ids, seconds| test.store.see_notices(people.account, ids, NOW.plus_seconds(seconds));
    assert_eq!(seen(&first, 1).await.unwrap(), 1);
    assert_eq!(seen(&first, 2).await.unwrap(), 0);
    let stranger = test.store.see_notices(case.id, &[listed.rows[1].id], NOW).await.unwrap();
    assert_eq!(stranger, 0, "only the addressee sees a notice");
    assert_eq!(test.store.notices_unseen(people.account).await.unwrap(), 1);
    let listed = test.store.notices(people.account, Page::default()).await.unwrap();
    let seen = listed.rows.iter().find(|n| n.id == first[0]).and_then(|n| n.seen_us);
    assert_eq!((listed.total, seen), (2, Some(NOW.plus_seconds(1))));
}

async fn the_audit_log_is_read_by_object_actor_and_time(test: TestStore) {
    for (n, actor) in (0..).zip(["asel", "berik", "asel"]) {
        let entry = NewAudit {
            actor: actor.to_owned(),
            action: "artifact.read".to_owned(),
            object: format!("artifact:{}", n % 2),
            detail: "{}".to_owned(),
        };
        test.store.audit(NOW.plus_seconds(n), vec![entry]).await.unwrap();
    }
    let none = AuditFilter::default;
    let rows = [
        (none(), vec![3, 2, 1]),
        (AuditFilter { actor: Some("asel".to_owned()), ..none() }, vec![3, 1]),
        (AuditFilter { object: Some("artifact:1".to_owned()), ..none() }, vec![2]),
        (AuditFilter { from: Some(NOW.plus_seconds(1)), ..none() }, vec![3, 2]),
        (AuditFilter { before: Some(NOW.plus_seconds(1)), ..none() }, vec![1]),
    ];
    for (filter, expected) in rows {
        let found = test.store.audit_log(&filter, Page::default()).await.unwrap();
        let seqs: Vec<_> = found.rows.iter().map(|entry| entry.seq).collect();
        assert_eq!(seqs, expected, "{filter:?}");
    }
}

fn setting(from: &str, base_rev: i64, body: &str) -> SaveSetting {
    SaveSetting {
        name: "price-list".to_owned(),
        effective_from: day(from),
        base_rev,
        body: body.to_owned(),
        author: "admin".to_owned(),
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}
