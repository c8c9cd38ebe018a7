"""Compares what was read with what is on the map: which records to create, amend or leave, and what is in the way."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import Enum

from graph.checks import World, did_you_mean, no_text, problems_of
from graph.errors import Problem
from graph.interchange.folder import FILE_ORDER
from graph.interchange.format import SETTINGS_FILE
from graph.interchange.reading import Reading, in_order
from graph.load.settings import merged
from graph.ontology import ONTOLOGY
from graph.records import (
    DocumentText,
    Entity,
    Evidence,
    MapSettings,
    Origin,
    Put,
    Record,
    Relationship,
    Responsibility,
    says_the_same,
)
from graph.snapshot import Snapshot

_Place = tuple[str, str]
_NOT_CONTENT = ("origin", "version")
_REPLACES = "--overwrite replaces it"


class Outcome(Enum):
    """What becomes of a record that was read."""

    CREATED = "created"
    AMENDED = "amended"
    UNCHANGED = "unchanged"
    SHARED = "shared"


@dataclass(slots=True)
class LoadPlan:
    """What a load would do. With ``problems`` or ``conflicts`` it does nothing."""

    puts: list[Put] = field(default_factory=list)
    outcomes: list[tuple[Record, Outcome]] = field(default_factory=list)
    gone: tuple[_Place, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    conflicts: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a plan is made against: the map, the texts on it, and the records this source loaded that were removed.

    ``removed`` says of each when. ``shared`` are keys of entities that the source leaves as they are
    where another source has them. ``overwrite``: what stands in the way is replaced.
    """

    snapshot: Snapshot
    texts: Mapping[str, DocumentText] = field(default_factory=dict)
    removed: Mapping[_Place, str] = field(default_factory=dict)
    shared: Collection[str] = ()
    overwrite: bool = False
    text: Callable[[str], str | None] = no_text


def plan_load(reading: Reading, around: Surroundings) -> LoadPlan:
    """Plan the load of what was read. Pure: it looks at nothing but its arguments."""
    plan = LoadPlan()
    known = _known(around)
    records = _with_documents(reading, around.snapshot)
    settings = _plan_settings(reading, around, plan)
    for record in records:
        _plan_record(record, known.get(record.table, {}).get(record.key), reading, around, plan)
    plan.gone = _gone(reading, known)
    plan.problems = _problems(reading, settings, around, plan)
    return plan


def _known(around: Surroundings) -> dict[str, Mapping[str, Record]]:
    snapshot = around.snapshot
    return {
        Entity.table: snapshot.entities,
        Relationship.table: snapshot.relationships,
        Evidence.table: snapshot.evidence,
        Responsibility.table: snapshot.responsibilities,
        DocumentText.table: around.texts,
    }


def _with_documents(reading: Reading, snapshot: Snapshot) -> list[Record]:
    """The records read; evidence that names a document of the map by its file name gets the document's key."""
    own = reading.records
    strangers = {
        each.document
        for each in own.values()
        if isinstance(each, Evidence) and (Entity.table, each.document) not in own
    }
    if not strangers:
        return list(own.values())
    kinds = {kind.name for kind in ONTOLOGY.kinds if kind.is_document}
    by_name = {each.name: each.key for each in snapshot.entities.values() if each.kind in kinds}
    return [
        replace(each, document=by_name[each.document])
        if isinstance(each, Evidence) and each.document in strangers and each.document in by_name
        else each
        for each in own.values()
    ]


def _plan_settings(reading: Reading, around: Surroundings, plan: LoadPlan) -> MapSettings:
    known = around.snapshot.settings
    if reading.settings is None:
        return known
    after, conflicts, notes = merged(reading.source, reading.settings, known, overwrite=around.overwrite)
    plan.conflicts += conflicts
    plan.notes += notes
    if says_the_same(after, known) and known.version:
        plan.outcomes.append((known, Outcome.UNCHANGED))
        return known
    plan.puts.append(Put(after, known.version))
    plan.outcomes.append((after, Outcome.AMENDED if known.version else Outcome.CREATED))
    return after


def _plan_record(record: Record, known: Record | None, reading: Reading, around: Surroundings, plan: LoadPlan) -> None:
    mine = known is not None and known.origin is not None and known.origin.source == reading.source
    obstacle = None
    if known is None:
        removed = around.removed.get((record.table, record.key))
        outcome = Outcome.CREATED
        if removed and not around.overwrite:
            obstacle = f"{record.key!r} was removed from the map {removed}", "--overwrite brings it back"
    elif says_the_same(record, known):
        outcome = Outcome.UNCHANGED if mine else Outcome.SHARED
    elif isinstance(record, Entity) and record.key in around.shared and not mine:
        outcome = Outcome.SHARED
    else:
        outcome = Outcome.AMENDED
        unedited = mine and known.origin is not None and known.origin.version == known.version
        if not unedited and not around.overwrite:
            obstacle = _in_the_way(record, known, mine=mine)
    if obstacle:
        column = reading.column(record, "key")
        plan.conflicts.append(Problem(reading.place(record), obstacle[0], column, record.key, obstacle[1]))
    plan.outcomes.append((record, outcome))
    if outcome in (Outcome.CREATED, Outcome.AMENDED):
        plan.puts.append(_put(record, known.version if known else 0, reading))


def _in_the_way(record: Record, known: Record, *, mine: bool) -> tuple[str, str]:
    """Fact and hint of a record that somebody else changed or made."""
    if mine:
        what = ", ".join(differing(record, known))
        return f"{record.key!r} was edited on the map since it was loaded ({what})", _REPLACES
    whose = f"from {known.origin.source}" if known.origin else "from somebody who made it there"
    return f"the map has another {record.key!r} {whose}", f"give it a key of its own; {_REPLACES}"


def _put(record: Record, version: int, reading: Reading) -> Put:
    origin = reading.origin if version == 0 else Origin(reading.source, version + 1)
    return Put(record if record.origin == origin else replace(record, origin=origin), version)


def differing(one: Record, other: Record) -> list[str]:
    """The fields in which two records of one table differ."""
    names = [each.name for each in fields(one) if each.name not in _NOT_CONTENT]
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def _gone(reading: Reading, known: Mapping[str, Mapping[str, Record]]) -> tuple[_Place, ...]:
    return tuple(
        (table, key)
        for table, records in known.items()
        for key, record in records.items()
        if record.origin and record.origin.source == reading.source and (table, key) not in reading.records
    )


def _problems(reading: Reading, settings: MapSettings, around: Surroundings, plan: LoadPlan) -> list[Problem]:
    written = (
        record
        for record, outcome in plan.outcomes
        if outcome is not Outcome.SHARED and not isinstance(record, MapSettings)
    )
    world = World(
        ONTOLOGY.extended(settings.values, settings.able_to_own),
        written,
        around.snapshot,
        removed=[key for table, key in plan.gone if table == Relationship.table],
        text=around.text,
    )
    found = problems_of(world, place=reading.place, column=reading.column, unreliable=reading.unreliable)
    return in_order([*reading.problems, *found, *_roster_problems(settings, world)], FILE_ORDER)


def _roster_problems(settings: MapSettings, world: World) -> list[Problem]:
    key = settings.default_roster
    if key is None:
        return []
    rosters = [kind.name for kind in ONTOLOGY.kinds if kind.is_roster]
    found = world.entity(key)
    if found and found.kind in rosters:
        return []
    near = did_you_mean(key, [each.key for each in world.every_entity() if each.kind in rosters])
    return [Problem(SETTINGS_FILE, f"there is no roster {key!r}", "default_roster", key, near)]
