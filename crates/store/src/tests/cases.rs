//! The one write of a case: whole or not at all, once, from what stands.

use uuid::Uuid;

use super::engine::{NOW, TestStore, hash_of, next_events, opening, projection};
use super::on_both_engines;
use crate::{
    CaseAsk, CaseWrite, Change, EventsWanted, FindingFilter, Hash, NewAttachment, NewAudit, NewJob,
    NewNotice, NewPaper, NewReview, Page, PaperChange, PaperFilter, SaveCheck, SaveFinding,
    SaveForm, SignForm, StoreError, WriteError, Written,
};

on_both_engines! {
    an_act_is_written_whole,
    a_refused_act_leaves_nothing,
    an_act_that_fails_late_leaves_nothing,
    the_same_act_twice_is_one_act,
    events_must_continue_the_chain,
    a_stale_page_is_a_conflict,
    a_case_that_is_not_there_cannot_be_changed,
    a_draft_is_saved_only_from_the_revision_that_was_read,
    a_signed_form_stays_and_the_next_draft_follows,
    only_what_was_shown_can_be_signed,
    checks_and_findings_are_saved_only_from_the_revision_that_was_read,
    papers_and_attachments_are_kept,
    a_decision_sees_what_it_asked_for,
}

async fn an_act_is_written_whole(test: TestStore) {
    let people = test.people().await;
    let ask = CaseAsk::new(Uuid::new_v4(), NOW);
    let written = test.store.write_case(&ask, |view| {
        let mut write = opening(&people, view, 3);
        write.jobs.push(job("mail 1"));
        write.notices.push(notice(people.account, ask.case_id));
        write.audit.push(audit("case.open"));
        write.changes.push(Change::AddMember { account: people.account, post: "owner".to_owned() });
        write.result = Some("{\"ok\":true}".to_owned());
        Ok::<_, ()>(write)
    });
    let Written::Now { row, result } = written.await.unwrap() else { unreachable!() };
    assert_eq!((row.last_seq, result.as_deref()), (3, Some("{\"ok\":true}")));
    let whole = test.store.whole_case(ask.case_id).await.unwrap().unwrap();
    assert_eq!(whole.row, row);
    assert_eq!(whole.events.iter().map(|e| e.seq).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(whole.events[0].payload, "{\"n\":1,\"said\":\"Қабылданды\"}");
    assert_eq!(whole.members[0].post, "owner");
    assert_eq!(test.store.jobs("waiting", Page::default()).await.unwrap().total, 1);
    assert_eq!(test.store.notices_unseen(people.account).await.unwrap(), 1);
    let report = test.store.audit_chains(hash_of).await.unwrap();
    assert_eq!((report.cases, report.events, report.audit_entries), (1, 3, 1));
    assert_eq!(report.broken, []);
}

async fn a_refused_act_leaves_nothing(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 1).await;
    let ask = CaseAsk::new(case.id, NOW.plus_seconds(1));
    let refused = test.store.write_case(&ask, |_| Err::<CaseWrite, _>("R 13"));
    assert!(matches!(refused.await, Err(WriteError::Refused("R 13"))));
    assert_eq!(test.store.case(case.id).await.unwrap(), Some(case));
}

async fn an_act_that_fails_late_leaves_nothing(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 1).await;
    let ask = CaseAsk { key: Some("late".to_owned()), ..CaseAsk::new(case.id, NOW) };
    let failed = test.store.write_case(&ask, |view| {
        let stranger = notice(Uuid::new_v4(), case.id);
        let (jobs, notices) = (vec![job("mail 2")], vec![stranger]);
        let events = next_events(view, 2);
        Ok::<_, ()>(CaseWrite { events, jobs, notices, ..CaseWrite::default() })
    });
    assert!(matches!(failed.await, Err(WriteError::Store(StoreError::Reference { .. }))));
    assert_eq!(test.store.case(case.id).await.unwrap().as_ref(), Some(&case));
    assert_eq!(test.store.case_events(case.id, 0).await.unwrap().len(), 1);
    assert_eq!(test.store.jobs("waiting", Page::default()).await.unwrap().total, 0);
    let again = || test.store.write_case(&ask, |view| Ok::<_, ()>(append(view, 1)));
    assert!(matches!(again().await.unwrap(), Written::Now { .. }), "the key was not used up");
    assert!(matches!(again().await.unwrap(), Written::Before { .. }));
    assert_eq!(test.store.sweep_keys(NOW).await.unwrap(), 0);
    assert_eq!(test.store.sweep_keys(NOW.plus_seconds(1)).await.unwrap(), 1);
}

async fn the_same_act_twice_is_one_act(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 1).await;
    let ask = CaseAsk { key: Some("submit 7".to_owned()), ..CaseAsk::new(case.id, NOW) };
    let act = || {
        test.store.write_case(&ask, |view| {
            let result = Some("\"№ 7\"".to_owned());
            Ok::<_, ()>(CaseWrite { result, ..append(view, 1) })
        })
    };
    assert!(matches!(act().await.unwrap(), Written::Now { .. }));
    let before = Written::Before { result: "\"№ 7\"".to_owned() };
    assert_eq!(act().await.unwrap(), before);
    assert_eq!(test.store.case_events(case.id, 0).await.unwrap().len(), 2);
}

async fn events_must_continue_the_chain(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 2).await;
    let ask = CaseAsk::new(case.id, NOW);
    let rows: [(i64, Option<Hash>, &str); 3] = [
        (2, None, "expected number 3, found 2"),
        (4, None, "expected number 3, found 4"),
        (3, Some(Hash::ZERO), "expected previous hash"),
    ];
    for (seq, prev, expected) in rows {
        let failed = test.store.write_case(&ask, |view| {
            let mut events = next_events(view, 1);
            events[0].seq = seq;
            events[0].prev_hash = prev.unwrap_or(events[0].prev_hash);
            Ok::<_, ()>(CaseWrite { events, ..CaseWrite::default() })
        });
        let said = failed.await.unwrap_err().to_string();
        assert!(said.contains(expected), "{said}");
    }
    assert_eq!(test.store.case(case.id).await.unwrap(), Some(case));
}

async fn a_stale_page_is_a_conflict(test: TestStore) {
    let people = test.people().await;
    let case = test.case(&people, 2).await;
    let ask = CaseAsk { expect_seq: Some(1), ..CaseAsk::new(case.id, NOW) };
    let stale = test.store.write_case(&ask, |view| Ok::<_, ()>(append(view, 1)));
    let Err(WriteError::Store(StoreError::Conflict(conflict))) = stale.await else {
        panic!("expected a conflict")
    };
    assert_eq!((conflict.expected, conflict.found, conflict.at), (1, 2, Some(NOW)));
}

async fn a_case_that_is_not_there_cannot_be_changed(test: TestStore) {
    let missing = test.store.change_case(Uuid::new_v4(), NOW, Vec::new()).await;
    assert!(matches!(missing, Err(StoreError::NotFound { what: "case", .. })));
}

async fn a_draft_is_saved_only_from_the_revision_that_was_read(test: TestStore) {
    let people = test.people().await;
    let id = test.case(&people, 1).await.id;
    let later = NOW.plus_seconds(60);
    save(&test, id, 0, "{\"a\":1}", "asel").await.unwrap();
    let first = test.store.change_case(id, later, vec![form(1, "{\"a\":2}", "berik")]);
    first.await.unwrap();
    let StoreError::Conflict(lost) = save(&test, id, 1, "{\"a\":3}", "asel").await.unwrap_err()
    else {
        panic!("expected a conflict")
    };
    let (by, at) = (lost.by.as_deref(), lost.at);
    assert_eq!((lost.expected, lost.found, by, at), (1, 2, Some("berik"), Some(later)));
    assert_eq!(lost.what, "form questionnaire");
    let form = test.store.form(id, "questionnaire").await.unwrap().unwrap();
    assert_eq!((form.body.as_str(), form.rev, form.number), ("{\"a\":2}", 2, 1));
}

async fn a_signed_form_stays_and_the_next_draft_follows(test: TestStore) {
    let people = test.people().await;
    let id = test.case(&people, 1).await.id;
    save(&test, id, 0, "{\"a\":1}", "asel").await.unwrap();
    let body = "{\"a\":1}";
    sign(&test, id, 1, body).await.unwrap();
    assert!(matches!(sign(&test, id, 1, body).await, Err(StoreError::Conflict(_))));
    save(&test, id, 0, "{\"a\":2}", "asel").await.unwrap();
    let forms = test.store.whole_case(id).await.unwrap().unwrap().forms;
    let states: Vec<_> = forms.iter().map(|f| (f.number, f.state.as_str(), f.rev)).collect();
    assert_eq!(states, [(1, "signed", 1), (2, "draft", 1)]);
    assert_eq!(forms[0].sha256, Hash::of(body.as_bytes()));
    let first = test.store.form_version(id, "questionnaire", 1).await.unwrap();
    assert_eq!(first.as_ref(), forms.first());
}

async fn only_what_was_shown_can_be_signed(test: TestStore) {
    let people = test.people().await;
    let id = test.case(&people, 1).await.id;
    save(&test, id, 0, "{\"a\":1}", "asel").await.unwrap();
    let other = sign(&test, id, 1, "{\"a\":9}").await;
    assert!(matches!(other, Err(StoreError::Input { what: "form", .. })));
    let form = test.store.form(id, "questionnaire").await.unwrap().unwrap();
    assert_eq!(form.state, "draft");
}

async fn checks_and_findings_are_saved_only_from_the_revision_that_was_read(test: TestStore) {
    let people = test.people().await;
    let id = test.case(&people, 1).await.id;
    let finding = Uuid::new_v4();
    let changes = vec![check("MA1-23", 0), check("MA1-24", 0), found(finding, 0)];
    test.store.change_case(id, NOW, changes).await.unwrap();
    test.store.change_case(id, NOW, vec![check("MA1-23", 1), review(finding, 1)]).await.unwrap();
    for stale in [check("MA1-23", 1), check("MA1-24", 0), found(finding, 1), review(finding, 1)] {
        // The good change beside the stale one is not written either.
        let both = vec![check("MA1-99", 0), stale.clone()];
        let lost = test.store.change_case(id, NOW, both).await;
        assert!(matches!(lost, Err(StoreError::Conflict(_))), "{stale:?}");
    }
    let checks = test.store.checks(id, 0, "functions").await.unwrap();
    let revs: Vec<_> = checks.iter().map(|c| (c.code.as_str(), c.rev)).collect();
    assert_eq!(revs, [("MA1-23", 2), ("MA1-24", 1)]);
    let filter = FindingFilter { search: "паролД".to_owned(), ..FindingFilter::default() };
    let listed = test.store.findings(id, &filter, Page::default()).await.unwrap();
    assert_eq!((listed.total, listed.rows[0].state.as_str()), (1, "confirmed"));
    let reviews = test.store.reviews(id, finding).await.unwrap();
    assert_eq!((reviews[0].seq, reviews[0].reason.as_str()), (1, "seen"));
}

async fn papers_and_attachments_are_kept(test: TestStore) {
    let people = test.people().await;
    let id = test.case(&people, 1).await.id;
    let (paper, file) = (Uuid::new_v4(), Uuid::new_v4());
    let stored = test.store.artifacts().put_bytes("хаттама").await.unwrap();
    let attach = Change::Attach(NewAttachment {
        id: file,
        kind: "scheme".to_owned(),
        name: "Сызба.pdf".to_owned(),
        artifact: stored.hash,
        size: 14,
        media_type: "application/pdf".to_owned(),
        author: "asel".to_owned(),
    });
    let add = Change::AddPaper(new_paper(paper, stored.hash));
    test.store.change_case(id, NOW, vec![attach, add]).await.unwrap();
    let issue = Change::ChangePaper(PaperChange {
        id: paper,
        base_rev: 1,
        state: "issued".to_owned(),
        number: Some("2026/7".to_owned()),
        artifact: None,
        detail: None,
        issued: Some(NOW),
        author: "head".to_owned(),
    });
    let withdraw = Change::WithdrawAttachment { id: file };
    test.store.change_case(id, NOW, vec![issue.clone(), withdraw]).await.unwrap();
    let again = test.store.change_case(id, NOW, vec![issue]).await;
    assert!(matches!(again, Err(StoreError::Conflict(_))));
    let filter = PaperFilter { number: Some("2026/7".to_owned()), ..PaperFilter::default() };
    let papers = test.store.papers(&filter, Page::default()).await.unwrap();
    assert_eq!((papers.total, papers.rows[0].artifact), (1, stored.hash));
    let filter = PaperFilter {
        case_id: Some(id),
        kinds: vec!["protocol".to_owned()],
        states: vec!["issued".to_owned()],
        issued_from: Some(NOW),
        issued_before: Some(NOW.plus_seconds(1)),
        ..PaperFilter::default()
    };
    assert_eq!(test.store.papers(&filter, Page::default()).await.unwrap().total, 1);
    let attachments = test.store.attachments(id).await.unwrap();
    assert_eq!((attachments.len(), attachments[0].withdrawn_us), (1, Some(NOW)));
}

async fn a_decision_sees_what_it_asked_for(test: TestStore) {
    let people = test.people().await;
    let id = test.case(&people, 3).await.id;
    save(&test, id, 0, "{}", "asel").await.unwrap();
    test.store.change_case(id, NOW, vec![check("MA1-23", 0)]).await.unwrap();
    let mut ask = CaseAsk::new(id, NOW);
    ask.want.events = EventsWanted::After(2);
    ask.want.forms = true;
    ask.want.checks = true;
    let seen = test.store.write_case(&ask, |view| {
        assert_eq!(view.events.iter().map(|e| e.seq).collect::<Vec<_>>(), [3]);
        assert_eq!((view.forms.len(), view.checks.len(), view.findings.len()), (1, 1, 0));
        let row = Some(projection(&people));
        Ok::<_, ()>(CaseWrite { row, ..CaseWrite::default() })
    });
    assert!(matches!(seen.await.unwrap(), Written::Now { .. }));
}

fn append(view: &crate::CaseView, count: i64) -> CaseWrite {
    CaseWrite { events: next_events(view, count), ..CaseWrite::default() }
}

fn job(dedup: &str) -> NewJob {
    NewJob {
        dedup: dedup.to_owned(),
        kind: "mail".to_owned(),
        payload: "{}".to_owned(),
        run_at: NOW,
        attempts_max: 3,
    }
}

fn notice(account: Uuid, case_id: Uuid) -> NewNotice {
    let (text_key, args) = ("returned".to_owned(), "{}".to_owned());
    NewNotice { account, case_id: Some(case_id), text_key, args }
}

fn audit(action: &str) -> NewAudit {
    NewAudit {
        actor: "asel".to_owned(),
        action: action.to_owned(),
        object: "case".to_owned(),
        detail: "{}".to_owned(),
    }
}

fn form(base_rev: i64, body: &str, author: &str) -> Change {
    Change::SaveForm(SaveForm {
        kind: "questionnaire".to_owned(),
        base_rev,
        body: body.to_owned(),
        author: author.to_owned(),
    })
}

async fn save(
    test: &TestStore,
    id: Uuid,
    base_rev: i64,
    body: &str,
    author: &str,
) -> Result<(), StoreError> {
    test.store.change_case(id, NOW, vec![form(base_rev, body, author)]).await.map(|_| ())
}

async fn sign(test: &TestStore, id: Uuid, base_rev: i64, body: &str) -> Result<(), StoreError> {
    let sign = Change::SignForm(SignForm {
        kind: "questionnaire".to_owned(),
        base_rev,
        sha256: Hash::of(body.as_bytes()),
        author: "asel".to_owned(),
    });
    test.store.change_case(id, NOW, vec![sign]).await.map(|_| ())
}

fn check(code: &str, base_rev: i64) -> Change {
    Change::SaveCheck(SaveCheck {
        round: 0,
        work: "functions".to_owned(),
        code: code.to_owned(),
        base_rev,
        verdict: "conforms".to_owned(),
        observation: "журнал жүргізіледі".to_owned(),
        recommendation: String::new(),
        detail: "{}".to_owned(),
        author: "executor".to_owned(),
    })
}

fn found(id: Uuid, base_rev: i64) -> Change {
    Change::SaveFinding(SaveFinding {
        round: 0,
        id,
        work: "source".to_owned(),
        fingerprint: "f1".to_owned(),
        base_rev,
        body: "{\"title\":\"құпиясөз\"}".to_owned(),
        state: "open".to_owned(),
        search: "Парольдік саясат — ПарОлД".to_owned(),
        author: "executor".to_owned(),
    })
}

fn review(finding: Uuid, base_rev: i64) -> Change {
    Change::ReviewFinding(NewReview {
        round: 0,
        finding,
        base_rev,
        verdict: "confirmed".to_owned(),
        reason: "seen".to_owned(),
        state: "confirmed".to_owned(),
        author: "executor".to_owned(),
    })
}

fn new_paper(id: Uuid, artifact: Hash) -> NewPaper {
    NewPaper {
        id,
        kind: "protocol".to_owned(),
        number: None,
        work: Some("source".to_owned()),
        round: 0,
        lang: "kk".to_owned(),
        artifact,
        state: "draft".to_owned(),
        detail: "{}".to_owned(),
        author: "executor".to_owned(),
        issued: None,
    }
}
