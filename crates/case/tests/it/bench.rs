//! A bench for one case: sample papers, an account for each party, and the usual way to a stage.

use std::collections::{BTreeMap, BTreeSet};

use case::{
    AccountId, Actor, Attestation, AttestedForm, Case, CaseId, Clock, ClockKind, Command, Context,
    Digest, DocumentRef, Event, Party, Refusal, RegisterNumber, SignatureId, Stage, deadlines,
    decide, payload::*,
};
use jiff::civil::{Date, date};
use order::{Calendar, CountingRule, Edition, ObjectKind, ProviderKind, Work, Works};

/// One case under test.
#[derive(Clone)]
pub(crate) struct Bench {
    pub(crate) case: Case,
    pub(crate) today: Date,
    pub(crate) events: Vec<Event>,
}

pub(crate) fn document(name: &str) -> DocumentRef {
    DocumentRef { digest: Digest([7; 32]), name: name.to_owned() }
}

pub(crate) fn eds() -> Attestation {
    Attestation::Eds { signature: SignatureId("signature-1".to_owned()) }
}

pub(crate) fn form(version: u32) -> AttestedForm {
    AttestedForm { version, digest: Digest([9; 32]), attestation: eds() }
}

pub(crate) fn on_paper(version: u32) -> AttestedForm {
    AttestedForm { attestation: Attestation::Paper, ..form(version) }
}

pub(crate) fn opening(provider: ProviderKind) -> Opening {
    Opening { case: CaseId::from_u128(1), edition: Edition::N605, provider, follows: None }
}

pub(crate) fn application(version: u32) -> Application {
    let attach = |kind| Attachment { kind, document: document("file.pdf") };
    Application {
        form: form(version),
        questionnaire: form(version),
        object: ObjectKind::General,
        ownership: Ownership::State,
        applicant: ApplicantKind::LegalEntity,
        procurement: Procurement::Direct,
        works: Works::ALL,
        documents: AttachmentKind::ALL.map(attach).to_vec(),
        cover_letter: None,
    }
}

pub(crate) fn paper_application(version: u32) -> Application {
    let application = application(version);
    let documents = application.documents.into_iter();
    Application {
        form: on_paper(version),
        questionnaire: on_paper(version),
        ownership: Ownership::Other,
        documents: documents.filter(|d| d.kind != AttachmentKind::StateBodyProof).collect(),
        cover_letter: Some(CoverLetter { number: "15-2/7".to_owned(), date: date(2026, 2, 2) }),
        ..application
    }
}

pub(crate) fn failed() -> Verdict {
    Verdict::DoesNotConform { codes: BTreeSet::from(["MA1-23".to_owned()]) }
}

pub(crate) fn retest(works: Works) -> Command {
    Command::RequestRetest(RetestRequest {
        works,
        comparison: Some(document("comparison.xlsx")),
        software: SoftwareChange::Unchanged,
    })
}

pub(crate) fn agreement(purpose: AgreementPurpose, date: Date) -> Command {
    let document = document("agreement.pdf");
    Command::ConcludeAgreement(Agreement { number: "1".to_owned(), date, purpose, document })
}

pub(crate) fn one(work: Work) -> Works {
    Works::NONE.with(work)
}

impl Bench {
    /// A case opened on Monday 2 February 2026.
    pub(crate) fn opened(provider: ProviderKind) -> Bench {
        let today = date(2026, 2, 2);
        let mut bench = Bench { case: Case::new(), today, events: Vec::new() };
        bench.does(Party::Applicant, Command::Open(opening(provider)));
        bench
    }

    pub(crate) fn sts() -> Bench {
        Bench::opened(ProviderKind::StateTechnicalService)
    }

    pub(crate) fn lab() -> Bench {
        Bench::opened(ProviderKind::Laboratory)
    }

    pub(crate) fn on(&mut self, year: i16, month: i8, day: i8) -> &mut Bench {
        self.today = date(year, month, day);
        self
    }

    pub(crate) fn tries(&self, actor: &Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
        decide(&self.case, command, &self.context(actor))
    }

    pub(crate) fn context<'a>(&self, actor: &'a Actor) -> Context<'a> {
        let (calendar, counting) = (Calendar::official(), CountingRule::default());
        Context { today: self.today, calendar, counting, actor }
    }

    pub(crate) fn does(&mut self, party: Party, command: Command) -> &mut Bench {
        self.does_as(party.code(), party, command)
    }

    pub(crate) fn does_as(&mut self, who: &str, party: Party, command: Command) -> &mut Bench {
        let actor = Actor::new(who, party);
        let events = match self.tries(&actor, &command) {
            Ok(events) => events,
            Err(refusal) => panic!("{:?} by {party:?} refused: {refusal}", command.kind()),
        };
        for event in &events {
            self.case.evolve(event);
        }
        self.events.extend(events);
        self
    }

    /// The refusal as it is cited: `R 25: at most 2 retests may be requested`.
    pub(crate) fn refusal(&self, party: Party, command: Command) -> String {
        self.refusal_as(party.code(), party, command)
    }

    pub(crate) fn refusal_as(&self, who: &str, party: Party, command: Command) -> String {
        match self.tries(&Actor::new(who, party), &command) {
            Ok(events) => panic!("{:?} accepted: {events:?}", command.kind()),
            Err(refusal) => {
                for lang in language::Lang::ALL {
                    assert!(!refusal.text(lang).contains('⟦'), "{}", refusal.text(lang));
                }
                refusal.to_string()
            }
        }
    }

    pub(crate) fn clocks(&self) -> Vec<Clock> {
        let actor = Actor::new("system", Party::System);
        deadlines(&self.case, &self.context(&actor))
    }

    /// The last day of an open clock, with the clause that sets it.
    pub(crate) fn due(&self, kind: ClockKind) -> Option<(Date, String)> {
        let found = self.clocks().into_iter().find(|clock| clock.kind == kind);
        found.map(|clock| (clock.due.date, clock.clause.to_string()))
    }

    pub(crate) fn missed(&self) -> Vec<ClockKind> {
        self.case.missed.iter().map(|missed| missed.clock).collect()
    }

    pub(crate) fn submitted(&mut self) -> &mut Bench {
        let form = match self.case.provider() {
            ProviderKind::StateTechnicalService => application(1),
            ProviderKind::Laboratory => paper_application(1),
        };
        self.does(Party::Applicant, Command::Submit(Box::new(form)))
    }

    pub(crate) fn checked(&mut self) -> &mut Bench {
        for item in case::checklist(&self.case) {
            let verdict = ItemVerdict::Fits;
            self.does(Party::Registrar, Command::CheckItem(ItemCheck { item, verdict }));
        }
        self
    }

    pub(crate) fn accepted(&mut self) -> &mut Bench {
        self.checked().does(Party::Registrar, Command::AcceptPackage)
    }

    pub(crate) fn papers(&self) -> Command {
        let way = case::contract_way(&self.case);
        Command::SendContract(ContractPapers { way, document: document("contract.pdf") })
    }

    pub(crate) fn papers_sent(&mut self) -> &mut Bench {
        let papers = self.papers();
        self.does(Party::Registrar, papers)
    }

    pub(crate) fn concluded(&mut self) -> &mut Bench {
        let (number, date) = ("17".to_owned(), self.today);
        self.papers_sent()
            .does(Party::Applicant, Command::AnswerContract { document: document("signed.pdf") })
            .does(Party::Registrar, Command::ConcludeContract { number, date })
    }

    /// To the day on which a test of 30 working days begins.
    pub(crate) fn testing(&mut self) -> &mut Bench {
        self.submitted()
            .accepted()
            .concluded()
            .does(Party::Head, Command::ProposeTerm { working_days: 30 })
            .does(Party::Applicant, Command::AgreeTerm)
    }

    pub(crate) fn source(&mut self) -> &mut Bench {
        let archive = Archive {
            name: "source.zip".to_owned(),
            size_bytes: 5_000_000,
            digest: Digest([3; 32]),
        };
        let act = SourceAct { archives: vec![archive], document: document("act.pdf") };
        self.does(Party::Registrar, Command::AcceptSource(act))
    }

    pub(crate) fn started(&mut self, work: Work) -> &mut Bench {
        let executor = AccountId::new("executor");
        self.does(Party::Head, Command::AssignExecutor { work, executor })
            .does(Party::Executor, Command::StartWork { work })
    }

    pub(crate) fn worked(&mut self, work: Work, verdict: Verdict) -> &mut Bench {
        let review = ReviewVerdict::Approved;
        self.started(work)
            .does(Party::Executor, Command::FinishWork { work, verdict })
            .does(Party::Reviewer, Command::ReviewWork { work, review })
    }

    pub(crate) fn drawn_up(&mut self, work: Work) -> &mut Bench {
        let review = ReviewVerdict::Approved;
        self.does(Party::Executor, Command::DraftProtocol { work, document: document("p.pdf") })
            .does(Party::Reviewer, Command::ReviewProtocol { work, review })
    }

    pub(crate) fn signed(&mut self, work: Work) -> &mut Bench {
        self.drawn_up(work)
            .does(Party::Executor, Command::SignProtocol { work, attestation: eds() })
            .does(Party::Head, Command::SignProtocol { work, attestation: eds() })
    }

    pub(crate) fn numbers(&self) -> Command {
        let round = self.case.round.as_ref().expect("a round is under way");
        let number = |work: &Work| RegisterNumber(format!("26-{}/{work}", round.number));
        let numbers: BTreeMap<Work, RegisterNumber> =
            round.works.keys().map(|work| (*work, number(work))).collect();
        Command::IssueProtocols { numbers }
    }

    /// The round's protocols issued.
    pub(crate) fn placed(&mut self) -> &mut Bench {
        let numbers = self.numbers();
        self.does(Party::Head, numbers)
    }

    /// Every work of the round done, `failing` of them with nonconformities, all signed.
    pub(crate) fn rounded(&mut self, failing: Works) -> &mut Bench {
        let round = self.case.round.clone().expect("a round is under way");
        for work in round.works.into_keys() {
            let verdict = if failing.contains(work) { failed() } else { Verdict::Conforms };
            self.worked(work, verdict).signed(work);
        }
        self
    }

    /// To the issue of the test's protocols, `failing` of them with nonconformities.
    pub(crate) fn issued(&mut self, failing: Works) -> &mut Bench {
        self.testing().source().rounded(failing).placed()
    }

    /// Through a whole retest.
    pub(crate) fn retested(&mut self, works: Works, failing: Works) -> &mut Bench {
        self.does(Party::Applicant, retest(works));
        self.rounded(failing).placed()
    }

    pub(crate) fn stage(&self) -> Stage {
        self.case.stage
    }
}
