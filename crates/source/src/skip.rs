//! Folders that hold no source of the object's own: libraries, build output, version control
//! (`data/folders.toml`). Each folder passed over is told.

use std::{collections::BTreeMap, sync::LazyLock};

use finding::Problem;
use serde::Deserialize;

use crate::message;

/// A rule for folders of certain names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    kind: Kind,
    names: Vec<String>,
    #[serde(default)]
    beside: Vec<String>,
    #[serde(default)]
    holds: Vec<String>,
}

/// What a folder that is passed over holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// The history of the source.
    VersionControl,
    /// Libraries: table 5.12, not 5.11.
    Dependencies,
    /// What is built from the source.
    Build,
    /// Settings and caches of development tools.
    Tools,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    folder: Vec<Rule>,
}

/// The folders passed over, by name and kind: how many, and the first of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Skipped(BTreeMap<(Kind, String), (usize, String)>);

static RULES: LazyLock<Rules> = LazyLock::new(|| load().unwrap_or_default());

/// Why a folder is passed over, if it is: by its name, the names beside it and those in it.
pub(crate) fn skip<'a, B, H>(
    folder: &str,
    beside: impl Fn() -> B,
    holds: impl Fn() -> H,
) -> Option<Kind>
where
    B: IntoIterator<Item = &'a str>,
    H: IntoIterator<Item = String>,
{
    let rules = RULES.folder.iter().filter(|rule| rule.names.iter().any(|name| name == folder));
    for rule in rules {
        let always = rule.beside.is_empty() && rule.holds.is_empty();
        let by_side = || beside().into_iter().any(|name| fits_any(&rule.beside, name));
        let by_inside = || holds().into_iter().any(|name| fits_any(&rule.holds, &name));
        if always
            || (!rule.beside.is_empty() && by_side())
            || (!rule.holds.is_empty() && by_inside())
        {
            return Some(rule.kind);
        }
    }
    None
}

impl Kind {
    const fn key(self) -> &'static str {
        match self {
            Kind::VersionControl => "skip-version-control",
            Kind::Dependencies => "skip-dependencies",
            Kind::Build => "skip-build",
            Kind::Tools => "skip-tools",
        }
    }
}

impl Skipped {
    /// Notes a folder by its path.
    pub(crate) fn note(&mut self, kind: Kind, path: &str) {
        let name = path.rsplit('/').next().unwrap_or(path).to_owned();
        let (count, _) = self.0.entry((kind, name)).or_insert_with(|| (0, path.to_owned()));
        *count += 1;
    }

    /// A line for each name: how many folders, and what they hold.
    pub(crate) fn problems(&self) -> impl Iterator<Item = Problem> {
        self.0.iter().map(|((kind, name), (count, first))| {
            let args = [("n", (*count).into()), ("name", message::shown(name).into())];
            let what =
                message::text_with("folders-skipped", &message::text(kind.key(), &[]), &args);
            Problem::new("folders-skipped", first, what)
        })
    }
}

fn fits_any(patterns: &[String], name: &str) -> bool {
    patterns.iter().any(|pattern| match pattern.strip_prefix('*') {
        Some(end) => name.ends_with(end),
        None => name == pattern,
    })
}

fn load() -> Result<Rules, toml::de::Error> {
    toml::from_str(include_str!("../data/folders.toml"))
}

#[cfg(test)]
mod tests {
    use language::Lang;

    use super::*;

    #[test]
    fn a_folder_is_passed_over_by_its_name_and_company() {
        load().unwrap();
        type Names = &'static [&'static str];
        let rows: [(&str, Names, Names, Option<Kind>); 12] = [
            (".git", &[], &[], Some(Kind::VersionControl)),
            ("node_modules", &[], &[], Some(Kind::Dependencies)),
            ("vendor", &["go.mod"], &[], Some(Kind::Dependencies)),
            ("vendor", &["index.html"], &[], None),
            ("target", &["Cargo.toml"], &[], Some(Kind::Build)),
            ("target", &["a.c"], &["CACHEDIR.TAG"], Some(Kind::Build)),
            ("target", &["a.c"], &["b.c"], None),
            ("bin", &["Shop.csproj"], &[], Some(Kind::Build)),
            ("bin", &["Makefile"], &[], None),
            ("venv", &[], &["pyvenv.cfg"], Some(Kind::Dependencies)),
            (".idea", &[], &[], Some(Kind::Tools)),
            ("src", &["Cargo.toml"], &[], None),
        ];
        for (name, beside, holds, expected) in rows {
            let held = || holds.iter().map(|name| (*name).to_owned());
            assert_eq!(skip(name, || beside.iter().copied(), held), expected, "{name}");
        }
    }

    #[test]
    fn folders_passed_over_are_told_by_name_and_number() {
        let mut skipped = Skipped::default();
        skipped.note(Kind::Dependencies, "a/node_modules");
        skipped.note(Kind::Dependencies, "b/node_modules");
        let told: Vec<_> = skipped.problems().map(|problem| problem.text(Lang::En)).collect();
        assert_eq!(
            told,
            ["a/node_modules: 2 folders named «node_modules» were passed over: libraries, which \
              belong in table 5.12"]
        );
    }
}
