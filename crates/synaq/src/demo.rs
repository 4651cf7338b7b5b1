//! `synaq demo`: the portal with invented people and a test at each stage.

mod objects;
mod stages;
mod system;

use std::{io::Write as _, path::PathBuf, sync::Arc, time::Instant};

use anyhow::Context as _;
use conduct::{Conduct, signer::TestSigner};
use order::legal_day;
use portal::{Portal, Secure};
use rehearsal::{Cast, HandClock};
use store::{Micros, Store};
use tempfile::TempDir;

use crate::{
    cli::DemoArgs,
    command::listen,
    config::Place,
    failure::{Help, Outcome},
    folder::Folder,
    out, place,
};

/// The password of everybody in the demonstration.
const PASSWORD: &str = "synaq-demo-2026";

/// Serves the demonstration until it is stopped. Pages come first: the tests are played while they
/// are served, the one of a real system before the others.
pub(crate) async fn run(args: &DemoArgs) -> anyhow::Result<Outcome> {
    let (folder, temporary) = folder(args.data.clone())?;
    let _lock = folder.lock()?;
    let place = Place { data: folder.path().to_owned(), database_url: None, s3: None };
    let store = place::open(&place, &folder).await?;
    let conduct = Arc::new(place::conduct(store.clone(), &folder)?);
    let cast = match Cast::found(&conduct).await.context("the people cannot be read")? {
        Some(cast) => cast,
        None => {
            let now = Micros::from(place::now());
            Cast::hire(&conduct, now, PASSWORD).await.context("the people cannot be entered")?
        }
    };
    let listener = match args.listen {
        Some(address) => listen::at(address).await?,
        None => listen::at_free_port().await?,
    };
    out::say(greeting(&format!("http://{}", listener.local_addr()?), &cast))?;
    let playing = tokio::spawn(play(store.clone(), folder.signer()?, cast));
    listen::serve(Portal::new(conduct, Secure::PlainHttp), listener).await?;
    playing.abort();
    store.close().await.map_err(place::told("the database was not closed"))?;
    drop(temporary);
    Ok(Outcome::Fine)
}

/// The named folder, or a temporary one that is removed when dropped.
fn folder(named: Option<PathBuf>) -> anyhow::Result<(Folder, Option<TempDir>)> {
    let (path, temporary) = match named {
        Some(path) => (path, None),
        None => {
            let made = tempfile::Builder::new().prefix("synaq-demo-").tempdir();
            let made = made.context("no temporary folder can be made")?;
            (made.path().to_owned(), Some(made))
        }
    };
    let folder = Folder::made(&path)?;
    if folder.is_used() && !folder.is_demo() {
        return Err(Help::error(
            format!("{} holds an installation that is no demonstration", path.display()),
            "name another folder, or none",
        ));
    }
    folder.mark_demo()?;
    Ok((folder, temporary))
}

fn greeting(address: &str, cast: &Cast) -> String {
    let head = ["account", "role", "name", "organisation"].map(str::to_owned).to_vec();
    let row = |person: &&conduct::person::Person| {
        let roles: Vec<&str> = person.roles.iter().map(|role| role.code()).collect();
        vec![
            person.login.clone(),
            roles.join(", "),
            person.name.clone(),
            person.organisation.name.kk.clone(),
        ]
    };
    let rows: Vec<_> = std::iter::once(head).chain(cast.everybody().iter().map(row)).collect();
    format!(
        "Synaq, a demonstration: {address}\n\n{}\n\nThe password of everybody: {PASSWORD}\n\
         Everything here is invented, but for one test: that of Synaq itself, at the laboratory.\n\
         Signatures are test signatures and bind nobody. Stop with Ctrl-C.\n",
        out::table(&rows)
    )
}

/// Plays every test that is not there yet, and says so on standard error.
async fn play(store: Store, signer: TestSigner, cast: Cast) {
    let begun = Instant::now();
    let today = legal_day(place::now());
    let clock = HandClock::on(today);
    let conduct = Conduct::new(store, signer, clock.for_conduct());
    let stage = stages::Stagehand { conduct: &conduct, clock: &clock, cast: &cast, today };
    let line = match stage.play_all().await {
        Ok(0) => return,
        Ok(played) => {
            format!("{played} tests are ready after {:.1} s", begun.elapsed().as_secs_f64())
        }
        Err(error) => format!("a test of the demonstration was not played: {error:#}"),
    };
    // Where standard error is closed there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "{line}");
}
