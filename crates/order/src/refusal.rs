//! The texts of what the Order's rules refuse or warn of, in three languages.

use std::sync::LazyLock;

use language::{Arg, Lang, Messages, MessagesError, Text};

use crate::{Work, volume::Unit};

static MESSAGES: LazyLock<Option<Messages>> = LazyLock::new(|| load().ok());

/// The message of this key; the key itself where the messages do not load (a test proves they do).
pub(crate) fn text(key: &str, args: &[(&str, Arg)]) -> Text {
    match MESSAGES.as_ref() {
        Some(messages) => messages.text(key, args),
        None => Text::new(key, key, key),
    }
}

/// The message of this key, in which `$work` is the work's name in the reader's language.
pub(crate) fn work_text(key: &str, work: Work, args: &[(&str, Arg)]) -> Text {
    with_texts(key, args, &[("work", work.name())])
}

/// The message of this key, in which `$work` and `$unit` are names in the reader's language.
pub(crate) fn unit_text(key: &str, work: Work, unit: Unit, args: &[(&str, Arg)]) -> Text {
    with_texts(key, args, &[("work", work.name()), ("unit", unit.name())])
}

fn with_texts(key: &str, args: &[(&str, Arg)], texts: &[(&str, Text)]) -> Text {
    let of = |lang: Lang| {
        let words = texts.iter().map(|(name, text)| (*name, Arg::from(text.of(lang))));
        let args: Vec<_> = args.iter().cloned().chain(words).collect();
        text(key, &args).of(lang).to_owned()
    };
    Text::new(of(Lang::Kk), of(Lang::Ru), of(Lang::En))
}

/// A text as one line of an English log or error.
pub(crate) fn english(text: &Text) -> String {
    text.of(Lang::En).to_owned()
}

fn load() -> Result<Messages, MessagesError> {
    Messages::new(
        include_str!("../messages/rules/kk.ftl"),
        include_str!("../messages/rules/ru.ftl"),
        include_str!("../messages/rules/en.ftl"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_messages_load_and_each_has_its_key_in_three_languages() {
        assert!(load().unwrap().keys().count() > 0);
    }
}
