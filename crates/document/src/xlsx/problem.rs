//! What can be wrong with a workbook: as a whole, or at a place in it.

use language::{Arg, Lang, Text};

use crate::words::phrase;

/// Why a workbook cannot be read or written at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkbookError {
    /// The file is larger than we read.
    #[error("a workbook may have at most {max} bytes: this file has {found}")]
    TooLarge {
        /// The limit.
        max: usize,
        /// Its size.
        found: usize,
    },
    /// Unpacked, it would be larger than we read: a zip bomb, or a mistake.
    #[error("a workbook may unpack to at most {max} bytes: '{entry}' goes beyond that")]
    Bomb {
        /// The limit.
        max: u64,
        /// The part at which the limit was passed.
        entry: String,
    },
    /// It has more parts than any workbook.
    #[error("a workbook may have at most {max} parts: this file has {found}")]
    TooManyParts {
        /// The limit.
        max: usize,
        /// How many there are.
        found: usize,
    },
    /// It is an old or an encrypted file: `.xls`, or `.xlsx` with a password.
    #[error("the file is an .xls workbook or is encrypted: save it as .xlsx without a password")]
    OldOrEncrypted,
    /// It is no `.xlsx` file, or a broken one.
    #[error("the file is not a sound .xlsx workbook: {reason}")]
    Broken {
        /// What the reader said.
        reason: String,
    },
    /// A sheet has more rows than a form may have.
    #[error("a sheet may have at most {max} rows: '{sheet}' has more")]
    TooManyRows {
        /// The limit.
        max: u32,
        /// The sheet.
        sheet: String,
    },
    /// It has more filled cells than we read.
    #[error("a workbook may have at most {max} filled cells: '{sheet}' goes beyond that")]
    TooManyCells {
        /// The limit.
        max: usize,
        /// The sheet at which the limit was passed.
        sheet: String,
    },
    /// No sheet is a table or the fields of the questionnaire.
    #[error("no sheet of the workbook has the headings of the questionnaire")]
    Foreign,
    /// A text is longer than a cell may hold.
    #[error("a cell may hold at most {max} characters: '{sheet}' {cell} would have {found}")]
    CellTooLong {
        /// The limit.
        max: usize,
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: String,
        /// How many characters it would have.
        found: usize,
    },
    /// The workbook could not be written.
    #[error("the workbook cannot be written: {reason}")]
    Writing {
        /// What the writer said.
        reason: String,
    },
}

/// Something at a place of a workbook that a reader should know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookProblem {
    /// The sheet's name.
    pub sheet: String,
    /// The cell: `C7`; `None` is the whole sheet.
    pub cell: Option<String>,
    /// What it is.
    pub kind: WorkbookProblemKind,
}

/// What a problem is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkbookProblemKind {
    /// The sheet is no part of the questionnaire and was not read.
    UnknownSheet,
    /// Two sheets hold the same table; the second was not read.
    SecondSheet {
        /// The table's title.
        table: Text,
    },
    /// The column is no part of the table and was not read.
    UnknownColumn {
        /// Its heading.
        heading: String,
    },
    /// The table's column is not in the sheet; its cells stay empty.
    MissingColumn {
        /// Its title.
        title: Text,
    },
    /// A row of the sheet of fields names no field.
    UnknownField {
        /// What it says.
        name: String,
    },
    /// A formula; the value that it showed was taken.
    Formula {
        /// The value.
        value: String,
    },
    /// An error value such as `#REF!`; the cell was read as empty.
    ErrorValue {
        /// The error.
        value: String,
    },
    /// Merged cells; each of their rows was given the value.
    Merged {
        /// The cells: `B3:B7`.
        cells: String,
    },
    /// The hidden identity of a row stands twice: the second row was read as new.
    RepeatedRow,
    /// The hidden identity of a row was changed: the row was read as new.
    BrokenIdentity,
    /// The text was longer than a cell of the form may be and was cut.
    Cut {
        /// The limit in characters.
        max: usize,
    },
    /// There are more problems than are told one by one.
    More {
        /// How many more.
        count: usize,
    },
}

impl WorkbookError {
    /// The error for a reader.
    pub fn text(&self, lang: Lang) -> String {
        let (key, args): (&str, Vec<(&str, Arg)>) = match self {
            WorkbookError::TooLarge { max, found } => {
                ("xlsx-too-large", vec![("max", mebibytes(*max)), ("found", mebibytes(*found))])
            }
            WorkbookError::Bomb { max, entry } => (
                "xlsx-bomb",
                vec![
                    ("max", mebibytes(usize::try_from(*max).unwrap_or(usize::MAX))),
                    ("entry", entry.as_str().into()),
                ],
            ),
            WorkbookError::TooManyParts { max, found } => {
                ("xlsx-too-many-parts", vec![("max", (*max).into()), ("found", (*found).into())])
            }
            WorkbookError::OldOrEncrypted => ("xlsx-old-or-encrypted", vec![]),
            WorkbookError::Broken { .. } => ("xlsx-broken", vec![]),
            WorkbookError::TooManyRows { max, sheet } => (
                "xlsx-too-many-rows",
                vec![("max", (*max).into()), ("sheet", sheet.as_str().into())],
            ),
            WorkbookError::TooManyCells { max, sheet } => (
                "xlsx-too-many-cells",
                vec![("max", (*max).into()), ("sheet", sheet.as_str().into())],
            ),
            WorkbookError::Foreign => ("xlsx-foreign", vec![]),
            WorkbookError::CellTooLong { max, sheet, cell, found } => (
                "xlsx-cell-too-long",
                vec![
                    ("max", (*max).into()),
                    ("sheet", sheet.as_str().into()),
                    ("cell", cell.as_str().into()),
                    ("found", (*found).into()),
                ],
            ),
            WorkbookError::Writing { .. } => ("xlsx-writing", vec![]),
        };
        phrase(lang, key, &args)
    }
}

impl WorkbookProblem {
    /// The place for a reader: sheet and cell.
    pub fn place(&self, lang: Lang) -> String {
        let sheet = [("sheet", Arg::from(self.sheet.as_str()))];
        match &self.cell {
            Some(cell) => {
                let [sheet] = sheet;
                phrase(lang, "xlsx-place-cell", &[sheet, ("cell", cell.as_str().into())])
            }
            None => phrase(lang, "xlsx-place-sheet", &sheet),
        }
    }

    /// What it is, for a reader, with its place.
    pub fn message(&self, lang: Lang) -> String {
        let (key, arg) = self.kind.key_and_arg(lang);
        let what = phrase(lang, key, &[("what", arg)]);
        format!("{}: {what}", self.place(lang))
    }

    /// The same in all three languages.
    pub fn text(&self) -> Text {
        Text::new(self.message(Lang::Kk), self.message(Lang::Ru), self.message(Lang::En))
    }
}

impl WorkbookProblemKind {
    fn key_and_arg(&self, lang: Lang) -> (&'static str, Arg) {
        match self {
            WorkbookProblemKind::UnknownSheet => ("xlsx-unknown-sheet", "".into()),
            WorkbookProblemKind::SecondSheet { table } => {
                ("xlsx-second-sheet", table.of(lang).into())
            }
            WorkbookProblemKind::UnknownColumn { heading } => {
                ("xlsx-unknown-column", heading.as_str().into())
            }
            WorkbookProblemKind::MissingColumn { title } => {
                ("xlsx-missing-column", title.of(lang).into())
            }
            WorkbookProblemKind::UnknownField { name } => {
                ("xlsx-unknown-field", name.as_str().into())
            }
            WorkbookProblemKind::Formula { value } => ("xlsx-formula", value.as_str().into()),
            WorkbookProblemKind::ErrorValue { value } => {
                ("xlsx-error-value", value.as_str().into())
            }
            WorkbookProblemKind::Merged { cells } => ("xlsx-merged", cells.as_str().into()),
            WorkbookProblemKind::RepeatedRow => ("xlsx-repeated-row", "".into()),
            WorkbookProblemKind::BrokenIdentity => ("xlsx-broken-identity", "".into()),
            WorkbookProblemKind::Cut { max } => ("xlsx-cut", (*max).into()),
            WorkbookProblemKind::More { count } => ("xlsx-more", (*count).into()),
        }
    }
}

/// Whole MiB, rounded up, for a message.
fn mebibytes(bytes: usize) -> Arg {
    const MEBIBYTE: usize = 1024 * 1024;
    Arg::Number(i64::try_from(bytes.div_ceil(MEBIBYTE)).unwrap_or(i64::MAX))
}
