//! A path to a file inside the source under test: relative, and never climbing out.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A path's greatest length.
const PATH_CHARS_MAX: usize = 4096;
/// How often a text is decoded when looking for a climb hidden in percent signs.
const DECODING_ROUNDS_MAX: usize = 4;

/// A relative path with `/` between its segments, without `.`, `..` and empty segments.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SourcePath(String);

/// Why a text is refused as a path into the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PathRefusal {
    /// No segment remains.
    #[error("the path is empty")]
    Empty,
    /// It leads above the root of the source.
    #[error("the path climbs out of the source")]
    Climbs,
    /// It begins at the root of a machine, a drive, a share or a foreign scheme.
    #[error("the path is absolute")]
    Absolute,
    /// It holds a control character.
    #[error("the path holds a control character")]
    Control,
    /// It is longer than the limit.
    #[error("the path is longer than {PATH_CHARS_MAX} characters")]
    TooLong,
}

impl PathRefusal {
    /// The key of its message.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            PathRefusal::Empty => "path-empty",
            PathRefusal::Climbs => "path-climbs",
            PathRefusal::Absolute => "path-absolute",
            PathRefusal::Control => "path-control",
            PathRefusal::TooLong => "path-too-long",
        }
    }
}

impl SourcePath {
    /// A path as a file system writes it; `\` counts as a separator.
    ///
    /// # Errors
    /// What is absolute, climbs out (also behind percent signs), is empty, too long, or holds a
    /// control character.
    pub fn parse(path: &str) -> Result<SourcePath, PathRefusal> {
        if path.chars().count() > PATH_CHARS_MAX {
            return Err(PathRefusal::TooLong);
        }
        if path.chars().any(crate::clean::is_unwanted_in_line) {
            return Err(PathRefusal::Control);
        }
        let path = path.replace('\\', "/");
        let segments = segments(&path)?;
        hidden_climb(&path)?;
        if segments.is_empty() {
            return Err(PathRefusal::Empty);
        }
        Ok(SourcePath(segments.join("/")))
    }

    /// A path as a relative URI reference writes it, percent signs decoded once.
    ///
    /// # Errors
    /// As [`SourcePath::parse`].
    pub fn from_uri(uri: &str) -> Result<SourcePath, PathRefusal> {
        let end = uri.find(['?', '#']).unwrap_or(uri.len());
        SourcePath::parse(&decode(&uri[..end]))
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path as a relative URI reference.
    pub fn to_uri(&self) -> String {
        let mut uri = String::with_capacity(self.0.len());
        for byte in self.0.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
                uri.push(char::from(byte));
            } else {
                uri.push_str(&format!("%{byte:02X}"));
            }
        }
        uri
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl TryFrom<String> for SourcePath {
    type Error = PathRefusal;

    fn try_from(path: String) -> Result<Self, Self::Error> {
        SourcePath::parse(&path)
    }
}

impl From<SourcePath> for String {
    fn from(path: SourcePath) -> Self {
        path.0
    }
}

/// The scheme of an absolute URI: `https` of `https://host/`; a single letter is a drive, no scheme.
pub(crate) fn scheme(uri: &str) -> Option<&str> {
    let (scheme, _) = uri.split_once(':')?;
    let mut letters = scheme.chars();
    let good = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    (good && scheme.len() > 1).then_some(scheme)
}

/// Percent signs decoded once; what is no percent code, or no UTF-8 after it, stays.
pub(crate) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match code.and_then(|digits| hex::decode(digits).ok()) {
            Some(decoded) => {
                out.extend(decoded);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

fn segments(path: &str) -> Result<Vec<&str>, PathRefusal> {
    let drive = path.as_bytes().get(1) == Some(&b':')
        && path.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    if path.starts_with('/') || drive || path.contains("://") || path.starts_with("file:") {
        return Err(PathRefusal::Absolute);
    }
    let mut kept = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." if kept.pop().is_none() => return Err(PathRefusal::Climbs),
            ".." => {}
            name => kept.push(name),
        }
    }
    Ok(kept)
}

/// Refuses what would climb out, or become absolute, for a reader who decodes once too often.
fn hidden_climb(path: &str) -> Result<(), PathRefusal> {
    let mut current = path.to_owned();
    for _ in 0..DECODING_ROUNDS_MAX {
        let next = decode(&current).replace('\\', "/");
        if next == current {
            return Ok(());
        }
        if next.chars().any(crate::clean::is_unwanted_in_line) {
            return Err(PathRefusal::Control);
        }
        segments(&next)?;
        current = next;
    }
    Err(PathRefusal::Climbs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// M 10.5: the route is the path to the file; a path that leads out of the source is refused.
    #[test]
    fn a_path_leads_into_the_source_and_nowhere_else() {
        use PathRefusal::{Absolute, Climbs, Control, Empty, TooLong};
        let long = "a/".repeat(3000);
        for (uri, expected) in [
            ("src/main.rs", Ok("src/main.rs")),
            ("./src//a%20b.py", Ok("src/a b.py")),
            ("src/../lib/a.c", Ok("lib/a.c")),
            ("src\\win\\a.cs", Ok("src/win/a.cs")),
            ("=cmd|'/c calc'!A1", Ok("=cmd|'/c calc'!A1")),
            ("100%/a", Ok("100%/a")),
            ("қазақша/файл.py", Ok("қазақша/файл.py")),
            ("../etc/passwd", Err(Climbs)),
            ("a/../../etc/passwd", Err(Climbs)),
            ("..\\..\\windows", Err(Climbs)),
            ("%2e%2e/etc/passwd", Err(Climbs)),
            ("..%2fetc", Err(Climbs)),
            ("%252e%252e%252fetc", Err(Climbs)),
            ("%2fetc/passwd", Err(Absolute)),
            ("/etc/passwd", Err(Absolute)),
            ("//server/share", Err(Absolute)),
            ("\\\\server\\share", Err(Absolute)),
            ("C:/Windows", Err(Absolute)),
            ("c%3A\\Windows", Err(Absolute)),
            ("file:///etc/passwd", Err(Absolute)),
            ("a%00b", Err(Control)),
            ("a\u{202e}b", Err(Control)),
            ("", Err(Empty)),
            ("./.", Err(Empty)),
            (long.as_str(), Err(TooLong)),
        ] {
            let read = SourcePath::from_uri(uri);
            assert_eq!(read.as_ref().map(SourcePath::as_str), expected.as_ref().copied(), "{uri}");
        }
    }

    proptest! {
        #[test]
        fn an_accepted_path_has_no_climbing_segment_and_survives_its_uri(uri in ".{0,40}") {
            if let Ok(path) = SourcePath::from_uri(&uri) {
                prop_assert!(!path.as_str().starts_with('/'));
                prop_assert!(path.as_str().split('/').all(|s| !["", ".", ".."].contains(&s)));
                prop_assert_eq!(SourcePath::from_uri(&path.to_uri()), Ok(path));
            }
        }
    }
}
