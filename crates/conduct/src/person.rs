//! Who uses the portal: a person of an organisation, with roles.

use std::collections::BTreeSet;

use language::Text;
use uuid::Uuid;

/// What an account may be trusted with. A role says what somebody does, never on which case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Applies for tests and signs for the applicant (R 10).
    Applicant,
    /// Attests questionnaires and sends notices for the object's owner (R 10.1, R 38).
    Owner,
    /// Receives applications, checks them, sends contracts (R 12–R 14).
    Registrar,
    /// Carries out works and signs their protocols (M 13).
    Executor,
    /// Reviews works and protocols as the second person.
    Reviewer,
    /// Signs for the provider's head.
    Head,
    /// Acts for the authorised body (R 5, R 16, R 39, R 42).
    Authority,
    /// Reads for the National Security Committee (M 45, M 46).
    Nsc,
    /// Keeps accounts, prices and the calendar; sees no test.
    Administrator,
}

/// The kind of an organisation, which decides the roles that its people may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganisationKind {
    /// An applicant or an owner.
    Applicant,
    /// The state technical service.
    StateTechnicalService,
    /// An accredited test laboratory.
    Laboratory,
    /// The authorised body.
    Authority,
    /// The National Security Committee.
    Nsc,
    /// Who runs this installation.
    Operator,
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: Text,
    /// Its BIN, where it was given.
    pub bin: String,
    /// Its kind.
    pub kind: OrganisationKind,
}

/// A person who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The account's id.
    pub account: Uuid,
    /// The name to sign in with.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// For whom they act.
    pub organisation: Organisation,
    /// What they are trusted with.
    pub roles: BTreeSet<Role>,
    /// Whether the password was given by somebody else and is to be changed first.
    pub must_change_password: bool,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 9] = [
        Role::Applicant,
        Role::Owner,
        Role::Registrar,
        Role::Executor,
        Role::Reviewer,
        Role::Head,
        Role::Authority,
        Role::Nsc,
        Role::Administrator,
    ];

    /// The stable code used in data.
    pub const fn code(self) -> &'static str {
        match self {
            Role::Applicant => "applicant",
            Role::Owner => "owner",
            Role::Registrar => "registrar",
            Role::Executor => "executor",
            Role::Reviewer => "reviewer",
            Role::Head => "head",
            Role::Authority => "authority",
            Role::Nsc => "nsc",
            Role::Administrator => "administrator",
        }
    }

    /// The role of this code.
    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether people of such an organisation may have the role.
    pub const fn fits(self, kind: OrganisationKind) -> bool {
        match self {
            Role::Applicant | Role::Owner => matches!(kind, OrganisationKind::Applicant),
            Role::Registrar | Role::Executor | Role::Reviewer | Role::Head => matches!(
                kind,
                OrganisationKind::StateTechnicalService | OrganisationKind::Laboratory
            ),
            Role::Authority => matches!(kind, OrganisationKind::Authority),
            Role::Nsc => matches!(kind, OrganisationKind::Nsc),
            Role::Administrator => matches!(kind, OrganisationKind::Operator),
        }
    }
}

impl OrganisationKind {
    /// All kinds.
    pub const ALL: [OrganisationKind; 6] = [
        OrganisationKind::Applicant,
        OrganisationKind::StateTechnicalService,
        OrganisationKind::Laboratory,
        OrganisationKind::Authority,
        OrganisationKind::Nsc,
        OrganisationKind::Operator,
    ];

    /// The stable code used in data.
    pub const fn code(self) -> &'static str {
        match self {
            OrganisationKind::Applicant => "applicant",
            OrganisationKind::StateTechnicalService => "sts",
            OrganisationKind::Laboratory => "laboratory",
            OrganisationKind::Authority => "authority",
            OrganisationKind::Nsc => "nsc",
            OrganisationKind::Operator => "operator",
        }
    }

    /// The kind of this code.
    pub fn from_code(code: &str) -> Option<OrganisationKind> {
        OrganisationKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Person {
    /// Whether the person has the role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role) && role.fits(self.organisation.kind)
    }

    /// Whether the person works for a provider.
    pub fn is_provider(&self) -> bool {
        [Role::Registrar, Role::Executor, Role::Reviewer, Role::Head]
            .into_iter()
            .any(|role| self.is(role))
    }
}
