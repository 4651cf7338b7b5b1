//! R 4–9 and M 4, 7, 8, 20 by the table of `obligations`.

use language::Lang;
use proptest::prelude::*;

use super::*;
use crate::Name;

fn facts(kind: ObjectKind) -> ObjectFacts {
    ObjectFacts {
        kind,
        distribution: Distribution::Single,
        ownership: Ownership::Other,
        integration: Integration::None,
    }
}

fn distributed(kind: ObjectKind, central: u32, total: u32) -> Composition {
    let distribution = Distribution::Homogeneous(NodeCount::new(central, total).unwrap());
    composition(&ObjectFacts { distribution, ..facts(kind) })
}

fn signs(works: Works) -> String {
    Work::ALL.map(|work| if works.contains(work) { '+' } else { '-' }).iter().collect()
}

#[test]
fn each_kind_of_object_is_tested_by_the_works_of_its_clause() {
    // order: code, functions, load, network, processes
    let rows = [
        ("R 4", ObjectKind::General, "+++++"),
        ("R 6", ObjectKind::PlatformSoftware, "+++-+"),
        ("R 7", ObjectKind::Platform, "++-++"),
    ];
    for (clause, kind, expected) in rows {
        let composition = composition(&facts(kind));
        assert_eq!(composition.clause.to_string(), clause);
        assert_eq!(signs(composition.central), expected, "{clause}");
        assert_eq!((composition.nodes, composition.works()), (None, composition.central));
    }
}

#[test]
fn r_8_a_tenth_of_the_nodes_rounded_up_is_tested_by_code_and_functions() {
    // R 8: central | total | at least
    let rows = [(1, 2, 1), (1, 10, 1), (1, 11, 2), (2, 100, 10), (1, 101, 11), (9, 100, 10)];
    for (central, total, at_least) in rows {
        let composition = distributed(ObjectKind::General, central, total);
        assert_eq!(signs(composition.central), "+++++", "the full set at the central nodes");
        let nodes = composition.nodes.unwrap();
        assert_eq!(nodes.at_least, at_least, "{central} of {total}");
        assert_eq!((signs(nodes.works).as_str(), nodes.available), ("++---", total - central));
        assert_eq!(nodes.clause.to_string(), "R 8");
    }
    let only_central = distributed(ObjectKind::General, 3, 3);
    assert_eq!(only_central.nodes, None);
    let few_others = distributed(ObjectKind::General, 99, 100).nodes.unwrap();
    assert_eq!((few_others.at_least, few_others.available), (1, 1), "no more than there are");
}

#[test]
fn r_8_the_nodes_need_a_number_and_the_applicants_consent() {
    let nodes = distributed(ObjectKind::General, 1, 21).nodes.unwrap();
    let of = |chosen, consent| nodes.accept(NodeChoice { chosen, consent });
    let rows = [
        (of(3, Consent::Given), Ok(())),
        (of(20, Consent::Given), Ok(())),
        (of(2, Consent::Given), Err(CompositionRefusal::TooFewNodes { chosen: 2, at_least: 3 })),
        (
            of(21, Consent::Given),
            Err(CompositionRefusal::TooManyNodes { chosen: 21, available: 20 }),
        ),
        (of(3, Consent::NotGiven), Err(CompositionRefusal::NoConsent)),
    ];
    for (answer, expected) in rows {
        assert_eq!(answer, expected);
    }
    assert_eq!(NodeCount::new(0, 5), Err(CompositionRefusal::NoCentralNode));
    let refused = CompositionRefusal::MoreCentralThanAll { central: 6, total: 5 };
    assert_eq!(NodeCount::new(6, 5), Err(refused));
    assert!(serde_json::from_str::<NodeCount>(r#"{"central":6,"total":5}"#).is_err());
}

#[test]
fn r_9_the_components_of_an_integration_belong_to_the_test() {
    let rows = [
        (Integration::None, None),
        (Integration::Existing, Some("R 9")),
        (Integration::Planned, Some("R 9")),
    ];
    for (integration, expected) in rows {
        let facts = ObjectFacts { integration, ..facts(ObjectKind::General) };
        let clause = composition(&facts).integration_components.map(|clause| clause.to_string());
        assert_eq!(clause.as_deref(), expected);
    }
}

#[test]
fn a_state_bodys_object_is_searched_for_more_and_by_hand() {
    let state = ObjectFacts { ownership: Ownership::StateBody, ..facts(ObjectKind::General) };
    let composition = super::composition(&state);
    let rows = [
        ("M 4", Extra::UndeclaredCapabilities, Work::SourceCode),
        ("M 7", Extra::ManualSourceReview, Work::SourceCode),
        ("M 8", Extra::BackdoorSearch, Work::SourceCode),
        ("M 20", Extra::ManualPenetration, Work::Functions),
    ];
    for (clause, extra, work) in rows {
        assert_eq!(extra.clause().to_string(), clause);
        assert!(composition.extras_of(work).any(|own| own == extra), "{clause}");
        assert!(extra.title().is_complete());
    }
    assert!(super::composition(&facts(ObjectKind::General)).extras.is_empty());
}

#[test]
fn r_5_a_work_is_excluded_by_the_authorised_body_alone() {
    let facts = facts(ObjectKind::General);
    let test = composition(&facts);
    let route = test.exclusion(&facts, Work::SourceCode, Ground::SourceAbsent).unwrap();
    assert_eq!(
        (route.decided_by, route.clause.to_string().as_str()),
        (Name::AuthorisedBody, "R 5")
    );
    let without = test.without(route.work);
    assert_eq!(signs(without.works()), "-++++");
    assert!(without.exclusion(&facts, Work::Load, Ground::CannotBeConducted).is_ok());
}

#[test]
fn r_5_what_may_not_be_excluded_is_refused() {
    let other = facts(ObjectKind::PlatformSoftware);
    let state = ObjectFacts { ownership: Ownership::StateBody, ..other };
    let not_in_test = CompositionRefusal::NotInTest { work: Work::Network };
    let mismatch = CompositionRefusal::GroundMismatch { work: Work::Load };
    let rows = [
        (state, Work::SourceCode, Ground::SourceAbsent, CompositionRefusal::StateBodySource),
        (state, Work::SourceCode, Ground::CannotBeConducted, CompositionRefusal::StateBodySource),
        (other, Work::Network, Ground::CannotBeConducted, not_in_test),
        (other, Work::Load, Ground::SourceAbsent, mismatch),
    ];
    for (facts, work, ground, expected) in rows {
        let refusal = composition(&facts).exclusion(&facts, work, ground).unwrap_err();
        assert_eq!((refusal, refusal.clause().to_string().as_str()), (expected, "R 5"));
    }
    let last = [Work::SourceCode, Work::Functions, Work::Load]
        .into_iter()
        .fold(composition(&other), Composition::without);
    assert_eq!(
        last.exclusion(&other, Work::Processes, Ground::CannotBeConducted),
        Err(CompositionRefusal::NothingLeft)
    );
}

#[test]
fn r_5_an_exclusion_reaches_the_other_nodes_and_the_extras() {
    let distribution = Distribution::Homogeneous(NodeCount::new(1, 20).unwrap());
    let ownership = Ownership::StateBody;
    let facts = ObjectFacts { distribution, ownership, ..facts(ObjectKind::General) };
    let test = composition(&facts).without(Work::Functions);
    assert_eq!(signs(test.nodes.unwrap().works), "+----");
    assert!(!test.extras.contains(&Extra::ManualPenetration));
    assert_eq!(test.without(Work::SourceCode).nodes, None);
}

#[test]
fn every_refusal_speaks_three_languages() {
    let refusals = [
        CompositionRefusal::NoCentralNode,
        CompositionRefusal::MoreCentralThanAll { central: 6, total: 5 },
        CompositionRefusal::TooFewNodes { chosen: 2, at_least: 3 },
        CompositionRefusal::TooManyNodes { chosen: 21, available: 20 },
        CompositionRefusal::NoConsent,
        CompositionRefusal::NotInTest { work: Work::Network },
        CompositionRefusal::StateBodySource,
        CompositionRefusal::GroundMismatch { work: Work::Load },
        CompositionRefusal::NothingLeft,
    ];
    for refusal in refusals {
        let text = refusal.text();
        assert!(Lang::ALL.iter().all(|lang| !text.of(*lang).contains('⟦')), "{text:?}");
    }
    let not_in_test = CompositionRefusal::NotInTest { work: Work::Load }.to_string();
    assert!(not_in_test.contains("load testing"), "{not_in_test}");
}

proptest! {
    #[test]
    fn the_nodes_are_never_fewer_than_a_tenth_while_there_are_enough(
        central in 1_u32..1000,
        others in 0_u32..100_000,
    ) {
        let total = central + others;
        match distributed(ObjectKind::General, central, total).nodes {
            Some(nodes) => {
                prop_assert!(nodes.at_least >= 1 && nodes.at_least <= others);
                prop_assert!(nodes.at_least * 10 >= total || nodes.at_least == others);
                prop_assert!((nodes.at_least - 1) * 10 < total);
            }
            None => prop_assert_eq!(others, 0),
        }
    }
}
