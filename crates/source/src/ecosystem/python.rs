//! Python: `pyproject.toml`, `requirements.txt`, the locks of Poetry, uv, PDM and Pipenv.

use serde_json::Value as Json;
use toml::{Table, Value};

use super::{Ecosystem, Fact, Named, Reading};

pub(super) fn pyproject(text: &str) -> Result<Reading, String> {
    let root: Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let project = root.get("project");
    let poetry = root.get("tool").and_then(|tool| tool.get("poetry")?.get("dependencies"));
    let poetry = poetry.and_then(Value::as_table);
    let listed = project.and_then(|project| project.get("dependencies")?.as_array());
    let listed = listed.into_iter().flatten().filter_map(|line| requirement(line.as_str()?));
    let by_poetry = poetry.into_iter().flatten().filter(|(name, _)| *name != "python");
    let by_poetry = by_poetry.map(|(name, value)| Named::new(name, version_of(value)));
    let libraries: Vec<Named> = listed.chain(by_poetry).collect();
    let version = project
        .and_then(|project| project.get("requires-python")?.as_str())
        .or_else(|| poetry?.get("python")?.as_str());
    let fact = Fact { version: version.map(str::to_owned), ..fact(&libraries) };
    Ok(Reading { facts: vec![fact], libraries })
}

pub(super) fn lock(text: &str) -> Result<Reading, String> {
    let root: Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let packages = root.get("package").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let libraries = packages.iter().filter(|package| !is_own(package)).filter_map(|package| {
        let version = package.get("version").and_then(Value::as_str).unwrap_or_default();
        Some(Named::new(package.get("name")?.as_str()?, version))
    });
    Ok(Reading { libraries: libraries.collect(), ..Reading::default() })
}

pub(super) fn pipfile_lock(text: &str) -> Result<Reading, String> {
    let root: Json = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let lists = ["default", "develop"].into_iter().filter_map(|name| root.get(name)?.as_object());
    let libraries: Vec<Named> = lists
        .flatten()
        .map(|(name, package)| {
            let version = package.get("version").and_then(Json::as_str).unwrap_or_default();
            Named::new(name, version.trim_start_matches("=="))
        })
        .collect();
    Ok(Reading { facts: vec![fact(&libraries)], libraries })
}

pub(super) fn requirements(text: &str) -> Result<Reading, String> {
    let joined = text.replace("\\\r\n", " ").replace("\\\n", " ");
    let libraries: Vec<Named> = joined.lines().filter_map(requirement).collect();
    Ok(Reading { facts: vec![fact(&libraries)], libraries })
}

fn fact(libraries: &[Named]) -> Fact {
    let lower = libraries.iter().map(|named| (named.name.to_lowercase(), &named.version));
    let lower: Vec<_> = lower.collect();
    let pairs = lower.iter().map(|(name, version)| (name.as_str(), version.as_str()));
    Fact { family: "python", framework: Ecosystem::Python.frameworks(pairs), ..Fact::default() }
}

/// A line such as `Django[argon2]==4.2.1 ; python_version > "3.8" --hash=…`; options are none.
fn requirement(line: &str) -> Option<Named> {
    let line = line.trim();
    let line = if line.starts_with('#') { "" } else { line.split(" #").next()? };
    let line = line.split([';']).next()?.split(" --").next()?.trim();
    let end = line
        .find(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c)))
        .unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) || rest.starts_with(['/', ':', '\\'])
    {
        return None;
    }
    let rest = rest.trim_start();
    let rest = match rest.strip_prefix('[') {
        Some(extras) => extras.split_once(']')?.1.trim_start(),
        None => rest,
    };
    let rest = rest.trim_matches(['(', ')']).trim();
    let exact = rest.strip_prefix("===").or_else(|| rest.strip_prefix("=="));
    let version = exact.filter(|version| !version.contains(',')).unwrap_or(rest);
    Some(Named::new(name, version.trim()))
}

fn version_of(value: &Value) -> &str {
    let table = || value.get("version").and_then(Value::as_str);
    value.as_str().or_else(table).unwrap_or_default()
}

/// Whether a package of a lock is the project's own.
fn is_own(package: &Value) -> bool {
    let source = package.get("source").and_then(Value::as_table);
    let own = ["editable", "virtual", "directory"];
    source.is_some_and(|source| {
        let local = source.get("type").and_then(Value::as_str) == Some("directory");
        local || own.iter().any(|kind| source.contains_key(*kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_requirement_is_read_line_by_line() {
        let rows: [(&str, Option<(&str, &str)>); 14] = [
            ("Django==4.2.1", Some(("Django", "4.2.1"))),
            ("requests >= 2.0, < 3 # comment", Some(("requests", ">= 2.0, < 3"))),
            ("uvicorn[standard]==0.30 ; python_version > '3.8'", Some(("uvicorn", "0.30"))),
            ("a==1.0 --hash=sha256:00", Some(("a", "1.0"))),
            ("zope.interface", Some(("zope.interface", ""))),
            ("pip @ https://a.kz/pip.whl", Some(("pip", "@ https://a.kz/pip.whl"))),
            ("b (>=1.0)", Some(("b", ">=1.0"))),
            ("# comment", None),
            ("-r base.txt", None),
            ("--index-url https://a.kz", None),
            ("https://a.kz/pip.whl", None),
            ("./own", None),
            ("own/package", None),
            ("", None),
        ];
        for (line, expected) in rows {
            let found = requirement(line);
            let found = found.as_ref().map(|named| (named.name.as_str(), named.version.as_str()));
            assert_eq!(found, expected, "{line}");
        }
        let reading = requirements("Django==4.2.1 \\\n  --hash=sha256:00\n").unwrap();
        assert_eq!(reading.facts[0].framework.as_deref(), Some("Django 4.2.1"));
    }

    #[test]
    fn a_project_says_its_python_and_its_libraries() {
        let standard =
            "[project]\nrequires-python = \">=3.11\"\ndependencies = [\"fastapi>=0.1\"]\n";
        let poetry = "[tool.poetry.dependencies]\npython = \">=3.11\"\nfastapi = \">=0.1\"\n";
        for text in [standard, poetry] {
            let reading = pyproject(text).unwrap();
            assert_eq!(reading.facts[0].version.as_deref(), Some(">=3.11"));
            assert_eq!(reading.facts[0].framework.as_deref(), Some("FastAPI >=0.1"));
            assert_eq!(reading.libraries, [Named::new("fastapi", ">=0.1")]);
        }
    }

    #[test]
    fn each_lock_lists_the_libraries() {
        let poetry = "[[package]]\nname = \"attrs\"\nversion = \"23.1\"\n";
        let uv = "[[package]]\nname = \"own\"\nversion = \"0\"\nsource = { editable = \".\" }\n\
                  [[package]]\nname = \"attrs\"\nversion = \"23.1\"\n\
                  source = { registry = \"https://pypi.org/simple\" }\n";
        let pipenv = r#"{"default":{"attrs":{"version":"==23.1"}},"develop":{}}"#;
        let readings = [lock(poetry), lock(uv), pipfile_lock(pipenv)];
        for reading in readings {
            assert_eq!(reading.unwrap().libraries, [Named::new("attrs", "23.1")]);
        }
    }
}
