import gzip
from typing import Any

import pytest

from api.http.packing import SMALLEST, packed
from tests.api.http.client import Client
from tests.maps import World

LARGE = b'{"name":"Press Office"}' * 100


@pytest.mark.parametrize(
    ("accept_encoding", "is_packed"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("x-gzip", True),
        ("br, gzip;q=0.1", True),
        ("*", True),
        ("identity;q=0.5, gzip", True),
        ("identity;q=0, *", True),
        ("", False),
        ("br", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip;q=0, *", False),
        ("*;q=0", False),
        ("gzip;q=0.5, identity", False),
        ("gzip;q=0.5, identity;q=0.7", False),
    ],
)
def test_a_body_is_packed_for_who_wants_it_packed(accept_encoding: str, is_packed: bool) -> None:
    small = packed(LARGE, accept_encoding)
    assert (small is not None) is is_packed
    if small is not None:
        assert len(small) < len(LARGE) / 10
        assert gzip.decompress(small) == LARGE


def test_a_small_body_goes_as_it_is() -> None:
    assert packed(b"x" * (SMALLEST - 1), "gzip") is None
    assert packed(b"x" * SMALLEST, "gzip") is not None


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_answer_says_how_it_is_packed(method: str) -> None:
    client = Client(World())
    document = "{ ontology { kinds { kind } types { type } } }"
    headers = {"GraphQL-Require-Preflight": "1", "accept-encoding": "gzip"}
    given: dict[str, Any] = {"params": {"query": document}} if method == "GET" else {"json": {"query": document}}
    response = client.send(method, "/graphql", headers=headers, **given)
    plain = client.send(method, "/graphql", headers={**headers, "accept-encoding": "identity"}, **given)
    assert response.headers["content-encoding"] == "gzip"
    assert response.headers["vary"] == "Accept, Accept-Encoding"
    assert "content-encoding" not in plain.headers
    assert int(response.headers["content-length"]) < int(plain.headers["content-length"]) / 2
    assert response.content == plain.content
    assert len(plain.json()["data"]["ontology"]["kinds"]) > 5


def test_a_packed_and_a_plain_answer_have_one_tag() -> None:
    client = Client(World())
    asked = {"params": {"query": "{ ontology { kinds { kind } types { type } } }"}}
    tags = {
        client.get("/graphql", headers={"GraphQL-Require-Preflight": "1", "accept-encoding": coding}, **asked).headers[
            "etag"
        ]
        for coding in ("gzip", "identity")
    }
    assert len(tags) == 1
