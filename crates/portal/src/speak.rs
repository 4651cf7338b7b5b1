//! The portal's own words, by key, in the reader's language.

use std::sync::LazyLock;

use language::{Arg, Lang, Messages, MessagesError};

static MESSAGES: LazyLock<Result<Messages, MessagesError>> = LazyLock::new(|| {
    Messages::new(
        include_str!("../messages/kk.ftl"),
        include_str!("../messages/ru.ftl"),
        include_str!("../messages/en.ftl"),
    )
});

/// The message `key` for a reader of `lang`.
pub(crate) fn say(lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
    match &*MESSAGES {
        Ok(messages) => messages.format(lang, key, args),
        Err(error) => format!("⟦{key}: {error}⟧"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_exists_in_all_three_languages() {
        assert!(MESSAGES.is_ok(), "{:?}", MESSAGES.as_ref().err());
    }
}
