"""Coverage of the sample map, held against the three documents.

The 17 target groups were gone through one by one against the documents, after the product had answered. The other
rosters, the figures under *stated only*, the number of everything named and participation keep what it answered.

The list of target groups stands in document 000, in 13 items of which items 3, 9 and 13 name several groups: 17 in all.
The mandates stand in document 001. Who is in both by the same words is named; who may be meant by other words hangs on
a reading; whom only the list of the Sector names is open.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from graph.analyses import coverage
from graph.analyses.coverage import Coverage, CoverageFlag, CoverageReport, CoverageState
from graph.map_view import Lenses, MapView
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from seeds import load

COMMUNICATIONS = "communications-team"
EDUCATION = "education-team"
RELATIONS = "international-relations-office"
ORGANIZATIONS = "relations-with-international-organizations-office"

COLLECTIVE, NAMED, SEVERAL, BY_READING, BY_DUTY, NAMED_ONLY, BY_CLASS, NONE = (
    CoverageState.COLLECTIVE,
    CoverageState.NAMED,
    CoverageState.SEVERAL,
    CoverageState.BY_READING,
    CoverageState.BY_DUTY,
    CoverageState.NAMED_ONLY,
    CoverageState.BY_CLASS,
    CoverageState.NONE,
)


@dataclass(frozen=True)
class Answer:
    """What the documents say of one subject: its state, the units, the other name of a reading, words of the quote."""

    state: CoverageState
    units: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


TARGET_GROUPS = {
    "member-states-representatives": Answer(
        BY_READING, (RELATIONS,), ("member-states",), ("Strengthening the cooperation with Member States",)
    ),
    "host-state-authorities": Answer(COLLECTIVE, quotes=("Host State authorities",)),
    "decision-makers-associate-member-states": Answer(
        BY_READING, (EDUCATION,), ("decision-makers",), ("The general public and decision makers",)
    ),
    "decision-makers-non-member-states": Answer(
        BY_READING,
        (EDUCATION, RELATIONS),
        ("decision-makers", "non-member-states"),
        ("The general public and decision makers", "Fostering increased collaboration with Non-Member States"),
    ),
    "international-organizations": Answer(
        NAMED, (ORGANIZATIONS,), quotes=("Shaping and implementing relations with International Organizations",)
    ),
    "wider-scientific-community": Answer(
        BY_READING, (COMMUNICATIONS,), ("scientific-community",), ("The scientific community",)
    ),
    "global-opinion-makers": Answer(
        BY_READING,
        (COMMUNICATIONS,),
        ("science-and-technology-opinion-leaders",),
        ("Science and technology opinion leaders",),
    ),
    "media": Answer(COLLECTIVE, quotes=("the media",)),
    "general-public": Answer(
        SEVERAL, (COMMUNICATIONS, EDUCATION), quotes=("The general public", "The general public and decision makers")
    ),
    "secondary-level-teachers": Answer(BY_READING, (EDUCATION,), ("school-teachers",), ("School teachers",)),
    "secondary-level-students": Answer(BY_READING, (EDUCATION,), ("school-students",), ("School students",)),
    "cern-alumni": Answer(COLLECTIVE, quotes=("CERN alumni",)),
    "international-geneva-community": Answer(
        BY_READING,
        (ORGANIZATIONS,),
        ("international-geneva-organizations",),
        ("organizations constituting international Geneva",),
    ),
    "artistic-community": Answer(COLLECTIVE, quotes=("the artistic community",)),
    "corporates": Answer(BY_READING, (COMMUNICATIONS,), ("industry",), ("Industry",)),
    "trusts": Answer(COLLECTIVE, quotes=("corporates, trusts and individuals",)),
    "individual-supporters": Answer(COLLECTIVE, quotes=("corporates, trusts and individuals",)),
}


@pytest.fixture(scope="module")
def the_map() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    load(door, "ir-map", actor="a test")
    yield door
    door.close()


@pytest.fixture(scope="module")
def with_participation() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    load(door, "participation", actor="a test")
    yield door
    door.close()


def states(view: MapView, roster: str) -> dict[str, CoverageState]:
    return {row.subject.key: row.state for row in coverage.run(view, roster).rows}


def row(report: CoverageReport, key: str) -> Coverage:
    return next(each for each in report.rows if each.subject.key == key)


@pytest.mark.parametrize("key", TARGET_GROUPS)
def test_each_target_group_is_covered_as_the_documents_say(the_map: RelationshipMap, key: str) -> None:
    found = row(coverage.run(the_map.view()), key)
    expected = TARGET_GROUPS[key]
    quotes = [each.quote or "" for reason in found.reasons for each in reason.evidence]
    readings = {reason.reading.target for reason in found.reasons if reason.reading}

    assert found.state is expected.state
    assert sorted({each.unit.key for each in found.units}) == sorted(expected.units)
    assert readings == set(expected.readings)
    assert all(any(words in quote for quote in quotes) for words in expected.quotes)


def test_the_figures_of_the_target_groups(the_map: RelationshipMap) -> None:
    report = coverage.run(the_map.view())

    assert (report.size, report.items) == (17, 13)
    assert (report.firm, report.hangs, report.open) == (2, 9, 6)
    assert (report.decisions, report.confirmed) == (10, 0)
    assert report.headline == "6 of 17 have no unit; 9 more hang on 10 decisions; 0 confirmed"


def test_stated_only_leaves_one_and_keeps_seventeen(the_map: RelationshipMap) -> None:
    report = coverage.run(the_map.view(Lenses(stated_only=True)))

    assert report.size == 17
    assert (report.firm, report.hangs, report.open) == (1, 3, 13)
    assert {each.subject.key for each in report.rows if each.figure.name == "HANGS"} == {
        "member-states-representatives",
        "decision-makers-non-member-states",
        "international-geneva-community",
    }


def test_whom_the_goals_name(the_map: RelationshipMap) -> None:
    assert states(the_map.view(), "goal-audiences") == {
        "member-states": NAMED,
        "host-state-authorities": COLLECTIVE,
        "associate-member-states": BY_DUTY,
        "non-member-states": NAMED,
        "international-organizations": NAMED,
        "other-stakeholders-global-policy": NAMED_ONLY,
        "wider-cern-community": BY_READING,
        "local-community": NAMED,
        "secondary-level-teachers": BY_READING,
        "secondary-level-students": BY_READING,
        "cern-alumni": COLLECTIVE,
        "visiting-dignitaries": NAMED_ONLY,
    }


def test_associate_member_states_hang_on_the_enlargement_policy(the_map: RelationshipMap) -> None:
    found = row(coverage.run(the_map.view(), "goal-audiences"), "associate-member-states")

    assert [each.unit.key for each in found.units] == [RELATIONS]
    assert [tie.key for tie in found.reasons[0].relationships] == [
        "international-relations-office--charged-with--duty-ir-enlargement",
        "duty-ir-enlargement--implements--geographical-enlargement-policy",
        "goal-03-ams-nms-enlargement--implements--geographical-enlargement-policy",
        "goal-03-ams-nms-enlargement--serves--associate-member-states",
    ]


def test_the_focus_states_are_named_by_a_priority_only(the_map: RelationshipMap) -> None:
    view = the_map.view()

    assert set(states(view, "focus-states-2017").values()) == {NAMED_ONLY}
    assert set(states(the_map.view(Lenses(as_of=view.as_of.replace(year=2018))), "focus-states-2017").values()) == {
        NONE
    }


def test_the_parties_of_the_register(the_map: RelationshipMap) -> None:
    report = coverage.run(the_map.view(), "register-parties")

    assert {each.subject.key: each.state for each in report.rows} == {
        "member-states": NAMED,
        "collaborating-states": BY_READING,
        "collaborating-organizations": BY_READING,
        "collaborating-institutes": BY_READING,
    }
    assert all(CoverageFlag.REGISTER_EMPTY in each.flags for each in report.rows)


def test_a_unit_without_a_mandate_is_a_column_all_the_same(the_map: RelationshipMap) -> None:
    assert [each.key for each in coverage.run(the_map.view()).units] == [
        "cern-heritage-committee",
        COMMUNICATIONS,
        EDUCATION,
        RELATIONS,
        ORGANIZATIONS,
    ]


def test_everything_named_counts_each_name_once(the_map: RelationshipMap) -> None:
    report = coverage.run(the_map.view(), "everything-named")
    keys = {each.subject.key for each in report.rows}

    assert report.size == len(keys) == 53
    assert "key-stakeholder-groups" not in keys, "too general to be counted"
    assert "decision-makers-ams-nms" not in keys, "its parts are in it"
    assert {"collaborating-institutes", "cern-and-society-foundation", "korea"} <= keys


def test_with_participation_the_focus_states_are_covered_by_their_class(with_participation: RelationshipMap) -> None:
    report = coverage.run(with_participation.view(), "focus-states-2017")

    assert {each.subject.key: each.state for each in report.rows} == {
        "ireland": BY_CLASS,
        "canada": BY_CLASS,
        "australia": BY_CLASS,
        "korea": BY_READING,
    }
    assert [each.unit.key for each in row(report, "ireland").units] == [RELATIONS]
    assert report.headline == "3 of 4 have a unit; 1 hangs on 1 decision; 0 confirmed by a person"


def test_participation_moves_no_target_group(with_participation: RelationshipMap) -> None:
    expected = {key: answer.state for key, answer in TARGET_GROUPS.items()}

    assert states(with_participation.view(), "target-groups") == expected
