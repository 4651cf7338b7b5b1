//! The sixteen rows of item 6 of RA 2: the security documents of RA 3.

use std::{collections::BTreeMap, sync::LazyLock};

use language::{Lang, Text};
use uuid::Uuid;

use super::{
    headers::folded,
    raw::{RawQuestionnaire, RawRow},
    table::Table,
};
use crate::{Edition, catalogue::Catalogue};

/// How many documents RA 3 lists.
pub const DOCUMENTS: u8 = 16;

/// The names of the documents in every language, folded, with their numbers.
static NUMBERS: LazyLock<BTreeMap<String, u8>> = LazyLock::new(|| {
    let mut numbers = BTreeMap::new();
    for (number, document) in (1..=DOCUMENTS).zip(documents()) {
        for lang in Lang::ALL {
            numbers.insert(folded(document.title.of(lang)), number);
        }
    }
    numbers
});

impl RawQuestionnaire {
    /// An empty questionnaire with the sixteen documents named in the reader's language.
    pub fn blank(lang: Lang) -> RawQuestionnaire {
        let mut raw = RawQuestionnaire::default();
        raw.tables.insert(Table::Documents, document_rows(lang));
        raw
    }
}

/// The sixteen rows of item 6, each with its name and its lasting identity.
pub fn document_rows(lang: Lang) -> Vec<RawRow> {
    let row = |(number, document): (u8, &crate::catalogue::Document)| {
        let mut cells = vec![String::new(); Table::Documents.columns().len()];
        if let Some(name) = cells.first_mut() {
            document.title.of(lang).clone_into(name);
        }
        RawRow { id: document_row_id(number), cells }
    };
    (1..=DOCUMENTS).zip(documents()).map(row).collect()
}

/// The identity of the row of a document: the same in every questionnaire, so that two of them
/// compare row by row.
pub fn document_row_id(number: u8) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("synaq:RA3-{number}").as_bytes())
}

/// The number in RA 3 of a document by its name in any language; trailing marks do not matter.
pub(super) fn document_number(name: &str) -> Option<u8> {
    NUMBERS.get(&folded(name)).copied()
}

/// The name of the document of a number in RA 3.
pub(super) fn document_title(number: u8) -> Option<&'static Text> {
    let index = usize::from(number).checked_sub(1)?;
    documents().get(index).map(|document| &document.title)
}

fn documents() -> &'static [crate::catalogue::Document] {
    Catalogue::of(Edition::N605).documents()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_questionnaire_names_the_sixteen_documents_in_any_language() {
        // RA 2 item 6, RA 3
        for lang in Lang::ALL {
            let raw = RawQuestionnaire::blank(lang);
            let rows = raw.rows(Table::Documents);
            let numbers: Vec<u8> =
                rows.iter().filter_map(|row| document_number(row.cell(0))).collect();
            assert_eq!(numbers, (1..=DOCUMENTS).collect::<Vec<_>>());
        }
        let ids = |lang| document_rows(lang).into_iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(ids(Lang::Kk), ids(Lang::En));
    }

    #[test]
    fn a_document_is_known_by_its_name_however_it_is_punctuated() {
        assert_eq!(document_number("1. политика  информационной безопасности;"), None);
        assert_eq!(document_number("Политика  информационной безопасности;"), Some(1));
        assert_eq!(document_number("Устав"), None);
    }
}
