from dataclasses import replace

import pytest

from graph import changes
from graph.changes import ChangeKind, FieldChange
from graph.ontology.types.engagement import ENGAGES
from graph.records import Basis, DocumentText, Evidence, LoggedChange, Record, Sensitivity, SubjectType
from graph.when import FuzzyDate, Validity
from tests.maps import World


def a_change(before: Record | None, after: Record | None) -> LoggedChange:
    record = after or before
    assert record
    return LoggedChange(revision=1, table=record.table, key=record.key, before=before, after=after)


OFFICE = World().office("Press Office")
ENDED = replace(OFFICE, validity=Validity(None, FuzzyDate.read("2017")), version=2)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (None, OFFICE, ChangeKind.CREATED),
        (OFFICE, replace(OFFICE, name="News Office"), ChangeKind.AMENDED),
        (OFFICE, ENDED, ChangeKind.RETIRED),
        (ENDED, replace(ENDED, validity=Validity(None, FuzzyDate.read("2018"))), ChangeKind.AMENDED),
        (ENDED, OFFICE, ChangeKind.AMENDED),
        (OFFICE, None, ChangeKind.DELETED),
    ],
)
def test_a_change_says_what_became_of_the_record(before: Record | None, after: Record | None, kind: ChangeKind) -> None:
    assert changes.kind_of(a_change(before, after)) is kind


def test_a_change_says_which_fields_say_otherwise_and_keeps_the_books_to_itself() -> None:
    after = replace(
        OFFICE, name="News Office", aliases=("Newsroom", "Desk"), properties={"unit_type": "group"}, version=2
    )
    assert changes.fields_of(a_change(OFFICE, after)) == (
        FieldChange("aliases", None, '["Newsroom","Desk"]'),
        FieldChange("name", "Press Office", "News Office"),
        FieldChange("unit_type", "team", "group"),
    )


def test_texts_of_documents_are_not_repeated() -> None:
    assert changes.fields_of(a_change(None, DocumentText(key="paper", text="long"))) == ()


def a_secret_map() -> tuple[World, list[LoggedChange]]:
    """A public office, a confidential one, and one change of each sort about the second."""
    world = World()
    tie = world.tie("Secret Office", ENGAGES, "Journalists")
    world.answer("Secret Office", tie)
    paper = world.add("Paper", "document")
    for key, entity in world.entities.items():
        level = Sensitivity.CONFIDENTIAL if key == "secret-office" else Sensitivity.PUBLIC
        world.entities[key] = replace(entity, sensitivity=level)
    about = Evidence(
        key="e", subject_type=SubjectType.RELATIONSHIP, subject=tie.key, document=paper.key,
        sensitivity=Sensitivity.PUBLIC,
    )  # fmt: skip
    roles = (replace(each, sensitivity=Sensitivity.PUBLIC) for each in world.responsibilities.values())
    records: list[Record] = [
        world.entities["secret-office"],
        replace(tie, sensitivity=Sensitivity.PUBLIC),
        about,
        *roles,
    ]
    return world, [a_change(None, each) for each in records]


def test_of_what_viewers_may_not_see_they_hear_of_no_change() -> None:
    world, secrets = a_secret_map()
    low, high = world.as_of(ceiling=Sensitivity.RESTRICTED), world.as_of()

    assert [changes.may_know(low, each) for each in secrets] == [False] * 4
    assert [changes.may_know(high, each) for each in secrets] == [True] * 4
    assert changes.may_know(low, a_change(None, world.entities["journalists"]))


def test_what_was_secret_once_or_became_so_stays_unknown() -> None:
    world = World()
    once = replace(world.office("Press Office"), sensitivity=Sensitivity.CONFIDENTIAL)
    world.entities["press-office"] = replace(once, sensitivity=Sensitivity.PUBLIC)
    low = world.as_of(ceiling=Sensitivity.INTERNAL)
    assert not changes.may_know(low, a_change(once, world.entities["press-office"]))

    world.entities["press-office"] = once
    low = world.as_of(ceiling=Sensitivity.INTERNAL)
    assert not changes.may_know(low, a_change(None, replace(once, sensitivity=Sensitivity.PUBLIC)))


def test_of_what_is_gone_only_those_hear_who_may_see_everything() -> None:
    gone = a_change(replace(OFFICE, sensitivity=Sensitivity.PUBLIC), None)
    assert not changes.may_know(World().as_of(ceiling=Sensitivity.RESTRICTED), gone)
    assert changes.may_know(World().as_of(), gone)


def test_stated_only_leaves_out_what_was_inferred_before_and_after() -> None:
    world = World()
    inferred = world.tie("Press Office", ENGAGES, "Journalists", basis=Basis.ORDER)
    view = world.as_of(stated_only=True)
    stated = replace(inferred, certainty=OFFICE.certainty, basis=None)

    assert not changes.may_know(view, a_change(None, inferred))
    assert changes.may_know(view, a_change(inferred, stated))
