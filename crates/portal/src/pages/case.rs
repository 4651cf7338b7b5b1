//! What stands around every page of a test, and the overview: whose turn it is, which terms run.

use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use case::{Clock, ClockState, CommandKind, Need, Next, Stage};
use conduct::{CaseSheet, person::Person};
use language::Lang;
use uuid::Uuid;

use crate::{Portal, failure::Failure, frame::Frame, render::page, visit::SignedIn};

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/cases/{id}", get(show))
}

/// A section of a test's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Overview,
    Application,
    Questionnaire,
    Documents,
    Works,
    Papers,
    Timeline,
}

/// What stands over and beside every page of a test.
#[derive(Debug, Clone)]
pub(crate) struct CaseHead {
    pub(crate) title: String,
    pub(crate) number: String,
    pub(crate) stage: String,
    pub(crate) stage_code: &'static str,
    pub(crate) tone: &'static str,
    pub(crate) applicant: String,
    pub(crate) provider: String,
    pub(crate) sections: Vec<SectionLink>,
    pub(crate) steps: Vec<StepView>,
}

/// A link to a section.
#[derive(Debug, Clone)]
pub(crate) struct SectionLink {
    pub(crate) href: String,
    pub(crate) label: String,
    pub(crate) current: bool,
}

/// One of the coarse steps of a test.
#[derive(Debug, Clone)]
pub(crate) struct StepView {
    pub(crate) label: String,
    pub(crate) state: &'static str,
}

impl Section {
    const ALL: [Section; 7] = [
        Section::Overview,
        Section::Application,
        Section::Questionnaire,
        Section::Documents,
        Section::Works,
        Section::Papers,
        Section::Timeline,
    ];

    const fn code(self) -> &'static str {
        match self {
            Section::Overview => "overview",
            Section::Application => "application",
            Section::Questionnaire => "questionnaire",
            Section::Documents => "documents",
            Section::Works => "works",
            Section::Papers => "papers",
            Section::Timeline => "timeline",
        }
    }

    /// The section's address.
    pub(crate) fn href(self, id: Uuid) -> String {
        match self {
            Section::Overview => format!("/cases/{id}"),
            Section::Application
            | Section::Questionnaire
            | Section::Documents
            | Section::Works
            | Section::Papers
            | Section::Timeline => format!("/cases/{id}/{}", self.code()),
        }
    }
}

impl CaseHead {
    /// The head of a test's pages, in one of its sections.
    pub(crate) fn new(frame: &Frame, sheet: &CaseSheet, current: Section) -> Self {
        let (lang, id) = (frame.lang, sheet.row.id);
        let stage = sheet.case.stage;
        CaseHead {
            title: sheet.object_name(),
            number: sheet.row.number.clone().unwrap_or_else(|| frame.t("case-no-number")),
            stage: stage.name(lang),
            stage_code: stage.code(),
            tone: tone(stage),
            applicant: sheet.facts.applicant.name.of(lang).to_owned(),
            provider: sheet.facts.provider.name.of(lang).to_owned(),
            sections: Section::ALL
                .into_iter()
                .map(|section| SectionLink {
                    href: section.href(id),
                    label: frame.t(&format!("section-{}", section.code())),
                    current: section == current,
                })
                .collect(),
            steps: steps(frame, stage),
        }
    }
}

/// The colour in which a stage is told.
pub(crate) fn tone(stage: Stage) -> &'static str {
    match stage {
        Stage::InForce => "good",
        Stage::Negative | Stage::Lapsed | Stage::Annulled | Stage::Cancelled => "bad",
        Stage::Returned
        | Stage::Suspended
        | Stage::Remediation
        | Stage::Withdrawn
        | Stage::TermDispute => "warn",
        Stage::Draft
        | Stage::Check
        | Stage::Contract
        | Stage::Term
        | Stage::Testing
        | Stage::Protocols
        | Stage::Retest => "accent",
        Stage::Superseded | Stage::Expired | Stage::TakenBack => "quiet",
    }
}

/// The coarse steps, as far as the test has come.
fn steps(frame: &Frame, stage: Stage) -> Vec<StepView> {
    let now = match stage {
        Stage::Draft | Stage::Returned | Stage::TakenBack => 0,
        Stage::Check => 1,
        Stage::Contract | Stage::Term | Stage::TermDispute | Stage::Annulled => 2,
        Stage::Testing | Stage::Suspended | Stage::Cancelled => 3,
        Stage::Protocols | Stage::Remediation | Stage::Retest | Stage::Negative | Stage::Lapsed => {
            4
        }
        Stage::InForce | Stage::Withdrawn | Stage::Expired | Stage::Superseded => 5,
    };
    let keys = ["draft", "check", "contract", "testing", "protocols", "in-force"];
    keys.into_iter()
        .enumerate()
        .map(|(index, key)| StepView {
            label: frame.t(&format!("step-{key}")),
            state: match index.cmp(&now) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "now",
                std::cmp::Ordering::Greater => "later",
            },
        })
        .collect()
}

/// Something that can be done.
#[derive(Debug, Clone)]
pub(crate) struct ActView {
    pub(crate) href: String,
    pub(crate) code: &'static str,
    pub(crate) label: String,
    pub(crate) due: Option<String>,
    pub(crate) clause: String,
}

/// A running term.
#[derive(Debug, Clone)]
pub(crate) struct ClockView {
    pub(crate) title: String,
    pub(crate) clause: String,
    pub(crate) whose: String,
    pub(crate) due: String,
    pub(crate) left: String,
    pub(crate) tone: &'static str,
    pub(crate) how: String,
    pub(crate) provisional: bool,
}

#[derive(Template)]
#[template(path = "overview.html")]
struct OverviewPage {
    frame: Frame,
    head: CaseHead,
    turn: String,
    is_mine: bool,
    mine: Vec<ActView>,
    theirs: Vec<ActView>,
    others: Vec<ActView>,
    clocks: Vec<ClockView>,
    edition: String,
    works: String,
}

async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let sheet = portal.conduct.case(&signed_in.person, id).await?;
    let frame = Frame::new(&signed_in.visit);
    let (lang, person) = (frame.lang, &signed_in.person);
    let awaited: Vec<&Next> = sheet.next.iter().filter(|next| next.need == Need::Must).collect();
    let (mine, theirs): (Vec<&Next>, Vec<&Next>) =
        awaited.into_iter().partition(|next| is_mine(&sheet, person, next));
    let turn = match (mine.first(), theirs.first()) {
        (Some(_), _) => frame.t("overview-your-turn"),
        (None, Some(next)) => frame.w("overview-their-turn", &next.whose.name(lang)),
        (None, None) => frame.t("overview-nobody"),
    };
    let view = |next: &Next| act_view(lang, id, next);
    let may = sheet.next.iter().filter(|n| n.need == Need::May && is_mine(&sheet, person, n));
    let others = may.map(view).collect();
    page(&OverviewPage {
        head: CaseHead::new(&frame, &sheet, Section::Overview),
        is_mine: !mine.is_empty(),
        mine: mine.into_iter().map(view).collect(),
        theirs: theirs.into_iter().map(view).collect(),
        others,
        turn,
        clocks: sheet.clocks.iter().map(|clock| clock_view(&frame, &sheet, clock)).collect(),
        edition: format!("№ {}", sheet.case.edition().number()),
        works: sheet.case.works().names(lang),
        frame,
    })
}

/// Whether the step is this person's own.
pub(crate) fn is_mine(sheet: &CaseSheet, person: &Person, next: &Next) -> bool {
    if !next.what.parties().iter().any(|party| sheet.mine.contains(party)) {
        return false;
    }
    // Of an executor's steps only those of their own works are theirs.
    let Some(work) = next.work.filter(|_| next.whose == case::Party::Executor) else {
        return true;
    };
    let executor = sheet.case.work(work).and_then(|state| state.executor.as_ref());
    executor.is_some_and(|executor| executor.0 == person.account.to_string())
}

pub(crate) fn act_view(lang: Lang, id: Uuid, next: &Next) -> ActView {
    let mut label = next.what.name(lang);
    if let Some(work) = next.work {
        label = format!("{label}: {}", work.name().of(lang));
    }
    ActView {
        href: address(id, next),
        code: next.what.code(),
        label,
        due: next.due.as_ref().map(|clock| language::short_date(clock.due.date)),
        clause: next.clause.cite(lang),
    }
}

/// Where a step is taken: on a page of its own where it has one, else on the form of its command.
pub(crate) fn address(id: Uuid, next: &Next) -> String {
    if next.what == CommandKind::Submit {
        return format!("/cases/{id}/submit");
    }
    if matches!(next.what, CommandKind::CheckItem | CommandKind::AcceptPackage) {
        return format!("/cases/{id}/intake");
    }
    if next.what == CommandKind::RequestRetest {
        return format!("/cases/{id}/retest");
    }
    let code = next.what.code();
    match (next.what == CommandKind::FinishWork, next.work) {
        (true, Some(work)) => format!("/cases/{id}/works/{}", work.code()),
        (true, None) => format!("/cases/{id}/works"),
        (false, Some(work)) => format!("/cases/{id}/act/{code}?work={}", work.code()),
        (false, None) => format!("/cases/{id}/act/{code}"),
    }
}

/// A running term, for a reader.
pub(crate) fn clock_view(frame: &Frame, sheet: &CaseSheet, clock: &Clock) -> ClockView {
    let lang = frame.lang;
    let (today, calendar) = (sheet.facts.today, &sheet.facts.calendar);
    let due = clock.due.date;
    let (left, tone) = if clock.state == ClockState::Paused {
        (frame.t("overview-clock-paused"), "warn")
    } else if due < today {
        let late = calendar.working_days_between(due, today);
        (frame.n("overview-clock-over", &late), "bad")
    } else if due == today {
        (frame.t("overview-clock-today"), "warn")
    } else {
        let left = calendar.working_days_between(today, due);
        let tone = if left <= 3 { "warn" } else { "good" };
        (frame.n("overview-clock-left", &left), tone)
    };
    ClockView {
        title: clock.kind.title(&sheet.case, lang),
        clause: clock.clause.cite(lang),
        whose: clock.whose.name(lang),
        due: language::short_date(due),
        left,
        tone,
        how: clock.explanation(lang),
        provisional: clock.due.provisional,
    }
}
