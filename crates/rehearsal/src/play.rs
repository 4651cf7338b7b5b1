//! One test being played, act by act.

mod after;
mod application;
mod protocols;
mod talks;
mod works;

use bytes::Bytes;
use case::{CommandKind, DocumentRef, Stage};
use conduct::{CaseSheet, Conduct, NewCase, NewFile, acts::Answers, person::Person};
use uuid::Uuid;

use crate::{
    cast::{Cast, House},
    clock::HandClock,
    error::{During, RehearsalError},
    object::Object,
};

pub use application::Intake;
pub use works::{Answered, Findings, Judge};

/// Minutes between two acts of a day.
const MINUTES: i64 = 2;

/// Where tests are played: the use cases, the clock, the people, and one provider.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The use cases.
    pub conduct: &'a Conduct,
    /// Their clock.
    pub clock: &'a HandClock,
    /// The people.
    pub cast: &'a Cast,
    /// The provider.
    pub house: &'a House,
}

/// One test.
pub struct Play<'a> {
    /// Where it is played.
    pub scene: Scene<'a>,
    /// What is tested.
    pub object: Object,
    /// The case.
    pub id: Uuid,
}

/// The answers of a command's form.
pub fn answers(given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::new();
    for (key, value) in given {
        answers.say(*key, *value);
    }
    answers
}

impl<'a> Scene<'a> {
    /// The applicant opens a case for the object.
    ///
    /// # Errors
    /// The case is refused.
    pub async fn open(
        self,
        object: Object,
        follows: Option<case::payload::Follows>,
    ) -> Result<Play<'a>, RehearsalError> {
        self.clock.pass_minutes(MINUTES);
        let new =
            NewCase { provider: self.house.organisation.id, title: object.name.clone(), follows };
        let opened = self.conduct.open_case(&self.cast.applicant, &new, None).await;
        Ok(Play { scene: self, object, id: opened.during("open")? })
    }
}

impl Play<'_> {
    /// Gives a command.
    ///
    /// # Errors
    /// It is refused.
    pub async fn act(
        &self,
        person: &Person,
        kind: CommandKind,
        answers: Answers,
    ) -> Result<(), RehearsalError> {
        self.scene.clock.pass_minutes(MINUTES);
        let acted = self.scene.conduct.act(person, self.id, None, kind, &answers).await;
        acted.during(&format!("{kind:?} by {} for {}", person.login, self.object.name))
    }

    /// Hands in a file.
    ///
    /// # Errors
    /// It is refused.
    pub async fn hand_in(
        &self,
        person: &Person,
        kind: &str,
        name: &str,
        content: impl Into<Bytes>,
    ) -> Result<DocumentRef, RehearsalError> {
        let file = NewFile { kind: kind.to_owned(), name: name.to_owned() };
        let content: Bytes = content.into();
        let stream = futures::stream::iter([Ok(content)]);
        self.scene.conduct.attach(person, self.id, file, stream).await.during(name)
    }

    /// A command with one document beside its answers.
    ///
    /// # Errors
    /// It, or its document, is refused.
    pub async fn act_with(
        &self,
        person: &Person,
        kind: CommandKind,
        mut given: Answers,
        (key, name): (&str, &str),
    ) -> Result<(), RehearsalError> {
        let content = format!("{name}\n{}\n", self.object.name);
        let document = self.hand_in(person, key, name, content).await?;
        given.attach(key, document);
        self.act(person, kind, given).await
    }

    /// The case as its provider's head sees it; a draft, as its applicant does.
    ///
    /// # Errors
    /// It cannot be read.
    pub async fn sheet(&self) -> Result<CaseSheet, RehearsalError> {
        self.sheet_of(&self.scene.house.head).await
    }

    /// The case as a person sees it.
    ///
    /// # Errors
    /// The person may not see it.
    pub async fn sheet_of(&self, person: &Person) -> Result<CaseSheet, RehearsalError> {
        self.scene.conduct.case(person, self.id).await.during("look at the case")
    }

    /// Where the case stands.
    ///
    /// # Errors
    /// It cannot be read.
    pub async fn stage(&self) -> Result<Stage, RehearsalError> {
        Ok(self.sheet_of(&self.scene.cast.applicant).await?.case.stage)
    }
}
