"""The declarations agree with themselves: what a kind or type says of others is so."""

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from graph.ontology import (
    ONTOLOGY,
    DecisionEffect,
    DutyStep,
    Family,
    Kind,
    Naming,
    Path,
    Property,
    RelationshipType,
    Symbol,
)
from graph.ontology import properties as declared

KINDS, TYPES = ONTOLOGY.kinds, ONTOLOGY.types
SUBJECTS = set(ONTOLOGY.subjects)
PROPERTIES = [each for each in vars(declared).values() if isinstance(each, Property)]

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
every_type = pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.name)
every_property = pytest.mark.parametrize("each", PROPERTIES, ids=lambda each: each.name)


def twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def test_no_name_stands_for_two_things() -> None:
    assert twice(kind.name for kind in KINDS) == []
    assert twice(kind.label for kind in KINDS) == []
    assert twice(kind.plural for kind in KINDS) == []
    assert twice(type_.name for type_ in TYPES) == []
    assert twice(each.name for each in PROPERTIES) == []


def test_no_two_kinds_look_alike() -> None:
    assert twice(f"{kind.colour} {kind.symbol.value}" for kind in KINDS) == []


@every_kind
def test_a_kind_can_be_shown_and_explained(kind: Kind) -> None:
    assert re.fullmatch(r"[a-z]+", kind.name)
    assert kind.label
    assert kind.plural
    assert kind.about.endswith(".")
    assert re.fullmatch(r"#[0-9A-F]{6}", kind.colour)
    assert kind.symbol in Symbol


@every_kind
def test_a_kind_has_subtypes_where_it_has_the_property_for_them(kind: Kind) -> None:
    assert bool(kind.subtypes) == (kind.property("subtype") is not None)
    assert twice(kind.subtypes) == []
    assert twice(each.name for each in kind.properties) == []


@every_kind
def test_the_marks_of_a_kind_name_its_own_subtypes_and_properties(kind: Kind) -> None:
    marked = {kind.register_subtype, kind.whole_subtype, kind.class_subtype} - {None}

    assert marked <= set(kind.subtypes)
    assert kind.holds_in is None or kind.holds_in in kind.properties
    assert kind.is_unit == any(each.able_to_own for each in kind.properties)
    if kind.decides:
        assert {effect.value for effect in DecisionEffect} <= set(kind.subtypes)


@pytest.mark.parametrize("mark", ["is_document", "is_roster", "is_record", "is_view", "decides"])
def test_one_kind_has_the_mark(mark: str) -> None:
    assert len([kind for kind in KINDS if getattr(kind, mark)]) == 1


@pytest.mark.parametrize(
    "mark", ["is_subject", "is_unit", "is_post", "holds_responsibility", "names_subjects", "is_aim"]
)
def test_some_kind_has_the_mark(mark: str) -> None:
    assert any(getattr(kind, mark) for kind in KINDS)


def test_units_and_posts_may_hold_a_responsibility() -> None:
    assert [kind.name for kind in KINDS if (kind.is_unit or kind.is_post) and not kind.holds_responsibility] == []


@every_property
def test_a_property_is_explained_and_its_values_are_distinct(each: Property) -> None:
    assert each.about.endswith(".")
    assert re.fullmatch(r"[a-z0-9_]+", each.name)
    assert twice(each.values) == []
    assert set(each.able_to_own) <= set(each.values)


def test_every_property_is_declared_once_and_used() -> None:
    bearers: list[Kind | RelationshipType] = [*KINDS, *TYPES]
    used = {id(each) for bearer in bearers for each in bearer.properties}

    assert used == {id(each) for each in PROPERTIES}


@every_type
def test_a_type_can_be_read_both_ways_and_explained(type_: RelationshipType) -> None:
    assert re.fullmatch(r"[A-Z]+(_[A-Z]+)*", type_.name)
    assert type_.label
    assert type_.reverse_label
    assert type_.about.endswith(".")
    assert type_.family in Family


@every_type
def test_a_type_runs_between_declared_kinds(type_: RelationshipType) -> None:
    assert type_.endpoints
    for pair in type_.endpoints:
        assert pair.sources
        assert pair.targets
        assert all(any(kind is each for each in KINDS) for kind in pair.sources + pair.targets)


@every_type
def test_the_roles_a_type_speaks_of_are_its_own(type_: RelationshipType) -> None:
    assert {type_.default_role, type_.counting_role, type_.assigning_role} - {None} <= set(type_.roles)
    assert twice(type_.roles) == []


@every_type
def test_a_type_that_names_or_lists_subjects_can_reach_one(type_: RelationshipType) -> None:
    named = {kind for pair in type_.endpoints for kind in pair.targets}
    naming = {kind for pair in type_.endpoints for kind in pair.sources}

    if type_.inverse_of_naming:
        assert naming & SUBJECTS
        assert any(kind.is_unit for kind in named)
    elif type_.names_subject or type_.addresses or type_.lists_subject:
        assert named & SUBJECTS
    if type_.lists_subject:
        assert all(kind.is_roster for kind in naming)


@every_type
def test_a_type_is_a_step_of_duty_where_it_is_followed_for_duty(type_: RelationshipType) -> None:
    assert (type_.duty_step is not None) == (Path.DUTY in type_.paths)


@every_type
def test_a_symmetric_type_reads_and_runs_the_same_both_ways(type_: RelationshipType) -> None:
    if type_.symmetric:
        assert type_.label == type_.reverse_label
        pairs = {
            (source.name, target.name) for source in KINDS for target in KINDS if type_.allows(source.name, target.name)
        }
        assert pairs == {(target, source) for source, target in pairs}
        assert not type_.acyclic


@pytest.mark.parametrize("meaning", [*Naming, *Path, *DutyStep], ids=str)
def test_every_meaning_that_an_analysis_asks_for_has_a_type(meaning: Naming | Path | DutyStep) -> None:
    borne = {type_.names_subject for type_ in TYPES} | {type_.duty_step for type_ in TYPES}

    assert meaning in borne or any(meaning in type_.paths for type_ in TYPES)


def test_files_of_their_own_are_not_shared() -> None:
    bearers: list[Kind | RelationshipType] = [*KINDS, *TYPES]
    files = [each.file for each in bearers if each.file]

    assert twice(files) == []
    assert all(file.endswith(".csv") for file in files)
