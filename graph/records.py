"""What the map is made of: entities, relationships, what bears them out, and who holds a role on them.

Every record has a key that is stable and unique among its like, and a version that the store counts up with each change
(0: not stored yet). Records are immutable; a changed record is a new one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum, IntEnum
from types import MappingProxyType
from typing import ClassVar, TypeAlias

from graph.when import ALWAYS, FuzzyDate, Validity

PropertyValue: TypeAlias = str | int | bool
Properties: TypeAlias = Mapping[str, PropertyValue]

NO_PROPERTIES: Properties = MappingProxyType({})


class Certainty(Enum):
    """Said in so many words, or inferred."""

    STATED = "stated"
    INFERRED = "inferred"


class Basis(Enum):
    """What an inference rests on."""

    ORDER = "order"
    STRUCTURE = "structure"
    NAME = "name"
    LIST_SPLIT = "list-split"
    STATUS = "status"

    @property
    def is_inference(self) -> bool:
        """Whether it is one in the sense of *stated only*: a list split is grammar, a recorded status a record."""
        return self not in (Basis.LIST_SPLIT, Basis.STATUS)


class Sensitivity(IntEnum):
    """Who may see a record, least secret first."""

    PUBLIC = 0
    INTERNAL = 1
    RESTRICTED = 2
    CONFIDENTIAL = 3


class ResponsibilityRole(Enum):
    """What an office, post or person is on a relationship."""

    ACCOUNTABLE = "accountable"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    CONSULTED = "consulted"
    INFORMED = "informed"
    DEPUTY = "deputy"


class SubjectType(Enum):
    """What a piece of evidence bears out."""

    ENTITY = "entity"
    RELATIONSHIP = "relationship"


@dataclass(frozen=True, slots=True)
class Origin:
    """The source that loaded a record (a folder or map by name), and the version the record had when it did.

    A record whose version is another by now has been edited since.
    """

    source: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A node of the map."""

    table: ClassVar[str] = "entity"

    key: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    properties: Properties = field(default_factory=lambda: NO_PROPERTIES)
    validity: Validity = ALWAYS
    certainty: Certainty = Certainty.STATED
    basis: Basis | None = None
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    note: str | None = None
    origin: Origin | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """A dated, sourced tie of one type from a source to a target entity; one period."""

    table: ClassVar[str] = "relationship"

    key: str
    type: str
    source: str
    target: str
    role: str | None = None
    purpose: str | None = None
    qualifier: str | None = None
    condition: str | None = None
    properties: Properties = field(default_factory=lambda: NO_PROPERTIES)
    validity: Validity = ALWAYS
    certainty: Certainty = Certainty.STATED
    basis: Basis | None = None
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    note: str | None = None
    origin: Origin | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a document says about an entity or a relationship.

    ``start`` and ``end`` count characters of the document's text from 0, end excluded; where the text is not at hand
    they and the quote are None and ``locator`` says where it stands. ``known_on`` is the day the source speaks for.
    ``contradicts``: the source says otherwise.
    """

    table: ClassVar[str] = "evidence"

    key: str
    subject_type: SubjectType
    subject: str
    document: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    locator: str | None = None
    known_on: FuzzyDate | None = None
    contradicts: bool = False
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    origin: Origin | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """A role that an office, post or person holds on a relationship."""

    table: ClassVar[str] = "responsibility"

    key: str
    relationship: str
    holder: str
    role: ResponsibilityRole
    validity: Validity = ALWAYS
    certainty: Certainty = Certainty.STATED
    basis: Basis | None = None
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    note: str | None = None
    origin: Origin | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """The text of a document; ``key`` is the document's. Snapshots leave it in the store."""

    table: ClassVar[str] = "text"

    key: str
    text: str
    origin: Origin | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSettings:
    """What the map says of itself; there is one, under the key ``map``.

    ``reference_date`` is the day that questions are asked as of when nothing is said (None: today), ``values`` the
    map's own values of the open lists, ``able_to_own`` its own unit types that can hold a relationship.
    """

    table: ClassVar[str] = "map"

    key: str = "map"
    title: str = "Untitled map"
    reference_date: date | None = None
    default_roster: str | None = None
    languages: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    able_to_own: tuple[str, ...] = ()
    origin: Origin | None = None
    version: int = 0


Record: TypeAlias = Entity | Relationship | Evidence | Responsibility | DocumentText | MapSettings

TABLES: Mapping[str, type[Record]] = MappingProxyType(
    {each.table: each for each in (Entity, Relationship, Evidence, Responsibility, DocumentText, MapSettings)}
)
"""Record types by the name of their table, in an order in which each may be written after those before it."""


@dataclass(frozen=True, slots=True)
class Put:
    """Write this record: create it where ``expected`` is 0, change version ``expected`` of it otherwise."""

    record: Record
    expected: int

    @property
    def place(self) -> tuple[str, str]:
        """The table and the key of the record."""
        return self.record.table, self.record.key


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove version ``expected`` of the record with this key: for mistakes only. Nothing may refer to it any more."""

    table: str
    key: str
    expected: int

    @property
    def place(self) -> tuple[str, str]:
        """The table and the key of the record."""
        return self.table, self.key


Change: TypeAlias = Put | Remove


def says_the_same(one: Record, other: Record) -> bool:
    """Whether two records say the same, however often and by whomever they were written."""
    return one == replace(other, origin=one.origin, version=one.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Changes that are made together or not at all, with who made them and why.

    ``idempotency_key``: within :data:`KEY_KEPT` a second change set with the same key changes nothing and answers with
    the first one's revision. ``asked`` tells what was asked under that key, so that the key is refused for anything
    else; ``things`` are table and key of what the change set is about, so that the same answer can be given again.
    ``based_on`` is the number of the revision that the changes were made of, where nothing may have come between.
    """

    changes: tuple[Change, ...]
    actor: str
    reason: str = ""
    idempotency_key: str | None = None
    asked: str | None = None
    things: tuple[tuple[str, str], ...] = ()
    based_on: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A committed change set. Number 0 is the empty map before the first one.

    Numbers have no gaps, and ``committed_at`` (UTC) never goes back.
    """

    number: int
    committed_at: datetime
    actor: str
    reason: str = ""
    idempotency_key: str | None = None
    asked: str | None = None
    things: tuple[tuple[str, str], ...] = ()


KEY_KEPT = timedelta(hours=24)
"""How long an idempotency key stands for what was committed under it."""

BEGINNING = Revision(number=0, committed_at=datetime(1970, 1, 1, tzinfo=UTC), actor="")
"""The empty map before the first change set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedChange:
    """One record before and after a change set; None where there was or is none."""

    revision: int
    table: str
    key: str
    before: Record | None
    after: Record | None
