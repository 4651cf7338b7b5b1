//! Where code and tests name a clause.

use std::collections::{BTreeMap, BTreeSet};

use super::Clause;
use crate::{tidy::Project, tree::File};

/// Data files whose clauses count as code.
const DATA: [&str; 5] = [".toml", ".json", ".ftl", ".html", ".typ"];

/// Where clauses stand as samples of their spelling, and prove nothing.
const SAMPLES: &str = "crates/order/src/clause.rs";

/// Constructors of a clause in code.
const CONSTRUCTORS: [(&str, &str); 4] = [
    ("Clause::methodology(", "M"),
    ("Clause::rules(", "R"),
    ("Clause::methodology_appendix(", "MA"),
    ("Clause::rules_appendix(", "RA"),
];

/// All mentions of clauses.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    code: BTreeSet<(Clause, String)>,
    tests: BTreeSet<(Clause, String)>,
}

impl Mentions {
    /// Finds them.
    pub(super) fn of(project: &Project<'_>) -> Self {
        let mut mentions = Mentions::default();
        for rust in project.rust().filter(|rust| is_product(rust.file)) {
            for (at, clause) in spelled(&rust.file.text) {
                let tests = rust.source.functions.iter().filter(|function| function.is_test);
                let mut around = tests.filter(|test| test.holds(at));
                if let Some(test) = around.next() {
                    let title = format!("{} `{}`", rust.file.path, test.name);
                    mentions.tests.insert((clause, title));
                } else if !rust.is_test_at(at) {
                    mentions.code.insert((clause, rust.file.path.clone()));
                }
            }
            let built = constructed(&rust.file.text).filter(|(at, _)| !rust.is_test_at(*at));
            mentions.code.extend(built.map(|(_, clause)| (clause, rust.file.path.clone())));
        }
        for file in project.tree.files.iter().filter(|file| is_data(file)) {
            let found = spelled(&file.text).into_iter();
            mentions.code.extend(found.map(|(_, clause)| (clause, file.path.clone())));
        }
        mentions
    }

    /// The files whose code names exactly the clause.
    pub(super) fn files(&self, id: Clause) -> impl Iterator<Item = &str> {
        self.code.iter().filter(move |(clause, _)| *clause == id).map(|(_, path)| path.as_str())
    }

    /// Every clause that code names, with the file.
    pub(super) fn code(&self) -> impl Iterator<Item = (&Clause, &String)> {
        self.code.iter().map(|(clause, path)| (clause, path))
    }

    /// The tests that prove the clause.
    pub(super) fn tests(&self, id: Clause) -> impl Iterator<Item = &str> {
        let proving = self.tests.iter().filter(move |(clause, _)| clause.proves(id));
        proving.map(|(_, title)| title.as_str())
    }

    /// The tests that prove the clause, each once, by file.
    pub(super) fn tests_by_file(&self, id: Clause) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut files: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for title in self.tests(id) {
            if let Some((path, name)) = title.split_once(' ') {
                files.entry(path).or_default().insert(name);
            }
        }
        files
    }
}

/// The product's own code; `xtask`, and the reader of clauses itself, name them only as samples.
fn is_product(file: &File) -> bool {
    file.crate_name().is_some_and(|name| name != "xtask") && file.path != SAMPLES
}

fn is_data(file: &File) -> bool {
    let manifest = file.path.ends_with("Cargo.toml");
    is_product(file) && !manifest && DATA.iter().any(|ending| file.path.ends_with(ending))
}

/// Every clause spelled in the text with its place; `R 10–28` names a chapter, not a clause.
fn spelled(text: &str) -> Vec<(usize, Clause)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['M', 'R']) {
        let begins =
            text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
        let act = if bytes.get(at + 1) == Some(&b'A') { &text[at..at + 2] } else { &text[at..=at] };
        let Some(rest) = text[at + act.len()..].strip_prefix(' ') else { continue };
        let length = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        let digits = rest[..length].trim_end_matches('.');
        let clause = format!("{act} {digits}").parse();
        let in_range = is_range(&rest[digits.len()..]) || ends_range(&text[..at]);
        if let (true, Ok(clause), false) = (begins, clause, in_range) {
            found.push((at, clause));
        }
    }
    found
}

/// Whether the text goes on as a range: `–28`, `-34`, ` – 28`.
fn is_range(rest: &str) -> bool {
    let rest = rest.trim_start_matches(' ');
    let mut chars = rest.chars();
    let dash = chars.next().is_some_and(|c| matches!(c, '-' | '–' | '—' | '‑'));
    let after = chars.as_str().trim_start_matches(' ');
    let after = after.trim_start_matches(['M', 'R', 'A', ' ']);
    dash && after.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the text before is the beginning of a range: `M 4 – `.
fn ends_range(before: &str) -> bool {
    let before = before.trim_end_matches(' ').strip_suffix(['–', '—']);
    before
        .is_some_and(|before| before.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit()))
}

/// Every clause built by a constructor: `Clause::rules(14).item(2)`.
fn constructed(text: &str) -> impl Iterator<Item = (usize, Clause)> + '_ {
    CONSTRUCTORS.into_iter().flat_map(move |(call, act)| {
        text.match_indices(call).filter_map(move |(at, _)| {
            let (number, rest) = text[at + call.len()..].split_once(')')?;
            let item = argument(rest, ".item(");
            let rest = item.map_or(rest, |(_, rest)| rest);
            let part = argument(rest, ".part(").map_or(0, |(part, _)| part);
            let numbers = [number.parse().ok()?, item.map_or(0, |(item, _)| item), part];
            Some((at, Clause::of(act, numbers)?))
        })
    })
}

fn argument<'a>(text: &'a str, call: &str) -> Option<(u8, &'a str)> {
    let (number, rest) = text.strip_prefix(call)?.split_once(')')?;
    Some((number.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Tree;

    fn names(text: &str) -> Vec<String> {
        spelled(text).iter().map(|(_, clause)| clause.to_string()).collect()
    }

    #[test]
    fn a_clause_counts_where_it_is_spelled_and_a_range_does_not() {
        assert_eq!(
            names("by R 25, M 10.1.5. (RA 2) \"MA 3\""),
            ["R 25", "M 10.1.5", "RA 2", "MA 3"]
        );
        assert_eq!(names("R 10–28, R 29-34, M 4 – M 15, R 1—3"), [""; 0]);
        assert_eq!(names("FAR 25 OR 3 XR 4 R x RA R25 R 300"), [""; 0]);
        assert_eq!(names("R 25 - the retest"), ["R 25"]);
    }

    #[test]
    fn a_constructor_names_its_clause() {
        let text =
            "Clause::rules(14).item(2) Clause::methodology(10).item(1).part(5) Clause::rules(n)";
        let found: Vec<String> = constructed(text).map(|(_, clause)| clause.to_string()).collect();
        assert_eq!(found, ["M 10.1.5", "R 14.2"]);
    }

    #[test]
    fn a_mention_belongs_to_the_test_around_it_or_to_the_code() {
        let text = "/// R 12\nfn a() {}\n/// R 13\n#[test]\nfn b() { x(\"R 14.2\"); }\n";
        let tree = Tree::new(vec![
            File::new("crates/case/src/a.rs", text),
            File::new("crates/order/data/b.toml", "clause = \"RA 4\""),
            File::new("xtask/src/c.rs", text),
        ]);
        let mentions = Mentions::of(&Project::new(&tree));
        let code: Vec<String> = mentions.code().map(|(id, path)| format!("{id} {path}")).collect();
        assert_eq!(code, ["R 12 crates/case/src/a.rs", "RA 4 crates/order/data/b.toml"]);
        let tests = |id: &str| mentions.tests(id.parse().unwrap()).count();
        assert_eq!((tests("R 12"), tests("R 13"), tests("R 14"), tests("R 14.2")), (0, 1, 1, 1));
    }
}
