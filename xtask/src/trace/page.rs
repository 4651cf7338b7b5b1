//! The page `docs/trace.md`: a table that an expert of the Order can read.

use std::collections::BTreeMap;

use super::{Clause, Clauses, Mentions, clauses::Entry};

/// How many files of code, and how many tests, a row shows.
const SHOWN_MAX: usize = 6;

const HEAD: &str = "\
# Clause, code, test

Written by `cargo xtask trace` from `docs/clauses.toml`, `docs/trace-pending.md` and the code: do \
not edit. A test of an item (`R 14.1`) also proves its clause (`R 14`).
";

/// The page.
pub(super) fn page(
    clauses: &Clauses,
    mentions: &Mentions,
    pending: &BTreeMap<Clause, String>,
) -> String {
    let mut page = format!("{HEAD}\n{}.\n", summary(clauses, mentions, pending));
    page.push_str("\n| clause | obliges | code | tests |\n| --- | --- | --- | --- |\n");
    for entry in &clauses.clause {
        page.push_str(&row(entry, mentions, pending.get(&entry.id)));
    }
    page
}

/// One line: how many clauses, how many proved.
pub(super) fn summary(
    clauses: &Clauses,
    mentions: &Mentions,
    pending: &BTreeMap<Clause, String>,
) -> String {
    let all = clauses.clause.len();
    let proved = clauses.clause.iter().filter(|e| mentions.tests(e.id).next().is_some()).count();
    format!("{all} clauses, {proved} proved by tests, {} wait", pending.len())
}

fn row(entry: &Entry, mentions: &Mentions, waits: Option<&String>) -> String {
    let files: Vec<String> = mentions.files(entry.id).map(|path| format!("`{path}`")).collect();
    let tests: Vec<String> = mentions
        .tests_by_file(entry.id)
        .into_iter()
        .flat_map(|(path, names)| names.into_iter().map(move |name| (path, name)))
        .map(|(path, name)| format!("{name} ({})", short(path)))
        .collect();
    let tests = match (tests.is_empty(), waits) {
        (true, Some(why)) => format!("waits: {why}"),
        _ => listed(&tests),
    };
    format!("| {} | {} | {} | {tests} |\n", entry.id, entry.en, listed(&files))
}

fn listed(all: &[String]) -> String {
    let more = match all.len().saturating_sub(SHOWN_MAX) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", all[..all.len().min(SHOWN_MAX)].join("<br>"))
}

/// `case/retest` of `crates/case/src/retest.rs`.
fn short(path: &str) -> String {
    path.trim_start_matches("crates/").trim_end_matches(".rs").replace("/src/", "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        tidy::Project,
        tree::{File, Tree},
    };

    #[test]
    fn a_row_shows_the_code_and_the_tests_or_why_the_clause_waits() {
        let text = "/// R 12\nfn a() {}\n/// R 12\n#[test]\nfn the_check_takes_3_days() {}\n";
        let tree = Tree::new(vec![File::new("crates/case/src/a.rs", text)]);
        let list = ["R 12", "R 13"]
            .map(|id| format!("[[clause]]\nid = \"{id}\"\nkk = \"a\"\nru = \"b\"\nen = \"c\"\n"));
        let clauses = Clauses::parse(&list.concat()).unwrap();
        let pending = [("R 13".parse().unwrap(), "later".to_owned())].into();
        let page = page(&clauses, &Mentions::of(&Project::new(&tree)), &pending);
        let rows: Vec<&str> = page.lines().rev().take(2).collect();
        assert_eq!(
            rows,
            [
                "| R 13 | c |  | waits: later |",
                "| R 12 | c | `crates/case/src/a.rs` | `the_check_takes_3_days` (case/a) |",
            ]
        );
        assert!(page.contains("2 clauses, 1 proved by tests, 1 wait."));
    }
}
