//! `cargo xtask ci`: everything that CI checks, each with its time.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    deny,
    shell::{cargo, seconds, succeeds},
    test, tidy, trace,
};

type Check = fn(&Path) -> anyhow::Result<bool>;

/// The checks, the quick ones first, the tests last: their summary closes the run.
const CHECKS: [(&str, Check); 7] = [
    ("fmt", fmt),
    ("tidy", tidy::run),
    ("trace", trace_is_fresh),
    ("deny", deny::run),
    ("clippy", clippy),
    ("doc", doc),
    ("test", all_tests),
];

/// How a check ended.
struct Outcome {
    name: &'static str,
    fine: bool,
    time: Duration,
}

/// Runs all checks, even after one failed, and says how each ended.
pub(crate) fn run(root: &Path) -> anyhow::Result<bool> {
    let mut outcomes = Vec::new();
    for (name, check) in CHECKS {
        println!("== {name}");
        let start = Instant::now();
        let fine = check(root).unwrap_or_else(|error| {
            println!("error: {error:#}");
            false
        });
        outcomes.push(Outcome { name, fine, time: start.elapsed() });
        // The summary of the tests stays the last of the run.
        if name == "doc" {
            println!("== before the tests\n{}", table(&outcomes));
        }
    }
    let failed: Vec<&str> = outcomes.iter().filter(|o| !o.fine).map(|o| o.name).collect();
    if !failed.is_empty() {
        println!("ci: failed: {}", failed.join(", "));
    }
    Ok(failed.is_empty())
}

fn table(outcomes: &[Outcome]) -> String {
    let row = |outcome: &Outcome| {
        let end = if outcome.fine { "fine" } else { "FAILED" };
        format!("{:<10}{end:<8}{}", outcome.name, seconds(outcome.time))
    };
    outcomes.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn fmt(root: &Path) -> anyhow::Result<bool> {
    succeeds(&mut cargo(root, &["fmt", "--all", "--check"]))
}

fn clippy(root: &Path) -> anyhow::Result<bool> {
    let args = ["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"];
    succeeds(&mut cargo(root, &args))
}

fn doc(root: &Path) -> anyhow::Result<bool> {
    let mut doc = cargo(root, &["doc", "--locked", "--workspace", "--no-deps"]);
    succeeds(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

fn trace_is_fresh(root: &Path) -> anyhow::Result<bool> {
    trace::run(root, trace::Page::Check)
}

fn all_tests(root: &Path) -> anyhow::Result<bool> {
    test::run(root, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_check_stands_with_its_end_and_its_time() {
        let outcome =
            |name, fine, seconds| Outcome { name, fine, time: Duration::from_secs(seconds) };
        assert_eq!(
            table(&[outcome("fmt", true, 1), outcome("clippy", false, 125)]),
            "fmt       fine    1.0 s\nclippy    FAILED  2 min 05 s"
        );
    }
}
