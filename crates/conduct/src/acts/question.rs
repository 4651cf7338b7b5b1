//! The questions of each command.

use case::{
    CommandKind,
    payload::{AccessItem, RegistryItem},
};
use language::Text;
use order::{Edition, ProviderKind, Work, Works, catalogue::Catalogue};

use crate::speak;

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The answer's key; the wording stands under `ask-{key}`.
    pub key: &'static str,
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// Whether the command cannot be given without it.
    pub need: Need,
}

/// Whether a question must be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may be left out.
    Optional,
}

/// What an answer looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionKind {
    /// One line of text.
    Line,
    /// Several lines of text.
    Lines,
    /// A day.
    Date,
    /// A whole number.
    Number {
        /// The least.
        min: u32,
        /// The greatest.
        max: u32,
    },
    /// An amount in tenge.
    Money,
    /// A file.
    File,
    /// One of several.
    OneOf(Vec<Choice>),
    /// Any of several.
    ManyOf(Vec<Choice>),
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub code: String,
    /// What is read.
    pub label: Text,
}

/// What there is to choose from in a case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Situation {
    /// The edition's catalogue of changes is read from here.
    pub edition: Option<Edition>,
    /// Who tests; only a laboratory reports its contract (R 37.2).
    pub provider: Option<ProviderKind>,
    /// The works of the test.
    pub works: Works,
    /// The works whose protocols show nonconformities.
    pub nonconforming: Works,
    /// People who may be made executors: account and name.
    pub executors: Vec<(String, String)>,
    /// Requests for exclusion that wait: their works.
    pub exclusions: Works,
    /// Duplicates asked for and not given, counted from 1.
    pub duplicates: Vec<u32>,
    /// Reviews that wait for a decision, counted from 1.
    pub reviews: Vec<u32>,
    /// Complaints that wait for a decision, counted from 1.
    pub complaints: Vec<u32>,
    /// Acts of acceptance of source, counted from 1.
    pub source_acts: Vec<u32>,
}

/// The terms that people may agree on, in working days.
const WORKING_DAYS_MAX: u32 = 500;

/// What the command asks in this situation.
pub fn questions(kind: CommandKind, now: &Situation) -> Vec<Question> {
    use CommandKind as C;
    match kind {
        C::TakeBack | C::DeclineTerm | C::ReturnUnagreed => vec![lines("reason")],
        C::Cancel => vec![lines("reason"), file("document")],
        C::ReturnApplication => vec![optional(lines("reason"))],
        C::SendContract => vec![one_of("way", coded(&CONTRACT_WAYS)), optional(file("document"))],
        C::AnswerContract | C::AskTerm => vec![file("document")],
        C::ConcludeContract => vec![line("number"), date("date")],
        C::ProposeTerm => vec![days("working-days", WORKING_DAYS_MAX)],
        C::SetTerm => vec![days("working-days", WORKING_DAYS_MAX), file("document")],
        C::ConcludeAgreement => agreement(now),
        C::ConfirmAccess | C::Suspend => vec![many_of("access", access_items())],
        C::ReportDiscrepancy => vec![lines("text")],
        C::AskExclusion | C::AskVerification | C::GiveOpinion | C::DecideExclusion => {
            exclusion(kind, now)
        }
        C::SealSource => vec![counted("act", &now.source_acts), line("label")],
        C::DisposeSource => vec![counted("act", &now.source_acts)],
        C::AssignExecutor
        | C::StartWork
        | C::FinishWork
        | C::DraftProtocol
        | C::SignProtocol
        | C::ReviewWork
        | C::ReviewProtocol => of_work(kind, now),
        C::AskInterimRetest => vec![works("works", now.works), lines("reason")],
        C::HandOver => vec![date("received")],
        C::RequestRetest => retest(now),
        C::ExtendRetest => vec![days("working-days", 20)],
        C::AskDuplicate | C::IssueDuplicate => duplicate(kind, now),
        C::EnterProduction => vec![date("since")],
        C::EndValidity => vec![one_of("finish", coded(&FINISHES)), date("since")],
        C::ReportToRegistry => {
            vec![many_of("registry", registry_items(now)), optional(line("receipt"))]
        }
        C::RaiseReview => vec![optional(many_of("changes", changes(now))), file("document")],
        C::DecideReview => review_ruling(now),
        C::NoteNewApplication => vec![line("case")],
        C::Complain => vec![works("works", now.works), file("document")],
        C::DecideComplaint => complaint_ruling(now),
        C::GiveCost => vec![money("cost"), file("document")],
        C::Open
        | C::AskCost
        | C::Submit
        | C::CheckItem
        | C::AcceptPackage
        | C::Annul
        | C::AgreeTerm
        | C::Resume
        | C::CorrectQuestionnaire
        | C::AcceptSource
        | C::IssueProtocols
        | C::CloseWindow
        | C::Expire => Vec::new(),
    }
}

fn exclusion(kind: CommandKind, now: &Situation) -> Vec<Question> {
    if kind == CommandKind::AskExclusion {
        return vec![work("work", now.works), lines("reason"), file("document")];
    }
    let mut asked = vec![work("work", now.exclusions)];
    if kind == CommandKind::GiveOpinion {
        asked.extend([one_of("opinion", coded(&["founded", "unfounded"])), lines("text")]);
    } else if kind == CommandKind::DecideExclusion {
        asked.extend([one_of("ruling", coded(&["excluded", "kept"])), file("document")]);
    }
    asked
}

fn of_work(kind: CommandKind, now: &Situation) -> Vec<Question> {
    let mut asked = vec![work("work", now.works)];
    if kind == CommandKind::AssignExecutor {
        asked.push(one_of("executor", executors(now)));
    } else if matches!(kind, CommandKind::ReviewWork | CommandKind::ReviewProtocol) {
        asked.push(one_of("review", coded(&["approved", "sent-back"])));
        asked.push(optional(lines("reason")));
    }
    asked
}

fn duplicate(kind: CommandKind, now: &Situation) -> Vec<Question> {
    if kind == CommandKind::IssueDuplicate {
        return vec![counted("request", &now.duplicates)];
    }
    let why = one_of("why", coded(&["lost", "damaged", "questionnaire-changed"]));
    vec![works("works", now.works), why, lines("reason")]
}

fn complaint_ruling(now: &Situation) -> Vec<Question> {
    vec![
        counted("complaint", &now.complaints),
        one_of("outcome", coded(&["upheld", "partly-upheld", "dismissed"])),
        file("document"),
    ]
}

/// What ends the validity of protocols, as [`case::payload::Finish`] writes it.
const FINISHES: [&str; 2] = ["production-ended", "modernisation-begun"];

/// The ways to a contract, as [`case::ContractWay`] writes them.
const CONTRACT_WAYS: [&str; 3] = ["specification", "two-copies", "civil-code"];

fn agreement(now: &Situation) -> Vec<Question> {
    vec![
        line("number"),
        date("date"),
        one_of("purpose", coded(&["suspension", "questionnaire", "interim-retest"])),
        optional(days("working-days", WORKING_DAYS_MAX)),
        optional(money("cost")),
        optional(works("works", now.works)),
        optional(file("document")),
    ]
}

fn retest(now: &Situation) -> Vec<Question> {
    vec![
        works("works", now.nonconforming),
        optional(file("comparison")),
        one_of("software", coded(&["unchanged", "changed"])),
        optional(file("source")),
    ]
}

fn review_ruling(now: &Situation) -> Vec<Question> {
    vec![
        counted("review-number", &now.reviews),
        optional(many_of("changes", changes(now))),
        one_of("decision", coded(&["keep", "withdraw"])),
        optional(works("withdrawn", now.works)),
        optional(works("retest", Works::ALL)),
        lines("reason"),
    ]
}

fn question(key: &'static str, kind: QuestionKind) -> Question {
    Question { key, kind, need: Need::Required }
}

fn optional(question: Question) -> Question {
    Question { need: Need::Optional, ..question }
}

fn line(key: &'static str) -> Question {
    question(key, QuestionKind::Line)
}

fn lines(key: &'static str) -> Question {
    question(key, QuestionKind::Lines)
}

fn date(key: &'static str) -> Question {
    question(key, QuestionKind::Date)
}

fn file(key: &'static str) -> Question {
    question(key, QuestionKind::File)
}

fn money(key: &'static str) -> Question {
    question(key, QuestionKind::Money)
}

fn days(key: &'static str, max: u32) -> Question {
    question(key, QuestionKind::Number { min: 1, max })
}

fn one_of(key: &'static str, choices: Vec<Choice>) -> Question {
    question(key, QuestionKind::OneOf(choices))
}

fn many_of(key: &'static str, choices: Vec<Choice>) -> Question {
    question(key, QuestionKind::ManyOf(choices))
}

fn work(key: &'static str, of: Works) -> Question {
    one_of(key, of.iter().map(work_choice).collect())
}

fn works(key: &'static str, of: Works) -> Question {
    many_of(key, of.iter().map(work_choice).collect())
}

fn work_choice(work: Work) -> Choice {
    Choice { code: work.code().to_owned(), label: work.name() }
}

fn coded(codes: &[&str]) -> Vec<Choice> {
    let choice = |code: &&str| Choice {
        code: (*code).to_owned(),
        label: speak::text(&format!("choice-{code}"), &[]),
    };
    codes.iter().map(choice).collect()
}

fn counted(key: &'static str, numbers: &[u32]) -> Question {
    let choice = |number: &u32| Choice {
        code: number.to_string(),
        label: Text::new(format!("№ {number}"), format!("№ {number}"), format!("No. {number}")),
    };
    one_of(key, numbers.iter().map(choice).collect())
}

fn access_items() -> Vec<Choice> {
    let choice = |item: AccessItem| Choice {
        code: item.code().to_owned(),
        label: speak::text(&format!("access-{}", item.code()), &[]),
    };
    AccessItem::ALL.into_iter().map(choice).collect()
}

fn registry_items(now: &Situation) -> Vec<Choice> {
    let is_asked = |(_, item): &(usize, RegistryItem)| {
        *item != RegistryItem::Contract || now.provider != Some(ProviderKind::StateTechnicalService)
    };
    let choice = |(index, item): (usize, RegistryItem)| Choice {
        code: (index + 1).to_string(),
        label: speak::text(
            &format!(
                "registry-{}",
                item.clause().to_string().replace([' ', '.'], "-").to_lowercase()
            ),
            &[],
        ),
    };
    RegistryItem::ALL.into_iter().enumerate().filter(is_asked).map(choice).collect()
}

fn executors(now: &Situation) -> Vec<Choice> {
    let choice = |(account, name): &(String, String)| Choice {
        code: account.clone(),
        label: Text::new(name, name, name),
    };
    now.executors.iter().map(choice).collect()
}

fn changes(now: &Situation) -> Vec<Choice> {
    let Some(edition) = now.edition else { return Vec::new() };
    Catalogue::of(edition)
        .changes()
        .iter()
        .enumerate()
        .map(|(index, change)| Choice {
            code: (index + 1).to_string(),
            label: change.title.clone(),
        })
        .collect()
}
