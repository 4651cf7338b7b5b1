//! The log: on standard error, for operators.

use std::io::IsTerminal as _;

use tracing_subscriber::{EnvFilter, filter::LevelFilter};

use crate::cli::{Cli, Command, LogForm};

/// The variable that says what is logged: `info`, `debug,sqlx=warn`.
const VARIABLE: &str = "SYNAQ_LOG";

/// Starts the log. Commands that end soon say only what is amiss.
pub(crate) fn start(cli: &Cli) {
    let level = match cli.command {
        Command::Serve(_) => LevelFilter::INFO,
        Command::Demo(_)
        | Command::Backup(_)
        | Command::Restore(_)
        | Command::Audit(_)
        | Command::Keys(_)
        | Command::Source(_)
        | Command::Reference => LevelFilter::WARN,
    };
    let filter = EnvFilter::builder()
        .with_default_directive(level.into())
        .with_env_var(VARIABLE)
        .from_env_lossy();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let is_terminal = std::io::stderr().is_terminal();
    match cli.log {
        LogForm::Text => log.with_target(false).with_ansi(is_terminal).init(),
        LogForm::Json => log.json().flatten_event(true).init(),
    }
}
