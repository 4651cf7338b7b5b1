//! The one encoding of events and the chain of records.

use std::collections::{BTreeMap, BTreeSet};

use case::{
    AccountId, Actor, BrokenLink, CaseId, ClockKind, DecodeError, Digest, Event, Fact, Party,
    Recorded, RegisterNumber, SignatureId, chain::GENESIS, event::EVENT_BYTES_MAX, payload::*,
    record, verify_chain,
};
use jiff::civil::date;
use order::{ProviderKind, Work, Works};
use proptest::prelude::*;

use crate::bench::{
    Bench, application, document, eds, failed, form, one, opening, paper_application,
};

const GOLDEN: &str = include_str!("../golden/events-v1.jsonl");

fn before() -> Vec<Fact> {
    let follows = Follows::Withdrawal { case: CaseId::from_u128(9), works: one(Work::Load) };
    let check = |verdict| ItemCheck { item: PackageItem::SecurityDocumentation, verdict };
    vec![
        Fact::Opened(Opening {
            follows: Some(follows),
            ..opening(ProviderKind::StateTechnicalService)
        }),
        Fact::CostAsked { questionnaire: form(1) },
        Fact::CostGiven(Cost { tiyn: 12_345_678, document: document("cost.pdf") }),
        Fact::Submitted(Box::new(application(1))),
        Fact::ItemChecked(check(ItemVerdict::DoesNotFit {
            reason: "қол қойылмаған".to_owned()
        })),
        Fact::PackageAccepted,
        Fact::ApplicationReturned { reasons: vec!["no \"questionnaire\"".to_owned()] },
        Fact::TakenBack { reason: "not needed".to_owned() },
        Fact::Cancelled { reason: "agreed".to_owned(), document: document("end.pdf") },
        Fact::ContractSent(ContractPapers {
            way: ContractWay::TwoCopies,
            document: document("contract.pdf"),
        }),
        Fact::ContractAnswered { document: document("signed.pdf") },
        Fact::ContractConcluded { number: "17/26".to_owned(), date: date(2026, 2, 3) },
        Fact::Annulled,
        Fact::TermProposed { working_days: 30 },
        Fact::TermAgreed { working_days: 30 },
        Fact::TermDeclined { reason: "too long".to_owned() },
        Fact::ReturnedUnagreed { reason: "no agreement".to_owned() },
        Fact::TermAsked { document: document("letter.pdf") },
        Fact::TermSet { working_days: 25, document: document("decision.pdf") },
        Fact::TestBegun { working_days: 30 },
    ]
}

fn during() -> Vec<Fact> {
    let items = BTreeSet::from([AccessItem::WorkPlace, AccessItem::Demonstration]);
    let work = Work::SourceCode;
    let reviewer = || AccountId::new("account-3");
    let archive = Archive { name: "source.zip".to_owned(), size_bytes: 5, digest: Digest([3; 32]) };
    let agreement = Agreement {
        number: "1".to_owned(),
        date: date(2026, 2, 10),
        purpose: AgreementPurpose::Questionnaire { working_days: 5, tiyn: Some(100) },
        document: document("agreement.pdf"),
    };
    let request =
        ExclusionRequest { work, reason: "lost".to_owned(), document: document("request.pdf") };
    vec![
        Fact::AgreementConcluded(agreement),
        Fact::AccessConfirmed { items: items.clone() },
        Fact::Suspended { missing: items },
        Fact::Resumed,
        Fact::DiscrepancyReported { text: "two servers more".to_owned() },
        Fact::QuestionnaireCorrected { questionnaire: form(2) },
        Fact::ExclusionAsked(request),
        Fact::VerificationAsked { work },
        Fact::OpinionGiven { work, opinion: Opinion::Founded { text: "true".to_owned() } },
        Fact::ExclusionDecided {
            work,
            ruling: ExclusionRuling::Excluded,
            document: document("decision.pdf"),
        },
        Fact::SourceAccepted(SourceAct { archives: vec![archive], document: document("act.pdf") }),
        Fact::SourceSealed { act: 1, label: "A-17".to_owned() },
        Fact::SourceDisposed { act: 1 },
        Fact::ExecutorAssigned { work, executor: AccountId::new("account-2") },
        Fact::WorkStarted { work },
        Fact::WorkFinished { work, verdict: failed() },
        Fact::WorkReviewed { work, reviewer: reviewer(), review: ReviewVerdict::Approved },
        Fact::InterimRetestAsked { works: one(work), reason: "fixed".to_owned() },
        Fact::ProtocolDrafted { work, document: document("protocol.pdf") },
        Fact::ProtocolReviewed {
            work,
            reviewer: reviewer(),
            review: ReviewVerdict::SentBack { reason: "no table".to_owned() },
        },
        Fact::ProtocolSigned {
            work,
            signer: Signer::Executor,
            by: AccountId::new("account-2"),
            attestation: eds(),
        },
    ]
}

fn after() -> Vec<Fact> {
    let work = Work::Load;
    let protocol = IssuedProtocol {
        work,
        number: RegisterNumber("26-1".to_owned()),
        verdict: Verdict::Conforms,
        document: document("protocol.pdf"),
    };
    let why = ChangeWhy::Owner {
        changes: BTreeSet::from([ChangeNumber(4), ChangeNumber(9)]),
        questionnaire: form(3),
    };
    let ruling =
        Ruling::Withdraw { works: one(work), retest: one(work), reason: "changed".to_owned() };
    let duplicates = BTreeMap::from([(work, document("duplicate.pdf"))]);
    vec![
        Fact::ProtocolsIssued { round: 0, protocols: vec![protocol], outcome: Outcome::Positive },
        Fact::HandedOver { received: date(2026, 4, 1) },
        Fact::RetestRequested {
            retest: 1,
            works: one(work).with(Work::SourceCode),
            comparison: document("comparison.xlsx"),
            source: Some(document("source.zip")),
            tests_source: true,
        },
        Fact::RetestExtended { extended: Extended::Window, working_days: 20 },
        Fact::WindowClosed { outcome: Outcome::Lapsed },
        Fact::DuplicateAsked(DuplicateRequest {
            works: one(work),
            why: DuplicateWhy::QuestionnaireChanged { questionnaire: form(2) },
            reason: "a new address".to_owned(),
        }),
        Fact::DuplicateIssued { request: 1, documents: duplicates },
        Fact::ProductionEntered { since: date(2026, 5, 4) },
        Fact::ValidityEnded(ValidityEnd {
            why: Finish::ModernisationBegun,
            since: date(2027, 1, 4),
        }),
        Fact::Expired { works: Works::ALL },
        Fact::RegistryReported(RegistryReport {
            items: BTreeSet::from(RegistryItem::ALL),
            signature: Some(SignatureId("signature-2".to_owned())),
            receipt: Some("AB-1".to_owned()),
        }),
        Fact::ReviewRaised(ReviewCause { why, document: document("changes.pdf") }),
        Fact::ReviewDecided(ReviewRuling {
            review: 1,
            changes: BTreeSet::from([ChangeNumber(4)]),
            ruling,
        }),
        Fact::NewApplicationNoted { case: CaseId::from_u128(2) },
        Fact::ComplaintFiled(Complaint { works: one(work), document: document("complaint.pdf") }),
        Fact::ComplaintDecided(ComplaintRuling {
            complaint: 1,
            outcome: ComplaintOutcome::PartlyUpheld,
            document: document("decision.pdf"),
        }),
        Fact::DeadlineMissed {
            clock: ClockKind::WithdrawalDecision,
            subject: Some(1),
            due: date(2026, 6, 1),
        },
    ]
}

/// One event of each kind.
fn samples() -> Vec<Event> {
    let facts = before().into_iter().chain(during()).chain(after());
    facts.map(|fact| Event { on: date(2026, 11, 22), fact }).collect()
}

#[test]
fn events_are_written_and_read_as_the_golden_file_holds_them() {
    let lines: Vec<&str> = GOLDEN.lines().collect();
    let samples = samples();
    assert_eq!(samples.iter().map(Event::kind).collect::<Vec<_>>(), Fact::KINDS);
    for (event, line) in samples.iter().zip(&lines) {
        assert_eq!(event.encode().unwrap(), *line);
        assert_eq!(Event::decode(line).unwrap(), *event);
    }
    assert_eq!(samples.len(), lines.len(), "one line for each kind");
}

#[test]
fn an_event_carries_the_code_of_its_kind() {
    for event in samples() {
        let line = event.encode().unwrap();
        assert!(line.contains(&format!("\"kind\":\"{}\"", event.kind())), "{line}");
        assert!(line.starts_with("{\"v\":1,\"on\":\"2026-11-22\","), "{line}");
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!((&json, &serde_json::from_str::<Event>(&json).unwrap()), (&line, &event));
    }
}

#[test]
fn every_event_has_a_title_and_details_in_each_language() {
    let mut bench = Bench::sts();
    bench.submitted();
    for event in samples() {
        for lang in language::Lang::ALL {
            let mut lines = event.details(lang);
            lines.push(event.title(lang));
            for line in lines {
                assert!(!line.contains('⟦') && !line.is_empty(), "{}: {line}", event.kind());
            }
        }
        assert!(event.clause(&bench.case).number() > 0);
    }
}

#[test]
fn what_is_no_event_of_this_version_is_refused() {
    let line = samples()[5].encode().unwrap();
    assert_eq!(line, "{\"v\":1,\"on\":\"2026-11-22\",\"kind\":\"package-accepted\"}");
    let later = line.replacen("\"v\":1", "\"v\":2", 1);
    assert!(matches!(Event::decode(&later), Err(DecodeError::Version(2))));
    let unknown = line.replace("package-accepted", "package-eaten");
    assert!(matches!(Event::decode(&unknown), Err(DecodeError::Malformed(_))));
    let long = " ".repeat(EVENT_BYTES_MAX + 1);
    assert!(matches!(Event::decode(&long), Err(DecodeError::TooLong(_))));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(line in ".{0,200}", cut in 0usize..400) {
        let _ = Event::decode(&line);
        let golden = GOLDEN.lines().nth(cut % 58).unwrap_or_default();
        let end = golden.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(golden.len());
        let _ = Event::decode(&golden[..end]);
    }
}

fn records() -> Vec<Recorded> {
    let author = Actor::new("account-1", Party::Applicant);
    let mut records: Vec<Recorded> = Vec::new();
    for (at_us, event) in (1_795_334_400_000_000..).zip(samples()) {
        let more = record(records.last(), &[event], &author, at_us).expect("an encoding");
        records.extend(more);
    }
    records
}

#[test]
fn a_chain_is_what_its_description_says() {
    use sha2::{Digest as _, Sha256};
    let records = records();
    assert_eq!(records[0].prev_hash, GENESIS);
    let golden = GOLDEN.lines().nth(1).unwrap();
    let author = "{\"account\":\"account-1\",\"party\":\"applicant\"}";
    let line =
        format!("{{\"seq\":2,\"at_us\":1795334400000001,\"author\":{author},\"event\":{golden}}}");
    let mut hasher = Sha256::new();
    hasher.update(records[0].hash.0);
    hasher.update(line.as_bytes());
    let expected: [u8; 32] = hasher.finalize().into();
    assert_eq!(records[1].hash, Digest(expected));
}

#[test]
fn a_chain_shows_what_was_changed_left_out_or_moved() {
    assert_eq!(verify_chain(&records()), Ok(()));
    let mut changed = records();
    changed[7].event.on = date(2026, 11, 23);
    assert!(matches!(verify_chain(&changed), Err(BrokenLink::Content { seq: 8, .. })));
    let mut author = records();
    author[3].author.party = Party::Owner;
    assert!(matches!(verify_chain(&author), Err(BrokenLink::Content { seq: 4, .. })));
    let mut left_out = records();
    left_out.remove(20);
    let expected = BrokenLink::Sequence { seq: 22, expected: 21 };
    assert_eq!(verify_chain(&left_out), Err(expected));
    let mut renumbered = records();
    renumbered.remove(20);
    for (seq, record) in (1..).zip(&mut renumbered) {
        record.seq = seq;
    }
    assert!(matches!(verify_chain(&renumbered), Err(BrokenLink::Predecessor { seq: 21, .. })));
    let broken = verify_chain(&renumbered).unwrap_err();
    assert!(broken.to_string().starts_with("record 21: expected the predecessor"), "{broken}");
}

#[test]
fn a_record_reads_back_as_it_was_written() {
    for record in records() {
        let json = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<Recorded>(&json).unwrap(), record);
    }
    let paper =
        Event { on: date(2026, 2, 2), fact: Fact::Submitted(Box::new(paper_application(1))) };
    assert_eq!(Event::decode(&paper.encode().unwrap()).unwrap(), paper);
}

#[test]
#[ignore = "writes the golden file when a kind of fact is added"]
fn print_the_golden_lines() {
    for event in samples() {
        println!("GOLDEN {}", event.encode().unwrap());
    }
}
