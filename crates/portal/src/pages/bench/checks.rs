//! The checks of a work: shown by group, judged a group at a time.
//!
//! Every row bears the revision that its form showed, so that of two people on one row the second
//! is told, and loses nothing of what they entered.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Path, Query, Request, State},
    http::StatusCode,
    response::Response,
};
use conduct::{Bench, ConductError, Judgement, person::Person};
use finding::{CheckResult, Verdict};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Opened,
    groups::{Filter, GroupView, Overlay, Said, groups, is_of_rest, spans},
    head::{BenchHead, Tab, head},
    open,
};
use crate::{
    Portal,
    failure::Failure,
    fields::{self, Fields},
    frame::Frame,
    pages::case::CaseHead,
    render::{done, page},
    visit::SignedIn,
};

/// What the page was asked to show.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    open: String,
}

/// A choice of a filter.
#[derive(Debug, Clone)]
struct OptionView {
    code: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "bench_checks.html")]
struct ChecksPage {
    frame: Frame,
    head: CaseHead,
    bench: BenchHead,
    groups: Vec<GroupView>,
    verdicts: Vec<OptionView>,
    choices: Vec<OptionView>,
    verdict: String,
    group: String,
    wrong: Vec<String>,
    conflicts: Vec<String>,
}

impl Asked {
    fn of(form: &Fields) -> Asked {
        let text = |name: &str| form.text(name).to_owned();
        Asked { verdict: text("filter-verdict"), group: text("filter-group"), open: String::new() }
    }

    fn filter(&self) -> Filter {
        Filter {
            verdict: Verdict::from_code(&self.verdict),
            group: self.group.parse().ok(),
            open: self.open.clone(),
        }
    }

    /// The page's address with the same filter, at a group.
    fn back(&self, href: &str, group: &str) -> String {
        let verdict = Verdict::from_code(&self.verdict).map_or("", Verdict::code);
        let only = self.group.parse::<usize>().map_or(String::new(), |index| index.to_string());
        let at = group.parse::<usize>().map_or(String::new(), |index| format!("#g-{index}"));
        format!("{href}?verdict={verdict}&group={only}{at}")
    }
}

/// Shows the checks.
pub(super) async fn show(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, work)): Path<(Uuid, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let opened = open(&portal, &signed_in, id, &work).await?;
    page(&checks_page(&signed_in, &opened, &asked, Overlay::default(), Vec::new()))
}

/// Judges the checks that were changed in a form.
pub(super) async fn save(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, work)): Path<(Uuid, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let opened = open(&portal, &signed_in, id, &work).await?;
    let changed = changed(&opened.bench, &form);
    let (judgements, conflicts) = sorted(&opened.bench, &form, &changed);
    let asked = Asked::of(&form);
    let person = &signed_in.person;
    let judged = portal.conduct.judge(person, id, opened.work, &judgements).await;
    if judged.is_ok() && conflicts.is_empty() {
        let back = asked.back(&opened.href(), form.text("group"));
        return Ok(done(&portal, &back, "checks-saved"));
    }
    let opened = open(&portal, &signed_in, id, &work).await?;
    let is_saved = judged.is_ok();
    let (status, wrong) = match judged {
        Ok(()) => (StatusCode::CONFLICT, Vec::new()),
        Err(error) => wrongs(&signed_in, error)?,
    };
    let is_kept = |code: &String| !is_saved || conflicts.contains(code);
    let said: BTreeMap<String, Said> =
        changed.into_iter().filter(|(code, _)| is_kept(code)).collect();
    let overlay = Overlay { said, conflicts };
    let mut response = page(&checks_page(&signed_in, &opened, &asked, overlay, wrong))?;
    *response.status_mut() = status;
    Ok(response)
}

/// Tells every check of a group that nobody judged to conform, with one observation.
pub(super) async fn save_rest(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path((id, work)): Path<(Uuid, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let opened = open(&portal, &signed_in, id, &work).await?;
    let frame = Frame::new(&signed_in.visit);
    let asked = Asked::of(&form);
    let group: usize = form.text("group").parse().map_err(|_| Failure::NotFound)?;
    let (_, span) = spans(&frame, &opened.bench).into_iter().nth(group).ok_or(Failure::NotFound)?;
    let entries = opened.bench.entries.get(span).unwrap_or_default();
    let observation = form.text("observation");
    let judgements: Vec<Judgement> = entries
        .iter()
        .filter(|entry| is_of_rest(entry))
        .map(|entry| Judgement {
            code: entry.code.clone(),
            rev: entry.rev,
            verdict: Verdict::Conforms,
            observation: observation.to_owned(),
            recommendation: String::new(),
            measured: String::new(),
        })
        .collect();
    let (status, wrong) = match judge_rest(&portal, &signed_in.person, &opened, &judgements).await {
        Ok(None) => {
            let back = asked.back(&opened.href(), form.text("group"));
            return Ok(done(&portal, &back, "checks-saved"));
        }
        Ok(Some(refusal)) => (StatusCode::UNPROCESSABLE_ENTITY, vec![refusal.text(frame.lang)]),
        Err(error) => wrongs(&signed_in, error)?,
    };
    let mut response = page(&checks_page(&signed_in, &opened, &asked, Overlay::default(), wrong))?;
    *response.status_mut() = status;
    Ok(response)
}

/// Judges, unless the observation lacks by which a verdict stands (M 17.4, M 31.4, M 36.2).
async fn judge_rest(
    portal: &Portal,
    person: &Person,
    opened: &Opened,
    judgements: &[Judgement],
) -> Result<Option<finding::CheckRefusal>, ConductError> {
    let result = |judgement: &Judgement| CheckResult {
        code: judgement.code.clone(),
        verdict: judgement.verdict,
        observation: judgement.observation.clone(),
        recommendation: String::new(),
    };
    let refusal = judgements.first().and_then(|first| result(first).complete().err());
    if refusal.is_none() {
        let id = opened.sheet.row.id;
        portal.conduct.judge(person, id, opened.work, judgements).await?;
    }
    Ok(refusal)
}

/// The checks of which the form says something else than it showed.
fn changed(bench: &Bench, form: &Fields) -> BTreeMap<String, Said> {
    let said = |code: &str| -> Option<Said> {
        let text = |part: &str| form.text(&format!("{part}.{code}")).to_owned();
        let verdict = Verdict::from_code(&text("verdict"))?;
        let said = Said {
            verdict,
            observation: text("observation"),
            recommendation: text("recommendation"),
            measured: text("measured"),
        };
        (said.mark() != text("was")).then_some(said)
    };
    let entries = bench.entries.iter();
    entries.filter_map(|entry| Some((entry.code.clone(), said(&entry.code)?))).collect()
}

/// What can be saved, and the codes that somebody else judged meanwhile.
fn sorted(
    bench: &Bench,
    form: &Fields,
    changed: &BTreeMap<String, Said>,
) -> (Vec<Judgement>, Vec<String>) {
    let (mut judgements, mut conflicts) = (Vec::new(), Vec::new());
    for entry in &bench.entries {
        let Some(said) = changed.get(&entry.code) else { continue };
        let rev: i64 = form.text(&format!("rev.{}", entry.code)).parse().unwrap_or(0);
        if *said == Said::of(entry) {
            continue;
        }
        if rev != entry.rev {
            conflicts.push(entry.code.clone());
            continue;
        }
        let said = said.clone();
        judgements.push(Judgement {
            code: entry.code.clone(),
            rev,
            verdict: said.verdict,
            observation: said.observation,
            recommendation: said.recommendation,
            measured: said.measured,
        });
    }
    (judgements, conflicts)
}

/// What is wrong with what was sent; what is not the sender's to mend is a failure.
pub(super) fn wrongs(
    signed_in: &SignedIn,
    error: ConductError,
) -> Result<(StatusCode, Vec<String>), Failure> {
    let failure = Failure::from(error);
    let facts = failure.facts(signed_in.visit.lang);
    if facts.is_empty() { Err(failure) } else { Ok((failure.status(), facts)) }
}

fn checks_page(
    signed_in: &SignedIn,
    opened: &Opened,
    asked: &Asked,
    overlay: Overlay,
    wrong: Vec<String>,
) -> ChecksPage {
    let frame = Frame::new(&signed_in.visit);
    let filter = asked.filter();
    let bench = head(&frame, &signed_in.person, opened, Tab::Checks);
    let verdicts = Verdict::ALL.into_iter().map(|verdict| OptionView {
        code: verdict.code().to_owned(),
        label: format!("{} ({})", verdict.name().of(frame.lang), opened.bench.count(verdict)),
        chosen: filter.verdict == Some(verdict),
    });
    let spans = spans(&frame, &opened.bench).into_iter().enumerate();
    let choices = spans.map(|(index, (title, _))| OptionView {
        code: index.to_string(),
        label: title,
        chosen: filter.group == Some(index),
    });
    ChecksPage {
        head: bench.case.clone(),
        groups: groups(&frame, &opened.bench, &filter, &overlay),
        verdicts: verdicts.collect(),
        choices: choices.collect(),
        verdict: asked.verdict.clone(),
        group: asked.group.clone(),
        conflicts: overlay.conflicts,
        wrong,
        bench,
        frame,
    }
}
