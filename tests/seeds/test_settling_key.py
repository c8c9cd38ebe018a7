"""What waits for a decision on the sample map, worked out from its rows and documents without the product.

The target groups stand in document 000, the mandates in document 001. Open is a target group that no mandate names, and
of which no reading says that it may mean somebody whom one names: six of 17. A reading moves a row where a target group
is at one end and somebody whom a mandate names at the other: ten, and an eleventh that would give the International
organizations a second unit. The mandates of Communications and Education have no heading in 001 (they
are inferred from the order); those of the two offices have.
"""

from datetime import date

from graph.analyses import settling
from graph.analyses.coverage import CoverageState
from graph.analyses.settling import SettlingKind, Waiting
from tests.seeds.samples import sample

OPEN = {
    "host-state-authorities",
    "media",
    "cern-alumni",
    "artistic-community",
    "trusts",
    "individual-supporters",
}
READINGS = {
    "member-states-representatives--read-as--member-states",
    "decision-makers-associate-member-states--read-as--decision-makers",
    "decision-makers-non-member-states--read-as--decision-makers",
    "decision-makers-non-member-states--read-as--non-member-states",
    "wider-scientific-community--read-as--scientific-community",
    "global-opinion-makers--read-as--science-and-technology-opinion-leaders",
    "secondary-level-teachers--read-as--school-teachers",
    "secondary-level-students--read-as--school-students",
    "international-geneva-community--read-as--international-geneva-organizations",
    "corporates--read-as--industry",
    "international-scientific-organizations--read-as--international-organizations",
}
INFERRED = {
    "communications-team--engages--general-public",
    "communications-team--engages--scientific-community",
    "communications-team--engages--industry",
    "communications-team--engages--science-and-technology-opinion-leaders",
    "education-team--engages--general-public",
    "education-team--engages--decision-makers",
    "education-team--engages--school-teachers",
    "education-team--engages--school-students",
}
STATED = {
    "international-relations-office--engages--member-states",
    "international-relations-office--engages--non-member-states",
    "relations-with-international-organizations-office--engages--international-organizations",
    "relations-with-international-organizations-office--engages--international-geneva-organizations",
}


def keys(rows: tuple[Waiting, ...], kind: SettlingKind) -> set[str]:
    return {(row.relationship or row.subject).key for row in rows if row.kind is kind}


def test_what_waits_on_the_target_groups() -> None:
    found = settling.run(sample())

    assert keys(found.rows, SettlingKind.OPEN_SUBJECT) == OPEN
    assert keys(found.rows, SettlingKind.UNDECIDED_READING) == READINGS
    assert keys(found.rows, SettlingKind.INFERRED_MANDATE) == INFERRED
    assert keys(found.rows, SettlingKind.UNCONFIRMED_MANDATE) == STATED
    assert len(found.rows) == 29
    assert found.answer == (
        "On 17 subjects, 29 decisions are waiting: 6 subjects that nobody has, 11 undecided readings, "
        "8 mandates that are inferred and 4 stated mandates never confirmed."
    )


def test_alumni_and_secondary_level_teachers_come_first_because_two_things_name_each() -> None:
    alumni, first, *_ = settling.run(sample()).rows

    assert (alumni.subject.key, alumni.pull) == ("cern-alumni", 2)
    assert first.text == (
        "Do “Secondary-level teachers” and “School teachers” mean the same (broader)? "
        "Secondary-level teachers would then have a unit."
    )
    assert (first.gains, first.losses, first.pull) == (1, 1, 2)
    (move,) = first.moves
    assert (move.now, move.if_yes, move.if_no) == (
        CoverageState.BY_READING,
        CoverageState.NAMED,
        CoverageState.COLLECTIVE,
    )


def test_a_second_unit_is_no_gain_and_the_second_of_two_readings_no_loss() -> None:
    rows = {row.relationship.key: row for row in settling.run(sample()).rows if row.relationship}

    second_unit = rows["international-scientific-organizations--read-as--international-organizations"]
    assert (second_unit.gains, second_unit.losses) == (0, 0)
    assert [move.if_yes for move in second_unit.moves] == [CoverageState.SEVERAL]
    one_of_two = rows["decision-makers-non-member-states--read-as--decision-makers"]
    assert (one_of_two.gains, one_of_two.losses) == (1, 0)


def test_of_what_is_stated_four_mandates_wait_and_the_roster_is_the_same() -> None:
    found = settling.run(sample(stated_only=True))

    assert (found.size, found.now) == (17, settling.Figures(1, 3, 13))
    assert keys(found.rows, SettlingKind.INFERRED_MANDATE) == set()
    assert keys(found.rows, SettlingKind.UNCONFIRMED_MANDATE) == STATED


def test_mandates_rest_on_their_sentences() -> None:
    rows = {row.relationship.key: row for row in settling.run(sample()).rows if row.relationship}

    (reason,) = rows["education-team--engages--school-teachers"].reasons
    assert any((each.quote or "").startswith("School teachers") for each in reason.evidence)


def test_nothing_was_settled_on_a_map_without_decisions() -> None:
    found = settling.run(sample(), since=date(2017, 1, 1))

    assert (found.settled, found.before) == ((), found.now)
