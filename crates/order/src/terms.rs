//! The terms that the Order names, each with its clause, its duty and its length.

mod table;

use jiff::civil::Date;
use language::{Arg, Text};
use serde::{Deserialize, Serialize};

use crate::{
    Clause, Edition, ProviderKind,
    calendar::Calendar,
    refusal,
    term::{CountingRule, Due, Pause, Roll, Term, due},
};

/// How many retests an applicant may request (R 25, R 32).
pub const RETEST_REQUESTS_MAX: u8 = 2;
/// How often the retest term may be extended (R 25, R 32).
pub const RETEST_EXTENSIONS_MAX: u8 = 1;

/// A term that the Order names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermId {
    /// R 11: applications for tests bought through the procurement portal.
    ApplicationsAccepted,
    /// R 12: from receipt of the application.
    CompletenessCheck,
    /// R 13: from receipt of the application.
    ReturnOfApplication,
    /// R 14: from the check of a complete package.
    ContractSent,
    /// R 14.1: from receipt of the draft technical specification.
    DraftContractPosted,
    /// R 14.2: from receipt of the two copies.
    ContractReturned,
    /// R 15: no draft contract by then, and the application is cancelled.
    DraftContractLastDay,
    /// R 25: from the placing of the protocols.
    RetestRequest,
    /// R 25: from receipt of the request.
    Retest,
    /// R 25: once, by at most as much.
    RetestExtension,
    /// R 28: from receipt of the owner's notice.
    Duplicate,
    /// R 32: from receipt of the protocols.
    LabRetestRequest,
    /// R 32: from receipt of the request.
    LabRetest,
    /// R 32: once, by at most as much.
    LabRetestExtension,
    /// R 34: from receipt of the owner's notice.
    LabDuplicate,
    /// R 36: from the issue of the protocol of one kind of work.
    ProtocolForProduction,
    /// R 36: from the issue of the protocols.
    PlatformProtocol,
    /// R 40: from receipt of the notice or information.
    WithdrawalDecision,
    /// R 41: from the withdrawal of the protocols.
    TestAfterWithdrawal,
    /// M 15: from the end of the tests.
    SourceKept,
    /// M 43: from the record; longer where the security documentation says so.
    LogsKept,
    /// M 43: from the record.
    LogsAtHand,
    /// M 45: from the change of the source code.
    ChangeReported,
    /// M 46: every quarter.
    QuarterSummary,
    /// M 47: from the day of the change.
    ChangeNotified,
    /// M 49: from the planning of the works.
    WorksNotified,
}

/// Whose duty, or right, a term limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The applicant.
    Applicant,
    /// The owner or possessor of the test object.
    Owner,
    /// The provider: the state technical service or the laboratory.
    Provider,
}

/// What a term is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// Something must be done by its last day.
    Action,
    /// Something may be done until its last day.
    Window,
    /// A longest extension of another term.
    AtMost,
    /// Something must be kept for at least as long.
    AtLeast,
    /// A paper is valid as long.
    Validity,
}

/// A term with all that the Order says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedTerm {
    /// Which one it is.
    pub id: TermId,
    /// The clause that sets it.
    pub clause: Clause,
    /// Whom it binds.
    pub duty: Duty,
    /// How long it is.
    pub term: Term,
    /// What it is for.
    pub nature: Nature,
    /// Whose procedure it belongs to; `None` for both.
    pub provider: Option<ProviderKind>,
    title: [&'static str; 3],
}

/// Why a term is not extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", crate::refusal::english(&self.text()))]
pub enum ExtensionRefusal {
    /// More working days than the clause allows.
    TooLong {
        /// The clause.
        clause: Clause,
        /// Working days allowed.
        at_most: u16,
        /// Working days asked for.
        asked: u16,
    },
    /// No day at all.
    Nothing {
        /// The clause.
        clause: Clause,
    },
    /// The term is not counted in working days.
    NotForThisTerm {
        /// The clause.
        clause: Clause,
    },
}

impl TermId {
    /// All of them, in the order of the table.
    pub const ALL: [TermId; 26] = [
        TermId::ApplicationsAccepted,
        TermId::CompletenessCheck,
        TermId::ReturnOfApplication,
        TermId::ContractSent,
        TermId::DraftContractPosted,
        TermId::ContractReturned,
        TermId::DraftContractLastDay,
        TermId::RetestRequest,
        TermId::Retest,
        TermId::RetestExtension,
        TermId::Duplicate,
        TermId::LabRetestRequest,
        TermId::LabRetest,
        TermId::LabRetestExtension,
        TermId::LabDuplicate,
        TermId::ProtocolForProduction,
        TermId::PlatformProtocol,
        TermId::WithdrawalDecision,
        TermId::TestAfterWithdrawal,
        TermId::SourceKept,
        TermId::LogsKept,
        TermId::LogsAtHand,
        TermId::ChangeReported,
        TermId::QuarterSummary,
        TermId::ChangeNotified,
        TermId::WorksNotified,
    ];

    /// The window for a retest request: R 25 or R 32.
    pub const fn retest_request(provider: ProviderKind) -> TermId {
        match provider {
            ProviderKind::StateTechnicalService => TermId::RetestRequest,
            ProviderKind::Laboratory => TermId::LabRetestRequest,
        }
    }

    /// The time for a retest: R 25 or R 32.
    pub const fn retest(provider: ProviderKind) -> TermId {
        match provider {
            ProviderKind::StateTechnicalService => TermId::Retest,
            ProviderKind::Laboratory => TermId::LabRetest,
        }
    }

    /// The longest extension of a retest term: R 25 or R 32.
    pub const fn retest_extension(provider: ProviderKind) -> TermId {
        match provider {
            ProviderKind::StateTechnicalService => TermId::RetestExtension,
            ProviderKind::Laboratory => TermId::LabRetestExtension,
        }
    }

    /// The time for a duplicate: R 28 or R 34.
    pub const fn duplicate(provider: ProviderKind) -> TermId {
        match provider {
            ProviderKind::StateTechnicalService => TermId::Duplicate,
            ProviderKind::Laboratory => TermId::LabDuplicate,
        }
    }
}

impl NamedTerm {
    /// What is to be done in it, in the Order's words.
    pub fn title(&self) -> Text {
        let [kk, ru, en] = self.title;
        Text::new(kk, ru, en)
    }

    /// The last day when an event on `start` sets the term running.
    ///
    /// Keeping and validity end on their very day, whatever the rule makes of a day off.
    pub fn due(
        &self,
        start: Date,
        pauses: &[Pause],
        calendar: &Calendar,
        rule: CountingRule,
    ) -> Due {
        let rule = match self.nature {
            Nature::Action | Nature::Window | Nature::AtMost => rule,
            Nature::AtLeast | Nature::Validity => {
                CountingRule { roll: Roll::Keep, roll_fixed: Roll::Keep, ..rule }
            }
        };
        due(self.term, start, pauses, calendar, rule)
    }

    /// The term, longer by so many working days, as far as the limit allows (R 25, R 32).
    ///
    /// # Errors
    /// Nothing asked for, more than the limit, or a term that is not in working days.
    pub fn extended(&self, by: u16, limit: &NamedTerm) -> Result<Term, ExtensionRefusal> {
        let clause = limit.clause;
        let (Term::WorkingDays(days), Term::WorkingDays(at_most)) = (self.term, limit.term) else {
            return Err(ExtensionRefusal::NotForThisTerm { clause });
        };
        match by {
            0 => Err(ExtensionRefusal::Nothing { clause }),
            by if by > at_most => Err(ExtensionRefusal::TooLong { clause, at_most, asked: by }),
            by => Ok(Term::WorkingDays(days.saturating_add(by))),
        }
    }
}

impl ExtensionRefusal {
    /// The clause that refuses.
    pub const fn clause(&self) -> Clause {
        match *self {
            ExtensionRefusal::TooLong { clause, .. }
            | ExtensionRefusal::Nothing { clause }
            | ExtensionRefusal::NotForThisTerm { clause } => clause,
        }
    }

    /// The refusal for a reader.
    pub fn text(&self) -> Text {
        match *self {
            ExtensionRefusal::TooLong { at_most, asked, .. } => refusal::text(
                "extension-too-long",
                &[
                    ("atmost", Arg::from(i64::from(at_most))),
                    ("asked", Arg::from(i64::from(asked))),
                ],
            ),
            ExtensionRefusal::Nothing { .. } => refusal::text("extension-of-nothing", &[]),
            ExtensionRefusal::NotForThisTerm { .. } => refusal::text("extension-not-for-term", &[]),
        }
    }
}

/// A term as the edition sets it.
pub fn of(edition: Edition, id: TermId) -> &'static NamedTerm {
    &table(edition)[id as usize]
}

/// Every term of the edition.
pub fn all(edition: Edition) -> &'static [NamedTerm] {
    table(edition)
}

/// № 605/НҚ changed no term of № 257/НҚ.
const fn table(edition: Edition) -> &'static [NamedTerm; TermId::ALL.len()] {
    match edition {
        Edition::N257 | Edition::N605 => &table::TERMS,
    }
}

#[cfg(test)]
mod tests;
