//! `synaq audit`: proves every chain, names the first broken link of each.

use store::{ChainReport, Verified};

use crate::{
    cli::AuditArgs,
    config::Place,
    failure::{Help, Outcome},
    out, place,
};

/// Proves every chain, and reads every artifact where that was asked for.
pub(crate) async fn run(args: &AuditArgs) -> anyhow::Result<Outcome> {
    let (folder, store) = place::open_existing(&Place::of(&args.place)?).await?;
    let verified = if args.artifacts {
        let verified = store.artifacts().verify().await;
        Some(verified.map_err(place::told("the artifacts cannot be read"))?)
    } else {
        None
    };
    let conduct = place::conduct(store, &folder)?;
    let report = conduct.prove_chains().await.map_err(|error| {
        anyhow::Error::new(error).context(Help::new(
            "the chains cannot be read",
            "see that the database runs and is the right one",
        ))
    })?;
    out::say(told(&report, verified.as_ref()))?;
    let is_fine = report.broken.is_empty() && verified.is_none_or(|v| v.broken.is_empty());
    Ok(if is_fine { Outcome::Fine } else { Outcome::Found })
}

fn told(report: &ChainReport, verified: Option<&Verified>) -> String {
    let ChainReport { cases, events, audit_entries, broken } = report;
    let mut lines = vec![format!(
        "{cases} cases with {events} events, {audit_entries} entries of the audit log"
    )];
    if broken.is_empty() {
        lines.push("every chain holds".to_owned());
    }
    lines.extend(broken.iter().map(|link| format!("broken: {link}")));
    if let Some(Verified { whole, broken }) = verified {
        lines.push(format!("{whole} artifacts are whole, {} are not", broken.len()));
        lines.extend(broken.iter().map(|(hash, why)| format!("broken: artifact {hash}: {why}")));
    }
    lines.join("\n")
}
