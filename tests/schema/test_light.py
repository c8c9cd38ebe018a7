import pytest
from graphql import parse

from schema.light import is_light


@pytest.mark.parametrize(
    "document",
    [
        '{ entity(key: "press") { key kind name validity { start { edtf } current } } }',
        "query ($key: String!) { relationship(key: $key) { type source { name } target { name } purpose } }",
        '{ a: entity(key: "press") { ... on Office { name } } b: entity(key: "media") { __typename } }',
    ],
)
def test_single_things_as_they_say_of_themselves_are_light(document: str) -> None:
    assert is_light(parse(document))


@pytest.mark.parametrize(
    "document",
    [
        '{ entity(key: "press") { evidence { quote } } }',
        '{ entity(key: "press") { relationships { totalCount } } }',
        '{ entity(key: "press") { coverage { state } } }',
        '{ entity(key: "mandates") { ... on Document { text } } }',
        '{ entity(key: "press", recordedAsOf: "2017-12-01") { name } }',
        "{ revision { entities } }",
        "{ coverage { headline } }",
        "mutation { createEntity(input: {}) { __typename } }",
        "{ " + " ".join(f'a{number}: entity(key: "press") {{ name }}' for number in range(26)) + " }",
    ],
)
def test_what_gathers_judges_looks_back_or_asks_the_store_is_not(document: str) -> None:
    assert not is_light(parse(document))
