//! The chain of records: each bound to its predecessor by hash, so that nothing can be changed,
//! left out or put between without being seen.
//!
//! `hash = SHA-256(prev_hash ‖ record)`, where `prev_hash` is the 32 bytes of the predecessor's
//! hash (zeros for the first record) and `record` is this one line of JSON without spaces:
//! `{"seq":1,"at_us":1795334400000000,"author":{"account":"…","party":"applicant"},"event":{…}}`
//! with the event in its own encoding ([`crate::event`]). Sequence numbers start at 1. The first
//! record holds the case's id, so a chain cannot be moved to another case.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{actor::Actor, event::Event, value::Digest};

/// The hash of a record.
pub type Hash = Digest;

/// The hash that stands before the first record.
pub const GENESIS: Hash = Digest([0; 32]);

/// A recorded event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// Its number in the case, from 1.
    pub seq: u64,
    /// The instant of recording, in microseconds since 1970 (UTC).
    pub at_us: i64,
    /// Who caused it.
    pub author: Actor,
    /// What happened.
    pub event: Event,
    /// The predecessor's hash.
    pub prev_hash: Hash,
    /// This record's hash.
    pub hash: Hash,
}

/// The first record that does not fit its chain.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BrokenLink {
    /// A record is missing, doubled or out of order.
    #[error("record {seq}: expected number {expected}, found {seq}")]
    Sequence {
        /// The record's number.
        seq: u64,
        /// The number that belongs there.
        expected: u64,
    },
    /// A record does not name its predecessor.
    #[error("record {seq}: expected the predecessor {expected}, found {found}")]
    Predecessor {
        /// The record's number.
        seq: u64,
        /// The predecessor's hash.
        expected: Hash,
        /// What the record names.
        found: Hash,
    },
    /// A record is not what was hashed.
    #[error("record {seq}: expected the hash {expected} for what it holds, found {found}")]
    Content {
        /// The record's number.
        seq: u64,
        /// The hash of what it holds now.
        expected: Hash,
        /// The hash that it bears.
        found: Hash,
    },
    /// A record cannot be written in its encoding.
    #[error("record {seq}: it has no encoding: {reason}")]
    Encoding {
        /// The record's number.
        seq: u64,
        /// Why.
        reason: String,
    },
}

#[derive(Serialize)]
struct Canonical<'a> {
    seq: u64,
    at_us: i64,
    author: &'a Actor,
    event: &'a Event,
}

/// Records events after the last one, `None` for a new case.
///
/// # Errors
/// An event without an encoding; no event of this crate is one.
pub fn record(
    last: Option<&Recorded>,
    events: &[Event],
    author: &Actor,
    at_us: i64,
) -> Result<Vec<Recorded>, BrokenLink> {
    let mut prev_hash = last.map_or(GENESIS, |last| last.hash);
    let first = last.map_or(1, |last| last.seq + 1);
    let mut records = Vec::with_capacity(events.len());
    for (seq, event) in (first..).zip(events) {
        let hash = hash_of(&Canonical { seq, at_us, author, event }, prev_hash)?;
        let (author, event) = (author.clone(), event.clone());
        records.push(Recorded { seq, at_us, author, event, prev_hash, hash });
        prev_hash = hash;
    }
    Ok(records)
}

/// Proves a case's records, from the first.
///
/// # Errors
/// The first broken link.
pub fn verify_chain(records: &[Recorded]) -> Result<(), BrokenLink> {
    let mut prev_hash = GENESIS;
    for (expected, record) in (1..).zip(records) {
        verify_link(record, expected, prev_hash)?;
        prev_hash = record.hash;
    }
    Ok(())
}

fn verify_link(record: &Recorded, expected: u64, prev_hash: Hash) -> Result<(), BrokenLink> {
    let Recorded { seq, at_us, author, event, .. } = record;
    if *seq != expected {
        return Err(BrokenLink::Sequence { seq: *seq, expected });
    }
    if record.prev_hash != prev_hash {
        let found = record.prev_hash;
        return Err(BrokenLink::Predecessor { seq: *seq, expected: prev_hash, found });
    }
    let hash = hash_of(&Canonical { seq: *seq, at_us: *at_us, author, event }, prev_hash)?;
    if record.hash != hash {
        return Err(BrokenLink::Content { seq: *seq, expected: hash, found: record.hash });
    }
    Ok(())
}

fn hash_of(record: &Canonical<'_>, prev_hash: Hash) -> Result<Hash, BrokenLink> {
    let bytes = serde_json::to_vec(record)
        .map_err(|error| BrokenLink::Encoding { seq: record.seq, reason: error.to_string() })?;
    let mut hasher = Sha256::new();
    hasher.update(prev_hash.0);
    hasher.update(&bytes);
    Ok(Digest(hasher.finalize().into()))
}

impl BrokenLink {
    /// The number of the broken record.
    pub fn seq(&self) -> u64 {
        match self {
            BrokenLink::Sequence { seq, .. }
            | BrokenLink::Predecessor { seq, .. }
            | BrokenLink::Content { seq, .. }
            | BrokenLink::Encoding { seq, .. } => *seq,
        }
    }
}
