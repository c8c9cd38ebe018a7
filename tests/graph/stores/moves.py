"""Words for contract tests: small records by key, and what is done with them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from graph.records import (
    Basis,
    Certainty,
    ChangeSet,
    DocumentText,
    Entity,
    Evidence,
    MapSettings,
    Origin,
    Put,
    Record,
    Relationship,
    Remove,
    Responsibility,
    ResponsibilityRole,
    Revision,
    Sensitivity,
    SubjectType,
)
from graph.store import Contents, GraphStore
from graph.when import DatePrecision, Extent, FuzzyDate, Validity

FULL_VALIDITY = Validity(
    FuzzyDate.read("2017-12~"),
    FuzzyDate.read("/2019"),
    Extent.SOME_TIME_WITHIN,
    "from about December",
    DatePrecision.APPROXIMATE,
    year_stated=False,
)
ORIGIN = Origin("a folder", 1)


def office(key: str = "press", name: str = "Press Office") -> Entity:
    """A plain entity."""
    return Entity(key=key, kind="office", name=name)


def tie(key: str = "a-tie", source: str = "press", target: str = "media") -> Relationship:
    """A plain relationship."""
    return Relationship(key=key, type="ENGAGES", source=source, target=target)


FULL_ENTITY = Entity(
    key="press",
    kind="office",
    name="Press Office",
    aliases=("The press", "Bureau de presse"),
    properties=MappingProxyType({"unit_type": "team", "number": 3, "generic": True}),
    validity=FULL_VALIDITY,
    certainty=Certainty.INFERRED,
    basis=Basis.LIST_SPLIT,
    sensitivity=Sensitivity.CONFIDENTIAL,
    note="A note",
    origin=ORIGIN,
)
FULL_RELATIONSHIP = Relationship(
    key="a-tie",
    type="ENGAGES",
    source="press",
    target="media",
    role="mandated",
    purpose="To inform",
    qualifier="in the region",
    condition="on request",
    properties=MappingProxyType({"item": 3, "stage": "signed", "generic": False}),
    validity=FULL_VALIDITY,
    certainty=Certainty.INFERRED,
    basis=Basis.ORDER,
    sensitivity=Sensitivity.PUBLIC,
    note="A note",
    origin=ORIGIN,
)
FULL_EVIDENCE = Evidence(
    key="a-quote",
    subject_type=SubjectType.RELATIONSHIP,
    subject="a-tie",
    document="paper",
    quote="The office informs the media.",
    start=0,
    end=29,
    locator="page 1",
    known_on=FuzzyDate.read("2018-03"),
    contradicts=True,
    sensitivity=Sensitivity.RESTRICTED,
    origin=ORIGIN,
)
FULL_RESPONSIBILITY = Responsibility(
    key="a-role",
    relationship="a-tie",
    holder="press",
    role=ResponsibilityRole.DEPUTY,
    validity=FULL_VALIDITY,
    certainty=Certainty.INFERRED,
    basis=Basis.STRUCTURE,
    sensitivity=Sensitivity.RESTRICTED,
    note="A note",
    origin=ORIGIN,
)
FULL_TEXT = DocumentText(key="paper", text="The office informs the media.", origin=ORIGIN)
FULL_SETTINGS = MapSettings(
    title="A map",
    reference_date=date(2018, 3, 1),
    default_roster="a-roster",
    languages=("en", "fr"),
    values=MappingProxyType({"unit_type": ("bureau", "cell"), "subtype": ()}),
    able_to_own=("bureau",),
    origin=ORIGIN,
)
A_MAP: tuple[Record, ...] = (
    FULL_SETTINGS,
    FULL_TEXT,
    FULL_RESPONSIBILITY,
    FULL_EVIDENCE,
    replace(FULL_EVIDENCE, key="another-quote", subject_type=SubjectType.ENTITY, subject="media"),
    FULL_RELATIONSHIP,
    FULL_ENTITY,
    Entity(key="media", kind="stakeholder", name="Media"),
    Entity(key="paper", kind="document", name="A paper"),
)
"""One record of every table with all its fields set; each stands before those that it refers to."""


def a_change_set(*changes: Put | Remove | Record, idempotency_key: str | None = None) -> ChangeSet:
    """A change set of *changes*; a record alone is a new one."""
    made = tuple(each if isinstance(each, Put | Remove) else Put(each, 0) for each in changes)
    return ChangeSet(changes=made, actor="Ada", reason="a test", idempotency_key=idempotency_key)


def write(store: GraphStore, *changes: Put | Remove | Record) -> Revision:
    """Commit *changes* together."""
    return store.apply(a_change_set(*changes))


def everything(store: GraphStore) -> dict[tuple[str, str], Record]:
    """All records of the map but texts, by table and key."""
    return {(record.table, record.key): record for record in records_of(store.contents())}


def records_of(contents: Contents) -> Iterator[Record]:
    """The records of *contents*; settings only where some were written."""
    yield from contents.entities
    yield from contents.relationships
    yield from contents.evidence
    yield from contents.responsibilities
    if contents.settings.version:
        yield contents.settings
