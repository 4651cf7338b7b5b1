//! The invented objects of the demonstration.

use rehearsal::Object;

/// An object that a state body owns, for the state technical service.
pub(super) fn of_state(name: &str, purpose: &str) -> Object {
    Object::sample(name, purpose).of_state()
}

/// An object that no state body owns, for a laboratory.
pub(super) fn private(name: &str, purpose: &str) -> Object {
    Object::sample(name, purpose)
}
