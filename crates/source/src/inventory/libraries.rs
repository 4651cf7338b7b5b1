//! The libraries of table 5.12, from all lock files and manifests.

use std::collections::{BTreeMap, BTreeSet};

use finding::SourcePath;

use super::{Library, collect::folder, context::folders};
use crate::{
    ecosystem::{Ecosystem, Named, Role},
    message,
    origin::{Copies, Run},
};

/// The most libraries that are listed.
pub const LIBRARIES_MAX: usize = 100_000;

/// The longest name or version of a library, in characters.
const NAME_CHARS_MAX: usize = 300;

/// The libraries that one file names.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) path: SourcePath,
    pub(super) ecosystem: Ecosystem,
    pub(super) role: Role,
    pub(super) libraries: Vec<Named>,
}

/// What is not known of the libraries of one file.
#[derive(Debug, Default)]
struct Unknown {
    sizes: usize,
    versions: usize,
    names: usize,
}

type Found = BTreeMap<(&'static str, String, String), Library>;

pub(super) fn libraries(
    listed: Vec<Listed>,
    copies: &mut Copies<'_>,
    run: &mut Run<'_>,
) -> Vec<Library> {
    let locks: BTreeSet<(Ecosystem, String)> = listed
        .iter()
        .filter(|file| file.role == Role::Lock)
        .map(|file| (file.ecosystem, folder(file.path.as_str()).to_owned()))
        .collect();
    let (mut found, mut left_out) = (Found::new(), 0);
    for file in listed {
        if file.role == Role::Requirements && !file.libraries.is_empty() {
            if is_locked(&file, &locks) {
                continue;
            }
            let args = [("n", file.libraries.len().into())];
            run.problems.push(message::problem("lock-missing", file.path.as_str(), &args));
        }
        let unknown = of_file(file.path.clone(), file, copies, &mut found, &mut left_out);
        unknown.1.tell(unknown.0.as_str(), run);
    }
    if left_out > 0 {
        let args = [("n", left_out.into()), ("max", LIBRARIES_MAX.into())];
        run.problems.push(message::problem("libraries-limit", run.name.clone(), &args));
    }
    found.into_values().collect()
}

/// Whether a lock file in the manifest's folder or above says which libraries were taken.
fn is_locked(file: &Listed, locks: &BTreeSet<(Ecosystem, String)>) -> bool {
    folders(folder(file.path.as_str()))
        .any(|above| locks.contains(&(file.ecosystem, above.to_owned())))
}

/// Adds a file's libraries; a library of the same version is listed once.
fn of_file(
    path: SourcePath,
    file: Listed,
    copies: &mut Copies<'_>,
    found: &mut Found,
    left_out: &mut usize,
) -> (SourcePath, Unknown) {
    let mut unknown = Unknown::default();
    let language = file.ecosystem.language();
    for named in file.libraries {
        if !is_fit(&named.name) || named.name.is_empty() || !is_fit(&named.version) {
            unknown.names += 1;
            continue;
        }
        let key = (language, named.name.clone(), named.version.clone());
        if found.contains_key(&key) {
            continue;
        }
        if found.len() >= LIBRARIES_MAX {
            *left_out += 1;
            continue;
        }
        let library = library(&path, language, named, copies);
        unknown.sizes += usize::from(library.bytes.is_none());
        unknown.versions += usize::from(library.version.is_empty());
        found.insert(key, library);
    }
    (path, unknown)
}

fn library(path: &SourcePath, language: &str, named: Named, copies: &mut Copies<'_>) -> Library {
    let own = folder(path.as_str());
    let places = named.copies.iter().filter_map(|copy| SourcePath::parse(&joined(own, copy)).ok());
    let mut places = places.collect::<Vec<_>>().into_iter();
    let in_tree = places.find_map(|place| Some((copies.in_tree(&place)?, place)));
    let (bytes, directory) = match in_tree {
        Some((bytes, place)) => (Some(bytes), place.as_str().to_owned()),
        None => {
            let bytes = named.registry.as_deref().and_then(|folder| copies.in_registry(folder));
            (bytes, own.to_owned())
        }
    };
    let (name, version, language) = (named.name, named.version, language.to_owned());
    Library { language, name, version, directory, bytes, origin: path.clone() }
}

impl Unknown {
    fn tell(&self, path: &str, run: &mut Run<'_>) {
        for (key, n) in [
            ("library-sizes-unknown", self.sizes),
            ("library-versions-unknown", self.versions),
            ("library-names-refused", self.names),
        ] {
            if n > 0 {
                run.problems.push(message::problem(key, path, &[("n", n.into())]));
            }
        }
    }
}

/// Whether a name or version may stand in a cell.
fn is_fit(text: &str) -> bool {
    text.chars().count() <= NAME_CHARS_MAX && !text.chars().any(char::is_control)
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
