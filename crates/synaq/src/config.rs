//! The configuration: arguments over the configuration file over what holds without either.

use std::{
    fs,
    net::SocketAddr,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use serde::Deserialize;
use store::S3;

use crate::{
    cli::{PlaceArgs, ServeArgs},
    failure::Help,
};

/// The configuration file's name in the data folder.
const FILE: &str = "synaq.toml";
/// The longest file of configuration, or of a secret, that is read: 64 KiB.
const FILE_BYTES_MAX: u64 = 64 * 1024;
/// Where the portal listens when nobody says otherwise.
const LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8110);

/// Where everything is, as meant.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The data folder.
    pub(crate) data: PathBuf,
    /// The PostgreSQL database, where it is not the SQLite file of the folder.
    pub(crate) database_url: Option<String>,
    /// The bucket of the artifacts, where it is not the folder's.
    pub(crate) s3: Option<S3>,
}

/// How the portal is served, as meant.
#[derive(Debug, Clone)]
pub(crate) struct Serving {
    /// Where everything is.
    pub(crate) place: Place,
    /// Where to listen.
    pub(crate) listen: SocketAddr,
    /// Whether browsers come through TLS.
    pub(crate) secure: portal::Secure,
    /// The file that names the first administrator.
    pub(crate) admin_file: Option<PathBuf>,
}

/// The configuration file: the same keys as the arguments.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct File {
    data: Option<PathBuf>,
    database_url: Option<String>,
    listen: Option<SocketAddr>,
    public_url: Option<String>,
    admin_file: Option<PathBuf>,
    insecure_http: Option<bool>,
    s3_bucket: Option<String>,
    s3_endpoint: Option<String>,
    s3_region: Option<String>,
    s3_prefix: Option<String>,
    s3_access_key_id: Option<String>,
    s3_secret_file: Option<PathBuf>,
}

impl Place {
    /// From the arguments and the configuration file.
    pub(crate) fn of(args: &PlaceArgs) -> anyhow::Result<Place> {
        let file = File::beside(args)?;
        Place::meant(args, &file)
    }

    fn meant(args: &PlaceArgs, file: &File) -> anyhow::Result<Place> {
        let data = args.data.clone().or_else(|| file.data.clone());
        let data = data
            .ok_or_else(|| Help::error("no data folder is named", "say where it is: --data DIR"))?;
        let database_url = args.database_url.clone().or_else(|| file.database_url.clone());
        if let Some(url) = &database_url {
            ensure_postgres(url)?;
        }
        Ok(Place { data, database_url, s3: s3(args, file)? })
    }
}

impl Serving {
    /// From the arguments and the configuration file.
    pub(crate) fn of(args: &ServeArgs) -> anyhow::Result<Serving> {
        let file = File::beside(&args.place)?;
        let public_url = args.public_url.clone().or_else(|| file.public_url.clone());
        let secure = match &public_url {
            Some(url) => secure_of(url)?,
            None => portal::Secure::PlainHttp,
        };
        let listen = args.listen.or(file.listen).unwrap_or(LISTEN);
        let is_insecure_meant = args.insecure_http || file.insecure_http.unwrap_or(false);
        let is_open = !listen.ip().is_loopback() && secure == portal::Secure::PlainHttp;
        if is_open && !is_insecure_meant {
            return Err(Help::error(
                format!("{listen} can be reached from outside, and no https address is named"),
                "put a reverse proxy with TLS before the portal and say --public-url https://…; \
                 or say --insecure-http where passwords may travel readable",
            ));
        }
        Ok(Serving {
            place: Place::meant(&args.place, &file)?,
            listen,
            secure,
            admin_file: args.admin_file.clone().or(file.admin_file),
        })
    }
}

impl File {
    /// The file that is named, else the one in the data folder, else none.
    fn beside(args: &PlaceArgs) -> anyhow::Result<File> {
        let path = match (&args.config, &args.data) {
            (Some(path), _) => path.clone(),
            (None, Some(data)) if data.join(FILE).exists() => data.join(FILE),
            (None, _) => return Ok(File::default()),
        };
        let help = || {
            let what = format!("the configuration file {} cannot be used", path.display());
            Help::new(what, "its keys are the long options of `synaq serve --help`, without --")
        };
        let text = read_short(&path).with_context(help)?;
        let file: File = toml::from_str(&text).with_context(help)?;
        if file.database_url.as_deref().is_some_and(has_password) {
            ensure_private(&path)?;
        }
        Ok(file)
    }
}

/// Reads a file that is short or not ours.
pub(crate) fn read_short(path: &Path) -> anyhow::Result<String> {
    let length = fs::metadata(path).with_context(|| path.display().to_string())?.len();
    if length > FILE_BYTES_MAX {
        anyhow::bail!("{} has {length} bytes, more than {FILE_BYTES_MAX}", path.display());
    }
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// Refuses a file with a secret that others may read.
pub(crate) fn ensure_private(path: &Path) -> anyhow::Result<()> {
    let mode = fs::metadata(path).with_context(|| path.display().to_string())?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(Help::error(
        format!("{} holds a secret, and others may read it", path.display()),
        format!("chmod 600 {}", path.display()),
    ))
}

fn s3(args: &PlaceArgs, file: &File) -> anyhow::Result<Option<S3>> {
    let either = |arg: &Option<String>, kept: &Option<String>| arg.clone().or_else(|| kept.clone());
    let Some(bucket) = either(&args.s3_bucket, &file.s3_bucket) else { return Ok(None) };
    let lacking = |option: &str| {
        Help::error(format!("the bucket {bucket} needs {option}"), format!("add {option}"))
    };
    let id = either(&args.s3_access_key_id, &file.s3_access_key_id);
    let secret = args.s3_secret_file.clone().or_else(|| file.s3_secret_file.clone());
    let secret = secret.ok_or_else(|| lacking("--s3-secret-file"))?;
    ensure_private(&secret)?;
    Ok(Some(S3 {
        prefix: either(&args.s3_prefix, &file.s3_prefix).unwrap_or_default(),
        endpoint: either(&args.s3_endpoint, &file.s3_endpoint),
        region: either(&args.s3_region, &file.s3_region).unwrap_or_else(|| "us-east-1".to_owned()),
        access_key_id: id.ok_or_else(|| lacking("--s3-access-key-id"))?,
        secret_access_key: read_short(&secret)?.trim().to_owned(),
        bucket,
    }))
}

fn ensure_postgres(url: &str) -> anyhow::Result<()> {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok(());
    }
    let scheme = url.split(':').next().unwrap_or_default();
    Err(Help::error(
        format!("expected a database address postgres://…, found {scheme}:…"),
        "leave --database-url out to use the SQLite file in the data folder",
    ))
}

fn has_password(url: &str) -> bool {
    let authority = url.split_once("://").map_or("", |(_, rest)| rest);
    authority.split_once('@').is_some_and(|(user, _)| user.contains(':'))
}

fn secure_of(url: &str) -> anyhow::Result<portal::Secure> {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let host = rest.trim_end_matches('/');
    let is_host = !host.is_empty() && !host.contains(|c: char| c == '/' || c.is_whitespace());
    match scheme {
        "https" if is_host => Ok(portal::Secure::Https),
        "http" if is_host => Ok(portal::Secure::PlainHttp),
        _ => Err(Help::error(
            format!("expected a public address https://HOST, found {url}"),
            "the portal stands at the root of its host: give the address without a path",
        )),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::{Cli, Command};

    fn serving(args: &[&str]) -> Result<Serving, String> {
        let cli = Cli::parse_from([&["synaq", "serve", "--data", "d"], args].concat());
        let Command::Serve(args) = cli.command else { panic!("serve was given") };
        Serving::of(&args).map_err(|error| error.to_string())
    }

    #[test]
    fn beyond_this_machine_the_portal_wants_https_or_a_plain_word() {
        let rows: [(&[&str], Result<portal::Secure, &str>); 7] = [
            (&[], Ok(portal::Secure::PlainHttp)),
            (&["--public-url", "https://synaq.example.kz"], Ok(portal::Secure::Https)),
            (&["--listen", "0.0.0.0:80"], Err("can be reached from outside")),
            (
                &["--listen", "0.0.0.0:80", "--public-url", "http://a.kz"],
                Err("can be reached from outside"),
            ),
            (&["--listen", "0.0.0.0:80", "--insecure-http"], Ok(portal::Secure::PlainHttp)),
            (&["--listen", "[::]:80", "--public-url", "https://a.kz/"], Ok(portal::Secure::Https)),
            (&["--public-url", "https://a.kz/path"], Err("expected a public address")),
        ];
        for (args, expected) in rows {
            match (serving(args), expected) {
                (Ok(found), Ok(secure)) => assert_eq!(found.secure, secure, "{args:?}"),
                (Err(found), Err(said)) => assert!(found.contains(said), "{args:?}: {found}"),
                (found, _) => panic!("{args:?}: {found:?}"),
            }
        }
    }

    #[test]
    fn a_configuration_file_is_read_and_arguments_go_before_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("synaq.toml");
        fs::write(&path, "listen = \"127.0.0.1:9000\"\npublic-url = \"https://a.kz\"\n").unwrap();
        let data = folder.path().display().to_string();
        let read = |more: &[&str]| {
            let cli = Cli::parse_from([&["synaq", "serve", "--data", &data], more].concat());
            let Command::Serve(args) = cli.command else { panic!("serve was given") };
            Serving::of(&args)
        };
        let found = read(&[]).unwrap();
        assert_eq!((found.listen.port(), found.secure), (9000, portal::Secure::Https));
        assert_eq!(read(&["--listen", "127.0.0.1:1"]).unwrap().listen.port(), 1);

        fs::write(&path, "lisen = 1\n").unwrap();
        let said = format!("{:#}", read(&[]).unwrap_err());
        assert!(said.contains("unknown field `lisen`"), "{said}");

        fs::write(&path, "database-url = \"postgres://a:secret@h/b\"\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(read(&[]).unwrap_err().to_string().contains("holds a secret"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(read(&[]).unwrap().place.database_url.is_some());
    }

    #[test]
    fn a_bucket_needs_its_key() {
        let said = serving(&["--s3-bucket", "b"]).unwrap_err();
        assert!(said.contains("needs --s3-secret-file"), "{said}");
        let said = serving(&["--database-url", "mysql://x"]).unwrap_err();
        assert!(said.contains("found mysql:…"), "{said}");
    }
}
