//! The reference of the command line, from the arguments themselves: `docs/cli.md`.

use std::fmt::Write as _;

use clap::{Arg, Command, CommandFactory as _};

use crate::cli::Cli;

const HEAD: &str = "# The command line

Written by `synaq reference` from the program itself; a test compares the two.

Every option of `serve` may stand in `synaq.toml` in the data folder, or in the file that `--config` \
names, under its long name without the dashes. Arguments go before the file. `SYNAQ_LOG` says what \
is logged: `info`, `debug,sqlx=warn`.

Exit codes: 0 all is well, 1 the command found what it looks for (a broken chain, a missing \
artifact), 2 it failed.
";

/// The reference as Markdown.
pub(crate) fn markdown() -> String {
    let mut root = Cli::command();
    root.build();
    let mut text = HEAD.to_owned();
    add(&mut text, &root, "synaq", 2);
    text
}

fn add(text: &mut String, command: &Command, path: &str, level: usize) {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let _ = write!(text, "\n{} {path}\n\n{}\n", "#".repeat(level), sentence(&about));
    let is_group = command.has_subcommands();
    if !is_group {
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").trim();
        let _ = write!(text, "\n```\n{usage}\n```\n");
    }
    let arguments: Vec<&Arg> = command.get_arguments().filter(|arg| is_shown(arg)).collect();
    if !arguments.is_empty() && (!is_group || level == 2) {
        text.push_str("\n| argument | what it says |\n| --- | --- |\n");
        for argument in arguments.iter().filter(|arg| level == 2 || !arg.is_global_set()) {
            let _ = writeln!(text, "| `{}` | {} |", named(argument), told(argument));
        }
    }
    for part in command.get_subcommands().filter(|part| !part.is_hide_set()) {
        add(text, part, &format!("{path} {}", part.get_name()), level + 1);
    }
}

fn is_shown(argument: &Arg) -> bool {
    !argument.is_hide_set() && !["help", "version"].contains(&argument.get_id().as_str())
}

fn named(argument: &Arg) -> String {
    let values = argument.get_value_names().unwrap_or_default();
    let takes = argument.get_action().takes_values();
    let value = values.first().map(ToString::to_string).filter(|_| takes).unwrap_or_default();
    match argument.get_long() {
        Some(long) if value.is_empty() => format!("--{long}"),
        Some(long) => format!("--{long} {value}"),
        None => value,
    }
}

fn told(argument: &Arg) -> String {
    let mut said = sentence(&argument.get_help().map(ToString::to_string).unwrap_or_default());
    let values = argument.get_possible_values();
    if !values.is_empty() && argument.get_action().takes_values() {
        let names: Vec<String> =
            values.iter().map(|value| format!("`{}`", value.get_name())).collect();
        let _ = write!(said, " One of {}.", names.join(", "));
    }
    said.replace('|', "\\|").replace('\n', " ")
}

fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}
