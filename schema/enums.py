"""The enumerations of the schema, each value with its meaning."""

from collections.abc import Mapping
from enum import Enum, EnumType
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from graph.ontology import ONTOLOGY, Family, Symbol, ValueType
from graph.records import Basis, Certainty, ResponsibilityRole, Sensitivity
from graph.when import DatePrecision, Extent, Truth

Values = TypeVar("Values", bound=type[Enum])

MEANINGS: Mapping[Enum, str] = {
    Certainty.STATED: "Said in so many words.",
    Certainty.INFERRED: "Concluded; the basis says from what.",
    Basis.ORDER: "The order of paragraphs or items.",
    Basis.STRUCTURE: "The sentence or slide around it.",
    Basis.NAME: "The wording of a name.",
    Basis.LIST_SPLIT: "One phrase that names several; grammar rather than judgement.",
    Basis.STATUS: "A recorded status.",
    Sensitivity.PUBLIC: "For everybody.",
    Sensitivity.INTERNAL: "For the organization.",
    Sensitivity.RESTRICTED: "For those concerned.",
    Sensitivity.CONFIDENTIAL: "For named persons only.",
    ResponsibilityRole.ACCOUNTABLE: "Answers for it.",
    ResponsibilityRole.RESPONSIBLE: "Does the work.",
    ResponsibilityRole.SUPPORTING: "Helps with it.",
    ResponsibilityRole.CONSULTED: "Is asked before.",
    ResponsibilityRole.INFORMED: "Is told after.",
    ResponsibilityRole.DEPUTY: "Stands in.",
    Truth.YES: "It holds.",
    Truth.MAYBE: "It may hold: the dates leave it open.",
    Truth.NO: "It does not hold.",
    Extent.THROUGHOUT: "On every day from the first to the last.",
    Extent.SOME_TIME_WITHIN: "On some day, or days, in between.",
    DatePrecision.DAY: "The day is known.",
    DatePrecision.MONTH: "The month is known.",
    DatePrecision.QUARTER: "The quarter is known.",
    DatePrecision.SEMESTER: "The half of the year is known.",
    DatePrecision.YEAR: "The year is known.",
    DatePrecision.DECADE: "The decade is known.",
    DatePrecision.CENTURY: "The century is known.",
    DatePrecision.RANGE: "Some day between two.",
    DatePrecision.APPROXIMATE: "About then, or uncertain.",
    DatePrecision.NONE: "No day is known.",
    ValueType.TEXT: "A text.",
    ValueType.NUMBER: "A whole number.",
    ValueType.TRUTH: "True or false.",
    ValueType.DURATION: "A length of time as ISO 8601 writes it, such as P5Y.",
    Family.ENGAGEMENT: "Who is engaged with whom.",
    Family.PURPOSE: "What for, and by which means.",
    Family.STRUCTURE: "Who is part of what, leads it, or speaks for it.",
    Family.PARTNERS: "Agreements, registers and those who take part.",
    Family.PRIORITY: "What comes first, and whose it is.",
    Family.PROCESS: "Steps, and who takes part in them.",
    Family.JUDGEMENT: "What people have listed, read and decided.",
    **{symbol: f"A {symbol.value}." for symbol in Symbol},
}
"""What the values of the map's own enumerations mean."""


def described(values: Values, about: str, name: str | None = None) -> Values:
    """Make the enumeration *values* one of the schema.

    A value means what ``MEANINGS`` says; an enumeration of an analysis carries the meaning as its value.
    """
    strawberry.enum(values, name=name, description=about)
    definition: StrawberryEnumDefinition = values.__strawberry_definition__  # type: ignore[attr-defined] # set above
    for value, member in zip(definition.values, values, strict=True):
        value.description = MEANINGS.get(member) or str(member.value)
    return values


def is_described(values: type[Enum]) -> bool:
    """Whether it is one of the schema already."""
    return hasattr(values, "__strawberry_definition__")


def derived(name: str, about: str, members: Mapping[str, str]) -> type[Enum]:
    """A new enumeration of the schema: the *members* with their meanings, each its own name as value."""
    values: type[Enum] = EnumType.__call__(Enum, name, {member.upper(): member for member in members})
    described(values, about)
    definition: StrawberryEnumDefinition = values.__strawberry_definition__  # type: ignore[attr-defined] # set above
    for value, meaning in zip(definition.values, members.values(), strict=True):
        value.description = meaning
    return values


@strawberry.enum(description="Which way a relationship is followed from an entity.")
class Direction(Enum):
    """Which way a relationship is followed from an entity."""

    OUTGOING = strawberry.enum_value("outgoing", description="From the entity, its source, to the target.")
    INCOMING = strawberry.enum_value("incoming", description="From the entity, its target, back to the source.")
    BOTH = strawberry.enum_value("both", description="Either way.")


@strawberry.enum(description="Which way a list is ordered.")
class Sort(Enum):
    """Which way a list is ordered."""

    ASC = strawberry.enum_value("asc", description="Smallest, earliest or first in the alphabet first.")
    DESC = strawberry.enum_value("desc", description="Largest, latest or last in the alphabet first.")


if TYPE_CHECKING:
    Kind: TypeAlias = Enum
    RelationshipType: TypeAlias = Enum
else:
    Kind = derived("Kind", "What an entity is.", {kind.name: kind.about for kind in ONTOLOGY.kinds})
    RelationshipType = derived(
        "RelationshipType", "What a relationship says.", {each.name: each.about for each in ONTOLOGY.types}
    )

described(Certainty, "Said in so many words, or inferred.")
described(Basis, "What an inference rests on.")
described(Sensitivity, "Who may see it, least secret first.")
described(ResponsibilityRole, "What an office, post or person is on a relationship.")
described(Truth, "Whether something holds on a day.")
described(Extent, "What two dates mean together.")
described(DatePrecision, "How exact a date is known.")
described(ValueType, "What a property holds.")
described(Family, "What a relationship type is about.")
described(Symbol, "The shape a kind is drawn with.")
