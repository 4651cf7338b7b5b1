//! Messages by key, from Fluent files.
//!
//! Each crate that speaks to people keeps `messages/{kk,ru,en}.ftl` beside its code and loads them
//! here once; [`Messages::new`] refuses files in which a key is missing in one language.

use std::{
    collections::BTreeSet,
    fmt::{self, Write as _},
};

use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber,
};
use unic_langid::LanguageIdentifier;

use crate::{Lang, Text};

type Bundle = FluentBundle<FluentResource>;

/// The messages of one crate in three languages.
pub struct Messages {
    kk: Bundle,
    ru: Bundle,
    en: Bundle,
    keys: BTreeSet<String>,
}

/// What stands in a message's placeholder.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A word or a phrase, shown as it is.
    Word(String),
    /// A number, which also selects the plural form.
    Number(i64),
}

/// Why a set of message files cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessagesError {
    /// A file is not valid Fluent, or names a key twice.
    Syntax {
        /// The file's language.
        lang: Lang,
        /// What the parser said.
        reason: String,
    },
    /// A key exists in one language and not in another.
    Missing {
        /// The language that lacks it.
        lang: Lang,
        /// The keys it lacks.
        keys: Vec<String>,
    },
}

impl Messages {
    /// Loads the three files.
    ///
    /// # Errors
    /// A file that does not parse, or a key that is not in all three.
    pub fn new(kk: &str, ru: &str, en: &str) -> Result<Self, MessagesError> {
        let sources = [(Lang::Kk, kk), (Lang::Ru, ru), (Lang::En, en)];
        let mut keys = BTreeSet::new();
        for (_, source) in sources {
            keys.extend(keys_of(source));
        }
        for (lang, source) in sources {
            let have: BTreeSet<String> = keys_of(source).collect();
            let missing: Vec<String> = keys.difference(&have).cloned().collect();
            if !missing.is_empty() {
                return Err(MessagesError::Missing { lang, keys: missing });
            }
        }
        Ok(Messages {
            kk: bundle(Lang::Kk, kk)?,
            ru: bundle(Lang::Ru, ru)?,
            en: bundle(Lang::En, en)?,
            keys,
        })
    }

    /// The message `key` for a reader of `lang`; a key that does not exist is shown as `⟦key⟧`.
    pub fn format(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        let bundle = match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            values.set(*name, arg.to_fluent());
        }
        let mut errors = Vec::new();
        let mut out = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        if let Some(error) = errors.first() {
            let _ = write!(out, " ⟦{error}⟧");
        }
        out
    }

    /// The message `key` in all three languages.
    pub fn text(&self, key: &str, args: &[(&str, Arg)]) -> Text {
        Text::new(
            self.format(Lang::Kk, key, args),
            self.format(Lang::Ru, key, args),
            self.format(Lang::En, key, args),
        )
    }

    /// Whether a message of this key exists.
    pub fn has(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Messages").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}

impl Arg {
    fn to_fluent(&self) -> FluentValue<'_> {
        match self {
            Arg::Word(word) => FluentValue::from(word.as_str()),
            Arg::Number(number) => FluentValue::Number(FluentNumber::from(*number)),
        }
    }
}

impl From<&str> for Arg {
    fn from(word: &str) -> Self {
        Arg::Word(word.to_owned())
    }
}

impl From<String> for Arg {
    fn from(word: String) -> Self {
        Arg::Word(word)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Arg::Number(i64::from(number))
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl fmt::Display for MessagesError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MessagesError::Syntax { lang, reason } => write!(out, "messages in {lang}: {reason}"),
            MessagesError::Missing { lang, keys } => {
                write!(out, "messages in {lang} lack: {}", keys.join(", "))
            }
        }
    }
}

impl std::error::Error for MessagesError {}

fn bundle(lang: Lang, source: &str) -> Result<Bundle, MessagesError> {
    let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
        let reason = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        MessagesError::Syntax { lang, reason }
    })?;
    let id: LanguageIdentifier = lang.code().parse().map_err(|error| MessagesError::Syntax {
        lang,
        reason: format!("language id: {error:?}"),
    })?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).map_err(|errors| {
        let reason = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        MessagesError::Syntax { lang, reason }
    })?;
    Ok(bundle)
}

/// The keys of a Fluent file: what stands before `=` at the start of a line.
fn keys_of(source: &str) -> impl Iterator<Item = String> {
    source.lines().filter_map(|line| {
        let first = line.chars().next()?;
        if !first.is_ascii_alphabetic() {
            return None;
        }
        line.split_once('=').map(|(key, _)| key.trim().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_shown_in_the_readers_language_with_its_plural() {
        let messages = Messages::new(
            "left = { $n } күн қалды",
            "left = { $n ->\n    [one] остался { $n } день\n    [few] осталось { $n } дня\n   *[other] осталось { $n } дней\n }",
            "left = { $n ->\n    [one] { $n } day left\n   *[other] { $n } days left\n }",
        )
        .unwrap();
        let three = [("n", Arg::from(3_i64))];
        assert_eq!(messages.format(Lang::Kk, "left", &three), "3 күн қалды");
        assert_eq!(messages.format(Lang::Ru, "left", &three), "осталось 3 дня");
        assert_eq!(messages.format(Lang::En, "left", &three), "3 days left");
    }

    #[test]
    fn a_key_that_one_language_lacks_is_refused_by_name() {
        let error = Messages::new("a = а\nb = б", "a = а", "a = a\nb = b").unwrap_err();
        assert_eq!(error.to_string(), "messages in ru lack: b");
    }

    #[test]
    fn a_missing_key_is_seen_and_does_not_panic() {
        let messages = Messages::new("a = а", "a = а", "a = a").unwrap();
        assert_eq!(messages.format(Lang::En, "nope", &[]), "⟦nope⟧");
    }
}
