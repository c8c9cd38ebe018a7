"""The maps we ship, by name, and one way to load them or a folder of somebody's own."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from graph.errors import Unusable
from graph.interchange.folder import read_folder
from graph.interchange.reading import Reading
from graph.load import LoadReport, Progress, load_folder, load_reading, quiet
from graph.relationship_map import RelationshipMap
from seeds.participation import read_participation

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Seed:
    """A map we ship: its name on the command line, what it is, and the seeds that must be on the map before it.

    ``shared`` are keys of entities that it leaves as another seed has them.
    """

    name: str
    title: str
    read: Callable[[], Reading]
    needs: tuple[str, ...] = ()
    shared: Collection[str] = field(default_factory=frozenset)


def _read_ir_map() -> Reading:
    return replace(read_folder(HERE / "ir_map"), source="ir-map")


SEEDS: Mapping[str, Seed] = MappingProxyType(
    {
        seed.name: seed
        for seed in (
            Seed("ir-map", "The international relations of CERN, as three documents describe them", _read_ir_map),
            Seed(
                "participation",
                "Public facts about who takes part in CERN, and how",
                read_participation,
                needs=("ir-map",),
                shared=frozenset({"australia", "canada", "ireland"}),
            ),
        )
    }
)


def load(
    relationship_map: RelationshipMap,
    name_or_folder: str | Path,
    actor: str,
    *,
    overwrite: bool = False,
    progress: Progress = quiet,
) -> LoadReport:
    """Load a seed by its name, or else a folder of the import format; what a seed needs is loaded first.

    Write ``./ir-map`` for a folder that has the name of a seed.

    Raises:
        Unusable: There is no such seed or folder.
        Invalid: Something in it is wrong; all of it is listed and nothing was written.
        Conflict: The map was edited since the last load; nothing was written.
    """
    seed = SEEDS.get(str(name_or_folder))
    if seed is None:
        folder = Path(name_or_folder)
        if not folder.is_dir():
            raise Unusable(
                f"There is no folder {str(folder)!r}, and no map of that name is shipped: {', '.join(SEEDS)} are. "
                "`sociogram template FOLDER` makes a folder to fill."
            )
        return load_folder(relationship_map, folder, actor, overwrite=overwrite, progress=progress)
    before = tuple(
        load(relationship_map, needed, actor, progress=progress)
        for needed in seed.needs
        if not _is_loaded(relationship_map, needed)
    )
    progress("reading")
    report = load_reading(
        relationship_map, seed.read(), actor, shared=seed.shared, overwrite=overwrite, progress=progress
    )
    return replace(report, before=before)


def _is_loaded(relationship_map: RelationshipMap, name: str) -> bool:
    entities = relationship_map.refresh().entities.values()
    return any(entity.origin is not None and entity.origin.source == name for entity in entities)
