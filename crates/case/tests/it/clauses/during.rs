//! R 5, R 17–22, R 31, R 35, M 6, M 13: the test and its protocols.

use std::collections::BTreeSet;

use case::{
    AccountId, Attestation, ClockKind, Command, Digest, Party, RegisterNumber, Stage, payload::*,
};
use jiff::civil::date;
use order::{Work, Works};

use crate::bench::{
    Bench, agreement, application, document, eds, failed, form, one, paper_application,
};

fn exclude(work: Work) -> Command {
    let reason = "the source is lost".to_owned();
    Command::AskExclusion(ExclusionRequest { work, reason, document: document("request") })
}

fn decide_exclusion(work: Work, ruling: ExclusionRuling) -> Command {
    Command::DecideExclusion { work, ruling, document: document("decision") }
}

#[test]
fn a_work_is_left_out_by_the_authorised_body_after_verification() {
    // R 5
    let work = Work::SourceCode;
    let mut state = Bench::sts();
    state.submitted();
    let refusal = state.refusal(Party::Applicant, exclude(work));
    assert!(refusal.starts_with("R 5: source code analysis of an object whose owner"), "{refusal}");
    let mut bench = Bench::sts();
    let private = Application { ownership: Ownership::Other, ..application(1) };
    bench.does(Party::Applicant, Command::Submit(Box::new(private)));
    bench.does(Party::Applicant, exclude(work));
    let excluded = || decide_exclusion(work, ExclusionRuling::Excluded);
    let opinion = || Opinion::Founded { text: "no source exists".to_owned() };
    let early = bench.refusal(Party::AuthorisedBody, excluded());
    assert_eq!(early, "R 5: the provider's opinion comes first: source code analysis");
    let early = bench.refusal(Party::Head, Command::GiveOpinion { work, opinion: opinion() });
    assert!(early.starts_with("R 5: the authorised body has not asked to verify"), "{early}");
    bench.does(Party::AuthorisedBody, Command::AskVerification { work });
    bench.does(Party::Head, Command::GiveOpinion { work, opinion: opinion() });
    bench.does(Party::AuthorisedBody, excluded());
    assert_eq!(bench.case.works(), Works::ALL.without(work));
    let again = bench.refusal(Party::AuthorisedBody, excluded());
    assert!(again.starts_with("R 5: this was decided before"), "{again}");
}

#[test]
fn an_exclusion_during_the_test_lets_the_other_works_go_on() {
    // R 5: the last undone work is left out, and the protocols of the others follow.
    let work = Work::Load;
    let mut bench = Bench::sts();
    bench.testing().source();
    for done in Works::ALL.without(work).iter() {
        bench.worked(done, Verdict::Conforms);
    }
    let refusal = bench.refusal(Party::Applicant, exclude(Work::Network));
    assert!(refusal.starts_with("R 5: the work is done"), "{refusal}");
    bench.does(Party::Applicant, exclude(work));
    bench.does(Party::AuthorisedBody, Command::AskVerification { work });
    let opinion = Opinion::Unfounded { text: "can be done".to_owned() };
    bench.does(Party::Head, Command::GiveOpinion { work, opinion });
    let mut kept = bench.clone();
    kept.does(Party::AuthorisedBody, decide_exclusion(work, ExclusionRuling::Kept));
    assert_eq!((kept.stage(), kept.case.works()), (Stage::Testing, Works::ALL));
    bench.does(Party::AuthorisedBody, decide_exclusion(work, ExclusionRuling::Excluded));
    assert_eq!(bench.stage(), Stage::Protocols);
}

#[test]
fn the_test_is_suspended_while_access_is_not_provided() {
    // R 17, R 17.1, R 17.2, R 18: ten working days from 2 February, suspended from 4 to 18.
    let items = BTreeSet::from([AccessItem::PhysicalAccess, AccessItem::Demonstration]);
    let clauses: Vec<String> = items.iter().map(|item| item.clause().to_string()).collect();
    assert_eq!(clauses, ["R 17.1", "R 17.2"]);
    let mut bench = Bench::sts();
    bench.testing();
    let before = bench.due(ClockKind::TestTerm).expect("runs");
    bench.on(2026, 2, 4).does(Party::Head, Command::Suspend { missing: items.clone() });
    assert_eq!(bench.stage(), Stage::Suspended);
    bench.on(2026, 2, 18);
    let refusal = bench.refusal(Party::Head, Command::Resume);
    assert_eq!(
        refusal,
        "R 18: still not provided: physical access, demonstration of the functions"
    );
    bench.does(Party::Registrar, Command::ConfirmAccess { items });
    let refusal = bench.refusal(Party::Head, Command::Resume);
    assert_eq!(refusal, "R 18: the additional agreement extending the term comes first");
    let agree = agreement(AgreementPurpose::Suspension, bench.today);
    bench.does(Party::Head, agree.clone());
    assert!(bench.refusal(Party::Head, agree).starts_with("R 18: the additional agreement"));
    bench.does(Party::Head, Command::Resume);
    let (after, clause) = bench.due(ClockKind::TestTerm).expect("runs");
    assert_eq!((before.0, after, clause.as_str()), (date(2026, 3, 17), date(2026, 4, 3), "R 16"));
    let none = Command::Suspend { missing: BTreeSet::new() };
    assert!(bench.refusal(Party::Head, none).starts_with("R 18: name at least one item"));
}

#[test]
fn works_go_by_the_methodology_under_four_eyes() {
    // R 19, R 31: assigned, started, finished, reviewed by a second person.
    let work = Work::Functions;
    let approve = || ReviewVerdict::Approved;
    for (mut bench, clause) in [(Bench::sts(), "R 19"), (Bench::lab(), "R 31")] {
        bench.testing();
        let start = Command::StartWork { work };
        let nobody = bench.refusal(Party::Executor, start.clone());
        assert!(nobody.starts_with(&format!("{clause}: nobody is responsible")), "{nobody}");
        let executor = AccountId::new("executor");
        bench.does(Party::Head, Command::AssignExecutor { work, executor });
        let other = bench.refusal_as("another", Party::Executor, start.clone());
        assert!(other.starts_with(&format!("{clause}: another executor is responsible")));
        let finish = |verdict| Command::FinishWork { work, verdict };
        assert!(bench.refusal(Party::Executor, finish(Verdict::Conforms)).starts_with(clause));
        bench.does(Party::Executor, start);
        let empty = finish(Verdict::DoesNotConform { codes: BTreeSet::new() });
        let refusal = bench.refusal(Party::Executor, empty);
        assert_eq!(
            refusal,
            format!("{clause}: a negative result names at least one nonconformity")
        );
        bench.does(Party::Executor, finish(failed()));
        let own = Command::ReviewWork { work, review: approve() };
        let refusal = bench.refusal_as("executor", Party::Reviewer, own);
        assert!(refusal.starts_with(&format!("{clause}: nobody reviews the own work")));
        let back = ReviewVerdict::SentBack { reason: "no evidence".to_owned() };
        bench.does(Party::Reviewer, Command::ReviewWork { work, review: back });
        bench.does(Party::Executor, finish(Verdict::Conforms));
        bench.does(Party::Reviewer, Command::ReviewWork { work, review: approve() });
        assert_eq!(bench.case.work(work).map(case::state::WorkState::is_done), Some(true));
    }
}

#[test]
fn a_corrected_questionnaire_grounds_an_agreement_on_term_and_cost() {
    // R 20
    let mut bench = Bench::sts();
    bench.testing();
    let purpose = || AgreementPurpose::Questionnaire { working_days: 5, tiyn: Some(100) };
    let refusal = bench.refusal(Party::Head, agreement(purpose(), bench.today));
    assert_eq!(refusal, "R 20: no grounds: no updated questionnaire was sent");
    bench.does(Party::Executor, Command::ReportDiscrepancy { text: "two servers more".to_owned() });
    let old = Command::CorrectQuestionnaire { questionnaire: form(1) };
    let refusal = bench.refusal(Party::Applicant, old);
    assert_eq!(refusal, "R 20: the corrected form must be newer than version 1, found 1");
    bench.does(Party::Applicant, Command::CorrectQuestionnaire { questionnaire: form(2) });
    assert_eq!(bench.case.questionnaire.discrepancy, None);
    let nothing = AgreementPurpose::Questionnaire { working_days: 0, tiyn: None };
    let refusal = bench.refusal(Party::Head, agreement(nothing, bench.today));
    assert_eq!(refusal, "R 20: an additional agreement changes the term or the cost");
    let before = bench.due(ClockKind::TestTerm).expect("runs").0;
    bench.does(Party::Head, agreement(purpose(), bench.today));
    let after = bench.due(ClockKind::TestTerm).expect("runs").0;
    assert_eq!((before, after), (date(2026, 3, 17), date(2026, 3, 27)));
}

#[test]
fn works_are_tested_again_within_the_term_free_of_charge() {
    // R 21, M 6: asked for before the term ends, agreed additionally.
    let work = Work::Functions;
    for (mut bench, clause) in [(Bench::sts(), "R 21"), (Bench::lab(), "M 6")] {
        bench.testing().source();
        let ask = || Command::AskInterimRetest { works: one(work), reason: "fixed".to_owned() };
        let early = bench.refusal(Party::Applicant, ask());
        assert!(early.starts_with(&format!("{clause}: only finished works")), "{early}");
        bench.rounded(one(work));
        let agree = |works| agreement(AgreementPurpose::InterimRetest { works }, date(2026, 2, 2));
        assert!(bench.refusal(Party::Head, agree(one(work))).starts_with(clause));
        let mut late = bench.clone();
        late.on(2026, 3, 18);
        let refusal = late.refusal(Party::Applicant, ask());
        assert!(refusal.starts_with(&format!("{clause}: an interim retest is asked for before")));
        bench.does(Party::Applicant, ask());
        let pending = bench.refusal(Party::Head, bench.numbers());
        assert_eq!(pending, format!("{clause}: an interim retest awaits its additional agreement"));
        assert!(bench.refusal(Party::Head, agree(Works::ALL)).starts_with(clause));
        bench.does(Party::Head, agree(one(work)));
        assert_eq!(bench.stage(), Stage::Testing);
        let again = bench.case.work(work).cloned().expect("under way");
        assert_eq!((again.interim_retests, again.finished), (1, None));
        bench.does(Party::Executor, Command::StartWork { work });
        bench.does(Party::Executor, Command::FinishWork { work, verdict: Verdict::Conforms });
        let review = ReviewVerdict::Approved;
        bench.does(Party::Reviewer, Command::ReviewWork { work, review });
        bench.signed(work).placed();
        assert_eq!(bench.stage(), Stage::InForce);
    }
}

#[test]
fn protocols_are_issued_together_after_all_works() {
    // R 22, R 35
    for (mut bench, clause) in [(Bench::sts(), "R 22"), (Bench::lab(), "R 35")] {
        bench.testing().source();
        for work in Works::ALL.without(Work::Load).iter() {
            bench.worked(work, Verdict::Conforms).signed(work);
        }
        let early = bench.refusal(Party::Head, bench.numbers());
        let expected =
            "protocols are issued after all works are completed, not completed: load testing";
        assert_eq!(early, format!("{clause}: {expected}"));
        let draft = Command::DraftProtocol { work: Work::Load, document: document("x") };
        bench.started(Work::Load);
        assert!(bench.refusal(Party::Executor, draft).starts_with(clause));
        let review = ReviewVerdict::Approved;
        bench.does(
            Party::Executor,
            Command::FinishWork { work: Work::Load, verdict: Verdict::Conforms },
        );
        bench.does(Party::Reviewer, Command::ReviewWork { work: Work::Load, review });
        let unsigned = bench.refusal(Party::Head, bench.numbers());
        assert_eq!(unsigned, format!("{clause}: not signed by executor and head: load testing"));
        bench.signed(Work::Load).placed();
        assert_eq!((bench.stage(), bench.case.in_force()), (Stage::InForce, Works::ALL));
    }
}

#[test]
fn a_protocol_is_reviewed_and_signed_by_two_people() {
    // R 22, R 35: executor and head; the executor neither reviews nor signs as head.
    let work = Work::Functions;
    let sign = |attestation| Command::SignProtocol { work, attestation };
    let mut bench = Bench::sts();
    bench.testing().worked(work, Verdict::Conforms);
    let refusal = bench.refusal(Party::Executor, sign(eds()));
    assert!(refusal.starts_with("R 22: there is no draft"), "{refusal}");
    bench.does(Party::Executor, Command::DraftProtocol { work, document: document("p") });
    let refusal = bench.refusal(Party::Executor, sign(eds()));
    assert!(refusal.starts_with("R 22: the draft is not reviewed yet"), "{refusal}");
    let approve = Command::ReviewProtocol { work, review: ReviewVerdict::Approved };
    let own = bench.refusal_as("executor", Party::Reviewer, approve.clone());
    assert!(own.starts_with("R 22: nobody reviews the own work"), "{own}");
    bench.does(Party::Reviewer, approve);
    let first = bench.refusal(Party::Head, sign(eds()));
    assert!(first.starts_with("R 22: the executor signs first"), "{first}");
    let paper = bench.refusal(Party::Executor, sign(Attestation::Paper));
    assert!(paper.starts_with("R 22: a protocol of the state technical service bears"), "{paper}");
    bench.does(Party::Executor, sign(eds()));
    let same = bench.refusal_as("executor", Party::Head, sign(eds()));
    assert!(same.starts_with("R 22: who signed as executor does not sign as head"), "{same}");
    bench.does(Party::Head, sign(eds()));
    let twice = bench.refusal(Party::Head, sign(eds()));
    assert!(twice.starts_with("R 22: the protocol is signed already"), "{twice}");
    let executor = AccountId::new("another");
    let changed = bench.refusal(Party::Head, Command::AssignExecutor { work, executor });
    assert!(changed.contains("the protocol is signed already"), "{changed}");
}

#[test]
fn each_protocol_bears_a_register_number_of_its_own() {
    // R 22, R 37.5
    let mut bench = Bench::sts();
    bench.testing().source().rounded(Works::NONE);
    let same = |work| (work, RegisterNumber("1".to_owned()));
    let doubled = Command::IssueProtocols { numbers: Work::ALL.map(same).into() };
    assert_eq!(bench.refusal(Party::Head, doubled), "R 37.5: the register number is taken: 1");
    let few = Command::IssueProtocols { numbers: [same(Work::Load)].into() };
    let refusal = bench.refusal(Party::Head, few);
    assert!(refusal.starts_with("R 37.5: one register number for each protocol"), "{refusal}");
}

#[test]
fn a_test_that_ends_late_is_recorded_and_loses_the_applicant_nothing() {
    // R 16: 30 working days from 2 February end on 17 March 2026.
    let mut bench = Bench::sts();
    bench.testing().source().rounded(Works::NONE);
    bench.on(2026, 3, 18).placed();
    assert_eq!((bench.stage(), bench.missed()), (Stage::InForce, vec![ClockKind::TestTerm]));
}

#[test]
fn the_source_is_accepted_by_an_act_before_its_analysis() {
    // M 13
    let work = Work::SourceCode;
    let mut bench = Bench::sts();
    bench.testing();
    let executor = AccountId::new("executor");
    bench.does(Party::Head, Command::AssignExecutor { work, executor });
    let refusal = bench.refusal(Party::Executor, Command::StartWork { work });
    assert_eq!(refusal, "M 13: the source is accepted by an act first");
    let empty = SourceAct { archives: Vec::new(), document: document("act") };
    let refusal = bench.refusal(Party::Registrar, Command::AcceptSource(empty));
    assert_eq!(refusal, "M 13: an act names at least one archive");
    bench.source().does(Party::Executor, Command::StartWork { work });
    let archive = &bench.case.sources[0].act.archives[0];
    assert_eq!((archive.size_bytes, archive.digest), (5_000_000, Digest([3; 32])));
    let mut lab = Bench::lab();
    let form = paper_application(1);
    lab.does(Party::Applicant, Command::Submit(Box::new(form))).accepted().source();
}
