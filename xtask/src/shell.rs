//! Commands that the tasks call.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use anyhow::Context as _;

/// How many older versions of a file the ratchet looks at.
const HISTORY_MAX: usize = 100;

/// A command of the project's folder.
pub(crate) fn command(root: &Path, program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root).stdin(Stdio::null());
    command
}

/// `cargo` of the toolchain that built this program.
pub(crate) fn cargo(root: &Path, args: &[&str]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    command(root, &cargo, args)
}

/// Whether the command ran to a good end.
pub(crate) fn succeeds(command: &mut Command) -> anyhow::Result<bool> {
    let name = command.get_program().to_string_lossy().into_owned();
    Ok(command.status().with_context(|| format!("starting '{name}'"))?.success())
}

/// Whether the command ran to a good end; shows each line that it says, and tells the caller.
pub(crate) fn heard(command: &mut Command, hear: &mut dyn FnMut(&str)) -> anyhow::Result<bool> {
    let name = command.get_program().to_string_lossy().into_owned();
    // Both streams in one pipe keep the lines in their order.
    let (reader, writer) = std::io::pipe().context("making a pipe")?;
    let second = writer.try_clone().context("making a pipe")?;
    let mut child = command
        .stdout(writer)
        .stderr(second)
        .spawn()
        .with_context(|| format!("starting '{name}'"))?;
    // The command keeps its copies of the pipe's end until it gets new ones.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut reader = BufReader::new(reader);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).context("reading what the command says")? > 0 {
        let text = String::from_utf8_lossy(&line);
        print!("{text}");
        hear(text.trim_end());
        line.clear();
    }
    Ok(child.wait().with_context(|| format!("waiting for '{name}'"))?.success())
}

/// What the command writes, when it ends well.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The committed versions of a file, newest first; none where there is no git.
pub(crate) fn history(root: &Path, path: &str) -> Vec<String> {
    let max = format!("--max-count={HISTORY_MAX}");
    let log = output(&mut command(root, "git", &["log", "--format=%H", &max, "--", path]));
    let commits = log.unwrap_or_default();
    let show =
        |commit: &str| output(&mut command(root, "git", &["show", &format!("{commit}:{path}")]));
    commits.lines().filter_map(show).collect()
}

/// The program in a folder of `PATH`.
pub(crate) fn which(program: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Seconds as people read them: `4.2 s`, `3 min 05 s`.
pub(crate) fn seconds(duration: std::time::Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        return format!("{:.1} s", duration.as_secs_f32());
    }
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_time_reads_as_people_say_it() {
        assert_eq!(seconds(Duration::from_millis(4200)), "4.2 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn what_a_command_says_is_heard_line_by_line_from_both_streams() {
        let mut lines = Vec::new();
        let mut sh = command(Path::new("."), "sh", &["-c", "echo a; echo b >&2; exit 3"]);
        let fine = heard(&mut sh, &mut |line| lines.push(line.to_owned())).unwrap();
        assert!(!fine);
        assert_eq!(lines, ["a", "b"]);
    }
}
