//! The program: arguments → configuration → run.

mod cli;
mod command;
mod config;
mod demo;
mod failure;
mod folder;
mod log;
mod out;
mod place;
mod reference;
mod run;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    log::start(&cli);
    failure::exit(run::run(cli))
}
