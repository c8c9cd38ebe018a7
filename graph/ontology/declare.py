"""What a kind, a property and a relationship type are declared with.

Every analysis, check, template, picture and API asks these marks and never the name of a kind or type, so that somebody
who declares a kind of their own has declared it everywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property

from graph.when import Extent


class ValueType(Enum):
    """What a property holds."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    DURATION = "duration"

    @property
    def held_as(self) -> type[str | int | bool]:
        """The type of its values in Python."""
        return int if self is ValueType.NUMBER else bool if self is ValueType.TRUTH else str


class Symbol(Enum):
    """The shape a kind is drawn with."""

    BOX = "box"
    CIRCLE = "circle"
    DIAMOND = "diamond"
    DOT = "dot"
    HEXAGON = "hexagon"
    SQUARE = "square"
    STAR = "star"
    TRIANGLE = "triangle"


class Family(Enum):
    """What a relationship type is about, for grouping in lists and legends."""

    ENGAGEMENT = "engagement"
    PURPOSE = "purpose"
    STRUCTURE = "structure"
    PARTNERS = "partners"
    PRIORITY = "priority"
    PROCESS = "process"
    JUDGEMENT = "judgement"


class Naming(Enum):
    """How the source of a relationship names the subject at its target."""

    MANDATE = "mandate"
    AIM = "aim"
    PURPOSE = "purpose"
    REGISTER = "register"
    DECISION = "decision"


class Path(Enum):
    """What a relationship type is followed for."""

    CLASS = "class"
    PART = "part"
    READING = "reading"
    DUTY = "duty"
    REACH = "reach"
    UNIT = "unit"
    STAND_IN = "stand-in"


class DutyStep(Enum):
    """The step that a type followed for duty is, on the way from a unit to a subject."""

    CHARGES = "charges"
    KEEPS = "keeps"
    CARRIES_OUT = "carries out"
    IS_ABOUT = "is about"


class DecisionEffect(Enum):
    """What a decision does, by its subtype."""

    ASSIGN = "assign"
    CONFIRM = "confirm"
    ACCEPT_READING = "accept-reading"
    REJECT_READING = "reject-reading"
    ACCEPT_GAP = "accept-gap"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Property:
    """A property of entities or relationships.

    ``values`` closes it to a list (empty: anything of its type); ``open`` lets a map add values of its own in its
    ``map.toml``; ``able_to_own`` are those values by which an office can hold a relationship.
    """

    name: str
    about: str
    type: ValueType = ValueType.TEXT
    values: tuple[str, ...] = ()
    open: bool = False
    able_to_own: tuple[str, ...] = ()

    def read(self, properties: Mapping[str, str | int | bool]) -> str | int | bool | None:
        """Its value among *properties*; None where there is none, or another tool wrote what is no such value."""
        value = properties.get(self.name)
        return value if type(value) is self.type.held_as else None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity.

    ``colour`` is a hex colour, ``symbol`` its shape, ``extent`` what its dates mean where a row does not say, ``file``
    the import file it has for itself. The marks: ``is_subject`` (its coverage can be asked about), ``is_unit`` (able to
    hold a relationship, by its property with ``able_to_own``), ``holds_responsibility`` (may hold a role on a
    relationship), ``is_post`` (people hold it), ``names_subjects`` (it counts when it is for or about a subject),
    ``register_subtype`` (the subtype by which it merely records), ``whole_subtype`` (the subtype whose parts are its
    single members), ``class_subtype`` (the subtype that stands for a class of them), ``holds_in`` (the property whose
    year is the period it holds in), ``is_aim`` (a goal, which a programme may serve), ``decides`` (a decision, known by
    subtype), ``is_document``, ``is_roster``, ``is_record`` (an entry of the
    ledger about a subject), ``is_view``, ``is_scenario``.
    """

    name: str
    label: str
    plural: str
    about: str
    colour: str
    symbol: Symbol
    properties: tuple[Property, ...] = ()
    subtypes: tuple[str, ...] = ()
    extent: Extent = Extent.THROUGHOUT
    file: str | None = None
    is_subject: bool = False
    is_unit: bool = False
    is_post: bool = False
    holds_responsibility: bool = False
    names_subjects: bool = False
    is_aim: bool = False
    register_subtype: str | None = None
    whole_subtype: str | None = None
    class_subtype: str | None = None
    holds_in: Property | None = None
    decides: bool = False
    is_document: bool = False
    is_roster: bool = False
    is_record: bool = False
    is_view: bool = False
    is_scenario: bool = False

    def property(self, name: str) -> Property | None:
        """Its property of this *name*, or None."""
        return next((each for each in self.properties if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The kinds a relationship may run from and to."""

    sources: tuple[Kind, ...]
    targets: tuple[Kind, ...]

    def allow(self, source: str, target: str) -> bool:
        """Whether a relationship may run from kind *source* to kind *target* (their names)."""
        return any(kind.name == source for kind in self.sources) and any(kind.name == target for kind in self.targets)


def same_kind(kinds: tuple[Kind, ...]) -> tuple[Endpoints, ...]:
    """Endpoints between two entities of one kind, for each of these *kinds*."""
    return tuple(Endpoints((kind,), (kind,)) for kind in kinds)


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A type of relationship, written ``UPPER_SNAKE``.

    ``label`` reads from source to target, ``reverse_label`` the other way. The marks: ``names_subject``
    (how the source names the subject at the target; with ``counting_role`` only in that role; with
    ``inverse_of_naming`` the target names the subject at the source), ``addresses`` (the subject is whom the source is
    for), ``paths`` (what it is followed for), ``duty_step`` (which step, where that is duty), ``contact_bearing``
    (somebody at one end could introduce somebody to the other), ``symmetric``, ``acyclic``, ``holds_post`` (a person is
    in the post), ``leads`` (the post leads the office), ``speaks_for`` (the source speaks for the target),
    ``delegates`` (the source speaks or acts for the target, on the matter that the qualifier limits it to),
    ``succeeds`` (the source takes the place of the target), ``lists_subject`` (a roster counts the subject),
    ``assigning_role`` (in this role a decision names whom it assigns).
    """

    name: str
    label: str
    reverse_label: str
    family: Family
    about: str
    endpoints: tuple[Endpoints, ...]
    roles: tuple[str, ...] = ()
    default_role: str | None = None
    counting_role: str | None = None
    properties: tuple[Property, ...] = ()
    file: str | None = None
    names_subject: Naming | None = None
    inverse_of_naming: bool = False
    addresses: bool = False
    paths: frozenset[Path] = field(default_factory=frozenset)
    duty_step: DutyStep | None = None
    contact_bearing: bool = False
    symmetric: bool = False
    acyclic: bool = False
    holds_post: bool = False
    leads: bool = False
    speaks_for: bool = False
    delegates: bool = False
    succeeds: bool = False
    lists_subject: bool = False
    assigning_role: str | None = None

    def allows(self, source: str, target: str) -> bool:
        """Whether it may run from kind *source* to kind *target* (their names)."""
        return any(pair.allow(source, target) for pair in self.endpoints)

    def property(self, name: str) -> Property | None:
        """Its property of this *name*, or None."""
        return next((each for each in self.properties if each.name == name), None)

    def ends_in_words(self) -> str:
        """Where it may run, for a message: "from Office to Stakeholder, State, Organization or Agreement"."""
        return "; ".join(f"from {_listed(pair.sources)} to {_listed(pair.targets)}" for pair in self.endpoints)


def _listed(kinds: tuple[Kind, ...]) -> str:
    labels = [kind.label for kind in kinds]
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} or {labels[-1]}"


@dataclass(frozen=True)
class Ontology:
    """Kinds and relationship types, by name, in the order in which they are shown."""

    kinds: tuple[Kind, ...]
    types: tuple[RelationshipType, ...]

    @cached_property
    def kind(self) -> Mapping[str, Kind]:
        """Kinds by name (``"office"``)."""
        return {kind.name: kind for kind in self.kinds}

    @cached_property
    def type(self) -> Mapping[str, RelationshipType]:
        """Relationship types by name (``"ENGAGES"``)."""
        return {each.name: each for each in self.types}

    @cached_property
    def subjects(self) -> tuple[Kind, ...]:
        """The kinds whose coverage can be asked about."""
        return tuple(kind for kind in self.kinds if kind.is_subject)

    def types_naming(self, naming: Naming) -> tuple[RelationshipType, ...]:
        """The types by which a source names a subject in this way."""
        return tuple(each for each in self.types if each.names_subject is naming)

    def types_for(self, path: Path) -> tuple[RelationshipType, ...]:
        """The types that are followed for *path*."""
        return tuple(each for each in self.types if path in each.paths)

    def extended(self, values: Mapping[str, Iterable[str]], able_to_own: Iterable[str]) -> "Ontology":
        """This ontology with a map's own values of the open lists, and its own unit types able to own.

        *values* maps a property's name (``subtype`` adds to every kind that has subtypes) to further values.
        """
        added = {name: tuple(more) for name, more in values.items()}
        owning = tuple(able_to_own)
        if not any(added.values()) and not owning:
            return self

        def grown(each: Property) -> Property:
            return replace(
                each,
                values=each.values + added.get(each.name, ()) if each.values else each.values,
                able_to_own=each.able_to_own + owning if each.able_to_own else (),
            )

        replaced = {
            kind.name: replace(
                kind,
                properties=tuple(map(grown, kind.properties)),
                subtypes=kind.subtypes + added.get("subtype", ()) if kind.subtypes else (),
            )
            for kind in self.kinds
        }
        types = tuple(
            replace(
                each,
                endpoints=tuple(
                    Endpoints(
                        tuple(replaced[kind.name] for kind in pair.sources),
                        tuple(replaced[kind.name] for kind in pair.targets),
                    )
                    for pair in each.endpoints
                ),
            )
            for each in self.types
        )
        return Ontology(tuple(replaced.values()), types)
