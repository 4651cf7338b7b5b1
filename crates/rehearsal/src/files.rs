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

/// A small archive of source code: an uncompressed tar with one file.
pub fn source_archive(name: &str, content: &str) -> Vec<u8> {
    const BLOCK: usize = 512;
    let mut head = [0_u8; BLOCK];
    let mut put = |at: usize, text: &str| {
        for (place, byte) in head.iter_mut().skip(at).zip(text.bytes()) {
            *place = byte;
        }
    };
    put(0, name);
    put(100, "0000644\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(124, &format!("{:011o}\0", content.len()));
    put(136, "14550000000\0");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\u{0}00");
    let sum: u32 = head.iter().map(|byte| u32::from(*byte)).sum();
    for (place, byte) in head.iter_mut().skip(148).zip(format!("{sum:06o}\0 ").bytes()) {
        *place = byte;
    }
    let mut archive = head.to_vec();
    archive.extend_from_slice(content.as_bytes());
    archive.resize(archive.len().next_multiple_of(BLOCK) + 2 * BLOCK, 0);
    archive
}
