//! From answers to the command, for every command that needs nothing but its answers.

use std::collections::BTreeSet;

use case::{
    AccountId, CaseId, Command, CommandKind, DocumentRef,
    payload::{
        AccessItem, Agreement, AgreementPurpose, Complaint, ComplaintOutcome, ComplaintRuling,
        ContractPapers, ContractWay, Cost, ExclusionRequest, ExclusionRuling, Finish, Opinion,
        ReviewRuling, ReviewVerdict, Ruling, ValidityEnd,
    },
};

use super::answer::{AnswerError, Answers, missing};

/// What came of the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// The command, ready.
    Command(Box<Command>),
    /// The command needs papers, signatures or forms that the use case of its kind makes.
    ByUseCase,
}

/// The greatest number of working days that people may agree on.
const WORKING_DAYS_MAX: u32 = 500;

/// Builds the command of `kind` from its answers.
///
/// # Errors
/// Every answer that cannot be taken; the first of them.
pub fn build(kind: CommandKind, answers: &Answers) -> Result<Made, AnswerError> {
    use CommandKind as C;
    let command = match kind {
        C::TakeBack | C::Cancel | C::DeclineTerm | C::ReturnUnagreed | C::ReportDiscrepancy => {
            ending(kind, answers)?
        }
        C::AnswerContract | C::ConcludeContract | C::ProposeTerm | C::AskTerm | C::SetTerm => {
            contract(kind, answers)?
        }
        C::SendContract => return sent_contract(answers),
        C::ConcludeAgreement => return agreement(answers),
        C::ConfirmAccess => Command::ConfirmAccess { items: access(answers)? },
        C::Suspend => Command::Suspend { missing: access(answers)? },
        C::AskExclusion | C::AskVerification | C::GiveOpinion | C::DecideExclusion => {
            exclusion(kind, answers)?
        }
        C::AssignExecutor | C::StartWork | C::ReviewWork | C::ReviewProtocol => {
            work(kind, answers)?
        }
        C::AskInterimRetest => Command::AskInterimRetest {
            works: answers.works("works")?,
            reason: answers.text("reason")?,
        },
        C::SealSource => Command::SealSource {
            act: answers.number("act", 1, u32::MAX)?,
            label: answers.text("label")?,
        },
        C::DisposeSource => Command::DisposeSource { act: answers.number("act", 1, u32::MAX)? },
        C::HandOver => Command::HandOver { received: answers.date("received")? },
        C::ExtendRetest => Command::ExtendRetest { working_days: days(answers)? },
        C::EnterProduction => Command::EnterProduction { since: answers.date("since")? },
        C::EndValidity => validity_end(answers)?,
        C::DecideReview => review_ruling(answers)?,
        C::NoteNewApplication => new_application(answers)?,
        C::Complain => Command::Complain(Complaint {
            works: answers.works("works")?,
            document: answers.document("document")?,
        }),
        C::DecideComplaint => complaint_ruling(answers)?,
        C::GiveCost => Command::GiveCost(Cost {
            tiyn: answers.money("cost")?.ok_or_else(|| missing("cost"))?,
            document: answers.document("document")?,
        }),
        C::AcceptPackage => Command::AcceptPackage,
        C::Annul => Command::Annul,
        C::AgreeTerm => Command::AgreeTerm,
        C::Resume => Command::Resume,
        C::CloseWindow => Command::CloseWindow,
        C::Expire => Command::Expire,
        C::Open
        | C::AskCost
        | C::Submit
        | C::CheckItem
        | C::ReturnApplication
        | C::CorrectQuestionnaire
        | C::AcceptSource
        | C::FinishWork
        | C::DraftProtocol
        | C::SignProtocol
        | C::IssueProtocols
        | C::RequestRetest
        | C::AskDuplicate
        | C::IssueDuplicate
        | C::ReportToRegistry
        | C::RaiseReview => return Ok(Made::ByUseCase),
    };
    Ok(Made::Command(Box::new(command)))
}

fn ending(kind: CommandKind, answers: &Answers) -> Result<Command, AnswerError> {
    if kind == CommandKind::ReportDiscrepancy {
        return Ok(Command::ReportDiscrepancy { text: answers.text("text")? });
    }
    let reason = answers.text("reason")?;
    Ok(if kind == CommandKind::TakeBack {
        Command::TakeBack { reason }
    } else if kind == CommandKind::DeclineTerm {
        Command::DeclineTerm { reason }
    } else if kind == CommandKind::ReturnUnagreed {
        Command::ReturnUnagreed { reason }
    } else {
        Command::Cancel { reason, document: answers.document("document")? }
    })
}

fn contract(kind: CommandKind, answers: &Answers) -> Result<Command, AnswerError> {
    Ok(if kind == CommandKind::AnswerContract {
        Command::AnswerContract { document: answers.document("document")? }
    } else if kind == CommandKind::ConcludeContract {
        Command::ConcludeContract { number: answers.text("number")?, date: answers.date("date")? }
    } else if kind == CommandKind::ProposeTerm {
        Command::ProposeTerm { working_days: days(answers)? }
    } else if kind == CommandKind::AskTerm {
        Command::AskTerm { document: answers.document("document")? }
    } else {
        Command::SetTerm { working_days: days(answers)?, document: answers.document("document")? }
    })
}

/// The provider's own draft, where one was attached; else the use case draws one up.
fn sent_contract(answers: &Answers) -> Result<Made, AnswerError> {
    let way = contract_way(answers)?;
    Ok(match answers.optional_document("document") {
        Some(document) => {
            Made::Command(Box::new(Command::SendContract(ContractPapers { way, document })))
        }
        None => Made::ByUseCase,
    })
}

/// The way to the contract that was chosen (R 14.1, R 14.2, R 29).
pub(crate) fn contract_way(answers: &Answers) -> Result<ContractWay, AnswerError> {
    answers.choice("way", |value| match value {
        "specification" => Some(ContractWay::Specification),
        "two-copies" => Some(ContractWay::TwoCopies),
        "civil-code" => Some(ContractWay::CivilCode),
        _ => None,
    })
}

fn agreement(answers: &Answers) -> Result<Made, AnswerError> {
    let Some(document) = answers.optional_document("document") else {
        return Ok(Made::ByUseCase);
    };
    Ok(Made::Command(Box::new(Command::ConcludeAgreement(concluded(answers, document)?))))
}

/// An additional agreement from its answers (R 18, R 20, R 21).
pub(crate) fn concluded(
    answers: &Answers,
    document: DocumentRef,
) -> Result<Agreement, AnswerError> {
    let purpose = answers.text("purpose")?;
    let purpose = match purpose.as_str() {
        "suspension" => AgreementPurpose::Suspension,
        "questionnaire" => AgreementPurpose::Questionnaire {
            working_days: if answers.get("working-days").is_empty() { 0 } else { days(answers)? },
            tiyn: answers.money("cost")?,
        },
        _ => AgreementPurpose::InterimRetest { works: answers.works("works")? },
    };
    Ok(Agreement {
        number: answers.text("number")?,
        date: answers.date("date")?,
        purpose,
        document,
    })
}

fn exclusion(kind: CommandKind, answers: &Answers) -> Result<Command, AnswerError> {
    let work = answers.work("work")?;
    Ok(if kind == CommandKind::AskExclusion {
        Command::AskExclusion(ExclusionRequest {
            work,
            reason: answers.text("reason")?,
            document: answers.document("document")?,
        })
    } else if kind == CommandKind::AskVerification {
        Command::AskVerification { work }
    } else if kind == CommandKind::GiveOpinion {
        let text = answers.text("text")?;
        let opinion = answers.choice("opinion", |value| match value {
            "founded" => Some(Opinion::Founded { text: text.clone() }),
            "unfounded" => Some(Opinion::Unfounded { text: text.clone() }),
            _ => None,
        })?;
        Command::GiveOpinion { work, opinion }
    } else {
        let ruling = answers.choice("ruling", |value| match value {
            "excluded" => Some(ExclusionRuling::Excluded),
            "kept" => Some(ExclusionRuling::Kept),
            _ => None,
        })?;
        Command::DecideExclusion { work, ruling, document: answers.document("document")? }
    })
}

fn work(kind: CommandKind, answers: &Answers) -> Result<Command, AnswerError> {
    let work = answers.work("work")?;
    Ok(if kind == CommandKind::AssignExecutor {
        Command::AssignExecutor { work, executor: AccountId::new(answers.text("executor")?) }
    } else if kind == CommandKind::StartWork {
        Command::StartWork { work }
    } else if kind == CommandKind::ReviewWork {
        Command::ReviewWork { work, review: review(answers)? }
    } else {
        Command::ReviewProtocol { work, review: review(answers)? }
    })
}

fn review(answers: &Answers) -> Result<ReviewVerdict, AnswerError> {
    if answers.text("review")? == "approved" {
        return Ok(ReviewVerdict::Approved);
    }
    Ok(ReviewVerdict::SentBack { reason: answers.text("reason")? })
}

fn validity_end(answers: &Answers) -> Result<Command, AnswerError> {
    let why = answers.choice("finish", |value| match value {
        "production-ended" => Some(Finish::ProductionEnded),
        "modernisation-begun" => Some(Finish::ModernisationBegun),
        _ => None,
    })?;
    Ok(Command::EndValidity(ValidityEnd { why, since: answers.date("since")? }))
}

fn review_ruling(answers: &Answers) -> Result<Command, AnswerError> {
    let reason = answers.text("reason")?;
    let ruling = if answers.text("decision")? == "keep" {
        Ruling::Keep { reason }
    } else {
        Ruling::Withdraw {
            works: answers.works("withdrawn")?,
            retest: answers.works("retest")?,
            reason,
        }
    };
    Ok(Command::DecideReview(ReviewRuling {
        review: answers.number("review-number", 1, u32::MAX)?,
        changes: answers.changes("changes")?,
        ruling,
    }))
}

fn complaint_ruling(answers: &Answers) -> Result<Command, AnswerError> {
    let outcome = answers.choice("outcome", |value| match value {
        "upheld" => Some(ComplaintOutcome::Upheld),
        "partly-upheld" => Some(ComplaintOutcome::PartlyUpheld),
        "dismissed" => Some(ComplaintOutcome::Dismissed),
        _ => None,
    })?;
    Ok(Command::DecideComplaint(ComplaintRuling {
        complaint: answers.number("complaint", 1, u32::MAX)?,
        outcome,
        document: answers.document("document")?,
    }))
}

fn new_application(answers: &Answers) -> Result<Command, AnswerError> {
    let case = answers.choice("case", |value| value.parse().ok().map(CaseId))?;
    Ok(Command::NoteNewApplication { case })
}

fn access(answers: &Answers) -> Result<BTreeSet<AccessItem>, AnswerError> {
    let parse = |code: &str| AccessItem::ALL.into_iter().find(|item| item.code() == code);
    answers.chosen("access", parse).map(BTreeSet::from_iter)
}

fn days(answers: &Answers) -> Result<u16, AnswerError> {
    let days = answers.number("working-days", 1, WORKING_DAYS_MAX)?;
    u16::try_from(days).map_err(|_| missing("working-days"))
}
