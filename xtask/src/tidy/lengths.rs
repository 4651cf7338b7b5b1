//! Short files and short functions; what is longer stands in the ratchet and may only shrink.

use super::{Complaint, Project, Ratchet};

/// Lines of a file, all counted.
pub(super) const FILE_LINES_MAX: usize = 600;
/// Lines of code of a function's body: neither blank nor comment.
pub(super) const FUNCTION_LINES_MAX: usize = 70;

const RULE: &str = "length";
const ENDINGS: [&str; 5] = [".rs", ".html", ".css", ".js", ".typ"];

/// Something that is too long.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Long {
    /// The file.
    pub(super) path: String,
    /// The function, or nothing for the file itself.
    pub(super) function: Option<String>,
    /// Where it begins.
    pub(super) line: usize,
    /// How long it is.
    pub(super) lines: usize,
}

/// Everything longer than the limits, whether excepted or not.
pub(super) fn long(project: &Project<'_>) -> Vec<Long> {
    let files = project
        .tree
        .files
        .iter()
        .filter(|file| ENDINGS.iter().any(|ending| file.path.ends_with(ending)));
    let files = files.map(|file| Long {
        path: file.path.clone(),
        function: None,
        line: 1,
        lines: file.text.lines().count(),
    });
    let functions = project.rust().flat_map(|rust| {
        let long = |function: &crate::rust::Function| Long {
            path: rust.file.path.clone(),
            function: Some(function.name.clone()),
            line: rust.source.line(function.at),
            lines: function.lines,
        };
        let functions = rust.source.functions.iter();
        let too_long = functions.filter(|function| function.lines > FUNCTION_LINES_MAX);
        too_long.map(long).collect::<Vec<_>>()
    });
    files.chain(functions).filter(|long| long.lines > long.limit()).collect()
}

impl Long {
    /// The limit of its kind.
    pub(super) fn limit(&self) -> usize {
        match self.function {
            Some(_) => FUNCTION_LINES_MAX,
            None => FILE_LINES_MAX,
        }
    }
}

/// Complains about what is longer than its limit, or than its exception.
pub(super) fn check(project: &Project<'_>, ratchet: &Ratchet) -> Vec<Complaint> {
    long(project)
        .into_iter()
        .filter_map(|long| {
            let max = ratchet.lines_max(&long).unwrap_or(long.limit());
            (long.lines > max).then(|| complaint(&long, max))
        })
        .collect()
}

fn complaint(long: &Long, max: usize) -> Complaint {
    let complaint = Complaint::new(RULE, &long.path, long.line);
    match &long.function {
        Some(name) => complaint
            .what(format!("function '{name}' has {} lines, at most {max}", long.lines))
            .help("split it into steps that each have a name"),
        None => complaint
            .what(format!("the file has {} lines, at most {max}", long.lines))
            .help("split it by topic into modules"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        tidy::tests::lines,
        tree::{File, Tree},
    };

    #[test]
    fn a_long_file_and_a_long_function_are_named() {
        let body = "    x();\n".repeat(71);
        let tree = Tree::new(vec![
            File::new("a.rs", "//\n".repeat(601)),
            File::new("b.rs", format!("//! B\nfn long() {{\n{body}}}\n")),
            File::new("c.md", "c\n".repeat(900)),
        ]);
        let found = lines(&check(&Project::new(&tree), &Ratchet::default()));
        assert_eq!(
            found,
            [
                "a.rs:1 the file has 601 lines, at most 600",
                "b.rs:2 function 'long' has 71 lines, at most 70",
            ]
        );
    }

    #[test]
    fn an_exception_holds_up_to_its_own_number() {
        let tree = Tree::new(vec![File::new("a.rs", "//\n".repeat(650))]);
        let project = Project::new(&tree);
        let with = |max: usize| {
            Ratchet::parse(&format!("[[file]]\npath = \"a.rs\"\nlines_max = {max}\n")).unwrap()
        };
        assert_eq!(lines(&check(&project, &with(650))), [""; 0]);
        assert_eq!(
            lines(&check(&project, &with(640))),
            ["a.rs:1 the file has 650 lines, at most 640"]
        );
    }
}
