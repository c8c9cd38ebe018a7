"""Manifests of documents, in the form of Apollo's persisted query manifests: read from a file, or made of documents."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    parse,
    print_ast,
    separate_operations,
    validate,
)

from graph.errors import Invalid, Problem, Unusable
from schema.build import RULES, compiled_schema
from schema.documents import digest
from schema.limits import Limits, oversize

FORMAT, VERSION = "apollo-persisted-query-manifest", 1


def read_manifest(path: Path) -> list[str]:
    """The documents that a manifest lists.

    Raises:
        Unusable: It cannot be read, is no manifest, or some entry is none; all of them are named.
    """
    try:
        content = orjson.loads(path.read_bytes())
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror or error}.") from error
    except orjson.JSONDecodeError as error:
        raise Unusable(f"{path} cannot be read as JSON: {error.msg} (line {error.lineno}).") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT or content.get("version") != VERSION:
        raise Unusable(
            f'{path} is no manifest of documents: it does not say "format": "{FORMAT}", "version": {VERSION}.'
        )
    operations = content.get("operations")
    if not isinstance(operations, list):
        raise Unusable(f"{path} is no manifest of documents: it has no list of operations.")
    problems = [fact for place, each in enumerate(operations, 1) for fact in _wrong(place, each)]
    if problems:
        raise Unusable("\n  ".join([f"{path} cannot be used as a manifest of documents:", *problems]))
    return [each["body"] for each in operations]


def _wrong(place: int, entry: object) -> Iterator[str]:
    name, body = (entry.get("id"), entry.get("body")) if isinstance(entry, dict) else (None, None)
    if not isinstance(name, str) or not isinstance(body, str):
        yield f"operation {place} has no id and body, both texts"
    elif digest(body) != name:
        yield f"operation {place}, {name[:80]!r}: its id is not the SHA-256 of its body, which is {digest(body)}"


def manifest_of(documents: Mapping[str, str], limits: Limits) -> bytes:
    """The manifest of these texts by the places they stand at. An operation is listed with the fragments it uses.

    Raises:
        Invalid: Some document does not fit the schema or the limits, or some operation has no name of its own.
    """
    problems: list[Problem] = []
    entries: dict[str, dict[str, Any]] = {}
    for place, text in documents.items():
        found = list(_problems(place, text, limits))
        problems += found
        for name, type_, body in () if found else _operations(text):
            if name in entries and entries[name]["body"] != body:
                problems.append(Problem(place, f"another operation is called {name}, too", hint="give each its name"))
            entries[name] = {"id": digest(body), "name": name, "type": type_, "body": body}
    if problems:
        raise Invalid(problems)
    listed = {"format": FORMAT, "version": VERSION, "operations": [entries[name] for name in sorted(entries)]}
    return orjson.dumps(listed, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _problems(place: str, text: str, limits: Limits) -> Iterator[Problem]:
    try:
        document = parse(text, max_tokens=limits.tokens)
    except GraphQLSyntaxError as error:
        yield _problem(place, error)
        return
    too_much = oversize(document, limits)
    if too_much:
        yield Problem(place, too_much.message.rstrip("."))
    for each in validate(compiled_schema(), document, RULES):
        yield _problem(place, each)
    operations = list(_definitions(document))
    if not operations:
        yield Problem(place, "it has no operation")
    for operation in operations:
        if operation.name is None:
            yield Problem(place, "an operation has no name", hint=f"write {operation.operation.value} Name")


def _problem(place: str, error: GraphQLError) -> Problem:
    line = f", line {error.locations[0].line}" if error.locations else ""
    return Problem(f"{place}{line}", error.message.rstrip("."))


def _operations(text: str) -> Iterable[tuple[str, str, str]]:
    """Name, type and text of each operation; a document of one operation keeps its text as it is."""
    document = parse(text)
    operations = list(_definitions(document))
    parts = separate_operations(document) if len(operations) > 1 else {}
    for each in operations:
        name = each.name.value if each.name else ""
        yield name, each.operation.value, print_ast(parts[name]) if parts else text


def _definitions(document: DocumentNode) -> Iterator[OperationDefinitionNode]:
    return (each for each in document.definitions if isinstance(each, OperationDefinitionNode))
