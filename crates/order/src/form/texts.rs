//! The wordings of the forms, from `data/forms`.

use std::{collections::BTreeMap, sync::LazyLock};

use language::Text;
use serde::Deserialize;

use super::table::Table;

/// The questionnaire's and the application's wordings.
#[derive(Debug, Default)]
struct Texts {
    questionnaire: Form,
    application: Form,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    title: Text,
    #[serde(default)]
    works: Text,
    fields: BTreeMap<String, Text>,
    #[serde(default)]
    tables: BTreeMap<String, TableTexts>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableTexts {
    kk: String,
    ru: String,
    en: String,
    #[serde(default)]
    also: Vec<String>,
    /// The table whose columns this one repeats.
    like: Option<String>,
    #[serde(default)]
    columns: BTreeMap<String, Wording>,
}

/// A heading with the further wordings by which it is recognised.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    kk: String,
    ru: String,
    en: String,
    #[serde(default)]
    pub(super) also: Vec<String>,
}

static EMPTY: LazyLock<Text> = LazyLock::new(Text::default);
static TEXTS: LazyLock<Texts> = LazyLock::new(|| load().unwrap_or_default());
static TABLES: LazyLock<BTreeMap<Table, Wording>> = LazyLock::new(|| {
    let of = |table: Table| {
        let texts = TEXTS.questionnaire.tables.get(table.code())?;
        let TableTexts { kk, ru, en, also, .. } = texts;
        let (kk, ru, en, also) = (kk.clone(), ru.clone(), en.clone(), also.clone());
        Some((table, Wording { kk, ru, en, also }))
    };
    Table::ALL.into_iter().filter_map(of).collect()
});
static TITLES: LazyLock<BTreeMap<Table, Text>> =
    LazyLock::new(|| TABLES.iter().map(|(table, wording)| (*table, wording.text())).collect());

impl Wording {
    /// The three wordings.
    pub(super) fn text(&self) -> Text {
        Text::new(&*self.kk, &*self.ru, &*self.en)
    }
}

fn load() -> Result<Texts, toml::de::Error> {
    Ok(Texts {
        questionnaire: toml::from_str(include_str!("../../data/forms/questionnaire.toml"))?,
        application: toml::from_str(include_str!("../../data/forms/application.toml"))?,
    })
}

/// The title of RA 1.
pub(super) fn application_title() -> &'static Text {
    &TEXTS.application.title
}

/// The title of RA 2.
pub(super) fn questionnaire_title() -> &'static Text {
    &TEXTS.questionnaire.title
}

/// The heading of the works in RA 1.
pub(super) fn works() -> &'static Text {
    &TEXTS.application.works
}

/// The wording of a field of RA 1.
pub(super) fn application_field(code: &str) -> &'static Text {
    TEXTS.application.fields.get(code).unwrap_or(&EMPTY)
}

/// The wording of a field of RA 2.
pub(super) fn questionnaire_field(code: &str) -> &'static Text {
    TEXTS.questionnaire.fields.get(code).unwrap_or(&EMPTY)
}

/// The heading of a table.
pub(super) fn table(table: Table) -> &'static Text {
    TITLES.get(&table).unwrap_or(&EMPTY)
}

/// Further wordings by which a table's heading is recognised.
pub(super) fn table_also(table: Table) -> &'static [String] {
    TABLES.get(&table).map_or(&[], |wording| wording.also.as_slice())
}

/// The heading of a column.
pub(super) fn column(table: Table, code: &str) -> Wording {
    let tables = &TEXTS.questionnaire.tables;
    let of = |table: &str| tables.get(table).and_then(|texts| texts.columns.get(code));
    let like = tables.get(table.code()).and_then(|texts| texts.like.as_deref());
    of(table.code()).or_else(|| of(like?)).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_loads_and_holds_no_table_or_column_that_the_form_lacks() {
        let texts = load().unwrap();
        for (code, table) in &texts.questionnaire.tables {
            let form = Table::from_code(code).unwrap_or_else(|| panic!("no table {code}"));
            for column in table.columns.keys() {
                assert!(form.column(column).is_some(), "{code}.{column}");
            }
        }
    }
}
