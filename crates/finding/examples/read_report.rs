//! Reads a SARIF or CycloneDX file and prints what came of it; or makes a large SARIF to measure with.
//!
//! ```text
//! cargo run --release -p finding --example read_report -- report.sarif [root]
//! cargo run --release -p finding --example read_report -- --make 200 large.sarif   # megabytes
//! /usr/bin/time -v target/release/examples/read_report large.sarif
//! ```

#![expect(clippy::print_stdout, reason = "the example's output")]

use std::{
    fs,
    io::{BufWriter, Write as _},
    time::Instant,
};

use finding::{Observations, Reading, Risk, cyclonedx, sarif};
use language::Lang;
use order::Work;

/// How many findings and problems are printed.
const SHOWN_MAX: usize = 15;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--make", megabytes, path] => make(megabytes.parse()?, path),
        ["--rewrite", path, to] => rewrite(path, to),
        [path, root @ ..] => show(path, root.first().copied()),
        [] => Err("expected a file".into()),
    }
}

fn show(path: &str, root: Option<&str>) -> Result<(), Box<dyn std::error::Error>> {
    let bytes = fs::read(path)?;
    let reading = Reading { root: root.map(str::to_owned), ..Reading::of(Work::SourceCode) };
    let start = Instant::now();
    let observations = match sarif::read(&bytes, &reading) {
        Ok(imported) => imported.observations,
        Err(sarif::SarifError::NotSarif) => cyclonedx::read(&bytes, &reading)?,
        Err(error) => return Err(error.into()),
    };
    println!("{} bytes in {} ms", bytes.len(), start.elapsed().as_millis());
    print(&observations);
    Ok(())
}

fn print(observations: &Observations) {
    for tool in &observations.tools {
        println!("tool {tool}");
    }
    let findings = &observations.findings;
    for risk in Risk::ALL {
        println!("{risk}: {}", findings.iter().filter(|f| f.risk == risk).count());
    }
    let unplaced = findings.iter().filter(|finding| finding.route.place.is_none()).count();
    println!("findings {}, without a place {unplaced}", findings.len());
    println!("components {}", observations.components.len());
    for finding in findings.iter().take(SHOWN_MAX) {
        let cwes: Vec<String> = finding.cwes.iter().map(ToString::to_string).collect();
        let (place, cwes) = (finding.place(), cwes.join(" "));
        println!("  {} | {} | {place} | {} | {cwes}", finding.rule, finding.title, finding.risk);
    }
    println!("problems {}", observations.problems.len());
    for problem in observations.problems.iter().take(SHOWN_MAX) {
        println!("  {}", problem.text(Lang::En));
    }
}

/// Reads a report and writes it again, as SARIF and, where there are components, as CycloneDX.
fn rewrite(path: &str, to: &str) -> Result<(), Box<dyn std::error::Error>> {
    let bytes = fs::read(path)?;
    let reading = Reading::of(Work::SourceCode);
    let observations = match sarif::read(&bytes, &reading) {
        Ok(imported) => imported.observations,
        Err(_) => cyclonedx::read(&bytes, &reading)?,
    };
    fs::write(to, sarif::write(&observations)?)?;
    let Some(tool) = observations.tools.first() else { return Ok(()) };
    let (components, findings) = (&observations.components, &observations.findings);
    let bom = cyclonedx::Bom { subject: components.first(), tool, components, findings };
    for version in [cyclonedx::SpecVersion::V1_5, cyclonedx::SpecVersion::V1_6] {
        fs::write(format!("{to}.{}.cdx.json", version.code()), cyclonedx::write(&bom, version)?)?;
    }
    Ok(())
}

/// A SARIF file of about so many megabytes, a result of a kilobyte each.
fn make(megabytes: usize, path: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(fs::File::create(path)?);
    let head = r#"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"maker"}},"results":["#;
    out.write_all(head.as_bytes())?;
    let (mut written, mut number) = (head.len(), 0_usize);
    let text = "data reaches a sink ".repeat(30);
    while written < megabytes * 1_000_000 - 1500 {
        let comma = if number == 0 { "" } else { "," };
        let result = format!(
            r#"{comma}{{"ruleId":"r{}","level":"warning","message":{{"text":"{text}"}},"locations":[{{"physicalLocation":{{"artifactLocation":{{"uri":"src/m{}/f{number}.c"}},"region":{{"startLine":{},"startColumn":5,"snippet":{{"text":"call(x{number});"}}}}}}}}],"partialFingerprints":{{"primaryLocationLineHash":"{number:016x}:1"}}}}"#,
            number % 50,
            number % 300,
            number % 900 + 1,
        );
        out.write_all(result.as_bytes())?;
        (written, number) = (written + result.len(), number + 1);
    }
    out.write_all(b"]}]}")?;
    println!("{number} results");
    Ok(())
}
