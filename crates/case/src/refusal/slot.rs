//! A message with the facts that stand in it, before a language is chosen.

use jiff::civil::Date;
use language::{Arg, Lang, short_date};
use order::{Work, Works};

use crate::messages;

/// A message and its facts.
#[derive(Debug)]
pub(crate) struct Message<'a> {
    key: &'static str,
    slots: Vec<(&'static str, Slot<'a>)>,
}

/// A fact in a message.
#[derive(Debug)]
pub(crate) enum Slot<'a> {
    Date(Date),
    Number(i64),
    Work(Work),
    Works(Works),
    Word(&'a str),
    /// Another message.
    Key(String),
    /// Other messages, with commas between them.
    Keys(Vec<String>),
}

impl<'a> Message<'a> {
    pub(crate) fn new(key: &'static str) -> Self {
        Message { key, slots: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, slot: Slot<'a>) -> Self {
        self.slots.push((name, slot));
        self
    }

    pub(crate) fn format(&self, lang: Lang) -> String {
        let args: Vec<(&str, Arg)> =
            self.slots.iter().map(|(name, slot)| (*name, slot.arg(lang))).collect();
        messages::format(lang, self.key, &args)
    }
}

impl Slot<'_> {
    pub(crate) fn number(count: usize) -> Self {
        Slot::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    fn arg(&self, lang: Lang) -> Arg {
        match self {
            Slot::Date(date) => short_date(*date).into(),
            Slot::Number(number) => Arg::Number(*number),
            Slot::Work(work) => work.name().of(lang).into(),
            Slot::Works(works) => works.names(lang).into(),
            Slot::Word(word) => (*word).into(),
            Slot::Key(key) => messages::format(lang, key, &[]).into(),
            Slot::Keys(keys) => {
                let words: Vec<String> =
                    keys.iter().map(|key| messages::format(lang, key, &[])).collect();
                words.join(", ").into()
            }
        }
    }
}
