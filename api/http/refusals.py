"""A request that is no GraphQL request, and what to answer to it."""

from collections.abc import Mapping


class Refused(Exception):
    """A request that is no GraphQL request: the HTTP status, why, and the headers that go with it."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        """Carry what to answer."""
        super().__init__(message)
        self.status, self.headers = status, dict(headers or {})
