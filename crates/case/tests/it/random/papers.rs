//! What a command carries, made up to fit the case.

use std::collections::BTreeSet;

use case::{
    AccountId, Case, CaseId, Command, CommandKind, RegisterNumber, SignatureId, Stage, payload::*,
};
use jiff::{ToSpan, civil::Date};
use order::{Edition, ObjectKind, ProviderKind, Work, Works};

use super::{Chance, any_work};
use crate::bench::{application, document, eds, failed, form, on_paper, one, paper_application};

#[expect(clippy::wildcard_enum_match_arm, reason = "the next function makes the others")]
pub(super) fn of(
    kind: CommandKind,
    case: &Case,
    today: Date,
    work: Option<Work>,
    subject: Option<u32>,
    chance: &mut Chance,
) -> Command {
    let work = work.unwrap_or_else(|| any_work(case, chance));
    let reason = || if case.events % 97 == 96 { String::new() } else { "reason".to_owned() };
    let paper = || document("paper.pdf");
    let days = u16::try_from(chance.below(45)).expect("few");
    let number = subject.unwrap_or(1 + u32::from(chance.percent(10)));
    use CommandKind as K;
    match kind {
        K::Open => Command::Open(opening(chance)),
        K::AskCost => Command::AskCost { questionnaire: form(1) },
        K::GiveCost => Command::GiveCost(Cost { tiyn: 5, document: paper() }),
        K::Submit => Command::Submit(Box::new(submission(case, chance))),
        K::CheckItem => Command::CheckItem(check(case, chance)),
        K::AcceptPackage => Command::AcceptPackage,
        K::ReturnApplication => Command::ReturnApplication { reasons: vec![reason()] },
        K::TakeBack => Command::TakeBack { reason: reason() },
        K::Cancel => Command::Cancel { reason: reason(), document: paper() },
        K::SendContract => Command::SendContract(contract(case, chance)),
        K::AnswerContract => Command::AnswerContract { document: paper() },
        K::ConcludeContract => Command::ConcludeContract { number: reason(), date: today },
        K::Annul => Command::Annul,
        K::ProposeTerm => Command::ProposeTerm { working_days: days },
        K::AgreeTerm => Command::AgreeTerm,
        K::DeclineTerm => Command::DeclineTerm { reason: reason() },
        K::ReturnUnagreed => Command::ReturnUnagreed { reason: reason() },
        K::AskTerm => Command::AskTerm { document: paper() },
        K::SetTerm => Command::SetTerm { working_days: days, document: paper() },
        K::ConcludeAgreement => Command::ConcludeAgreement(agreement(case, today, chance)),
        K::ConfirmAccess => Command::ConfirmAccess { items: access(case, chance) },
        K::Suspend => Command::Suspend { missing: BTreeSet::from([chance.of(&AccessItem::ALL)]) },
        K::Resume => Command::Resume,
        K::ReportDiscrepancy => Command::ReportDiscrepancy { text: reason() },
        K::CorrectQuestionnaire => Command::CorrectQuestionnaire { questionnaire: newer(case) },
        K::AskExclusion => {
            Command::AskExclusion(ExclusionRequest { work, reason: reason(), document: paper() })
        }
        K::AskVerification => Command::AskVerification { work },
        K::GiveOpinion => {
            Command::GiveOpinion { work, opinion: Opinion::Founded { text: reason() } }
        }
        _ => later(kind, case, today, work, number, chance),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the next function makes the others")]
fn later(
    kind: CommandKind,
    case: &Case,
    today: Date,
    work: Work,
    number: u32,
    chance: &mut Chance,
) -> Command {
    let reason = || "reason".to_owned();
    let review = match chance.percent(92) {
        true => ReviewVerdict::Approved,
        false => ReviewVerdict::SentBack { reason: reason() },
    };
    let document = document("paper.pdf");
    let ruling = chance.of(&[ExclusionRuling::Excluded, ExclusionRuling::Kept]);
    let verdict = if chance.percent(75) { Verdict::Conforms } else { failed() };
    let working_days = u16::try_from(1 + chance.below(21)).expect("few");
    let since = if chance.percent(90) { today } else { any_day(today, chance) };
    let executor = AccountId::new(chance.of(&["executor", "executor-2"]));
    use CommandKind as K;
    match kind {
        K::DecideExclusion => Command::DecideExclusion { work, ruling, document },
        K::AcceptSource => Command::AcceptSource(source()),
        K::SealSource => Command::SealSource { act: number, label: reason() },
        K::DisposeSource => Command::DisposeSource { act: number },
        K::AssignExecutor => Command::AssignExecutor { work, executor },
        K::StartWork => Command::StartWork { work },
        K::FinishWork => Command::FinishWork { work, verdict },
        K::ReviewWork => Command::ReviewWork { work, review },
        K::AskInterimRetest => Command::AskInterimRetest { works: one(work), reason: reason() },
        K::DraftProtocol => Command::DraftProtocol { work, document },
        K::ReviewProtocol => Command::ReviewProtocol { work, review },
        K::SignProtocol => Command::SignProtocol { work, attestation: eds() },
        K::IssueProtocols => numbers(case),
        K::HandOver => Command::HandOver { received: since },
        K::RequestRetest => Command::RequestRetest(retest(case, chance)),
        K::ExtendRetest => Command::ExtendRetest { working_days },
        K::CloseWindow => Command::CloseWindow,
        K::EnterProduction => Command::EnterProduction { since },
        K::EndValidity => Command::EndValidity(ValidityEnd { why: Finish::ProductionEnded, since }),
        K::Expire => Command::Expire,
        _ => after(kind, case, work, number, chance),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the next function makes the others")]
fn after(kind: CommandKind, case: &Case, work: Work, number: u32, chance: &mut Chance) -> Command {
    let index = usize::try_from(number - 1).expect("small");
    let asked = case.duplicates.get(index).map_or(one(work), |asked| asked.request.works);
    let documents = asked.iter().map(|work| (work, document("duplicate.pdf"))).collect();
    let outcome = ComplaintOutcome::Dismissed;
    use CommandKind as K;
    match kind {
        K::AskDuplicate => Command::AskDuplicate(DuplicateRequest {
            works: one(work),
            why: DuplicateWhy::Lost,
            reason: "lost".to_owned(),
        }),
        K::IssueDuplicate => Command::IssueDuplicate { request: number, documents },
        K::ReportToRegistry => Command::ReportToRegistry(RegistryReport {
            items: BTreeSet::from([RegistryItem::Protocols]),
            signature: Some(SignatureId("s".to_owned())),
            receipt: None,
        }),
        K::RaiseReview => Command::RaiseReview(cause(case, chance)),
        K::DecideReview => Command::DecideReview(ruling(case, number, chance)),
        K::NoteNewApplication => Command::NoteNewApplication { case: CaseId::from_u128(2) },
        K::Complain => Command::Complain(Complaint { works: one(work), document: document("c") }),
        _ => Command::DecideComplaint(ComplaintRuling {
            complaint: number,
            outcome,
            document: document("d"),
        }),
    }
}

fn any_day(today: Date, chance: &mut Chance) -> Date {
    let days = i64::try_from(chance.below(60)).expect("few") - 50;
    today.checked_add(days.days()).expect("a day")
}

fn opening(chance: &mut Chance) -> Opening {
    let provider = match chance.percent(55) {
        true => ProviderKind::StateTechnicalService,
        false => ProviderKind::Laboratory,
    };
    let earlier = CaseId::from_u128(7);
    let works = match chance.percent(70) {
        true => one(chance.of(&Work::ALL)),
        false => one(chance.of(&Work::ALL)).with(chance.of(&Work::ALL)),
    };
    let follows = match chance.percent(85) {
        true => Some(Follows::Withdrawal { case: earlier, works }),
        false => None,
    };
    Opening { case: CaseId::from_u128(1), edition: Edition::N605, provider, follows }
}

fn submission(case: &Case, chance: &mut Chance) -> Application {
    let version = 1 + case.intake.application.as_ref().map_or(0, |form| form.form.version);
    let (lab, follows) = match &case.opening {
        Some(opening) => (opening.provider == ProviderKind::Laboratory, opening.follows),
        None => (false, None),
    };
    let base = if lab { paper_application(version) } else { application(version) };
    let (object, works) = match (follows, chance.below(10)) {
        (Some(Follows::Withdrawal { works, .. }), _) => (ObjectKind::General, works),
        (_, 0) => (ObjectKind::Platform, Works::ALL.without(Work::Load)),
        (_, 1) => (ObjectKind::PlatformSoftware, Works::ALL.without(Work::Network)),
        _ => (ObjectKind::General, Works::ALL),
    };
    let ownership = chance.of(&[Ownership::State, Ownership::Other]);
    let procurement = chance.of(&[Procurement::Portal, Procurement::Direct]);
    Application { object, works, ownership, procurement, ..base }
}

fn check(case: &Case, chance: &mut Chance) -> ItemCheck {
    let open = case::unchecked(case).into_iter().next();
    let item = open.unwrap_or_else(|| chance.of(&PackageItem::ALL));
    let verdict = match chance.percent(97) {
        true => ItemVerdict::Fits,
        false => ItemVerdict::DoesNotFit { reason: "blurred".to_owned() },
    };
    ItemCheck { item, verdict }
}

fn contract(case: &Case, chance: &mut Chance) -> ContractPapers {
    let ways = [ContractWay::Specification, ContractWay::TwoCopies, ContractWay::CivilCode];
    let way = if chance.percent(95) { case::contract_way(case) } else { chance.of(&ways) };
    ContractPapers { way, document: document("contract.pdf") }
}

fn agreement(case: &Case, date: Date, chance: &mut Chance) -> Agreement {
    let purpose = match (case.stage, case.interim) {
        (Stage::Suspended, _) if chance.percent(90) => AgreementPurpose::Suspension,
        (_, Some(works)) if chance.percent(90) => AgreementPurpose::InterimRetest { works },
        _ => AgreementPurpose::Questionnaire { working_days: 3, tiyn: None },
    };
    Agreement { number: "1".to_owned(), date, purpose, document: document("agreement.pdf") }
}

fn access(case: &Case, chance: &mut Chance) -> BTreeSet<AccessItem> {
    match &case.suspension {
        Some(suspension) if !suspension.missing.is_empty() => suspension.missing.clone(),
        _ => BTreeSet::from([chance.of(&AccessItem::ALL)]),
    }
}

fn newer(case: &Case) -> case::AttestedForm {
    let version = 1 + case.questionnaire.current.as_ref().map_or(0, |form| form.version);
    match case.provider() {
        ProviderKind::StateTechnicalService => form(version),
        ProviderKind::Laboratory => on_paper(version),
    }
}

fn source() -> SourceAct {
    let digest = case::Digest([1; 32]);
    let archive = Archive { name: "source.zip".to_owned(), size_bytes: 1, digest };
    SourceAct { archives: vec![archive], document: document("act.pdf") }
}

fn numbers(case: &Case) -> Command {
    let round = case.round.iter();
    let works = round.flat_map(|round| round.works.keys().map(|work| (*work, round.number)));
    let number = |(work, round): (Work, u8)| (work, RegisterNumber(format!("{round}/{work}")));
    Command::IssueProtocols { numbers: works.map(number).collect() }
}

fn retest(case: &Case, chance: &mut Chance) -> RetestRequest {
    let failed = case.nonconforming();
    let first: Works = failed.iter().take(1).collect();
    let works = if chance.percent(75) { failed } else { first };
    let comparison = chance.percent(95).then(|| document("comparison.xlsx"));
    let source = chance.percent(95).then(|| document("source.zip"));
    let software = match chance.percent(70) {
        true => SoftwareChange::Unchanged,
        false => SoftwareChange::Changed { source },
    };
    RetestRequest { works, comparison, software }
}

fn cause(case: &Case, chance: &mut Chance) -> ReviewCause {
    let row = ChangeNumber(u8::try_from(1 + chance.below(10)).expect("small"));
    let changes = BTreeSet::from([row]);
    let why = match chance.below(4) {
        0 => ChangeWhy::AuthorisedBody,
        1 => ChangeWhy::Immutability,
        _ => ChangeWhy::Owner { changes, questionnaire: newer(case) },
    };
    ReviewCause { why, document: document("changes.pdf") }
}

fn ruling(case: &Case, review: u32, chance: &mut Chance) -> ReviewRuling {
    let changes = BTreeSet::from([ChangeNumber(9)]);
    let works = match chance.percent(60) {
        true => case.in_force(),
        false => case.in_force().iter().take(1).collect(),
    };
    let ruling = match chance.percent(45) {
        true => Ruling::Keep { reason: "kept".to_owned() },
        false => Ruling::Withdraw { works, retest: works, reason: "changed".to_owned() },
    };
    ReviewRuling { review, changes, ruling }
}
