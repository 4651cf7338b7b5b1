//! A crate imports only what ARCHITECTURE.md lets it import, and that only from floors below.
//!
//! The table «Floors» of ARCHITECTURE.md is the truth: crate, floor, our crates it may import,
//! and the outside crates that are its alone.

use std::collections::{BTreeMap, BTreeSet};

use super::Complaint;
use crate::tree::{File, Tree};

const RULE: &str = "floor";
const PICTURE: &str = "ARCHITECTURE.md";

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    line: usize,
    name: String,
    floor: Option<u8>,
    may: BTreeSet<String>,
    alone: BTreeSet<String>,
}

/// A dependency as a manifest declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edge {
    line: usize,
    name: String,
    dev: bool,
}

/// Complains about imports that the picture does not allow, and about a picture that is not true.
pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    let Some(picture) = tree.get(PICTURE) else {
        return vec![Complaint::new(RULE, PICTURE, 1).what("is missing").help("restore it")];
    };
    let rows = rows(&picture.text);
    let manifests: Vec<&File> = tree
        .files
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml") && file.crate_name().is_some())
        .collect();
    let mut complaints = picture_is_true(&rows, &manifests);
    complaints.extend(upward(&rows));
    for manifest in manifests {
        complaints.extend(of_crate(&rows, manifest));
    }
    complaints
}

/// Every crate has a row, and every row a crate.
fn picture_is_true(rows: &BTreeMap<String, Row>, manifests: &[&File]) -> Vec<Complaint> {
    let names: BTreeSet<&str> = manifests.iter().filter_map(|file| file.crate_name()).collect();
    let missing = names.iter().filter(|name| !rows.contains_key(**name)).map(|name| {
        Complaint::new(RULE, PICTURE, 1)
            .what(format!("the crate '{name}' stands on no floor"))
            .help("give it a row in the table «Floors»")
    });
    let gone = rows.values().filter(|row| !names.contains(row.name.as_str())).map(|row| {
        Complaint::new(RULE, PICTURE, row.line)
            .what(format!("there is no crate '{}'", row.name))
            .help("remove its row: a crate is drawn when its work begins")
    });
    missing.chain(gone).collect()
}

/// A row that lets a crate import from its own floor or above (floor 0 has an order of its own).
fn upward(rows: &BTreeMap<String, Row>) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for row in rows.values() {
        for other in row.may.iter().filter_map(|name| rows.get(name)) {
            let (Some(floor), Some(below)) = (row.floor, other.floor) else { continue };
            if below > floor || (below == floor && floor > 0) {
                complaints.push(
                    Complaint::new(RULE, PICTURE, row.line)
                        .what(format!(
                            "'{}' on floor {floor} may not import '{}' of floor {below}",
                            row.name, other.name
                        ))
                        .help("import only from floors below"),
                );
            }
        }
    }
    complaints
}

fn of_crate(rows: &BTreeMap<String, Row>, manifest: &File) -> Vec<Complaint> {
    let Some(row) = manifest.crate_name().and_then(|name| rows.get(name)) else {
        return Vec::new();
    };
    let edges = edges(&manifest.text);
    edges.iter().filter_map(|edge| of_edge(rows, row, edge, manifest)).collect()
}

fn of_edge(
    rows: &BTreeMap<String, Row>,
    row: &Row,
    edge: &Edge,
    manifest: &File,
) -> Option<Complaint> {
    let complaint = Complaint::new(RULE, &manifest.path, edge.line);
    if let Some(other) = rows.get(&edge.name) {
        // A test may use the crates for tests, and a test of those may use everything.
        let for_tests = other.floor.is_none() || row.floor.is_none();
        let fine = row.may.contains(&edge.name) || (edge.dev && for_tests);
        return (!fine).then(|| {
            complaint
                .what(format!("'{}' imports '{}'", row.name, edge.name))
                .help(format!("a new edge is a decision: write it down, then draw it in {PICTURE}"))
        });
    }
    let owner = rows.values().find(|owner| owner.alone.contains(&edge.name))?;
    (owner.name != row.name && !row.alone.contains(&edge.name) && !edge.dev).then(|| {
        complaint
            .what(format!("'{}' is for '{}' alone", edge.name, owner.name))
            .help(format!("let '{}' do it, and use what it offers", owner.name))
    })
}

/// The rows of the table: `| crate | floor | may import | alone |`.
fn rows(text: &str) -> BTreeMap<String, Row> {
    let table = text
        .lines()
        .enumerate()
        .skip_while(|(_, line)| !line.starts_with("| crate | floor |"))
        .skip(2)
        .take_while(|(_, line)| line.starts_with('|'));
    table
        .filter_map(|(index, line)| row(index + 1, line))
        .map(|row| (row.name.clone(), row))
        .collect()
}

fn row(line: usize, text: &str) -> Option<Row> {
    let mut cells = text.trim_matches('|').split('|').map(str::trim);
    let name = cells.next()?.trim_matches('`').to_owned();
    let floor = cells.next()?.parse().ok();
    let mut names = || -> BTreeSet<String> {
        let cell = cells.next().unwrap_or_default();
        cell.split([',', ' '])
            .map(|name| name.trim_matches('`'))
            .filter(|name| !name.is_empty() && *name != "–")
            .map(str::to_owned)
            .collect()
    };
    Some(Row { line, name, floor, may: names(), alone: names() })
}

/// The dependencies of a manifest: `name.workspace = true`, `name = …`, `[dependencies.name]`.
fn edges(text: &str) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut section = "";
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[') {
            section = header.trim_end_matches(']');
            if let Some((_, name)) = section.split_once("dependencies.") {
                edges.push(edge(index + 1, name, section));
            }
        } else if section.ends_with("dependencies") && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            if !name.is_empty() {
                edges.push(edge(index + 1, name, section));
            }
        }
    }
    edges
}

fn edge(line: usize, name: &str, section: &str) -> Edge {
    Edge { line, name: name.to_owned(), dev: section.contains("dev-dependencies") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tests::lines;

    const TABLE: &str = "\
| crate | floor | may import | alone |
| --- | --- | --- | --- |
| `order` | 0 | – | – |
| `store` | 1 | – | sea-orm |
| `conduct` | 2 | order, store | – |
| `testkit` | dev | order, conduct | – |
";

    fn found(table: &str, manifests: &[(&str, &str)]) -> Vec<String> {
        let all = ["order", "store", "conduct"].map(|name| format!("crates/{name}/Cargo.toml"));
        let mut files =
            vec![File::new("ARCHITECTURE.md", table), File::new("testkit/Cargo.toml", "")];
        for path in all {
            let text = manifests.iter().find(|(name, _)| path.contains(&format!("/{name}/")));
            files.push(File::new(path, text.map_or("", |(_, text)| text)));
        }
        lines(&check(&Tree::new(files)))
    }

    #[test]
    fn what_the_picture_allows_is_fine() {
        let conduct = "[dependencies]\norder.workspace = true\nserde = \"1\"\n[dev-dependencies]\ntestkit.workspace = true\n";
        let store = "[dependencies.sea-orm]\nworkspace = true\n";
        let testkit = "[dev-dependencies]\nstore.workspace = true\n";
        let all = [("conduct", conduct), ("store", store), ("testkit", testkit)];
        assert_eq!(found(TABLE, &all), [""; 0]);
    }

    #[test]
    fn an_edge_that_is_not_drawn_is_named_with_its_line() {
        let order = "[package]\nname = \"order\"\n\n[dependencies]\nstore.workspace = true\n";
        assert_eq!(
            found(TABLE, &[("order", order)]),
            ["crates/order/Cargo.toml:5 'order' imports 'store'"]
        );
    }

    #[test]
    fn only_the_store_knows_sql() {
        let conduct = "[dependencies]\nsea-orm = \"2\"\n";
        assert_eq!(
            found(TABLE, &[("conduct", conduct)]),
            ["crates/conduct/Cargo.toml:2 'sea-orm' is for 'store' alone"]
        );
    }

    #[test]
    fn the_picture_itself_must_be_true() {
        let table = TABLE.replace("| `store` | 1 | – |", "| `stone` | 1 | conduct |");
        assert_eq!(
            found(&table, &[]),
            [
                "ARCHITECTURE.md:1 the crate 'store' stands on no floor",
                "ARCHITECTURE.md:4 there is no crate 'stone'",
                "ARCHITECTURE.md:4 'stone' on floor 1 may not import 'conduct' of floor 2",
            ]
        );
    }
}
