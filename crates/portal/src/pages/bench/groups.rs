//! The checks of a bench as its pages show them: by group, filtered, with what was sent and what
//! is wrong laid over what stands.

use std::collections::BTreeMap;

use conduct::{Bench, CheckEntry};
use finding::Verdict;
use order::steps::PointCode;
use sha2::{Digest, Sha256};

use crate::frame::Frame;

/// Which checks are shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub(super) verdict: Option<Verdict>,
    pub(super) group: Option<usize>,
    /// The check that stands open.
    pub(super) open: String,
}

/// What somebody said of one check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) verdict: Verdict,
    pub(super) observation: String,
    pub(super) recommendation: String,
    pub(super) measured: String,
}

/// What is laid over the checks that stand: what was sent, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub(super) struct Overlay {
    pub(super) said: BTreeMap<String, Said>,
    pub(super) conflicts: Vec<String>,
}

/// The checks of one group.
#[derive(Debug, Clone)]
pub(super) struct GroupView {
    pub(super) index: usize,
    pub(super) title: String,
    pub(super) judged: usize,
    pub(super) total: usize,
    /// How many of it may be told at once to conform.
    pub(super) rest: usize,
    pub(super) entries: Vec<EntryView>,
}

/// One check.
#[derive(Debug, Clone)]
pub(super) struct EntryView {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) requirement: String,
    pub(super) clause: String,
    pub(super) note: String,
    pub(super) verdict: &'static str,
    pub(super) verdict_label: String,
    pub(super) tone: &'static str,
    pub(super) observation: String,
    pub(super) recommendation: String,
    pub(super) measured: String,
    pub(super) is_point: bool,
    pub(super) rev: i64,
    pub(super) was: String,
    pub(super) earlier: Option<EarlierView>,
    pub(super) is_open: bool,
    /// What stands instead of what was sent, where somebody judged meanwhile.
    pub(super) stands: Option<EarlierView>,
}

/// What was judged elsewhere: in the round before, or meanwhile.
#[derive(Debug, Clone)]
pub(super) struct EarlierView {
    pub(super) verdict: String,
    pub(super) tone: &'static str,
    pub(super) observation: String,
    pub(super) recommendation: String,
}

impl Said {
    /// What stands of a check.
    pub(super) fn of(entry: &CheckEntry) -> Said {
        Said {
            verdict: entry.result.verdict,
            observation: entry.result.observation.clone(),
            recommendation: entry.result.recommendation.clone(),
            measured: entry.measured.clone(),
        }
    }

    /// A short mark by which a form knows what it showed.
    pub(super) fn mark(&self) -> String {
        let mut hash = Sha256::new();
        for part in [
            self.verdict.code(),
            self.observation.trim(),
            self.recommendation.trim(),
            self.measured.trim(),
        ] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hex::encode(&hash.finalize()[..8])
    }
}

/// Where each group begins and ends among the bench's entries, with its title.
pub(super) fn spans(frame: &Frame, bench: &Bench) -> Vec<(String, std::ops::Range<usize>)> {
    let title = |entry: &CheckEntry| {
        // The steps of a work without a catalogue stand in one group: the work itself.
        if entry.group == entry.clause.cite_text() {
            bench.work.name().of(frame.lang).to_owned()
        } else {
            entry.group.of(frame.lang).to_owned()
        }
    };
    let mut spans: Vec<(String, std::ops::Range<usize>)> = Vec::new();
    for (index, entry) in bench.entries.iter().enumerate() {
        let title = title(entry);
        match spans.last_mut() {
            Some((last, span)) if *last == title => span.end = index + 1,
            _ => spans.push((title, index..index + 1)),
        }
    }
    spans
}

/// Whether a check may be told to conform together with the rest of its group: nobody judged it,
/// it applies to this object, and it needs no number of its own.
pub(super) fn is_of_rest(entry: &CheckEntry) -> bool {
    entry.result.verdict == Verdict::NotChecked && entry.note.is_none() && !is_point(entry)
}

/// The groups of a bench under a filter.
pub(super) fn groups(
    frame: &Frame,
    bench: &Bench,
    filter: &Filter,
    overlay: &Overlay,
) -> Vec<GroupView> {
    let shown = |entry: &&CheckEntry| {
        filter.verdict.is_none_or(|verdict| entry.result.verdict == verdict)
            || overlay.said.contains_key(&entry.code)
            || filter.open == entry.code
    };
    let mut views = Vec::new();
    for (index, (title, span)) in spans(frame, bench).into_iter().enumerate() {
        let entries = bench.entries.get(span).unwrap_or_default();
        if filter.group.is_some_and(|group| group != index) {
            continue;
        }
        let is_judged = |e: &&CheckEntry| e.result.verdict != Verdict::NotChecked;
        let view = GroupView {
            index,
            judged: entries.iter().filter(is_judged).count(),
            total: entries.len(),
            rest: entries.iter().filter(|entry| is_of_rest(entry)).count(),
            entries: entries
                .iter()
                .filter(shown)
                .map(|entry| entry_view(frame, &title, entry, filter, overlay))
                .collect(),
            title,
        };
        if !view.entries.is_empty() {
            views.push(view);
        }
    }
    views
}

fn entry_view(
    frame: &Frame,
    group: &str,
    entry: &CheckEntry,
    filter: &Filter,
    overlay: &Overlay,
) -> EntryView {
    let lang = frame.lang;
    let (title, requirement) = (entry.title.of(lang), entry.requirement.of(lang));
    let stands = Said::of(entry);
    let said = overlay.said.get(&entry.code).unwrap_or(&stands);
    let in_conflict = overlay.conflicts.contains(&entry.code);
    // A requirement of a function or a process bears that one's name: its own words say more.
    let own = if title == group { requirement.lines().next().unwrap_or(title) } else { title };
    EntryView {
        code: entry.code.clone(),
        title: own.to_owned(),
        requirement: requirement.to_owned(),
        clause: entry.clause.cite(lang),
        note: entry.note.as_ref().map_or(String::new(), |note| note.of(lang).to_owned()),
        verdict: said.verdict.code(),
        verdict_label: entry.result.verdict.name().of(lang).to_owned(),
        tone: tone(entry.result.verdict),
        observation: said.observation.clone(),
        recommendation: said.recommendation.clone(),
        measured: said.measured.clone(),
        is_point: is_point(entry),
        rev: entry.rev,
        was: stands.mark(),
        earlier: entry.earlier.as_ref().map(|result| EarlierView {
            verdict: result.verdict.name().of(lang).to_owned(),
            tone: tone(result.verdict),
            observation: result.observation.clone(),
            recommendation: result.recommendation.clone(),
        }),
        is_open: filter.open == entry.code || overlay.said.contains_key(&entry.code),
        stands: in_conflict.then(|| EarlierView {
            verdict: stands.verdict.name().of(lang).to_owned(),
            tone: tone(stands.verdict),
            observation: stands.observation.clone(),
            recommendation: stands.recommendation.clone(),
        }),
    }
}

fn is_point(entry: &CheckEntry) -> bool {
    entry.code.parse::<PointCode>().is_ok()
}

/// The tone in which a verdict is told.
pub(super) fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conforms => "good",
        Verdict::DoesNotConform => "bad",
        Verdict::NotApplicable => "accent",
        Verdict::NotChecked => "quiet",
    }
}
