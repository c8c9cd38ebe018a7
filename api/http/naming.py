"""Which document a GraphQL request asks: its text stands in the request, or the request names it."""

import re
from collections.abc import Mapping
from typing import Any

from api.http.bodies import shape
from api.http.refusals import Refused
from schema.documents import Documents, digest

_SHA256 = re.compile(r"[0-9a-f]{64}")


def document_of(values: Mapping[str, Any], documents: Documents) -> str:
    """The text of the document that a request asks.

    A request has it as `query`, or names it by `documentId`, or by `extensions.persistedQuery`, as clients do that send
    the text along when they are told that it is not known.

    Raises:
        Refused: It does none of these.
        GraphQLError: The document is not known, or may not be asked.
    """
    query, name = values.get("query"), values.get("documentId")
    if name is not None:
        if query is not None:
            raise Refused(400, "There are both query and documentId. Send one of them.")
        if not isinstance(name, str) or not name:
            raise Refused(
                400, f"documentId is {shape(name) if name else 'empty'}. Send the name of a document, a text."
            )
        return documents.named(name)
    hash_ = _hash(values.get("extensions") or {})
    if query is None and hash_ is not None:
        return documents.hashed(hash_)
    if not isinstance(query, str) or not query.strip():
        raise Refused(400, "There is no query. Send the GraphQL document, a text, as query.")
    if hash_ not in (None, digest(query)):
        raise Refused(400, "extensions.persistedQuery.sha256Hash is not the SHA-256 of query.")
    text = documents.written(query)
    if hash_ is not None:
        documents.register(text)
    return text


def _hash(extensions: Mapping[str, Any]) -> str | None:
    persisted = extensions.get("persistedQuery")
    if persisted is None:
        return None
    if not isinstance(persisted, dict):
        raise Refused(400, f"extensions.persistedQuery is {shape(persisted)}. Send an object, or leave it out.")
    if persisted.get("version") != 1 or persisted["version"] is True:
        raise Refused(400, "extensions.persistedQuery.version is not 1, the only one there is.")
    hash_ = persisted.get("sha256Hash")
    if not isinstance(hash_, str) or not _SHA256.fullmatch(hash_.lower()):
        raise Refused(400, "extensions.persistedQuery.sha256Hash is no SHA-256: 64 digits, hexadecimal.")
    return hash_.lower()
