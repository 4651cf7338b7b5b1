//! Excluding a work from a test, and the texts of what is refused (R 5).

use language::{Arg, Text};
use serde::{Deserialize, Serialize};

use super::{Composition, CompositionRefusal, ObjectFacts, Ownership};
use crate::{Clause, Name, Work, refusal};

/// Why an applicant asks to leave out a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// The object has no source code.
    SourceAbsent,
    /// The work cannot be conducted.
    CannotBeConducted,
}

/// Who decides on leaving out a work, and on what ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExclusionRoute {
    /// The work that may be left out.
    pub work: Work,
    /// The ground given.
    pub ground: Ground,
    /// The body that decides, after it has asked the provider to verify the ground.
    pub decided_by: Name,
    /// R 5.
    pub clause: Clause,
}

impl Composition {
    /// The way to exclude a work, where the Order has one.
    ///
    /// # Errors
    /// The work is not in the test or is all of it, its ground does not fit, or it is the source
    /// code analysis of a state body's object.
    pub fn exclusion(
        &self,
        facts: &ObjectFacts,
        work: Work,
        ground: Ground,
    ) -> Result<ExclusionRoute, CompositionRefusal> {
        if !self.works().contains(work) {
            return Err(CompositionRefusal::NotInTest { work });
        }
        match (facts.ownership, work, ground) {
            (Ownership::StateBody, Work::SourceCode, _) => {
                return Err(CompositionRefusal::StateBodySource);
            }
            (_, Work::SourceCode, _) | (_, _, Ground::CannotBeConducted) => {}
            (_, _, Ground::SourceAbsent) => {
                return Err(CompositionRefusal::GroundMismatch { work });
            }
        }
        if self.works().without(work).is_empty() {
            return Err(CompositionRefusal::NothingLeft);
        }
        Ok(ExclusionRoute {
            work,
            ground,
            decided_by: Name::AuthorisedBody,
            clause: Clause::rules(5),
        })
    }

    /// The composition after the authorised body has decided to exclude the work.
    #[must_use]
    pub fn without(mut self, work: Work) -> Composition {
        self.central = self.central.without(work);
        if let Some(nodes) = &mut self.nodes {
            nodes.works = nodes.works.without(work);
        }
        self.nodes = self.nodes.filter(|nodes| !nodes.works.is_empty());
        self.extras.retain(|extra| extra.work() != work);
        self
    }
}

impl CompositionRefusal {
    /// The clause that refuses.
    pub const fn clause(&self) -> Clause {
        Clause::rules(match self {
            CompositionRefusal::NoCentralNode
            | CompositionRefusal::MoreCentralThanAll { .. }
            | CompositionRefusal::TooFewNodes { .. }
            | CompositionRefusal::TooManyNodes { .. }
            | CompositionRefusal::NoConsent => 8,
            CompositionRefusal::NotInTest { .. }
            | CompositionRefusal::StateBodySource
            | CompositionRefusal::GroundMismatch { .. }
            | CompositionRefusal::NothingLeft => 5,
        })
    }

    /// The refusal for a reader.
    pub fn text(&self) -> Text {
        match *self {
            CompositionRefusal::NoCentralNode => refusal::text("composition-no-central-node", &[]),
            CompositionRefusal::MoreCentralThanAll { central, total } => refusal::text(
                "composition-more-central-than-all",
                &[("central", Arg::from(central)), ("total", Arg::from(total))],
            ),
            CompositionRefusal::TooFewNodes { chosen, at_least } => refusal::text(
                "composition-too-few-nodes",
                &[("chosen", Arg::from(chosen)), ("needed", Arg::from(at_least))],
            ),
            CompositionRefusal::TooManyNodes { chosen, available } => refusal::text(
                "composition-too-many-nodes",
                &[("chosen", Arg::from(chosen)), ("available", Arg::from(available))],
            ),
            CompositionRefusal::NoConsent => refusal::text("composition-no-consent", &[]),
            CompositionRefusal::NotInTest { work } => {
                refusal::work_text("composition-not-in-test", work, &[])
            }
            CompositionRefusal::StateBodySource => {
                refusal::text("composition-state-body-source", &[])
            }
            CompositionRefusal::GroundMismatch { work } => {
                refusal::work_text("composition-ground-mismatch", work, &[])
            }
            CompositionRefusal::NothingLeft => refusal::text("composition-nothing-left", &[]),
        }
    }
}
