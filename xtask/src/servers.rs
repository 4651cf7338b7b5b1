//! The servers of a test run: each private, on a free port of this machine, gone afterwards.
//!
//! A guard, a few lines of shell, starts the server and waits for the end of its own input, whose
//! other end this process holds: however this process ends, the server ends and its folder goes.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    os::unix::{fs::chown, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};

use crate::{
    setup::{Tools, is_root},
    shell::{output, succeeds},
};

const GUARD: &str = r#"
signal=$1 folder=$2; shift 2
"$@" >"$folder/log" 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -s "$signal" "$server" 2>/dev/null
wait "$server"
rm -rf "$folder"
"#;

/// How long a server may take to answer.
const START_MAX: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(50);
/// The bucket that the store's tests find.
const BUCKET: &str = "synaq-test";

/// The servers of one test run; dropping them stops them.
pub(crate) struct Servers {
    running: Vec<Server>,
    /// What the tests are told.
    pub(crate) env: Vec<(&'static str, String)>,
}

struct Server {
    guard: Child,
}

/// Whose server it is: the user's own, or `postgres` where root may not be it.
#[derive(Debug, Clone, Copy)]
struct User {
    uid: u32,
    gid: u32,
}

impl Drop for Server {
    fn drop(&mut self) {
        // The guard sees the end of its input and stops the server.
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

impl Servers {
    /// Starts each server that the environment does not name already.
    pub(crate) fn start(tools: &Tools) -> anyhow::Result<Servers> {
        let mut servers = Servers { running: Vec::new(), env: Vec::new() };
        if is_unset("SYNAQ_TEST_POSTGRES") {
            servers.postgres(&tools.postgres).context("starting PostgreSQL")?;
        }
        if let (Some(moto), true) = (&tools.moto, is_unset("SYNAQ_TEST_S3")) {
            servers.s3(moto).context("starting the S3 server")?;
        }
        if is_unset("SYNAQ_TEST_CHROMEDRIVER") {
            servers.chromedriver(&tools.chromedriver).context("starting ChromeDriver")?;
            servers.env.push(("SYNAQ_TEST_CHROMIUM", tools.chromium.display().to_string()));
        }
        Ok(servers)
    }

    fn postgres(&mut self, bin: &Path) -> anyhow::Result<()> {
        let user = if is_root() { Some(User::of("postgres")?) } else { None };
        let (folder, port, password) = (folder("postgres", user)?, free_port()?, random()?);
        init(bin, &folder, user, &password)?;
        let data = folder.join("data").display().to_string();
        let (sockets, port_text) = (folder.display().to_string(), port.to_string());
        let mut args = vec![bin.join("postgres").display().to_string()];
        args.extend(
            ["-D", &data, "-k", &sockets, "-h", "127.0.0.1", "-p", &port_text].map(str::to_owned),
        );
        // Tests outlive no power cut: what is acknowledged need not reach the disk.
        for setting in ["fsync=off", "full_page_writes=off", "max_connections=300"] {
            args.extend(["-c".to_owned(), setting.to_owned()]);
        }
        self.guard("INT", &folder, user, &args)?;
        answers(port, &folder)?;
        let ready = bin.join("pg_isready");
        wait("PostgreSQL takes connections", &folder, || {
            let mut ready = Command::new(&ready);
            ready.args(["-q", "-h", "127.0.0.1", "-p", &port_text]);
            succeeds(&mut ready).unwrap_or(false)
        })?;
        let url = format!("postgres://synaq:{password}@127.0.0.1:{port}/postgres");
        self.env.push(("SYNAQ_TEST_POSTGRES", url));
        Ok(())
    }

    fn s3(&mut self, moto: &Path) -> anyhow::Result<()> {
        let (folder, port) = (folder("s3", None)?, free_port()?);
        let args = [
            moto.display().to_string(),
            "-H".into(),
            "127.0.0.1".into(),
            "-p".into(),
            port.to_string(),
        ];
        self.guard("TERM", &folder, None, &args)?;
        answers(port, &folder)?;
        make_bucket(port)?;
        self.env.push(("SYNAQ_TEST_S3", format!("http://127.0.0.1:{port}/{BUCKET}")));
        Ok(())
    }

    fn chromedriver(&mut self, driver: &Path) -> anyhow::Result<()> {
        let (folder, port) = (folder("chromedriver", None)?, free_port()?);
        let args = [driver.display().to_string(), format!("--port={port}")];
        self.guard("TERM", &folder, None, &args)?;
        answers(port, &folder)?;
        self.env.push(("SYNAQ_TEST_CHROMEDRIVER", format!("http://127.0.0.1:{port}")));
        Ok(())
    }

    fn guard(
        &mut self,
        signal: &str,
        folder: &Path,
        user: Option<User>,
        args: &[String],
    ) -> anyhow::Result<()> {
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "guard", signal]).arg(folder).args(args);
        guard.current_dir(folder).stdin(Stdio::piped());
        guard.stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        as_user(&mut guard, user);
        self.running.push(Server { guard: guard.spawn().context("starting sh")? });
        Ok(())
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        // All stop at once; then each is waited for.
        for server in &mut self.running {
            drop(server.guard.stdin.take());
        }
    }
}

impl User {
    fn of(name: &str) -> anyhow::Result<User> {
        let id = |flag: &str| {
            let id = output(Command::new("id").args([flag, name]));
            id.and_then(|id| id.trim().parse().ok()).with_context(|| {
                format!("root may not run PostgreSQL, and there is no user '{name}'")
            })
        };
        Ok(User { uid: id("-u")?, gid: id("-g")? })
    }
}

fn is_unset(name: &str) -> bool {
    std::env::var_os(name).is_none_or(|value| value.is_empty())
}

fn as_user(command: &mut Command, user: Option<User>) {
    if let Some(user) = user {
        command.uid(user.uid).gid(user.gid);
    }
}

/// A new folder that only its user may enter.
fn folder(name: &str, user: Option<User>) -> anyhow::Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("synaq-{name}-{}", &random()?[..12]));
    let mut builder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&folder).with_context(|| format!("making {}", folder.display()))?;
    if let Some(user) = user {
        chown(&folder, Some(user.uid), Some(user.gid))
            .with_context(|| format!("giving {} to its user", folder.display()))?;
    }
    Ok(folder)
}

fn init(bin: &Path, folder: &Path, user: Option<User>, password: &str) -> anyhow::Result<()> {
    let secret = folder.join("password");
    fs::write(&secret, password).with_context(|| format!("writing {}", secret.display()))?;
    if let Some(user) = user {
        chown(&secret, Some(user.uid), Some(user.gid))
            .context("giving the password to its user")?;
    }
    let mut init = Command::new(bin.join("initdb"));
    init.args(["-U", "synaq", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);
    init.arg("--pwfile").arg(&secret).arg("-D").arg(folder.join("data"));
    init.current_dir(folder).stdout(Stdio::null());
    as_user(&mut init, user);
    anyhow::ensure!(succeeds(&mut init)?, "initdb failed");
    Ok(())
}

fn free_port() -> anyhow::Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("looking for a free port")?;
    Ok(listener.local_addr().context("looking for a free port")?.port())
}

/// 32 hexadecimal digits by chance.
fn random() -> anyhow::Result<String> {
    let mut bytes = [0_u8; 16];
    let mut source = fs::File::open("/dev/urandom").context("opening /dev/urandom")?;
    source.read_exact(&mut bytes).context("reading /dev/urandom")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn answers(port: u16, folder: &Path) -> anyhow::Result<()> {
    wait("the server answers", folder, || TcpStream::connect(("127.0.0.1", port)).is_ok())
}

fn wait(what: &str, folder: &Path, is_so: impl Fn() -> bool) -> anyhow::Result<()> {
    let start = Instant::now();
    while !is_so() {
        if start.elapsed() > START_MAX {
            let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
            bail!("waited {} s until {what}; its log:\n{log}", START_MAX.as_secs());
        }
        thread::sleep(POLL);
    }
    Ok(())
}

fn make_bucket(port: u16) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).context("calling the S3 server")?;
    let request = format!(
        "PUT /{BUCKET} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).context("calling the S3 server")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).context("hearing the S3 server")?;
    anyhow::ensure!(answer.contains(" 200 "), "no bucket was made: {answer}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guarded_server_ends_with_its_owner_and_its_folder_goes() {
        let folder = folder("guard", None).unwrap();
        let mut servers = Servers { running: Vec::new(), env: Vec::new() };
        let args = ["sh", "-c", "echo up; exec cat /dev/zero > /dev/null"].map(str::to_owned);
        servers.guard("TERM", &folder, None, &args).unwrap();
        wait("it speaks", &folder, || {
            fs::read_to_string(folder.join("log")).is_ok_and(|log| log == "up\n")
        })
        .unwrap();
        drop(servers);
        assert!(!folder.exists());
    }
}
