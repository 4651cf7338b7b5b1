//! `synaq source inventory`: what a source holds, for tables 5.11 and 5.12 of RA 2.

use anyhow::Context as _;
use document::xlsx::Sheet;
use language::Lang;
use order::form::{RawRow, Table};
use source::{Inventory, Options, Watch};

use crate::{
    cli::InventoryArgs,
    failure::{Help, Outcome},
    out, place,
};

/// The language of the workbook: the Order's.
const LANG: Lang = Lang::Kk;

/// Makes the inventory and tells it in the wanted form.
pub(crate) fn run(args: &InventoryArgs) -> anyhow::Result<Outcome> {
    let options = Options { registries: args.registries.clone() };
    let made = source::inventory(&args.path, &options, Watch::none());
    let inventory = made.with_context(|| {
        let what = format!("no inventory of {} can be made", args.path.display());
        Help::new(what, "name a folder, or an archive: zip, tar, tar.gz")
    })?;
    if args.json {
        let mut text = serde_json::to_vec_pretty(&inventory)?;
        text.push(b'\n');
        out::bytes(&text)?;
        return Ok(Outcome::Fine);
    }
    if let Some(path) = &args.xlsx {
        std::fs::write(path, workbook(&inventory)?).with_context(|| path.display().to_string())?;
    }
    out::say(told(&inventory))?;
    Ok(Outcome::Fine)
}

fn told(inventory: &Inventory) -> String {
    let megabytes = |bytes: u64| order::Quantity::megabytes_of(bytes).to_string();
    let head = ["language", "files", "MB"].map(str::to_owned).to_vec();
    let row = |total: &source::LanguageTotal| {
        vec![total.language.clone(), total.files.to_string(), megabytes(total.bytes)]
    };
    let rows: Vec<_> = std::iter::once(head).chain(inventory.totals.iter().map(row)).collect();
    let mut lines = vec![out::table(&rows), String::new()];
    lines.push(format!(
        "{} source files, {} MB; {} libraries; {} other files",
        inventory.files.len(),
        megabytes(inventory.source_bytes()),
        inventory.libraries.len(),
        inventory.others.files,
    ));
    lines.push(format!("sha256 {}", inventory.sha256));
    lines.extend(inventory.problems.iter().map(|problem| problem.text(Lang::En)));
    lines.join("\n")
}

fn workbook(inventory: &Inventory) -> anyhow::Result<Vec<u8>> {
    let (sources, libraries) = inventory.to_rows();
    let sheets = [sheet(Table::Sources, sources), sheet(Table::Libraries, libraries)];
    let today = order::legal_day(place::now());
    document::xlsx::table(&inventory.name, today, &sheets).map_err(|error| {
        anyhow::anyhow!("the workbook cannot be written: {}", error.text(Lang::En))
    })
}

fn sheet(table: Table, rows: Vec<RawRow>) -> Sheet {
    Sheet {
        name: format!("{} {}", table.number(), table.title().of(LANG)),
        header: table.columns().iter().map(|column| column.title.of(LANG).to_owned()).collect(),
        rows: rows.into_iter().map(|row| row.cells).collect(),
    }
}
