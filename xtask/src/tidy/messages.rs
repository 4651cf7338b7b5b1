//! Messages: the three languages of a crate hold the same keys, code asks only for keys that
//! exist, and every key is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::{Complaint, Project};
use crate::tree::File;

const RULE: &str = "message";
const LANGS: [&str; 3] = ["kk", "ru", "en"];

/// Messages by key.
type Keys = BTreeMap<String, Message>;

/// Where a message stands, and what it shows.
#[derive(Debug, Clone, Default)]
struct Message {
    path: String,
    line: usize,
    placeables: BTreeSet<String>,
}

impl Message {
    fn at(self, path: &str) -> Self {
        Message { path: path.to_owned(), ..self }
    }
}

/// Complains about missing, unknown and unused keys.
pub(super) fn check(project: &Project<'_>) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (home, folders) in homes(project) {
        let mut all = Keys::new();
        for folder in folders {
            let files = LANGS.map(|lang| project.tree.get(&format!("{folder}/{lang}.ftl")));
            let keys = files.map(|file| file.map(|file| keys(&file.text)).unwrap_or_default());
            complaints.extend(uneven(&folder, &keys));
            let [.., en] = keys;
            let path = format!("{folder}/en.ftl");
            all.extend(en.into_iter().map(|(key, message)| (key, message.at(&path))));
        }
        complaints.extend(usage(project, &home, &all));
    }
    complaints
}

/// The crates that keep messages, with the folders that hold them.
fn homes(project: &Project<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in project.tree.files.iter().filter(|file| file.path.ends_with(".ftl")) {
        let home = file.path.split_once("/messages/");
        if let (Some((home, _)), Some((folder, _))) = (home, file.path.rsplit_once('/')) {
            homes.entry(home.to_owned()).or_default().insert(folder.to_owned());
        }
    }
    homes
}

/// Keys that one language lacks, and placeables that one language leaves out.
fn uneven(folder: &str, keys: &[Keys; 3]) -> Vec<Complaint> {
    let all: BTreeSet<&String> = keys.iter().flat_map(BTreeMap::keys).collect();
    let mut complaints = Vec::new();
    for key in all {
        let used: BTreeSet<&String> =
            keys.iter().filter_map(|keys| keys.get(key)).flat_map(|m| &m.placeables).collect();
        for (lang, keys) in LANGS.iter().zip(keys) {
            let path = format!("{folder}/{lang}.ftl");
            let complaint = |line, what: String| Complaint::new(RULE, &path, line).what(what);
            match keys.get(key) {
                None => complaints.push(
                    complaint(1, format!("'{key}' is missing"))
                        .help("every message exists in kk, ru and en"),
                ),
                Some(message) => {
                    let lost: Vec<&str> = used
                        .iter()
                        .filter(|name| !message.placeables.contains(**name))
                        .map(|name| name.as_str())
                        .collect();
                    if !lost.is_empty() {
                        let what = format!("'{key}' does not show ${}", lost.join(", $"));
                        complaints.push(
                            complaint(message.line, what).help("say the same in each language"),
                        );
                    }
                }
            }
        }
    }
    complaints
}

/// Keys that are asked for and do not exist, and keys that nobody asks for.
fn usage(project: &Project<'_>, folder: &str, keys: &Keys) -> Vec<Complaint> {
    let inside = format!("{folder}/");
    let files: Vec<&File> = project
        .tree
        .files
        .iter()
        .filter(|file| file.path.starts_with(&inside))
        .filter(|file| !file.path.ends_with(".ftl") && !file.path.ends_with(".md"))
        .collect();
    let mut strings: BTreeSet<&str> =
        files.iter().filter(|file| !file.is_rust()).flat_map(|file| strings(&file.text)).collect();
    let rust: Vec<_> = project.rust().filter(|rust| rust.file.path.starts_with(&inside)).collect();
    let literals = rust.iter().flat_map(|rust| &rust.source.mask.literals);
    strings.extend(literals.map(|literal| literal.text.as_str()));
    let asked = Asked::of(strings);
    let mut complaints: Vec<Complaint> = keys
        .iter()
        .filter(|(key, _)| !asked.asks(key))
        .map(|(key, message)| {
            Complaint::new(RULE, &message.path, message.line)
                .what(format!("nobody asks for '{key}'"))
                .help("remove it in all three languages")
        })
        .collect();
    complaints.extend(files.iter().flat_map(|file| unknown(file, keys)));
    complaints
}

/// What code and templates may ask for, as far as their texts tell.
struct Asked<'a> {
    whole: BTreeSet<&'a str>,
    starts: BTreeSet<&'a str>,
    ends: BTreeSet<&'a str>,
}

impl<'a> Asked<'a> {
    fn of(strings: BTreeSet<&'a str>) -> Self {
        let starts = strings.iter().filter_map(|text| start(text)).collect();
        let ends = strings.iter().filter_map(|text| end(text)).collect();
        Asked { whole: strings, starts, ends }
    }

    /// The key itself, `work-{}`, or `failure-x` together with `{}-title`.
    fn asks(&self, key: &str) -> bool {
        let joined =
            |end: &&&str| key.strip_suffix(**end).is_some_and(|start| self.whole.contains(start));
        self.whole.contains(key)
            || self.starts.iter().any(|start| key.starts_with(start))
            || self.ends.iter().any(|end| joined(&end))
    }
}

/// Keys that the file asks for by name, and that are not there.
fn unknown(file: &File, keys: &Keys) -> Vec<Complaint> {
    let text = &file.text;
    let quoted = text.match_indices('"').filter_map(|(at, _)| {
        let (key, after) = text[at + 1..].split_once('"')?;
        asks(&text[..at], after).then_some((at, key))
    });
    quoted
        .filter(|(_, key)| is_key(key) && key.contains('-') && !is_known(keys, key))
        .map(|(at, key)| {
            Complaint::new(RULE, &file.path, crate::rust::line_of(text, at))
                .what(format!("there is no message '{key}'"))
                .help("add it to kk.ftl, ru.ftl and en.ftl")
        })
        .collect()
}

/// Whether there is such a key, or one that a helper makes of it: `detail-x` of `x`.
fn is_known(keys: &Keys, key: &str) -> bool {
    let end = format!("-{key}");
    keys.contains_key(key) || keys.keys().any(|known| known.ends_with(&end))
}

/// Whether what stands around a literal asks for a message: `text("…", &[`, `word(lang, "…")`,
/// and in templates `.t("…"`.
fn asks(before: &str, after: &str) -> bool {
    let with_arguments = after.split_once('[').is_some_and(|(between, _)| {
        between.chars().filter(|c| !c.is_whitespace()).eq(",&".chars())
    });
    let to_reader = before.trim_end().ends_with("lang,") && after.starts_with(')');
    (with_arguments && is_in_call(before)) || to_reader || before.ends_with(".t(")
}

/// Whether the parenthesis that is open at the end of the text is a call's, and no tuple's.
fn is_in_call(before: &str) -> bool {
    let mut depth = 0_usize;
    for (at, char) in before.char_indices().rev() {
        match char {
            ')' | ']' => depth += 1,
            '(' if depth == 0 => {
                return before[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
            }
            '(' | '[' => depth = depth.saturating_sub(1),
            ';' | '{' | '}' => return false,
            _ => {}
        }
    }
    false
}

/// The keys of a Fluent file with what they show.
fn keys(text: &str) -> Keys {
    let mut keys = Keys::new();
    let mut current: Option<String> = None;
    for (index, line) in text.lines().enumerate() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let key = line.split('=').next().unwrap_or_default().trim().to_owned();
            let message = Message { line: index + 1, ..Message::default() };
            keys.entry(key.clone()).or_insert(message);
            current = Some(key);
        } else if line.starts_with(['#', '-']) {
            current = None;
        }
        if let Some(message) = current.as_ref().and_then(|key| keys.get_mut(key)) {
            message.placeables.extend(placeables(line));
        }
    }
    keys
}

fn placeables(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split('$').skip(1).map(|rest| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect()
    })
}

/// Every text between two quotes of a line: arguments in templates.
fn strings(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split(['"', '\''])).filter(|part| !part.is_empty())
}

/// The beginning of keys: `work-` of `work-{}`, or `label-` alone.
fn start(text: &str) -> Option<&str> {
    let start = text.split('{').next()?;
    let is_start = start.len() > 2 && is_key(start) && start.ends_with('-');
    is_start.then_some(start)
}

/// The end of keys: `-title` of `{}-title`, or `-title` alone.
fn end(text: &str) -> Option<&str> {
    let end = text.rsplit('}').next()?;
    let is_end = end.len() > 2 && is_key(end) && end.starts_with('-');
    is_end.then_some(end)
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{tidy::tests::lines, tree::Tree};

    fn found(kk: &str, ru: &str, en: &str, code: &str) -> Vec<String> {
        let file = |lang: &str, text: &str| File::new(format!("c/messages/{lang}.ftl"), text);
        let files =
            vec![file("kk", kk), file("ru", ru), file("en", en), File::new("c/src/lib.rs", code)];
        let tree = Tree::new(files);
        lines(&check(&Project::new(&tree)))
    }

    #[test]
    fn the_same_keys_all_asked_for_are_fine() {
        let code =
            "f(\"a-b\"); f(format!(\"work-{}\", x)); f(\"no-way\"); f(format!(\"{k}-title\"));";
        let text = "a-b = x { $n }\nwork-load = y\nno-way-title = z\n";
        assert_eq!(found(text, text, text, code), [""; 0]);
    }

    #[test]
    fn a_key_or_a_placeable_that_one_language_lacks_is_named() {
        let code = "(\"a-b\", \"c-d\")";
        let both = "a-b = { $n }\nc-d = y\n";
        assert_eq!(
            found(both, "a-b = x\n", both, code),
            ["c/messages/ru.ftl:1 'a-b' does not show $n", "c/messages/ru.ftl:1 'c-d' is missing",]
        );
    }

    #[test]
    fn an_unknown_key_and_an_unused_one_are_named() {
        let text = "a-b = x\n";
        assert_eq!(
            found(
                text,
                text,
                text,
                "c.text(\"a-d\"); [(\"a-f\", &[1])];\nm.text(\"a-c\", &[]); w(lang, \"a-e\")"
            ),
            [
                "c/messages/en.ftl:1 nobody asks for 'a-b'",
                "c/src/lib.rs:2 there is no message 'a-c'",
                "c/src/lib.rs:2 there is no message 'a-e'",
            ]
        );
    }
}
