//! What tests need of the world outside: a schema of their own in PostgreSQL, a loud word.

use std::{io::Write as _, process::Command};

use uuid::Uuid;

/// Says that something was not tested, past the test runner's capture.
pub fn skipped(what: &str, why: &str) {
    let _ = writeln!(std::io::stderr(), "\n!!! NOT TESTED: {what}: {why}\n");
}

/// The address of a new, empty schema on the server of `SYNAQ_TEST_POSTGRES`; a loud word and
/// nothing where there is none.
#[expect(clippy::disallowed_methods, reason = "tests are told by variables where servers are")]
pub fn postgres() -> Option<String> {
    let Ok(url) = std::env::var("SYNAQ_TEST_POSTGRES") else {
        skipped("PostgreSQL", "SYNAQ_TEST_POSTGRES names no server");
        return None;
    };
    let schema = format!("t{}", Uuid::new_v4().simple());
    let make = format!("CREATE SCHEMA {schema}");
    let made = Command::new("psql").args([url.as_str(), "-q", "-c", make.as_str()]).output();
    match made {
        Ok(output) if output.status.success() => {
            let and = if url.contains('?') { '&' } else { '?' };
            Some(format!("{url}{and}options[search_path]={schema}"))
        }
        Ok(output) => {
            panic!("psql could not make a schema: {}", String::from_utf8_lossy(&output.stderr))
        }
        Err(error) => {
            skipped("PostgreSQL", &format!("psql cannot be started: {error}"));
            None
        }
    }
}
