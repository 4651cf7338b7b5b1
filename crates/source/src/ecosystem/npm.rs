//! npm: `package.json`, `package-lock.json` of all three versions.

use serde_json::{Map, Value};

use super::{Ecosystem, Fact, Named, Reading};

pub(super) fn manifest(text: &str) -> Result<Reading, String> {
    let root: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let table = |name: &str| root.get(name).and_then(Value::as_object);
    let libraries: Vec<Named> = ["dependencies", "optionalDependencies"]
        .into_iter()
        .filter_map(table)
        .flatten()
        .filter_map(|(name, version)| required(name, version.as_str()?))
        .collect();
    let framework = Ecosystem::JavaScript.frameworks_among(&libraries);
    let engine = table("engines").and_then(|engines| engines.get("node")?.as_str());
    let environment = engine.map(|version| format!("Node.js {version}"));
    let typescript = ["devDependencies", "dependencies"]
        .into_iter()
        .filter_map(table)
        .find_map(|list| list.get("typescript")?.as_str())
        .map(str::to_owned);
    let fact = |family, version| Fact {
        family,
        version,
        framework: framework.clone(),
        environment: environment.clone(),
    };
    Ok(Reading { facts: vec![fact("javascript", None), fact("typescript", typescript)], libraries })
}

pub(super) fn lock(text: &str) -> Result<Reading, String> {
    let root: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let libraries = match (root.get("packages"), root.get("dependencies")) {
        (Some(Value::Object(packages)), _) => packages.iter().filter_map(installed).collect(),
        (_, Some(Value::Object(dependencies))) => nested(dependencies),
        _ => return Err("neither \"packages\" nor \"dependencies\"".to_owned()),
    };
    Ok(Reading { libraries, ..Reading::default() })
}

/// Versions 2 and 3: `"node_modules/a/node_modules/b": { "version": "1.0.0" }`.
fn installed((place, package): (&String, &Value)) -> Option<Named> {
    let (_, last) = place.rsplit_once("node_modules/")?;
    if package.get("link").and_then(Value::as_bool) == Some(true) {
        return None;
    }
    let name = package.get("name").and_then(Value::as_str).unwrap_or(last);
    let version = package.get("version").and_then(Value::as_str).unwrap_or_default();
    Some(Named { copies: vec![place.clone()], ..Named::new(name, version) })
}

/// Version 1: libraries nested as they are installed.
fn nested(dependencies: &Map<String, Value>) -> Vec<Named> {
    let mut found = Vec::new();
    let mut left = vec![(String::new(), dependencies)];
    while let Some((prefix, dependencies)) = left.pop() {
        for (name, package) in dependencies {
            let place = format!("{prefix}node_modules/{name}");
            let version = package.get("version").and_then(Value::as_str).unwrap_or_default();
            if let Some(Value::Object(inner)) = package.get("dependencies") {
                left.push((format!("{place}/"), inner));
            }
            found.push(Named { copies: vec![place], ..Named::new(name, version) });
        }
    }
    found
}

/// A dependency as a manifest requires it; one by path or of the workspace is no library.
fn required(name: &str, version: &str) -> Option<Named> {
    let own = ["file:", "link:", "workspace:", "portal:"];
    let foreign = !own.iter().any(|prefix| version.starts_with(prefix));
    let copies = vec![format!("node_modules/{name}")];
    foreign.then(|| Named { copies, ..Named::new(name, version) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_says_framework_node_and_typescript() {
        let reading = manifest(
            r#"{"dependencies":{"react":"^18.2","own":"workspace:*"},
                "devDependencies":{"typescript":"~5.4"},"engines":{"node":">=20"}}"#,
        )
        .unwrap();
        assert_eq!(reading.libraries.len(), 1);
        assert_eq!(reading.facts[1].family, "typescript");
        assert_eq!(reading.facts[1].version.as_deref(), Some("~5.4"));
        assert_eq!(reading.facts[0].framework.as_deref(), Some("React ^18.2"));
        assert_eq!(reading.facts[0].environment.as_deref(), Some("Node.js >=20"));
    }

    #[test]
    fn a_lock_of_any_version_lists_what_is_installed() {
        let third = r#"{"lockfileVersion":3,"packages":{"":{"name":"own"},"packages/own":{},
            "node_modules/own":{"link":true,"resolved":"packages/own"},
            "node_modules/@a/b":{"version":"1.0.0"},
            "node_modules/@a/b/node_modules/c":{"version":"2.0.0"}}}"#;
        let first = r#"{"dependencies":{"@a/b":{"version":"1.0.0",
            "dependencies":{"c":{"version":"2.0.0"}}}}}"#;
        for text in [third, first] {
            let libraries = lock(text).unwrap().libraries;
            let found: Vec<_> = libraries
                .iter()
                .map(|l| (l.name.as_str(), l.version.as_str(), l.copies[0].as_str()))
                .collect();
            assert_eq!(
                found,
                [
                    ("@a/b", "1.0.0", "node_modules/@a/b"),
                    ("c", "2.0.0", "node_modules/@a/b/node_modules/c"),
                ]
            );
        }
    }
}
