import pytest

from graph.keys import all_numbered, joined, numbered, slug


@pytest.mark.parametrize(
    ("text", "key"),
    [("The Media", "the-media"), ("Élan_vital (2)", "elan-vital-2"), ("--", ""), ("Вода", "")],
)
def test_a_text_becomes_lower_case_words_joined_by_hyphens(text: str, key: str) -> None:
    assert slug(text) == key


def test_a_relationship_is_called_by_its_ends_and_its_type() -> None:
    assert joined("press", "BELONGS_TO", "sector") == "press--belongs-to--sector"


def test_a_key_that_is_taken_gets_the_first_free_number() -> None:
    assert numbered("press", ()) == "press"
    assert numbered("press", {"press", "press-2", "press-4"}) == "press-3"


def test_many_that_want_one_key_are_told_apart_by_numbers_that_are_free() -> None:
    assert all_numbered(["press", "media", "press", "press"], {"press", "press-3"}) == [
        "press-2",
        "media",
        "press-4",
        "press-5",
    ]
    assert len(set(all_numbered(["press"] * 20_000, ()))) == 20_000


def test_a_key_that_looks_numbered_is_not_given_twice() -> None:
    assert all_numbered(["press", "press-2", "press"], ()) == ["press", "press-2", "press-3"]
