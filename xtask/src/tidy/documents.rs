//! What holds of every text: the README is short, links lead somewhere, no word of the workplace.

use super::Complaint;
use crate::tree::{File, Tree};

const RULE: &str = "document";
const README_LINES_MAX: usize = 150;

/// Words that may stand in no file, in two halves so that this file may hold them.
const WORDS: [(&str, &str, &str); 6] = [
    ("../sha", "red", "nothing outside the project is needed or named"),
    ("/work/ma", "in", "no path of one machine"),
    ("/work/sha", "red", "no path of one machine"),
    ("TO", "DO", "open an issue instead"),
    ("FIX", "ME", "open an issue instead"),
    ("Lorem ", "ipsum", "write what is meant"),
];

/// Complains about a long README, dead links and banned words.
pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints: Vec<Complaint> = tree.files.iter().flat_map(words).collect();
    complaints.extend(readme(tree));
    let pages = tree.files.iter().filter(|file| file.path.ends_with(".md"));
    complaints.extend(pages.flat_map(|file| links(tree, file)));
    complaints
}

fn readme(tree: &Tree) -> Option<Complaint> {
    let lines = tree.get("README.md")?.text.lines().count();
    (lines > README_LINES_MAX).then(|| {
        Complaint::new(RULE, "README.md", lines)
            .what(format!("{lines} lines, at most {README_LINES_MAX}"))
            .help("move what a first reader does not need to docs/")
    })
}

fn words(file: &File) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    if file.path == "Cargo.lock" {
        return complaints;
    }
    for (start, end, todo) in WORDS {
        let word = format!("{start}{end}");
        if !file.text.contains(&word) {
            continue;
        }
        for (index, line) in file.text.lines().enumerate() {
            if stands(line, &word) {
                complaints.push(
                    Complaint::new(RULE, &file.path, index + 1)
                        .what(format!("'{word}' may not stand in a file"))
                        .help(todo),
                );
            }
        }
    }
    complaints
}

/// Whether the word begins in the line after something that is no letter.
fn stands(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|before| !before.is_alphanumeric() && before != '_' && before != '}')
    })
}

/// Links to files of the project that are not there.
fn links(tree: &Tree, file: &File) -> Vec<Complaint> {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut complaints = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for target in line.split("](").skip(1).filter_map(|rest| rest.split_once(')')) {
            let target = target.0.split('#').next().unwrap_or_default();
            let outside = target.is_empty() || target.contains(':');
            if !outside && !exists(tree, &resolve(folder, target)) {
                complaints.push(
                    Complaint::new(RULE, &file.path, index + 1)
                        .what(format!("the link to '{target}' leads nowhere"))
                        .help("correct it, or write the page"),
                );
            }
        }
    }
    complaints
}

fn exists(tree: &Tree, path: &str) -> bool {
    let folder = format!("{path}/");
    // Images and scripts are not read; their folder must be there.
    let text = tree.get(path).is_some();
    text || path.ends_with(".png") || tree.files.iter().any(|file| file.path.starts_with(&folder))
}

fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tests::lines;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let files = files.iter().map(|(path, text)| File::new(*path, *text)).collect();
        lines(&check(&Tree::new(files)))
    }

    #[test]
    fn a_long_readme_is_named() {
        let text = "a\n".repeat(151);
        assert_eq!(found(&[("README.md", &text)]), ["README.md:151 151 lines, at most 150"]);
    }

    #[test]
    fn a_word_of_the_workplace_is_named_with_its_line() {
        let word = format!("{}{}", "TO", "DO");
        let text = format!("a\n// {word}: later\nMY{word}S\n");
        assert_eq!(found(&[("a.rs", &text)]), [format!("a.rs:2 '{word}' may not stand in a file")]);
    }

    #[test]
    fn a_link_must_lead_to_a_file_of_the_project() {
        let text = "[a](../README.md#x) [b](https://x.kz) [c](gone.md) [d](decisions)";
        let files = [("README.md", ""), ("docs/a.md", text), ("docs/decisions/0001-a.md", "")];
        assert_eq!(found(&files), ["docs/a.md:1 the link to 'gone.md' leads nowhere"]);
    }
}
