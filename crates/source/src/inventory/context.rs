//! What the manifests say of the files below them.

use std::collections::BTreeMap;

use crate::ecosystem::Fact;

/// The facts by folder and by family of languages.
#[derive(Debug, Default)]
pub(super) struct Context(BTreeMap<(String, &'static str), Fact>);

impl Context {
    /// Adds what a file in this folder says; the first file to say something is believed.
    pub(super) fn add(&mut self, folder: &str, facts: Vec<Fact>) {
        for fact in facts {
            let known = self
                .0
                .entry((folder.to_owned(), fact.family))
                .or_insert_with(|| Fact { family: fact.family, ..Fact::default() });
            known.version = known.version.take().or(fact.version);
            known.framework = known.framework.take().or(fact.framework);
            // A toolchain says more than the least version that a manifest asks for.
            known.environment = fact.environment.or(known.environment.take());
        }
    }

    /// What holds for the files of a folder: version and environment from the nearest folder that
    /// says them, the framework from the nearest manifest alone.
    pub(super) fn of(&self, folder: &str, family: &str) -> Fact {
        let mut found = Fact::default();
        if family.is_empty() {
            return found;
        }
        let mut nearest = true;
        for above in folders(folder) {
            let facts = self.0.range((above.to_owned(), "")..);
            let here = facts.take_while(|((place, _), _)| place == above);
            let Some((_, fact)) = here.into_iter().find(|((_, kind), _)| *kind == family) else {
                continue;
            };
            found.version = found.version.or_else(|| fact.version.clone());
            found.environment = found.environment.or_else(|| fact.environment.clone());
            if std::mem::take(&mut nearest) {
                found.framework = fact.framework.clone();
            }
        }
        found
    }
}

/// A folder and those above it, the root last.
pub(super) fn folders(folder: &str) -> impl Iterator<Item = &str> {
    let start = (!folder.is_empty()).then_some(folder);
    let named = std::iter::successors(start, |folder| Some(folder.rsplit_once('/')?.0));
    named.chain(std::iter::once(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(version: &str, framework: &str, environment: &str) -> Fact {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Fact {
            family: "rust",
            version: some(version),
            framework: some(framework),
            environment: some(environment),
        }
    }

    #[test]
    fn the_nearest_manifest_speaks_first_and_those_above_fill_in() {
        let mut context = Context::default();
        context.add("", vec![fact("edition 2024", "axum", "Rust 1.94+")]);
        context.add("", vec![fact("", "", "Rust 1.94.2")]);
        context.add("a/b", vec![fact("", "", "")]);
        let rows = [
            ("a/b/src", "rust", fact("edition 2024", "", "Rust 1.94.2")),
            ("src", "rust", fact("edition 2024", "axum", "Rust 1.94.2")),
        ];
        for (folder, family, expected) in rows {
            let found = context.of(folder, family);
            assert_eq!(Fact { family: "rust", ..found }, expected, "{folder}");
        }
        assert_eq!(context.of("src", "python"), Fact::default());
        assert_eq!(context.of("src", ""), Fact::default());
    }

    #[test]
    fn the_folders_above_end_at_the_root() {
        assert_eq!(folders("a/b/c").collect::<Vec<_>>(), ["a/b/c", "a/b", "a", ""]);
        assert_eq!(folders("").collect::<Vec<_>>(), [""]);
    }
}
