//! The forms' messages in three languages.

use std::sync::LazyLock;

use language::{Arg, Lang, Messages, MessagesError};

static MESSAGES: LazyLock<Option<Messages>> = LazyLock::new(|| load().ok());

/// The message `key`; where the files cannot be read, the key itself, so that it is seen.
pub(super) fn message(lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
    match &*MESSAGES {
        Some(messages) => messages.format(lang, key, args),
        None => format!("⟦{key}⟧"),
    }
}

fn load() -> Result<Messages, MessagesError> {
    Messages::new(
        include_str!("../../messages/kk.ftl"),
        include_str!("../../messages/ru.ftl"),
        include_str!("../../messages/en.ftl"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_messages_load_and_say_the_same_in_three_languages() {
        let messages = load().unwrap();
        assert!(messages.keys().count() > 50);
    }
}
