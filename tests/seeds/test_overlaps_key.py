"""What several hold on the sample map, worked out from document 001 without the product.

Of the subjects of the mandates only the general public stands in two: with Communications "to foster engagement with
scientific issues", with Education "to advance public understanding". Science and technology is what duties of three
teams are about. CERN is represented by the Head of International Relations and by the office for relations with
international organizations, each in its own matters and on its own condition, and so they stand in for the
Director-General. The classes of cooperation agreements are two, with one office each. Two names of which each has an
office, and not the same one, are linked by one reading only.
"""

from graph.analyses import overlaps
from graph.analyses.overlaps import OverlapKind, Purposes
from tests.seeds.samples import sample

COMMUNICATIONS = "communications-team"
EDUCATION = "education-team"
RELATIONS = "international-relations-office"
ORGANIZATIONS = "relations-with-international-organizations-office"


def test_what_several_hold() -> None:
    found = overlaps.run(sample())

    assert [(row.kind, row.thing.key, {each.key for each in row.units}, row.purposes) for row in found.rows] == [
        (OverlapKind.SUBJECT, "general-public", {COMMUNICATIONS, EDUCATION}, Purposes.DIFFERENT),
        (
            OverlapKind.DUTY,
            "science-and-technology",
            {COMMUNICATIONS, EDUCATION, ORGANIZATIONS},
            Purposes.DIFFERENT,
        ),
        (OverlapKind.REPRESENTATION, "cern", {RELATIONS, ORGANIZATIONS}, Purposes.DIFFERENT),
        (OverlapKind.REPRESENTATION, "director-general", {RELATIONS, ORGANIZATIONS}, Purposes.DIFFERENT),
    ]
    assert {row.lead for row in found.rows} == {None}
    assert found.answer == (
        "Several of us hold 4 things: 1 subject, 1 duty or matter of duties and 2 representations; "
        "a lead is agreed on none of them. 1 undecided reading would add one."
    )


def test_both_sentences_stand_beside_the_general_public() -> None:
    public = overlaps.run(sample()).rows[0]

    assert [holding.reason.evidence[0].quote for holding in public.holdings] == [
        "The general public – to foster engagement with scientific issues",
        "The general public and decision makers - to advance public understanding",
    ]
    assert public.text == "Communications and Education have General public, for different purposes; no lead is agreed."


def test_the_conditions_of_representation_are_kept() -> None:
    cern = next(row for row in overlaps.run(sample()).rows if row.thing.key == "cern")

    assert [(each.by.key, each.condition) for each in cern.holdings] == [
        ("head-of-international-relations", "when the Director-General is not available"),
        (ORGANIZATIONS, "when required, on behalf of the Director-General"),
    ]


def test_one_reading_would_add_an_overlap() -> None:
    (possible,) = overlaps.run(sample()).possible

    assert possible.reading.key == "international-scientific-organizations--read-as--international-organizations"
    assert {each.key for each in possible.units} == {RELATIONS, ORGANIZATIONS}


def test_of_what_is_stated_only_the_representation_of_cern_is_left() -> None:
    assert [row.thing.key for row in overlaps.run(sample(stated_only=True)).rows] == ["cern"]


def test_on_the_roster_of_target_groups_only_the_general_public() -> None:
    found = overlaps.run(sample(), roster="target-groups")

    assert [row.thing.key for row in found.rows] == ["general-public"]
