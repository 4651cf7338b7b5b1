//! The store at its place, and the use cases over it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use conduct::{Clock, Conduct};
use store::{Artifacts, KeyRing, Micros, Store, StoreError};

use crate::{config::Place, failure::Help, folder::Folder};

/// The real clock.
pub(crate) fn clock() -> Clock {
    Arc::new(now)
}

/// The present instant.
#[expect(clippy::disallowed_methods, reason = "the program reads the clock and hands it on")]
pub(crate) fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// Opens the store, with a key ring that is made where there is none.
pub(crate) async fn open(place: &Place, folder: &Folder) -> anyhow::Result<Store> {
    let ring = KeyRing::open_or_create(&folder.ring());
    let ring = ring.map_err(told("the key ring cannot be opened"))?;
    let artifacts = match &place.s3 {
        Some(s3) => Artifacts::s3(s3, &folder.artifacts(), ring),
        None => Artifacts::folder(&folder.artifacts(), ring),
    };
    let artifacts = artifacts.map_err(told("the artifacts cannot be opened"))?;
    let url = match &place.database_url {
        Some(url) => url.clone(),
        None => sqlite_url(&folder.database()),
    };
    let store = Store::open(&url, artifacts, Micros::from(now())).await;
    store.map_err(told("the database cannot be opened"))
}

/// Opens the store of an installation that stands; makes nothing.
pub(crate) async fn open_existing(place: &Place) -> anyhow::Result<(Folder, Store)> {
    let folder = Folder::existing(&place.data)?;
    if place.database_url.is_none() && !folder.database().exists() {
        return Err(Help::error(
            format!("there is no database {}", folder.database().display()),
            "name the PostgreSQL database, if it is one: --database-url postgres://…",
        ));
    }
    let store = open(place, &folder).await?;
    Ok((folder, store))
}

/// The use cases over a store, by the real clock.
pub(crate) fn conduct(store: Store, folder: &Folder) -> anyhow::Result<Conduct> {
    Ok(Conduct::new(store, folder.signer()?, clock()))
}

/// Where cargo keeps the sources of libraries on this machine: it tells their sizes.
#[expect(clippy::disallowed_methods, reason = "the program reads the environment")]
pub(crate) fn cargo_registries() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home =
        home.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    let Some(home) = home else { return Vec::new() };
    let Ok(found) = std::fs::read_dir(home.join("registry").join("src")) else { return Vec::new() };
    found.flatten().map(|entry| entry.path()).collect()
}

/// The address of an SQLite file: what would be read as a part of an address is spelt out.
pub(crate) fn sqlite_url(path: &Path) -> String {
    let path = path.display().to_string().replace('%', "%25").replace('?', "%3F");
    format!("sqlite:{path}")
}

/// Says what went wrong with the store, and what to do about it.
pub(crate) fn told(what: &str) -> impl FnOnce(StoreError) -> anyhow::Error {
    let what = what.to_owned();
    move |error| {
        let help = help_for(&error);
        let error = Err::<(), _>(error);
        let told = match help {
            Some(help) => error.context(Help::new(what, help)),
            None => error.context(what),
        };
        told.err().unwrap_or_else(|| anyhow::anyhow!("the store"))
    }
}

fn help_for(error: &StoreError) -> Option<&'static str> {
    match error {
        StoreError::Unavailable { .. } => {
            Some("see that it runs and that this program may reach it")
        }
        StoreError::Full { .. } => Some("make room, then try again"),
        StoreError::Busy { .. } => Some("try again when others have finished"),
        StoreError::KeyRing { .. } => Some("put the right key ring there, with mode 600"),
        StoreError::Migration { .. } => {
            Some("use the program that this database was last used with, or a later one")
        }
        StoreError::NoKey { .. } => Some("bring the key ring with which the artifacts were sealed"),
        StoreError::Backup { .. } => Some("name a folder that `synaq backup` made"),
        StoreError::NotFound { .. }
        | StoreError::Conflict(_)
        | StoreError::Exists { .. }
        | StoreError::Reference { .. }
        | StoreError::Immutable { .. }
        | StoreError::Chain { .. }
        | StoreError::Address { .. }
        | StoreError::TooLarge { .. }
        | StoreError::NoArtifact { .. }
        | StoreError::Damaged { .. }
        | StoreError::File { .. }
        | StoreError::Input { .. }
        | StoreError::Database(_) => None,
    }
}
