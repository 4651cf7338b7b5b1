//! .NET: project files, `packages.lock.json`.

use std::collections::BTreeSet;

use roxmltree::Node;
use serde_json::Value;

use super::{Ecosystem, Fact, Named, Reading, jvm::xml};

pub(super) fn project(text: &str) -> Result<Reading, String> {
    let document = xml(text)?;
    let elements = || document.descendants().filter(Node::is_element);
    let value = |names: &[&str]| {
        let mut found = elements().filter(|node| names.contains(&node.tag_name().name()));
        found.find_map(|node| node.text()).map(|text| text.trim().to_owned())
    };
    let references = elements().filter(|node| node.tag_name().name() == "PackageReference");
    let libraries: Vec<Named> = references.filter_map(reference).collect();
    let sdk = document.root_element().attribute("Sdk").map(|sdk| (sdk, ""));
    let named = libraries.iter().map(|named| (named.name.as_str(), named.version.as_str()));
    let framework = Ecosystem::Dotnet.frameworks(sdk.into_iter().chain(named));
    let target = value(&["TargetFramework", "TargetFrameworks", "TargetFrameworkVersion"]);
    let environment = target.map(|target| format!(".NET {target}"));
    let fact = Fact { family: "dotnet", version: value(&["LangVersion"]), framework, environment };
    Ok(Reading { facts: vec![fact], libraries })
}

pub(super) fn lock(text: &str) -> Result<Reading, String> {
    let root: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let targets =
        root.get("dependencies").and_then(Value::as_object).ok_or("no \"dependencies\"")?;
    let packages = targets.values().filter_map(Value::as_object).flatten();
    let libraries: BTreeSet<Named> = packages
        .filter(|(_, package)| package.get("type").and_then(Value::as_str) != Some("Project"))
        .map(|(name, package)| {
            let version = package.get("resolved").and_then(Value::as_str).unwrap_or_default();
            Named::new(name, version)
        })
        .collect();
    Ok(Reading { libraries: libraries.into_iter().collect(), ..Reading::default() })
}

fn reference(node: Node<'_, '_>) -> Option<Named> {
    let name = node.attribute("Include").or_else(|| node.attribute("Update"))?;
    let inner = || node.children().find(|child| child.tag_name().name() == "Version")?.text();
    let version = node.attribute("Version").or_else(inner).unwrap_or_default();
    Some(Named::new(name, version.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_says_its_target_framework_and_packages() {
        let reading = project(
            r#"<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup>
                 <TargetFramework>net8.0</TargetFramework><LangVersion>12</LangVersion>
               </PropertyGroup><ItemGroup>
                 <PackageReference Include="Dapper" Version="2.1" />
                 <PackageReference Include="Serilog"><Version>3.0</Version></PackageReference>
               </ItemGroup></Project>"#,
        )
        .unwrap();
        assert_eq!(reading.libraries, [Named::new("Dapper", "2.1"), Named::new("Serilog", "3.0")]);
        let fact = &reading.facts[0];
        assert_eq!(fact.version.as_deref(), Some("12"));
        assert_eq!(fact.framework.as_deref(), Some("ASP.NET Core"));
        assert_eq!(fact.environment.as_deref(), Some(".NET net8.0"));
    }

    #[test]
    fn a_lock_lists_each_package_once() {
        let reading = lock(
            r#"{"version":1,"dependencies":{
                "net8.0":{"Dapper":{"type":"Direct","resolved":"2.1"},"Own":{"type":"Project"}},
                "net6.0":{"Dapper":{"type":"Direct","resolved":"2.1"}}}}"#,
        )
        .unwrap();
        assert_eq!(reading.libraries, [Named::new("Dapper", "2.1")]);
    }
}
