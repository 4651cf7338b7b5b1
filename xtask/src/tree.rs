//! The project's own files, read once.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;

use crate::rust::{Mask, cfg_test_modules};

/// Folders at the root, or of a name, that hold nothing of the project's own.
const SKIPPED: [&str; 4] = [".git", "target", "node_modules", "proptest-regressions"];

/// Endings of the files whose text the checks read.
const TEXTS: [&str; 16] = [
    "rs", "toml", "md", "ftl", "html", "css", "js", "typ", "json", "txt", "sh", "sql", "yml",
    "svg", "lock", "xml",
];

/// A file of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// Its path from the root, with `/`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// All files whose text the checks read, in order of path.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    /// The files.
    pub(crate) files: Vec<File>,
    test_modules: BTreeSet<String>,
}

impl File {
    /// A file of this text.
    pub(crate) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        File { path: path.into(), text: text.into() }
    }

    /// Whether it is Rust source.
    pub(crate) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// The crate it stands in: `order` for `crates/order/…`, `xtask`, `testkit`.
    pub(crate) fn crate_name(&self) -> Option<&str> {
        let mut parts = self.path.split('/');
        match parts.next()? {
            "crates" => parts.next(),
            top @ ("xtask" | "testkit") => Some(top),
            _ => None,
        }
    }
}

impl Tree {
    /// A tree of these files.
    pub(crate) fn new(mut files: Vec<File>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let test_modules = files
            .iter()
            .filter(|file| file.is_rust() && file.text.contains("#[cfg(test)]"))
            .flat_map(|file| cfg_test_modules(&file.path, &Mask::new(&file.text)))
            .collect();
        Tree { files, test_modules }
    }

    /// Reads the project.
    pub(crate) fn read(root: &Path) -> anyhow::Result<Self> {
        let mut files = Vec::new();
        walk(root, root, &mut files)?;
        Ok(Tree::new(files))
    }

    /// The file at the path.
    pub(crate) fn get(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Whether the whole file is compiled for tests only.
    pub(crate) fn is_test_file(&self, file: &File) -> bool {
        file.path.starts_with("testkit/")
            || file.path.contains("/tests/")
            || file.path.contains("/benches/")
            || file.path.contains("/examples/")
            || file.path.ends_with("/tests.rs")
            || self.test_modules.contains(&file.path)
            || self.test_modules.iter().any(|module| {
                let folder = module.trim_end_matches("mod.rs").trim_end_matches(".rs");
                file.path.starts_with(&format!("{}/", folder.trim_end_matches('/')))
            })
    }
}

/// The folder of the workspace.
pub(crate) fn root() -> anyhow::Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.parent().context("xtask stands in a folder of the workspace")?;
    anyhow::ensure!(
        root.join("Cargo.toml").is_file(),
        "{} holds no workspace: build xtask again where the project stands now",
        root.display()
    );
    Ok(root.to_owned())
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) -> anyhow::Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("reading folder {}", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("reading folder {}", folder.display()))?;
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        if path.is_dir() && !SKIPPED.contains(&&*name) {
            walk(root, &path, files)?;
        } else if is_text(&path) {
            // A neighbour may remove a file while we read: what is gone is not checked.
            if let Ok(text) = fs::read_to_string(&path) {
                files.push(File::new(relative(root, &path), text));
            }
        }
    }
    Ok(())
}

fn is_text(path: &Path) -> bool {
    let scripts =
        path.parent().is_some_and(|folder| folder.file_name().is_some_and(|name| name == ".ci"));
    let ending = path.extension().and_then(|ending| ending.to_str());
    let licence = path.file_name().is_some_and(|name| name == "LICENSE");
    path.is_file() && (scripts || licence || ending.is_some_and(|ending| TEXTS.contains(&ending)))
}

fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_knows_its_crate() {
        assert_eq!(File::new("crates/order/src/lib.rs", "").crate_name(), Some("order"));
        assert_eq!(File::new("xtask/src/main.rs", "").crate_name(), Some("xtask"));
        assert_eq!(File::new("README.md", "").crate_name(), None);
    }

    #[test]
    fn a_module_declared_for_tests_is_a_test_file_with_all_below_it() {
        let tree = Tree::new(vec![
            File::new("crates/a/src/lib.rs", "#[cfg(test)]\nmod samples;\n"),
            File::new("crates/a/src/samples.rs", "fn x() {}"),
            File::new("crates/a/src/samples/one.rs", "fn x() {}"),
        ]);
        let tests: Vec<bool> = tree.files.iter().map(|file| tree.is_test_file(file)).collect();
        assert_eq!(tests, [false, true, true]);
    }
}
