//! Wrong arguments and other things that people mistype: what, why, what to do.

use std::fs;

use crate::program::{answer, arg, failure};

#[test]
fn a_wrong_word_is_answered_with_what_to_do() {
    let outer = tempfile::tempdir().unwrap();
    let empty = arg(outer.path());
    let rows: [(&[&str], &str); 9] = [
        (&[], "Usage: synaq [OPTIONS] <COMMAND>"),
        (&["serv"], "a similar subcommand exists: 'serve'"),
        (&["serve", "--lisen", "1"], "a similar argument exists: '--listen'"),
        (&["serve", "--data", empty, "--listen", "1"], "invalid value '1' for '--listen"),
        (&["serve"], "error: no data folder is named\nhelp: say where it is: --data DIR\n"),
        (&["audit", "--data", empty], "holds no installation"),
        (
            &["serve", "--data", empty, "--listen", "0.0.0.0:1"],
            "help: put a reverse proxy with TLS before the portal",
        ),
        (
            &["serve", "--data", empty, "--database-url", "mysql://h"],
            "expected a database address postgres://…, found mysql:…",
        ),
        (&["source", "inventory", "/nowhere"], "error: no inventory of /nowhere can be made"),
    ];
    for (args, expected) in rows {
        let (code, said) = failure(args);
        assert_eq!(code, 2, "{args:?}: {said}");
        assert!(said.contains(expected), "{args:?}: {said}");
    }
}

#[test]
fn a_database_that_does_not_answer_is_named_without_its_password() {
    let outer = tempfile::tempdir().unwrap();
    let config = outer.path().join("synaq.toml");
    crate::program::write_private(
        &config,
        "database-url = \"postgres://synaq:geheim@127.0.0.1:1/synaq\"\n",
    );
    let (code, said) = failure(&["serve", "--data", arg(outer.path())]);
    assert_eq!(code, 2);
    assert!(said.contains("error: the database cannot be opened"), "{said}");
    assert!(said.contains("help: see that it runs"), "{said}");
    assert!(!said.contains("geheim"), "{said}");
}

#[test]
fn a_demonstration_is_never_served_for_real() {
    let outer = tempfile::tempdir().unwrap();
    fs::write(outer.path().join("DEMO.txt"), "").unwrap();
    let (code, said) = failure(&["serve", "--data", arg(outer.path())]);
    assert_eq!(code, 2);
    assert!(said.contains("holds a demonstration"), "{said}");
}

#[test]
fn an_inventory_is_told_as_text_as_json_and_as_a_workbook() {
    let outer = tempfile::tempdir().unwrap();
    let source = outer.path().join("source");
    fs::create_dir_all(source.join("src")).unwrap();
    fs::write(source.join("src/main.rs"), "fn main() {}\n").unwrap();
    let (code, said) = answer(&["source", "inventory", arg(&source)]);
    assert_eq!(code, 0);
    assert!(said.contains("Rust"), "{said}");
    assert!(said.contains("1 source files"), "{said}");

    let (_, json) = answer(&["source", "inventory", arg(&source), "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["files"][0]["path"], "src/main.rs");

    let workbook = outer.path().join("out.xlsx");
    assert_eq!(answer(&["source", "inventory", arg(&source), "--xlsx", arg(&workbook)]).0, 0);
    assert!(fs::read(&workbook).unwrap().starts_with(b"PK"));
}
