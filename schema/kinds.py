"""One object type a kind, with the properties it declares, and the list of its entities: all from the ontology."""

import inspect
import types
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, cast

import strawberry
from strawberry.utils.str_converters import to_snake_case

from graph import records
from graph.analyses.rosters import find_roster, rosters
from graph.ontology import ONTOLOGY, Kind, Property
from graph.ontology.properties import RELATIONSHIP
from schema.answering import is_in_force
from schema.arguments import ORDER_BY, WHERE, Since
from schema.columns import ENTITY_COLUMNS, RELATIONSHIP_COLUMNS, columns_of_kind
from schema.entity import Entity
from schema.filters import filter_on
from schema.listing import listed
from schema.ordering import order_on
from schema.paging import After, Before, Connection, First, Last, Page
from schema.references import Relationship
from schema.roots import Root
from schema.scope import Scope
from schema.show import show_one, shows


def _type_of(kind: Kind) -> type[Entity]:
    """The object type of a kind: an entity, with the properties that its kind declares."""
    made = types.new_class(_label(kind), (Entity,))
    made.__module__ = __name__
    inherited = {field.name for field in Entity.__strawberry_definition__.fields}  # type: ignore[attr-defined] # by strawberry
    fields = {each.name: _property_field(each) for each in kind.properties if each.name not in inherited}
    if kind.is_document:
        fields["text"] = strawberry.field(_text, description="Its text; null where it is not at hand.")
        fields["bears_out_entities"] = strawberry.field(
            _bears_out_entities, description="The entities of which it says something, by key."
        )
        fields["bears_out_relationships"] = strawberry.field(
            _bears_out_relationships, description="The relationships that rest on what it says, by key."
        )
    if kind.is_roster:
        fields["is_default"] = strawberry.field(_is_default, description="Whether it is the one measured on unasked.")
        fields["subjects"] = strawberry.field(_subjects, description="The subjects on it, by key.")
    if kind.decides:
        fields["in_force"] = strawberry.field(
            _in_force, description="Whether it is in force on the day: begun, not over, not withdrawn."
        )
        fields["decided"] = strawberry.field(
            _decided, description="The relationship or reading it is about; null where it is about none."
        )
    for name, field in fields.items():
        setattr(made, name, field)
    return strawberry.type(made, description=kind.about)


def _label(kind: Kind) -> str:
    return "".join(word.capitalize() for word in kind.label.split())


def _property_field(declared: Property) -> Any:
    def read(self: Entity) -> Any:
        return declared.read(self.record.properties)

    read.__name__ = declared.name
    read.__annotations__ = {"return": declared.type.held_as | None}
    return strawberry.field(read, description=declared.about)


def _text(self: Entity) -> str | None:
    door, view = self.scope.context.door, self.scope.view
    if view.lenses.recorded_as_of is None:
        return door.text(self.record.key)
    return door.text_at(self.record.key, view.snapshot.revision)


def _bears_out_entities(
    self: Entity, first: First = None, after: After = None, last: Last = None, before: Before = None
) -> Connection[Entity]:
    keys, _ = _borne_out(self)
    rows = [found for key in keys if (found := self.scope.find(key))]
    page = Page(first, after, last, before)
    return listed(self.scope, f"bears out entities {self.record.key}", rows, ENTITY_COLUMNS, page)


def _bears_out_relationships(
    self: Entity, first: First = None, after: After = None, last: Last = None, before: Before = None
) -> Connection[Relationship]:
    _, keys = _borne_out(self)
    rows = [found for key in keys if (found := self.scope.find_relationship(key))]
    page = Page(first, after, last, before)
    return listed(self.scope, f"bears out relationships {self.record.key}", rows, RELATIONSHIP_COLUMNS, page)


def _borne_out(self: Entity) -> tuple[list[str], list[str]]:
    key = self.record.key
    return self.scope.kept(("borne out by", key), lambda: self.scope.view.borne_out_by(key))


def _is_default(self: Entity) -> bool:
    return self.record.key == self.scope.view.settings.default_roster


def _subjects(
    self: Entity, first: First = None, after: After = None, last: Last = None, before: Before = None
) -> Connection[Entity]:
    members = find_roster(self.scope.view, self.record.key).members
    page = Page(first, after, last, before)
    return listed(self.scope, f"subjects {self.record.key}", members, ENTITY_COLUMNS, page)


def _in_force(self: Entity) -> bool:
    return is_in_force(self.scope, self.record)


def _decided(self: Entity) -> Relationship | None:
    key = self.record.properties.get(RELATIONSHIP.name)
    found = self.scope.view.find_relationship(str(key)) if key is not None else None
    return cast("Relationship | None", show_one(self.scope, found))


def _list_of(kind: Kind, type_: type[Entity]) -> Root:
    """The root field that lists the entities of a kind."""
    columns = columns_of_kind(kind.name)
    label = _label(kind)
    where_type = filter_on(f"{label}Filter", f"Which {kind.plural.lower()} to list; all must hold.", columns)
    order_type = order_on(f"{label}Order", f"What to order {kind.plural.lower()} by; exactly one of these.", columns)

    def answer(
        scope: Scope,
        where: Any = None,
        order_by: Any = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        since: Since = None,
    ) -> Any:
        page = Page(first, after, last, before)
        rows = [each for each in _rows(scope, kind) if since is None or each.validity.earliest >= since]
        name = kind.name if since is None else f"{kind.name} since {since}"
        return listed(scope, name, rows, columns, page, where, order_by)

    answer.__name__ = to_snake_case(kind.plural.replace(" ", ""))
    answer.__annotations__ |= {
        "where": Annotated[where_type | None, WHERE],
        "order_by": Annotated[list[order_type] | None, ORDER_BY],  # type: ignore[valid-type] # the type just made
        "return": Connection[type_],  # type: ignore[valid-type] # the type of this kind
    }
    signature = inspect.signature(answer)
    own = [each for each in signature.parameters.values() if kind.decides or each.name != "since"]
    answer.__signature__ = signature.replace(parameters=own)  # type: ignore[attr-defined] # read by inspect
    return Root(answer, f"{kind.plural}: {kind.about[0].lower()}{kind.about[1:]}")


def _rows(scope: Scope, kind: Kind) -> list[records.Entity]:
    if not kind.is_roster:
        return scope.entities(kind.name)
    return sorted(rosters(scope.view), key=lambda each: each.key)


KIND_TYPES: Mapping[str, type[Entity]] = {kind.name: _type_of(kind) for kind in ONTOLOGY.kinds}
"""The object types by kind."""

if TYPE_CHECKING:
    ROSTER: TypeAlias = Entity
    VIEW: TypeAlias = Entity
else:
    ROSTER = next(KIND_TYPES[kind.name] for kind in ONTOLOGY.kinds if kind.is_roster)
    VIEW = next(KIND_TYPES[kind.name] for kind in ONTOLOGY.kinds if kind.is_view)

Decision = next(KIND_TYPES[kind.name] for kind in ONTOLOGY.kinds if kind.decides)
"""The object type of decisions."""

KIND_LISTS = tuple(_list_of(kind, KIND_TYPES[kind.name]) for kind in ONTOLOGY.kinds)
"""The root fields that list entities by kind."""

shows(records.Entity, lambda scope, record: KIND_TYPES[record.kind](scope=scope, record=record))
