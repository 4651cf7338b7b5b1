//! Whose turn it is: what can be done now, by whom, until when, by which clause.

mod after;
mod before;
mod during;

use language::{Arg, Lang, short_date};
use order::{Clause, Work};

use crate::{
    actor::Party,
    clock::{self, Clock, ClockKind},
    command::CommandKind,
    decide::Context,
    messages,
    state::Case,
};

/// Something that a party has to do, or may do, now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// Who; other posts that may do it too stand in [`CommandKind::parties`].
    pub whose: Party,
    /// What.
    pub what: CommandKind,
    /// Whether the case waits for it.
    pub need: Need,
    /// For which work, where it concerns one.
    pub work: Option<Work>,
    /// Which request, review, complaint or act, counted from 1, where there are several.
    pub subject: Option<u32>,
    /// Until when.
    pub due: Option<Clock>,
    /// By which clause.
    pub clause: Clause,
}

/// Whether the case waits for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// It does: it is this party's turn.
    Must,
    /// It does not: the party has the right.
    May,
}

/// What can be done now, the awaited steps first, then by last day.
pub fn next(case: &Case, cx: &Context<'_>) -> Vec<Next> {
    if case.opening.is_none() {
        return Vec::new();
    }
    let open = clock::open(case, cx.today);
    let mut steps = Steps { case, cx, open, found: Vec::new() };
    before::steps(&mut steps);
    during::steps(&mut steps);
    after::steps(&mut steps);
    let mut found = steps.found;
    found.sort_by_key(|next| {
        let due = next.due.as_ref().map(|clock| clock.due.date);
        (next.need, due.is_none(), due, next.what, next.work)
    });
    found
}

/// The steps found so far.
struct Steps<'a> {
    case: &'a Case,
    cx: &'a Context<'a>,
    open: Vec<clock::Open>,
    found: Vec<Next>,
}

impl Steps<'_> {
    fn must(&mut self, whose: Party, what: CommandKind) -> &mut Next {
        self.push(whose, what, Need::Must)
    }

    fn may(&mut self, whose: Party, what: CommandKind) -> &mut Next {
        self.push(whose, what, Need::May)
    }

    fn push(&mut self, whose: Party, what: CommandKind, need: Need) -> &mut Next {
        let clause = what.clause(self.case.provider());
        let next = Next { whose, what, need, work: None, subject: None, due: None, clause };
        self.found.push(next);
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    fn clock(&self, kind: ClockKind) -> Option<Clock> {
        let found = self.open.iter().find(|open| open.kind == kind)?;
        Some(found.count(self.case, self.cx))
    }

    fn clock_of(&self, kind: ClockKind, subject: u32) -> Option<Clock> {
        let mut open = self.open.iter();
        let found = open.find(|open| open.kind == kind && open.subject == Some(subject))?;
        Some(found.count(self.case, self.cx))
    }

    fn is_past(&self, kind: ClockKind) -> bool {
        self.clock(kind).is_some_and(|clock| clock.due.is_past(self.cx.today))
    }
}

impl Next {
    /// The step as one line: who, what, for which work, until when.
    pub fn text(&self, lang: Lang) -> String {
        let mut line = format!("{}: {}", self.whose.name(lang), self.what.name(lang));
        if let Some(work) = self.work {
            line.push_str(&format!(" ({})", work.name().of(lang)));
        }
        if let Some(clock) = &self.due {
            let date = Arg::from(short_date(clock.due.date));
            line.push_str(&messages::format(lang, "next-until", &[("date", date)]));
        }
        line
    }

    /// Whether its last day has passed.
    pub fn is_overdue(&self, today: jiff::civil::Date) -> bool {
        self.due.as_ref().is_some_and(|clock| clock.due.is_past(today))
    }

    fn for_work(&mut self, work: Work) -> &mut Self {
        self.work = Some(work);
        self
    }

    fn number(&mut self, subject: u32) -> &mut Self {
        self.subject = Some(subject);
        self
    }

    fn until(&mut self, due: Option<Clock>) -> &mut Self {
        if let Some(clock) = &due {
            self.clause = clock.clause;
        }
        self.due = due;
        self
    }

    fn by(&mut self, clause: Clause) -> &mut Self {
        self.clause = clause;
        self
    }
}
