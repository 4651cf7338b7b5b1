//! The questionnaire (RA 2): fields and tables in the form's order.

use language::{Arg, Lang};
use order::form::{Column, ColumnKind, QuestionnaireField, RawQuestionnaire, Table};
use serde_json::{Value, json};

use super::parts::{Part, head};
use crate::{
    clean,
    form::QuestionnaireForm,
    words::{phrase, word},
};

pub(super) fn part(form: &QuestionnaireForm, lang: Lang) -> Part {
    let title = QuestionnaireField::form_title().of(lang).to_owned();
    let args = [
        ("version", Arg::from(form.version)),
        ("date", language::date(lang, form.version_date).into()),
    ];
    Part {
        kind: "questionnaire",
        head: head(&form.head, &title, lang),
        doc: json!({
            "reference": form_reference(2, lang),
            "title": title,
            "subtitle": phrase(lang, "questionnaire-version", &args),
            "questionnaire": questionnaire(&form.questionnaire, lang),
        }),
        title,
    }
}

/// Where a form stands: what is written in its upper right corner.
pub(super) fn form_reference(appendix: u32, lang: Lang) -> Vec<String> {
    let reference = phrase(lang, "form-reference", &[("n", Arg::from(appendix))]);
    vec![reference, word(lang, "form-word")]
}

/// The questionnaire's content, which is also annexed to every protocol.
pub(super) fn questionnaire(raw: &RawQuestionnaire, lang: Lang) -> Value {
    let before = [
        QuestionnaireField::Name,
        QuestionnaireField::Purpose,
        QuestionnaireField::SoftwareClass,
        QuestionnaireField::ClassificationScheme,
        QuestionnaireField::FunctionalScheme,
        QuestionnaireField::NetworkScheme,
    ];
    let after =
        [QuestionnaireField::EarlierTests, QuestionnaireField::Licence, QuestionnaireField::Other];
    let mut parts = vec![fields(raw, &before, lang)];
    parts.extend(Table::ALL.into_iter().map(|table| table_view(raw, table, lang)));
    parts.push(fields(raw, &after, lang));
    json!({ "parts": parts })
}

fn fields(raw: &RawQuestionnaire, fields: &[QuestionnaireField], lang: Lang) -> Value {
    let row = |field: &QuestionnaireField| {
        let label = format!("{}. {}", field.number(), field.title().of(lang));
        json!([label, raw.field(*field)])
    };
    json!({ "kind": "fields", "rows": fields.iter().map(row).collect::<Vec<_>>() })
}

fn table_view(raw: &RawQuestionnaire, table: Table, lang: Lang) -> Value {
    let columns = table.columns();
    let row = |(at, row): (usize, &order::form::RawRow)| -> Vec<String> {
        let number = std::iter::once((at + 1).to_string());
        let cells = (0..columns.len()).map(|index| cell(row.cell(index), columns.len()));
        number.chain(cells).collect()
    };
    let header: Vec<String> =
        columns.iter().map(|column| clean::narrow(column.title.of(lang))).collect();
    json!({
        "kind": "table",
        "number": table.number(),
        "title": table.title().of(lang),
        "header": header,
        "widths": columns.iter().map(width).collect::<Vec<_>>(),
        "rows": raw.rows(table).iter().enumerate().map(row).collect::<Vec<_>>(),
    })
}

/// From this many columns a table's cells are narrow.
const NARROW_COLUMNS_MIN: usize = 6;

fn cell(text: &str, columns: usize) -> String {
    if columns >= NARROW_COLUMNS_MIN { clean::narrow(text) } else { text.to_owned() }
}

/// How wide a column is beside the others.
fn width(column: &Column) -> f64 {
    match column.kind {
        ColumnKind::LongText => 2.0,
        ColumnKind::Text => 1.45,
        ColumnKind::Addresses
        | ColumnKind::Networks
        | ColumnKind::PortEndpoints
        | ColumnKind::Endpoints => 1.6,
        ColumnKind::Phones => 1.3,
        ColumnKind::Protocols | ColumnKind::Wait | ColumnKind::Status => 1.0,
        ColumnKind::Quantity
        | ColumnKind::Count
        | ColumnKind::YesNo
        | ColumnKind::Rate
        | ColumnKind::Megabytes
        | ColumnKind::Date => 0.95,
    }
}
