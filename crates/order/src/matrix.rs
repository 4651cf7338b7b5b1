//! Which works a change of the object calls for again (R 40, by the matrix RA 4).

use crate::{
    Clause, Edition, Work, Works,
    catalogue::{Catalogue, Change, EntryCode},
    composition::Composition,
};

/// The works to carry out again, with the change that calls for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// The works.
    pub works: Works,
    /// The changes, each with the works that it calls for in this object's test.
    pub because: Vec<(EntryCode, Works)>,
    /// RA 4.
    pub clause: Clause,
}

/// A code that names no change of RA 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' names no change of RA 4: expected RA4-1 to RA4-10")]
pub struct UnknownChange(pub EntryCode);

/// The works that these changes call for, for an object whose test has all five.
pub fn works_for(changes: &[&Change]) -> Works {
    changes.iter().fold(Works::NONE, |works, change| works.union(change.works))
}

/// The works that these changes call for, as far as the object's own test has them (R 4, 6, 7).
///
/// # Errors
/// A code that names no change.
pub fn again(
    edition: Edition,
    changes: &[EntryCode],
    composition: &Composition,
) -> Result<Again, UnknownChange> {
    let catalogue = Catalogue::of(edition);
    let in_test = composition.works();
    let mut because = Vec::new();
    for code in changes {
        let change = catalogue.change(*code).ok_or(UnknownChange(*code))?;
        because.push((*code, common(change.works, in_test)));
    }
    let works = because.iter().fold(Works::NONE, |works, (_, own)| works.union(*own));
    Ok(Again { works, because, clause: Clause::rules_appendix(4) })
}

/// What a change of the source code calls for that immutability analysis has shown (M 42, R 40).
pub fn works_for_source_change() -> Works {
    Works::NONE.with(Work::SourceCode)
}

fn common(one: Works, other: Works) -> Works {
    one.iter().filter(|work| other.contains(*work)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ObjectKind,
        composition::{Distribution, Integration, ObjectFacts, Ownership, composition},
    };

    fn test_of(kind: ObjectKind) -> Composition {
        let (distribution, ownership) = (Distribution::Single, Ownership::StateBody);
        composition(&ObjectFacts { kind, distribution, ownership, integration: Integration::None })
    }

    fn code(number: u8) -> EntryCode {
        format!("RA4-{number}").parse().unwrap()
    }

    #[test]
    fn r_40_each_change_calls_for_its_row_of_the_matrix() {
        // R 40, RA 4; order: code, functions, load, network, processes.
        let rows = [
            (1, "+----"),
            (2, "+++--"),
            (3, "-++++"),
            (4, "--++-"),
            (5, "-++--"),
            (6, "-+-++"),
            (7, "-++++"),
            (8, "-+-++"),
            (9, "+++++"),
            (10, "-+-++"),
        ];
        for edition in Edition::ALL {
            let catalogue = Catalogue::of(edition);
            assert_eq!(catalogue.changes().len(), rows.len());
            for (number, expected) in rows {
                let works = works_for(&[catalogue.change(code(number)).unwrap()]);
                let signs: String =
                    Work::ALL.map(|w| if works.contains(w) { '+' } else { '-' }).iter().collect();
                assert_eq!(signs, expected, "RA 4, row {number}");
            }
        }
    }

    #[test]
    fn r_40_several_changes_call_for_the_works_of_all_that_the_test_has() {
        let changes = [code(1), code(4)];
        let all = again(Edition::N605, &changes, &test_of(ObjectKind::General)).unwrap();
        assert_eq!(all.works, Works::ALL.without(Work::Functions).without(Work::Processes));
        let software =
            again(Edition::N605, &changes, &test_of(ObjectKind::PlatformSoftware)).unwrap();
        assert_eq!(software.works, Works::NONE.with(Work::SourceCode).with(Work::Load));
        assert_eq!(software.because[1], (code(4), Works::NONE.with(Work::Load)));
        assert_eq!(software.clause.to_string(), "RA 4");
    }

    #[test]
    fn a_code_of_another_list_is_refused_and_no_change_calls_for_nothing() {
        let document: EntryCode = "RA3-1".parse().unwrap();
        let test = test_of(ObjectKind::General);
        assert_eq!(again(Edition::N605, &[document], &test), Err(UnknownChange(document)));
        assert_eq!(works_for(&[]), Works::NONE);
    }

    #[test]
    fn m_42_a_change_of_source_calls_for_source_code_analysis() {
        // M 42.3
        assert_eq!(works_for_source_change(), Works::NONE.with(Work::SourceCode));
    }
}
