//! The portal's own words, by key, in the reader's language.

use std::sync::LazyLock;

use language::{Arg, Lang, Messages, MessagesError};

/// The portal's message files of one language, put together.
macro_rules! wordings {
    ($lang:literal) => {
        concat!(
            include_str!(concat!("../messages/", $lang, ".ftl")),
            "\n",
            include_str!(concat!("../messages/case/", $lang, ".ftl")),
            "\n",
            include_str!(concat!("../messages/applicant/", $lang, ".ftl")),
            "\n",
            include_str!(concat!("../messages/provider/", $lang, ".ftl")),
            "\n",
            include_str!(concat!("../messages/admin/", $lang, ".ftl")),
        )
    };
}

static MESSAGES: LazyLock<Result<Messages, MessagesError>> =
    LazyLock::new(|| Messages::new(wordings!("kk"), wordings!("ru"), wordings!("en")));

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
