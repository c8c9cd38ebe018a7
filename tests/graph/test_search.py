from graph.ontology.types.engagement import ENGAGES
from graph.records import Sensitivity
from graph.search import search
from tests.maps import World, a_map


def found(world: World, text: str, *kinds: str) -> list[str]:
    return [hit.entity.name for hit in search(world.as_of(), text, kinds)]


def test_the_exact_name_comes_first() -> None:
    world = a_map(("Press Office", ENGAGES, "Press"), ("Press Office", ENGAGES, "Press agencies"))

    assert found(world, "press") == ["Press", "Press Office", "Press agencies"]


def test_a_typing_error_is_forgiven() -> None:
    assert found(a_map(("Press Office", ENGAGES, "Journalists")), "jornalist")[0] == "Journalists"


def test_a_code_of_two_letters_is_no_typing_error_of_a_longer_word() -> None:
    world = a_map(("Press Office", ENGAGES, "Opinion leaders"), ("Press Office", ENGAGES, "DE"))

    assert found(world, "opinon leaders") == ["Opinion leaders"]
    assert found(world, "de")[0] == "DE"


def test_a_purpose_finds_who_has_it() -> None:
    world = World()
    world.tie("Press Office", ENGAGES, "Journalists", purpose="to explain neutrinos")

    assert found(world, "neutrinos") == ["Press Office"]


def test_kinds_narrow_the_search() -> None:
    assert found(a_map(("Press Office", ENGAGES, "Press")), "press", "stakeholder") == ["Press"]


def test_nothing_is_found_for_nothing() -> None:
    assert found(a_map(("Press Office", ENGAGES, "Press")), "  ?! ") == []


def test_what_a_viewer_may_not_see_is_not_found() -> None:
    world = World()
    world.tie("Press Office", ENGAGES, "Journalists", purpose="a secret", sensitivity=Sensitivity.CONFIDENTIAL)

    assert search(world.as_of(ceiling=Sensitivity.INTERNAL), "secret") == ()
