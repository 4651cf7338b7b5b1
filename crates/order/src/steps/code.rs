//! The code of a step, as check results cite it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Act, Clause};

/// A code: `M10-3` for M 10.3, `M11-2.1` for M 11.2.1, `M23` for M 23.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StepCode(Clause);

/// A text that is no code of a step.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no code of a step: expected for example M10-3, M11-2.1 or M23")]
pub struct StepCodeError(pub String);

impl StepCode {
    /// The code of a clause of the Methodology; none for other parts of the Order.
    pub fn of(clause: Clause) -> Option<StepCode> {
        match clause.act() {
            Act::Methodology => Some(StepCode(clause)),
            Act::Rules | Act::MethodologyAppendix | Act::RulesAppendix => None,
        }
    }

    /// The clause.
    pub const fn clause(self) -> Clause {
        self.0
    }
}

impl fmt::Display for StepCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clause = self.0.to_string();
        let digits = clause.split_once(' ').map_or("", |(_, digits)| digits);
        write!(out, "M{}", digits.replacen('.', "-", 1))
    }
}

impl FromStr for StepCode {
    type Err = StepCodeError;

    fn from_str(source: &str) -> Result<Self, Self::Err> {
        let clause = source.strip_prefix('M').map(|digits| {
            let digits = digits.replacen('-', ".", 1);
            format!("M {digits}").parse::<Clause>()
        });
        let code = clause.and_then(Result::ok).and_then(StepCode::of);
        // A code has one spelling: `M010-3` and `M10.3` are none.
        code.filter(|code| code.to_string() == source)
            .ok_or_else(|| StepCodeError(source.to_owned()))
    }
}

impl TryFrom<String> for StepCode {
    type Error = StepCodeError;

    fn try_from(source: String) -> Result<Self, Self::Error> {
        source.parse()
    }
}

impl From<StepCode> for String {
    fn from(code: StepCode) -> Self {
        code.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_made_of_its_clause() {
        for (code, clause) in [("M10-3", "M 10.3"), ("M11-2.1", "M 11.2.1"), ("M23", "M 23")] {
            let read: StepCode = code.parse().unwrap();
            assert_eq!(read.to_string(), code);
            assert_eq!(read.clause().to_string(), clause);
        }
        assert_eq!(StepCode::of(Clause::rules(10)), None);
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for source in
            ["", "M", "M 10", "M10.3", "M010-3", "M10-", "M10-0", "MA1-2", "m10-3", "M1-2-3"]
        {
            assert_eq!(source.parse::<StepCode>(), Err(StepCodeError(source.to_owned())));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_code_of_one_spelling_or_refused(source in "M[0-9.-]{0,8}|.*") {
            if let Ok(code) = source.parse::<StepCode>() {
                prop_assert_eq!(code.to_string(), source);
            }
        }
    }
}
