//! Fields of foreign JSON that may hold anything.

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// A field that may hold anything: its value where it has the right form, else why not.
#[derive(Debug)]
pub(crate) struct Soft<T> {
    pub(crate) value: Option<T>,
    pub(crate) error: Option<String>,
}

impl<T> Default for Soft<T> {
    fn default() -> Self {
        Soft { value: None, error: None }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Soft<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw: &'de RawValue = Deserialize::deserialize(deserializer)?;
        if raw.get() == "null" {
            return Ok(Soft::default());
        }
        Ok(match serde_json::from_str(raw.get()) {
            Ok(value) => Soft { value, error: None },
            Err(error) => Soft { value: None, error: Some(crate::source::reason(&error)) },
        })
    }
}

impl<T> Soft<T> {
    pub(crate) fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }
}

impl Soft<String> {
    /// The text; empty where there is none.
    pub(crate) fn str(&self) -> &str {
        self.value.as_deref().unwrap_or_default()
    }
}

impl<T> Soft<Vec<T>> {
    /// The items; none where there is no list.
    pub(crate) fn items(&self) -> &[T] {
        self.value.as_deref().unwrap_or_default()
    }
}

impl<T> Soft<Vec<Soft<T>>> {
    /// The readable item at a SARIF index, where −1 is "none".
    pub(crate) fn at(&self, index: Option<i64>) -> Option<&T> {
        self.items().get(usize::try_from(index?).ok()?)?.get()
    }
}

/// The text; empty where there is none.
pub(crate) fn str(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// The items; none where there is no list.
pub(crate) fn items<T>(list: &Option<Vec<T>>) -> &[T] {
    list.as_deref().unwrap_or_default()
}
