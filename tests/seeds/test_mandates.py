"""Mandates and map of the sample, worked out from document 001 and the rows.

Of its 23 duties 14 reach no subject that is counted. Six are of the Stakeholder Relations Office, whose groups the
document does not list; four of Communications and one of Education, whose audiences stand in a list of their own; two
of International Relations (advising the Director-General, and strategies), and one on the international debate. The
duty on the enlargement policy reaches the states that goal 3 is for, because the goal carries out the same policy.

The ten audiences of Communications and Education stand in no duty; the eleven of the other two do.
"""

from collections.abc import Iterator

import pytest

import seeds
from graph.analyses import mandates
from graph.analyses.mandates import Mandates, MismatchKind
from graph.relationship_map import RelationshipMap
from graph.stores import open_store


@pytest.fixture(scope="module")
def found() -> Iterator[Mandates]:
    door = RelationshipMap(open_store("sqlite://"))
    seeds.load(door, "ir-map", "me")
    yield mandates.run(door.view())
    door.close()


def about(found: Mandates, kind: MismatchKind) -> set[str]:
    return {row.about.key for row in found.rows if row.kind is kind}


def test_fourteen_of_twenty_three_duties_reach_no_subject(found: Mandates) -> None:
    assert found.duties == 23
    assert about(found, MismatchKind.DUTY_WITHOUT_SUBJECT) == {
        *(f"duty-sro-{each}" for each in ("dialogue", "identify", "analyse", "advise", "manage-relationship")),
        *("duty-sro-coordinate", "duty-comms-engagement", "duty-comms-information", "duty-comms-community"),
        *("duty-comms-support", "duty-education-understanding", "duty-ir-advise-assist-dg", "duty-ir-strategies"),
        "duty-rio-influence",
    }


def test_the_audiences_of_two_teams_stand_in_no_duty(found: Mandates) -> None:
    assert found.subjects == 21
    pairs = {(row.offices[0].key, row.about.key) for row in found.rows if row.kind is MismatchKind.SUBJECT_WITHOUT_DUTY}
    assert pairs == {
        ("communications-team", "general-public"),
        ("communications-team", "scientific-community"),
        ("communications-team", "industry"),
        ("communications-team", "science-and-technology-opinion-leaders"),
        ("communications-team", "cern-community"),
        ("communications-team", "local-community"),
        ("education-team", "general-public"),
        ("education-team", "decision-makers"),
        ("education-team", "school-teachers"),
        ("education-team", "school-students"),
    }


def test_nobody_is_on_record_in_any_post_which_is_unknown_and_not_vacant(found: Mandates) -> None:
    assert (found.posts, found.posts_without_record) == (5, 5)
    assert about(found, MismatchKind.POST_VACANT) == set()


def test_two_speak_for_cern_on_matters_that_may_overlap(found: Mandates) -> None:
    rows = [row for row in found.rows if row.kind is MismatchKind.TWO_DELEGATIONS]

    assert [(row.about.key, row.certain) for row in rows] == [("cern", False), ("director-general", False)]
    quotes = {each.quote for each in rows[0].reasons[0].evidence}
    assert "The Head of International Relations represents CERN" in quotes
