//! The built program, as people start it.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

/// Runs the program to its end, with nobody at its terminal.
pub(crate) fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_synaq")).args(args).stdin(Stdio::null()).output().unwrap()
}

/// What the program said on standard error, and with which code it ended.
pub(crate) fn failure(args: &[&str]) -> (i32, String) {
    let output = run(args);
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// What the program said on standard output, and with which code it ended.
pub(crate) fn answer(args: &[&str]) -> (i32, String) {
    let output = run(args);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{said}");
    (output.status.code().unwrap(), said)
}

/// A portal that serves.
pub(crate) struct Serving {
    child: Child,
    /// Where it listens.
    pub(crate) address: String,
}

impl Serving {
    /// Starts `serve` and waits until it listens.
    pub(crate) fn start(args: &[&str]) -> Serving {
        let mut command = Command::new(env!("CARGO_BIN_EXE_synaq"));
        command.args(["--log", "json", "serve", "--listen", "127.0.0.1:0"]).args(args);
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines.by_ref().find_map(|line| {
            let event: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
            Some(event.get("listen.address")?.as_str()?.to_owned())
        });
        // What is logged afterwards is read, so that the program never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Serving { child, address: address.expect("serve ended before it listened") }
    }

    /// The head and the body of a page.
    pub(crate) fn page(&self, path: &str) -> String {
        let mut socket = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(socket, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut page = String::new();
        socket.read_to_string(&mut page).unwrap();
        page
    }

    /// Asks it to stop, and waits; the answer is the exit code.
    pub(crate) fn stop(mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Writes a file that its owner alone may read.
pub(crate) fn write_private(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

/// A path as an argument.
pub(crate) fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}
