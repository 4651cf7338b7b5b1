//! Between the case and its rows: records, state, what lists show.

use case::{Actor, Case, Context, Event, Need, Party, Recorded};
use order::CountingRule;
use store::{CaseEvent, CaseProjection, CaseRow, Day, Hash, Micros, NewEvent};
use uuid::Uuid;

use crate::error::ConductError;

/// The version of the events' encoding.
const EVENT_VERSION: i32 = 1;

/// What a case's row keeps beside what its events say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The number people know the case by.
    pub(crate) number: Option<String>,
    /// The object's name.
    pub(crate) title: String,
    /// The provider's organisation.
    pub(crate) provider: Uuid,
    /// The applicant's organisation.
    pub(crate) applicant: Uuid,
    /// The names by which the case is found.
    pub(crate) search: String,
}

impl Standing {
    /// As the row has it.
    pub(crate) fn of(row: &CaseRow) -> Self {
        Standing {
            number: row.number.clone(),
            title: row.title.clone(),
            provider: row.provider,
            applicant: row.applicant,
            search: row.search_text.clone(),
        }
    }
}

/// The records of a case, from its rows.
///
/// # Errors
/// A row that this program cannot read.
pub(crate) fn records(rows: &[CaseEvent]) -> Result<Vec<Recorded>, ConductError> {
    rows.iter().map(read).collect()
}

pub(crate) fn read(row: &CaseEvent) -> Result<Recorded, ConductError> {
    let author: Actor = serde_json::from_str(&row.author).map_err(ConductError::stored)?;
    Ok(Recorded {
        seq: u64::try_from(row.seq).map_err(ConductError::stored)?,
        at_us: row.at_us.0,
        author,
        event: Event::decode(&row.payload).map_err(ConductError::stored)?,
        prev_hash: case::Digest(row.prev_hash.0),
        hash: case::Digest(row.hash.0),
    })
}

/// The rows of new events after the last recorded one.
///
/// # Errors
/// An event without an encoding; there is none.
pub(crate) fn new_rows(
    last: Option<&Recorded>,
    events: &[Event],
    author: &Actor,
    now: Micros,
) -> Result<Vec<NewEvent>, ConductError> {
    let records = case::record(last, events, author, now.0).map_err(ConductError::stored)?;
    records.iter().map(write).collect()
}

fn write(record: &Recorded) -> Result<NewEvent, ConductError> {
    Ok(NewEvent {
        seq: i64::try_from(record.seq).map_err(ConductError::stored)?,
        at: Micros(record.at_us),
        author: serde_json::to_string(&record.author).map_err(ConductError::stored)?,
        kind: record.event.kind().to_owned(),
        version: EVENT_VERSION,
        payload: record.event.encode().map_err(ConductError::stored)?,
        prev_hash: Hash(record.prev_hash.0),
        hash: Hash(record.hash.0),
    })
}

/// What lists show of the case.
pub(crate) fn projection(case: &Case, standing: Standing, cx: &Context<'_>) -> CaseProjection {
    let turn = turn(case, cx);
    let awaited = case::next(case, cx).into_iter().filter(|next| next.need == Need::Must);
    let due = awaited.filter_map(|next| next.due).map(|clock| clock.due.date).min();
    CaseProjection {
        number: standing.number,
        search: format!("{} {}", standing.title, standing.search),
        title: standing.title,
        provider: standing.provider,
        applicant: standing.applicant,
        edition: format!("{:?}", case.edition()),
        stage: case.stage.code().to_owned(),
        turn: turn.map_or(String::new(), |party| party.code().to_owned()),
        due: due.map(Day),
        detail: "{}".to_owned(),
    }
}

/// Whose turn it is: the first party for whose step the case waits.
pub(crate) fn turn(case: &Case, cx: &Context<'_>) -> Option<Party> {
    case::next(case, cx)
        .into_iter()
        .filter(|next| next.need == Need::Must && next.whose != Party::System)
        .map(|next| next.whose)
        .next()
}

/// How terms are counted in this installation.
pub(crate) fn counting() -> CountingRule {
    CountingRule::default()
}
