//! Names: no drawers for odds and ends, no `get_`.

use super::{Complaint, Project};

const RULE: &str = "name";
const DRAWERS: [&str; 7] = ["utils", "util", "helpers", "helper", "common", "misc", "manager"];

/// Complains about files and functions with such names.
pub(super) fn check(project: &Project<'_>) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for rust in project.rust() {
        let path = &rust.file.path;
        if let Some(drawer) = drawer(path) {
            complaints.push(
                Complaint::new(RULE, path, 1)
                    .what(format!("a module named '{drawer}' says nothing of what it holds"))
                    .help("name it by the one thing it is about, or move its parts to their users"),
            );
        }
        for function in rust.source.functions.iter().filter(|f| f.name.starts_with("get_")) {
            complaints.push(
                Complaint::new(RULE, path, rust.source.line(function.at))
                    .what(format!("'{}' begins with get_", function.name))
                    .help(format!("call it '{}'", function.name.trim_start_matches("get_"))),
            );
        }
    }
    complaints
}

fn drawer(path: &str) -> Option<&'static str> {
    let parts: Vec<&str> = path.split('/').map(|part| part.trim_end_matches(".rs")).collect();
    DRAWERS.into_iter().find(|drawer| parts.contains(drawer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        tidy::tests::lines,
        tree::{File, Tree},
    };

    #[test]
    fn drawers_and_getters_are_named() {
        let tree = Tree::new(vec![
            File::new("crates/a/src/utils.rs", "fn fine() {}"),
            File::new("crates/a/src/b.rs", "fn x() {}\nfn get_name() {}"),
        ]);
        let found = lines(&check(&Project::new(&tree)));
        assert_eq!(
            found,
            [
                "crates/a/src/b.rs:2 'get_name' begins with get_",
                "crates/a/src/utils.rs:1 a module named 'utils' says nothing of what it holds",
            ]
        );
    }
}
