//! How the provider judges a finding (M 10.4: «жалған позитивтердің болуына … талдау»).

use jiff::Timestamp;
use language::{Lang, Text};
use order::Clause;
use serde::{Deserialize, Serialize};

use crate::{Finding, Risk, clean::is_unwanted_in_line, message};

/// The shortest reason that says something.
const REASON_CHARS_MIN: usize = 3;
/// The longest reason.
const REASON_CHARS_MAX: usize = 4000;

/// The review of a finding: what the report claimed, and every judgement, the last in force.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    /// What the imported report said of itself; it decides nothing.
    pub claims: Vec<Claim>,
    /// Who judged, when, what and why; append-only.
    history: Vec<Entry>,
}

/// A mark in an imported report: a suppression in the source, an analysis in an SBOM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What would follow from it.
    pub standing: Standing,
    /// Where it stood: `inSource`, `external`, `analysis`.
    pub origin: String,
    /// Its justification; may be empty.
    pub reason: String,
}

/// One judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Who.
    pub by: Reviewer,
    /// When.
    #[serde(with = "jiff::fmt::serde::timestamp::microsecond::required")]
    pub at: Timestamp,
    /// What and why.
    pub judgement: Judgement,
}

/// The account of the expert who judges.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reviewer(pub String);

/// What an expert says of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Judgement {
    /// It is so.
    Confirmed,
    /// It is a false positive.
    FalsePositive {
        /// Why.
        reason: String,
    },
    /// It is so, and its risk is accepted.
    Accepted {
        /// Why.
        reason: String,
    },
    /// It is to be looked at again.
    Reopened {
        /// Why.
        reason: String,
    },
    /// Its risk is another than the tool says; where it stands does not change.
    Rated {
        /// The risk before.
        from: Risk,
        /// The risk now.
        to: Risk,
        /// Why.
        reason: String,
    },
}

/// Where a finding stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nobody has judged it.
    #[default]
    Unreviewed,
    /// Confirmed.
    Confirmed,
    /// A false positive.
    FalsePositive,
    /// Confirmed, its risk accepted.
    Accepted,
}

/// Why a judgement is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ReviewRefusal {
    /// It gives no reason.
    #[error("a reason of at least {REASON_CHARS_MIN} characters is needed")]
    NoReason,
    /// Its reason is too long.
    #[error("the reason is longer than {REASON_CHARS_MAX} characters")]
    ReasonTooLong,
    /// Its reason holds control characters.
    #[error("the reason holds control characters")]
    ReasonUnreadable,
    /// It says what is already so.
    #[error("the finding stands so already")]
    AlreadySo,
    /// It is dated before the last judgement.
    #[error("the judgement is dated before the last one")]
    BeforeTheLast,
    /// It speaks of another risk than the finding has: somebody else has changed it meanwhile.
    #[error("the finding's risk is another than the judgement starts from")]
    RiskChanged,
}

impl Review {
    /// Every judgement, the first one first.
    pub fn history(&self) -> &[Entry] {
        &self.history
    }

    /// Where the finding stands.
    pub fn standing(&self) -> Standing {
        self.history.iter().rev().find_map(|entry| entry.judgement.standing()).unwrap_or_default()
    }

    /// The reason behind the standing; empty where none is needed.
    pub fn reason(&self) -> &str {
        let last = self.history.iter().rev().find(|entry| entry.judgement.standing().is_some());
        last.map(|entry| entry.judgement.reason()).unwrap_or_default()
    }

    /// The risk that an expert set, where one did.
    pub fn rated(&self) -> Option<Risk> {
        self.history.iter().rev().find_map(|entry| match entry.judgement {
            Judgement::Rated { to, .. } => Some(to),
            Judgement::Confirmed
            | Judgement::FalsePositive { .. }
            | Judgement::Accepted { .. }
            | Judgement::Reopened { .. } => None,
        })
    }
}

impl Finding {
    /// Records an expert's judgement.
    ///
    /// # Errors
    /// A judgement without its reason, one that changes nothing, or one out of order.
    pub fn judge(
        &mut self,
        judgement: Judgement,
        by: Reviewer,
        at: Timestamp,
    ) -> Result<(), ReviewRefusal> {
        judgement.check_reason()?;
        if self.review.history.last().is_some_and(|last| at < last.at) {
            return Err(ReviewRefusal::BeforeTheLast);
        }
        if let Judgement::Rated { from, to, .. } = judgement {
            if from != self.risk {
                return Err(ReviewRefusal::RiskChanged);
            }
            if from == to {
                return Err(ReviewRefusal::AlreadySo);
            }
            self.risk = to;
        }
        let standing = judgement.standing();
        let same_reason = judgement.reason() == self.review.reason();
        if standing == Some(self.review.standing()) && same_reason {
            return Err(ReviewRefusal::AlreadySo);
        }
        if standing == Some(Standing::Unreviewed) && self.review.standing() == Standing::Unreviewed
        {
            return Err(ReviewRefusal::AlreadySo);
        }
        self.review.history.push(Entry { by, at, judgement });
        Ok(())
    }
}

impl Judgement {
    /// Where the finding stands after it; `None` where that does not change.
    pub const fn standing(&self) -> Option<Standing> {
        match self {
            Judgement::Confirmed => Some(Standing::Confirmed),
            Judgement::FalsePositive { .. } => Some(Standing::FalsePositive),
            Judgement::Accepted { .. } => Some(Standing::Accepted),
            Judgement::Reopened { .. } => Some(Standing::Unreviewed),
            Judgement::Rated { .. } => None,
        }
    }

    /// Why; empty where no reason is needed.
    pub fn reason(&self) -> &str {
        match self {
            Judgement::Confirmed => "",
            Judgement::FalsePositive { reason }
            | Judgement::Accepted { reason }
            | Judgement::Reopened { reason }
            | Judgement::Rated { reason, .. } => reason,
        }
    }

    fn check_reason(&self) -> Result<(), ReviewRefusal> {
        let reason = self.reason();
        let length = reason.trim().chars().count();
        if *self == Judgement::Confirmed {
            return Ok(());
        }
        if length < REASON_CHARS_MIN {
            return Err(ReviewRefusal::NoReason);
        }
        if length > REASON_CHARS_MAX {
            return Err(ReviewRefusal::ReasonTooLong);
        }
        if reason.lines().any(|line| line.contains(is_unwanted_in_line)) {
            return Err(ReviewRefusal::ReasonUnreadable);
        }
        Ok(())
    }
}

impl Standing {
    /// All standings.
    pub const ALL: [Standing; 4] =
        [Standing::Unreviewed, Standing::Confirmed, Standing::FalsePositive, Standing::Accepted];

    /// The stable code used in data and files.
    pub const fn code(self) -> &'static str {
        match self {
            Standing::Unreviewed => "unreviewed",
            Standing::Confirmed => "confirmed",
            Standing::FalsePositive => "false-positive",
            Standing::Accepted => "accepted",
        }
    }

    /// The standing whose code this is.
    pub fn from_code(code: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.code() == code)
    }

    /// Whether the finding is in the list of vulnerabilities of the report (M 10.5).
    pub const fn is_reported(self) -> bool {
        match self {
            Standing::Confirmed | Standing::Accepted => true,
            Standing::Unreviewed | Standing::FalsePositive => false,
        }
    }

    /// The standing's name.
    pub fn name(self) -> Text {
        match self {
            Standing::Unreviewed => Text::new("қаралмаған", "не рассмотрено", "not reviewed"),
            Standing::Confirmed => Text::new("расталған", "подтверждено", "confirmed"),
            Standing::FalsePositive => {
                Text::new("жалған позитив", "ложное срабатывание", "false positive")
            }
            Standing::Accepted => Text::new("тәуекелі қабылданған", "риск принят", "risk accepted"),
        }
    }
}

impl ReviewRefusal {
    /// All refusals.
    pub const ALL: [ReviewRefusal; 6] = [
        ReviewRefusal::NoReason,
        ReviewRefusal::ReasonTooLong,
        ReviewRefusal::ReasonUnreadable,
        ReviewRefusal::AlreadySo,
        ReviewRefusal::BeforeTheLast,
        ReviewRefusal::RiskChanged,
    ];

    /// The clause behind it: the analysis for false positives.
    pub const fn clause(self) -> Clause {
        Clause::methodology(10).item(4)
    }

    /// The refusal for a reader.
    pub fn text(self, lang: Lang) -> String {
        let key = match self {
            ReviewRefusal::NoReason => "review-no-reason",
            ReviewRefusal::ReasonTooLong => "review-reason-too-long",
            ReviewRefusal::ReasonUnreadable => "review-reason-unreadable",
            ReviewRefusal::AlreadySo => "review-already-so",
            ReviewRefusal::BeforeTheLast => "review-before-the-last",
            ReviewRefusal::RiskChanged => "review-risk-changed",
        };
        let args = [
            ("min", REASON_CHARS_MIN.into()),
            ("max", REASON_CHARS_MAX.into()),
            ("clause", self.clause().cite(lang).into()),
        ];
        message::format(lang, key, &args)
    }
}

#[cfg(test)]
mod tests {
    use order::Work;

    use super::*;
    use crate::{FindingKind, Tool};

    fn finding() -> Finding {
        Finding::new(Work::SourceCode, FindingKind::Vulnerability, "r", Tool::default())
    }

    fn judge(
        finding: &mut Finding,
        second: i64,
        judgement: Judgement,
    ) -> Result<(), ReviewRefusal> {
        let at = Timestamp::from_second(second).unwrap();
        finding.judge(judgement, Reviewer("expert".to_owned()), at)
    }

    fn false_positive(reason: &str) -> Judgement {
        Judgement::FalsePositive { reason: reason.to_owned() }
    }

    /// M 10.4: the report is analysed for false positives: each judgement stands with who, when,
    /// what and why, and the last one is in force.
    #[test]
    fn a_judgement_is_kept_with_its_history_and_the_last_is_in_force() {
        let mut finding = finding();
        assert_eq!(finding.review.standing(), Standing::Unreviewed);
        let reopened = Judgement::Reopened { reason: "жаңа дерек".to_owned() };
        let rated = Judgement::Rated {
            from: Risk::Medium,
            to: Risk::High,
            reason: "сыртқы желіден қолжетімді".to_owned(),
        };
        for (second, judgement, standing, risk) in [
            (1, Judgement::Confirmed, Standing::Confirmed, Risk::Medium),
            (2, false_positive("тест коды"), Standing::FalsePositive, Risk::Medium),
            (3, reopened, Standing::Unreviewed, Risk::Medium),
            (4, rated, Standing::Unreviewed, Risk::High),
            (5, Judgement::Confirmed, Standing::Confirmed, Risk::High),
        ] {
            judge(&mut finding, second, judgement).unwrap();
            assert_eq!((finding.review.standing(), finding.risk), (standing, risk));
        }
        assert_eq!(finding.review.history().len(), 5);
        assert_eq!(finding.review.rated(), Some(Risk::High));
        let json = serde_json::to_string(&finding).unwrap();
        assert_eq!(serde_json::from_str::<Finding>(&json).unwrap(), finding);
    }

    /// M 10.4: a false positive is one for a reason.
    #[test]
    fn a_judgement_without_reason_or_out_of_order_is_refused_as_a_value() {
        let mut finding = finding();
        let reopened = || Judgement::Reopened { reason: "қайта".to_owned() };
        assert_eq!(judge(&mut finding, 9, reopened()), Err(ReviewRefusal::AlreadySo));
        judge(&mut finding, 10, Judgement::Confirmed).unwrap();
        let rated =
            |from, to| Judgement::Rated { from, to, reason: "себебі бар".to_owned() };
        for (second, judgement, refusal) in [
            (11, false_positive(" "), ReviewRefusal::NoReason),
            (11, false_positive(&"x".repeat(5000)), ReviewRefusal::ReasonTooLong),
            (11, false_positive("abc\u{0}"), ReviewRefusal::ReasonUnreadable),
            (11, Judgement::Confirmed, ReviewRefusal::AlreadySo),
            (11, rated(Risk::Medium, Risk::Medium), ReviewRefusal::AlreadySo),
            (11, rated(Risk::High, Risk::Low), ReviewRefusal::RiskChanged),
            (9, false_positive("себебі бар"), ReviewRefusal::BeforeTheLast),
        ] {
            assert_eq!(judge(&mut finding, second, judgement), Err(refusal));
        }
        assert_eq!(finding.review.history().len(), 1);
    }

    #[test]
    fn a_refusal_and_a_standing_speak_each_language_and_cite_the_clause() {
        for refusal in ReviewRefusal::ALL {
            assert!(
                refusal.text(Lang::Kk).contains("Әдістеменің 10-тармағының 4) тармақшасы"),
                "{refusal:?}"
            );
            assert!(
                refusal.text(Lang::Ru).contains("подпункт 4) пункта 10 Методики"),
                "{refusal:?}"
            );
            assert!(
                refusal.text(Lang::En).contains("Methodology, clause 10, item 4)"),
                "{refusal:?}"
            );
        }
        for standing in Standing::ALL {
            assert!(standing.name().is_complete());
            assert_eq!(Standing::from_code(standing.code()), Some(standing));
        }
    }
}
