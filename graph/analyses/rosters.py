"""What coverage is measured on: a named, saved list of subjects, the same under every lens."""

from collections.abc import Container
from dataclasses import dataclass

from rapidfuzz import process

from graph.errors import NotFound
from graph.map_view import MapView
from graph.ontology import Naming, Ontology, Path
from graph.ontology.properties import GENERIC, ITEM, ITEMS, SUBTYPE
from graph.records import Entity

EVERYTHING_NAMED = "everything-named"


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of subjects, ordered by key, with the number of the item that names each.

    ``entity`` is None where the map has no roster of its own and everything named stands in; ``items`` counts the items
    of the list as written.
    """

    entity: Entity | None
    name: str
    members: tuple[Entity, ...]
    item: dict[str, int]
    items: int


def rosters(view: MapView) -> tuple[Entity, ...]:
    """Every roster that can be asked for, the map's default first, then by name; `everything-named` last."""
    kinds = [kind.name for kind in view.ontology.kinds if kind.is_roster]
    default = default_roster(view)
    saved = sorted(view.entities(*kinds) if kinds else [], key=lambda each: (each.key != default, each.name, each.key))
    return (*saved, _everything(view.ontology))


def default_roster(view: MapView) -> str | None:
    """The key of the roster that the map measures on, if the viewer may see it."""
    key = view.settings.default_roster
    return key if key is not None and (key == EVERYTHING_NAMED or view.find(key) is not None) else None


def find_roster(view: MapView, key: str | None = None) -> Roster:
    """The roster with this key; without one the map's default, and without that everything named.

    Raises:
        NotFound: There is no such roster; the nearest are offered.
    """
    known = {each.key: each for each in rosters(view)}
    wanted = key or default_roster(view)
    if wanted is None or wanted == EVERYTHING_NAMED:
        members = everything_named(view)
        entity = known[EVERYTHING_NAMED] if wanted else None
        return Roster(entity, _everything(view.ontology).name, members, {}, len(members))
    if wanted not in known:
        raise NotFound("roster", wanted, [found for found, _, _ in process.extract(wanted, list(known), limit=3)])
    return _saved(view, known[wanted])


def _saved(view: MapView, entity: Entity) -> Roster:
    lists = [each.name for each in view.ontology.types if each.lists_subject]
    members: dict[str, Entity] = {}
    item: dict[str, int] = {}
    for tie in view.on_record().outgoing(entity.key, *lists):
        members[tie.target] = view.entity(tie.target)
        number = tie.properties.get(ITEM.name)
        if isinstance(number, int):
            item[tie.target] = number
    written = entity.properties.get(ITEMS.name)
    items = written if isinstance(written, int) else len(set(item.values())) or len(members)
    return Roster(entity, entity.name, tuple(members[key] for key in sorted(members)), item, items)


def _everything(ontology: Ontology) -> Entity:
    kind = next(each.name for each in ontology.kinds if each.is_roster)
    return Entity(key=EVERYTHING_NAMED, kind=kind, name="Everything named")


def everything_named(view: MapView, *, with_generic: bool = False) -> tuple[Entity, ...]:
    """Every subject that an office, goal, priority, programme, event or register names, told from all on record.

    No lens moves it, and no scenario: what is imagined to name somebody is on no record.

    Left out are entities too general to be counted, unless *with_generic*, and groups all of whose parts are in it.
    """
    record = view.without_imagined()
    kinds = {kind.name: kind for kind in view.ontology.kinds}
    named: dict[str, Entity] = {}
    for type_ in view.ontology.types:
        if type_.names_subject in (None, Naming.DECISION):
            continue
        for tie in record.relationships(type_.name):
            namer, subject = (tie.target, tie.source) if type_.inverse_of_naming else (tie.source, tie.target)
            found = record.entity(subject)
            by = kinds.get(record.entity(namer).kind)
            names = by is not None and (by.is_unit or by.names_subjects)
            is_counted = with_generic or not found.properties.get(GENERIC.name)
            if names and kinds[found.kind].is_subject and is_counted:
                named[subject] = found
    return tuple(named[key] for key in sorted(named) if not is_told_by_its_parts(record, named[key], named))


def is_told_by_its_parts(record: MapView, entity: Entity, named: Container[str]) -> bool:
    """Whether *entity* is a group all of whose parts are among those *named*: it need not be counted beside them."""
    whole = record.ontology.kind[entity.kind].whole_subtype
    if whole is None or entity.properties.get(SUBTYPE.name) != whole:
        return False
    parts = record.incoming(entity.key, *(each.name for each in record.ontology.types_for(Path.PART)))
    return bool(parts) and all(tie.source in named for tie in parts)
