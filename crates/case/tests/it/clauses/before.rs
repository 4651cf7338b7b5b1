//! R 4, R 6, R 7, R 10–16, R 23, R 24, R 29, R 30: from the application to the term.

use case::{Attestation, CaseId, ClockKind, Command, Party, Stage, payload::*};
use jiff::civil::{Date, date};
use order::{Edition, ObjectKind, ProviderKind, Work, Works};

use crate::bench::{Bench, application, document, form, on_paper, one, opening, paper_application};

fn submit(form: Application) -> Command {
    Command::Submit(Box::new(form))
}

fn check(item: PackageItem, verdict: ItemVerdict) -> Command {
    Command::CheckItem(ItemCheck { item, verdict })
}

fn through_portal() -> Application {
    Application { procurement: Procurement::Portal, ..application(1) }
}

#[test]
fn a_case_is_pinned_to_the_edition_in_force_at_its_opening() {
    let bench = Bench::sts();
    assert_eq!(bench.case.edition(), Edition::N605);
    let unopened = Bench { case: case::Case::new(), ..bench.clone() };
    let old = Opening { edition: Edition::N257, ..opening(ProviderKind::StateTechnicalService) };
    let refusal = unopened.refusal(Party::Applicant, Command::Open(old));
    assert_eq!(refusal, "R 10: a case is opened under the edition in force today");
    let again = Command::Open(opening(ProviderKind::Laboratory));
    assert_eq!(bench.refusal(Party::Applicant, again), "R 10: the case was opened before");
    let early = unopened.refusal(Party::Applicant, Command::AgreeTerm);
    assert_eq!(early, "R 16: the case is not opened yet");
}

#[test]
fn the_works_are_those_of_the_object_and_of_a_withdrawal() {
    // R 4, R 6, R 7: the composition by the kind of object.
    let rows = [
        ("R 4", ObjectKind::General, Works::ALL),
        ("R 6", ObjectKind::PlatformSoftware, Works::ALL.without(Work::Network)),
        ("R 7", ObjectKind::Platform, Works::ALL.without(Work::Load)),
    ];
    for (clause, object, works) in rows {
        let mut bench = Bench::sts();
        let wrong = Application { object, works: one(Work::Load), ..application(1) };
        let refusal = bench.refusal(Party::Applicant, submit(wrong));
        assert!(refusal.starts_with(&format!("{clause}: the works do not fit")), "{refusal}");
        bench.does(Party::Applicant, submit(Application { object, works, ..application(1) }));
        assert_eq!(bench.case.works(), works);
    }
    let withdrawn = Follows::Withdrawal { case: CaseId::from_u128(2), works: one(Work::Load) };
    let mut bench = Bench::sts();
    bench.case = case::Case::new();
    let opening =
        Opening { follows: Some(withdrawn), ..opening(ProviderKind::StateTechnicalService) };
    bench.does(Party::Applicant, Command::Open(opening));
    let refusal = bench.refusal(Party::Applicant, submit(application(1)));
    assert!(refusal.starts_with("R 40: the works do not fit"), "{refusal}");
    bench.does(Party::Applicant, submit(Application { works: one(Work::Load), ..application(1) }));
}

#[test]
fn an_application_is_signed_and_its_questionnaire_attested() {
    // R 10, R 10.1: electronic signatures at the state technical service.
    let bench = Bench::sts();
    let rows = [
        (
            Application { form: on_paper(1), ..application(1) },
            "R 10: the application does not bear the applicant's electronic digital signature",
        ),
        (
            Application { questionnaire: on_paper(1), ..application(1) },
            "R 10.1: the questionnaire is not attested by the owner's electronic digital signature",
        ),
    ];
    for (form, expected) in rows {
        assert_eq!(bench.refusal(Party::Applicant, submit(form)), expected);
    }
    let refusal = bench.refusal(Party::Registrar, submit(application(1)));
    assert_eq!(
        refusal,
        "R 10: at the state technical service the applicant submits the application"
    );
}

#[test]
fn every_part_of_the_package_is_checked_by_its_item() {
    // R 10.2, R 10.3, R 10.4, R 10.5, R 10.6, R 10.7 with R 12.
    let rows = [
        (PackageItem::PowerOfAttorney, "R 10.2", true),
        (PackageItem::TechnicalSpecification, "R 10.3", true),
        (PackageItem::SourceCode, "R 10.4", false),
        (PackageItem::SecurityDocumentation, "R 10.5", false),
        (PackageItem::OwnerAuthorisation, "R 10.6", false),
        (PackageItem::StateBodyProof, "R 10.7", true),
    ];
    let mut bench = Bench::sts();
    let bare = Application { documents: Vec::new(), ..application(1) };
    bench.does(Party::Applicant, submit(bare));
    for (item, clause, required) in rows {
        let fits = bench.refusal(Party::Registrar, check(item, ItemVerdict::Fits));
        assert!(fits.starts_with(&format!("{clause}: the document is not attached")), "{fits}");
        if required {
            let refusal = bench.refusal(Party::Registrar, check(item, ItemVerdict::NotNeeded));
            assert!(refusal.starts_with(&format!("{clause}: the document is required")));
        } else {
            bench.does(Party::Registrar, check(item, ItemVerdict::NotNeeded));
        }
    }
    let person = Application { applicant: ApplicantKind::Person, ..application(1) };
    let mut bench = Bench::sts();
    bench.does(Party::Applicant, submit(person));
    bench.does(Party::Registrar, check(PackageItem::PowerOfAttorney, ItemVerdict::NotNeeded));
}

#[test]
fn through_the_procurement_portal_applications_are_accepted_until_1_november() {
    // R 11: 1 November 2026 is a Sunday, so the last day is the Monday after.
    let rows = [
        (date(2026, 10, 30), Procurement::Portal, None),
        (date(2026, 11, 2), Procurement::Portal, None),
        (date(2026, 11, 3), Procurement::Portal, Some("02.11.2026")),
        (date(2026, 12, 31), Procurement::Portal, Some("02.11.2026")),
        (date(2026, 12, 31), Procurement::Direct, None),
        (date(2027, 1, 5), Procurement::Portal, None),
    ];
    for (today, procurement, last) in rows {
        let mut bench = Bench::sts();
        bench.today = today;
        let command = submit(Application { procurement, ..application(1) });
        match last {
            None => drop(bench.does(Party::Applicant, command)),
            Some(last) => assert_eq!(
                bench.refusal(Party::Applicant, command),
                format!(
                    "R 11: applications through the public procurement portal were accepted until {last}"
                )
            ),
        }
    }
}

#[test]
fn completeness_is_checked_within_three_working_days() {
    // R 12: submitted on Monday 2 February 2026.
    let mut bench = Bench::sts();
    bench.submitted();
    let due = bench.due(ClockKind::CompletenessCheck);
    assert_eq!(due, Some((date(2026, 2, 5), "R 12".to_owned())));
    let early = bench.refusal(Party::Registrar, Command::AcceptPackage);
    assert!(early.starts_with("R 12: check first: application for testing, questionnaire"));
    bench.checked();
    assert_eq!(bench.due(ClockKind::CompletenessCheck), None);
    assert_eq!(bench.does(Party::Registrar, Command::AcceptPackage).stage(), Stage::Contract);
    let mut late = Bench::sts();
    late.submitted().on(2026, 2, 6).accepted();
    assert_eq!(late.missed(), [ClockKind::CompletenessCheck], "late, and accepted all the same");
}

#[test]
fn an_application_is_returned_with_reasons_and_may_come_again() {
    // R 13: within ten working days.
    let mut bench = Bench::sts();
    bench.submitted();
    let due = bench.due(ClockKind::ReturnOfApplication);
    assert_eq!(due, Some((date(2026, 2, 16), "R 13".to_owned())));
    let bare = Command::ReturnApplication { reasons: Vec::new() };
    let refusal = bench.refusal(Party::Registrar, bare.clone());
    assert_eq!(refusal, "R 13: an application is returned with reasons: name at least one");
    bench.checked();
    let unfit = ItemVerdict::DoesNotFit { reason: "not signed".to_owned() };
    bench.does(Party::Registrar, check(PackageItem::TechnicalSpecification, unfit));
    let refusal = bench.refusal(Party::Registrar, Command::AcceptPackage);
    assert!(refusal.starts_with("R 13: does not fit"), "{refusal}");
    bench.on(2026, 2, 17).does(Party::Registrar, bare);
    assert_eq!(
        (bench.stage(), bench.missed()),
        (Stage::Returned, vec![ClockKind::ReturnOfApplication])
    );
    let same = bench.refusal(Party::Applicant, submit(application(1)));
    assert_eq!(same, "R 13: the corrected form must be newer than version 1, found 1");
    bench.does(Party::Applicant, submit(application(2)));
    assert_eq!((bench.stage(), bench.case.intake.submissions), (Stage::Check, 2));
}

#[test]
fn the_contract_is_concluded_by_the_way_of_the_purchase() {
    // R 14, R 14.1, R 14.2, R 29: accepted on Monday 2 February 2026.
    type Row = (Bench, Application, ContractWay, &'static str, Option<(ClockKind, Date)>);
    let rows: [Row; 3] = [
        (
            Bench::sts(),
            through_portal(),
            ContractWay::Specification,
            "R 14.1",
            Some((ClockKind::DraftContractPosted, date(2026, 2, 5))),
        ),
        (
            Bench::sts(),
            application(1),
            ContractWay::TwoCopies,
            "R 14.2",
            Some((ClockKind::ContractReturned, date(2026, 2, 9))),
        ),
        (Bench::lab(), paper_application(1), ContractWay::CivilCode, "R 29", None),
    ];
    for (mut bench, form, way, clause, due) in rows {
        bench.does(Party::Applicant, submit(form)).accepted();
        let sending = bench.due(ClockKind::ContractSent);
        let expected = due.map(|_| (date(2026, 2, 5), "R 14".to_owned()));
        assert_eq!(sending, expected, "{clause}");
        let other = match way {
            ContractWay::Specification => ContractWay::TwoCopies,
            ContractWay::TwoCopies | ContractWay::CivilCode => ContractWay::Specification,
        };
        let wrong = ContractPapers { way: other, document: document("x") };
        let refusal = bench.refusal(Party::Registrar, Command::SendContract(wrong));
        assert!(refusal.starts_with(&format!("{clause}: the contract is concluded")), "{refusal}");
        bench.papers_sent();
        if let Some((kind, last)) = due {
            assert_eq!(bench.due(kind), Some((last, clause.to_owned())));
        }
        let answer = Command::AnswerContract { document: document("x") };
        bench.does(Party::Applicant, answer.clone());
        assert!(bench.refusal(Party::Applicant, answer).starts_with(clause));
    }
}

#[test]
fn without_a_draft_contract_by_15_november_the_application_is_cancelled() {
    // R 15: 15 November 2026 is a Sunday, so the last day is the Monday after.
    let mut bench = Bench::sts();
    bench.on(2026, 10, 26).does(Party::Applicant, submit(through_portal()));
    bench.accepted().papers_sent();
    let due = bench.due(ClockKind::DraftContractLastDay);
    assert_eq!(due, Some((date(2026, 11, 16), "R 15".to_owned())));
    bench.on(2026, 11, 16);
    let early = bench.refusal(Party::System, Command::Annul);
    assert_eq!(early, "R 15: the draft contract may be posted until 16.11.2026");
    let mut posted = bench.clone();
    posted.does(Party::Applicant, Command::AnswerContract { document: document("x") });
    posted.on(2026, 11, 17);
    let refusal = posted.refusal(Party::System, Command::Annul);
    assert_eq!(refusal, "R 15: the draft contract was posted: the application is not cancelled");
    bench.on(2026, 11, 17);
    let late = Command::AnswerContract { document: document("x") };
    let late = bench.refusal(Party::Applicant, late);
    assert!(late.starts_with("R 15: the last day for the draft contract was 16.11.2026"), "{late}");
    assert_eq!(bench.does(Party::System, Command::Annul).stage(), Stage::Annulled);
    let mut direct = Bench::sts();
    direct.submitted().accepted().on(2026, 11, 20);
    let refusal = direct.refusal(Party::System, Command::Annul);
    assert!(refusal.starts_with("R 15: this applies to purchases through"), "{refusal}");
}

#[test]
fn the_term_is_agreed_or_set_by_the_authorised_body() {
    // R 16
    let reason = || "too short".to_owned();
    let mut bench = Bench::sts();
    bench.submitted().accepted().concluded();
    assert_eq!(bench.stage(), Stage::Term);
    let early = bench.refusal(Party::Applicant, Command::AgreeTerm);
    assert_eq!(early, "R 16: the provider has not proposed a term yet");
    let none = bench.refusal(Party::Head, Command::ProposeTerm { working_days: 0 });
    assert_eq!(none, "R 16: the term has at least one working day");
    bench.does(Party::Head, Command::ProposeTerm { working_days: 10 });
    let early = bench.refusal(Party::Head, Command::ReturnUnagreed { reason: reason() });
    assert!(early.starts_with("R 16: the applicant has not declined the term"));
    let mut agreed = bench.clone();
    agreed.does(Party::Applicant, Command::AgreeTerm);
    assert_eq!(agreed.due(ClockKind::TestTerm), Some((date(2026, 2, 16), "R 16".to_owned())));
    bench.does(Party::Applicant, Command::DeclineTerm { reason: reason() });
    bench.does(Party::Head, Command::ReturnUnagreed { reason: reason() });
    assert_eq!(bench.stage(), Stage::TermDispute);
    let set = Command::SetTerm { working_days: 20, document: document("decision") };
    let early = bench.refusal(Party::AuthorisedBody, set.clone());
    assert_eq!(early, "R 16: the applicant did not ask to set the term");
    bench.does(Party::Applicant, Command::AskTerm { document: document("letter") });
    bench.does(Party::AuthorisedBody, set);
    assert_eq!(bench.stage(), Stage::Testing);
    assert_eq!(bench.due(ClockKind::TestTerm), Some((date(2026, 3, 2), "R 16".to_owned())));
}

#[test]
fn the_cost_is_calculated_from_a_signed_questionnaire_without_applying() {
    // R 23, R 24
    let mut bench = Bench::sts();
    let cost = Command::GiveCost(Cost { tiyn: 125_000_050, document: document("cost.pdf") });
    let early = bench.refusal(Party::Registrar, cost.clone());
    assert_eq!(early, "R 24: nobody asked for the cost");
    let unsigned = Command::AskCost { questionnaire: on_paper(1) };
    assert!(bench.refusal(Party::Applicant, unsigned).starts_with("R 24: the questionnaire"));
    bench.does(Party::Applicant, Command::AskCost { questionnaire: form(1) });
    bench.does(Party::Registrar, cost);
    assert_eq!((bench.stage(), bench.case.intake.submitted), (Stage::Draft, None));
    let details = bench.events.last().expect("an event").details(language::Lang::En);
    assert_eq!(details, ["1250000.50 tenge"]);
}

#[test]
fn a_laboratory_takes_a_paper_application_with_a_cover_letter_and_without_terms() {
    // R 30: documents 1–6; no proof of a state body, no terms of chapter 2.
    let mut bench = Bench::lab();
    let bare = Application { cover_letter: None, ..paper_application(1) };
    let refusal = bench.refusal(Party::Registrar, submit(bare));
    assert!(refusal.starts_with("R 30: a laboratory's application comes with a cover letter"));
    let proof = Attachment { kind: AttachmentKind::StateBodyProof, document: document("x") };
    let odd = Application { documents: vec![proof], ..paper_application(1) };
    let refusal = bench.refusal(Party::Registrar, submit(odd));
    assert!(refusal.starts_with("R 30: this chapter names no such document"), "{refusal}");
    bench.does(Party::Registrar, submit(paper_application(1)));
    assert_eq!(bench.clocks(), [], "chapter 3 names no term for the check");
    let clauses = case::checklist(&bench.case)
        .into_iter()
        .filter_map(|item| item.clause(ProviderKind::Laboratory))
        .map(|clause| clause.to_string());
    let clauses: Vec<String> = clauses.collect();
    assert_eq!(clauses, ["R 30", "R 30.2", "R 30.1", "R 30.3", "R 30.4", "R 30.5", "R 30.6"]);
    bench.accepted().concluded();
    assert_eq!(
        bench.case.questionnaire.current.as_ref().map(|f| &f.attestation),
        Some(&Attestation::Paper)
    );
}

#[test]
fn the_applicant_may_take_the_application_back_before_the_contract() {
    // The Order is silent; R 14 and R 29 bind from the contract on.
    let take_back = || Command::TakeBack { reason: "not needed".to_owned() };
    let cancel = || Command::Cancel { reason: "agreed".to_owned(), document: document("x") };
    let mut bench = Bench::sts();
    bench.submitted().accepted();
    assert!(
        bench.refusal(Party::Head, cancel()).starts_with("R 14.2: there is no contract to end")
    );
    let mut before = bench.clone();
    assert_eq!(before.does(Party::Applicant, take_back()).stage(), Stage::TakenBack);
    bench.concluded();
    let refusal = bench.refusal(Party::Applicant, take_back());
    assert!(refusal.starts_with("R 14.2: the contract stands"), "{refusal}");
    assert_eq!(bench.does(Party::Head, cancel()).stage(), Stage::Cancelled);
}
