//! A quantity that was measured (M 24, M 27).

use language::{Lang, Text};
use serde::{Deserialize, Serialize};

/// A measured quantity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// A stable code: `requests-per-second-max`.
    pub code: String,
    /// What was measured.
    pub name: Text,
    /// Where: an integration point, a host, a set of files; may be empty.
    pub subject: String,
    /// How much; always a finite number.
    pub value: f64,
    /// In which unit.
    pub unit: Unit,
}

/// A unit of measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Pieces.
    Count,
    /// Per cent.
    Percent,
    /// Milliseconds.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// Requests a second.
    RequestsPerSecond,
    /// Users at the same time.
    Users,
    /// Bytes.
    Bytes,
    /// Megabytes.
    Megabytes,
    /// Megabits a second.
    MegabitsPerSecond,
    /// Files.
    Files,
    /// Lines of source.
    Lines,
}

/// A value that is no finite number.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("the measurement '{code}' is no finite number: {value}")]
pub struct NotFinite {
    /// The measurement.
    pub code: String,
    /// Its value.
    pub value: f64,
}

impl Measurement {
    /// A measurement.
    ///
    /// # Errors
    /// A value that is infinite or no number.
    pub fn new(
        code: impl Into<String>,
        name: Text,
        subject: impl Into<String>,
        value: f64,
        unit: Unit,
    ) -> Result<Measurement, NotFinite> {
        let (code, subject) = (code.into(), subject.into());
        if !value.is_finite() {
            return Err(NotFinite { code, value });
        }
        Ok(Measurement { code, name, subject, value, unit })
    }

    /// The value with its unit as a reader writes it: `12,5 мс`, `12.5 ms`.
    pub fn shown(&self, lang: Lang) -> String {
        let value = match lang {
            Lang::Kk | Lang::Ru => self.value.to_string().replace('.', ","),
            Lang::En => self.value.to_string(),
        };
        format!("{value} {}", self.unit.sign().of(lang))
    }
}

impl Unit {
    /// The unit's sign.
    pub fn sign(self) -> Text {
        let (kk, ru, en) = match self {
            Unit::Count => ("дана", "шт.", "pcs"),
            Unit::Percent => ("%", "%", "%"),
            Unit::Milliseconds => ("мс", "мс", "ms"),
            Unit::Seconds => ("с", "с", "s"),
            Unit::RequestsPerSecond => ("сұрау/с", "запр./с", "req/s"),
            Unit::Users => ("пайдаланушы", "польз.", "users"),
            Unit::Bytes => ("байт", "байт", "bytes"),
            Unit::Megabytes => ("Мбайт", "Мбайт", "MB"),
            Unit::MegabitsPerSecond => ("Мбит/с", "Мбит/с", "Mbit/s"),
            Unit::Files => ("файл", "файл.", "files"),
            Unit::Lines => ("жол", "строк", "lines"),
        };
        Text::new(kk, ru, en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latency(value: f64) -> Result<Measurement, NotFinite> {
        let name = Text::new("жауап уақыты", "время ответа", "response time");
        Measurement::new("latency", name, "api.example.kz:443", value, Unit::Milliseconds)
    }

    #[test]
    fn a_measurement_is_a_finite_number_shown_with_its_unit() {
        let measured = latency(12.5).unwrap();
        assert_eq!(measured.shown(Lang::Kk), "12,5 мс");
        assert_eq!(measured.shown(Lang::En), "12.5 ms");
        for value in [f64::NAN, f64::INFINITY] {
            assert!(latency(value).is_err());
        }
    }
}
