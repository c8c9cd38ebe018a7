"""What becomes of mandates, roles, evidence and decisions when offices or bodies become one, or an office is split."""

from dataclasses import replace
from datetime import date

import pytest

from graph.analyses import coverage, owners
from graph.analyses.decisions import Decisions
from graph.analyses.findings import Ownership
from graph.errors import Impossible
from graph.map_view import MapView
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import BELONGS_TO, HEADS, PART_OF
from graph.records import Basis, Certainty, Relationship
from graph.scenarios import imagine, read_changes
from graph.when import Extent, FuzzyDate, Truth, Validity
from tests.maps import World, a_map, lasting

ON = date(2017, 12, 1)
MERGED = "merge-offices unit-a unit-b"
SPLIT = 'split-office unit-a part="North: press" part="South: members"'


def two_units() -> World:
    world = a_map(("Unit A", ENGAGES, "Press"), ("Unit A", ENGAGES, "Members"), roster=("Press", "Members", "Staff"))
    world.office("Unit B")
    return world


def with_press(first: tuple[str | None, str | None], second: tuple[str | None, str | None]) -> World:
    """The same, where the one has the press in the *first* period and the other in the *second*."""
    world = two_units()
    world.tie("Unit A", ENGAGES, "Press", validity=lasting(*first))
    world.tie("Unit B", ENGAGES, "Press", validity=lasting(*second))
    return world


def supposing(world: World, text: str, day: str | None = None) -> MapView:
    return imagine(world.as_of(day), read_changes(text))


def of(view: MapView, source: str, target: str, day: str) -> Truth:
    seen = view.seen_on(date.fromisoformat(day))
    ties = [tie for tie in seen.outgoing(source, ENGAGES.name) if tie.target == target]
    return max((seen.holds(tie) for tie in ties), key=[Truth.NO, Truth.MAYBE, Truth.YES].index, default=Truth.NO)


def press_of_b(view: MapView) -> list[Relationship]:
    ties = [tie for tie in view.outgoing("unit-b", ENGAGES.name) if tie.target == "press"]
    return [tie for tie in ties if view.holds(tie).counts]


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (
            ("2015", "2020-06-30"),
            ("2018-01-01", "2025-12-31"),
            ("2017-12-01", "2018-01-01", "2020-07-01", "2025-12-31"),
        ),
        (("2015", "2025-12-31"), (None, "2018-06-30"), ("2017-12-01", "2018-06-30", "2018-07-01", "2025-12-31")),
        ((None, None), ("2018-01-01", "2018-06-30"), ("2017-12-01", "2018-01-01", "2018-07-01", "2040-01-01")),
    ],
)
def test_periods_that_overlap_become_one_that_holds_on_every_day_on_which_either_did(
    first: tuple[str | None, str | None], second: tuple[str | None, str | None], days: tuple[str, ...]
) -> None:
    imagined = supposing(with_press(first, second), MERGED)

    assert [of(imagined, "unit-b", "press", day) for day in days] == [Truth.YES] * len(days)
    assert imagined.imagined == ("Unit A is merged into Unit B: 1 relationship inherited, 1 duplicated, 0 orphaned.",)


def test_days_that_are_joined_are_as_uncertain_as_they_were() -> None:
    imagined = supposing(with_press(("2015", "2020"), (None, "2018-06-30")), MERGED)

    (tie,) = press_of_b(imagined)
    assert (tie.validity.start, str(tie.validity.end)) == (None, "2020")
    assert [
        of(imagined, "unit-b", "press", day) for day in ("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01")
    ] == [
        Truth.YES,
        Truth.YES,
        Truth.MAYBE,
        Truth.NO,
    ]


def test_whoever_answers_for_what_is_joined_does_so_on_their_own_days_only() -> None:
    world = with_press((None, None), (None, "2018-06-30"))
    world.add("Head of A", "post")
    world.add("Head of B", "post")
    world.tie("Head of A", HEADS, "Unit A")
    world.tie("Head of B", HEADS, "Unit B")
    world.answer("Head of B", world.relationships["unit-b--engages--press"])

    imagined = supposing(world, MERGED)

    def accountable(day: str) -> list[str]:
        seen = imagined.seen_on(date.fromisoformat(day))
        roles = [role for tie in press_of_b(seen) for role in seen.responsibilities(tie)]
        return [role.holder for role in roles if seen.role_holds(role).counts]

    assert [accountable(day) for day in ("2017-11-30", "2018-06-30", "2018-07-01")] == [
        ["head-of-b"],
        ["head-of-b"],
        [],
    ]


def test_a_duplicate_leaves_its_roles_and_its_evidence_to_the_one_that_stays() -> None:
    world = with_press((None, None), (None, None))
    tie = world.relationships["unit-a--engages--press"]
    world.add("Press Officer", "post")
    world.answer("Press Officer", tie)
    world.quote(tie, "Mandate of A")

    (kept,) = press_of_b(supposing(world, MERGED))
    imagined = supposing(world, MERGED)

    assert kept.key == "unit-b--engages--press"
    assert [role.holder for role in imagined.responsibilities(kept)] == ["press-officer"]
    assert [each.document for each in imagined.evidence(kept)] == ["mandate-of-a"]


def test_what_was_said_in_so_many_words_is_not_lost_to_an_inference() -> None:
    world = two_units()
    world.tie("Unit B", ENGAGES, "Press", basis=Basis.STRUCTURE)

    imagined = imagine(world.as_of(stated_only=True), read_changes(MERGED))

    assert [each.unit.name for each in owners.run(imagined, "press").units] == ["Unit B"]
    (kept,) = press_of_b(imagined)
    assert kept.certainty is Certainty.STATED
    assert press_of_b(imagined.seen_on(date(2017, 11, 30))) == [], "an inference is none before either"


def the_unit(view: MapView, subject: str) -> Ownership:
    (found,) = owners.run(view, subject).units
    return found


@pytest.mark.parametrize(("text", "unit"), [(MERGED, "Unit B"), (SPLIT, "North")])
@pytest.mark.parametrize("begins", [None, "2017-12-01", "2017-12"])
def test_a_confirmed_mandate_stays_confirmed(text: str, unit: str, begins: str | None) -> None:
    world = two_units()
    tie = world.tie("Unit A", ENGAGES, "Press", validity=lasting(begins))
    decision = world.decide(DecisionEffect.CONFIRM, relationship=tie, on="2017-03-01")

    found = the_unit(supposing(world, text), "press")

    assert found.unit.name == unit
    assert found.decision is not None
    assert (found.decision.decision.name, str(found.decision.validity.start)) == (decision.name, "2017-03-01")


def test_a_confirmation_goes_to_what_the_heir_has_already_and_counts_from_that_day_on() -> None:
    world = with_press((None, None), (None, None))
    world.decide(DecisionEffect.CONFIRM, relationship=world.relationships["unit-a--engages--press"], on="2017-03-01")

    imagined = supposing(world, MERGED)

    def confirmed(day: str) -> list[bool]:
        seen = imagined.seen_on(date.fromisoformat(day))
        return [Decisions(seen).confirmation(tie.key) is not None for tie in press_of_b(seen)]

    assert [confirmed(day) for day in ("2017-11-30", "2017-12-01")] == [[False], [True]]


def test_a_decision_that_was_withdrawn_stays_so() -> None:
    world = two_units()
    tie = world.relationships["unit-a--engages--press"]
    decision = world.decide(DecisionEffect.CONFIRM, relationship=tie, on="2017-03-01")
    world.decide(DecisionEffect.WITHDRAW, about=decision.name, on="2017-04-01")

    assert the_unit(supposing(world, MERGED), "press").decision is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [(MERGED, "Unit B"), ('split-office unit-a part="North: press" part="South: members, staff"', "South")],
)
def test_what_was_assigned_to_an_office_goes_where_it_goes(text: str, unit: str) -> None:
    world = two_units()
    world.decide(DecisionEffect.ASSIGN, about="Staff", assigns="Unit A", on="2017-03-01")

    assert the_unit(supposing(world, text), "staff").unit.name == unit


def test_what_is_assigned_on_the_day_of_the_merger_goes_with_it() -> None:
    found = owners.run(supposing(two_units(), f"assign-unit staff unit-a\n{MERGED}"), "staff")

    assert [each.unit.name for each in found.units] == ["Unit B"]


def three_bodies() -> World:
    world = a_map(("Unit A", ENGAGES, "Alpha"), ("Unit B", ENGAGES, "Beta"), roster=("Alpha", "Beta", "Gamma"))
    world.add("Club", "stakeholder")
    for name in ("Alpha", "Beta"):
        world.tie(name, BELONGS_TO, "Club")
    return world


@pytest.mark.parametrize(
    "text",
    [
        "merge-bodies alpha beta\nmerge-bodies beta gamma",
        "merge-bodies alpha gamma\nmerge-bodies beta gamma",
        "merge-bodies beta gamma\nmerge-bodies alpha gamma",
        "merge-bodies alpha beta on=2017-06-01\nmerge-bodies beta gamma",
    ],
)
def test_bodies_merge_one_after_the_other(text: str) -> None:
    imagined = supposing(three_bodies(), text)

    for row in coverage.run(imagined).rows:
        assert sorted(each.unit.name for each in row.units) == ["Unit A", "Unit B"], row.subject.name


@pytest.mark.parametrize(
    ("status", "known"), [("accepted", "accept-reading"), ("rejected", "reject-reading"), ("open", None)]
)
def test_a_reading_of_a_body_goes_on_with_what_was_decided_on_it(status: str, known: str | None) -> None:
    world = three_bodies()
    world.add("Delta", "stakeholder")
    reading = world.read_as("Alpha", "Delta", status=status)
    world.read_as("Delta", "Beta")
    if known is not None:
        world.decide(DecisionEffect(known), relationship=reading, on="2017-03-01")

    imagined = supposing(world, "merge-bodies alpha beta")

    def standing(day: str) -> str:
        seen = imagined.seen_on(date.fromisoformat(day))
        (tie,) = (tie for tie, other in Decisions(seen).readings("delta") if other == "beta")
        return Decisions(seen).reading_status(tie)[0].value

    assert (standing("2017-11-30"), standing("2017-12-01")) == ("open", status)


def a_tower() -> World:
    world = two_units()
    for below, above in (("Unit A", "House"), ("Section", "Unit A"), ("Unit B", "Section")):
        world.tie(below, PART_OF, above)
    return world


def test_an_office_does_not_go_into_a_part_of_its_part() -> None:
    with pytest.raises(Impossible) as refused:
        supposing(a_tower(), MERGED)

    (problem,) = refused.value.problems
    assert problem.fact == (
        "“Unit B” is part of “Section”, and “Section” is part of “Unit A”: "
        "in the place of “Unit A” “Unit B” would be above and below “Section”"
    )
    assert problem.hint == "go step by step: merge “Unit A” into “Section” and then “Section” into “Unit B”"


def test_step_by_step_an_office_goes_into_a_part_of_its_part() -> None:
    imagined = supposing(a_tower(), "merge-offices unit-a section\nmerge-offices section unit-b")

    assert the_unit(imagined, "press").unit.name == "Unit B"
    assert {tie.target for tie in imagined.outgoing("unit-b", PART_OF.name) if imagined.holds(tie).counts} == {"house"}


def test_a_part_of_a_part_goes_into_the_whole() -> None:
    world = a_tower()
    world.tie("Unit B", ENGAGES, "Staff")

    imagined = supposing(world, "merge-offices unit-b unit-a")

    assert of(imagined, "unit-a", "staff", "2017-12-01") is Truth.YES
    assert imagined.imagined == ("Unit B is merged into Unit A: 1 relationship inherited, 0 duplicated, 1 orphaned.",)


def test_what_was_decided_on_a_mandate_that_never_comes_to_be_does_not_stand_in_the_way() -> None:
    world = two_units()
    tie = world.tie("Unit A", ENGAGES, "Press", validity=lasting("2017-12-01"))
    world.decide(DecisionEffect.CONFIRM, relationship=tie, on="2017-03-01")

    imagined = supposing(world, "retire-relationship unit-a--engages--press")

    assert owners.run(imagined, "press").units == ()


def test_nothing_becomes_less_secret_by_being_taken_over() -> None:
    world = with_press((None, None), (None, None))
    tie = world.relationships["unit-a--engages--press"]
    world.quote(tie, "Mandate of A")
    world.relationships[tie.key] = replace(tie, sensitivity=type(tie.sensitivity).CONFIDENTIAL)

    imagined = supposing(world, MERGED)

    assert [each.sensitivity.name for each in imagined.evidence(press_of_b(imagined)[0])] == ["CONFIDENTIAL"]


def test_what_holds_some_time_within_days_makes_way_as_it_will_be_written() -> None:
    world = World()
    world.office("Desk")
    for body in ("Club", "Union"):
        world.add(body, "stakeholder")
    world.tie("Desk", ENGAGES, "Club")
    year = FuzzyDate.read("2017")
    for number, validity in enumerate((Validity(extent=Extent.SOME_TIME_WITHIN), Validity(year, year))):
        world.tie("Desk", ENGAGES, "Union", key=f"tie-{number}", validity=validity)
    late = Validity(FuzzyDate.read("2017-11-29"), None, Extent.SOME_TIME_WITHIN)
    world.tie("Desk", ENGAGES, "Union", key="tie-late", validity=late, basis=Basis.LIST_SPLIT)

    merged = supposing(world, "merge-bodies club union")

    before = of(world.as_of(ON), "desk", "union", "2017-11-30")
    assert of(merged, "desk", "union", "2017-11-30") is before
    assert [of(merged, "desk", "union", day) for day in ("2017-12-01", "2019-01-01")] == [Truth.YES, Truth.YES]


CONFIRMED = "unit-a--engages--press"


@pytest.mark.parametrize("days", [("2018-01-01", "2018-02-01"), ("2018-01-01", "2017-12-15")])
def test_a_confirmation_that_goes_on_is_withdrawn_with_the_one_it_repeats(days: tuple[str, str]) -> None:
    world = a_map(("Unit A", ENGAGES, "Press"), roster=["Press"])
    world.office("Unit B")
    tie = world.relationships[CONFIRMED]
    decision = world.decide(DecisionEffect.CONFIRM, relationship=tie, on="2017-06-01")
    merger, withdrawal = f"{MERGED} on={days[0]}", f"withdraw-decision {decision.key} on={days[1]}"

    for text in (f"{merger}\n{withdrawal}", f"{withdrawal}\n{merger}"):
        imagined = supposing(world, text)
        assert confirmed_with(imagined, "unit-a", "2017-12-10") is True
        assert confirmed_with(imagined, "unit-b", "2018-01-15") is (days[1] > "2018-01-15")
        assert confirmed_with(imagined, "unit-b", "2018-03-01") is False


def confirmed_with(view: MapView, office: str, day: str) -> bool:
    seen = view.seen_on(date.fromisoformat(day))
    (tie,) = (each for each in seen.outgoing(office, ENGAGES.name) if seen.holds(each).counts)
    return Decisions(seen).confirmation(tie.key) is not None


def test_a_confirmation_is_withdrawn_through_every_merger_that_repeats_it() -> None:
    world = a_map(("Unit A", ENGAGES, "Press"), roster=["Press"])
    world.office("Unit B")
    world.office("Unit C")
    decision = world.decide(DecisionEffect.CONFIRM, relationship=world.relationships[CONFIRMED], on="2017-06-01")
    mergers = f"{MERGED} on=2018-01-01\nmerge-offices unit-b unit-c on=2018-02-01"

    imagined = supposing(world, f"{mergers}\nwithdraw-decision {decision.key} on=2018-03-01")

    assert confirmed_with(imagined, "unit-c", "2018-02-15") is True
    assert confirmed_with(imagined, "unit-c", "2018-03-15") is False


@pytest.mark.parametrize("text", ["merge-bodies press papers", "merge-bodies papers press"])
def test_an_accepted_gap_of_one_body_is_accepted_for_both_from_then_on(text: str) -> None:
    world = a_map(roster=["Press", "Papers"])
    decision = world.decide(DecisionEffect.ACCEPT_GAP, about="Press", on="2017-06-01", until="2018-12-31")

    imagined = supposing(world, f"{text} on=2017-12-10")

    assert accepted(imagined, "2017-12-09") == {"press": [decision.key], "papers": []}
    assert accepted(imagined, "2017-12-10") == {"press": [decision.key], "papers": [decision.key]}
    assert accepted(imagined, "2019-01-01") == {"press": [], "papers": []}
    flags = [row.flags for row in coverage.run(imagined.seen_on(date(2017, 12, 10))).rows]
    assert flags[0] == flags[1], "both are covered alike"


@pytest.mark.parametrize("subject", ["press", "papers"])
def test_a_gap_that_is_accepted_after_bodies_became_one_is_accepted_for_both(subject: str) -> None:
    merger = "merge-bodies press papers on=2017-12-10"

    def both(text: str) -> dict[str, list[str]]:
        return accepted(supposing(a_map(roster=["Press", "Papers"]), text), "2018-01-01")

    later = f"accept-gap {subject} 2018-12-31 on=2017-12-20"
    assert both(f"{merger}\n{later}") == both(f"{later}\n{merger}")
    assert both(f"{merger}\n{later}") == {key: ["accept-gap-2017-12-20"] for key in ("press", "papers")}


def accepted(view: MapView, day: str) -> dict[str, list[str]]:
    decisions = Decisions(view.seen_on(date.fromisoformat(day)))
    return {
        key: [each.key for each, _ in decisions.about(key, DecisionEffect.ACCEPT_GAP)] for key in ("press", "papers")
    }


@pytest.mark.parametrize("period", [("2018-02-01", None), (None, "2017-06-30")])
@pytest.mark.parametrize("text", ["merge-bodies press papers", "merge-bodies papers press"])
def test_bodies_are_read_as_one_by_the_reading_there_is_though_it_does_not_hold_that_day(
    text: str, period: tuple[str | None, str | None]
) -> None:
    world = a_map(("Unit A", ENGAGES, "Press"), roster=["Press", "Papers"])
    reading = world.read_as("Press", "Papers")
    world.relationships[reading.key] = replace(reading, validity=lasting(*period))

    imagined = supposing(world, text, "2017-12-01")

    assert {row.state.name for row in coverage.run(imagined).rows} == {"NAMED"}
    assert {row.state.name for row in coverage.run(imagined.seen_on(date(2018, 3, 1))).rows} == {"NAMED"}
    assert [each.key for each in imagined.relationships("READ_AS")] == [reading.key]


def test_bodies_that_merge_on_an_earlier_day_in_a_later_line_are_one_from_the_earlier() -> None:
    world = a_map(("Unit A", ENGAGES, "Press"), roster=["Press", "Papers"])

    imagined = supposing(world, "merge-bodies press papers on=2019-01-01\nmerge-bodies papers press on=2017-12-10")

    for day, states in (("2017-12-09", {"NAMED", "NONE"}), ("2017-12-10", {"NAMED"}), ("2019-01-01", {"NAMED"})):
        rows = coverage.run(imagined.seen_on(date.fromisoformat(day))).rows
        assert {row.state.name for row in rows} == states, day
