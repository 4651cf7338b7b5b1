//! Files, named by the SHA-256 of their content, sealed before they leave the program.
/// The files.
#[derive(Debug)]
pub struct Artifacts;
