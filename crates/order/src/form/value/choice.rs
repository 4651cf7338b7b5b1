//! Cells in which the form leaves a choice of words.

use language::Text;

use super::super::{
    error::{Expected, Mismatch},
    texts::{self, Word},
};

/// Whether something is there: yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// Yes.
    Present,
    /// No.
    Absent,
}

/// Whether an integration works already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It does.
    Existing,
    /// It is planned.
    Planned,
}

impl Presence {
    /// Both, yes first.
    pub const ALL: [Presence; 2] = [Presence::Present, Presence::Absent];

    /// The word for it: «иә», «да», “yes”.
    pub fn name(self) -> &'static Text {
        texts::word(match self {
            Presence::Present => Word::Yes,
            Presence::Absent => Word::No,
        })
    }

    /// Whether it is there.
    pub fn is_present(self) -> bool {
        self == Presence::Present
    }
}

impl Status {
    /// Both, existing first.
    pub const ALL: [Status; 2] = [Status::Existing, Status::Planned];

    /// The word for it: «қолданыстағы», «действующая», “existing”.
    pub fn name(self) -> &'static Text {
        texts::word(match self {
            Status::Existing => Word::Existing,
            Status::Planned => Word::Planned,
        })
    }
}

/// Reads yes or no in any of the three languages.
pub(in super::super) fn presence(text: &str) -> Result<Presence, Mismatch> {
    if texts::says(text, Word::Yes) {
        Ok(Presence::Present)
    } else if texts::says(text, Word::No) {
        Ok(Presence::Absent)
    } else {
        Err(Mismatch::new(Expected::YesNo, text))
    }
}

/// Reads existing or planned in any of the three languages.
pub(in super::super) fn status(text: &str) -> Result<Status, Mismatch> {
    if texts::says(text, Word::Existing) {
        Ok(Status::Existing)
    } else if texts::says(text, Word::Planned) {
        Ok(Status::Planned)
    } else {
        Err(Mismatch::new(Expected::Status, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_understood_in_three_languages() {
        // RA 2 tables 5.8, 5.10, 6
        for text in ["иә", "Иә", "бар", "ДА", "есть", "Имеется", "yes", "+", "1", " да. "]
        {
            assert_eq!(presence(text), Ok(Presence::Present), "{text}");
        }
        for text in ["жоқ", "нет", "Отсутствует", "no", "-", "0", "НЕТ"] {
            assert_eq!(presence(text), Ok(Presence::Absent), "{text}");
        }
        for text in ["", "может быть", "да нет", "="] {
            assert!(presence(text).is_err(), "{text}");
        }
    }

    #[test]
    fn existing_and_planned_are_understood_in_three_languages() {
        // RA 2 table 5.10
        for text in ["қолданыстағы", "Действующая", "действующий", "existing"]
        {
            assert_eq!(status(text), Ok(Status::Existing), "{text}");
        }
        for text in ["жоспарланған", "планируемая", "Планируется", "planned"]
        {
            assert_eq!(status(text), Ok(Status::Planned), "{text}");
        }
        assert!(status("да").is_err());
        assert!(Status::ALL.iter().all(|it| it.name().is_complete()));
        assert!(Presence::ALL.iter().all(|it| it.name().is_complete()));
    }
}
