//! The CVSS rating behind a degree of risk: v3.0, v3.1 and v4.0 vectors and their scores.
//!
//! The v3 base score is computed here exactly as FIRST writes it (specification 3.1, sections 7.1,
//! 7.4 and appendix A, whose `Roundup` works on integers); a 3.0 vector is scored by the same
//! equations. Temporal and environmental metrics are checked and kept, but the score is the base
//! score. The v4.0 score, a table of macro vectors, comes from the `cvss` crate.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A vector's greatest length.
const VECTOR_CHARS_MAX: usize = 300;

/// A CVSS score of 0.0–10.0, held exactly in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Score(u8);

/// A version of the scoring system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CvssVersion {
    /// 3.0.
    V3_0,
    /// 3.1.
    V3_1,
    /// 4.0.
    V4_0,
}

/// A vector of good form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CvssVector {
    text: String,
    version: CvssVersion,
    score: Score,
}

/// A rating: a vector with its score, or a score that a tool gave without a vector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cvss {
    /// A vector; the score follows from it.
    Vector(CvssVector),
    /// A score alone.
    Score(Score),
}

/// Why a text is no CVSS vector, or a number no score.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CvssError {
    /// The version is none that we read.
    #[error("'{0}' begins with no known version: expected CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/")]
    Version(String),
    /// A component is not `metric:value` with a metric and a value of that version.
    #[error("'{0}' is no CVSS metric with its value")]
    Component(String),
    /// A metric stands twice.
    #[error("the CVSS metric '{0}' stands twice")]
    Twice(String),
    /// A base metric is absent.
    #[error("the CVSS base metric '{0}' is missing")]
    Missing(&'static str),
    /// The v4.0 vector is not of good form.
    #[error("no CVSS 4.0 vector: {0}")]
    V4(String),
    /// A score outside 0.0–10.0.
    #[error("{0} is no CVSS score: expected 0.0 to 10.0")]
    Score(f64),
}

impl Score {
    /// A score; rounded to the nearest tenth.
    ///
    /// # Errors
    /// A number outside 0.0–10.0.
    pub fn new(value: f64) -> Result<Score, CvssError> {
        if !(0.0..=10.0).contains(&value) {
            return Err(CvssError::Score(value));
        }
        Ok(Score((value * 10.0).round() as u8))
    }

    /// The score in tenths, 0–100.
    pub const fn tenths(self) -> u8 {
        self.0
    }

    /// The score as a number.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl CvssVersion {
    /// The version as vectors name it.
    pub const fn code(self) -> &'static str {
        match self {
            CvssVersion::V3_0 => "3.0",
            CvssVersion::V3_1 => "3.1",
            CvssVersion::V4_0 => "4.0",
        }
    }
}

impl CvssVector {
    /// The vector as it was given.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The version.
    pub fn version(&self) -> CvssVersion {
        self.version
    }

    /// The score: the base score of 3.0 and 3.1, the score of 4.0.
    pub fn score(&self) -> Score {
        self.score
    }
}

impl Cvss {
    /// The score.
    pub fn score(&self) -> Score {
        match self {
            Cvss::Vector(vector) => vector.score(),
            Cvss::Score(score) => *score,
        }
    }

    /// The vector, where one is known.
    pub fn vector(&self) -> Option<&CvssVector> {
        match self {
            Cvss::Vector(vector) => Some(vector),
            Cvss::Score(_) => None,
        }
    }
}

impl FromStr for CvssVector {
    type Err = CvssError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || CvssError::Version(text.chars().take(40).collect());
        if text.len() > VECTOR_CHARS_MAX {
            return Err(unknown());
        }
        let (version, score) = if let Some(rest) = text.strip_prefix("CVSS:3.1/") {
            (CvssVersion::V3_1, v3::base_score(rest)?)
        } else if let Some(rest) = text.strip_prefix("CVSS:3.0/") {
            (CvssVersion::V3_0, v3::base_score(rest)?)
        } else if text.starts_with("CVSS:4.0/") {
            (CvssVersion::V4_0, v4_score(text)?)
        } else {
            return Err(unknown());
        };
        Ok(CvssVector { text: text.to_owned(), version, score })
    }
}

impl fmt::Display for Score {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

impl fmt::Display for CvssVector {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl TryFrom<f64> for Score {
    type Error = CvssError;

    fn try_from(value: f64) -> Result<Self, Self::Error> {
        Score::new(value)
    }
}

impl From<Score> for f64 {
    fn from(score: Score) -> Self {
        score.value()
    }
}

impl TryFrom<String> for CvssVector {
    type Error = CvssError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<CvssVector> for String {
    fn from(vector: CvssVector) -> Self {
        vector.text
    }
}

fn v4_score(text: &str) -> Result<Score, CvssError> {
    let vector: ::cvss::v4::Vector =
        text.parse().map_err(|error: ::cvss::Error| CvssError::V4(error.to_string()))?;
    Score::new(vector.score().value())
}

/// The base equations of version 3.
mod v3 {
    use std::collections::BTreeMap;

    use super::{CvssError, Score};

    /// Metrics and their values, the eight base metrics first.
    const METRICS: [(&str, &str); 22] = [
        ("AV", "NALP"),
        ("AC", "LH"),
        ("PR", "NLH"),
        ("UI", "NR"),
        ("S", "UC"),
        ("C", "NLH"),
        ("I", "NLH"),
        ("A", "NLH"),
        ("E", "XUPFH"),
        ("RL", "XOTWU"),
        ("RC", "XURC"),
        ("CR", "XLMH"),
        ("IR", "XLMH"),
        ("AR", "XLMH"),
        ("MAV", "XNALP"),
        ("MAC", "XLH"),
        ("MPR", "XNLH"),
        ("MUI", "XNR"),
        ("MS", "XUC"),
        ("MC", "XNLH"),
        ("MI", "XNLH"),
        ("MA", "XNLH"),
    ];
    const BASE_METRICS: usize = 8;

    /// The base score of a vector without its prefix.
    pub(super) fn base_score(metrics: &str) -> Result<Score, CvssError> {
        let values = parse(metrics)?;
        for (name, _) in &METRICS[..BASE_METRICS] {
            if !values.contains_key(name) {
                return Err(CvssError::Missing(name));
            }
        }
        Ok(score(|name| values.get(name).copied().unwrap_or('N')))
    }

    fn parse(metrics: &str) -> Result<BTreeMap<&str, char>, CvssError> {
        let mut values = BTreeMap::new();
        for component in metrics.split('/') {
            let wrong = || CvssError::Component(component.to_owned());
            let (name, value) = component.split_once(':').ok_or_else(wrong)?;
            let (_, allowed) =
                METRICS.iter().find(|(known, _)| *known == name).ok_or_else(wrong)?;
            let mut letters = value.chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else {
                return Err(wrong());
            };
            if !allowed.contains(letter) {
                return Err(wrong());
            }
            if values.insert(name, letter).is_some() {
                return Err(CvssError::Twice(name.to_owned()));
            }
        }
        Ok(values)
    }

    fn score(value: impl Fn(&str) -> char) -> Score {
        let changed = value("S") == 'C';
        let loss = |name| match value(name) {
            'H' => 0.56,
            'L' => 0.22,
            _ => 0.0,
        };
        let subscore: f64 = 1.0 - (1.0 - loss("C")) * (1.0 - loss("I")) * (1.0 - loss("A"));
        let impact = if changed {
            7.52 * (subscore - 0.029) - 3.25 * (subscore - 0.02).powi(15)
        } else {
            6.42 * subscore
        };
        if impact <= 0.0 {
            return Score(0);
        }
        let sum = impact + exploitability(&value, changed);
        let sum = if changed { 1.08 * sum } else { sum };
        roundup(sum.min(10.0))
    }

    fn exploitability(value: &impl Fn(&str) -> char, changed: bool) -> f64 {
        let vector = match value("AV") {
            'N' => 0.85,
            'A' => 0.62,
            'L' => 0.55,
            _ => 0.2,
        };
        let complexity = if value("AC") == 'L' { 0.77 } else { 0.44 };
        let privileges = match (value("PR"), changed) {
            ('N', _) => 0.85,
            ('L', false) => 0.62,
            ('L', true) => 0.68,
            (_, false) => 0.27,
            (_, true) => 0.5,
        };
        let interaction = if value("UI") == 'N' { 0.85 } else { 0.62 };
        8.22 * vector * complexity * privileges * interaction
    }

    /// The smallest tenth that is not less (specification 3.1, appendix A).
    fn roundup(value: f64) -> Score {
        let scaled = (value * 100_000.0).round() as u32;
        Score(u8::try_from(scaled.div_ceil(10_000)).unwrap_or(100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples of FIRST's own document and of the National Vulnerability Database.
    #[test]
    fn the_base_score_of_version_3_is_that_of_first() {
        for (vector, score) in [
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "6.1"),
            ("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", "6.4"),
            ("CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", "3.1"),
            ("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", "7.8"),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", "7.5"),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "9.8"),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "10.0"),
            ("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", "9.9"),
            ("CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "6.8"),
            ("CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H", "9.3"),
            ("CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:L/A:L", "4.5"),
            ("CVSS:3.1/AV:A/AC:H/PR:N/UI:N/S:U/C:N/I:H/A:N", "5.3"),
            ("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N", "7.4"),
            ("CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", "4.7"),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", "0.0"),
            ("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:L/A:N", "5.8"),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/RL:O/RC:C/MAV:L", "9.8"),
        ] {
            let read: CvssVector = vector.parse().unwrap();
            assert_eq!(read.score().to_string(), score, "{vector}");
            assert_eq!(read.to_string(), vector);
        }
    }

    #[test]
    fn the_score_of_version_4_is_that_of_firsts_calculator() {
        for (vector, score) in [
            ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", "10.0"),
            ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "9.3"),
            ("CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "7.3"),
            ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", "0.0"),
        ] {
            assert_eq!(
                vector.parse::<CvssVector>().unwrap().score().to_string(),
                score,
                "{vector}"
            );
        }
    }

    #[test]
    fn what_is_no_vector_is_refused_with_its_place() {
        for (text, reason) in [
            ("", "'' begins with no known version: expected CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/"),
            ("CVSS:3.1/AV:N", "the CVSS base metric 'AC' is missing"),
            ("CVSS:3.1/AV:N/AV:N", "the CVSS metric 'AV' stands twice"),
            ("CVSS:3.1/AV:Q", "'AV:Q' is no CVSS metric with its value"),
            ("CVSS:3.1/AV:NN", "'AV:NN' is no CVSS metric with its value"),
            ("CVSS:3.1/", "'' is no CVSS metric with its value"),
        ] {
            assert_eq!(text.parse::<CvssVector>().unwrap_err().to_string(), reason);
        }
        assert!("CVSS:4.0/AV:N".parse::<CvssVector>().is_err());
        for score in [-0.1, 10.1, f64::NAN, f64::INFINITY] {
            assert!(Score::new(score).is_err());
        }
    }
}
