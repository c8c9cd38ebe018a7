"""The map as it would be: changed records laid over those that are known."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Protocol

from graph.ontology import Ontology
from graph.pulse import beat
from graph.records import DocumentText, Entity, Evidence, Record, Relationship, Responsibility


class Known(Protocol):
    """What is on the map already. A snapshot is one."""

    @property
    def entities(self) -> Mapping[str, Entity]:
        """By key."""

    @property
    def relationships(self) -> Mapping[str, Relationship]:
        """By key."""

    def outgoing(self, key: str) -> Sequence[Relationship]:
        """The relationships that run from this entity."""

    def incoming(self, key: str) -> Sequence[Relationship]:
        """The relationships that run to this entity."""


class Shelf:
    """Entities and relationships by key and by end: the plainest thing that is :class:`Known`."""

    def __init__(self, entities: Iterable[Entity] = (), relationships: Iterable[Relationship] = ()) -> None:
        """Take them all; of two with one key the later one stays."""
        self.entities = {entity.key: entity for entity in entities}
        self.relationships = {relationship.key: relationship for relationship in relationships}
        self._outgoing: dict[str, list[Relationship]] = defaultdict(list)
        self._incoming: dict[str, list[Relationship]] = defaultdict(list)
        for relationship in self.relationships.values():
            self._outgoing[relationship.source].append(relationship)
            self._incoming[relationship.target].append(relationship)

    def outgoing(self, key: str) -> Sequence[Relationship]:
        """The relationships that run from this entity."""
        return self._outgoing.get(key, ())

    def incoming(self, key: str) -> Sequence[Relationship]:
        """The relationships that run to this entity."""
        return self._incoming.get(key, ())


def no_text(document: str) -> str | None:
    """For where no document's text is at hand."""
    del document
    return None


class World:
    """The map after a change that is only being considered.

    ``changed`` are the records that would be written, ``removed`` the keys of relationships that would go, ``text``
    answers with the text of a document that is on the map. ``ontology`` is the one extended by the map's own values.
    """

    def __init__(
        self,
        ontology: Ontology,
        changed: Iterable[Record],
        known: Known | None = None,
        *,
        removed: Collection[str] = (),
        text: Callable[[str], str | None] = no_text,
    ) -> None:
        """Lay *changed* over what is *known*."""
        self.ontology = ontology
        self.changed = tuple(changed)
        self.known: Known = known if known is not None else Shelf()
        self._removed = frozenset(removed)
        self._text = text
        self._own = Shelf(
            (each for each in self.changed if isinstance(each, Entity)),
            (each for each in self.changed if isinstance(each, Relationship)),
        )
        self._own_texts = {each.key: each.text for each in self.changed if isinstance(each, DocumentText)}
        self.entities: tuple[Entity, ...] = tuple(self._own.entities.values())
        self.relationships: tuple[Relationship, ...] = tuple(self._own.relationships.values())
        self.evidence = tuple(each for each in self.changed if isinstance(each, Evidence))
        self.responsibilities = tuple(each for each in self.changed if isinstance(each, Responsibility))

    def entity(self, key: str) -> Entity | None:
        """The entity with this key, as it would be."""
        beat()
        return self._own.entities.get(key) or self.known.entities.get(key)

    def relationship(self, key: str) -> Relationship | None:
        """The relationship with this key, as it would be."""
        own = self._own.relationships.get(key)
        return own if own is not None or key in self._removed else self.known.relationships.get(key)

    def outgoing(self, key: str) -> list[Relationship]:
        """The relationships that would run from this entity."""
        return [*self._own.outgoing(key), *self._still(self.known.outgoing(key))]

    def incoming(self, key: str) -> list[Relationship]:
        """The relationships that would run to this entity."""
        return [*self._own.incoming(key), *self._still(self.known.incoming(key))]

    def kept_from(self, key: str) -> Iterable[Relationship]:
        """The relationships from this entity that are on the map and would stay as they are."""
        return self._still(self.known.outgoing(key))

    def brings_text(self, document: str) -> bool:
        """Whether the text of a document is among what would be written."""
        return document in self._own_texts

    def text(self, document: str) -> str | None:
        """The text of a document, where it is at hand."""
        own = self._own_texts.get(document)
        return own if own is not None else self._text(document)

    def every_entity(self) -> Iterable[Entity]:
        """All entities, as they would be."""
        yield from self.entities
        yield from (entity for key, entity in self.known.entities.items() if key not in self._own.entities)

    def entity_keys(self) -> Iterable[str]:
        """The keys of all entities."""
        return self._own.entities.keys() | self.known.entities.keys()

    def _still(self, relationships: Iterable[Relationship]) -> Iterable[Relationship]:
        beat()
        for each in relationships:
            if each.key not in self._own.relationships and each.key not in self._removed:
                yield each
