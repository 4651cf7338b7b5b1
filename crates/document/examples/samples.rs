//! Writes every sample paper in every language: `cargo run --release -p document --example samples DIR`.

#[path = "common/sample.rs"]
#[expect(dead_code, reason = "the long sample is the benchmark's")]
mod sample;

use std::{error::Error, fs, path::Path};

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
    Ok(())
}
