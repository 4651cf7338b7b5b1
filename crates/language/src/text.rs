//! A text that exists in all three languages.

use serde::{Deserialize, Serialize};

use crate::Lang;

/// The same text in Kazakh, Russian and English.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Puts the three wordings together.
    pub fn new(kk: impl Into<String>, ru: impl Into<String>, en: impl Into<String>) -> Self {
        Text { kk: kk.into(), ru: ru.into(), en: en.into() }
    }

    /// The wording for a reader of `lang`.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }

    /// True where every language has a wording.
    pub fn is_complete(&self) -> bool {
        Lang::ALL.iter().all(|lang| !self.of(*lang).trim().is_empty())
    }
}
