//! Tells code, comments and literals apart.

/// A Rust text with some of its bytes blanked, each in its place.
#[derive(Debug)]
pub(crate) struct Mask {
    /// Code only: comments, and what stands inside literals, are spaces.
    pub(crate) code: String,
    /// Code and literals: comments are spaces.
    pub(crate) uncommented: String,
    /// Every string literal, in order.
    pub(crate) literals: Vec<Literal>,
}

/// A string literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Literal {
    /// The byte of its opening quote.
    pub(crate) at: usize,
    /// What stands between the quotes, escapes unresolved.
    pub(crate) text: String,
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    code: Vec<u8>,
    uncommented: Vec<u8>,
    literals: Vec<Literal>,
}

impl Mask {
    /// Scans a text; a literal or comment that does not end runs to the end of the file.
    pub(crate) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let blank: Vec<u8> =
            bytes.iter().map(|byte| if *byte == b'\n' { b'\n' } else { b' ' }).collect();
        let mut scan =
            Scan { bytes, at: 0, code: blank.clone(), uncommented: blank, literals: Vec::new() };
        while scan.at < bytes.len() {
            scan.step();
        }
        Mask {
            code: ascii(scan.code),
            uncommented: ascii(scan.uncommented),
            literals: scan.literals,
        }
    }
}

impl Scan<'_> {
    fn step(&mut self) {
        let rest = &self.bytes[self.at..];
        if rest.starts_with(b"//") {
            self.skip(line_comment(rest));
        } else if rest.starts_with(b"/*") {
            self.skip(block_comment(rest));
        } else if let Some((hashes, open)) = raw_string(rest, self.before()) {
            self.raw(hashes, open);
        } else if rest[0] == b'"' {
            self.string();
        } else if let Some(length) = char_literal(rest) {
            self.literal(1, length, 1);
        } else {
            self.keep(1);
        }
    }

    fn before(&self) -> u8 {
        self.at.checked_sub(1).map_or(b' ', |at| self.bytes[at])
    }

    fn skip(&mut self, length: usize) {
        self.at += length;
    }

    fn keep(&mut self, length: usize) {
        for at in self.at..self.at + length {
            let byte = self.bytes[at];
            let byte = if byte.is_ascii() { byte } else { b'x' };
            self.code[at] = byte;
            self.uncommented[at] = byte;
        }
        self.at += length;
    }

    /// A literal of `length` bytes of which the first `open` and the last `close` are its quotes.
    fn literal(&mut self, open: usize, length: usize, close: usize) {
        let end = self.at + length;
        for at in self.at..end {
            let byte = self.bytes[at];
            let visible = if byte.is_ascii_graphic() || byte == b'\n' { byte } else { b'x' };
            self.uncommented[at] = visible;
            if at < self.at + open || at >= end - close {
                self.code[at] = byte;
            }
        }
        self.at = end;
    }

    fn string(&mut self) {
        let rest = &self.bytes[self.at..];
        let mut end = 1;
        while end < rest.len() && rest[end] != b'"' {
            end += if rest[end] == b'\\' { 2 } else { 1 };
        }
        let length = (end + 1).min(rest.len());
        self.push(1, length.saturating_sub(2));
        self.literal(1, length, 1);
    }

    fn raw(&mut self, hashes: usize, open: usize) {
        let rest = &self.bytes[self.at..];
        let close: Vec<u8> = std::iter::once(b'"').chain(vec![b'#'; hashes]).collect();
        let inside = rest[open..]
            .windows(close.len())
            .position(|window| window == close)
            .unwrap_or(rest.len() - open);
        let length = (open + inside + close.len()).min(rest.len());
        self.push(open, inside);
        self.literal(open, length, close.len().min(length - open));
    }

    fn push(&mut self, open: usize, length: usize) {
        let start = (self.at + open).min(self.bytes.len());
        let end = (start + length).min(self.bytes.len());
        let text = String::from_utf8_lossy(&self.bytes[start..end]).into_owned();
        self.literals.push(Literal { at: self.at, text });
    }
}

fn line_comment(rest: &[u8]) -> usize {
    rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len())
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0_usize);
    while at < rest.len() {
        if rest[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// The number of hashes and the length of the opening of `r"`, `r#"`, `br"`, `cr"`.
fn raw_string(rest: &[u8], before: u8) -> Option<(usize, usize)> {
    if before.is_ascii_alphanumeric() || before == b'_' {
        return None;
    }
    let prefix = [&b"r"[..], b"br", b"cr"].into_iter().find(|prefix| rest.starts_with(prefix))?;
    let hashes = rest[prefix.len()..].iter().take_while(|byte| **byte == b'#').count();
    let open = prefix.len() + hashes;
    (rest.get(open) == Some(&b'"')).then_some((hashes, open + 1))
}

/// The length of a character literal; a lifetime is none.
fn char_literal(rest: &[u8]) -> Option<usize> {
    if rest.first() != Some(&b'\'') {
        return None;
    }
    let text = std::str::from_utf8(&rest[1..rest.len().min(16)])
        .or_else(|error| std::str::from_utf8(&rest[1..=error.valid_up_to()]));
    let mut chars = text.ok()?.char_indices();
    match chars.next()?.1 {
        '\\' => {
            let escape = rest.iter().skip(3).position(|byte| *byte == b'\'')?;
            Some(escape + 4)
        }
        '\'' | '\n' => None,
        _ => {
            let (next, quote) = chars.next()?;
            (quote == '\'').then_some(next + 2)
        }
    }
}

fn ascii(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        let mask = Mask::new(text);
        assert_eq!(mask.code.len(), text.len());
        assert_eq!(mask.uncommented.len(), text.len());
        mask.code
    }

    #[test]
    fn comments_and_what_stands_in_literals_are_blank() {
        assert_eq!(code("a // b\nc"), "a     \nc");
        assert_eq!(code("a /* b /* c */ d */ e"), "a                   e");
        assert_eq!(code(r#"f("x // y", 'z')"#), r#"f("      ", ' ')"#);
        assert_eq!(code(r#""a\"b" c"#), r#""    " c"#);
        assert_eq!(code(r##"r#"a"b"# c"##), r##"r#"   "# c"##);
    }

    #[test]
    fn a_lifetime_is_no_literal_and_a_quote_may_be_escaped() {
        assert_eq!(code("fn f<'a>(x: &'a str)"), "fn f<'a>(x: &'a str)");
        assert_eq!(code(r"'\'' x '\u{1F600}' y"), r"'  ' x '         ' y");
        assert_eq!(code("'ә' x"), "'  ' x");
    }

    #[test]
    fn what_does_not_end_runs_to_the_end() {
        for text in ["\"abc", "r#\"abc", "/* abc", "'", "'\\", "b'", "\"a\\", "r", "ә\""] {
            code(text);
        }
    }

    #[test]
    fn literals_are_listed_with_their_place() {
        let mask = Mask::new("t(\"a-key\", r#\"raw\"#)");
        let found: Vec<_> = mask.literals.iter().map(|l| (l.at, l.text.as_str())).collect();
        assert_eq!(found, [(2, "a-key"), (11, "raw")]);
    }
}
