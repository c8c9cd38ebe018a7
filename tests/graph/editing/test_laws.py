"""What holds whatever is edited."""

from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.checks import World, problems_of
from graph.editing import Author, Edit, Order, Refused, RevertChange, Sort, carry_out
from graph.editing.declare import LEFT_OUT, KindName, PropertyGiven, TypeName
from graph.editing.entities import CreateEntity, DeleteEntity, RetireEntity, UpdateEntity
from graph.editing.merging import MergeEntities
from graph.editing.relationships import AmendRelationship, Connect, DeleteRelationship, RetireRelationship
from graph.editing.rosters import MemberGiven, SaveRoster
from graph.editing.writing import Edited
from graph.ontology.types.engagement import ENGAGES, TARGETS
from graph.records import Record
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot
from tests.maps import a_map
from tests.schema.asking import door_to

KEYS = st.sampled_from(["press-office", "media", "donors", "the-roster", "friends", "nobody"])
TIES = st.sampled_from(
    ["press-office--engages--media", "press-office--targets--donors", "the-roster--includes--media", "no-tie"]
)
VERSIONS = st.sampled_from([1, 1, 1, 1, 1, 2])
DAYS = st.sampled_from(["2016", "2017-06", "2018-01-01", "2019~", "soon"])
TEXTS = st.sampled_from(["Friends", "Press", "", "Ärzte"])


def maybe(values: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    return st.sampled_from([LEFT_OUT, None]) | values


EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(
        CreateEntity,
        kind=st.sampled_from([KindName("stakeholder"), KindName("office")]),
        name=TEXTS,
        start=maybe(DAYS),
        properties=st.sampled_from([(), (PropertyGiven(name="unit_type", value="team"),)]),
    ),
    st.builds(UpdateEntity, key=KEYS, expected_version=VERSIONS, name=TEXTS, note=maybe(TEXTS), end=maybe(DAYS)),
    st.builds(RetireEntity, key=KEYS, expected_version=VERSIONS, end=DAYS),
    st.builds(DeleteEntity, key=KEYS, expected_version=VERSIONS),
    st.builds(
        lambda pair, version: MergeEntities(
            survivor=pair[0], expected_version=version, merged=pair[1], merged_expected_version=1
        ),
        st.sampled_from([("media", "donors"), ("donors", "media"), ("friends", "media"), ("press-office", "media")]),
        VERSIONS,
    ),
    st.builds(
        lambda ends, role, start: Connect(type=ends[1], source=ends[0], target=ends[2], role=role, start=start),
        st.sampled_from(
            [
                ("press-office", TypeName("ENGAGES"), "donors"),
                ("press-office", TypeName("ENGAGES"), "media"),
                ("press-office", TypeName("TARGETS"), "friends"),
                ("the-roster", TypeName("INCLUDES"), "friends"),
                ("nobody", TypeName("TARGETS"), "media"),
            ]
        ),
        st.sampled_from([LEFT_OUT, "mandated"]),
        maybe(DAYS),
    ),
    st.builds(AmendRelationship, key=TIES, expected_version=VERSIONS, purpose=maybe(TEXTS), start=maybe(DAYS)),
    st.builds(RetireRelationship, key=TIES, expected_version=VERSIONS, end=DAYS),
    st.builds(DeleteRelationship, key=TIES, expected_version=VERSIONS),
    st.builds(
        SaveRoster,
        key=st.sampled_from(["the-roster", "another"]),
        expected_version=st.sampled_from([1, None]),
        name=st.just("A roster"),
        members=st.lists(st.builds(MemberGiven, key=KEYS), max_size=3).map(tuple),
        make_default=st.booleans(),
    ),
)
LAW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def a_door() -> RelationshipMap:
    world = a_map(("Press Office", ENGAGES, "Media"), ("Press Office", TARGETS, "Donors"), roster=["Media", "Donors"])
    world.add("Friends", "stakeholder")
    return door_to(world)


def an_order(*edits: Edit, validate_only: bool = False, key: str | None = None) -> Order:
    paths = tuple(("changes", str(place)) for place in range(len(edits)))
    return Order(edits=edits, paths=paths, author=Author("Ada"), validate_only=validate_only, idempotency_key=key)


def said(snapshot: Snapshot) -> dict[tuple[str, str], Record]:
    """What a map says, whoever wrote it and however often."""
    return {(each.table, each.key): replace(each, version=0, origin=None) for each in snapshot.records()}


def possible(door: RelationshipMap, edits: Iterable[Edit]) -> list[Edit]:
    """Those of *edits* that can be made together: most of what is drawn at will cannot."""
    kept: list[Edit] = []
    for each in edits:
        if made(door, an_order(*kept, each, validate_only=True)):
            kept.append(each)
    return kept


def made(door: RelationshipMap, order: Order) -> Edited | None:
    with suppress(Refused):
        return carry_out(door, order)
    return None


@LAW
@given(edits=st.lists(EDITS, min_size=3, max_size=9))
def test_edits_and_their_undoing_leave_the_map_as_it_was(edits: list[Edit]) -> None:
    with closing(a_door()) as door:
        before = said(door.snapshot())
        edited = carry_out(door, an_order(*possible(door, edits)))
        if not edited.is_written:
            return
        after = said(door.snapshot())
        undone = carry_out(door, an_order(RevertChange(revision=edited.revision.number)))
        assert said(door.snapshot()) == before
        carry_out(door, an_order(RevertChange(revision=undone.revision.number)))
        assert said(door.snapshot()) == after


@LAW
@given(edits=st.lists(EDITS, min_size=1, max_size=4))
def test_what_is_only_validated_writes_nothing_and_says_what_would_come(edits: list[Edit]) -> None:
    with closing(a_door()) as door:
        revision, before = door.store.revision(), said(door.snapshot())
        answers: list[object] = []
        for validate_only in (True, False):
            try:
                edited = carry_out(door, an_order(*edits, validate_only=validate_only))
                answers.append((said(edited.snapshot), edited.things))
            except Refused as refused:
                answers.append((refused.troubles, ()))
            if validate_only:
                assert door.store.revision() == revision
                assert said(door.refresh()) == before
        assert answers[0] == answers[1]


@LAW
@given(edits=st.lists(EDITS, min_size=1, max_size=9), only_possible=st.booleans())
def test_what_is_refused_writes_nothing_and_what_is_written_is_in_order(edits: list[Edit], only_possible: bool) -> None:
    with closing(a_door()) as door:
        revision = door.store.revision()
        edited = made(door, an_order(*(possible(door, edits) if only_possible else edits)))
        if edited is None:
            assert door.store.revision() == revision
        assert faults(door) == []


@LAW
@given(edits=st.lists(EDITS, min_size=3, max_size=9))
def test_an_order_under_a_key_is_answered_twice_and_made_once(edits: list[Edit]) -> None:
    with closing(a_door()) as door:
        order = an_order(*possible(door, edits), key="once")
        first = carry_out(door, order)
        if not first.is_written:
            return
        carry_out(door, an_order(CreateEntity(kind=KindName("place"), name="Hall")))
        again = carry_out(door, order)
        assert (again.revision, again.things, said(again.snapshot)) == (
            first.revision,
            first.things,
            said(first.snapshot),
        )
        assert door.store.revision().number == first.revision.number + 1


def faults(door: RelationshipMap) -> Iterable[object]:
    """What checks and store find wrong with the whole map."""
    snapshot = Snapshot.build(door.store.contents())
    world = World(snapshot.ontology, (each for each in snapshot.records() if each.table != "map"))
    return [*problems_of(world), *door.store.check()]


def test_of_several_sorts_of_trouble_the_one_that_others_wait_for_is_said() -> None:
    with closing(a_door()) as door, pytest.raises(Refused) as error:
        carry_out(
            door,
            an_order(
                UpdateEntity(key="media", expected_version=9),
                UpdateEntity(key="nobody", expected_version=1),
                RetireEntity(key="donors", expected_version=1, end="soon"),
            ),
        )

    assert error.value.sort is Sort.INVALID
    assert [each.sort for each in error.value.troubles] == [Sort.CONFLICT, Sort.NOT_FOUND, Sort.INVALID]
