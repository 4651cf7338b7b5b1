//! The house rules, checked: each complaint names the place, what is wrong, and what to do.

mod bans;
mod documents;
mod floors;
mod heads;
mod lengths;
mod messages;
mod names;
mod ratchet;

use std::{collections::BTreeMap, fmt, path::Path, time::Instant};

use crate::{
    rust::Source,
    shell,
    tree::{File, Tree},
};

pub(crate) use ratchet::Ratchet;

/// One thing to put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Complaint {
    /// The file, from the root.
    pub(crate) path: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// The rule.
    pub(crate) rule: &'static str,
    /// What is wrong.
    pub(crate) what: String,
    /// What to do.
    pub(crate) todo: String,
}

/// The files, with the Rust ones scanned.
pub(crate) struct Project<'a> {
    /// All files.
    pub(crate) tree: &'a Tree,
    sources: BTreeMap<&'a str, Source<'a>>,
}

/// A Rust file: where it stands, what it holds, whether it is for tests only.
pub(crate) struct Rust<'p> {
    /// The file.
    pub(crate) file: &'p File,
    /// Its scan.
    pub(crate) source: &'p Source<'p>,
    /// Whether only tests compile it.
    pub(crate) is_test: bool,
}

impl fmt::Display for Complaint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Complaint { path, line, rule, what, todo } = self;
        write!(out, "{path}:{line}: {rule}: {what}\n    help: {todo}")
    }
}

impl Complaint {
    fn new(rule: &'static str, path: &str, line: usize) -> Self {
        Complaint { path: path.to_owned(), line, rule, what: String::new(), todo: String::new() }
    }

    fn what(self, what: impl Into<String>) -> Self {
        Complaint { what: what.into(), ..self }
    }

    fn help(self, todo: impl Into<String>) -> Self {
        Complaint { todo: todo.into(), ..self }
    }
}

impl<'a> Project<'a> {
    /// Scans the Rust files of the tree.
    pub(crate) fn new(tree: &'a Tree) -> Self {
        let rust = tree.files.iter().filter(|file| file.is_rust());
        let sources = rust.map(|file| (file.path.as_str(), Source::new(&file.text))).collect();
        Project { tree, sources }
    }

    /// The Rust files, in order of path.
    pub(crate) fn rust(&self) -> impl Iterator<Item = Rust<'_>> {
        self.tree.files.iter().filter_map(|file| {
            let source = self.sources.get(file.path.as_str())?;
            Some(Rust { file, source, is_test: self.tree.is_test_file(file) })
        })
    }
}

impl Rust<'_> {
    /// Whether the byte is in code that only tests compile.
    pub(crate) fn is_test_at(&self, at: usize) -> bool {
        self.is_test || self.source.is_test(at)
    }
}

/// Checks the project as it stands.
pub(crate) fn run(root: &Path) -> anyhow::Result<bool> {
    let start = Instant::now();
    let tree = Tree::read(root)?;
    let history = shell::history(root, ratchet::PATH);
    let complaints = check(&tree, &history);
    for complaint in &complaints {
        println!("{complaint}");
    }
    let (files, seconds) = (tree.files.len(), start.elapsed().as_secs_f32());
    println!("tidy: {files} files, {} complaints, {seconds:.1} s", complaints.len());
    Ok(complaints.is_empty())
}

/// Lowers every number of the ratchet to what it is now.
pub(crate) fn update(root: &Path) -> anyhow::Result<bool> {
    let tree = Tree::read(root)?;
    let project = Project::new(&tree);
    let ratchet = Ratchet::of(&tree);
    let text = ratchet.lowered(&project).text();
    std::fs::write(root.join(ratchet::PATH), text)?;
    run(root)
}

/// Every complaint about the tree, in order of place.
fn check(tree: &Tree, history: &[String]) -> Vec<Complaint> {
    let project = Project::new(tree);
    let ratchet = Ratchet::of(tree);
    let mut complaints: Vec<Complaint> = [
        floors::check(tree),
        heads::check(&project),
        bans::check(&project),
        names::check(&project),
        messages::check(&project),
        documents::check(tree),
        lengths::check(&project, &ratchet),
        ratchet::check(&project, &ratchet, history),
    ]
    .into_iter()
    .flatten()
    .collect();
    complaints.sort();
    complaints.dedup();
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_names_the_place_what_is_wrong_and_what_to_do() {
        let complaint = Complaint::new("head", "a.rs", 3).what("no head").help("write one");
        assert_eq!(complaint.to_string(), "a.rs:3: head: no head\n    help: write one");
    }

    /// What each check's tests share: the complaints as `path:line what`.
    pub(super) fn lines(complaints: &[Complaint]) -> Vec<String> {
        complaints.iter().map(|c| format!("{}:{} {}", c.path, c.line, c.what)).collect()
    }
}
