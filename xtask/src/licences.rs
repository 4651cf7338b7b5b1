//! Licences, banned packages and sources of the dependencies, by `deny.toml`.
//!
//! `cargo deny` does it where it is installed. Elsewhere this file reads the same `deny.toml` and
//! checks licences, bans and sources itself: building `cargo deny` costs minutes, and its database
//! of advisories cannot be reached from everywhere.

mod spdx;

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::Context as _;
use serde::Deserialize;

use crate::shell::{cargo, output, succeeds};

/// `deny.toml`, as far as it is read here.
#[derive(Debug, Deserialize)]
struct Policy {
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}

#[derive(Debug, Deserialize)]
struct Licenses {
    allow: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Debug, Deserialize)]
struct Banned {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: BTreeSet<String>,
}

/// What `cargo metadata` says, as far as it is read here.
#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

/// Checks the dependencies.
pub(crate) fn run(root: &Path) -> anyhow::Result<bool> {
    if output(&mut cargo(root, &["deny", "--version"])).is_some() {
        return succeeds(&mut cargo(root, &["deny", "check", "licenses", "bans", "sources"]));
    }
    println!("licences: cargo-deny is not installed, reading deny.toml here (no advisories)");
    let path = root.join("deny.toml");
    let policy =
        fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let policy: Policy = toml::from_str(&policy).context("deny.toml")?;
    let metadata = output(&mut cargo(root, &["metadata", "--locked", "--format-version", "1"]))
        .context("cargo metadata failed")?;
    let metadata: Metadata = serde_json::from_str(&metadata).context("cargo metadata")?;
    let complaints = check(&policy, &metadata.packages);
    for complaint in &complaints {
        println!("{complaint}");
    }
    println!("licences: {} packages, {} complaints", metadata.packages.len(), complaints.len());
    Ok(complaints.is_empty())
}

fn check(policy: &Policy, packages: &[Package]) -> Vec<String> {
    packages.iter().flat_map(|package| of_package(policy, package)).collect()
}

fn of_package(policy: &Policy, package: &Package) -> Vec<String> {
    let title = format!("{} {}", package.name, package.version);
    let mut complaints = Vec::new();
    let licence = package.license.as_deref().unwrap_or("");
    if !spdx::allowed(licence, &policy.licenses.allow) {
        complaints.push(format!("deny.toml: {title}: the licence '{licence}' is not allowed"));
    }
    if let Some(banned) = policy.bans.deny.iter().find(|banned| banned.name == package.name) {
        complaints.push(format!("deny.toml: {title} is banned: {}", banned.reason));
    }
    let registry = package.source.as_ref().map(|source| source.trim_start_matches("registry+"));
    if registry.is_some_and(|registry| !policy.sources.allow_registry.contains(registry)) {
        complaints
            .push(format!("deny.toml: {title} comes from elsewhere: {}", registry.unwrap_or("")));
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = r#"
[licenses]
allow = ["MIT"]
[bans]
deny = [{ crate = "openssl", reason = "rustls only" }]
[sources]
allow-registry = ["https://crates.io"]
"#;

    fn found(name: &str, license: Option<&str>, source: Option<&str>) -> Vec<String> {
        let policy: Policy = toml::from_str(POLICY).unwrap();
        let package = Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: license.map(str::to_owned),
            source: source.map(str::to_owned),
        };
        check(&policy, &[package])
    }

    #[test]
    fn licence_ban_and_source_are_each_a_complaint() {
        assert_eq!(found("a", Some("MIT"), Some("registry+https://crates.io")), [""; 0]);
        assert_eq!(found("a", Some("MIT"), None), [""; 0]);
        assert_eq!(
            found("openssl", None, Some("git+https://x")),
            [
                "deny.toml: openssl 1.0.0: the licence '' is not allowed",
                "deny.toml: openssl 1.0.0 is banned: rustls only",
                "deny.toml: openssl 1.0.0 comes from elsewhere: git+https://x",
            ]
        );
    }
}
