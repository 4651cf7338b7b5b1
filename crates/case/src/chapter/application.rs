//! Opening, cost, application, completeness and return (R 4, R 6, R 7, R 10–13, R 24, R 30).

use std::collections::BTreeSet;

use jiff::civil::Date;
use order::{
    Clause, Distribution, Edition, Integration, ObjectFacts, ProviderKind, Works, composition,
};

use crate::{
    actor::Party,
    clock::{self, ClockKind},
    command::CommandKind,
    decide::{Context, Decided, ensure, ensure_text, refuse},
    event::Fact,
    payload::{
        ApplicantKind, Application, Cost, Follows, ItemCheck, ItemVerdict, Opening, Ownership,
        PackageItem, Procurement,
    },
    refusal::{IntakeReason, Refusal},
    stage::Stage,
    state::Case,
    value::AttestedForm,
};

pub(crate) fn open(opening: &Opening, cx: &Context<'_>) -> Decided {
    let clause = CommandKind::Open.clause(opening.provider);
    let current = Edition::in_force_on(cx.today) == Some(opening.edition);
    ensure(current, clause, IntakeReason::EditionNotCurrent)?;
    let itself = opening.follows.is_some_and(|follows| follows.case() == opening.case);
    ensure(!itself, clause, IntakeReason::FollowsItself)?;
    Ok(vec![Fact::Opened(opening.clone())])
}

pub(crate) fn opened(case: &mut Case, opening: &Opening) {
    if case.opening.is_none() {
        case.opening = Some(opening.clone());
    }
}

pub(crate) fn ask_cost(case: &Case, questionnaire: &AttestedForm) -> Decided {
    let signed = is_attested(case, questionnaire);
    ensure(signed, cost_clause(case), IntakeReason::NotSignedByOwner)?;
    Ok(vec![Fact::CostAsked { questionnaire: questionnaire.clone() }])
}

pub(crate) fn cost_asked(case: &mut Case, questionnaire: &AttestedForm) {
    case.cost.asked = Some(questionnaire.clone());
}

pub(crate) fn give_cost(case: &Case, cost: &Cost) -> Decided {
    ensure(case.cost.asked.is_some(), cost_clause(case), IntakeReason::CostNotAsked)?;
    Ok(vec![Fact::CostGiven(cost.clone())])
}

pub(crate) fn cost_given(case: &mut Case, cost: &Cost) {
    case.cost.asked = None;
    case.cost.given = Some(cost.clone());
}

fn cost_clause(case: &Case) -> Clause {
    CommandKind::AskCost.clause(case.provider())
}

pub(crate) fn submit(case: &Case, form: &Application, cx: &Context<'_>) -> Decided {
    attested(case, form, cx)?;
    season(case, form, cx)?;
    composed(case, form)?;
    newer(case, form)?;
    for attachment in &form.documents {
        let item = attachment.kind.item();
        let clause = CommandKind::Submit.clause(case.provider());
        let known = item.clause(case.provider()).is_some();
        ensure(known, clause, IntakeReason::NotInPackage { item })?;
    }
    Ok(vec![Fact::Submitted(Box::new(form.clone()))])
}

/// Signatures at the state technical service (R 10, R 10.1), a cover letter at a laboratory (R 30).
fn attested(case: &Case, form: &Application, cx: &Context<'_>) -> Result<(), Refusal> {
    match case.provider() {
        ProviderKind::StateTechnicalService => {
            let clause = Clause::rules(10);
            let applicant = cx.actor.party == Party::Applicant;
            ensure(applicant, clause, IntakeReason::ApplicantSubmits)?;
            let signed = form.form.attestation.is_eds();
            ensure(signed, clause, IntakeReason::NotSignedByApplicant)?;
            let signed = form.questionnaire.attestation.is_eds();
            ensure(signed, clause.item(1), IntakeReason::NotSignedByOwner)
        }
        ProviderKind::Laboratory => match &form.cover_letter {
            Some(letter) => ensure_text(&letter.number, Clause::rules(30)),
            None => refuse(Clause::rules(30), IntakeReason::CoverLetterMissing),
        },
    }
}

/// Purchases through the procurement portal: until 1 November of the year (R 11).
fn season(case: &Case, form: &Application, cx: &Context<'_>) -> Result<(), Refusal> {
    if case.provider() == ProviderKind::Laboratory || form.procurement == Procurement::Direct {
        return Ok(());
    }
    let due = clock::named(case, ClockKind::ApplicationsAccepted, cx.today).due(case, cx);
    let closed = IntakeReason::ApplicationsClosed { last: due.date };
    ensure(!due.is_past(cx.today), Clause::rules(11), closed)
}

/// The works are those of the object's kind (R 4, R 6, R 7), or those that a withdrawal names (R 41).
fn composed(case: &Case, form: &Application) -> Result<(), Refusal> {
    let composition = composition(&ObjectFacts {
        kind: form.object,
        distribution: Distribution::Single,
        ownership: match form.ownership {
            Ownership::State => order::Ownership::StateBody,
            Ownership::Other => order::Ownership::Other,
        },
        integration: Integration::None,
    });
    let follows = case.opening.as_ref().and_then(|opening| opening.follows);
    let (clause, expected) = match follows {
        Some(Follows::Withdrawal { works, .. }) => {
            let again = works.iter().filter(|work| composition.works().contains(*work)).collect();
            (Clause::rules(40), again)
        }
        None | Some(Follows::Negative { .. } | Follows::Lapse { .. } | Follows::Expiry { .. }) => {
            (composition.clause, composition.works())
        }
    };
    let fits = form.works == expected && !form.works.is_empty();
    ensure(fits, clause, IntakeReason::WrongWorks { expected, found: form.works })
}

/// A corrected application bears a newer version than the returned one (R 13).
fn newer(case: &Case, form: &Application) -> Result<(), Refusal> {
    let Some(before) = &case.intake.application else { return Ok(()) };
    let (found, last) = (form.form.version, before.form.version);
    let clause = CommandKind::ReturnApplication.clause(case.provider());
    ensure(found > last, clause, IntakeReason::VersionNotNewer { found, last })
}

pub(crate) fn submitted(case: &mut Case, form: &Application, on: Date) {
    case.stage = Stage::Check;
    case.questionnaire.current = Some(form.questionnaire.clone());
    case.intake.application = Some(form.clone());
    case.intake.submitted = Some(on);
    case.intake.submissions += 1;
    case.intake.checks.clear();
    case.intake.returned.clear();
    case.registry.stale_since.get_or_insert(on);
}

/// Which parts the check goes through: all that the provider's chapter names.
pub fn checklist(case: &Case) -> BTreeSet<PackageItem> {
    let provider = case.provider();
    PackageItem::ALL.into_iter().filter(|item| item.clause(provider).is_some()).collect()
}

/// Whether the part must be there, whatever the case (R 10, R 30).
pub fn is_required(case: &Case, item: PackageItem) -> bool {
    let provider = case.provider();
    match item {
        PackageItem::Application | PackageItem::Questionnaire => true,
        PackageItem::PowerOfAttorney => {
            let application = case.intake.application.as_ref();
            application.is_some_and(|form| form.applicant == ApplicantKind::LegalEntity)
        }
        PackageItem::TechnicalSpecification | PackageItem::StateBodyProof => {
            provider == ProviderKind::StateTechnicalService
        }
        PackageItem::SourceCode
        | PackageItem::SecurityDocumentation
        | PackageItem::OwnerAuthorisation => false,
    }
}

/// Whether the part was handed in.
pub fn is_attached(case: &Case, item: PackageItem) -> bool {
    match item {
        PackageItem::Application | PackageItem::Questionnaire => case.intake.application.is_some(),
        PackageItem::PowerOfAttorney
        | PackageItem::TechnicalSpecification
        | PackageItem::SourceCode
        | PackageItem::SecurityDocumentation
        | PackageItem::OwnerAuthorisation
        | PackageItem::StateBodyProof => case.intake.application.as_ref().is_some_and(|form| {
            form.documents.iter().any(|attachment| attachment.kind.item() == item)
        }),
    }
}

/// The parts that the check has not reached.
pub fn unchecked(case: &Case) -> BTreeSet<PackageItem> {
    checklist(case).into_iter().filter(|item| !case.intake.checks.contains_key(item)).collect()
}

/// The parts that do not fit.
pub fn unfit(case: &Case) -> BTreeSet<PackageItem> {
    let checks = case.intake.checks.iter();
    checks
        .filter(|(_, verdict)| match verdict {
            ItemVerdict::DoesNotFit { .. } => true,
            ItemVerdict::Fits | ItemVerdict::NotNeeded => false,
        })
        .map(|(item, _)| *item)
        .collect()
}

pub(crate) fn check(case: &Case, check: &ItemCheck) -> Decided {
    let item = check.item;
    let command = CommandKind::CheckItem.clause(case.provider());
    let Some(clause) = item.clause(case.provider()) else {
        return refuse(command, IntakeReason::NotInPackage { item });
    };
    match &check.verdict {
        ItemVerdict::Fits => {
            ensure(is_attached(case, item), clause, IntakeReason::NotAttached { item })?;
        }
        ItemVerdict::NotNeeded => {
            ensure(!is_required(case, item), clause, IntakeReason::Required { item })?;
        }
        ItemVerdict::DoesNotFit { reason } => ensure_text(reason, clause)?,
    }
    Ok(vec![Fact::ItemChecked(check.clone())])
}

pub(crate) fn checked(case: &mut Case, check: &ItemCheck) {
    case.intake.checks.insert(check.item, check.verdict.clone());
}

pub(crate) fn accept(case: &Case) -> Decided {
    let clause = CommandKind::AcceptPackage.clause(case.provider());
    let items = unchecked(case);
    ensure(items.is_empty(), clause, IntakeReason::Unchecked { items })?;
    let items = unfit(case);
    let returned = CommandKind::ReturnApplication.clause(case.provider());
    ensure(items.is_empty(), returned, IntakeReason::Unfit { items })?;
    Ok(vec![Fact::PackageAccepted])
}

pub(crate) fn accepted(case: &mut Case, on: Date) {
    case.stage = Stage::Contract;
    case.intake.accepted = Some(on);
}

pub(crate) fn give_back(case: &Case, reasons: &[String]) -> Decided {
    let clause = CommandKind::ReturnApplication.clause(case.provider());
    let named = !reasons.is_empty() || !unfit(case).is_empty();
    ensure(named, clause, IntakeReason::NoReasons)?;
    for reason in reasons {
        ensure_text(reason, clause)?;
    }
    Ok(vec![Fact::ApplicationReturned { reasons: reasons.to_vec() }])
}

pub(crate) fn returned(case: &mut Case, reasons: &[String]) {
    case.stage = Stage::Returned;
    case.intake.returned = reasons.to_vec();
}

/// Whether the form is attested as the provider's chapter asks: by EDS, or at a laboratory on paper.
pub(crate) fn is_attested(case: &Case, form: &AttestedForm) -> bool {
    match case.provider() {
        ProviderKind::StateTechnicalService => form.attestation.is_eds(),
        ProviderKind::Laboratory => true,
    }
}

/// The works applied for, with those left out since.
pub(crate) fn applied(case: &Case) -> Works {
    case.intake.application.as_ref().map_or(Works::NONE, |form| form.works)
}
