//! The Order's catalogues: what is judged in each kind of work, the documents, the changes.
//!
//! The wording is data (`data/catalogue/*.toml`), one file an appendix: the functions (MA 1), the
//! manual testing (MA 2), the network's protection (MA 3), the processes (MA 4), the documents
//! (RA 3) and the changes that call for new tests (RA 4). Kazakh is the Order's own wording, mended
//! only where the printed tables broke words; a list inside a requirement stands one item a line.
//!
//! A later edition brings its own file for each appendix that it changes, and names the rest of the
//! files again: see [`Catalogue::of`].

mod code;
mod entry;
mod load;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use crate::{Edition, Work};

pub use code::{EntryCode, EntryCodeError};
pub use entry::{Change, Document, Entry, Group, Scope, Standing};
pub use load::CatalogueError;
use load::{Sources, load};

/// The catalogues of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    functions: Vec<Group>,
    manual_tests: Vec<Group>,
    network: Vec<Group>,
    processes: Vec<Group>,
    documents: Vec<Document>,
    changes: Vec<Change>,
}

/// № 257/НҚ and № 605/НҚ: their appendices read the same.
const SINCE_257: Sources = Sources {
    functions: include_str!("../../data/catalogue/ma1-functions.toml"),
    manual_tests: include_str!("../../data/catalogue/ma2-manual-tests.toml"),
    network: include_str!("../../data/catalogue/ma3-network.toml"),
    processes: include_str!("../../data/catalogue/ma4-processes.toml"),
    documents: include_str!("../../data/catalogue/ra3-documents.toml"),
    changes: include_str!("../../data/catalogue/ra4-changes.toml"),
};

impl Catalogue {
    /// The catalogues of an edition, read once from the embedded files.
    pub fn of(edition: Edition) -> &'static Catalogue {
        // A file that cannot be read would leave the catalogue empty; a test proves that all can.
        static CATALOGUE_257: LazyLock<Catalogue> =
            LazyLock::new(|| load(&SINCE_257).unwrap_or_default());
        match edition {
            Edition::N257 | Edition::N605 => &CATALOGUE_257,
        }
    }

    /// The 12 groups of information security functions (MA 1).
    pub fn functions(&self) -> &[Group] {
        &self.functions
    }

    /// The categories of manual testing, in a single group (MA 2).
    pub fn manual_tests(&self) -> &[Group] {
        &self.manual_tests
    }

    /// The 10 functions of the network's protection, with their requirements (MA 3).
    pub fn network(&self) -> &[Group] {
        &self.network
    }

    /// The 13 information security processes, with their requirements (MA 4).
    pub fn processes(&self) -> &[Group] {
        &self.processes
    }

    /// The information security documents of a test object (RA 3).
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The changes of an object, each with the works that it makes necessary (RA 4).
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The groups judged in a kind of work, in the Order's order; source code analysis and load
    /// testing have no catalogue (M 18, M 31, M 36).
    pub fn groups(&self, work: Work) -> impl Iterator<Item = &Group> {
        let (first, second): (&[Group], &[Group]) = match work {
            Work::SourceCode | Work::Load => (&[], &[]),
            Work::Functions => (&self.functions, &self.manual_tests),
            Work::Network => (&self.network, &[]),
            Work::Processes => (&self.processes, &[]),
        };
        first.iter().chain(second)
    }

    /// Every entry to be judged in a kind of work, in the Order's order (M 18, M 31, M 36).
    pub fn checklist(&self, work: Work) -> Vec<&Entry> {
        self.groups(work).flat_map(|group| &group.entries).collect()
    }

    /// The entry with this code.
    pub fn entry(&self, code: EntryCode) -> Option<&Entry> {
        self.all_groups().flat_map(|group| &group.entries).find(|entry| entry.code == code)
    }

    /// The group with this code: `MA1-G3`, `MA3-1`.
    pub fn group(&self, code: EntryCode) -> Option<&Group> {
        self.all_groups().find(|group| group.code == code)
    }

    /// The document with this code.
    pub fn document(&self, code: EntryCode) -> Option<&Document> {
        self.documents.iter().find(|document| document.code == code)
    }

    /// The change with this code.
    pub fn change(&self, code: EntryCode) -> Option<&Change> {
        self.changes.iter().find(|change| change.code == code)
    }

    /// The kind of work in which the entry is judged.
    pub fn work_of(&self, code: EntryCode) -> Option<Work> {
        Work::ALL.into_iter().find(|work| {
            self.groups(*work).flat_map(|group| &group.entries).any(|entry| entry.code == code)
        })
    }

    fn all_groups(&self) -> impl Iterator<Item = &Group> {
        Work::ALL.into_iter().flat_map(|work| self.groups(work))
    }
}
