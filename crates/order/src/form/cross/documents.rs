//! The documents of item 6 and the list of RA 3.

use std::collections::BTreeSet;

use super::{
    super::{
        checked::FormRules,
        documents::DOCUMENTS,
        place::Place,
        questionnaire::{Document, Questionnaire},
        table::Table,
        value::Presence,
        warning::Caution,
    },
    Report, cell,
};
use crate::Work;

pub(super) fn cautions(form: &Questionnaire, rules: &FormRules, report: &mut Report) {
    for document in &form.documents {
        one(document, report);
    }
    if rules.works.contains(Work::Processes) {
        missing(form, report);
    }
}

fn one(document: &Document, report: &mut Report) {
    let undescribed =
        document.pages.is_none_or(|pages| pages.get() == 0) || document.approved.is_none();
    if document.present == Presence::Present && undescribed {
        let place = cell(Table::Documents, document.row, "present");
        report.warn(place, Caution::DocumentUndescribed);
    }
    if document.number.is_none() {
        report.warn(cell(Table::Documents, document.row, "name"), Caution::DocumentUnlisted);
    }
}

/// The approved documents of RA 3 are attached where they are needed (R 10).
fn missing(form: &Questionnaire, report: &mut Report) {
    let there = |it: &&Document| it.present == Presence::Present;
    let there: BTreeSet<u8> =
        form.documents.iter().filter(there).filter_map(|it| it.number).collect();
    for number in (1..=DOCUMENTS).filter(|number| !there.contains(number)) {
        let row = form.documents.iter().find(|it| it.number == Some(number)).map(|it| it.row);
        let place = row
            .map_or(Place::Table(Table::Documents), |row| cell(Table::Documents, row, "present"));
        report.warn(place, Caution::DocumentMissing { number });
    }
}
