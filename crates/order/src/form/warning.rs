//! What deserves a second look in a form: it does not keep the form from being accepted.

use std::fmt;

use language::{Arg, Lang};

use super::{documents::document_title, messages::message, place::Place};
use crate::{Clause, Work};

/// A warning: the place and the reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormWarning {
    /// Where.
    pub place: Place,
    /// Why.
    pub caution: Caution,
}

/// Why a place deserves a second look.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caution {
    /// An address that lies in no segment of 5.7 (M 33).
    OutsideSegments {
        /// The address or range.
        address: String,
    },
    /// Two rows hold one address.
    AddressTwice {
        /// The address or range.
        address: String,
        /// The other row, from 1.
        row: usize,
    },
    /// Fewer addresses than pieces of equipment.
    FewerAddresses {
        /// How many pieces.
        quantity: u64,
        /// How many addresses.
        addresses: u64,
    },
    /// Two segments overlap.
    SegmentsOverlap {
        /// The network.
        network: String,
        /// The other row, from 1.
        row: usize,
    },
    /// Reserve equipment that repeats no main equipment.
    ReserveWithoutMain {
        /// The number of the main table.
        main: &'static str,
    },
    /// An existing integration without an integration module (R 9).
    NoIntegrationModule,
    /// No server and no source of the object has to do with integration, though one exists (R 9).
    NoIntegrationComponent,
    /// A users' connection point at an address that no equipment has.
    UnknownEndpoint {
        /// The host.
        host: String,
    },
    /// The protocol is not the one that the connection point's URL names.
    ProtocolDiffers {
        /// The URL's scheme.
        scheme: String,
    },
    /// Two rows say the same.
    SameRow {
        /// The other row, from 1.
        row: usize,
    },
    /// No row, though there is equipment to be located.
    NoLocation {
        /// The number of the equipment's table.
        equipment: &'static str,
    },
    /// A workstation without an address.
    NoWorkstationAddress,
    /// No row, though a work in the test is counted by them.
    NoRowsForWork {
        /// The work.
        work: Work,
    },
    /// No size, though source code analysis is counted by it (M 12).
    NoSourceSize,
    /// A row that holds no Mbyte.
    EmptyFile,
    /// A document of RA 3 that is not there.
    DocumentMissing {
        /// Its number.
        number: u8,
    },
    /// A document that is there without its pages or day of approval.
    DocumentUndescribed,
    /// A document that RA 3 does not list.
    DocumentUnlisted,
    /// No users at a connection point (M 24).
    NoUsers,
    /// The longest wait between requests is missing (M 24).
    NoWait,
    /// A wait without a unit, read as seconds (M 24).
    WaitInSeconds,
    /// No request per second (M 24).
    NoRequests,
    /// The field is empty, and may be so only where it is not needed.
    FieldEmpty,
    /// An identification number accepted for the test environment alone.
    TestIdentifier,
}

impl FormWarning {
    /// The whole warning in words: place and reason.
    pub fn message(&self, lang: Lang) -> String {
        let args =
            [("place", Arg::from(self.place.text(lang))), ("reason", self.reason(lang).into())];
        message(lang, "form-warning", &args)
    }

    /// The reason alone.
    pub fn reason(&self, lang: Lang) -> String {
        message(lang, &format!("caution-{}", self.caution.key()), &self.caution.args(lang))
    }

    /// The clause for whose sake the warning is given.
    pub fn clause(&self) -> Clause {
        self.caution.clause()
    }
}

impl Caution {
    /// The clause for whose sake the warning is given.
    pub fn clause(&self) -> Clause {
        match self {
            Caution::OutsideSegments { .. } | Caution::SegmentsOverlap { .. } => {
                Clause::methodology(33)
            }
            Caution::NoIntegrationModule | Caution::NoIntegrationComponent => Clause::rules(9),
            Caution::UnknownEndpoint { .. } => Clause::methodology(28),
            Caution::ProtocolDiffers { .. }
            | Caution::NoUsers
            | Caution::NoWait
            | Caution::WaitInSeconds
            | Caution::NoRequests => Clause::methodology(24),
            Caution::NoRowsForWork { work } => volume_clause(*work),
            Caution::NoSourceSize => Clause::methodology(12),
            Caution::EmptyFile => Clause::methodology(5),
            Caution::DocumentMissing { .. } => Clause::rules(10).item(5),
            Caution::DocumentUnlisted => Clause::rules_appendix(3),
            Caution::TestIdentifier => Clause::rules_appendix(1),
            Caution::AddressTwice { .. }
            | Caution::FewerAddresses { .. }
            | Caution::ReserveWithoutMain { .. }
            | Caution::SameRow { .. }
            | Caution::NoLocation { .. }
            | Caution::NoWorkstationAddress
            | Caution::DocumentUndescribed
            | Caution::FieldEmpty => Clause::rules_appendix(2),
        }
    }

    fn key(&self) -> &'static str {
        match self {
            Caution::OutsideSegments { .. } => "outside-segments",
            Caution::AddressTwice { .. } => "address-twice",
            Caution::FewerAddresses { .. } => "fewer-addresses",
            Caution::SegmentsOverlap { .. } => "segments-overlap",
            Caution::ReserveWithoutMain { .. } => "reserve-without-main",
            Caution::NoIntegrationModule => "no-integration-module",
            Caution::NoIntegrationComponent => "no-integration-component",
            Caution::UnknownEndpoint { .. } => "unknown-endpoint",
            Caution::ProtocolDiffers { .. } => "protocol-differs",
            Caution::SameRow { .. } => "same-row",
            Caution::NoLocation { .. } => "no-location",
            Caution::NoWorkstationAddress => "no-workstation-address",
            Caution::NoRowsForWork { .. } => "no-rows-for-work",
            Caution::NoSourceSize => "no-source-size",
            Caution::EmptyFile => "empty-file",
            Caution::DocumentMissing { .. } => "document-missing",
            Caution::DocumentUndescribed => "document-undescribed",
            Caution::DocumentUnlisted => "document-unlisted",
            Caution::NoUsers => "no-users",
            Caution::NoWait => "no-wait",
            Caution::WaitInSeconds => "wait-in-seconds",
            Caution::NoRequests => "no-requests",
            Caution::FieldEmpty => "field-empty",
            Caution::TestIdentifier => "test-identifier",
        }
    }

    fn args(&self, lang: Lang) -> Vec<(&'static str, Arg)> {
        let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
        match self {
            Caution::OutsideSegments { address } => vec![("address", address.as_str().into())],
            Caution::AddressTwice { address, row } => {
                vec![("address", address.as_str().into()), ("row", (*row).into())]
            }
            Caution::FewerAddresses { quantity, addresses } => {
                vec![("quantity", number(*quantity)), ("addresses", number(*addresses))]
            }
            Caution::SegmentsOverlap { network, row } => {
                vec![("network", network.as_str().into()), ("row", (*row).into())]
            }
            Caution::ReserveWithoutMain { main } => vec![("main", (*main).into())],
            Caution::UnknownEndpoint { host } => vec![("host", host.as_str().into())],
            Caution::ProtocolDiffers { scheme } => vec![("scheme", scheme.as_str().into())],
            Caution::SameRow { row } => vec![("row", (*row).into())],
            Caution::NoLocation { equipment } => vec![("equipment", (*equipment).into())],
            Caution::NoRowsForWork { work } => vec![("work", work.name().of(lang).into())],
            Caution::DocumentMissing { number } => {
                let title = document_title(*number).map_or("", |title| title.of(lang));
                vec![("number", u32::from(*number).into()), ("title", title.into())]
            }
            Caution::NoIntegrationModule
            | Caution::NoIntegrationComponent
            | Caution::NoWorkstationAddress
            | Caution::NoSourceSize
            | Caution::EmptyFile
            | Caution::DocumentUndescribed
            | Caution::DocumentUnlisted
            | Caution::NoUsers
            | Caution::NoWait
            | Caution::WaitInSeconds
            | Caution::NoRequests
            | Caution::FieldEmpty
            | Caution::TestIdentifier => Vec::new(),
        }
    }
}

impl fmt::Display for FormWarning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message(Lang::En))
    }
}

/// The clause by which a work is counted.
fn volume_clause(work: Work) -> Clause {
    Clause::methodology(match work {
        Work::SourceCode => 12,
        Work::Functions => 19,
        Work::Load => 28,
        Work::Network => 33,
        Work::Processes => 38,
    })
}
