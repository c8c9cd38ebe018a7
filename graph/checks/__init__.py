"""Whether records fit the ontology and each other: one list of checks for every way of writing to the map."""

from collections.abc import Callable, Collection

from graph.checks.entities import check_entities
from graph.checks.findings import Findings, column_as_named, did_you_mean, listed, nearest, place_by_key, shortened
from graph.checks.relationships import check_relationships
from graph.checks.testimony import check_evidence, check_responsibilities, places_in_words
from graph.checks.together import check_circles, check_overlaps, check_readings_once, check_rosters
from graph.checks.world import Known, Shelf, World, no_text
from graph.errors import Problem
from graph.records import Record

__all__ = [
    "Known",
    "Shelf",
    "World",
    "did_you_mean",
    "listed",
    "nearest",
    "no_text",
    "places_in_words",
    "problems_of",
    "shortened",
]


def problems_of(
    world: World,
    *,
    place: Callable[[Record], str] = place_by_key,
    column: Callable[[Record, str], str] = column_as_named,
    unreliable: Collection[str] = (),
) -> list[Problem]:
    """Everything that is wrong with the records that *world* would have changed.

    ``place`` and ``column`` say where a record and one of its fields stand for the person who wrote them.
    ``unreliable`` are keys of relationships whose dates could not be read, so that nothing is concluded from them.
    """
    findings = Findings(place, column)
    check_entities(world, findings)
    check_relationships(world, findings)
    check_overlaps(world, findings, unreliable)
    check_circles(world, findings)
    check_readings_once(world, findings)
    check_rosters(world, findings)
    check_responsibilities(world, findings)
    check_evidence(world, findings)
    return findings.problems
