//! What a report says of its own results: suppressions.

use super::{
    ITEMS_MAX,
    convert::Item,
    wire::{Suppression, str},
};
use crate::{Claim, Standing};

/// The suppressions of a result as claims.
pub(super) fn of(item: &mut Item<'_, '_>) -> Vec<Claim> {
    let suppressions = item.result.suppressions.items();
    suppressions.iter().take(ITEMS_MAX).map(|one| claim(one, item)).collect()
}

fn claim(suppression: &Suppression, item: &mut Item<'_, '_>) -> Claim {
    let reason = item.cleaner.block(str(&suppression.justification));
    let origin = item.cleaner.line(str(&suppression.kind));
    Claim { standing: standing(suppression, &reason), origin, reason }
}

fn standing(suppression: &Suppression, reason: &str) -> Standing {
    let own = suppression.properties.as_ref().and_then(|bag| bag.0.get("standing")?.as_str());
    if let Some(own) = own.and_then(Standing::from_code) {
        return own;
    }
    let spoken = reason.to_lowercase().replace('-', " ");
    match str(&suppression.status) {
        "underReview" => Standing::Unreviewed,
        "rejected" => Standing::Confirmed,
        _ if spoken.contains("false positive") => Standing::FalsePositive,
        _ => Standing::Accepted,
    }
}
