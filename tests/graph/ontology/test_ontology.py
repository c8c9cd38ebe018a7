from dataclasses import replace

import pytest

from graph.ontology import ONTOLOGY, Kind, Naming, Ontology, Path, Symbol
from graph.ontology.properties import YEAR

KINDS, TYPES = ONTOLOGY.kinds, ONTOLOGY.types


def test_kinds_and_types_are_found_by_name_in_the_order_shown() -> None:
    assert tuple(ONTOLOGY.kind.values()) == KINDS
    assert tuple(ONTOLOGY.type.values()) == TYPES
    assert ONTOLOGY.kind["office"].label == "Office"
    assert ONTOLOGY.type["ENGAGES"].reverse_label == "engaged by"


def test_a_type_says_where_it_may_run() -> None:
    engages = ONTOLOGY.type["ENGAGES"]

    assert engages.allows("office", "state")
    assert not engages.allows("state", "office")
    assert not engages.allows("office", "nothing")
    assert engages.ends_in_words() == "from Office to Stakeholder, State, Organization or Agreement"


def test_types_are_found_by_what_they_mean() -> None:
    assert ONTOLOGY.type["ENGAGES"] in ONTOLOGY.types_naming(Naming.MANDATE)
    assert ONTOLOGY.types_for(Path.READING) == (ONTOLOGY.type["READ_AS"],)
    assert {kind.name for kind in ONTOLOGY.subjects} >= {"stakeholder", "state", "organization", "agreement"}


def test_a_map_adds_values_to_open_lists() -> None:
    grown = ONTOLOGY.extended({"unit_type": ("bureau",), "subtype": ("region",)}, ("bureau",))
    unit_type = grown.kind["office"].property("unit_type")

    assert unit_type
    assert unit_type.values[-1] == "bureau"
    assert "bureau" in unit_type.able_to_own
    assert grown.kind["state"].subtypes[-1] == "region"
    assert grown.kind["office"].subtypes == ()


def test_the_types_of_a_grown_ontology_run_between_its_own_kinds() -> None:
    grown = ONTOLOGY.extended({"unit_type": ("bureau",)}, ())
    ends = [kind for each in grown.types for pair in each.endpoints for kind in (*pair.sources, *pair.targets)]

    assert all(any(kind is own for own in grown.kinds) for kind in ends)
    assert [each.name for each in grown.types] == [each.name for each in TYPES]


def test_without_values_of_its_own_a_map_has_the_ontology_as_it_stands() -> None:
    assert ONTOLOGY.extended({}, ()) is ONTOLOGY
    assert ONTOLOGY.extended({"subtype": ()}, ()) is ONTOLOGY


@pytest.mark.parametrize("name", ["name", "nothing"])
def test_a_property_that_is_not_declared_is_none(name: str) -> None:
    assert ONTOLOGY.kind["office"].property(name) is None
    assert ONTOLOGY.type["ENGAGES"].property(name) is None


def test_another_kind_needs_no_more_than_its_declaration() -> None:
    museum = Kind("museum", "Museum", "Museums", "A house of things.", "#112233", Symbol.STAR, is_subject=True)
    engages = ONTOLOGY.type["ENGAGES"]
    pair = engages.endpoints[0]
    wider = replace(engages, endpoints=(replace(pair, targets=(*pair.targets, museum)),))

    ontology = Ontology((*KINDS, museum), (wider,))

    assert museum in ontology.subjects
    assert ontology.type["ENGAGES"].allows("office", "museum")


@pytest.mark.parametrize(
    ("written", "read"),
    [(2017, 2017), ("2017", None), (True, None), (None, None)],
    ids=["number", "text", "truth", "none"],
)
def test_a_property_reads_only_what_is_a_value_of_its_type(written: int | str | None, read: int | None) -> None:
    properties = {} if written is None else {YEAR.name: written}

    assert YEAR.read(properties) == read
