//! Clause → code → test: every clause of the Order that obliges is proved by a test that names it.
//!
//! The clauses stand in `docs/clauses.toml`, what still waits for its test in
//! `docs/trace-pending.md`; `docs/trace.md` is written from both and from the code.

mod clauses;
mod mentions;
mod page;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Context as _;

use crate::{
    tidy::Project,
    tree::{File, Tree},
};

use clauses::{Clause, Clauses};
use mentions::Mentions;

const CLAUSES: &str = "docs/clauses.toml";
const TRACE: &str = "docs/trace.md";
/// The clauses that wait for their test, one a line: `- M 40: why`.
pub(crate) const PENDING: &str = "docs/trace-pending.md";

/// What to do with the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// Write it.
    Write,
    /// Complain where it is stale.
    Check,
}

/// Traces the clauses, and writes or checks the page.
pub(crate) fn run(root: &Path, page: Page) -> anyhow::Result<bool> {
    let tree = Tree::read(root)?;
    let text = &tree.get(CLAUSES).with_context(|| format!("{CLAUSES} is missing"))?.text;
    let clauses = Clauses::parse(text).with_context(|| CLAUSES.to_owned())?;
    let mentions = Mentions::of(&Project::new(&tree));
    let pending = pending(&tree);
    let mut complaints = check(&clauses, &mentions, &pending);
    let written = page::page(&clauses, &mentions, &pending);
    let path = root.join(TRACE);
    match page {
        Page::Write => fs::write(&path, &written).with_context(|| format!("writing {TRACE}"))?,
        Page::Check if tree.get(TRACE).is_none_or(|file| file.text != written) => {
            complaints
                .push(format!("{TRACE}: is stale\n    help: run `cargo xtask trace` and commit"));
        }
        Page::Check => {}
    }
    for complaint in &complaints {
        println!("{complaint}");
    }
    println!("{}; {} complaints", page::summary(&clauses, &mentions, &pending), complaints.len());
    Ok(complaints.is_empty())
}

/// How many clauses wait for their test.
pub(crate) fn pending_count(tree: &Tree) -> usize {
    pending(tree).len()
}

/// The waiting clauses with their reasons.
fn pending(tree: &Tree) -> BTreeMap<Clause, String> {
    tree.get(PENDING).map(read_pending).unwrap_or_default()
}

fn read_pending(file: &File) -> BTreeMap<Clause, String> {
    let lines = file.text.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(':'));
    lines.filter_map(|(id, why)| Some((id.trim().parse().ok()?, why.trim().to_owned()))).collect()
}

/// Clauses with no test, clauses that wait no more, and clauses that do not exist.
fn check(
    clauses: &Clauses,
    mentions: &Mentions,
    pending: &BTreeMap<Clause, String>,
) -> Vec<String> {
    let mut complaints = Vec::new();
    for entry in &clauses.clause {
        let id = entry.id;
        match (mentions.tests(id).next(), pending.get(&id)) {
            (None, None) => complaints.push(format!(
                "{CLAUSES}: no test names {id} ({})\n    help: write the test and name the clause \
                 in it; or let it wait in {PENDING}",
                entry.en
            )),
            (Some(test), Some(_)) => complaints.push(format!(
                "{PENDING}: {id} has a test now: {test}\n    help: remove its line; then \
                 `cargo xtask tidy --update`"
            )),
            (None, Some(why)) if why.is_empty() => complaints.push(format!(
                "{PENDING}: {id} waits without a reason\n    help: say after the colon for what"
            )),
            (Some(_), None) | (None, Some(_)) => {}
        }
    }
    complaints.extend(
        pending
            .keys()
            .filter(|id| !clauses.obliges(**id))
            .map(|id| format!("{PENDING}: {id} is not in {CLAUSES}\n    help: remove its line")),
    );
    complaints.extend(mentions.code().filter(|(id, _)| !clauses.knows(**id)).map(|(id, path)| {
        format!("{path}: cites {id}, which {CLAUSES} does not know\n    help: correct the citation")
    }));
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "\
[[clause]]\nid = \"R 12\"\nkk = \"а\"\nru = \"а\"\nen = \"check in 3 wd\"\n\
[[clause]]\nid = \"R 14.1\"\nkk = \"а\"\nru = \"а\"\nen = \"draft\"\n";

    fn found(code: &str, pending: &str) -> Vec<String> {
        let tree =
            Tree::new(vec![File::new("crates/case/src/a.rs", code), File::new(PENDING, pending)]);
        let clauses = Clauses::parse(LIST).unwrap();
        let mentions = Mentions::of(&Project::new(&tree));
        let complaints = check(&clauses, &mentions, &super::pending(&tree));
        complaints.iter().map(|c| c.lines().next().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn a_clause_with_no_test_is_named() {
        assert_eq!(
            found("/// R 12\nfn a() {}\n#[test]\nfn b() { \"R 14.1\"; }", ""),
            ["docs/clauses.toml: no test names R 12 (check in 3 wd)"]
        );
    }

    #[test]
    fn a_waiting_clause_waits_until_it_has_a_test() {
        let tests = "#[test]\nfn b() { \"R 14.1\"; }";
        assert_eq!(found(tests, "- R 12: comes with the contract\n"), [""; 0]);
        assert_eq!(
            found(tests, "- R 12: x\n- R 14.1: y\n"),
            ["docs/trace-pending.md: R 14.1 has a test now: crates/case/src/a.rs `b`"]
        );
        assert_eq!(
            found(tests, "- R 12:\n- R 88: z\n"),
            [
                "docs/trace-pending.md: R 12 waits without a reason",
                "docs/trace-pending.md: R 88 is not in docs/clauses.toml",
            ]
        );
    }

    #[test]
    fn code_that_cites_a_clause_which_is_not_there_is_named() {
        let text = "/// R 77\nfn a() {}\n#[test]\nfn b() { \"R 12 R 14.1\"; }";
        assert_eq!(
            found(text, ""),
            ["crates/case/src/a.rs: cites R 77, which docs/clauses.toml does not know"]
        );
    }
}
