//! Where functions begin and end.

use super::Mask;

/// A function with a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Function {
    /// Its name.
    pub(crate) name: String,
    /// The first byte of its doc comment or attributes.
    pub(crate) head: usize,
    /// The byte of the word `fn`.
    pub(crate) at: usize,
    /// The byte after its closing brace.
    pub(crate) end: usize,
    /// Lines of code in its body: neither blank nor comment.
    pub(crate) lines: usize,
    /// Whether an attribute makes it a test.
    pub(crate) is_test: bool,
}

impl Function {
    /// Whether the byte is in the function, or in what stands before it.
    pub(crate) fn holds(&self, at: usize) -> bool {
        (self.head..self.end).contains(&at)
    }
}

/// Every function that has a body, in order of `fn`.
pub(crate) fn functions(text: &str, mask: &Mask) -> Vec<Function> {
    let code = mask.code.as_bytes();
    words(&mask.code, "fn").filter_map(|at| function(text, mask, code, at)).collect()
}

/// The places where the word stands alone in code.
pub(crate) fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let bytes = code.as_bytes();
        let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
        let after = bytes.get(at + word.len()).copied().unwrap_or(b' ');
        !is_name(before) && !is_name(after)
    })
}

/// The byte after the brace that closes the one at `open`.
pub(crate) fn close(code: &[u8], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.iter().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at + 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    code.len()
}

fn function(text: &str, mask: &Mask, code: &[u8], at: usize) -> Option<Function> {
    let start =
        at + 2 + code[at + 2..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let length = code[start..].iter().take_while(|byte| is_name(**byte)).count();
    if length == 0 {
        return None;
    }
    let open = body(code, start + length)?;
    let end = close(code, open);
    let head = head(text, mask, at);
    Some(Function {
        name: mask.code[start..start + length].to_owned(),
        head,
        at,
        end,
        lines: lines(&mask.uncommented[open + 1..end.saturating_sub(1).max(open + 1)]),
        is_test: is_test(&mask.code[head..at]),
    })
}

/// The opening brace of the body, unless a `;` ends the declaration first.
fn body(code: &[u8], from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in code.iter().enumerate().skip(from) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b';' if depth == 0 => return None,
            b'{' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

/// The start of the lines above that belong to the function: doc comment and attributes.
fn head(text: &str, mask: &Mask, at: usize) -> usize {
    let mut start = line_start(text, at);
    while start > 0 {
        let above = line_start(text, start - 1);
        let raw = text[above..start].trim();
        let code = mask.code[above..start].trim();
        let ends_another = code.ends_with([';', '{', '}', ',']) && !code.starts_with('#');
        if raw.is_empty() || (ends_another && !in_attribute(mask, above)) {
            break;
        }
        start = above;
    }
    start
}

/// Whether the line at `start` continues an attribute that began above it.
fn in_attribute(mask: &Mask, start: usize) -> bool {
    let above = &mask.code[..start];
    above.rfind("#[").is_some_and(|open| {
        let depth = above[open..].bytes().fold(0_i32, |depth, byte| match byte {
            b'[' => depth + 1,
            b']' => depth - 1,
            _ => depth,
        });
        depth > 0
    })
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn is_test(attributes: &str) -> bool {
    ["#[test]", "::test]", "::test("].iter().any(|mark| attributes.contains(mark))
}

fn lines(body: &str) -> usize {
    body.lines().filter(|line| !line.trim().is_empty()).count()
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Function> {
        functions(text, &Mask::new(text))
    }

    #[test]
    fn a_function_is_found_with_its_lines_of_code() {
        let text = "fn a() -> [u8; 2] {\n    // why\n\n    let x = 1;\n    [x; 2]\n}\n";
        let all = found(text);
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].name.as_str(), all[0].lines), ("a", 2));
        assert_eq!(&text[all[0].at..all[0].end], text.trim_end());
    }

    #[test]
    fn a_declaration_and_a_function_type_are_none() {
        assert_eq!(found("trait T { fn a(&self); }\nstatic F: fn(u8) -> u8 = g;"), []);
    }

    #[test]
    fn a_test_is_known_by_its_attribute_and_begins_with_its_comment() {
        let text = "fn z() {}\n\n/// R 25\n#[tokio::test]\n#[expect(\n    clippy::x,\n    reason = \"y\"\n)]\nasync fn a() {}\n";
        let all = found(text);
        assert!(!all[0].is_test);
        assert!(all[1].is_test);
        assert!(text[all[1].head..].starts_with("/// R 25"));
    }

    #[test]
    fn a_property_inside_a_macro_is_a_test_too() {
        let all = found("proptest! {\n    #[test]\n    fn a(x in 0..3) {\n        b(x);\n    }\n}");
        assert!(all[0].is_test);
        assert_eq!(all[0].lines, 1);
    }
}
