//! The inventory over folders and archives, good and bad.

use std::{
    fs,
    io::{Cursor, Write as _},
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use language::Lang;
use order::form::{FormRules, RawQuestionnaire, RawRow, Table, check_questionnaire};
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::{COMPRESSION_RATIO_MAX, Progress, RATIO_FREE_BYTES, accept, acceptance};

const LOCK: &str = "[[package]]\nname = \"serde\"\nversion = \"1.0.2\"\nsource = \"registry+x\"\n";
const CARGO: &str = "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\naxum = \"0.8\"\n";

/// A small source tree.
const FILES: [(&str, &str); 9] = [
    ("Cargo.toml", CARGO),
    ("Cargo.lock", LOCK),
    ("src/main.rs", "fn main() {}\n"),
    ("src/empty.rs", ""),
    ("tools/run", "#!/usr/bin/env python3\nprint()\n"),
    ("README.md", "text"),
    ("target/debug/build.rs", "fn main() {}"),
    ("vendor/serde-1.0.2/src/lib.rs", "//! serde"),
    (".git/hooks/a.sh", "#!/bin/sh"),
];

fn zip_of(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let time = zip::DateTime::from_date_and_time(2026, 11, 22, 12, 0, 0).unwrap();
    let options = SimpleFileOptions::default().last_modified_time(time);
    for (path, content) in files {
        writer.start_file(*path, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn tar_of(files: &[(&str, &str)]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (path, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mtime(1_795_291_200);
        header.set_mode(0o644);
        // Written as it is: the builder itself would refuse a path that climbs out.
        header.as_gnu_mut().unwrap().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_cksum();
        builder.append(&header, content.as_bytes()).unwrap();
    }
    builder.into_inner().unwrap()
}

fn gz_of(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn folder_of(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    root
}

fn of_bytes(bytes: &[u8]) -> Result<Inventory, InventoryError> {
    inventory_of("a.zip", &mut Cursor::new(bytes), &Options::default(), Watch::none())
}

fn of_folder(path: &Path) -> Inventory {
    inventory(path, &Options::default(), Watch::none()).unwrap()
}

fn codes(inventory: &Inventory) -> Vec<(&str, &str)> {
    inventory.problems.iter().map(|p| (p.code.as_str(), p.place.as_str())).collect()
}

fn cell<'r>(table: Table, row: &'r RawRow, code: &str) -> &'r str {
    row.cell(table.column(code).unwrap().0)
}

/// M 5, RA 2 table 5.11: the source files, the same from a folder and from any archive.
#[test]
fn a_folder_and_each_kind_of_archive_give_the_same_files() {
    let folder = folder_of(&FILES);
    let tar = tar_of(&FILES);
    let all = [
        of_folder(folder.path()),
        of_bytes(&zip_of(&FILES)).unwrap(),
        of_bytes(&tar).unwrap(),
        of_bytes(&gz_of(&tar)).unwrap(),
    ];
    for found in &all {
        let files: Vec<_> = found
            .files
            .iter()
            .map(|file| (file.path.as_str(), file.language.as_str(), file.bytes))
            .collect();
        assert_eq!(
            files,
            [("src/empty.rs", "Rust", 0), ("src/main.rs", "Rust", 13), ("tools/run", "Python", 31),]
        );
        assert_eq!(found.files[1].language_version, "edition 2024");
        assert_eq!(found.files[1].framework, "axum 0.8");
        assert_eq!(found.files[2].framework, "");
        assert_eq!(
            found.files.iter().map(|file| file.sha256).collect::<Vec<_>>(),
            all[0].files.iter().map(|file| file.sha256).collect::<Vec<_>>()
        );
        assert_eq!(found.others.files, 3);
        assert_eq!(found.source_bytes(), 44);
        assert_eq!(found.totals[0].language, "Python");
    }
    for archive in &all[1..] {
        assert_eq!(archive.files[0].modified, Some(jiff::civil::date(2026, 11, 22)));
        assert_eq!(archive.archive.as_ref().unwrap().files, Some(9));
    }
}

/// RA 2 table 5.12: name, version, language, and the size of the copy in the tree.
#[test]
fn a_library_has_the_size_of_its_copy() {
    let folder = folder_of(&FILES);
    for found in [of_folder(folder.path()), of_bytes(&zip_of(&FILES)).unwrap()] {
        let [serde] = found.libraries.as_slice() else { panic!("{:?}", found.libraries) };
        assert_eq!((serde.name.as_str(), serde.version.as_str()), ("serde", "1.0.2"));
        assert_eq!(serde.language, "Rust");
        assert_eq!(serde.directory, "vendor/serde-1.0.2");
        assert_eq!(serde.bytes, Some(9));
    }
    let registry = folder_of(&[("serde-1.0.2/lib.rs", "12345")]);
    let options = Options { registries: vec![registry.path().to_owned()] };
    let bare = folder_of(&[("Cargo.lock", LOCK)]);
    let found = inventory(bare.path(), &options, Watch::none()).unwrap();
    assert_eq!((found.libraries[0].bytes, found.libraries[0].directory.as_str()), (Some(5), ""));
    let found = of_folder(bare.path());
    assert_eq!(found.libraries[0].bytes, None);
    assert!(codes(&found).contains(&("library-sizes-unknown", "Cargo.lock")));
}

#[test]
fn what_is_passed_over_or_not_read_is_told() {
    let mut files = FILES.to_vec();
    files.extend([("web/yarn.lock", ""), ("lib/a.jar", "PK"), ("bad/package-lock.json", "{")]);
    files.push(("web/package.json", r#"{"dependencies":{"react":"^18"}}"#));
    let folder = folder_of(&files);
    let found = of_folder(folder.path());
    let name = found.name.as_str();
    assert_eq!(
        codes(&found),
        [
            ("folders-skipped", ".git"),
            ("folders-skipped", "vendor"),
            ("folders-skipped", "target"),
            ("archive-inside", "lib/a.jar"),
            ("not-source", name),
            ("manifest-not-read", "web/yarn.lock"),
            ("manifest-unreadable", "bad/package-lock.json"),
            ("lock-missing", "web/package.json"),
            ("library-sizes-unknown", "web/package.json"),
        ]
    );
    for lang in Lang::ALL {
        for problem in &found.problems {
            assert!(!problem.text(lang).contains(['⟦', '{']), "{}", problem.text(lang));
        }
    }
}

/// M 10.5: a path leads into the source; one that climbs out is refused and told.
#[test]
fn a_path_that_climbs_out_is_left_out_and_told() {
    let files = [
        ("../../etc/a.rs", "x"),
        ("/etc/b.rs", "x"),
        ("C:\\c.rs", "x"),
        ("..\\d.rs", "x"),
        ("%2e%2e/e.rs", "x"),
        ("ok/f.rs", "x"),
    ];
    for found in [of_bytes(&zip_of(&files)).unwrap(), of_bytes(&tar_of(&files)).unwrap()] {
        assert_eq!(found.files.len(), 1);
        let refused = found.problems.iter().filter(|p| p.code == "entry-path-refused").count();
        assert_eq!(refused, 5);
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let outside = folder_of(&[("secret.rs", "x")]);
    let folder = folder_of(&[("a.rs", "x")]);
    std::os::unix::fs::symlink(outside.path(), folder.path().join("out")).unwrap();
    std::os::unix::fs::symlink("a.rs", folder.path().join("b.rs")).unwrap();
    let found = of_folder(folder.path());
    assert_eq!(found.files.len(), 1);
    assert_eq!(codes(&found), [("entry-link", "b.rs"), ("entry-link", "out")]);

    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    builder.append_link(&mut header, "a.rs", "/etc/passwd").unwrap();
    let found = of_bytes(&builder.into_inner().unwrap()).unwrap();
    assert_eq!(codes(&found), [("entry-link", "a.rs")]);
}

#[test]
fn an_archive_that_grows_beyond_measure_is_refused() {
    let zeros = vec![0; usize::try_from(RATIO_FREE_BYTES + 8 * 1024 * 1024).unwrap()];
    let text = String::from_utf8(zeros).unwrap();
    let zip = zip_of(&[("a.rs", &text)]);
    assert!((zip.len() as u64) * COMPRESSION_RATIO_MAX < 8 * 1024 * 1024);
    let tar_gz = gz_of(&tar_of(&[("a.rs", &text)]));
    for bytes in [zip, tar_gz] {
        assert_eq!(of_bytes(&bytes), Err(InventoryError::Bomb { name: "a.zip".into() }));
    }
}

#[test]
fn what_is_no_archive_is_refused_and_a_cut_one_read_as_far_as_it_goes() {
    let tar = tar_of(&FILES);
    for bytes in [&b""[..], b"7z\xbc\xaf\x27\x1c", b"text", &[0; 2048]] {
        assert!(matches!(of_bytes(bytes), Err(InventoryError::NotArchive { .. })));
    }
    assert!(matches!(of_bytes(b"PK\x03\x04 nothing"), Err(InventoryError::Damaged { .. })));
    assert!(matches!(of_bytes(b"\x1f\x8b nothing"), Err(InventoryError::Damaged { .. })));
    let cut = of_bytes(&tar[..tar.len() - 5 * 512]).unwrap();
    assert!(!cut.files.is_empty());
    assert!(codes(&cut).iter().any(|(code, _)| *code == "archive-broken"), "{:?}", codes(&cut));
}

#[test]
fn of_two_files_with_one_path_the_later_is_taken_and_told() {
    let found = of_bytes(&tar_of(&[("a.rs", "first"), ("./a.rs", "second!")])).unwrap();
    assert_eq!(found.files.len(), 1);
    assert_eq!(found.files[0].bytes, 7);
    assert_eq!(codes(&found), [("entry-twice", "a.rs")]);
}

#[test]
fn a_run_tells_its_progress_and_can_be_stopped() {
    let folder = folder_of(&FILES);
    let last = std::cell::Cell::new(None);
    let cancelled = AtomicBool::new(false);
    let progress = |progress: Progress| last.set(Some(progress));
    let watch = Watch::new(&progress, &cancelled);
    inventory(folder.path(), &Options::default(), watch).unwrap();
    let end = last.get().unwrap();
    assert_eq!(Some(end.files), end.of_files);
    cancelled.store(true, Ordering::Relaxed);
    for path in [folder.path(), &folder.path().join("Cargo.toml")] {
        let outcome = inventory(path, &Options::default(), watch);
        assert_eq!(outcome, Err(InventoryError::Cancelled));
    }
}

/// RA 2 tables 5.11 and 5.12: the rows are as the form wants them, and always the same.
#[test]
fn the_rows_fill_the_columns_of_the_form_and_are_always_the_same() {
    let found = of_bytes(&zip_of(&FILES)).unwrap();
    let (sources, libraries) = found.to_rows();
    let cells: Vec<_> = sources[1].cells.iter().map(String::as_str).collect();
    assert_eq!(
        cells,
        ["", "src", "main.rs", "0.000013", "Rust", "edition 2024", "axum 0.8", "", "22.11.2026"]
    );
    let cells: Vec<_> = libraries[0].cells.iter().map(String::as_str).collect();
    assert_eq!(cells, ["", "vendor/serde-1.0.2", "serde", "0.000009", "Rust", "1.0.2"]);
    assert_eq!(of_bytes(&zip_of(&FILES)).unwrap().to_rows(), (sources, libraries));
    assert_eq!(found.grouping_note(), None);
}

/// RA 2 tables 5.11 and 5.12: the form has nothing against the rows.
#[test]
fn the_form_takes_the_rows_as_they_are() {
    let found = of_bytes(&zip_of(&FILES)).unwrap();
    let (sources, libraries) = found.to_rows();
    let tables = [(Table::Sources, sources), (Table::Libraries, libraries)].into();
    let raw = RawQuestionnaire { tables, ..RawQuestionnaire::default() };
    let checked = check_questionnaire(&raw, &FormRules::strict(jiff::civil::date(2026, 11, 23)));
    let of_tables: Vec<_> =
        checked.errors.iter().filter(|error| error.place.table().is_some()).collect();
    assert!(of_tables.is_empty(), "{of_tables:?}");
}

/// M 12: grouped rows hold the number of files and the exact sum.
#[test]
fn too_many_files_are_grouped_by_folder_and_language() {
    let paths: Vec<String> =
        (0..GROUPED_ROWS_MAX + 1).map(|n| format!("a/{}/{n}.js", n % 3)).collect();
    let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "12345")).collect();
    files.push(("a/0/x.mjs", "1"));
    files.push(("a/0/x.py", "1"));
    let found = of_bytes(&zip_of(&files)).unwrap();
    let (rows, _) = found.to_rows();
    let shown: Vec<_> = rows
        .iter()
        .map(|row| ["directory", "file", "size"].map(|code| cell(Table::Sources, row, code)))
        .collect();
    assert_eq!(
        shown,
        [
            ["a/0", "*.js, *.mjs (668)", "0.003336"],
            ["a/0", "*.py (1)", "0.000001"],
            ["a/1", "*.js (667)", "0.003335"],
            ["a/2", "*.js (667)", "0.003335"],
        ]
    );
    assert!(found.grouping_note().is_some());
}

/// M 13: the act lists each archive with its name, size, number of files and hash.
#[test]
fn the_act_lists_what_was_handed_over() {
    let zip = zip_of(&FILES);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("src.zip"), &zip).unwrap();
    fs::write(path("notes.txt"), "text").unwrap();
    let paths = [path("src.zip"), path("notes.txt"), path("gone.zip")];
    let (lines, problems) = acceptance(&paths, Watch::none()).unwrap();
    let shown: Vec<_> =
        lines.iter().map(|line| (line.name.as_str(), line.bytes, line.files)).collect();
    assert_eq!(shown, [("src.zip", zip.len() as u64, Some(9)), ("notes.txt", 4, None)]);
    assert_eq!(
        lines[1].sha256.to_string(),
        "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"
    );
    let told: Vec<_> = problems.iter().map(|p| (p.code.as_str(), p.place.as_str())).collect();
    assert_eq!(told, [("not-counted", "notes.txt"), ("not-accepted", "gone.zip")]);
}

/// M 5, M 12: this workspace's own source and libraries.
#[test]
fn this_workspace_is_inventoried() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let found = of_folder(&root);
    let own = found.files.iter().find(|file| file.path.as_str() == "crates/source/src/lib.rs");
    let own = own.unwrap();
    assert_eq!((own.language.as_str(), own.language_version.as_str()), ("Rust", "edition 2024"));
    assert_eq!(own.environment, "Rust 1.94+");
    assert!(own.modified.is_some());
    assert!(found.totals.iter().any(|total| total.language == "Rust" && total.files > 100));
    assert!(found.files.iter().all(|file| !file.path.as_str().starts_with("target/")));
    assert!(found.libraries.len() > 100);
    assert!(found.libraries.iter().any(|library| library.name == "serde"));
    assert!(found.libraries.iter().all(|library| library.name != "order"));
    let (sources, libraries) = found.to_rows();
    assert!(!sources.is_empty() && libraries.len() == found.libraries.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_bytes_make_the_inventory_panic(
        kind in 0..4_usize, at in any::<prop::sample::Index>(), with in any::<Vec<u8>>(),
    ) {
        let good = match kind {
            0 => zip_of(&FILES),
            1 => tar_of(&FILES),
            2 => gz_of(&tar_of(&FILES)),
            _ => b"PK\x05\x06\x1f\x8b".to_vec(),
        };
        let mut bytes = good;
        let at = at.index(bytes.len());
        let end = (at + with.len()).min(bytes.len());
        bytes.splice(at..end, with);
        if let Ok(found) = of_bytes(&bytes) {
            let (sources, _) = found.to_rows();
            prop_assert_eq!(sources.len(), found.files.len());
        }
        let _line = accept("a", &mut Cursor::new(&bytes), Watch::none());
    }

    #[test]
    fn arbitrary_bytes_are_refused_or_read(bytes in any::<Vec<u8>>()) {
        for head in [&b""[..], b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08\x00"] {
            let _outcome = of_bytes(&[head, &bytes].concat());
        }
    }
}
