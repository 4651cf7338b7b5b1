//! `synaq backup` and `synaq restore`.

use store::{Copied, Micros};

use crate::{
    cli::{BackupArgs, RestoreArgs},
    config::Place,
    failure::{Help, Outcome},
    folder::Folder,
    out, place,
};

/// Copies everything but the keys into a new folder.
pub(crate) async fn backup(args: &BackupArgs) -> anyhow::Result<Outcome> {
    let (folder, store) = place::open_existing(&Place::of(&args.place)?).await?;
    let now = Micros::from(place::now());
    let copied = store.backup(&args.to, now).await;
    let copied = copied.map_err(place::told("the backup was not made"))?;
    out::say(told(&copied))?;
    out::say(format!("the keys are not in it: keep a copy of {} apart", folder.ring().display()))?;
    Ok(outcome(&copied))
}

/// Puts a backup back.
pub(crate) async fn restore(args: &RestoreArgs) -> anyhow::Result<Outcome> {
    let place = Place::of(&args.place)?;
    let folder = Folder::made(&place.data)?;
    folder.ensure_real()?;
    if !folder.ring().exists() {
        return Err(Help::error(
            format!("there is no key ring {}", folder.ring().display()),
            "the artifacts of a backup are sealed: put the key ring of the installation that was \
             backed up there first, with mode 600, and its test-signer.pem beside it",
        ));
    }
    let _lock = folder.lock()?;
    let store = place::open(&place, &folder).await?;
    let copied = store.restore(&args.from).await;
    let copied = copied.map_err(place::told("the backup was not restored"))?;
    out::say(told(&copied))?;
    Ok(outcome(&copied))
}

fn told(copied: &Copied) -> String {
    let Copied { rows, artifacts, missing } = copied;
    let mut lines = vec![format!("{rows} rows and {artifacts} artifacts were copied")];
    lines.extend(missing.iter().map(|hash| format!("missing: artifact {hash}")));
    lines.join("\n")
}

fn outcome(copied: &Copied) -> Outcome {
    if copied.missing.is_empty() { Outcome::Fine } else { Outcome::Found }
}
