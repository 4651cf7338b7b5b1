//! Giving a command to a case: one write that decides, records and tells.

mod contract;
mod intake;
mod protocols;
mod supervision;
mod testing;

use case::{Actor, Case, Command, CommandKind, Context, Event, Party, Stage};
use language::Text;
use order::Calendar;
use store::{CaseAsk, CaseView, CaseWrite, Change, NewAudit, NewNotice, Want, Written};
use uuid::Uuid;

use crate::{
    Conduct,
    acts::{Answers, Made, build},
    error::ConductError,
    person::{Person, Role},
    record::{self, Standing},
    sheet::CaseSheet,
};

/// What one act does: a command, and the rows that go with it.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) command: Command,
    pub(crate) changes: Vec<Change>,
    pub(crate) numbers_taken: Vec<(String, i64)>,
    pub(crate) title: Option<String>,
    pub(crate) answer: String,
}

impl Step {
    /// A command alone.
    pub(crate) fn command(command: Command) -> Self {
        Step {
            command,
            changes: Vec::new(),
            numbers_taken: Vec::new(),
            title: None,
            answer: "done".to_owned(),
        }
    }

    /// With further changes of rows.
    pub(crate) fn with(mut self, changes: impl IntoIterator<Item = Change>) -> Self {
        self.changes.extend(changes);
        self
    }

    /// What the act answers when it is repeated.
    pub(crate) fn answering(mut self, answer: String) -> Self {
        self.answer = answer;
        self
    }

    /// With the object's name for lists.
    pub(crate) fn titled(mut self, title: String) -> Self {
        self.title = Some(title);
        self
    }
}

impl Conduct {
    /// Gives a command with its answers; a repeated `key` is the same act, done once.
    ///
    /// # Errors
    /// The person may not, an answer cannot be taken, or the Order refuses.
    pub async fn act(
        &self,
        person: &Person,
        id: Uuid,
        key: Option<String>,
        kind: CommandKind,
        answers: &Answers,
    ) -> Result<(), ConductError> {
        let sheet = self.case(person, id).await?;
        if self.is_done(person, key.as_deref()).await? {
            return Ok(());
        }
        let actor = self.may(person, &sheet, kind)?;
        let act = Act { person, sheet: &sheet, actor: &actor, key, answers };
        match build(kind, answers)? {
            Made::Command(command) => self.act_with_papers(&act, *command).await,
            Made::ByUseCase => self.act_by_use_case(&act, kind).await,
        }
    }

    /// Whether this person's act with this key was done already: the same form sent twice is one
    /// act, and is told as done both times.
    ///
    /// # Errors
    /// The store could not.
    pub async fn is_done(&self, person: &Person, key: Option<&str>) -> Result<bool, ConductError> {
        let Some(key) = key else { return Ok(false) };
        Ok(self.store.is_done(&stored_key(&person.account.to_string(), key)).await?)
    }

    async fn act_by_use_case(&self, act: &Act<'_>, kind: CommandKind) -> Result<(), ConductError> {
        use CommandKind as C;
        match kind {
            C::Submit => self.submit(act).await,
            C::CheckItem => self.check_item(act).await,
            C::ReturnApplication => self.return_application(act).await,
            C::AskCost => self.ask_cost(act).await,
            C::SendContract => self.send_contract(act).await,
            C::ConcludeAgreement => self.conclude_agreement(act).await,
            C::CorrectQuestionnaire => self.correct_questionnaire(act).await,
            C::AcceptSource => self.accept_source(act).await,
            C::FinishWork => self.finish_work(act).await,
            C::DraftProtocol => self.draft_protocol(act).await,
            C::SignProtocol => self.sign_protocol(act).await,
            C::IssueProtocols => self.issue_protocols(act).await,
            C::RequestRetest => self.request_retest(act).await,
            C::AskDuplicate => self.ask_duplicate(act).await,
            C::IssueDuplicate => self.issue_duplicate(act).await,
            C::ReportToRegistry => self.report_to_registry(act).await,
            C::RaiseReview => self.raise_review(act).await,
            C::Open
            | C::GiveCost
            | C::AcceptPackage
            | C::TakeBack
            | C::Cancel
            | C::AnswerContract
            | C::ConcludeContract
            | C::Annul
            | C::ProposeTerm
            | C::AgreeTerm
            | C::DeclineTerm
            | C::ReturnUnagreed
            | C::AskTerm
            | C::SetTerm
            | C::ConfirmAccess
            | C::Suspend
            | C::Resume
            | C::ReportDiscrepancy
            | C::AskExclusion
            | C::AskVerification
            | C::GiveOpinion
            | C::DecideExclusion
            | C::SealSource
            | C::DisposeSource
            | C::AssignExecutor
            | C::StartWork
            | C::ReviewWork
            | C::AskInterimRetest
            | C::ReviewProtocol
            | C::HandOver
            | C::ExtendRetest
            | C::CloseWindow
            | C::EnterProduction
            | C::EndValidity
            | C::Expire
            | C::DecideReview
            | C::NoteNewApplication
            | C::Complain
            | C::DecideComplaint => Err(ConductError::NotFound),
        }
    }

    /// A command that is complete, with the paper that it makes where it makes one.
    async fn act_with_papers(&self, act: &Act<'_>, command: Command) -> Result<(), ConductError> {
        let changes = if let Command::DecideReview(ruling) = &command {
            self.withdrawal_paper(act, ruling).await?
        } else if let Command::AssignExecutor { work, executor } = &command {
            assigned(act.sheet, *work, &executor.0).into_iter().collect()
        } else {
            Vec::new()
        };
        self.give(act, Step::command(command).with(changes)).await
    }

    /// Writes a step that was made of the sheet.
    pub(crate) async fn give(&self, act: &Act<'_>, step: Step) -> Result<(), ConductError> {
        let id = act.sheet.row.id;
        self.write(id, act.key.clone(), None, act.actor, |_, _| Ok(step)).await.map(|_| ())
    }

    /// The one write: locks the case, makes the step, decides, records, tells.
    pub(crate) async fn write<F>(
        &self,
        id: Uuid,
        key: Option<String>,
        opening: Option<Standing>,
        actor: &Actor,
        make: F,
    ) -> Result<Option<String>, ConductError>
    where
        F: FnOnce(&CaseView, &Case) -> Result<Step, ConductError>,
    {
        let calendar = self.calendar().await?;
        let row = self.store.case(id).await?;
        let (applicant, provider) = match (&row, &opening) {
            (Some(row), _) => (row.applicant, row.provider),
            (None, Some(opening)) => (opening.applicant, opening.provider),
            (None, None) => return Err(ConductError::NotFound),
        };
        let people = self.people_of(&[applicant, provider]).await?;
        let today = self.today();
        let ask = CaseAsk {
            key: key.map(|key| stored_key(&actor.account.0, &key)),
            want: Want::default(),
            sequences: vec![case_sequence(today.year())],
            ..CaseAsk::new(id, self.now())
        };
        let write =
            Write { calendar: &calendar, people: &people, today, opening, actor, ask: &ask };
        let written = self.store.write_case(&ask, |view| write.decide(view, make)).await?;
        Ok(match written {
            Written::Now { result, .. } => result,
            Written::Before { result } => Some(result),
        })
    }
}

/// Who gives a command, where, with what answers.
pub(crate) struct Act<'a> {
    pub(crate) person: &'a Person,
    pub(crate) sheet: &'a CaseSheet,
    pub(crate) actor: &'a Actor,
    pub(crate) key: Option<String>,
    pub(crate) answers: &'a Answers,
}

struct Write<'a> {
    calendar: &'a Calendar,
    people: &'a [Person],
    today: jiff::civil::Date,
    opening: Option<Standing>,
    actor: &'a Actor,
    ask: &'a CaseAsk,
}

impl Write<'_> {
    fn decide<F>(self, view: &CaseView, make: F) -> Result<CaseWrite, ConductError>
    where
        F: FnOnce(&CaseView, &Case) -> Result<Step, ConductError>,
    {
        let cx = Context {
            today: self.today,
            calendar: self.calendar,
            counting: record::counting(),
            actor: self.actor,
        };
        let records = record::records(&view.events)?;
        let mut case = Case::replay(records.iter().map(|record| &record.event));
        let before = record::turn(&case, &cx);
        let step = make(view, &case)?;
        let events = case::decide(&case, &step.command, &cx)?;
        for event in &events {
            case::evolve(&mut case, event);
        }
        let mut standing = match (&view.row, self.opening) {
            (Some(row), _) => Standing::of(row),
            (None, Some(opening)) => opening,
            (None, None) => return Err(ConductError::NotFound),
        };
        if let Some(title) = step.title {
            standing.title = title;
        }
        let mut numbers_taken = step.numbers_taken;
        number_case(&case, &mut standing, view, self.today.year(), &mut numbers_taken);
        let after = record::turn(&case, &cx);
        let notices = notices(view.case_id, &standing, self.people, before, after);
        Ok(CaseWrite {
            events: record::new_rows(records.last(), &events, self.actor, self.ask.now)?,
            row: Some(record::projection(&case, standing, &cx)),
            changes: step.changes,
            numbers_taken,
            jobs: Vec::new(),
            notices,
            audit: events.iter().map(|event| audit(self.actor, view.case_id, event)).collect(),
            result: Some(step.answer),
        })
    }
}

/// A case gets its number when it is first submitted.
fn number_case(
    case: &Case,
    standing: &mut Standing,
    view: &CaseView,
    year: i16,
    taken: &mut Vec<(String, i64)>,
) {
    if standing.number.is_some() || case.stage == Stage::Draft {
        return;
    }
    let sequence = case_sequence(year);
    if let Some(next) = view.next_number.get(&sequence) {
        standing.number = Some(format!("{year}-{next:05}"));
        taken.push((sequence, 1));
    }
}

fn case_sequence(year: i16) -> String {
    format!("case-{year}")
}

/// Tells those whose turn it has become.
fn notices(
    case_id: Uuid,
    standing: &Standing,
    people: &[Person],
    before: Option<Party>,
    after: Option<Party>,
) -> Vec<NewNotice> {
    let Some(party) = after.filter(|party| Some(*party) != before) else { return Vec::new() };
    let (role, organisation) = match party {
        Party::Applicant => (Role::Applicant, Some(standing.applicant)),
        Party::Owner => (Role::Owner, Some(standing.applicant)),
        Party::Registrar => (Role::Registrar, Some(standing.provider)),
        Party::Executor => (Role::Executor, Some(standing.provider)),
        Party::Reviewer => (Role::Reviewer, Some(standing.provider)),
        Party::Head => (Role::Head, Some(standing.provider)),
        Party::AuthorisedBody => (Role::Authority, None),
        Party::System => return Vec::new(),
    };
    let concerned = |person: &&Person| {
        person.is(role) && organisation.is_none_or(|id| person.organisation.id == id)
    };
    let title = serde_json::json!({ "w": standing.title }).to_string();
    people
        .iter()
        .filter(concerned)
        .map(|person| NewNotice {
            account: person.account,
            case_id: Some(case_id),
            text_key: "notice-your-turn".to_owned(),
            args: title.clone(),
        })
        .collect()
}

/// The key of an act as it is stored: nobody repeats somebody else's.
fn stored_key(account: &str, key: &str) -> String {
    format!("{account}:{key}")
}

fn audit(actor: &Actor, case_id: Uuid, event: &Event) -> NewAudit {
    NewAudit {
        actor: actor.account.to_string(),
        action: event.kind().to_owned(),
        object: format!("case:{case_id}"),
        detail: format!("{{\"party\":\"{}\"}}", actor.party.code()),
    }
}

/// The executor's post in the case, for lists.
fn assigned(sheet: &CaseSheet, work: order::Work, executor: &str) -> Option<Change> {
    let known = sheet.facts.executors.iter().any(|(account, _)| account == executor);
    let account = executor.parse().ok().filter(|_| known)?;
    Some(Change::AddMember { account, post: format!("executor:{}", work.code()) })
}

/// Something that the person can mend, from a message's key.
pub(crate) fn told(key: &str, args: &[(&str, language::Arg)]) -> ConductError {
    ConductError::told(speak_text(key, args))
}

fn speak_text(key: &str, args: &[(&str, language::Arg)]) -> Text {
    crate::speak::text(key, args)
}
