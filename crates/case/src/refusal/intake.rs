//! Reasons before the contract: edition, application, completeness (R 4, R 10–13, R 30).

use std::collections::BTreeSet;

use jiff::civil::Date;
use order::Works;

use crate::{
    payload::PackageItem,
    refusal::{Message, Slot},
};

/// Reasons before the contract: edition, application, completeness (R 4, R 10–13, R 30).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IntakeReason {
    /// A case is opened under the edition in force on the day.
    EditionNotCurrent,
    /// A case cannot follow itself.
    FollowsItself,
    /// At the state technical service the applicant submits (R 10).
    ApplicantSubmits,
    /// The application bears no electronic digital signature (R 10).
    NotSignedByApplicant,
    /// The questionnaire bears no signature of the owner (R 10.1).
    NotSignedByOwner,
    /// A paper application comes with a cover letter (R 30).
    CoverLetterMissing,
    /// The works are not those of which the object's test is made (R 4, R 6, R 7).
    WrongWorks {
        /// What was expected.
        expected: Works,
        /// What was found.
        found: Works,
    },
    /// A corrected form bears a newer version.
    VersionNotNewer {
        /// What was found.
        found: u32,
        /// The last day, or last version.
        last: u32,
    },
    /// Applications through the procurement portal are accepted until a date (R 11).
    ApplicationsClosed {
        /// The last day, or last version.
        last: Date,
    },
    /// The provider's chapter names no such document.
    NotInPackage {
        /// The document.
        item: PackageItem,
    },
    /// The document is not attached.
    NotAttached {
        /// The document.
        item: PackageItem,
    },
    /// The document cannot be found unnecessary.
    Required {
        /// The document.
        item: PackageItem,
    },
    /// Parts of the package are not checked (R 12).
    Unchecked {
        /// Which.
        items: BTreeSet<PackageItem>,
    },
    /// Parts of the package do not fit (R 13).
    Unfit {
        /// Which.
        items: BTreeSet<PackageItem>,
    },
    /// A return names its reasons (R 13).
    NoReasons,
    /// Nobody asked for the cost (R 24).
    CostNotAsked,
}

impl IntakeReason {
    pub(super) fn message(&self) -> Message<'_> {
        match self {
            IntakeReason::EditionNotCurrent => Message::new("refusal-edition-not-current"),
            IntakeReason::FollowsItself => Message::new("refusal-follows-itself"),
            IntakeReason::ApplicantSubmits => Message::new("refusal-applicant-submits"),
            IntakeReason::NotSignedByApplicant => Message::new("refusal-not-signed-by-applicant"),
            IntakeReason::NotSignedByOwner => Message::new("refusal-not-signed-by-owner"),
            IntakeReason::CoverLetterMissing => Message::new("refusal-cover-letter-missing"),
            IntakeReason::WrongWorks { expected, found } => Message::new("refusal-wrong-works")
                .with("expected", Slot::Works(*expected))
                .with("found", Slot::Works(*found)),
            IntakeReason::VersionNotNewer { found, last } => {
                Message::new("refusal-version-not-newer")
                    .with("found", Slot::Number(i64::from(*found)))
                    .with("last", Slot::Number(i64::from(*last)))
            }
            IntakeReason::ApplicationsClosed { last } => {
                Message::new("refusal-applications-closed").with("last", Slot::Date(*last))
            }
            IntakeReason::NotInPackage { item } => Message::new("refusal-not-in-package")
                .with("item", Slot::Key(format!("item-{}", item.code()))),
            IntakeReason::NotAttached { item } => Message::new("refusal-not-attached")
                .with("item", Slot::Key(format!("item-{}", item.code()))),
            IntakeReason::Required { item } => Message::new("refusal-required")
                .with("item", Slot::Key(format!("item-{}", item.code()))),
            IntakeReason::Unchecked { items } => Message::new("refusal-unchecked").with(
                "items",
                Slot::Keys(items.iter().map(|i| format!("item-{}", i.code())).collect()),
            ),
            IntakeReason::Unfit { items } => Message::new("refusal-unfit").with(
                "items",
                Slot::Keys(items.iter().map(|i| format!("item-{}", i.code())).collect()),
            ),
            IntakeReason::NoReasons => Message::new("refusal-no-reasons"),
            IntakeReason::CostNotAsked => Message::new("refusal-cost-not-asked"),
        }
    }
}
