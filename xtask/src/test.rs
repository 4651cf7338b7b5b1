//! `cargo xtask test`: the servers that the tests need, then all tests.

use std::{path::Path, process::Command, time::Instant};

use crate::{
    servers::Servers,
    setup,
    shell::{cargo, heard, output, seconds},
};

/// How the tests ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

/// Runs all tests, or those that `args` name.
pub(crate) fn run(root: &Path, args: &[&str]) -> anyhow::Result<bool> {
    let start = Instant::now();
    let tools = setup::ensure(root)?;
    let servers = Servers::start(&tools)?;
    for (name, value) in &servers.env {
        println!("test: {name}={}", without_password(value));
    }
    let mut tally = Tally::default();
    let mut fine = true;
    for mut step in steps(root, args) {
        step.envs(servers.env.iter().map(|(name, value)| (name, value)));
        fine &= heard(&mut step, &mut |line| tally.hear(line))?;
    }
    drop(servers);
    println!("test: {}", seconds(start.elapsed()));
    println!("{}", tally.line());
    Ok(fine && tally.failed == 0)
}

/// Doc tests, then the rest: the runner's own summary closes the run.
fn steps(root: &Path, args: &[&str]) -> Vec<Command> {
    let nextest = output(&mut cargo(root, &["nextest", "--version"])).is_some();
    let mut runner: Vec<&str> = match (nextest, std::env::var_os("CI").is_some()) {
        (true, true) => vec!["nextest", "run", "--locked", "--profile", "ci"],
        (true, false) => vec!["nextest", "run", "--locked"],
        (false, _) => vec!["test", "--locked", "--no-fail-fast", "--lib", "--bins", "--tests"],
    };
    if !args.is_empty() {
        runner.extend(args);
        return vec![cargo(root, &runner)];
    }
    runner.push("--workspace");
    let docs = ["test", "--locked", "--quiet", "--doc", "--workspace"];
    vec![cargo(root, &docs), cargo(root, &runner)]
}

impl Tally {
    /// Counts what a summary line of `cargo test` or of nextest says.
    fn hear(&mut self, line: &str) {
        let line = line.trim();
        let summary = match line.strip_prefix("test result:") {
            Some(summary) => summary,
            None if line.starts_with("Summary [") => line
                .split_once("tests run:")
                .or(line.split_once("test run:"))
                .map_or("", |(_, rest)| rest),
            None => return,
        };
        self.passed += count(summary, "passed");
        self.failed += count(summary, "failed") + count(summary, "timed out");
        self.skipped += count(summary, "skipped") + count(summary, "ignored");
    }

    fn line(self) -> String {
        let Tally { passed, failed, skipped } = self;
        format!("{passed} passed, {failed} failed, {skipped} skipped")
    }
}

/// The number before the word: 3 in `2 passed; 3 failed`.
fn count(summary: &str, word: &str) -> usize {
    let before = summary.split_once(&format!(" {word}")).map_or("", |(before, _)| before);
    before.rsplit([' ', '(']).next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// An address as it may be shown.
fn without_password(url: &str) -> String {
    let Some((start, end)) = url.split_once('@') else { return url.to_owned() };
    match start.rsplit_once(':') {
        Some((user, _)) => format!("{user}:…@{end}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> String {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.hear(line));
        tally.line()
    }

    #[test]
    fn the_summaries_of_both_runners_are_counted() {
        assert_eq!(
            tally(&[
                "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
                "     Summary [   0.512s] 42 tests run: 40 passed (1 slow), 2 failed, 3 skipped",
            ]),
            "45 passed, 2 failed, 4 skipped"
        );
        assert_eq!(
            tally(&["Summary [ 9.1s] 3/9 tests run: 1 passed, 1 failed, 1 timed out, 0 skipped"]),
            "1 passed, 2 failed, 0 skipped"
        );
        assert_eq!(
            tally(&["Summary [ 9.1s] 1 test run: 1 passed, 7 skipped"]),
            "1 passed, 0 failed, 7 skipped"
        );
        assert_eq!(tally(&["the test result: none", ""]), "0 passed, 0 failed, 0 skipped");
    }

    #[test]
    fn a_password_is_not_shown() {
        assert_eq!(without_password("postgres://a:secret@h:1/b"), "postgres://a:…@h:1/b");
        assert_eq!(without_password("http://h:1"), "http://h:1");
    }
}
