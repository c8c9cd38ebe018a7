"""The same moves on a store and on a plain model of it: whatever happens, they agree."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from graph.errors import Conflict
from graph.records import (
    BEGINNING,
    Change,
    ChangeSet,
    DocumentText,
    Entity,
    Evidence,
    Put,
    Record,
    Relationship,
    Remove,
    Responsibility,
    Revision,
)
from graph.store import GraphStore
from tests.graph.stores.grounds import Ground, Neo4jDatabases
from tests.graph.stores.moves import everything
from tests.strategies import KEYS, entities, records

Place: TypeAlias = tuple[str, str]
Model: TypeAlias = dict[Place, Record]


def place_of(change: Change) -> Place:
    return (change.record.table, change.record.key) if isinstance(change, Put) else (change.table, change.key)


def refers_to(record: Record) -> set[Place]:
    match record:
        case Relationship():
            return {("entity", record.source), ("entity", record.target)}
        case Evidence():
            return {(record.subject_type.value, record.subject), ("entity", record.document)}
        case Responsibility():
            return {("relationship", record.relationship), ("entity", record.holder)}
        case DocumentText():
            return {("entity", record.key)}
        case _:
            return set()


def after(model: Model, changes: tuple[Change, ...]) -> Model | None:
    """The model after *changes*, or None where they conflict."""
    places = [place_of(change) for change in changes]
    if len(set(places)) < len(places):
        return None
    grown = dict(model)
    for place, change in zip(places, changes, strict=True):
        version = model[place].version if place in model else 0
        if version != change.expected or (isinstance(change, Remove) and not version):
            return None
        if isinstance(change, Put):
            grown[place] = replace(change.record, version=version + 1)
        else:
            del grown[place]
    if any(to not in grown for record in grown.values() for to in refers_to(record)):
        return None
    return grown


class StoreAndModel(RuleBasedStateMachine):
    """One store, one dictionary, the same change sets on both."""

    new_store: Callable[[], GraphStore]

    def __init__(self) -> None:
        super().__init__()
        self.store = self.new_store()
        self.model: Model = {}
        self.revision = BEGINNING
        self.marker = self.store.marker()
        self.answers: dict[str, Revision] = {}
        self.told: dict[Place, list[tuple[int, Record | None, Record | None]]] = {}

    @initialize(entities=st.lists(entities(), max_size=8, unique_by=lambda entity: entity.key))
    def start_with_some_entities(self, entities: list[Entity]) -> None:
        if entities:
            self.apply(tuple(Put(entity, 0) for entity in entities), None)

    def expected(self, table: str, key: str, right: bool) -> int:
        known = self.model.get((table, key))
        version = known.version if known else 0
        return version if right else version + 1

    @rule(
        chosen=st.lists(records, min_size=1, max_size=6),
        rights=st.lists(st.sampled_from([True] * 9 + [False]), min_size=6, max_size=6),
        idempotency_key=st.none() | st.sampled_from("xy"),
    )
    def put(self, chosen: list[Record], rights: list[bool], idempotency_key: str | None) -> None:
        changes = (
            Put(record, self.expected(record.table, record.key, right))
            for record, right in zip(chosen, rights, strict=False)
        )
        self.apply(tuple(changes), idempotency_key)

    @rule(
        tables=st.lists(
            st.sampled_from(["entity", "relationship", "evidence", "responsibility", "text", "map"]),
            min_size=1,
            max_size=4,
        ),
        key=KEYS,
        right=st.sampled_from([True, True, True, False]),
    )
    def remove(self, tables: list[str], key: str, right: bool) -> None:
        self.apply(tuple(Remove(table, key, self.expected(table, key, right)) for table in tables), None)

    @rule()
    def remove_an_entity_with_all_that_refers_to_it(self) -> None:
        for place in sorted(place for place in self.model if place[0] == "entity"):
            gone = {place}
            while more := {each for each, record in self.model.items() if refers_to(record) & gone} - gone:
                gone |= more
            self.apply(tuple(Remove(*each, self.model[each].version) for each in sorted(gone)), None)
            return

    def apply(self, changes: tuple[Change, ...], idempotency_key: str | None) -> None:
        change_set = ChangeSet(changes=changes, actor="Ada", reason="", idempotency_key=idempotency_key)
        if idempotency_key in self.answers:
            assert self.store.apply(change_set) == self.answers[idempotency_key]
            return
        grown = after(self.model, changes)
        if grown is None:
            with pytest.raises(Conflict):
                self.store.apply(change_set)
            return
        self.revision = self.store.apply(change_set)
        if idempotency_key is not None:
            self.answers[idempotency_key] = self.revision
        for place in map(place_of, changes):
            entry = (self.revision.number, self.model.get(place), grown.get(place))
            self.told.setdefault(place, []).append(entry)
        self.model = grown
        assert self.store.marker() != self.marker
        self.marker = self.store.marker()

    @invariant()
    def the_store_is_at_the_same_revision(self) -> None:
        assert self.store.revision() == self.revision
        assert self.store.marker() == self.marker

    @invariant()
    def the_store_holds_the_same_records(self) -> None:
        texts = {place: record for place, record in self.model.items() if place[0] == "text"}
        assert everything(self.store) == {place: self.model[place] for place in self.model.keys() - texts.keys()}
        found = self.store.get("text", [f"key-{letter}" for letter in "abcdefgh"])
        assert {(each.table, each.key): each for each in found} == texts

    def teardown(self) -> None:
        for (table, key), told in self.told.items():
            history = self.store.history(table, key)
            assert [(each.revision, each.before, each.after) for each in history] == told
        numbers = [revision.number for revision, _ in self.store.changes(0)]
        assert numbers == list(range(1, self.revision.number + 1))
        assert self.store.check() == []
        self.store.close()


def test_store_and_model_agree(ground: Ground) -> None:
    machine = type("Machine", (StoreAndModel,), {"new_store": staticmethod(ground.empty)})
    examples = 4 if isinstance(ground, Neo4jDatabases) else 20  # every move there crosses the wire several times
    budget = settings(
        max_examples=examples, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
    )

    run_state_machine_as_test(machine, settings=budget)
