//! The languages of source files and how they are recognised (`data/languages.toml`).

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

/// How much of a file's beginning is looked at.
pub(crate) const HEAD_BYTES: usize = 8 * 1024;

/// A language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Language {
    /// Its name.
    pub(crate) name: String,
    /// The manifests whose versions apply to it.
    #[serde(default)]
    pub(crate) family: String,
    #[serde(default)]
    extensions: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    shebangs: Vec<String>,
    #[serde(default)]
    marks: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Languages {
    language: Vec<Language>,
}

/// What a file's name says of its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ByName {
    /// No source, whatever it holds.
    None,
    /// One of these, by what it holds.
    Some(&'static [&'static Language]),
    /// Perhaps a script: its first line says.
    Script,
}

/// The languages by one of their marks, those with `marks` first.
type Index = BTreeMap<&'static str, Vec<&'static Language>>;

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| load().unwrap_or_default());
static NAMES: LazyLock<Index> = LazyLock::new(|| index(|language| &language.names));
static EXTENSIONS: LazyLock<Index> = LazyLock::new(|| index(|language| &language.extensions));

/// What a file's name says of its language.
pub(crate) fn by_name(file: &str) -> ByName {
    if let Some(languages) = NAMES.get(file) {
        return ByName::Some(languages);
    }
    match file.rsplit_once('.') {
        Some(("", _)) | None if file.starts_with('.') => ByName::None,
        None => ByName::Script,
        Some((_, extension)) => match EXTENSIONS.get(extension.to_lowercase().as_str()) {
            Some(languages) => ByName::Some(languages),
            // `Dockerfile.release` is a Dockerfile.
            None => match file.split_once('.').and_then(|(first, _)| NAMES.get(first)) {
                Some(languages) => ByName::Some(languages),
                None => ByName::None,
            },
        },
    }
}

/// The language of a file, by its name and its beginning; none where it is no source.
pub(crate) fn language(file: &str, head: &[u8]) -> Option<&'static Language> {
    match by_name(file) {
        ByName::None => None,
        ByName::Script => by_shebang(head),
        ByName::Some(languages) => {
            let text = String::from_utf8_lossy(head);
            let marked = |language: &Language| {
                language.marks.is_empty() || language.marks.iter().any(|mark| text.contains(mark))
            };
            languages.iter().find(|language| marked(language)).copied()
        }
    }
}

/// The language of a script: `#!/usr/bin/env -S python3 -u`.
fn by_shebang(head: &[u8]) -> Option<&'static Language> {
    let line = head.strip_prefix(b"#!")?.split(|byte| *byte == b'\n').next()?;
    let line = std::str::from_utf8(line).ok()?;
    let mut words = line
        .split_whitespace()
        .map(|word| word.rsplit('/').next().unwrap_or(word))
        .filter(|word| !word.starts_with('-') && !word.contains('='));
    let first = words.next()?;
    let program = if first == "env" { words.next()? } else { first };
    let plain = program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
    LANGUAGES.language.iter().find(|language| language.shebangs.iter().any(|name| name == plain))
}

fn index(keys: impl Fn(&'static Language) -> &'static [String]) -> Index {
    let mut index = Index::new();
    let languages = LazyLock::force(&LANGUAGES);
    for language in &languages.language {
        for key in keys(language) {
            let list = index.entry(key.as_str()).or_default();
            let at = if language.marks.is_empty() { list.len() } else { 0 };
            list.insert(at, language);
        }
    }
    index
}

fn load() -> Result<Languages, toml::de::Error> {
    toml::from_str(include_str!("../data/languages.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_load_and_each_is_found_by_something() {
        let languages = load().unwrap().language;
        let names: std::collections::BTreeSet<_> =
            languages.iter().map(|language| &language.name).collect();
        assert!(names.len() >= 60, "{}", names.len());
        for language in &languages {
            assert!(!language.extensions.is_empty(), "{}", language.name);
            for extension in &language.extensions {
                assert_eq!(*extension, extension.to_lowercase(), "{}", language.name);
            }
        }
    }

    #[test]
    fn an_extension_has_one_language_without_marks() {
        for (extension, languages) in EXTENSIONS.iter().chain(NAMES.iter()) {
            let plain = languages.iter().filter(|language| language.marks.is_empty()).count();
            assert!(plain <= 1, "{extension}");
        }
    }

    /// RA 2 table 5.11: the programming language of each file.
    #[test]
    fn a_files_language_is_told_by_its_name_or_its_beginning() {
        let rows: [(&str, &str, Option<&str>); 31] = [
            ("main.rs", "", Some("Rust")),
            ("MAIN.CPP", "", Some("C++")),
            ("a.h", "int f(void);", Some("C")),
            ("a.h", "namespace a { }", Some("C++")),
            ("page.ftl", "<#list a as b>", Some("FreeMarker")),
            ("kk.ftl", "key = сөз", None),
            ("a.component.ts", "", Some("TypeScript")),
            ("Module.bsl", "", Some("1C:Enterprise")),
            ("Form1.cls", "VERSION 1.0 CLASS", Some("Visual Basic")),
            ("A.cls", "public class A {}", Some("Apex")),
            ("x.inc", "<?php", Some("PHP")),
            ("x.inc", "data", None),
            ("Dockerfile", "", Some("Dockerfile")),
            ("Dockerfile.release", "", Some("Dockerfile")),
            ("CMakeLists.txt", "", Some("CMake")),
            ("Makefile", "", Some("Makefile")),
            ("build.gradle.kts", "", Some("Gradle")),
            ("run", "#!/usr/bin/env python3\n", Some("Python")),
            ("run", "#!/usr/bin/env -S LANG=C python3.12 -u\n", Some("Python")),
            ("run", "#!/bin/sh -e\n", Some("Shell")),
            ("run", "#!/usr/local/bin/node", Some("JavaScript")),
            ("run", "#!", None),
            ("run", "\u{7f}ELF", None),
            ("LICENSE", "Apache", None),
            ("README.md", "", None),
            ("photo.png", "", None),
            (".bashrc", "#!/bin/sh", None),
            (".js", "", None),
            (".eslintrc.js", "", Some("JavaScript")),
            ("", "", None),
            (".", "", None),
        ];
        for (name, head, expected) in rows {
            let found = language(name, head.as_bytes()).map(|language| language.name.as_str());
            assert_eq!(found, expected, "{name} {head}");
        }
    }
}
