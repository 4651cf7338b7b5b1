//! The size of a library's copy: in the source's own tree, or where a package manager keeps it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use finding::SourcePath;

/// The most files that are counted in copies of libraries.
const COPY_FILES_MAX: usize = 1_000_000;

/// Where copies are sought.
pub(crate) struct Copies<'c> {
    root: Option<&'c Path>,
    sizes: &'c BTreeMap<String, u64>,
    registries: &'c [PathBuf],
    left: usize,
}

impl<'c> Copies<'c> {
    /// In a folder or among an archive's files, and in the registries.
    pub(crate) const fn new(
        root: Option<&'c Path>,
        sizes: &'c BTreeMap<String, u64>,
        registries: &'c [PathBuf],
    ) -> Copies<'c> {
        Copies { root, sizes, registries, left: COPY_FILES_MAX }
    }

    /// The size of a folder of the tree; nothing where there is none.
    pub(crate) fn in_tree(&mut self, folder: &SourcePath) -> Option<u64> {
        match self.root {
            Some(root) => size_on_disk(&root.join(folder.as_str()), &mut self.left),
            None => size_among(self.sizes, folder.as_str()),
        }
    }

    /// The size of a copy in one of the registries; nothing where there is none.
    pub(crate) fn in_registry(&mut self, folder: &str) -> Option<u64> {
        let folder = SourcePath::parse(folder).ok()?;
        let left = &mut self.left;
        self.registries.iter().find_map(|root| size_on_disk(&root.join(folder.as_str()), left))
    }
}

/// The size of all files under a folder of an archive, without libraries nested in it.
fn size_among(sizes: &BTreeMap<String, u64>, folder: &str) -> Option<u64> {
    let prefix = format!("{folder}/");
    let under = sizes.range(prefix.clone()..).take_while(|(path, _)| path.starts_with(&prefix));
    let own = under.filter(|(path, _)| !path[prefix.len()..].contains("node_modules/"));
    own.map(|(_, bytes)| *bytes).reduce(u64::saturating_add)
}

/// The size of all files under a folder on disk, without libraries nested in it; links are left.
fn size_on_disk(folder: &Path, left: &mut usize) -> Option<u64> {
    if !fs::symlink_metadata(folder).ok()?.is_dir() {
        return None;
    }
    let mut bytes: u64 = 0;
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).ok()?.flatten() {
            *left = left.checked_sub(1)?;
            let metadata = entry.metadata().ok()?;
            if metadata.is_dir() && entry.file_name() != "node_modules" {
                folders.push(entry.path());
            } else if metadata.is_file() {
                bytes = bytes.saturating_add(metadata.len());
            }
        }
    }
    Some(bytes)
}
