//! Cases: the one write that moves them, and the reads of lists and of one case.

mod apply;
mod change;
mod list;
mod read;
mod view;
mod write;

pub use change::{
    CaseProjection, CaseWrite, Change, NewAttachment, NewEvent, NewPaper, NewReview, PaperChange,
    SaveCheck, SaveFinding, SaveForm, SignForm,
};
pub use list::{CaseFilter, CaseOrder};
pub use read::{FindingFilter, PaperFilter, WholeCase};
pub use view::{CaseAsk, CaseView, EventsWanted, Want};
pub use write::{WriteError, Written};

pub(crate) use list::words;
