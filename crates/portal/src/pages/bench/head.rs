//! What stands over every page of a bench: how far the work is, what it lacks, what comes next.

use case::{CommandKind, Party};
use conduct::{Shortfall, person::Person};
use finding::{Standing, Verdict};

use super::{
    Opened,
    meter::{Meter, meter},
};
use crate::{
    frame::Frame,
    pages::{
        case::{CaseHead, Section, address, is_mine},
        works::{round_name, standing, told},
    },
};

/// So many codes are listed of what lacks.
const CODES_SHOWN_MAX: usize = 12;

/// A page of the bench.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Checks,
    Findings,
}

/// What stands over every page of a bench.
#[derive(Debug, Clone)]
pub(super) struct BenchHead {
    pub(super) case: CaseHead,
    pub(super) code: &'static str,
    pub(super) name: String,
    pub(super) href: String,
    pub(super) case_href: String,
    pub(super) clause: String,
    pub(super) executor: String,
    pub(super) round: String,
    pub(super) state: &'static str,
    pub(super) state_label: String,
    pub(super) tone: &'static str,
    pub(super) meter: Meter,
    pub(super) tabs: Vec<TabLink>,
    pub(super) lacks: Vec<LackView>,
    pub(super) acts: Vec<ActLink>,
    /// What follows from the checks and findings as they stand.
    pub(super) verdict: (String, &'static str),
    pub(super) may_finish: bool,
    pub(super) may_review: bool,
    /// Whether this person writes here now.
    pub(super) may_write: bool,
    /// Why this person only reads.
    pub(super) why_not: String,
    pub(super) once: String,
}

/// A link to a page of the bench.
#[derive(Debug, Clone)]
pub(super) struct TabLink {
    pub(super) href: String,
    pub(super) label: String,
    pub(super) count: usize,
    pub(super) current: bool,
}

/// Something that still lacks, with where to mend it.
#[derive(Debug, Clone)]
pub(super) struct LackView {
    pub(super) code: &'static str,
    pub(super) text: String,
    pub(super) href: String,
    pub(super) checks: Vec<(String, String)>,
}

/// A step that this person can take.
#[derive(Debug, Clone)]
pub(super) struct ActLink {
    pub(super) href: String,
    pub(super) code: &'static str,
    pub(super) label: String,
}

/// The head for a person.
pub(super) fn head(frame: &Frame, person: &Person, opened: &Opened, tab: Tab) -> BenchHead {
    let Opened { sheet, work, bench } = opened;
    let (lang, href) = (frame.lang, opened.href());
    let state = sheet.case.work(*work);
    let executor = state.and_then(|state| state.executor.as_ref());
    let (key, tone) = standing(sheet, *work);
    let mine = sheet.next.iter().filter(|n| n.work == Some(*work) && is_mine(sheet, person, n));
    let mine: Vec<_> = mine.collect();
    let has = |kind: CommandKind| mine.iter().any(|next| next.what == kind);
    let may_write = may_write(person, opened);
    let lacks = if may_write { lacks(frame, opened) } else { Vec::new() };
    let inline = [CommandKind::FinishWork, CommandKind::ReviewWork];
    let acts = mine.iter().filter(|next| !inline.contains(&next.what)).map(|next| ActLink {
        href: address(sheet.row.id, next),
        code: next.what.code(),
        label: next.what.name(lang),
    });
    BenchHead {
        case: CaseHead::new(frame, sheet, Section::Works),
        case_href: format!("/cases/{}", sheet.row.id),
        code: work.code(),
        name: work.name().of(lang).to_owned(),
        clause: work.clause().cite(lang),
        executor: executor.map_or_else(String::new, |account| sheet.name_of(&account.0)),
        round: round_name(frame, bench.round),
        state: key,
        state_label: frame.t(&format!("work-state-{key}")),
        tone,
        meter: meter(frame, bench),
        tabs: tabs(frame, opened, tab),
        acts: acts.collect(),
        verdict: told(frame, &bench.verdict()),
        may_finish: has(CommandKind::FinishWork) && lacks.is_empty(),
        may_review: has(CommandKind::ReviewWork),
        may_write,
        why_not: if may_write { String::new() } else { frame.t(why_not(person, opened)) },
        once: conduct::secret(),
        lacks,
        href,
    }
}

/// Whether this person is the work's executor and the work is under way.
pub(super) fn may_write(person: &Person, opened: &Opened) -> bool {
    let Some(state) = opened.sheet.case.work(opened.work) else { return false };
    let is_executor = opened.sheet.mine.contains(&Party::Executor)
        && state.executor.as_ref().is_some_and(|e| e.0 == person.account.to_string());
    let is_stage = CommandKind::FinishWork.stages().contains(&opened.sheet.case.stage);
    is_executor && is_stage && state.started.is_some() && state.finished.is_none()
}

fn why_not(person: &Person, opened: &Opened) -> &'static str {
    let state = opened.sheet.case.work(opened.work);
    let executor = state.and_then(|state| state.executor.as_ref());
    let is_mine = executor.is_some_and(|e| e.0 == person.account.to_string());
    match (is_mine, state.and_then(|state| state.started), state.map(|s| s.finished.is_some())) {
        (true, None, _) => "bench-start-first",
        (true, Some(_), Some(true)) => "bench-finished",
        (true, Some(_), _) => "bench-not-now",
        (false, _, _) => "bench-read-only",
    }
}

fn tabs(frame: &Frame, opened: &Opened, tab: Tab) -> Vec<TabLink> {
    let href = opened.href();
    vec![
        TabLink {
            label: frame.t("bench-tab-checks"),
            count: opened.bench.count(Verdict::NotChecked),
            current: tab == Tab::Checks,
            href: href.clone(),
        },
        TabLink {
            label: frame.t("bench-tab-findings"),
            count: unreviewed(opened),
            current: tab == Tab::Findings,
            href: format!("{href}/findings"),
        },
    ]
}

fn unreviewed(opened: &Opened) -> usize {
    let standings = opened.bench.findings.iter().map(|entry| entry.finding.review.standing());
    standings.filter(|standing| *standing == Standing::Unreviewed).count()
}

fn lacks(frame: &Frame, opened: &Opened) -> Vec<LackView> {
    let href = opened.href();
    let link = |code: &String| (code.clone(), format!("{href}?open={code}#c-{code}"));
    let links = |codes: &[String]| codes.iter().take(CODES_SHOWN_MAX).map(link).collect::<Vec<_>>();
    let view = |lack: &Shortfall| {
        let (code, to, checks) = match lack {
            Shortfall::Unchecked { codes } => {
                ("unchecked", format!("{href}?verdict=not-checked#checks"), links(codes))
            }
            Shortfall::NoObservation { codes } => {
                ("no-observation", format!("{href}#checks"), links(codes))
            }
            Shortfall::Unreviewed { .. } => {
                let to = format!("{href}/findings?standing=unreviewed#findings");
                ("unreviewed", to, Vec::new())
            }
            Shortfall::NoReport => ("no-report", format!("{href}/findings#import"), Vec::new()),
        };
        LackView { code, text: lack.text().of(frame.lang).to_owned(), href: to, checks }
    };
    opened.bench.shortfalls().iter().map(view).collect()
}
