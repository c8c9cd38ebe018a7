from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.purpose import CHARGED_WITH, CONCERNS
from tests.maps import World
from tests.schema.asking import Asker


def test_two_rows_about_one_thing_are_told_apart_by_what_stands_before_it() -> None:
    world = World()
    for office in ("A", "B"):
        world.tie(office, ENGAGES, "Public")
        world.tie(office, CHARGED_WITH, f"Duty of {office}")
        world.tie(f"Duty of {office}", CONCERNS, "Public")
    asker = Asker(world)
    document = (
        "query ($after: String) { overlaps { rows(first: 1, after: $after) {"
        " nodes { kind thing { key } } pageInfo { endCursor hasNextPage } } } }"
    )

    first = asker.data(document)["overlaps"]["rows"]
    second = asker.data(document, after=first["pageInfo"]["endCursor"])["overlaps"]["rows"]

    assert first["nodes"] == [{"kind": "SUBJECT", "thing": {"key": "public"}}]
    assert second["nodes"] == [{"kind": "DUTY", "thing": {"key": "public"}}]
    assert not second["pageInfo"]["hasNextPage"]
