//! The reference of the command line is the program's own.

use std::{fs, path::Path};

use crate::program::answer;

#[test]
fn the_reference_in_docs_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cli.md");
    let (code, said) = answer(&["reference"]);
    assert_eq!(code, 0);
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(kept, said, "write it anew: cargo run -- reference > docs/cli.md");
}
