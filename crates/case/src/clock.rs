//! Open terms: which clocks run, since when, by which rule, and when they end.
//!
//! Nothing here is stored: clocks follow from the events, and their last days from the calendar.

use jiff::civil::Date;
use language::{Arg, Lang, short_date};
use order::{
    Calendar, Clause, CountingRule, Due, ObjectKind, Pause, ProviderKind, Roll, Term, TermId, due,
    terms,
};
use serde::{Deserialize, Serialize};

use crate::{
    actor::Party,
    decide::Context,
    messages,
    payload::{ContractWay, Extended, Procurement},
    stage::Stage,
    state::Case,
};

/// A term of the procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockKind {
    /// Until when applications are accepted (R 11).
    ApplicationsAccepted,
    /// The check for completeness (R 12).
    CompletenessCheck,
    /// The return of an application (R 13).
    ReturnOfApplication,
    /// The papers for the contract (R 14).
    ContractSent,
    /// The draft contract on the procurement portal (R 14.1).
    DraftContractPosted,
    /// The signed copy (R 14.2).
    ContractReturned,
    /// The last day for the draft contract (R 15).
    DraftContractLastDay,
    /// The agreed term of the test (R 16).
    TestTerm,
    /// The window for a retest request (R 25, R 32).
    RetestWindow,
    /// The retest (R 25, R 32).
    Retest,
    /// A duplicate (R 28, R 34).
    Duplicate,
    /// Until when protocols serve for putting the object into production (R 36).
    ProtocolForProduction,
    /// The validity of the platform's protocols (R 36).
    PlatformProtocol,
    /// The decision on withdrawal (R 40).
    WithdrawalDecision,
    /// The application after a withdrawal (R 41).
    TestAfterWithdrawal,
    /// How long the source is kept at least (M 15).
    SourceKept,
}

/// A term that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Which one.
    pub kind: ClockKind,
    /// Which request, review or act it belongs to, counted from 1, where there are several.
    pub subject: Option<u32>,
    /// Whose duty or right it limits.
    pub whose: Party,
    /// The clause that sets it.
    pub clause: Clause,
    /// The day of the event that started it.
    pub start: Date,
    /// How long it is.
    pub term: Term,
    /// The days that do not count.
    pub pauses: Vec<Pause>,
    /// Whether a suspension holds it right now.
    pub state: ClockState,
    /// Its last day.
    pub due: Due,
}

/// Whether a clock runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// It runs.
    Running,
    /// A suspension holds it: its last day moves on every day.
    Paused,
}

/// Every open clock of the case, the nearest last day first.
pub fn deadlines(case: &Case, cx: &Context<'_>) -> Vec<Clock> {
    let mut clocks: Vec<Clock> =
        open(case, cx.today).iter().map(|clock| clock.count(case, cx)).collect();
    clocks.sort_by_key(|clock| (clock.due.date, clock.kind, clock.subject));
    clocks
}

/// A clock whose last day is not counted yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) kind: ClockKind,
    pub(crate) subject: Option<u32>,
    start: Date,
    term: Term,
}

/// The open clock of this kind, counted.
pub(crate) fn find(case: &Case, cx: &Context<'_>, kind: ClockKind) -> Option<Clock> {
    open(case, cx.today).into_iter().find(|o| o.kind == kind).map(|o| o.count(case, cx))
}

/// Which clocks are open.
pub(crate) fn open(case: &Case, today: Date) -> Vec<Open> {
    let mut clocks = Vec::new();
    if case.opening.is_some() {
        intake(case, today, &mut clocks);
        contract(case, &mut clocks);
        rounds(case, &mut clocks);
        requests(case, &mut clocks);
        validity(case, &mut clocks);
        sources(case, &mut clocks);
    }
    clocks
}

fn intake(case: &Case, today: Date, clocks: &mut Vec<Open>) {
    if case.provider() == ProviderKind::Laboratory {
        return;
    }
    let portal = case.procurement() == Procurement::Portal;
    if case.stage == Stage::Returned && portal {
        clocks.push(named(case, ClockKind::ApplicationsAccepted, today));
    }
    let Some(submitted) = case.intake.submitted else { return };
    if case.stage == Stage::Check {
        if !crate::chapter::application::unchecked(case).is_empty() {
            clocks.push(named(case, ClockKind::CompletenessCheck, submitted));
        }
        clocks.push(named(case, ClockKind::ReturnOfApplication, submitted));
    }
    let awaited = match case.stage {
        Stage::Check | Stage::Contract | Stage::TermDispute => case.contract.answered.is_none(),
        Stage::Draft
        | Stage::Returned
        | Stage::Term
        | Stage::Testing
        | Stage::Suspended
        | Stage::Protocols
        | Stage::Remediation
        | Stage::Retest
        | Stage::InForce
        | Stage::Withdrawn
        | Stage::Negative
        | Stage::Lapsed
        | Stage::Expired
        | Stage::Superseded
        | Stage::Annulled
        | Stage::TakenBack
        | Stage::Cancelled => false,
    };
    if portal && awaited {
        clocks.push(named(case, ClockKind::DraftContractLastDay, submitted));
    }
}

fn contract(case: &Case, clocks: &mut Vec<Open>) {
    if case.stage != Stage::Contract || case.provider() == ProviderKind::Laboratory {
        return;
    }
    match (&case.contract.papers, case.intake.accepted) {
        (None, Some(accepted)) => clocks.push(named(case, ClockKind::ContractSent, accepted)),
        (Some((papers, sent)), _) if case.contract.answered.is_none() => {
            let kind = match papers.way {
                ContractWay::Specification => ClockKind::DraftContractPosted,
                ContractWay::TwoCopies => ClockKind::ContractReturned,
                ContractWay::CivilCode => return,
            };
            clocks.push(named(case, kind, *sent));
        }
        (None | Some(_), _) => {}
    }
}

fn rounds(case: &Case, clocks: &mut Vec<Open>) {
    let testing = matches!(case.stage, Stage::Testing | Stage::Suspended | Stage::Protocols);
    if let (true, Some(test)) = (testing, &case.test) {
        let term = Term::WorkingDays(test.working_days);
        clocks.push(Open { kind: ClockKind::TestTerm, subject: None, start: test.begun, term });
    }
    if let (Stage::Remediation, Some(start)) = (case.stage, case.window_opens()) {
        clocks.push(window(case, start));
    }
    if let (Stage::Retest, Some(round)) = (case.stage, &case.round) {
        let clock = named(case, ClockKind::Retest, round.begun);
        clocks.push(clock.extended(case, Extended::Retest));
    }
}

/// The window for retest requests, with its extension.
pub(crate) fn window(case: &Case, start: Date) -> Open {
    named(case, ClockKind::RetestWindow, start).extended(case, Extended::Window)
}

fn requests(case: &Case, clocks: &mut Vec<Open>) {
    if case.stage == Stage::Superseded {
        return;
    }
    for (subject, duplicate) in (1..).zip(&case.duplicates) {
        if duplicate.issued.is_none() {
            let clock = named(case, ClockKind::Duplicate, duplicate.asked);
            clocks.push(Open { subject: Some(subject), ..clock });
        }
    }
    if case.stage == Stage::Expired {
        return;
    }
    for (subject, review) in (1..).zip(&case.reviews) {
        if review.ruling.is_none() {
            let clock = named(case, ClockKind::WithdrawalDecision, review.raised);
            clocks.push(Open { subject: Some(subject), ..clock });
        }
    }
    if let (Some(withdrawal), None) = (&case.withdrawal, case.successor) {
        clocks.push(named(case, ClockKind::TestAfterWithdrawal, withdrawal.on));
    }
}

fn validity(case: &Case, clocks: &mut Vec<Open>) {
    if case.stage != Stage::InForce {
        return;
    }
    let latest = case.latest();
    let Some(first) = latest.values().filter(|p| p.is_in_force()).map(|p| p.issued).min() else {
        return;
    };
    if case.object() == ObjectKind::Platform {
        clocks.push(named(case, ClockKind::PlatformProtocol, first));
    } else if case.production.is_none() {
        clocks.push(named(case, ClockKind::ProtocolForProduction, first));
    }
}

fn sources(case: &Case, clocks: &mut Vec<Open>) {
    for (subject, source) in (1..).zip(&case.sources) {
        if source.disposed.is_none() {
            clocks.push(kept(case, subject, source.accepted));
        }
    }
}

/// How long a source is kept at least: from the end of the tests, as far as they went (M 15).
fn kept(case: &Case, subject: u32, accepted: Date) -> Open {
    let ended = case.retests.issued.values().next_back().copied().unwrap_or(accepted);
    let clock = named(case, ClockKind::SourceKept, ended.max(accepted));
    Open { subject: Some(subject), ..clock }
}

/// A clock whose length the Order sets.
pub(crate) fn named(case: &Case, kind: ClockKind, start: Date) -> Open {
    let term = kind
        .term_id(case.provider())
        .map_or(Term::WorkingDays(0), |id| terms::of(case.edition(), id).term);
    Open { kind, subject: None, start, term }
}

impl Open {
    fn extended(self, case: &Case, what: Extended) -> Open {
        match (self.term, case.retests.extension) {
            (Term::WorkingDays(days), Some((extended, more))) if extended == what => {
                Open { term: Term::WorkingDays(days.saturating_add(more)), ..self }
            }
            (
                Term::WorkingDays(_)
                | Term::Months(_)
                | Term::Years(_)
                | Term::Through { .. }
                | Term::QuarterEnd { .. },
                _,
            ) => self,
        }
    }

    /// Its last day.
    pub(crate) fn due(&self, case: &Case, cx: &Context<'_>) -> Due {
        self.last_day(&self.pauses(case, cx.today), cx.calendar, cx.counting)
    }

    /// Keeping and validity end on their very day; only a duty or a right waits for a working day.
    fn last_day(&self, pauses: &[Pause], calendar: &Calendar, rule: CountingRule) -> Due {
        let rule = match self.kind.is_span() {
            true => CountingRule { roll: Roll::Keep, roll_fixed: Roll::Keep, ..rule },
            false => rule,
        };
        due(self.term, self.start, pauses, calendar, rule)
    }

    fn pauses(&self, case: &Case, today: Date) -> Vec<Pause> {
        if self.kind != ClockKind::TestTerm {
            return Vec::new();
        }
        let mut pauses = case.test.as_ref().map(|test| test.pauses.clone()).unwrap_or_default();
        pauses.extend(case.suspension.as_ref().map(|s| Pause::still_open(s.since, today)));
        pauses
    }

    pub(crate) fn count(&self, case: &Case, cx: &Context<'_>) -> Clock {
        let pauses = self.pauses(case, cx.today);
        let held = self.kind == ClockKind::TestTerm && case.suspension.is_some();
        Clock {
            kind: self.kind,
            subject: self.subject,
            whose: self.kind.whose(),
            clause: self.kind.clause(case),
            start: self.start,
            term: self.term,
            state: if held { ClockState::Paused } else { ClockState::Running },
            due: self.last_day(&pauses, cx.calendar, cx.counting),
            pauses,
        }
    }
}

impl ClockKind {
    /// All clocks.
    pub const ALL: [ClockKind; 16] = [
        ClockKind::ApplicationsAccepted,
        ClockKind::CompletenessCheck,
        ClockKind::ReturnOfApplication,
        ClockKind::ContractSent,
        ClockKind::DraftContractPosted,
        ClockKind::ContractReturned,
        ClockKind::DraftContractLastDay,
        ClockKind::TestTerm,
        ClockKind::RetestWindow,
        ClockKind::Retest,
        ClockKind::Duplicate,
        ClockKind::ProtocolForProduction,
        ClockKind::PlatformProtocol,
        ClockKind::WithdrawalDecision,
        ClockKind::TestAfterWithdrawal,
        ClockKind::SourceKept,
    ];

    /// The Order's own term; `None` for the term that the parties agree (R 16).
    pub const fn term_id(self, provider: ProviderKind) -> Option<TermId> {
        Some(match self {
            ClockKind::ApplicationsAccepted => TermId::ApplicationsAccepted,
            ClockKind::CompletenessCheck => TermId::CompletenessCheck,
            ClockKind::ReturnOfApplication => TermId::ReturnOfApplication,
            ClockKind::ContractSent => TermId::ContractSent,
            ClockKind::DraftContractPosted => TermId::DraftContractPosted,
            ClockKind::ContractReturned => TermId::ContractReturned,
            ClockKind::DraftContractLastDay => TermId::DraftContractLastDay,
            ClockKind::TestTerm => return None,
            ClockKind::RetestWindow => TermId::retest_request(provider),
            ClockKind::Retest => TermId::retest(provider),
            ClockKind::Duplicate => TermId::duplicate(provider),
            ClockKind::ProtocolForProduction => TermId::ProtocolForProduction,
            ClockKind::PlatformProtocol => TermId::PlatformProtocol,
            ClockKind::WithdrawalDecision => TermId::WithdrawalDecision,
            ClockKind::TestAfterWithdrawal => TermId::TestAfterWithdrawal,
            ClockKind::SourceKept => TermId::SourceKept,
        })
    }

    /// Whose duty or right it limits.
    pub const fn whose(self) -> Party {
        match self {
            ClockKind::CompletenessCheck
            | ClockKind::ReturnOfApplication
            | ClockKind::ContractSent
            | ClockKind::Duplicate
            | ClockKind::SourceKept => Party::Registrar,
            ClockKind::ApplicationsAccepted
            | ClockKind::DraftContractPosted
            | ClockKind::ContractReturned
            | ClockKind::DraftContractLastDay
            | ClockKind::RetestWindow => Party::Applicant,
            ClockKind::TestTerm | ClockKind::Retest | ClockKind::WithdrawalDecision => Party::Head,
            ClockKind::ProtocolForProduction
            | ClockKind::PlatformProtocol
            | ClockKind::TestAfterWithdrawal => Party::Owner,
        }
    }

    /// Whether it is a span of validity or keeping, which ends on its very day.
    pub const fn is_span(self) -> bool {
        match self {
            ClockKind::ProtocolForProduction
            | ClockKind::PlatformProtocol
            | ClockKind::SourceKept => true,
            ClockKind::ApplicationsAccepted
            | ClockKind::CompletenessCheck
            | ClockKind::ReturnOfApplication
            | ClockKind::ContractSent
            | ClockKind::DraftContractPosted
            | ClockKind::ContractReturned
            | ClockKind::DraftContractLastDay
            | ClockKind::TestTerm
            | ClockKind::RetestWindow
            | ClockKind::Retest
            | ClockKind::Duplicate
            | ClockKind::WithdrawalDecision
            | ClockKind::TestAfterWithdrawal => false,
        }
    }

    /// Whether a missed last day is recorded when the duty is done late.
    ///
    /// The others have a consequence of their own (R 11, R 15, R 25, R 36), or are no duty (M 15).
    pub(crate) const fn is_duty(self) -> bool {
        match self {
            ClockKind::CompletenessCheck
            | ClockKind::ReturnOfApplication
            | ClockKind::ContractSent
            | ClockKind::DraftContractPosted
            | ClockKind::ContractReturned
            | ClockKind::TestTerm
            | ClockKind::Retest
            | ClockKind::Duplicate
            | ClockKind::WithdrawalDecision
            | ClockKind::TestAfterWithdrawal => true,
            ClockKind::ApplicationsAccepted
            | ClockKind::DraftContractLastDay
            | ClockKind::RetestWindow
            | ClockKind::ProtocolForProduction
            | ClockKind::PlatformProtocol
            | ClockKind::SourceKept => false,
        }
    }

    /// The clause that sets it for the case.
    pub fn clause(self, case: &Case) -> Clause {
        match self.term_id(case.provider()) {
            Some(id) => terms::of(case.edition(), id).clause,
            None => match case.provider() {
                ProviderKind::StateTechnicalService => Clause::rules(16),
                ProviderKind::Laboratory => Clause::rules(29),
            },
        }
    }

    /// What is to be done in it.
    pub fn title(self, case: &Case, lang: Lang) -> String {
        match self.term_id(case.provider()) {
            Some(id) => terms::of(case.edition(), id).title().of(lang).to_owned(),
            None => messages::format(lang, "clock-test-term", &[]),
        }
    }
}

impl Clock {
    /// How the last day is counted, for a reader: length, start, days that do not count.
    pub fn explanation(&self, lang: Lang) -> String {
        let start = Arg::from(short_date(self.start));
        let due = Arg::from(short_date(self.due.date));
        let (key, n) = match self.term {
            Term::WorkingDays(days) => ("clock-working-days", i64::from(days)),
            Term::Months(months) => ("clock-months", i64::from(months)),
            Term::Years(years) => ("clock-years", i64::from(years)),
            Term::Through { .. } | Term::QuarterEnd { .. } => ("clock-fixed", 0),
        };
        let mut parts = vec![messages::format(
            lang,
            key,
            &[("n", Arg::from(n)), ("start", start), ("due", due)],
        )];
        for pause in &self.pauses {
            let args = [
                ("from", short_date(pause.from).into()),
                ("until", short_date(pause.until).into()),
            ];
            parts.push(messages::format(lang, "clock-pause", &args));
        }
        if self.state == ClockState::Paused {
            parts.push(messages::format(lang, "clock-held", &[]));
        }
        if self.due.provisional {
            parts.push(messages::format(lang, "clock-provisional", &[]));
        }
        parts.join("; ")
    }
}
