//! This crate's messages in three languages.

use std::sync::LazyLock;

use language::{Arg, Lang, Messages, MessagesError, Text};

static MESSAGES: LazyLock<Result<Messages, MessagesError>> = LazyLock::new(load);

/// The message in all three languages; its key where the files do not load, which a test excludes.
pub(crate) fn text(key: &str, args: &[(&str, Arg)]) -> Text {
    MESSAGES.as_ref().map_or_else(|_| Text::new(key, key, key), |all| all.text(key, args))
}

/// The message for a reader of one language.
pub(crate) fn format(lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
    MESSAGES.as_ref().map_or_else(|_| key.to_owned(), |all| all.format(lang, key, args))
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
    fn the_messages_load_and_every_key_has_three_wordings() {
        let messages = load().unwrap();
        for key in messages.keys() {
            assert!(messages.text(key, &[]).is_complete(), "{key}");
        }
    }

    /// Every `Problem::of("key"` and `format(lang, "key"` of the source files of this crate.
    fn keys_in(folder: &std::path::Path, keys: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with("message.rs") {
                continue;
            }
            if path.is_dir() {
                keys_in(&path, keys);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            for call in ["Problem::of(", "format(lang,", "message::text("] {
                for (at, _) in source.match_indices(call) {
                    let rest = source[at + call.len()..].trim_start();
                    let key = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
                    keys.extend(key.map(|(key, _)| key.to_owned()));
                }
            }
        }
    }

    #[test]
    fn every_key_that_the_source_names_exists() {
        let messages = load().unwrap();
        let mut keys = Vec::new();
        keys_in(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut keys);
        assert!(keys.len() > 15, "{keys:?}");
        for key in keys {
            assert!(messages.has(&key), "{key}");
        }
    }
}
