from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph.doctor import examine
from graph.records import ChangeSet, DocumentText, Entity, Evidence, Put, Record, Relationship, SubjectType
from graph.store import Finding, GraphStore
from graph.stores import open_store

PRESS = Entity(key="press-office", kind="office", name="Press Office", properties={"unit_type": "team"})
MEDIA = Entity(key="media", kind="stakeholder", name="Media")
TIE = Relationship(key="tie", type="ENGAGES", source="press-office", target="media", role="mandated")


@pytest.fixture
def store() -> Iterator[GraphStore]:
    made = open_store("sqlite://")
    yield made
    made.close()


def write(store: GraphStore, *records: Record) -> None:
    store.apply(ChangeSet(changes=tuple(Put(each, 0) for each in records), actor="Ada"))


def test_nothing_is_wrong_with_a_sound_map(store: GraphStore) -> None:
    write(store, PRESS, MEDIA, TIE)

    assert examine(store) == []


def test_what_breaks_the_ontology_is_found_with_its_place_and_mend(store: GraphStore) -> None:
    write(store, replace(PRESS, properties={"unit_type": "teem"}), MEDIA, replace(TIE, source="media", target="media"))

    findings = examine(store)

    assert {finding.place for finding in findings} >= {
        "entity 'press-office', unit_type",
        "relationship 'tie', type",
    }
    assert all(finding.fact.endswith(".") and finding.mend for finding in findings)


def test_a_quote_that_is_not_in_the_text_is_found(store: GraphStore) -> None:
    paper = Entity(key="paper", kind="document", name="A paper")
    quote = Evidence(
        key="quote",
        subject_type=SubjectType.ENTITY,
        subject="press-office",
        document="paper",
        quote="The press office",
        start=0,
        end=16,
    )
    write(store, PRESS, paper, DocumentText(key="paper", text="Nothing of the kind."), quote)

    [finding] = examine(store)

    assert isinstance(finding, Finding)
    assert finding.place.startswith("evidence 'quote'")
