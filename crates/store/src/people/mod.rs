//! Organisations, accounts and their roles, sessions, throttles.

mod account;
mod organisation;
mod session;
mod throttle;

pub use account::{AccountChange, AccountFilter, NewAccount, Person, Role};
pub use organisation::{OrganisationFilter, OrganisationNames};
pub use session::{
    NewSession, SESSION_IDLE_SECONDS, SESSION_SECONDS_MAX, SESSION_TOUCH_SECONDS, SessionToken,
};
pub use throttle::ThrottleRule;
