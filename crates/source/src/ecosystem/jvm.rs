//! The Java machine: Maven's `pom.xml`, Gradle's `gradle.lockfile`.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

use super::{Ecosystem, Fact, Named, Reading};

/// The most elements of an XML manifest.
const XML_NODES_MAX: u32 = 200_000;
/// How often a property may name another.
const PROPERTY_STEPS_MAX: usize = 5;

pub(super) fn pom(text: &str) -> Result<Reading, String> {
    let document = xml(text)?;
    let project = document.root_element();
    let parent = child(project, "parent").map(|parent| coordinates(parent, &BTreeMap::new()));
    let mut properties: BTreeMap<&str, &str> = child(project, "properties")
        .into_iter()
        .flat_map(|list| list.children().filter(Node::is_element))
        .filter_map(|node| Some((node.tag_name().name(), node.text()?.trim())))
        .collect();
    if let Some(version) = text_of(project, "version") {
        properties.insert("project.version", version);
    }
    let listed = child(project, "dependencies").into_iter().flat_map(|list| list.children());
    let listed = listed.filter(|node| node.has_tag_name_of("dependency"));
    let libraries: Vec<Named> = listed.map(|node| coordinates(node, &properties)).collect();
    let release = ["maven.compiler.release", "java.version", "maven.compiler.source"]
        .into_iter()
        .find_map(|name| properties.get(name).map(|value| resolved(value, &properties)));
    let all: Vec<Named> = parent.into_iter().chain(libraries.iter().cloned()).collect();
    let framework = Ecosystem::Jvm.frameworks_among(&all);
    let environment = release.as_ref().map(|release| format!("Java {release}"));
    let java =
        Fact { family: "java", version: release, framework: framework.clone(), environment: None };
    let others = Fact { family: "jvm", version: None, framework, environment };
    Ok(Reading { facts: vec![java, others], libraries })
}

pub(super) fn gradle_lock(text: &str) -> Result<Reading, String> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let libraries: Vec<Named> = lines
        .filter_map(|line| {
            let (name, version) = line.split_once('=')?.0.rsplit_once(':')?;
            Some(Named::new(name, version))
        })
        .collect();
    let framework = Ecosystem::Jvm.frameworks_among(&libraries);
    let fact = |family| Fact { family, framework: framework.clone(), ..Fact::default() };
    Ok(Reading { facts: vec![fact("java"), fact("jvm")], libraries })
}

/// Reads an XML manifest of bounded size; entities are refused.
pub(super) fn xml(text: &str) -> Result<Document<'_>, String> {
    let options = ParsingOptions { nodes_limit: XML_NODES_MAX, ..ParsingOptions::default() };
    let text = text.trim_start_matches('\u{feff}');
    Document::parse_with_options(text, options).map_err(|error| error.to_string())
}

/// The child of this name, whatever its namespace.
fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.has_tag_name_of(name))
}

fn text_of<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name)?.text().map(str::trim)
}

fn coordinates(node: Node<'_, '_>, properties: &BTreeMap<&str, &str>) -> Named {
    let part = |name| resolved(text_of(node, name).unwrap_or_default(), properties);
    Named::new(format!("{}:{}", part("groupId"), part("artifactId")), part("version"))
}

/// A value with `${property}` replaced; one that is not known stays.
fn resolved(value: &str, properties: &BTreeMap<&str, &str>) -> String {
    let mut value = value;
    for _ in 0..PROPERTY_STEPS_MAX {
        let name = value.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
        match name.and_then(|name| properties.get(name)) {
            Some(found) => value = found,
            None => break,
        }
    }
    value.to_owned()
}

/// Elements by their local name.
trait LocalName {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl LocalName for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POM: &str = r#"<?xml version="1.0"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <parent><groupId>org.springframework.boot</groupId>
            <artifactId>spring-boot-starter-parent</artifactId><version>3.2.1</version></parent>
          <version>1.0</version>
          <properties><java.version>17</java.version><h.version>6.4</h.version></properties>
          <dependencies>
            <dependency><groupId>org.h</groupId><artifactId>h</artifactId>
              <version>${h.version}</version></dependency>
            <dependency><groupId>org.p</groupId><artifactId>p</artifactId></dependency>
          </dependencies>
          <dependencyManagement><dependencies><dependency><groupId>x</groupId>
            <artifactId>x</artifactId></dependency></dependencies></dependencyManagement>
        </project>"#;

    #[test]
    fn a_pom_says_java_framework_and_libraries() {
        let reading = pom(POM).unwrap();
        assert_eq!(reading.libraries, [Named::new("org.h:h", "6.4"), Named::new("org.p:p", "")]);
        assert_eq!(reading.facts[0].version.as_deref(), Some("17"));
        assert_eq!(reading.facts[0].framework.as_deref(), Some("Spring Boot 3.2.1"));
        assert_eq!(reading.facts[1].environment.as_deref(), Some("Java 17"));
    }

    #[test]
    fn a_property_that_names_itself_ends() {
        let properties = [("a", "${b}"), ("b", "${a}")].into();
        assert!(resolved("${a}", &properties).starts_with("${"));
    }

    #[test]
    fn entities_that_grow_are_refused() {
        let laughs = r#"<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>"#;
        assert!(pom(laughs).is_err());
    }

    #[test]
    fn a_gradle_lock_lists_the_libraries() {
        let reading = gradle_lock("# comment\norg.a:a:1.0=compile,test\nempty=other\n").unwrap();
        assert_eq!(reading.libraries, [Named::new("org.a:a", "1.0")]);
    }
}
