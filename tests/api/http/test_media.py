import pytest

from api.http.media import GRAPHQL_JSON, JSON, chosen, is_json

OFFERED = (JSON, GRAPHQL_JSON)


@pytest.mark.parametrize(
    ("accept", "type_"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("application/json", JSON),
        ("APPLICATION/JSON; charset=utf-8", JSON),
        ("application/graphql-response+json", GRAPHQL_JSON),
        ("application/graphql-response+json, application/json;q=0.9", GRAPHQL_JSON),
        ("application/json;q=0.5, application/graphql-response+json;q=0.8", GRAPHQL_JSON),
        ("application/graphql-response+json, application/json", GRAPHQL_JSON),
        ("text/html, application/xhtml+xml, */*;q=0.8", JSON),
        ("application/json;q=0, */*", GRAPHQL_JSON),
        ("application/json;q=nonsense", JSON),
        ("text/html", None),
        ("application/json;q=0", None),
        (",,;", None),
        ("*/*, application/json;q=0.5", GRAPHQL_JSON),
        ("application/*;q=0.5, application/json;q=0.1", GRAPHQL_JSON),
        ("*/*;q=0", None),
        ("*/*;q=0, application/json", JSON),
        ("application/*;q=0, */*", None),
        ("application/json ; Q = 0.2, application/graphql-response+json; q=0.3", GRAPHQL_JSON),
        ("application/json;q=nan", JSON),
        ("application/json;q=-1, application/graphql-response+json;q=0.9", JSON),
        ("application/json;q=0.000", None),
    ],
)
def test_the_media_type_that_fits_best_is_chosen(accept: str | None, type_: str | None) -> None:
    assert chosen(accept, OFFERED) == type_


@pytest.mark.parametrize(
    ("content_type", "is_it"),
    [
        ("application/json", True),
        ("Application/JSON", True),
        ("application/json; charset=utf-8", True),
        ('application/json;charset="UTF-8"', True),
        ("application/json; charset=latin-1", False),
        ("application/json-patch+json", False),
        ("text/plain", False),
        ("multipart/form-data; boundary=x", False),
        ("application/json;", True),
        ("application/json; charset = utf-8", True),
        ("application/json; charset=utf-8; charset=latin-1", False),
        ('application/json; charset=""', False),
        ("application/json; charset=utf-16", False),
        ("application/json, application/json", False),
        ("application/graphql-response+json", False),
        ("application/*", False),
        ("", False),
    ],
)
def test_only_json_in_utf_8_is_json(content_type: str, is_it: bool) -> None:
    assert is_json([content_type]) is is_it


@pytest.mark.parametrize("content_types", [[], [JSON, JSON], [JSON, "text/plain"]])
def test_a_body_says_once_what_it_is(content_types: list[str]) -> None:
    assert not is_json(content_types)
