//! What the program says when it cannot go on: `error:` what, `cause:` why, `help:` what to do.

use std::{fmt, io::Write as _, process::ExitCode};

/// How a command ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well: exit code 0.
    Fine,
    /// It found what it looks for, such as a broken link: exit code 1.
    Found,
}

/// What went wrong, and what to do about it.
#[derive(Debug)]
pub(crate) struct Help {
    what: String,
    help: String,
}

impl Help {
    /// What went wrong, and what to do.
    pub(crate) fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Help { what: what.into(), help: help.into() }
    }

    /// As an error without a further cause.
    pub(crate) fn error(what: impl Into<String>, help: impl Into<String>) -> anyhow::Error {
        anyhow::Error::msg(Help::new(what, help))
    }
}

impl fmt::Display for Help {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.what)
    }
}

/// The exit code, after saying what went wrong.
pub(crate) fn exit(outcome: anyhow::Result<Outcome>) -> ExitCode {
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(error) => {
            // Where standard error is closed there is nobody left to tell.
            let _ = std::io::stderr().lock().write_all(text(&error).as_bytes());
            ExitCode::from(2)
        }
    }
}

fn text(error: &anyhow::Error) -> String {
    let mut lines = vec![format!("error: {error}")];
    let mut said = error.to_string();
    for cause in error.chain().skip(1) {
        let cause = cause.to_string();
        // An error that shows its own cause would have it said twice.
        if !said.contains(&cause) {
            lines.push(format!("cause: {cause}"));
        }
        said = cause;
    }
    if let Some(help) = error.downcast_ref::<Help>() {
        lines.push(format!("help: {}", help.help));
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn an_error_says_what_why_and_what_to_do() {
        let inner: Result<(), _> = Err(std::io::Error::other("no such device"));
        let error = inner
            .context("the disk does not answer")
            .context(Help::new("the data folder cannot be opened", "look at the disk"))
            .unwrap_err();
        assert_eq!(
            text(&error),
            "error: the data folder cannot be opened\n\
             cause: the disk does not answer\n\
             cause: no such device\n\
             help: look at the disk\n"
        );
        assert_eq!(text(&Help::error("wrong", "right it")), "error: wrong\nhelp: right it\n");
    }
}
