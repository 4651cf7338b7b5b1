//! The crate's messages in three languages.

use std::sync::LazyLock;

use language::{Arg, Lang, Messages, MessagesError};
use serde_json::{Map, Value};

/// Labels that templates use as they stand begin with this.
const LABEL_PREFIX: &str = "label-";

static MESSAGES: LazyLock<Option<Messages>> = LazyLock::new(|| load().ok());

/// The message `key` without arguments.
pub(crate) fn word(lang: Lang, key: &str) -> String {
    phrase(lang, key, &[])
}

/// The message `key` with its arguments.
pub(crate) fn phrase(lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
    match &*MESSAGES {
        Some(messages) => messages.format(lang, key, args),
        None => format!("⟦{key}⟧"),
    }
}

/// Every `label-…` without its prefix, for the templates.
pub(crate) fn labels(lang: Lang) -> Value {
    let mut labels = Map::new();
    if let Some(messages) = &*MESSAGES {
        for key in messages.keys() {
            if let Some(name) = key.strip_prefix(LABEL_PREFIX) {
                labels.insert(name.to_owned(), Value::String(messages.format(lang, key, &[])));
            }
        }
    }
    Value::Object(labels)
}

fn load() -> Result<Messages, MessagesError> {
    Messages::new(
        include_str!("../messages/kk.ftl"),
        include_str!("../messages/ru.ftl"),
        include_str!("../messages/en.ftl"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_messages_load_and_each_language_has_each_key() {
        let messages = load().unwrap();
        assert!(messages.keys().count() > 100);
    }
}
