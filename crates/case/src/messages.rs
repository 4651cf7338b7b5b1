//! This crate's messages in the three languages.

use std::sync::LazyLock;

use language::{Arg, Lang, Messages, MessagesError, Text};

static MESSAGES: LazyLock<Result<Messages, MessagesError>> = LazyLock::new(|| {
    Messages::new(
        include_str!("../messages/kk.ftl"),
        include_str!("../messages/ru.ftl"),
        include_str!("../messages/en.ftl"),
    )
});

/// The message `key` for a reader of `lang`; files that did not load show the key itself.
pub(crate) fn format(lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
    match &*MESSAGES {
        Ok(messages) => messages.format(lang, key, args),
        Err(_) => format!("⟦{key}⟧"),
    }
}

/// The message `key` in all languages.
pub(crate) fn text(key: &str, args: &[(&str, Arg)]) -> Text {
    Text::new(format(Lang::Kk, key, args), format(Lang::Ru, key, args), format(Lang::En, key, args))
}

#[cfg(test)]
mod tests;
