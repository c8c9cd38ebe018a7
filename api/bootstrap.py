"""Wires store, map and schema, once, from the settings."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.settings import Settings
from graph.editing import Author
from graph.relationship_map import RelationshipMap
from graph.stores import open_store

if TYPE_CHECKING:  # the schema takes half a second to load, and most commands do without it
    from schema.documents import Documents
    from schema.execution import Runner
    from schema.limits import Limits


@dataclass(frozen=True, slots=True)
class Service:
    """Everything that answers, wired together."""

    settings: Settings
    door: RelationshipMap
    runner: "Runner"
    documents: "Documents"

    def close(self) -> None:
        """Give everything back."""
        self.door.close()


def open_map(settings: Settings, *, create: bool = True) -> RelationshipMap:
    """The door to the map in the store that the settings name; without *create* a file must be there already.

    Raises:
        StoreMismatch: There is no such store.
        StoreUnavailable: It does not answer.
    """
    store = open_store(
        settings.store_url,
        username=settings.store_username,
        password=settings.password(),
        database=settings.store_database,
        create=create,
    )
    return RelationshipMap(store)


def open_service(settings: Settings) -> Service:
    """The service over the map in the store that the settings name.

    Raises:
        StoreMismatch: There is no such store.
        StoreUnavailable: It does not answer.
    """
    return service_over(open_map(settings), settings)


def service_over(door: RelationshipMap, settings: Settings) -> Service:
    """The service over an open map, which is read before anybody asks.

    Raises:
        Unusable: The manifest that the settings name is none.
    """
    from schema.execution import Runner

    documents = documents_of(settings)
    door.snapshot()
    runner = Runner(
        door,
        limits_of(settings),
        introspection=settings.introspection,
        trusted=documents.listed,
        author=Author(settings.actor),
    )
    return Service(settings, door, runner, documents)


def documents_of(settings: Settings) -> "Documents":
    """The documents known from the start: those of the manifest that the settings name, and those of our own pages.

    Raises:
        Unusable: The manifest is none.
    """
    from schema.documents import Documents
    from schema.manifest import read_manifest
    from viz.page import explorer_documents

    listed = read_manifest(settings.manifest) if settings.manifest else []
    return Documents(settings.persisted_documents, [*explorer_documents(), *listed])


def limits_of(settings: Settings) -> "Limits":
    """The limits that the settings set."""
    from schema.limits import Limits
    from schema.scope import PageSizes

    return Limits(
        depth=settings.max_depth,
        aliases=settings.max_aliases,
        repeats=settings.max_repeats,
        directives=settings.max_directives,
        tokens=settings.max_tokens,
        nesting=settings.max_nesting,
        cost=settings.max_cost,
        seconds=settings.max_seconds,
        pages=PageSizes(settings.page_size, settings.max_page_size),
    )
