//! Recognising tables and columns of a foreign file by their headings in three languages.

use std::{collections::BTreeSet, sync::LazyLock};

use language::Lang;

use super::{
    table::{Column, Table},
    texts,
};

/// The most headings of a row that are looked at.
pub const HEADERS_MAX: usize = 100;
/// The longest part of a heading that is looked at, in characters.
const HEADER_CHARS_MAX: usize = 500;

/// How like two headings must be, in thousandths, for one to stand for the other.
const LIKENESS_MIN: u32 = 550;
/// How well a table's headings must be found, in thousandths, for it to be that table.
const TABLE_MIN: u32 = 600;
/// The same where the sheet's name says which table it is.
const NAMED_TABLE_MIN: u32 = 300;

/// Which heading of a foreign file stands for which column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// For each column of the table, the index of its heading.
    pub columns: Vec<Option<usize>>,
    /// The index of the № heading.
    pub ordinal: Option<usize>,
    /// The indexes of the headings that stand for no column.
    pub unmatched: Vec<usize>,
    /// How well the headings fit, in thousandths.
    pub likeness: u32,
}

/// A heading prepared for comparison.
struct Heading {
    whole: String,
    /// The heading without what stands in parentheses.
    core: String,
    trigrams: BTreeSet<[char; 3]>,
    /// Whether it heads the column of row numbers: `№`, `№ п/п`, `р/с №`, `#`, `No`.
    ordinal: bool,
}

/// The headings of a table's columns.
struct TableHeadings {
    table: Table,
    columns: Vec<Vec<Heading>>,
}

static HEADINGS: LazyLock<Vec<TableHeadings>> = LazyLock::new(|| {
    let columns = |table: Table| table.columns().iter().map(headings).collect();
    Table::ALL.into_iter().map(|table| TableHeadings { table, columns: columns(table) }).collect()
});

impl Mapping {
    /// Whether every column that may not be empty has its heading.
    pub fn is_complete(&self, table: Table) -> bool {
        let mut columns = table.columns().iter().zip(&self.columns);
        columns.all(|(column, heading)| heading.is_some() || !column.required)
    }

    /// A foreign row's cells in the order of the table's columns.
    pub fn apply(&self, cells: &[String]) -> Vec<String> {
        let cell = |heading: &Option<usize>| heading.and_then(|index| cells.get(index));
        self.columns.iter().map(|heading| cell(heading).cloned().unwrap_or_default()).collect()
    }
}

impl Table {
    /// The table that a sheet holds, by its name and headings.
    pub fn guess(sheet_name: &str, headers: &[String]) -> Option<Table> {
        let named = by_name(sheet_name);
        let has_headers = headers.iter().any(|header| !header.trim().is_empty());
        if !has_headers {
            return named;
        }
        let scores = scores(headers);
        let score = |table: Table| {
            scores.iter().find(|(it, _)| *it == table).map_or(0, |(_, likeness)| *likeness)
        };
        if let Some(table) = named.filter(|table| score(*table) >= NAMED_TABLE_MIN) {
            return Some(table);
        }
        let best = scores.iter().map(|(_, likeness)| *likeness).max()?;
        let mut tables = scores.iter().filter(|(_, it)| *it == best && best >= TABLE_MIN);
        let (first, _) = tables.next()?;
        // A reserve table may have the very headings of its main table.
        let reserve = first.reserve().filter(|it| score(*it) == best && says_reserve(sheet_name));
        Some(reserve.unwrap_or(*first))
    }
}

/// Which headings stand for which columns of the table.
pub fn match_columns(table: Table, headers: &[String]) -> Mapping {
    let headings: Vec<Heading> = headers.iter().take(HEADERS_MAX).map(|it| heading(it)).collect();
    let Some(known) = HEADINGS.iter().find(|it| it.table == table) else {
        return Mapping::default();
    };
    mapping(known, &headings)
}

/// A text without case, spaces and punctuation, `ё` as `е`: what two spellings of it share.
pub(super) fn folded(text: &str) -> String {
    let fold = |char: char| if char == 'ё' { 'е' } else { char };
    let chars = text.chars().take(HEADER_CHARS_MAX).flat_map(char::to_lowercase).map(fold);
    chars.filter(|char| char.is_alphanumeric()).collect()
}

fn mapping(known: &TableHeadings, headings: &[Heading]) -> Mapping {
    let ordinal = headings.iter().position(|heading| heading.ordinal);
    let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
    for (column, wordings) in known.columns.iter().enumerate() {
        for (index, heading) in headings.iter().enumerate() {
            let likeness = wordings.iter().map(|it| likeness(it, heading)).max().unwrap_or(0);
            if likeness >= LIKENESS_MIN && Some(index) != ordinal {
                pairs.push((likeness, column, index));
            }
        }
    }
    pairs.sort_by_key(|(likeness, column, index)| (u32::MAX - likeness, *column, *index));
    let mut columns = vec![None; known.columns.len()];
    let mut sum = 0;
    for (likeness, column, index) in pairs {
        if columns[column].is_none() && !columns.contains(&Some(index)) {
            columns[column] = Some(index);
            sum += likeness;
        }
    }
    let is_other = |index: &usize| !columns.contains(&Some(*index)) && Some(*index) != ordinal;
    let filled = |index: &usize| !headings[*index].whole.is_empty();
    let unmatched: Vec<usize> = (0..headings.len()).filter(is_other).filter(filled).collect();
    let all = columns.len() + unmatched.len();
    let likeness = sum / u32::try_from(all.max(1)).unwrap_or(u32::MAX);
    Mapping { columns, ordinal, unmatched, likeness }
}

fn scores(headers: &[String]) -> Vec<(Table, u32)> {
    let headings: Vec<Heading> = headers.iter().take(HEADERS_MAX).map(|it| heading(it)).collect();
    HEADINGS.iter().map(|known| (known.table, mapping(known, &headings).likeness)).collect()
}

fn headings(column: &Column) -> Vec<Heading> {
    let titles = Lang::ALL.iter().map(|lang| column.title.of(*lang));
    titles.chain(column.also.iter().map(String::as_str)).map(heading).collect()
}

fn heading(text: &str) -> Heading {
    let whole = folded(text);
    let core = folded(text.split(['(', ',']).next().unwrap_or_default());
    let chars: Vec<char> = whole.chars().collect();
    let trigrams = chars.windows(3).filter_map(|window| window.try_into().ok()).collect();
    let ordinal = match whole.as_str() {
        "" => !text.trim().is_empty(),
        word => matches!(word, "пп" | "рс" | "no" | "n" | "нпп" | "nпп"),
    };
    Heading { whole, core, trigrams, ordinal }
}

/// How like two headings are, in thousandths.
fn likeness(known: &Heading, found: &Heading) -> u32 {
    if found.whole.is_empty() || known.whole.is_empty() {
        return 0;
    }
    if known.whole == found.whole {
        return 1_000;
    }
    if known.core == found.core && !known.core.is_empty() {
        return 950;
    }
    let shared = known.trigrams.intersection(&found.trigrams).count();
    let all = known.trigrams.len() + found.trigrams.len();
    let shared = u32::try_from(2_000 * shared).unwrap_or(u32::MAX);
    shared.checked_div(u32::try_from(all).unwrap_or(u32::MAX)).unwrap_or(0).min(900)
}

/// The table that the sheet's name names: its code, its number, or its title, cut short or not.
fn by_name(sheet_name: &str) -> Option<Table> {
    const TITLE_CHARS_MIN: usize = 8;
    let name = folded(sheet_name);
    if name.is_empty() {
        return None;
    }
    let is_code = |table: &Table| folded(table.code()) == name;
    let titled = |table: &Table| {
        let also = texts::table_also(*table).iter().map(String::as_str);
        let titles = Lang::ALL.into_iter().map(|lang| table.title().of(lang)).chain(also);
        let cut = name.chars().count() >= TITLE_CHARS_MIN;
        titles.map(folded).any(|title| title == name || (cut && title.starts_with(&name)))
    };
    Table::ALL
        .into_iter()
        .find(is_code)
        .or_else(|| numbered(sheet_name))
        .or_else(|| Table::ALL.into_iter().find(titled))
}

/// The table of the number at the head of a name: `5.1`, `5-1 Серверы`, `6`.
fn numbered(sheet_name: &str) -> Option<Table> {
    let head: String = sheet_name
        .trim()
        .chars()
        .map(|char| if matches!(char, '_' | '-') { '.' } else { char })
        .take_while(|char| char.is_ascii_digit() || *char == '.')
        .collect();
    let number = head.trim_end_matches('.');
    Table::ALL.into_iter().find(|table| table.number() == number)
}

fn says_reserve(sheet_name: &str) -> bool {
    let name = folded(sheet_name);
    ["резерв", "reserve", "backup", "брон"].iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(table: Table, lang: Lang) -> Vec<String> {
        let titles = table.columns().iter().map(|column| column.title.of(lang).to_owned());
        std::iter::once("№ п/п".to_owned()).chain(titles).collect()
    }

    #[test]
    fn every_table_is_recognised_by_its_own_headings_in_every_language() {
        // RA 2
        for lang in Lang::ALL {
            for table in Table::ALL {
                let headers = headers(table, lang);
                let mapping = match_columns(table, &headers);
                assert_eq!(mapping.ordinal, Some(0));
                let expected: Vec<_> = (1..headers.len()).map(Some).collect();
                assert_eq!(mapping.columns, expected, "{table} {lang}");
                assert_eq!((mapping.likeness, mapping.unmatched.len()), (1_000, 0));
                let sheet =
                    if table == Table::ReserveLocations { "Резерв" } else { "Sheet1" };
                assert_eq!(Table::guess(sheet, &headers), Some(table), "{table} {lang}");
            }
        }
    }

    #[test]
    fn the_orders_own_broken_headings_are_recognised() {
        // RA 2 table 5.4 as the Order's text has it, with its spaces and mistranslations.
        let headers = [
            "№ п/п",
            "Сервердің \nнемесе \nвиртуалды \nресурстың \nатауы (\nдомендік \nатау, желі \nатауы \nнемесе \nлогикалық \nСервер \nатауы)",
            "Мақсаты (\nорындалатын \nфункционал\nд ы қ  \nміндеттер)",
            "Саны",
            "Сипаттамал\nары сервер \nнемесе \nпайдаланыл\nғ а н  \nмәлімделген\nвиртуалды \nресурстар",
            "ОЖ, ДҚБЖ, БҚ, қосымшалар, кітапханалар және серверлерде орнатылған немесе пайдаланылатын виртуалды сервистер қорғау құралдары",
            "Қолданылат\nы н  I P  \nмекенжайла\nры",
            "Брондау \nәдісі",
        ]
        .map(str::to_owned);
        assert_eq!(Table::guess("Лист1", &headers), Some(Table::ReserveServers));
        let mapping = match_columns(Table::ReserveServers, &headers);
        assert_eq!(mapping.columns, (1..8).map(Some).collect::<Vec<_>>());
    }

    #[test]
    fn a_foreign_files_headings_are_matched_in_any_order() {
        let headers = [
            "",
            "№",
            "IP-адрес",
            "Имя сервера",
            "Кол-во",
            "Назначение:",
            "Примечание",
            "ОС, СУБД, ПО",
            "Характеристики",
        ]
        .map(str::to_owned);
        let mapping = match_columns(Table::Servers, &headers);
        assert_eq!(mapping.columns, [3, 5, 4, 8, 7, 2].map(Some));
        assert_eq!((mapping.ordinal, mapping.unmatched.as_slice()), (Some(1), &[6][..]));
        assert!(mapping.is_complete(Table::Servers));
        let row = ["", "7", "10.0.0.1", "app", "1", "web", "x", "Debian"].map(str::to_owned);
        assert_eq!(mapping.apply(&row), ["app", "web", "1", "", "Debian", "10.0.0.1"]);
    }

    #[test]
    fn a_sheet_is_recognised_by_its_name() {
        let rows = [
            ("servers", Some(Table::Servers)),
            ("5.10", Some(Table::Integrations)),
            ("5-4 Резерв", Some(Table::ReserveServers)),
            ("5_11", Some(Table::Sources)),
            ("6. Документы", Some(Table::Documents)),
            ("Информация о сетевом оборудован", Some(Table::NetworkEquipment)),
            ("Лист1", None),
            ("", None),
            ("5.13", None),
        ];
        for (name, expected) in rows {
            assert_eq!(Table::guess(name, &[]), expected, "{name}");
        }
    }

    #[test]
    fn headings_of_something_else_are_no_table() {
        let headers = ["Фамилия", "Оклад", "Премия"].map(str::to_owned);
        assert_eq!(Table::guess("5.1", &headers), None);
        assert!(!match_columns(Table::Servers, &headers).is_complete(Table::Servers));
    }
}
