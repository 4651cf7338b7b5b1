//! The project's own tasks: `cargo xtask test | ci | tidy | trace | setup`.

#![expect(clippy::print_stdout, reason = "a task speaks to the person who called it")]
#![expect(
    clippy::disallowed_methods,
    reason = "a task is a program: it reads the environment for the tools it starts"
)]

mod ci;
mod deny;
mod rust;
mod servers;
mod setup;
mod shell;
mod test;
mod tidy;
mod trace;
mod tree;

use std::process::ExitCode;

const HELP: &str = "\
usage: cargo xtask <task>

  test [ARGS]        starts PostgreSQL, S3 and ChromeDriver, then runs all tests
                     (ARGS go to the test runner: cargo xtask test -- -p store)
  ci                 everything that CI checks, with times
  tidy [--update]    the house rules; --update lowers the ratchet
  trace [--check]    clause -> code -> test; writes docs/trace.md, or checks that it is fresh
  setup              installs what the tests need, or says what is missing
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            println!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Runs the task; `false` means that it found something to put right.
fn run(words: &[&str]) -> anyhow::Result<bool> {
    let root = tree::root()?;
    match words {
        ["test", "--", rest @ ..] | ["test", rest @ ..] => test::run(&root, rest),
        ["ci"] => ci::run(&root),
        ["tidy"] => tidy::run(&root),
        ["tidy", "--update"] => tidy::update(&root),
        ["trace"] => trace::run(&root, trace::Page::Write),
        ["trace", "--check"] => trace::run(&root, trace::Page::Check),
        ["setup"] => setup::run(&root),
        [] | ["help" | "--help" | "-h", ..] => {
            print!("{HELP}");
            Ok(true)
        }
        [other, ..] => anyhow::bail!("'{other}' is no task or has unknown arguments\n\n{HELP}"),
    }
}
