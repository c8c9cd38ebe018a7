from hypothesis import given

from graph.analyses import concentration, coverage
from graph.ontology import DecisionEffect, RelationshipType
from graph.ontology.types.engagement import ENGAGES, TARGETS
from graph.ontology.types.structure import BELONGS_TO, HEADS, HOLDS
from tests.graph.analyses.test_coverage_laws import worlds
from tests.maps import World, a_map

ROSTER = ("Journalists", "Readers", "Donors")


def test_what_one_unit_alone_has_hangs_on_it() -> None:
    world = a_map(
        ("Press Office", ENGAGES, "Journalists"),
        ("Press Office", ENGAGES, "Readers"),
        ("Web Team", ENGAGES, "Readers"),
        ("Head of Press", HEADS, "Press Office"),
        roster=ROSTER,
    )

    found = concentration.run(world.as_of())

    assert (found.size, found.firm, found.one_unit, found.one_post, found.no_post) == (3, 2, 1, 2, 0)
    assert [
        (load.unit.name, [each.name for each in load.alone], [each.name for each in load.shared])
        for load in found.units
    ] == [("Press Office", ["Journalists"], ["Readers"]), ("Web Team", [], ["Readers"])]
    assert [(load.post.name, len(load.alone)) for load in found.posts] == [("Head of Press", 2)]
    assert found.answer == (
        "Of the 3 subjects of The roster, 2 have a unit, and 1 hangs on one alone: Press Office has 1, and the post "
        "Head of Press answers for 2 alone."
    )


def test_the_reason_for_what_hangs_on_a_unit_is_its_sentence() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), roster=ROSTER)

    (load,) = concentration.run(world.as_of()).units

    assert [each.text for each in load.reasons] == ["Press Office engages Journalists."]


def test_a_unit_whose_head_is_accountable_has_its_subject_once() -> None:
    world = a_map(("Head of Press", HEADS, "Press Office"), roster=["Journalists"])
    world.answer("Head of Press", world.tie("Press Office", ENGAGES, "Journalists"))

    found = concentration.run(world.as_of())

    assert [each.text for each in found.units[0].reasons] == ["Press Office engages Journalists."]
    assert "Press Office engages Journalists." in {each.text for each in found.bridges}


def test_units_without_a_post_on_record_are_counted_and_not_called_vacant() -> None:
    found = concentration.run(a_map(("Press Office", ENGAGES, "Journalists"), roster=ROSTER).as_of())

    assert (found.no_post, found.posts) == (1, ())
    assert found.answer.endswith("Press Office has 1; no post on record answers for any of them alone.")


def test_a_post_whose_holder_left_is_vacant_and_still_answers() -> None:
    world = a_map(
        ("Press Office", ENGAGES, "Journalists"),
        ("Head of Press", HEADS, "Press Office"),
        ("Ada", HOLDS, "Head of Press"),
        roster=ROSTER,
    )
    world.retire("Ada", HOLDS, "Head of Press", on="2017-06-01")

    (load,) = concentration.run(world.as_of()).posts

    assert (load.vacant, len(load.alone), load.holders) == (True, 1, ())


def test_what_a_body_or_nobody_names_hangs_on_nobody() -> None:
    world = a_map(("The house", TARGETS, "Journalists"), bodies=["The house"], roster=["Journalists"])

    assert concentration.run(world.as_of()).answer == (
        "Of the 1 subject of The roster, none has a unit, so nothing hangs on one "
        "(none on record in the sources loaded)."
    )


def test_a_decision_shares_the_load() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists"])
    world.office("Web Team")
    world.decide(DecisionEffect.ASSIGN, about="Journalists", assigns="Web Team", on="2017-01-01")

    found = concentration.run(world.as_of())

    assert (found.firm, found.one_unit) == (1, 0)
    assert found.answer == "Of the 1 subject of The roster, 1 has a unit, and none hangs on one alone."


def test_a_case_of_a_class_hangs_on_the_unit_of_the_class() -> None:
    world = a_map(("Press Office", ENGAGES, "Readers"))
    world.add("Young readers", "stakeholder")
    world.tie("Young readers", BELONGS_TO, "Readers")
    world.roster(["Young readers"])

    (load,) = concentration.run(world.as_of()).units

    assert [each.name for each in load.alone] == ["Young readers"]


def test_a_subject_that_two_units_share_holds_their_networks_together() -> None:
    world = a_map(
        ("Press Office", ENGAGES, "Journalists"),
        ("Press Office", ENGAGES, "Readers"),
        ("Web Team", ENGAGES, "Readers"),
        ("Web Team", ENGAGES, "Donors"),
        roster=ROSTER,
    )

    found = concentration.run(world.as_of())

    assert [(each.thing.name, each.pieces, each.cut_off) for each in found.cut_vertices] == [
        ("Press Office", 2, 1),
        ("Readers", 2, 1),
        ("Web Team", 2, 1),
    ]
    assert {each.text for each in found.bridges} == {
        "Press Office engages Journalists.",
        "Press Office engages Readers.",
        "Web Team engages Readers.",
        "Web Team engages Donors.",
    }


def test_who_shares_the_most_is_named_or_counted() -> None:
    ties = [(f"Unit {letter}", ENGAGES, f"Group {letter}") for letter in "ABC"]
    heads = [(f"Head {letter}", HEADS, f"Unit {letter}") for letter in "ABC"]
    roster = [f"Group {letter}" for letter in "ABC"]

    two = concentration.run(a_map(*ties[:2], *heads[:2], roster=roster).as_of())
    three = concentration.run(a_map(*ties, *heads, roster=roster).as_of())

    assert two.answer.endswith(
        "2 hang on one alone: Unit A and Unit B have 1 each, and Head A and Head B answer for 1 alone each."
    )
    assert three.answer.endswith(
        "3 hang on one alone: Unit A and 2 other units have 1 each, "
        "and Head A and 2 other posts answer for 1 alone each."
    )


def of_a_class(*more: tuple[str, RelationshipType, str]) -> World:
    """A class of three groups that one unit engages, with *more* beside it."""
    world = a_map(("Press Office", ENGAGES, "Readers"), ("Press Office", ENGAGES, "Donors"), *more)
    for each in ("Old", "Middle", "Young"):
        world.add(each, "stakeholder")
        world.tie(each, BELONGS_TO, "Readers")
    world.roster(["Old", "Middle", "Young", "Donors"])
    return world


def test_a_mandate_for_a_class_is_one_bridge_whatever_hangs_on_it() -> None:
    found = concentration.run(of_a_class().as_of())

    assert [(each.text, each.cut_off) for each in found.bridges] == [
        ("Press Office engages Readers.", 3),
        ("Press Office engages Donors.", 1),
    ]


def test_what_falls_away_with_a_mandate_that_several_names_are_read_as_is_all_that_hangs_on_it() -> None:
    world = a_map(
        ("Press Office", ENGAGES, "Readers"),
        ("Press Office", ENGAGES, "Donors"),
        ("Web Team", ENGAGES, "Audience"),
    )
    world.add("Public", "stakeholder")
    for name in ("Audience", "Public"):
        world.read_as(name, "Readers", status="accepted")
    world.roster(["Readers", "Donors", "Audience", "Public"])

    found = concentration.run(world.as_of())

    assert [(each.text, each.cut_off) for each in found.bridges] == [
        ("Press Office engages Readers.", 2),
        ("Press Office engages Donors.", 1),
    ]


@given(worlds())
def test_every_bridge_is_told_once(world: World) -> None:
    told = [each.relationship.key for each in concentration.run(world.as_of()).bridges]

    assert len(told) == len(set(told))


def test_an_empty_map_answers_in_words() -> None:
    assert concentration.run(World().as_of()).answer == "Everything named lists nobody, so nothing hangs on one unit."


@given(worlds())
def test_it_counts_what_coverage_calls_firm(world: World) -> None:
    view = world.as_of()

    found, report = concentration.run(view), coverage.run(view)

    assert (found.size, found.firm) == (report.size, report.firm)
    assert sum(len(load.alone) for load in found.units) == found.one_unit
    assert sum(len(load.alone) for load in found.posts) == found.one_post
    assert all(load.alone or load.shared for load in found.units)
