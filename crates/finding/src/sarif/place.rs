//! Where a SARIF location leads: into the source, onto the network, or nowhere that we accept.

use super::wire::{ArtifactLocation, Pairs, Run, str};
use crate::{Address, FilePlace, PathRefusal, Place, SourcePath, path};

/// How many bases may stand on one another.
const BASES_MAX: usize = 8;

/// The longest URI of a location.
const URI_BYTES_MAX: usize = 16_384;

/// What makes the locations of a run relative to the root of the source.
#[derive(Debug)]
pub(super) struct Places<'a> {
    run: &'a Run<'a>,
    bases: Option<&'a Pairs<ArtifactLocation>>,
    /// Absolute folders that count as the root, the shortest first.
    roots: Vec<String>,
}

/// A location that was refused, with the value that it held.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) value: String,
    pub(super) why: PathRefusal,
}

impl<'a> Places<'a> {
    pub(super) fn of(run: &'a Run<'a>, root: Option<&str>) -> Places<'a> {
        let bases = run.original_uri_base_ids.get();
        let declared =
            bases.into_iter().flat_map(|bases| bases.0.values()).map(|base| str(&base.uri));
        let declared = declared.filter(|uri| uri.len() <= URI_BYTES_MAX);
        let mut roots: Vec<String> =
            declared.filter_map(absolute).chain(root.and_then(absolute)).map(as_folder).collect();
        roots.retain(|root| root != "/");
        roots.sort_by_key(String::len);
        Places { run, bases, roots }
    }

    /// The place of a location; `None` where it names no file.
    pub(super) fn place(
        &self,
        location: &ArtifactLocation,
        span: Option<crate::Span>,
    ) -> Option<Result<Place, Refused>> {
        let location = self.named(location)?;
        let uri = str(&location.uri);
        let refused = |why| Refused { value: uri.to_owned(), why };
        if uri.chars().any(crate::clean::is_unwanted_in_line) {
            return Some(Err(refused(PathRefusal::Control)));
        }
        if uri.len() > URI_BYTES_MAX {
            return Some(Err(refused(PathRefusal::TooLong)));
        }
        if let Some(address) = Address::from_url(uri) {
            return Some(Ok(Place::Address(address)));
        }
        if let Ok(purl) = uri.parse() {
            return Some(Ok(Place::Component(purl)));
        }
        let path = self.path(location);
        Some(path.map(|path| Place::File(FilePlace { path, span })).map_err(refused))
    }

    /// The location, or the artifact to whose index it refers.
    fn named<'b>(&'b self, location: &'b ArtifactLocation) -> Option<&'b ArtifactLocation> {
        let known = |l: &&ArtifactLocation| !str(&l.uri).is_empty();
        let by_index = || self.run.artifacts.at(location.index)?.location.as_ref();
        Some(location).filter(known).or_else(|| by_index().filter(known))
    }

    fn path(&self, location: &ArtifactLocation) -> Result<SourcePath, PathRefusal> {
        let full = self.resolved(location)?;
        let Some(whole) = absolute(&full) else { return SourcePath::from_uri(&full) };
        let inside = self.roots.iter().find_map(|root| strip(&whole, root));
        inside.map_or(Err(PathRefusal::Absolute), SourcePath::parse)
    }

    /// The URI put behind its bases, as far as they are known.
    fn resolved(&self, location: &ArtifactLocation) -> Result<String, PathRefusal> {
        let mut uri = str(&location.uri).to_owned();
        let mut base = str(&location.uri_base_id);
        for _ in 0..BASES_MAX {
            if is_absolute(&uri) {
                return Ok(uri);
            }
            let known = self.bases.and_then(|bases| bases.0.get(base));
            let Some(next) = known.filter(|next| str(&next.uri).len() <= URI_BYTES_MAX) else {
                return Ok(uri);
            };
            if is_absolute(str(&next.uri)) && SourcePath::from_uri(&uri) == Err(PathRefusal::Climbs)
            {
                return Err(PathRefusal::Climbs);
            }
            let folder = str(&next.uri);
            let gap = if folder.is_empty() || folder.ends_with('/') { "" } else { "/" };
            uri = format!("{folder}{gap}{uri}");
            base = str(&next.uri_base_id);
        }
        Ok(uri)
    }
}

/// The decoded path of an absolute file URI or path: `/home/x/a`, `C:/x/a`; `None` for a relative one.
fn absolute(uri: &str) -> Option<String> {
    if !is_absolute(uri) {
        return None;
    }
    let is_uri = path::scheme(uri).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file"));
    let rest = if is_uri { &uri[5..] } else { uri };
    let rest = rest.replace('\\', "/");
    let rest = match rest.strip_prefix("//") {
        Some(after) if is_uri => after.find('/').map_or("", |at| &after[at..]).to_owned(),
        _ => rest,
    };
    let decoded = if is_uri { path::decode(&rest) } else { rest };
    let is_drive = decoded.as_bytes().get(2) == Some(&b':') && decoded.starts_with('/');
    Some(if is_drive { decoded[1..].to_owned() } else { decoded })
}

fn is_absolute(uri: &str) -> bool {
    let bytes = uri.as_bytes();
    let drive = bytes.get(1) == Some(&b':') && bytes.first().is_some_and(u8::is_ascii_alphabetic);
    drive || uri.starts_with(['/', '\\']) || path::scheme(uri).is_some()
}

fn as_folder(mut path: String) -> String {
    if !path.ends_with('/') {
        path.push('/');
    }
    path
}

/// The path below a root; drives are compared without regard to case.
fn strip<'a>(whole: &'a str, root: &str) -> Option<&'a str> {
    let head = whole.get(..root.len())?;
    let drive = root.as_bytes().get(1) == Some(&b':');
    let same = if drive { head.eq_ignore_ascii_case(root) } else { head == root };
    same.then(|| &whole[root.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: &str = r#"{
        "originalUriBaseIds": {
            "SRC": {"uri": "src/", "uriBaseId": "ROOT"},
            "ROOT": {"uri": "file:///home/ci/my%20project/"},
            "UP": {"uri": "../../"},
            "LOOP": {"uri": "a/", "uriBaseId": "LOOP"},
            "WIN": {"uri": "file:///C:/build/"},
            "ALL": {"uri": "file:///"}
        },
        "artifacts": [{"location": {"uri": "lib/a.c"}}, {"location": {"uri": "../b.c"}}]
    }"#;

    fn shown(json: &str) -> String {
        let run: Run = serde_json::from_str(RUN).unwrap();
        let places = Places::of(&run, Some("/work/object"));
        match places.place(&serde_json::from_str(json).unwrap(), None) {
            Some(Ok(place)) => place.to_string(),
            Some(Err(refused)) => format!("{:?} {}", refused.why, refused.value),
            None => "nowhere".to_owned(),
        }
    }

    /// M 10.5: the route leads into the source; a path out of it is refused with its value.
    #[test]
    fn a_location_is_made_relative_to_the_root_of_the_source_or_refused() {
        for (json, expected) in [
            (r#"{"uri": "a.c", "uriBaseId": "SRC"}"#, "src/a.c"),
            (r#"{"uri": "a.c", "uriBaseId": "ROOT"}"#, "a.c"),
            (r#"{"uri": "a.c", "uriBaseId": "%SRCROOT%"}"#, "a.c"),
            (r#"{"uri": "file:///home/ci/my%20project/x/a.c"}"#, "x/a.c"),
            (r#"{"uri": "/work/object/x/a.c"}"#, "x/a.c"),
            (r#"{"uri": "file:///c:/build/x/a.c"}"#, "x/a.c"),
            (r#"{"uri": "C:\\build\\x\\a.c"}"#, "x/a.c"),
            (r#"{"index": 0}"#, "lib/a.c"),
            (r#"{"uri": "https://a.kz/login"}"#, "https://a.kz/login"),
            (r#"{"uri": "pkg:npm/left-pad@1"}"#, "pkg:npm/left-pad@1"),
            (r#"{"index": -1}"#, "nowhere"),
            (r#"{"index": 1}"#, "Climbs ../b.c"),
            (r#"{"uri": "a.c", "uriBaseId": "UP"}"#, "Climbs a.c"),
            (r#"{"uri": "../a.c", "uriBaseId": "ROOT"}"#, "Climbs ../a.c"),
            (r#"{"uri": "file:///etc/passwd"}"#, "Absolute file:///etc/passwd"),
            (r#"{"uri": "/work/object2/a.c"}"#, "Absolute /work/object2/a.c"),
            (r#"{"uri": "/work/object/../a.c"}"#, "Climbs /work/object/../a.c"),
            (r#"{"uri": "/work/object//etc/passwd"}"#, "Absolute /work/object//etc/passwd"),
            (r#"{"uri": "D:/secret"}"#, "Absolute D:/secret"),
            (r#"{"uri": "\\\\host\\share\\a"}"#, "Absolute \\\\host\\share\\a"),
            (r#"{"uri": "jar:file:/x!/y"}"#, "Absolute jar:file:/x!/y"),
            (r#"{"uri": "%2e%2e/a"}"#, "Climbs %2e%2e/a"),
        ] {
            assert_eq!(shown(json), expected, "{json}");
        }
        assert!(shown(r#"{"uri": "b.c", "uriBaseId": "LOOP"}"#).starts_with("a/a/"));
    }
}
