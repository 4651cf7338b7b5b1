//! A person's own account: who they are here, and their password.

use askama::Template;
use axum::{
    Router,
    extract::{Request, State},
    response::Response,
    routing::{get, post},
};
use conduct::{accounts::ChangePasswordError, password::PasswordError, person::Role};

use crate::{
    Portal,
    failure::Failure,
    fields,
    frame::Frame,
    render::{done, page},
    visit::SignedIn,
};

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/account", get(show)).route("/account/password", post(change_password))
}

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    frame: Frame,
    roles: String,
    must_change: bool,
    error: Option<String>,
}

async fn show(signed_in: SignedIn) -> Result<Response, Failure> {
    page(&account_page(&signed_in, None))
}

async fn change_password(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    let raw = |name| form.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
    if raw("new") != raw("again") {
        return page(&account_page(&signed_in, Some("account-password-differs")));
    }
    let changed = portal.conduct.change_password(&signed_in.person, raw("old"), raw("new")).await;
    match changed {
        Ok(()) => Ok(done(&portal, "/sign-in", "password-changed")),
        Err(ChangePasswordError::OldWrong) => {
            page(&account_page(&signed_in, Some("account-password-old-wrong")))
        }
        Err(ChangePasswordError::New(error)) => {
            page(&account_page(&signed_in, Some(password_error(error))))
        }
        Err(ChangePasswordError::Inside(error)) => Err(Failure::from(error)),
    }
}

/// The message for a password that is not taken.
pub(crate) fn password_error(error: PasswordError) -> &'static str {
    match error {
        PasswordError::TooShort => "account-password-too-short",
        PasswordError::TooLong => "account-password-too-long",
        PasswordError::Common | PasswordError::Hashing => "account-password-common",
    }
}

fn account_page(signed_in: &SignedIn, error: Option<&str>) -> AccountPage {
    let frame = Frame::new(&signed_in.visit);
    let role = |role: &Role| frame.t(&format!("role-{}", role.code()));
    AccountPage {
        roles: signed_in.person.roles.iter().map(role).collect::<Vec<_>>().join(", "),
        must_change: signed_in.person.must_change_password,
        error: error.map(|key| frame.t(key)),
        frame,
    }
}
