//! The two forms of the Rules: application (RA 1) and questionnaire (RA 2).

use jiff::civil::Date;
use order::form::{RawApplication, RawQuestionnaire};

use crate::paper::Head;

/// The application (RA 1).
#[derive(Debug, Clone, PartialEq)]
pub struct ApplicationForm {
    /// Provider addressed, number and date, marks, signatures.
    pub head: Head,
    /// What the applicant filled in.
    pub application: RawApplication,
}

/// The questionnaire (RA 2).
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionnaireForm {
    /// Provider addressed, number and date, marks, signatures.
    pub head: Head,
    /// What the applicant filled in.
    pub questionnaire: RawQuestionnaire,
    /// Its version in the case, from 1.
    pub version: u32,
    /// The day of this version.
    pub version_date: Date,
}
