"""What each reading would move, and what else waits, held against the independent answer key."""

from collections.abc import Mapping
from typing import Any

import pytest

from graph.analyses import coverage, owners, settling
from graph.analyses.settling import SettlingKind
from graph.map_view import MapView
from tests.seeds.independent import ROSTERS, imagined, key, keys
from tests.seeds.samples import sample

SETTLING: Mapping[str, Any] = key("settling")
READINGS: Mapping[str, Any] = {each["reading"]: each for each in SETTLING["readings"]}

every_reading = pytest.mark.parametrize("reading", READINGS)


def words(name: str) -> str:
    return name.lower().replace("_", " ")


def covered(view: MapView, roster: str) -> dict[str, tuple[str, list[str]]]:
    return {
        row.subject.key: (words(row.state.name), sorted({held.unit.key for held in row.units}))
        for row in coverage.run(view, roster).rows
    }


def test_every_reading_is_undecided_and_as_strong_as_on_record() -> None:
    found = {tie.key: tie for tie in sample().relationships("READ_AS")}

    assert found.keys() == READINGS.keys()
    assert len(found) == SETTLING["undecided_readings"]
    assert {key: tie.properties["strength"] for key, tie in found.items()} == {
        key: told["strength"] for key, told in READINGS.items()
    }
    assert {tie.properties["status"] for tie in found.values()} == {"open"}


@every_reading
def test_every_row_that_an_accepted_reading_would_move(reading: str) -> None:
    then = imagined(sample(), f"accept-reading {reading}")
    moved: dict[str, dict[str, list[Any]]] = {}
    for roster in ROSTERS:
        before, after = covered(sample(), roster), covered(then, roster)
        changed = {each: [before[each][0], *after[each]] for each in before if before[each] != after[each]}
        if changed:
            moved[roster] = changed

    assert moved == READINGS[reading]["moves"]


@pytest.mark.parametrize("roster", ROSTERS)
@every_reading
def test_what_is_said_to_wait_for_a_reading(reading: str, roster: str) -> None:
    found = settling.run(sample(), roster).rows
    waiting = [
        row
        for row in found
        if row.kind is SettlingKind.UNDECIDED_READING and row.relationship and row.relationship.key == reading
    ]
    expected = READINGS[reading]["moves"].get(roster, {})

    assert {
        move.subject.key: [words(move.now.name), words(move.if_yes.name)]
        for row in waiting
        for move in row.moves
        if move.now is not move.if_yes
    } == {subject: told[:2] for subject, told in expected.items() if told[0] != told[1]}
    if roster == "target-groups":
        assert sum(row.gains for row in waiting) == READINGS[reading]["to_firm_on_target_groups"]


@every_reading
def test_what_an_accepted_reading_would_make_of_its_two_names(reading: str) -> None:
    view, then = sample(), imagined(sample(), f"accept-reading {reading}")
    tie = view.relationship(reading)
    found: dict[str, list[Any]] = {}
    for end in (tie.source, tie.target):
        if not view.ontology.kind[view.entity(end).kind].is_subject:
            continue
        before, after = owners.run(view, end).coverage, owners.run(then, end).coverage
        units = [sorted({held.unit.key for held in each.units}) for each in (before, after)]
        if (before.state, units[0]) != (after.state, units[1]):
            found[end] = [words(before.state.name), words(after.state.name), units[1]]

    assert found == READINGS[reading]["moves_any_subject"]


@pytest.mark.parametrize("roster", ROSTERS)
def test_every_open_subject_and_no_accepted_gap(roster: str) -> None:
    found = settling.run(sample(), roster)

    assert keys(row.subject for row in found.rows if row.kind is SettlingKind.OPEN_SUBJECT) == sorted(
        SETTLING["open_subjects"][roster]
    )
    assert keys(found.accepted) == SETTLING["accepted_gaps"]


def test_every_mandate_that_rests_on_inference_or_was_never_confirmed() -> None:
    found = settling.run(sample(), "everything-named").rows
    inferred = [row.relationship for row in found if row.kind is SettlingKind.INFERRED_MANDATE]
    held = [each for subject in key("owners")["every_mandate"] for each in owners.run(sample(), subject).units]

    assert sorted(tie.key for tie in inferred if tie) == sorted(SETTLING["mandates_resting_on_inference"])
    assert sum(each.decision is None for each in held) == SETTLING["mandates_never_confirmed"]
    counted = [each for each in held if not sample().entity(each.relationship.target).properties.get("generic")]
    stated = [row for row in found if row.kind is SettlingKind.UNCONFIRMED_MANDATE]
    assert len(inferred) + len(stated) == len(counted)
