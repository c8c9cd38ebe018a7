"""Coverage of the sample map, held against the three documents.

``answer_key/`` was worked out from the documents, the rows and the definition alone, without the product at hand: the
default and the small rosters on the reference date subject by subject, other days and everything named by brute force.
A row of another day stands there only where it differs from the reference date's. What follows says in words, for the
17 target groups, which sentences the answers rest on.

The list of target groups stands in document 000, in 13 items of which items 3, 9 and 13 name several groups: 17 in all.
The mandates stand in document 001. Who is in both by the same words is named; who may be meant by other words hangs on
a reading; whom only the list of the Sector names is open.
"""

import csv
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from graph.analyses import coverage
from graph.analyses.coverage import Coverage, CoverageFlag, CoverageReport, CoverageState
from graph.map_view import Lenses, MapView
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from graph.when import Truth
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


FOLDER = Path(__file__).parent / "answer_key"
REFERENCE_DATE = "2017-12-01"
DAYS = ("2016-12-01", REFERENCE_DATE, "2018-02-02", "2018-03-15", "2018-12-01")
FIGURES = {
    ("target-groups", "false"): (17, 2, 9, 6),
    ("target-groups", "true"): (17, 1, 3, 13),
    ("goal-audiences", "false"): (12, 4, 4, 4),
    ("goal-audiences", "true"): (12, 3, 1, 8),
    ("focus-states-2017", "false"): (4, 0, 0, 4),
    ("focus-states-2017", "true"): (4, 0, 0, 4),
    ("register-parties", "false"): (4, 1, 3, 0),
    ("register-parties", "true"): (4, 1, 3, 0),
    ("everything-named", "false"): (53, 20, 19, 14),
    ("everything-named", "true"): (53, 11, 8, 34),
}


def lines(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected_rows(roster: str, stated_only: str, day: str) -> Mapping[str, tuple[str, ...]]:
    of_day: dict[str, tuple[str, ...]] = {}
    for wanted in (REFERENCE_DATE, day):
        for each in lines("coverage.csv"):
            if (each["roster"], each["stated_only"], each["as_of"]) == (roster, stated_only, wanted):
                of_day[each["subject"]] = (each["state"], each["pull"], each["units"], each["readings"])
    return of_day


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


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("roster", "stated_only"), FIGURES)
def test_every_roster_under_every_lens(the_map: RelationshipMap, roster: str, stated_only: str, day: str) -> None:
    view = the_map.view(Lenses(as_of=date.fromisoformat(day), stated_only=stated_only == "true"))
    report = coverage.run(view, roster)

    assert (report.size, report.firm, report.hangs, report.open) == FIGURES[roster, stated_only]
    assert {
        each.subject.key: (
            each.state.name,
            str(each.pull),
            " ".join(sorted({held.unit.key for held in each.units})),
            " ".join(sorted({reason.reading.key for reason in each.reasons if reason.reading})),
        )
        for each in report.rows
    } == expected_rows(roster, stated_only, day)


@pytest.mark.parametrize("line", lines("classes.csv"), ids=lambda line: f"{line['party']} {line['day']}")
def test_who_was_in_which_class(with_participation: RelationshipMap, line: Mapping[str, str]) -> None:
    view = with_participation.view(Lenses(as_of=date.fromisoformat(line["day"])))

    for class_ in ("member-states", "associate-member-states", "non-member-states"):
        held = [view.holds(tie) for tie in view.outgoing(line["party"], "BELONGS_TO") if tie.target == class_]
        assert functools.reduce(Truth.__or__, held, Truth.NO).value == line[class_], class_


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


def test_associate_member_states_hang_on_the_enlargement_policy(the_map: RelationshipMap) -> None:
    found = row(coverage.run(the_map.view(), "goal-audiences"), "associate-member-states")

    assert [each.unit.key for each in found.units] == [RELATIONS]
    assert [tie.key for tie in found.reasons[0].relationships] == [
        "international-relations-office--charged-with--duty-ir-enlargement",
        "duty-ir-enlargement--implements--geographical-enlargement-policy",
        "goal-03-ams-nms-enlargement--implements--geographical-enlargement-policy",
        "goal-03-ams-nms-enlargement--serves--associate-member-states",
    ]


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
