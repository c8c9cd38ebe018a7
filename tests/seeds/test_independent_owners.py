"""Who is a unit and who has what, held against the independent answer key."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pytest

from graph.analyses import coverage, owners
from graph.analyses.coverage import Coverage, CoverageFigure, CoverageState
from graph.analyses.findings import Ownership
from graph.records import Relationship
from tests.seeds.independent import key, keys
from tests.seeds.samples import sample

SUBJECTS: Mapping[str, Any] = key("owners")["subjects"]
EVERY_MANDATE: Mapping[str, list[str]] = key("owners")["every_mandate"]

every_subject = pytest.mark.parametrize("subject", SUBJECTS)


def words(name: str) -> str:
    return name.lower().replace("_", " ")


def quotes(tie: Relationship) -> list[list[Any]]:
    said = sorted(sample().evidence(tie), key=lambda each: each.key)
    return [[each.document[:3], each.start, each.end, each.quote] for each in said]


def told(held: Ownership) -> dict[str, Any]:
    tie = held.relationship
    return {
        "unit": held.unit.key,
        "posts": keys(held.posts),
        "holders": keys(held.holders),
        "stand_ins": keys(held.stand_ins),
        "basis": held.basis.name,
        "purpose": held.purpose,
        "qualifier": held.qualifier,
        "condition": held.condition,
        "certainty": tie.certainty.value,
        "inference_basis": tie.basis.value if tie.basis else None,
        "relationship": tie.key,
        "quotes": quotes(tie),
    }


def paths(found: Coverage) -> list[list[str]]:
    """The way of each reason from the unit to the subject: whom it passes, and by which type of relationship."""
    ways = []
    for reason in found.reasons:
        way = [reason.relationships[0].source]
        for tie in reason.relationships:
            way += [tie.type, tie.target if tie.source == way[-1] else tie.source]
        ways.append(way)
    return ways


def test_every_office_is_the_unit_or_body_that_the_rules_make_it() -> None:
    expected = key("units")
    plain = keys(coverage.run(sample()).units)
    mandates = defaultdict(list)
    for subject in EVERY_MANDATE:
        for held in owners.run(sample(), subject).units:
            mandates[held.unit.key].append(subject)

    assert keys(sample().entities("office")) == sorted(expected)
    assert plain == sorted(office for office, told in expected.items() if told["is"] == "unit")
    assert {office: sorted(mandates.get(office, [])) for office in expected} == {
        office: told["unit_for"] for office, told in expected.items()
    }
    some = {office for office, told in expected.items() if told["is"] == "unit for some"}
    assert mandates.keys() - set(plain) == some
    bodies = {office for office, told in expected.items() if told["is"] == "body"}
    assert bodies == expected.keys() - set(plain) - mandates.keys()


@pytest.mark.parametrize("subject", EVERY_MANDATE)
def test_every_mandate(subject: str) -> None:
    assert keys(held.unit for held in owners.run(sample(), subject).units) == EVERY_MANDATE[subject]


@every_subject
def test_the_state_of_each_subject_and_the_units_that_have_it_or_would(subject: str) -> None:
    found = owners.run(sample(), subject).coverage
    expected = SUBJECTS[subject]

    assert (words(found.state.name), found.figure.name.lower()) == (expected["state"], expected["figure"])
    assert sorted({held.unit.key for held in found.units}) == expected["units"]
    assert bool(found.subject.properties.get("generic")) is expected["generic"]


@every_subject
def test_every_owner_with_its_post_its_words_and_its_sentences(subject: str) -> None:
    found = owners.run(sample(), subject)

    assert sorted(map(told, found.units), key=lambda each: each["unit"]) == SUBJECTS[subject]["owners"]


@pytest.mark.parametrize("subject", [each for each, told in SUBJECTS.items() if "readings" in told])
def test_every_reading_that_would_give_a_subject_a_unit(subject: str) -> None:
    found = owners.run(sample(), subject)
    by_reading: defaultdict[str, set[str]] = defaultdict(set)
    strength, other = {}, {}
    for reason in found.reasons:
        assert reason.reading is not None
        reading = reason.reading
        by_reading[reading.key] |= {tie.source for tie in reason.relationships if tie.type == "ENGAGES"}
        strength[reading.key] = reading.properties["strength"]
        other[reading.key] = reading.target if reading.source == subject else reading.source

    assert {
        reading: {"other": other[reading], "strength": strength[reading], "units": sorted(units)}
        for reading, units in by_reading.items()
    } == SUBJECTS[subject]["readings"]
    assert {each.reading.key for each in found.coverage.to_decide if each.reading} == by_reading.keys()


@pytest.mark.parametrize("subject", [each for each, told in SUBJECTS.items() if "paths" in told])
def test_every_way_by_which_a_duty_leads_to_a_subject(subject: str) -> None:
    assert paths(owners.run(sample(), subject).coverage) == SUBJECTS[subject]["paths"]


@pytest.mark.parametrize("subject", [each for each, told in SUBJECTS.items() if not told["units"]])
def test_what_is_nearest_where_nobody_has_a_subject(subject: str) -> None:
    found = owners.run(sample(), subject)
    expected = SUBJECTS[subject]

    assert found.units == found.would_have == ()
    if found.coverage.state is CoverageState.COLLECTIVE:
        assert keys(found.coverage.bodies) == expected["bodies"]
    assert bool(found.nearest) or found.coverage.state is CoverageState.NONE
    if found.coverage.state is CoverageState.NAMED_ONLY:
        assert keys(found.coverage.named_by) == sorted(expected["by"])


@pytest.mark.parametrize("subject", key("everything_named")["rows"])
def test_everything_named_with_its_pull(subject: str) -> None:
    (row,) = [each for each in coverage.run(sample(), "everything-named").rows if each.subject.key == subject]

    assert words(row.state.name) == key("everything_named")["rows"][subject]
    assert row.pull == key("everything_named")["pull"][subject]


def test_the_size_and_the_figures_of_everything_named() -> None:
    found = coverage.run(sample(), "everything-named")
    expected = key("everything_named")

    assert (found.size, [found.firm, found.hangs, found.open]) == (expected["size"], expected["figures"])
    assert not {row.subject.key for row in found.rows} & set(expected["left_out_combined"])
    for group in expected["left_out_combined"]:
        assert CoverageFigure.FIRM is not owners.run(sample(), group).coverage.figure
