//! A laboratory's papers, put together for stitching (M 13, M 21, M 29, M 34, M 39).

use crate::{paper::Head, papers::Document};

/// Several papers whose sheets are numbered through, with a binding inscription on the last.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintPackage {
    /// The laboratory, the package's number and date, marks.
    pub head: Head,
    /// The papers, in their order; packages among them are not allowed.
    pub documents: Vec<Document>,
    /// Who stitches and numbers the sheets.
    pub bound_by: crate::paper::Person,
}
