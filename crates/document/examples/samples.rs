//! Writes every sample paper and workbook in every language: `cargo run --release -p document --example samples DIR`.

#[path = "papers/sample.rs"]
#[expect(dead_code, reason = "the long sample is the benchmark's")]
mod sample;

use std::{error::Error, fs, path::Path};

use document::xlsx::{self, WorkbookMeta};
use language::Lang;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "samples".to_owned());
    fs::create_dir_all(&folder)?;
    for (name, paper) in sample::all() {
        for lang in Lang::ALL {
            let pdf = document::render(&paper, lang)?;
            fs::write(Path::new(&folder).join(format!("{name}-{lang}.pdf")), &pdf.bytes)?;
        }
    }
    let raw = sample::questionnaire(4);
    let date = jiff::civil::date(2026, 11, 22);
    let meta = WorkbookMeta { case_id: "2026-000147".to_owned(), base_version: 2, date };
    for lang in Lang::ALL {
        let file = xlsx::questionnaire(&raw, &meta, lang)?;
        fs::write(Path::new(&folder).join(format!("questionnaire-{lang}.xlsx")), file)?;
    }
    Ok(())
}
