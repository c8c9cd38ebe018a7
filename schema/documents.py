"""Documents that the service knows already: by their SHA-256 instead of their text, and, if so decided, no others."""

import hashlib
from collections.abc import Iterable

from schema.persisted import Persisted
from schema.problems import Code, refusal, shortened
from schema.recent import Recent

_REGISTERED_AT_MOST = 512
_REGISTERED_CHARACTERS = 4_000_000


def digest(text: str) -> str:
    """The name of a document: its SHA-256, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class Documents:
    """The documents that are known. May be used from any thread.

    Beside those known from the start, clients may register documents where any may be asked; of these the ones asked
    for longest ago are forgotten first.
    """

    def __init__(self, mode: Persisted = Persisted.ALLOW, known: Iterable[str] = ()) -> None:
        """Know these texts."""
        self._mode = mode
        self._known = {digest(text): text for text in known}
        self.listed = frozenset(self._known.values())
        self._registered: Recent[str] = Recent(_REGISTERED_AT_MOST, _REGISTERED_CHARACTERS)

    def named(self, name: str) -> str:
        """The document of this name, which is its SHA-256 with or without `sha256:` before it.

        Raises:
            GraphQLError: There is none, or names are not used here.
        """
        if self._mode is Persisted.OFF:
            raise refusal(Code.DOCUMENT_NOT_SUPPORTED, "Documents are not kept here. Send the text, as query.")
        found = self._find(name.removeprefix("sha256:").lower())
        if found is None:
            raise refusal(Code.DOCUMENT_NOT_FOUND, f"There is no document {shortened(name)}.")
        return found

    def hashed(self, name: str) -> str:
        """The document with this SHA-256, asked for as clients do that register what is not found.

        Raises:
            GraphQLError: There is none, or names are not used here; in the words that these clients wait for.
        """
        if self._mode is Persisted.OFF:
            raise refusal(Code.DOCUMENT_NOT_SUPPORTED, "PersistedQueryNotSupported")
        found = self._find(name)
        if found is None:
            raise refusal(Code.DOCUMENT_NOT_FOUND, "PersistedQueryNotFound")
        return found

    def written(self, text: str) -> str:
        """The document with this *text*, which is itself.

        Raises:
            GraphQLError: Only known documents may be asked, and this is none.
        """
        if self._mode is Persisted.ONLY and digest(text) not in self._known:
            raise refusal(
                Code.DOCUMENT_NOT_LISTED, "Only documents of the manifest are answered here, and this is none of them."
            )
        return text

    def register(self, text: str) -> None:
        """Know *text* from now on, where clients may teach documents."""
        if self._mode is Persisted.ALLOW:
            self._registered.keep(digest(text), text, len(text))

    def _find(self, name: str) -> str | None:
        return self._known.get(name) or self._registered.get(name)
