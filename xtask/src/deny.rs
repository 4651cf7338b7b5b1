//! Licences, banned packages and sources of the dependencies, by `deny.toml`.
//!
//! Advisories are not checked here: their database cannot be fetched from everywhere, and what was
//! fine yesterday must not fail today without a change. See `docs/release.md`.

use std::path::Path;

use anyhow::Context as _;

use crate::{
    setup::cache,
    shell::{cargo, command, output, succeeds},
};

/// The version that is installed where there is none.
const VERSION: &str = "0.20.2";
/// What it checks.
const CHECKS: [&str; 5] = ["--locked", "check", "licenses", "bans", "sources"];

/// Checks the dependencies, with cargo-deny from `PATH` or from the cache folder.
pub(crate) fn run(root: &Path) -> anyhow::Result<bool> {
    if output(&mut cargo(root, &["deny", "--version"])).is_some() {
        let mut args = vec!["deny"];
        args.extend(CHECKS);
        return succeeds(&mut cargo(root, &args));
    }
    let place = cache()?.join(format!("cargo-deny-{VERSION}"));
    let program = place.join("bin/cargo-deny");
    if !program.is_file() {
        println!("deny: building cargo-deny {VERSION} into {} (minutes)", place.display());
        let place = place.to_string_lossy();
        let args = ["install", "--locked", "--quiet", "--version", VERSION, "--root", &place];
        let mut install = cargo(root, &args);
        install.args(["--no-track", "cargo-deny"]);
        anyhow::ensure!(succeeds(&mut install)?, "cargo-deny could not be installed");
    }
    let program = program.to_str().context("the cache folder's name is no text")?;
    succeeds(&mut command(root, program, &CHECKS))
}
