//! Every Rust file says first, in a `//!` line, what it is for.

use super::{Complaint, Project};

const RULE: &str = "head";

/// Complains about each file that does not.
pub(super) fn check(project: &Project<'_>) -> Vec<Complaint> {
    project
        .rust()
        .filter(|rust| !has_head(&rust.file.text))
        .map(|rust| {
            Complaint::new(RULE, &rust.file.path, 1)
                .what("the file does not begin with its purpose")
                .help("begin with a line `//! …` that says what the file is for")
        })
        .collect()
}

fn has_head(text: &str) -> bool {
    text.strip_prefix("//!")
        .is_some_and(|rest| rest.lines().next().is_some_and(|line| !line.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        tidy::tests::lines,
        tree::{File, Tree},
    };

    #[test]
    fn a_file_without_a_purpose_is_named() {
        let tree = Tree::new(vec![
            File::new("a.rs", "//! What for.\n"),
            File::new("b.rs", "use x;\n"),
            File::new("c.rs", "//!\n"),
            File::new("d.md", "text"),
        ]);
        let found = lines(&check(&Project::new(&tree)));
        let what = "the file does not begin with its purpose";
        assert_eq!(found, [format!("b.rs:1 {what}"), format!("c.rs:1 {what}")]);
    }
}
