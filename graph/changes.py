"""What a change did to a record: what became of it, field by field, and whether a viewer may know."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

import orjson

from graph.codec import to_plain
from graph.map_view import MapView
from graph.records import (
    DocumentText,
    Entity,
    Evidence,
    LoggedChange,
    MapSettings,
    Record,
    Relationship,
    Responsibility,
    Sensitivity,
    SubjectType,
)

_BOOKKEEPING = frozenset({"key", "version", "origin"})


class ChangeKind(Enum):
    """What became of a record."""

    CREATED = "It was put on the map."
    AMENDED = "Something about it was changed."
    RETIRED = "It was given an end: it stays on record, and does not hold after it."
    DELETED = "It was removed as a mistake."


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after a change, as text; None where it said nothing."""

    name: str
    before: str | None
    after: str | None


def kind_of(change: LoggedChange) -> ChangeKind:
    """What became of the record."""
    if change.before is None:
        return ChangeKind.CREATED
    if change.after is None:
        return ChangeKind.DELETED
    return ChangeKind.RETIRED if _has_end(change.after) and not _has_end(change.before) else ChangeKind.AMENDED


def fields_of(change: LoggedChange) -> tuple[FieldChange, ...]:
    """What the change says otherwise than before, by name.

    Names and values are those of the change log; declared properties stand by their own names. Lists and tables are
    JSON. Left out are keys, versions and where a record was loaded from, and the texts of documents, which are long.
    """
    before, after = _cells(change.before), _cells(change.after)
    return tuple(
        FieldChange(name, _text(before.get(name)), _text(after.get(name)))
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    )


def may_know(view: MapView, change: LoggedChange) -> bool:
    """Whether the viewer may know of a change: only of what they may see, as it was, as it became, and as it is now.

    With the lens *stated only*, a relationship or role that was inferred before and after is left out.
    """
    states = [each for each in (change.before, change.after) if each is not None]
    if not all(_sees(view, each) for each in states):
        return False
    ties = [each for each in states if isinstance(each, Relationship | Responsibility)]
    return not ties or any(map(view.keeps, ties))


def may_know_all(view: MapView) -> bool:
    """Whether the viewer may know of every change, and no lens leaves one out."""
    return _sees_everything(view) and not view.lenses.stated_only


def concerned(change: LoggedChange) -> tuple[str, str] | None:
    """The entity or relationship that a change is about, as its table and key; None where the map itself is."""
    record = change.after or change.before
    match record:
        case Evidence():
            return record.subject_type.value, record.subject
        case Responsibility():
            return Relationship.table, record.relationship
        case DocumentText():
            return Entity.table, record.key
        case Entity() | Relationship():
            return record.table, record.key
        case _:
            return None


def _has_end(record: Record) -> bool:
    return isinstance(record, Entity | Relationship | Responsibility) and record.validity.end is not None


def _cells(record: Record | None) -> dict[str, Any]:
    if record is None or isinstance(record, DocumentText):
        return {}
    plain = to_plain(record)
    properties = plain.pop("properties", {})
    return {name: value for name, value in {**plain, **properties}.items() if name not in _BOOKKEEPING}


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def _sees(view: MapView, record: Record) -> bool:
    if isinstance(record, MapSettings):
        return True
    if isinstance(record, DocumentText):
        return _sees_entity(view, record.key)
    return record.sensitivity <= view.lenses.ceiling and all(_seen_with(view, record))


def _seen_with(view: MapView, record: Entity | Relationship | Evidence | Responsibility) -> Iterator[bool]:
    match record:
        case Entity():
            yield _sees_entity(view, record.key)
        case Relationship():
            yield _sees_relationship(view, record.key)
            yield _sees_entity(view, record.source)
            yield _sees_entity(view, record.target)
        case Evidence():
            of_entity = record.subject_type is SubjectType.ENTITY
            yield (_sees_entity if of_entity else _sees_relationship)(view, record.subject)
            yield _sees_entity(view, record.document)
        case Responsibility():
            yield _sees_relationship(view, record.relationship)
            yield _sees_entity(view, record.holder)


def _sees_entity(view: MapView, key: str) -> bool:
    if key in view.snapshot.entities:
        return view.find(key) is not None
    return _sees_everything(view)


def _sees_relationship(view: MapView, key: str) -> bool:
    found = view.snapshot.relationships.get(key)
    return view.may_see(found) if found is not None else _sees_everything(view)


def _sees_everything(view: MapView) -> bool:
    # how secret something was that is no longer on the map cannot be told from the map
    return view.lenses.ceiling is Sensitivity.CONFIDENTIAL
