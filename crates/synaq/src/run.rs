//! From the arguments to the command that does it.

use anyhow::Context as _;

use crate::{
    cli::{Cli, Command, KeysCommand, SourceCommand},
    command, demo,
    failure::Outcome,
    out, reference,
};

/// Runs the command.
pub(crate) fn run(cli: Cli) -> anyhow::Result<Outcome> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.context("the program's threads cannot be started")?;
    let outcome = runtime.block_on(dispatch(cli.command));
    // A drawing of a paper that still runs is not waited for.
    runtime.shutdown_background();
    outcome
}

async fn dispatch(command: Command) -> anyhow::Result<Outcome> {
    match command {
        Command::Demo(args) => demo::run(&args).await,
        Command::Serve(args) => command::serve::run(args).await,
        Command::Backup(args) => command::backup::backup(&args).await,
        Command::Restore(args) => command::backup::restore(&args).await,
        Command::Audit(args) => command::audit::run(&args).await,
        Command::Keys(KeysCommand::Rotate(place)) => command::keys::rotate(&place).await,
        Command::Source(SourceCommand::Inventory(args)) => command::inventory::run(&args),
        Command::Reference => out::bytes(reference::markdown().as_bytes()).map(|()| Outcome::Fine),
    }
}
