//! `synaq keys rotate`: a new key, and every artifact sealed with it.

use store::KeyRing;

use crate::{cli::PlaceArgs, config::Place, failure::Outcome, folder::Folder, out, place};

/// Makes a new key and seals everything with it. Broken off, it may be begun again.
pub(crate) async fn rotate(args: &PlaceArgs) -> anyhow::Result<Outcome> {
    let place = Place::of(args)?;
    let folder = Folder::existing(&place.data)?;
    let _lock = folder.lock()?;
    let ring = KeyRing::rotate(&folder.ring());
    let key = ring.map_err(place::told("the key was not changed"))?.current();
    let (_, store) = place::open_existing(&place).await?;
    let sealed = store.artifacts().reseal().await;
    let sealed = sealed.map_err(place::told("not every artifact was sealed with the new key"))?;
    out::say(format!("key {key} seals from now on; {sealed} artifacts were sealed with it"))?;
    out::say("the old keys stay in the ring: backups made before need them")?;
    Ok(Outcome::Fine)
}
