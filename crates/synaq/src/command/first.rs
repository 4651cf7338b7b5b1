//! The first start: the first administrator, from a file or from the terminal.

use std::{
    io::{BufRead as _, IsTerminal as _, Write as _},
    path::Path,
};

use anyhow::Context as _;
use conduct::{Conduct, ConductError};
use language::Text;
use serde::Deserialize;

use crate::{
    config::{ensure_private, read_short},
    failure::Help,
};

/// The first administrator, as a file or a person names them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Administrator {
    login: String,
    name: String,
    password: String,
    organisation: Names,
}

/// The name of who runs this installation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    kk: String,
    ru: String,
    en: String,
}

/// Makes the first administrator where there is no account yet.
pub(crate) async fn administrator(conduct: &Conduct, file: Option<&Path>) -> anyhow::Result<()> {
    if !conduct.is_empty().await.context("the accounts cannot be read")? {
        if file.is_some() {
            tracing::info!("there are accounts already: the administrator's file was not read");
        }
        return Ok(());
    }
    let named = match file {
        Some(path) => from_file(path)?,
        None if std::io::stdin().is_terminal() => from_terminal()?,
        None => return Err(nobody_named()),
    };
    let Administrator { login, name, password, organisation: Names { kk, ru, en } } = named;
    let made =
        conduct.add_first_administrator(Text::new(kk, ru, en), &login, &name, &password).await;
    made.map_err(|error| refused(&error))?;
    tracing::info!("the first administrator was made");
    Ok(())
}

fn from_file(path: &Path) -> anyhow::Result<Administrator> {
    let help = || {
        Help::new(
            format!("the administrator's file {} cannot be used", path.display()),
            "it is TOML: login, name, password, and [organisation] with kk, ru, en",
        )
    };
    let text = read_short(path).with_context(help)?;
    ensure_private(path)?;
    toml::from_str(&text).map_err(|error| anyhow::anyhow!("{}", error.message())).with_context(help)
}

fn from_terminal() -> anyhow::Result<Administrator> {
    let heading = "This is the first start: who is the first administrator?";
    writeln!(std::io::stderr(), "{heading}")?;
    let organisation = Names {
        kk: ask("Organisation, in Kazakh")?,
        ru: ask("Organisation, in Russian")?,
        en: ask("Organisation, in English")?,
    };
    let (login, name) = (ask("Login")?, ask("Full name")?);
    let password = rpassword::prompt_password("Password (at least 12 characters): ")?;
    if rpassword::prompt_password("The same again: ")? != password {
        return Err(Help::error("the two passwords differ", "start again"));
    }
    Ok(Administrator { login, name, password, organisation })
}

fn ask(question: &str) -> anyhow::Result<String> {
    let mut terminal = std::io::stderr();
    write!(terminal, "{question}: ")?;
    terminal.flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    let answer = answer.trim().to_owned();
    anyhow::ensure!(!answer.is_empty(), "{question}: an answer is needed");
    Ok(answer)
}

fn nobody_named() -> anyhow::Error {
    Help::error(
        "there is no account yet, and nobody to ask who the first administrator is",
        "name a file: --admin-file FILE, with login, name, password and [organisation] kk, ru, en; \
         or start once at a terminal",
    )
}

fn refused(error: &ConductError) -> anyhow::Error {
    Help::error(
        format!("the first administrator was not made: {error}"),
        "choose a login, a name, and a password of at least 12 characters that nobody guesses",
    )
}
