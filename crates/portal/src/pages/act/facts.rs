//! What somebody should have before their eyes when they give a command: the papers that are
//! reviewed, signed or issued, the archives that are accepted, what a work still lacks.

use std::collections::BTreeSet;

use case::CommandKind;
use conduct::CaseSheet;
use order::Work;

use crate::{Portal, failure::Failure, frame::Frame};

/// The facts beside a command's form.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    /// Protocol drafts.
    pub(super) drafts: Vec<DraftView>,
    /// Archives of source.
    pub(super) archives: Vec<ArchiveView>,
    /// What a work still lacks.
    pub(super) lacks: Vec<String>,
    /// The bench of the work.
    pub(super) bench: Option<String>,
    /// The fee by the price list, item by item, or why there is none (R 23, R 24).
    pub(super) fee: Vec<String>,
    /// Whether the papers are signed.
    pub(super) is_signature: bool,
    /// The term that is proposed (R 16).
    pub(super) term: Option<String>,
}

/// A protocol's draft.
#[derive(Debug, Clone)]
pub(super) struct DraftView {
    pub(super) work: String,
    pub(super) number: String,
    pub(super) href: String,
    pub(super) sha256: String,
    pub(super) signed: String,
}

/// An archive of source.
#[derive(Debug, Clone)]
pub(super) struct ArchiveView {
    pub(super) name: String,
    pub(super) size: String,
    pub(super) sha256: String,
}

/// The fee by the questionnaire and the prices in force, where the cost is asked for: its total,
/// and what the page shows of it.
///
/// # Errors
/// The case cannot be read.
pub(super) async fn fee(
    portal: &Portal,
    frame: &Frame,
    sheet: &CaseSheet,
    kind: CommandKind,
) -> Result<(Option<String>, Vec<String>), Failure> {
    if kind != CommandKind::GiveCost {
        return Ok((None, Vec::new()));
    }
    let lang = frame.lang;
    let fee = match portal.conduct.fee(sheet).await? {
        Ok(fee) => fee,
        Err(why) => return Ok((None, vec![why.of(lang).to_owned()])),
    };
    let item = |item: &order::FeeItem| {
        let (work, unit) = (item.volume.work.name(), item.volume.unit.name());
        let (quantity, price, cost) = (item.volume.quantity, item.price, item.cost);
        format!("{}: {quantity} × {price} ₸ ({}) = {cost} ₸", work.of(lang), unit.of(lang))
    };
    let mut lines: Vec<String> = fee.items.iter().map(item).collect();
    lines.push(frame.w("act-fee-total", &fee.total.to_string()));
    Ok((Some(fee.total.to_string()), lines))
}

/// The facts for a command, of one work where one is named.
pub(super) fn facts(
    frame: &Frame,
    sheet: &CaseSheet,
    kind: CommandKind,
    work: Option<&str>,
) -> Facts {
    let work = work.and_then(Work::from_code).filter(|work| sheet.case.works().contains(*work));
    let bench = work.map(|work| format!("/cases/{}/works/{}", sheet.row.id, work.code()));
    use CommandKind as C;
    if [C::SignProtocol, C::ReviewProtocol, C::IssueProtocols].contains(&kind) {
        let of = |each: &Work| work.is_none_or(|work| work == *each);
        let drafts = sheet.case.works().iter().filter(of);
        return Facts {
            drafts: drafts.filter_map(|work| draft(frame, sheet, work)).collect(),
            is_signature: kind == C::SignProtocol,
            ..Facts::default()
        };
    }
    if [C::AgreeTerm, C::DeclineTerm].contains(&kind) {
        let proposed = sheet.case.term.proposed.map(u32::from);
        let term = proposed.map(|days| frame.n("act-term-proposed", &days));
        return Facts { term, ..Facts::default() };
    }
    if kind == C::AcceptSource {
        return Facts { archives: archives(frame, sheet), ..Facts::default() };
    }
    if kind == C::FinishWork {
        let lacks = work.map_or_else(Vec::new, |work| lacks(frame, sheet, work));
        return Facts { lacks, bench, ..Facts::default() };
    }
    let has_bench = [C::ReviewWork, C::StartWork, C::DraftProtocol].contains(&kind);
    Facts { bench: bench.filter(|_| has_bench), ..Facts::default() }
}

fn draft(frame: &Frame, sheet: &CaseSheet, work: Work) -> Option<DraftView> {
    let state = sheet.case.work(work)?.draft.as_ref()?;
    let paper = sheet.protocol_draft(work)?;
    let signers: Vec<String> = [&state.executor, &state.head]
        .into_iter()
        .flatten()
        .map(|account| sheet.name_of(&account.0))
        .collect();
    Some(DraftView {
        work: work.name().of(frame.lang).to_owned(),
        number: paper.number.clone().unwrap_or_default(),
        href: format!("/cases/{}/papers/{}", sheet.row.id, paper.id),
        sha256: paper.artifact.to_string(),
        signed: signers.join(", "),
    })
}

/// The archives that were handed in and are in no act of acceptance yet (M 13).
fn archives(frame: &Frame, sheet: &CaseSheet) -> Vec<ArchiveView> {
    let accepted: BTreeSet<[u8; 32]> = sheet
        .case
        .sources
        .iter()
        .flat_map(|source| source.act.archives.iter().map(|archive| archive.digest.0))
        .collect();
    sheet
        .standing_files()
        .filter(|file| file.kind == "source-code" || file.kind == "source")
        .filter(|file| !accepted.contains(&file.artifact.0))
        .map(|file| ArchiveView {
            name: file.name.clone(),
            size: frame.n("act-bytes", &file.size),
            sha256: file.artifact.to_string(),
        })
        .collect()
}

fn lacks(frame: &Frame, sheet: &CaseSheet, work: Work) -> Vec<String> {
    let Ok(bench) = sheet.bench(work) else { return Vec::new() };
    bench.shortfalls().iter().map(|lack| lack.text().of(frame.lang).to_owned()).collect()
}
