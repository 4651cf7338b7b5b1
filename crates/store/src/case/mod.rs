//! Cases: the one write that moves them, and the reads of lists and of one case.

mod apply;
mod change;
mod read;
mod write;

pub use change::{
    CaseProjection, CaseWrite, Change, NewAttachment, NewEvent, NewPaper, NewReview, PaperChange,
    SaveCheck, SaveFinding, SaveForm, SignForm,
};
pub use read::{CaseFilter, CaseOrder, FindingFilter, PaperFilter, WholeCase};
pub use write::{CaseAsk, CaseView, EventsWanted, Want, WriteError, Written};

pub(crate) use read::words;
