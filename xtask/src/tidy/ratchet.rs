//! Numbers that may only become smaller, in `xtask/ratchet.toml`.
//!
//! A number that is higher than the truth is a complaint (lower it), and so is one that is higher
//! than it ever was in the history of the file, unless `because` names a decision.

use serde::{Deserialize, Serialize};

use super::{
    Complaint, Project,
    lengths::{self, Long},
};
use crate::{trace, tree::Tree};

/// Where the numbers stand.
pub(crate) const PATH: &str = "xtask/ratchet.toml";

const RULE: &str = "ratchet";
const HEAD: &str = "\
# Numbers that may only become smaller: `cargo xtask tidy --update` lowers them.
# Who must raise one writes a decision and names it: because = \"docs/decisions/NNNN-title.md\".
";

/// The file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ratchet {
    /// Packages in `Cargo.lock`.
    #[serde(default)]
    lock: Number,
    /// Clauses that wait for their test in `docs/trace-pending.md`.
    #[serde(default)]
    pending: Number,
    /// Files that are longer than the limit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    file: Vec<Exception>,
    /// Functions that are longer than the limit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    function: Vec<Exception>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    max: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    because: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    lines_max: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    because: Option<String>,
}

/// One number with its name.
struct Entry {
    name: String,
    max: usize,
    because: Option<String>,
}

impl Ratchet {
    /// The ratchet of the tree; one that cannot be read holds no exception.
    pub(crate) fn of(tree: &Tree) -> Self {
        let file = tree.get(PATH);
        file.and_then(|file| Ratchet::parse(&file.text).ok()).unwrap_or_default()
    }

    /// Reads the file.
    pub(crate) fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The file's text.
    pub(crate) fn text(&self) -> String {
        format!("{HEAD}\n{}", toml::to_string(self).unwrap_or_default())
    }

    /// The exception for what is too long.
    pub(super) fn lines_max(&self, long: &Long) -> Option<usize> {
        let list = if long.function.is_some() { &self.function } else { &self.file };
        list.iter().find(|entry| entry.is_for(long)).map(|entry| entry.lines_max)
    }

    /// The same with every number lowered to what is true now; what grew stays as it was.
    pub(crate) fn lowered(&self, project: &Project<'_>) -> Self {
        let long = lengths::long(project);
        let kept = |list: &[Exception]| list.iter().filter_map(|e| e.lowered(&long)).collect();
        let lower = |number: &Number, now: usize| Number {
            max: number.max.min(now),
            because: number.because.clone(),
        };
        Ratchet {
            lock: lower(&self.lock, packages(project.tree)),
            pending: lower(&self.pending, trace::pending_count(project.tree)),
            file: kept(&self.file),
            function: kept(&self.function),
        }
    }

    fn entries(&self) -> Vec<Entry> {
        let number = |name: &str, number: &Number| Entry {
            name: name.to_owned(),
            max: number.max,
            because: number.because.clone(),
        };
        let exceptions = self.file.iter().chain(&self.function).map(|exception| Entry {
            name: exception.title(),
            max: exception.lines_max,
            because: exception.because.clone(),
        });
        [number("lock", &self.lock), number("pending", &self.pending)]
            .into_iter()
            .chain(exceptions)
            .collect()
    }
}

impl Exception {
    fn is_for(&self, long: &Long) -> bool {
        self.path == long.path && self.name == long.function
    }

    fn title(&self) -> String {
        match &self.name {
            Some(name) => format!("{} {name}", self.path),
            None => self.path.clone(),
        }
    }

    fn lowered(&self, long: &[Long]) -> Option<Exception> {
        let long = long.iter().find(|long| self.is_for(long))?;
        Some(Exception { lines_max: self.lines_max.min(long.lines), ..self.clone() })
    }
}

/// Complains about numbers that are too high, or rose.
pub(super) fn check(
    project: &Project<'_>,
    ratchet: &Ratchet,
    history: &[String],
) -> Vec<Complaint> {
    let Some(file) = project.tree.get(PATH) else {
        return vec![at(1).what("the file is missing").help("restore it from the history")];
    };
    if let Err(error) = Ratchet::parse(&file.text) {
        return vec![at(1).what(format!("it cannot be read: {error}")).help("correct it")];
    }
    let mut complaints = numbers(project, ratchet);
    complaints.extend(exceptions(project, ratchet));
    complaints.extend(rises(ratchet, history, project.tree));
    complaints
}

fn at(line: usize) -> Complaint {
    Complaint::new(RULE, PATH, line)
}

fn numbers(project: &Project<'_>, ratchet: &Ratchet) -> Vec<Complaint> {
    let (lock, pending) = (packages(project.tree), trace::pending_count(project.tree));
    let mut complaints = Vec::new();
    if lock > ratchet.lock.max {
        complaints.push(
            Complaint::new(RULE, "Cargo.lock", 1)
                .what(format!("{lock} packages, at most {}", ratchet.lock.max))
                .help("do without the new dependency, or write a decision and raise the number"),
        );
    }
    if pending > ratchet.pending.max {
        complaints.push(
            Complaint::new(RULE, trace::PENDING, 1)
                .what(format!("{pending} clauses wait, at most {}", ratchet.pending.max))
                .help("write the clause's test: the list may only shrink"),
        );
    }
    for (name, now, max) in
        [("lock", lock, ratchet.lock.max), ("pending", pending, ratchet.pending.max)]
    {
        if now < max {
            complaints.push(lower(name, now, max));
        }
    }
    complaints
}

fn lower(name: &str, now: usize, max: usize) -> Complaint {
    at(1)
        .what(format!("'{name}' says {max}, and it is {now} now"))
        .help("run `cargo xtask tidy --update` and commit the smaller number")
}

fn exceptions(project: &Project<'_>, ratchet: &Ratchet) -> Vec<Complaint> {
    let long = lengths::long(project);
    let stale = ratchet.file.iter().chain(&ratchet.function).filter_map(|exception| {
        match long.iter().find(|long| exception.is_for(long)) {
            Some(long) if long.lines >= exception.lines_max => None,
            Some(long) => Some(lower(&exception.title(), long.lines, exception.lines_max)),
            None => Some(
                at(1)
                    .what(format!("'{}' needs its exception no more", exception.title()))
                    .help("run `cargo xtask tidy --update` and commit the shorter list"),
            ),
        }
    });
    stale.collect()
}

/// Numbers that are higher than they ever were, without a decision.
fn rises(ratchet: &Ratchet, history: &[String], tree: &Tree) -> Vec<Complaint> {
    let past: Vec<Ratchet> = history.iter().filter_map(|text| Ratchet::parse(text).ok()).collect();
    let rose = ratchet.entries().into_iter().filter_map(|entry| {
        let lowest = past.iter().map(|past| past.number(&entry.name)).min()?;
        let decided = entry.because.as_ref().is_some_and(|path| tree.get(path).is_some());
        (entry.max > lowest.unwrap_or(0) && !decided).then(|| {
            let was = lowest.map_or("not there".to_owned(), |lowest| lowest.to_string());
            at(1)
                .what(format!("'{}' is {}, and it was {was}", entry.name, entry.max))
                .help("make the thing smaller; or decide, and name the decision in `because`")
        })
    });
    rose.collect()
}

impl Ratchet {
    fn number(&self, name: &str) -> Option<usize> {
        self.entries().into_iter().find(|entry| entry.name == name).map(|entry| entry.max)
    }
}

/// The packages of the lock file that are not ours.
fn packages(tree: &Tree) -> usize {
    let lock = tree.get("Cargo.lock").map_or("", |file| file.text.as_str());
    lock.lines().filter(|line| line.starts_with("source = ")).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{tidy::tests::lines, tree::File};

    const LOCK: &str = "[[package]]\nsource = \"a\"\n[[package]]\nsource = \"b\"\n";

    fn found(ratchet: &str, history: &[&str], more: &[(&str, &str)]) -> Vec<String> {
        let mut files = vec![File::new(PATH, ratchet), File::new("Cargo.lock", LOCK)];
        files.extend(more.iter().map(|(path, text)| File::new(*path, *text)));
        let tree = Tree::new(files);
        let history: Vec<String> = history.iter().map(|text| (*text).to_owned()).collect();
        lines(&check(&Project::new(&tree), &Ratchet::of(&tree), &history))
    }

    #[test]
    fn the_true_number_is_fine() {
        assert_eq!(found("[lock]\nmax = 2\n", &[], &[]), [""; 0]);
    }

    #[test]
    fn a_number_that_is_too_low_or_too_high_is_a_complaint() {
        assert_eq!(found("[lock]\nmax = 1\n", &[], &[]), ["Cargo.lock:1 2 packages, at most 1"]);
        assert_eq!(
            found("[lock]\nmax = 3\n", &[], &[]),
            ["xtask/ratchet.toml:1 'lock' says 3, and it is 2 now"]
        );
    }

    #[test]
    fn a_number_does_not_rise_without_a_decision() {
        let past = ["[lock]\nmax = 1\n"];
        assert_eq!(
            found("[lock]\nmax = 2\n", &past, &[]),
            ["xtask/ratchet.toml:1 'lock' is 2, and it was 1"]
        );
        let decided = "[lock]\nmax = 2\nbecause = \"docs/decisions/0009-x.md\"\n";
        assert_eq!(found(decided, &past, &[("docs/decisions/0009-x.md", "x")]), [""; 0]);
        assert_eq!(found(decided, &past, &[]).len(), 1);
    }

    #[test]
    fn a_new_exception_is_a_rise_and_an_old_one_must_be_needed() {
        let text = "[lock]\nmax = 2\n[[file]]\npath = \"a.rs\"\nlines_max = 601\n";
        let long = "//\n".repeat(601);
        let past = ["[lock]\nmax = 2\n"];
        assert_eq!(
            found(text, &past, &[("a.rs", long.as_str())]),
            ["xtask/ratchet.toml:1 'a.rs' is 601, and it was not there"]
        );
        assert_eq!(
            found(text, &[], &[("a.rs", "//\n")]),
            ["xtask/ratchet.toml:1 'a.rs' needs its exception no more"]
        );
    }

    #[test]
    fn lowering_keeps_what_is_needed_and_raises_nothing() {
        let text = "[lock]\nmax = 9\n[[file]]\npath = \"a.rs\"\nlines_max = 900\n[[file]]\npath = \"b.rs\"\nlines_max = 700\n";
        let tree =
            Tree::new(vec![File::new("Cargo.lock", LOCK), File::new("a.rs", "//\n".repeat(650))]);
        let lowered = Ratchet::parse(text).unwrap().lowered(&Project::new(&tree));
        assert_eq!(lowered.number("lock"), Some(2));
        assert_eq!(lowered.number("a.rs"), Some(650));
        assert_eq!(lowered.number("b.rs"), None);
        assert_eq!(Ratchet::parse(&lowered.text()).unwrap(), lowered);
    }
}
