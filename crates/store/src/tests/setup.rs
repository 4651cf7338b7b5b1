//! What tests need of the world outside: its variables, a loud word, a server of PostgreSQL.

use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// A variable of the test run.
#[expect(clippy::disallowed_methods, reason = "tests are told by variables where servers are")]
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Says that something was not tested, past the test runner's capture.
pub(super) fn skipped(what: &str, why: &str) {
    let _ = writeln!(std::io::stderr(), "\n!!! NOT TESTED: {what}: {why}\n");
}

/// The address of a PostgreSQL server: `SYNAQ_TEST_POSTGRES`, or a cluster of this process's own.
pub(super) fn postgres_url() -> Option<&'static str> {
    static URL: OnceLock<Option<String>> = OnceLock::new();
    URL.get_or_init(|| {
        variable("SYNAQ_TEST_POSTGRES").or_else(|| match start_cluster() {
            Ok(url) => Some(url),
            Err(why) => {
                skipped("PostgreSQL", &why);
                None
            }
        })
    })
    .as_deref()
}

/// A port that was free a moment ago.
pub(super) fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// Runs `script` until this process ends, however it ends, then `cleanup`.
pub(super) fn guard(cleanup: &str) {
    let parent = std::process::id();
    let script = format!("while kill -0 {parent} 2>/dev/null; do sleep 0.5; done; {cleanup}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut shell = shell.spawn().unwrap();
    std::thread::spawn(move || shell.wait());
}

fn start_cluster() -> Result<String, String> {
    let bin = newest_bin().ok_or("no /usr/lib/postgresql/*/bin, and SYNAQ_TEST_POSTGRES unset")?;
    let folder = std::env::temp_dir().join(format!("synaq-test-pg-{}", std::process::id()));
    std::fs::create_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o777))
        .map_err(|e| e.to_string())?;
    let (data, log, port) = (folder.join("data"), folder.join("log"), free_port());
    let pg_ctl = bin.join("pg_ctl").display().to_string();
    let stop = format!("{pg_ctl} -D {} stop -m immediate", data.display());
    let cleanup = format!("{} ; rm -rf {}", as_postgres_shell(&stop), folder.display());
    guard(&cleanup);
    run(
        &bin.join("initdb"),
        &[
            "-D",
            path(&data),
            "-U",
            "synaq",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
    )?;
    let options = format!(
        "-p {port} -h 127.0.0.1 -k {} -c fsync=off -c max_connections=300",
        folder.display()
    );
    run(
        &bin.join("pg_ctl"),
        &["-w", "-D", path(&data), "-l", path(&log), "-o", &options, "start"],
    )?;
    Ok(format!("postgres://synaq@127.0.0.1:{port}/postgres"))
}

fn newest_bin() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut versions: Vec<u32> =
        versions.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()).collect();
    versions.sort_unstable();
    Some(Path::new("/usr/lib/postgresql").join(versions.pop()?.to_string()).join("bin"))
}

/// PostgreSQL refuses to run as root.
fn as_postgres() -> Option<[&'static str; 4]> {
    let id = Command::new("id").arg("-u").output().ok()?;
    (id.stdout == b"0\n").then_some(["runuser", "-u", "postgres", "--"])
}

fn as_postgres_shell(command: &str) -> String {
    as_postgres().map_or_else(|| command.to_owned(), |su| format!("{} {command}", su.join(" ")))
}

fn run(program: &Path, arguments: &[&str]) -> Result<(), String> {
    let mut command = match as_postgres() {
        None => Command::new(program),
        Some(su) => {
            let mut command = Command::new(su[0]);
            command.args(&su[1..]).arg(program);
            command
        }
    };
    command.args(arguments).current_dir("/").stdin(Stdio::null()).stdout(Stdio::null());
    let status = command.stderr(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{} ended with {status}", program.display())),
        Err(error) => Err(format!("{}: {error}", program.display())),
    }
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}
