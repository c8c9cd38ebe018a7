from dataclasses import replace
from datetime import date

import pytest

from graph.analyses import settling
from graph.analyses.coverage import CoverageState
from graph.analyses.settling import Settling, SettlingKind, Waiting
from graph.errors import NotFound
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES, SERVES
from graph.ontology.types.purpose import CHARGED_WITH, CONCERNS
from graph.ontology.types.structure import BELONGS_TO, PART_OF
from graph.records import Basis, Entity, Relationship, Sensitivity
from tests.maps import World, a_map


def waiting(found: Settling, kind: SettlingKind) -> list[Waiting]:
    return [row for row in found.rows if row.kind is kind]


def contradict(world: World, thing: Relationship | Entity, known_on: str | None = None) -> None:
    world.quote(thing, "Later report", known_on, quote="That is over.", contradicts=True)


def settled_by(world: World, effect: DecisionEffect, *, on: str) -> Entity:
    """A decision of each effect on the map of :func:`friends`."""
    world.office("Funds")
    match effect:
        case DecisionEffect.CONFIRM:
            return world.decide(effect, relationship=world.relationships["unit-a--engages--members"], on=on)
        case DecisionEffect.ACCEPT_READING | DecisionEffect.REJECT_READING:
            return world.decide(effect, relationship=world.relationships["friends--read-as--members"], on=on)
        case DecisionEffect.ASSIGN:
            return world.decide(effect, about="Staff", assigns="Funds", on=on)
        case _:
            return world.decide(effect, about="Staff", on=on, until="2020")


def friends() -> World:
    world = a_map(("Unit A", ENGAGES, "Members"), ("Goal", SERVES, "Staff"))
    for name in ("Friends", "Staff"):
        world.add(name, "stakeholder")
    world.read_as("Friends", "Members")
    world.roster(["Friends", "Staff", "Members"])
    return world


def test_an_undecided_reading_waits_with_what_yes_and_no_would_do() -> None:
    (row,) = waiting(settling.run(friends().as_of()), SettlingKind.UNDECIDED_READING)

    assert row.text == ("Do “Friends” and “Members” mean the same (near-synonym)? Friends would then have a unit.")
    (move,) = row.moves
    assert (move.subject.name, move.now, move.if_yes, move.if_no) == (
        "Friends",
        CoverageState.BY_READING,
        CoverageState.NAMED,
        CoverageState.NONE,
    )


def test_what_moves_most_comes_first_and_what_nobody_has_before_the_rest() -> None:
    world = friends()
    world.add("Guests", "stakeholder")
    world.read_as("Guests", "Members")
    world.roster(["Friends", "Guests", "Staff", "Members"])

    rows = settling.run(world.as_of()).rows

    assert [(row.kind, row.gains, row.losses) for row in rows] == [
        (SettlingKind.OPEN_SUBJECT, 1, 0),
        (SettlingKind.UNDECIDED_READING, 1, 1),
        (SettlingKind.UNDECIDED_READING, 1, 1),
        (SettlingKind.UNCONFIRMED_MANDATE, 0, 3),
    ]
    assert rows[0].subject.name == "Staff"


def test_a_mandate_on_inference_is_told_apart_from_one_that_is_stated_and_both_leave_when_confirmed() -> None:
    world = World()
    guess = world.tie("Press", ENGAGES, "Public", basis=Basis.ORDER)
    split = world.tie("Press", ENGAGES, "Media", basis=Basis.LIST_SPLIT)
    world.roster(["Public", "Media"])

    found = settling.run(world.as_of())

    assert [row.relationship for row in waiting(found, SettlingKind.INFERRED_MANDATE)] == [guess]
    assert [row.relationship for row in waiting(found, SettlingKind.UNCONFIRMED_MANDATE)] == [split]
    for tie in (guess, split):
        world.decide(DecisionEffect.CONFIRM, relationship=tie, on="2017-03-01")
    assert settling.run(world.as_of()).answer == "On 2 subjects, nothing waits for a decision."


def test_a_duty_puts_a_unit_in_sight() -> None:
    world = a_map(("Unit", CHARGED_WITH, "Duty"), ("Duty", CONCERNS, "Public"), roster=["Public"])

    (row,) = settling.run(world.as_of()).rows

    assert (row.kind, row.gains) == (SettlingKind.UNIT_IN_SIGHT, 1)
    assert row.unit is not None
    assert row.unit.name == "Unit"
    assert row.text == "Which unit has “Public”? Unit is in sight."


def test_a_gap_waits_only_when_its_end_is_near_and_comes_back_by_itself() -> None:
    world = friends()
    world.decide(DecisionEffect.ACCEPT_GAP, about="Staff", on="2017-01-01", until="2017-12-31")

    far, near, after = (settling.run(world.as_of(day)) for day in ("2017-10-01", "2017-10-02", "2018-01-01"))

    assert [each.name for each in far.accepted] == ["Staff"]
    assert waiting(far, SettlingKind.GAP_ENDING) == waiting(far, SettlingKind.OPEN_SUBJECT) == []
    (row,) = waiting(near, SettlingKind.GAP_ENDING)
    assert row.text == ("The gap at “Staff” is accepted until 31 December 2017: assign a unit, or accept it anew?")
    assert near.accepted == ()
    assert [each.subject.name for each in waiting(after, SettlingKind.OPEN_SUBJECT)] == ["Staff"]


def test_the_end_of_a_gap_is_no_more_exact_than_it_was_written() -> None:
    world = friends()
    world.decide(DecisionEffect.ACCEPT_GAP, about="Staff", on="2017-01-01", until="2018")

    (row,) = waiting(settling.run(world.as_of("2017-12-01")), SettlingKind.GAP_ENDING)

    assert "until 2018:" in row.text


def test_the_decision_that_accepts_a_gap_for_longest_counts() -> None:
    world = friends()
    world.decide(DecisionEffect.ACCEPT_GAP, about="Staff", on="2017-01-01", until="2017-12-31")
    world.decide(DecisionEffect.ACCEPT_GAP, about="Staff", on="2017-06-01")

    assert [each.name for each in settling.run(world.as_of()).accepted] == ["Staff"]


def test_a_confirmed_mandate_that_a_source_contradicts_waits_first_of_its_like() -> None:
    world = a_map(("Press", ENGAGES, "Media"), roster=["Media"])
    tie = world.relationships["press--engages--media"]
    world.decide(DecisionEffect.CONFIRM, relationship=tie, on="2017-03-01")
    contradict(world, tie)

    (row,) = settling.run(world.as_of()).rows

    assert row.kind is SettlingKind.CONTRADICTED
    assert row.text == "Is this right? Press engages Media. A source says otherwise. 1 row rests on it."
    assert [each.quote for reason in row.reasons for each in reason.evidence] == ["That is over."]


def test_an_accepted_reading_that_a_source_contradicts_waits_again() -> None:
    world = friends()
    reading = world.relationships["friends--read-as--members"]
    world.decide(DecisionEffect.ACCEPT_READING, relationship=reading, on="2017-03-01")
    assert waiting(settling.run(world.as_of()), SettlingKind.UNDECIDED_READING) == []
    contradict(world, reading)

    (row,) = waiting(settling.run(world.as_of()), SettlingKind.CONTRADICTED)

    assert "It was accepted, and a source says otherwise." in row.text


SETTLE = (
    (DecisionEffect.CONFIRM, "Is this right? Unit A engages Members. A source says otherwise. 2 rows rest on it."),
    (DecisionEffect.ACCEPT_READING, "It was accepted, and a source says otherwise."),
    (DecisionEffect.REJECT_READING, "It was rejected, and a source says otherwise."),
    (DecisionEffect.ASSIGN, "A source says otherwise. 1 row rests on it."),
    (DecisionEffect.ACCEPT_GAP, "The gap at “Staff” is accepted, and a source says otherwise. Does it stand?"),
)


@pytest.mark.parametrize(("effect", "words"), SETTLE, ids=[each.value for each, _ in SETTLE])
def test_a_source_that_contradicts_a_decision_is_shown_until_somebody_decides_again(
    effect: DecisionEffect, words: str
) -> None:
    world = friends()
    decision = settled_by(world, effect, on="2017-03-01")
    before = settling.run(world.as_of(), since=date(2017, 1, 1))
    contradict(world, decision, "2017-05-01")
    after = settling.run(world.as_of(), since=date(2017, 1, 1))

    assert waiting(before, SettlingKind.CONTRADICTED) == []
    (row,) = waiting(after, SettlingKind.CONTRADICTED)
    assert words in row.text
    assert before.accepted != () or effect is not DecisionEffect.ACCEPT_GAP
    assert after.accepted == ()
    assert [each.contradicted for each in before.settled + after.settled] == [False, True]
    assert before.now == after.now

    world.decide(DecisionEffect.WITHDRAW, about=decision.name, on="2017-06-01")
    settled_by(world, effect, on="2017-06-02")
    assert waiting(settling.run(world.as_of()), SettlingKind.CONTRADICTED) == []


@pytest.mark.parametrize(
    ("known_on", "counts"), [(None, True), ("2017-02", True), ("2017-02-20", True), ("2017-01", False)]
)
def test_a_source_that_speaks_from_before_a_decision_was_answered_by_it(known_on: str | None, counts: bool) -> None:
    world = friends()
    decision = settled_by(world, DecisionEffect.ASSIGN, on="2017-02-20")
    contradict(world, decision, known_on)

    assert bool(waiting(settling.run(world.as_of()), SettlingKind.CONTRADICTED)) is counts


def test_a_reading_of_a_class_moves_its_members_and_one_of_a_part_its_whole() -> None:
    world = a_map(("Bilateral", ENGAGES, "Partners"), ("Schools", ENGAGES, "Pupils"))
    for name in ("Members", "Partners", "Spain"):
        world.add(name, "state")
    world.tie("Spain", BELONGS_TO, "Members")
    world.read_as("Members", "Partners")
    world.add("Teachers and students", "stakeholder", subtype="combined-group")
    world.add("Students", "stakeholder")
    world.tie("Students", PART_OF, "Teachers and students")
    world.read_as("Students", "Pupils")
    world.roster(["Spain", "Teachers and students"])

    rows = waiting(settling.run(world.as_of()), SettlingKind.UNDECIDED_READING)

    assert [(move.subject.name, move.if_yes) for row in rows for move in row.moves] == [
        ("Spain", CoverageState.BY_CLASS),
        ("Teachers and students", CoverageState.IN_PART),
    ]


def test_what_was_settled_since_a_day_with_the_figures_before_and_after() -> None:
    world = friends()
    world.office("Funds")
    world.add("Director", "post")
    reading = world.relationships["friends--read-as--members"]
    world.decide(DecisionEffect.ACCEPT_READING, relationship=reading, on="2016-12-31")
    assign = world.decide(DecisionEffect.ASSIGN, about="Staff", assigns="Funds", on="2017-03-01")
    more = {**assign.properties, "decided_by": "director", "reason": "They asked for it."}
    world.entities[assign.key] = replace(assign, properties=more)
    world.decide(DecisionEffect.WITHDRAW, about=assign.name, on="2017-09")

    found = settling.run(world.as_of("2017-12-01"), since=date(2016, 12, 31))

    assert [(each.text, each.in_force) for each in found.settled] == [
        (f"September 2017: a decision was withdrawn ({assign.name}).", True),
        ("1 March 2017: Staff was assigned to Funds, by Director. They asked for it.", False),
    ]
    assert (found.before, found.now) == (settling.Figures(2, 0, 1), settling.Figures(2, 0, 1))
    assert settling.run(world.as_of("2017-04-01"), since=date(2016, 12, 30)).now == settling.Figures(3, 0, 0)


def test_every_decision_has_its_sentence() -> None:
    world = friends()
    tie = world.relationships["unit-a--engages--members"]
    reading = world.relationships["friends--read-as--members"]
    world.decide(DecisionEffect.CONFIRM, relationship=tie, on="2017-01-01")
    world.decide(DecisionEffect.ACCEPT_READING, relationship=reading, on="2017-01-02")
    world.decide(DecisionEffect.REJECT_READING, relationship=reading, on="2017-01-03")
    world.decide(DecisionEffect.ACCEPT_GAP, about="Staff", on="2017-01-04", until="2018-06")

    found = settling.run(world.as_of(), since=date(2016, 12, 31))

    assert [each.text for each in reversed(found.settled)] == [
        "1 January 2017: it was confirmed that Unit A engages Members.",
        "2 January 2017: “Friends” and “Members” were said to mean the same.",
        "3 January 2017: “Friends” and “Members” were said not to mean the same.",
        "4 January 2017: the gap at Staff was accepted until June 2018.",
    ]


def test_an_empty_map_and_an_empty_roster_are_answered_in_words() -> None:
    world = World()
    assert settling.run(world.as_of(), since=date(2017, 1, 1)).answer == "The map names nobody yet."
    world.roster([])
    assert settling.run(world.as_of()).answer == "Nobody is on this roster yet."


def test_what_may_not_be_seen_is_not_told() -> None:
    world = friends()
    world.decide(DecisionEffect.ASSIGN, about="Staff", on="2017-03-01")
    for key, entity in list(world.entities.items()):
        if entity.name == "Staff":
            world.entities[key] = replace(entity, sensitivity=Sensitivity.CONFIDENTIAL)

    found = settling.run(world.as_of(ceiling=Sensitivity.INTERNAL), since=date(2017, 1, 1))

    assert "Staff" not in str(found)


def test_an_unknown_roster_suggests_the_nearest() -> None:
    with pytest.raises(NotFound) as caught:
        settling.run(friends().as_of(), roster="the-rostr")

    assert "'the-roster'" in str(caught.value)
