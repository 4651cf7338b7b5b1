//! What one write to a case may hold.

use uuid::Uuid;

use crate::audit::NewAudit;
use crate::notice::NewNotice;
use crate::outbox::NewJob;
use crate::value::{Day, Hash, Micros};

/// Everything that one act changes, written in one transaction or not at all.
#[derive(Clone, Debug, Default)]
pub struct CaseWrite {
    /// New events, continuing the chain.
    pub events: Vec<NewEvent>,
    /// The case as lists shall show it; `None` leaves it (an error for a case not yet there).
    pub row: Option<CaseProjection>,
    /// Forms, checks, findings, papers, members, attachments.
    pub changes: Vec<Change>,
    /// How many numbers of which asked-for sequence were used.
    pub numbers_taken: Vec<(String, i64)>,
    /// Jobs to do after the commit.
    pub jobs: Vec<NewJob>,
    /// Notices to accounts.
    pub notices: Vec<NewNotice>,
    /// Entries of the audit log.
    pub audit: Vec<NewAudit>,
    /// What the act answers, as JSON; kept under the act's key, if it has one.
    pub result: Option<String>,
}

/// One new event. The caller hashes; the store checks that it continues the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// The last event's number plus one.
    pub seq: i64,
    /// When it happened.
    pub at: Micros,
    /// Who caused it.
    pub author: String,
    /// Its kind's code.
    pub kind: String,
    /// Version of its encoding.
    pub version: i32,
    /// Canonical JSON, byte for byte what the hash covers.
    pub payload: String,
    /// Hash of the event before; [`Hash::ZERO`] for the first.
    pub prev_hash: Hash,
    /// Hash of this event over the one before.
    pub hash: Hash,
}

/// What follows from a case's events for its row in the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseProjection {
    /// The number people know it by; none while it is a draft.
    pub number: Option<String>,
    /// The object's name.
    pub title: String,
    /// The provider's organisation.
    pub provider: Uuid,
    /// The applicant's organisation.
    pub applicant: Uuid,
    /// Code of the Order's edition.
    pub edition: String,
    /// Code of the stage.
    pub stage: String,
    /// Code of whose turn it is.
    pub turn: String,
    /// The nearest term's last day.
    pub due: Option<Day>,
    /// Further facts of the list as JSON.
    pub detail: String,
    /// What the case is found by; the store folds it.
    pub search: String,
}

/// One change beside the events. A `base_rev` is the revision that the author had read, 0 for
/// something new; when another revision stands, the whole write is refused as a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Gives an account a post; nothing happens when it has it.
    AddMember {
        /// The account.
        account: Uuid,
        /// The post's code.
        post: String,
    },
    /// Takes a post from an account.
    RemoveMember {
        /// The account.
        account: Uuid,
        /// The post's code.
        post: String,
    },
    /// Saves a form's draft.
    SaveForm(SaveForm),
    /// Makes a form's draft a signed version.
    SignForm(SignForm),
    /// Adds a file that was put among the artifacts before.
    Attach(NewAttachment),
    /// Withdraws a file; its row and bytes stay.
    WithdrawAttachment {
        /// The attachment.
        id: Uuid,
    },
    /// Saves one check.
    SaveCheck(SaveCheck),
    /// Saves one finding.
    SaveFinding(SaveFinding),
    /// Judges one finding.
    ReviewFinding(NewReview),
    /// Adds a paper that was put among the artifacts before.
    AddPaper(NewPaper),
    /// Changes a paper's state.
    ChangePaper(PaperChange),
}

/// Saving a draft: continues the open draft or, after a signed version, starts the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveForm {
    /// The form's code.
    pub kind: String,
    /// The open draft's revision as read; 0 when there is none.
    pub base_rev: i64,
    /// JSON, kept byte for byte.
    pub body: String,
    /// Who saves.
    pub author: String,
}

/// Signing the open draft, which from then on cannot change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignForm {
    /// The form's code.
    pub kind: String,
    /// The open draft's revision as shown to the signer.
    pub base_rev: i64,
    /// SHA-256 of the bytes that were signed; another content is a conflict.
    pub sha256: Hash,
    /// Who signs.
    pub author: String,
}

/// A file to add to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAttachment {
    /// Its key, chosen by the caller.
    pub id: Uuid,
    /// What it is.
    pub kind: String,
    /// The file's name as given.
    pub name: String,
    /// The artifact's name.
    pub artifact: Hash,
    /// Bytes.
    pub size: i64,
    /// Media type as judged by the caller.
    pub media_type: String,
    /// Who gave it.
    pub author: String,
}

/// One check's new content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveCheck {
    /// 0 for the first test, then retests.
    pub round: i32,
    /// The work's code.
    pub work: String,
    /// The catalogue entry's code.
    pub code: String,
    /// The revision as read; 0 for a new one.
    pub base_rev: i64,
    /// The verdict's code.
    pub verdict: String,
    /// What was observed.
    pub observation: String,
    /// What is recommended.
    pub recommendation: String,
    /// Further facts as JSON.
    pub detail: String,
    /// Who writes.
    pub author: String,
}

/// One finding's new content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveFinding {
    /// 0 for the first test, then retests.
    pub round: i32,
    /// The finding's key.
    pub id: Uuid,
    /// The work's code.
    pub work: String,
    /// What makes it the same finding in another run of a tool.
    pub fingerprint: String,
    /// The revision as read; 0 for a new one.
    pub base_rev: i64,
    /// The finding as JSON.
    pub body: String,
    /// Code of its state.
    pub state: String,
    /// What it is found by; the store folds it.
    pub search: String,
    /// Who writes.
    pub author: String,
}

/// One judgement of a finding; its state follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReview {
    /// The round.
    pub round: i32,
    /// The finding.
    pub finding: Uuid,
    /// The finding's revision as read.
    pub base_rev: i64,
    /// The verdict's code.
    pub verdict: String,
    /// Why.
    pub reason: String,
    /// The finding's state after it.
    pub state: String,
    /// Who judges.
    pub author: String,
}

/// A paper to add to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPaper {
    /// Its key, chosen by the caller.
    pub id: Uuid,
    /// The paper's code.
    pub kind: String,
    /// Its number, once given.
    pub number: Option<String>,
    /// The work that it is about.
    pub work: Option<String>,
    /// The round that it is about.
    pub round: i32,
    /// Its language.
    pub lang: String,
    /// The artifact's name.
    pub artifact: Hash,
    /// Code of its state.
    pub state: String,
    /// Further facts as JSON.
    pub detail: String,
    /// Who made it.
    pub author: String,
    /// When it was issued, if it is.
    pub issued: Option<Micros>,
}

/// A paper's new state; `None` leaves a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperChange {
    /// The paper.
    pub id: Uuid,
    /// The revision as read.
    pub base_rev: i64,
    /// Code of its state.
    pub state: String,
    /// Its number.
    pub number: Option<String>,
    /// Its bytes, made anew.
    pub artifact: Option<Hash>,
    /// Further facts as JSON.
    pub detail: Option<String>,
    /// When it was issued.
    pub issued: Option<Micros>,
    /// Who changes it.
    pub author: String,
}
