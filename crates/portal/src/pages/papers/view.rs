//! The page of papers.

use std::{cmp::Reverse, collections::BTreeMap};

use askama::Template;
use case::{Actor, Context, Party, payload::Verdict, state::Ended};
use conduct::Paper;
use conduct::{
    CaseSheet,
    access::{Action, authorise},
    person::Person,
};
use language::Lang;
use order::{CountingRule, ProviderKind, Work};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    frame::{Frame, local_time},
    pages::case::{CaseHead, Section},
};

/// The papers that stand beside the protocols.
const KINDS: [&str; 7] = [
    "return-letter",
    "contract-draft",
    "agreement",
    "acceptance",
    "comparison",
    "withdrawal",
    "duplicate",
];

#[derive(Template)]
#[template(path = "papers.html")]
pub(super) struct PapersPage {
    frame: Frame,
    head: CaseHead,
    id: Uuid,
    rounds: Vec<RoundView>,
    others: Vec<PaperLine>,
    signatures: Vec<FormSignature>,
    /// A laboratory's people print their protocols for stitching.
    has_package: bool,
}

/// The protocols of one round.
struct RoundView {
    number: u8,
    title: String,
    lines: Vec<ProtocolLine>,
}

struct ProtocolLine {
    work: &'static str,
    work_title: String,
    number: String,
    verdict: String,
    verdict_tone: &'static str,
    codes: String,
    issued: String,
    until: Option<String>,
    state: String,
    state_code: &'static str,
    state_tone: &'static str,
    files: Vec<FileLink>,
    original: Option<Uuid>,
    signatures: Vec<SignatureLink>,
}

struct FileLink {
    paper: Uuid,
    lang: &'static str,
    label: &'static str,
}

struct SignatureLink {
    paper: Uuid,
    role: String,
    who: String,
    at: String,
}

/// A letter, an act, an agreement.
struct PaperLine {
    kind: &'static str,
    title: String,
    work: Option<String>,
    number: Option<String>,
    at: String,
    who: String,
    files: Vec<FileLink>,
}

/// A signature under a form.
struct FormSignature {
    paper: Uuid,
    title: String,
    who: String,
    at: String,
}

/// What a signature's row says of what it stands under.
#[derive(Deserialize, Default)]
struct Subject {
    #[serde(default)]
    form: String,
    #[serde(default)]
    version: u32,
    #[serde(default)]
    digest: String,
    #[serde(default)]
    role: String,
}

impl PapersPage {
    pub(super) fn new(frame: Frame, sheet: &CaseSheet, person: &Person) -> Self {
        let is_laboratory = sheet.case.provider() == ProviderKind::Laboratory;
        let has_protocols = !sheet.case.protocols.is_empty() || sheet.case.round.is_some();
        PapersPage {
            head: CaseHead::new(&frame, sheet, Section::Papers),
            id: sheet.row.id,
            rounds: rounds(&frame, sheet, person),
            others: others(&frame, sheet),
            signatures: form_signatures(&frame, sheet),
            has_package: is_laboratory && has_protocols && is_of_provider(sheet, person),
            frame,
        }
    }
}

fn is_of_provider(sheet: &CaseSheet, person: &Person) -> bool {
    person.is_provider() && person.organisation.id == sheet.parties.provider
}

/// The protocols, the last round first.
fn rounds(frame: &Frame, sheet: &CaseSheet, person: &Person) -> Vec<RoundView> {
    let mut rounds: BTreeMap<Reverse<u8>, Vec<ProtocolLine>> = BTreeMap::new();
    for protocol in &sheet.case.protocols {
        let lines = rounds.entry(Reverse(protocol.round)).or_default();
        lines.push(protocol_line(frame, sheet, person, protocol));
    }
    let round = |(Reverse(number), lines): (Reverse<u8>, Vec<ProtocolLine>)| RoundView {
        number,
        title: match number {
            0 => frame.t("papers-round-first"),
            retest => frame.n("papers-round-retest", &u32::from(retest)),
        },
        lines,
    };
    rounds.into_iter().map(round).collect()
}

fn protocol_line(
    frame: &Frame,
    sheet: &CaseSheet,
    person: &Person,
    protocol: &case::state::Protocol,
) -> ProtocolLine {
    let lang = frame.lang;
    let (work, round) = (protocol.work, i32::from(protocol.round));
    let here = |paper: &&Paper| paper.work.as_deref() == Some(work.code()) && paper.round == round;
    let issued = sheet.papers.iter().filter(here).filter(|p| p.kind == "protocol");
    let digest = protocol.document.digest.to_string();
    let original = sheet.papers.iter().filter(here).find(|paper| {
        paper.kind == "protocol"
            && paper.artifact.to_string() == digest
            && may_read(sheet, person, paper)
    });
    let (verdict, verdict_tone, codes) = match &protocol.verdict {
        Verdict::Conforms => ("papers-conforms", "good", String::new()),
        Verdict::DoesNotConform { codes } => {
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            ("papers-does-not-conform", "bad", codes.join(", "))
        }
    };
    let (state_code, state_tone, state) = state(frame, protocol);
    let is_ended = protocol.ended.is_some();
    ProtocolLine {
        work: work.code(),
        work_title: work.name().of(lang).to_owned(),
        number: protocol.number.to_string(),
        verdict: frame.t(verdict),
        verdict_tone,
        codes,
        issued: frame.day(&protocol.issued),
        until: valid_until(sheet, protocol).filter(|_| !is_ended).map(|day| frame.day(&day)),
        state,
        state_code,
        state_tone,
        files: files(issued.filter(|paper| paper.state == "issued")),
        original: original.map(|paper| paper.id),
        signatures: protocol_signatures(frame, sheet, work, round, &digest),
    }
}

fn state(frame: &Frame, protocol: &case::state::Protocol) -> (&'static str, &'static str, String) {
    match protocol.ended {
        None => match protocol.verdict {
            Verdict::Conforms => ("in-force", "good", frame.t("papers-in-force")),
            Verdict::DoesNotConform { .. } => ("issued", "quiet", frame.t("papers-issued")),
        },
        Some((Ended::Withdrawn, on)) => {
            ("withdrawn", "warn", frame.w("papers-withdrawn", &frame.day(&on)))
        }
        Some((Ended::Expired, on)) => {
            ("expired", "quiet", frame.w("papers-expired", &frame.day(&on)))
        }
    }
}

/// The last day on which a protocol serves, where a date ends it (R 36).
fn valid_until(sheet: &CaseSheet, protocol: &case::state::Protocol) -> Option<jiff::civil::Date> {
    if protocol.verdict != Verdict::Conforms {
        return None;
    }
    let actor = Actor::new(String::new(), Party::System);
    let cx = Context {
        today: sheet.facts.today,
        calendar: &sheet.facts.calendar,
        counting: CountingRule::default(),
        actor: &actor,
    };
    case::validity_last_day(&sheet.case, protocol, &cx)
}

/// Drafts and tools' reports are the provider's own until they are issued.
fn may_read(sheet: &CaseSheet, person: &Person, paper: &Paper) -> bool {
    if paper.state != "draft" && paper.kind != "report" {
        return true;
    }
    authorise(person, Action::JudgeWorks(sheet.parties)).is_ok()
        || authorise(person, Action::ActAs(sheet.parties, Party::Head)).is_ok()
}

fn files<'a>(papers: impl Iterator<Item = &'a Paper>) -> Vec<FileLink> {
    let mut links: Vec<(Lang, FileLink)> = papers
        .filter_map(|paper| {
            let lang: Lang = paper.lang.parse().ok()?;
            Some((lang, FileLink { paper: paper.id, lang: lang.code(), label: lang.name() }))
        })
        .collect();
    links.sort_by_key(|(lang, _)| Lang::ALL.iter().position(|known| known == lang));
    links.into_iter().map(|(_, link)| link).collect()
}

fn protocol_signatures(
    frame: &Frame,
    sheet: &CaseSheet,
    work: Work,
    round: i32,
    digest: &str,
) -> Vec<SignatureLink> {
    let link = |paper: &Paper| {
        let subject = subject_of(paper);
        let here = paper.work.as_deref() == Some(work.code()) && paper.round == round;
        if !here || subject.digest != digest {
            return None;
        }
        let role = if subject.role == "head" { "role-head" } else { "role-executor" };
        Some(SignatureLink {
            paper: paper.id,
            role: frame.t(role),
            who: sheet.name_of(&paper.author),
            at: local_time(paper.at_us.timestamp()),
        })
    };
    sheet.papers.iter().filter(|paper| paper.kind == "signature").filter_map(link).collect()
}

fn subject_of(paper: &Paper) -> Subject {
    serde_json::from_str(&paper.detail).unwrap_or_default()
}

/// Letters, acts and agreements, newest first; the three languages of one are one line.
fn others(frame: &Frame, sheet: &CaseSheet) -> Vec<PaperLine> {
    let mut groups: BTreeMap<_, Vec<&Paper>> = BTreeMap::new();
    for paper in sheet.papers.iter().filter(|paper| KINDS.contains(&paper.kind.as_str())) {
        let key = (Reverse(paper.at_us.0), &paper.kind, &paper.work, &paper.number);
        groups.entry(key).or_default().push(paper);
    }
    groups.into_values().filter_map(|papers| paper_line(frame, sheet, &papers)).collect()
}

fn paper_line(frame: &Frame, sheet: &CaseSheet, papers: &[&Paper]) -> Option<PaperLine> {
    let first = papers.first()?;
    let kind = KINDS.into_iter().find(|kind| *kind == first.kind)?;
    let work = first.work.as_deref().and_then(Work::from_code);
    Some(PaperLine {
        kind,
        title: frame.t(&format!("paper-{kind}")),
        work: work.map(|work| work.name().of(frame.lang).to_owned()),
        number: first.number.clone(),
        at: local_time(first.at_us.timestamp()),
        who: sheet.name_of(&first.author),
        files: files(papers.iter().copied()),
    })
}

/// The signatures under applications and questionnaires, newest first.
fn form_signatures(frame: &Frame, sheet: &CaseSheet) -> Vec<FormSignature> {
    let line = |paper: &Paper| {
        let subject = subject_of(paper);
        let key = match subject.form.as_str() {
            "application" => "papers-signed-application",
            "questionnaire" => "papers-signed-questionnaire",
            _ => return None,
        };
        Some(FormSignature {
            paper: paper.id,
            title: frame.n(key, &subject.version),
            who: sheet.name_of(&paper.author),
            at: local_time(paper.at_us.timestamp()),
        })
    };
    let signatures = sheet.papers.iter().filter(|paper| paper.kind == "signature");
    let mut lines: Vec<FormSignature> = signatures.filter_map(line).collect();
    lines.reverse();
    lines
}
