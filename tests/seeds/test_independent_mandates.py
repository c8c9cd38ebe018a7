"""What several hold, and where mandates and map differ, held against the independent answer key."""

from collections.abc import Mapping
from typing import Any

import pytest

from graph.analyses import mandates, overlaps
from graph.analyses.mandates import MismatchKind
from graph.analyses.overlaps import Overlap, OverlapKind
from tests.seeds.independent import imagined, key, keys
from tests.seeds.samples import sample

OVERLAPS: Mapping[str, Any] = key("overlaps")
MANDATES: Mapping[str, Any] = key("mandates")


def held(kind: OverlapKind) -> list[Overlap]:
    return [row for row in overlaps.run(sample()).rows if row.kind is kind]


def mismatches(kind: MismatchKind) -> list[mandates.Mismatch]:
    return [row for row in mandates.run(sample()).rows if row.kind is kind]


def is_subject(thing: str) -> bool:
    view = sample()
    return view.ontology.kind[view.entity(thing).kind].is_subject


def test_every_subject_that_several_have_with_both_sentences() -> None:
    assert {
        row.thing.key: [
            {
                "unit": each.unit.key,
                "purpose": each.purpose,
                "quotes": [[said.document[:3], said.start, said.end, said.quote] for said in each.reason.evidence],
            }
            for each in row.holdings
        ]
        for row in held(OverlapKind.SUBJECT)
    } == OVERLAPS["subjects"]
    (public,) = held(OverlapKind.SUBJECT)
    assert public.purposes.name.lower() == OVERLAPS["general_public"]["purposes"]
    assert (public.lead is not None) is OVERLAPS["general_public"]["lead_agreed"]


def test_no_duty_is_charged_twice_and_one_matter_is_in_duties_of_three() -> None:
    duties = held(OverlapKind.DUTY)

    assert [row.thing.key for row in duties if row.thing.kind == "duty"] == OVERLAPS["duties_charged_to_two_offices"]
    assert {row.thing.key: keys(each.by for each in row.holdings) for row in duties} == OVERLAPS["matters_of_duties"]
    assert [row.thing.key for row in held(OverlapKind.AGREEMENT_CLASS)] == OVERLAPS["agreement_classes"]


def test_who_represents_cern_in_which_matters_on_which_condition() -> None:
    rows = {row.thing.key: row for row in held(OverlapKind.REPRESENTATION)}
    (represented,) = OVERLAPS["representation"]

    assert [
        {"by": each.by.key, "counts_as": each.unit.key, "qualifier": each.qualifier, "condition": each.condition}
        for each in rows[represented].holdings
    ] == OVERLAPS["representation"][represented]
    assert rows[represented].lead is None
    assert rows[represented].purposes is overlaps.Purposes.DIFFERENT


@pytest.mark.parametrize("reading", key("scenarios")["accept"])
def test_what_would_overlap_if_a_reading_were_accepted(reading: str) -> None:
    now = {row.thing.key for row in held(OverlapKind.SUBJECT)}
    then = overlaps.run(imagined(sample(), f"accept-reading {reading}")).rows

    assert {
        row.thing.key: keys(row.units) for row in then if row.kind is OverlapKind.SUBJECT and row.thing.key not in now
    } == OVERLAPS["if_a_reading_were_accepted"].get(reading, {})


def test_every_duty_that_reaches_no_subject() -> None:
    rows = mismatches(MismatchKind.DUTY_WITHOUT_SUBJECT)
    expected = {*MANDATES["duty_without_subject"], *MANDATES["duties_naming_only_generic_subjects"]}
    through_a_goal = set(MANDATES["duties_that_reach_a_subject_through_a_goal"])

    assert keys(row.about for row in rows) == sorted(expected - through_a_goal)
    concerning = {
        row.about.key
        for row in rows
        for reason in row.reasons
        for tie in reason.relationships
        if tie.type in {"CONCERNS", "WORKS_THROUGH"}
    }
    assert {row.about.key for row in rows} - concerning == (
        set(MANDATES["duties_that_concern_nothing_at_all"]) - through_a_goal
    )
    naming_a_subject = {
        row.about.key
        for row in rows
        for reason in row.reasons
        for tie in reason.relationships
        if is_subject(tie.target)
    }
    assert naming_a_subject == set(MANDATES["duties_naming_only_generic_subjects"])


def test_every_subject_that_no_duty_of_its_unit_concerns() -> None:
    rows = mismatches(MismatchKind.SUBJECT_WITHOUT_DUTY)

    assert sorted([row.offices[0].key, row.about.key] for row in rows) == sorted(MANDATES["subject_without_duty"])


def test_no_post_is_vacant_and_none_has_a_holder_on_record() -> None:
    found = mandates.run(sample())
    expected = MANDATES["vacant_posts"]

    assert [row.about.key for row in mismatches(MismatchKind.POST_VACANT)] == expected["expected"]
    assert found.posts_without_record == len(expected["no_holder_on_record"])
    assert keys(sample().entities("post")) == sorted(expected["no_holder_on_record"])


def test_two_delegations_whose_matters_are_not_said_to_be_the_same() -> None:
    rows = mismatches(MismatchKind.TWO_DELEGATIONS)
    expected = MANDATES["two_delegations"]

    assert {row.about.key for row in rows} == set(expected["for"])
    for row in rows:
        ties = [tie for reason in row.reasons for tie in reason.relationships]
        assert [each.key for each in row.offices] == expected["delegates"]
        assert [tie.qualifier for tie in ties] == expected["matters"]
        assert not row.certain
