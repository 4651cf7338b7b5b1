//! How long a long protocol takes: `cargo run --release -p document --example rows [ROWS]`.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

#[path = "papers/sample.rs"]
#[expect(dead_code, reason = "a benchmark needs one of the samples")]
mod sample;

use std::{error::Error, time::Instant};

use document::Document;
use language::Lang;

fn main() -> Result<(), Box<dyn Error>> {
    let rows = std::env::args().nth(1).map_or(Ok(1_000), |rows| rows.parse())?;
    document::render(&sample::long_protocol(1), Lang::Kk)?;
    time("checks", rows, &sample::long_protocol(rows))?;
    time("findings", rows, &sample::long_findings(rows))
}

fn time(what: &str, rows: usize, paper: &Document) -> Result<(), Box<dyn Error>> {
    for lang in Lang::ALL {
        let start = Instant::now();
        let pdf = document::render(paper, lang)?;
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{lang}: {rows} {what}, {} pages, {} bytes, {seconds:.2} s",
            pdf.pages,
            pdf.bytes.len()
        );
    }
    Ok(())
}
