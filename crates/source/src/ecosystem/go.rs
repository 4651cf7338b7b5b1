//! Go: `go.mod`, which names every module used.

use super::{Ecosystem, Fact, Named, Reading};

pub(super) fn module(text: &str) -> Result<Reading, String> {
    let (mut version, mut environment, mut libraries) = (None, None, Vec::new());
    let mut block = "";
    for line in text.lines() {
        let line = line.split("//").next().unwrap_or_default().trim();
        let mut words = line.split_whitespace();
        match (words.next(), words.next(), words.next()) {
            (Some(")"), None, None) => block = "",
            (Some(name), Some("("), None) => {
                block = if name == "require" { "require" } else { "other" }
            }
            (Some("require"), Some(path), Some(number)) if block.is_empty() => {
                libraries.push(named(path, number));
            }
            (Some(path), Some(number), None) if block == "require" => {
                libraries.push(named(path, number));
            }
            (Some("go"), Some(number), None) if block.is_empty() => {
                version = Some(number.to_owned())
            }
            (Some("toolchain"), Some(name), None) if block.is_empty() => {
                environment = Some(name.to_owned());
            }
            _ => {}
        }
    }
    let framework = Ecosystem::Go.frameworks_among(&libraries);
    let fact = Fact { family: "go", version, framework, environment };
    Ok(Reading { facts: vec![fact], libraries })
}

fn named(path: &str, version: &str) -> Named {
    let path = path.trim_matches('"');
    // In the module store a capital letter is written as `!` and the small one.
    let mut stored = String::new();
    for char in path.chars() {
        if char.is_ascii_uppercase() {
            stored.push('!');
        }
        stored.push(char.to_ascii_lowercase());
    }
    let copies = vec![format!("vendor/{path}")];
    Named { copies, registry: Some(format!("{stored}@{version}")), ..Named::new(path, version) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_says_its_go_and_every_module_used() {
        let reading = module(
            "module kz.example/a\n\ngo 1.22\ntoolchain go1.22.3\n\
             require github.com/BurntSushi/toml v1.3.2\n\
             require (\n\tgithub.com/gin-gonic/gin v1.9.1\n\tgolang.org/x/sys v0.1.0 // indirect\n)\n\
             exclude (\n\tgolang.org/x/net v1.0.0\n)\nreplace a => b v1\n",
        )
        .unwrap();
        let names: Vec<_> = reading.libraries.iter().map(|library| library.name.as_str()).collect();
        assert_eq!(
            names,
            ["github.com/BurntSushi/toml", "github.com/gin-gonic/gin", "golang.org/x/sys"]
        );
        let fact = &reading.facts[0];
        assert_eq!(fact.version.as_deref(), Some("1.22"));
        assert_eq!(fact.environment.as_deref(), Some("go1.22.3"));
        assert_eq!(fact.framework.as_deref(), Some("Gin v1.9.1"));
        let registry = reading.libraries[0].registry.as_deref();
        assert_eq!(registry, Some("github.com/!burnt!sushi/toml@v1.3.2"));
    }
}
