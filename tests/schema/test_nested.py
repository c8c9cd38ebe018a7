"""Lists and answers below an entity: paged from either end, filtered, ordered, and through the lenses of the root."""

from typing import Any

import pytest

from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import HEADS, PART_OF
from tests.maps import World, lasting
from tests.schema.asking import Asker

NAMES = ["Alumni", "Donors", "Media", "Parents", "Schools"]


@pytest.fixture(scope="module")
def asker() -> Asker:
    world = World()
    for name in NAMES:
        world.tie("Team", ENGAGES, name)
    world.tie("Team", PART_OF, "House")
    world.tie("Chief", HEADS, "Team", validity=lasting("2010", "2015"))
    world.roster(["Donors", "Museums"])
    world.roster(["Media"], "Short List", default=False)
    return Asker(world)


def turned(asker: Asker, field: str, arguments: str, *, backwards: bool, size: int = 2) -> list[str]:
    """The keys of a list below the team, page by page."""
    way = ("last", "before") if backwards else ("first", "after")
    document = f"""query ($size: Int, $at: String) {{ entity(key: "team") {{
      {field}({way[0]}: $size, {way[1]}: $at {arguments}) {{
        nodes {{ key }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }} }}"""
    seen: list[str] = []
    at: str | None = None
    while True:
        page: Any = asker.data(document, size=size, at=at)["entity"][field]
        keys = [each["key"] for each in page["nodes"]]
        seen = keys + seen if backwards else seen + keys
        info = page["pageInfo"]
        if not info["hasPreviousPage" if backwards else "hasNextPage"]:
            return seen
        at = info["startCursor" if backwards else "endCursor"]


SUBJECTS = [name.lower() for name in NAMES]
ENGAGEMENTS = [f"team--engages--{name}" for name in SUBJECTS]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("field", "arguments", "keys"),
    [
        ("neighbours", "", sorted([*SUBJECTS, "house", "chief"])),
        ("neighbours", ", types: [ENGAGES]", SUBJECTS),
        ("neighbours", ", direction: INCOMING", ["chief"]),
        ("neighbours", ", direction: OUTGOING, kinds: [OFFICE]", ["house"]),
        ("neighbours", ", kinds: [DOCUMENT]", []),
        ("relationships", ", types: [ENGAGES, PART_OF]", [*ENGAGEMENTS, "team--part-of--house"]),
        ("relationships", ", types: [ENGAGES], orderBy: [{target: DESC}]", ENGAGEMENTS[::-1]),
        ("relationships", ', where: {target: {in: ["media", "house"]}}', [ENGAGEMENTS[2], "team--part-of--house"]),
        ("relationships", ", where: {end: {isNull: false}}", ["chief--heads--team"]),
        ("relationships", ', where: {end: {lt: "2016-01-01"}, start: {gte: "2010-01-01"}}', ["chief--heads--team"]),
        ("relationships", ", direction: OUTGOING, where: {type: {ne: ENGAGES}}", ["team--part-of--house"]),
    ],
)
def test_lists_below_an_entity_are_filtered_and_paged_from_either_end(
    asker: Asker, field: str, arguments: str, keys: list[str], *, backwards: bool
) -> None:
    assert turned(asker, field, arguments, backwards=backwards) == keys


def test_lists_below_an_entity_see_what_the_root_sees(asker: Asker) -> None:
    found = asker.data(
        """{ now: entity(key: "team", asOf: "2017-01-01") { neighbours(kinds: [POST]) { totalCount } }
             then: entity(key: "team", asOf: "2012-01-01") { neighbours(kinds: [POST]) { nodes { key } } } }"""
    )
    assert found["now"]["neighbours"]["totalCount"] == 0
    assert found["then"]["neighbours"]["nodes"] == [{"key": "chief"}]


def test_a_subject_tells_its_coverage_on_a_roster_and_others_have_none(asker: Asker) -> None:
    found = asker.data(
        """{ donors: entity(key: "donors") { coverage { state figure units { unit { key } } } }
             museums: entity(key: "museums") { coverage { state } }
             media: entity(key: "media") { coverage(roster: "short-list") { state } }
             team: entity(key: "team") { coverage { state } } }"""
    )
    assert found["donors"]["coverage"] == {"state": "NAMED", "figure": "FIRM", "units": [{"unit": {"key": "team"}}]}
    assert found["museums"]["coverage"] == {"state": "NONE"}
    assert found["media"]["coverage"] == {"state": "NAMED"}
    assert found["team"]["coverage"] is None


def test_a_roster_that_there_is_none_of_is_named_with_the_nearest(asker: Asker) -> None:
    code, message = asker.error('{ entity(key: "media") { coverage(roster: "shot-list") { state } } }')
    assert code == "BAD_USER_INPUT"
    assert message.startswith("There is no roster 'shot-list' on the map. Did you mean 'short-list'")
