//! Whether somebody may give a command now: asked before a form is shown, and before any paper is
//! made.

use case::{Actor, CommandKind, Context, Party};

use crate::{
    Conduct,
    access::{Action, authorise},
    error::ConductError,
    person::Person,
    record,
    sheet::CaseSheet,
};

impl Conduct {
    /// As whom the person may give the command at this stage.
    ///
    /// # Errors
    /// The person may not, or the tables of the procedure refuse by party or by stage.
    pub fn may(
        &self,
        person: &Person,
        sheet: &CaseSheet,
        kind: CommandKind,
    ) -> Result<Actor, ConductError> {
        let party = kind.parties().iter().copied().find(|party| sheet.mine.contains(party));
        // Without a fitting party the denial names the first of those who could.
        let wanted = party.or(kind.parties().first().copied()).unwrap_or(Party::System);
        authorise(person, Action::ActAs(sheet.parties, wanted))?;
        let actor = Actor::new(person.account.to_string(), wanted);
        let cx = Context {
            today: sheet.facts.today,
            calendar: &sheet.facts.calendar,
            counting: record::counting(),
            actor: &actor,
        };
        case::permitted(&sheet.case, kind, &cx)?;
        Ok(actor)
    }
}
