//! The files that people hand in.

/// A report in SARIF 2.1.0 of a made-up tool, with one result for each of these rules.
pub fn sample_report(rules: &[&str]) -> Vec<u8> {
    let result = |rule: &&str| {
        serde_json::json!({
            "ruleId": rule,
            "level": "error",
            "message": { "text": format!("{rule}: тексерілмеген мән бұйрыққа беріледі") },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": format!("src/{rule}.rs") },
                "region": { "startLine": 7, "snippet": { "text": "run(&input)" } },
            }}],
        })
    };
    let report = serde_json::json!({
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [{
            "tool": { "driver": {
                "name": "Үлгі талдағыш",
                "version": "1.0",
                "rules": rules.iter().map(|rule| serde_json::json!({ "id": rule })).collect::<Vec<_>>(),
            }},
            "results": rules.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    report.to_string().into_bytes()
}

/// An archive of source code: an uncompressed tar (ustar), the same bytes for the same files.
pub fn source_archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    for (path, content) in files {
        archive.extend_from_slice(&head(path, content.len()));
        archive.extend_from_slice(content);
        archive.resize(archive.len().next_multiple_of(BLOCK_BYTES), 0);
    }
    archive.resize(archive.len() + 2 * BLOCK_BYTES, 0);
    archive
}

/// A tar's unit.
const BLOCK_BYTES: usize = 512;
/// The longest last part of a path in a tar's head.
const NAME_BYTES_MAX: usize = 100;

fn head(path: &str, size: usize) -> [u8; BLOCK_BYTES] {
    let (folder, name) = split(path);
    let fields = [
        (0, name),
        (100, "0000644\0"),
        (108, "0000000\0"),
        (116, "0000000\0"),
        (124, &format!("{size:011o}\0")),
        (136, "14550000000\0"),
        (148, "        "),
        (156, "0"),
        (257, "ustar\u{0}00"),
        (345, folder),
    ];
    let mut head = [0_u8; BLOCK_BYTES];
    for (at, text) in fields {
        put(&mut head, at, text);
    }
    let sum: u32 = head.iter().map(|byte| u32::from(*byte)).sum();
    put(&mut head, 148, &format!("{sum:06o}\0 "));
    head
}

fn put(head: &mut [u8], at: usize, text: &str) {
    for (place, byte) in head.iter_mut().skip(at).zip(text.bytes()) {
        *place = byte;
    }
}

/// A long path stands in two fields of the head, cut at a slash.
fn split(path: &str) -> (&str, &str) {
    if path.len() <= NAME_BYTES_MAX {
        return ("", path);
    }
    let cuts = path.match_indices('/').map(|(at, _)| at);
    let fits = |at: &usize| path.len() - at - 1 <= NAME_BYTES_MAX;
    cuts.into_iter().find(fits).map_or(("", path), |at| (&path[..at], &path[at + 1..]))
}
