//! What may not stand in code, and where.

use super::{Complaint, Project, Rust};

/// Where a ban holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    /// Everywhere, tests too.
    Everywhere,
    /// Everywhere but in tests.
    Code,
    /// Everywhere but in tests and in the programs (`synaq`, `xtask`).
    Libraries,
    /// Not in tests; on floor 0 only.
    Pure,
    /// Everywhere but in tests and in the crates that count days (`order`, `case`, `language`).
    Uncalendared,
    /// In a test function.
    Tests,
}

/// A piece of code that may not stand there.
struct Ban {
    /// As it is written.
    code: &'static str,
    place: Where,
    why: &'static str,
    todo: &'static str,
}

const PROGRAMS: [&str; 2] = ["synaq", "xtask"];
const PURE: [&str; 4] = ["language", "order", "case", "finding"];
const CALENDARED: [&str; 3] = ["order", "case", "language"];

const AN_ERROR: &str = "return an error or a refusal, or make the impossible unrepresentable";
const AN_ARGUMENT: &str = "take it as an argument: only the programs read the world";
const PURITY: &str = "floor 0 is pure: take the data as an argument";
const TERMS: &str = "count days, months and terms by order::Term and order::Calendar";

const fn ban(code: &'static str, place: Where, why: &'static str, todo: &'static str) -> Ban {
    Ban { code, place, why, todo }
}

/// The list. A code that begins with a letter must stand as a word of its own.
const BANS: [Ban; 34] = [
    ban(".unwrap()", Where::Code, "it panics", AN_ERROR),
    ban(".unwrap_err()", Where::Code, "it panics", AN_ERROR),
    ban(".expect(\"", Where::Code, "it panics", AN_ERROR),
    ban("panic!", Where::Code, "it panics", AN_ERROR),
    ban("unreachable!", Where::Code, "it panics", AN_ERROR),
    ban("todo!", Where::Everywhere, "unfinished", "finish it, or leave it out and say so"),
    ban("unimplemented!", Where::Everywhere, "unfinished", "finish it, or leave it out and say so"),
    ban("dbg!", Where::Everywhere, "left from a search for a fault", "remove it, or use tracing"),
    ban("#[allow", Where::Everywhere, "never expires", "write #[expect(lint, reason = \"…\")]"),
    ban("#![allow", Where::Everywhere, "never expires", "write #![expect(lint, reason = \"…\")]"),
    ban("use super::*", Where::Code, "hides where a name comes from", "name what is used"),
    ban("env::var", Where::Libraries, "reads the environment", AN_ARGUMENT),
    ban("env::var_os", Where::Libraries, "reads the environment", AN_ARGUMENT),
    ban("env::vars", Where::Libraries, "reads the environment", AN_ARGUMENT),
    ban("env::current_dir", Where::Libraries, "reads the environment", AN_ARGUMENT),
    ban("env::temp_dir", Where::Libraries, "reads the environment", AN_ARGUMENT),
    ban("SystemTime::now", Where::Libraries, "reads the clock", AN_ARGUMENT),
    ban("Timestamp::now", Where::Libraries, "reads the clock", AN_ARGUMENT),
    ban("Zoned::now", Where::Libraries, "reads the clock", AN_ARGUMENT),
    ban("OffsetDateTime::now_utc", Where::Libraries, "reads the clock", AN_ARGUMENT),
    ban("Instant::now", Where::Pure, "reads the clock", PURITY),
    ban("std::fs", Where::Pure, "touches files", PURITY),
    ban("std::net::Tcp", Where::Pure, "touches the network", PURITY),
    ban("std::process", Where::Pure, "starts processes", PURITY),
    ban("std::thread", Where::Pure, "starts threads", PURITY),
    ban("std::env", Where::Pure, "reads the environment", PURITY),
    ban("Uuid::new_v4", Where::Pure, "is random", PURITY),
    ban("Uuid::now_v7", Where::Pure, "is random and reads the clock", PURITY),
    ban("rand::", Where::Pure, "is random", PURITY),
    ban("ToSpan", Where::Uncalendared, "computes dates apart from the calendar", TERMS),
    ban("Span::new", Where::Uncalendared, "computes dates apart from the calendar", TERMS),
    ban("jiff::Span", Where::Uncalendared, "computes dates apart from the calendar", TERMS),
    ban("thread::sleep", Where::Tests, "a test that waits for the clock", "wait for the event"),
    ban("time::sleep", Where::Tests, "a test that waits for the clock", "wait for the event"),
];

/// Complains about each banned piece of code.
pub(super) fn check(project: &Project<'_>) -> Vec<Complaint> {
    project.rust().flat_map(|rust| of_file(&rust)).collect()
}

fn of_file(rust: &Rust<'_>) -> Vec<Complaint> {
    let mut complaints = glob_exports(rust);
    for ban in &BANS {
        for at in places(&rust.source.mask.code, ban.code) {
            if ban.place.holds(rust, at) {
                complaints.push(
                    Complaint::new("ban", &rust.file.path, rust.source.line(at))
                        .what(format!("`{}` may not stand here: {}", ban.code, ban.why))
                        .help(ban.todo),
                );
            }
        }
    }
    complaints
}

/// `pub use a::*;`, however visible.
fn glob_exports(rust: &Rust<'_>) -> Vec<Complaint> {
    let code = &rust.source.mask.code;
    let exports = code.match_indices("::*").filter(|(at, _)| {
        let start = code[..*at].rfind([';', '}']).map_or(0, |end| end + 1);
        let item = code[start..*at].trim_start();
        item.starts_with("pub") && item.contains("use ")
    });
    exports
        .map(|(at, _)| {
            Complaint::new("ban", &rust.file.path, rust.source.line(at))
                .what("a glob re-export hides what the module offers")
                .help("name each item")
        })
        .collect()
}

impl Where {
    fn holds(self, rust: &Rust<'_>, at: usize) -> bool {
        let is_test = rust.is_test_at(at);
        let of = |names: &[&str]| rust.file.crate_name().is_some_and(|name| names.contains(&name));
        match self {
            Where::Everywhere => true,
            Where::Code => !is_test,
            Where::Libraries => !is_test && !of(&PROGRAMS),
            Where::Pure => !is_test && of(&PURE),
            Where::Uncalendared => !is_test && !of(&CALENDARED),
            Where::Tests => rust.source.functions.iter().any(|f| f.is_test && f.holds(at)),
        }
    }
}

/// Where the piece stands in code; one that begins with a letter must begin a word, and one that
/// ends with a letter must end it.
fn places<'a>(code: &'a str, piece: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let bytes = code.as_bytes();
    code.match_indices(piece).map(|(at, _)| at).filter(move |at| {
        let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
        let after = bytes.get(at + piece.len()).copied().unwrap_or(b' ');
        let begins = !piece.starts_with(|c: char| c.is_ascii_alphabetic()) || !is_word(before);
        let ends = !piece.ends_with(|c: char| c.is_ascii_alphabetic()) || !is_word(after);
        // `#[allow` goes on with `(`; `std::net::Tcp` with the rest of its name.
        begins && (ends || piece == "std::net::Tcp")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        tidy::tests::lines,
        tree::{File, Tree},
    };

    /// The banned pieces in a file: `line piece`.
    fn found(path: &str, text: &str) -> Vec<String> {
        let tree = Tree::new(vec![File::new(path, text)]);
        let complaints = check(&Project::new(&tree));
        let text = lines(&complaints).join("\n");
        assert!(text.is_empty() || text.contains(path));
        complaints
            .iter()
            .map(|c| format!("{} {}", c.line, c.what.split('`').nth(1).unwrap_or("glob")))
            .collect()
    }

    #[test]
    fn a_panic_is_banned_in_code_and_free_in_tests() {
        let text = "fn a() { b().unwrap() }\n#[cfg(test)]\nmod tests { fn c() { d().unwrap() } }";
        assert_eq!(found("crates/portal/src/a.rs", text), ["1 .unwrap()"]);
        assert_eq!(found("crates/portal/tests/a.rs", text), [""; 0]);
    }

    #[test]
    fn comments_and_literals_are_no_code() {
        let text = "// todo!\nconst A: &str = \"dbg!(x)\";\n/* panic! */";
        assert_eq!(found("crates/portal/src/a.rs", text), [""; 0]);
    }

    #[test]
    fn a_bare_allow_is_banned_in_tests_too() {
        let text = "#[cfg(test)]\n#[allow(dead_code)]\nmod tests {}";
        assert_eq!(found("crates/portal/src/a.rs", text), ["2 #[allow"]);
    }

    #[test]
    fn only_the_programs_read_the_world() {
        let text = "fn a() { std::env::var(\"A\"); SystemTime::now(); }";
        assert_eq!(found("crates/synaq/src/main.rs", text), [""; 0]);
        assert_eq!(found("crates/store/src/lib.rs", text), ["1 env::var", "1 SystemTime::now"]);
    }

    #[test]
    fn floor_0_touches_no_file_and_no_chance() {
        let text = "use std::fs;\nfn a() { Uuid::new_v4(); }";
        assert_eq!(found("crates/case/src/a.rs", text), ["1 std::fs", "2 Uuid::new_v4"]);
        assert_eq!(found("crates/store/src/a.rs", text), [""; 0]);
    }

    #[test]
    fn days_are_counted_where_the_calendar_is() {
        let text = "use jiff::ToSpan;";
        assert_eq!(found("crates/conduct/src/a.rs", text), ["1 ToSpan"]);
        assert_eq!(found("crates/order/src/a.rs", text), [""; 0]);
    }

    #[test]
    fn globs_are_banned_in_exports_and_from_above_outside_tests() {
        let text = "pub use a::*;\npub(crate) use b::{c, d::*};\nuse e::*;\nuse super::*;";
        assert_eq!(found("crates/order/src/a.rs", text), ["1 glob", "2 glob", "4 use super::*"]);
    }

    #[test]
    fn a_test_does_not_sleep() {
        let text = "#[test]\nfn a() { std::thread::sleep(b); }\nfn until_it_answers() { std::thread::sleep(b); }";
        assert_eq!(found("crates/store/src/a.rs", text), ["2 thread::sleep"]);
    }
}
