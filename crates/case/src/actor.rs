//! Who acts on a case. Which account may act as which party is decided above, in `conduct`.

use language::{Lang, Text};
use serde::{Deserialize, Serialize};

use crate::{messages, value::AccountId};

/// A party to the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// Who applied for the test (R 2.13).
    Applicant,
    /// The object's owner or possessor.
    Owner,
    /// The provider's post that receives papers, sends contracts and keeps registers.
    Registrar,
    /// The provider's executor, responsible for a kind of work.
    Executor,
    /// The provider's second person, who reviews works and protocols.
    Reviewer,
    /// The provider's head, or who signs for the head.
    Head,
    /// The authorised body in information security.
    AuthorisedBody,
    /// This program, when a date has passed.
    System,
}

/// An account acting as a party.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// As whom it acts.
    pub party: Party,
}

impl Party {
    /// All parties.
    pub const ALL: [Party; 8] = [
        Party::Applicant,
        Party::Owner,
        Party::Registrar,
        Party::Executor,
        Party::Reviewer,
        Party::Head,
        Party::AuthorisedBody,
        Party::System,
    ];

    /// The stable code used in data and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Party::Applicant => "applicant",
            Party::Owner => "owner",
            Party::Registrar => "registrar",
            Party::Executor => "executor",
            Party::Reviewer => "reviewer",
            Party::Head => "head",
            Party::AuthorisedBody => "authorised-body",
            Party::System => "system",
        }
    }

    /// The party of this code.
    pub fn from_code(code: &str) -> Option<Party> {
        Party::ALL.into_iter().find(|party| party.code() == code)
    }

    /// Whether the party is a post of the provider.
    pub const fn is_provider(self) -> bool {
        match self {
            Party::Registrar | Party::Executor | Party::Reviewer | Party::Head => true,
            Party::Applicant | Party::Owner | Party::AuthorisedBody | Party::System => false,
        }
    }

    /// The party's name.
    pub fn name(self, lang: Lang) -> String {
        messages::format(lang, &format!("party-{}", self.code()), &[])
    }

    /// The party's name in all languages.
    pub fn text(self) -> Text {
        messages::text(&format!("party-{}", self.code()), &[])
    }
}

impl Actor {
    /// The account acting as the party.
    pub fn new(account: impl Into<String>, party: Party) -> Self {
        Actor { account: AccountId::new(account), party }
    }
}
