//! Which parts of a file only tests compile.

use std::collections::BTreeSet;

use super::{Function, Mask, functions::close};

/// A range of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    start: usize,
    end: usize,
}

impl Region {
    /// Whether the byte is in the range.
    pub(crate) fn contains(&self, at: usize) -> bool {
        (self.start..self.end).contains(&at)
    }
}

/// The items under `#[cfg(test)]`, and the test functions.
pub(crate) fn test_regions(mask: &Mask, functions: &[Function]) -> Vec<Region> {
    let items = marks(&mask.code).map(|start| Region { start, end: item_end(&mask.code, start) });
    let tests = functions
        .iter()
        .filter(|function| function.is_test)
        .map(|function| Region { start: function.head, end: function.end });
    items.chain(tests).collect()
}

/// The files that `#[cfg(test)] mod name;` in the file at `path` brings in.
pub(crate) fn cfg_test_modules(path: &str, mask: &Mask) -> BTreeSet<String> {
    marks(&mask.code)
        .filter_map(|start| {
            let item = &mask.code[start..item_end(&mask.code, start)];
            let name = item.strip_suffix(';')?.rsplit_once("mod ")?.1.trim();
            Some(module_paths(path, name))
        })
        .flatten()
        .collect()
}

fn marks(code: &str) -> impl Iterator<Item = usize> + '_ {
    ["#[cfg(test)]", "#[cfg(all(test", "#[cfg(any(test"]
        .into_iter()
        .flat_map(|mark| code.match_indices(mark).map(|(at, _)| at))
}

/// The byte after the item: after its closing brace, or after its `;`.
fn item_end(code: &str, start: usize) -> usize {
    let bytes = code.as_bytes();
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b';' if depth == 0 => return at + 1,
            b'{' if depth == 0 => return close(bytes, at),
            _ => {}
        }
    }
    bytes.len()
}

fn module_paths(path: &str, name: &str) -> [String; 2] {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.trim_end_matches(".rs");
    let base = match stem {
        "lib" | "main" | "mod" => folder.to_owned(),
        _ => format!("{folder}/{stem}"),
    };
    [format!("{base}/{name}.rs"), format!("{base}/{name}/mod.rs")]
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::*;

    #[test]
    fn what_stands_under_cfg_test_is_test_code() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n";
        let source = Source::new(text);
        let is_test = |name: &str| source.is_test(text.find(name).unwrap());
        assert!(!is_test("fn a"));
        assert!(is_test("fn b"));
        assert!(!is_test("fn c"));
    }

    #[test]
    fn a_module_file_of_tests_is_found_by_its_declaration() {
        let mask = Mask::new("#[cfg(test)]\nmod samples;\nmod other;");
        assert!(cfg_test_modules("crates/x/src/lib.rs", &mask).contains("crates/x/src/samples.rs"));
        assert!(cfg_test_modules("crates/x/src/a.rs", &mask).contains("crates/x/src/a/samples.rs"));
    }
}
