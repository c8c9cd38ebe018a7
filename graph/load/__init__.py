"""Loads a folder of files onto the map: all of it in one change set, or nothing with every reason why."""

from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path

from graph.errors import Conflict, Invalid
from graph.interchange.folder import read_folder
from graph.interchange.reading import Reading
from graph.load.plan import LoadPlan, Outcome, Surroundings, plan_load
from graph.load.report import FileCount, LoadReport, report_of
from graph.ontology import ONTOLOGY
from graph.records import ChangeSet, DocumentText, Entity, LoggedChange
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot

__all__ = [
    "FileCount",
    "LoadPlan",
    "LoadReport",
    "Outcome",
    "Surroundings",
    "load_folder",
    "load_reading",
    "plan_load",
]

Progress = Callable[[str], None]

_FEW = 1000


def quiet(stage: str) -> None:
    """Progress that nobody watches."""
    del stage


def load_folder(
    relationship_map: RelationshipMap,
    folder: Path,
    actor: str,
    *,
    overwrite: bool = False,
    progress: Progress = quiet,
) -> LoadReport:
    """Load a folder of the import format; its name is the source by which it is known when it is loaded again.

    ``progress`` is told of each stage: reading, comparing, writing.

    Raises:
        Unusable: There is no such folder.
        Invalid: Something in it is wrong; all of it is listed and nothing was written.
        Conflict: The map was edited since the last load; nothing was written.
    """
    progress("reading")
    return load_reading(relationship_map, read_folder(folder), actor, overwrite=overwrite, progress=progress)


def load_reading(
    relationship_map: RelationshipMap,
    reading: Reading,
    actor: str,
    *,
    shared: Collection[str] = (),
    overwrite: bool = False,
    progress: Progress = quiet,
) -> LoadReport:
    """Load what was read already. ``shared`` are keys of entities that may be on the map from another source.

    Raises:
        Invalid: Something in it is wrong; all of it is listed and nothing was written.
        Conflict: The map was edited since the last load; nothing was written.
    """
    progress("comparing")
    plan = plan_load(reading, _surroundings(relationship_map, reading, shared, overwrite))
    if plan.problems:
        raise Invalid(plan.problems)
    if plan.conflicts:
        raise Conflict(plan.conflicts)
    revision = None
    if plan.puts:
        progress("writing")
        change_set = ChangeSet(changes=tuple(plan.puts), actor=actor, reason=f"load of {reading.source}")
        revision = relationship_map.apply(change_set)
    return report_of(reading, plan, revision)


def _surroundings(
    relationship_map: RelationshipMap, reading: Reading, shared: Collection[str], overwrite: bool
) -> Surroundings:
    snapshot = relationship_map.refresh()
    texts = relationship_map.store.get(DocumentText.table, _with_texts(reading, snapshot))
    return Surroundings(
        snapshot=snapshot,
        texts={each.key: each for each in texts if isinstance(each, DocumentText)},
        removed=_removed(relationship_map, reading) if snapshot.revision.number else {},
        shared=shared,
        overwrite=overwrite,
        text=cache(relationship_map.text),
    )


def _with_texts(reading: Reading, snapshot: Snapshot) -> set[str]:
    """The keys of texts that were read, and of documents whose texts this source may have loaded before."""
    read = {key for table, key in reading.records if table == DocumentText.table}
    kinds = {kind.name for kind in ONTOLOGY.kinds if kind.is_document}
    return read | {
        each.key
        for each in snapshot.entities.values()
        if each.kind in kinds
        and ((Entity.table, each.key) in reading.records or (each.origin and each.origin.source == reading.source))
    }


def _removed(relationship_map: RelationshipMap, reading: Reading) -> dict[tuple[str, str], str]:
    """Records of this source that were removed from the map since, with when."""
    snapshot, store = relationship_map.snapshot(), relationship_map.store
    present = {
        "entity": snapshot.entities,
        "relationship": snapshot.relationships,
        "evidence": snapshot.evidence,
        "responsibility": snapshot.responsibilities,
    }
    missing = {place for place in reading.records if place[1] not in present.get(place[0], {})}
    last: dict[tuple[str, str], LoggedChange] = {}
    if len(missing) <= _FEW:
        for table, key in missing:
            history = store.history(table, key)
            if history:
                last[table, key] = history[-1]
    else:
        for _, changes in store.changes(0):
            last |= {(each.table, each.key): each for each in changes if (each.table, each.key) in missing}
    return {
        place: f"in revision {change.revision}"
        for place, change in last.items()
        if change.after is None
        and change.before is not None
        and change.before.origin is not None
        and change.before.origin.source == reading.source
    }
