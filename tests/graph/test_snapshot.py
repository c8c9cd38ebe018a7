from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from graph.ontology.types.engagement import ENGAGES
from graph.records import Entity, LoggedChange, Record, Relationship, Revision
from graph.snapshot import Snapshot
from tests.maps import World, a_map

NAMES = ["Alpha", "Beta", "Gamma"]


def revision(number: int) -> Revision:
    return Revision(number=number, committed_at=datetime(2017, 1, number, tzinfo=UTC), actor="a test")


def change(table: str, key: str, before: Record | None, after: Record | None) -> LoggedChange:
    return LoggedChange(revision=2, table=table, key=key, before=before, after=after)


def picture(snapshot: Snapshot) -> Mapping[str, object]:
    keys = list(snapshot.entities)
    return {
        "entities": dict(snapshot.entities),
        "relationships": dict(snapshot.relationships),
        "out": {key: snapshot.outgoing(key) for key in keys},
        "in": {key: snapshot.incoming(key) for key in keys},
        "edges": sorted(snapshot.graph().edges(keys=True)),
    }


def test_the_old_snapshot_stays_as_it_was() -> None:
    world = a_map(("Press", ENGAGES, "Media"))
    old = Snapshot.build(world.contents())
    renamed = replace(old.entities["media"], name="The media", version=2)

    new = old.patched(revision(2), [change("entity", "media", old.entities["media"], renamed)])

    assert old.entities["media"].name == "Media"
    assert new.entities["media"].name == "The media"
    assert (old.revision.number, new.revision.number) == (1, 2)


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()), max_size=12))
def test_a_patched_snapshot_equals_one_built_anew(moves: list[tuple[str, str, bool]]) -> None:
    world = World()
    for name in NAMES:
        world.office(name)
        world.add(f"{name} group", "stakeholder")
    snapshot = Snapshot.build(world.contents())
    for source, target, stays in moves:
        tie = world.tie(source, ENGAGES, f"{target} group")
        before = snapshot.relationships.get(tie.key)
        if not stays:
            del world.relationships[tie.key]
        after = tie if stays else None
        snapshot = snapshot.patched(revision(2), [change(Relationship.table, tie.key, before, after)])

    assert picture(snapshot) == picture(Snapshot.build(world.contents()))


def test_the_networkx_graph_keeps_parallel_relationships_apart() -> None:
    world = a_map(("Press", ENGAGES, "Media"))
    world.tie("Press", ENGAGES, "Media", key="press--engages--media--2017")

    graph = Snapshot.build(world.contents()).graph()

    assert graph.number_of_edges("press", "media") == 2


def test_the_maps_own_unit_types_extend_the_ontology() -> None:
    world = World()
    world.settings = replace(world.settings, values={"unit_type": ("desk",)}, able_to_own=("desk",))
    world.office("Korea desk", "desk")

    ontology = Snapshot.build(world.contents()).ontology

    unit_type = ontology.kind[Entity(key="x", kind="office", name="X").kind].property("unit_type")
    assert unit_type is not None
    assert "desk" in unit_type.values
    assert "desk" in unit_type.able_to_own
