from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from graph.analyses import coverage, owners
from graph.editing import Author, Edit, Order, carry_out
from graph.errors import Impossible
from graph.map_view import MapView
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import BELONGS_TO, HEADS, HOLDS, PART_OF
from graph.records import Record, Sensitivity
from graph.scenarios import IMAGININGS, imagine, read_changes
from graph.scenarios.absorbing import MOST_HANDED_ON
from tests.maps import World, a_map, lasting
from tests.schema.asking import door_to

DAY = date(2017, 12, 1)


def a_house() -> World:
    """The worked example of the design, with more around it."""
    world = a_map(
        ("Unit A", ENGAGES, "Press"),
        ("Unit A", ENGAGES, "Members"),
        ("Unit B", ENGAGES, "Members"),
        ("Head of A", HEADS, "Unit A"),
        ("Ada", HOLDS, "Head of A"),
        ("Unit A", PART_OF, "House"),
        roster=("Press", "Donors", "Friends", "Staff"),
        bodies=("House",),
    )
    world.relationships.pop("unit-b--engages--members")
    world.office("Unit B")
    world.read_as("Friends", "Members")
    world.add("Charter", "agreement", lasting("2015", "2018-06-30"))
    world.add("Plan 2017", "priority", year=2017)
    return world


def figures(view: MapView) -> tuple[int, int, int]:
    report = coverage.run(view)
    assert report.size == 4, "no scenario moves the base"
    return report.firm, report.hangs, report.open


def supposing(world: World, text: str, day: str | None = None) -> MapView:
    return imagine(world.as_of(day), read_changes(text))


def test_the_example_of_the_design_comes_out_as_it_says() -> None:
    world = a_house()
    accepted = "accept-reading friends--read-as--members"

    assert figures(world.as_of()) == (1, 1, 2)
    assert figures(supposing(world, accepted)) == (2, 0, 2)
    vacant = supposing(world, f"{accepted}\nvacate-post head-of-a")
    assert figures(vacant) == (2, 0, 2)
    flags = {row.subject.name: {each.name for each in row.flags} for row in coverage.run(vacant).rows}
    assert "POST_VACANT" in flags["Press"]
    assert "POST_VACANT" in flags["Friends"]
    assert figures(supposing(world, f"{accepted}\ndissolve-office unit-a")) == (0, 0, 4)


EVERY_CHANGE = (
    "vacate-post head-of-a",
    "vacate-post head-of-a\nfill-post head-of-a name=Bo",
    "dissolve-office unit-a",
    "merge-offices unit-a unit-b",
    'split-office unit-a part="North: press" part="South: members, head-of-a"',
    "add-relationship ENGAGES unit-b staff purpose=dialogue",
    "retire-relationship unit-a--engages--press",
    "move-responsibility unit-a--engages--press unit-b",
    "lapse-agreement charter",
    "renew-agreement charter until=2020",
    "merge-bodies donors press",
    "drop-priority plan-2017",
    "accept-reading friends--read-as--members",
    "reject-reading friends--read-as--members",
    "assign-unit staff unit-b",
    "confirm unit-a--engages--press",
    "accept-gap staff 2018-12-31",
    "assign-unit staff unit-b\nwithdraw-decision assign-2017-12-01",
    "add-relationship ENGAGES unit-b press\nconfirm unit-a--engages--press\nmerge-offices unit-a unit-b",
    "confirm unit-a--engages--press\nassign-unit staff unit-a\nmerge-offices unit-a unit-b\nmerge-bodies staff press",
    "merge-bodies donors press\nmerge-bodies press friends\nmerge-bodies friends staff",
    "reject-reading friends--read-as--members\naccept-reading friends--read-as--members",
    "accept-gap staff 2018-12-31\naccept-gap staff 2018-06-30",
)


def test_every_change_that_can_be_imagined_is_tried_here() -> None:
    tried = {type(each).__name__ for text in EVERY_CHANGE for each in read_changes(text)}
    assert tried == {each.__name__ for each in IMAGININGS}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("vacate-post head-of-a on=2018-06-01", "Head of A falls vacant on 1 June 2018"),
        ("dissolve-office unit-a on=2018-06-01", "Unit A is dissolved on 1 June 2018"),
        ("lapse-agreement charter on=2018-06-01", "Charter lapses on 1 June 2018"),
        ("add-relationship ENGAGES unit-b staff on=2018-06-01", "Unit B engages Staff from 1 June 2018"),
        (
            "retire-relationship unit-a--engages--press on=2018-06-01",
            "No longer from 1 June 2018: Unit A engages Press",
        ),
        (
            "merge-bodies donors press on=2018-06-01",
            "Donors and Press become one on 1 June 2018: 0 relationships inherited, 0 duplicated, 0 orphaned",
        ),
        ("assign-unit staff unit-b on=2018-06-01", "Staff assigned to Unit B, decided on 1 June 2018"),
        ("assign-unit staff unit-b on=2018-06", "Staff assigned to Unit B, decided in June 2018"),
    ],
)
def test_what_begins_after_the_day_asked_about_says_so(text: str, told: str) -> None:
    later = "not in force on 1 December 2017: ask as of 1 June 2018 or later"

    assert supposing(a_house(), text, "2017-12-01").imagined == (f"{told} ({later}).",)
    assert supposing(a_house(), text, "2018-07-01").imagined == (f"{told}.",), "it is in force by then"


def test_a_change_on_the_day_asked_about_tells_no_day() -> None:
    day = "vacate-post head-of-a on=2017-12-01"

    assert supposing(a_house(), day, "2017-12-01").imagined == ("Head of A falls vacant.",)


@pytest.mark.parametrize("text", [each for each in EVERY_CHANGE if " on=" not in each])
def test_nothing_happens_on_the_first_day_there_is_without_a_word(text: str) -> None:
    with pytest.raises(Impossible, match="This cannot be imagined") as refused:
        supposing(a_house(), f"{text}\nvacate-post head-of-a", "0001-01-01")

    fact = "0001-01-01 is the first day there is, and what happens on a day changes nothing before it"
    assert any(str(each).endswith(f"vacate-post, on: {fact} (give a later day)") for each in refused.value.problems)


@pytest.mark.parametrize("text", EVERY_CHANGE)
def test_a_scenario_equals_writing_the_same_changes_to_a_copy(text: str) -> None:
    door = door_to(on_the_day(a_house()))
    changes = read_changes(text)

    imagined = imagine(door.view(), changes)
    written = carry_out(door, order(*changes)).snapshot

    assert told(imagined.snapshot.records()) == told(written.records())


@pytest.mark.parametrize("text", EVERY_CHANGE)
def test_nothing_is_written_and_the_map_stays_as_it_is(text: str) -> None:
    door = door_to(on_the_day(a_house()))
    before, revision = told(door.view().snapshot.records()), door.store.revision()

    imagined = imagine(door.view(), read_changes(text))

    assert imagined.imagined, "it says in words what is imagined"
    assert told(door.refresh().records()) == before
    assert door.store.revision() == revision


@pytest.mark.parametrize("text", [each for each in EVERY_CHANGE if "drop-priority" not in each])
def test_on_the_day_before_everything_is_as_it_was(text: str) -> None:
    world = a_house()
    then = imagine(world.as_of(), read_changes(text))
    day_before = date(2017, 11, 30)

    assert states(MapView(then.snapshot, world.as_of(day_before).lenses)) == states(world.as_of(day_before))


def states(view: MapView) -> list[tuple[str, str, list[str]]]:
    return [
        (
            row.subject.key,
            row.state.name,
            [f"{unit.unit.key} {[each.key for each in unit.holders]}" for unit in row.units],
        )
        for row in coverage.run(view).rows
    ]


def order(*changes: Edit) -> Order:
    return Order(edits=changes, paths=tuple((str(number),) for number in range(len(changes))), author=Author("a test"))


def on_the_day(world: World) -> World:
    """The same with the day asked about as its reference date."""
    world.settings = replace(world.settings, reference_date=DAY)
    return world


def told(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda each: (each.table, each.key))


def test_a_vacant_post_is_left_by_whoever_was_in_it_and_stays_with_its_office() -> None:
    imagined = supposing(a_house(), "vacate-post head-of-a")

    (unit,) = owners.run(imagined, "press").units
    assert ([each.name for each in unit.posts], unit.holders) == (["Head of A"], ())
    assert imagined.imagined == ("Head of A falls vacant.",)


def test_a_post_with_nobody_on_record_can_fall_vacant_too() -> None:
    world = a_house()
    del world.relationships["ada--holds--head-of-a"]

    (row,) = (
        each for each in coverage.run(supposing(world, "vacate-post head-of-a")).rows if each.subject.key == "press"
    )

    assert "POST_VACANT" in {each.name for each in row.flags}


def test_a_filled_post_has_its_new_holder_from_the_day_on() -> None:
    world = a_house()
    text = "vacate-post head-of-a on=2017-06-01\nfill-post head-of-a name=Bo on=2017-09-01"

    def holders(day: str) -> list[str]:
        (unit,) = owners.run(MapView(supposing(world, text).snapshot, world.as_of(day).lenses), "press").units
        return [each.name for each in unit.holders]

    assert [holders(day) for day in ("2017-05-31", "2017-06-01", "2017-08-31", "2017-09-01")] == [
        ["Ada"],
        [],
        [],
        ["Bo"],
    ]


def test_an_office_takes_over_what_the_other_had_and_not_twice_what_both_had() -> None:
    world = a_house()
    world.tie("Unit B", ENGAGES, "Press")

    imagined = supposing(world, "merge-offices unit-a unit-b")

    press, members = owners.run(imagined, "press"), owners.run(imagined, "members")
    assert [each.unit.name for each in press.units] == ["Unit B"]
    assert [each.unit.name for each in members.units] == ["Unit B"]
    assert [each.name for each in members.units[0].posts] == ["Head of A"]
    assert imagined.imagined == ("Unit A is merged into Unit B: 3 relationships inherited, 1 duplicated, 0 orphaned.",)


def test_a_split_gives_each_part_what_it_takes_and_orphans_the_rest() -> None:
    imagined = supposing(a_house(), 'split-office unit-a part="North: press" part="South: head-of-a"')

    assert [each.unit.name for each in owners.run(imagined, "press").units] == ["North"]
    assert owners.run(imagined, "members").units == ()
    assert imagined.imagined == ("Unit A is split into North and South; nobody takes 1 of its relationships.",)
    assert {tie.target for tie in imagined.outgoing("south", PART_OF.name)} == {"house"}


def test_two_bodies_that_merge_are_covered_alike_and_both_stay_on_the_roster() -> None:
    world = a_house()
    world.add("Club", "stakeholder")
    world.tie("Donors", BELONGS_TO, "Club")

    imagined = supposing(world, "merge-bodies donors press")

    rows = {row.subject.name: row.state.name for row in coverage.run(imagined).rows}
    assert (rows["Donors"], rows["Press"]) == ("NAMED", "NAMED")
    assert imagined.imagined == ("Donors and Press become one: 1 relationship inherited, 0 duplicated, 0 orphaned.",)


def test_an_agreement_that_lapses_is_gone_from_the_day_on() -> None:
    world = a_house()
    imagined = supposing(world, "lapse-agreement charter on=2017-11-01")

    charter = imagined.entity("charter")
    assert [
        MapView(imagined.snapshot, world.as_of(day).lenses).exists(charter).name for day in ("2017-10-31", "2017-11-01")
    ] == [
        "YES",
        "NO",
    ]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("vacate-post unit-a", "“Unit A” is no post but of kind office; only posts fall vacant or are filled"),
        ("merge-bodies plan-2017 press", "“Plan 2017” is of kind priority and cannot be merged so"),
        ("merge-bodies press charter", "Stakeholder and Agreement are not of one kind"),
        ("merge-bodies press press", "a body cannot be merged with itself"),
        ("merge-offices unit-a press", "“Press” is no office but of kind stakeholder"),
        ("dissolve-office head-of-a", "“Head of A” is no office but of kind post"),
        ("fill-post head-of-a name=Bo", "Ada is in it on 1 December 2017"),
        ("vacate-post head-of-a\nvacate-post head-of-a", "“Head of A” is vacant on 1 December 2017 as it is"),
        ("dissolve-office unit-a\ndissolve-office unit-a", "“Unit A” is not there on 1 December 2017"),
        ("lapse-agreement press", "“Press” is of kind stakeholder and neither lapses nor is renewed"),
        ("renew-agreement charter until=2016", "2016 is not after its end, 30 June 2018"),
        ("drop-priority press", "“Press” is of kind stakeholder; only what is set for a year is dropped"),
        ('split-office unit-a part="North: press"', "a split leaves at least two parts"),
        ('split-office unit-a part="N: staff" part="S: press"', "“Unit A” has nothing to do with 'staff'"),
        ("vacate-post head-of-a on=2017", "'2017' is no single day"),
        ("add-relationship ENGAGES press unit-a", "cannot run from"),
        ("vacate-post head-of-b", "there is no entity 'head-of-b' (did you mean 'head-of-a'"),
    ],
)
def test_what_could_not_happen_is_refused_with_the_rule(text: str, fact: str) -> None:
    with pytest.raises(Impossible) as refused:
        supposing(a_house(), text)

    assert fact.lower() in str(refused.value).lower()


def test_everything_that_is_wrong_is_told_at_once_with_the_change_it_stands_in() -> None:
    with pytest.raises(Impossible) as refused:
        supposing(a_house(), "vacate-post unit-a\ndissolve-office press\nretire-relationship nothing")

    assert [each.place for each in refused.value.problems] == [
        "change 1, vacate-post",
        "change 2, dissolve-office",
        "change 3, retire-relationship",
    ]


def test_what_somebody_may_not_see_cannot_be_imagined_about() -> None:
    world = a_house()
    world.entities["unit-a"] = replace(world.entities["unit-a"], sensitivity=Sensitivity.CONFIDENTIAL)

    with pytest.raises(Impossible) as refused:
        imagine(world.as_of(ceiling=Sensitivity.INTERNAL), read_changes("dissolve-office unit-a"))

    assert "there is no entity 'unit-a'" in str(refused.value)
    assert "Unit A" not in str(refused.value)


def test_a_scenario_of_an_empty_map_says_what_is_missing() -> None:
    with pytest.raises(Impossible, match="there is no entity 'press'"):
        imagine(World().as_of(), read_changes("dissolve-office press"))


def whole_year(world: World) -> World:
    """The same, with a mandate for one whole year, and another that began on some day of it."""
    press, members = (world.relationships[f"unit-a--engages--{key}"] for key in ("press", "members"))
    world.relationships[press.key] = replace(press, validity=lasting("2017", "2017"))
    world.relationships[members.key] = replace(members, validity=lasting("2017", "2019"))
    return world


@pytest.mark.parametrize("text", ["retire-relationship unit-a--engages--press", "merge-offices unit-a unit-b"])
def test_what_is_sure_before_the_day_stays_sure_and_what_is_not_stays_unsure(text: str) -> None:
    world = whole_year(a_house())
    then = imagine(world.as_of(), read_changes(f"{text} on=2017-07-01"))

    def truths(view: MapView) -> list[str]:
        return [view.holds(tie).name for tie in view.outgoing("unit-a", ENGAGES.name)]

    for day in ("2016-12-31", "2017-01-01", "2017-03-01", "2017-06-30"):
        assert truths(then.seen_on(date.fromisoformat(day))) == truths(world.as_of(day))
    handed_on = [then.seen_on(date(2017, 9, 1)).holds(tie).name for tie in then.outgoing("unit-b", ENGAGES.name)]
    assert handed_on == (["MAYBE", "YES"] if text.startswith("merge") else [])


def test_a_post_whose_only_holder_begins_on_the_day_falls_vacant() -> None:
    world = a_house()
    tie = world.relationships["ada--holds--head-of-a"]
    world.relationships[tie.key] = replace(tie, validity=lasting("2017-12-01"))

    rows = {each.subject.key: each for each in coverage.run(supposing(world, "vacate-post head-of-a")).rows}

    assert "POST_VACANT" in {each.name for each in rows["press"].flags}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("assign-unit staff unit-b", "“Unit B” has ended by 1 December 2017: its last day is 30 November 2017"),
        ("assign-unit gone unit-a", "“Gone” has ended by 1 December 2017: its last day is 31 December 2016"),
        ("accept-gap gone 2018", "“Gone” has ended by 1 December 2017: its last day is 31 December 2016"),
        (
            "add-relationship ENGAGES unit-b staff",
            "“Unit B” is not there on 1 December 2017: its last day is 30 November 2017",
        ),
        (
            "add-relationship ENGAGES unit-a gone",
            "“Gone” is not there on 1 December 2017: its last day is 31 December 2016",
        ),
        (
            "add-relationship OWNED_BY plan-2017 unit-a on=2018-01-01",
            "“Plan 2017” is not there on 1 January 2018: its last day is 31 December 2017",
        ),
        (
            "move-responsibility unit-a--engages--press unit-b",
            "“Unit B” is not there on 1 December 2017: its last day is 30 November 2017",
        ),
        (
            "retire-relationship unit-a--engages--press\nmove-responsibility unit-a--engages--press head-of-a",
            "“Unit A engages Press” does not hold on 1 December 2017",
        ),
        ("merge-bodies gone press", "“Gone” is not there on 1 December 2017: its last day is 31 December 2016"),
        (
            "vacate-post head-of-a\nfill-post head-of-a person=old-ada",
            "“Old Ada” is not there on 1 December 2017: its last day is 31 December 2016",
        ),
    ],
)
def test_nothing_is_given_to_what_has_ended_by_that_day(text: str, fact: str) -> None:
    world = a_house()
    world.add("Gone", "stakeholder", lasting(None, "2016"))
    world.add("Old Ada", "person", lasting(None, "2016"))

    with pytest.raises(Impossible) as refused:
        supposing(world, f"dissolve-office unit-b\n{text}")

    (problem,) = refused.value.problems
    assert problem.fact == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("dissolve-office unit-b\nmerge-offices unit-a unit-b", "“Unit B” is not there on 1 December 2017"),
        ('split-office unit-a part="North: press" part="South: press, members"', "two parts take 'press'"),
        ('split-office unit-a part="unit-a: press" part="South: members"', "an office is no part of its own split"),
    ],
)
def test_nothing_is_handed_on_to_what_is_not_there_or_twice(text: str, fact: str) -> None:
    with pytest.raises(Impossible) as refused:
        supposing(a_house(), text)

    assert fact in str(refused.value)


def test_nothing_is_assigned_to_a_body_that_can_only_name_a_subject() -> None:
    with pytest.raises(Impossible) as refused:
        supposing(a_house(), "assign-unit staff house")

    (problem,) = refused.value.problems
    assert problem.fact == "“House” is of type sector and can only name a subject, not have the relationship to it"
    assert problem.hint.startswith("choose a unit: one of type office, team, section, ")


def test_a_scenario_does_not_move_what_everything_named_holds() -> None:
    imagined = supposing(a_house(), "add-relationship ENGAGES unit-b staff")

    rows = {row.subject.key for row in coverage.run(imagined, "everything-named").rows}

    assert rows == {row.subject.key for row in coverage.run(a_house().as_of(), "everything-named").rows}


def test_what_is_too_large_to_hand_on_is_refused() -> None:
    world = a_house()
    for number in range(MOST_HANDED_ON + 1):
        world.tie("Unit A", ENGAGES, f"Subject {number}")

    with pytest.raises(Impossible, match="relationships; at most 2,000 are handed on in a scenario"):
        supposing(world, "merge-offices unit-a unit-b")
