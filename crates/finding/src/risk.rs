//! The degree of risk of a vulnerability (M 10.5): high, medium, low.

use std::fmt;

use language::Text;
use serde::{Deserialize, Serialize};

use crate::Score;

/// The degree of risk, in the Order's three words (M 10.5).
///
/// How foreign ratings become risk, the first that a tool gives deciding:
/// 1. a CVSS score, from a vector or given (`security-severity`): 7.0 and above high, 4.0 and above
///    medium, below that low (CVSS "critical" is the Order's high);
/// 2. a level or a word: `error`, critical, high → high; `warning`, medium, moderate → medium;
///    `note`, `none`, low, info → low;
/// 3. a SARIF rank of 0–100: 70 and above high, 40 and above medium, below that low;
/// 4. nothing, or a word that says nothing: medium, so that an expert looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Risk {
    /// Төмен.
    Low,
    /// Орташа.
    Medium,
    /// Жоғары.
    High,
}

impl Risk {
    /// All degrees, the highest first.
    pub const ALL: [Risk; 3] = [Risk::High, Risk::Medium, Risk::Low];
    /// What a finding has whose rating says nothing.
    pub const UNKNOWN: Risk = Risk::Medium;

    /// The stable code used in data and files.
    pub const fn code(self) -> &'static str {
        match self {
            Risk::High => "high",
            Risk::Medium => "medium",
            Risk::Low => "low",
        }
    }

    /// The degree whose code this is.
    pub fn from_code(code: &str) -> Option<Risk> {
        Risk::ALL.into_iter().find(|risk| risk.code() == code)
    }

    /// The degree's name, feminine in Russian («степень риска»).
    pub fn name(self) -> Text {
        match self {
            Risk::High => Text::new("жоғары", "высокая", "high"),
            Risk::Medium => Text::new("орташа", "средняя", "medium"),
            Risk::Low => Text::new("төмен", "низкая", "low"),
        }
    }

    /// The degree behind a CVSS score.
    pub fn of_score(score: Score) -> Risk {
        match score.tenths() {
            70.. => Risk::High,
            40..=69 => Risk::Medium,
            0..=39 => Risk::Low,
        }
    }

    /// The degree behind a tool's word, in any case; `None` for a word that says nothing.
    pub fn of_word(word: &str) -> Option<Risk> {
        match word.trim().to_ascii_lowercase().as_str() {
            "error" | "critical" | "blocker" | "high" | "important" => Some(Risk::High),
            "warning" | "medium" | "moderate" => Some(Risk::Medium),
            "note" | "none" | "low" | "info" | "informational" | "negligible" => Some(Risk::Low),
            _ => None,
        }
    }

    /// The degree behind a SARIF rank; `None` outside 0–100 (−1 is SARIF's "not given").
    pub fn of_rank(rank: f64) -> Option<Risk> {
        match rank {
            r if !(0.0..=100.0).contains(&r) => None,
            r if r >= 70.0 => Some(Risk::High),
            r if r >= 40.0 => Some(Risk::Medium),
            _ => Some(Risk::Low),
        }
    }
}

impl fmt::Display for Risk {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// M 10.5: the report gives each vulnerability's degree of risk: high, medium or low.
    #[test]
    fn every_rating_becomes_one_of_three_degrees() {
        for (score, risk) in [
            (0.0, Risk::Low),
            (3.9, Risk::Low),
            (4.0, Risk::Medium),
            (6.9, Risk::Medium),
            (7.0, Risk::High),
            (9.8, Risk::High),
            (10.0, Risk::High),
        ] {
            assert_eq!(Risk::of_score(Score::new(score).unwrap()), risk, "score {score}");
        }
        for (word, risk) in [
            ("error", Some(Risk::High)),
            ("CRITICAL", Some(Risk::High)),
            ("Warning", Some(Risk::Medium)),
            ("note", Some(Risk::Low)),
            ("unknown", None),
            ("", None),
        ] {
            assert_eq!(Risk::of_word(word), risk, "word {word}");
        }
        for (rank, risk) in [
            (-1.0, None),
            (0.0, Some(Risk::Low)),
            (40.0, Some(Risk::Medium)),
            (100.0, Some(Risk::High)),
            (f64::NAN, None),
        ] {
            assert_eq!(Risk::of_rank(rank), risk, "rank {rank}");
        }
    }

    #[test]
    fn a_degree_has_a_name_in_each_language_and_reads_back_its_code() {
        for risk in Risk::ALL {
            assert!(risk.name().is_complete());
            assert_eq!(Risk::from_code(risk.code()), Some(risk));
        }
    }
}
