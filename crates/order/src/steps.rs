//! What an executor goes through in the works that have no appendix to the Methodology: source
//! code analysis (M 10, M 11) and load testing (M 23, M 26, M 27), with its connection points
//! (M 24, M 28).
//!
//! The wording is data (`data/steps.toml`). The other works have catalogues: [`crate::catalogue`].

mod code;
mod load;
mod point;

use std::sync::LazyLock;

use language::Text;
use serde::Deserialize;

use crate::{Clause, Edition, Ownership, Work};

pub use code::{StepCode, StepCodeError};
use load::{Data, PointTexts, load};
pub use point::{ConnectionPoint, PointCode, PointCodeError, PointKind, connection_points};

/// A step: what is done, judged and recorded in a work that has no catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// `M10-3`, `M11-2.1`.
    pub code: StepCode,
    /// `M 10.3`, `M 11.2.1`.
    pub clause: Clause,
    /// The work to which it belongs.
    pub work: Work,
    /// The objects to which it applies.
    pub scope: Scope,
    /// Its name.
    pub title: Text,
    /// What the Order requires.
    pub requirement: Text,
}

/// The objects to which a step applies.
///
/// M 10.2 says for a state body's object what M 10.1 says for the rest, and adds work by hand and
/// the analysis of dependencies: one of the two applies. M 11 applies to a state body's object
/// alone (M 4, M 8, M 9.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Every test object.
    Every,
    /// Objects of which a state body is the owner, possessor or customer.
    StateBody,
    /// The other objects.
    Other,
}

/// The steps of a work for an object of this ownership, in the Order's order; none for the works
/// that have a catalogue.
pub fn steps(work: Work, edition: Edition, ownership: Ownership) -> Vec<&'static Step> {
    let applies = |step: &&Step| step.work == work && step.scope.covers(ownership);
    data(edition).steps.iter().filter(applies).collect()
}

/// The step with this code.
pub fn step(edition: Edition, code: StepCode) -> Option<&'static Step> {
    data(edition).steps.iter().find(|step| step.code == code)
}

impl Scope {
    /// Whether a step of this scope applies to an object of this ownership.
    pub const fn covers(self, ownership: Ownership) -> bool {
        match (self, ownership) {
            (Scope::Every, Ownership::StateBody | Ownership::Other)
            | (Scope::StateBody, Ownership::StateBody)
            | (Scope::Other, Ownership::Other) => true,
            (Scope::StateBody, Ownership::Other) | (Scope::Other, Ownership::StateBody) => false,
        }
    }
}

/// № 257/НҚ and № 605/НҚ word these clauses alike.
fn data(edition: Edition) -> &'static Data {
    // Data that cannot be read would leave no steps; a test proves that they can.
    static SINCE_257: LazyLock<Data> =
        LazyLock::new(|| load(include_str!("../data/steps.toml")).unwrap_or_default());
    match edition {
        Edition::N257 | Edition::N605 => &SINCE_257,
    }
}

/// What the connection points are called: our words, the same in every edition.
fn point_texts() -> &'static PointTexts {
    &data(Edition::N605).points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(work: Work, ownership: Ownership) -> Vec<String> {
        let steps = steps(work, Edition::N605, ownership);
        steps.iter().map(|step| step.code.to_string()).collect()
    }

    /// M 7, M 8, M 9: vulnerabilities in every object; work by hand and undeclared capabilities only
    /// where a state body is concerned.
    #[test]
    fn source_code_analysis_differs_by_the_objects_ownership() {
        assert_eq!(
            codes(Work::SourceCode, Ownership::StateBody),
            [
                "M10-2", "M10-3", "M10-4", "M10-5", "M11-1", "M11-2.1", "M11-2.2", "M11-2.3",
                "M11-2.4", "M11-3", "M11-4", "M11-5",
            ]
        );
        assert_eq!(codes(Work::SourceCode, Ownership::Other), ["M10-1", "M10-3", "M10-4", "M10-5"]);
    }

    /// M 25: prepared (M 26), conducted (M 27) and recorded alike for every object.
    #[test]
    fn load_testing_is_prepared_and_conducted_step_by_step() {
        let expected = ["M23", "M26-1", "M26-2", "M26-3", "M27-1", "M27-2", "M27-3", "M27-4"];
        for ownership in [Ownership::StateBody, Ownership::Other] {
            assert_eq!(codes(Work::Load, ownership), expected);
        }
    }

    #[test]
    fn works_with_a_catalogue_have_no_steps() {
        for work in [Work::Functions, Work::Network, Work::Processes] {
            assert_eq!(codes(work, Ownership::StateBody), [""; 0]);
        }
    }

    #[test]
    fn each_clause_says_what_the_order_says() {
        let rows = [
            (
                "M 10.1",
                "сканерлеу режимін таңдау (динамикалық және/немесе статикалық)",
                "выбор режима сканирования",
            ),
            (
                "M 10.2",
                "статикалық, тәуелділіктерді талдау және/немесе динамикалық",
                "анализ зависимостей",
            ),
            ("M 10.3", "осалдықтарын анықтауға арналған", "выявления уязвимостей"),
            ("M 10.4", "Жалған позитивтердің", "ложных срабатываний"),
            ("M 10.5", "тәуекел дәрежесі (жоғары, орташа, төмен)", "(высокая, средняя, низкая)"),
            ("M 11.1", "жұмыс істеу ортасы және жұмыс тәртібі", "порядке работы"),
            ("M 11.2.1", "модульдік және логикалық құрылымын", "модульной и логической структуры"),
            ("M 11.2.2", "өңдеу деректерін тексеру", "обрабатываемых данных"),
            ("M 11.2.3", "толықтығын және артық болмауын", "отсутствия избыточности"),
            ("M 11.2.4", "скриншот көмегімен", "с помощью скриншота"),
            ("M 11.3", "маршрутын (файлға жол) және скриншотын", "скриншота"),
            ("M 11.4", "бэкдорларды іздеуді", "поиска бэкдоров"),
            ("M 11.5", "халықаралық дерекқорынан сәйкестендіргіш", "международной базы"),
            ("M 23", "жалған деректермен алмастырылған", "заменены фиктивными"),
            ("M 26.1", "сынау сценарийін", "сценария"),
            ("M 26.2", "уақытша және сандық", "временных и количественных"),
            ("M 26.3", "тапсырыс берушімен келісу", "с заказчиком"),
            ("M 27.1", "сценарийі мен конфигурациясын", "конфигурации"),
            ("M 27.2", "іске қосу", "Запуск"),
            ("M 27.3", "жүктеуді тіркеу", "Регистрация нагрузки"),
            ("M 27.4", "жоғарылату немесе төмендету", "повышению или понижению"),
        ];
        let steps = &data(Edition::N605).steps;
        assert_eq!(steps.len(), rows.len());
        for (step, (clause, kk, ru)) in steps.iter().zip(rows) {
            assert_eq!(step.clause.to_string(), clause);
            assert!(step.requirement.kk.contains(kk), "{clause}: {}", step.requirement.kk);
            assert!(step.requirement.ru.contains(ru), "{clause}: {}", step.requirement.ru);
        }
    }

    #[test]
    fn a_step_is_found_by_its_code() {
        for edition in Edition::ALL {
            for known in &data(edition).steps {
                assert_eq!(step(edition, known.code), Some(known));
            }
            assert_eq!(step(edition, "M10-9".parse().unwrap()), None);
        }
    }
}
