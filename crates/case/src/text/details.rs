//! The facts beside an event's title.

use language::{Arg, Lang, short_date};
use order::{Work, Works};

use crate::{
    event::Fact,
    messages,
    payload::{
        AccessItem, ChangeWhy, ComplaintOutcome, DuplicateRequest, DuplicateWhy, ExclusionRuling,
        Finish, IssuedProtocol, ItemCheck, ItemVerdict, Opinion, Outcome, ReviewCause,
        ReviewVerdict, Ruling, Signer, SourceAct, ValidityEnd, Verdict,
    },
};

pub(super) fn of(fact: &Fact, lang: Lang) -> Vec<String> {
    let lines = Lines { lang, lines: Vec::new() };
    gather(fact, lines).lines
}

struct Lines {
    lang: Lang,
    lines: Vec<String>,
}

impl Lines {
    fn say(self, key: &str) -> Self {
        self.with(key, &[])
    }

    fn with(mut self, key: &str, args: &[(&str, Arg)]) -> Self {
        self.lines.push(messages::format(self.lang, &format!("detail-{key}"), args));
        self
    }

    /// Words that a person wrote stand as they are.
    fn words(mut self, words: &str) -> Self {
        self.lines.push(words.to_owned());
        self
    }

    fn work(self, work: Work) -> Self {
        let name = work.name().of(self.lang).to_owned();
        self.words(&name)
    }

    fn works(self, works: Works) -> Self {
        let names = works.names(self.lang);
        self.with("works", &[("works", names.into())])
    }

    fn days(self, days: u16) -> Self {
        self.with("days", &[("n", Arg::from(i64::from(days)))])
    }

    fn number(self, number: &str) -> Self {
        self.with("number", &[("number", number.into())])
    }

    fn date(self, date: jiff::civil::Date) -> Self {
        self.with("date", &[("date", short_date(date).into())])
    }

    fn access<'a>(self, items: impl IntoIterator<Item = &'a AccessItem>) -> Self {
        let names = items.into_iter();
        let names: Vec<String> = names
            .map(|item| messages::format(self.lang, &format!("access-{}", item.code()), &[]))
            .collect();
        self.words(&names.join(", "))
    }

    fn verdict(self, verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Conforms => self.say("conforms"),
            Verdict::DoesNotConform { codes } => {
                let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
                self.with("does-not-conform", &[("codes", codes.join(", ").into())])
            }
        }
    }

    fn review(self, review: &ReviewVerdict) -> Self {
        match review {
            ReviewVerdict::Approved => self.say("approved"),
            ReviewVerdict::SentBack { reason } => self.say("sent-back").words(reason),
        }
    }

    fn protocol(self, protocol: &IssuedProtocol) -> Self {
        let result = if protocol.verdict.conforms() { "positive" } else { "negative" };
        let result = messages::format(self.lang, &format!("detail-{result}"), &[]);
        let work = protocol.work.name().of(self.lang).to_owned();
        let number = Arg::from(protocol.number.0.as_str());
        let args = [("work", work.into()), ("number", number), ("result", result.into())];
        self.with("protocol", &args)
    }

    fn item(self, check: &ItemCheck) -> Self {
        let item = messages::format(self.lang, &format!("item-{}", check.item.code()), &[]);
        let lines = self.words(&item);
        match &check.verdict {
            ItemVerdict::Fits => lines.say("fits"),
            ItemVerdict::NotNeeded => lines.say("not-needed"),
            ItemVerdict::DoesNotFit { reason } => lines.say("does-not-fit").words(reason),
        }
    }

    fn opinion(self, opinion: &Opinion) -> Self {
        match opinion {
            Opinion::Founded { text } => self.say("founded").words(text),
            Opinion::Unfounded { text } => self.say("unfounded").words(text),
        }
    }

    fn exclusion(self, ruling: ExclusionRuling) -> Self {
        self.say(match ruling {
            ExclusionRuling::Excluded => "excluded",
            ExclusionRuling::Kept => "kept",
        })
    }

    fn archives(self, act: &SourceAct) -> Self {
        act.archives.iter().fold(self, |lines, archive| {
            lines.words(&format!("{}: SHA-256 {}", archive.name, archive.digest))
        })
    }

    fn signer(self, signer: Signer) -> Self {
        self.say(match signer {
            Signer::Executor => "by-executor",
            Signer::Head => "by-head",
        })
    }

    fn protocols(self, protocols: &[IssuedProtocol], outcome: Outcome) -> Self {
        protocols.iter().fold(self, Lines::protocol).outcome(outcome)
    }

    fn outcome(self, outcome: Outcome) -> Self {
        self.say(&format!("outcome-{}", outcome.code()))
    }

    fn retest(self, number: u8, works: Works, source: SourceTest) -> Self {
        let number = Arg::from(i64::from(number));
        let lines = self.with("retest", &[("n", number)]).works(works);
        match source {
            SourceTest::Added => lines.say("tests-source"),
            SourceTest::NotAdded => lines,
        }
    }

    fn duplicate(self, request: &DuplicateRequest) -> Self {
        let why = match &request.why {
            DuplicateWhy::Lost => "lost",
            DuplicateWhy::Damaged => "damaged",
            DuplicateWhy::QuestionnaireChanged { .. } => "questionnaire-changed",
        };
        self.works(request.works).say(why).words(&request.reason)
    }

    fn ending(self, end: &ValidityEnd) -> Self {
        let why = match end.why {
            Finish::ProductionEnded => "production-ended",
            Finish::ModernisationBegun => "modernisation-begun",
        };
        self.say(why).date(end.since)
    }

    fn cause(self, cause: &ReviewCause) -> Self {
        self.say(match &cause.why {
            ChangeWhy::Owner { .. } => "from-owner",
            ChangeWhy::AuthorisedBody => "from-authorised-body",
            ChangeWhy::Immutability => "from-immutability",
        })
    }

    fn ruling(self, ruling: &Ruling) -> Self {
        match ruling {
            Ruling::Keep { reason } => self.say("keep").words(reason),
            Ruling::Withdraw { works, retest, reason } => {
                let again = retest.names(self.lang);
                let lines = self.say("withdraw").works(*works);
                lines.with("again", &[("works", again.into())]).words(reason)
            }
        }
    }

    fn complaint(self, outcome: ComplaintOutcome) -> Self {
        self.say(match outcome {
            ComplaintOutcome::Upheld => "upheld",
            ComplaintOutcome::PartlyUpheld => "partly-upheld",
            ComplaintOutcome::Dismissed => "dismissed",
        })
    }

    fn reasons(self, reasons: &[String]) -> Self {
        reasons.iter().fold(self, |lines, reason| lines.words(reason))
    }

    fn cost(self, tiyn: u64) -> Self {
        let tenge = format!("{}.{:02}", tiyn / 100, tiyn % 100);
        self.with("cost", &[("tenge", tenge.into())])
    }
}

/// Whether a retest was given source code analysis (R 26).
#[derive(Debug, Clone, Copy)]
enum SourceTest {
    Added,
    NotAdded,
}

fn added(tests_source: &bool) -> SourceTest {
    if *tests_source { SourceTest::Added } else { SourceTest::NotAdded }
}

fn gather(fact: &Fact, lines: Lines) -> Lines {
    use Fact as F;
    match fact {
        F::Opened(_) | F::CostAsked { .. } | F::PackageAccepted | F::ContractSent(_) => lines,
        F::ContractAnswered { .. } | F::Annulled | F::TermAsked { .. } | F::Resumed => lines,
        F::QuestionnaireCorrected { .. } | F::SourceDisposed { .. } => lines,
        F::RegistryReported(_) | F::NewApplicationNoted { .. } => lines,
        F::CostGiven(cost) => lines.cost(cost.tiyn),
        F::Submitted(form) => lines.works(form.works),
        F::ItemChecked(check) => lines.item(check),
        F::ApplicationReturned { reasons } => lines.reasons(reasons),
        F::TakenBack { reason } | F::Cancelled { reason, .. } => lines.words(reason),
        F::TermDeclined { reason } | F::ReturnedUnagreed { reason } => lines.words(reason),
        F::ContractConcluded { number, date } => lines.number(number).date(*date),
        F::TermProposed { working_days } | F::TermAgreed { working_days } => {
            lines.days(*working_days)
        }
        F::TermSet { working_days, .. } | F::TestBegun { working_days } => {
            lines.days(*working_days)
        }
        F::AgreementConcluded(agreement) => lines.number(&agreement.number).date(agreement.date),
        F::AccessConfirmed { items } => lines.access(items),
        F::Suspended { missing } => lines.access(missing),
        F::DiscrepancyReported { text } => lines.words(text),
        F::ExclusionAsked(request) => lines.work(request.work).words(&request.reason),
        F::VerificationAsked { work } | F::WorkStarted { work } => lines.work(*work),
        F::OpinionGiven { work, opinion } => lines.work(*work).opinion(opinion),
        F::ExclusionDecided { work, ruling, .. } => lines.work(*work).exclusion(*ruling),
        F::SourceAccepted(act) => lines.archives(act),
        F::SourceSealed { label, .. } => lines.words(label),
        F::ExecutorAssigned { work, .. } | F::ProtocolDrafted { work, .. } => lines.work(*work),
        F::WorkFinished { work, verdict } => lines.work(*work).verdict(verdict),
        F::WorkReviewed { work, review, .. } => lines.work(*work).review(review),
        F::ProtocolReviewed { work, review, .. } => lines.work(*work).review(review),
        F::InterimRetestAsked { works, reason } => lines.works(*works).words(reason),
        F::ProtocolSigned { work, signer, .. } => lines.work(*work).signer(*signer),
        F::ProtocolsIssued { protocols, outcome, .. } => lines.protocols(protocols, *outcome),
        F::HandedOver { received } => lines.date(*received),
        F::RetestRequested { retest, works, tests_source, .. } => {
            lines.retest(*retest, *works, added(tests_source))
        }
        F::RetestExtended { working_days, .. } => lines.days(*working_days),
        F::WindowClosed { outcome } => lines.outcome(*outcome),
        F::DuplicateAsked(request) => lines.duplicate(request),
        F::DuplicateIssued { documents, .. } => lines.works(documents.keys().copied().collect()),
        F::ProductionEntered { since } => lines.date(*since),
        F::ValidityEnded(end) => lines.ending(end),
        F::Expired { works } => lines.works(*works),
        F::ReviewRaised(cause) => lines.cause(cause),
        F::ReviewDecided(ruling) => lines.ruling(&ruling.ruling),
        F::ComplaintFiled(complaint) => lines.works(complaint.works),
        F::ComplaintDecided(ruling) => lines.complaint(ruling.outcome),
        F::DeadlineMissed { due, .. } => lines.date(*due),
    }
}
