//! Composer: `composer.json`, `composer.lock`.

use serde_json::Value;

use super::{Ecosystem, Fact, Named, Reading};

pub(super) fn manifest(text: &str) -> Result<Reading, String> {
    let root: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let required = root.get("require").and_then(Value::as_object);
    let all = required.into_iter().flatten().filter_map(|(name, v)| Some((name, v.as_str()?)));
    // `php` and `ext-…` are the environment; a package's name has a vendor.
    let packages = all.clone().filter(|(name, _)| name.contains('/'));
    let libraries: Vec<Named> = packages.map(|(name, version)| named(name, version)).collect();
    let version = all.clone().find(|(name, _)| *name == "php").map(|(_, v)| v.to_owned());
    let extensions: Vec<_> =
        all.map(|(name, _)| name.as_str()).filter(|name| name.starts_with("ext-")).collect();
    let environment = (!extensions.is_empty()).then(|| extensions.join(", "));
    let framework = Ecosystem::Php.frameworks_among(&libraries);
    let fact = Fact { family: "php", version, framework, environment };
    Ok(Reading { facts: vec![fact], libraries })
}

pub(super) fn lock(text: &str) -> Result<Reading, String> {
    let root: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let lists =
        ["packages", "packages-dev"].into_iter().filter_map(|name| root.get(name)?.as_array());
    let libraries = lists.flatten().filter_map(|package| {
        let version = package.get("version").and_then(Value::as_str).unwrap_or_default();
        Some(named(package.get("name")?.as_str()?, version))
    });
    Ok(Reading { libraries: libraries.collect(), ..Reading::default() })
}

fn named(name: &str, version: &str) -> Named {
    Named { copies: vec![format!("vendor/{name}")], ..Named::new(name, version) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composer_says_php_framework_and_libraries() {
        let reading =
            manifest(r#"{"require":{"php":"^8.2","ext-pdo":"*","laravel/framework":"^11.0"}}"#)
                .unwrap();
        assert_eq!(reading.facts[0].version.as_deref(), Some("^8.2"));
        assert_eq!(reading.facts[0].framework.as_deref(), Some("Laravel ^11.0"));
        assert_eq!(reading.facts[0].environment.as_deref(), Some("ext-pdo"));
        let locked = lock(
            r#"{"packages":[{"name":"a/b","version":"v1.0"}],"packages-dev":[{"name":"c/d"}, 1]}"#,
        )
        .unwrap();
        assert_eq!(locked.libraries, [named("a/b", "v1.0"), named("c/d", "")]);
    }
}
