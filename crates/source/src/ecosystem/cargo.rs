//! Cargo: `Cargo.toml`, `Cargo.lock`, `rust-toolchain`.

use toml::{Table, Value};

use super::{Ecosystem, Fact, Named, Reading};

pub(super) fn manifest(text: &str) -> Result<Reading, String> {
    let root: Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let workspace = root.get("workspace").and_then(|value| value.get("package"));
    let packages = [root.get("package"), workspace];
    // `edition.workspace = true` is no text: the workspace's own manifest says it.
    let field = |name: &str| {
        packages.iter().flatten().find_map(|package| package.get(name)?.as_str()).map(str::to_owned)
    };
    let dependencies = ["dependencies", "build-dependencies"]
        .into_iter()
        .filter_map(|name| root.get(name)?.as_table())
        .flatten();
    let libraries: Vec<Named> =
        dependencies.filter_map(|(key, value)| required(key, value)).collect();
    let fact = Fact {
        family: "rust",
        version: field("edition").map(|edition| format!("edition {edition}")),
        framework: Ecosystem::Rust.frameworks_among(&libraries),
        environment: field("rust-version").map(|version| format!("Rust {version}+")),
    };
    Ok(Reading { facts: vec![fact], libraries })
}

pub(super) fn lock(text: &str) -> Result<Reading, String> {
    let root: Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let packages = root.get("package").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    // A package without a source is of the workspace itself.
    let foreign = packages.iter().filter(|package| package.get("source").is_some());
    let libraries = foreign.filter_map(|package| {
        let name = package.get("name")?.as_str()?;
        let version = package.get("version").and_then(Value::as_str).unwrap_or_default();
        Some(named(name, version))
    });
    Ok(Reading { libraries: libraries.collect(), ..Reading::default() })
}

pub(super) fn toolchain(text: &str) -> Result<Reading, String> {
    // The old form of the file is the channel alone.
    let channel = match text.parse::<Table>() {
        Ok(root) => {
            let toolchain = root.get("toolchain").and_then(|value| value.get("channel"));
            toolchain.and_then(Value::as_str).map(str::to_owned)
        }
        Err(_) if text.split_whitespace().count() == 1 => Some(text.trim().to_owned()),
        Err(error) => return Err(error.to_string()),
    };
    let environment = channel.map(|channel| format!("Rust {channel}"));
    let fact = Fact { family: "rust", environment, ..Fact::default() };
    Ok(Reading { facts: vec![fact], ..Reading::default() })
}

/// A dependency as a manifest requires it; one by path is no library.
fn required(key: &str, value: &Value) -> Option<Named> {
    if let Some(version) = value.as_str() {
        return Some(named(key, version));
    }
    let table = value.as_table()?;
    if table.contains_key("path") {
        return None;
    }
    let name = table.get("package").and_then(Value::as_str).unwrap_or(key);
    Some(named(name, table.get("version").and_then(Value::as_str).unwrap_or_default()))
}

fn named(name: &str, version: &str) -> Named {
    let full = format!("{name}-{version}");
    let copies = vec![format!("vendor/{full}"), format!("vendor/{name}")];
    Named { copies, registry: Some(full), ..Named::new(name, version) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RA 2 table 5.11: version, framework and environment.
    #[test]
    fn a_manifest_says_edition_toolchain_and_framework() {
        let reading = manifest(
            "[package]\nname = \"a\"\nedition = \"2024\"\nrust-version = \"1.94\"\n\
             [dependencies]\naxum = { version = \"0.8\" }\nown = { path = \"../own\" }\n",
        )
        .unwrap();
        let fact = &reading.facts[0];
        assert_eq!(fact.version.as_deref(), Some("edition 2024"));
        assert_eq!(fact.framework.as_deref(), Some("axum 0.8"));
        assert_eq!(fact.environment.as_deref(), Some("Rust 1.94+"));
        assert_eq!(reading.libraries.len(), 1);
        let member = manifest("[package]\nedition.workspace = true\n").unwrap();
        assert_eq!(member.facts[0].version, None);
        for text in ["[toolchain]\nchannel = \"1.94.0\"\n", "1.94.0\n"] {
            let reading = toolchain(text).unwrap();
            assert_eq!(reading.facts[0].environment.as_deref(), Some("Rust 1.94.0"));
        }
    }

    /// RA 2 table 5.12: the libraries without the workspace's own packages.
    #[test]
    fn a_lock_lists_the_libraries_without_the_own_packages() {
        let reading = lock(
            "version = 4\n[[package]]\nname = \"own\"\nversion = \"0.1.0\"\n\
             [[package]]\nname = \"serde\"\nversion = \"1.0.2\"\nsource = \"registry+x\"\n",
        )
        .unwrap();
        assert_eq!(reading.libraries, [named("serde", "1.0.2")]);
        assert_eq!(reading.libraries[0].registry.as_deref(), Some("serde-1.0.2"));
    }
}
