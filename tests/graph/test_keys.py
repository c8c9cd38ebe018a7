import pytest

from graph.keys import joined, numbered, slug


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
