//! The answers to a command's questions, as they were sent.

use std::collections::{BTreeMap, BTreeSet};

use case::{DocumentRef, payload::ChangeNumber};
use jiff::civil::Date;
use language::{Arg, Text};
use order::{Work, Works};

use crate::speak;

/// The most characters of one answer.
pub const ANSWER_CHARS_MAX: usize = 20_000;

/// The answers of one form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    texts: BTreeMap<String, Vec<String>>,
    files: BTreeMap<String, DocumentRef>,
}

/// An answer that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("answer '{key}': {problem:?}")]
pub struct AnswerError {
    /// Which answer.
    pub key: String,
    /// What is wrong with it.
    pub problem: AnswerProblem,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerProblem {
    /// It is missing.
    Missing,
    /// It is longer than [`ANSWER_CHARS_MAX`].
    TooLong,
    /// It has control characters.
    Control,
    /// It is not a day.
    NotADate {
        /// What was found.
        found: String,
    },
    /// It is not a number within the limits.
    NotANumber {
        /// What was found.
        found: String,
    },
    /// It is none of the choices.
    NotAChoice {
        /// What was found.
        found: String,
    },
}

impl AnswerError {
    fn new(key: &str, problem: AnswerProblem) -> Self {
        AnswerError { key: key.to_owned(), problem }
    }

    /// The error in words: the question, what was expected, what was found.
    pub fn text(&self) -> Text {
        let (key, found) = match &self.problem {
            AnswerProblem::Missing => ("answer-missing", ""),
            AnswerProblem::TooLong => ("answer-too-long", ""),
            AnswerProblem::Control => ("answer-control", ""),
            AnswerProblem::NotADate { found } => ("answer-not-a-date", found.as_str()),
            AnswerProblem::NotANumber { found } => ("answer-not-a-number", found.as_str()),
            AnswerProblem::NotAChoice { found } => ("answer-not-a-choice", found.as_str()),
        };
        let question = speak::text(&format!("ask-{}", self.key), &[]);
        let in_lang = |lang| {
            let args = [
                ("question", Arg::from(question.of(lang))),
                ("found", Arg::from(found)),
                ("limit", Arg::from(ANSWER_CHARS_MAX)),
            ];
            speak::say(lang, key, &args)
        };
        Text::new(
            in_lang(language::Lang::Kk),
            in_lang(language::Lang::Ru),
            in_lang(language::Lang::En),
        )
    }
}

impl Answers {
    /// No answers yet.
    pub fn new() -> Self {
        Answers::default()
    }

    /// Adds what was sent under `key`.
    pub fn say(&mut self, key: impl Into<String>, value: impl Into<String>) {
        self.texts.entry(key.into()).or_default().push(value.into());
    }

    /// Adds a kept document under `key`.
    pub fn attach(&mut self, key: impl Into<String>, document: DocumentRef) {
        self.files.insert(key.into(), document);
    }

    /// What was sent under `key`, trimmed; empty where nothing was.
    pub fn get(&self, key: &str) -> &str {
        self.texts.get(key).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// Every answer whose key begins with `prefix`, without it.
    pub fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.texts.iter().filter_map(move |(key, values)| {
            let rest = key.strip_prefix(prefix)?;
            Some((rest, values.first().map_or("", |value| value.trim())))
        })
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// Missing, too long, or with control characters.
    pub fn text(&self, key: &str) -> Result<String, AnswerError> {
        let value = self.optional_text(key)?;
        value.ok_or_else(|| AnswerError::new(key, AnswerProblem::Missing))
    }

    /// A text that may be missing.
    ///
    /// # Errors
    /// Too long, or with control characters.
    pub fn optional_text(&self, key: &str) -> Result<Option<String>, AnswerError> {
        let value = self.get(key);
        if value.chars().count() > ANSWER_CHARS_MAX {
            return Err(AnswerError::new(key, AnswerProblem::TooLong));
        }
        if value.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(AnswerError::new(key, AnswerProblem::Control));
        }
        Ok(if value.is_empty() { None } else { Some(value.to_owned()) })
    }

    /// A day: `2026-11-22` or `22.11.2026`.
    ///
    /// # Errors
    /// Missing, or not a day.
    pub fn date(&self, key: &str) -> Result<Date, AnswerError> {
        let value = self.text(key)?;
        parse_date(&value)
            .ok_or_else(|| AnswerError::new(key, AnswerProblem::NotADate { found: value }))
    }

    /// A whole number from `min` to `max`.
    ///
    /// # Errors
    /// Missing, or not such a number.
    pub fn number(&self, key: &str, min: u32, max: u32) -> Result<u32, AnswerError> {
        let value = self.text(key)?;
        let number = value.parse::<u32>().ok().filter(|number| (min..=max).contains(number));
        number.ok_or_else(|| AnswerError::new(key, AnswerProblem::NotANumber { found: value }))
    }

    /// An amount in tenge, with two digits after the point at most, as tiyn.
    ///
    /// # Errors
    /// Not an amount.
    pub fn money(&self, key: &str) -> Result<Option<u64>, AnswerError> {
        let Some(value) = self.optional_text(key)? else { return Ok(None) };
        let tiyn = parse_money(&value);
        tiyn.map(Some)
            .ok_or_else(|| AnswerError::new(key, AnswerProblem::NotANumber { found: value }))
    }

    /// A kind of work.
    ///
    /// # Errors
    /// Missing, or no kind of work.
    pub fn work(&self, key: &str) -> Result<Work, AnswerError> {
        let value = self.text(key)?;
        Work::from_code(&value)
            .ok_or_else(|| AnswerError::new(key, AnswerProblem::NotAChoice { found: value }))
    }

    /// The ticked kinds of work.
    ///
    /// # Errors
    /// Something that is no kind of work.
    pub fn works(&self, key: &str) -> Result<Works, AnswerError> {
        self.chosen(key, Work::from_code).map(|works| works.into_iter().collect())
    }

    /// The ticked changes by the list (RA 4).
    ///
    /// # Errors
    /// Something that is no number of the list.
    pub fn changes(&self, key: &str) -> Result<BTreeSet<ChangeNumber>, AnswerError> {
        let parse = |value: &str| {
            value.parse::<u8>().ok().filter(|number| (1..=10).contains(number)).map(ChangeNumber)
        };
        self.chosen(key, parse).map(|changes| changes.into_iter().collect())
    }

    /// Every ticked box of `key`, read by `parse`.
    ///
    /// # Errors
    /// A value that `parse` does not know.
    pub fn chosen<T>(
        &self,
        key: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, AnswerError> {
        let values = self.texts.get(key).map_or(&[][..], Vec::as_slice);
        values
            .iter()
            .filter(|value| !value.is_empty())
            .map(|value| {
                let found = || AnswerProblem::NotAChoice { found: value.clone() };
                parse(value).ok_or_else(|| AnswerError::new(key, found()))
            })
            .collect()
    }

    /// One of several choices, read by `parse`.
    ///
    /// # Errors
    /// Missing, or a value that `parse` does not know.
    pub fn choice<T>(
        &self,
        key: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, AnswerError> {
        let value = self.text(key)?;
        parse(&value)
            .ok_or_else(|| AnswerError::new(key, AnswerProblem::NotAChoice { found: value }))
    }

    /// A document that must be there.
    ///
    /// # Errors
    /// Missing.
    pub fn document(&self, key: &str) -> Result<DocumentRef, AnswerError> {
        let document = self.files.get(key).cloned();
        document.ok_or_else(|| AnswerError::new(key, AnswerProblem::Missing))
    }

    /// A document that may be missing.
    pub fn optional_document(&self, key: &str) -> Option<DocumentRef> {
        self.files.get(key).cloned()
    }
}

/// A missing answer of this key, for rules that depend on other answers.
pub(crate) fn missing(key: &str) -> AnswerError {
    AnswerError::new(key, AnswerProblem::Missing)
}

fn parse_date(value: &str) -> Option<Date> {
    if let Ok(date) = value.parse::<Date>() {
        return Some(date);
    }
    let mut parts = value.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn parse_money(value: &str) -> Option<u64> {
    let plain: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    let (tenge, tiyn) = plain.split_once(['.', ',']).unwrap_or((&plain, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(tenge) || !is_digits(tiyn) || tiyn.len() > 2 {
        return None;
    }
    let tiyn: u64 = format!("{tiyn:0<2}").parse().ok()?;
    tenge.parse::<u64>().ok()?.checked_mul(100)?.checked_add(tiyn)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(value: &str) -> Answers {
        let mut answers = Answers::new();
        answers.say("x", value);
        answers
    }

    #[test]
    fn a_day_is_read_as_people_and_browsers_write_it() {
        let day = jiff::civil::date(2026, 11, 22);
        for value in ["2026-11-22", "22.11.2026", " 22.11.2026 "] {
            assert_eq!(answers(value).date("x"), Ok(day), "{value}");
        }
        for value in ["", "22.11", "31.02.2026", "tomorrow", "22.11.2026.1"] {
            assert!(answers(value).date("x").is_err(), "{value}");
        }
    }

    #[test]
    fn an_amount_is_read_in_tenge_and_kept_in_tiyn() {
        for (value, tiyn) in [("1 234,5", 123_450), ("10", 1_000), ("0.07", 7)] {
            assert_eq!(answers(value).money("x"), Ok(Some(tiyn)), "{value}");
        }
        for value in ["-1", "1.234", "x", "1,2,3", "99999999999999999999"] {
            assert!(answers(value).money("x").is_err(), "{value}");
        }
        assert_eq!(answers("").money("x"), Ok(None));
    }

    #[test]
    fn control_characters_and_endless_texts_are_refused() {
        assert_eq!(answers("a\u{0}b").text("x").unwrap_err().problem, AnswerProblem::Control);
        let long = "ұ".repeat(ANSWER_CHARS_MAX + 1);
        assert_eq!(answers(&long).text("x").unwrap_err().problem, AnswerProblem::TooLong);
    }
}
