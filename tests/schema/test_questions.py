from dataclasses import replace

from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.purpose import CHARGED_WITH, CONCERNS
from tests.maps import World
from tests.schema.asking import Asker, write


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


def test_what_changed_is_asked_by_revision_by_moment_by_day_and_by_year() -> None:
    world = World()
    world.tie("Press", ENGAGES, "Public")
    asker = Asker(world)
    known = asker.door.snapshot().revision.committed_at
    public = asker.door.view().entity("public")
    write(asker.door, replace(public, name="The public"))
    document = "query ($known: DateTime, $revision: Int, $since: Date, $year: Int) {"
    document += " differences(known: $known, revision: $revision, since: $since, year: $year) {"
    document += " rows { nodes { text } } } }"

    def told(**given: object) -> list[str]:
        rows = asker.data(document, **given)["differences"]["rows"]["nodes"]
        return [each["text"] for each in rows]

    changed = ["Stakeholder “The public”: name was “Public”, is “The public”."]
    assert told(revision=1) == told(known=known.isoformat()) == changed
    assert told(since="2010-01-01") == told(year=2017) == []
    assert asker.error(document, revision=7)[0] == "BAD_USER_INPUT"
