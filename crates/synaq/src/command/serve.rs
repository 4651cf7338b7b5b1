//! `synaq serve`: the portal, for real.

use std::sync::Arc;

use portal::Portal;

use crate::{
    cli::ServeArgs,
    command::{first, listen},
    config::Serving,
    failure::Outcome,
    folder::Folder,
    place,
};

/// Serves the portal until it is stopped.
pub(crate) async fn run(args: ServeArgs) -> anyhow::Result<Outcome> {
    let serving = Serving::of(&args)?;
    let folder = Folder::made(&serving.place.data)?;
    folder.ensure_real()?;
    let _lock = folder.lock()?;
    let store = place::open(&serving.place, &folder).await?;
    let cleared = store.artifacts().clear_spool();
    cleared.map_err(place::told("the folder of files on their way cannot be cleared"))?;
    let conduct = Arc::new(place::conduct(store.clone(), &folder)?);
    first::administrator(&conduct, serving.admin_file.as_deref()).await?;
    let listener = listen::at(serving.listen).await?;
    listen::serve(Portal::new(conduct, serving.secure), listener).await?;
    store.close().await.map_err(place::told("the database was not closed"))?;
    Ok(Outcome::Fine)
}
