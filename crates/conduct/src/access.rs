//! The one place that decides who may do what. It denies by default.
//!
//! A use case asks for a [`Permit`] and needs one to go on; only [`authorise`] makes them.

use case::Party;
use uuid::Uuid;

use crate::person::{Person, Role};

/// Whose case it is: what the decision needs of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseParties {
    /// The applicant's organisation.
    pub applicant: Uuid,
    /// The provider's organisation.
    pub provider: Uuid,
}

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Begin a new application (R 10, R 30).
    OpenCase,
    /// See a case: its state, forms, works, papers and timeline.
    SeeCase(CaseParties),
    /// Change the draft of the application or of the questionnaire, attach documents (R 10).
    PrepareForms(CaseParties),
    /// Act on a case as a party; the case itself decides what that party may do.
    ActAs(CaseParties, Party),
    /// Judge checks, import and judge findings (M 10, M 17, M 31, M 36).
    JudgeWorks(CaseParties),
    /// Read what is confidential: source code and evidence (M 15).
    ReadConfidential(CaseParties),
    /// Keep accounts and organisations.
    ManageAccounts,
    /// Keep prices (R 23) and the calendar.
    ManageSettings,
    /// Read the audit trail.
    ReadAuditTrail,
}

/// The proof that an action was allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permit {
    action: Action,
}

/// The action was not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this person may not do this: {0:?}")]
pub struct Denied(pub Action);

impl Permit {
    /// What was allowed.
    pub fn action(&self) -> Action {
        self.action
    }
}

/// Decides whether `person` may do `action`.
///
/// # Errors
/// Nothing says that they may.
pub fn authorise(person: &Person, action: Action) -> Result<Permit, Denied> {
    let is_allowed = match action {
        Action::OpenCase => person.is(Role::Applicant),
        Action::SeeCase(case) => may_see(person, case),
        Action::PrepareForms(case) => is_of_applicant(person, case),
        Action::ActAs(case, party) => parties(person, case).contains(&party),
        Action::JudgeWorks(case) => {
            is_of_provider(person, case) && (person.is(Role::Executor) || person.is(Role::Reviewer))
        }
        Action::ReadConfidential(case) => {
            is_of_provider(person, case) || is_of_applicant(person, case)
        }
        Action::ManageAccounts | Action::ManageSettings | Action::ReadAuditTrail => {
            person.is(Role::Administrator)
        }
    };
    if is_allowed && !person.must_change_password {
        Ok(Permit { action })
    } else {
        Err(Denied(action))
    }
}

/// As which parties the person may act on the case.
pub fn parties(person: &Person, case: CaseParties) -> Vec<Party> {
    let mut parties = Vec::new();
    if person.organisation.id == case.applicant {
        push_if(&mut parties, person, Role::Applicant, Party::Applicant);
        push_if(&mut parties, person, Role::Owner, Party::Owner);
    }
    if person.organisation.id == case.provider {
        push_if(&mut parties, person, Role::Registrar, Party::Registrar);
        push_if(&mut parties, person, Role::Executor, Party::Executor);
        push_if(&mut parties, person, Role::Reviewer, Party::Reviewer);
        push_if(&mut parties, person, Role::Head, Party::Head);
    }
    push_if(&mut parties, person, Role::Authority, Party::AuthorisedBody);
    parties
}

fn push_if(parties: &mut Vec<Party>, person: &Person, role: Role, party: Party) {
    if person.is(role) {
        parties.push(party);
    }
}

fn is_of_applicant(person: &Person, case: CaseParties) -> bool {
    person.organisation.id == case.applicant
        && (person.is(Role::Applicant) || person.is(Role::Owner))
}

fn is_of_provider(person: &Person, case: CaseParties) -> bool {
    person.organisation.id == case.provider && person.is_provider()
}

fn may_see(person: &Person, case: CaseParties) -> bool {
    is_of_applicant(person, case)
        || is_of_provider(person, case)
        || person.is(Role::Authority)
        || person.is(Role::Nsc)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use language::Text;

    use super::*;
    use crate::person::{Organisation, OrganisationKind};

    fn person(organisation: u128, kind: OrganisationKind, role: Role) -> Person {
        Person {
            account: Uuid::from_u128(99),
            login: "somebody".to_owned(),
            name: "Біреу".to_owned(),
            organisation: Organisation {
                id: Uuid::from_u128(organisation),
                name: Text::new("Ұйым", "Организация", "Organisation"),
                bin: String::new(),
                kind,
            },
            roles: BTreeSet::from([role]),
            must_change_password: false,
        }
    }

    const CASE: CaseParties =
        CaseParties { applicant: Uuid::from_u128(1), provider: Uuid::from_u128(2) };

    fn row(person: &Person) -> String {
        let actions = [
            Action::OpenCase,
            Action::SeeCase(CASE),
            Action::PrepareForms(CASE),
            Action::ActAs(CASE, Party::Applicant),
            Action::ActAs(CASE, Party::Head),
            Action::JudgeWorks(CASE),
            Action::ReadConfidential(CASE),
            Action::ManageAccounts,
        ];
        actions
            .into_iter()
            .map(|action| if authorise(person, action).is_ok() { '+' } else { '-' })
            .collect()
    }

    #[test]
    fn each_role_may_do_its_own_and_nothing_else() {
        use OrganisationKind as Kind;
        let rows = [
            // organisation, kind, role: open see prepare applicant head judge confidential accounts
            (1, Kind::Applicant, Role::Applicant, "++++--+-"),
            (1, Kind::Applicant, Role::Owner, "-++---+-"),
            (2, Kind::Laboratory, Role::Registrar, "-+----+-"),
            (2, Kind::StateTechnicalService, Role::Executor, "-+---++-"),
            (2, Kind::StateTechnicalService, Role::Head, "-+--+-+-"),
            (5, Kind::Authority, Role::Authority, "-+------"),
            (6, Kind::Nsc, Role::Nsc, "-+------"),
            (7, Kind::Operator, Role::Administrator, "-------+"),
            // another applicant, another provider
            (3, Kind::Applicant, Role::Applicant, "+-------"),
            (4, Kind::Laboratory, Role::Head, "--------"),
            // a role that the organisation's kind does not have is worth nothing
            (1, Kind::Applicant, Role::Administrator, "--------"),
        ];
        for (organisation, kind, role, expected) in rows {
            assert_eq!(row(&person(organisation, kind, role)), expected, "{kind:?} {role:?}");
        }
    }

    #[test]
    fn a_person_with_a_given_password_changes_it_before_anything_else() {
        let mut newcomer = person(1, OrganisationKind::Applicant, Role::Applicant);
        newcomer.must_change_password = true;
        assert_eq!(row(&newcomer), "--------");
    }
}
