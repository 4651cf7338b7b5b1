//! What the tests need of the machine: found, installed, or named with the command to install it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

use crate::shell::{command, succeeds, which};

/// The S3-speaking server for the store's tests, from the Python registry.
const MOTO: [&str; 3] = ["moto[s3]==5.2.5", "flask==3.1.3", "flask-cors==6.0.5"];
/// The folder of its installation in the cache; changes with the versions above.
const MOTO_FOLDER: &str = "moto-5.2.5";

/// Where Debian keeps the programs of the PostgreSQL server, one folder a version.
const DEBIAN_POSTGRES: &str = "/usr/lib/postgresql";

/// What a test run uses.
#[derive(Debug)]
pub(crate) struct Tools {
    /// The folder of `initdb` and `postgres`.
    pub(crate) postgres: PathBuf,
    /// The browser.
    pub(crate) chromium: PathBuf,
    /// Its driver.
    pub(crate) chromedriver: PathBuf,
    /// The S3-speaking server, where it could be had.
    pub(crate) moto: Option<PathBuf>,
}

/// A thing that Debian packages.
struct Need {
    name: &'static str,
    packages: &'static [&'static str],
    find: fn() -> Option<PathBuf>,
}

const NEEDS: [Need; 5] = [
    Need { name: "a C compiler", packages: &["build-essential"], find: || which("cc") },
    Need { name: "the PostgreSQL server", packages: &["postgresql"], find: postgres },
    Need { name: "Chromium", packages: &["chromium", "fonts-dejavu-core"], find: chromium },
    Need { name: "ChromeDriver", packages: &["chromium-driver"], find: || which("chromedriver") },
    Need {
        name: "Python with venv",
        packages: &["python3", "python3-venv"],
        find: || which("python3"),
    },
];

/// `cargo xtask setup`.
pub(crate) fn run(root: &Path) -> anyhow::Result<bool> {
    let tools = ensure(root)?;
    println!("PostgreSQL    {}", tools.postgres.display());
    println!("Chromium      {}", tools.chromium.display());
    println!("ChromeDriver  {}", tools.chromedriver.display());
    match &tools.moto {
        Some(moto) => println!("S3 server     {}", moto.display()),
        None => println!("S3 server     none: the store's S3 tests are skipped"),
    }
    Ok(true)
}

/// Finds all tools; installs what is missing where that is possible.
pub(crate) fn ensure(root: &Path) -> anyhow::Result<Tools> {
    let missing = missing();
    if !missing.is_empty() {
        install(root, &missing)?;
    }
    let found = |tool: Option<PathBuf>, name: &str| {
        tool.with_context(|| format!("{name} is installed and still not found"))
    };
    Ok(Tools {
        postgres: found(postgres(), "the PostgreSQL server")?,
        chromium: found(chromium(), "Chromium")?,
        chromedriver: found(which("chromedriver"), "ChromeDriver")?,
        moto: moto(root),
    })
}

/// The user's cache folder for this project.
pub(crate) fn cache() -> anyhow::Result<PathBuf> {
    let base = std::env::var_os("XDG_CACHE_HOME").filter(|base| !base.is_empty());
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let base = base.map(PathBuf::from).or_else(home).context("neither XDG_CACHE_HOME nor HOME")?;
    Ok(base.join("synaq"))
}

/// Whether this process may install packages.
pub(crate) fn is_root() -> bool {
    fs::metadata("/proc/self")
        .is_ok_and(|process| std::os::unix::fs::MetadataExt::uid(&process) == 0)
}

fn missing() -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| (need.find)().is_none()).collect()
}

fn install(root: &Path, missing: &[&Need]) -> anyhow::Result<()> {
    let names: Vec<&str> = missing.iter().map(|need| need.name).collect();
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    let help = advice(&names, &packages);
    if which("apt-get").is_none() || !is_root() {
        bail!(help);
    }
    println!("setup: {} missing, installing {}", names.join(", "), packages.join(" "));
    if !(apt(root, &["update"])? && apt_install(root, &packages)?) {
        bail!("apt-get failed\n{help}");
    }
    Ok(())
}

/// What is missing, and the one command that installs it.
fn advice(names: &[&str], packages: &[&str]) -> String {
    format!(
        "the tests need {}\nhelp: on Debian: sudo apt-get install --no-install-recommends -y {}",
        names.join(", "),
        packages.join(" ")
    )
}

fn apt_install(root: &Path, packages: &[&str]) -> anyhow::Result<bool> {
    let mut args = vec!["install", "--no-install-recommends", "-y", "-q"];
    args.extend(packages);
    apt(root, &args)
}

fn apt(root: &Path, args: &[&str]) -> anyhow::Result<bool> {
    let mut apt = command(root, "apt-get", args);
    succeeds(apt.env("DEBIAN_FRONTEND", "noninteractive"))
}

/// The newest server among Debian's, or the one on `PATH`.
fn postgres() -> Option<PathBuf> {
    let versions = fs::read_dir(DEBIAN_POSTGRES).into_iter().flatten().flatten();
    let newest = versions
        .map(|version| version.path().join("bin"))
        .filter(|bin| bin.join("initdb").is_file())
        .max_by_key(|bin| version(bin));
    newest.or_else(|| Some(which("initdb")?.parent()?.to_owned()))
}

/// The number in `/usr/lib/postgresql/15/bin`.
fn version(bin: &Path) -> Option<u32> {
    bin.parent()?.file_name()?.to_str()?.parse().ok()
}

fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(which)
}

/// The S3-speaking server, installed at its first use; its absence is told, and is no failure.
fn moto(root: &Path) -> Option<PathBuf> {
    match install_moto(root) {
        Ok(server) => Some(server),
        Err(error) => {
            println!("setup: NO S3 SERVER, the store's S3 tests are skipped: {error:#}");
            None
        }
    }
}

fn install_moto(root: &Path) -> anyhow::Result<PathBuf> {
    let folder = cache()?.join(MOTO_FOLDER);
    let server = folder.join("bin/moto_server");
    let done = folder.join("installed");
    if done.is_file() && server.is_file() {
        return Ok(server);
    }
    println!("setup: installing the S3 server {} into {}", MOTO[0], folder.display());
    let place = folder.to_string_lossy().into_owned();
    if !venv(root, &place)? {
        let fixed = is_root() && which("apt-get").is_some();
        let fixed = fixed && apt(root, &["update"])? && apt_install(root, &["python3-venv"])?;
        anyhow::ensure!(fixed && venv(root, &place)?, "python3 -m venv {place} failed");
    }
    let pip = folder.join("bin/pip").to_string_lossy().into_owned();
    let mut args = vec!["install", "--quiet", "--disable-pip-version-check"];
    args.extend(MOTO);
    anyhow::ensure!(succeeds(&mut command(root, &pip, &args))?, "pip could not install it");
    fs::write(&done, "").with_context(|| format!("writing {}", done.display()))?;
    Ok(server)
}

fn venv(root: &Path, place: &str) -> anyhow::Result<bool> {
    succeeds(&mut command(root, "python3", &["-m", "venv", "--clear", place]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_server_is_the_highest_number_not_the_last_word() {
        let bins = ["/usr/lib/postgresql/9/bin", "/usr/lib/postgresql/15/bin"];
        assert_eq!(bins.iter().max_by_key(|bin| version(Path::new(bin))), Some(&bins[1]));
    }

    #[test]
    fn what_is_missing_is_named_with_one_command() {
        assert_eq!(
            advice(&["Chromium", "ChromeDriver"], &["chromium", "chromium-driver"]),
            "the tests need Chromium, ChromeDriver\n\
             help: on Debian: sudo apt-get install --no-install-recommends -y chromium chromium-driver"
        );
    }
}
