import pytest

from api.http.origins import is_foreign


@pytest.mark.parametrize(
    ("origin", "host", "foreign"),
    [
        (None, "localhost:8000", False),
        ("http://localhost:8000", "localhost:8000", False),
        ("http://[::1]:8000", "[::1]:8000", False),
        ("https://map.example.org", "map.example.org", False),
        ("https://map.example.org", "map.example.org:443", False),
        ("https://intranet.example.org", "127.0.0.1:8000", False),
        ("http://localhost:8001", "localhost:8000", True),
        ("http://127.0.0.1:8000", "localhost:8000", True),
        ("https://evil.example", "localhost:8000", True),
        ("null", "localhost:8000", True),
        ("", "localhost:8000", True),
        ("file://", "", True),
        ("http://localhost:port", "localhost:8000", True),
    ],
)
def test_a_page_is_foreign_unless_it_is_ours_or_named(origin: str | None, host: str, *, foreign: bool) -> None:
    headers = {"host": host} | ({} if origin is None else {"origin": origin})
    assert is_foreign(headers, frozenset({"intranet.example.org"})) is foreign
