//! The administrator's pages: accounts, prices, calendar, audit trail. None of them shows a test.

mod accounts;
mod audit;
mod calendar;
mod prices;

use axum::{Router, http::StatusCode};
use conduct::{ConductError, accounts::AccountLine, person::Role};
use language::Text;

use crate::{Portal, failure::Failure, visit::SignedIn};

/// The pages' addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new()
        .merge(accounts::router())
        .merge(prices::router())
        .merge(calendar::router())
        .merge(audit::router())
}

/// Only administrators see these pages; what they do there, `conduct` decides once more.
fn ensure_administrator(signed_in: &SignedIn) -> Result<(), Failure> {
    let is_allowed =
        signed_in.person.is(Role::Administrator) && !signed_in.person.must_change_password;
    if is_allowed { Ok(()) } else { Err(Failure::Forbidden) }
}

/// What is wrong with what was sent; what is not the sender's to mend is a failure.
fn wrongs(signed_in: &SignedIn, error: ConductError) -> Result<(StatusCode, Vec<String>), Failure> {
    let failure = Failure::from(error);
    let facts = failure.facts(signed_in.visit.lang);
    if facts.is_empty() { Err(failure) } else { Ok((failure.status(), facts)) }
}

/// Something that the sender can mend, in words of this page.
fn told(signed_in: &SignedIn, key: &str) -> ConductError {
    let text = crate::speak::say(signed_in.visit.lang, key, &[]);
    ConductError::told(Text::new(text.clone(), text.clone(), text))
}

/// Who an entry of the audit trail or of a list names.
fn name_of(accounts: &[AccountLine], account: &str) -> String {
    let found = accounts.iter().find(|line| line.person.account.to_string() == account);
    found.map_or_else(|| account.to_owned(), |line| line.person.name.clone())
}
