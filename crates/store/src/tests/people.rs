//! Organisations, accounts, sessions, throttles.

use uuid::Uuid;

use super::engine::{NOW, People, TestStore, account, names};
use super::on_both_engines;
use crate::{
    AccountChange, AccountFilter, NewAccount, OrganisationFilter, OrganisationNames, Page, Role,
    SESSION_IDLE_SECONDS, SESSION_SECONDS_MAX, SESSION_TOUCH_SECONDS, SessionToken, StoreError,
    ThrottleRule,
};

on_both_engines! {
    a_person_is_found_by_login_with_roles,
    a_login_is_taken_once_however_it_is_written,
    an_account_changes_only_from_the_revision_that_was_read,
    organisations_are_found_by_name_and_number,
    a_session_lives_while_it_is_used_but_not_for_ever,
    a_session_ends_with_its_account_or_password_or_browser,
    guessing_is_slowed_down,
}

async fn a_person_is_found_by_login_with_roles(test: TestStore) {
    let people = test.people().await;
    let id = Uuid::new_v4();
    let role = |role: &str| Role { role: role.to_owned(), organisation: people.provider };
    let roles = vec![role("reviewer"), role("executor"), role("reviewer")];
    let new = NewAccount { roles, ..account(id, "Тест.Сарапшы", &people) };
    test.store.add_account(new, NOW).await.unwrap();
    let person = test.store.person_by_login("тест.САРАПШЫ").await.unwrap().unwrap();
    assert_eq!((person.account.id, person.organisation.id), (id, people.applicant));
    assert_eq!(person.roles, [role("executor"), role("reviewer")]);
    assert_eq!(test.store.person(id).await.unwrap(), Some(person));
    assert_eq!(test.store.person_by_login("nobody").await.unwrap(), None);
    let filter = AccountFilter { role: Some("executor".to_owned()), ..AccountFilter::default() };
    assert_eq!(test.store.accounts(&filter, Page::default()).await.unwrap().total, 1);
    let filter = AccountFilter { active: Some(true), ..AccountFilter::default() };
    assert_eq!(test.store.accounts(&filter, Page::default()).await.unwrap().total, 2);
}

async fn a_login_is_taken_once_however_it_is_written(test: TestStore) {
    let people = test.people().await;
    for login in ["asel", "ASEL", " asel "] {
        let taken = test.store.add_account(account(Uuid::new_v4(), login, &people), NOW).await;
        assert!(matches!(taken, Err(StoreError::Exists { .. })), "{login}");
    }
}

async fn an_account_changes_only_from_the_revision_that_was_read(test: TestStore) {
    let people = test.people().await;
    let rename = |name: &str| AccountChange { name: Some(name.to_owned()), ..Default::default() };
    let id = people.account;
    let changed = test.store.change_account(id, 1, rename("Әсел С."), NOW).await.unwrap();
    assert_eq!((changed.rev, changed.name.as_str()), (2, "Әсел С."));
    let stale = test.store.change_account(id, 1, rename("Асель"), NOW).await;
    assert!(matches!(stale, Err(StoreError::Conflict(_))));
    let roles = vec![Role { role: "admin".to_owned(), organisation: people.provider }];
    let promote = AccountChange { roles: Some(roles.clone()), ..AccountChange::default() };
    test.store.change_account(id, 2, promote, NOW).await.unwrap();
    assert_eq!(test.store.person(id).await.unwrap().unwrap().roles, roles);
}

async fn organisations_are_found_by_name_and_number(test: TestStore) {
    let id = Uuid::new_v4();
    let full = OrganisationNames {
        bin: Some("000740000728".to_owned()),
        kk: "«Мемлекеттік техникалық қызмет» АҚ".to_owned(),
        ru: "АО «Государственная техническая служба»".to_owned(),
        en: "State Technical Service".to_owned(),
    };
    test.store.add_organisation(id, "sts", full.clone(), NOW).await.unwrap();
    test.store.add_organisation(Uuid::new_v4(), "applicant", names("Банк"), NOW).await.unwrap();
    for search in ["мемлекеттик", "ТЕХНИЧЕСКАЯ служба", "state tech", "000740"]
    {
        let filter = OrganisationFilter { search: search.to_owned(), kinds: Vec::new() };
        let found = test.store.organisations(&filter, Page::default()).await.unwrap();
        assert_eq!((found.total, found.rows[0].id), (1, id), "{search}");
    }
    let found = test.store.organisation_by_bin("000740000728").await.unwrap().unwrap();
    assert_eq!(found.id, id);
    let again = test.store.add_organisation(Uuid::new_v4(), "sts", full, NOW).await;
    assert!(matches!(again, Err(StoreError::Exists { .. })));
    let renamed = test.store.rename_organisation(id, names("МТҚ")).await.unwrap();
    assert_eq!(test.store.organisation(id).await.unwrap(), Some(renamed));
    let unknown = test.store.add_organisation(Uuid::new_v4(), "club", names("x"), NOW).await;
    assert!(unknown.is_err(), "a kind that is none");
}

async fn a_session_lives_while_it_is_used_but_not_for_ever(test: TestStore) {
    let people = test.people().await;
    let new = test.store.start_session(people.account, "Firefox", NOW).await.unwrap();
    let token: SessionToken = new.token.reveal().parse().unwrap();
    assert!(format!("{token:?}").contains('…'), "a token is not written to logs");
    let soon = NOW.plus_seconds(SESSION_TOUCH_SECONDS - 1);
    let seen = test.store.session(&token, "Firefox", soon).await.unwrap().unwrap();
    assert_eq!(seen, new.session);
    let mut now = NOW;
    let step = SESSION_IDLE_SECONDS - 1;
    while now.plus_seconds(step) < NOW.plus_seconds(SESSION_SECONDS_MAX) {
        now = now.plus_seconds(step);
        assert!(test.store.session(&token, "Firefox", now).await.unwrap().is_some(), "{now}");
    }
    let end = NOW.plus_seconds(SESSION_SECONDS_MAX);
    assert_eq!(test.store.session(&token, "Firefox", end).await.unwrap(), None);
    assert_eq!(test.store.sweep_sessions(end).await.unwrap(), 1);
    let idle = test.store.start_session(people.account, "Firefox", NOW).await.unwrap().token;
    let late = NOW.plus_seconds(SESSION_IDLE_SECONDS);
    assert_eq!(test.store.session(&idle, "Firefox", late).await.unwrap(), None);
}

async fn a_session_ends_with_its_account_or_password_or_browser(test: TestStore) {
    let people = test.people().await;
    let token = start(&test, &people).await;
    assert_eq!(test.store.session(&token, "Chrome", NOW).await.unwrap(), None);
    test.store.end_session(&token).await.unwrap();
    assert_eq!(test.store.session(&token, "Firefox", NOW).await.unwrap(), None);
    let (one, two) = (start(&test, &people).await, start(&test, &people).await);
    assert_eq!(test.store.end_sessions(people.account).await.unwrap(), 2);
    assert_eq!(test.store.session(&one, "Firefox", NOW).await.unwrap(), None);
    assert_ne!(one.reveal(), two.reveal());
    let changes = [
        AccountChange { password: Some("$argon2id$2".to_owned()), ..AccountChange::default() },
        AccountChange { active: Some(false), ..AccountChange::default() },
    ];
    for (rev, change) in (1..).zip(changes) {
        let token = start(&test, &people).await;
        test.store.change_account(people.account, rev, change, NOW).await.unwrap();
        assert_eq!(test.store.session(&token, "Firefox", NOW).await.unwrap(), None);
    }
    let token = start(&test, &people).await;
    assert_eq!(test.store.session(&token, "Firefox", NOW).await.unwrap(), None, "not active");
}

async fn guessing_is_slowed_down(test: TestStore) {
    let rule = ThrottleRule { failures_max: 3, window_seconds: 600, block_seconds: 900 };
    let store = &test.store;
    let until = NOW.plus_seconds(900);
    assert_eq!(store.count_failure("login:asel", rule, NOW).await.unwrap(), None);
    assert_eq!(store.count_failure("login:asel", rule, NOW).await.unwrap(), None);
    assert_eq!(store.count_failure("login:asel", rule, NOW).await.unwrap(), Some(until));
    assert_eq!(store.blocked_until("login:asel", NOW).await.unwrap(), Some(until));
    assert_eq!(store.blocked_until("login:berik", NOW).await.unwrap(), None);
    assert_eq!(store.blocked_until("login:asel", until).await.unwrap(), None);
    let later = NOW.plus_seconds(1200);
    for _ in 0..2 {
        assert_eq!(store.count_failure("login:asel", rule, later).await.unwrap(), None);
    }
    store.forget_failures("login:asel").await.unwrap();
    assert_eq!(store.count_failure("login:asel", rule, later).await.unwrap(), None);
    let after = later.plus_seconds(600);
    assert_eq!(store.sweep_throttles(after, after).await.unwrap(), 1);
}

async fn start(test: &TestStore, people: &People) -> SessionToken {
    test.store.start_session(people.account, "Firefox", NOW).await.unwrap().token
}
