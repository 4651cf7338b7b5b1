//! This crate's messages in three languages.

use std::{io::ErrorKind, sync::LazyLock};

use finding::Problem;
use language::{Arg, Lang, Messages, MessagesError, Text};

static MESSAGES: LazyLock<Result<Messages, MessagesError>> = LazyLock::new(load);

/// The message in all three languages; its key where the files do not load, which a test excludes.
pub(crate) fn text(key: &str, args: &[(&str, Arg)]) -> Text {
    MESSAGES.as_ref().map_or_else(|_| Text::new(key, key, key), |all| all.text(key, args))
}

/// The message, in which `$reason` is itself a text in the reader's language.
pub(crate) fn text_with(key: &str, reason: &Text, args: &[(&str, Arg)]) -> Text {
    let of = |lang: Lang| {
        let args: Vec<_> =
            args.iter().cloned().chain([("reason", reason.of(lang).into())]).collect();
        text(key, &args).of(lang).to_owned()
    };
    Text::new(of(Lang::Kk), of(Lang::Ru), of(Lang::En))
}

/// A problem whose code is its message's key.
pub(crate) fn problem(key: &str, place: impl Into<String>, args: &[(&str, Arg)]) -> Problem {
    Problem::new(key, place, text(key, args))
}

/// A problem with a reason.
pub(crate) fn problem_with(key: &str, place: impl Into<String>, reason: &Text) -> Problem {
    Problem::new(key, place, text_with(key, reason, &[]))
}

/// Why the operating system, or an archive's reader, refused.
pub(crate) fn reason(error: &std::io::Error) -> Text {
    const KNOWN: [(ErrorKind, &str); 5] = [
        (ErrorKind::NotFound, "reason-not-found"),
        (ErrorKind::PermissionDenied, "reason-denied"),
        (ErrorKind::UnexpectedEof, "reason-cut"),
        (ErrorKind::InvalidData, "reason-damaged"),
        (ErrorKind::InvalidInput, "reason-damaged"),
    ];
    match KNOWN.iter().find(|(kind, _)| *kind == error.kind()) {
        Some((_, key)) => text(key, &[]),
        None => text("reason-other", &[("text", shown(&error.to_string()).into())]),
    }
}

/// A foreign text on one line, without control characters, not too long.
pub(crate) fn shown(text: &str) -> String {
    const CHARS_MAX: usize = 200;
    let visible = |char: char| if char.is_control() { ' ' } else { char };
    text.chars().take(CHARS_MAX).map(visible).collect::<String>().trim().to_owned()
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
}
