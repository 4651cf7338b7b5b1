//! What a reader is told about a cell or field before filling it in.

use language::Lang;

use super::{
    error::Expected,
    field::FieldKind,
    table::ColumnKind,
    value::{AMOUNT_MAX, Presence, Status},
};

impl ColumnKind {
    /// What is expected in the cells, in words with an example; `None` for a free text.
    pub fn hint(self, lang: Lang) -> Option<String> {
        self.expected().map(|expected| expected.text(lang))
    }

    /// The words to choose from, where the cells leave a choice.
    pub fn options(self, lang: Lang) -> Option<[&'static str; 2]> {
        match self {
            ColumnKind::YesNo => Some(Presence::ALL.map(|it| it.name().of(lang))),
            ColumnKind::Status => Some(Status::ALL.map(|it| it.name().of(lang))),
            ColumnKind::Text
            | ColumnKind::LongText
            | ColumnKind::Quantity
            | ColumnKind::Count
            | ColumnKind::Addresses
            | ColumnKind::Networks
            | ColumnKind::Phones
            | ColumnKind::PortEndpoints
            | ColumnKind::Endpoints
            | ColumnKind::Protocols
            | ColumnKind::Rate
            | ColumnKind::Wait
            | ColumnKind::Megabytes
            | ColumnKind::Date => None,
        }
    }

    fn expected(self) -> Option<Expected> {
        let whole = |least| Expected::Whole { least, most: AMOUNT_MAX.into() };
        match self {
            ColumnKind::Text | ColumnKind::LongText => None,
            ColumnKind::Quantity => Some(whole(1)),
            ColumnKind::Count => Some(whole(0)),
            ColumnKind::Addresses => Some(Expected::Address),
            ColumnKind::Networks => Some(Expected::Network),
            ColumnKind::Phones => Some(Expected::Phone),
            ColumnKind::YesNo => Some(Expected::YesNo),
            ColumnKind::Status => Some(Expected::Status),
            ColumnKind::PortEndpoints => Some(Expected::PortEndpoint),
            ColumnKind::Endpoints => Some(Expected::Endpoint),
            ColumnKind::Protocols => Some(Expected::Protocol),
            ColumnKind::Rate => Some(Expected::Rate),
            ColumnKind::Wait => Some(Expected::Wait),
            ColumnKind::Megabytes => Some(Expected::Megabytes),
            ColumnKind::Date => Some(Expected::Date),
        }
    }
}

impl FieldKind {
    /// What is expected in the field, in words with an example; `None` for a free text.
    pub fn hint(self, lang: Lang) -> Option<String> {
        let expected = match self {
            FieldKind::Line | FieldKind::Lines => return None,
            FieldKind::ApplicantId => Expected::ApplicantId,
            FieldKind::Bic => Expected::Bic,
            FieldKind::Iban => Expected::Iban,
            FieldKind::BeneficiaryCode => Expected::BeneficiaryCode,
            FieldKind::Email => Expected::Email,
            FieldKind::Phones => Expected::Phone,
            FieldKind::Date => Expected::Date,
        };
        Some(expected.text(lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_offered_in_the_readers_language() {
        assert_eq!(ColumnKind::YesNo.options(Lang::Kk), Some(["иә", "жоқ"]));
        assert_eq!(ColumnKind::Status.options(Lang::Ru), Some(["действующая", "планируемая"]));
        assert_eq!(ColumnKind::Text.options(Lang::En), None);
        assert!(ColumnKind::Date.hint(Lang::Kk).unwrap().contains("31.12.2025"));
        assert_eq!(FieldKind::Lines.hint(Lang::En), None);
    }
}
