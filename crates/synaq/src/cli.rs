//! The arguments, as typed.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Carries tests of compliance with information-security requirements (Order 111/НҚ) from the
/// application to the protocols.
#[derive(Debug, Parser)]
#[command(name = "synaq", version, disable_help_subcommand = true)]
pub(crate) struct Cli {
    /// How the log on standard error looks.
    #[arg(long, global = true, value_enum, default_value_t = LogForm::Text)]
    pub(crate) log: LogForm,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// How the log looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogForm {
    /// Lines for people.
    Text,
    /// JSON, a line an event.
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Shows the portal with invented people and a test at each stage.
    Demo(DemoArgs),
    /// Serves the portal: the real thing.
    Serve(ServeArgs),
    /// Copies database and artifacts, as of one moment, into a new folder.
    Backup(BackupArgs),
    /// Puts a backup back into an empty place.
    Restore(RestoreArgs),
    /// Proves the chain of every case and of the audit log; names the first broken link of each.
    Audit(AuditArgs),
    /// The keys with which artifacts are sealed.
    #[command(subcommand)]
    Keys(KeysCommand),
    /// Source code.
    #[command(subcommand)]
    Source(SourceCommand),
    /// Writes the reference of the command line as Markdown.
    #[command(hide = true)]
    Reference,
}

/// What to do with the keys.
#[derive(Debug, Subcommand)]
pub(crate) enum KeysCommand {
    /// Makes a new key and seals every artifact with it; the portal must not be running.
    Rotate(PlaceArgs),
}

/// What to do with source code.
#[derive(Debug, Subcommand)]
pub(crate) enum SourceCommand {
    /// Lists source files and libraries, with sizes, languages, versions and hashes (RA 2, tables
    /// 5.11 and 5.12).
    Inventory(InventoryArgs),
}

/// Arguments of `demo`.
#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    /// Where the demonstration is kept; without it, in a temporary folder that is removed at the
    /// end.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Where to listen; without it, 127.0.0.1:8111 or the next free port.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<SocketAddr>,
}

/// Where everything is.
#[derive(Debug, Args)]
pub(crate) struct PlaceArgs {
    /// The data folder: database, artifacts and keys.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// The configuration file; without it, synaq.toml in the data folder, where there is one.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// A PostgreSQL database in place of the SQLite file; one with a password belongs in the
    /// configuration file.
    #[arg(long, value_name = "postgres://…")]
    pub(crate) database_url: Option<String>,
    /// An S3 bucket for the artifacts in place of the folder.
    #[arg(long, value_name = "NAME")]
    pub(crate) s3_bucket: Option<String>,
    /// The address of the S3 service; without it, Amazon's own.
    #[arg(long, value_name = "URL")]
    pub(crate) s3_endpoint: Option<String>,
    /// The region of the S3 service.
    #[arg(long, value_name = "NAME")]
    pub(crate) s3_region: Option<String>,
    /// What the keys in the bucket begin with.
    #[arg(long, value_name = "TEXT")]
    pub(crate) s3_prefix: Option<String>,
    /// The id of the access key.
    #[arg(long, value_name = "ID")]
    pub(crate) s3_access_key_id: Option<String>,
    /// The file that holds the secret of the access key, readable by its owner alone.
    #[arg(long, value_name = "FILE")]
    pub(crate) s3_secret_file: Option<PathBuf>,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub(crate) place: PlaceArgs,
    /// Where to listen; without it, 127.0.0.1:8110.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<SocketAddr>,
    /// The address at which browsers reach the portal; with https its cookies are secure.
    #[arg(long, value_name = "https://…")]
    pub(crate) public_url: Option<String>,
    /// The file that names the first administrator (TOML: login, name, password, and the table
    /// organisation with kk, ru, en); read at the first start only.
    #[arg(long, value_name = "FILE")]
    pub(crate) admin_file: Option<PathBuf>,
    /// Listens beyond this machine without https: passwords travel readable.
    #[arg(long)]
    pub(crate) insecure_http: bool,
}

/// Arguments of `backup`.
#[derive(Debug, Args)]
pub(crate) struct BackupArgs {
    #[command(flatten)]
    pub(crate) place: PlaceArgs,
    /// The folder to make; it must not be there yet.
    #[arg(value_name = "TO")]
    pub(crate) to: PathBuf,
}

/// Arguments of `restore`.
#[derive(Debug, Args)]
pub(crate) struct RestoreArgs {
    /// The backup.
    #[arg(value_name = "FROM")]
    pub(crate) from: PathBuf,
    #[command(flatten)]
    pub(crate) place: PlaceArgs,
}

/// Arguments of `audit`.
#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    #[command(flatten)]
    pub(crate) place: PlaceArgs,
    /// Reads every artifact to its end as well.
    #[arg(long)]
    pub(crate) artifacts: bool,
}

/// Arguments of `source inventory`.
#[derive(Debug, Args)]
pub(crate) struct InventoryArgs {
    /// A folder, or an archive (zip, tar, tar.gz).
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    /// Writes everything as JSON to standard output.
    #[arg(long, conflicts_with = "xlsx")]
    pub(crate) json: bool,
    /// Writes tables 5.11 and 5.12 as a workbook.
    #[arg(long, value_name = "FILE")]
    pub(crate) xlsx: Option<PathBuf>,
    /// A folder in which a package manager keeps unpacked libraries: it gives their sizes.
    #[arg(long = "registry", value_name = "DIR")]
    pub(crate) registries: Vec<PathBuf>,
}
