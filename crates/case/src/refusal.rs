//! A refusal: a value with its clause and its reason, readable in the three languages.

mod after;
mod intake;
mod results;
mod slot;
mod talks;
mod works;

use std::fmt;

use language::{Lang, Text};
use order::Clause;

use crate::{actor::Party, command::CommandKind, stage::Stage};

pub use after::AfterReason;
pub use intake::IntakeReason;
pub use results::ResultReason;
pub use talks::TalkReason;
pub use works::WorkReason;

pub(crate) use slot::{Message, Slot};

/// Why a command was not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The clause that refuses it.
    pub clause: Clause,
    /// Why.
    pub reason: Reason,
}

/// The reasons, by part of the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The party may not give this command.
    WrongParty {
        /// The command.
        command: CommandKind,
        /// As whom it was given.
        party: Party,
    },
    /// The command does not belong to the stage.
    WrongStage {
        /// The command.
        command: CommandKind,
        /// Where the case stands.
        stage: Stage,
    },
    /// The case is not opened yet.
    NotOpened,
    /// The case was opened before.
    AlreadyOpened,
    /// A reason or a number has to be written and is blank.
    Blank,
    /// A text is longer than a record keeps.
    TooLong {
        /// The most characters.
        characters_max: usize,
    },
    /// The date lies after today.
    InFuture {
        /// The date.
        date: jiff::civil::Date,
    },
    /// See [`IntakeReason`].
    Intake(IntakeReason),
    /// See [`TalkReason`].
    Talks(TalkReason),
    /// See [`WorkReason`].
    Works(WorkReason),
    /// See [`ResultReason`].
    Results(ResultReason),
    /// See [`AfterReason`].
    After(AfterReason),
}

impl Refusal {
    /// A refusal by a clause.
    pub(crate) fn new(clause: Clause, reason: impl Into<Reason>) -> Self {
        Refusal { clause, reason: reason.into() }
    }

    /// The refusal as a reader of the language reads it, with the clause in front.
    pub fn text(&self, lang: Lang) -> String {
        format!("{}: {}", self.clause.cite(lang), self.reason_text(lang))
    }

    /// The reason alone, for pages that show the clause beside it.
    pub fn reason_text(&self, lang: Lang) -> String {
        self.reason.message().format(lang)
    }

    /// The refusal in all languages.
    pub fn texts(&self) -> Text {
        Text::new(self.text(Lang::Kk), self.text(Lang::Ru), self.text(Lang::En))
    }
}

impl Reason {
    fn message(&self) -> Message<'_> {
        match self {
            Reason::WrongParty { command, party } => Message::new("refusal-wrong-party")
                .with("command", Slot::Key(format!("command-{}", command.code())))
                .with("parties", Slot::Keys(party_keys(*command)))
                .with("party", Slot::Key(format!("party-{}", party.code()))),
            Reason::WrongStage { command, stage } => Message::new("refusal-wrong-stage")
                .with("command", Slot::Key(format!("command-{}", command.code())))
                .with("stage", Slot::Key(format!("stage-{}", stage.code()))),
            Reason::NotOpened => Message::new("refusal-not-opened"),
            Reason::AlreadyOpened => Message::new("refusal-already-opened"),
            Reason::Blank => Message::new("refusal-blank"),
            Reason::TooLong { characters_max } => {
                Message::new("refusal-too-long").with("max", Slot::number(*characters_max))
            }
            Reason::InFuture { date } => {
                Message::new("refusal-in-future").with("date", Slot::Date(*date))
            }
            Reason::Intake(reason) => reason.message(),
            Reason::Talks(reason) => reason.message(),
            Reason::Works(reason) => reason.message(),
            Reason::Results(reason) => reason.message(),
            Reason::After(reason) => reason.message(),
        }
    }
}

fn party_keys(command: CommandKind) -> Vec<String> {
    command.parties().iter().map(|party| format!("party-{}", party.code())).collect()
}

/// In English with the clause's short name, for logs and tests.
impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.clause, self.reason_text(Lang::En))
    }
}

impl std::error::Error for Refusal {}

impl From<IntakeReason> for Reason {
    fn from(reason: IntakeReason) -> Self {
        Reason::Intake(reason)
    }
}

impl From<TalkReason> for Reason {
    fn from(reason: TalkReason) -> Self {
        Reason::Talks(reason)
    }
}

impl From<WorkReason> for Reason {
    fn from(reason: WorkReason) -> Self {
        Reason::Works(reason)
    }
}

impl From<ResultReason> for Reason {
    fn from(reason: ResultReason) -> Self {
        Reason::Results(reason)
    }
}

impl From<AfterReason> for Reason {
    fn from(reason: AfterReason) -> Self {
        Reason::After(reason)
    }
}
