//! Cases as people see them: the list, one whole case, a new one.

use std::collections::BTreeMap;

use case::{
    Actor, Case, CaseId, Clock, Command, Context, Next, Party, Recorded, Stage, payload::Opening,
};
use jiff::civil::Date;
use language::Text;
use order::{Calendar, Edition, ProviderKind};
use store::{
    Attachment, CaseFilter, CaseOrder, CaseRow, CheckRow, FindingReview, FindingRow, FormVersion,
    Listed, Page, Paper,
};
use uuid::Uuid;

use crate::{
    Conduct,
    access::{self, Action, CaseParties, authorise},
    acts::Situation,
    error::ConductError,
    person::{Organisation, OrganisationKind, Person, Role},
    record::{self, Standing},
};

/// Which cases a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseQuery {
    /// Only those where it is this person's turn.
    pub only_mine: Mine,
    /// Words that the case has.
    pub search: String,
    /// How many lines to pass over.
    pub offset: u64,
}

/// Whether only cases that wait for the person are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mine {
    /// Only those.
    Only,
    /// All that the person may see.
    #[default]
    All,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseList {
    /// The lines.
    pub lines: Vec<CaseLine>,
    /// How many there are in all.
    pub total: u64,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    /// The case.
    pub id: Uuid,
    /// Its number.
    pub number: Option<String>,
    /// The object's name.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// Whose turn it is.
    pub turn: Option<Party>,
    /// Whether it is this person's turn.
    pub is_my_turn: bool,
    /// The nearest term's last day.
    pub due: Option<Date>,
    /// Working days left until then; negative when it has passed.
    pub days_left: Option<i64>,
    /// The applicant.
    pub applicant: Text,
    /// The provider.
    pub provider: Text,
}

/// A case to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCase {
    /// The provider's organisation.
    pub provider: Uuid,
    /// What the object is called.
    pub title: String,
    /// What the test follows, where it is not the first.
    pub follows: Option<case::payload::Follows>,
}

/// One case, whole, as one person sees it.
#[derive(Debug, Clone)]
pub struct CaseSheet {
    /// Its row.
    pub row: CaseRow,
    /// Its state.
    pub case: Case,
    /// What happened, oldest first.
    pub records: Vec<Recorded>,
    /// Whose it is.
    pub parties: CaseParties,
    /// As which parties the person may act.
    pub mine: Vec<Party>,
    /// Whose turn it is, and for what.
    pub next: Vec<Next>,
    /// Which terms run.
    pub clocks: Vec<Clock>,
    /// Names and the rest that the pages need.
    pub facts: CaseFacts,
    /// Every version of the forms.
    pub forms: Vec<FormVersion>,
    /// The files.
    pub attachments: Vec<Attachment>,
    /// What executors judged.
    pub checks: Vec<CheckRow>,
    /// What was found.
    pub findings: Vec<FindingRow>,
    /// How findings were judged.
    pub reviews: Vec<FindingReview>,
    /// Protocols, letters, acts.
    pub papers: Vec<Paper>,
}

/// What a case's pages need beside its state.
#[derive(Debug, Clone)]
pub struct CaseFacts {
    /// The applicant.
    pub applicant: Organisation,
    /// The provider.
    pub provider: Organisation,
    /// People's names, by account.
    pub people: BTreeMap<String, String>,
    /// The provider's executors: account and name.
    pub executors: Vec<(String, String)>,
    /// The legal day.
    pub today: Date,
    /// The calendar in force.
    pub calendar: Calendar,
}

impl CaseSheet {
    /// Whether the person may give this command now, as some party.
    pub fn my_actor(&self, person: &Person, kind: case::CommandKind) -> Option<Actor> {
        let party = kind.parties().iter().find(|party| self.mine.contains(party))?;
        Some(Actor::new(person.account.to_string(), *party))
    }

    /// What there is to choose from in the questions of commands.
    pub fn situation(&self) -> Situation {
        let open = |index: usize| u32::try_from(index + 1).unwrap_or(u32::MAX);
        let waiting = |done: Vec<bool>| -> Vec<u32> {
            done.iter().enumerate().filter(|(_, done)| !**done).map(|(i, _)| open(i)).collect()
        };
        let case = &self.case;
        Situation {
            edition: Some(case.edition()),
            provider: Some(case.provider()),
            works: case.works(),
            nonconforming: case.nonconforming(),
            executors: self.facts.executors.clone(),
            exclusions: case
                .exclusions
                .iter()
                .filter(|(_, exclusion)| exclusion.ruling.is_none())
                .map(|(work, _)| *work)
                .collect(),
            duplicates: waiting(case.duplicates.iter().map(|d| d.issued.is_some()).collect()),
            reviews: waiting(case.reviews.iter().map(|r| r.ruling.is_some()).collect()),
            complaints: waiting(case.complaints.iter().map(|c| c.outcome.is_some()).collect()),
            source_acts: waiting(case.sources.iter().map(|s| s.disposed.is_some()).collect()),
        }
    }

    /// The name of an account, or the account itself where it is unknown.
    pub fn name_of(&self, account: &str) -> String {
        self.facts.people.get(account).cloned().unwrap_or_else(|| account.to_owned())
    }
}

impl Conduct {
    /// The cases that the person may see, by what waits first.
    ///
    /// # Errors
    /// The store could not.
    pub async fn cases(
        &self,
        person: &Person,
        query: &CaseQuery,
    ) -> Result<CaseList, ConductError> {
        let Some(mut filter) = visible(person) else {
            return Ok(CaseList { lines: Vec::new(), total: 0 });
        };
        filter.search.clone_from(&query.search);
        let turns = my_turns(person);
        if query.only_mine == Mine::Only {
            filter.turns.clone_from(&turns);
        }
        let page = Page { offset: query.offset, limit: 50 };
        let mut listed = self.store.cases(&filter, CaseOrder::Due, page).await?;
        if person.is_provider() && query.offset == 0 {
            let asked = self.drafts_with_cost_asked(&filter, page).await?;
            listed.total += asked.total;
            listed.rows.splice(..0, asked.rows);
        }
        let names = self.organisation_names().await?;
        let calendar = self.calendar().await?;
        let today = self.today();
        let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
        let line = |row: &CaseRow| {
            let due = row.due.map(|day| day.0);
            CaseLine {
                id: row.id,
                number: row.number.clone(),
                title: row.title.clone(),
                stage: Stage::from_code(&row.stage).unwrap_or_default(),
                turn: Party::from_code(&row.turn),
                is_my_turn: turns.contains(&row.turn),
                due,
                days_left: due.map(|due| days_left(&calendar, today, due)),
                applicant: name(row.applicant),
                provider: name(row.provider),
            }
        };
        Ok(CaseList { lines: listed.rows.iter().map(line).collect(), total: listed.total })
    }

    /// One case, whole.
    ///
    /// # Errors
    /// None that this person may see, or the store could not.
    pub async fn case(&self, person: &Person, id: Uuid) -> Result<CaseSheet, ConductError> {
        let whole = self.store.whole_case(id).await?.ok_or(ConductError::NotFound)?;
        let parties = parties_of(&whole.row);
        authorise(person, Action::SeeCase(parties)).map_err(|_| ConductError::NotFound)?;
        let records = record::records(&whole.events)?;
        let case = Case::replay(records.iter().map(|record| &record.event));
        if !is_shown(person, parties, &case) {
            return Err(ConductError::NotFound);
        }
        let facts = self.facts(&whole.row).await?;
        let actor = Actor::new(person.account.to_string(), Party::System);
        let cx = Context {
            today: facts.today,
            calendar: &facts.calendar,
            counting: record::counting(),
            actor: &actor,
        };
        Ok(CaseSheet {
            next: case::next(&case, &cx),
            clocks: case::deadlines(&case, &cx),
            mine: access::parties(person, parties),
            parties,
            records,
            facts,
            case,
            row: whole.row,
            forms: whole.forms,
            attachments: whole.attachments,
            checks: whole.checks,
            findings: whole.findings,
            reviews: whole.reviews,
            papers: whole.papers,
        })
    }

    /// Opens a case for the person's organisation (R 10, R 30).
    ///
    /// # Errors
    /// The person may not, the provider is none, or no edition of the Order is in force.
    pub async fn open_case(
        &self,
        person: &Person,
        new: &NewCase,
        key: Option<String>,
    ) -> Result<Uuid, ConductError> {
        authorise(person, Action::OpenCase)?;
        let provider = self.organisation(new.provider).await?.ok_or(ConductError::NotFound)?;
        let kind = match provider.kind {
            OrganisationKind::StateTechnicalService => ProviderKind::StateTechnicalService,
            OrganisationKind::Laboratory => ProviderKind::Laboratory,
            OrganisationKind::Applicant
            | OrganisationKind::Authority
            | OrganisationKind::Nsc
            | OrganisationKind::Operator => return Err(ConductError::NotFound),
        };
        let edition = Edition::in_force_on(self.today()).ok_or(ConductError::NotFound)?;
        let id = Uuid::now_v7();
        let opening = Opening { case: CaseId(id), edition, provider: kind, follows: new.follows };
        let standing = Standing {
            number: None,
            title: new.title.clone(),
            provider: provider.id,
            applicant: person.organisation.id,
            search: format!("{} {}", person.organisation.name.kk, provider.name.kk),
        };
        let actor = Actor::new(person.account.to_string(), Party::Applicant);
        let written = self
            .write(id, key, Some(standing), &actor, |_, _| {
                Ok(crate::procedure::Step::command(Command::Open(opening.clone()))
                    .answering(id.to_string()))
            })
            .await?;
        Ok(written.and_then(|answer| answer.parse().ok()).unwrap_or(id))
    }

    /// Drafts for which the provider was asked the cost (R 24): they wait for its registrar.
    async fn drafts_with_cost_asked(
        &self,
        filter: &CaseFilter,
        page: Page,
    ) -> Result<Listed<CaseRow>, ConductError> {
        let filter = CaseFilter {
            stages: vec![Stage::Draft.code().to_owned()],
            turns: vec![Party::Registrar.code().to_owned()],
            ..filter.clone()
        };
        Ok(self.store.cases(&filter, CaseOrder::Due, page).await?)
    }

    async fn facts(&self, row: &CaseRow) -> Result<CaseFacts, ConductError> {
        let applicant = self.organisation(row.applicant).await?.ok_or(ConductError::NotFound)?;
        let provider = self.organisation(row.provider).await?.ok_or(ConductError::NotFound)?;
        let people = self.people_of(&[row.applicant, row.provider]).await?;
        let executors = people
            .iter()
            .filter(|person| person.organisation.id == provider.id && person.is(Role::Executor))
            .map(|person| (person.account.to_string(), person.name.clone()))
            .collect();
        Ok(CaseFacts {
            applicant,
            provider,
            people: people.into_iter().map(|p| (p.account.to_string(), p.name)).collect(),
            executors,
            today: self.today(),
            calendar: self.calendar().await?,
        })
    }
}

/// Whose case a row is.
pub(crate) fn parties_of(row: &CaseRow) -> CaseParties {
    CaseParties { applicant: row.applicant, provider: row.provider }
}

fn visible(person: &Person) -> Option<CaseFilter> {
    if person.must_change_password {
        return None;
    }
    let mut filter = CaseFilter::default();
    if person.is(Role::Applicant) || person.is(Role::Owner) {
        filter.applicant = Some(person.organisation.id);
    } else if person.is_provider() {
        filter.provider = Some(person.organisation.id);
        filter.stages = submitted_stages();
    } else if person.is(Role::Authority) || person.is(Role::Nsc) {
        filter.stages = submitted_stages();
    } else {
        return None;
    }
    Some(filter)
}

/// Every stage but the draft, which is its applicant's own.
fn submitted_stages() -> Vec<String> {
    let submitted = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Draft);
    submitted.map(|stage| stage.code().to_owned()).collect()
}

/// A draft is its applicant's own, until it is submitted or the cost is asked for (R 24).
fn is_shown(person: &Person, parties: CaseParties, case: &Case) -> bool {
    let is_own = person.organisation.id == parties.applicant;
    let is_asked = case.cost.asked.is_some() || case.cost.given.is_some();
    is_own || case.stage != Stage::Draft || is_asked
}

fn my_turns(person: &Person) -> Vec<String> {
    let everywhere =
        CaseParties { applicant: person.organisation.id, provider: person.organisation.id };
    access::parties(person, everywhere).into_iter().map(|p| p.code().to_owned()).collect()
}

fn days_left(calendar: &Calendar, today: Date, due: Date) -> i64 {
    if due >= today {
        i64::from(calendar.working_days_between(today, due))
    } else {
        -i64::from(calendar.working_days_between(due, today))
    }
}
