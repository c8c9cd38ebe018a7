"""Everything that can be asked."""

import sys
from itertools import islice
from typing import Annotated, TypeAlias, cast

import strawberry
from strawberry.tools import create_type

from graph import records
from graph.analyses.rosters import find_roster, rosters
from graph.search import search as find
from schema.about_map import Map, Revision
from schema.answers import QUESTIONS
from schema.arguments import (
    AfterRevision,
    EntitiesOrder,
    EntitiesWhere,
    LogOrder,
    OfKinds,
    OfTypes,
    RelationshipsOrder,
    RelationshipsWhere,
)
from schema.change import ChangeConnection
from schema.columns import ENTITY_COLUMNS, RELATIONSHIP_COLUMNS
from schema.cursors import read_id
from schema.declared import Ontology
from schema.described import Node
from schema.entity import Entity
from schema.enums import Sort
from schema.kinds import KIND_LISTS, ROSTER, VIEW
from schema.listing import listed
from schema.log import log_of
from schema.paging import After, Before, Connection, First, Last, Page
from schema.paths import PATHS
from schema.problems import BadInput
from schema.relationship import Relationship
from schema.roots import Root
from schema.scenario import scenario_field
from schema.scope import Scope, values_of
from schema.show import show_one

LONGEST_SEARCH = 200
"""How many characters a search may have."""

Key: TypeAlias = Annotated[str, strawberry.argument(description="The key.")]


def node(scope: Scope, id: Annotated[strawberry.ID, strawberry.argument(description="The global id.")]) -> Node | None:
    """The thing with this global id, or None."""
    match read_id(id):
        case (records.Entity.table, key):
            return cast("Node | None", show_one(scope, scope.find(key)))
        case (records.Relationship.table, key):
            return cast("Node | None", show_one(scope, scope.find_relationship(key)))
        case _:
            return None


def nodes(
    scope: Scope, ids: Annotated[list[strawberry.ID], strawberry.argument(description="The global ids.")]
) -> list[Node | None]:
    """The things with these global ids, in their order, None where there is none."""
    most = scope.context.pages.largest
    if len(ids) > most:
        raise BadInput(f"ids: {len(ids)} are more than can be asked for at once. Ask for at most {most}.")
    return [node(scope, each) for each in ids]


def entity(scope: Scope, key: Key) -> Entity | None:
    """The entity with this key, or None."""
    return cast("Entity | None", show_one(scope, scope.find(key)))


def entities(
    scope: Scope,
    kinds: OfKinds = None,
    where: EntitiesWhere = None,
    order_by: EntitiesOrder = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[Entity]:
    """The entities that fit, a page at a time."""
    wanted = values_of(kinds)
    page = Page(first, after, last, before)
    return listed(scope, f"entities {wanted}", scope.entities(*wanted), ENTITY_COLUMNS, page, where, order_by)


def relationship(scope: Scope, key: Key) -> Relationship | None:
    """The relationship with this key, or None."""
    return cast("Relationship | None", show_one(scope, scope.find_relationship(key)))


def relationships(
    scope: Scope,
    types: OfTypes = None,
    where: RelationshipsWhere = None,
    order_by: RelationshipsOrder = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[Relationship]:
    """The relationships that fit, a page at a time."""
    wanted = values_of(types)
    rows = scope.relationships(*wanted)
    page = Page(first, after, last, before)
    return listed(scope, f"relationships {wanted}", rows, RELATIONSHIP_COLUMNS, page, where, order_by)


@strawberry.type(description="Something that was found by what people call it.")
class SearchHit:
    """Something that was found by what people call it."""

    entity: Entity | None = strawberry.field(description="What was found.")
    score: float = strawberry.field(description="How well it fits, from 0 to 100.")
    matched: str = strawberry.field(description="The name, alias, purpose or quote that matched.")


def search(
    scope: Scope,
    text: Annotated[str, strawberry.argument(description="What people call it; typing errors are forgiven.")],
    kinds: OfKinds = None,
    first: First = None,
) -> list[SearchHit]:
    """What is found by *text*, best first."""
    if len(text) > LONGEST_SEARCH:
        raise BadInput(f"text: it has {len(text)} characters. Search for at most {LONGEST_SEARCH}.")
    size = Page(first).size(scope.context.pages)
    hits = (hit for hit in find(scope.view, text, values_of(kinds), first=sys.maxsize) if scope.find(hit.entity.key))
    return [
        SearchHit(entity=show_one(scope, hit.entity), score=round(hit.score, 1), matched=hit.matched)
        for hit in islice(hits, size)
    ]


def roster(scope: Scope, key: Key) -> ROSTER | None:
    """The roster with this key.

    Raises:
        NotFound: There is none; the nearest are offered.
    """
    find_roster(scope.view, key)
    found = next((each for each in rosters(scope.view) if each.key == key), None)
    return cast("Entity | None", show_one(scope, found))


def view(scope: Scope, key: Key) -> VIEW | None:
    """The saved view with this key, or None."""
    found = scope.find(key)
    is_view = found is not None and scope.view.ontology.kind[found.kind].is_view
    return cast("Entity | None", show_one(scope, found if is_view else None))


def changes(
    scope: Scope,
    after_revision: AfterRevision = None,
    order: LogOrder = Sort.DESC,
    first: First = None,
    after: After = None,
) -> ChangeConnection:
    """The change log, a page at a time."""
    since, page = after_revision or 0, Page(first, after)
    return ChangeConnection(slice=log_of(scope, since, page, oldest_first=order is Sort.ASC), scope=scope)


def ontology(scope: Scope) -> Ontology:
    """The ontology with the map's own values."""
    return Ontology.of(scope.view.ontology)


def map(scope: Scope) -> Map:
    """What the map says of itself."""
    return Map(scope=scope)


def revision(scope: Scope) -> Revision:
    """How far the map has been written."""
    return Revision(scope=scope, record=scope.view.snapshot.revision)


_FIELDS = (
    Root(node, "The thing with this global id; null where there is none.", takes_lenses=False),
    Root(nodes, "The things with these global ids, in their order; null where there is none.", takes_lenses=False),
    Root(entity, "The entity with this key; null where there is none."),
    Root(entities, "Entities of any kind."),
    Root(relationship, "The relationship with this key; null where there is none."),
    Root(relationships, "Relationships of any type."),
    Root(search, "Entities by what people call them, best first: names, aliases, purposes, quotes."),
    Root(roster, "The roster with this key; `everything-named` holds every subject that anything names."),
    Root(view, "The saved view with this key; null where there is none."),
    Root(
        changes,
        "What was changed, by whom, when and why, step by step; older steps are read from the store's log. A lens of "
        "recorded time ends it there; others are laid over what its steps concern.",
    ),
    Root(ontology, "The kinds, types and properties that the map knows."),
    Root(map, "What the map says of itself."),
    Root(revision, "The revision that this answer is of."),
)

_ROOTS = (*_FIELDS, PATHS, *KIND_LISTS, *QUESTIONS)

Query = create_type(
    "Query",
    [*(each.on_map() for each in _ROOTS), scenario_field(_ROOTS)],
    description="Everything that can be asked.",
)
