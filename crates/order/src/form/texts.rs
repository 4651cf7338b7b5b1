//! The wordings of the forms, from `data/forms`.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

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

/// A word of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Existing.
    Existing,
    /// Planned.
    Planned,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    yes: Wording,
    no: Wording,
    existing: Wording,
    planned: Wording,
}

/// A word with all its folded spellings.
#[derive(Debug, Default)]
struct Spelt {
    text: Text,
    spellings: BTreeSet<String>,
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

static WORDS: LazyLock<[Spelt; 4]> = LazyLock::new(|| {
    let Words { yes, no, existing, planned } = words().unwrap_or_default();
    [yes, no, existing, planned]
        .map(|word| Spelt { spellings: word.all().map(spelling).collect(), text: word.text() })
});

impl Word {
    fn spelt(self) -> &'static Spelt {
        let [yes, no, existing, planned] = &*WORDS;
        match self {
            Word::Yes => yes,
            Word::No => no,
            Word::Existing => existing,
            Word::Planned => planned,
        }
    }
}

impl Wording {
    /// Every wording, the three languages first.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        [&self.kk, &self.ru, &self.en].into_iter().chain(&self.also).map(String::as_str)
    }

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

fn words() -> Result<Words, toml::de::Error> {
    toml::from_str(include_str!("../../data/forms/words.toml"))
}

/// A word without case, spaces at its ends and full stop.
fn spelling(word: &str) -> String {
    let lower = word.trim().trim_end_matches('.').to_lowercase();
    let mut out = String::with_capacity(lower.len());
    for char in lower.chars() {
        out.push(match char {
            'ё' => 'е',
            '–' | '—' | '−' => '-',
            char => char,
        });
    }
    out
}

/// A word in three languages.
pub(super) fn word(word: Word) -> &'static Text {
    &word.spelt().text
}

/// Whether the text says the word in any language and spelling.
pub(super) fn says(text: &str, word: Word) -> bool {
    word.spelt().spellings.contains(&spelling(text))
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
    fn no_spelling_belongs_to_a_word_and_its_opposite() {
        words().unwrap();
        for (one, other) in [(Word::Yes, Word::No), (Word::Existing, Word::Planned)] {
            assert!(one.spelt().spellings.is_disjoint(&other.spelt().spellings), "{one:?}");
        }
    }

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
