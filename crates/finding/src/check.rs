//! A check of a catalogue, as an executor judges it (M 17.4, M 31.4, M 36.2).

use language::{Lang, Text};
use order::Clause;
use serde::{Deserialize, Serialize};

use crate::message;

/// The result of one check: what was observed, whether it conforms, what is recommended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckResult {
    /// The catalogue entry's code: `MA1-23`, `MA4-9.3`.
    pub code: String,
    /// The verdict.
    pub verdict: Verdict,
    /// What was observed.
    pub observation: String,
    /// What is recommended; may be empty («қажет болған жағдайда»).
    pub recommendation: String,
}

/// The verdict on a check.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The object conforms.
    Conforms,
    /// The object does not conform.
    DoesNotConform,
    /// The object has nothing to which the requirement applies.
    NotApplicable,
    /// Nobody has looked yet.
    #[default]
    NotChecked,
}

/// Why a check result cannot stand in a protocol.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {clause} asks for the observation behind the verdict '{}'", verdict.code())]
pub struct CheckRefusal {
    /// The clause that asks.
    pub clause: Clause,
    /// The check.
    pub code: String,
    /// Its verdict.
    pub verdict: Verdict,
}

impl CheckResult {
    /// A check at which nobody has looked.
    pub fn not_checked(code: impl Into<String>) -> CheckResult {
        CheckResult {
            code: code.into(),
            verdict: Verdict::NotChecked,
            observation: String::new(),
            recommendation: String::new(),
        }
    }

    /// The clause by which the result is recorded, known from the catalogue of its code.
    pub fn clause(&self) -> Clause {
        match self.code.get(..3) {
            Some("MA3") => Clause::methodology(31).item(4),
            Some("MA4") => Clause::methodology(36).item(2),
            Some(_) | None => Clause::methodology(17).item(4),
        }
    }

    /// Whether the result can stand in a protocol: a verdict needs an observation.
    ///
    /// # Errors
    /// A verdict with no observation behind it.
    pub fn complete(&self) -> Result<(), CheckRefusal> {
        let needs_observation = match self.verdict {
            Verdict::Conforms | Verdict::DoesNotConform | Verdict::NotApplicable => true,
            Verdict::NotChecked => false,
        };
        if needs_observation && self.observation.trim().is_empty() {
            let (code, verdict) = (self.code.clone(), self.verdict);
            return Err(CheckRefusal { clause: self.clause(), code, verdict });
        }
        Ok(())
    }
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Verdict; 4] =
        [Verdict::Conforms, Verdict::DoesNotConform, Verdict::NotApplicable, Verdict::NotChecked];

    /// The stable code used in data and files.
    pub const fn code(self) -> &'static str {
        match self {
            Verdict::Conforms => "conforms",
            Verdict::DoesNotConform => "does-not-conform",
            Verdict::NotApplicable => "not-applicable",
            Verdict::NotChecked => "not-checked",
        }
    }

    /// The verdict whose code this is.
    pub fn from_code(code: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.code() == code)
    }

    /// The verdict's name.
    pub fn name(self) -> Text {
        match self {
            Verdict::Conforms => Text::new("сәйкес келеді", "соответствует", "conforms"),
            Verdict::DoesNotConform => {
                Text::new("сәйкес келмейді", "не соответствует", "does not conform")
            }
            Verdict::NotApplicable => Text::new("қолданылмайды", "не применимо", "not applicable"),
            Verdict::NotChecked => Text::new("тексерілмеген", "не проверено", "not checked"),
        }
    }
}

impl CheckRefusal {
    /// The refusal for a reader.
    pub fn text(&self, lang: Lang) -> String {
        let verdict = self.verdict.name().of(lang).to_owned();
        let clause = self.clause.cite(lang);
        let args = [
            ("code", self.code.clone().into()),
            ("verdict", verdict.into()),
            ("clause", clause.into()),
        ];
        message::format(lang, "check-needs-observation", &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// M 17, M 17.4, M 31, M 31.4, M 36, M 36.2: the report gives the observation and the assessment of
    /// conformity or nonconformity of each function, and a recommendation where one is needed.
    #[test]
    fn a_verdict_stands_only_with_an_observation() {
        for (code, verdict, observation, refused_by) in [
            ("MA1-23", Verdict::DoesNotConform, " ", Some("M 17.4")),
            ("MA2-4", Verdict::Conforms, "", Some("M 17.4")),
            ("MA3-1.2", Verdict::Conforms, "", Some("M 31.4")),
            ("MA4-9.3", Verdict::NotApplicable, "", Some("M 36.2")),
            ("MA1-23", Verdict::NotChecked, "", None),
            ("MA1-23", Verdict::DoesNotConform, "Журнал жүргізілмейді", None),
        ] {
            let observation = observation.to_owned();
            let result = CheckResult { verdict, observation, ..CheckResult::not_checked(code) };
            let refusal = result.complete().err();
            assert_eq!(refusal.map(|r| r.clause.to_string()).as_deref(), refused_by, "{code}");
        }
    }

    #[test]
    fn a_verdict_and_its_refusal_speak_each_language() {
        for verdict in Verdict::ALL {
            assert!(verdict.name().is_complete());
            assert_eq!(Verdict::from_code(verdict.code()), Some(verdict));
        }
        let refusal =
            CheckResult { verdict: Verdict::Conforms, ..CheckResult::not_checked("MA1-1") }
                .complete()
                .unwrap_err();
        assert_eq!(
            refusal.text(Lang::Kk),
            "MA1-1: «сәйкес келеді» деген бағалауға байқау көрсетілуі тиіс (Әдістеменің 17-тармағының 4) тармақшасы)."
        );
        assert_eq!(
            refusal.text(Lang::Ru),
            "MA1-1: к оценке «соответствует» должно быть указано наблюдение (подпункт 4) пункта 17 Методики)."
        );
    }
}
