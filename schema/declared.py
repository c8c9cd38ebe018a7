"""The ontology as data: what a client needs that knows no kind or type beforehand."""

import strawberry

from graph import ontology
from graph.ontology import Family, Symbol, ValueType
from graph.when import Extent
from schema.enums import Kind, RelationshipType


@strawberry.type(description="A property that a kind or type declares.")
class PropertyDeclaration:
    """A property that a kind or type declares."""

    name: str = strawberry.field(description="Its name.")
    about: str = strawberry.field(description="What it means.")
    type: ValueType = strawberry.field(description="What it holds.")
    values: list[str] = strawberry.field(description="The values it may have, this map's own included; empty: any.")
    open: bool = strawberry.field(description="Whether a map may add values of its own.")

    @staticmethod
    def of(declared: ontology.Property) -> "PropertyDeclaration":
        """The declaration as it is shown."""
        return PropertyDeclaration(
            name=declared.name,
            about=declared.about,
            type=declared.type,
            values=list(declared.values),
            open=declared.open,
        )


@strawberry.type(description="A kind of entity.")
class KindDeclaration:
    """A kind of entity."""

    kind: Kind = strawberry.field(description="The kind.")
    label: str = strawberry.field(description="One of it, in words.")
    plural: str = strawberry.field(description="Several of it, in words.")
    about: str = strawberry.field(description="What it is.")
    colour: str = strawberry.field(description="The colour it is drawn in, such as `#0B4FD6`.")
    symbol: Symbol = strawberry.field(description="The shape it is drawn with.")
    subtypes: list[str] = strawberry.field(description="Its finer sorts, this map's own included.")
    properties: list[PropertyDeclaration] = strawberry.field(description="The properties it declares.")
    extent: Extent = strawberry.field(description="What its dates mean where nothing is said.")
    is_subject: bool = strawberry.field(description="Whether its coverage can be asked about.")
    is_unit: bool = strawberry.field(description="Whether it may be able to hold a relationship.")
    holds_responsibility: bool = strawberry.field(description="Whether it may hold a role on a relationship.")

    @staticmethod
    def of(kind: ontology.Kind) -> "KindDeclaration":
        """The declaration as it is shown."""
        return KindDeclaration(
            kind=Kind(kind.name),
            label=kind.label,
            plural=kind.plural,
            about=kind.about,
            colour=kind.colour,
            symbol=kind.symbol,
            subtypes=list(kind.subtypes),
            properties=list(map(PropertyDeclaration.of, kind.properties)),
            extent=kind.extent,
            is_subject=kind.is_subject,
            is_unit=kind.is_unit,
            holds_responsibility=kind.holds_responsibility,
        )


@strawberry.type(description="Kinds that a relationship may run from, and to.")
class EndpointsDeclaration:
    """Kinds that a relationship may run from, and to."""

    sources: list[Kind] = strawberry.field(description="The kinds it may start from.")
    targets: list[Kind] = strawberry.field(description="The kinds it may lead to from those.")


@strawberry.type(description="A type of relationship.")
class RelationshipTypeDeclaration:
    """A type of relationship."""

    type: RelationshipType = strawberry.field(description="The type.")
    label: str = strawberry.field(description="How it reads from source to target.")
    reverse_label: str = strawberry.field(description="How it reads from target to source.")
    family: Family = strawberry.field(description="What it is about.")
    about: str = strawberry.field(description="What it says.")
    endpoints: list[EndpointsDeclaration] = strawberry.field(description="Where it may run.")
    roles: list[str] = strawberry.field(description="The roles it knows.")
    default_role: str | None = strawberry.field(description="The role where nothing is said.")
    properties: list[PropertyDeclaration] = strawberry.field(description="The properties it declares.")
    symmetric: bool = strawberry.field(description="Whether it says the same in both directions.")

    @staticmethod
    def of(declared: ontology.RelationshipType) -> "RelationshipTypeDeclaration":
        """The declaration as it is shown."""
        return RelationshipTypeDeclaration(
            type=RelationshipType(declared.name),
            label=declared.label,
            reverse_label=declared.reverse_label,
            family=declared.family,
            about=declared.about,
            endpoints=[
                EndpointsDeclaration(
                    sources=[Kind(kind.name) for kind in pair.sources],
                    targets=[Kind(kind.name) for kind in pair.targets],
                )
                for pair in declared.endpoints
            ],
            roles=list(declared.roles),
            default_role=declared.default_role,
            properties=list(map(PropertyDeclaration.of, declared.properties)),
            symmetric=declared.symmetric,
        )


@strawberry.type(description="Kinds and relationship types, in the order in which they are shown.")
class Ontology:
    """Kinds and relationship types."""

    kinds: list[KindDeclaration] = strawberry.field(description="The kinds of entity.")
    types: list[RelationshipTypeDeclaration] = strawberry.field(description="The types of relationship.")

    @staticmethod
    def of(declared: ontology.Ontology) -> "Ontology":
        """The ontology as it is shown."""
        return Ontology(
            kinds=list(map(KindDeclaration.of, declared.kinds)),
            types=list(map(RelationshipTypeDeclaration.of, declared.types)),
        )
