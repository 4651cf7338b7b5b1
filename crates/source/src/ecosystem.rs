//! Manifests and lock files: which version, framework and environment the source is written for
//! (RA 2, table 5.11), and which libraries it uses (table 5.12). One file a package manager.

mod cargo;
mod dotnet;
mod go;
mod jvm;
mod npm;
mod php;
mod python;

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

/// A package manager, or a family of them that shares libraries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ecosystem {
    Rust,
    JavaScript,
    Python,
    Go,
    Jvm,
    Php,
    Dotnet,
}

/// A file that is read for versions and libraries.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manifest {
    pub(crate) ecosystem: Ecosystem,
    pub(crate) role: Role,
    pub(crate) read: fn(&str) -> Result<Reading, String>,
}

/// What the libraries of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Those required: they count only where no lock file says which were taken.
    Requirements,
    /// Those taken, with their versions.
    Lock,
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Reading {
    pub(crate) facts: Vec<Fact>,
    pub(crate) libraries: Vec<Named>,
}

/// What a file says of the languages of a family, in its folder and below.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Fact {
    pub(crate) family: &'static str,
    pub(crate) version: Option<String>,
    pub(crate) framework: Option<String>,
    pub(crate) environment: Option<String>,
}

/// A library as a file names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Named {
    pub(crate) name: String,
    /// Empty where the file does not say.
    pub(crate) version: String,
    /// The folders, from the file's own, in which its copy may stand.
    pub(crate) copies: Vec<String>,
    /// The folder of its copy in the package manager's store.
    pub(crate) registry: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnreadFiles {
    file: Vec<UnreadFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnreadFile {
    names: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
}

/// Frameworks by ecosystem and by the name of their library.
type Frameworks = BTreeMap<String, BTreeMap<String, String>>;

static UNREAD: LazyLock<UnreadFiles> = LazyLock::new(|| load_unread().unwrap_or_default());
static FRAMEWORKS: LazyLock<Frameworks> = LazyLock::new(|| load_frameworks().unwrap_or_default());

/// The most frameworks that one cell names.
const FRAMEWORKS_MAX: usize = 5;

/// How a file of this path is read, if it is.
pub(crate) fn manifest(path: &str) -> Option<Manifest> {
    use Ecosystem as E;
    use Role::{Lock, Requirements};
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let of = |ecosystem, role, read| Some(Manifest { ecosystem, role, read });
    match name {
        "Cargo.toml" => of(E::Rust, Requirements, cargo::manifest),
        "Cargo.lock" => of(E::Rust, Lock, cargo::lock),
        "rust-toolchain" | "rust-toolchain.toml" => of(E::Rust, Requirements, cargo::toolchain),
        "package.json" => of(E::JavaScript, Requirements, npm::manifest),
        "package-lock.json" | "npm-shrinkwrap.json" => of(E::JavaScript, Lock, npm::lock),
        "pyproject.toml" => of(E::Python, Requirements, python::pyproject),
        "poetry.lock" | "uv.lock" | "pdm.lock" => of(E::Python, Lock, python::lock),
        "Pipfile.lock" => of(E::Python, Lock, python::pipfile_lock),
        "go.mod" => of(E::Go, Lock, go::module),
        "pom.xml" => of(E::Jvm, Lock, jvm::pom),
        "gradle.lockfile" => of(E::Jvm, Lock, jvm::gradle_lock),
        "composer.json" => of(E::Php, Requirements, php::manifest),
        "composer.lock" => of(E::Php, Lock, php::lock),
        "packages.lock.json" => of(E::Dotnet, Lock, dotnet::lock),
        _ if is_requirements(folder, name) => of(E::Python, Lock, python::requirements),
        _ if [".csproj", ".fsproj", ".vbproj"].iter().any(|end| name.ends_with(end)) => {
            of(E::Dotnet, Requirements, dotnet::project)
        }
        _ => None,
    }
}

/// Whether a file lists libraries and is not read yet; `beside` says what stands in its folder.
pub(crate) fn is_unread(name: &str, beside: impl Fn(&str) -> bool) -> bool {
    let file = UNREAD.file.iter().find(|file| file.names.iter().any(|known| known == name));
    file.is_some_and(|file| !file.unless.iter().any(|other| beside(other)))
}

impl Ecosystem {
    /// The language of its libraries.
    pub(crate) const fn language(self) -> &'static str {
        match self {
            Ecosystem::Rust => "Rust",
            Ecosystem::JavaScript => "JavaScript",
            Ecosystem::Python => "Python",
            Ecosystem::Go => "Go",
            Ecosystem::Jvm => "Java",
            Ecosystem::Php => "PHP",
            Ecosystem::Dotnet => "C#",
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Ecosystem::Rust => "rust",
            Ecosystem::JavaScript => "javascript",
            Ecosystem::Python => "python",
            Ecosystem::Go => "go",
            Ecosystem::Jvm => "jvm",
            Ecosystem::Php => "php",
            Ecosystem::Dotnet => "dotnet",
        }
    }

    /// The frameworks among these libraries: `Django 4.2, Celery 5`.
    fn frameworks<'l>(self, libraries: impl Iterator<Item = (&'l str, &'l str)>) -> Option<String> {
        let known = FRAMEWORKS.get(self.code())?;
        let mut found: Vec<String> = Vec::new();
        for (name, version) in libraries {
            let Some(framework) = known.get(name) else { continue };
            let shown = format!("{framework} {version}").trim().to_owned();
            if !found.contains(&shown) {
                found.push(shown);
            }
        }
        found.truncate(FRAMEWORKS_MAX);
        (!found.is_empty()).then(|| found.join(", "))
    }

    fn frameworks_among(self, libraries: &[Named]) -> Option<String> {
        self.frameworks(libraries.iter().map(|named| (named.name.as_str(), named.version.as_str())))
    }
}

impl Named {
    fn new(name: impl Into<String>, version: impl Into<String>) -> Named {
        Named { name: name.into(), version: version.into(), ..Named::default() }
    }
}

fn is_requirements(folder: &str, name: &str) -> bool {
    let in_folder = folder == "requirements" || folder.ends_with("/requirements");
    name.ends_with(".txt") && (name.starts_with("requirements") || in_folder)
}

fn load_unread() -> Result<UnreadFiles, toml::de::Error> {
    toml::from_str(include_str!("../data/unread.toml"))
}

fn load_frameworks() -> Result<Frameworks, toml::de::Error> {
    toml::from_str(include_str!("../data/frameworks.toml"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FILES: [&str; 16] = [
        "Cargo.toml",
        "Cargo.lock",
        "rust-toolchain",
        "package.json",
        "package-lock.json",
        "pyproject.toml",
        "poetry.lock",
        "Pipfile.lock",
        "requirements.txt",
        "go.mod",
        "pom.xml",
        "gradle.lockfile",
        "composer.json",
        "composer.lock",
        "packages.lock.json",
        "a/b.csproj",
    ];

    #[test]
    fn the_data_load() {
        assert!(!load_unread().unwrap().file.is_empty());
        let frameworks = load_frameworks().unwrap();
        for ecosystem in [
            Ecosystem::Rust,
            Ecosystem::JavaScript,
            Ecosystem::Python,
            Ecosystem::Go,
            Ecosystem::Jvm,
            Ecosystem::Php,
            Ecosystem::Dotnet,
        ] {
            assert!(frameworks.contains_key(ecosystem.code()), "{ecosystem:?}");
        }
    }

    #[test]
    fn a_file_not_read_yet_is_told_unless_another_says_the_same() {
        assert!(is_unread("yarn.lock", |_| false));
        assert!(!is_unread("yarn.lock", |name| name == "package-lock.json"));
        assert!(!is_unread("Cargo.lock", |_| false));
    }

    #[test]
    fn deep_nesting_is_refused_and_does_not_overflow() {
        let deep = [
            ("package-lock.json", "{\"dependencies\":".repeat(100_000)),
            ("composer.lock", "[".repeat(100_000)),
            ("Cargo.lock", format!("a = {}", "[".repeat(100_000))),
            ("pom.xml", "<a>".repeat(100_000)),
        ];
        for (name, text) in deep {
            assert!((manifest(name).unwrap().read)(&text).is_err(), "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_a_reader_panic(text in ".{0,300}|[\\[\\]{}<>\"a=:,@/. \n-]{0,300}") {
            for file in FILES {
                let _outcome = (manifest(file).unwrap().read)(&text);
            }
        }
    }
}
