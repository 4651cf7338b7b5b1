//! The connection points of load testing: each row of tables 5.9 and 5.10 of RA 2 is one point,
//! whose declared parameters are compared with the real ones (M 24, M 28).

use std::{fmt, num::NonZeroU32, str::FromStr};

use language::Text;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::point_texts;
use crate::{
    Clause,
    form::{RawQuestionnaire, RawRow, Table},
};

/// A point to be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionPoint {
    /// `U-1`, `I-1`.
    pub code: PointCode,
    /// M 28, which makes the row a point.
    pub clause: Clause,
    /// The table in which it stands: 5.9 or 5.10.
    pub table: Table,
    /// The row's number in its table, from 1.
    pub row: usize,
    /// The row's identity.
    pub id: Uuid,
    /// What it is, for a reader: `Users' connection point: operator, 10.0.0.1:443 (HTTPS)`.
    pub title: Text,
    /// The largest number of requests per second, as declared; may be empty.
    pub declared_rate: String,
    /// The longest wait between requests, as declared; may be empty.
    pub declared_wait: String,
}

/// The code of a point: `U-1` for row 1 of table 5.9, `I-2` for row 2 of table 5.10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PointCode {
    kind: PointKind,
    row: NonZeroU32,
}

/// What connects at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PointKind {
    /// Users: table 5.9.
    Users,
    /// Another informatization object: table 5.10.
    Integration,
}

/// A text that is no code of a connection point.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no code of a connection point: expected for example U-1 or I-2")]
pub struct PointCodeError(pub String);

/// The connection points of a questionnaire, those of users first; blank rows are none.
pub fn connection_points(questionnaire: &RawQuestionnaire) -> Vec<ConnectionPoint> {
    let points = PointKind::ALL.into_iter().flat_map(|kind| {
        let rows = questionnaire.rows(kind.table()).iter().zip(1_u32..);
        rows.filter(|(row, _)| !row.is_blank())
            .filter_map(move |(row, number)| Some(point(kind, row, NonZeroU32::new(number)?)))
    });
    points.collect()
}

impl PointCode {
    /// The code of a row of the kind's table, counted from 1.
    pub const fn new(kind: PointKind, row: NonZeroU32) -> PointCode {
        PointCode { kind, row }
    }

    /// What connects there.
    pub const fn kind(self) -> PointKind {
        self.kind
    }

    /// The row's number in its table, from 1.
    pub const fn row(self) -> u32 {
        self.row.get()
    }
}

impl PointKind {
    /// Both kinds, in the form's order.
    pub const ALL: [PointKind; 2] = [PointKind::Users, PointKind::Integration];

    /// The table whose rows are these points.
    pub const fn table(self) -> Table {
        match self {
            PointKind::Users => Table::Users,
            PointKind::Integration => Table::Integrations,
        }
    }

    const fn letter(self) -> &'static str {
        match self {
            PointKind::Users => "U",
            PointKind::Integration => "I",
        }
    }

    /// The column that names who or what connects.
    const fn name_column(self) -> &'static str {
        match self {
            PointKind::Users => "role",
            PointKind::Integration => "name",
        }
    }
}

impl fmt::Display for PointCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.kind.letter(), self.row)
    }
}

impl FromStr for PointCode {
    type Err = PointCodeError;

    fn from_str(source: &str) -> Result<Self, Self::Err> {
        let code = source.split_once('-').and_then(|(letter, digits)| {
            let kind = PointKind::ALL.into_iter().find(|kind| kind.letter() == letter)?;
            Some(PointCode { kind, row: digits.parse().ok()? })
        });
        code.filter(|code| code.to_string() == source)
            .ok_or_else(|| PointCodeError(source.to_owned()))
    }
}

impl TryFrom<String> for PointCode {
    type Error = PointCodeError;

    fn try_from(source: String) -> Result<Self, Self::Error> {
        source.parse()
    }
}

impl From<PointCode> for String {
    fn from(code: PointCode) -> Self {
        code.to_string()
    }
}

fn point(kind: PointKind, row: &RawRow, number: NonZeroU32) -> ConnectionPoint {
    let table = kind.table();
    ConnectionPoint {
        code: PointCode { kind, row: number },
        clause: Clause::methodology(28),
        table,
        row: usize::try_from(number.get()).unwrap_or(usize::MAX),
        id: row.id,
        title: title(kind, row),
        declared_rate: cell(table, row, "requests"),
        declared_wait: cell(table, row, "wait"),
    }
}

fn title(kind: PointKind, row: &RawRow) -> Text {
    let of = |column| cell(kind.table(), row, column);
    let (name, place, protocols) = (of(kind.name_column()), of("endpoints"), of("protocols"));
    let mut what: Vec<&str> = [&name, &place].map(String::as_str).to_vec();
    what.retain(|part| !part.is_empty());
    let mut what = what.join(", ");
    if !protocols.is_empty() {
        what = format!("{what} ({protocols})").trim_start().to_owned();
    }
    let texts = point_texts();
    let called = match kind {
        PointKind::Users => &texts.users,
        PointKind::Integration => &texts.integrations,
    };
    let in_words = |words: &str| match what.as_str() {
        "" => words.to_owned(),
        what => format!("{words}: {what}"),
    };
    Text::new(in_words(&called.kk), in_words(&called.ru), in_words(&called.en))
}

/// A cell on one line; empty where the row has none.
fn cell(table: Table, row: &RawRow, column: &str) -> String {
    let text = table.column(column).map_or("", |(index, _)| row.cell(index));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: u128, cells: &[&str]) -> RawRow {
        let cells = cells.iter().map(|cell| (*cell).to_owned()).collect();
        RawRow { id: Uuid::from_u128(id), cells }
    }

    fn questionnaire() -> RawQuestionnaire {
        let users = vec![
            row(
                1,
                &["оператор", "енгізу", "10.0.0.1:443\n10.0.0.2:443", "HTTPS", "100", "50", "5 с"],
            ),
            row(2, &["", " ", "", "", "", "", ""]),
            row(3, &["азамат", "оқу", "https://a.kz", "", "9000", "500"]),
        ];
        let integrations = vec![row(
            4,
            &["ЭҮШ", "МТҚ", "қолданыстағы", "иә", "10.0.0.9:8443", "HTTPS", "20", "1 с"],
        )];
        let tables = [(Table::Users, users), (Table::Integrations, integrations)].into();
        RawQuestionnaire { tables, ..RawQuestionnaire::default() }
    }

    /// M 24, M 28: each row of tables 5.9 and 5.10 is a point with its declared parameters.
    #[test]
    fn each_row_of_users_and_integrations_is_a_point() {
        let points = connection_points(&questionnaire());
        let rows: Vec<_> = points
            .iter()
            .map(|p| {
                let code = p.code.to_string();
                (code, p.row, p.id.as_u128(), p.declared_rate.as_str(), p.declared_wait.as_str())
            })
            .collect();
        assert_eq!(
            rows,
            [
                ("U-1".to_owned(), 1, 1, "50", "5 с"),
                ("U-3".to_owned(), 3, 3, "500", ""),
                ("I-1".to_owned(), 1, 4, "20", "1 с"),
            ]
        );
        assert!(points.iter().all(|point| point.clause == Clause::methodology(28)));
    }

    #[test]
    fn a_point_is_named_by_its_rows_cells() {
        let points = connection_points(&questionnaire());
        let titles: Vec<_> = points.iter().map(|point| point.title.clone()).collect();
        assert_eq!(
            titles[0].ru,
            "Точка подключения пользователей: оператор, 10.0.0.1:443 10.0.0.2:443 (HTTPS)"
        );
        assert_eq!(titles[1].kk, "Пайдаланушыларды қосу нүктесі: азамат, https://a.kz");
        assert_eq!(titles[2].en, "Integration connection point: ЭҮШ, 10.0.0.9:8443 (HTTPS)");
    }

    #[test]
    fn a_code_reads_back_what_it_writes_and_nothing_else() {
        for code in ["U-1", "I-27"] {
            assert_eq!(code.parse::<PointCode>().unwrap().to_string(), code);
        }
        for source in ["", "U-", "U-0", "U-01", "U-+1", "X-1", "u-1", "U1", "U-99999999999"] {
            assert_eq!(source.parse::<PointCode>(), Err(PointCodeError(source.to_owned())));
        }
    }
}
