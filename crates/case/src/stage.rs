//! The stage of a case: the coarse phase that lists and filters show.

use language::{Lang, Text};
use serde::{Deserialize, Serialize};

use crate::messages;

/// Where the case stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The applicant prepares the application (R 10, R 30).
    #[default]
    Draft,
    /// The provider checks the package (R 12).
    Check,
    /// Returned with reasons; may be corrected and submitted again (R 13).
    Returned,
    /// The contract is being concluded, the term agreed (R 14, R 16, R 29).
    Contract,
    /// The contract stands, the term is still to be agreed (R 16).
    Term,
    /// Returned since no term was agreed; the authorised body may set it (R 16).
    TermDispute,
    /// The works are under way (R 19).
    Testing,
    /// Suspended until the applicant provides access (R 18).
    Suspended,
    /// All works are done; the protocols are being drawn up (R 22).
    Protocols,
    /// Nonconformities are to be removed within the window (R 25, R 32).
    Remediation,
    /// A retest is under way (R 25, R 32).
    Retest,
    /// Every protocol is positive and in force (R 36).
    InForce,
    /// Protocols were withdrawn; tests are to be applied for within three months (R 40, R 41).
    Withdrawn,
    /// Ended with a negative conclusion; a new test is needed (R 27, R 33).
    Negative,
    /// The window passed; a new test is needed in the general procedure (R 25, R 32).
    Lapsed,
    /// The protocols' validity has ended (R 36).
    Expired,
    /// A new test took this one's place (R 27, R 33, R 41).
    Superseded,
    /// Cancelled and returned: no draft contract by the date (R 15).
    Annulled,
    /// Taken back by the applicant before the contract.
    TakenBack,
    /// The contract was ended before the protocols.
    Cancelled,
}

impl Stage {
    /// All stages, in the order in which a case meets them.
    pub const ALL: [Stage; 20] = [
        Stage::Draft,
        Stage::Check,
        Stage::Returned,
        Stage::Contract,
        Stage::Term,
        Stage::TermDispute,
        Stage::Testing,
        Stage::Suspended,
        Stage::Protocols,
        Stage::Remediation,
        Stage::Retest,
        Stage::InForce,
        Stage::Withdrawn,
        Stage::Negative,
        Stage::Lapsed,
        Stage::Expired,
        Stage::Superseded,
        Stage::Annulled,
        Stage::TakenBack,
        Stage::Cancelled,
    ];

    /// The stable code used in data, addresses and filters.
    pub const fn code(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Check => "check",
            Stage::Returned => "returned",
            Stage::Contract => "contract",
            Stage::Term => "term",
            Stage::TermDispute => "term-dispute",
            Stage::Testing => "testing",
            Stage::Suspended => "suspended",
            Stage::Protocols => "protocols",
            Stage::Remediation => "remediation",
            Stage::Retest => "retest",
            Stage::InForce => "in-force",
            Stage::Withdrawn => "withdrawn",
            Stage::Negative => "negative",
            Stage::Lapsed => "lapsed",
            Stage::Expired => "expired",
            Stage::Superseded => "superseded",
            Stage::Annulled => "annulled",
            Stage::TakenBack => "taken-back",
            Stage::Cancelled => "cancelled",
        }
    }

    /// The stage of this code.
    pub fn from_code(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Whether the procedure is over: nobody has to act any more.
    ///
    /// A duplicate, a complaint or a report to the registry may still follow.
    pub const fn is_final(self) -> bool {
        match self {
            Stage::Negative
            | Stage::Lapsed
            | Stage::Expired
            | Stage::Superseded
            | Stage::Annulled
            | Stage::TakenBack
            | Stage::Cancelled => true,
            Stage::Draft
            | Stage::Check
            | Stage::Returned
            | Stage::Contract
            | Stage::Term
            | Stage::TermDispute
            | Stage::Testing
            | Stage::Suspended
            | Stage::Protocols
            | Stage::Remediation
            | Stage::Retest
            | Stage::InForce
            | Stage::Withdrawn => false,
        }
    }

    /// The stage's name.
    pub fn name(self, lang: Lang) -> String {
        messages::format(lang, &format!("stage-{}", self.code()), &[])
    }

    /// The stage's name in all languages.
    pub fn text(self) -> Text {
        messages::text(&format!("stage-{}", self.code()), &[])
    }
}
