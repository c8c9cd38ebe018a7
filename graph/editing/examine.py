"""Whether the map would still be in order after the edits of a draft: the checks that every way of writing runs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from graph.checks import World, problems_of
from graph.editing.declare import Edit
from graph.editing.draft import Draft, Place
from graph.editing.trouble import Sort, Trouble
from graph.errors import Problem
from graph.ontology.properties import DECIDED_BY, RELATIONSHIP
from graph.records import Change, Entity, MapSettings, Put, Record, Relationship, Remove
from graph.stores.conflicts import Referrer, find_conflicts, references

_ENDS = ("source", "target")


def examine(draft: Draft, changes: Sequence[Change]) -> list[Trouble]:
    """Everything that would be wrong on the map after *changes*, which *draft* made."""
    if not changes:
        return []
    written = {each.place: each.record for each in changes if isinstance(each, Put)}
    removed = {each.place for each in changes if isinstance(each, Remove)}
    beside = _beside(draft, written, removed)
    found = _problems(draft, [*written.values(), *beside.values()], removed)
    if beside:
        before = {(each.place, each.fact) for each in _problems(draft, list(beside.values()), frozenset())}
        own = {_words(place) for place in written}
        found = [each for each in found if each.place in own or (each.place, each.fact) not in before]
    troubles = [_trouble(draft, each) for each in found]
    dangling = find_conflicts([each for each in changes if isinstance(each, Remove)], _Stored(draft))
    troubles += [_trouble(draft, each) for each in dangling]
    troubles += _hanging_unseen(draft, removed)
    return [*dict.fromkeys(troubles), *_of_settings(draft, removed)]


def _problems(draft: Draft, records: Iterable[Record], removed: Iterable[Place]) -> list[Problem]:
    gone = {key for table, key in removed if table == Relationship.table}
    absent = {key for table, key in removed if table == Entity.table}
    settings = draft.settings()
    known = _Without(draft, absent)
    world = World(
        draft.ontology.extended(settings.values, settings.able_to_own) if settings.version else draft.ontology,
        (each for each in records if not isinstance(each, MapSettings)),
        known,
        removed=gone,
        text=draft.archive.text,
    )
    return problems_of(world, place=lambda record: _words((record.table, record.key)))


class _Without:
    """The snapshot without entities that would be gone."""

    def __init__(self, draft: Draft, gone: set[str]) -> None:
        entities = draft.snapshot.entities
        self.entities: Mapping[str, Entity] = (
            {key: each for key, each in entities.items() if key not in gone} if gone else entities
        )
        self.relationships = draft.snapshot.relationships
        self.outgoing = draft.snapshot.outgoing
        self.incoming = draft.snapshot.incoming


def _beside(draft: Draft, written: Mapping[Place, Record], removed: set[Place]) -> dict[Place, Record]:
    """Records that stay as they are, and may be wrong by what happens beside them."""
    near: dict[Place, Record] = {}
    for place in chain(written, removed):
        if place[0] != Relationship.table:
            continue
        for tie in (draft.base(place), draft.made.get(place)):
            if isinstance(tie, Relationship):
                near |= {
                    (Entity.table, key): each for key in (tie.source, tie.target) if (each := draft.get("entity", key))
                }
    gone = {key for _, key in removed}
    for decision in draft.decisions() if gone else ():
        if gone & {decision.properties.get(RELATIONSHIP.name), decision.properties.get(DECIDED_BY.name)}:
            near[decision.table, decision.key] = decision
    return {place: each for place, each in near.items() if place not in written and place not in removed}


def _of_settings(draft: Draft, removed: set[Place]) -> Iterator[Trouble]:
    roster = draft.settings().default_roster
    if roster is not None and (Entity.table, roster) in removed:
        path, _ = draft.by[Entity.table, roster]
        hint = "make another roster the default first"
        yield Trouble(Sort.INVALID, (*path, "key"), f"{roster!r} is the roster the map measures on", roster, hint)


def _hanging_unseen(draft: Draft, removed: set[Place]) -> Iterator[Trouble]:
    """What is removed takes the ground from something that the author may not see."""
    for place in () if draft.sees_all else removed:
        if any(draft.is_out_of_sight(each) for each in _around(draft, *place)):
            path, _ = draft.by[place]
            yield Trouble(Sort.FORBIDDEN, path, draft.unseen)


def _trouble(draft: Draft, problem: Problem) -> Trouble:
    table, _, rest = problem.place.partition(" ")
    place = table, rest.strip("'\"")
    path, edit = draft.by.get(place, (None, None))
    if path is None or edit is None:  # something beside what was edited: say which
        paths = {each[0] for each in draft.by.values()}
        if draft.is_out_of_sight(draft.get(*place)):
            return Trouble(Sort.FORBIDDEN, next(iter(paths)) if len(paths) == 1 else (), draft.unseen)
        fact = f"{problem.place}: {problem.fact}"
        return Trouble(Sort.INVALID, next(iter(paths)) if len(paths) == 1 else (), fact, problem.value, problem.hint)
    field = edit.fields.get(problem.field, problem.field or "key")
    own = tuple(part for part in field.split(".") if part)
    if own and not hasattr(edit, own[0]):
        own = _property(edit, own[0])
    fact = problem.fact if own or not problem.field else f"{problem.field}: {problem.fact}"
    return Trouble(Sort.INVALID, (*path, *own), fact, problem.value, problem.hint)


def _property(edit: Edit, name: str) -> tuple[str, ...]:
    """Where an edit says a property; nowhere, if it takes none."""
    said = getattr(edit, "properties", None)
    if said is None:
        return ()
    places = [str(place) for place, each in enumerate(said if isinstance(said, tuple) else ()) if each.name == name]
    return ("properties", places[-1], "value") if places else ("properties",)


class _Stored:
    """The snapshot as the examination of a change set asks a store."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def versions(self, table: str, keys: Iterable[str]) -> dict[str, int]:
        found = ((key, self._draft.base((table, key))) for key in keys)
        return {key: each.version for key, each in found if each is not None}

    def referrers(self, table: str, keys: Iterable[str]) -> Iterator[Referrer]:
        for key in keys:
            for record in _around(self._draft, table, key):
                if self._draft.is_out_of_sight(record):
                    continue
                for field, to_table, to in references(record):
                    if (to_table, to) == (table, key):
                        yield Referrer(record.table, record.key, field, to)


def _around(draft: Draft, table: str, key: str) -> Iterable[Record]:
    """The records that would refer to one that is removed."""
    record = draft.base((table, key))
    if isinstance(record, Entity):
        text = draft.get("text", key)
        documents = {kind.name for kind in draft.ontology.kinds if kind.is_document}
        quoted = draft.evidence_in(key) if record.kind in documents else []
        yield from draft.ties(key)
        yield from draft.evidence_of(record)
        yield from (each for each in quoted if each.subject != key)
        yield from draft.responsibilities_of(key)
        if text is not None:
            yield text
    if isinstance(record, Relationship):
        yield from draft.evidence_of(record)
        yield from draft.responsibilities_on(key)


def _words(place: Place) -> str:
    return f"{place[0]} {place[1]!r}"
