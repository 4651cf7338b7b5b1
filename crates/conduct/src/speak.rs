//! What the use cases say, by key, in three languages.

use std::sync::LazyLock;

use language::{Arg, Lang, Messages, MessagesError, Text};

static MESSAGES: LazyLock<Result<Messages, MessagesError>> = LazyLock::new(|| {
    Messages::new(
        include_str!("../messages/kk.ftl"),
        include_str!("../messages/ru.ftl"),
        include_str!("../messages/en.ftl"),
    )
});

/// The message `key` in all languages.
pub(crate) fn text(key: &str, args: &[(&str, Arg)]) -> Text {
    match &*MESSAGES {
        Ok(messages) => messages.text(key, args),
        Err(error) => {
            let shown = format!("⟦{key}: {error}⟧");
            Text::new(shown.clone(), shown.clone(), shown)
        }
    }
}

/// The message `key` for a reader of `lang`.
pub(crate) fn say(lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
    match &*MESSAGES {
        Ok(messages) => messages.format(lang, key, args),
        Err(error) => format!("⟦{key}: {error}⟧"),
    }
}

/// The wording of a question's key.
pub fn ask(lang: Lang, key: &str) -> String {
    say(lang, &format!("ask-{key}"), &[])
}

/// A part of the package, as people call it (R 10, R 30).
pub fn package_item(lang: Lang, item: case::payload::PackageItem) -> String {
    say(lang, &format!("item-{}", item.code()), &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_exists_in_all_three_languages() {
        assert!(MESSAGES.is_ok(), "{:?}", MESSAGES.as_ref().err());
    }
}
