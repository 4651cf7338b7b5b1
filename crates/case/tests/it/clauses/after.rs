//! R 28, R 34, R 36–42, M 14, M 15: after the protocols.

use std::collections::{BTreeMap, BTreeSet};

use case::{CaseId, ClockKind, Command, Party, SignatureId, Stage, payload::*};
use jiff::civil::date;
use order::{ObjectKind, Work, Works};

use crate::bench::{Bench, application, document, form, on_paper, one};

fn in_force(mut bench: Bench) -> Bench {
    bench.issued(Works::NONE);
    bench
}

fn duplicate(works: Works, why: DuplicateWhy) -> Command {
    Command::AskDuplicate(DuplicateRequest { works, why, reason: "a fire".to_owned() })
}

fn change(rows: &[u8], version: u32) -> Command {
    let changes = rows.iter().map(|row| ChangeNumber(*row)).collect();
    let why = ChangeWhy::Owner { changes, questionnaire: form(version) };
    Command::RaiseReview(ReviewCause { why, document: document("changes") })
}

fn rule(review: u32, rows: &[u8], ruling: Ruling) -> Command {
    let changes = rows.iter().map(|row| ChangeNumber(*row)).collect();
    Command::DecideReview(ReviewRuling { review, changes, ruling })
}

fn withdraw(works: Works, retest: Works) -> Ruling {
    Ruling::Withdraw { works, retest, reason: "changed".to_owned() }
}

fn keep() -> Ruling {
    Ruling::Keep { reason: "nothing is touched".to_owned() }
}

#[test]
fn a_duplicate_is_issued_within_five_working_days() {
    // R 28, R 34: asked for on Monday 9 February 2026.
    for (bench, clause) in [(Bench::sts(), "R 28"), (Bench::lab(), "R 34")] {
        let mut bench = in_force(bench);
        bench.on(2026, 2, 9);
        let none = bench.refusal(Party::Owner, duplicate(Works::NONE, DuplicateWhy::Lost));
        assert_eq!(none, format!("{clause}: name at least one work"));
        bench.does(Party::Owner, duplicate(one(Work::Load), DuplicateWhy::Lost));
        let due = bench.due(ClockKind::Duplicate);
        assert_eq!(due, Some((date(2026, 2, 16), clause.to_owned())));
        let issue = |work, request| {
            let documents = BTreeMap::from([(work, document("duplicate"))]);
            Command::IssueDuplicate { request, documents }
        };
        let unknown = bench.refusal(Party::Registrar, issue(Work::Load, 2));
        assert_eq!(unknown, format!("{clause}: there is no item No. 2"));
        let other = bench.refusal(Party::Registrar, issue(Work::Network, 1));
        assert!(other.starts_with(&format!("{clause}: one duplicate for each protocol")));
        bench.on(2026, 2, 17).does(Party::Registrar, issue(Work::Load, 1));
        assert_eq!(bench.missed(), [ClockKind::Duplicate]);
        let again = bench.refusal(Party::Registrar, issue(Work::Load, 1));
        assert_eq!(again, format!("{clause}: No. 1 is settled already"));
    }
}

#[test]
fn changed_data_are_a_reason_at_the_state_technical_service_only() {
    // R 28, R 34
    let why = |questionnaire| DuplicateWhy::QuestionnaireChanged { questionnaire };
    let lab = in_force(Bench::lab());
    let refusal = lab.refusal(Party::Owner, duplicate(Works::ALL, why(form(2))));
    assert_eq!(refusal, "R 34: a laboratory issues a duplicate only of a lost or damaged protocol");
    let mut sts = in_force(Bench::sts());
    let refusal = sts.refusal(Party::Owner, duplicate(Works::ALL, why(on_paper(2))));
    assert!(refusal.starts_with("R 28: the questionnaire is not attested"), "{refusal}");
    sts.does(Party::Owner, duplicate(Works::ALL, why(form(2))));
    assert_eq!(sts.case.questionnaire.current, Some(form(2)));
}

#[test]
fn protocols_serve_for_production_for_a_year_and_then_for_its_life() {
    // R 36: issued on 2 February 2026.
    let enter = |since| Command::EnterProduction { since };
    let mut bench = in_force(Bench::sts());
    let due = bench.due(ClockKind::ProtocolForProduction);
    assert_eq!(due, Some((date(2027, 2, 2), "R 36".to_owned())));
    bench.on(2027, 2, 3);
    let late = bench.refusal(Party::Owner, enter(date(2027, 2, 3)));
    assert!(late.starts_with("R 36: the protocol served for putting"), "{late}");
    let early = bench.refusal(Party::Owner, enter(date(2026, 1, 1)));
    assert!(early.starts_with("R 36: the protocols were issued on 02.02.2026"), "{early}");
    let mut expired = bench.clone();
    assert_eq!(expired.does(Party::System, Command::Expire).stage(), Stage::Expired);
    bench.does(Party::Owner, enter(date(2027, 2, 2))).on(2031, 1, 1);
    let refusal = bench.refusal(Party::System, Command::Expire);
    assert_eq!(refusal, "R 36: the validity of the protocols has not run out");
    let end = ValidityEnd { why: Finish::ModernisationBegun, since: date(2030, 12, 1) };
    bench.does(Party::Owner, Command::EndValidity(end));
    assert_eq!((bench.stage(), bench.case.in_force()), (Stage::Expired, Works::NONE));
}

#[test]
fn protocols_of_the_platform_are_valid_for_a_year() {
    // R 36: whatever happens.
    let object = ObjectKind::Platform;
    let mut bench = Bench::sts();
    let works = Works::ALL.without(Work::Load);
    let form = Application { object, works, ..application(1) };
    bench.does(Party::Applicant, Command::Submit(Box::new(form))).accepted().concluded();
    bench.does(Party::Head, Command::ProposeTerm { working_days: 9 });
    bench.does(Party::Applicant, Command::AgreeTerm).source().rounded(Works::NONE);
    bench.placed();
    bench.does(Party::Owner, Command::EnterProduction { since: bench.today });
    let due = bench.due(ClockKind::PlatformProtocol);
    assert_eq!(due, Some((date(2027, 2, 2), "R 36".to_owned())));
    bench.on(2027, 2, 3);
    assert_eq!(bench.does(Party::System, Command::Expire).stage(), Stage::Expired);
}

#[test]
fn registry_data_are_given_to_the_authorised_body() {
    // R 37, R 37.2: a laboratory signs its report and gives its contract's data.
    let report = |items: &[RegistryItem], signature: Option<&str>| {
        let items = items.iter().copied().collect();
        let signature = signature.map(|id| SignatureId(id.to_owned()));
        Command::ReportToRegistry(RegistryReport { items, signature, receipt: None })
    };
    let mut sts = in_force(Bench::sts());
    assert!(sts.case.registry.stale_since.is_some());
    let empty = sts.refusal(Party::System, report(&[], None));
    assert_eq!(empty, "R 37: name the data that are given");
    let contract = sts.refusal(Party::System, report(&[RegistryItem::Contract], None));
    assert_eq!(contract, "R 37.2: contract data are given by laboratories only");
    sts.does(Party::System, report(&[RegistryItem::Protocols], None));
    assert_eq!(sts.case.registry.stale_since, None);
    let mut lab = in_force(Bench::lab());
    let unsigned = lab.refusal(Party::Registrar, report(&RegistryItem::ALL, None));
    assert!(unsigned.starts_with("R 37: the report bears the accredited laboratory's"));
    lab.does(Party::Registrar, report(&RegistryItem::ALL, Some("s")));
    let clauses = RegistryItem::ALL.map(|item| item.clause().to_string());
    let all = ["R 37.1", "R 37.2", "R 37.3", "R 37.4", "R 37.5", "R 37.6", "R 37.7"];
    assert_eq!(clauses, all);
}

#[test]
fn the_owner_gives_notice_of_changes_with_an_updated_questionnaire() {
    // R 38
    let mut bench = in_force(Bench::sts());
    let refusal = bench.refusal(Party::Owner, change(&[2], 1));
    assert_eq!(refusal, "R 38: the corrected form must be newer than version 1, found 1");
    let refusal = bench.refusal(Party::Owner, change(&[11], 2));
    assert_eq!(refusal, "RA 4: the list of changes has no row 11: give 1 to 10");
    let refusal = bench.refusal(Party::AuthorisedBody, change(&[2], 2));
    assert_eq!(refusal, "R 38: this party gives no such notice");
    bench.does(Party::Owner, change(&[2], 2));
    assert_eq!(bench.case.questionnaire.current, Some(form(2)));
}

#[test]
fn the_authorised_body_informs_of_nonconformities() {
    // R 39
    let mut bench = in_force(Bench::sts());
    let why = ChangeWhy::AuthorisedBody;
    let inform = || Command::RaiseReview(ReviewCause { why: why.clone(), document: document("n") });
    assert_eq!(bench.refusal(Party::Owner, inform()), "R 39: this party gives no such notice");
    bench.does(Party::AuthorisedBody, inform());
    bench.does(Party::Head, rule(1, &[], withdraw(one(Work::Processes), one(Work::Processes))));
    assert_eq!(bench.stage(), Stage::Withdrawn);
    let mut failing = Bench::sts();
    failing.issued(Works::ALL);
    let refusal = failing.refusal(Party::AuthorisedBody, inform());
    assert_eq!(refusal, "R 39: no positive protocol is in force");
}

#[test]
fn the_provider_decides_by_the_list_within_ten_working_days() {
    // R 40, RA 4: row 4 (network equipment) is `--++-`; raised on Monday 9 February 2026.
    let mut bench = in_force(Bench::sts());
    bench.on(2026, 2, 9).does(Party::Owner, change(&[4], 2));
    let due = bench.due(ClockKind::WithdrawalDecision);
    assert_eq!(due, Some((date(2026, 2, 23), "R 40".to_owned())));
    let both = one(Work::Load).with(Work::Network);
    let rows = [
        (rule(2, &[4], keep()), "R 40: there is no item No. 2"),
        (
            rule(1, &[], withdraw(both, both)),
            "R 40: name the changes by the list: a withdrawal rests on it",
        ),
        (
            rule(1, &[4], withdraw(one(Work::Functions), one(Work::Functions))),
            "R 40: for these changes the list does not name: testing of information security functions",
        ),
        (
            rule(1, &[4], withdraw(both, one(Work::Load))),
            "R 40: what is withdrawn is tested again: network infrastructure survey",
        ),
        (rule(1, &[4], withdraw(Works::NONE, both)), "R 40: name at least one work"),
    ];
    for (command, expected) in rows {
        assert_eq!(bench.refusal(Party::Head, command), expected);
    }
    let mut kept = bench.clone();
    kept.does(Party::Head, rule(1, &[4], keep()));
    assert_eq!((kept.stage(), kept.case.in_force()), (Stage::InForce, Works::ALL));
    bench.on(2026, 2, 24).does(Party::Head, rule(1, &[4], withdraw(both, both)));
    assert_eq!(bench.missed(), [ClockKind::WithdrawalDecision]);
    assert_eq!((bench.stage(), bench.case.withdrawn()), (Stage::Withdrawn, both));
    bench.does(Party::Owner, change(&[4], 3));
    let twice = bench.refusal(Party::Head, rule(2, &[4], withdraw(both, both)));
    assert!(twice.starts_with("R 40: the protocols are not in force"), "{twice}");
}

#[test]
fn a_changed_source_calls_for_its_analysis() {
    // R 40, M 42
    let mut bench = in_force(Bench::sts());
    let cause = ReviewCause { why: ChangeWhy::Immutability, document: document("analysis") };
    bench.does(Party::System, Command::RaiseReview(cause));
    let source = one(Work::SourceCode);
    let refusal =
        bench.refusal(Party::Head, rule(1, &[], withdraw(one(Work::Load), one(Work::Load))));
    assert!(refusal.starts_with("R 40: for these changes the list does not name"), "{refusal}");
    bench.does(Party::Head, rule(1, &[], withdraw(source, source)));
    assert_eq!(bench.case.withdrawn(), source);
}

#[test]
fn after_a_withdrawal_the_owner_applies_within_three_months() {
    // R 41: withdrawn on Monday 9 February 2026; 9 May is a holiday and a Saturday, moved to 11 May.
    let mut bench = in_force(Bench::sts());
    let next = Command::NoteNewApplication { case: CaseId::from_u128(2) };
    let early = bench.refusal(Party::Owner, next.clone());
    assert_eq!(early, "R 41: no grounds for a new application: no protocol was withdrawn");
    bench.on(2026, 2, 9).does(Party::Owner, change(&[9], 2));
    bench.does(Party::Head, rule(1, &[9], withdraw(Works::ALL, Works::ALL)));
    let due = bench.due(ClockKind::TestAfterWithdrawal);
    assert_eq!(due, Some((date(2026, 5, 12), "R 41".to_owned())));
    let itself = Command::NoteNewApplication { case: CaseId::from_u128(1) };
    assert_eq!(bench.refusal(Party::Owner, itself), "R 41: a case cannot follow itself");
    bench.on(2026, 5, 13).does(Party::Owner, next);
    assert_eq!(
        (bench.stage(), bench.missed()),
        (Stage::Superseded, vec![ClockKind::TestAfterWithdrawal])
    );
}

#[test]
fn a_complaint_goes_to_the_authorised_body() {
    // R 42
    let complaint = Complaint { works: one(Work::Load), document: document("complaint") };
    let decide = |complaint| {
        let outcome = ComplaintOutcome::PartlyUpheld;
        let document = document("decision");
        Command::DecideComplaint(ComplaintRuling { complaint, outcome, document })
    };
    let mut bench = Bench::sts();
    bench.issued(one(Work::Load));
    let unknown = bench.refusal(Party::AuthorisedBody, decide(1));
    assert_eq!(unknown, "R 42: there is no item No. 1");
    bench.does(Party::Applicant, Command::Complain(complaint));
    let provider = bench.refusal(Party::Head, decide(1));
    assert!(provider.starts_with("R 42: \"Decide on the complaint\" is done by:"), "{provider}");
    bench.does(Party::AuthorisedBody, decide(1));
    let again = bench.refusal(Party::AuthorisedBody, decide(1));
    assert_eq!(again, "R 42: No. 1 is settled already");
}

#[test]
fn the_source_is_sealed_on_a_positive_result_and_kept_three_years() {
    // M 14, M 15: issued on 2 February 2026.
    let seal = |act| Command::SealSource { act, label: "A-17".to_owned() };
    let mut negative = Bench::sts();
    negative.issued(one(Work::SourceCode));
    let refusal = negative.refusal(Party::Registrar, seal(1));
    assert_eq!(refusal, "M 14: the source is sealed on a positive result of its analysis");
    let mut bench = in_force(Bench::sts());
    assert_eq!(bench.refusal(Party::Registrar, seal(2)), "M 14: there is no act No. 2");
    bench.does(Party::Registrar, seal(1));
    assert_eq!(bench.refusal(Party::Registrar, seal(1)), "M 14: the source was sealed before");
    let due = bench.due(ClockKind::SourceKept);
    assert_eq!(due, Some((date(2029, 2, 2), "M 15".to_owned())));
    bench.on(2029, 2, 2);
    let early = bench.refusal(Party::Registrar, Command::DisposeSource { act: 1 });
    assert_eq!(early, "M 15: the source is kept at least until 02.02.2029");
    bench.on(2029, 2, 3).does(Party::Registrar, Command::DisposeSource { act: 1 });
    assert_eq!(bench.case.sources[0].disposed, Some(date(2029, 2, 3)));
    let none: BTreeSet<ClockKind> = bench.clocks().into_iter().map(|clock| clock.kind).collect();
    assert!(!none.contains(&ClockKind::SourceKept));
}
